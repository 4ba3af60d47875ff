"""The table of summarizers that an edition may name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, TypeAlias

from briefing.model import Story, Summary
from briefing.stages.summaries.coverage import summarize
from briefing.stages.summaries.lead import lead
from briefing.stages.summaries.lengths import Length
from briefing.text.stems import stem
from briefing.text.stopwords import stopwords

#: Anything that makes a summary of a story, at most so long.
Summarizer: TypeAlias = Callable[[Story, int | str | Length], Summary]

# Words with which news English marks what matters, and what does not: for Edmundson's cue method.
_BONUS = frozenset(
    "announce arrest confirm dead death decision first kill largest lead new order record rule vote win".split()
)
_STIGMA = frozenset("file image listen newsletter photo pictured podcast read share sign subscribe video watch".split())


def borrow(module: str, name: str) -> Summarizer:
    """Return a summarizer of ours that is one of sumy's; sumy is imported when it is first called."""

    def summarizer(story: Story, length: int | str | Length) -> Summary:
        # sumy brings in nltk, over a second of it: only an edition that names an algorithm of sumy's waits for that.
        borrowed = import_module("briefing.stages.summaries.borrowed")
        made = make(getattr(import_module(module), name), story.reports[0].article.language)
        summary: Summary = borrowed.summarize_with(made, story, length)
        return summary

    summarizer.__doc__ = f"Return the summary of a story that {name} makes, at most so long."
    return summarizer


def make(algorithm: Any, language: str) -> Any:
    """Return an instance of a class of sumy's for a language, with our stems and function words."""
    made = algorithm(lambda word: stem(word, language))
    for words, listed in (
        ("stop_words", stopwords(language)),
        ("null_words", stopwords(language)),
        ("bonus_words", _BONUS),
        ("stigma_words", _STIGMA),
    ):
        if hasattr(algorithm, words):
            setattr(made, words, listed)
    return made


_FAST = "briefing.stages.summaries.fast"
#: What config.yaml may name; `module:function` names any other.
SUMMARIZERS: dict[str, Summarizer] = {
    "coverage": summarize,
    "edmundson": borrow("sumy.summarizers.edmundson", "EdmundsonSummarizer"),
    "kl": borrow("sumy.summarizers.kl", "KLSummarizer"),
    "lead": lead,
    "lexrank": borrow(_FAST, "FastLexRank"),
    "lsa": borrow(_FAST, "FastLsa"),
    "luhn": borrow("sumy.summarizers.luhn", "LuhnSummarizer"),
    "reduction": borrow("sumy.summarizers.reduction", "ReductionSummarizer"),
    "sumbasic": borrow("sumy.summarizers.sum_basic", "SumBasicSummarizer"),
    "textrank": borrow(_FAST, "FastTextRank"),
}
