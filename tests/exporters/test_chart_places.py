"""A chart that does not fit leaves no page half blank: named cases of texts, and both files of a real brief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from docx import Document

from compare.brief import choices_from, compose
from compare.document import Block, Chart, Heading, Paragraph, Span
from exporters import export
from exporters.chart_places import order
from exporters.pdf import placed
from exporters.profile_files import load
from tests.exporters.samples import many

PAGE = 10
CHART = Chart("Biểu đồ", "", "", "", (), ())
HIGH: dict[str, tuple[Block, int]] = {
    "H": (Heading(1, "Chương"), 1),
    "h": (Heading(2, "Mục"), 1),
    "l": (Paragraph((Span("Số liệu:"),), "lead"), 1),
    "p": (Paragraph((Span("Câu."),)), 2),
    "c": (CHART, 5),
}


def ends(text: str) -> Callable[[Sequence[int]], list[int]]:
    """The page that each of the blocks of `text` ends on, none of them parted."""

    def of(found: Sequence[int]) -> list[int]:
        page, at, out = 0, 0, []
        for place in found:
            high = HIGH[text[place]][1]
            page, at = (page, at + high) if at + high <= PAGE else (page + 1, high)
            out.append(page)
        return out

    return of


@pytest.mark.parametrize(
    ("text", "set_as"),
    [
        ("ppcpp", "ppcpp"),  # it fits
        ("pppcppp", "pppppcp"),  # what still goes on the page goes first, and no more
        ("pppchpp", "ppphpcp"),  # a heading goes with its text
        ("pppchlpp", "ppphlpcp"),  # and so do the words that lead to a list
        ("ppppchlp", "ppppchlp"),  # never one without the other
        ("pppcHp", "pppcHp"),  # nothing of another chapter
        ("cpp", "cpp"),
        ("pp", "pp"),
    ],
)
def test_what_goes_on_the_page_stands_before_a_chart_that_does_not(text: str, set_as: str) -> None:
    found = order([HIGH[letter][0] for letter in text], ends(text))
    assert "".join(text[place] for place in found) == set_as


def test_both_files_have_the_chart_in_one_place(tmp_path: Path) -> None:
    made, profile = compose(many(24), choices_from({"template": "party", "language": "en"})), load("party")
    shown = placed(made, profile)
    assert shown.blocks != made.blocks  # the text is one where it makes a difference
    place = next(at for at, block in enumerate(shown.blocks) if isinstance(block, Chart))
    before, chart = shown.blocks[place - 1 : place + 1]
    assert isinstance(before, Paragraph) and isinstance(chart, Chart)
    export(made, tmp_path / "a.docx", profile)
    texts = [paragraph.text for paragraph in Document(str(tmp_path / "a.docx")).paragraphs]
    assert texts[texts.index(chart.title) - 1].startswith(
        before.text[:24]
    )  # further on come the numbers of the sources
