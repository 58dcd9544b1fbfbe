"""The PDF, opened again: places, fonts and sizes are the profile's; text, links and outline are whole."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from compare import brief
from compare.document import Brief, Paragraph, Span, Table
from exporters import composed as fitted
from exporters import export
from exporters.profile import NAMES, Profile
from exporters.profile_files import load
from tests.exporters.reading_back import Line, figures, link_ends, pdf_lines, pdf_text
from tests.exporters.samples import commune, many, with_share

MM = 72 / 25.4


def composed(**choices: Any) -> Brief:
    return brief.compose(commune(), brief.choices_from(choices))


def written(folder: Path, template: str = "administrative", **choices: Any) -> Path:
    return export(composed(template=template, **choices), folder / "brief.pdf", load(template)).path


def line(lines: list[Line], beginning: str) -> Line:
    return next(found for found in lines if found.text.startswith(beginning))


def test_sizes_fonts_and_places_of_the_administrative_form(tmp_path: Path) -> None:
    lines, text = pdf_lines(written(tmp_path)), load("administrative").text
    for beginning, name, font in (
        ("CỘNG HÒA", "state_name", "LiberationSerif-Bold"),
        ("Độc lập", "motto", "LiberationSerif-Bold"),
        ("Số:", "number", "LiberationSerif"),
        ("………………, ngày", "date", "LiberationSerif-Italic"),
        ("BÁO CÁO", "document_type", "LiberationSerif-Bold"),
        ("Kết quả đối chiếu", "subject", "LiberationSerif-Bold"),
        ("I. TỔNG HỢP CHUNG", "heading1", "LiberationSerif-Bold"),
        ("Qua đối chiếu", "body", "LiberationSerif"),
        ("Nơi nhận:", "recipients_label", "LiberationSerif-BoldItalic"),
        ("- Lưu: VT", "recipients", "LiberationSerif"),
        ("STT", "table_head", "LiberationSerif-Bold"),
    ):
        found = line(lines, beginning)
        assert (found.size, found.font.split("+")[-1]) == (text[name].size, font), beginning


FRONT = {
    "administrative": {
        "state_name": "CỘNG HÒA",
        "motto": "Độc lập",
        "number": "Số: ……/BC-UBND",
        "date": "Đông Hòa, ngày",
    },
    "party": {"state_name": "ĐẢNG CỘNG SẢN", "motto": "*", "number": "Số ……-BC/UBND", "date": "Đông Hòa, ngày"},
    "plain": {"issuer": "UBND huyện"},
}
TEXT = {
    "vi": {"document_type": "BÁO CÁO", "subject": "Kết quả đối chiếu", "body": "Qua đối chiếu",
           "heading1": "TỔNG HỢP CHUNG", "heading2": "Chỉ tiêu chưa đạt", "table_head": "Lĩnh vực",
           "caption": "Tình hình các"},
    "en": {"document_type": "BRIEF", "subject": "Progress against", "body": "Comparing",
           "heading1": "SUMMARY", "heading2": "Missed, behind", "table_head": "Sector", "caption": "Indicators with"},
}  # fmt: skip
OFFICE = {"superior": "UBND huyện", "issuer": "UBND xã Đông Hòa", "place": "Đông Hòa", "signer_title": "CHỦ TỊCH",
          "signer": "Trần Văn Khải", "authority": "TM. ỦY BAN", "recipients": ["- Như trên;"]}  # fmt: skip
SIGNED = {"signer": "Trần Văn Khải", "signer_title": "CHỦ TỊCH", "authority": "TM. ỦY BAN", "recipients": "- Như trên"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("template", NAMES)
def test_every_form_is_the_profile_s_in_both_languages(tmp_path: Path, template: str, language: str) -> None:
    profile = load(template)
    lines = pdf_lines(written(tmp_path, template, language=language, **OFFICE))
    for name, beginning in {**FRONT[template], **TEXT[language], **SIGNED}.items():
        form = profile.text[name]
        wanted = beginning if form.upper or name != "heading1" else beginning.capitalize()
        found = next(f for f in lines if wanted in f.text[: len(wanted) + 8])
        face = {(0, 0): "", (1, 0): "-Bold", (0, 1): "-Italic", (1, 1): "-BoldItalic"}[form.bold, form.italic]
        assert (found.size, found.font.split("+")[-1]) == (form.size, f"LiberationSerif{face}"), name
    _first_line_and_pitch(lines, profile, TEXT[language]["body"])


def _first_line_and_pitch(lines: list[Line], profile: Profile, beginning: str) -> None:
    """The indent of a paragraph of running text, and how far its lines stand apart."""
    body = profile.text["body"]
    at = next(i for i, found in enumerate(lines) if found.text.startswith(beginning))
    first, second = lines[at], next(f for f in lines[at + 1 :] if f.size == body.size and f.top > lines[at].top + 1)
    assert abs(first.left - (profile.page.left + body.first_line) * MM) < 1
    assert abs(second.left - profile.page.left * MM) < 1.5  # a figure begins within its own room
    pitch = body.exact_line or body.size * 1.149 * body.line
    assert abs(_base(lines, second) - _base(lines, first) - pitch) < 2.5  # the tops of two lines, by their letters


def _base(lines: list[Line], of: Line) -> float:
    """The upper edge of the line that `of` stands on."""
    return min(found.top for found in lines if found.page == of.page and abs(found.top - of.top) < of.size * 0.5)


@pytest.mark.parametrize("template", NAMES)
def test_text_keeps_within_the_margins(tmp_path: Path, template: str) -> None:
    page, number = load(template).page, load(template).page_number
    lines = pdf_lines(written(tmp_path, template))
    body = [found for found in lines if found.page == 0]
    assert min(found.left for found in body) >= page.left * MM - 0.5
    assert max(found.right for found in body) <= (page.width - page.right) * MM + 0.5
    assert min(found.top for found in body) >= page.top * MM - 0.5
    numbers = [found for found in lines if found.top < page.top * MM - 1]
    assert all(found.text.strip().isdigit() and found.size == number.size for found in numbers)


def test_the_number_stands_in_the_middle_of_the_top_margin_from_page_two(tmp_path: Path) -> None:
    page = load("administrative").page
    top = [found for found in pdf_lines(written(tmp_path)) if found.top < page.top * MM - 1]
    assert [(found.page, found.text.strip()) for found in top][:2] == [(1, "2"), (2, "3")]
    middle = (top[0].left + top[0].right) / 2
    assert abs(middle - (page.left + page.width - page.right) / 2 * MM) < 1


def test_paragraphs_are_indented_and_spaced_as_the_form_has_it(tmp_path: Path) -> None:
    page, body = load("administrative").page, load("administrative").text["body"]
    lines = pdf_lines(written(tmp_path))
    at = next(i for i, found in enumerate(lines) if found.text.startswith("Qua đối chiếu"))
    assert abs(lines[at].left - (page.left + body.first_line) * MM) < 1
    assert abs(lines[at + 1].left - page.left * MM) < 1
    steps = [b.top - a.top for a, b in zip(lines[at : at + 4], lines[at + 1 : at + 5], strict=True)]
    assert abs(sum(steps) / len(steps) - body.size * 1.149 * body.line) < 1


def test_appendices_are_landscape_and_numbered_each_from_one(tmp_path: Path) -> None:
    path = written(tmp_path)
    document = pypdfium2.PdfDocument(path)
    shapes = [page.get_width() > page.get_height() for page in document]
    document.close()
    first = shapes.index(True)
    assert not any(shapes[:first]) and all(shapes[first:])
    top = {f.page: f.text.strip() for f in pdf_lines(path) if f.top < 20 * MM - 1}
    assert first not in top and top.get(first + 1, "2") == "2"


def test_text_is_whole_composed_vietnamese(tmp_path: Path) -> None:
    path = written(tmp_path)
    text = pdf_text(path).replace("\r\n", " ")
    assert unicodedata.is_normalized("NFC", text)
    assert "Tỷ lệ hồ sơ giải quyết đúng hạn" in text and "□" not in text
    assert figures(" ".join(p.text for p in composed().blocks if hasattr(p, "spans"))) <= figures(text)


def test_fonts_are_embedded(tmp_path: Path) -> None:
    data = written(tmp_path).read_bytes()
    assert data.count(b"/FontFile2") >= 4 and b"Times-Roman" not in data


def test_outline_title_and_language(tmp_path: Path) -> None:
    path = written(tmp_path)
    document = pypdfium2.PdfDocument(path)
    outline = [(entry.level, entry.get_title()) for entry in document.get_toc()]
    metadata = document.get_metadata_dict()
    document.close()
    assert outline[0] == (0, "I. Tổng hợp chung") and (1, "2. Chỉ tiêu vượt, đạt hoặc bảo đảm tiến độ") in outline
    assert (0, "Căn cứ của số liệu") in outline
    assert metadata["Title"].startswith("Báo cáo Kết quả đối chiếu")
    assert b"(vi-VN)" in path.read_bytes() and b"/DisplayDocTitle true" in path.read_bytes()


def test_figures_link_to_their_evidence(tmp_path: Path) -> None:
    path = written(tmp_path)
    document = pypdfium2.PdfDocument(path)
    evidence = next(n for n, page in enumerate(document) if "CĂN CỨ" in page.get_textpage().get_text_range())
    ends = [end for page in document for end in link_ends(document, page)]
    document.close()
    assert len(ends) > 60 and min(ends) >= evidence


def test_a_cell_longer_than_a_page_is_split_and_whole(tmp_path: Path) -> None:
    base = commune()
    long = " ".join(f"từ{n}" for n in range(2500))
    row = replace(base.rows[0], row=replace(base.rows[0].row, name=long))
    made = brief.compose(replace(base, rows=(row,)), brief.choices_from({"parts": ["indicators"]}))
    text = pdf_text(export(made, tmp_path / "long.pdf", load("administrative")).path)
    assert "Từ0" in text and "từ2499" in text


def test_one_page_is_one_page_with_its_evidence_at_the_foot(tmp_path: Path) -> None:
    choices = {"kind": "one_page", "issuer": "UBND xã Đông Hòa", "signer": "Trần Văn Khải"}
    lines = pdf_lines(written(tmp_path, **choices))
    assert {found.page for found in lines} == {0}
    assert line(lines, "Căn cứ của số liệu").top > line(lines, "Trần Văn Khải").top


def test_one_page_is_set_closer_until_it_is_one_page(tmp_path: Path) -> None:
    made = composed(kind="one_page", issuer="UBND xã Đông Hòa", signer="Trần Văn Khải")
    longer = Paragraph((Span("Tỷ lệ hộ dân dùng nước sạch từ công trình cấp nước tập trung. " * 8),), "bullet")
    made = replace(made, blocks=(*made.blocks[:2], longer, *made.blocks[2:]))
    exported = export(made, tmp_path / "b.pdf", load("administrative"))
    sizes = {found.size for found in pdf_lines(exported.path) if found.text.startswith("- ")}
    assert exported.pages == 1 and max(sizes) < 14


def test_one_page_tells_what_goes_on_it_in_its_form(tmp_path: Path) -> None:
    told, sizes = {}, {}
    for name in ("administrative", "party", "plain"):
        choices = brief.choices_from(
            {"kind": "one_page", "issuer": "UBND xã Đông Hòa", "signer": "A", "template": name}
        )
        made = fitted(many(30), choices, load(name))
        exported = export(made, tmp_path / f"{name}.pdf", load(name))
        lines = pdf_lines(exported.path)
        assert exported.pages == 1
        told[name] = sum(isinstance(b, Paragraph) and b.kind == "bullet" for b in made.blocks)
        sizes[name] = {round(found.size) for found in lines if found.text.lstrip().startswith("- ")} & {13, 14}
    assert told["plain"] > told["administrative"] >= 3 and told["party"] >= 3
    assert sizes["party"] == {14} and all(sizes[name] <= {13, 14} for name in sizes)


def test_what_stands_under_a_signature_is_not_alone_on_a_page(tmp_path: Path) -> None:
    filler = Paragraph((Span("Một dòng. "),))
    for lines_more in range(24, 36):
        made = replace(composed(kind="one_page", template="party", signer="A"), is_compact=False, foot=None)
        exported = export(replace(made, blocks=(filler,) * lines_more), tmp_path / "b.pdf", load("party"))
        lines = pdf_lines(exported.path)
        assert line(lines, "Thể thức của mẫu").page == line(lines, "Nơi nhận").page
        assert any(found.text.startswith("Một dòng") and found.page == exported.pages - 1 for found in lines)


def test_one_page_of_the_party_form_is_one_page_with_what_it_says_of_itself(tmp_path: Path) -> None:
    choices = {"kind": "one_page", "superior": "Đảng bộ thành phố Hải Bình", "issuer": "Đảng ủy phường An Hòa"}
    made = composed(template="party", signer="Trần Thị Bích Hạnh", authority="T/M Ban Thường vụ", **choices)
    longer = Paragraph((Span("Tỷ lệ hộ dân dùng nước sạch từ công trình cấp nước tập trung. "),), "bullet")
    made = replace(made, blocks=(*made.blocks[:2], longer, *made.blocks[2:]))
    exported = export(made, tmp_path / "b.pdf", load("party"))
    assert exported.pages == 1 and "chưa kiểm chứng" in pdf_text(exported.path)


@pytest.mark.parametrize(("name", "attached"), [("administrative", "(Kèm theo"), ("plain", "Kết quả đối chiếu")])
def test_appendices_alone_have_no_empty_report_before_them(tmp_path: Path, name: str, attached: str) -> None:
    lines = pdf_lines(written(tmp_path, name, kind="appendix", draft=True))
    first = [found.text.strip() for found in lines if found.page == 0]
    assert "BÁO CÁO" not in first and not any("CỘNG HÒA" in text for text in first)
    assert any(text.startswith(attached) for text in first) and "STT" in first


def test_many_reports_keep_their_columns_readable(tmp_path: Path) -> None:
    made = brief.compose(many(24, reports=8), brief.choices_from({"parts": ["indicators"]}))
    path = export(made, tmp_path / "wide.pdf", load("administrative")).path
    page = load("administrative").page
    for found in pdf_lines(path):
        assert found.right <= (page.height - page.right) * MM + 0.5, found


def test_footnotes_stand_on_the_page_of_their_marks(tmp_path: Path) -> None:
    path = written(tmp_path, evidence="footnotes")
    page, small = load("administrative").page, load("administrative").text["footnote"].size
    lines = pdf_lines(path)
    lines = [found for found in lines if found.page < line(lines, "Phụ lục I").page]
    notes: dict[str, int] = {}
    first: dict[int, float] = {}
    for mark, text in pairwise(lines):
        if mark.text.strip().startswith("(") and mark.size < small and text.size == small:
            notes[mark.text.strip()] = mark.page
            first[mark.page] = min(first.get(mark.page, mark.top), mark.top)
    marks = {
        f.text.strip(): f.page for f in reversed(lines) if small * 0.65 < f.size < small and f.text.strip() in notes
    }
    assert len(notes) > 30 and marks == notes
    assert max(f.top for f in lines) < (page.height - page.bottom) * MM
    body = {p: max((f.top for f in lines if f.page == p and f.size == 14), default=0) for p in set(notes.values())}
    assert all(body[p] < first[p] for p in first)


@pytest.mark.parametrize("template", NAMES)
def test_pages_with_footnotes_are_filled(tmp_path: Path, template: str) -> None:
    """Between the last line and the notes no more is left than a heading, a lead and an entry with its notes take."""
    lines = pdf_lines(written(tmp_path, template, evidence="footnotes"))
    small = load(template).text["footnote"].size
    text = [found for found in lines if found.page < line(lines, "Phụ lục I").page]
    for page in range(text[-1].page):
        foot = max(found.top + found.size for found in text if found.page == page and found.size > small)
        notes = [found.top for found in text if found.page == page and found.size == small and found.top > foot]
        assert min(notes, default=load(template).page.height * MM) - foot < 150, (template, page)


def test_a_bar_beyond_the_scale_keeps_within_the_page_and_is_told_in_full(tmp_path: Path) -> None:
    made = brief.compose(with_share(commune(), "812.4"), brief.choices_from({}))
    lines = pdf_lines(export(made, tmp_path / "cut.pdf", load("administrative")).path)
    page = load("administrative").page
    assert line(lines, "» 812,4").right <= (page.width - page.right) * MM
    assert line(lines, "Thanh có dấu »").page == line(lines, "» 812,4").page


def test_a_row_is_not_torn_where_the_next_page_holds_it(tmp_path: Path) -> None:
    base = commune()
    words = " ".join(f"từ{n}" for n in range(140))
    rows = tuple(replace(r, row=replace(r.row, id=f"r{n}", name=f"Dòng{n} {words} cuối{n}"))
                 for n, r in enumerate(base.rows))  # fmt: skip
    made = brief.compose(replace(base, rows=rows), brief.choices_from({"parts": ["indicators", "others"]}))
    lines = pdf_lines(export(made, tmp_path / "rows.pdf", load("administrative")).path)
    for n in range(len(rows)):
        assert line(lines, f"Dòng{n} ").page == next(f.page for f in lines if f"cuối{n}" in f.text.split()), n


@pytest.mark.parametrize("filled", range(12, 24, 3))
def test_the_last_lines_of_the_text_stand_with_the_signature_and_no_page_is_left_empty(
    tmp_path: Path, filled: int
) -> None:
    page = load("administrative").page
    made = composed(signer="Trần Văn Khải", parts=["summary"])
    lines = [Paragraph((Span("Một dòng."),)) for _ in range(filled)]
    last = Paragraph((Span(" ".join(f"chữ{n}" for n in range(160))),))
    path = export(replace(made, blocks=(*lines, last), appendices=()), tmp_path / "b.pdf", load("administrative")).path
    found = pdf_lines(path)
    signed = line(found, "Trần Văn Khải").page
    assert sum("chữ" in f.text for f in found if f.page == signed) >= 2
    for full in range(signed):
        foot = max(f.top for f in found if f.page == full)
        assert foot > (page.height - page.bottom - 30) * MM, full


def test_a_mark_stands_behind_its_figure_where_blanks_do_not_break(tmp_path: Path) -> None:
    made = composed()
    appendix, *others = made.appendices
    table = next(b for b in appendix.blocks if isinstance(b, Table))
    at = next(i for i, row in enumerate(table.rows) if not row.is_group)
    cell = replace(table.rows[at].cells[3], spans=(Span("khoảng 96 (suy\N{NO-BREAK SPACE}ra*)", evidence=(1,)),))
    row = replace(table.rows[at], cells=(*table.rows[at].cells[:3], cell, *table.rows[at].cells[4:]))
    table = replace(table, rows=(*table.rows[:at], row, *table.rows[at + 1 :]))
    blocks = tuple(table if isinstance(b, Table) else b for b in appendix.blocks)
    made = replace(made, appendices=(replace(appendix, blocks=blocks), *others))
    lines = pdf_lines(export(made, tmp_path / "b.pdf", load("administrative")).path)
    figure = next(found for found in lines if found.text.rstrip().endswith("ra*)"))
    mark = next(found for found in lines[lines.index(figure) + 1 :] if found.text.startswith("["))
    assert mark.left >= figure.right - 0.5
