"""What a heading compares: a ratio or a growth, of whose level and what time, against which base.

Only words and marks are read here; what they leave open is settled by the rows' arithmetic in `table_comparisons`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from compare.figures.table_grid import is_figure
from compare.figures.table_periods import said_in
from compare.figures.table_time_forms import NOTHING, Said
from compare.figures.table_units import unit_in
from compare.figures.table_words import (
    COMPARING_GROUPS,
    ROLE_GROUPS,
    changes_in,
    first_place,
    found_in,
    residue,
    without_brackets,
)
from compare.observation import EARLIER, Role, Versus
from compare.wording import match_key

Form = Literal["ratio", "delta", "share"]

_LONGEST = 160  # a longer heading is a text and compares nothing by its slashes
_OF_BASE = re.compile(
    r"^\s*(?:(?:tỷ lệ|đạt|bằng|đạt tỷ lệ)\s+)?%|(?:%|\bper ?cent|\bpercentage|\bshare|\bproportion)\s+of\b",
    re.IGNORECASE,
)
_AS_SHARE = re.compile(r"\bas\s+(?:an?\s+)?(?:%|per ?cent(?:age)?|share|proportion)\s+of\b", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"\+\s*[/,;()]*\s*[-–−]|±|tăng\s*\(\+\)", re.IGNORECASE)
_POINTS = re.compile(
    r"điểm\s*(?:%|phần trăm)|percentage points?|\bpp\b|\bppts?\b|\bppt\b|basis points|\bbps\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison as a heading says it: whose level and of what time."""

    said: Said = NOTHING
    role: Role | None = None


NO_SIDE = Side()


@dataclass(frozen=True, slots=True)
class Comparing:
    """A comparison as its heading says it; None where the heading is silent."""

    form: Form | None
    versus: Versus | None
    unit: str | None
    of: Side
    base: Side
    assigner: str | None = None
    alone: bool = False  # the table's title says it of the rows: no column holds the level that moved


def comparing_of(path: tuple[str, ...], cells: list[str]) -> Comparing | None:
    """What the heading compares, or None where it says a level."""
    leaf, text = path[-1] if path else "", " ".join(path)
    percent = "%" in text or bool(re.search(r"\bper ?cent", text, re.IGNORECASE)) or _all_percent(cells)
    sides = _slash(leaf)
    if sides and _are_pairs(cells):
        return None  # "Thực hiện/kế hoạch" over "83,2%/80%": each cell holds both sides
    marker = any(found_in(part, "comparing.marker") for part in path) or bool(sides)
    yearly = bool(_RATE_OF_YEARS.search(leaf))
    change = yearly or bool(changes_in(text)) or bool(_PLUS_MINUS.search(text))
    groups = (*ROLE_GROUPS, *COMPARING_GROUPS, "filler.words", "comparing.base.other", "comparing.base.whole")
    silent = not residue(said_in(without_brackets(leaf))[1], groups)
    above = len(path) > 1 and bool(changes_in(path[-2])) and not residue(without_brackets(path[-2]), groups)
    based = path[-1:] if not silent else path  # "Tỉnh giao" under "Đạt % dự toán"
    of_base = any(_OF_BASE.search(part) and versus_words(part) for part in based)
    completion = percent and silent and bool(found_in(leaf, "comparing.completion") or _reached(leaf))
    share = silent and percent and not role_of(path[-1:]) and _is_share(leaf, path, cells)
    if leaf.lstrip().startswith("%") and found_in(leaf, "comparing.base.other") and not residue(leaf, groups):
        return Comparing("ratio", "other", "%", NO_SIDE, NO_SIDE)  # "% thiết kế"
    if _AS_SHARE.search(leaf):
        return Comparing("share", None, "%", NO_SIDE, NO_SIDE)
    if not any(found_in(part, "comparing.marker") or "%" in part or changes_in(part) for part in path[:-1]):
        text = leaf  # "Đầu năm" over "Số hộ | Tỷ lệ (%)" is a time and no base
    if share and versus_words(text) in EARLIER and not found_in(leaf, "comparing.share"):
        share = False  # "%" under "So với cùng kỳ" may be of growth
    if not (marker or yearly or (change and (silent or above or versus_words(text))) or of_base or completion or share):
        return None
    of, base, after = (*sides, leaf.replace(":", "/").partition("/")[2]) if sides else _around_marker(text)
    form: Form | None = "delta" if change else "ratio" if of_base or completion or sides else "share" if share else None
    if found_in(text, "comparing.index"):
        form = "ratio"
    unit = points.group() if (points := _POINTS.search(text)) else "%" if percent else unit_in(leaf) or None
    versus = versus_words(after) or (versus_words(text) if base.said.is_empty else None)
    if versus is None and marker and found_in(after, "comparing.base.other"):
        versus = "other"
    if versus is None and form == "delta" and found_in(leaf, "comparing.shortfall"):
        versus = "plan"  # "Còn thiếu (người)"
    if completion and not versus and found_in(leaf, "comparing.completion"):
        form = "ratio"
    if yearly:
        return Comparing("delta", "previous_year", unit_in(leaf), NO_SIDE, NO_SIDE, alone=True)  # of a span of years
    return Comparing(form, versus, unit, of, base, assigner_of(path))


def is_points(unit: str) -> bool:
    """Whether a unit is of points of a hundred: "điểm %", "pp", "basis points"."""
    return _POINTS.fullmatch(unit.strip()) is not None


