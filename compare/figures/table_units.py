"""Units as headings, captions and names of a table say them: in brackets, after a comma, as a currency.

What is counted where no unit is said is `table_names`' affair.
"""

from __future__ import annotations

import re
from functools import lru_cache

from compare.figures.english.words import group
from compare.figures.table_periods import said_in
from compare.figures.table_words import COMPARING_GROUPS, ROLE_GROUPS, bracketed, residue, without_brackets
from compare.figures.units import is_measure
from compare.quantity import is_scale, parse_unit
from compare.wording import match_key

_UNIT_LABEL = re.compile(
    r"^(?:đvt|đv tính|đơn vị tính|đơn vị|units?)\s*[:：]\s*|^(?:đvt|đv tính|đơn vị tính)\s+", re.IGNORECASE
)
_NUMBER_OF = re.compile(r"^(?:tổng\s+)?số\s+(?:lượng\s+)?(?=\w)", re.IGNORECASE)  # "(số người)" counts in "người"
BRONZE = match_key("đồng")  # alone over a column it is a medal, beside "Vàng" and "Bạc"
_THOUSANDS = re.compile(r"^(US\$|[$£€])\s?[’']?000s?$")
_OF_THOUSANDS = re.compile(r"^[’']?000(?:s|\s+(?=[A-Za-z]))")  # "000 t", "'000 tonnes", "000s"
_PER_SO_MANY = re.compile(r"^per\s+[\d,. ]*(?:million |thousand )?[A-Za-z][\w\s-]*$", re.IGNORECASE)
_EXCEPT = re.compile(r"[,;]\s|\s(?=(?:unless|except|otherwise)\b)", re.IGNORECASE)  # "US$ million unless stated"
_OTHER_WAY = frozenset({"under", "over", "decrease", "deficit", "loss", "adverse", "shortfall", "unfavourable"})
_LOOSE_DIGIT = re.compile(r"(?<![A-Za-z])\d")  # not "kt CO2e"
_FOR_SO_MANY = re.compile(r"(?<=[^\W\d])\s?/\s?[\d.]+(?= [^\W\d])")  # "bé trai/100 bé gái", "giường/10.000 dân"
_SCALED_UNIT = re.compile(r"^1[.,]?000\s+(?=\D)")
_MONEY_TAIL = re.compile(r"(?:US\$|[$£€])\s?(?:k|m|mn|bn|tn|million|billion|thousand|[’']?000s?)?\s*$", re.IGNORECASE)


@lru_cache(maxsize=8192)
def unit_in(text: str) -> str:
    """The unit that stands in the brackets of `text`, after its last comma, or as its currency; "" where none does.

    >>> unit_in("Dư nợ (tỷ đồng)"), unit_in("Transit rides, million (YTD)")
    ('tỷ đồng', 'million')
    """
    for inside in reversed(bracketed(text)):
        unit = _as_unit(inside)
        if unit := unit if is_known_unit(unit) else _last_of(inside) or unit:
            return unit
    tail = without_brackets(text).rpartition(", ")
    if tail[1] and is_unit_behind(tail[2]):
        return clean_unit(tail[2])
    if money := _MONEY_TAIL.search(without_brackets(text)):
        return clean_unit(money.group())
    return ""


def _last_of(inside: str) -> str:
    """The unit that stands last in a bracket that says more: "(giá so sánh 2010, tỷ đồng)"."""
    _, comma, tail = inside.rpartition(", ")
    unit = clean_unit(tail)
    return unit if comma and is_known_unit(unit) else ""


def is_unit_behind(text: str) -> bool:
    """Whether `text` behind a comma is the unit of a name: "Cargo, kt"."""
    return is_known_unit(clean_unit(text)) or text.strip().lower() in group("measure_words")


@lru_cache(maxsize=8192)
def is_known_unit(text: str) -> bool:
    """Whether `text` is a measure, a currency or a scale, rather than a counted noun."""
    if _PER_SO_MANY.match(text):
        return True  # "(per 100,000 live births)"
    rated, per, _ = text.partition(" per ")
    if per and is_known_unit(rated):
        return True  # "$ per month"
    first, *more = text.split()[:4] or [""]
    if 0 < len(more) < 3 and len(first) > 2 and "/" not in first and first.isascii() and is_known_unit(first):
        return True
    unit = parse_unit(text)
    return bool(text) and (is_scale(text) or (not unit.counted and bool(unit.base) and _measured(text)))


@lru_cache(maxsize=8192)
def clean_unit(text: str) -> str:
    """A unit as it is to be kept: no label or brackets, "1.000 đồng" as "nghìn đồng", "Hộ" as "hộ"."""
    unit = _UNIT_LABEL.sub("", text.strip().strip("()").strip()).strip(" :.;")
    unit = _NUMBER_OF.sub("", unit)
    unit = _EXCEPT.split(unit)[0].strip()
    unit = _OF_THOUSANDS.sub("thousand ", _THOUSANDS.sub(r"\1 thousand", unit))
    return _without_capital(" ".join(_SCALED_UNIT.sub("nghìn ", unit).split()))


def _without_capital(unit: str) -> str:
    """`unit` with a small first letter where only the cell's beginning made it large; "Mbps", "DN" stay."""
    head = re.match(r"[^\W\d_]+", unit)
    if head is None or len(head[0]) < 2 or head[0] != head[0].capitalize():
        return unit
    small = unit[0].lower() + unit[1:]
    if re.match(r"M[lgtJW]\b", unit):
        return unit  # "Ml" is a million litres, "ml" a thousandth of one
    worded = not head[0].isascii() or bool(set(head[0].lower()) & set("aeiou"))
    return small if worded or is_known_unit(small) else unit


def _measured(text: str) -> bool:
    """Whether the head of a unit is measured: "đồng/người" is, "xã/huyện" is not."""
    head = text.split("/")[0].strip()
    return not parse_unit(head).counted


def _as_unit(inside: str) -> str:
    unit = clean_unit(inside)
    if not unit or is_known_unit(unit):
        return unit
    if unit.lower() in _OTHER_WAY:
        return ""
    labelled = unit != inside.strip(" :.;")
    said, left = said_in(unit)
    if is_measure(unit):
        return unit  # "Thời gian giải quyết (ngày)"
    groups = (*ROLE_GROUPS, *COMPARING_GROUPS, "comparing.base.whole", "rows.part", "rows.generic", "filler.edges")
    if (
        _LOOSE_DIGIT.search(_FOR_SO_MANY.sub("", unit))
        or not said.is_empty
        or not residue(left, groups)
        or len(unit.split()) > 4
    ):
        return unit if labelled and not said_in(unit)[0].day else ""
    return unit if unit[0].isalpha() and "+" not in unit else ""


def _measure_alone(heading: str) -> str:
    """The measure that a Vietnamese heading begins with, without what was so measured: "km" of "Km vận hành"."""
    first, *more = heading.split()
    named = bool(more) and not heading.isascii() and "/" not in heading and not is_measure(heading)
    return first if named and is_measure(first) and all(map(str.islower, more)) else heading


def path_unit(path: tuple[str, ...]) -> str:
    """The unit the texts over a column say, the lowest first; "" where they say none."""
    for text in reversed(path):
        whole = clean_unit(text)
        if "(" not in whole and is_known_unit(whole) and match_key(text) != BRONZE:
            return _measure_alone(whole)
        if unit := unit_in(text):
            return unit
        if "%" in text:
            return "%"
    return ""
