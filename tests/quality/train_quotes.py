"""Fit the speaker ranker's weights: python -m tests.quality.train_quotes GOLD.jsonl… [--folds 10] [--write] [--tier nlp].

Gold as in ../shared/data/README.md (id, text, quotes with start, end, speaker_start, speaker_end), freely licensed text
only. Without --write it prints how often the held-out choice is right, document by document left out; with it, the
table that ships is written.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing.stages import quotes as room
from briefing.stages.quotes import quotes_of
from briefing.stages.quotes.people import People
from briefing.stages.quotes.places import in_sentence
from briefing.stages.quotes.ranker import Candidates, Choice, Heard, choice
from briefing.stages.quotes.reading import read
from briefing.text.names import surname
from tests.quality import spoken
from tests.quality.logit import Example, fit
from tests.quality.marked import documents as marked_documents
from tests.quality.quotes import article_of, prediction, scorer

TABLE = Path(room.__file__).parent


def documents_of(path: Path) -> list[Mapping]:
    """Return the gold documents of a .jsonl file, or of a .txt file of marked-up passages."""
    if path.suffix == ".txt":
        parse = spoken.documents if "{" in path.read_text(encoding="utf-8") else marked_documents
        return [d | {"file": path.name} for d in parse(path)]
    return [json.loads(line) | {"file": path.name} for line in path.read_text(encoding="utf-8").split("\n") if line]


def examples(document: Mapping, tier: str = "default") -> list[Example]:
    """Return a document's choices with the right answers, each knowing the right speaker before it."""
    reading = read(article_of(document))
    people = People(reading)
    candidates = Candidates(reading, people, tier)
    heard: Heard | None = None
    found: list[Example] = []
    for stretch in reading.stretches:
        put = choice(candidates, stretch, heard)
        right, alike = answers(put, document, people)
        if not right:
            continue
        rows = [k for k in range(len(put.features)) if k not in alike]
        names = [tuple(f for group in put.features[k] for f in group) for k in rows]
        found.append((names, frozenset(n for n, k in enumerate(rows) if k in right)))
        if (first := min(right)) < len(put.candidates):
            speaker = put.candidates[first]
            heard = heard.and_then(speaker, stretch, people) if heard else Heard(speaker, stretch)
    return found


def answers(put: Choice, document: Mapping, people: People) -> tuple[frozenset[int], frozenset[int]]:
    """Return which candidates are the speaker, the number after the last for one untold, the next for nobody; empty where the gold does not tell.

    With them come, where nobody stands by the quotation, the speaker's other mentions: neither right nor wrong, they are
    left out. Were they right as well, a name further off would learn to beat the "he" at the marks.
    """
    stretch, none = put.place.stretch, frozenset[int]()
    shared = [(min(stretch.end, q["end"]) - max(stretch.start, q["start"]), q) for q in document["quotes"]]
    overlap, quote = max(shared, key=lambda s: s[0], default=(0, None))
    if overlap <= 0:
        if any(a < stretch.end and stretch.start < b for a, b in document.get("ignore", [])):
            either = frozenset([len(put.candidates), len(put.candidates) + 1])
            return (either if "unspoken" in document else none), none
        return frozenset([len(put.candidates) + 1]), none
    if quote.get("speaker_start") is None:
        # What a text says, or somebody whom the gold names nowhere, may be right as well where it stands at the marks.
        return (none if put.touched else frozenset([len(put.candidates)])), none
    last = surname(quote.get("speaker_name") or "")
    within = [
        k
        for k, c in enumerate(put.candidates)
        if c.mention.start < quote["speaker_end"] and quote["speaker_start"] < c.mention.end
    ]
    # "A spokesman for the Bank of England": what stands behind the preposition is not who spoke.
    heads = [k for k in within if put.candidates[k].link.path != "prep"] or within
    meant = [
        k
        for k, c in enumerate(put.candidates)
        if last and c.mention.kind in _MEANT and c.link.path not in ("prep", "obj") and people.entity(c.mention) == last
    ]
    if not heads:
        return frozenset(meant), none
    # Whoever stands by the quotation with a verb of saying is chosen before the same one further off.
    told = any(put.candidates[k].close and in_sentence(put.place, put.candidates[k]) for k in heads)
    return frozenset(heads), none if told else frozenset(meant) - frozenset(heads)


# Kinds of mention that may be taken for the gold's speaker by the name they resolve to.
_MEANT = frozenset(["person", "single", "body", "role", "office", "he", "she", "it"])


def fitted(chosen: Sequence[Example], tier: str) -> dict[str, float]:
    """Return a tier's weights: with a parser, the mean of those fitted with what it says and of those fitted without.

    Held out, the mean is right oftener than either, and surer than heavier penalties on the parser's features.
    """
    whole = fit(chosen)
    if tier == "default":
        return whole
    plain = fit(([tuple(f for f in row if not f.startswith("g:")) for row in rows], right) for rows, right in chosen)
    return {f: round((w + plain.get(f, 0.0)) / 2, 3) for f, w in whole.items()}


