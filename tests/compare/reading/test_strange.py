"""Files as other programs write them, strange but valid: read whole, whatever their parts are called and coded in."""

from __future__ import annotations

import io
import quopri
import zipfile
from collections.abc import Callable
from typing import Literal

import openpyxl
import pytest

from compare.reading import ReadOptions
from tests.compare.reading.documents import BODY, SHEET, WORD, docx, headings, opened, p, package, tables, tbl, texts

_STYLE = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    "</w:style>"
)
_HEADING = '<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Kinh tế</w:t></w:r></w:p>'
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_PAGE = f"<html><head><meta charset='utf-8'></head><body><p>{BODY}</p><table><tr><td>Thu<td>312</table></body></html>"
_ARCHIVED = (
    b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quopri.encodestring(_PAGE.encode())
)
Parts = dict[str, bytes]


def parts_of(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def renamed(parts: Parts, old: str, new: str) -> Parts:
    """`parts` with `old` in their names and in what they say of each other put as `new`."""
    return {name.replace(old, new): data.replace(old.encode(), new.encode()) for name, data in parts.items()}


def flat(parts: Parts) -> bytes:
    """The package as one XML file."""
    inner = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{data.decode()}</pkg:xmlData></pkg:part>'
        for name, data in parts.items()
        if name.endswith((".rels", "document.xml", "styles.xml"))
    )
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{space}">{inner}</pkg:package>'.encode()


WAYS: dict[str, Callable[[Parts], bytes]] = {
    "parts numbered anew": lambda parts: package(dict(renamed(renamed(parts, "document.xml", "document2.xml"),
                                                              "styles.xml", "styles2.xml"))),
    "the other slash": lambda parts: package({name.replace("/", "\\"): data for name, data in parts.items()}),
    "capitals": lambda parts: package({name.replace("word/", "Word/"): data for name, data in parts.items()}),
    "no list of types": lambda parts: package({n: data for n, data in parts.items() if "Content_Types" not in n}),
    "strict": lambda parts: package({n: data.replace(WORD.encode(), _STRICT) for n, data in parts.items()}),
    "UTF-16": lambda parts: package(
        {n: data.decode().encode("utf-16") if n.endswith("document.xml") else data for n, data in parts.items()}
    ),
    "one XML file": flat,
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_word_package_however_it_is_put_together(way: str) -> None:
    content = WAYS[way](parts_of(docx(_HEADING + p(BODY), styles=_STYLE)))
    report = opened("a.docx", content)
    assert (headings(report), texts(report)) == (["Kinh tế"], ["Kinh tế", BODY])


@pytest.mark.parametrize(
    ("name", "set_in"),
    [
        ("a.htm", _PAGE.encode()),
        ("a.mht", _ARCHIVED),
        ("a.docx", docx(p(BODY) + tbl(["Thu", "312"]))),
    ],
)
def test_a_file_set_into_a_document_whole_is_read_in_its_place(name: str, set_in: bytes) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = parts_of(docx(f'{p("trước")}<w:altChunk xmlns:r="{office}" r:id="x"/>{p("sau")}'))
    rels = parts["word/_rels/document.xml.rels"].decode()
    link = f'<Relationship Id="x" Type="{office}/aFChunk" Target="{name}"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", link).encode()
    report = opened("a.docx", package({**parts, f"word/{name}": set_in}))
    assert texts(report) == ["trước", BODY, "sau"]
    assert tables(report) == [[["Thu", "312"]]]


def test_a_file_set_in_that_is_lost_is_told() -> None:
    report = opened("a.docx", docx(f"{p('trước')}<w:altChunk/>"))
    assert [w.code for w in report.warnings if w.code == "embedded"] == ["embedded"]


def test_cells_merged_to_the_right_as_old_programs_do() -> None:
    def cell(text: str, merge: str = "") -> str:
        return f"<w:tc><w:tcPr>{merge}</w:tcPr>{p(text)}</w:tc>"

    first = cell("Năm 2025", '<w:hMerge w:val="restart"/>') + cell("", "<w:hMerge/>")
    body = f"<w:tbl><w:tr>{first}</w:tr><w:tr>{cell('KH')}{cell('TH')}</w:tr></w:tbl>"
    assert tables(opened("a.docx", docx(body))) == [[["Năm 2025", "Năm 2025"], ["KH", "TH"]]]


def sheet(cells: str) -> bytes:
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    head = '<c r="A1" t="inlineStr"><is><t>Thu</t></is></c>'
    xml = f'<worksheet xmlns="{SHEET}"><sheetData><row r="1">{head}{cells}</row></sheetData></worksheet>'
    return package({**parts_of(book.getvalue()), "xl/worksheets/sheet1.xml": xml})


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="B1" t="e"><v>#SPILL!</v></c>', "#SPILL!"),
        ('<c r="B1" t="s"><v>99</v></c>', "99"),
        ('<c r="B1" t="new"><v>7</v></c>', "7"),
        ('<c r="B1" t="d"><v>2025-03-04T00:00:00</v></c>', "04/03/2025"),
    ],
)
def test_a_cell_that_no_reader_knows_does_not_cost_its_sheet(cell: str, shown: str) -> None:
    assert tables(opened("a.xlsx", sheet(cell + '<c r="C1"><v>12</v></c>'))) == [[["Thu", shown, "12"]]]


