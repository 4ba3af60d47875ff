"""German."""

from __future__ import annotations

from collections.abc import Mapping

#: What the page says, by its English.
SAYINGS: Mapping[str, str] = {
    " and ": " und ",
    " of ": " von ",
    " · from {}": " · von {}",
    "Added: ": "Neu im Text: ",
    "Adds: ": "Neu: ",
    "April": "April",
    "August": "August",
    "Briefing": "Presselage",
    "CEST": "MESZ",
    "CET": "MEZ",
    "Continuing": "Fortlaufend",
    "Corrections": "Berichtigungen",
    "Coverage": "Quellenlage",
    "Covers {}": "Zeitraum: {}",
    "December": "Dezember",
    "Developments": "Entwicklungen",
    "EEST": "OESZ",
    "EET": "OEZ",
    "Every line is taken verbatim from the source named beside it. The Word edition is attached.": (
        "Jede Zeile ist wörtlich der Quelle entnommen, die daneben steht. Die Word-Ausgabe liegt bei."
    ),
    "February": "Februar",
    "Feed text only: ": "Nur der Text des Feeds: ",
    "Fri": "Fr",
    "Friday": "Freitag",
    "In brief": "In Kürze",
    "In this briefing": "In dieser Ausgabe",
    "January": "Januar",
    "July": "Juli",
    "June": "Juni",
    "Key quotes": "Zitate",
    "Key quotes of the day": "Zitate des Tages",
    "Left out ({}), {}: ": "Nicht aufgenommen ({}), {}: ",
    "March": "März",
    "May": "Mai",
    "Mon": "Mo",
    "Monday": "Montag",
    "New": "Neu",
    "New ": "Neu ",
    "News": "Nachrichten",
    "No significant coverage since {}.": "Keine nennenswerte Berichterstattung seit {}.",
    "Not seen: ": "Nicht gelesen: ",
    "November": "November",
    "Now: ": "Jetzt: ",
    "October": "Oktober",
    "Other": "Weiteres",
    "Page ": "Seite ",
    "Read at ": "Nachzulesen bei ",
    "Sat": "Sa",
    "Saturday": "Samstag",
    "September": "September",
    "Sources": "Quellen",
    "Sources disagree": "Widersprüchliche Angaben",
    "Sun": "So",
    "Sunday": "Sonntag",
    "The source has withdrawn the line.": "Die Quelle hat die Zeile zurückgezogen.",
    "Thu": "Do",
    "Thursday": "Donnerstag",
    "Top stories": "Hauptthemen",
    "Tue": "Di",
    "Tuesday": "Dienstag",
    "Update": "Aktualisiert",
    "We printed: ": "Bei uns stand: ",
    "Wed": "Mi",
    "Wednesday": "Mittwoch",
    "no significant coverage": "keine nennenswerte Berichterstattung",
    "single source": "eine Quelle",
    "unattributed": "nicht zugeordnet",
    "unnamed source": "ungenannte Quelle",
    "{day} {month}": "{day}. {month}",
    "{day} {month} {year}": "{day}. {month} {year}",
    "{time}": "{time} Uhr",
    "{weekday} {day} {month}": "{weekday}, {day}. {month}",
    "{weekday} {day} {month} {year}": "{weekday}, {day}. {month} {year}",
    "{weekday} {time}": "{weekday} {time}",
    "{} article": "{} Artikel",
    "{} articles": "{} Artikel",
    "{} failed": "{} gestört",
    "{} feed read": "{} Feed gelesen",
    "{} feeds read": "{} Feeds gelesen",
    "{} independent": "{} unabhängige Quellen",
    "{} merged as copies or updates": "{} davon Kopien oder neue Fassungen",
    "{} more": "{} weiteren",
    "{} more stories in brief: {}": "{} weitere Themen in Kürze: {}",
    "{} more story in brief: {}": "{} weiteres Thema in Kürze: {}",
    "{} others": "{} weitere",
    "{} silent": "{} ohne Neues",
    "{} to {}": "{} bis {}",
    "{}; and {} more": "{}; und {} weitere",
}

