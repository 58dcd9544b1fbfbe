"""Headings of a brief are right for every order and choice of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations
from typing import get_args

import pytest

from compare import brief
from compare.brief_choices import Kind
from compare.brief_outline import Piece, assembled
from compare.document import Block, Brief, Chart, Heading, Paragraph, Table
from compare.messages import words
from exporters.layout import numbered
from exporters.profile import NAMES
from exporters.profile_files import load
from tests.exporters.samples import commune

IN_TEXT = ("summary", "sectors", "off_track", "chart", "reached", "changes", "sections")
COMMUNE = commune()

# Under which main headings each part may stand: its own, or one over all that says how indicators stand.
ALLOWED = {
    "off_track": ("off_track", "indicators"),
    "reached": ("reached", "indicators"),
    "open": ("open", "indicators"),
    "chart": ("chart", "summary", "off_track", "reached", "indicators"),
    "sectors": ("sectors", "summary", "off_track", "reached", "indicators"),
}


def composed(parts: Sequence[str], kind: Kind = "full") -> Brief:
    section = COMMUNE.rows[0].row.section
    return brief.compose(COMMUNE, brief.choices_from({"parts": parts, "kind": kind, "section": section}))


def outline(made: Brief) -> list[tuple[tuple[str, ...], Block]]:
    """Every block that is no heading, with the headings over it."""
    at: list[str] = []
    out: list[tuple[tuple[str, ...], Block]] = []
    for block in made.blocks:
        if isinstance(block, Heading):
            at[block.level - 1 :] = [block.text]
        else:
            out.append((tuple(at), block))
    return out


def title(key: str) -> str:
    return words(f"brief.heading.{key}", "vi").format(statuses="chưa đạt, chậm tiến độ hoặc cần nỗ lực")


def is_whole(made: Brief) -> None:
    """No block stands before the first heading, no heading over nothing or below a missing level, none twice."""
    levels = [b.level if isinstance(b, Heading) else 9 for b in made.blocks]
    if levels:
        assert levels[0] == 1 and levels[-1] == 9
    for before, after in pairwise(levels):
        assert before == 9 or after == 9 or after == before + 1  # a heading is followed by text or by one level deeper
    said = [b.text for b in made.blocks if isinstance(b, Heading)]
    assert len(set(said)) == len(said) or said.count(title("indicators")) == len(said) - len(set(said)) + 1


def stands_where_it_belongs(made: Brief) -> None:
    for at, block in outline(made):
        own = "chart" if isinstance(block, Chart) else "sectors" if isinstance(block, Table) else ""
        if own:
            assert at[0] in [title(name) for name in ALLOWED[own]], (at, own)
        for name in ("off_track", "reached", "open"):
            if title(name) in at:
                assert at[0] in [title(allowed) for allowed in ALLOWED[name]], at
        if isinstance(block, Paragraph) and "mốc tham chiếu theo thời gian" in block.text and block.kind == "bullet":
            assert at[-1] == title("off_track"), (at, block.text)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_headings_hold_what_they_say_in_every_order_of_some_parts(count: int) -> None:
    for parts in permutations(IN_TEXT, count):
        made = composed(parts)
        is_whole(made)
        stands_where_it_belongs(made)


def test_headings_hold_what_they_say_in_every_order_of_all_parts() -> None:
    marks = {name: Paragraph((), "note") for name in IN_TEXT}
    kinds = {"summary": "summary", "sectors": "loose", "chart": "loose", "off_track": "rating", "reached": "rating"}
    pieces = {name: Piece(title(name), (marks[name],), kinds.get(name, "own")) for name in IN_TEXT}  # type: ignore[arg-type]
    for order in permutations(IN_TEXT):
        made = assembled([pieces[name] for name in order], title("indicators"))
        main = [b.text for b in made if isinstance(b, Heading) and b.level == 1]
        below = [b.text for b in made if isinstance(b, Heading) and b.level == 2]
        together = abs(order.index("off_track") - order.index("reached"))
        between = set(order[min(order.index("off_track"), order.index("reached")) :][1:together])
        if between <= {"sectors", "chart"}:  # tables and charts between them part no chapter
            assert below == [title(n) for n in order if n in ("off_track", "reached")] and title("indicators") in main
        else:
            assert below == [] and title("indicators") not in main
        assert len(main) == len(set(main)) and len([b for b in made if b == marks["summary"]]) == 7


@pytest.mark.parametrize("kind", get_args(Kind))
def test_every_kind_has_whole_headings_in_turned_orders(kind: Kind) -> None:
    usual = list(brief.PARTS[kind])
    for turn in range(max(1, len(usual))):
        for parts in (usual[turn:] + usual[:turn], (usual[turn:] + usual[:turn])[::-1]):
            made = composed(parts, kind)
            is_whole(made)
            if kind == "one_page":
                assert all(b.level == 1 for b in made.blocks if isinstance(b, Heading))


@pytest.mark.parametrize("name", NAMES)
def test_numbers_count_on_whatever_the_order(name: str) -> None:
    profile = load(name)
    for parts in permutations(("summary", "off_track", "reached", "changes"), 4):
        heads = [b.text for b in numbered(composed(parts).blocks, profile) if isinstance(b, Heading) and b.level == 1]
        first = profile.heading_numbers[0]
        wanted = [first.format(roman=brief.roman(n), arabic=n) for n in range(1, len(heads) + 1)]
        assert [head.startswith(number) for head, number in zip(heads, wanted, strict=True)] == [True] * len(heads)


def test_a_summary_moved_down_takes_no_group_of_indicators_under_it() -> None:
    made = composed(("off_track", "summary", "reached", "changes"))
    heads = [(b.level, b.text) for b in made.blocks if isinstance(b, Heading)]
    assert heads[:2] == [(1, title("off_track")), (1, title("summary"))]
    assert (1, title("indicators")) in heads  # over those reached and those that cannot be rated yet
