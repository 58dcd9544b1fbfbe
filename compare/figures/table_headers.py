"""What each column of a table holds: names, units, levels with role and period, comparisons, or nothing to count.

A column's heading is read from all its rows, the lower before the upper; where words are silent the cells below decide.
How a comparison stands to the level columns (ratio or growth, of which, against which) is settled in
`table_comparisons`; periods are said here in pieces and resolved there too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from compare.figures.table_grid import Rows, Segment, is_empty, is_figure
from compare.figures.table_periods import Said, along, said_in
from compare.figures.table_words import (
    begins_with,
    bracketed,
    first_place,
    found_in,
    is_one_of,
    lexicon,
    residue,
    without_brackets,
)
from compare.observation import Role, Versus
from compare.quantity import parse_unit
from compare.wording import match_key

ColumnKind = Literal["number", "name", "group", "unit", "level", "comparison", "text"]
Form = Literal["ratio", "delta", "share"]

_UNIT_LABEL = re.compile(
    r"^(?:đvt|đv tính|đơn vị tính|đơn vị|units?)\s*[:：]\s*|^(?:đvt|đv tính|đơn vị tính)\s+", re.IGNORECASE
)
_SCALED_UNIT = re.compile(r"^1[.,]?000\s+(?=\D)")
_MONEY_TAIL = re.compile(r"(?:US\$|[$£€])\s?(?:k|m|mn|bn|tn|million|billion|thousand|’?000)?\s*$", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"\+\s*[/,;()]*\s*[-–−]|±|tăng\s*\(\+\)", re.IGNORECASE)
_POINTS = re.compile(
    r"điểm\s*(?:%|phần trăm)|percentage points?|\bpp\b|\bppts?\b|\bppt\b|basis points|\bbps\b", re.IGNORECASE
)
_NUMERIC = 0.3  # the share of figures among the cells that say something, from which a column is one of figures
_ROLE_GROUPS = ("roles.target", "roles.actual", "roles.estimate", "roles.cumulative", "roles.term")
_COMPARING_GROUPS = (
    "comparing.marker", "comparing.change", "comparing.index", "comparing.completion", "comparing.share",
    "comparing.base.same_period", "comparing.base.previous_period", "comparing.base.previous_year",
    "comparing.base.term_start",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison as a heading says it: whose level and of what time."""

    said: Said = Said()
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Comparing:
    """A comparison as its heading says it; None where the heading is silent."""

    form: Form | None
    versus: Versus | None
    unit: str | None
    of: Side
    base: Side
    assigner: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `measure` are the words of its heading that tell neither role nor time."""

    index: int
    kind: ColumnKind
    path: tuple[str, ...]
    said: Said = Said()
    role: Role | None = None
    unit: str = ""
    measure: str = ""
    entity_rows: bool = False
    term: bool = False
    cumulative: bool = False
    assigner: str | None = None
    comparing: Comparing | None = None


def columns(rows: Rows, segment: Segment) -> tuple[Column, ...]:
    """The columns of `segment` in order; at most one is the name and one the unit."""
    width = len(rows[0]) if rows else 0
    paths = [_path(rows, segment, c) for c in range(width)]
    bodies = [[rows[r][c] for r in segment.body if not _one_text(rows[r])] for c in range(width)]
    kinds = [_kind(path, cells, c) for c, (path, cells) in enumerate(zip(paths, bodies, strict=True))]
    _choose_name(kinds, paths, bodies)
    made = []
    for c, (kind, path) in enumerate(zip(kinds, paths, strict=True)):
        if kind in ("level", "comparison"):
            made.append(_figure_column(c, path, bodies[c]))
        else:
            entity = kind == "name" and bool(path) and begins_with(path[-1], "columns.entity") is not None
            made.append(Column(c, kind, path, entity_rows=entity))
    return tuple(_told_apart(column, made) for column in made)


def _told_apart(column: Column, columns: Sequence[Column]) -> Column:
    """`column` with what only its neighbours show.

    A level of mere generic words ("Giá trị") beside one with a measure keeps them; one of change whose other words are
    a neighbour's measure ("Tăng trưởng trị giá (%)") compares that neighbour.
    """
    others = [other for other in columns if other.kind == "level" and other is not column]
    if column.kind != "level" or not column.path:
        return column
    left = said_in(without_brackets(column.path[-1]))[1]
    measure = residue(left, _COMPARING_GROUPS)
    of = next((other for other in others if measure and match_key(measure) == match_key(other.measure)), None)
    if of and "%" in column.path[-1] and found_in(left, "comparing.change"):
        comparing = Comparing("delta", versus_words(left), "%", Side(), Side())
        return replace(column, kind="comparison", comparing=comparing, measure=of.measure)
    generic = residue(left, (*_ROLE_GROUPS, "rows.total", "rows.part"))
    if (
        not column.measure
        and column.role is None
        and column.said.is_empty
        and generic
        and any(o.measure for o in others)
    ):
        return replace(column, measure=left.strip())
    if not column.measure and len(column.path) > 1 and any(other.measure for other in others):
        parents = [said_in(without_brackets(text))[1] for text in column.path[:-1]]
        kept = [text for text in parents if residue(text, (*_ROLE_GROUPS, "rows.total", "rows.part"))]
        return replace(column, measure=kept[0]) if kept and column.unit else column
    return column


def unit_in(text: str) -> str:
    """The unit that stands in the brackets of `text`, after its last comma, or as its currency; "" where none does.

    >>> unit_in("Dư nợ (tỷ đồng)"), unit_in("Transit rides, million (YTD)")
    ('tỷ đồng', 'million')
    """
    for inside in reversed(bracketed(text)):
        if unit := _as_unit(inside):
            return unit
    tail = without_brackets(text).rpartition(",")
    if tail[1] and is_known_unit(tail[2].strip()):
        return tail[2].strip()
    if money := _MONEY_TAIL.search(without_brackets(text)):
        return money.group().strip()
    return ""


def is_known_unit(text: str) -> bool:
    """Whether `text` is a measure, a currency or a scale, rather than a counted noun."""
    unit = parse_unit(text)
    scale_alone = match_key(text) in ("million", "billion", "thousand", "nghìn", "triệu", "tỷ")
    return bool(text) and (scale_alone or not unit.counted and (bool(unit.base) and _measured(text)))


def clean_unit(text: str) -> str:
    """A unit as it is to be kept: without its label and brackets, "1.000 đồng" as "nghìn đồng"."""
    unit = _UNIT_LABEL.sub("", text.strip().strip("()").strip()).strip(" :.;")
    return " ".join(_SCALED_UNIT.sub("nghìn ", unit).split())


def _measured(text: str) -> bool:
    """Whether the head of a unit is measured: "đồng/người" is, "xã/huyện" is not."""
    head = text.split("/")[0].strip()
    return not parse_unit(head).counted


def _as_unit(inside: str) -> str:
    unit = clean_unit(inside)
    if not unit or is_known_unit(unit):
        return unit
    labelled = unit != inside.strip()
    said, left = said_in(unit)
    groups = (*_ROLE_GROUPS, *_COMPARING_GROUPS, "comparing.base.whole", "rows.part", "filler.words")
    if any(c.isdigit() for c in unit) or not said.is_empty or not residue(left, groups) or len(unit.split()) > 4:
        return unit if labelled and not said_in(unit)[0].day else ""
    return unit if unit[0].isalpha() and "+" not in unit else ""


def _path(rows: Rows, segment: Segment, column: int) -> tuple[str, ...]:
    """The texts over a column from the topmost heading row down, each once."""
    path: list[str] = []
    for r in segment.heading:
        text = " ".join(rows[r][column].split())
        if text and (not path or match_key(text) != match_key(path[-1])):
            path.append(text)
    return tuple(path)


def _one_text(row: Sequence[str]) -> bool:
    """Whether a row is one text across: a group's heading, merged."""
    return len({cell.strip() for cell in row}) == 1 and len(row) > 2


