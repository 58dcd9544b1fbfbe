"""What the report before promised and the newest one says nothing of: tasks with a date, a figure or a word of promise.

A general task ("tiếp tục đẩy mạnh tuyên truyền") is none: silence on it tells nothing. A commitment is spoken of again
where a sentence, or a row of a table, of the newest report holds enough of the words that tell it from all others,
weighed by how seldom they stand in both reports. The words of promise are `resources/judgement/commitments.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from math import log

import resources
from compare.checks.facts import Facts
from compare.checks.place import Draft, RowOf, key
from compare.comparison import Finding, JudgedRow, Place, Reading
from compare.goals import turns_ahead
from compare.language import Language
from compare.matching.phrases import fold
from compare.messages import message
from compare.quoting import sentence_bounds
from compare.report import Anchor, Block
from compare.wording import match_key

_SAID_AGAIN = 0.38  # of the weight of a commitment's words: then the newest report speaks of it
_SAID_ANYWHERE = 0.6  # or of its single words, wherever they stand: one task may be answered in several places
_LEAST_WORDS = 5  # of a commitment: fewer are a heading or name nothing
_NUMBER = re.compile(r"^\s*[\dIVXa-z]+(?:\.\d+)*[.)]\s+")
_FIGURE = re.compile(r"\d")
_LONGEST = 160  # letters of a commitment that a finding tells; the place has all of it


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report with its place."""

    block: Block
    section: str
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


def silent_commitments(facts: Facts) -> Iterator[Draft]:
    """What the last report before the newest that promises anything promised, and no later one speaks of."""
    found = _promised(facts)
    if found is None:
        return
    before, promised, later = found
    newest = later[-1]
    language = newest.report.identity.language
    told = [pieces(words, language) for reading in later for words in _passages(reading)]
    weights = _weights([*told, *(pieces(s.text, language) for s in promised)])
    index = _index(told)
    for sentence in promised:
        mine = pieces(sentence.text, language)
        if _said_again(mine, index, weights) < _SAID_AGAIN and _said_anywhere(mine, index, weights) < _SAID_ANYWHERE:
            yield _finding(facts, before, newest, sentence)


def is_answered(facts: Facts, draft: Draft, row_of: RowOf) -> bool:
    """Whether later reports tell of all figures that a commitment sets: "quý IV phấn đấu thu 3.400 tỷ đồng"."""
    rows = [row_of(key) for key in draft.keys]
    if not rows:
        return False
    promised = next(r for r in facts.readings if r.id == draft.keys[0][0])
    later = [r.id for r in facts.readings if r.report.identity.period is not None and _ends(r) > _ends(promised)]
    return all(row is not None and any(_tells_result(row, source) for source in later) for row in rows)


def _tells_result(row: JudgedRow, source: str) -> bool:
    cell = row.row.cells.get(source)
    return cell is not None and any(o.role != "target" for o in cell.observations)


def commitments(reading: Reading) -> Iterator[Sentence]:
    """The sentences of a report that promise something of their own, in reading order."""
    for section in reading.report.sections:
        ahead = turns_ahead(reading.report, section.id)
        blocks = {b.id: b for b in reading.report.blocks if b.kind == "paragraph" and not b.note}
        for name in section.blocks:
            block = blocks.get(name)
            if block is not None and name != section.heading_block and (ahead or _may_promise(block.text)):
                yield from (s for s in _sentences(block, section.id) if _promises(s.text, ahead))


def _promised(facts: Facts) -> tuple[Reading, list[Sentence], list[Reading]] | None:
    """The report that promised last, what it promised, and the reports after it up to the newest.

    A workbook of figures between the two promises nothing; two drafts of one period promise each other nothing.
    """
    newest = facts.newest
    if newest is None or newest.report.identity.period is None:
        return None
    reports = [r for r in facts.readings if r.id not in facts.targets and r.report.identity.period is not None]
    for before in reversed(reports):
        later = [r for r in reports if _ends(r) > _ends(before)]
        if later and (promised := list(commitments(before))):
            return before, promised, later
        if later and _ends(before).year < _ends(newest).year:
            return None
    return None


def _ends(reading: Reading) -> date:
    period = reading.report.identity.period
    return period.end if period is not None else date.min


