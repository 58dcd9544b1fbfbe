"""What each column of a table holds: names, units, levels with role and period, comparisons, or nothing to count.

A column's heading is read from all its rows, the lower before the upper; where words are silent the cells below decide.
How a comparison stands to the level columns (ratio or growth, of which, against which) is settled in
`table_comparisons`; periods are said here in pieces and resolved there too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from compare.figures.lexicon import key
from compare.figures.table_bases import assigner_of, comparing_of, role_of
from compare.figures.table_column import Column, ColumnKind
from compare.figures.table_grid import Rows, Segment, is_empty, is_figure
from compare.figures.table_neighbours import told_apart
from compare.figures.table_periods import along, said_in
from compare.figures.table_units import BRONZE, clean_unit, is_known_unit, path_unit, unit_in
from compare.figures.table_words import (
    COMPARING_GROUPS,
    ROLE_GROUPS,
    begins_with,
    found_in,
    is_one_of,
    lexicon,
    residue,
    without_brackets,
    without_edges,
)
from compare.figures.tokens import tokenize, words_of
from compare.figures.units import is_counted_noun
from compare.observation import Role
from compare.quantity import same_kind
from compare.wording import match_key

_OWN_YEAR_END = re.compile(r"^(?!.*\b(?:prior|previous|last)\b).*\byear[\s-]end\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"(?:số\s+)?\d+(?:[-/][\w/.-]+)?", re.IGNORECASE)  # left of "NQ 14", "Nghị quyết số 08-NQ/TU"
_OF_YEAR = re.compile(r"(?:năm|year)\b(?!\s*\d)", re.IGNORECASE)
_YEAR_TO_DATE = re.compile(r"(?<=\w) YTD$")  # "Vehicles YTD"
_FIRST_WORD = re.compile(r"\w+")
_NUMERIC = 0.3  # the share of figures among the cells that say something, from which a column is one of figures


def columns(rows: Rows, segment: Segment) -> tuple[Column, ...]:
    """The columns of `segment` in order; at most one is the name and one the unit."""
    width = len(rows[0]) if rows else 0
    paths = _spelt_out([_path(rows, segment, c) for c in range(width)])
    body = [rows[r] for r in segment.body if not _one_text(rows[r])]
    bodies = [[row[c] for row in body] for c in range(width)]
    kinds = [_kind(path, cells, c) for c, (path, cells) in enumerate(zip(paths, bodies, strict=True))]
    _choose_name(kinds, paths, bodies)
    made = []
    for c, (kind, path) in enumerate(zip(kinds, paths, strict=True)):
        if kind in ("level", "comparison"):
            made.append(_figure_column(c, path, bodies[c]))
        else:
            headed = kind == "name" and bool(path) and not is_one_of(path[-1], "columns.name")  # "Service standard"
            entity = headed and begins_with(path[-1], "columns.entity") is not None
            made.append(Column(c, kind, path, entity_rows=entity))
    for c, column in enumerate(made):
        made[c] = told_apart(column, made)  # those to the left as already told
    return tuple(made)


def _spelt_out(paths: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The headings with the abbreviations spelt out that a unit over one of the columns tells the meaning of.

    "DT (ha)" is "Diện tích (ha)", and "DT" under "So với năm 2023 (%)" beside it "Diện tích" as well.
    """
    meant = {short: full for path in paths for text in path for short, full in _meanings(text, path_unit(path))}
    return [path if _otherwise(path) else tuple(_spelt(text, meant) for text in path) for path in paths]


def _otherwise(path: tuple[str, ...]) -> bool:
    """Whether a unit of another kind tells that an abbreviation means something else: "DT (triệu đồng)" is a budget."""
    unit = path_unit(path)
    kinds = [kind for text in path if (kind := lexicon().abbreviated.get(_first_word(text), ("", ""))[0])]
    return bool(kinds) and unit not in ("", "%") and not any(same_kind(unit, kind) for kind in kinds)


