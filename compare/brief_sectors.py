"""Indicators by sector: the sections of the reports they stand in, and how many of each stand where.

A report may have a heading for every two indicators. Where the sections hold so few, those above them are taken, so
that a group is one that a reader knows ("Phát triển kinh tế"), not one line; never one above that names no field of
work ("Các chỉ tiêu chủ yếu"). Sections on one field of work are one sector, whatever each document calls it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

import resources
from compare.brief_clauses import off_track_names
from compare.casing import casing_of
from compare.comparison import Comparison, JudgedRow, Status
from compare.document import Cell, Column, Row, Span, Table
from compare.matching.heading_words import heading_phrases, without_number
from compare.matching.phrases import fold, segment
from compare.messages import Language
from compare.naming import at_head
from compare.telling import Teller, listed
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
    sectors = _Sectors(teller.comparison)
    own = [row.row.section or "" for row in rows]
    for _ in range(_DEEPEST):
        if len(rows) >= _LEAST * len({sectors.key(section) for section in own}):
            break
        own = [sectors.above(section) for section in own]
    other, general = teller.words("table.other_sector"), teller.words("table.general_sector")
    titles: dict[str, str] = {}
    groups: dict[str, list[JudgedRow]] = {}
    for row, section in zip(rows, own, strict=True):
        title = sectors.title(section)
        title = general if title and is_general(title) else _bare(title) or other
        groups.setdefault(titles.setdefault(sectors.key(section) or title, title), []).append(row)
    if other in groups:
        groups[other] = groups.pop(other)
    return list(groups.items())


def _bare(title: str) -> str:
    """`title` without what says only that a field of work follows: "Kinh tế" of "Về lĩnh vực kinh tế"."""
    leads = resources.table("brief")["sections"]["of_field"]
    while lead := next((lead for lead in leads if title.casefold().startswith(f"{lead} ")), None):
        title = title[len(lead) + 1 :]
    return title[:1].upper() + title[1:]


def offered(comparison: Comparison) -> dict[str, str]:
    """The sectors that a brief can be on: their titles, as in running text, by the id of a section row, those with
    indicators in them.
    """
    sectors, casing = _Sectors(comparison), casing_of(comparison.readings)
    found: dict[str, tuple[str, str]] = {}
    for section in comparison.sections:
        key = sectors.key(section.id)
        if key and key not in found and within(comparison.rows, section.id, comparison):
            found[key] = section.id, casing.sentence_case(section.title)
    return dict(found.values())


def within(rows: Sequence[JudgedRow], sector: str, comparison: Comparison) -> list[JudgedRow]:
    """Those of `rows` that stand in the section row `sector`, in one below it, or in one on the same field of work."""
    sectors = _Sectors(comparison)
    wanted = sectors.key(sector)
    return [row for row in rows if any(at == sector or (wanted and sectors.key(at) == wanted)
            for at in sectors.chain(row.row.section or ""))]  # fmt: skip


class _Sectors:
    """The section rows as sectors: what they are called, which field of work they are on, what stands above them."""

    def __init__(self, comparison: Comparison) -> None:
        self._titles = {section.id: nfc(section.title) for section in comparison.sections}
        self._above = _above(comparison)
        self._language = comparison.readings[0].report.identity.language if comparison.readings else "vi"

    def title(self, section: str) -> str:
        return self._titles.get(section, "")

    def key(self, section: str) -> str:
        """What the sections of one field of work have in common: "Về kinh tế" and "Lĩnh vực kinh tế"; "" of none."""
        title = self.title(section)
        return "" if not title or is_general(title) else _field(title, self._language)

    def above(self, section: str) -> str:
        """The section above, where it names a field of work as well; else the section itself."""
        up = self._above.get(section, "")
        return up if self.key(up) else section

    def chain(self, section: str) -> Iterator[str]:
        """The section and those above it."""
        seen: set[str] = set()
        while section and section not in seen:
            seen.add(section)
            yield section
            section = self._above.get(section, "")


@cache
def _field(title: str, language: Language) -> str:
    """The words of a title that name its field of work; all of them where each is one that any title may have."""
    parts = list(segment(fold(without_number(title), language), heading_phrases(language)))
    told = [word for part in parts if part.meaning is None or not part.meaning.filler for word in part.words]
    return " ".join(told) or " ".join(word for part in parts for word in part.words)


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


def sector_table(rows: Sequence[JudgedRow], teller: Teller, longest: int | None = None) -> Table | None:
    """A line for each sector with the number of its indicators in each standing, and their sum; None of no rows.

    Of more than `longest` sectors those with the fewest indicators share the last line.
    """
    groups = _at_most(longest, grouped(rows, teller), teller)
    if not groups:
        return None
    word = teller.words
    behind = [row for row in rows if row.progress.status in _COLUMNS["off_track"]]
    names = listed(off_track_names(behind, teller), teller, end="list_or")
    heads = {name: word(f"table.{name}") for name in ("all_rows", *_COLUMNS)}
    heads["off_track"] = at_head(teller.text("table.off_track", statuses=names))
    columns = (Column(word("table.of_sector"), 30), *(Column(head, 14, "center") for head in heads.values()))
    lines = [_line(teller.casing.sentence_case(title), members, False) for title, members in groups]
    lines.append(_line(word("table.sum"), rows, True))
    return Table("counts", columns, tuple(lines), title=word("heading.sectors"))


def _at_most(
    longest: int | None, groups: list[tuple[str, list[JudgedRow]]], teller: Teller
) -> list[tuple[str, list[JudgedRow]]]:
    """`groups` with the smallest of them put together, where there are more than `longest`."""
    if longest is None or len(groups) <= longest:
        return groups
    told = sorted(groups, key=lambda group: len(group[1]), reverse=True)[: longest - 1]
    rest = [row for group in groups if group not in told for row in group[1]]
    return [*(group for group in groups if group in told), (teller.words("table.other_sectors"), rest)]


def _line(title: str, rows: Sequence[JudgedRow], bold: bool) -> Row:
    counts = [len(rows), *(sum(row.progress.status in group for row in rows) for group in _COLUMNS.values())]
    cells = (Cell((Span(str(n) if n else "–", bold=bold),), Decimal(n)) for n in counts)
    return Row((Cell((Span(title, bold=bold),)), *cells))