def _sentences(block: Block, section: str) -> Iterator[Sentence]:
    """The clauses of a paragraph: a sentence of tasks strings several together with semicolons."""
    at = 0
    while at < len(block.text):
        begin, end = sentence_bounds(block.text, at)
        if end <= at:
            return
        start = begin
        for part in re.split(r"(;)", block.text[begin:end]):
            lead = len(part) - len(part.lstrip())
            if part.strip() and part != ";":
                yield Sentence(block, section, start + lead, start + len(part.rstrip()))
            start += len(part)
        at = end + 1
        while at < len(block.text) and block.text[at].isspace():
            at += 1


def _promises(text: str, ahead: bool) -> bool:
    """Whether a clause promises: by a word of promise with a day, or, among the tasks ahead, by a task or a figure."""
    spaced = f" {match_key(text)} "
    if len(spaced.split()) < _LEAST_WORDS:
        return False
    promised = _holds(spaced, "promise")
    if not ahead:
        return promised and _holds(spaced, "deadline")
    return promised or _holds(spaced, "task") or bool(_FIGURE.search(_NUMBER.sub("", text)))


def _may_promise(text: str) -> bool:
    """Whether a paragraph of results holds a word of a day at all: most do not, and need no splitting."""
    low = text.lower()
    return any(word in low for word in resources.table("judgement/commitments")["deadline"]["words"])


def _holds(spaced: str, group: str) -> bool:
    return any(f" {word} " in spaced for word in _words(group))


# Said again --------------------------------------------------------------------------------------------------------


def pieces(text: str, language: Language) -> frozenset[str]:
    """What tells a clause: its words and pairs of neighbours, without figures and the words that every task has."""
    words = [w for w in fold(text, language) if not any(c.isdigit() for c in w)]
    common = _common()
    pairs = (f"{a} {b}" for a, b in pairwise(words) if a not in common and b not in common)
    return frozenset((*(w for w in words if w not in common), *pairs))


def _passages(reading: Reading) -> Iterator[str]:
    for block in reading.report.blocks:
        if block.kind == "table":
            yield from (" ".join(dict.fromkeys(row)) for row in block.rows)
        else:
            yield block.text


def _weights(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """How much a piece tells, by how seldom it stands in the texts."""
    told = list(texts)
    counts = Counter(piece for text in told for piece in text)
    return {piece: log(1 + len(told) / count) for piece, count in counts.items()}


def _index(told: Sequence[frozenset[str]]) -> Mapping[str, list[int]]:
    index: dict[str, list[int]] = {}
    for at, text in enumerate(told):
        for piece in text:
            index.setdefault(piece, []).append(at)
    return index


def _said_again(
    mine: frozenset[str],
    index: Mapping[str, list[int]],
    weights: Mapping[str, float],
) -> float:
    """The share of a commitment's weight that the passage most alike holds."""
    whole = sum(weights[piece] for piece in mine)
    if not whole:
        return 1.0
    found: dict[int, float] = {}
    for piece in mine:
        for at in index.get(piece, ()):
            found[at] = found.get(at, 0.0) + weights[piece]
    return max(found.values(), default=0.0) / whole


def _said_anywhere(mine: frozenset[str], index: Mapping[str, list[int]], weights: Mapping[str, float]) -> float:
    """The share of the weight of a commitment's single words that stand somewhere in the newest report."""
    words = [piece for piece in mine if " " not in piece]
    whole = sum(weights[word] for word in words)
    return sum(weights[word] for word in words if word in index) / whole if whole else 1.0


def _finding(facts: Facts, before: Reading, newest: Reading, sentence: Sentence) -> Draft:
    text = sentence.text.strip()
    anchor = Anchor(before.id, sentence.section, sentence.block.id, sentence.start, sentence.end, None, None,
                    sentence.block.page)  # fmt: skip
    place = Place(before.id, anchor, text)
    short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    said = message(
        "checks.silent_commitment",
        text=short.rstrip(".;"),
        first=before.report.source.name,
        second=newest.report.source.name,
    )
    found = Finding(key("silent_commitment", (place,)), "silent_commitment", "info", said, (), (place,), True)
    within = (t for t in facts.tells(before.id).in_text(sentence.block.id) if t.observation.role == "target")
    keys = (t.key for t in within if sentence.start <= t.observation.anchor.start < sentence.end)
    return Draft(found, tuple(keys))


@cache
def _words(group: str) -> tuple[str, ...]:
    return tuple(match_key(word) for word in resources.table("judgement/commitments")[group]["words"])


@cache
def _common() -> frozenset[str]:
    """The single words that every task is told with."""
    groups = ("common", "promise", "task", "deadline")
    return frozenset(w for group in groups for phrase in _words(group) for w in phrase.split())