def write(path: Path, table: Mapping[str, float], sources: Sequence[Path]) -> None:
    """Write the table that ships, strongest first within each kind of feature."""
    lines = [
        f"# Fitted by python -m tests.quality.train_quotes on {', '.join(p.name for p in sources)}; GUM: CC BY 4.0."
    ]
    lines += [f"{f}\t{w:g}" for f, w in sorted(table.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def held_out(
    documents: Sequence[Mapping], read_: Sequence[list[Example]], folds: int, sources: Sequence[Path], tier: str
) -> dict:
    """Return the scorer's figures on each file's documents, every one attributed by weights fitted on the other parts."""
    found = {}
    for fold in range(folds):
        table = fitted([e for k, es in enumerate(read_) if k % folds != fold for e in es], tier)
        for document in documents[fold::folds]:
            quotes = quotes_of(article_of(document), tier=tier, table=table)
            found[document["id"]] = {"id": document["id"], "quotes": [prediction(q) for q in quotes]}
    folder = next((p.parent for p in sources if (p.parent / "score_quotes.py").exists()), None)
    if folder is None:
        raise SystemExit("score_quotes.py is beside none of the files: nothing measured")
    score = scorer(folder).score
    parts = {p.name: [d for d in documents if d["file"] == p.name] for p in sources}
    return {
        name: brief(score(part, found, 5)) | {"resolved": resolved(part, found), "cover": cover(part, found)}
        for name, part in parts.items()
    }


def brief(figures: Mapping) -> dict:
    """Return the figures that have a bar."""
    return {
        "quotes": figures["gold"],
        "span": round(figures["span_80"]["f1"], 3),
        "end to end": round(figures["end_to_end"]["f1"], 3),
        "name": round(figures["speaker_name"], 3),
        "none given": round(figures["speaker_none_given"], 3),
    } | {k.removeprefix("speaker_head_"): v for k, v in figures.items() if k.startswith("speaker_head_")}


def cover(documents: Sequence[Mapping], found: Mapping) -> dict[str, list[float]]:
    """Return (share attributed, share of those right) at several thresholds, by the gold's places."""
    rows: list[tuple[float, bool]] = []
    for document in documents:
        for quote in (
            q for q in document["quotes"] if q.get("speaker_start") is not None and q["end"] - q["start"] > 20
        ):
            mine = next(
                (
                    p
                    for p in found[document["id"]]["quotes"]
                    if any(a < quote["end"] and quote["start"] < b for a, b in p["spans"])
                ),
                None,
            )
            if mine:
                rows.append((mine["confidence"], _right(mine, quote)))
    total = len(rows)
    at = {t: [r for c, r in rows if c >= t] for t in (0.0, 0.4, 0.5, 0.6, 0.65, 0.7, 0.8, 0.9)}
    return {str(t): [round(len(r) / total, 3), round(sum(r) / max(1, len(r)), 3)] for t, r in at.items()}


def _right(mine: Mapping, quote: Mapping) -> bool:
    if mine["mention_start"] is None:
        return False
    if mine["mention_start"] < quote["speaker_end"] and quote["speaker_start"] < mine["mention_end"]:
        return True
    full = quote.get("speaker_name")
    return bool(full and mine["speaker"]) and surname(full) == surname(mine["speaker"])


def resolved(documents: Sequence[Mapping], found: Mapping) -> list[float]:
    """Return the share of pronouns and descriptions whose speaker's name is right, and how many there are."""
    right = [
        surname(mine["speaker"] or "") == surname(quote["speaker_name"])
        for document in documents
        for quote in document["quotes"]
        if quote.get("speaker_name") and quote["speaker_kind"] in ("pronoun", "nominal")
        for mine in found[document["id"]]["quotes"]
        if any(a < quote["end"] and quote["start"] < b for a, b in mine["spans"])
    ]
    return [round(sum(right) / max(1, len(right)), 3), len(right)]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.train_quotes", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument(
        "--folds", type=int, default=0, help="leave out this many parts in turn and print what is right"
    )
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--tier", default="default", choices=("default", "nlp"))
    options = parser.parse_args()
    documents = [d for path in options.gold for d in documents_of(path)]
    read_ = [examples(d, options.tier) for d in documents]
    print(sum(map(len, read_)), "choices in", len(documents), "documents")
    if options.folds:
        print(json.dumps(held_out(documents, read_, options.folds, options.gold, options.tier)))
    if options.write:
        table = fitted([e for es in read_ for e in es], options.tier)
        write(
            TABLE / ("weights.tsv" if options.tier == "default" else f"weights_{options.tier}.tsv"), table, options.gold
        )
        print(len(table), "weights written")


if __name__ == "__main__":
    main()
