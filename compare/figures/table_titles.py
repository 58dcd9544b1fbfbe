"""What the title of a table says: its subject, whether its rows divide that, and the unit it gives the whole table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.figures import naming
from compare.figures.table_nouns import begins_counted, counted_together, noun_within, plural_in
from compare.figures.table_periods import said_in
from compare.figures.table_units import clean_unit, is_known_unit, unit_in
from compare.figures.table_words import begins_with, bracketed, is_one_of, lexicon, without_brackets, without_edges
from compare.quantity import is_scale
from compare.wording import match_key

_NUMBERED = re.compile(
    r"^\s*(?:bảng|biểu|phụ lục|phụ biểu|table|annex|appendix|figure)\s*(?:số\s*)?[\dIVX]*(?:\.\d+)*\s*[.:–-]?\s*",
    re.IGNORECASE,
)
_CAPTION_UNIT = re.compile(r"(?:đvt|đv tính|đơn vị tính|đơn vị|units?)\s*[:：]\s*([^;)\]\n]+)", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:rates?|cases|deaths|admissions|incidents?)\s+(per\s+\d[\d,]*\s+[a-z][a-z\s-]*)$", re.IGNORECASE
)
_LONGEST_SUBJECT = 8  # words of a title that is said of two deeds: "Tuyển chọn, gọi công dân nhập ngũ"


@dataclass(frozen=True, slots=True)
class Title:
    """A table's title: what it is about, and whether it says that its rows divide that ("Dư nợ theo huyện").

    `text` is the title to its end, where the subject ends at the first comma: "Kết quả tiếp nhận, giải quyết hồ sơ".
    """

    subject: str
    divided: bool
    text: str = ""


def title_of(caption: str) -> Title:
    """What the title of a table is about, without its lead, its division, its time and its unit.

    >>> title_of("Dư nợ theo huyện đến 31/12/2023")
    Title(subject='Dư nợ', divided=True, text='Dư nợ')
    """
    text = said_in(without_brackets(_NUMBERED.sub("", _CAPTION_UNIT.sub("", caption))))[1]
    said, divider = _divided(text)
    field, colon, detail = said.rpartition(":")
    told = bool(divider and colon) and len(said.split()) <= _LONGEST_SUBJECT  # "Budget: expenditure by function"
    subject = _subject(f"{field} {_without_lead(detail)}" if told else said)
    return Title(without_edges(subject, front=False).strip(" .:-–"), bool(divider), said)


def _divided(text: str) -> tuple[str, str]:
    """A title to the word that divides its subject, and what it is divided by: "Dư nợ theo huyện", "… của các xã"."""
    words = text.split()
    keys = [match_key(word) for word in words]
    phrases = [tuple(phrase.split()) for phrase in lexicon().phrases["caption.by"]]
    at = next((at for at in range(1, len(words) - 1) if any(_stands(p, keys, at) for p in phrases)), len(words))
    return " ".join(words[:at]), " ".join(words[at:])


def _stands(phrase: tuple[str, ...], keys: Sequence[str], at: int) -> bool:
    """Whether a phrase stands at a word with something behind it."""
    return tuple(keys[at : at + len(phrase)]) == phrase and at + len(phrase) < len(keys)


def _subject(text: str) -> str:
    """The first part between commas that is no lead, without its lead; all of them behind a deed without an object.

    "Kết quả đánh giá, xếp loại tổ chức đảng" is of the latter, "tiếp nhận, trả hồ sơ" of both.
    """
    parts = _listed(re.split(r"[,;:]", text))
    subject = ""
    for place, part in enumerate(parts):
        subject = _without_lead(part)
        if not is_one_of(subject, "caption.lead"):
            deed = 0 < len(subject.split()) < 3 and naming.begins_with_verb(subject) and not noun_within(subject)
            joined = ",".join([subject, *parts[place + 1 :]]).split()
            return " ".join(joined) if deed and len(joined) <= _LONGEST_SUBJECT else subject
    return subject


def _listed(parts: Sequence[str]) -> list[str]:
    """The parts of a title, nouns counted together and deeds of two words as one: "cán bộ, công chức"."""
    out: list[str] = []
    for part in parts:
        if out and (counted_together(out[-1], part) or _is_pair(out[-1], part)):
            out[-1] = f"{out[-1]},{part}"
        else:
            out.append(part)
    return out


def _is_pair(before: str, behind: str) -> bool:
    """Whether the words around a comma are one deed: "phòng, chống"."""
    around = f"{' '.join(before.split()[-1:])} {' '.join(behind.split()[:1])}"
    return is_one_of(around, "caption.pairs")


def _without_lead(text: str) -> str:
    """A part of a title without the words that lead to its subject: "Một số kết quả", "Tình hình thực hiện"."""
    words = text.split()
    while (found := begins_with(" ".join(words), "caption.lead")) and len(words) > len(found.split()):
        words = words[len(found.split()) :]
    return " ".join(words)


def caption_unit(caption: str) -> str:
    """The unit the caption gives the whole table ("Đvt: tỷ đồng", "($ million)"); "" where it gives none."""
    if found := _CAPTION_UNIT.search(caption):
        return clean_unit(found[1])
    if any(inside.startswith("%") for inside in bracketed(caption)):
        return "%"  # "(% satisfied or very satisfied)"
    if rate := _RATE.search(without_brackets(caption)):
        return rate[1]
    unit = unit_in(caption)
    if is_known_unit(unit) or begins_counted(unit) or _scaled_noun(unit):
        return unit
    return unit if unit and plural_in(unit) == unit.split()[-1].lower() else ""  # "Crime by type (offences)"


def _scaled_noun(unit: str) -> bool:
    """Whether a unit is a known counted noun behind a scale: "nghìn người"."""
    scale, _, noun = unit.partition(" ")
    return is_scale(scale) and begins_counted(noun)
