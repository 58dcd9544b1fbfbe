"""An office's own Word file as paper: its letterhead, headers and footers stay, the brief stands at its place."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from compare import brief
from compare.document import Brief
from compare.messages import render
from exporters import ExportError, export, not_drawn
from exporters.profile_files import load
from tests.exporters.reading_back import W, part, pdf_lines, pdf_text, word_text
from tests.exporters.samples import commune

STATE, PARTY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"
OLD = "Lời cũ của văn phòng không được lọt sang"


def composed(**choices: Any) -> Brief:
    form = {"issuer": "UBND xã Đông Hòa", "signer": "Nguyễn Văn An", "signer_title": "CHỦ TỊCH"}
    return brief.compose(commune(), brief.choices_from({**form, **choices}))


def picture() -> BytesIO:
    """A small red square."""
    rows = zlib.compress(b"".join(b"\0" + b"\xb4\x14\x1e" * 8 for _ in range(8)))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return BytesIO(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))


def paper() -> Any:
    """An empty file of an office: margins of its own, a logo in the header, a footer with the number of the page."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(32)
    header = section.header.paragraphs[0]
    header.add_run().add_picture(picture(), width=Mm(9))
    header.add_run(" VĂN PHÒNG XÃ")
    footer = section.footer.paragraphs[0]
    footer.text = "Thôn Đồi, xã Đông Hòa – trang "
    for kind in ("begin", " PAGE ", "end"):
        inside = f'<w:fldChar w:fldCharType="{kind}"/>' if " " not in kind else f"<w:instrText>{kind}</w:instrText>"
        footer._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))
    return made


def with_head(made: Any, country: str = STATE) -> Any:
    head = made.add_table(2, 2)
    head.rows[0].cells[0].text, head.rows[0].cells[1].text = "UBND XÃ ĐÔNG HÒA\nVĂN PHÒNG", country
    head.rows[1].cells[0].text = "Số: 45/BC-VP"
    day = head.rows[1].cells[1].paragraphs[0]
    for piece in ("Đông Hòa, ngày 0", "5 tháng ", "3 năm 2024"):  # as Word parts runs
        day.add_run(piece).italic = True
    return made


def test_an_old_brief_with_a_chart_is_paper_for_the_next(tmp_path: Path) -> None:
    old, new = tmp_path / "old.docx", tmp_path / "new.docx"
    export(composed(parts=["summary", "chart"]), old, load("administrative"))
    export(composed(parts=["summary", "chart"]), new, load(str(old)))
    with zipfile.ZipFile(new) as package:
        assert len(package.namelist()) == len(set(package.namelist()))


def test_a_table_without_settings_is_drawn(tmp_path: Path) -> None:
    made = with_head(paper())
    table = made.tables[0]._tbl
    table.remove(table.tblPr)
    made.save(str(tmp_path / "own.docx"))
    export(composed(), tmp_path / "brief.pdf", load(str(tmp_path / "own.docx")))
    assert "UBND XÃ ĐÔNG HÒA" in pdf_text(tmp_path / "brief.pdf")


def old_report(path: Path) -> Path:
    """A report of last year, as an office gives it for a model."""
    made = with_head(paper())
    made.add_paragraph("BÁO CÁO").alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_paragraph(OLD)
    made.add_table(2, 2).rows[0].cells[0].text = OLD
    made.save(str(path))
    return path


def marked(path: Path, mark: str = "{{nội dung}}") -> Path:
    """A form with a marked place, and a signature of the office's own behind it."""
    made = with_head(paper(), PARTY)
    made.add_paragraph(mark)
    made.add_table(1, 2).rows[0].cells[1].text = "T/M BAN THƯỜNG VỤ\nTrần Thị Bình"
    made.save(str(path))
    return path


def written(form: Path, **choices: Any) -> Path:
    return export(composed(**choices), form.with_name("brief.docx"), load(str(form))).path


def margins(path: Path) -> str:
    """The text of all headers and footers that the file has."""
    opened = docx.Document(str(path))
    named = {r.reltype.rpartition("/")[2]: r for r in opened.part.rels.values()}
    parts = [r.target_part for name, r in named.items() if name in ("header", "footer")]
    return " ".join("".join(t.text or "" for t in each.element.iter(qn("w:t"))) for each in parts)


