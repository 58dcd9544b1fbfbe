"""What reports say they are, on faces of several habits."""

from __future__ import annotations

import pytest

from tests.compare.reading.documents import BODY, bold, docx, opened, p, tbl

CENTRE = '<w:jc w:val="center"/>'
STATE = bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + bold("Độc lập - Tự do - Hạnh phúc")


def face(left: str, day: str, *title: str) -> bytes:
    head = tbl([left, STATE + p(day)])
    return docx(head + "".join(bold(t, CENTRE) for t in title) + p(BODY) + bold("I. KẾT QUẢ") + p(BODY))


def test_an_office_of_two_lines_with_its_number_and_day() -> None:
    left = bold("ỦY BAN NHÂN DÂN") + bold("HUYỆN AN HẢI") + p("Số: 145/BC-UBND")
    found = opened("a.docx", face(left, "An Hải, ngày 15 tháng 6 năm 2023", "BÁO CÁO", "Tình hình 6 tháng đầu năm",
                                  "và nhiệm vụ 6 tháng cuối năm 2023")).identity  # fmt: skip
    assert found.title == "BÁO CÁO Tình hình 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2023"
    assert (found.issuer, found.number) == ("ỦY BAN NHÂN DÂN HUYỆN AN HẢI", "145/BC-UBND")
    assert (str(found.date), str(found.period), found.kind) == ("2023-06-15", "2023-H1", "half_year")


def test_a_name_begun_in_light_letters_is_one_name() -> None:
    left = p("ỦY BAN NHÂN DÂN") + bold("XÃ AN HẢI") + p("Số: 145/BC-UBND")
    found = opened("a.docx", face(left, "", "BÁO CÁO", "Kết quả năm 2025")).identity
    assert found.issuer == "ỦY BAN NHÂN DÂN XÃ AN HẢI"


def test_the_superior_is_not_the_issuer() -> None:
    left = p("UBND TỈNH BẮC SƠN") + bold("SỞ Y TẾ") + p("Số: 12/BC-SYT")
    assert opened("a.docx", face(left, "", "BÁO CÁO", "Kết quả năm 2023")).identity.issuer == "SỞ Y TẾ"


def test_a_party_committee() -> None:
    left = p("ĐẢNG BỘ HUYỆN AN HẢI") + bold("ĐẢNG ỦY XÃ HÒA BÌNH") + p("*") + p("Số 212-BC/ĐU")
    found = opened("a.docx", face(left, "Hòa Bình, ngày 10 tháng 7 năm 2023", "BÁO CÁO",
                                  "sơ kết giữa nhiệm kỳ, nhiệm kỳ 2020-2025")).identity  # fmt: skip
    assert (found.issuer, found.number) == ("ĐẢNG ỦY XÃ HÒA BÌNH", "212-BC/ĐU")
    assert (found.kind, str(found.period)) == ("mid_term", "2020..2023-H1")


