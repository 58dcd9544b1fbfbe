"""What the rows of a table name: indicators, parts of the row above, totals, and headings of groups without figures.

Ranks among rows come from their numbers ("I", "1", "1.1", "a)"), their marks ("-", "+") and words ("Trong đó"). A part
is named with its whole where its own name does not stand alone. Figures are not read here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from compare.figures.table_bases import role_of
from compare.figures.table_column import Column
from compare.figures.table_grid import Rows, is_empty, is_figure
from compare.figures.table_periods import NOTHING, Said, said_in
from compare.figures.table_units import clean_unit, is_known_unit, is_unit_behind, unit_in
from compare.figures.table_words import (
    ROLE_GROUPS,
    begins_with,
    found_in,
    is_one_of,
    is_only,
    residue,
    without_brackets,
)
from compare.observation import Role
from compare.period import Period, parse
from compare.wording import match_key

_MARK = re.compile(r"^\s*(?P<mark>[-–—•●▪*+]+|\(?\d{1,2}(?:\.\d{1,2})*[.)]|\(?[a-hđ][.)]|[IVX]+[.)]|[A-HĐ][.)])\s*")
_PART = re.compile(
    r"^(?:trong đó(?:\s+có)?|tr(?:ong|\.)?\s?(?:đó|tổng số|số đó|số này)|bao gồm|gồm(?:\s+có)?|chia ra|riêng"
    r"|of which|of whom|including|incl\.?|thereof)\s*[:：,]?\s*",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?=.{1,40}$)(?:(?:tổng )?cộng |tổng )?(?:.*\d|quý\b|(?:cả|toàn) năm\b|full[\s-]year\b"
    r"|[a-z]+ (?:quarter|half)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_LONGEST_ROLE = 40  # letters of a name that is a role alone: "Chỉ tiêu Hội đồng nhân dân giao năm 2024"
_COUNTS = f"{match_key('số')} "
_BARE_TIME = re.compile(r"(?:0?[1-9]|1[0-2]|I{1,3}|IV)")  # "10" under "Tháng", "III" under "Quý"
_SPAN_BEHIND = re.compile(
    r"[\s,(]+(?:trong\s+)?(?:cả\s+|toàn\s+)?(?:giai đoạn|thời kỳ|nhiệm kỳ)\s+(20\d\d)\s*[-–]\s*(20\d\d)\s*\)?$",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\(?[IVX]+[.)]?")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]?")
_DECIMAL_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?")
_LETTER = re.compile(r"\(?[a-zđ][.)]?")
_CAPITAL = re.compile(r"\(?[A-HĐ][.)]?")
_GROUP_RANK, _ROW_RANK, _SUB_RANK, _DASH_RANK, _PLUS_RANK = 0, 2, 3, 5, 6


@dataclass(frozen=True, slots=True)
class Row:
    """A row of figures: its name as it is to be said, and the row it is a part of.

    `own` is its name without marks and whole, `parent` the index of the row it is a part of, `said` a time that its
    name is ("Năm 2021", "Quý I"), `role` what is said with that ("Ước 2025"), `to_date` whether its levels are said to
    be running totals. `is_time` holds for times and for the total of a table of times;
    `stretch` is the years its name ends with ("… giai đoạn 2021-2025"), which its target is of.
    """

    index: int
    name: str
    own: str
    unit: str
    parent: int | None = None
    said: Said = NOTHING
    role: Role | None = None
    to_date: bool = False
    is_total: bool = False
    is_time: bool = False
    stretch: Period | None = None


@dataclass(slots=True)
class _Seen:
    """A row on the way down, kept for the parts below it."""

    index: int
    rank: int
    name: str
    unit: str
    figures: bool
    opens: bool = False


def read_rows(rows: Rows, body: Sequence[int], columns: Sequence[Column]) -> tuple[Row, ...]:
    """The rows of figures among `body`, named, in order."""
    name_column = next(column for column in columns if column.kind == "name")
    number = next((column.index for column in columns if column.kind == "number"), None)
    unit = next((column.index for column in columns if column.kind == "unit"), None)
    wanted = [column.index for column in columns if column.kind in ("level", "comparison")]
    numbered = number is not None and sum(1 for r in body if rows[r][number].strip()) * 2 > len(body)
    repeated = _repeated(rows, body, name_column.index)
    stack: list[_Seen] = []
    last_unit, listed = "", False
    out: list[Row] = []
    times = name_column.path[-1] if name_column.path and is_one_of(name_column.path[-1], "columns.time") else ""
    for r in body:
        text = " ".join(rows[r][name_column.index].split())
        text = f"{times} {text}" if times and _BARE_TIME.fullmatch(text) else text
        order = rows[r][number].strip() if number is not None else ""
        has_figures = any(is_figure(rows[r][c]) or _lone_year(rows[r][c]) for c in wanted) and not _across(rows[r])
        if not text and not (has_figures and order):
            continue
        rank, own, part = _rank(text, order, numbered and not order)
        listed = number is not None and not order and (part or listed)
        if listed and rank in (_ROW_RANK, _SUB_RANK) and begins_with(own, "rows.total") is None:
            rank = _DASH_RANK  # "Trong đó: Quốc tế", "Nội địa", "Trong tổng số: Khách lưu trú": all of one whole
        while stack and (stack[-1].rank >= rank and not (stack[-1].opens and stack[-1].rank == rank)):
            stack.pop()
        said_unit = clean_unit(rows[r][unit]) if unit is not None else ""
        said_unit = (
            last_unit if match_key(said_unit) in ("nt", "như trên") or said_unit in ('"', "''", "”") else said_unit
        )
        above = stack[-1] if stack else None
        if not said_unit and above and above.unit and part and (unit is not None or _takes_unit(own, above)):
            said_unit = above.unit
        last_unit = said_unit or last_unit
        seen = _Seen(r, rank, own, said_unit or _name_unit(own), has_figures, opens=part and not own)
        if has_figures:
            row = _row(rows, r, own or text, seen, above, part or rank >= _SUB_RANK, columns, repeated)
            if out and row.is_time and row.said.is_empty:  # "Target (%)" below its indicator
                row = replace(row, name=out[-1].name, own=out[-1].own, is_time=False)
            out.append(row)
        if own:
            stack.append(seen)
        elif part and above:
            stack.append(_Seen(above.index, _DASH_RANK - 1, above.name, above.unit, above.figures))
    of_time = [row.is_time for row in out if not row.is_total]
    all_times = bool(of_time) and all(of_time)
    return tuple(replace(row, is_time=True) if all_times and row.is_total else row for row in out)


def without_mark(text: str) -> str:
    """A row's name without the mark or number before it.

    >>> without_mark("- Kế hoạch"), without_mark("1.1. Thu nội địa")
    ('Kế hoạch', 'Thu nội địa')
    """
    found = _MARK.match(text)
    return " ".join((text[found.end() :] if found and len(text) > found.end() else text).split())


@lru_cache(maxsize=8192)
def clean_name(text: str) -> str:
    """A row's name as an indicator: without its unit in brackets and marks of a running total.

    >>> clean_name("Trees planted (YTD)"), clean_name("Thu nhập bình quân (triệu đồng/người)")
    ('Trees planted', 'Thu nhập bình quân')
    """
    kept = text
    for found in reversed(list(re.finditer(r"\s*\(([^()]*)\)", text))):
        counts = match_key(found[1]).startswith(_COUNTS)  # "Dại (số người tiêm phòng)" is named by what it counts
        if (
            (unit_in(found.group()) and not counts)
            or is_one_of(found[1], "rows.cumulative")
            or re.fullmatch(r"\d{1,2}|\*+|%", found[1])
        ):
            kept = f"{kept[: found.start()]} {kept[found.end() :]}"
    head, comma, tail = kept.rpartition(", ")
    if comma and is_unit_behind(tail):
        kept = head
    return " ".join(kept.split()).strip(" :;.,*-–")


def _takes_unit(own: str, above: _Seen) -> bool:
    """Whether a part without a unit is measured as the row above says in brackets: "Tổng vốn (tỷ đồng)"."""
    return is_known_unit(above.unit) and not _name_unit(own) and not begins_with(own, "rows.counting")


def _row(
    rows: Rows,
    r: int,
    own: str,
    seen: _Seen,
    above: _Seen | None,
    part: bool,
    columns: Sequence[Column],
    repeated: set[str],
) -> Row:
    """The row's name with its whole or its group where it needs one."""
    span = _SPAN_BEHIND.search(own.strip())
    own = own.strip()[: span.start()] if span and span.start() else own
    name = clean_name(own)
    parent = above.index if above and above.figures and part else None
    if above and _needs(name, above, part, repeated, seen.unit):
        name = f"{clean_name(above.name)} - {name}"
    group = _group(rows, r, columns)
    if group and match_key(name) in repeated:
        name = f"{group} - {name}"
    said, left = said_in(own) if _TIME.match(own) else (NOTHING, own)
    if not said.is_empty:
        left = residue(_PART.sub("", left), ("rows.total", *ROLE_GROUPS))  # "Cộng quý II", "Ước 2025"
    timed = said if not any(map(str.isalpha, left)) else NOTHING
    total = begins_with(own, "rows.total") is not None and is_one_of(own, "rows.total")
    running = bool(found_in(own, "rows.cumulative"))
    sets = timed.is_empty and not part and _only_sets(own)  # "Chỉ tiêu giao" above the rows of communes
    role = role_of((own,)) if sets or not timed.is_empty else None
    stretch = parse(f"{span[1]}..{span[2]}") if span and span[1] < span[2] else None
    is_time = sets or not timed.is_empty
    return Row(r, name, clean_name(own), seen.unit, parent, timed, role, running, total, is_time, stretch)


