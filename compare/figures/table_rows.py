"""What a row of a table names: an indicator, a part of the row above, a total, a time or a role.

A part is named with its whole where its own name does not stand alone. Which row is whose part is found on the way
down the table (`table_descent`).
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from compare.figures.table_bases import role_of
from compare.figures.table_periods import said_in
from compare.figures.table_ranks import GROUP_RANK, ranked
from compare.figures.table_time_forms import NOTHING, Said
from compare.figures.table_units import is_unit_behind, unit_in
from compare.figures.table_words import (
    ROLE_GROUPS,
    begins_measure,
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

_TIME = re.compile(
    r"(?=.{1,40}$)(?:(?:tổng )?cộng |tổng )?(?:.*\d|quý\b|(?:cả|toàn) năm\b|full[\s-]year\b"
    r"|[a-z]+ (?:quarter|half)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
_TOTAL_OF = re.compile(r"^(?:(?:tổng|total)\s+)?(?:(?:số|number of)\s+)?", re.IGNORECASE)
_LONGEST_ROLE = 40  # letters of a name that is a role alone: "Chỉ tiêu Hội đồng nhân dân giao năm 2024"
_COUNTS = f"{match_key('số')} "
_SPAN_BEHIND = re.compile(
    r"[\s,(]+(?:trong\s+)?(?:cả\s+|toàn\s+)?(?:giai đoạn|thời kỳ|nhiệm kỳ)\s+(20\d\d)\s*[-–]\s*(20\d\d)\s*\)?$",
    re.IGNORECASE,
)


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
class Seen:
    """A row on the way down, kept for the parts below it; `opens` where it only says that parts follow ("Trong đó")."""

    index: int
    rank: int
    name: str
    unit: str
    figures: bool
    opens: bool = False


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


def row_of(own: str, seen: Seen, above: Seen | None, part: bool, group: str, repeated: Container[str]) -> Row:
    """A row of figures: its name with its whole or its `group` where it needs one, and the time and role it says."""
    span = _SPAN_BEHIND.search(own.strip())
    own = own.strip()[: span.start()] if span and span.start() else own
    said = _time_said(own)
    sets = said.is_empty and not part and _only_sets(own)  # "Chỉ tiêu giao" above the rows of communes
    is_time = sets or not said.is_empty
    return Row(
        index=seen.index,
        name=_full_name(clean_name(own), seen, above, part, group, repeated),
        own=clean_name(own),
        unit=seen.unit,
        parent=above.index if above and above.figures and part else None,
        said=said,
        role=role_of((own,)) if is_time else None,
        to_date=bool(found_in(own, "rows.cumulative")),
        is_total=begins_with(own, "rows.total") is not None and is_one_of(own, "rows.total"),
        is_time=is_time,
        stretch=parse(f"{span[1]}..{span[2]}") if span and span[1] < span[2] else None,
    )


def _full_name(name: str, seen: Seen, above: Seen | None, part: bool, group: str, repeated: Container[str]) -> str:
    """A row's name behind its whole's, or its group's, where it needs one."""
    if above and _needs(name, above, part, repeated, seen.unit):
        name = f"{clean_name(above.name)} - {name}"
    return f"{group} - {name}" if group and match_key(name) in repeated else name


def _time_said(own: str) -> Said:
    """The time that a row's name is, a role or a word of a sum beside it: "Cộng quý II", "Ước 2025"."""
    said, left = said_in(own) if _TIME.match(own) else (NOTHING, own)
    if not said.is_empty:
        left = residue(ranked(left, "", False).own, ("rows.total", *ROLE_GROUPS))
    return NOTHING if any(map(str.isalpha, left)) else said


def _only_sets(own: str) -> bool:
    """Whether a row's name says that it is the plan of what the columns measure, and nothing else."""
    if len(own) > _LONGEST_ROLE:
        return False
    return is_only(without_brackets(own), ("roles.target", "filler.words")) and role_of((own,)) == "target"


def _needs(name: str, above: Seen, part: bool, repeated: Container[str], unit: str) -> bool:
    """Whether a row's name does not stand without the row above it."""
    if not clean_name(above.name) or is_one_of(above.name, "rows.total"):
        return False
    if match_key(name) in repeated and not is_one_of(name, "rows.total"):
        return True
    if not part:
        return not above.figures and bool(above.unit) and not begins_measure(name)
    if not above.figures and above.rank <= GROUP_RANK:
        return False
    return not _stands_alone(name, above.name)


def _stands_alone(name: str, whole: str) -> bool:
    """Whether a part's name says what is measured: it begins a measure, or the whole counts its first word.

    "Khách quốc tế" does of "Tổng lượt khách", "Thịt gia cầm" of "Sản lượng thịt" not.
    """
    if begins_measure(name) and len(name.split()) > 1:
        return True
    counted = _TOTAL_OF.sub("", without_brackets(whole))
    words = match_key(name).split()
    alike = len(words) > 2 and words[0] in match_key(counted).split()
    return alike and not begins_measure(counted)