def _all_percent(cells: list[str]) -> bool:
    said = [cell for cell in cells if is_figure(cell)]
    return bool(said) and all("%" in cell for cell in said)


def _are_pairs(cells: list[str]) -> bool:
    """Whether most cells hold two figures with a slash between: "18/24"."""
    said = [cell for cell in cells if is_figure(cell)]
    return bool(said) and 2 * sum(1 for cell in said if _PAIR.search(cell)) > len(said)


def _reached(leaf: str) -> bool:
    """Whether a heading only says "Đạt (%)", "% thực hiện", "% delivered"."""
    words = match_key(without_brackets(leaf)).strip(" %")
    if words in (match_key("đạt"), "achieved"):
        return True
    said = leaf.lstrip().startswith("%") and found_in(leaf, "roles.actual")
    return bool(said) and not residue(without_brackets(leaf), ("roles.actual", "filler.words"))


def _is_share(leaf: str, path: tuple[str, ...], cells: list[str]) -> bool:
    """Whether a heading is a bare word for a share, or a bare "%"."""
    bare = match_key(without_brackets(leaf)).replace("%", "").strip()
    if found_in(leaf, "comparing.share"):
        return True
    return not bare and len(path) >= 1 and "%" in leaf


def _slash(leaf: str) -> tuple[Side, Side] | None:
    """The two sides of a heading like "TH 2023/KH 2023" or "2023/2022"; None where the slash is another's."""
    text = without_brackets(leaf).replace("%", " ")
    if len(text) > _LONGEST:
        return None
    said, left = said_in(text)
    text = left if said.span or said.day else text
    for found in _BETWEEN.finditer(text):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if found.group() == "on" and not (said_in(left)[0].year and said_in(right)[0].year and "%" in leaf):
            continue  # "2026 request on 2025 approved (%)"
        if not left or not right or re.search(r"(?<![\dTQ])\d{1,2}$", left) or _one_time(left, right):
            continue
        of, base = _side(left), _side(right)
        if (of.role or not of.said.is_empty) and (base.role or not base.said.is_empty):
            return of, base
    return None


def _one_time(left: str, right: str) -> bool:
    """Whether the slash stands within a time: "TH 6T/2026", "TH quý I/2026"."""
    part = said_in(" ".join(left.split()[-2:]))[0]
    return bool(part.part) and not part.year and bool(re.match(r"(?:19|20)\d\d\b", right))


_BETWEEN = re.compile(r"/|:|\bon\b")
_PAIR = re.compile(r"\d\s*%?\s*/\s*\d")
_RATE_OF_YEARS = re.compile(r"\bbình quân\b.*%\s*/\s*năm|\baverage\b.*%\s*(?:/|per|a)\s*(?:year|annum)", re.IGNORECASE)
_COMPARED = re.compile(r"\bso sánh\s+(?P<of>[^()%]*?\S)\s+với\b", re.IGNORECASE)
_ON = re.compile(r"\s*(?:on|over|since|from|so với|từ)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\bso(?:\s+sánh)?(?:\s+với)?\b|\bss\b|\bvs\.?|\bversus\b|\bagainst\b|\bcompared (?:to|with)\b"
    r"|\bchange (?:on|from|since)\b",
    re.IGNORECASE,
)


def _around_marker(text: str) -> tuple[Side, Side, str]:
    """What stands before and after "so với", and the words after: "KH 2024 so với TH 2023"."""
    if found := _COMPARED.search(text):
        after = text[found.end() :]
        return _side(found["of"]), _side(after), after
    found = _AGAINST.search(text)
    if not found:
        return NO_SIDE, _side(text), text
    after = text[found.end() :]
    return _side(text[: found.start()]), _side(after), after


def base_in(heading: str) -> Side:
    """The base that a heading names under a title that says change: "On April 2024", "Since 2020"; else none."""
    found = _ON.match(heading)
    return _side(heading[found.end() :]) if found else NO_SIDE


def _side(text: str) -> Side:
    return Side(said_in(text)[0], role_of((text,)))


def versus_words(text: str) -> Versus | None:
    """The base that words name, the nearest kind first; None where none is named."""
    bases: tuple[Versus, ...] = ("same_period", "previous_period", "term_start", "previous_year")
    for versus in bases:
        if found_in(text, f"comparing.base.{versus}"):
            return versus
    if found_in(text, "roles.target"):
        return "term_target" if found_in(text, "roles.term") and not _yearly(text) else "plan"
    return None


def _yearly(text: str) -> bool:
    said = said_in(text)[0]
    return bool(said.year and not said.by and not said.span) or said.whole_year


def role_of(path: tuple[str, ...]) -> Role | None:
    """The role the heading says, its lowest row first; "ước" goes before all, else the word said first."""
    for said in reversed(path):
        text = residue(said, ("roles.named",)) if found_in(said, "roles.named") else said
        if found_in(text, "roles.estimate"):
            return "estimate"
        target, actual = first_place(text, "roles.target"), first_place(text, "roles.actual")
        if target >= 0 and (actual < 0 or target < actual):
            return "target"
        if actual >= 0:
            return "actual"
    return None


def assigner_of(path: tuple[str, ...]) -> str | None:
    """Whose plan it is: the words before "giao"."""
    for text in reversed(path):
        found = re.search(r"((?:[^\W\d_]+\s+){1,3})giao\b", without_brackets(text), re.IGNORECASE)
        if found and (who := residue(found[1], ("roles.target", "roles.assigned", "comparing.marker", "filler.edges"))):
            return f"{who} giao"
    return None