def _only_sets(own: str) -> bool:
    """Whether a row's name says that it is the plan of what the columns measure, and nothing else."""
    if len(own) > _LONGEST_ROLE:
        return False
    return is_only(without_brackets(own), ("roles.target", "filler.words")) and role_of((own,)) == "target"


def _needs(name: str, above: _Seen, part: bool, repeated: set[str], unit: str) -> bool:
    """Whether a row's name does not stand without the row above it."""
    if not clean_name(above.name) or is_one_of(above.name, "rows.total"):
        return False
    if match_key(name) in repeated and not is_one_of(name, "rows.total"):
        return True
    if not part:
        return not above.figures and bool(above.unit) and not begins_with(name, "rows.measure")
    if not above.figures and above.rank <= _GROUP_RANK:
        return False
    return not _stands_alone(name, above.name)


def _stands_alone(name: str, whole: str) -> bool:
    """Whether a part's name says what is measured: it has a word of the whole's at its head, or begins a measure."""
    if begins_with(name, "rows.measure") and len(name.split()) > 1:
        return True
    words, of = match_key(name).split(), match_key(without_brackets(whole)).split()
    return len(words) > 2 and words[0] in of


def _rank(text: str, order: str, unnumbered: bool) -> tuple[int, str, bool]:
    """A row's rank (a part's is higher than its whole's), its name without marks, and whether it is marked a part."""
    found = _MARK.match(text)
    mark = found["mark"] if found else ""
    own = text[found.end() :] if found and len(text) > found.end() else text
    if mark and own == text:
        mark = ""
    if mark[:1] == "-" and is_figure(own[:1] + " "):
        own = text
    of = _PART.match(own)
    if of:
        return (_PLUS_RANK if mark[:1] in "+*" and mark else _DASH_RANK), own[of.end() :].strip(), True
    if mark and mark[0] in "-–—•●▪":
        return _DASH_RANK, own, True
    if mark and mark[0] in "+*":
        return _PLUS_RANK, own, True
    return _ordered(own, mark or order, unnumbered)


