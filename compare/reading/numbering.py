"""Automatic numbers of a Word document, written out as Word shows them ("II.", "1.2.", "a)").

Follows the numbering part (ECMA-376 part 1, 17.9): counters belong to the abstract numbering, a level restarts after a
higher one has moved, `lvlText` names the levels it shows. Bullets come back as "-".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BULLET = "-"
_SHOWN = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
          (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbering: where it starts, how it counts, what it shows."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str | None = None


@dataclass(frozen=True, slots=True)
class _Number:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The numberings of a document and their running counters; ask `label` for each paragraph in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._numbers: dict[str, _Number] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        self._style_levels: dict[str, dict[str, int]] = {}
        self._root = root  # until a number is asked for

    def level_of_style(self, number: str, style: str) -> int:
        """The level that the numbering `number` ties to the paragraph style `style`; the first where it ties none."""
        self._load()
        return self._style_levels.get(number, {}).get(style, 0)

    def label(self, number: str, at: int) -> tuple[str, bool]:
        """The number of the next paragraph at level `at` of `number`, and whether it is a bullet; "" where none
        shows."""
        self._load()
        found = self._numbers.get(number)
        if found is None or number == "0":
            return "", False
        level = found.levels.get(at, Level(text=f"%{at + 1}."))
        counters = self._counters.setdefault(found.abstract, {})
        self._count(number, found, at, counters)
        if level.form == "bullet":
            return BULLET, True
        return self._written(found, level, counters), False

    def _count(self, number: str, found: _Number, at: int, counters: dict[int, int]) -> None:
        level = found.levels.get(at, Level())
        start = level.start
        if at in found.starts and (number, at) not in self._started:
            self._started.add((number, at))
            counters[at] = found.starts[at]
        elif at in counters:
            counters[at] += 1
        else:
            counters[at] = found.starts.get(at, start)
        for deeper in [n for n in counters if n > at]:
            restart = found.levels.get(deeper, Level()).restart
            if restart is None or (restart != 0 and at < restart):
                del counters[deeper]

    def _written(self, found: _Number, level: Level, counters: dict[int, int]) -> str:
        def shown(match: re.Match[str]) -> str:
            which = int(match[1]) - 1
            other = found.levels.get(which, Level())
            value = counters.setdefault(which, found.starts.get(which, other.start))
            form = "decimal" if level.legal and other.form != "decimalZero" else other.form
            return written(value, form)

        return _SHOWN.sub(shown, level.text).strip()

    def _load(self) -> None:
        root, self._root = self._root, None
        if root is None:
            return
        abstracts = {a.get(f"{W}abstractNumId", ""): a for a in root.iterchildren(f"{W}abstractNum")}
        by_style = {
            link.get(f"{W}val", ""): a for a in abstracts.values() if (link := a.find(f"{W}styleLink")) is not None
        }
        for num in root.iterchildren(f"{W}num"):
            number = num.get(f"{W}numId", "")
            named = num.find(f"{W}abstractNumId")
            abstract = named.get(f"{W}val", "") if named is not None else ""
            element = abstracts.get(abstract)
            if element is None:
                continue
            linked = element.find(f"{W}numStyleLink")
            if linked is not None and linked.get(f"{W}val", "") in by_style:
                element = by_style[linked.get(f"{W}val", "")]
                abstract = element.get(f"{W}abstractNumId", abstract)
            levels = {int(e.get(f"{W}ilvl", "0") or 0): _level(e) for e in element.iterchildren(f"{W}lvl")}
            starts = _overrides(num, levels)
            self._numbers[number] = _Number(abstract, levels, starts)
            self._style_levels[number] = {level.style: at for at, level in levels.items() if level.style}


def _overrides(num: etree._Element, levels: dict[int, Level]) -> dict[int, int]:
    """The starts that `num` sets anew; its own levels are put into `levels`."""
    starts: dict[int, int] = {}
    for override in num.iterchildren(f"{W}lvlOverride"):
        at = int(override.get(f"{W}ilvl", "0") or 0)
        own = override.find(f"{W}lvl")
        if own is not None:
            levels[at] = replace(_level(own))
        start = override.find(f"{W}startOverride")
        if start is not None:
            starts[at] = _int(start.get(f"{W}val"), 1)
    return starts


def _level(element: etree._Element) -> Level:
    def value(name: str) -> str | None:
        child = element.find(f"{W}{name}")
        return None if child is None else child.get(f"{W}val", "")

    restart = value("lvlRestart")
    legal = element.find(f"{W}isLgl")
    return Level(
        start=_int(value("start"), 1 if value("start") is None else 0),
        form=value("numFmt") or "decimal",
        text=value("lvlText") or "",
        legal=legal is not None and legal.get(f"{W}val", "1") not in ("0", "false"),
        restart=None if restart is None else _int(restart, 0),
        style=value("pStyle"),
    )


def written(value: int, form: str) -> str:
    """`value` counted in the way `form` names (ECMA-376, ST_NumberFormat); unknown ways count in digits."""
    ways: dict[str, Callable[[int], str]] = {
        "upperRoman": roman,
        "lowerRoman": lambda n: roman(n).lower(),
        "upperLetter": lambda n: letter(n).upper(),
        "lowerLetter": letter,
        "decimalZero": lambda n: f"{n:02d}",
        "none": lambda n: "",
        "ordinal": _ordinal,
    }
    return ways.get(form, str)(value)


def roman(value: int) -> str:
    """`value` in Roman numerals, digits where it has none."""
    if not 0 < value < 4000:
        return str(value)
    out = ""
    for size, sign in _ROMAN:
        while value >= size:
            out, value = out + sign, value - size
    return out


def letter(value: int) -> str:
    """`value` as a letter, doubled after z as Word does (27 is "aa")."""
    if not 0 < value <= 26 * 30:
        return str(value)
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _ordinal(value: int) -> str:
    tail = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{tail}"


def _int(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