@pytest.mark.parametrize("state", ["ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
def test_the_states_name_read_along_with_the_offices_is_no_part_of_it(state: str) -> None:
    head = p("TỈNH ỦY BẮC SƠN") + bold(f"ĐẢNG ỦY PHƯỜNG TÂN LẬP {state}") + p("Số 187-BC/ĐU")
    text = head + bold("BÁO CÁO", CENTRE) + bold("công tác quý I năm 2026", CENTRE) + p(BODY)
    assert opened("a.docx", docx(text)).identity.issuer == "ĐẢNG ỦY PHƯỜNG TÂN LẬP"


def test_a_numbered_heading_under_the_title_is_no_office() -> None:
    """ "QUỐC PHÒNG" holds the word for an office."""
    left = p("TỈNH ỦY BẮC SƠN") + bold("ĐẢNG ỦY PHƯỜNG TÂN LẬP") + p("Số 112-BC/ĐU")
    first = "PHÁT TRIỂN KINH TẾ - XÃ HỘI, QUỐC PHÒNG - AN NINH"
    title = bold("BÁO CÁO", CENTRE) + bold("kết quả công tác quý I năm 2026", CENTRE)
    text = tbl([left, STATE]) + title + bold(f"I- {first}") + bold("1. Về kinh tế") + p(BODY)
    assert [s.heading for s in opened("a.docx", docx(text)).sections if s.heading] == [first, "Về kinh tế"]


TITLES = [
    ("BÁO CÁO|Tình hình kinh tế - xã hội quý I năm 2024", "quarter", "2024-Q1"),
    ("BÁO CÁO|Kết quả quý II và phương hướng quý III năm 2024", "quarter", "2024-Q2"),
    ("BÁO CÁO|Kết quả công tác tháng 3, nhiệm vụ tháng 4 năm 2024", "month", "2024-M03"),
    ("BÁO CÁO|Tình hình 9 tháng đầu năm, nhiệm vụ 3 tháng cuối năm 2024", "nine_months", "2024-9M"),
    ("BÁO CÁO|Tình hình tháng 9 và 9 tháng đầu năm 2024; nhiệm vụ tháng 10 năm 2024", "nine_months", "2024-9M"),
    ("BÁO CÁO|Tình hình quý II và 6 tháng đầu năm 2024", "half_year", "2024-H1"),
    ("BÁO CÁO|Tình hình tháng 12 và cả năm 2023", "year", "2023"),
    ("BÁO CÁO|Tình hình năm 2023, kế hoạch năm 2024", "year", "2023"),
    ("BÁO CÁO CHÍNH TRỊ|tại Đại hội Đảng bộ huyện nhiệm kỳ 2020-2025", "term", "2020..2025"),
    ("BÁO CÁO|Tổng kết năm học 2022-2023", "year", "2022..2023"),
    ("NGHỊ QUYẾT|Về nhiệm vụ phát triển kinh tế - xã hội năm 2024", "resolution", "2024"),
    ("NGHỊ QUYẾT|Đại hội Đảng bộ huyện lần thứ XX, nhiệm kỳ 2020-2025", "resolution", "2020..2025"),
    ("CHỈ TIÊU CHỦ YẾU NĂM 2024", "plan", "2024"),
    ("KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU NĂM 2024", "year", "2024"),
    ("KẾ HOẠCH|Phát triển kinh tế - xã hội 5 năm 2021-2025", "plan", "2021..2025"),
    ("CHƯƠNG TRÌNH HÀNH ĐỘNG|Thực hiện nhiệm vụ năm 2024", "plan", "2024"),
    ("BIỂU CHỈ TIÊU|Kế hoạch phát triển kinh tế - xã hội năm 2024", "plan", "2024"),
]


@pytest.mark.parametrize(("title", "kind", "period"), TITLES)
def test_kind_and_period_come_from_the_title(title: str, kind: str, period: str) -> None:
    left = bold("ỦY BAN NHÂN DÂN XÃ THÁI HƯNG") + p("Số: 05/BC-UBND")
    found = opened("a.docx", face(left, "Thái Hưng, ngày 05 tháng 01 năm 2024", *title.split("|"))).identity
    assert (found.title, found.kind, str(found.period)) == (title.replace("|", " "), kind, period)


def english(*lines: str) -> bytes:
    text = "The City delivered 14 of 20 measures this quarter. Ridership was 0.98 million rides, 23.3% of the target."
    head = p(lines[0], CENTRE) + bold(lines[1], CENTRE) + "".join(p(line, CENTRE) for line in lines[2:])
    return docx(head + p(text) + bold("Transit") + p(text) + bold("Roads") + p(text))


FACES = [
    (("City of Ash", "Third Quarter Performance Results", "October 21, 2025"), "quarter", "2025-Q3", "2025-10-21"),
    (("Town of Elm", "2024 Annual Report", "12 March 2025"), "year", "2024", "2025-03-12"),
    (("Port Authority", "Business Plan 2026"), "plan", "2026", "None"),
    (("County of Oak", "Mid-Year Progress Report 2025", "July 8, 2025"), "half_year", "2025-H1", "2025-07-08"),
]


FACES += [
    (("Brightwater Aid", "Annual Report 2023/24", "For the year ended 31 March 2024"), "year", "2023..2024", "None"),
    (("Alder NHS Foundation Trust", "Quality Report, Q3 2024", "20 January 2025"), "quarter", "2024-Q3", "2025-01-20"),
    (("University of Larkfield", "Performance Review: January to June 2025"), "half_year", "2025-H1", "None"),
    (("Marlow Steel plc", "Results for the nine months to 30 September 2025", "6 November 2025"), "nine_months",
     "2025-9M", "2025-11-06"),
    (("Sundial Works Ltd", "Annual Report 2024, Strategy 2023-2027", "3 March 2025"), "year", "2024", "2025-03-03"),
    (("Rowan Tree Schools", "Trustees' Report", "Year ended 31 December 2024"), "year", "2024", "None"),
    (("Quiet Rivers", "Impact Report 2024", "12 May 2025"), "year", "2024", "2025-05-12"),
    (("Hill Farms Project", "Results Framework 2025", "8 January 2025"), "plan", "2025", "2025-01-08"),
    (("Hill Farms Project", "Results Framework: Progress Report 2025"), "year", "2025", "None"),
    (("Department of Land", "Results to the end of September 2026", "2 October 2026"), "nine_months", "2026-9M",
     "2026-10-02"),
    (("Vale University Hospitals", "Mid-Year Review: 1 January - 30 June 2025", "31 July 2025"), "half_year",
     "2025-H1", "2025-07-31"),
    (("Department of Land", "Six Months of the Work Plan 2026"), "half_year", "2026-H1", "None"),
]  # fmt: skip


FACES += [
    (("City of Ash", "Performance to end-June 2025", "Board meeting of 24 July 2025"), "half_year", "2025-H1",
     "2025-07-24"),
    (("City of Ash", "Performance Report", "Period covered: 1 April to 30 June 2025", "18 July 2025"), "quarter",
     "2025-Q2", "2025-07-18"),
    (("City of Ash", "Performance Report", "1 January 2025 to 31 March 2025", "18 April 2025"), "quarter", "2025-Q1",
     "2025-04-18"),
    (("City of Ash", "Performance Report", "Quarter ended 30 September 2025"), "quarter", "2025-Q3", "None"),
    (("City of Ash", "Performance Report", "Three months to 31 March 2025"), "quarter", "2025-Q1", "None"),
    (("City of Ash", "Quarterly Report for the period ending 30 June 2025"), "quarter", "2025-Q2", "None"),
    (("City of Ash", "Quarterly Report to Council", "18 July 2025"), "quarter", "2025-Q2", "2025-07-18"),
    (("City of Ash", "Year-to-date performance as at 30 September 2025"), "nine_months", "2025-9M", "None"),
    (("City of Ash", "Position at 30 June 2025"), "half_year", "2025-H1", "None"),
    (("City of Ash", "Progress Report No. 2", "April - June 2025", "18/07/2025"), "quarter", "2025-Q2", "2025-07-18"),
    (("City of Ash", "Q2 FY2025/26 Performance Report", "18 October 2025"), "quarter", "2025-Q3", "2025-10-18"),
    (("City of Ash", "Half-Year Performance Report", "1 April to 30 September 2025"), "half_year",
     "2025-M04..2025-M09", "None"),
    (("City of Ash", "Summer report", "Results for April, May and June 2025"), "quarter", "2025-Q2", "None"),
    (("City of Ash", "Delivery report, end of Quarter 3", "October 2025"), "quarter", "2025-Q3", "None"),
    (("City of Ash", "Progress against the 2025 Service Plan", "Quarter 1"), "quarter", "2025-Q1", "None"),
    (("City of Ash", "Progress against the Service Plan 2025", "January to June"), "half_year", "2025-H1", "None"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "kind", "period", "day"), FACES)
def test_english_covers(lines: tuple[str, ...], kind: str, period: str, day: str) -> None:
    found = opened("a.docx", english(*lines)).identity
    assert (found.language, found.issuer, found.title) == ("en", lines[0], lines[1])
    assert (found.kind, str(found.period), str(found.date)) == (kind, period, day)


def test_a_unit_between_the_organisation_and_the_title_is_no_part_of_it() -> None:
    head = "".join(bold(line, CENTRE) for line in ("Lake Energy Programme", "Management Unit", "MID-YEAR REPORT 2025"))
    found = opened("a.docx", docx(head + p("Results are good. " * 9) + bold("Homes") + p("Results are good. " * 9)))
    assert found.identity.title == "MID-YEAR REPORT 2025"


ISSUERS = {
    "its kind within its name": ("Calder Institute of Technology", "Progress Report 2025", "Council, 15 May 2025"),
    "the title begins with it": ("Calder Institute of Technology: Institutional Plan 2025", "Agreed on 26 May 2024"),
}  # fmt: skip


@pytest.mark.parametrize("lines", ISSUERS.values(), ids=ISSUERS)
def test_who_issues_an_english_report(lines: tuple[str, ...]) -> None:
    face = "".join(bold(line, CENTRE) if "20" in line else p(line) for line in lines)
    text = "The Institute delivered 14 of 20 measures. Research income was £0.98 million."
    report = opened("a.docx", docx(face + p(text) + bold("Teaching") + p(text) + bold("Research") + p(text)))
    assert report.identity.issuer == "Calder Institute of Technology"


def test_a_time_under_whom_a_report_goes_to_is_a_part_of_the_title() -> None:
    lines = ("Tessaly Revenue Service", "Report to the Minister", "April to December 2025", "26 January 2026")
    head = p(lines[0]) + "".join(bold(line, CENTRE) for line in lines[1:3]) + p(lines[3])
    found = opened("a.docx", docx(head + p("Results are good. " * 9) + bold("Taxes") + p("Results are good. " * 9)))
    assert (found.identity.title, found.identity.kind) == (
        "Report to the Minister April to December 2025",
        "nine_months",
    )


def test_a_report_without_a_period_says_so() -> None:
    report = opened("a.docx", docx(p("Một đoạn văn không nói gì về thời gian.")))
    assert report.identity.period is None
    assert "no_period" in {w.code for w in report.warnings}
