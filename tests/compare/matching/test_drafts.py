"""Two drafts of one report, as closely as a text processor compares them."""

from __future__ import annotations

import random

import pytest

from compare.matching.drafts import Change, changes
from compare.reading import read
from compare.report import Anchor, Report, Source

DRAFT = [
    "BÁO CÁO",
    "Kết quả 6 tháng đầu năm 2025",
    "I. KINH TẾ",
    "Thu ngân sách trên địa bàn đạt 13,1 tỷ đồng, bằng 52,4% dự toán.",
    "Tổng đàn gia súc ổn định, không phát sinh dịch bệnh lớn trên địa bàn xã.",
    "Diện tích gieo trồng vụ xuân đạt 412 ha, năng suất bình quân 62 tạ/ha.",
    "II. VĂN HÓA - XÃ HỘI",
    "Công tác giáo dục được quan tâm. Tỷ lệ học sinh hoàn thành chương trình đạt 99,2%.",
    "Tổ chức thành công ngày hội đại đoàn kết toàn dân ở các thôn.",
    "III. NHIỆM VỤ",
    "Tập trung hoàn thành tuyến đường liên thôn trước ngày 30 tháng 9.",
]


def report(name: str, lines: list[str]) -> Report:
    made = read(Source(name, f"{name}.txt", name), "\n\n".join(lines).encode())
    assert isinstance(made, Report)
    return made


def compared(lines: list[str], before: list[str] | None = None) -> tuple[Change, ...]:
    return changes(report("a", before or DRAFT), report("b", lines))


def with_line(at: int, *lines: str) -> list[str]:
    return [*DRAFT[:at], *lines, *DRAFT[at + 1 :]]


def quoted(made: Report, anchors: tuple[Anchor, ...]) -> list[str]:
    blocks = {b.id: b for b in made.blocks}
    found = []
    for a in anchors:
        block = blocks[a.block]
        text = block.text if a.row is None or a.column is None else block.rows[a.row][a.column]
        found.append(text[a.start : a.end])
    return found


def test_the_same_draft_has_no_changes() -> None:
    assert compared(DRAFT) == ()


CASES = {
    "only the figures": (with_line(3, DRAFT[3].replace("13,1", "13,6").replace("52,4", "54,4")), ["figures"]),
    "a word": (with_line(4, DRAFT[4].replace("ổn định", "tăng nhẹ")), ["wording"]),
    "a comma": (with_line(4, DRAFT[4].replace(",", ";")), ["wording"]),
    "a paragraph put in": (with_line(5, DRAFT[5], "Có thêm 2 sản phẩm OCOP được công nhận."), ["new"]),
    "a paragraph taken out": (DRAFT[:8] + DRAFT[9:], ["gone"]),
    "a paragraph moved": ([*DRAFT[:4], *DRAFT[5:9], DRAFT[4], *DRAFT[9:]], ["moved"]),
    "a heading": (with_line(6, "II. VĂN HÓA, XÃ HỘI VÀ MÔI TRƯỜNG"), ["wording"]),
    "a paragraph written anew": (
        with_line(4, "Xã đã công bố hết dịch tả lợn châu Phi vào tháng ba vừa qua theo quyết định."),
        ["gone", "new"],
    ),
}


@pytest.mark.parametrize(("lines", "kinds"), CASES.values(), ids=CASES)
def test_each_kind_of_change_is_told_once(lines: list[str], kinds: list[str]) -> None:
    assert [c.kind for c in compared(lines)] == kinds


def test_the_words_that_differ_stand_at_their_places() -> None:
    lines = with_line(3, DRAFT[3].replace("13,1", "13,6").replace("dự toán", "kế hoạch"))
    (change,) = compared(lines)
    one, other = report("a", DRAFT), report("b", lines)
    told = [(w.kind, quoted(one, w.one), quoted(other, w.other)) for w in change.words]
    assert told == [("figures", ["13,1"], ["13,6"]), ("wording", ["dự toán"], ["kế hoạch"])]


def test_a_split_paragraph_is_no_change_of_words_and_one_that_was_joined_neither() -> None:
    first, _, second = DRAFT[7].partition(". ")
    split = with_line(7, f"{first}.", second)
    assert compared(split) == ()
    assert compared(DRAFT, split) == ()


def test_a_word_changed_in_a_paragraph_that_was_split_is_found() -> None:
    first, _, second = DRAFT[7].partition(". ")
    (change,) = compared(with_line(7, f"{first}.", second.replace("99,2%", "99,5%")))
    assert change.kind == "figures"
    assert len(change.other) == 2


def test_a_paragraph_moved_and_changed_a_little_is_one_change() -> None:
    lines = [*DRAFT[:4], *DRAFT[5:9], DRAFT[4].replace("dịch bệnh lớn", "dịch bệnh"), *DRAFT[9:]]
    (change,) = compared(lines)
    assert change.kind == "moved"
    assert [w.kind for w in change.words] == ["moved", "gone"]


HTML = "<html><body><p>BÁO CÁO</p><table>{rows}</table></body></html>"
ROW = "<tr><td>{}</td><td>{}</td><td>{}</td></tr>"


def table(name: str, rows: list[tuple[str, str, str]]) -> Report:
    text = HTML.format(rows="".join(ROW.format(*row) for row in rows))
    made = read(Source(name, f"{name}.html", name), text.encode())
    assert isinstance(made, Report)
    return made


def test_tables_are_compared_row_by_row_and_cell_by_cell() -> None:
    rows = [("Chỉ tiêu", "Đơn vị", "Thực hiện"), ("Thu ngân sách", "tỷ đồng", "13,1"), ("Số hộ nghèo", "hộ", "41")]
    later = [rows[0], ("Thu ngân sách", "tỷ đồng", "13,6"), rows[2], ("Số hộ cận nghèo", "hộ", "58")]
    one, other = table("a", rows), table("b", later)
    found = changes(one, other)
    assert [c.kind for c in found] == ["figures", "new"]
    (cell,) = found[0].words
    assert (cell.other[0].row, cell.other[0].column) == (1, 2)
    assert quoted(other, found[1].other) == ["Số hộ cận nghèo", "hộ", "58"]


def test_every_random_edit_is_told_and_nothing_else() -> None:
    """Each word changed by chance lies in a stretch that is told; what is told as the same is the same."""
    chance = random.Random(7)
    for _ in range(40):
        lines = [line.split(" ") for line in DRAFT]
        at = chance.randrange(3, len(lines))
        word = chance.randrange(len(lines[at]))
        lines[at][word] = "Xyz"
        edited = [" ".join(line) for line in lines]
        other = report("b", edited)
        told = [text for c in compared(edited) for w in c.words for text in quoted(other, w.other)]
        assert any("Xyz" in text for text in told), edited[at]
        assert len(compared(edited)) <= 2