#: Why something is not on it.
REASONS: Mapping[str, str] = {
    "a document of a word processor is no article file; save it as text or HTML": (
        "Textverarbeitungsdatei und kein Artikel; bitte als Text oder HTML sichern"
    ),
    "a fact check": "Faktencheck",
    "a horoscope": "Horoskop",
    "a live page alone": "nur Liveticker",
    "a newsroom's correction of itself": "Berichtigung einer Redaktion in eigener Sache",
    "a paywall: only the opening can be read; log in and save the article as a file, or use the outlet's full-text feed": (
        "Bezahlschranke: Nur der Anfang ist zu lesen"
    ),
    "a review": "Besprechung",
    "a round-up of several stories": "Nachrichtenüberblick",
    "a sport result": "Sportergebnis",
    "advertising or a press release": "Werbung oder Pressemitteilung",
    "advice or a pastime": "Ratgeber oder Unterhaltung",
    "below the first story": "nach dem ersten Thema",
    "below the first {} stories": "nach den ersten {} Themen",
    "embargoed until no hour that we can read": "gesperrt, ohne dass eine Uhrzeit zu lesen wäre",
    "embargoed until {} UTC": "gesperrt bis {} UTC",
    "feed broken: it cannot be parsed ({})": "Feed beschädigt: nicht lesbar ({})",
    "feed broken: the answer is empty": "Feed beschädigt: die Antwort ist leer",
    "feed broken: the answer is neither RSS nor Atom nor JSON Feed": "Feed beschädigt: weder RSS noch Atom noch JSON Feed",
    "gone for good (410): the outlet has closed it; we do not ask again: strike it from its list": (
        "dauerhaft entfernt (410): Das Medium hat den Feed geschlossen"
    ),
    "no complete answer within {} seconds; the server is too slow or does not answer: we ask again later": (
        "keine vollständige Antwort binnen {} Sekunden; wir fragen später wieder an"
    ),
    "no connection to {} ({}); the server is down or a firewall is between: we ask again later": (
        "keine Verbindung zu {} ({}); wir fragen später wieder an"
    ),
    "not asked: its host let {} requests in a row run out of time; we ask again later": (
        "nicht angefragt: Der Server hat {} Anfragen in Folge nicht beantwortet; wir fragen später wieder an"
    ),
    "not found (404): it may have moved; look for its new address with `briefing feeds add`": (
        "nicht gefunden (404): Die Adresse hat sich vielleicht geändert"
    ),
    "opinion": "Meinung",
    "printed before, and nothing has come in since": "schon gemeldet, seither nichts Neues",
    "replaced by the correction of {}": "ersetzt durch die Berichtigung von {}",
    "replaced by the update of {}": "ersetzt durch die neue Fassung von {}",
    "the connection to {} broke off; we ask again later": "Die Verbindung zu {} brach ab; wir fragen später wieder an",
    "the feed's server is in trouble; we ask again later ({})": "Der Server ist gestört ({}); wir fragen später wieder an",
    "the file is empty": "Die Datei ist leer",
    "the host {} cannot be found; check its spelling, and this machine's network": "Der Server {} ist nicht zu finden",
    "the outlet's robots.txt asks programmes not to read this page; its feed's own words are used instead": (
        "Das Medium schließt Programme von dieser Seite aus (robots.txt); es gilt der Text des Feeds"
    ),
    "the page is not there any more ({}): its outlet may have withdrawn the article, so it is left out": (
        "Die Seite gibt es nicht mehr ({}): Das Medium hat den Artikel vielleicht zurückgezogen"
    ),
    "the page's server is in trouble ({}); the feed's own words are used instead": (
        "Der Server der Seite ist gestört ({}); es gilt der Text des Feeds"
    ),
    "the server is overloaded or under repair (503); we ask again later": (
        "Der Server ist überlastet oder in Wartung (503); wir fragen später wieder an"
    ),
    "the server refuses us (403): it may block feed readers or want a login; ask the outlet, or strike it": (
        "Der Server verweigert den Zugriff (403)"
    ),
    "the server refuses us the page (403); the feed's own words are used instead": (
        "Der Server verweigert die Seite (403); es gilt der Text des Feeds"
    ),
    "too many requests (429): the server asks for peace, and gets it": "zu viele Anfragen (429)",
    "withdrawn by {}": "zurückgezogen von {}",
    "{} (since {})": "{} (seit {})",
    "{} has its {} stories": "{} hat schon {} Themen",
    "{} has its {} story": "{} hat schon {} Thema",
    "{} leads {} stories already": "{} führt schon {} Themen an",
    "{} leads {} story already": "{} führt schon {} Thema an",
    "{}; asked again from {} UTC": "{}; nächste Anfrage ab {} UTC",
}
