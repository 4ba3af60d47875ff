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
    "state": "acknowledge add admit advise affirm allege allow agree announce answer argue assert begin boast caution claim comment"
    " complain concede conclude concur confess confide confirm contend continue counter deadpan declare deny disclose emphasize emphasise estimate exclaim explain explode forecast fume grumble hint implore insist instruct interject issue joke"
    " lament marvel mention muse note object observe offer opine plead pledge point preach predict promise pronounce propose protest quip reason reassure recall reckon recommend recount reflect reiterate relate remark"
    " remember repeat reply report respond retort reveal scoff sigh signal speak speculate state stress submit suggest sum"
    " swear testify theorize thunder tout urge venture volunteer vow warn",
    "shout": "bark bellow chant cheer chime cry fire growl holler laugh mumble murmur mutter plead roar scream shoot shout"
    " sing sneer snap thunder weep whisper yell",
    "call": "accuse applaud assail attack blame blast brand call celebrate characterize characterise cite compare condemn"
    " criticize criticise decry defend demand denounce depict deride describe dismiss dub express hail jeer label lambaste laud"
    " liken mock portray praise rail refer reject ridicule rip salute seek slam tout trash try vent vow welcome",
    "think": "believe expect fear feel find hope imagine know like mean prefer regret see suppose suspect think want",
    "hold": "charge conclude find hold indicate maintain read rule show specify warn",
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
}
#: Past forms of verbs of saying that do not end like one.
STRONG = frozenset(
    form for forms in _IRREGULAR_EN.values() for form in forms.split() if not form.endswith(("s", "ing"))
)
#: Cue verbs of other languages, all forms that news uses, by ISO 639-1.
_CUES_MORE: Mapping[str, Mapping[str, str]] = {
    "de": {
        "say": "sagt sagte sagten gesagt sagen",
        "tell": "erklärt erklärte erklärten mitteilte teilte berichtet berichtete erzählt erzählte informierte",
        "write": "schreibt schrieb schrieben twitterte twittert postete",
        "ask": "fragt fragte fragten forderte fordert",
        "state": "antwortet antwortete beklagte bekräftigte berichtete betont betonte behauptete bestätigte ergänzte erläuterte"
        " erwiderte fügte gab hieß kommentierte konstatierte kritisierte kündigte lobte mahnte mahnt meint meinte räumte"
        " resümierte so unterstrich urteilte versicherte versprach verteidigte verwies warnt warnte wies zitierte äußerte",
        "call": "bezeichnete bezeichnet nannte nennt sprach spricht warf",
        "think": "denkt dachte findet fand glaubt glaubte hofft hoffte weiß",
    },
    "fr": {
        "say": "dit disait disent dire",
        "tell": "confie confié expliqué explique expliquait raconte raconté informé rappelle rappelé",
        "write": "écrit écrivait tweeté tweete posté publié",
        "ask": "demande demandé interroge interrogé lance lancé",
        "state": "affirme affirmé affirmait ajoute ajouté ajoutait annonce annoncé assure assuré averti avertit commente commenté"
        " conclu conclut confirme confirmé constate constaté déclare déclaré déploré déplore estime estimé indique indiqué insiste"
        " insisté jugé juge martelé martèle note noté poursuit poursuivi précise précisé prévenu promis rapporte regrette regretté"
        " répond répondu résume résumé réagi réagit répété répète souligne souligné soutient soutenu témoigne témoigné",
        "call": "accuse accusé appelé appelle critiqué dénonce dénoncé évoqué évoque parle parlé qualifie qualifié salué salue",
        "think": "croit croyait espère espéré pense pensait trouve",
    },
    "es": {
        "say": "dice dicen dijo dijeron dicho decía",
        "tell": "contó cuenta explica explicó informó recuerda recordó relata relató",
        "write": "escribe escribió publicó tuiteó",
        "ask": "exige exigió pidió pide pregunta preguntó",
        "state": "aclaró acusó admitió advierte advirtió afirma afirmó agrega agregó alertó anuncia anunció apunta apuntó asegura"
        " aseguró añade añadió comenta comentó concluyó concluye confesó confirmó considera consideró declara declaró denunció"
        " destacó expresó expuso indicó insiste insistió lamenta lamentó manifestó opinó precisó prometió reconoció reiteró"
        " replicó respondió resaltó resume señala señaló sentenció sostiene sostuvo subraya subrayó",
        "call": "calificó criticó describió llamó definió tachó",
        "think": "cree creía espera piensa pensaba",
    },
}


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


@cache
def cues(language: str = "en") -> Mapping[str, str]:
    """Return form -> class of the cue verbs of a language; English ones serve languages without a table."""
    if language in _CUES_MORE:
        return {form: kind for kind, forms in reversed(list(_CUES_MORE[language].items())) for form in forms.split()}
    return {
        form: kind
        for kind, verbs in reversed(list(_CUES_EN.items()))
        for verb in verbs.split()
        for form in _forms(verb)
    } | {"put": "put", "puts": "put"}