def test_an_xml_spreadsheet_of_older_programs() -> None:
    def cell(text: str, kind: str = "String", more: str = "") -> str:
        return f'<Cell {more}><Data ss:Type="{kind}">{text}</Data></Cell>'

    rows = [
        cell("Chỉ tiêu", more='ss:MergeDown="1"') + cell("Kết quả", more='ss:MergeAcross="1"'),
        cell("KH", more='ss:Index="2"') + cell("TH"),
        cell("Hộ nghèo") + cell("0.0225", "Number", 'ss:StyleID="p"') + cell("1214.5", "Number"),
    ]
    style = '<Styles><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style></Styles>'
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    table = "".join(f"<Row>{row}</Row>" for row in rows)
    book = f'<Workbook xmlns="{space}" xmlns:ss="{space}">{style}<Worksheet ss:Name="Biểu"><Table>{table}</Table>'
    report = opened("a.xls", f'<?xml version="1.0"?>{book}</Worksheet></Workbook>')
    assert tables(report) == [[
        ["Chỉ tiêu", "Kết quả", "Kết quả"], ["Chỉ tiêu", "KH", "TH"], ["Hộ nghèo", "2,25%", "1214,5"],
    ]]  # fmt: skip
    assert report.format == "xls"


def test_cells_of_an_opendocument_sheet_that_have_a_value_and_no_text() -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    cells = (
        '<table:table-cell office:value-type="string"><text:p>Hộ nghèo</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="12.5"/>'
        '<table:table-cell office:value-type="percentage" office:value="0.015"/>'
    )
    book = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    body = f"<office:body><office:spreadsheet>{book}</office:spreadsheet></office:body>"
    content = f"<office:document-content {spaces}>{body}</office:document-content>"
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    report = opened("a.ods", package({"mimetype": mime, "content.xml": content}))
    assert tables(report) == [[["Hộ nghèo", "12,5", "1,5%"]]]
    flat = f'<office:document {spaces} office:mimetype="{mime}">{body}</office:document>'
    assert tables(opened("a.fods", flat)) == tables(report)


