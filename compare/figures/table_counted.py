"""Which noun a figure of a table counts where no unit is said: whose words are asked, in what order.

A measure of the column goes before the heading over the rows, that before the row's own name and the title's subject;
of places and classes the subject goes before their names. What one text counts is `table_nouns`' affair.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compare.figures import naming
from compare.figures.english.words import is_plural
from compare.figures.table_nouns import (
    head_noun,
    known_noun,
    noun_within,
    says_number,
    tells_deed,
    without_number,
)
from compare.figures.table_parts import Head
from compare.figures.table_rows import Row
from compare.figures.table_words import begins_with, found_in, is_one_of, lexicon
from compare.wording import match_key

_PEOPLE = "người"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A row and the head of a column with the texts that may say what is counted, the nearest first."""

    row: Row
    head: Head
    measures: tuple[str, ...]
    texts: tuple[str, ...]


def counted_noun(row: Row, head: Head) -> str:
    """The unit of a figure for which no unit is said: "%" of a rate, else the noun that is counted; "" for none."""
    pieces = reversed(head.measure.split(" - "))
    measures = tuple(text for text in pieces if text and not _at_level(text) and not _grades(text))
    asked = _Asked(row, head, measures, tuple(filter(None, (*measures, head.noun, *_rows(row, head)))))
    return next((noun for rule in _RULES[head.language] if (noun := rule(asked)) is not None), "")


def _rows(row: Row, head: Head) -> tuple[str, ...]:
    """The row's and the title's words in the order in which they are asked."""
    if head.entities and head.measure:
        return (head.subject,)  # what a column counts is no affair of whose it is
    if head.entities:
        alone = row.is_total or head.by_subject
        return (head.subject,) if alone else (head.subject, row.own, row.name)
    total = head.column.path and is_one_of(head.column.path[-1], "rows.total")
    if head.language == "en" and total and row.own != head.subject:
        return (head.subject, row.own, row.name, head.subject)  # "Beneficiaries by sex": "Total" beside "Women"
    return row.own, row.name, head.subject


def _grades(text: str) -> bool:
    """Whether a measure tells which of those counted are meant and counts none itself: "Khá", "Có việc làm"."""
    return is_one_of(text, "columns.grade") or begins_with(text, "rows.having") is not None


def _at_level(text: str) -> bool:
    """Whether a measure is a level of government or of service, which is nothing counted: "Tuyến tỉnh", "Cấp xã"."""
    tier = begins_with(text, "columns.tier")
    return tier is not None and begins_with(" ".join(text.split()[len(tier.split()) :]), "columns.seat") is not None


def _own_of_kind(asked: _Asked) -> str | None:
    """ "Chi bộ nông thôn" under "Loại hình"."""
    kinds = is_one_of(asked.head.leaf, "columns.kind")
    if not kinds or any(found_in(text, "rows.people") for text in asked.measures):
        return None
    own = asked.row.own
    return naming.leading_noun(own[:1].lower() + own[1:]) or None


def _object_of_deed(asked: _Asked) -> str | None:
    """ "Kết nạp đảng viên" over rows of communes."""
    deed = next((text for text in asked.measures if naming.begins_with_verb(text)), "")
    return noun_within(deed) or None if asked.head.entities and deed else None


def _known(asked: _Asked) -> str | None:
    """The first text of which the lexicons know what it counts: "Số hộ vay", "Tỷ lệ hộ nghèo", "Có mặt".

    A measure may also be so many of one noun to another: "Bình quân học sinh/lớp".
    """
    for text in asked.texts:
        own = text in asked.measures
        if own and is_one_of(text, "rows.people"):
            return _PEOPLE
        if begins_with(text, "rows.share"):
            return "%"
        if unit := known_noun(text, "vi"):
            return unit
        if own and "/" in (rate := noun_within(text)):
            return rate
    return None