def _meanings(text: str, unit: str) -> Iterator[tuple[str, str]]:
    """What the abbreviation that a heading begins with is short for, where the unit is of the kind that tells."""
    short = _first_word(text)
    kind, full = lexicon().abbreviated.get(short, ("", ""))
    if kind and unit and same_kind(unit, kind):
        yield short, full


def _spelt(text: str, meant: Mapping[str, str]) -> str:
    full = meant.get(_first_word(text))
    return _FIRST_WORD.sub(full, text, count=1) if full else text


def _first_word(text: str) -> str:
    found = _FIRST_WORD.match(text)
    return match_key(found[0]) if found else ""


def _path(rows: Rows, segment: Segment, column: int) -> tuple[str, ...]:
    """The texts over a column from the topmost heading row down, each once."""
    path: list[str] = []
    for place, r in enumerate(segment.heading):
        text = " ".join(rows[r][column].split()) or _merged(rows, segment.heading[place:], column)
        if text and (not path or match_key(text) != match_key(path[-1])):
            path.append(text)
    return tuple(path)


def _merged(rows: Rows, heading: Sequence[int], column: int) -> str:
    """The text of the merged heading an empty cell goes with: the nearest to its left, where each has its own below."""
    below = heading[1:]
    for left in range(column, 0, -1):
        if not any(rows[r][left].strip() for r in below):
            return ""
        if text := rows[heading[0]][left].strip():
            return " ".join(text.split())
    return ""


def _one_text(row: Sequence[str]) -> bool:
    """Whether a row is one text across: a group's heading, merged."""
    return len({cell.strip() for cell in row}) == 1 and len(row) > 2


def _kind(path: tuple[str, ...], cells: list[str], column: int) -> ColumnKind:
    leaf = path[-1] if path else ""
    said = [cell for cell in cells if not is_empty(cell)]
    figures = sum(1 for cell in said if is_figure(cell) or _bare_year(cell))
    share = figures / len(said) if said else 0.0
    wordless = sum(1 for cell in said if not any(map(str.isalpha, cell)))
    unnamed = not path and column == 0 and wordless > _NUMERIC * len(said) and len(cells) > 1
    if is_one_of(leaf, "columns.number") or (unnamed and share > _NUMERIC):
        return "number"
    dated = _identifies(leaf) and not (unit_in(leaf) and share == 1)  # "Thời gian (ngày)" lasts
    if _ranks(leaf) or dated or is_one_of(leaf, "columns.note"):
        return "text"
    if said and all(map(_bare_year, said)) and _OF_YEAR.match(leaf):
        return "text"  # "Năm hình thành"
    units = sum(1 for cell in said if is_known_unit(cell.strip()))
    bare = sum(1 for cell in said if not any(map(str.isalpha, cell))) - units
    headed = is_one_of(leaf, "columns.unit") and bare < max(1, len(said)) * _NUMERIC  # "1.000 con" is a unit
    if headed or (not path and said and units * 2 > len(said)):
        return "unit"
    if is_one_of(leaf, "columns.rating") and share < 0.8:
        return "text"
    named = is_one_of(leaf, "columns.name") or is_one_of(leaf, "columns.entity")
    if column == 0 or (named and share < _NUMERIC):
        return "name"
    if share >= _NUMERIC or (figures and _tells_figures(path)):
        return "level"
    return "text"


def _identifies(leaf: str) -> bool:
    """Whether the figures under a heading name, date or reach something: "Số hiệu", "Register page"."""
    last = without_brackets(leaf).split()[-1:]
    behind = bool(last) and is_one_of(last[0], "columns.identifying") and not found_in(leaf, "roles.cumulative")
    return is_one_of(leaf, "columns.identifier") or behind


def _ranks(leaf: str) -> bool:
    """Whether a heading tells a place in an order and nothing else: "Xếp hạng năm 2023", "Tăng/giảm hạng"."""
    if not found_in(leaf, "columns.place"):
        return False
    left = said_in(without_brackets(leaf))[1]
    return not residue(left, (*ROLE_GROUPS, *COMPARING_GROUPS, "columns.place", "filler.words"))


def _bare_year(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:19|20)\d\d\s*", cell))


