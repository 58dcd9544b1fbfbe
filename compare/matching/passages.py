"""What became of each sentence from one report's sections to another's, within a section row.

Sentences are matched one to one over the whole of both cells, so that a report which packs three sections into one
paragraph still finds its sentences in theirs. Tables are left to the indicators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from compare.comparison import SectionRow
from compare.matching.assignment import Scores, assign
from compare.matching.differences import Kind, only_figures, rising
from compare.matching.phrases import fold
from compare.report import Report

LEAST = 0.55  # of two sentences that say the same thing of two periods
_MOVED = 0.8  # likeness of a sentence that counts as the same one at another place
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]+|[a-zđ])[.)]")
_GAP = re.compile(r"(?<=[.;!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a report: the span of its block's text, and the text."""

    section: str
    block: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class PassageMatch:
    """A sentence and what became of it: None where it is new, or gone. `score` is how alike the two are, 0 to 1."""

    kind: Kind
    one: Passage | None
    other: Passage | None
    score: float


def passages(one: Report, other: Report, row: SectionRow) -> tuple[PassageMatch, ...]:
    """The sentences of `one` in the row, in order, then those new in `other`, each after what precedes it there."""
    first, second = (tuple(_sentences(report, row)) for report in (one, other))
    scores = _scores(first, second, one, other)
    pairs = dict(assign(scores, LEAST)) if first and second else {}
    in_order = _in_order(pairs)
    made: list[PassageMatch] = []
    told = 0
    taken = {k: i for i, k in pairs.items()}
    for i, sentence in enumerate(first):
        k = pairs.get(i)
        if k is None:
            made.append(PassageMatch("gone", sentence, None, 0.0))
            continue
        if i in in_order:
            made.extend(_new(second, range(told, k), taken))
            told = k + 1
        score = round(float(scores[i, k]), 4)
        made.append(
            PassageMatch(_kind(sentence.text, second[k].text, i in in_order, score), sentence, second[k], score)
        )
    made.extend(_new(second, range(told, len(second)), taken))
    return tuple(made)


def _new(second: Sequence[Passage], places: range, taken: dict[int, int]) -> Iterator[PassageMatch]:
    return (PassageMatch("new", None, second[k], 0.0) for k in places if k not in taken)


def _kind(text: str, other: str, in_order: bool, score: float) -> Kind:
    if not in_order and score >= _MOVED:
        return "moved"
    if text.split() == other.split():
        return "same"
    return "figures" if only_figures(text, other) else "wording"


def _sentences(report: Report, row: SectionRow) -> Iterator[Passage]:
    """The sentences of the report's sections in the row, in reading order, headings left out."""
    cell = row.cells.get(report.source.id)
    blocks = {block.id: block for block in report.blocks}
    for section in report.sections:
        if cell is None or section.id not in cell.sections:
            continue
        for block_id in section.blocks:
            block = blocks.get(block_id)
            if block is None or block_id == section.heading_block or block.kind == "table":
                continue
            at = 0
            for end in [*_sentence_ends(block.text), len(block.text)]:
                text = block.text[at:end]
                start = at + len(text) - len(text.lstrip())
                if text.strip():
                    yield Passage(section.id, block_id, start, start + len(text.strip()), text.strip())
                at = end


def _sentence_ends(text: str) -> Iterator[int]:
    """Where sentences end: before a new line, or a stop with a capital or a dash after it."""
    for gap in _GAP.finditer(text):
        line = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()]
        if _NUMBER.fullmatch(line) and "\n" not in gap.group():
            continue  # "1. Thu ngân sách …": what a line is numbered by is no sentence of its own
        after = text[gap.end() : gap.end() + 1]
        if "\n" in gap.group() or after.isupper() or after in tuple('-–•+“"('):
            yield gap.start()


def _scores(first: Sequence[Passage], second: Sequence[Passage], one: Report, other: Report) -> Scores:
    """Likeness of all sentences by their words, figures set aside: they are what is expected to change."""
    texts = [" ".join(fold(_FIGURE.sub(" ", p.text), one.identity.language)) for p in first]
    others = [" ".join(fold(_FIGURE.sub(" ", p.text), other.identity.language)) for p in second]
    if not texts or not others:
        return np.zeros((len(texts), len(others)), np.float32)
    ratios = process.cdist(texts, others, scorer=fuzz.token_sort_ratio, dtype=np.float32)
    return np.asarray(ratios / 100, np.float32)


def _in_order(pairs: dict[int, int]) -> set[int]:
    """The sentences that kept their order; those that crossed others have moved."""
    return {i for i, _ in rising(sorted(pairs.items()))}
