"""Indicators by sector: the sections of the reports they stand in, and how many of each stand where.

A report may have a heading for every two indicators. Where the sections hold so few, those above them are taken, so
that a group is one that a reader knows ("Phát triển kinh tế"), not one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

import resources
from compare.comparison import Comparison, JudgedRow, Status
from compare.document import Cell, Column, Row, Span, Table
from compare.telling import Teller
from compare.wording import nfc

_LEAST = 3  # indicators that a group has on average
_DEEPEST = 6  # levels of headings
_COLUMNS: Mapping[str, tuple[Status, ...]] = {
    "reached": ("exceeded", "met"),
    "in_time": ("on_track",),
    "off_track": ("at_risk", "behind", "missed"),
    "open_rows": ("in_progress", "unknown", "no_target"),
}


def grouped(rows: Sequence[JudgedRow], teller: Teller) -> list[tuple[str, list[JudgedRow]]]:
    """`rows` under the titles of their sections, in the order of the first of each; the rest comes last."""
    titles = {section.id: nfc(section.title) for section in teller.comparison.sections}
    own = [row.row.section or "" for row in rows]
    above = _above(teller.comparison) if len(rows) < _LEAST * len(set(own)) else {}
    for _ in range(_DEEPEST):
        if len(rows) >= _LEAST * len(set(own)):
            break
        own = [above.get(section, section) for section in own]
    other, general = teller.words("table.other_sector"), teller.words("table.general_sector")
    groups: dict[str, list[JudgedRow]] = {}
    for row, section in zip(rows, own, strict=True):
        title = titles.get(section, "")
        groups.setdefault(general if title and is_general(title) else title or other, []).append(row)
    if other in groups:
        groups[other] = groups.pop(other)
    return list(groups.items())


def is_general(title: str) -> bool:
    """Whether a title names no field of work: "Kết quả 6 tháng đầu năm", "Targets for the year"."""
    words = re.findall(r"[^\W\d_]+", nfc(title).casefold())
    return bool(words) and _general_words().issuperset(words)


@cache
def _general_words() -> frozenset[str]:
    return frozenset(resources.table("brief")["sections"]["general"])


def _above(comparison: Comparison) -> dict[str, str]:
    """The row of the nearest titled section above each section row, as the latest report that has it nests them."""
    row_of = {(source, id_): row.id for row in comparison.sections for source, cell in row.cells.items()
              for id_ in cell.sections if row.title.strip()}  # fmt: skip
    found: dict[str, str] = {}
    for reading in comparison.readings:  # the latest last
        parents = {section.id: section.parent for section in reading.report.sections}
        for section in parents:
            at = parents[section]
            while at is not None and (reading.id, at) not in row_of:
                at = parents.get(at)
            if at is not None and (reading.id, section) in row_of:
                found[row_of[reading.id, section]] = row_of[reading.id, at]
    return found


def sector_table(rows: Sequence[JudgedRow], teller: Teller) -> Table | None:
    """A line for each sector with the number of its indicators in each standing, and their sum; None of no rows."""
    groups = grouped(rows, teller)
    if not groups:
        return None
    word = teller.words
    columns = (
        Column(word("table.of_sector"), 30),
        Column(word("table.all_rows"), 14, "center"),
        *(Column(word(f"table.{name}"), 14, "center") for name in _COLUMNS),
    )
    lines = [_line(teller.casing.sentence_case(title), members, False) for title, members in groups]
    lines.append(_line(word("table.sum"), rows, True))
    return Table("counts", columns, tuple(lines), title=word("heading.sectors"))


def _line(title: str, rows: Sequence[JudgedRow], bold: bool) -> Row:
    counts = [len(rows), *(sum(row.progress.status in group for row in rows) for group in _COLUMNS.values())]
    cells = (Cell((Span(str(n) if n else "–", bold=bold),), Decimal(n)) for n in counts)
    return Row((Cell((Span(title, bold=bold),)), *cells))
