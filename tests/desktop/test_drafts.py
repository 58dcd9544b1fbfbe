"""Two drafts of one report side by side: every change in a list, a step from one to the next, both places in sight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from compare.comparison import Comparison, Reading
from compare.engine import Engine
from desktop.requests import Beside, Linked
from desktop.sections_view import SectionsView
from desktop.worker import links
from tests.compare.matching.test_drafts import DRAFT, report, table
from tests.desktop.test_row_actions import Desk

pytestmark = pytest.mark.usefixtures("look")

LATER = [
    *DRAFT[:3],
    DRAFT[3].replace("13,1", "13,6"),
    DRAFT[5],
    "Có thêm 2 sản phẩm OCOP được công nhận đạt 3 sao.",
    *DRAFT[6:9],
    DRAFT[4],
    *DRAFT[9:],
]


def result(*readings: Any) -> Comparison:
    return Comparison(readings=tuple(Reading(made, ()) for made in readings))


@pytest.fixture
def view(qtbot: Any) -> Iterator[SectionsView]:
    """The view, with what the worker would answer."""
    told = result(report("a", DRAFT), report("b", LATER))
    made = SectionsView()
    qtbot.addWidget(made)

    def answer(one: str, other: str) -> None:
        asked = Beside(1, one, other, drafts=True)
        made.show_links(Linked(1, one, other, links(told, asked), drafts=True))

    made.drafts_requested.connect(answer)
    made.resize(1000, 300)
    made.show()
    made.show_result(told)
    made._bar.drafts.setChecked(True)
    yield made


def test_every_change_stands_in_a_list_with_its_kind(view: SectionsView) -> None:
    assert view._changes.shown() == [
        "Chỉ đổi số: 13,1 → 13,6",
        "Thêm: Có thêm 2 sản phẩm OCOP được công nhận đạt 3 sao.",
        f"Chuyển chỗ: {DRAFT[4]}",
    ]
    assert view._changes._count.text() == "3 chỗ khác: 1 chỉ đổi số, 1 thêm, 1 chuyển chỗ."


def test_one_kind_alone_is_shown_where_that_is_wanted(view: SectionsView) -> None:
    kinds = view._changes._kind
    kinds.setCurrentIndex(kinds.findData("moved"))
    assert view._changes.shown() == [f"Chuyển chỗ: {DRAFT[4]}"]


def test_the_changes_are_marked_in_both_texts(view: SectionsView) -> None:
    washed = [
        [text[start:end] for start, end, _ in pane.browser._washes]
        for pane in view._beside.panes
        for text in [pane.browser.toPlainText()]
    ]
    assert "13,1" in washed[0] and "13,6" in washed[1]
    assert DRAFT[4] in washed[0] and DRAFT[4] in washed[1]
    assert "Có thêm 2 sản phẩm OCOP được công nhận đạt 3 sao." in washed[1]


def test_steps_bring_both_places_of_a_change_into_sight(view: SectionsView) -> None:
    for _ in range(3):
        view._step(True)
    tops = [pane.bar.value() for pane in view._beside.panes]
    assert tops[1] > tops[0]  # the paragraph stands further down in the second draft
    view._step(False)
    assert view._changes._list.currentItem().text(0).startswith("Thêm")


def test_turned_off_the_outline_is_back(view: SectionsView) -> None:
    view._bar.drafts.setChecked(False)
    assert view._left.currentWidget() is view._outline
    assert not view._bar.words.isHidden()


def test_cells_of_tables_are_marked_at_their_places() -> None:
    rows = [("Chỉ tiêu", "Đơn vị", "Thực hiện"), ("Thu ngân sách", "tỷ đồng", "13,1")]
    told = result(table("a", rows), table("b", [rows[0], ("Thu ngân sách", "tỷ đồng", "13,6")]))
    (link,) = links(told, Beside(1, "a", "b", drafts=True))
    assert [(w.row, w.column, w.kind) for w in link.other_words] == [(1, 2, "figures")]
    assert link.told == "13,1 → 13,6"


_HEAD = "# BÁO CÁO kết quả thực hiện nhiệm vụ {period} năm 2024\n\n"
_BODY = "## I. KINH TẾ\nThu ngân sách đạt {money} tỷ đồng.\n\n## II. XÃ HỘI\nTỷ lệ hộ nghèo còn 3,1%.\n"


@pytest.mark.parametrize(
    ("second", "drafts"),
    [
        (_HEAD.format(period="quý I") + _BODY.format(money="13,6"), True),
        (_HEAD.format(period="6 tháng đầu năm") + _BODY.format(money="13,6"), False),  # another period
        (_HEAD.format(period="quý I") + "## III. QUỐC PHÒNG\nTuyển quân đủ.\n\n## IV. AN NINH\nỔn định.\n", False),
    ],
    ids=("another figure", "another period", "other sections"),
)
def test_two_drafts_of_one_report_are_seen_and_offered(qtbot: Any, second: str, drafts: bool) -> None:
    with Engine() as engine:
        found = Desk(
            engine, {"a.md": _HEAD.format(period="quý I") + _BODY.format(money="13,1"), "b.md": second}
        ).after()
    shown = SectionsView()
    qtbot.addWidget(shown)
    shown.show()
    shown.show_result(found)
    assert shown._offer.isVisible() is drafts
    if drafts:
        shown._offer._yes.click()
        assert shown._bar.drafts.isChecked() and len(shown._chosen) == 2 and not shown._offer.isVisible()