def _kind(path: tuple[str, ...], cells: list[str], column: int) -> ColumnKind:
    leaf = path[-1] if path else ""
    said = [cell for cell in cells if not is_empty(cell)]
    figures = sum(1 for cell in said if is_figure(cell) or _bare_year(cell))
    share = figures / len(said) if said else 0.0
    if is_one_of(leaf, "columns.number") or (not path and column == 0 and share > _NUMERIC and len(cells) > 1):
        return "number"
    if is_one_of(leaf, "columns.identifier") or is_one_of(leaf, "columns.note"):
        return "text"
    if is_one_of(leaf, "columns.unit") and share < _NUMERIC:
        return "unit"
    if is_one_of(leaf, "columns.rating") and share < 0.8:
        return "text"
    named = is_one_of(leaf, "columns.name") or is_one_of(leaf, "columns.entity")
    if column == 0 or (named and share < _NUMERIC):
        return "name"
    if share >= _NUMERIC or (figures and _tells_figures(path)):
        return "level"
    return "text"


def _bare_year(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:19|20)\d\d\s*", cell))


def _tells_figures(path: tuple[str, ...]) -> bool:
    text = " ".join(path)
    return any(found_in(text, group) for group in (*_ROLE_GROUPS, *_COMPARING_GROUPS)) or not said_in(text)[0].is_empty


