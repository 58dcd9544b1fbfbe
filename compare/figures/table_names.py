"""How a figure of a table is named and what it counts, from its row, its column and the table's title.

Rows may be indicators (the column adds what tells it from its neighbours), or places, bodies and classes (the column,
or the title, says what is measured of them), or times.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.figures import naming
from compare.figures.english.words import counted_by, group, is_plural
from compare.figures.table_column import Column
from compare.figures.table_periods import said_in
from compare.figures.table_rows import Row, clean_name
from compare.figures.table_units import clean_unit, is_known_unit, unit_in
from compare.figures.table_words import (
    begins_with,
    found_in,
    is_one_of,
    lexicon,
    residue,
    without_brackets,
    without_edges,
)
from compare.figures.tokens import meant, tokenize, words_of
from compare.figures.units import is_counted_noun, unit_at
from compare.messages import Language
from compare.wording import match_key

_NUMBERED = re.compile(
    r"^\s*(?:bảng|biểu|phụ lục|phụ biểu|table|annex|appendix|figure)\s*(?:số\s*)?[\dIVX]*(?:\.\d+)*\s*[.:–-]?\s*",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"^(?:tổng\s+)?số\s+(?:lượng\b\s*)?|^tổng\s+|^về\s+|^(?:total\s+)?number of\s+|^total\s+", re.IGNORECASE
)
_COUNT = re.compile(
    r"(?:(?:tổng\s+)?số(?:\s+lượng)?|(?:total\s+)?number of)\s+(?!(?:thu|chi|tiền|dư|nợ|thuế|vốn|nộp)\b)(.+)",
    re.IGNORECASE,
)
_CAPTION_UNIT = re.compile(r"(?:đvt|đv tính|đơn vị tính|đơn vị|units?)\s*[:：]\s*([^;)\]\n]+)", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:of|in|by|per|for|at|with|within|from|to|on|over|under)\b", re.IGNORECASE)
_ENGLISH_CLASS = re.compile(r"([A-Za-z]{3,}) (?:group|type|class|category)", re.IGNORECASE)
_CLASSES = ("loại hình", "loại", "type of", "kind of")
_LONGEST_SUBJECT = 8  # words of a title that is said of two deeds: "Tuyển chọn, gọi công dân nhập ngũ"
_SHORT = 3  # words; a longer name of a kind needs no noun before it
_KINDS = frozenset(map(match_key, ("loại hình", "loại", "nhóm", "đối tượng", "tổ chức")))  # rows of these are of kinds


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
    divided = False
    for word in sorted(lexicon().phrases["caption.by"], key=len, reverse=True):
        text, *rest = re.split(rf"\s+{word}\s+", text, maxsplit=1, flags=re.IGNORECASE)
        divided = divided or bool(rest)
    words: list[str] = []
    parts = re.split(r"[,;:]", text)
    for place, part in enumerate(parts):
        words = part.split()
        while words and (lead := _leads(" ".join(words))):
            words = words[lead:]
        if not is_one_of(" ".join(words), "caption.lead"):
            deed = 0 < len(words) < 3 and naming.begins_with_verb(" ".join(words)) and not _noun_within(" ".join(words))
            joined = ",".join([" ".join(words), *parts[place + 1 :]]).split()
            words = joined if deed and len(joined) <= _LONGEST_SUBJECT else words
            break  # but "Kết quả đánh giá, xếp loại tổ chức đảng" is of the latter, "tiếp nhận, trả hồ sơ" of both
    return Title(without_edges(" ".join(words), front=False).strip(" .:-–"), divided, text)


def caption_unit(caption: str) -> str:
    """The unit the caption gives the whole table ("Đvt: tỷ đồng", "($ million)"); "" where it gives none."""
    if found := _CAPTION_UNIT.search(caption):
        return clean_unit(found[1])
    unit = unit_in(caption)
    if is_known_unit(unit) or is_counted_noun(words_of(tokenize(meant(unit.lower()).text)), 0) or _scaled_noun(unit):
        return unit
    return unit if unit and _plural(unit) == unit.split()[-1].lower() else ""  # "Crime by type (offences)"


def _scaled_noun(unit: str) -> bool:
    """Whether a unit is a known counted noun behind a scale: "nghìn người"."""
    scale, _, noun = unit.lower().partition(" ")
    return scale in ("nghìn", "ngàn", "vạn", "triệu") and is_counted_noun(words_of(tokenize(meant(noun).text)), 0)


def name_of(row: Row, column: Column, names: Column, title: Title, has_units: bool) -> str:
    """The indicator of a figure, its first letter a capital."""
    name = _name(row, column, names, title, has_units)
    return name[:1].upper() + name[1:]


def _name(row: Row, column: Column, names: Column, title: Title, has_units: bool) -> str:
    """The indicator of a figure, as its pieces are written."""
    subject = title.subject
    entity = _are_entities(names, column, title, has_units)
    if row.is_time:
        return column.measure or subject or row.name
    if title.divided and not subject.isascii() and not row.is_total and is_one_of(column.measure, "rows.generic"):
        return row.name if match_key(subject) in match_key(row.name) else _classed(row, names, subject)  # "Số tiền"
    if entity and subject and is_one_of(column.measure, "rows.score") and not row.is_total:
        return f"{column.measure} {subject} - {_entity(row, names)}"  # "Điểm năm 2024" of communes
    if column.measure:
        leaf = names.path[-1] if names.path else ""
        classed = found_in(leaf, "columns.class") and not leaf.isascii()  # an English class needs no noun: "Officers"
        if entity and title.divided and subject and classed and not row.is_total:
            return f"{column.measure} - {_classed(row, names, subject)}"  # "Số người - Cán bộ trình độ Đại học"
        if entity and not is_one_of(names.path[-1] if names.path else "", "columns.name"):
            return f"{column.measure} - {_entity(row, names)}"
        return f"{row.name} - {column.measure}"
    if entity and not has_units and _uses_subject(names, title) and match_key(subject) not in match_key(row.name):
        return _classed(row, names, subject)
    generic = is_one_of(row.name, "rows.generic") or _counts_nothing(row.name)
    if generic and not row.is_total and row.parent is None and _qualifies(subject):
        return row.name if match_key(row.name) in match_key(subject) else f"{row.name} {subject}"
    return row.name


def _counts_nothing(name: str) -> bool:
    """Whether a row only counts occurrences of something not named: "Số vụ", "Tổng số ca"."""
    return is_one_of(_NUMBER_OF.sub("", name), "rows.occurrence") and _NUMBER_OF.match(name) is not None


def _uses_subject(names: Column, title: Title) -> bool:
    """Whether rows need the title's subject: places and classes do, things where the title divides or measures them."""
    leaf = names.path[-1] if names.path else ""
    if title.subject and is_one_of(leaf, "columns.region") and not leaf.isascii():
        return True  # a place alone names no indicator
    thing = is_one_of(leaf, "columns.thing")
    measured = begins_with(title.subject, "rows.measure") is not None and not title.subject.isascii()
    told = thing or (
        len(title.subject.partition(",")[0].split()) > _SUBJECT and not title.subject.isascii()
    )  # a title that tells a deed
    return bool(title.subject) and (title.divided or not told or measured)