def _tells_figures(path: tuple[str, ...]) -> bool:
    text = " ".join(path)
    return any(found_in(text, group) for group in (*ROLE_GROUPS, *COMPARING_GROUPS)) or not said_in(text)[0].is_empty


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
    named = [c for c in named if c < first_level] or named
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
    comparing = comparing_of(path, cells)
    is_set = bool(path) and _sets(without_brackets(path[-1]))
    role = "target" if is_set else role_of(path)
    text = " ".join(path)
    if role and comparing is None and _OWN_YEAR_END.search(text):
        said = replace(said, relative=None)  # "Year-end actual" is this year's
    if role in ("estimate", "target") and _OWN_YEAR_END.search(text) and not (comparing or said.part or said.year):
        said = replace(said, whole_year=True)  # "Year-end forecast"
    measure = _measure(path[:-1] if comparing or is_set else path, role)
    return Column(
        index,
        "comparison" if comparing else "level",
        path,
        said=said,
        role=role,
        unit="" if comparing else path_unit(path),
        measure=measure,
        term=bool(found_in(text, "roles.term")),
        cumulative=bool(found_in(text, "roles.cumulative")),
        assigner=assigner_of(path) if role == "target" or comparing else None,
        comparing=comparing,
    )


def _sets(text: str) -> bool:
    """Whether a heading only says, beside a time, what was to be reached: "Chương trình năm", "Khoán 2025"."""
    return any(is_one_of(without_edges(said), "roles.set") for said in (text, said_in(text)[1]))


def _measure(path: tuple[str, ...], role: Role | None) -> str:
    """The words of a heading beside role and time, from the topmost row down."""
    pieces: list[str] = []
    for text in path:
        head, comma, tail = text.rpartition(",")
        bare = head if comma and is_known_unit(tail.strip()) else text  # "Loans, $ million"
        timed, left = said_in(without_brackets(bare).replace("%", " "))
        groups = (*ROLE_GROUPS, "filler.words", "comparing.share", "columns.name", "rows.part", "rows.total")
        said = bool(residue(left, (*groups, *COMPARING_GROUPS[5:]))) or _counts(left)
        if (is_known_unit(clean_unit(text)) and match_key(text) != BRONZE) or not said:
            continue
        if role == "target" and assigner_of((text,)):
            continue
        if part := begins_with(left, "rows.part"):
            left = " ".join(left.split()[len(part.split()) :])  # "of which women", "Trong đó: trực tuyến"
        left = _YEAR_TO_DATE.sub("", left)
        if is_one_of(left, "comparing.mean") and not timed.is_empty:
            continue  # "Average 2021-2024"
        whole = (
            is_one_of(left, "rows.states")
            or found_in(left, "columns.carried")
            or (is_figure(left) and any(map(str.isalpha, left)))
        )  # "Từ 15 m trở lên"
        kept = left if whole else without_edges(_without_role(left) if role else left)
        if kept and not _DOCUMENT.fullmatch(kept):
            pieces.append(kept)
    return " - ".join(pieces)


def _counts(text: str) -> bool:
    """Whether a heading counts a noun that is elsewhere a heading's own word: "Số tiêu chí đạt", "Số chỉ tiêu"."""
    words = words_of(tokenize(text.lower()))
    return len(words) > 1 and words[0] == _NUMBER and is_counted_noun(words, 1) and words[1] not in _PLACES


_NUMBER = key("số")
_PLACES = frozenset(map(key, ("xã", "huyện", "tỉnh", "lượng", "liệu", "vốn", "tiền")))


def _without_role(text: str) -> str:
    """`text` without the words of a role at its ends; those within belong to the name."""
    words = text.split()
    roles = {phrase for group in ROLE_GROUPS for phrase in lexicon().phrases[group]} - {match_key("đạt")}
    changed = True
    while changed:
        changed = False
        for length in range(min(5, len(words)), 0, -1):
            if match_key(" ".join(words[:length])) in roles:
                words, changed = words[length:], True
            elif match_key(" ".join(words[-length:])) in roles:
                words, changed = words[:-length], True
    return " ".join(words)