def test_the_letterhead_of_an_old_report_stays_and_nothing_else_of_it(tmp_path: Path) -> None:
    path = written(old_report(tmp_path / "old.docx"))
    text = word_text(path)
    assert text.index("VĂN PHÒNG") < text.index("Tổng hợp chung") < text.index("Nguyễn Văn An")
    assert OLD not in text and text.count(STATE) == 1 and text.count("BÁO CÁO") == 1
    assert "trang" in margins(path) and "VĂN PHÒNG XÃ" in margins(path)
    with_picture = [r for r in docx.Document(str(path)).sections[0].header.part.rels.values() if "image" in r.reltype]
    assert len(with_picture) == 1


def test_the_number_and_the_day_of_an_old_report_are_left_blank(tmp_path: Path) -> None:
    text = word_text(written(old_report(tmp_path / "old.docx")))
    assert "Số: ……/BC-VP" in text and "ngày …… tháng …… năm ……" in text
    assert "45" not in text.partition("Tổng hợp chung")[0] and "2024" not in text


@pytest.mark.parametrize("mark", ["{{nội dung}}", "{{ NỘI DUNG }}", "{{noi_dung}}", "{{content}}"])
def test_the_text_stands_at_its_mark_with_the_office_s_own_end_behind_it(tmp_path: Path, mark: str) -> None:
    text = word_text(written(marked(tmp_path / "own.docx", mark)))
    places = [text.index(said) for said in (PARTY, "Tổng hợp chung", "T/M BAN THƯỜNG VỤ", "Phụ lục I")]
    assert places == sorted(places)
    assert "{{" not in text and "Nguyễn Văn An" not in text  # the file has a signature of its own


def test_a_content_control_and_a_bookmark_are_places_too(tmp_path: Path) -> None:
    inside = "<w:sdtContent><w:p><w:r><w:t>chỗ này</w:t></w:r></w:p></w:sdtContent>"
    control = f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="noi-dung"/></w:sdtPr>{inside}</w:sdt>'
    named = f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="noi_dung"/>'
    for place in (control, f"<w:p {nsdecls('w')}>{named}<w:r><w:t>chỗ này</w:t></w:r></w:p>"):
        made = with_head(paper())
        made.element.body[-1].addprevious(parse_xml(place))
        made.add_paragraph("Dòng cuối của cơ quan")
        made.save(str(tmp_path / "own.docx"))
        text = word_text(written(tmp_path / "own.docx"))
        assert text.index("Tổng hợp chung") < text.index("Dòng cuối của cơ quan") and "chỗ này" not in text


def test_a_mark_within_a_table_is_said(tmp_path: Path) -> None:
    made = paper()
    made.add_table(1, 1).rows[0].cells[0].text = "{{nội dung}}"
    made.save(str(tmp_path / "own.docx"))
    with pytest.raises(ExportError) as caught:
        load(str(tmp_path / "own.docx"))
    assert "own.docx" in render(caught.value.said, "vi") and "{{nội dung}}" in render(caught.value.said, "vi")


def test_a_cover_page_keeps_its_section_and_the_text_has_that_of_its_mark(tmp_path: Path) -> None:
    made = paper()
    made.add_paragraph("TRANG BÌA")
    made.add_section().top_margin = Mm(40)
    made.add_paragraph("{{nội dung}}")
    made.save(str(tmp_path / "own.docx"))
    profile = load(str(tmp_path / "own.docx"))
    assert profile.page.top == 40
    opened = docx.Document(str(written(tmp_path / "own.docx")))
    tops = [round((section.top_margin or 0) / Mm(1)) for section in opened.sections]
    assert tops[0] != 40 and tops[1] == 40
    assert (opened.sections[-1].page_width or 0) > (opened.sections[-1].page_height or 0)  # an appendix


def test_a_letterhead_of_the_first_page_does_not_come_again_with_the_appendices(tmp_path: Path) -> None:
    made = docx.Document()
    first = made.sections[0]
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].add_run().add_picture(picture())
    made.save(str(tmp_path / "own.docx"))
    profile = load(str(tmp_path / "own.docx"))
    assert profile.header == "none"  # of no state body: the plain form
    sections = docx.Document(str(written(tmp_path / "own.docx"))).sections
    assert [s.different_first_page_header_footer for s in sections] == [True] + [False] * (len(sections) - 1)