_SUBJECT = 6  # words; a longer title tells what was done, and its rows stand for themselves


def _qualifies(subject: str) -> bool:
    """Whether a title's subject can follow a generic name ("Doanh thu" + "du lịch").

    English titles name the report rather than the field ("Half-year results"): they are left out.
    """
    return (
        bool(subject)
        and not subject.isascii()
        and len(subject.split()) <= 5
        and not found_in(subject, "caption.result")
    )


_PEOPLE = "người"

# A level of government or of service, which is nothing counted: "Bác sĩ | Tuyến tỉnh | Tuyến xã".
_LEVEL = re.compile(
    r"(?:tuyến|cấp|khối|bậc)\s+(?:trung ương|tỉnh|huyện|xã|cơ sở|thành phố|quận|phường)\b", re.IGNORECASE
)


def counted_noun(row: Row, column: Column, names: Column, title: Title, language: Language, has_units: bool) -> str:
    """The unit of a figure for which no unit is said: "%" of a rate, else the noun that is counted."""
    subject = title.subject
    entity = _are_entities(names, column, title, has_units)
    rows = [row.own, row.name, subject]
    if entity:
        rows = [subject] if row.is_total or _uses_subject(names, title) else [subject, row.own, row.name]
    if language == "en" and rows[0] != subject and column.path and is_one_of(column.path[-1], "rows.total"):
        rows = [subject, *rows]  # "Beneficiaries by sex": the column "Total" beside "Women" and "Men"
    pieces = reversed(column.measure.split(" - "))
    measures = [piece for piece in pieces if not _LEVEL.match(piece) and not is_one_of(piece, "columns.grade")]
    asked = [*measures, _class_noun(names), *rows]
    texts = [text for text in asked if text]
    deed = next((text for text in measures if language == "vi" and naming.begins_with_verb(text)), "")
    leaf = names.path[-1] if names.path else ""
    kinds = match_key(leaf) in _KINDS and language == "vi"
    people = any(found_in(text, "rows.people") for text in measures)
    if kinds and not people and (own := naming.leading_noun(row.own[:1].lower() + row.own[1:])):
        return own  # "Chi bộ nông thôn" under "Loại hình"
    if entity and deed and (done := _noun_within(deed)):
        return done  # "Kết nạp đảng viên" over rows of communes
    for text in texts:
        if text in measures and is_one_of(text, "rows.people"):
            return _PEOPLE
        if language == "en" and text in measures and found_in(text, "roles.named"):
            return ""  # "Patients seen | Within standard": of the column before
        if begins_with(text, "rows.share") or (language == "en" and found_in(text, "rows.share")):
            return "%"
        if unit := _known_noun(text, language):
            return unit
    if language == "vi":
        within = (noun for text in texts if (noun := _noun_within(text)))
        named = [text for text in texts if text not in (row.own, row.name)] if entity and measures else texts
        return next(within, "") or _unknown_noun(named, measures) or _noun_within(title.text)
    return next((noun for text in texts if (noun := _noun(text, language))), "")


