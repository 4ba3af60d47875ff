"""Links: how a mention hangs on a verb of saying, read off the words around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.stages.quotes.claims import (
    claim_of,
    elided,
    heard,
    is_attribution,
    is_view,
    leads_to_colon,
    made_to_say,
)
from briefing.stages.quotes.cues import FOR, SAYINGS, SAYINGS_MORE, cues
from briefing.stages.quotes.mentions import Mention
from briefing.stages.quotes.objects import (
    closes_aside,
    ends_relative,
    is_anothers,
    is_aside,
    is_made,
    is_object,
    is_region,
    opens_told,
)
from briefing.stages.quotes.reading import QUOTED, Paragraph, Token
from briefing.stages.quotes.verbs import (
    STOPS,
    as_saying,
    back,
    called,
    is_passive,
    is_skipped,
    said_before,
    says,
    skipping,
    word_at,
)
from briefing.stages.quotes.wordlists import AUXILIARIES, DASHES, INVERTED, OPENERS, PREPOSITIONS
from briefing.text.names import NOT_NAMES_MORE

_CLOSERS = frozenset([",", ")", "—", "–", "-"])
_SUBJECTS = frozenset("he i she they we".split())
_MODALS = frozenset("could may might must should would".split())
# Prepositions that open clauses as well: "as Heald told", "before the bank issued a statement".
_CONJUNCTIONS = frozenset("after as before like since than until".split())
# Texts that are somebody's words: "a letter from X".
_LETTERS = frozenset("comment email letter memo message note post statement tweet".split())
# What somebody is heard on: "a recording of the foreman warning that".
_RECORDINGS = frozenset("audio clip footage recording tape video".split())
# German verbs of which "es" is no subject that speaks.
_NOBODYS = frozenset("heißt hieß".split())
_QUOTING = frozenset("cited citing quoted quotes quoting".split())
# Words between a preposition and a place: "police in nearby Aspen Grove said".
_NEAR = frozenset("central downtown eastern nearby neighboring neighbouring northern southern suburban western".split())
#: Tokens between a speaker and the verb at most; appositions in agency copy run to 35.
_REACH = 45
# Thoughts that one body has and another tells.
_CONCLUDED = frozenset("concluded concludes decided decides determined determines".split())
#: Paths on which a mention is the subject of the verb.
CLOSE = frozenset(["as", "direct", "appos", "pp", "inv", "acc", "colon", "dash", "by", "elided", "for", "poss"])


@dataclass(frozen=True, slots=True)
class Link:
    """How a mention hangs on a verb of saying: the path, the verb's class and the verb's token."""

    path: str = "none"
    kind: str = "-"
    at: int | None = None


def link(paragraph: Paragraph, mention: Mention, language: str) -> Link:
    """Return how a mention hangs on a verb of saying in its own paragraph."""
    tokens, verbs = paragraph.tokens, cues(language)
    if language == "fr" and INVERTED.search(tokens[mention.i].low):
        return Link("inv", "say", mention.i)
    if mention.kind == "it" and word_at(tokens, mention.i - 1) in _NOBODYS:
        return Link("prep")  # "hieß es aus dem Ministerium"
    before = _before(tokens, mention, verbs, language)
    if before.path in ("acc", "dash", "inv", "by"):
        return before
    if (owned := _claimed(tokens, mention, verbs, language, before)) is not None:
        return owned
    after = _after(tokens, mention.j, verbs, thing=mention.kind == "noun")
    if word_at(tokens, mention.i - 1) in _QUOTING and (at := as_saying(tokens, mention.j)):
        return Link("as", "say", at)
    if before.path == "prep":
        return _behind_preposition(tokens, mention, before, after)
    if before.path == "obj" and _is_told(tokens, mention, before, after):
        return before
    if (other := _no_subject(tokens, mention, verbs, before, after)) is not None:
        return other
    if after.path in ("direct", "appos", "pp", "colon", "conj"):
        return after
    return before if before.path != "none" else after


def _behind_preposition(tokens: list[Token], mention: Mention, before: Link, after: Link) -> Link:
    """Return the link of what stands behind a preposition, nobody's subject: "at a rally in Ohio, Moss said".

    A clause of its own may hang on it: "for Gov. Holloway, who called", "with one poster writing".
    """
    own = word_at(tokens, mention.j) == "who" or word_at(tokens, mention.j + 1) == "who"
    recorded = word_at(tokens, mention.i - 2) in _RECORDINGS and word_at(tokens, mention.j).endswith("ing")
    # "with one poster writing", but not "a source familiar with the inquiry said"
    going = (before.kind == "with" and word_at(tokens, mention.j).endswith("ing")) or recorded
    doing = going and after.path == "direct" and after.at == mention.j
    if doing or (before.kind == "with" and after.at is not None and closes_aside(tokens, after.at)):
        return Link("direct", after.kind, after.at)
    return Link("rel" if own else "prep", after.kind, after.at)


def _is_told(tokens: list[Token], mention: Mention, before: Link, after: Link) -> bool:
    """Return whether the object of a verb of saying speaks with none of the words behind it."""
    following, next_one = word_at(tokens, mention.j), word_at(tokens, mention.j + 1)
    return (
        after.path == "colon"  # "He told the interviewer: …"
        # "Moss said he would ask for …" asks nothing yet
        or (mention.kind in _SUBJECTS and following in _MODALS)
        # "Moss accused Reyna of trying to …": what she tries is his to tell
        or (following == "of" and next_one.endswith("ing"))
        # "Her office said her government maintains …": the office's words
        or (before.kind in ("say", "state") and _is_thought(tokens, after))
        # "An official, who briefed reporters on Monday, said …": the reporters did not, nor do hearings that were held
        or (
            before.kind in ("call", "hold", "tell", "think")
            and after.path != "direct"
            and following not in ("that", "who")
        )
    )


def _is_thought(tokens: list[Token], found: Link) -> bool:
    return found.kind in ("hold", "think") or (found.at is not None and tokens[found.at].low in _CONCLUDED)


def _no_subject(
    tokens: list[Token], mention: Mention, verbs: Mapping[str, str], before: Link, after: Link
) -> Link | None:
    """Return the link of a mention that is not the subject of the verb behind it; None where it may be."""
    i, thing = mention.i, mention.kind == "noun"
    if after.path == "colon" and word_at(tokens, i - 1) in _CONJUNCTIONS:
        return Link("prep")  # "said after his appointment: …"
    # "told reporters that the group wanted …", "Amadi told the BBC the incident showed why …"
    led = thing or opens_told(tokens, i)
    if led and _is_thought(tokens, after) and said_before(tokens, i - 2 + thing, verbs):
        return Link("sub", after.kind, after.at)
    if before.path == "none" and (
        (after.path == "direct" and ends_relative(tokens, i))
        or (after.path in ("appos", "pp", "conj") and is_object(tokens, i))
    ):
        return Link("prep", after.kind, after.at)
    if mention.kind == "single" and is_region(tokens, i, mention.j):
        return Link("prep")
    if after.path in ("rel", "far") and not mention.name and (of_object := _explained(tokens, i, verbs)):
        return of_object
    if after.path in ("appos", "pp") and after.at is not None and is_aside(tokens, i, after.at):
        return Link("prep", after.kind, after.at)
    return None


def _claimed(
    tokens: list[Token], mention: Mention, verbs: Mapping[str, str], language: str, before: Link
) -> Link | None:
    """Return the link of somebody whose words are told without a verb that the mention governs.

    "Moss's claim that …", "For Moss, the plan is …", "heard Moss shout …", "Moss called it …; Reyna, …".
    """
    i, j = mention.i, mention.j
    # "branded Harris's comments …" tells what is said of them, "dismissed Harris's claim that …" them.
    judged = before.path == "obj" and before.kind == "call"
    if (at := claim_of(tokens, j)) is not None and not (judged and word_at(tokens, at + 1) not in ("that", ":")):
        return Link("poss", "claim", at)
    if (at := heard(tokens, i, j, verbs)) is not None:
        return Link("direct", verbs[tokens[at].low], at)
    if before.path == "prep" and is_view(tokens, i, j, FOR.get(language, "for")):
        return Link("for", "think", i - 1)
    if (at := made_to_say(tokens, i, j, verbs)) is not None:
        return Link("direct", verbs[tokens[at].low], at)
    if before.path == "none" and leads_to_colon(tokens, i, j, verbs, text=mention.kind == "text"):
        return Link("colon", "text" if mention.kind == "text" else "-")
    if (at := elided(tokens, i, j, verbs)) is not None:
        return Link("elided", verbs[tokens[at].low])
    return None


def _explained(tokens: list[Token], i: int, verbs: Mapping[str, str]) -> Link | None:
    """Return the link of an object that a description only explains: "He accused Moss, a critic of the mayor, of trying to"."""
    k = i - 2
    while k > 0 and tokens[k].text[0].isupper():
        k -= 1
    if word_at(tokens, i - 1) != "," or not 0 < k < i - 2:
        return None
    kind = says(tokens, k, verbs)
    return Link("obj", kind, k) if kind else None


def _before(tokens: list[Token], mention: Mention, verbs: Mapping[str, str], language: str) -> Link:
    """Return the link to a verb in front: "said X", "told X", "according to X", "by X", "— X"."""
    k = mention.i - 1
    while k >= 0 and (is_skipped(word := word_at(tokens, k)) or word in _NEAR) and word not in AUXILIARIES:
        k -= 1
    word, earlier = word_at(tokens, k), word_at(tokens, k - 1)
    if is_attribution(tokens, k, language):
        return Link("acc", "say", k)
    if word in DASHES and earlier == QUOTED:
        return Link("dash", "-", k)
    if word == "was" and earlier == "that" and word_at(tokens, k - 2) == QUOTED and mention.kind in ("person", "role"):
        return Link("dash", "-", k)
    if kind := says(tokens, k, verbs):
        while earlier and (is_skipped(earlier) or earlier in AUXILIARIES):
            k -= 1
            earlier = word_at(tokens, k - 1)
        # "The plan, said Moss, is …" as well as '…," said Moss'.
        aside = kind != "tell" or language != "en"  # not "Krag, told supporters, …"
        amid = aside and word_at(tokens, mention.j) in _CLOSERS
        free = earlier in ("", QUOTED, "as", "so", *STOPS) or (
            earlier in OPENERS and (amid or word_at(tokens, k - 2) == QUOTED)
        )
        free = free or (language in NOT_NAMES_MORE and _is_fronted(tokens, k, NOT_NAMES_MORE[language]))
        return Link("inv" if free else "obj", kind, k)
    if word in PREPOSITIONS and word not in _CONJUNCTIONS:
        said = says(tokens, k - 1, verbs) or ("text" if earlier in _LETTERS else "claim" if earlier in SAYINGS else "")
        if word in ("by", "from", "par", "von", "por") and said not in ("", "think", "ask"):
            # "wrote from Manila" names no writer, "a letter from Moss" does.
            return Link("prep") if word == "from" and said not in ("claim", "text") else Link("by", said, k)
        if word == "of" and said == "claim" and word_at(tokens, mention.j) in ("that", ":"):
            return Link("by", said, k)  # "the claim of Dario Costa that"
        if word in ("de", "von") and earlier.split("’")[-1].split("'")[-1] in SAYINGS_MORE.get(language, ()):
            return Link("by", "claim", k)  # "l'accusation de Rose Lindner"
        if word == "by" and earlier == QUOTED and (at := called(tokens, k - 2, verbs)) is not None:
            return Link("by", "call", at)
        return Link("prep", "with" if word == "with" else "-")
    return Link()


def _is_fronted(tokens: list[Token], k: int, small: frozenset[str]) -> bool:
    """Return whether the sentence of a verb opens with an adverb or preposition: "Am Abend sagte Falk", "Ayer dijo Salas"."""
    since = next((t + 1 for t in range(k - 1, -1, -1) if tokens[t].text in STOPS or tokens[t].text == QUOTED), 0)
    return since < k and tokens[since].low in small


def _after(tokens: list[Token], j: int, verbs: Mapping[str, str], *, thing: bool = False) -> Link:
    """Return the link to the verb behind: "X said", "X, the mayor, said", "X of the board said", "X rose and said", "X:"."""
    k = skipping(tokens, j)
    first = word_at(tokens, k)
    if is_made(tokens, k) and (found := _behind(tokens, k, verbs, "pp")).at is not None:
        return found  # "The authors of the paper published in the journal argued", "A study led by Ann Lind found"
    if kind := says(tokens, k, verbs):
        return Link("passive" if is_passive(tokens, j, k + 1, verbs) else "direct", kind, k)
    if first == ":" and word_at(tokens, k + 1) in (QUOTED, ""):
        # "Berglund had a simple explanation: …": Berglund's words.
        return Link("lead" if thing else "colon", "-", k)
    if first == "and":  # "Fisk and Reyna said": the second is next to the verb, and speaks for both
        return Link("joint")
    return _behind(
        tokens,
        k,
        verbs,
        "pp" if first in PREPOSITIONS or first in ("who", "that") else "rel" if first in OPENERS else "far",
    )


def _behind(tokens: list[Token], k: int, verbs: Mapping[str, str], path: str) -> Link:
    """Return the link to a verb somewhere behind a phrase that goes on at a token."""
    parted = word_at(tokens, k) in OPENERS
    fallback = Link()
    for at in range(k + 1, min(len(tokens), k + _REACH)):
        word = tokens[at].low
        if word == QUOTED or word in STOPS or word == ";" or (word in _SUBJECTS and not parted):
            break
        kind = says(tokens, at, verbs)
        if not kind:
            continue
        if is_made(tokens, at):
            fallback = Link(path, kind, at)
            continue
        last = back(tokens, at)
        finite, sign = not word.endswith("ing"), tokens[last].text
        if finite and parted and at == k + 1:
            break  # "The pier, said Moss, is …": no apposition of the pier's
        if finite and path != "far" and sign in _CLOSERS:
            return Link("appos", kind, at)
        if finite and path == "pp" and tokens[at - 1].low != "to" and not is_anothers(tokens, k, last):
            return Link("pp", kind, at)
        if fallback.at is None or sign == "and" or is_made(tokens, fallback.at):
            another = path == "pp" and is_anothers(tokens, k, last)
            fallback = Link("conj" if sign in ("and", "but", ",") else "far" if another else path, kind, at)
    return fallback
