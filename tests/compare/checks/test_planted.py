"""Faults that a reader would want told, each beside the like that is no fault."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compare.messages import render
from compare.observation import Role
from tests.compare.building import Made, Said, Text, codes, delta, findings, notices, ratio

YEAR = "2023"
TARGETS = ("resolution", "plan")


def report(name: str, period: str, *texts: Text, kind: str = "quarter", language: str = "vi") -> Made:
    return Made(name, period, texts, kind=kind, language=language)


def one(text: str, *said: Said, period: str = "2023-H1", language: str = "vi") -> Made:
    """One report of one sentence."""
    return report("bao-cao.docx", period, Text(text, said), language=language)


def between(first: tuple[str, Said], second: tuple[str, Said]) -> tuple[Made, Made]:
    """Two reports, of the first quarter and of the half year, of one sentence each."""
    return (
        report("quy-1.docx", "2023-Q1", Text(first[0], (first[1],))),
        report("6-thang.docx", "2023-H1", Text(second[0], (second[1],)), kind="half_year"),
    )


GRAIN, BIRDS, LIBRARY = "sản lượng lúa", "tổng đàn gia cầm", "lượt bạn đọc"


def watered(name: str, role: Role, whole: str, parts: Sequence[tuple[str, str]], *, kind: str) -> Made:
    """A report of one sentence that tells an area with its parts, each by its name and its hectares."""
    told = ", ".join(f"{part} {area} ha" for part, area in parts)
    said = [Said(f"tưới {name}", f"{whole} ha", whole, "ha", role=role, name="diện tích tưới")]
    said += [
        Said(f"{part} {name}", f"{part} {area} ha", area, "ha", role=role, part_of=0, name=f"diện tích {part}")
        for part, area in parts
    ]
    return report(f"{name}.docx", YEAR, Text(f"Tưới {whole} ha, trong đó {told}.", tuple(said)), kind=kind)


FAULTS: dict[str, tuple[str, Sequence[Made]]] = {
    "few of one noun that are one too many": (
        "sum_mismatch",
        [
            one(
                "Kỷ luật 3 đảng viên (khiển trách 2, cảnh cáo 2).",
                Said("kỷ luật", "3 đảng viên", "3", "đảng viên"),
                Said("khiển trách", "khiển trách 2", "2", "đảng viên"),
                Said("cảnh cáo", "cảnh cáo 2", "2", "đảng viên"),
            )
        ],
    ),
    "fewer disciplined in nine months than in six": (
        "impossible_value",
        [
            report(
                f"{period}.docx",
                period,
                Text(f"Kỷ luật {n} đảng viên.", (Said("kỷ luật đảng viên", f"{n} đảng viên", n, "đảng viên"),)),
            )
            for period, n in (("2023-H1", "3"), ("2023-9M", "2"))
        ],
    ),
    "parts that another report names in fewer words": (
        "sum_mismatch",
        [
            watered("ke-hoach", "target", "600", [("lúa", "380"), ("rau màu và cây ăn quả", "220")], kind="plan"),
            watered("bao-cao", "actual", "590", [("lúa", "360"), ("màu, cây ăn quả", "250")], kind="year"),
        ],
    ),
    "two reports give one quarter two figures": (
        "contradiction",
        between(
            ("Tổng đàn gia cầm 214 nghìn con.", Said(BIRDS, "214 nghìn con", "214", "nghìn con")),
            ("Quý I đàn gia cầm là 241 nghìn con.", Said(BIRDS, "241 nghìn con", "241", "nghìn con", "2023-Q1")),
        ),
    ),
    "two digits of an estimate are swapped later": (
        "contradiction",
        between(
            ("Sản lượng lúa ước đạt 24.650 tấn.", Said(GRAIN, "24.650 tấn", "24650", "tấn", role="estimate")),
            ("Quý I thu 26.450 tấn lúa.", Said(GRAIN, "26.450 tấn", "26450", "tấn", "2023-Q1")),
        ),
    ),
    "text and table of one report differ": (
        "contradiction",
        [
            report(
                "a.docx",
                "2023-H1",
                Text("Sản lượng lúa đạt 5.460 tấn.", (Said(GRAIN, "5.460 tấn", "5460", "tấn"),)),
                Text(
                    (("Chỉ tiêu", "ĐVT", "TH"), ("Sản lượng lúa", "tấn", "5.640")),
                    (Said(GRAIN, "5.640", "5640", "tấn", cell=(1, 2)),),
                ),
            )
        ],
    ),
    "a share that its target does not give": (
        "percent_mismatch",
        [
            one(
                "Thư viện phục vụ 4.180 lượt, đạt 46% kế hoạch (11.000 lượt).",
                Said(LIBRARY, "4.180 lượt", "4180", "lượt", relations=(ratio("46"),)),
                Said(LIBRARY, "11.000 lượt", "11000", "lượt", YEAR, role="target"),
            )
        ],
    ),
    "one wrong share told in two places": (
        "percent_mismatch",
        [
            report(
                "ke-hoach.docx",
                YEAR,
                Text("Sản lượng lúa 12.000 tấn.", (Said(GRAIN, "12.000 tấn", "12000", "tấn", role="target"),)),
                kind="plan",
            ),
            report(
                "6-thang.docx",
                "2023-H1",
                *(
                    Text(text, (Said(GRAIN, "5.460 tấn", "5460", "tấn", relations=(ratio("54.5"),)),))
                    for text in ("Sản lượng lúa 5.460 tấn, bằng 54,5% kế hoạch.", "Lúa: 5.460 tấn (54,5% kế hoạch).")
                ),
                kind="half_year",
            ),
        ],
    ),
    "a share of the plan's target": (
        "percent_mismatch",
        [
            report(
                "ke-hoach.docx",
                YEAR,
                Text("Sản lượng lúa 12.000 tấn.", (Said(GRAIN, "12.000 tấn", "12000", "tấn", role="target"),)),
                kind="plan",
            ),
            one(
                "Sản lượng lúa 5.460 tấn, bằng 54,5% kế hoạch.",
                Said(GRAIN, "5.460 tấn", "5460", "tấn", relations=(ratio("54.5"),)),
            ),
        ],
    ),
    "more than the plan by less than is said": (
        "percent_mismatch",
        [
            one(
                "Trồng 52 ha, vượt 10% kế hoạch (50 ha).",
                Said("trồng rừng", "52 ha", "52", "ha", relations=(delta("10", "plan"),)),
                Said("trồng rừng", "50 ha", "50", "ha", YEAR, role="target"),
            )
        ],
    ),
    "a fraction and its percentage": (
        "percent_mismatch",
        [
            one(
                "Hòa giải thành 18/24 vụ, đạt 85%.",
                Said("hòa giải thành", "18/24 vụ", "18", "vụ", total="24", relations=(ratio("85", "whole"),)),
            )
        ],
    ),
    "a growth that the base beside it does not give": (
        "delta_mismatch",
        [
            one(
                "Thu phí 330 triệu đồng, tăng 20% so với cùng kỳ (300 triệu đồng).",
                Said("thu phí", "330 triệu đồng", "330", "triệu đồng", relations=(delta("20"),)),
                Said("thu phí", "300 triệu đồng", "300", "triệu đồng", "2022-H1"),
            )
        ],
    ),
    "a fall in pieces": (
        "delta_mismatch",
        [
            one(
                "Xảy ra 14 vụ, giảm 6 vụ so với cùng kỳ (18 vụ).",
                Said("vụ cháy", "14 vụ", "14", "vụ", relations=(delta("-6", unit="vụ"),)),
                Said("vụ cháy", "18 vụ", "18", "vụ", "2022-H1"),
            )
        ],
    ),
    "points of a rate": (
        "delta_mismatch",
        [
            one(
                "Tỷ lệ đúng hạn 96,2%, tăng 3,5 điểm phần trăm so với cùng kỳ (94,7%).",
                Said("đúng hạn", "96,2%", "96.2", "%", relations=(delta("3.5", unit="điểm phần trăm"),)),
                Said("đúng hạn", "94,7%", "94.7", "%", "2022-H1"),
            )
        ],
    ),
    "parts of which one is named for being apart": (
        "sum_mismatch",
        [
            one(
                "Hoàn thành 262 căn, gồm 208 căn riêng lẻ và 44 căn theo dự án.",
                Said("căn", "262 căn", "262", "căn"),
                Said("căn riêng lẻ", "208 căn", "208", "căn"),
                Said("căn theo dự án", "44 căn", "44", "căn"),
            )
        ],
    ),
    "parts after gồm": (
        "sum_mismatch",
        [
            one(
                "Toàn xã có 1.480 ha rừng, gồm 910 ha rừng phòng hộ và 470 ha rừng sản xuất.",
                Said("rừng", "1.480 ha", "1480", "ha"),
                Said("rừng phòng hộ", "910 ha", "910", "ha"),
                Said("rừng sản xuất", "470 ha", "470", "ha"),
            )
        ],
    ),
    "parts that a whole comprises": (
        "sum_mismatch",
        [
            one(
                "The 78 teachers comprise 41 for primary schools, 28 for high schools and 15 for others.",
                Said("teachers", "78 teachers", "78", "teachers"),
                Said("teachers for primary schools", "41", "41", "teachers"),
                Said("teachers for high schools", "28", "28", "teachers"),
                Said("teachers for others", "15", "15", "teachers"),
                language="en",
            )
        ],
    ),
    "parts whose last is the rest": (
        "sum_mismatch",
        [
            one(
                "Wardens issued 840 notices, of which 410 for parking, 260 for noise and 150 for other matters.",
                Said("notices", "840 notices", "840", "notices"),
                language="en",
            )
        ],
    ),
    "parts whose last is told as the rest before its figure": (
        "sum_mismatch",
        [
            one(
                "Cấp 840 giấy phép, trong đó xây dựng 410 giấy phép, kinh doanh 260 giấy phép, khác 150 giấy phép.",
                Said("giấy phép", "840 giấy phép", "840", "giấy phép"),
            )
        ],
    ),
    "parts whose last stands behind an or": (
        "sum_mismatch",
        [
            one(
                "The 840 notices were for parking (410 notices), noise (260) or dogs (150).",
                Said("notices", "840 notices", "840", "notices"),
                language="en",
            )
        ],
    ),
    "parts after a colon": (
        "sum_mismatch",
        [
            one(
                "Wardens issued 840 notices: 410 for parking, 260 for noise and 150 other.",
                Said("notices", "840 notices", "840", "notices"),
                language="en",
            )
        ],
    ),
    "parts in their own brackets": (
        "sum_mismatch",
        [
            one(
                "The 620 benches of the year were paid for by the city (410 benches), clubs (120) and donors (110).",
                Said("benches", "620 benches", "620", "benches"),
                language="en",
            )
        ],
    ),
    "parts in brackets beside the whole": (
        "sum_mismatch",
        [
            one(
                "Tổng sản lượng 3.250 tấn (2.100 tấn cá, 1.050 tấn tôm).",
                Said("sản lượng", "3.250 tấn", "3250", "tấn"),
            )
        ],
    ),
    "a million for a billion": (
        "unit_mismatch",
        between(
            ("Thu phí 61,5 tỷ đồng.", Said("thu phí", "61,5 tỷ đồng", "61.5", "tỷ đồng")),
            ("Thu phí 128,4 triệu đồng.", Said("thu phí", "128,4 triệu đồng", "128.4", "triệu đồng")),
        ),
    ),
    "thousands under the word for millions": (
        "unit_mismatch",
        between(
            ("Capital investment: £22.3 million.", Said("capital investment", "£22.3 million", "22.3", "£ million")),
            (
                "Capital investment: £37,600 million.",
                Said("capital investment", "£37,600 million", "37600", "£ million"),
            ),
        ),
    ),
    "a figure a thousand times what the share told with it makes it": (
        "unit_mismatch",
        [
            one(
                "Kinh phí 4.700 tỷ đồng, đạt 49,0% dự toán (9,6 tỷ đồng); quý I 2,1 tỷ đồng.",
                Said("kinh phí", "4.700 tỷ đồng", "4700", "tỷ đồng", relations=(ratio("49.0"),)),
                Said("kinh phí", "9,6 tỷ đồng", "9.6", "tỷ đồng", YEAR, role="target"),
                Said("kinh phí", "2,1 tỷ đồng", "2.1", "tỷ đồng", "2023-Q1"),
            )
        ],
    ),
    "a list that ends behind “và”": (
        "sum_mismatch",
        [
            one(
                "Giám sát 226 đảng viên, gồm 148 cấp ủy viên và 88 đảng viên khác; giám sát 83 tổ chức đảng.",
                Said("đảng viên giám sát", "226 đảng viên", "226", "đảng viên"),
                Said("cấp ủy viên giám sát", "148 cấp ủy viên", "148", "cấp ủy viên"),
                Said("đảng viên khác", "88 đảng viên", "88", "đảng viên"),
                Said("tổ chức đảng", "83 tổ chức đảng", "83", "tổ chức đảng"),
            )
        ],
    ),
    "a count from one year on that falls, estimated as it is": (
        "impossible_value",
        [
            report(
                f"{year}.docx",
                year,
                Text(
                    f"Tính từ năm 2021, xây mới {count} phòng học.",
                    (Said("phòng học", f"{count} phòng học", count, "phòng học", f"2021..{year}", role="estimate"),),
                ),
                kind="year",
            )
            for year, count in (("2022", "118"), ("2023", "109"))
        ],
    ),
    "parts after “trong đó” that make up their whole in the resolution": (
        "sum_mismatch",
        [
            report(
                f"{name}.docx",
                YEAR,
                Text(
                    f"Thu {told[0]} tỷ đồng, trong đó thu nội địa {told[1]} tỷ đồng, thu xuất khẩu {told[2]} tỷ đồng.",
                    (
                        Said(f"thu {name}", f"{told[0]} tỷ đồng", told[0], "tỷ đồng", role=role, name="thu"),
                        Said(
                            f"nội địa {name}",
                            f"{told[1]} tỷ đồng",
                            told[1],
                            "tỷ đồng",
                            role=role,
                            part_of=0,
                            name="thu nội địa",
                        ),
                        Said(
                            f"xuất khẩu {name}",
                            f"{told[2]} tỷ đồng",
                            told[2],
                            "tỷ đồng",
                            role=role,
                            part_of=0,
                            name="thu xuất khẩu",
                        ),
                    ),
                ),
                kind=kind,
            )
            for name, kind, role, told in (
                ("nq", "resolution", "target", ("185", "149", "36")),
                ("bc", "year", "actual", ("192", "154", "48")),
            )
        ],
    ),
    "events of a year that are fewer than those of its half": (
        "impossible_value",
        [
            report(f"{period}.docx", period, Text(f"{n} vụ.", (Said("vụ cháy rừng", f"{n} vụ", n, "vụ"),)), kind=kind)
            for period, n, kind in (("2023-H1", "11", "half_year"), ("2023", "9", "year"))
        ],
    ),
    "one figure told as a part and alone": (
        "contradiction",
        [
            report(
                "q1.docx",
                "2023-Q1",
                Text(
                    "Kiểm tra 1.187 xe, phát hiện 86 xe quá tải.",
                    (
                        Said("xe kiểm tra", "1.187 xe", "1187", "xe"),
                        Said("xe quá tải", "86 xe", "86", "xe", part_of=0),
                    ),
                ),
            ),
            report(
                "h1.docx",
                "2023-H1",
                Text("Quý I có 68 xe quá tải.", (Said("xe quá tải", "68 xe", "68", "xe", "2023-Q1"),)),
                kind="half_year",
            ),
        ],
    ),
    "a fraction over one": (
        "impossible_value",
        [one("Có 27/25 chi bộ sinh hoạt đúng định kỳ.", Said("chi bộ", "27/25 chi bộ", "27", "chi bộ", total="25"))],
    ),
    "a rate above all": (
        "impossible_value",
        [one("Tỷ lệ hộ dùng nước sạch 101,5%.", Said("tỷ lệ hộ dùng nước sạch", "101,5%", "101.5", "%"))],
    ),
    "more than all of what stands behind the figure": (
        "impossible_value",
        [one("Có 103,4% thôn đạt chuẩn văn hóa.", Said("thôn đạt chuẩn văn hóa", "103,4%", "103.4", "%"))],
    ),
    "more than all of people": (
        "impossible_value",
        [one("104% of households have a meter.", Said("households with a meter", "104%", "104", "%"), language="en")],
    ),
    "a rate of a counted noun above all": (
        "impossible_value",
        [one("Tỷ lệ doanh nghiệp có mã số đạt 104%.", Said("tỷ lệ doanh nghiệp có mã số", "104%", "104", "%"))],
    ),
    "bronze medals": (
        "sum_mismatch",
        [
            one(
                "Giành 149 huy chương (đạt 49,7% kế hoạch), gồm 43 vàng, 51 bạc, 57 đồng.",
                Said("huy chương", "149 huy chương", "149", "huy chương", relations=(ratio("49.7"),)),
                Said("vàng", "43 vàng", "43", "vàng"),
                Said("bạc", "51 bạc", "51", "bạc"),
                Said("đồng", "57 đồng", "57", "đồng"),
            )
        ],
    ),
    "a table behind the tasks whose title says that it tells results": (
        "contradiction",
        [
            Made(
                "quy-1.docx",
                "2023-Q1",
                (
                    Text(
                        (("Chỉ tiêu", "ĐVT", "TH"), ("Sản lượng lúa", "tấn", "5.460")),
                        (Said(GRAIN, "5.460", "5460", "tấn", cell=(1, 2)),),
                        "Biểu 1. Kết quả thực hiện chỉ tiêu quý I",
                    ),
                ),
                heading="Nhiệm vụ quý II",
            ),
            report(
                "6-thang.docx",
                "2023-H1",
                Text("Quý I thu 5.360 tấn lúa.", (Said(GRAIN, "5.360 tấn", "5360", "tấn", "2023-Q1"),)),
                kind="half_year",
            ),
        ],
    ),
    "a part above its whole": (
        "impossible_value",
        [
            one(
                "Kết nạp 34 đảng viên, trong đó 43 đảng viên nữ.",
                Said("kết nạp", "34 đảng viên", "34", "đảng viên"),
                Said("kết nạp nữ", "43 đảng viên", "43", "đảng viên", part_of=0),
            )
        ],
    ),
    "a running count that falls": (
        "impossible_value",
        between(
            ("Lũy kế cấp 520 thẻ.", Said("thẻ", "520 thẻ", "520", "thẻ", cumulative=True)),
            ("Lũy kế từ đầu năm cấp 505 thẻ.", Said("thẻ", "505 thẻ", "505", "thẻ", cumulative=True)),
        ),
    ),
    "a count of a year that falls and goes on": (
        "impossible_value",
        [
            report(
                f"{period}.docx",
                period,
                Text(f"Khám {n}.000 lượt.", (Said("lượt khám", f"{n}.000 lượt", f"{n}000", "lượt"),)),
            )
            for period, n in (("2023-4M", 56), ("2023-H1", 54), ("2023-9M", 126))
        ],
    ),
    "a target told as another": (
        "target_changed",
        [
            report(
                "ke-hoach.docx",
                YEAR,
                Text("Trồng 60 ha.", (Said("trồng rừng", "60 ha", "60", "ha", role="target"),)),
                kind="plan",
            ),
            one(
                "Trồng 31 ha so với kế hoạch 55 ha.",
                Said("trồng rừng", "31 ha", "31", "ha"),
                Said("trồng rừng", "55 ha", "55", "ha", YEAR, role="target"),
            ),
        ],
    ),
    "a target indicator gone silent": (
        "dropped_indicator",
        [
            report(
                "ke-hoach.docx",
                YEAR,
                Text("Trồng 60 ha.", (Said("trồng rừng", "60 ha", "60", "ha", role="target"),)),
                kind="plan",
            ),
            *between(
                ("Trồng 31 ha.", Said("trồng rừng", "31 ha", "31", "ha")),
                ("Thu phí 61,5 tỷ đồng.", Said("thu phí", "61,5 tỷ đồng", "61.5", "tỷ đồng")),
            ),
        ],
    ),
}

NO_FAULTS: dict[str, Sequence[Made]] = {
    "a whole named by a plan and a report, and silent since": [
        report(
            "ke-hoach.docx",
            YEAR,
            Text("Kế hoạch có 22 chỉ số.", (Said("chỉ số", "22 chỉ số", "22", "chỉ số", role="target"),)),
            kind="plan",
        ),
        *between(
            ("Trong 22 chỉ số, 10 đạt.", Said("chỉ số", "22 chỉ số", "22", "chỉ số")),
            ("Thu phí 61,5 tỷ đồng.", Said("thu phí", "61,5 tỷ đồng", "61.5", "tỷ đồng")),
        ),
    ],
    "a rate among some above that among all": [
        one(
            "Hộ nghèo còn 31,1%, trong đó vùng cao 46,3%.",
            Said("tỷ lệ hộ nghèo", "31,1%", "31.1", "%"),
            Said("hộ nghèo vùng cao", "46,3%", "46.3", "%", part_of=0),
        )
    ],
    "two aims in one paragraph": [
        report(
            "plan.docx",
            "2025",
            Text(
                "At least 78% will be seen in four hours. Eighty-five per cent is our long-term aim.",
                (
                    Said("seen in four hours", "78%", "78", "%", role="target"),
                    Said("seen in four hours", "Eighty-five per cent", "85", "%", role="target"),
                ),
            ),
            kind="plan",
            language="en",
        )
    ],
    "what a share is of, read as a share": [
        one(
            "Calls answered: 69.8% of 47,300.",
            Said("calls answered", "69.8%", "69.8", "%"),
            Said("calls answered", "47,300", "47300", "%"),
            language="en",
        )
    ],
    "people in brackets are no parts of the accidents": [
        one(
            "Xảy ra 12 vụ tai nạn (8 người chết, 5 người bị thương).",
            Said("tai nạn", "12 vụ", "12", "vụ"),
            Said("người chết", "8 người", "8", "người"),
            Said("người bị thương", "5 người", "5", "người"),
        )
    ],
    "an aim of a report's own beyond the plan": [
        report(
            "ke-hoach.docx",
            YEAR,
            Text("Doanh thu 186 tỷ đồng.", (Said("doanh thu", "186 tỷ đồng", "186", "tỷ đồng", role="target"),)),
            kind="plan",
        ),
        Made(
            "6-thang.docx",
            "2023-H1",
            (
                Text(
                    "Phấn đấu cả năm doanh thu đạt 188 tỷ đồng.",
                    (Said("doanh thu", "188 tỷ đồng", "188", "tỷ đồng", YEAR, role="target"),),
                ),
            ),
            kind="half_year",
            heading="Nhiệm vụ 6 tháng cuối năm",
        ),
    ],
    "some parts after “trong đó” of which nobody says that they are all": [
        one(
            "Thu 192 tỷ đồng, trong đó thu nội địa 154 tỷ đồng, thu xuất khẩu 30 tỷ đồng.",
            Said("thu", "192 tỷ đồng", "192", "tỷ đồng"),
            Said("thu nội địa", "154 tỷ đồng", "154", "tỷ đồng", part_of=0),
            Said("thu xuất khẩu", "30 tỷ đồng", "30", "tỷ đồng", part_of=0),
        )
    ],
    "parts of what was told before the base in brackets": [
        one(
            "Đạt 538,2 tấn (cùng kỳ 503,5 tấn), gồm lúa 287,4 tấn, ngô 194,1 tấn và lạc 56,7 tấn.",
            Said("sản lượng", "538,2 tấn", "538.2", "tấn"),
            Said("sản lượng", "503,5 tấn", "503.5", "tấn", "2022-H1"),
        )
    ],
    "an estimate and what was measured": between(
        ("Sản lượng ước 5.400 tấn.", Said(GRAIN, "5.400 tấn", "5400", "tấn", role="estimate")),
        ("Sản lượng quý I là 5.460 tấn.", Said(GRAIN, "5.460 tấn", "5460", "tấn", "2023-Q1")),
    ),
    "a figure and the same rounded": between(
        ("Thu phí 61,48 tỷ đồng.", Said("thu phí", "61,48 tỷ đồng", "61.48", "tỷ đồng")),
        ("Quý I thu phí 61,5 tỷ đồng.", Said("thu phí", "61,5 tỷ đồng", "61.5", "tỷ đồng", "2023-Q1")),
    ),
    "about so many": between(
        ("Phục vụ 2.487 lượt.", Said(LIBRARY, "2.487 lượt", "2487", "lượt")),
        ("Quý I gần 2.500 lượt.", Said(LIBRARY, "gần 2.500 lượt", "2500", "lượt", "2023-Q1", bound="approx")),
    ),
    "one amount in two scales": between(
        ("Tuyến đường 2,4 km.", Said("đường", "2,4 km", "2.4", "km")),
        ("Quý I 2.400 m đường.", Said("đường", "2.400 m", "2400", "m", "2023-Q1")),
    ),
    "length in two units, grown": between(
        ("Đã làm 2,4 km.", Said("đường", "2,4 km", "2.4", "km")),
        ("Đã làm 5.100 m.", Said("đường", "5.100 m", "5100", "m")),
    ),
    "gross and net in one row": between(
        ("Doanh thu gộp 214 tỷ đồng.", Said("doanh thu", "214 tỷ đồng", "214", "tỷ đồng", name="doanh thu gộp")),
        (
            "Doanh thu thuần quý I 196 tỷ đồng.",
            Said("doanh thu", "196 tỷ đồng", "196", "tỷ đồng", "2023-Q1", name="doanh thu thuần"),
        ),
    ),
    "a part beside its whole": [
        one(
            "Kết nạp 34 đảng viên. Trong đó 12 đảng viên nữ.",
            Said("kết nạp", "34 đảng viên", "34", "đảng viên"),
            Said("kết nạp", "12 đảng viên", "12", "đảng viên", part_of=0),
        )
    ],
    "overlapping parts after trong đó": [
        one(
            "Kết nạp 34 đảng viên, trong đó 21 đảng viên nữ, 18 đảng viên trẻ và 4 đảng viên người dân tộc.",
            Said("kết nạp", "34 đảng viên", "34", "đảng viên"),
        )
    ],
    "a share cut off rather than rounded": [
        one(
            "Phục vụ 571 lượt, đạt 47,5% kế hoạch (1.200 lượt).",
            Said(LIBRARY, "571 lượt", "571", "lượt", relations=(ratio("47.5"),)),
            Said(LIBRARY, "1.200 lượt", "1200", "lượt", YEAR, role="target"),
        )
    ],
    "two plans of two issuers in one sentence": [
        one(
            "Thu 480 tỷ đồng, đạt 60% dự toán tỉnh giao (800 tỷ đồng), 48% dự toán HĐND giao (1.000 tỷ đồng).",
            Said("thu", "480 tỷ đồng", "480", "tỷ đồng", relations=(ratio("60"), ratio("48"))),
            Said("thu", "800 tỷ đồng", "800", "tỷ đồng", YEAR, role="target"),
            Said("thu", "1.000 tỷ đồng", "1000", "tỷ đồng", YEAR, role="target"),
        )
    ],
    "growth at constant prices": [
        one(
            "Giá trị 330 tỷ đồng, tăng 7% (giá so sánh), cùng kỳ 300 tỷ đồng.",
            Said("giá trị", "330 tỷ đồng", "330", "tỷ đồng", relations=(delta("7"),)),
            Said("giá trị", "300 tỷ đồng", "300", "tỷ đồng", "2022-H1"),
        )
    ],
    "a growth as stated": [
        one(
            "Thu phí 330 triệu đồng, tăng 10% so với cùng kỳ (300 triệu đồng).",
            Said("thu phí", "330 triệu đồng", "330", "triệu đồng", relations=(delta("10"),)),
            Said("thu phí", "300 triệu đồng", "300", "triệu đồng", "2022-H1"),
        )
    ],
    "a percentage that grew by points": [
        one(
            "Tỷ lệ 96,2%, tăng 1,5% so với cùng kỳ (94,7%).",
            Said("tỷ lệ", "96,2%", "96.2", "%", relations=(delta("1.5"),)),
            Said("tỷ lệ", "94,7%", "94.7", "%", "2022-H1"),
        )
    ],
    "parts that add up": [
        one(
            "Toàn xã có 1.480 ha rừng, gồm 910 ha rừng phòng hộ và 570 ha rừng sản xuất.",
            Said("rừng", "1.480 ha", "1480", "ha"),
        )
    ],
    "a base in brackets": [
        one(
            "Thu 582 tỷ đồng (dự toán 540 tỷ đồng, cùng kỳ 51 tỷ đồng).",
            Said("thu", "582 tỷ đồng", "582", "tỷ đồng"),
        )
    ],
    "a fraction whose whole is a plan": [
        one(
            "Kết nạp 36/35 đảng viên mới, đạt 103% kế hoạch.",
            Said("kết nạp", "36/35 đảng viên", "36", "đảng viên", total="35", relations=(ratio("102.9"),)),
        )
    ],
    "a share of the plan above one": [
        one("Thu 106% kế hoạch.", Said("thu", "106%", None, relations=(ratio("106"),))),
    ],
    "a rate of use and a rate of growth": [
        one(
            "Công suất giường bệnh đạt 108%; sản lượng lúa bằng 103,4% cùng kỳ.",
            Said("công suất giường bệnh", "108%", "108", "%"),
            Said(GRAIN, "103,4%", "103.4", "%"),
        )
    ],
    "a stock that falls": between(
        ("Còn 86 nhà tạm.", Said("nhà tạm", "86 nhà", "86", "nhà")),
        ("Còn 41 nhà tạm.", Said("nhà tạm", "41 nhà", "41", "nhà")),
    ),
    "quarters of their own": (
        report("q1.pdf", "2023-Q1", Text("There were 14 breaks.", (Said("breaks", "14 breaks", "14", "breaks"),))),
        report("q2.pdf", "2023-Q2", Text("There were 9 breaks.", (Said("breaks", "9 breaks", "9", "breaks"),))),
    ),
    "the target of another year": [
        report(
            "ke-hoach.docx",
            YEAR,
            Text("Trồng 60 ha.", (Said("trồng rừng", "60 ha", "60", "ha", role="target"),)),
            kind="plan",
        ),
        one(
            "Trồng 31 ha; kế hoạch năm sau 75 ha.",
            Said("trồng rừng", "31 ha", "31", "ha"),
            Said("trồng rừng", "75 ha", "75", "ha", "2024", role="target"),
        ),
    ],
    "the same target written another way": [
        report(
            "plan.docx",
            YEAR,
            Text(
                "A program of $64.5 million.", (Said("capital", "$64.5 million", "64.5", "$ million", role="target"),)
            ),
            kind="plan",
            language="en",
        ),
        one(
            "The program of 64.5 million was kept.",
            Said("capital", "64.5 million", "64.5", "$ million", YEAR, role="target"),
            language="en",
        ),
    ],
    "told once and never a target": between(
        ("Đào tạo 120 lượt.", Said("đào tạo", "120 lượt", "120", "lượt")),
        ("Thu phí 61,5 tỷ đồng.", Said("thu phí", "61,5 tỷ đồng", "61.5", "tỷ đồng")),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_once_and_nothing_else_is(name: str) -> None:
    code, reports = FAULTS[name]
    assert codes(*reports) == [code]


@pytest.mark.parametrize("name", NO_FAULTS)
def test_what_is_no_fault_is_not_told(name: str) -> None:
    assert codes(*NO_FAULTS[name]) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_finding_quotes_its_places_with_the_figures_as_written(name: str) -> None:
    _, reports = FAULTS[name]
    (found,) = (f for f in findings(*reports) if not f.is_notice)
    assert found.places
    for language in ("vi", "en"):
        said = render(found.message, language)
        assert "{" not in said
    texts = " ".join(str(text.text) for made in reports for text in made.texts)
    assert all(place.quote and place.quote.split(" | ")[0] in texts for place in found.places)


def test_a_key_holds_as_long_as_the_places_do() -> None:
    reports = FAULTS["two reports give one quarter two figures"][1]
    keys = [f.key for f in findings(*reports)]
    assert keys == [f.key for f in findings(*reversed(reports))]
    others = [f.key for f in findings(*FAULTS["a running count that falls"][1])]
    assert set(keys).isdisjoint(others)


def test_a_final_figure_after_a_preliminary_one_is_a_restatement() -> None:
    reports = (
        report("q1.pdf", "2023-Q1", Text("Collected: 48.6% (preliminary).", (Said("tax", "48.6%", "48.6", "%"),))),
        report(
            "q2.pdf",
            "2023-Q2",
            Text("The final first-quarter figure was 48.9%.", (Said("tax", "48.9%", "48.9", "%", "2023-Q1"),)),
        ),
    )
    assert codes(*reports) == []
    assert notices(*reports) == ["restatement"]
