"""How a figure of a table is named and what it counts, from its row, its column and the table's title.

Rows may be indicators (the column adds what tells it from its neighbours), or places, bodies and classes (the column, or
the title, says what is measured of them), or times.
"""

from __future__ import annotations

import re

from compare.figures.table_headers import Column, clean_unit, is_known_unit, unit_in
from compare.figures.table_periods import said_in
from compare.figures.table_rows import Row, clean_name
from compare.figures.table_words import begins_with, found_in, is_one_of, lexicon, residue, without_brackets
from compare.figures.tokens import meant, tokenize, words_of
from compare.figures.units import is_counted_noun, unit_at
from compare.messages import Language
from compare.wording import match_key

_NUMBERED = re.compile(
    r"^\s*(?:bảng|biểu|phụ lục|phụ biểu|table|annex|appendix|figure)\s*(?:số\s*)?[\dIVX]*(?:\.\d+)*\s*[.:–-]?\s*",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"^(?:tổng\s+)?số\s+(?:lượng\s+)?|^tổng\s+|^(?:total\s+)?number of\s+|^total\s+", re.IGNORECASE)
_CAPTION_UNIT = re.compile(r"(?:đvt|đv tính|đơn vị tính|đơn vị|units?)\s*[:：]\s*([^;)\]\n]+)", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:of|in|by|per|for|at|with|within|from|to|on|over|under)\b", re.IGNORECASE)
_CLASSES = ("loại hình", "loại", "nhóm", "type of", "kind of", "hạng")


def subject_of(caption: str) -> str:
    """What the title of a table is about, without its lead, its division, its time and its unit.

    >>> subject_of("Dư nợ theo huyện đến 31/12/2023")
    'Dư nợ'
    """
    text = said_in(without_brackets(_NUMBERED.sub("", _CAPTION_UNIT.sub("", caption))))[1]
    for word in lexicon().phrases["caption.by"]:
        text = re.split(rf"\s+{word}\s+", text, maxsplit=1, flags=re.IGNORECASE)[0]
    text = re.split(r"[,;:]", text)[0]
    words = text.split()
    while words and (lead := _leads(" ".join(words))):
        words = words[lead:]
    filler = lexicon().phrases["filler.words"]
    while words and match_key(words[-1]) in filler:
        words.pop()
    return " ".join(words).strip(" .:-–")


def caption_unit(caption: str) -> str:
    """The unit the caption gives the whole table ("Đvt: tỷ đồng", "($ million)"); "" where it gives none."""
    if found := _CAPTION_UNIT.search(caption):
        return clean_unit(found[1])
    return unit_in(caption) if is_known_unit(unit_in(caption)) else ""


def name_of(row: Row, column: Column, names: Column, subject: str, has_units: bool) -> str:
    """The indicator of a figure."""
    entity = names.entity_rows or _unnamed_entities(names, column, has_units)
    if not row.said.is_empty:
        return column.measure or subject or row.name
    if column.measure:
        if entity and not is_one_of(names.path[-1] if names.path else "", "columns.name"):
            return f"{column.measure} - {_entity(row, names)}"
        return f"{row.name} - {column.measure}"
    if entity and not has_units and subject and match_key(subject) not in match_key(row.name):
        return _classed(row, names, subject)
    if (
        is_one_of(row.name, "rows.generic")
        and not row.is_total
        and subject
        and len(subject.split()) <= 5
        and not row.parent
    ):
        return row.name if match_key(row.name) in match_key(subject) else f"{row.name} {subject}"
    return row.name


def counted_noun(row: Row, column: Column, names: Column, subject: str, language: Language, has_units: bool) -> str:
    """The unit of a figure for which no unit is said: "%" of a rate, else the noun that is counted."""
    entity = names.entity_rows or _unnamed_entities(names, column, has_units)
    asked = [column.measure, _class_noun(names), *([subject] if entity else [row.own, row.name, subject])]
    texts = [text for text in asked if text]
    for text in texts:
        if begins_with(text, "rows.share") or (language == "en" and found_in(text, "rows.share")):
            return "%"
        if unit := _known_noun(text, language):
            return unit
    return _noun(texts[0], language) if texts else ""


def names_counted(measure: str, language: Language) -> bool:
    """Whether a measure in per cent is the rate of a counted noun: "Tỷ lệ hộ nghèo", not "Tỷ lệ giải quyết"."""
    if language == "en":
        return bool(re.search(r"\brate\b", measure, re.IGNORECASE))
    words = words_of(tokenize(meant(residue(measure, ("comparing.share",)).lower()).text))
    return begins_with(measure, "comparing.share") is not None and is_counted_noun(words, 0)


def _unnamed_entities(names: Column, column: Column, has_units: bool) -> bool:
    """Whether rows under an unknown or empty heading are named by places or classes: the columns say measures."""
    leaf = names.path[-1] if names.path else ""
    return not is_one_of(leaf, "columns.name") and bool(column.measure) and not has_units


def _leads(text: str) -> int:
    """How many words of a title's beginning lead to its subject."""
    found = begins_with(text, "caption.lead")
    return len(found.split()) if found and len(text.split()) > len(found.split()) else 0


def _entity(row: Row, names: Column) -> str:
    """The row's name with the noun its heading gives it: "Loại án" over "Hình sự" is "án Hình sự"."""
    noun = _class_noun(names)
    return (
        f"{noun} {row.name}" if noun and match_key(noun) not in match_key(row.name) and not row.is_total else row.name
    )


def _class_noun(names: Column) -> str:
    leaf = names.path[-1] if names.path else ""
    for word in _CLASSES:
        if match_key(leaf).startswith(match_key(word) + " "):
            return " ".join(leaf.split()[len(word.split()) :])
    return ""


def _classed(row: Row, names: Column, subject: str) -> str:
    """A row of a class of the subject: "Hợp tác xã xếp loại Tốt", "Dư nợ - Đông Hải"."""
    leaf = names.path[-1] if names.path else ""
    if row.is_total:
        return f"{row.name} {subject}"
    if found_in(leaf, "columns.class"):
        return f"{subject} {leaf.lower()} {row.name}"
    return f"{subject} - {_entity(row, names)}"


def _known_noun(text: str, language: Language) -> str:
    """The counted noun of a text where the lexicons know one; "" where they do not."""
    counted = lexicon().counted
    key = f" {match_key(text)} "
    known = [noun for noun in counted if f" {noun} " in key]
    if known:
        return counted[max(known, key=len)]
    stripped = _NUMBER_OF.sub("", clean_name(text))
    if stripped != clean_name(text) and stripped:
        return _noun(stripped, language)
    if language == "en":
        return _plural(stripped)
    words = words_of(tokenize(meant(stripped.lower()).text))
    return _noun(stripped, language) if is_counted_noun(words, 0) else ""


def _noun(text: str, language: Language) -> str:
    """The head noun of a phrase that is counted."""
    stripped = _NUMBER_OF.sub("", clean_name(text)).strip() or text
    if language == "en":
        return _plural(stripped) or stripped.lower()
    tokens = tokenize(meant(stripped[:1].lower() + stripped[1:]).text)
    found = unit_at(tokens, words_of(tokens), 0, language) if tokens else None
    return found.text if found else stripped


def _plural(text: str) -> str:
    """The first plural noun before a preposition: "Trees planted" counts trees."""
    head = _PREPOSITION.split(text, maxsplit=1)[0]
    return next(
        (word.lower() for word in re.findall(r"[A-Za-z]+", head) if re.fullmatch(r"[A-Za-z]{2,}[^su\W]s", word)), ""
    )
