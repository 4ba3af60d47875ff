"""Cues: the words that tell that somebody speaks, by language. Tables, sorted within each line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

# The lemma's classes. Forms are made by _forms; irregular ones stand beside them.
_CUES_EN: Mapping[str, str] = {
    "say": "say",
    "tell": "assure brief inform lecture notify remind tell",
    "write": "blog email post publish scrawl text tweet write",
    "ask": "ask demand enquire inquire wonder",
    "state": "acknowledge add admit advise affirm agree allege allow announce answer apologise apologize argue assert"
    " begin boast bristle caution claim comment complain concede conclude concur confess confide confirm contend"
    " continue counter deadpan declare deny disclose emphasise emphasize estimate exclaim explain explode forecast"
    " fume grumble gush hint implore insist instruct interject intone issue joke lament marvel mention muse note"
    " object observe offer opine plead pledge point preach predict promise pronounce propose protest quip reason"
    " reassure recall reckon recommend recount reflect reiterate relate remark remember repeat reply report"
    " respond retort reveal scoff sigh signal speak speculate state stress submit suggest sum swear testify"
    " theorize thunder tout urge venture volunteer vow warn",
    "shout": "bark bellow chant cheer chime cry fire growl holler laugh mumble murmur mutter plead roar scream shoot shout"
    " sing snap sneer thunder weep whisper yell",
    "call": "accuse applaud assail attack bemoan berate blame blast brand call castigate celebrate characterise"
    " characterize chide cite compare condemn criticise criticize decry defend demand denounce depict deride"
    " describe dismiss dub excoriate express hail jeer label lambaste laud liken mock portray praise rail rebuke"
    " refer reject ridicule rip salute scold seek slam torch tout trash try upbraid vent vilify vow welcome",
    "think": "believe expect fear feel find hope imagine know like mean prefer regret see suppose suspect think want",
    "hold": "charge conclude detect find hold identify indicate maintain read rule show specify warn",
}
_IRREGULAR_EN: Mapping[str, str] = {
    "say": "said says saying",
    "tell": "told tells telling",
    "write": "wrote written writes writing",
    "think": "thought thinks thinking",
    "feel": "felt feels feeling",
    "know": "knew known knows knowing",
    "see": "saw seen sees seeing",
    "find": "found finds finding",
    "mean": "meant means meaning",
    "read": "read reads reading",
    "hold": "held holds holding",
    "swear": "swore swears sworn swearing",
    "sing": "sang sings sung singing",
    "shoot": "shot shoots",
    "seek": "sought seeks seeking",
    "weep": "wept weeps weeping",
    "speak": "spoke spoken speaks speaking",
    "begin": "began begins begun beginning",
    "cast": "casts casting",
    "sell": "sold sells selling",
}
#: Past forms of verbs of saying that do not end like one.
STRONG = frozenset(
    form for forms in _IRREGULAR_EN.values() for form in forms.split() if not form.endswith(("s", "ing"))
)
#: Cue verbs of other languages, by ISO 639-1: regular ones by what their forms are made of, see _ENDINGS, and the forms of
#: all others that news uses.
_CUES_MORE: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "de": {
        "say": (
            "sag",
            "",
        ),
        "tell": (
            "bericht erklär erzähl informier schilder",
            "mitgeteilt mitteilt mitteilte teilt teilte teilten",
        ),
        "write": (
            "poste twitter",
            "geschrieben schreiben schreibt schrieb schrieben",
        ),
        "ask": (
            "forder frag verlang",
            "bat baten bittet wissen",
        ),
        "state": (
            "analysier antwort appellier argumentier bedauer befürcht begründ begrüß behaupt beklag bekräftig"
            " bemängel bestätig beteuer beton bilanzier entgegn entschuldig ergänz erinner erläuter erwart"
            " erwider fass freu füg gratulier hoff ironisier klag kommentier konstatier kontert kritisier kündig"
            " lob mahn mein murr offenbar pflicht prahl prognostizier prophezei protestier resümier schimpf"
            " schlussfolger schwärm seufz signalisier spott spöttel staun stell unterstell urteil vermut"
            " versicher verteidig warn witzel wunder zitier ärger äußer",
            "gab gaben gestand gesteht gibt heißt hielt hieß hält ließ lässt pflichtete räumt räumte räumten"
            " schließt schloss so sprang spricht unterstrich versprach verspricht verweist verwies weist wies"
            " wiesen zeigt zeigte zieht zog",
        ),
        "shout": (
            "brüll höhn jubel schimpf",
            "rief riefen rufen ruft schreit schrie",
        ),
        "call": (
            "beschuldig bezeichn feier rüg würdig",
            "beschreibt beschrieb nannte nannten nennt sprach sprachen spricht warf warfen wirft",
        ),
        "think": (
            "glaub hoff",
            "dachte denkt fand findet hält sah sieht weiß",
        ),
    },
    "fr": {
        "say": (
            "",
            "dire disaient disait disent dit dite dixit",
        ),
        "tell": (
            "confi expliqu racont rapport rassur signal",
            "informe informé rappelait rappelle rappellent rappelé",
        ),
        "write": (
            "post publi tweet",
            "écrit écrivait écrivent",
        ),
        "ask": (
            "demand exhort implor interrog réclam suppli",
            "lance lancent lancé lançait requiert requis savoir",
        ),
        "state": (
            "abond affirm ajout alert analys annonc argument articul assur avou balay chuchot cingl claironn"
            " clam comment confess confirm constat critiqu déclar déplor détaill entonn estim félicit gliss"
            " indign indiqu insist interpell ironis jubil jur justifi lament martel maugré moqu murmur not nuanc"
            " objur observ plaid plaisant protest précis questionn raill rassur regrett récapitul"
            " répliqu résum rétorqu révél soulign soupir temper tempêt tonn tranch témoign vocifér",
            "admet admettait admettent admis annonçait averti avertit conclu conclut concède concédé convenu"
            " convient croit fait félicite inquiète inquiété juge jugeait jugent jugé martelé martèle objecte"
            " objecté pointé poursuit poursuivi promet promis prédit prévenu prévient reconnaissait reconnaît"
            " reconnu redoute redouté renchéri renchérit reprend repris réagi réagit réitère réitéré réjoui"
            " réjouie réjouissent réjouit répond répondent répondu répète répété soutenu soutient souvenu"
            " souvenue souvient tempère tempéré tranche",
        ),
        "shout": (
            "cri hurl scand",
            "",
        ),
        "call": (
            "accus condamn critiqu dénonc encens fustig impliqu ironis moqu parl qualifi salu vant vilipend évoqu",
            "appelle appellent appelé décrit défend défendu dépeint voient voit évoque",
        ),
        "think": (
            "pens trouv",
            "croit croyait espère espéré",
        ),
    },
    "es": {
        "say": (
            "",
            "decía decían dice dicen dicho diciendo dijeron dijo",
        ),
        "tell": (
            "explic inform narr relat revel",
            "contaba contado contó cuenta cuentan recordado recordó recuerda recuerdan",
        ),
        "write": (
            "public tuite",
            "escribe escriben escribió escrito",
        ),
        "ask": (
            "demand implor interrog pregunt reclam solicit suplic",
            "exige exigen exigido exigió pedido pide piden pidió preguntado requirió rogó ruega saber",
        ),
        "state": (
            "abund aclar acot acus afirm agreg alarm alegr alert anunci apostill apunt argument arguy asegur"
            " asever aventur avis brome celebr cit coment concret confes confirm conjetur consider constat"
            " contest critic declar denunci destac detall enfatiz espet exclam expres felicit insist iron ironiz"
            " jact jur justific lament manifest matiz mostr observ opin precis proclam pronostic protest"
            " puntualiz quej ratific razon recalc record reiter reivindic relat remach remarc repas replic"
            " resalt resign sentenci señal subray suspir susurr zanj",
            "admite admiten admitido admitió advertido advierte advierten advirtiendo advirtió asiente asintió"
            " añade añaden añadido añadiendo añadió concluido concluye concluyó defendido defendió defiende dejó"
            " describe discrepa expone expuesto expuso incide incidió insistió promete prometido prometió"
            " reconoce reconocen reconocido reconoció responde responden respondido respondió resume resumido"
            " resumió rió ríe sostenido sostiene sostienen sostuvo sugiere sugirió tercia terció",
        ),
        "shout": (
            "brame core grit",
            "",
        ),
        "call": (
            "acus alab arremet atac calific compar conden critic cuestion elogi llam salud tach tild valor",
            "aplaude aplaudió arremete arremetió define definió describe describió fustigó achaca achacó habla habló ve",
        ),
        "think": (
            "esper pens",
            "cree creen creyó creía siente sintió teme temió",
        ),
    },
}
#: In these a speaker is told; in others nobody is named, whatever stands around the marks.
LANGUAGES = frozenset(["", "en", *_CUES_MORE])
#: What a regular verb's forms end in, by language; French and Spanish ones are those of the first conjugation.
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "de": ("t", "te", "ten", "en", "n"),
    "es": ("a", "aba", "aban", "ado", "an", "ando", "aron", "ó"),
    "fr": ("a", "ait", "aient", "ant", "e", "ent", "èrent", "é", "ée", "ées", "és"),
}
#: Words right before a speaker that tell that what stands around is the speaker's, by language.
ATTRIBUTIONS: Mapping[str, frozenset[tuple[str, ...]]] = {
    language: frozenset(tuple(phrase.split()) for phrase in phrases)
    for language, phrases in {
        "de": (
            "laut", "aus sicht", "aus sicht von", "aus den reihen", "heißt es aus", "heißt es bei", "heißt es in", "heißt es von", "hieß es aus", "hieß es bei", "hieß es in",
            "hieß es seitens", "hieß es von", "in den augen", "in den worten", "in den worten von", "nach angaben", "nach angaben von",
            "nach ansicht", "nach ansicht von", "nach auffassung", "nach auffassung von", "nach aussage", "nach aussage von",
            "nach darstellung", "nach darstellung von", "nach den worten", "nach den worten von", "nach einschätzung",
            "nach einschätzung von", "nach meinung", "nach meinung von", "nach überzeugung", "nach überzeugung von",
        ),
        "en": ("according to", "in the eyes of", "in the opinion of", "in the view of", "in the words of", "the words of", "to hear", "to quote"),
        "es": (
            "a decir de", "a juicio de", "a juicio del", "a ojos de", "a ojos del", "al decir de", "de acuerdo a", "de acuerdo con", "en boca de", "en opinión de", "en opinión del",
            "en palabras de", "en palabras del", "lee en", "leer en", "según",
        ),
        "fr": (
            "au dire de", "aux dires de", "aux yeux de", "aux yeux du", "dans les mots de", "d'après", "d’après", "de l'aveu de", "de l'avis de", "de l’aveu de", "de l’avis de",
            "dixit", "lire dans", "lit-on dans", "lire sur", "selon", "selon les mots de", "selon les termes de",
        ),
    }.items()
}  # fmt: skip
#: Prepositions that open a sentence with whoever thinks what it says: "For Moss, the plan is …".
FOR: Mapping[str, str] = {"de": "für", "en": "for", "es": "para", "fr": "pour"}
#: Nouns for what somebody says: "Moss's claim that …", "a warning from Moss".
SAYINGS = frozenset(
    "accusation account admission advice allegation answer argument assertion assessment assurance boast call challenge charge"
    " claim comment complaint conclusion confession contention criticism declaration defence defense denial description"
    " diagnosis excuse explanation expectation forecast insistence joke lament line message motto observation opinion"
    " pitch plea pledge prediction promise quip reaction reading rebuke recollection remark reminder reply response retort"
    " statement story suggestion suspicion take testimony theory thought threat verdict view vow warning word".split()
)
#: The same in other languages, by ISO 639-1: "la acusación de Rosa Linde de que …".
SAYINGS_MORE: Mapping[str, frozenset[str]] = {
    "de": frozenset(
        "anschuldigung ansicht appell argument aussage behauptung bemerkung einschätzung forderung klage kritik mahnung meinung these"
        " urteil vorwurf warnung worte".split()
    ),
    "es": frozenset(
        "acusación advertencia afirmación comentario crítica críticas denuncia opinión palabras propuesta reproche tesis".split()
    ),
    "fr": frozenset(
        "accusation affirmation avertissement avis commentaire critique critiques déclaration jugement mise mots propos remarque reproche"
        " thèse".split()
    ),
}
#: Verbs behind which somebody else is heard: "Moss heard a guard shout …".
HEARING = frozenset("hear heard hearing hears overhear overheard overhearing overhears".split())


# Verbs that double their last letter.
_DOUBLING = frozenset("admit blog chat concur deadpan dub quip refer rip slam snap submit sum".split())


def _forms(verb: str) -> Iterable[str]:
    """Return the forms that news uses of a regular English verb."""
    if verb in _IRREGULAR_EN:
        return (verb, *_IRREGULAR_EN[verb].split())
    stem = verb.removesuffix("e")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb in _DOUBLING:
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    s = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
    return verb, verb + s, stem + "ed", stem + "ing"


#: Forms of verbs that tell what somebody says only before a quoted "as": "introduced him as …", "played it down as …".
PRESENTING = frozenset(
    form
    for verb in "bill brush cast frame introduce paint pass pitch play present recognise recognize regard sell style treat".split()
    for form in _forms(verb)
)


def _regular(language: str, stems: Iterable[str]) -> Iterable[str]:
    """Yield the forms of regular verbs of another language; German ones link an e behind t and d."""
    for stem in stems:
        for ending in _ENDINGS[language]:
            yield stem + ("e" if language == "de" and stem[-1] in "td" and ending != "en" else "") + ending
        if language == "de":
            yield f"ge{stem}{'e' if stem[-1] in 'td' else ''}t"


@cache
def cues(language: str = "en") -> Mapping[str, str]:
    """Return form -> class of the cue verbs of a language; English ones serve languages without a table."""
    if language in _CUES_MORE:
        return {
            form: kind
            for kind, (stems, others) in reversed(list(_CUES_MORE[language].items()))
            for form in (*_regular(language, stems.split()), *others.split())
        }
    return {
        form: kind
        for kind, verbs in reversed(list(_CUES_EN.items()))
        for verb in verbs.split()
        for form in _forms(verb)
    } | {"put": "put", "puts": "put"}
