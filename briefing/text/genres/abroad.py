"""Abroad: what German, French and Spanish headlines and notices say of what they are."""

from __future__ import annotations

from briefing.model import Genre

# How a label stands apart: "Rezept-Pflicht" has none.
_BEHIND = r"(?: ?[:|–—]| -)"
# A score ends its clause or has a small word behind it: "gana 2-0 al Betis", and not "pierde 20-30 aviones"; "um 14:35" is an hour.
_NO_HOUR = r"(?<!\bab )(?<!\bbis )(?<!\bgegen )(?<!\bnach )(?<!\bseit )(?<!\bum )(?<!\bvon )(?<!\bvor )"
_SCORED = (
    r"(?=\s*[.,;:!?|()–—]|\s*$|\s(?:am|auf|bei|gegen|im|in|nach|und|vor|zu|à|au|aux|chez|contre|dans|en|et|face|lors|pour|sur"
    r"|a|al|ante|con|contra|frente|por|tras|y)\b)"
)

#: What a title says, sorted by genre and language.
TITLES: tuple[tuple[Genre, str], ...] = (
    ("advice", r"^(?:haushaltstipp|ratgeber|rezept(?: (?:der woche|des tages))?|tipp des tages|verbrauchertipps?)\b" + _BEHIND + r"|\b(?:kreuzworträtsel|lottozahlen|sudoku|tv-tipps?)\b"),
    ("advice", r"^(?:astuces?|(?:la )?recette (?:de la semaine|du jour))\b" + _BEHIND + r"|\b(?:mots croisés|résultats du loto)\b"),
    ("advice", r"^(?:consejos?|la receta|receta(?: (?:de la semaine|del día))?)\b" + _BEHIND + r"|\b(?:crucigrama|resultados de la lotería)\b"),
    ("horoscope", r"\b(?:jahres|monats|tages|wochen)horoskope?\b"),
    ("live", r"\b(?:live-?blog|live-?ticker|newsblog|newsticker)\b"),
    ("live", r"^en directo\b ?[:|–—-]|\búltima hora en directo\b"),
    ("opinion", r"^(?:essay|gastbeitrag|glosse|kolumne|leitartikel|leserbriefe?|pro (?:&|und) contra|zwischenruf)\b" + _BEHIND + r"|[|–—-] ?(?:kolumne|kommentar)$"),
    ("opinion", r"^(?:billet|chronique|courrier des lecteurs|édito(?:rial)?|l[’']édito(?:rial)?|point de vue)\b" + _BEHIND),
    ("opinion", r"^(?:cartas? al director|columna|editorial|tribuna(?: abierta)?)\b" + _BEHIND),
    ("roundup", r"^(?:das wichtigste (?:am|in kürze|vom)|kurz (?:gemeldet|notiert)|kurzmeldungen|nachrichten am (?:abend|morgen)|was heute wichtig (?:ist|wird))\b"),
    ("roundup", r"^(?:ce qu[’']il faut retenir (?:de|ce)|l[’']essentiel de l[’']actu\w*)\b"),
    ("roundup", r"^(?:las noticias del día|lo más importante (?:de hoy|del día))\b"),
    ("sport result", r"\b(?:besieg(?:t|en)|bezwing(?:t|en)|gewinn(?:t|en)|schl(?:ägt|agen)|sieg(?:t|en)|trenn(?:t|en) sich|unterlieg(?:t|en)|verlier(?:t|en))\b.{1,60}" + _NO_HOUR + r"\b\d{1,3}:\d{1,3}" + _SCORED + r"|\b\d{1,2}:\d{1,2}[- ](?:auswärtssieg|erfolg|heimsieg|niederlage|pleite|remis|sieg)\b"),
    ("sport result", r"\b(?:bat(?:tent)?|domine(?:nt)?|écrase(?:nt)?|s[’']impose(?:nt)?|s[’']incline(?:nt)?)\b.{1,60}\b\d{1,3}[-–]\d{1,3}" + _SCORED),
    ("sport result", r"\b(?:cae|cede|derrota|empata|gana|golea|pierde|vence)n?\b.{1,60}\b\d{1,3}[-–]\d{1,3}" + _SCORED),
)  # fmt: skip

#: Where votes are counted, and goals are not.
NO_SPORT = (
    r"abgeordnete\w*|abstimmung|bundestag|bürgermeister\w*|gemeinderat|gericht\w*|gesetz\w*|haushalt|koalition|kreistag|landtag|minister\w*|parlament\w*|prozent|stadtrat|stimmen|wahl(?:en|kampf|kreis)?"
    r"|assemblée|conseil|députés?|élections?|législatives|loi|maire|municipales|pour cent|présidentielle|référendum|sénat|voix"
    r"|ayuntamiento|congreso|diputados|elecciones|ley|plebiscito|pleno|por ciento|presidenciales|referéndum|referendo|senado|votos"
)

#: The line that says of a text that it is a press release.
RELEASE = (
    r"\W*(?:for immediate release|(?:media|news|press) (?:notice|release|statement)|medienmitteilung|presse(?:erklärung|information|mitteilung)"
    r"|communiqué(?: de presse)?|comunicado(?: de prensa)?|nota de prensa)\W*"
)

#: How a newsroom opens a notice of what was wrong in a report of its own.
TAKES_BACK = (
    r"(?:(?:anmerkung|hinweis) der redaktion\W+)?(?:in|bei) (?:der|einer|unserem|unserer) (?:(?:ersten|früheren|ursprünglichen|vorherigen) (?:fassung|version)|(?:artikel|bericht|beitrag|meldung)\b.{0,160}\b(?:fälschlich\w*|falsch|irrtümlich|richtig ist|versehentlich))"
    r"|(?:une|la|dans une|dans la) (?:première|précédente) version (?:de (?:cet article|ce texte|notre article)|publiée)|contrairement à ce que nous (?:avons|avions) (?:annoncé|écrit|indiqué)|(?:une erreur s[’']est glissée dans|nous avons écrit par erreur)"
    r"|(?:en )?una versión (?:anterior|previa) de (?:esta (?:información|noticia)|este (?:artículo|texto))|por error,? (?:publicamos|en (?:la|una) (?:información|noticia))"
)

#: How it says that a whole report is taken back.
WITHDRAWN = (
    r"\b(?:der|dieser|unser) (?:artikel|beitrag|bericht|text) (?:.{0,60} )?(?:ist|wurde) (?:depubliziert|entfernt|gelöscht|zurückgezogen)\b|\bwir haben (?:den|diesen|unseren) (?:artikel|beitrag|bericht|text)\b.{0,60}\b(?:depubliziert|entfernt|gelöscht|zurückgezogen)\b"
    r"|\bnous avons (?:dépublié|retiré|supprimé) (?:cet|l[’']|notre) ?article\b|\b(?:cet|notre) article (?:a été|est) (?:dépublié|retiré|supprimé)\b"
    r"|\bhemos (?:eliminado|retirado) (?:el|este|nuestro) (?:artículo|texto)\b|\beste artículo ha sido (?:eliminado|retirado)\b"
)
