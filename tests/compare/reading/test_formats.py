"""Text, Markdown, RTF, OpenDocument and web pages."""

from __future__ import annotations

import pytest

from compare.reading import ReadOptions
from tests.compare.reading.documents import BODY, docx, headings, opened, p, package, refused, tables, texts

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def test_a_text_file_with_the_two_columns_of_a_letters_head() -> None:
    text = (
        "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "HUYỆN AN HẢI                  Độc lập - Tự do - Hạnh phúc\n"
        "Số: 12/BC-UBND              An Hải, ngày 05 tháng 4 năm 2024\n\n"
        "BÁO CÁO\nTình hình kinh tế - xã hội quý I năm 2024\n\n"
        + BODY
        + "\n\nI. KINH TẾ\n\n"
        + BODY
        + "\n\n1. Nông nghiệp\n\n"
        + BODY
    )
    report = opened("a.txt", text)
    found = report.identity
    assert (found.issuer, found.number, str(found.period)) == ("ỦY BAN NHÂN DÂN HUYỆN AN HẢI", "12/BC-UBND", "2024-Q1")
    assert found.title == "BÁO CÁO Tình hình kinh tế - xã hội quý I năm 2024"
    assert headings(report) == ["KINH TẾ", "KINH TẾ > Nông nghiệp"]


def test_lines_broken_at_a_width_are_joined() -> None:
    line = (
        "Thu ngân sách trên địa bàn đạt 312 tỷ đồng, bằng 52 phần trăm dự toán được\ngiao và tăng so với "
        "cùng kỳ năm trước.\n"
    )
    report = opened("a.txt", "\n".join([line] * 6))
    assert texts(report)[0] == line.replace("\n", " ").strip()


def test_markdown() -> None:
    text = (
        "# Báo cáo năm 2023\n\n## Kinh tế\n\nThu **312** tỷ.\n\n| Năm | Thu |\n|---|---|\n| 2023 | 312 "
        "|\n\n## Xã hội\n\nTốt.\n"
    )
    report = opened("a.md", text)
    assert report.identity.title == "Báo cáo năm 2023"
    assert headings(report) == ["Kinh tế", "Xã hội"]
    assert tables(report) == [[["Năm", "Thu"], ["2023", "312"]]]
    assert "Thu 312 tỷ." in texts(report)


def test_markdown_as_it_is_shown() -> None:
    text = """---
title: Báo cáo quý I năm 2025
---
Kinh tế
=======

Thu ![ảnh](a.png) theo [kế hoạch](kh.md) đạt <b>45</b> ha, 2 km<sup>2</sup>, tăng 5\\% `ước` ~~x~~[^1]

Nông nghiệp
---
> Lúa tốt
<!-- bỏ
qua -->
```
Trồng rừng
```
***
| Năm | Thu |
|:--|--:|
| 2023 | 3 \\| 4 |
<table><tr><td>Chi</td><td>7</td></tr><tr><td>Nợ</td><td>8</td></tr></table>

[^1]: Số ước.
[kh]: http://a.vn
"""
    report = opened("a.md", text)
    assert report.identity.title == "Báo cáo quý I năm 2025"
    assert headings(report) == ["Kinh tế", "Kinh tế > Nông nghiệp"]
    assert tables(report) == [[["Năm", "Thu"], ["2023", "3 | 4"]], [["Chi", "7"], ["Nợ", "8"]]]
    said = texts(report)
    assert "Thu ảnh theo kế hoạch đạt 45 ha, 2 km², tăng 5% ước x" in said
    assert said[-1] == "Số ước." and {"Lúa tốt", "Trồng rừng"} <= set(said)
    assert not any("qua" in line or "http" in line for line in said)
    assert [w.code for w in report.warnings] == ["pictures"]


def test_lines_set_out_with_tabs_are_a_table() -> None:
    report = opened("a.txt", "Kết quả\n\nChỉ tiêu\tKế hoạch\tThực hiện\nThu\t600\t312\nChi\t580\t270\n")
    assert tables(report) == [[["Chỉ tiêu", "Kế hoạch", "Thực hiện"], ["Thu", "600", "312"], ["Chi", "580", "270"]]]