def _unknown_noun(texts: Sequence[str], measures: Sequence[str]) -> str:
    """The head of the first Vietnamese phrase that can name what is counted, where no lexicon knows a noun of it.

    A measure can only where it says that it counts ("Số lồng bè", not "Quá hạn"); what is done never does.
    """
    counts = (t for t in texts if _NUMBER_OF.sub("", t) and (t not in measures or _NUMBER_OF.match(t)))
    named = (t for t in counts if not _tells_deed(_NUMBER_OF.sub("", t)))
    return next((noun for text in named if (noun := _noun(text, "vi"))), "")


def _tells_deed(text: str) -> bool:
    """Whether Vietnamese words tell a deed or a state and no noun: "xử phạt", "có vi phạm"."""
    return naming.begins_with_verb(text) or begins_with(text, "rows.state") is not None


def count_of(name: str, language: Language) -> str:
    """The noun that a row's own name says it counts ("Số dự án khởi công", "Number of visits"); "" where it says none.

    A sum of money is none, though its name begins alike: "Số tiền hỗ trợ", "Số dư", "Số thu phí".
    """
    said = _COUNT.match(clean_name(name))
    if said is None:
        return ""
    counted = said[1]
    if language == "en":
        return _plural(counted)
    if known := lexicon().counted.get(match_key(counted)):
        return known
    tokens = tokenize(meant(_small(counted)).text)
    found = unit_at(tokens, words_of(tokens), 0, language) if tokens else None
    return found.text if found and is_counted_noun(words_of(tokens), 0) else ""


def tells_noun(measure: str) -> bool:
    """Whether Vietnamese words name something counted, or say by "số" that they do."""
    return bool(_NUMBER_OF.match(measure) or _known_noun(measure, "vi") or _noun_within(measure))


def names_counted(measure: str, language: Language) -> bool:
    """Whether a measure in per cent is the rate of a counted noun: "Tỷ lệ hộ nghèo", not "Tỷ lệ giải quyết"."""
    if language == "en":
        return bool(re.search(r"\brate\b", measure, re.IGNORECASE))
    words = words_of(tokenize(meant(residue(measure, ("comparing.share",)).lower()).text))
    return begins_with(measure, "comparing.share") is not None and is_counted_noun(words, 0)