def test_a_file_without_a_page_number_gets_the_form_s(tmp_path: Path) -> None:
    made = with_head(docx.Document())
    made.save(str(tmp_path / "own.docx"))
    opened = docx.Document(str(written(tmp_path / "own.docx")))
    assert "PAGE" in "".join(t.text or "" for t in opened.sections[0].header._element.iter(qn("w:instrText")))


def test_the_form_is_that_which_the_head_names(tmp_path: Path) -> None:
    assert load(str(old_report(tmp_path / "old.docx"))).header == "state"
    profile = load(str(marked(tmp_path / "own.docx")))
    assert profile.header == "party" and profile.end == "." and profile.page.left == 32
    docx.Document().save(str(tmp_path / "bare.docx"))
    assert load(str(tmp_path / "bare.docx")).header == "state"


def test_styles_are_found_by_name_whatever_ids_word_gave_them(tmp_path: Path) -> None:
    made = with_head(paper())
    made.styles["Heading 1"].font.size = Pt(17)
    made.save(str(tmp_path / "own.docx"))
    opened = docx.Document(str(tmp_path / "own.docx"))
    for element in (opened.styles.element, opened.element):  # as a Vietnamese Word has it
        for each in element.iter():
            for key, value in each.attrib.items():
                if value == "Heading1":
                    each.set(key, "u1")
    opened.save(str(tmp_path / "own.docx"))
    path = written(tmp_path / "own.docx")
    ids = [style.get(f"{W}styleId") for style in part(path, "word/styles.xml").iter(f"{W}style")]
    used = {each.get(f"{W}val") for each in part(path, "word/document.xml").iter(f"{W}pStyle", f"{W}tblStyle")}
    assert len(set(ids)) == len(ids) and used <= set(ids) and "u1" not in ids
    assert docx.Document(str(path)).styles["Heading 1"].font.size == Pt(17)


def test_styles_that_a_program_names_in_vietnamese_are_those_of_the_form(tmp_path: Path) -> None:
    made = with_head(paper(), PARTY)
    for name, size in (("Body Text", 13), ("Heading 1", 15)):
        made.styles[name].font.size, made.styles[name].font.name = Pt(size), "Times New Roman"
    for name, said in (("Body Text", "Thân Văn bản"), ("heading 1", "Đầu đề 1")):
        each = next(s for s in made.styles.element.iter(f"{W}style") if s.name_val.lower() == name.lower())
        each.name_val = said
    made.save(str(tmp_path / "own.docx"))
    profile = load(str(tmp_path / "own.docx"))
    assert (profile.text["body"].size, profile.text["heading1"].size) == (13, 15)
    assert docx.Document(str(written(tmp_path / "own.docx"))).styles["Body Text"].font.size == Pt(13)


def test_an_office_s_profile_builds_on_any_form_and_may_name_its_paper(tmp_path: Path) -> None:
    marked(tmp_path / "giay.docx")
    (tmp_path / "own.toml").write_text(
        'base = "party"\ntemplate = "giay.docx"\nend = "./."\n[text]\ncaption = { size = 11 }\n', "utf-8"
    )
    profile, party = load(str(tmp_path / "own.toml")), load("party")
    assert (profile.name, profile.header, profile.end) == (party.name, "party", "./.")
    assert profile.number_line == party.number_line and profile.page.left == 32
    assert "T/M BAN THƯỜNG VỤ" in word_text(export(composed(), tmp_path / "b.docx", profile).path)


@pytest.mark.parametrize("name", ["administrative", "party", "plain"])
def test_a_short_profile_of_an_office_says_only_what_is_otherwise(tmp_path: Path, name: str) -> None:
    (tmp_path / "own.toml").write_text(f'base = "{name}"\nend = "!"\n[page]\nleft = 35\n', "utf-8")
    profile, base = load(str(tmp_path / "own.toml")), load(name)
    assert (profile.end, profile.page.left, profile.page.right) == ("!", 35, base.page.right)
    assert profile.text == base.text and profile.heading_numbers == base.heading_numbers


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    form = marked(tmp_path / "own.docx")
    one = written(form).read_bytes()
    assert written(form).read_bytes() == one


def test_what_locks_or_follows_the_old_file_goes(tmp_path: Path) -> None:
    made = with_head(paper())
    settings = made.settings.element
    settings.append(parse_xml(f'<w:documentProtection {nsdecls("w")} w:edit="readOnly" w:enforcement="1"/>'))
    settings.append(parse_xml(f"<w:trackRevisions {nsdecls('w')}/>"))
    made.save(str(tmp_path / "own.docx"))
    left = {each.tag for each in part(written(tmp_path / "own.docx"), "word/settings.xml")}
    assert f"{W}documentProtection" not in left and f"{W}trackRevisions" not in left


