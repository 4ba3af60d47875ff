"""Tense: how an English line tells: what was done, has been, is to come, is always so, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from briefing.text.marks import QUOTATION

Tense = Literal["done", "has been", "is being", "to come", "may", "always", "headline", "no verb"]

#: Those in which news is told.
TELLING: frozenset[Tense] = frozenset(("done", "has been", "headline", "is being", "to come"))

_WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*|\d[\d.,:]*|[,;:—–(]")
_PAST = frozenset(
    """became began bent bit bled blew bore bought broke brought built burnt came caught chose clung crept cut dealt did dove drank drew drove
    dug fed fell felt fled flew forbade forgot fought found froze gave got grew heard held hid hit hung hurt kept knelt knew laid leapt led left lent let
    lit lost made meant met overcame overtook paid put quit ran rang read rode rose said sang sank sat saw sent set shed shook shot shut slept
    slid sold sought sped spent split spoke spread sprang stole stood struck stuck swam swept swore swung taught thought threw told took
    tore underwent understood upheld went withdrew withheld woke won wore wound wrote""".split()
)
_JOINED = frozenset(
    """become begun bitten blown bought broken brought built burnt caught chosen come cut dealt done drawn driven dug eaten fallen fed fled flown
    forbidden forced fought found frozen given gone got gotten grown had heard held hidden hit hung hurt kept known laid led left lent let lit lost
    made met overthrown overturned paid put quit read risen run said seen sent set shaken shot shown shut sold spent split spoken spread stolen
    struck stuck sunk sung swept sworn taken taught thrown told torn withdrawn won worn written""".split()
)
_NO_PAST = frozenset(
    "bed breed creed deed embed feed greed hundred indeed infrared kindred naked need red sacred seed shed speed steed weed".split()
)
# Verbs of news behind their plural: "Insurers raise cost", "Ferries remain at anchor".
_PLAIN = frozenset(
    """accuse agree appeal approve arrest ask back ban begin blame call cancel climb close cut delay deny die drop enter expect face fall fear fight find flee
    gain gather get give go halt head hold hope join jump keep lead leave lose meet move offer open pass pay plan postpone promise question quit raise reach
    refuse reject remain resume return rise say search see seek seize shut sign slip stand start stay stop strike struggle sue take tell turn urge vote vow
    wait walk want warn win withdraw""".split()
)
_PREDICATES = frozenset("alive dead homeless missing safe trapped unhurt".split())
_PLURAL = frozenset("children men people police troops women".split())
# Before what looks like the past of a verb and is an adjective, or the part of one behind its helper.
_BEFORE_ADJECTIVES = frozenset(
    """a all an and any are as at be been being by each every few for from get gets her his if in into is its many more most my new newly
    no of off on once one or other our over recently some than that's the their these this those three to two under unless until very when
    while with without your highly well fully""".split()
)
_HELPERS = frozenset("am are be been being is 're 's isn't aren't isn’t aren’t".split())
_MODAL = frozenset("can cannot can't can’t could may might must need needn't shall should".split())
_WILL = frozenset("will won't won’t would wouldn't wouldn’t".split())
_TO_COME = frozenset("about due expected scheduled set slated planned likely".split())
_SAYS = frozenset("says say said".split())
_ADVERB = re.compile(r"(?:\w+ly|already|also|just|not|now|never|since|still|yet)$")
_NO_VERB_IN_S = frozenset(
    """across always as besides bus business campus crisis during gas has his hers its less news ours perhaps pass plus species status theirs this
    thus times towards us versus virus was yes yours minus series sometimes overseas headquarters afterwards hours days weeks months years minutes
    miles metres meters degrees percent goals points dollars pounds euros people lives""".split()
)
# What may follow a verb in -s: a noun begins there, or a clause; behind a noun in -s stand these.
_AFTER_NOUNS = frozenset(
    """, ; : ( and are as at but by can could did do for from had have in may near must of on or should that to were which who will with would
    — –""".split()
)
_BEFORE_NOUNS = frozenset(
    """a all an and any at by for from her his in its many more most my no of on or other our over several some the their these those to two
    three four five six seven eight nine ten with your""".split()
)


def tense(text: str) -> Tense:
    """Return how an English line tells, by its first finite verb."""
    # What is said within quotation marks is not the line's own telling.
    told = [word.replace("’", "'") for word in _WORD.findall(QUOTATION.sub(" ", text))]
    low = [word.lower() for word in told]
    for n, word in enumerate(low):
        following = next((low[k] for k in range(n + 1, min(len(low), n + 7)) if not _ADVERB.match(low[k])), "")
        found = _helper(word, following, goes_on=n + 2 < len(low))
        if found:
            return found
        if n and _is_past(told, low, n):
            return "done"
        if n and (_is_present(told, low, n) or _is_plain(told, low, n)):
            return "always" if text.rstrip('"”’)').endswith(".") and not _SAYS & set(low) else "headline"
    # "Fuel duty to rise by 3p", "Two dead, nine missing": so headlines say it.
    to_come = any(before == "to" and word in _PLAIN for before, word in pairwise(low[1:]))
    return "to come" if to_come else "headline" if not _PREDICATES.isdisjoint(low[1:]) else "no verb"


def opens_past(text: str) -> bool:
    """Return whether a line opens with what was done, and leaves who did it to the line above."""
    first = text.split(" ", 1)[0].lower()
    return first in _PAST or first.endswith("ed")


def _helper(word: str, following: str, *, goes_on: bool) -> Tense | None:
    """Return what a helping verb and the word behind it tell, None where it is none."""
    if word in ("was", "were", "wasn't", "weren't", "did", "didn't"):
        return "done"
    if word in ("has", "have", "had", "hasn't", "haven't", "hadn't"):
        joined = following in _JOINED or following.endswith("ed") or following == "been"
        return "done" if word == "had" else "has been" if joined else "always"
    if word in _WILL:
        return "to come"
    if word in ("is", "are", "isn't", "aren't"):
        if following in _TO_COME or (following == "to" and goes_on):
            return "to come"
        if following.endswith("ing") or following in ("being", "missing", "under"):
            return "is being"
        if following in _JOINED or (following.endswith("ed") and following not in _NO_PAST):
            return "is being"
        return "always"
    return "may" if word in _MODAL else None


def _is_plain(told: Sequence[str], low: Sequence[str], n: int) -> bool:
    word, before = low[n], low[n - 1]
    plural = before in _PLURAL or (before.endswith("s") and not before.endswith(("ss", "us", "is", "'s")))
    return word in _PLAIN and told[n][0].islower() and plural and before not in _NO_VERB_IN_S


def _is_past(told: Sequence[str], low: Sequence[str], n: int) -> bool:
    word, before = low[n], low[n - 1]
    if before in _BEFORE_ADJECTIVES or before in _HELPERS:
        return before in ("and", "who") and word in _PAST
    return word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NO_PAST and told[n][0].islower())


def _is_present(told: Sequence[str], low: Sequence[str], n: int) -> bool:
    word, before = low[n], low[n - 1]
    if n > 6 or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s")) or word in _NO_VERB_IN_S:
        return False
    if before in _BEFORE_NOUNS or before[0].isdigit() or not told[n][0].islower():
        return False
    following = low[n + 1] if n + 1 < len(low) else ""
    known = word[:-1] in _PLAIN or word[:-2] in _PLAIN
    return bool(following) and (known or following not in _AFTER_NOUNS)