def test_the_line_that_names_the_mark_between_cells_is_no_cell() -> None:
    assert tables(opened("a.csv", "sep=;\r\nThu;1,5\r\nChi;2,5\r\n")) == [[["Thu", "1,5"], ["Chi", "2,5"]]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.mht", _ARCHIVED),
        ("a.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\n"
                  b"Content-Type: text/plain\r\n\r\nplain\r\n--x\r\n" + _ARCHIVED[19:] + b"\r\n--x--\r\n"),
        ("a.html", _PAGE.replace("utf-8", "iso-8859-1").encode()),
    ],
)  # fmt: skip
def test_a_saved_page_in_any_wrapping(name: str, content: bytes) -> None:
    report = opened(name, content)
    assert (texts(report), tables(report)) == ([BODY], [[["Thu", "312"]]])


def test_lines_of_a_page_are_paragraphs_where_breaks_stand_for_them() -> None:
    lines = f"I. KẾT QUẢ<br>{BODY}<br>II. HẠN CHẾ<br>{BODY}"
    page = f"<html><body><div><p>UBND<br>XÃ BÀU SEN</p>{lines}</div></body></html>"
    assert texts(opened("a.html", page)) == ["UBND\nXÃ BÀU SEN", "I. KẾT QUẢ", BODY, "II. HẠN CHẾ", BODY]
    assert texts(opened("a.html", f"<pre>I. KẾT QUẢ\n{BODY}\n</pre>")) == ["I. KẾT QUẢ", BODY]


def test_bytes_that_stand_in_rich_text_as_they_are_end_nothing() -> None:
    content = rb"{\rtf1\ansi truoc {\pict\bin10 }}}{{{\\ab} sau 312 t\par}"
    assert texts(opened("a.rtf", content)) == ["truoc sau 312 t"]


@pytest.mark.parametrize(("way", "said"), [("accepted", "Thu 312 moi"), ("original", "Thu cu 312")])
def test_tracked_changes_of_rich_text(way: Literal["accepted", "original"], said: str) -> None:
    content = rb"{\rtf1\ansi Thu {\deleted cu }312{\revised  moi}\par}"
    report = opened("a.rtf", content, ReadOptions(tracked_changes=way))
    assert texts(report) == [said]
    assert "tracked_changes" in {w.code for w in report.warnings}


def test_letters_of_sign_fonts_are_read_as_what_they_show() -> None:
    body = (
        p("\uf0a7 Thu ngân sách \uf0b3 95%")
        + '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B1"/><w:t>5</w:t></w:r></w:p>'
    )
    assert texts(opened("a.docx", docx(body))) == ["• Thu ngân sách ≥ 95%", "±5"]


def test_numbers_above_the_line_are_no_part_of_a_figure_in_any_format() -> None:
    page = f"<p>{BODY}</p><p>Thu 1.234<sup>2</sup>, <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> số xã</p>"
    assert texts(opened("a.html", f"<html><meta charset=utf-8>{page}"))[1:] == ["Thu 1.234², 1/2 số xã"]
    assert texts(opened("a.rtf", rb"{\rtf1 Thu 1.234{\super 2} t\super 3\nosupersub  km\par}")) == ["Thu 1.234² t³ km"]


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_of_two_bytes_a_letter_is_a_page(coding: str) -> None:
    report = opened("a.html", _PAGE.replace("<meta charset='utf-8'>", "").encode(coding))
    assert (texts(report), tables(report)) == ([BODY], [[["Thu", "312"]]])


def test_what_a_page_shows_and_no_reader_can_read_is_told() -> None:
    office = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><meta charset=utf-8>"
    lost = "<p style='mso-hide:all'>ẩn</p><img src='a.png' width='600'><img src='b.gif' width='1'>"
    report = opened("a.html", f"{office}<p>{BODY}</p>{lost}<font face='.VnTime'>ng©n s¸ch</font>")
    assert {w.code for w in report.warnings} >= {"hidden_text", "pictures", "legacy_font"}


def test_numbers_of_lists_in_rich_text_of_older_programs() -> None:
    assert texts(opened("a.rtf", rb"{\rtf1{\pntext\f0 1.\tab}muc mot\par{\listtext a)\tab}muc hai\par}")) == [
        "1. muc mot", "a) muc hai",
    ]  # fmt: skip