def drawn_line(across: str) -> Any:
    """A run with a straight line under its paragraph, as Word draws it, placed `across` the column."""
    names = f'{nsdecls("w", "wp", "a")} xmlns:s="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    shape = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"/>'
    return parse_xml(
        f"<w:r {names}><w:drawing><wp:anchor><wp:positionH relativeFrom='column'>{across}</wp:positionH>"
        "<wp:positionV relativeFrom='paragraph'><wp:posOffset>228600</wp:posOffset></wp:positionV>"
        "<wp:extent cx='1270000' cy='0'/><a:graphic><a:graphicData uri=''><s:wsp><s:spPr>"
        f"{shape}</s:spPr></s:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )


def in_pdf(form: Path, **choices: Any) -> Path:
    return export(composed(**choices), form.with_name("brief.pdf"), load(str(form))).path


def test_a_pdf_shows_the_letterhead_the_header_and_the_footer(tmp_path: Path) -> None:
    path = in_pdf(old_report(tmp_path / "old.docx"))
    lines = pdf_lines(path)
    first = [found.text for found in lines if found.page == 0]
    text = " ".join(first)
    places = [text.index(said) for said in ("VĂN PHÒNG XÃ", "UBND XÃ", "Số: ……/BC-VP", "BÁO CÁO", "TỔNG HỢP")]
    assert text.count("CỘNG HÒA") == 1 and OLD not in text and min(places) >= 0
    for page in {found.page for found in lines}:  # the file's own header and footer, with the number of each page
        said = " ".join(found.text for found in lines if found.page == page)
        assert "VĂN PHÒNG XÃ" in said and "Thôn Đồi, xã Đông Hòa" in said
    document = pypdfium2.PdfDocument(path)
    kinds = [[each.type for each in page.get_objects()] for page in document]
    document.close()
    assert all(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in of_page for of_page in kinds)


def test_a_pdf_has_the_office_s_own_end_in_place_of_the_form_s(tmp_path: Path) -> None:
    text = pdf_text(in_pdf(marked(tmp_path / "own.docx")))
    assert text.index("T/M BAN THƯỜNG VỤ") < text.index("Phụ lục I") and "Nguyễn Văn An" not in text
    assert "Trần Thị Bình" in text and "{{" not in text


def test_the_office_s_own_end_is_whole_and_stands_with_text(tmp_path: Path) -> None:
    made = with_head(paper())
    made.add_paragraph("{{nội dung}}")
    made.add_paragraph()
    end = made.add_table(1, 2)
    end.rows[0].cells[0].text, end.rows[0].cells[1].text = "Nơi nhận:", "GIÁM ĐỐC" + "\n" * 30 + "Lê Thị Hoa"
    made.save(str(tmp_path / "own.docx"))
    lines = pdf_lines(in_pdf(tmp_path / "own.docx"))
    title, name = (next(f for f in lines if f.text.strip() == said) for said in ("GIÁM ĐỐC", "Lê Thị Hoa"))
    assert title.page == name.page
    assert any(f.page == title.page and f.top > title.top and len(f.text) > 20 for f in lines)
    body = list(part(written(tmp_path / "own.docx"), "word/document.xml").iter(f"{W}tbl"))
    signed = next(t for t in body if "GIÁM ĐỐC" in "".join(t.itertext()))
    assert signed.find(f".//{W}trPr/{W}cantSplit") is not None
    assert signed.getprevious().find(f"{W}pPr/{W}keepNext") is not None


def test_room_for_what_is_written_by_hand_is_kept(tmp_path: Path) -> None:
    made = with_head(paper())
    made.tables[0].rows[1].cells[1].text = "Đông Hòa, ngày" + " " * 12 + "tháng" + " " * 12 + "năm 2026"
    made.save(str(tmp_path / "own.docx"))
    document = pypdfium2.PdfDocument(str(in_pdf(tmp_path / "own.docx")))
    page = document[0].get_textpage()
    at = page.get_text_range().index("tháng")
    gap = page.get_charbox(at)[0] - page.get_charbox(page.get_text_range().index("ngày") + 3)[2]
    document.close()
    assert gap > 30


def test_a_high_header_pushes_the_text_down_and_only_where_it_stands(tmp_path: Path) -> None:
    made = docx.Document()
    first = made.sections[0]
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].add_run().add_picture(picture(), width=Mm(60))
    made.save(str(tmp_path / "own.docx"))
    lines = pdf_lines(in_pdf(tmp_path / "own.docx"))
    tops = {page: min(f.top for f in lines if f.page == page and len(f.text.strip()) > 3) for page in (0, 1)}
    assert tops[0] > 60 * 72 / 25.4 + 30 and tops[1] < 110


