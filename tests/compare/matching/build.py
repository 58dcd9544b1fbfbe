"""Small readings written as text, with what belongs together marked, and how well rows keep to the marks.

# II. Công tác xây dựng Đảng @party            a section of level 1; "@" marks the rows it belongs to
Toàn Đảng bộ kết nạp 45 đảng viên mới.         its text
= members | Kết nạp đảng viên | 45 đảng viên | 2023-H1 | actual      an observation of the row "members"
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from typing import cast

from compare.comparison import Alignment, IndicatorRow, Reading
from compare.observation import Observation, Role
from compare.period import parse
from compare.quantity import Quantity
from compare.report import Anchor, Block, Identity, Report, ReportKind, Section, Source

Mark = tuple[str, str]  # a source's id with the id of a section or an observation


@dataclass
class Written:
    """A reading with its marks: the row or rows each section and each observation belongs to."""

    reading: Reading
    sections: dict[str, tuple[str, ...]] = field(default_factory=dict)
    observations: dict[str, str] = field(default_factory=dict)


def written(name: str, kind: str, period: str, language: str, text: str) -> Written:
    """The reading that `text` writes; `name` is its source's id and stands for its bytes."""
    sections: list[Section] = []
    blocks: list[Block] = []
    observations: list[Observation] = []
    made = Written(cast(Reading, None))
    open_sections: list[Section] = []
    for line in (line.strip() for line in text.strip().splitlines()):
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            heading, *marks = line.lstrip("# ").split(" @")
            open_sections = [s for s in open_sections if s.level < level]
            parent = open_sections[-1].id if open_sections else None
            section = Section(f"s{len(sections)}", parent, level, None, heading.strip())
            sections.append(section)
            open_sections.append(section)
            made.sections[section.id] = tuple(mark.strip() for mark in marks)
        elif line.startswith("="):
            mark, observation = _observation(line, name, sections[-1].id, len(observations))
            observations.append(observation)
            made.observations[observation.id] = mark
        elif line:
            blocks.append(Block(f"b{len(blocks)}", "paragraph", line))
            last = sections[-1]
            sections[-1] = open_sections[-1] = Section(
                last.id, last.parent, last.level, None, last.heading, (*last.blocks, blocks[-1].id)
            )
    identity = Identity(kind=cast(ReportKind, kind), period=parse(period), language="en" if language == "en" else "vi")
    report = Report(Source(name, f"{name}.docx", name), "docx", identity, tuple(sections), tuple(blocks))
    made.reading = Reading(report, tuple(observations))
    return made


def _observation(line: str, source: str, section: str, number: int) -> tuple[str, Observation]:
    mark, indicator, figure, period, role = (part.strip() for part in line.lstrip("= ").split("|"))
    value, _, unit = figure.partition(" ")
    quantity = None if figure == "-" else Quantity(Decimal(value), unit)
    anchor = Anchor(source, section, f"b{number}", 0, 1)  # each at a place of its own
    return mark, Observation(f"o{number}", indicator, quantity, parse(period), cast(Role, role), (), anchor)


# How well rows keep to the marks ------------------------------------------------------------------------------------


def section_pairs(alignment: Alignment) -> set[frozenset[Mark]]:
    """The pairs of sections of two sources that share a row."""
    cells = ([(s, i) for s, cell in row.cells.items() for i in cell.sections] for row in alignment.sections)
    return _pairs(cells)


def indicator_pairs(rows: Sequence[IndicatorRow]) -> set[frozenset[Mark]]:
    """The pairs of observations of two sources that share a row."""
    return _pairs([(s, o.id) for s, cell in row.cells.items() for o in cell.observations] for row in rows)


def marked_sections(all_written: Sequence[Written]) -> set[frozenset[Mark]]:
    rows: dict[str, list[Mark]] = {}
    for w in all_written:
        for section, marks in w.sections.items():
            for mark in marks:
                rows.setdefault(mark, []).append((w.reading.id, section))
    return _pairs(rows.values())


def marked_indicators(all_written: Sequence[Written]) -> set[frozenset[Mark]]:
    rows: dict[str, list[Mark]] = {}
    for w in all_written:
        for observation, mark in w.observations.items():
            rows.setdefault(mark, []).append((w.reading.id, observation))
    return _pairs(rows.values())


def f1(found: set[frozenset[Mark]], right: set[frozenset[Mark]]) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * len(found & right) / ((len(found) + len(right)) or 1)


def told(pairs: Iterable[frozenset[Mark]], all_written: Sequence[Written]) -> list[str]:
    """`pairs` as a reader of a failing test wants them."""
    texts: dict[Mark, str] = {}
    for w in all_written:
        texts |= {(w.reading.id, s.id): s.heading or "" for s in w.reading.report.sections}
        texts |= {(w.reading.id, o.id): f"{o.indicator} {o.period}" for o in w.reading.observations}
    return sorted(" <> ".join(f"{source}: {texts[source, i]}" for source, i in sorted(pair)) for pair in pairs)


def _pairs(rows: Iterable[Sequence[Mark]]) -> set[frozenset[Mark]]:
    return {frozenset(pair) for row in rows for pair in combinations(row, 2) if pair[0][0] != pair[1][0]}
