"""Ruled lines in the picture of a page: a table's grid is found, straight and askew; letters and stamps are none."""

from __future__ import annotations

import pytest

from compare.reading.pdf_tables import ruled
from compare.reading.scanned_rules import rules_in

SCALE = 3.0  # pixels a point


class Picture:
    def __init__(self, width: int, height: int) -> None:
        self.rows = [bytearray(b"\xff" * width) for _ in range(height)]
        self.width = width

    def dark(self, x0: int, y0: int, x1: int, y1: int, slope: float = 0.0) -> None:
        """A dark bar; `slope` lowers it as it goes to the right, and moves it to the left as it goes down."""
        for y in range(y0, y1):
            for x in range(x0, x1):
                self.rows[y + round(slope * x)][x - round(slope * y)] = 30


def grid(slope: float) -> Picture:
    picture = Picture(900, 600)
    for y in (100, 190, 280, 370):
        picture.dark(100, y, 800, y + 2, slope)
    for x in (100, 300, 550, 798):
        picture.dark(x, 100, x + 2, 372, slope)
    for n in range(20):  # strokes of letters
        picture.dark(120 + 30 * n, 140, 124 + 30 * n, 170, slope)
    picture.dark(600, 420, 780, 560)  # a stamp
    return picture


@pytest.mark.parametrize("slope", [0.0, 0.004, -0.004])
def test_a_tables_grid_is_found(slope: float) -> None:
    picture = grid(slope)
    rules = rules_in([bytes(row) for row in picture.rows], picture.width, SCALE)
    tables = ruled(1, rules)
    assert [(len(t.xs) - 1, len(t.ys) - 1) for t in tables] == [(3, 3)]
    assert all(abs(found - due / SCALE) < 3 for found, due in zip(tables[0].ys, (100, 190, 280, 370), strict=True))


def test_a_page_of_letters_has_no_lines() -> None:
    picture = Picture(300, 300)
    for n in range(30):
        picture.dark(10 + 9 * n, 50, 14 + 9 * n, 80)
    assert rules_in([bytes(row) for row in picture.rows], 300, SCALE) == []
    assert rules_in([], 0, SCALE) == []