def test_lines_that_word_drew_are_drawn(tmp_path: Path) -> None:
    made = with_head(docx.Document())
    for across in ("<wp:align>center</wp:align>", "<wp:posOffset>127000</wp:posOffset>"):
        made.tables[0].rows[0].cells[1].paragraphs[0]._p.append(drawn_line(across))
    made.add_paragraph("{{nội dung}}")
    made.save(str(tmp_path / "own.docx"))
    assert not_drawn(replace(load(str(tmp_path / "own.docx")), font=load("plain").font)) is None
    document = pypdfium2.PdfDocument(in_pdf(tmp_path / "own.docx"))
    wide = [round(each.get_bounds()[2] - each.get_bounds()[0]) for each in document[0].get_objects()
            if each.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]  # fmt: skip
    document.close()
    assert sum(abs(each - 100) <= 2 for each in wide) == 2


def text_box(said: str, across: str = "<wp:align>center</wp:align>", body: str = "") -> Any:
    """A run with a box of text under its paragraph, as Word draws it, placed `across` the column."""
    run = drawn_line(across)
    run.find(".//{*}extent").set("cy", "381000")
    shape = run.find(".//{*}wsp")
    shape.find(".//{*}prstGeom").set("prst", "rect")
    ink = f'<a:solidFill {nsdecls("a")}><a:srgbClr val="000000"/></a:solidFill>'
    shape.find(".//{*}ln").append(parse_xml(ink))
    word = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    words = f"<w:txbxContent><w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:txbxContent>"
    inside = f'<s:root {nsdecls("w")} xmlns:s="{word}"><s:txbx>{words}</s:txbx><s:bodyPr {body}/></s:root>'
    for child in list(parse_xml(inside)):
        shape.append(child)
    return run


def test_boxes_of_text_are_drawn_where_they_stand(tmp_path: Path) -> None:
    made = with_head(docx.Document())
    cell = made.tables[0].rows[0].cells[0].paragraphs[0]
    cell._p.append(text_box("HỎA TỐC", body='anchor="ctr"'))
    made.add_paragraph("{{nội dung}}")
    made.save(str(tmp_path / "own.docx"))
    assert not_drawn(replace(load(str(tmp_path / "own.docx")), font=load("plain").font)) is None
    path = in_pdf(tmp_path / "own.docx")
    word = next(found for found in pdf_lines(path) if "HỎA TỐC" in found.text)
    document = pypdfium2.PdfDocument(path)
    boxes = [each.get_bounds() for each in document[0].get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_PATH]
    high = document[0].get_height()
    document.close()
    box = next(b for b in boxes if abs(b[2] - b[0] - 100) <= 2 and abs(b[3] - b[1] - 30) <= 2)
    assert high - box[3] <= word.top <= high - box[1] and word.page == 0


def test_styles_as_word_brings_them_give_way_to_the_form(tmp_path: Path) -> None:
    made = with_head(docx.Document())  # its headings are blue, in the theme's font, as in every new file
    own = made.styles["Heading 2"]
    own.element.rPr.clear()
    own.font.name, own.font.size = "Arial", Pt(17)
    made.save(str(tmp_path / "own.docx"))
    form = load(str(tmp_path / "own.docx"))
    shipped = load("administrative")
    assert form.text["heading1"] == shipped.text["heading1"] and form.text["document_type"].size == 14
    assert form.text["heading2"].size == 17  # what an office set stays
    styles = docx.Document(str(written(tmp_path / "own.docx"))).styles
    for name in ("Heading 1", "Title", "Subtitle"):
        assert styles[name].font.color.theme_color is None, name
        assert styles[name].element.find(".//{*}pBdr") is None, name
    assert styles["Heading 2"].font.name == "Arial"


