"""What one cell of a table says: a figure with its bound, range, fraction and unit, or nothing.

A cell is read whole: words that are not a bound, a direction or a unit make it text ("Đạt", "12/3/2024",
"215/KH-UBND"), and text is no figure. The notation is decided for the whole table (`notation_of`); a figure that
reads both ways keeps its other reading, for arithmetic to settle.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from compare.figures.notation import Notation, parse
from compare.quantity import Bound

_NUMBER = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:\s?[.,]\s?\d+)*"
_BEFORE: tuple[tuple[str, Bound], ...] = (
    (
        r">=|≥|⩾|từ|ít nhất|tối thiểu|không dưới|không thấp hơn|at least|min(?:imum)?\.?|no less than|not less than",
        "ge",
    ),
    (r"<=|≤|⩽|không quá|tối đa|không vượt quá|up to|at most|max(?:imum)?\.?|no more than|not more than", "le"),
    (r">|trên|hơn|vượt|over|above|more than|greater than|exceeding", "gt"),
    (r"<|dưới|under|below|less than|fewer than", "lt"),
    (r"≈|~|khoảng|gần|xấp xỉ|ước khoảng|about|around|approx(?:\.|imately)?|circa|c\.|nearly|some", "approx"),
)
_AFTER = r"trở lên|and above|or more|or above|and over|\+|or higher"
_AFTER_LE = r"trở xuống|or less|or below|and below|or fewer|or lower"
_DIRECTION = r"tăng|giảm|vượt|up|down|increase of|decrease of|▲|▼|△|↑|↓|thiếu|rose|fell"
_DOWN = frozenset({"giảm", "down", "decrease of", "▼", "↓", "thiếu", "fell"})
_NOTE = r"(?:\s*(?:\[\d{1,2}\]|\(\d\)|[*†‡¹²³⁴⁵]+))?"
_UNIT = r"[^\d()\[\];:=<>≥≤]*?(?:[²³]|m[23]|km2)?(?:/[^\d()\[\];:=<>≥≤]+)?"
_RATE = r"(?:per \d[\d,]* [a-z]+)?"  # "0 per 100 ml"
_CELL = re.compile(
    rf"\s*(?:(?:ước(?:\s+tính)?|dự ước|dự kiến|est\.?)\s+)?(?:đạt\s+)?(?:(?P<direction>{_DIRECTION})\s*)?"
    + "".join(rf"(?:(?P<{bound}>{words})\s*)?" for words, bound in _BEFORE)
    + rf"(?P<open>\()?(?P<sign>[-−–+±]\s?)?(?P<mark>US\$|[$£€])?\s*(?P<first>{_NUMBER})"
    rf"(?:\s*(?P<firstunit>%|(?:k|m|mn|bn|million|billion)\b)?\s*(?P<joint>-|–|—|÷|/|đến|to|of|trên|trong|out of|→|~)"
    rf"\s*(?:US\$|[$£€])?(?P<second>{_NUMBER}))?"
    rf"(?P<close>\))?\s*(?P<unit>{_UNIT}{_RATE}){_NOTE}\s*"
    rf"(?P<after>{_AFTER})?(?P<afterle>{_AFTER_LE})?\s*(?:\(\s*(?P<share>[-−]?\d+(?:[.,]\d+)?)\s*%\s*\))?{_NOTE}[.;,]?\s*",
    re.IGNORECASE,
)
_DATE = re.compile(r"\s*(?:ngày\s+)?\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}\s*")
_PHONE = re.compile(r"\s*(?:\+84|0)\d{2,3}[ .\-]?\d{3}[ .\-]?\d{3,4}(?:[ .\-]?\d{1,3})?\s*")
_DIGITS = re.compile(r"\d[\d.,]*\d")
_FRACTION_JOINTS = frozenset({"/", "of", "trên", "trong", "out of"})


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure as a cell states it. `other` is its value read with the other decimal mark, where that can be.

    `direction` is -1 or 1 where a word or a sign says which way it went, `share` the percentage in brackets after it.
    """

    value: Decimal
    start: int
    end: int
    bound: Bound = "eq"
    high: Decimal | None = None
    total: Decimal | None = None
    unit: str = ""
    other: Decimal | None = None
    direction: int = 0
    share: Decimal | None = None


def notation_of(cells: Iterable[str], default: Notation) -> Notation:
    """The notation of a table, by the figures that can be read one way only; `default` where they do not say."""
    votes: Counter[str] = Counter()
    for cell in cells:
        if len(cell) > 40 or not ("." in cell or "," in cell) or _DATE.fullmatch(cell):
            continue
        for found in _DIGITS.finditer(cell):
            if mark := _sure_mark(found.group()):
                votes[mark] += 1
    if votes["."] == votes[","]:
        return default
    return Notation(".", votes["."], votes[","]) if votes["."] > votes[","] else Notation(",", votes[","], votes["."])