def test_an_empty_cell_of_a_pasted_table_keeps_its_column() -> None:
    text = "Kết quả như sau:\nTT\tChỉ tiêu\tNăm 2024\tNăm 2025\n1\tHộ nghèo\t\t1,5\n2\tViệc làm\t380\t\n3\tĐàn lợn\t9\n"
    assert tables(opened("a.txt", text)) == [[
        ["TT", "Chỉ tiêu", "Năm 2024", "Năm 2025"], ["1", "Hộ nghèo", "", "1,5"], ["2", "Việc làm", "380", ""],
        ["3", "Đàn lợn", "9", ""],
    ]]  # fmt: skip


def test_a_pasted_table_of_one_row_is_a_table() -> None:
    assert tables(opened("a.txt", "Kết quả:\nTT\tChỉ tiêu\tĐVT\tNăm 2025\n1\tHộ nghèo\t%\t1,5\n")) == [
        [["TT", "Chỉ tiêu", "ĐVT", "Năm 2025"], ["1", "Hộ nghèo", "%", "1,5"]]
    ]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_title_of_several_bare_lines(name: str) -> None:
    lines = [
        "ỦY BAN NHÂN DÂN", "XÃ BÀU SEN", "Số: 131/BC-UBND", "BÁO CÁO", "Kết quả thực hiện nhiệm vụ kinh tế - xã hội",
        "6 tháng đầu năm, phương hướng 6 tháng cuối năm 2026", "Năm 2026, thời tiết tương đối thuận lợi.",
    ]  # fmt: skip
    assert opened(name, "\n\n".join(lines)).identity.title == " ".join(lines[3:6])


def test_a_day_is_no_title_of_an_appendix() -> None:
    lines = [
        "UBND TỈNH THANH VÂN",
        "Thanh Vân, ngày 25 tháng 9 năm 2024",
        "PHỤ LỤC",
        "Tình hình thực hiện 9 tháng năm 2024",
    ]
    found = opened("a.txt", "\n\n".join(lines)).identity
    assert (found.title, str(found.period)) == ("PHỤ LỤC Tình hình thực hiện 9 tháng năm 2024", "2024-9M")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_any_unicode(encoding: str) -> None:
    assert texts(opened("a.txt", f"Kết quả năm 2023: {BODY}".encode(encoding)))[0].startswith("Kết quả năm 2023")


RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset0 .VnTime;}{\f2\fcharse"
    r"t163 Arial;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0 heading 1;}{\*\cs2 Default;}}"
    r"{\info{\title bỏ qua}}{\header\pard trang 1\par}"
    r"\pard\s1\b I. KINH T\u7870?\b0\par"
    r"\pard Thu {\b 312} t\u7927? \u273?\u7891?ng{\footnote\pard Kh\u244?ng k\u7875? \u273?\u7845?t.}; "
    r"{\v \u7849?n}h\u7871?t.\par"
    r"\pard\f1 N\'a8m \'ae\'c7u\f0\par"
    r"\trowd\trhdr\cellx1000\cellx2000\cellx3000\pard\intbl A\cell\pard\intbl B\cell\pard\intbl C\cell\row"
    r"\trowd\cellx1000\cellx3000\pard\intbl x\cell\pard\intbl y\cell\row"
    r"{\listtext\pard a)\tab}\pard m\u7909?c\par{\*\unknown bỏ}}"
)


def test_rich_text() -> None:
    report = opened("a.rtf", RTF.encode("latin-1", "replace"))
    assert headings(report) == ["KINH TẾ"]
    assert texts(report) == ["I. KINH TẾ", "Thu 312 tỷ đồng; hết.", "Không kể đất.", "Năm đầu", "a) mục"]
    assert [b.note for b in report.blocks if b.kind == "paragraph"][2]
    assert tables(report) == [[["A", "B", "C"], ["x", "y", "y"]]]
    assert next(b for b in report.blocks if b.kind == "table").header_rows == 1


def odt(body: str, styles: str = "") -> bytes:
    spaces = " ".join(
        f'xmlns:{n}="{OFFICE}{u}:1.0"'
        for n, u in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"))
    )
    spaces += f' xmlns:fo="{OFFICE}xsl-fo-compatible:1.0" xmlns:draw="{OFFICE}drawing:1.0"'
    whole = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": whole})