def _are_entities(names: Column, column: Column, title: Title, has_units: bool) -> bool:
    """Whether rows are places, bodies or classes: by their heading, or the columns or the title say the measures."""
    if names.entity_rows:
        return True
    leaf = names.path[-1] if names.path else ""
    return not is_one_of(leaf, "columns.name") and not has_units and (bool(column.measure) or title.divided)


def _leads(text: str) -> int:
    """How many words of a title's beginning lead to its subject."""
    found = begins_with(text, "caption.lead")
    return len(found.split()) if found and len(text.split()) > len(found.split()) else 0


def _entity(row: Row, names: Column) -> str:
    """The row's name with the noun its heading gives it: "Loại án" over "Hình sự" is "án Hình sự"."""
    noun = _class_noun(names) if not (names.path and names.path[-1].isascii()) else ""  # "vehicle Buses" is no English
    told = len(row.name.split()) > _SHORT  # "Trụ sở làm việc" under "Loại tài sản"
    return (
        f"{noun} {row.name}"
        if noun and not told and match_key(noun) not in match_key(row.name) and not row.is_total
        else row.name
    )


def _class_noun(names: Column) -> str:
    leaf = names.path[-1] if names.path else ""
    if found := _ENGLISH_CLASS.fullmatch(leaf.strip()):
        noun = found[1].lower()
        return noun if is_plural(noun) else f"{noun}s"  # "Offence group" over "Burglary": offences
    said = next((word for word in _CLASSES if f"{match_key(leaf)} ".startswith(f"{match_key(word)} ")), "")
    return " ".join(leaf.split()[len(said.split()) :]) if said else ""


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
    stripped = _NUMBER_OF.sub("", clean_name(text))
    if stripped != clean_name(text) and stripped and match_key(stripped) not in lexicon().counted:
        return "" if language == "vi" and begins_with(stripped, "rows.state") else _noun(stripped, language)
    counted = lexicon().counted
    key = f" {match_key(text)} "
    known = [noun for noun in counted if f" {noun} " in key]
    if known:
        return counted[max(known, key=len)]
    if language == "en":
        return _plural(stripped)
    words = words_of(tokenize(meant(stripped.lower()).text))
    return _noun(stripped, language) if is_counted_noun(words, 0) else ""


def _noun(text: str, language: Language) -> str:
    """The head noun of a phrase that is counted."""
    stripped = _NUMBER_OF.sub("", clean_name(text)).strip() or text
    if language == "en":
        return _plural(stripped) or (stripped.lower() if len(stripped.split()) < 3 else "")
    tokens = tokenize(meant(_small(stripped)).text)
    found = unit_at(tokens, words_of(tokens), 0, language) if tokens else None
    return found.text if found else stripped


def _small(text: str) -> str:
    """`text` as within a sentence: "HS" and "TỔNG CHI" whole, else the first letter only, which the cell made large."""
    first = text.split()[0] if text.split() else ""
    return text.lower() if len(first) > 1 and first.isupper() else text[:1].lower() + text[1:]


def _noun_within(text: str) -> str:
    """The first known counted noun of a Vietnamese phrase: "kết nạp đảng viên" counts đảng viên."""
    tokens = tokenize(meant(text.lower()).text)
    words = words_of(tokens)
    places = lexicon().phrases["filler.place"]
    nouns = (at for at in range(len(words)) if is_counted_noun(words, at) and (not at or words[at - 1] not in places))
    found = (unit_at(tokens, words, at) for at in nouns)
    return next((unit.text for unit in found if unit), "")


def _plural(text: str) -> str:
    """The first plural noun before a preposition: "Trees planted" counts trees."""
    head = _PREPOSITION.split(text, maxsplit=1)[0]
    words = [word.lower() for word in re.findall(r"[A-Za-z]+", head)]
    if len(words) > 1 and words[-1] in ("numbers", "volumes", "totals", "counts"):
        return words[-2] if is_plural(words[-2]) else f"{words[-2]}s"  # "Student numbers"
    plural = next((word for word in words if is_plural(word) and word not in group("never_counted")), "")
    return plural or next((noun for word in words if (noun := counted_by(word))), "")