def _choose_name(kinds: list[ColumnKind], paths: list[tuple[str, ...]], bodies: list[list[str]]) -> None:
    """Leaves one name among `kinds`: the last of those that name, the others becoming groups.

    Without any, the first column of text is taken; a unit column without a name beside it names ("Đơn vị").
    """
    named = [c for c, kind in enumerate(kinds) if kind == "name"]
    first_level = next((c for c, kind in enumerate(kinds) if kind == "level"), len(kinds))
    texts = [
        c for c, kind in enumerate(kinds) if kind == "text" and c < first_level and _says_names(paths[c], bodies[c])
    ]
    if not named and texts:
        named = [texts[0]]
    if not named and "unit" in kinds:
        named = [kinds.index("unit")]
    exact = [c for c in named if paths[c] and is_one_of(paths[c][-1], "columns.name")]
    beside = [c for c in texts if named and c > named[0] and c not in named]
    chosen = (exact or named or [0])[-1]
    if not exact and beside and _repeated(bodies[chosen]):
        chosen = beside[0]
    for c in range(len(kinds)):
        if c == chosen:
            kinds[c] = "name"
        elif kinds[c] == "name":
            kinds[c] = "group"


def _says_names(path: tuple[str, ...], cells: list[str]) -> bool:
    leaf = path[-1] if path else ""
    spoken = any(is_one_of(leaf, f"columns.{group}") for group in ("rating", "note", "identifier"))
    return not spoken and sum(1 for cell in cells if len(cell.strip()) > 2) * 2 > len(cells)


def _repeated(cells: list[str]) -> bool:
    said = [cell.strip() for cell in cells if cell.strip()]
    return len(set(said)) * 2 <= len(said)


def _figure_column(index: int, path: tuple[str, ...], cells: list[str]) -> Column:
    """A column of figures: a comparison where its heading compares, else a level."""
    said = along(tuple(said_in(text)[0] for text in path))
    comparing = _comparing(path, cells)
    role = _role(path)
    text = " ".join(path)
    measure = _measure(path[:-1] if comparing else path, role)
    return Column(
        index,
        "comparison" if comparing else "level",
        path,
        said=said,
        role=role,
        unit="" if comparing else _path_unit(path),
        measure=measure,
        term=bool(found_in(text, "roles.term")),
        cumulative=bool(found_in(text, "roles.cumulative")),
        assigner=_assigner(path) if role == "target" or comparing else None,
        comparing=comparing,
    )


def _path_unit(path: tuple[str, ...]) -> str:
    for text in reversed(path):
        if is_known_unit(clean_unit(text)):
            return clean_unit(text)
        if unit := unit_in(text):
            return unit
        if "%" in text:
            return "%"
    return ""


def _role(path: tuple[str, ...]) -> Role | None:
    """The role the heading says, its lowest row first; "ước" goes before all, else the word said first."""
    for text in reversed(path):
        if found_in(text, "roles.estimate"):
            return "estimate"
        target, actual = first_place(text, "roles.target"), first_place(text, "roles.actual")
        if target >= 0 and (actual < 0 or target < actual):
            return "target"
        if actual >= 0:
            return "actual"
    return None


def _assigner(path: tuple[str, ...]) -> str | None:
    """Whose plan it is: the words before "giao"."""
    for text in reversed(path):
        found = re.search(r"((?:[^\W\d_]+\s+){1,3})giao\b", without_brackets(text), re.IGNORECASE)
        if found and (who := residue(found[1], ("roles.target", "comparing.marker", "filler.words"))):
            return f"{who} giao"
    return None


def _measure(path: tuple[str, ...], role: Role | None) -> str:
    """The words of a heading beside role and time, from the topmost row down."""
    pieces: list[str] = []
    for text in path:
        left = said_in(without_brackets(text).replace("%", " "))[1]
        groups = (*_ROLE_GROUPS, "filler.words", "comparing.share", "columns.name", "rows.part", "rows.total")
        if is_known_unit(clean_unit(text)) or not residue(left, (*groups, *_COMPARING_GROUPS[5:])):
            continue
        if role == "target" and _assigner((text,)):
            continue
        kept = _trimmed(_without_role(left) if role else left)
        if kept:
            pieces.append(kept)
    return " - ".join(pieces)