def test_opendocument_text() -> None:
    styles = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix=")"/>'
        '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix="."/></text:list-style>'
    )
    body = (
        '<text:h text:outline-level="1">Kinh tế</text:h><text:p>Thu<text:s text:c="3"/><text:span '
        'text:style-name="B">312</text:span>'
        " tỷ<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Sơ bộ.</text:p>"
        "</text:note-body></text:note>.</text:p>"
        '<text:list text:style-name="L"><text:list-item><text:p>một</text:p><text:list><text:list-item><text:p>'
        "nhỏ</text:p></text:list-item>"
        "</text:list></text:list-item><text:list-item><text:p>hai</text:p></text:list-item></text:list>"
        "<text:p><draw:frame><draw:text-box><text:p>khung</text:p></draw:text-box></draw:frame>cạnh khung</text:p>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell "
        'table:number-columns-spanned="2"><text:p>Đầu</text:p>'
        "</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>5</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    report = opened("a.odt", odt(body, styles))
    assert texts(report) == ["Kinh tế", "Thu 312 tỷ.", "Sơ bộ.", "1) một", "a. nhỏ", "2) hai", "cạnh khung", "khung"]
    assert headings(report) == ["Kinh tế"]
    assert tables(report) == [[["Đầu", "Đầu"], ["5", "5"]]]


PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title>
<meta property="article:published_time" content="2023-04-01T08:00"></head><body>
<header><ul class="main-menu"><li><a href="/">Trang chủ</a></li><li><a href="/a">Kinh tế</a></li></ul></header>
<div class="page"><div class="content"><h1>Huyện An Hải sơ kết 6 tháng đầu năm 2023</h1><p>{BODY}</p><h2>
Kinh tế</h2><p>{BODY}</p>
<table><caption>Bảng 1: Thu ngân sách</caption><tr><th>Năm</th><th>Thu</th></tr><tr><td>2022</td><td>300</td>
</tr></table>
<h2>Xã hội</h2><ul><li>Một việc</li><li>Hai việc</li></ul></div>
<div class="sidebar"><h3>Tin đọc nhiều</h3><a href="/1">Một tin khác</a></div></div>
<div id="comments"><h3>Bình luận</h3><p>Bạn đọc viết.</p></div><footer>Giấy phép số 1</footer><script>
alert(1)</script></body></html>"""


def test_a_saved_page_is_its_article() -> None:
    report = opened("a.html", PAGE)
    assert report.identity.title == "Huyện An Hải sơ kết 6 tháng đầu năm 2023"
    assert (str(report.identity.period), str(report.identity.date)) == ("2023-H1", "2023-04-01")
    assert headings(report) == ["Kinh tế", "Xã hội"]
    assert tables(report) == [[["Năm", "Thu"], ["2022", "300"]]]
    said = "\n".join(texts(report))
    assert "- Một việc" in said
    assert not any(word in said for word in ("Trang chủ", "Tin đọc nhiều", "Bình luận", "Giấy phép", "alert"))
    assert next(b for b in report.blocks if b.kind == "table").caption == "Bảng 1: Thu ngân sách"


def test_a_page_saved_with_its_pictures() -> None:
    text = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\nContent-Type: text/html; "
        "charset=utf-8\n"
        f"Content-Transfer-Encoding: 8bit\n\n<html><body><h1>Kết quả năm 2023</h1><p>{BODY}</p></body></html>\n--X--\n"
    )
    report = opened("a.mht", text)
    assert report.format == "mht"
    assert report.identity.title == "Kết quả năm 2023"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [("a.doc", RTF.encode("latin-1", "replace"), "rtf"), ("a.doc", PAGE.encode(), "html"), ("a.txt", odt("<x/>"), None),
     ("a", "Kết quả năm 2023.".encode(), "txt")],
)  # fmt: skip
def test_the_content_tells_the_format_before_the_ending(name: str, content: bytes, expected: str | None) -> None:
    from compare.reading.recognise import format_of

    assert format_of(name, content) == (expected or "odt")


def test_signs_that_no_text_holds_are_left_out_of_pages() -> None:
    page = PAGE.replace("<footer>", "&#1;\x02&#x1f;<footer>").replace("</footer>", "</footer>&#3;\x04")
    assert headings(opened("a.html", page)) == ["Kinh tế", "Xã hội"]


def test_apostrophes_written_as_numbers_and_old_fonts_of_a_page() -> None:
    page = (
        "<html><body><p>The Council&#39;s plan &#x27;2025&#x27;&#1;</p>"
        '<p style="font-family:.VnTime">C\xe9ng h\xdfa</p>'
        '<p><font face="VNI-Times">Co\xe4ng ho\xf8a</font> 2023</p></body></html>'
    )
    assert texts(opened("a.html", page)) == ["The Council's plan '2025'", "Cộng hòa", "Cộng hòa 2023"]


@pytest.mark.parametrize(("changes", "said"), [("accepted", "Thu 312 tỷ đồng."), ("original", "Thu 300 tỷ đồng.")])
def test_words_that_a_page_marks_as_deleted(changes: str, said: str) -> None:
    page = "<p>Thu <del>300</del><ins>312</ins> tỷ đồng.</p><ins class='ad'></ins>"
    report = opened("a.html", page, ReadOptions(tracked_changes=changes))
    assert (texts(report), [w.code for w in report.warnings][:1]) == ([said], ["tracked_changes"])


def test_lists_and_tables_of_a_page_as_they_are_shown() -> None:
    rows = "<tr><td rowspan=0>Thu<td>1<td>2<tr><td>3<td>4<tr><td colspan=90>5"
    report = opened("a.html", f"<ol type=I start=2><li>Kinh tế<li value=7>Xã hội</ol><table>{rows}</table>")
    assert texts(report) == ["II. Kinh tế", "VII. Xã hội"]
    assert tables(report) == [[["Thu", "1", "2"], ["Thu", "3", "4"], ["Thu", "5", "5"]]]


def test_a_page_of_links_alone_is_read_as_it_is() -> None:
    page = "<html><body><ul>" + "".join(f'<li><a href="{n}.htm">Báo cáo quý {n}</a></li>' for n in "1234") + "</ul>"
    assert texts(opened("a.html", page)) == [f"- Báo cáo quý {n}" for n in "1234"]


def test_a_file_of_pictures_only_says_so() -> None:
    drawing = "<w:p><w:r><w:drawing><blip/></w:drawing></w:r></w:p>"
    assert refused("a.docx", docx(drawing)).reason.key == "reading.only_pictures"


MERGED = [
    ["TT", "Chỉ tiêu", "Kế hoạch", "", "Thực hiện"], ["", "", "Tỉnh giao", "Xã giao", ""],
    ["1", "Thu ngân sách", "42,5", "45", "35,3"], ["2", "Sản lượng lúa", "", "7.688", "7.540"],
]  # fmt: skip


@pytest.mark.parametrize("ending", ["txt", "md", "csv"])
def test_headings_that_were_merged_are_told_from_what_was_left_empty(ending: str) -> None:
    mark = {"txt": "\t", "md": "|", "csv": ";"}[ending]
    lines = [mark.join(row) for row in MERGED]
    if ending == "md":
        lines = [f"|{line}|" for line in lines]
        lines.insert(1, "|---" * 5 + "|")
    report = opened(f"a.{ending}", "\n".join(lines) + "\n")
    block = next(block for block in report.blocks if block.kind == "table")
    assert block.rows[:2] == (
        ("TT", "Chỉ tiêu", "Kế hoạch", "Kế hoạch", "Thực hiện"), ("TT", "Chỉ tiêu", "Tỉnh giao", "Xã giao", "Thực hiện")
    )  # fmt: skip
    assert block.header_rows == 2
    assert block.rows[3] == ("2", "Sản lượng lúa", "", "7.688", "7.540")


def test_a_cell_left_empty_in_the_first_row_of_figures_is_no_merge() -> None:
    report = opened("a.csv", "Chỉ tiêu;Năm 2024;\nThu;312;\nChi;;270\n")
    assert tables(report) == [[["Chỉ tiêu", "Năm 2024", ""], ["Thu", "312", ""], ["Chi", "", "270"]]]


_PAGE = (
    "<h2>I. KẾT QUẢ</h2><p>Tổng thu ngân sách đạt 312 tỷ đồng, bằng 52% dự toán năm.</p>"
    "<table><tr><td>Chỉ tiêu<td>Kết quả</tr><tr><td>Thu<td>312</tr></table>"
)
_ASKS = '<form><label for="q">Tìm kiếm</label><input id="q"><p>Mọi chuyên mục</p></form>'


@pytest.mark.parametrize("page", [
    f'<form id="aspnetForm"><input type="hidden">{_ASKS}<div id="content">{_PAGE}</div></form>',
    f'{_ASKS}<div class="sidebar-layout">{_PAGE}</div>', f"<nav>Trang chủ</nav>{_PAGE}{_ASKS}",
], ids=["all in a form", "all in what is called a sidebar", "beside a form"])  # fmt: skip
def test_a_page_is_read_whatever_its_frame_is_called(page: str) -> None:
    report = opened("a.html", f"<html><head><title>Cổng</title></head><body>{page}</body></html>")
    assert texts(report) == ["I. KẾT QUẢ", "Tổng thu ngân sách đạt 312 tỷ đồng, bằng 52% dự toán năm."]
    assert tables(report) == [[["Chỉ tiêu", "Kết quả"], ["Thu", "312"]]]


def test_cells_outside_of_rows_and_texts_outside_of_cells_are_read() -> None:
    report = opened("a.html", "<table><th>TT</th><th>Chỉ tiêu</th><tr>Ghi chú<td>1<td>Thu</tr><tr><td>2<td>Chi</table>")
    assert texts(report)[0] == "Ghi chú"
    assert tables(report) == [[["TT", "Chỉ tiêu"], ["1", "Thu"], ["2", "Chi"]]]


@pytest.mark.parametrize(("name", "content", "told"), [
    ("tai lieu.zip", package({"Báo cáo.docx": b"x"}), "packed"), ("nén.docx", package({"a.txt": b"x"}), "packed"),
    ("a.rar", b"Rar!\x1a\x07\0" + b"x" * 50, "packed"),
    ("a.docx", package({"docProps/x.xml": b"x"}), "unknown_format"),
    ("~$bao cao.docx", b"\x05Admin" + b" " * 156, "lock_file"),
    ("a.pptx", package({"[Content_Types].xml": b"<a/>", "ppt/presentation.xml": b"<a/>"}), "slides"),
    ("a.fodp", b'<office:document office:mimetype="application/vnd.oasis.opendocument.presentation"/>', "slides"),
    ("a.odp", package({"mimetype": b"application/vnd.oasis.opendocument.presentation"}), "slides"),
])  # fmt: skip
def test_files_that_are_no_reports_are_refused_by_what_they_are(name: str, content: bytes, told: str) -> None:
    assert refused(name, content).reason.key == f"reading.{told}"


def test_a_word_file_without_any_form_reads_as_the_text_it_is() -> None:
    lines = [
        "ỦY BAN NHÂN DÂN HUYỆN A",
        "BÁO CÁO",
        "Tình hình kinh tế năm 2024",
        "Nông nghiệp",
        BODY,
        "Công nghiệp",
        BODY,
    ]
    report = opened("a.docx", docx("".join(map(p, lines))))
    assert (report.identity.title, str(report.identity.period)) == ("BÁO CÁO Tình hình kinh tế năm 2024", "2024")
    assert headings(report) == headings(opened("a.txt", "\n\n".join(lines))) == ["Nông nghiệp", "Công nghiệp"]


def test_what_an_object_in_rtf_shows_is_read() -> None:
    shown = r"{\rtf1 Thu {\object\objemb{\*\objclass Word.Document}{\*\objdata 0102}{\result 312}} t\u7927?.\par}"
    assert texts(opened("a.rtf", shown)) == ["Thu 312 tỷ."]


def test_the_pictures_of_rtf_are_told_once_each() -> None:
    picture = r"{\pict\pngblip 89504e47}"
    text = rf"{{\rtf1 Thu 312.\par {{\*\shppict {picture}}}{{\nonshppict {picture}}} {picture}Chi 270.\par}}"
    report = opened("a.rtf", text)
    assert texts(report) == ["Thu 312.", "Chi 270."]
    assert [dict(w.message.values)["count"] for w in report.warnings if w.code == "pictures"] == [2]
