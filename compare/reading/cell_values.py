"""What the cells of a workbook show: values in the form their number formats ask for, in the sheet's own notation."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from compare.reading.sheet import tidy

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_TIE = 1e-5  # a value that near to half-way may be half-way: spreadsheets tell 15 digits,
_FEW = 1e9  # and of a number of more than nine those behind the places shown are no longer that sure
_TO_COMMA = str.maketrans(",.", ".,")


def row_shown(row: Sequence[object], formats: Mapping[int, str] | None, comma: bool) -> list[str]:
    """A row's values as their formats show them."""
    if formats is None:
        return [_shown(value, "", comma) for value in row]
    return [_shown(value, formats.get(c, ""), comma) for c, value in enumerate(row)]


def _shown(value: object, form: str, comma: bool) -> str:
    """A cell's value as its format shows it."""
    if isinstance(value, str):
        return tidy(value) if value else ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, form, comma)
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "" if value is None else str(value)


def _number(value: float, form: str, comma: bool) -> str:
    """The number as its format shows it.

    >>> _number(0.952, "0.0%", True)
    '95,2%'
    """
    look = _look(form)
    if (plainly := _plainly(value, look)) is not None:
        return plainly.translate(_TO_COMMA) if comma else plainly
    try:
        exact = Decimal(f"{value:.15g}")
    except InvalidOperation:
        return str(value)
    if not exact.is_finite():
        return str(value)
    if look.percent:
        exact *= 100
    if look.digits and abs(exact) < Decimal(10) ** 20:
        exact = exact.quantize(look.step, ROUND_HALF_UP)
        text = f"{exact:,f}" if look.grouped else f"{exact:f}"
        if "#" in look.places:
            text = text.rstrip("0").rstrip(".") if look.places.startswith("#") else text
    else:
        text = f"{Decimal(f'{value:.11g}'):f}" if abs(value) < 1e20 else f"{value:g}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    if comma:
        text = text.translate(_TO_COMMA)
    return text + ("%" if look.percent else "")


def _plainly(value: float, look: _Look) -> str | None:
    """The value as Python writes it, with a full stop, where that is sure to be what is asked for; None where not.

    It is not where the value stands half-way between two, which spreadsheets round up.
    """
    if not look.digits:
        return str(int(value)) if abs(value) < 1e11 and value == int(value) else None
    shown = value * 100 if look.percent else value
    places = abs(shown) * look.scale
    if not look.sure or not places < _FEW or abs(places % 1 - 0.5) < _TIE:
        return None
    return f"{shown:{look.spec}}" + ("%" if look.percent else "")


@dataclass(frozen=True, slots=True)
class _Look:
    """What a number format asks for: a percentage, groups of thousands, and its decimal places ("0#")."""

    percent: bool
    grouped: bool
    digits: bool
    places: str
    step: Decimal
    spec: str  # how Python is asked for the same
    scale: float  # ten to the power of the decimal places
    sure: bool  # whether every place is always shown


@lru_cache(maxsize=512)
def _look(form: str) -> _Look:
    section = _QUOTED.sub("", form.split(";")[0])
    found = re.search(r"[0#?]\.([0#?]+)", section)
    places = found[1] if found else ""
    grouped, digits = re.search(r"[0#],[0#?]", section), re.search(r"[0#]", section)
    spec = f"{',' if grouped else ''}.{len(places)}f"
    return _Look(
        "%" in section, bool(grouped), bool(digits), places, Decimal(1).scaleb(-len(places)), spec,
        10.0 ** len(places), len(places) < 6 and "#" not in places,
    )  # fmt: skip