def _ordered(own: str, order: str, unnumbered: bool) -> tuple[int, str, bool]:
    """The rank a row's number gives it; without one, among numbered rows, it is a part unless it is a total."""
    if _DECIMAL_NUMBER.fullmatch(order):
        return _SUB_RANK + min(order.strip(".)").count(".") - 1, 1), own, False
    if _LETTER.fullmatch(order):
        return _SUB_RANK + 1, own, False
    if _ROMAN.fullmatch(order) or _CAPITAL.fullmatch(order):
        return _GROUP_RANK + (0 if _CAPITAL.fullmatch(order) else 1), own, False
    if _NUMBER.fullmatch(order):
        return _ROW_RANK, own, False
    if unnumbered and begins_with(own, "rows.total") is None and not own.isupper():
        return _SUB_RANK, own, False
    return (_GROUP_RANK if own.isupper() else _ROW_RANK), own, False


def _name_unit(own: str) -> str:
    unit = unit_in(own)
    return unit if is_known_unit(unit) else ""


def _group(rows: Rows, r: int, columns: Sequence[Column]) -> str:
    """What the group column left of the name says."""
    return next(
        (" ".join(rows[r][c.index].split()) for c in columns if c.kind == "group" and rows[r][c.index].strip()), ""
    )


def _repeated(rows: Rows, body: Sequence[int], column: int) -> set[str]:
    """The names that stand in more than one row."""
    seen: set[str] = set()
    twice: set[str] = set()
    for r in body:
        key = match_key(clean_name(_rank(" ".join(rows[r][column].split()), "", False)[1]))
        (twice if key in seen else seen).add(key)
    return twice


def _across(row: Sequence[str]) -> bool:
    """Whether a row is one text across the table."""
    return len(row) > 2 and len({cell.strip() for cell in row}) == 1 and not is_empty(row[0])


def _lone_year(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:19|20)\d\d\s*", cell))