def _without_role(text: str) -> str:
    """`text` without the words of a role at its ends; those within belong to the name."""
    words = text.split()
    roles = {phrase for group in _ROLE_GROUPS for phrase in lexicon().phrases[group]} - {match_key("đạt")}
    changed = True
    while changed:
        changed = False
        for length in range(min(3, len(words)), 0, -1):
            if match_key(" ".join(words[:length])) in roles:
                words, changed = words[length:], True
            elif match_key(" ".join(words[-length:])) in roles:
                words, changed = words[:-length], True
    return " ".join(words)


def _trimmed(text: str) -> str:
    """`text` without the words that lead to or from a time at its ends."""
    words = text.strip(" ,;:-–").split()
    filler = lexicon().phrases["filler.words"] - lexicon().phrases["roles.actual"]
    while words and match_key(words[-1]) in filler:
        words.pop()
    while words and match_key(words[0]) in filler and not begins_with(" ".join(words), "rows.measure"):
        words.pop(0)
    return " ".join(words)


def _comparing(path: tuple[str, ...], cells: list[str]) -> Comparing | None:
    """What the heading compares, or None where it says a level."""
    leaf, text = path[-1] if path else "", " ".join(path)
    percent = "%" in text or bool(re.search(r"\bper ?cent", text, re.IGNORECASE)) or _all_percent(cells)
    sides = _slash(leaf)
    marker = any(found_in(part, "comparing.marker") for part in path) or bool(sides)
    change = bool(found_in(text, "comparing.change")) or bool(_PLUS_MINUS.search(text))
    groups = (*_ROLE_GROUPS, *_COMPARING_GROUPS, "filler.words", "comparing.base.other", "comparing.base.whole")
    silent = not residue(said_in(without_brackets(leaf))[1], groups)
    of_base = bool(re.match(r"\s*(?:tỷ lệ\s+)?%", leaf) and versus_words(leaf))
    completion = percent and silent and bool(found_in(leaf, "comparing.completion") or _reached(leaf))
    share = silent and percent and not _role(path[-1:]) and _is_share(leaf, path, cells)
    if not (marker or (change and (silent or versus_words(text))) or of_base or completion or share):
        return None
    of, base, after = (*sides, leaf.replace(":", "/").partition("/")[2]) if sides else _around_marker(text)
    form: Form | None = "delta" if change else "ratio" if of_base or completion or sides else "share" if share else None
    if found_in(text, "comparing.index"):
        form = "ratio"
    unit = points.group() if (points := _POINTS.search(text)) else "%" if percent else None
    versus = versus_words(after) or (versus_words(text) if base.said.is_empty else None)
    if versus is None and marker and found_in(after, "comparing.base.other"):
        versus = "other"
    if completion and not versus and found_in(leaf, "comparing.completion"):
        form = "ratio"
    return Comparing(form, versus, unit, of, base, _assigner(path))


def _all_percent(cells: list[str]) -> bool:
    said = [cell for cell in cells if is_figure(cell)]
    return bool(said) and all("%" in cell for cell in said)


def _reached(leaf: str) -> bool:
    """Whether a heading only says "Đạt (%)", "% thực hiện", "% delivered"."""
    words = match_key(without_brackets(leaf)).strip(" %")
    if words in (match_key("đạt"), "achieved"):
        return True
    said = leaf.lstrip().startswith("%") and found_in(words, "roles.actual")
    return bool(said) and not residue(words, ("roles.actual", "filler.words"))


def _is_share(leaf: str, path: tuple[str, ...], cells: list[str]) -> bool:
    """Whether a heading is a bare word for a share, or a bare "%"."""
    bare = match_key(without_brackets(leaf)).replace("%", "").strip()
    if found_in(leaf, "comparing.share"):
        return True
    return not bare and len(path) >= 1 and "%" in leaf


def _slash(leaf: str) -> tuple[Side, Side] | None:
    """The two sides of a heading like "TH 2023/KH 2023" or "2023/2022"; None where the slash is another's."""
    text = without_brackets(leaf).replace("%", " ")
    for found in re.finditer(r"/|:", text):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if not left or not right or re.search(r"(?<!\d)\d{1,2}$", left):
            continue
        of, base = _side(left), _side(right)
        if (of.role or not of.said.is_empty) and (base.role or not base.said.is_empty):
            return of, base
    return None


_COMPARED = re.compile(r"\bso sánh\s+(?P<of>[^()%]*?\S)\s+với\b", re.IGNORECASE)
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
        return Side(), _side(text), text
    after = text[found.end() :]
    return _side(text[: found.start()]), _side(after), after


def _side(text: str) -> Side:
    return Side(said_in(text)[0], _role((text,)))


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
