"""What the cells of a workbook show: values in the form their number formats ask for, in the sheet's own notation."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from compare.reading.sheet import tidy

_UNIT = re.compile(r'[0#?],*%?((?:\s|\\ |_.)*)"(\s*[^\W\d_][^"]*)"')  # what a format writes behind a number
_FRACTION = re.compile(r"[#?0]\s*/\s*[#?\d]")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_TIE = 1e-5  # a value that near to half-way may be half-way: spreadsheets tell 15 digits,
_FEW = 1e9  # and of a number of more than nine those behind the places shown are no longer that sure


def row_shown(row: Sequence[object], formats: Mapping[int, str] | None, comma: bool) -> list[str]:
    """A row's values as their formats show them."""
    own = formats or {}
    return [
        _writer(own.get(c, ""), comma)(value) if type(value) is float else _shown(value, own.get(c, ""), comma)
        for c, value in enumerate(row)
    ]


def _shown(value: object, form: str, comma: bool) -> str:
    """A cell's value as its format shows it."""
    if isinstance(value, str):
        return tidy(value) if value else ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _writer(form, comma)(value)
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


@lru_cache(maxsize=1024)
def _writer(form: str, comma: bool) -> Callable[[float], str]:
    """What writes numbers as the format `form` shows them.

    It asks Python where that is sure to give what is asked for; it is not where the value stands half-way between two,
    which spreadsheets round up.

    >>> _writer("0.0%", True)(0.952)
    '95,2%'
    """
    look = _look(form)
    factor, scale, end = (100 if look.percent else 1) / 1000.0**look.thousands, look.scale, look.end
    grouped, by_groups, ungrouped = look.grouped, f",.{look.shown}f", f"%.{look.shown}f"

    def plainly(value: float) -> str:
        shown = value * factor
        places = abs(shown) * scale
        if not places < _FEW or abs(places % 1 - 0.5) < _TIE:
            return _exactly(value, look, comma)
        if grouped and not -999 < shown < 999:
            text = format(shown, by_groups)
            return (_exchanged(text) if comma else text) + end
        text = ungrouped % shown
        return (text.replace(".", ",") if comma else text) + end

    def whole(value: float) -> str:
        return f"{int(value)}{end}" if abs(value) < 1e11 and value == int(value) else _exactly(value, look, comma)

    if not look.digits:
        return whole
    return plainly if look.sure else lambda value: _exactly(value, look, comma)


def _exchanged(text: str) -> str:
    """A number with its points and commas changed for each other; `str.translate` takes four times as long."""
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def _exactly(value: float, look: _Look, comma: bool) -> str:
    """The number as its format shows it, counted in decimals."""
    try:
        exact = Decimal(f"{value:.15g}")
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    exact = exact.scaleb(2 * look.percent - 3 * look.thousands)
    if look.digits and abs(exact) < Decimal(10) ** 20:
        exact = exact.quantize(look.step, ROUND_HALF_UP)
        text = f"{exact:,f}" if look.grouped else f"{exact:f}"
        if "#" in look.places:
            text = text.rstrip("0").rstrip(".") if look.places.startswith("#") else text
    else:
        text = f"{Decimal(f'{value:.11g}'):f}" if abs(value) < 1e20 else f"{value:g}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    if comma:
        text = _exchanged(text)
    return text + look.end


@dataclass(frozen=True, slots=True)
class _Look:
    """What a number format asks for: a percentage, groups of thousands, and its decimal places ("0#")."""

    percent: bool
    grouped: bool
    digits: bool
    places: str
    step: Decimal
    shown: int  # how many decimal places are always shown
    scale: float  # ten to the power of the decimal places
    thousands: int  # how many times the number is divided by a thousand: "#,##0.0,," shows millions
    sure: bool  # whether every place is always shown
    end: str  # what stands behind the number: "%", a unit


@lru_cache(maxsize=512)
def _look(form: str) -> _Look:
    first = form.split(";")[0]
    section = _QUOTED.sub("", first)
    unit = _UNIT.search(first)
    thousands = _thousands(form, section)
    if thousands and unit and len(unit[2].strip()) < 2:  # of "12k" the whole value is told, and no "k"
        thousands, unit = 0, None
    percent = "%" in section
    found = re.search(r"[0#?]\.([0#?]+)", section)
    places = found[1] if found else ""
    grouped = re.search(r"[0#],[0#?]", section)
    digits = re.search(r"[0#]", section) and not _FRACTION.search(section)  # a fraction is shown as a decimal
    return _Look(
        percent, bool(grouped), bool(digits), places, Decimal(1).scaleb(-len(places)), len(places),
        10.0 ** len(places), thousands, len(places) < 6 and "#" not in places,
        "%" * percent + (" " * bool(unit[1]) + unit[2] if unit else ""),
    )  # fmt: skip


def _thousands(form: str, section: str) -> int:
    """How many commas stand behind the last digit of a format; of one that asks how large the number is none counts."""
    found = re.search(r"[0#?](,+)(?![,0#?.])", section)
    return len(found[1]) if found and not re.search(r"\[[<>=]", form) else 0
