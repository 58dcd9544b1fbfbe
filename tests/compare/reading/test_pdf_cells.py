"""Words that a PDF's lines and cells break, and rows that its pages tear."""

from __future__ import annotations

import pytest

from compare.reading.pdf_breaks import unbroken
from compare.reading.pdf_cells import mend
from compare.reading.pdf_page import Word
from compare.reading.pdf_stitching import stitched
from compare.reading.pdf_tables import Found, Place

LETTER = 6.0  # points, of letters of 12
INSET = 5.0  # between the edge of a cell and its text


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("đồng/", "tháng", "đồng/tháng"),
        ("12/", "QĐ-UBND", "12/QĐ-UBND"),
        ("non-", "emergency", "non-emergency"),
        ("rev-", "enue", "revenue"),
        ("commit-", "ments", "commitments"),
        ("high-", "level", "high-level"),
        ("rev\u00ad", "enues", "revenues"),
        ("department", ": four hours", "department: four hours"),
        ("Thu", "chi", None),
        ("-", "thu", None),
        ("A-", "Trung", None),
    ],
)
def test_a_word_at_a_lines_end_goes_on_or_not(before: str, after: str, whole: str | None) -> None:
    begun = unbroken(before, after, {"revenue"})
    assert (None if begun is None else begun + after) == whole


def table(page: int, edges: list[float], *rows: list[str]) -> Found:
    """A ruled table whose columns have `edges`; the lines of a cell are parted by "/ "."""
    ys, words = [0.0], dict[Place, list[Word]]()
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            lines = text.split("/ ") if text else []
            words[r, c] = [word for n, line in enumerate(lines) for word in _line(line, edges[c], ys[-1] + 16.0 * n)]
        ys.append(ys[-1] + 16.0 * max(text.count("/ ") + 1 for text in row))
    owner = {(r, c): (r, c) for r in range(len(rows)) for c in range(len(edges) - 1)}
    return Found(page, edges, ys, owner, {cell: said for cell, said in words.items() if said})


def _line(text: str, left: float, top: float) -> list[Word]:
    at, found = left + INSET, []
    for word in text.split():
        found.append(Word(word, at, top, at + LETTER * len(word), top + 12, 12.0, False, False))
        at = found[-1].right + LETTER / 2
    return found


@pytest.mark.parametrize(
    ("columns", "cell", "said"),
    [
        (12, "consultatio/ ns held", "consultations held"),  # the text has the whole word
        (8, "Emergenc/ y care", "Emergency care"),  # no letter more had room
        (5, "ngườ/ i/năm", "ngườ i/năm"),  # another would have had
        (9, "quân/ngườ/ i/năm", "quân/người/năm"),
        (6, "chuyên/ nghiệp", "chuyên nghiệp"),  # no Vietnamese word is so long
        (8, "Spending/ on homes", "Spending on homes"),  # a word alone
        (9, "Renewable/ generation", "Renewable generation"),  # too long for an ending
        (2, "ST/ T", "STT"),
        (8, "scan/ s held", "scan s held"),
        (10, "TH// HĐND", "TH/HĐND"),
    ],
)
def test_words_that_a_narrow_cell_broke(columns: int, cell: str, said: str) -> None:
    width = LETTER * columns + 2 * INSET
    found = table(1, [0.0, width, width + 100.0], [cell, "312"], ["x" * columns, "8"])
    mend(found, {"consultations", "held"})
    assert stitched([found]).rows[0][0] == said


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (["", "TTHC đúng hạn", ""], [("1", "Hồ sơ thuộc TTHC đúng hạn", "99")]),  # "TTHC" has no room behind "thuộc"
        (["", "1.000 hồ sơ", ""], [("1", "Hồ sơ thuộc 1.000 hồ sơ", "99")]),  # no figure of its own
        (["", "1.000", ""], [("1", "Hồ sơ thuộc", "99"), ("", "1.000", "")]),
        (["", "xã", ""], [("1", "Hồ sơ thuộc", "99"), ("", "xã", "")]),
        (["2", "TTHC", ""], [("1", "Hồ sơ thuộc", "99"), ("2", "TTHC", "")]),
        (["", "TTHC đúng hạn", "98"], [("1", "Hồ sơ thuộc", "99"), ("", "TTHC đúng hạn", "98")]),
    ],
)
def test_a_row_torn_by_the_end_of_a_page(below: list[str], rows: list[tuple[str, ...]]) -> None:
    edges = [0.0, 30.0, 118.0, 150.0]
    head = ["TT", "Chỉ tiêu năm", "%"]
    grid = stitched([table(1, edges, head, ["1", "Hồ sơ thuộc", "99"]), table(2, edges, head, below)])
    assert grid.rows[1:] == tuple(rows)
    assert {box.page for box in grid.boxes.within(0, 1000)} == {1, 2}
