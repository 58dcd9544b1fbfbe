"""The evidence of a brief: every figure it says is numbered with the report, the place and the words it rests on.

One place has one number, given in the order in which the brief first speaks of it. Says nothing of how a number is
printed (a footnote, an appendix): that is the form's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from compare import quoting
from compare.brief_periods import briefly
from compare.comparison import Comparison, Reading, Target
from compare.document import Evidence
from compare.kept import Same
from compare.messages import Language, words
from compare.observation import Observation
from compare.period import Period, label, parse
from compare.report import Anchor, Report, ReportKind, heading_path
from compare.wording import nfc

_Place = tuple[str, str, int | None, int | None, int]


class Ledger:
    """Numbers places as the brief comes to speak of them; `evidence` is the list so far."""

    def __init__(self, comparison: Comparison, language: Language) -> None:
        self._language = language
        self._readings = {reading.id: reading for reading in comparison.readings}
        self._names = report_names(comparison.readings, language)
        self._heads = report_names(comparison.readings, language, short=True)
        self._numbers: dict[_Place, int] = {}
        self._given: dict[Anchor, tuple[int, ...]] = {}  # one figure is spoken of in several tables
        self.evidence: list[Evidence] = []

    def of(self, observation: Observation) -> tuple[int, ...]:
        """The number of where `observation` stands; none where its report is gone."""
        return self.at(observation.anchor, by_hand=observation.by_hand)

    def of_target(self, target: Target) -> tuple[int, ...]:
        """The number of where `target` stands, or of the figure it was derived from; none of one set by hand."""
        if target.anchor is not None:
            return self.at(target.anchor)
        return self.of(target.observation) if target.observation else ()

    def at(self, anchor: Anchor, by_hand: bool = False) -> tuple[int, ...]:
        """The number of the sentence, or of the table cell, that `anchor` stands in."""
        reading = self._readings.get(anchor.source)
        if reading is None:
            return ()
        if anchor not in self._given:
            place = _place(reading.report, anchor)
            if place not in self._numbers:
                self._numbers[place] = len(self.evidence) + 1
                self.evidence.append(self._written(reading, anchor, by_hand))
            self._given[anchor] = (self._numbers[place],)
        return self._given[anchor]

    def name(self, source: str) -> str:
        """The short name of a report, as it stands in a sentence."""
        return self._names[source]

    def head(self, source: str) -> str:
        """The shortest name of a report, as at the head of its column: "Giữa nhiệm kỳ (6T/2023)"."""
        return self._heads[source]

    def _written(self, reading: Reading, anchor: Anchor, by_hand: bool) -> Evidence:
        report = reading.report
        said = place_words(report, anchor, self._language)
        if by_hand:
            said = "; ".join(part for part in (said, words("brief.table.by_hand", self._language)) if part)
        return Evidence(
            number=len(self.evidence) + 1,
            report=self._names[reading.id],
            head=self._heads[reading.id],
            file=nfc(report.source.name),
            place=said,
            quote=shortened(quoting.quote(report, anchor)),
            by_hand=by_hand,
            page=page_of(report, anchor),
            cell=anchor.row is not None and anchor.column is not None,
        )


def place_words(report: Report, anchor: Anchor, language: Language) -> str:
    """Where `anchor` stands, in words: the headings down to it, the page, the row and column of a table."""
    known = _section_ids(Same(report.sections))
    deep = 1 if anchor.row is not None else 2  # a place in a table is found by row and column
    path = heading_path(report, anchor.section)[-deep:] if anchor.section in known else ()
    parts = [shortened(heading, 70) for heading in path]
    page = page_of(report, anchor)
    if page is not None:
        parts.append(words("brief.table.page", language).format(page=page))
    if anchor.row is not None and anchor.column is not None:
        cell = words("brief.table.cell", language)
        parts.append(cell.format(row=anchor.row + 1, column=anchor.column + 1))
    return "; ".join(parts)


@lru_cache(maxsize=64)
def _section_ids(kept: Same) -> frozenset[str]:
    return frozenset(section.id for section in kept.value) if isinstance(kept.value, tuple) else frozenset()


def page_of(report: Report, anchor: Anchor) -> int | None:
    """The page that `anchor` stands on, where the report's pages are known."""
    block = quoting.block_at(report, anchor)
    return anchor.page or (block.page if block else None)


def report_names(readings: Sequence[Reading], language: Language, short: bool = False) -> dict[str, str]:
    """A name for each report, by source id: its period, or its file's name; equal names are told apart.

    A `short` name has its period in the few letters that a table has room for.
    """
    names: dict[str, str] = {}
    for reading in readings:
        name = _name(reading.report, language, briefly if short else label)
        if name in names.values():
            name = f"{name} ({_stem(reading.report.source.name)})"
        while name in names.values():
            name += " (2)"
        names[reading.id] = name
    return names


def shortened(text: str, longest: int = 420) -> str:
    """`text` on one line, cut at a word where it is longer than `longest`."""
    line = " ".join(nfc(text).split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} …"


def _name(report: Report, language: Language, written: Callable[[Period, Language], str]) -> str:
    period = report.identity.period
    if period is None:
        return _stem(report.source.name)
    kind: ReportKind = report.identity.kind
    if kind == "mid_term" and ".." in period.text and written is label:  # what tells it apart is where it ends
        period = parse(period.text.partition("..")[2])
    whole = kind in ("year", "plan", "resolution", "other") and period.kind == "year"  # a bare "2023" says too little
    said = (label if whole else written)(period, language)
    said = said.removeprefix("năm ") if kind in ("mid_term", "term") else said
    name = words(f"brief.report.{kind}", language).format(label=said)
    return name[:1].upper() + name[1:]


def _stem(name: str) -> str:
    return nfc(name.rsplit(".", 1)[0])


def _place(report: Report, anchor: Anchor) -> _Place:
    """What stands for one piece of evidence: a cell of a table, or a sentence of a paragraph."""
    begin = anchor.start
    block = quoting.block_at(report, anchor)
    if anchor.row is None and block is not None:
        begin, _ = quoting.sentence_bounds(block.text, anchor.start)
    return anchor.source, anchor.block, anchor.row, anchor.column, begin if anchor.row is None else 0