@lru_cache(maxsize=8192)
def read_cell(text: str, notation: Notation) -> CellFigure | None:
    """The figure that `text` states, its numbers read in `notation`; None where it states none."""
    if len(text) > 80 or _DATE.fullmatch(text) or _PHONE.fullmatch(text):
        return None
    found = _CELL.fullmatch(text)
    if not found or not _is_unit(found["unit"] or ""):
        return None
    first = read_number(found["first"], notation, percent="%" in (found["unit"] or found["firstunit"] or ""))
    second = read_number(found["second"], notation) if found["second"] else None
    if first is None or (found["second"] and second is None):
        return None
    high, total = _second(found, first[0], second[0]) if second else (None, None)
    if second and high is None and total is None:
        return None
    sign, direction = _sign(found)
    share = read_number(found["share"].strip("-−"), notation, percent=True) if found["share"] else None
    return CellFigure(
        value=sign * first[0], start=found.start("first") - _lead(found), end=_end(found), bound=_bound(found, high),
        high=high, total=total, unit=_unit(found), other=None if first[1] is None else sign * first[1],
        direction=direction, share=share[0] if share else None,
    )  # fmt: skip


def read_number(written: str, notation: Notation, percent: bool = False) -> tuple[Decimal, Decimal | None] | None:
    """`written` as a number, and its other reading where it has one ("1.250" is 1250 or 1.250); None where it is none.

    A percentage with one mark is never in thousands: "1.250%" is 1.250.
    """
    digits = re.sub(r"\s", "", written)
    read = parse(digits, notation)
    if read is None or sum(c in ".," for c in digits) != 1 or _sure_mark(digits):
        return read
    mark = "." if "." in digits else ","
    as_decimal, as_thousands = _decimal(digits, mark), Decimal(digits.replace(mark, ""))
    return (as_decimal, as_thousands) if percent or notation.decimal == mark else (as_thousands, as_decimal)


def _sure_mark(digits: str) -> str | None:
    """The decimal mark of a number that can be read one way only, where it has one or shows by its grouping."""
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        last = "." if digits.rfind(".") > digits.rfind(",") else ","
        return last if digits.count(last) == 1 else None
    if dots + commas > 1:
        grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", digits)
        return ("," if dots else ".") if grouped else None
    if not dots + commas:
        return None
    whole, _, rest = digits.partition("." if dots else ",")
    if len(rest) == 3 and whole != "0" and len(whole) < 4:
        return None
    return "." if dots else ","


def _decimal(digits: str, mark: str) -> Decimal:
    return Decimal(digits.replace(mark, "."))


def _second(found: re.Match[str], value: Decimal, second: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """The upper end of a range, or the whole of a fraction; neither where the second number fits no reading."""
    if found["joint"].lower() in _FRACTION_JOINTS:
        return None, second
    return (second, None) if second > value else (None, None)


def _bound(found: re.Match[str], high: Decimal | None) -> Bound:
    if high is not None:
        return "range"
    if found["after"]:
        return "ge"
    if found["afterle"]:
        return "le"
    named: tuple[Bound, ...] = ("ge", "le", "gt", "lt", "approx")
    return next((bound for bound in named if found[bound]), "eq")


def _sign(found: re.Match[str]) -> tuple[int, int]:
    """The sign of the value and the direction said of it."""
    word = (found["direction"] or "").lower()
    sign = (found["sign"] or "").strip()
    if sign in ("-", "−", "–") or (found["open"] and found["close"]) or word in _DOWN:
        return -1, -1
    return 1, 1 if sign == "+" or word else 0


def _unit(found: re.Match[str]) -> str:
    written = (found["unit"] or "").strip(" .,*") or (found["firstunit"] or "")
    if found["mark"]:
        return f"{found['mark']} {written}".strip() if len(written) > 2 else f"{found['mark']}{written}"
    return written


def _is_unit(written: str) -> bool:
    """Whether the words after a figure can be its unit: few, and no sentence."""
    return len(written.split()) <= 4 and not re.search(r"[!?]|\b(?:là|được|is|was|were)\b|^[-–/]", written.strip())


def _lead(found: re.Match[str]) -> int:
    """How far before its digits a figure's own marks begin: its sign, its currency."""
    begins = [found.start(name) for name in ("sign", "mark") if found[name]]
    return found.start("first") - min(begins) if begins else 0


def _end(found: re.Match[str]) -> int:
    """Where a figure ends: after "%" that is glued to it, else after its last digit."""
    end = found.end("second") if found["second"] else found.end("first")
    return end + 1 if found.string[end : end + 1] in ("%", "‰") else end
