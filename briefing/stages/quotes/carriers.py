"""Carriers: laws, signs, songs, works and words, whose words stand between marks though nobody speaks them."""

from __future__ import annotations

from briefing.stages.quotes.places import Place
from briefing.stages.quotes.reading import QUOTED, Reading, Token
from briefing.stages.quotes.verbs import word_at
from briefing.stages.quotes.wordlists import PREPOSITIONS
from briefing.text.names import DETERMINERS, PRONOUNS

#: What sort of carrier a noun is.
_CARRIERS = {
    noun: sort
    for sort, nouns in {
        "chant": "catchphrase chant cheer chorus cry mantra motto proverb refrain saying shout slogan",
        "charge": "charge count counts grounds offence offense",
        "law": "act amendment article ban bill bylaw clause code constitution contract convention decree directive guideline law"
        " legislation mandate measure order ordinance policy provision regulation rule section statute treaty"
        " gesetz paragraf verordnung vertrag décret loi règlement traité decreto ley reglamento tratado",
        "program": "award campaign initiative mission operation plan program programme project scheme tour",
        "sign": "badge banner billboard board button cap door flag graffiti hat hoodie jersey label mural paint placard plaque"
        " poster shirt sign sticker t-shirt tattoo tombstone wall"
        " plakat schild transparent banderole pancarte panneau cartel letrero pancarta",
        "text": "affidavit complaint document email e-mail filing indictment lawsuit letter memo message note report statement suit tweet",
        "word": "acronym adjective euphemism expression hashtag headline name nickname noun phrase term title word",
        "work": "album article ballad book chapter cover documentary drama episode essay exhibition film game hit hymn journal lecture"
        " magazine movie musical novel opera painting paper play podcast poem sequel series show single sitcom song soundtrack"
        " story thesis track video buch lied roman chanson livre canción libro novela película",
    }.items()
    for noun in nouns.split()
}
#: A carrier is looked for among so many words before the marks.
_REACH = 12
_RELATIVES = frozenset("that where which whose".split())


def carrier(reading: Reading, here: Place) -> str:
    """Return what carries a stretch's words, and how: "law,that" in 'signed a bill that bars "…"'; "-" where nothing does."""
    tokens = reading.paragraph(here.stretch.paragraph).tokens
    for k in range(here.at - 1, max(here.since - 1, here.at - 1 - _REACH), -1):
        if tokens[k].text == QUOTED:
            return "-"
        word = tokens[k].low
        sort = _CARRIERS.get(word) or _CARRIERS.get(word.removesuffix("s"))
        if sort is not None:
            how = _how(tokens, k, here.at)
            return f"{sort},{how}" if how else "-"
    return "-"


def _how(tokens: list[Token], k: int, at: int) -> str:
    """Return how a noun holds what stands at a later token; "" where somebody or something else comes between."""
    following = word_at(tokens, k + 1)
    if k + 1 == at or (k + 2 == at and following in (",", ":", "of", "that", "is", "was")):
        return "beside"
    if following in _RELATIVES and not _opens_phrase(tokens, k + 2):
        return "that"
    if following.endswith(("ing", "ed")):
        return "doing"
    if following in PREPOSITIONS and at - k < _REACH // 2:
        return "of"
    return "far" if all(not _opens_phrase(tokens, t) for t in range(k + 1, at)) else ""


def _opens_phrase(tokens: list[Token], k: int) -> bool:
    """Return whether somebody or something of its own starts at a token: "a bill that | Moss called"."""
    word = word_at(tokens, k)
    return word in DETERMINERS or word in PRONOUNS or (word != "" and tokens[k].text[0].isupper())