def test_the_first_page_goes_without_a_number_under_the_office_s_header(tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].add_run("VĂN PHÒNG XÃ").add_picture(picture(), width=Mm(20))
    made.sections[0].footer.paragraphs[0].text = "Thôn Đồi, xã Đông Hòa"
    made.save(str(tmp_path / "own.docx"))
    section = docx.Document(str(written(tmp_path / "own.docx"))).sections[0]
    assert section.different_first_page_header_footer
    for margin, text in ((section.first_page_header, "VĂN PHÒNG XÃ"), (section.first_page_footer, "Thôn Đồi")):
        assert text in margin.paragraphs[0].text and "PAGE" not in "".join(margin._element.itertext())
    shown = section.first_page_header._element.find(".//{*}blip").get(qn("r:embed"))
    assert section.first_page_header.part.related_parts[shown].blob.startswith(b"\x89PNG")
    assert "PAGE" in "".join(section.header._element.itertext())


def test_what_a_pdf_cannot_show_is_told_in_one_line(tmp_path: Path) -> None:
    made = with_head(docx.Document())
    made.styles["Normal"].font.name = "Arial"
    made.tables[0].rows[0].cells[0].paragraphs[0]._p.append(text_box("HỎA TỐC", body='vert="vert270"'))
    made.save(str(tmp_path / "own.docx"))
    said = not_drawn(load(str(tmp_path / "own.docx")))
    assert said is not None
    assert "khung chữ" in render(said, "vi") and "phông Arial" in render(said, "vi")
    assert "text boxes" in render(said, "en") and not_drawn(load("party")) is None


def test_the_same_paper_gives_the_same_pdf(tmp_path: Path) -> None:
    form = old_report(tmp_path / "old.docx")
    one = in_pdf(form).read_bytes()
    assert in_pdf(form).read_bytes() == one


def test_a_draft_says_so_on_an_office_s_own_paper(tmp_path: Path) -> None:
    form = marked(tmp_path / "own.docx")
    assert "DỰ THẢO" in word_text(written(form, draft=True)) and "DỰ THẢO" not in word_text(written(form))


# Pages and sizes ------------------------------------------------------------------------------------------------------


def counted(path: Path) -> Path:
    """A form whose footer says the page and how many there are, with a border around the page and smaller body text."""
    made = with_head(paper())
    footer = made.sections[0].footer.paragraphs[0]
    for kind in ("begin", " NUMPAGES ", "end"):
        inside = f'<w:fldChar w:fldCharType="{kind}"/>' if " " not in kind else f"<w:instrText>{kind}</w:instrText>"
        footer._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))
        if kind == "begin":
            footer._p.insert(len(footer._p) - 1, parse_xml(f"<w:r {nsdecls('w')}><w:t>/</w:t></w:r>"))
    edge = '<w:top w:val="single" w:sz="4" w:space="9" w:color="000000"/>'
    margin = made.sections[0]._sectPr.find(qn("w:pgMar"))
    margin.addnext(parse_xml(f"<w:pgBorders {nsdecls('w')}>{edge}</w:pgBorders>"))
    made.styles["Body Text"].font.size = Pt(12)
    made.add_paragraph("{{nội dung}}")
    made.save(str(path))
    return path


def test_a_footer_says_in_the_pdf_how_many_pages_there_are(tmp_path: Path) -> None:
    form = load(str(counted(tmp_path / "own.docx")))
    made = export(composed(), tmp_path / "b.pdf", form)
    text = "".join(pdf_text(made.path).split())
    assert made.pages is not None and made.pages > 3
    assert f"trang1/{made.pages}" in text and f"trang3/{made.pages}" in text
    said = not_drawn(form)
    assert said is not None and "đường viền trang" in render(said, "vi")


def test_a_section_counts_its_pages_where_the_schema_wants_it_said(tmp_path: Path) -> None:
    body = part(written(counted(tmp_path / "own.docx"), template="administrative"), "word/document.xml")
    order = [[child.tag.rpartition("}")[2] for child in section] for section in body.iter(f"{W}sectPr")]
    counted_ones = [names for names in order if "pgNumType" in names and "pgBorders" in names]
    assert counted_ones and all(names.index("pgBorders") < names.index("pgNumType") for names in counted_ones)


def test_lists_go_with_the_office_s_running_text_in_size(tmp_path: Path) -> None:
    text = load(str(counted(tmp_path / "own.docx"))).text
    assert text["body"].size == text["bullet"].size == text["heading2"].size == 12
    assert text["document_type"].size == 12 and text["table_head"].size == 11  # what was as large as the text, no other
