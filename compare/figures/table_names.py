"""How a figure of a table is named, from its row and the parts that `table_parts` collects for its column.

Rows may be indicators (the column adds what tells it from its neighbours), or places, bodies and classes (the column,
or the title, says what is measured of them), or times. Each rule composes the name or has nothing to say; the first
that speaks is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from compare.figures.table_nouns import says_number, without_number
from compare.figures.table_parts import Head, entity_of
from compare.figures.table_rows import Row
from compare.figures.table_words import begins_measure, begins_with, found_in, is_one_of
from compare.wording import match_key

_LISTED = re.compile(r",|\b(?:và|and)\b", re.IGNORECASE)
_LONGEST_QUALIFIER = 5  # words of a title that can follow a generic name


def name_of(row: Row, head: Head) -> str:
    """The indicator of a figure, its first letter a capital."""
    name = next((name for rule in _RULES if (name := rule(row, head)) is not None), row.name)
    return name[:1].upper() + name[1:]


def _of_time(row: Row, head: Head) -> str | None:
    """ "Quý I" under "Số vụ": the column's words, else the title's subject."""
    return (head.measure or head.subject or row.name) if row.is_time else None


def _sum_of_divided(row: Row, head: Head) -> str | None:
    """ "Số tiền" of "Dư nợ theo huyện" over "Đông Hải": "Dư nợ - Đông Hải"."""
    divided = head.title.divided and not head.subject.isascii()
    if not divided or not is_one_of(head.measure, "rows.generic") or is_one_of(head.subject, "caption.lead"):
        return None  # "Hoạt động của các hợp tác xã" says nothing of "Doanh thu"
    if is_one_of(head.measure, "rows.own") and not begins_measure(head.subject):
        return None  # nor does "Thu hút khách của các điểm du lịch"
    return row.name if match_key(head.subject) in match_key(row.name) else _classed(row, head)


def _score(row: Row, head: Head) -> str | None:
    """ "Điểm năm 2024" of communes under "Chỉ số cải cách hành chính": "Điểm Chỉ số cải cách hành chính - Tân Lập"."""
    scored = head.entities and head.subject and is_one_of(head.measure, "rows.score") and not row.is_total
    return f"{head.measure} {head.subject} - {entity_of(row, head)}" if scored else None


def _measure_of_class(row: Row, head: Head) -> str | None:
    """ "Số người" of "Cán bộ theo trình độ" over "Đại học": "Số người - Cán bộ trình độ Đại học".

    An English class needs no noun: "Officers".
    """
    part = begins_with(head.column.path[0], "rows.part") if head.column.path else None  # "Trong đó nữ"
    classed = head.classes and not head.leaf.isascii() and bool(head.subject)
    classed = classed and (head.title.divided or bool(part) or is_one_of(head.measure, "rows.people"))
    if not head.measure or not head.entities or not classed or row.is_total:
        return None
    return f"{head.measure} - {_classed(row, head)}"


def _measure_of_entity(row: Row, head: Head) -> str | None:
    """ "Số hộ vay" over "Đông Hải": "Số hộ vay - Đông Hải"."""
    told = head.measure and head.entities and not head.indicators
    return f"{head.measure} - {entity_of(row, head)}" if told else None


def _indicator_by_measure(row: Row, head: Head) -> str | None:
    """ "Trợ cấp hằng tháng" under "Số người": "Trợ cấp hằng tháng - Số người"."""
    return f"{row.name} - {head.measure}" if head.measure else None


def _class_of_subject(row: Row, head: Head) -> str | None:
    """ "Tốt" of "Phân loại hợp tác xã": "Hợp tác xã xếp loại Tốt"."""
    named = match_key(head.subject) in match_key(row.name) or _is_listed(row, head)
    told = not head.has_units or _measures_all(row, head)
    return _classed(row, head) if head.entities and told and head.by_subject and not named else None


def _measures_all(row: Row, head: Head) -> bool:
    """Whether the title says what is measured though a column gives the unit: "Giá trị sản xuất" over "Khai khoáng"."""
    branches = begins_with(head.leaf, "columns.branch") and begins_measure(head.subject)
    return bool(branches) and not begins_measure(row.own)


def _grade_of_subject(row: Row, head: Head) -> str | None:
    """ "Hoàn thành tốt nhiệm vụ" of "Phân loại chi bộ", whatever stands over the grades."""
    told = head.subject and not head.has_units and not head.measure and is_one_of(row.own, "columns.grade")
    return f"{head.subject} {row.name}" if told else None


def _is_listed(row: Row, head: Head) -> bool:
    """Whether a title of several things lists the row: "Đảng viên" of "Xếp loại chi bộ và đảng viên"."""
    things = [match_key(thing).strip() for thing in _LISTED.split(head.subject)]
    return len(things) > 1 and any(f" {thing}".endswith(f" {match_key(row.name)}") for thing in things)


def _generic_of_subject(row: Row, head: Head) -> str | None:
    """ "Doanh thu" of "Hoạt động du lịch": "Doanh thu du lịch"."""
    generic = is_one_of(row.name, "rows.generic") or _counts_nothing(row.name)
    if not generic or row.is_total or row.parent is not None or not _qualifies(head.subject):
        return None
    return row.name if match_key(row.name) in match_key(head.subject) else f"{row.name} {head.subject}"


_RULES: tuple[Callable[[Row, Head], str | None], ...] = (
    _of_time,
    _sum_of_divided,
    _score,
    _measure_of_class,
    _measure_of_entity,
    _indicator_by_measure,
    _class_of_subject,
    _grade_of_subject,
    _generic_of_subject,
)


def _classed(row: Row, head: Head) -> str:
    """A row of a class of the subject: "Hợp tác xã xếp loại Tốt", "Dư nợ - Đông Hải"."""
    if row.is_total:
        return f"{row.name} {head.subject}"
    if head.classes:
        return f"{head.subject} {head.leaf.lower()} {row.name}"
    return f"{head.subject} - {entity_of(row, head)}"


def _counts_nothing(name: str) -> bool:
    """Whether a row only counts occurrences of something not named: "Số vụ", "Tổng số ca"."""
    return is_one_of(without_number(name), "rows.occurrence") and says_number(name)


def _qualifies(subject: str) -> bool:
    """Whether a title's subject can follow a generic name ("Doanh thu" + "du lịch").

    English titles name the report rather than the field ("Half-year results"): they are left out.
    """
    short = bool(subject) and len(subject.split()) <= _LONGEST_QUALIFIER
    return short and not subject.isascii() and not found_in(subject, "caption.result")
