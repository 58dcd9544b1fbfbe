"""Front pages and habits of headings of many invented offices: identity and heading tree as a reader makes them out."""

from __future__ import annotations

from functools import partial

import pytest

from compare.reading.labels import label_of
from tests.compare.reading.documents import bold, docx, headings, opened, p, tbl
from tests.compare.reading.faces import Face, faces, written
from tests.compare.reading.faces.score import Score, scored


@pytest.mark.parametrize("ending", ["docx", "html"])
@pytest.mark.parametrize("face", faces(), ids=lambda face: face.name)
def test_the_face_and_the_headings_are_those_told(face: Face, ending: str) -> None:
    score = Score()
    score.add(face, opened(f"x.{ending}", written(face, ending)))
    assert score.wrong == []


def test_text_files_show_no_form_and_are_nearly_as_well_read() -> None:
    score = scored("txt", partial(written, ending="txt"))
    assert score.f1 > 0.94
    assert score.identity > 0.97


TOLD = "Doanh thu đạt 12 tỷ đồng trong kỳ báo cáo."


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["I. KINH TẾ", "a) Về nông nghiệp", TOLD, "b) Về dịch vụ", TOLD], ["Về nông nghiệp", "Về dịch vụ"]),
        (["I. KINH TẾ", "a) Lấn chiếm đất: 4 vụ;", "b) Xây không phép: 7 vụ;"], []),
        (["I. KINH TẾ", "a) Nông nghiệp", "b) Dịch vụ", TOLD], ["Dịch vụ"]),
    ],
    ids=["letters over text", "a list with letters", "a letter over nothing"],
)
def test_light_letters_are_headings_over_text_only(lines: list[str], found: list[str]) -> None:
    body = bold(lines[0]) + "".join(map(p, lines[1:]))
    assert [path.split(" > ")[-1] for path in headings(opened("a.docx", docx(body)))][1:] == found


def test_a_number_ending_in_nought_heads_its_tens() -> None:
    zero, one = label_of("2.0 Recommendations"), label_of("2.1 That Cabinet notes it")
    assert zero is not None and one is not None
    assert (zero.look, zero.ordinal, one.look) == ("1", 2, "2")


def test_names_beside_each_other_at_the_head_are_no_table() -> None:
    head = tbl(["Sở Y tế Hải Nam", "Hải Nam, ngày 3 tháng 2 năm 2026"])
    report = opened("a.docx", docx(head + bold("BÁO CÁO NĂM 2025") + p(TOLD)))
    assert str(report.identity.date) == "2026-02-03"
    figures = tbl(["Doanh thu", "12,5"]) + p(TOLD)
    assert any(b.kind == "table" for b in opened("b.docx", docx(figures)).blocks)