def _known_english(asked: _Asked) -> str | None:
    """The first text that tells a rate or a plural noun; a state of those in the column before says none of its own."""
    for text in asked.texts:
        if text in asked.measures and found_in(text, "roles.named"):
            return ""  # "Patients seen | Within standard"
        if begins_with(text, "rows.share") or found_in(text, "rows.share"):
            return "%"
        if unit := known_noun(text, "en"):
            return unit
    return None


def _within(asked: _Asked) -> str | None:
    """The first known noun within a text: "Hỗ trợ xây nhà cho hộ nghèo"."""
    return next((noun for text in asked.texts if (noun := noun_within(text))), None)


def _unknown(asked: _Asked) -> str | None:
    """The head of the first of the column's or row's texts that can name what is counted, though in no lexicon."""
    own = (asked.row.own, asked.row.name) if asked.head.entities and asked.measures else ()
    return _unknown_of([text for text in asked.texts if text not in (*own, asked.head.subject)], asked)


def _known_of_row(asked: _Asked) -> str | None:
    """ "Giấy khen" under "Hình thức khen thưởng": what a row itself counts, where its title names no noun."""
    row, head = asked.row, asked.head
    told = bool(head.measure) and not is_one_of(head.measure, "rows.generic")
    named = told or row.is_total or is_one_of(head.leaf, "columns.region")
    if named or not (head.entities and head.by_subject):
        return None
    return known_noun(row.own, "vi") or None


def _unknown_subject(asked: _Asked) -> str | None:
    """The head of the title's subject, where not even the whole title has a known noun."""
    return _unknown_of([text for text in asked.texts if text == asked.head.subject], asked)


def _unknown_of(texts: Sequence[str], asked: _Asked) -> str | None:
    return next((noun for text in texts if _can_name(text, asked.measures) and (noun := head_noun(text, "vi"))), None)


def _can_name(text: str, measures: Sequence[str]) -> bool:
    """Whether a text of unknown nouns can say what is counted.

    A measure can only where it says that it counts ("Số lồng bè", not "Quá hạn"); what is done never does.
    """
    counted = without_number(text)
    return bool(counted) and (text not in measures or says_number(text)) and not tells_deed(counted)


def _within_title(asked: _Asked) -> str | None:
    """The first known noun of the whole title: "Kết quả tiếp nhận, giải quyết hồ sơ"."""
    return noun_within(asked.head.title.text) or None


def _head_english(asked: _Asked) -> str | None:
    """The head of the first English text: "Output" of few words names what it counts.

    Of a title that its columns divide the subject is counted: "Enrolment by region and level" under "Primary".
    """
    divided = asked.head.title.divided and asked.head.entities
    named = any(is_plural(text.split()[-1].lower()) for text in asked.measures)  # "Elective operations"
    texts = (asked.head.subject, *asked.texts) if divided and not named else asked.texts
    return next((noun for text in texts if (noun := head_noun(text, "en"))), None)


def _of_occurrences(asked: _Asked) -> str | None:
    """ "Khảo sát" counts cuộc, "Tai nạn lao động" vụ: deeds and mishaps that are named without their noun."""
    if any(map(says_number, asked.measures)):
        return None  # "Số có vi phạm" is of those in the column before
    occurring = lexicon().occurring
    for text in (*asked.texts, asked.head.title.text):
        key = f" {match_key(text)} "
        if found := [deed for deed in occurring if f" {deed} " in key]:
            return occurring[max(found, key=len)]
    return None


def _of_persons(asked: _Asked) -> str | None:
    """ "Nhập ngũ", "Tuyển sinh": a deed that only persons do or suffer, where no noun is said."""
    told = (*asked.texts, asked.head.title.text)
    return _PEOPLE if any(found_in(text, "rows.of_persons") for text in told) else None


_RULES: dict[str, tuple[Callable[[_Asked], str | None], ...]] = {
    "vi": (
        _own_of_kind,
        _object_of_deed,
        _known,
        _within,
        _known_of_row,
        _unknown,
        _within_title,
        _unknown_subject,
        _of_occurrences,
        _of_persons,
    ),
    "en": (_known_english, _head_english),
}
