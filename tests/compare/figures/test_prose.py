"""Paragraphs of reports: one story for each kind of sentence, in words of our own."""

from __future__ import annotations

from datetime import date

import pytest

from compare.figures import explain, observe
from compare.figures.rules import RULES
from compare.messages import Language, words
from compare.observation import Observation
from compare.period import parse
from compare.report import Block, Identity, Report, ReportKind, Section, Source


def report(text: str, period: str = "2023", kind: ReportKind = "year") -> Report:
    """A report of one section with a paragraph for each line of `text` that is set apart by an empty line."""
    blocks = tuple(Block(f"b{i}", "paragraph", part) for i, part in enumerate(text.split("\n\n")))
    section = Section("s1", None, 1, None, None, tuple(block.id for block in blocks))
    identity = Identity(kind=kind, period=parse(period))
    return Report(Source("r", "r.txt", "0"), "txt", identity, (section,), blocks)


def short(observation: Observation) -> str:
    """An observation in a line: name, level, period, role, comparisons."""
    level = "-"
    if q := observation.quantity:
        bound = "" if q.bound == "eq" else f"{q.bound} "
        high, total = (f"..{q.high}" if q.high else ""), (f"/{q.total}" if q.total else "")
        level = f"{bound}{q.value}{high}{total} {q.unit}"
    relations = "".join(f" | {r.kind} {r.value} {r.unit} {r.versus}" for r in observation.relations)
    return f"{observation.indicator} | {level} | {observation.period} | {observation.role}{relations}"


CASES: list[tuple[str, str, str, list[str]]] = [
    (
        "standings that bodies are rated by",
        "2024",
        "Kết quả xếp loại tổ chức cơ sở đảng: hoàn thành xuất sắc nhiệm vụ 98 (19,2%), hoàn thành tốt nhiệm "
        "vụ 389 (76,3%), không hoàn thành nhiệm vụ 2 (0,4%).",
        [
            (
                "tổ chức cơ sở đảng hoàn thành xuất sắc nhiệm vụ | 98 tổ chức cơ sở đảng | 2024 | actual | ratio "
                "19.2 % whole"
            ),
            "tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ | 389 tổ chức cơ sở đảng | 2024 | actual | ratio 76.3 % whole",
            "tổ chức cơ sở đảng không hoàn thành nhiệm vụ | 2 tổ chức cơ sở đảng | 2024 | actual | ratio 0.4 % whole",
        ],
    ),
    (
        "standings of whom the first counts",
        "2024",
        "Xếp loại đảng viên: hoàn thành xuất sắc 1.245 đảng viên (12,3%), hoàn thành 720 (7,1%), không hoàn "
        "thành 52 (0,5%).",
        [
            "đảng viên hoàn thành xuất sắc | 1245 đảng viên | 2024 | actual | ratio 12.3 % whole",
            "đảng viên hoàn thành | 720 đảng viên | 2024 | actual | ratio 7.1 % whole",
            "đảng viên không hoàn thành | 52 đảng viên | 2024 | actual | ratio 0.5 % whole",
        ],
    ),
    (
        "the whole country's growth in a bracket",
        "2024",
        "Năng suất lao động tăng 6,1% (cả nước tăng 5,9%); tỷ lệ hộ nghèo 3,1% (toàn quốc 2,9%).",
        [
            "Năng suất lao động | - | 2024 | actual | delta 6.1 % previous_year",
            "Năng suất lao động cả nước | - | 2024 | actual | delta 5.9 % previous_year",
            "tỷ lệ hộ nghèo | 3.1 % | 2024 | actual",
            "tỷ lệ hộ nghèo toàn quốc | 2.9 % | 2024 | actual",
        ],
    ),
    (
        "kinds of cases, and what someone assigned",
        "2024",
        "Tỷ lệ giải quyết án hình sự 98,6%, dân sự 87,2%; tỷ lệ án bị hủy, sửa 0,6%, thấp hơn 0,9 điểm phần "
        "trăm so với mức Quốc hội giao (1,5%).",
        [
            "Tỷ lệ giải quyết án hình sự | 98.6 % | 2024 | actual",
            "Tỷ lệ giải quyết án dân sự | 87.2 % | 2024 | actual",
            "tỷ lệ án bị hủy, sửa | 0.6 % | 2024 | actual | delta -0.9 điểm phần trăm plan",
            "tỷ lệ án bị hủy, sửa | 1.5 % | 2024 | target",
        ],
    ),
    (
        "one thing done to both, and deeds of no rate",
        "2024",
        "Mật độ đường giao thông 1,42 km/km2; 96% đường xã, 88% đường thôn được cứng hóa; đầu tư mới 36 km.",
        [
            "Mật độ đường giao thông | 1.42 km/km2 | 2024 | actual",
            "đường xã được cứng hóa | 96 % | 2024 | actual",
            "đường thôn được cứng hóa | 88 % | 2024 | actual",
            "đầu tư | 36 km | 2024 | actual",
        ],
    ),
    (
        "what is moved to a level is named without the move",
        "2025",
        "Phấn đấu giảm tỷ lệ hộ nghèo xuống dưới 3%; tăng tỷ lệ che phủ rừng lên 58%; kiểm soát "
        "tốc độ tăng dân số dưới 1%/năm.",
        [
            "tỷ lệ hộ nghèo | lt 3 % | 2025 | target",
            "tỷ lệ che phủ rừng | 58 % | 2025 | target",
            "tốc độ tăng dân số | lt 1 %/năm | 2025 | target",
        ],
    ),
    (
        "members of a list with a comma of their own",
        "2025",
        "Cơ cấu kinh tế: nông, lâm nghiệp, thủy sản 18%; công nghiệp - xây dựng 38%; dịch vụ 44%.",
        [
            "Cơ cấu kinh tế nông, lâm nghiệp, thủy sản | 18 % | 2025 | actual",
            "Cơ cấu kinh tế công nghiệp - xây dựng | 38 % | 2025 | actual",
            "Cơ cấu kinh tế dịch vụ | 44 % | 2025 | actual",
        ],
    ),
    (
        "places give way amid a name",
        "2025",
        "Tỷ lệ dân số nông thôn được sử dụng nước sạch đạt 70%, thành thị đạt 98%.",
        [
            "Tỷ lệ dân số nông thôn được sử dụng nước sạch | 70 % | 2025 | actual",
            "Tỷ lệ dân số thành thị được sử dụng nước sạch | 98 % | 2025 | actual",
        ],
    ),
    (
        "how grave two ways",
        "2025",
        "Tỷ lệ điều tra, khám phá tội phạm đạt 80%, án rất nghiêm trọng, đặc biệt nghiêm trọng đạt 95%.",
        [
            "Tỷ lệ điều tra, khám phá tội phạm | 80 % | 2025 | actual",
            "Tỷ lệ án rất nghiêm trọng, đặc biệt nghiêm trọng | 95 % | 2025 | actual",
        ],
    ),
    (
        "years are counted",
        "2025",
        "Tuổi thọ bình quân 75,5 tuổi, trong đó số năm sống khỏe đạt 68 năm.",
        ["Tuổi thọ bình quân | 75.5 tuổi | 2025 | actual", "số năm sống khỏe | 68 năm | 2025 | actual"],
    ),
    (
        "numbers in a bracket that say which of the things counted",
        "2024",
        "Toàn ngành hiện có 415 trường (156 mầm non, 142 tiểu học, 98 THCS, 19 THPT).",
        [
            "trường | 415 trường | 2024 | actual",
            "trường mầm non | 156 trường | 2024 | actual",
            "trường tiểu học | 142 trường | 2024 | actual",
            "trường THCS | 98 trường | 2024 | actual",
            "trường THPT | 19 trường | 2024 | actual",
        ],
    ),
    (
        "standings in a bracket behind what was rated",
        "2024",
        "Xếp loại 86 tổ chức đảng (15 hoàn thành xuất sắc, 60 hoàn thành tốt, 11 hoàn thành).",
        [
            "tổ chức đảng xếp loại | 86 tổ chức đảng | 2024 | actual",
            "tổ chức đảng hoàn thành xuất sắc | 15 tổ chức đảng | 2024 | actual",
            "tổ chức đảng hoàn thành tốt | 60 tổ chức đảng | 2024 | actual",
            "tổ chức đảng hoàn thành | 11 tổ chức đảng | 2024 | actual",
        ],
    ),
    (
        "prizes in a bracket are no kinds of pupils",
        "2024",
        "Có 46 học sinh đạt giải (2 giải nhất, 11 giải nhì, 33 giải khuyến khích).",
        [
            "học sinh đạt giải | 46 học sinh | 2024 | actual",
            "giải nhất | 2 giải | 2024 | actual",
            "giải nhì | 11 giải | 2024 | actual",
            "giải khuyến khích | 33 giải | 2024 | actual",
        ],
    ),
    (
        "one thing befell both of what is measured",
        "2024",
        "Thiên tai làm 1.245 ha lúa, hoa màu bị ngập; 324 nhà bị tốc mái.",
        ["lúa, hoa màu bị ngập | 1245 ha | 2024 | actual", "nhà bị tốc mái | 324 nhà | 2024 | actual"],
    ),
    (
        "exports and imports in different scales",
        "2024",
        "Kim ngạch xuất khẩu hàng hóa đạt 1,25 tỷ USD, tăng 11,6%; nhập khẩu 860 triệu USD; xuất siêu 390 triệu USD.",
        [
            "Kim ngạch xuất khẩu hàng hóa | 1.25 tỷ USD | 2024 | actual | delta 11.6 % previous_year",
            "Kim ngạch nhập khẩu hàng hóa | 860 triệu USD | 2024 | actual",
            "xuất siêu | 390 triệu USD | 2024 | actual",
        ],
    ),
    (
        "Party bodies act, though their name begins like a deed",
        "2024",
        "Các cấp ủy, tổ chức đảng đã kiểm tra 45 tổ chức đảng.",
        ["tổ chức đảng kiểm tra | 45 tổ chức đảng | 2024 | actual"],
    ),
    (
        "a share reached at a rate is of the whole",
        "2024",
        "Tổ chức 86 hội nghị quán triệt cho 24.560 lượt cán bộ, đảng viên, đạt tỷ lệ 98,7%.",
        [
            "hội nghị quán triệt tổ chức | 86 hội nghị | 2024 | actual",
            "lượt cán bộ, đảng viên quán triệt | 24560 lượt cán bộ | 2024 | actual | ratio 98.7 % whole",
        ],
    ),
    (
        "the crop's yield behind a semicolon",
        "2024",
        "Diện tích gieo cấy lúa 96.540 ha, giảm 420 ha; năng suất bình quân 61,8 tạ/ha; sản lượng 596.617 tấn.",
        [
            "Diện tích gieo cấy lúa | 96540 ha | 2024 | actual | delta -420 ha previous_year",
            "năng suất bình quân lúa | 61.8 tạ/ha | 2024 | actual",
            "sản lượng lúa | 596617 tấn | 2024 | actual",
        ],
    ),
    (
        "a plan's own level behind a comparison",
        "2024",
        "Tốc độ tăng trưởng GRDP đạt 7,8%, thấp hơn kế hoạch đề ra (8,5%), đứng thứ 21/63 tỉnh, thành phố.",
        ["Tốc độ tăng trưởng GRDP | 7.8 % | 2024 | actual", "Tốc độ tăng trưởng GRDP | 8.5 % | 2024 | target"],
    ),
    (
        "a plan's own amount within its comparison",
        "2024",
        "Thu ngân sách đạt 12.450 tỷ đồng, cao hơn dự toán (11.800 tỷ đồng) 650 tỷ đồng.",
        [
            "Thu ngân sách | 12450 tỷ đồng | 2024 | actual | delta 650 tỷ đồng plan",
            "Thu ngân sách | 11800 tỷ đồng | 2024 | target",
        ],
    ),
    (
        "what an indicator is told for is no figure",
        "2024",
        "Số bác sĩ/10.000 dân đạt 9,8 bác sĩ; số giường bệnh trên 10.000 dân là 29,5.",
        [
            "Số bác sĩ/10.000 dân | 9.8 bác sĩ | 2024 | actual",
            "số giường bệnh trên 10.000 dân | 29.5 giường bệnh | 2024 | actual",
        ],
    ),
    (
        "more than ten thousand people are counted",
        "2024",
        "Đã có trên 10.000 dân được hưởng lợi.",
        ["dân được hưởng lợi | gt 10000 dân | 2024 | actual"],
    ),
    (
        "a deed that is not done yet",
        "2024",
        "Đã giải quyết 1.204 hồ sơ, đang giải quyết 173 hồ sơ.",
        ["hồ sơ giải quyết | 1204 hồ sơ | 2024 | actual", "hồ sơ đang giải quyết | 173 hồ sơ | 2024 | actual"],
    ),
    (
        "the last member of a whole's own list, and an estimate's parts",
        "2024",
        "Giá trị sản xuất nông, lâm nghiệp và thủy sản ước 14.560 tỷ đồng; trong đó: nông nghiệp 9.870 tỷ đồng; "
        "thủy sản 3.460 tỷ đồng.",
        [
            "Giá trị sản xuất nông, lâm nghiệp và thủy sản | 14560 tỷ đồng | 2024 | estimate",
            "Giá trị sản xuất nông nghiệp | 9870 tỷ đồng | 2024 | estimate",
            "Giá trị sản xuất thủy sản | 3460 tỷ đồng | 2024 | estimate",
        ],
    ),
    (
        "who pays a sum, in its bracket",
        "2024",
        "Tổng kinh phí 112,5 tỷ đồng (Trung ương 60 tỷ, tỉnh 35 tỷ, xã hội hóa 17,5 tỷ).",
        [
            "Tổng kinh phí | 112.5 tỷ đồng | 2024 | actual",
            "Tổng kinh phí Trung ương | 60 tỷ | 2024 | actual",
            "Tổng kinh phí tỉnh | 35 tỷ | 2024 | actual",
            "Tổng kinh phí xã hội hóa | 17.5 tỷ | 2024 | actual",
        ],
    ),
    (
        "the growth of the same period in brackets",
        "2025-9M",
        "GRDP 9 tháng tăng 8,67% (cùng kỳ tăng 7,05%).",
        [
            "GRDP | - | 2025-9M | actual | delta 8.67 % same_period",
            "GRDP | - | 2024-9M | actual | delta 7.05 % same_period",
        ],
    ),
    (
        "falls of counts named by a word, in a bracket",
        "2025-9M",
        "Xảy ra 186 vụ, 92 người chết, 141 người bị thương (giảm 24 vụ, 11 người chết, 19 người bị thương).",
        [
            "vụ | 186 vụ | 2025-9M | actual | delta -24 vụ same_period",
            "người chết | 92 người | 2025-9M | actual | delta -11 người same_period",
            "người bị thương | 141 người | 2025-9M | actual | delta -19 người same_period",
        ],
    ),
    (
        "bare numbers go on counting by what is said of them",
        "2024",
        "Có 128 chi bộ hoàn thành xuất sắc nhiệm vụ (19,94%), 452 hoàn thành tốt (70,4%), 58 hoàn thành.",
        [
            "chi bộ hoàn thành xuất sắc nhiệm vụ | 128 chi bộ | 2024 | actual | ratio 19.94 % whole",
            "chi bộ hoàn thành tốt | 452 chi bộ | 2024 | actual | ratio 70.4 % whole",
            "chi bộ hoàn thành | 58 chi bộ | 2024 | actual",
        ],
    ),
    (
        "a clause of its own compares the whole of a list",
        "2024",
        "Kỷ luật 118 đảng viên, gồm: khiển trách 82, cảnh cáo 21, khai trừ 12; so với năm 2023 giảm 14 đảng viên.",
        [
            "đảng viên kỷ luật | 118 đảng viên | 2024 | actual | delta -14 đảng viên previous_year",
            "đảng viên khiển trách | 82 đảng viên | 2024 | actual",
            "đảng viên cảnh cáo | 21 đảng viên | 2024 | actual",
            "đảng viên khai trừ | 12 đảng viên | 2024 | actual",
        ],
    ),
    (
        "measures of a part, and its fellows behind them",
        "2024",
        "Diện tích cây hằng năm 84.260 ha; trong đó lúa 52 ha, năng suất 57,4 tạ/ha; ngô 9 ha, sản lượng 51 tấn.",
        [
            "Diện tích cây hằng năm | 84260 ha | 2024 | actual",
            "Diện tích lúa | 52 ha | 2024 | actual",
            "năng suất lúa | 57.4 tạ/ha | 2024 | actual",
            "Diện tích ngô | 9 ha | 2024 | actual",
            "sản lượng ngô | 51 tấn | 2024 | actual",
        ],
    ),
    (
        "the target in brackets names only who set it",
        "2024",
        "Thu nhập bình quân đầu người đạt 58,4 triệu đồng (mục tiêu nghị quyết 60 triệu đồng).",
        [
            "Thu nhập bình quân đầu người | 58.4 triệu đồng | 2024 | actual",
            "Thu nhập bình quân đầu người | 60 triệu đồng | 2024 | target",
        ],
    ),
    (
        "branches of two deeds are whole",
        "2024-H1",
        "Khai khoáng giảm 4,2%, công nghiệp chế biến, chế tạo tăng 12,9%, cung cấp nước, xử lý rác thải tăng 5,1%.",
        [
            "Khai khoáng | - | 2024-H1 | actual | delta -4.2 % same_period",
            "công nghiệp chế biến, chế tạo | - | 2024-H1 | actual | delta 12.9 % same_period",
            "cung cấp nước, xử lý rác thải | - | 2024-H1 | actual | delta 5.1 % same_period",
        ],
    ),
    (
        "what adds up to date is told beside its month",
        "2024-H1",
        "Chỉ số sản xuất tháng 6 tăng 2,3% so với tháng trước; lũy kế 6 tháng tăng 11,8%.",
        [
            "Chỉ số sản xuất | - | 2024-M06 | actual | delta 2.3 % previous_period",
            "Chỉ số sản xuất | - | 2024-H1 | actual | delta 11.8 % same_period",
        ],
    ),
    (
        "a share of the plan, then and on the mean",
        "2024-H1",
        "Giải ngân đạt 34,4% kế hoạch (cùng kỳ đạt 31,2%), cao hơn bình quân chung cả nước (29,39%).",
        [
            "Giải ngân | - | 2024-H1 | actual | ratio 34.4 % plan",
            "Giải ngân | - | 2023-H1 | actual | ratio 31.2 % plan",
            "Giải ngân bình quân | - | 2024-H1 | actual | ratio 29.39 % plan",
        ],
    ),
    (
        "a field of work before a colon is no part of a name",
        "2024",
        "Chuyển đổi số: 100% xã có tổ công nghệ số cộng đồng.",
        ["xã có tổ công nghệ số cộng đồng | 100 % | 2024 | actual"],
    ),
    (
        "the other side of a trade behind a semicolon",
        "2024",
        "Kim ngạch xuất khẩu 1.184 triệu USD, tăng 16,2%; nhập khẩu 742 triệu USD, giảm 3,8%.",
        [
            "Kim ngạch xuất khẩu | 1184 triệu USD | 2024 | actual | delta 16.2 % previous_year",
            "Kim ngạch nhập khẩu | 742 triệu USD | 2024 | actual | delta -3.8 % previous_year",
        ],
    ),
    (
        "the same period's level is of the noun it counts",
        "2025-H1",
        "Xảy ra 61 vụ cháy, 7 người bị thương; so với cùng kỳ năm 2024 (68 vụ) giảm 7 vụ.",
        [
            "vụ cháy | 61 vụ | 2025-H1 | actual | delta -7 vụ same_period",
            "người bị thương | 7 người | 2025-H1 | actual",
            "vụ cháy | 68 vụ | 2024-H1 | actual",
        ],
    ),
    (
        "a share of what is done to a thing is no part of the measure before it",
        "2025-H1",
        "Tỷ lệ thất thoát điện 6,1%; rác thải sinh hoạt được thu gom, phân loại 83,5%.",
        [
            "Tỷ lệ thất thoát điện | 6.1 % | 2025-H1 | actual",
            "rác thải sinh hoạt được thu gom, phân loại | 83.5 % | 2025-H1 | actual",
        ],
    ),
    (
        "what is completed, told by its classifier",
        "2025-H1",
        "Nhà tình nghĩa hoàn thành 32 căn. Công ty hoàn thành 14 công trình.",
        [
            "Nhà tình nghĩa hoàn thành | 32 căn | 2025-H1 | actual",
            "công trình hoàn thành | 14 công trình | 2025-H1 | actual",
        ],
    ),
    (
        "a share in brackets between those it is of and what is done for them",
        "2025",
        "Có 90,3% phòng học kiên cố; toàn bộ hộ nghèo (100%) được cấp thẻ bảo hiểm y tế; mọi trẻ (100%) được tiêm.",
        [
            "phòng học kiên cố | 90.3 % | 2025 | actual",
            "toàn bộ hộ nghèo được cấp thẻ bảo hiểm y tế | 100 % | 2025 | actual",
            "mọi trẻ được tiêm | 100 % | 2025 | actual",
        ],
    ),
    (
        "a share in brackets between all of a kind and what they do",
        "2025",
        "Toàn bộ trẻ năm tuổi (99,8%) tới lớp mẫu giáo.",
        ["Toàn bộ trẻ năm tuổi tới lớp mẫu giáo | 99.8 % | 2025 | actual"],
    ),
    (
        "two deeds done to one thing",
        "2025-H1",
        "Đường thôn được bê tông hóa, nhựa hóa đạt 77,4%.",
        ["Đường thôn được bê tông hóa, nhựa hóa | 77.4 % | 2025-H1 | actual"],
    ),
    (
        "a base said once behind two counts in brackets",
        "2024-H1",
        "Có 4.186 lớp với 142.600 học sinh (tăng 64 lớp và 3.120 học sinh so với năm học trước).",
        [
            "lớp | 4186 lớp | 2024-H1 | actual | delta 64 lớp previous_year",
            "học sinh | 142600 học sinh | 2024-H1 | actual | delta 3120 học sinh previous_year",
        ],
    ),
    (
        "a mean growth that closes a series is of its span",
        "2022..2024",
        "Khách năm 2022 đạt 212 lượt, năm 2023 đạt 486 lượt, năm 2024 đạt 638 lượt, bình quân tăng 73,5%/năm.",
        [
            "Khách | 212 lượt | 2022 | actual",
            "Khách | 486 lượt | 2023 | actual",
            "Khách | 638 lượt | 2024 | actual",
            "Khách | - | 2022..2024 | actual | delta 73.5 %/năm previous_year",
        ],
    ),
    (
        "shares of one whole, in turn",
        "2023",
        "Điện gió 864 triệu kWh và điện mặt trời 412 triệu kWh, lần lượt chiếm 24,6% và 11,7% tổng sản lượng điện.",
        [
            "Điện gió | 864 triệu kWh | 2023 | actual | ratio 24.6 % whole",
            "điện mặt trời | 412 triệu kWh | 2023 | actual | ratio 11.7 % whole",
        ],
    ),
    (
        "the whole of a count behind its noun phrase",
        "2023",
        "Có 186 hộ nghèo được hỗ trợ trong tổng số 240 hộ có nhu cầu, đạt 77,5%.",
        ["hộ nghèo được hỗ trợ | 186/240 hộ nghèo | 2023 | actual | ratio 77.5 % whole"],
    ),
    (
        "the whole of a count that a plan sets",
        "2023",
        "Đã hoàn thành 1.214 căn nhà ở xã hội trên tổng số 2.000 căn kế hoạch (60,7%).",
        ["căn nhà ở xã hội hoàn thành | 1214/2000 căn | 2023 | actual | ratio 60.7 % whole"],
    ),
    (
        "a limit named in brackets is a target; letters alone are a name",
        "2024",
        "Tỷ lệ an toàn vốn 12,4% (quy định tối thiểu 8%); ROE đạt 16,2%.",
        [
            "Tỷ lệ an toàn vốn | 12.4 % | 2024 | actual",
            "Tỷ lệ an toàn vốn | ge 8 % | 2024 | target",
            "ROE | 16.2 % | 2024 | actual",
        ],
    ),
    (
        "what was registered and what was carried out",
        "2024",
        "Vốn FDI đăng ký đạt 486,2 triệu USD; thực hiện ước 312 triệu USD, đạt 78% kế hoạch năm.",
        [
            "Vốn FDI đăng ký | 486.2 triệu USD | 2024 | actual",
            "Vốn FDI thực hiện | 312 triệu USD | 2024 | estimate | ratio 78 % plan",
        ],
    ),
    (
        "whatever follows a comparing word is the base",
        "2023",
        "Năng suất mô hình cao hơn đại trà 8 - 12%.",
        ["Năng suất mô hình | - | 2023 | actual | delta 8 % other"],
    ),
    (
        "revenue to be raised and spending to be cut are no movement",
        "2024",
        "Kiến nghị xử lý 246,8 tỷ đồng (tăng thu 38,4 tỷ đồng, giảm chi 96,2 tỷ đồng, kiến nghị khác 112,2 tỷ đồng).",
        [
            "Kiến nghị xử lý | 246.8 tỷ đồng | 2024 | actual",
            "tăng thu | 38.4 tỷ đồng | 2024 | actual",
            "giảm chi | 96.2 tỷ đồng | 2024 | actual",
            "kiến nghị khác | 112.2 tỷ đồng | 2024 | actual",
        ],
    ),
    (
        "a total of what is done has what it counts",
        "2025-Q1",
        "Có 2 kỹ thuật mới được phê duyệt, nâng tổng số triển khai lên 9 kỹ thuật.",
        [
            "kỹ thuật mới được phê duyệt | 2 kỹ thuật | 2025-Q1 | actual",
            "tổng số kỹ thuật triển khai | 9 kỹ thuật | 2025-Q1 | actual",
        ],
    ),
    (
        "what is said of a part of those counted, in brackets",
        "2024",
        "Trường có 412 giảng viên (36,4% là nữ).",
        ["giảng viên | 412 giảng viên | 2024 | actual", "giảng viên là nữ | 36.4 % | 2024 | actual"],
    ),
    (
        "those counted as a part of a whole, in brackets",
        "2024",
        "Trường có 412 giảng viên (36,4% tổng số cán bộ).",
        ["giảng viên | 412 giảng viên | 2024 | actual | ratio 36.4 % whole"],
    ),
    (
        "twice as much, said in one word",
        "2023-H1",
        "Doanh thu tăng gấp đôi cùng kỳ.",
        ["Doanh thu | - | 2023-H1 | actual | ratio 2 lần same_period"],
    ),
    (
        "a class between two shares",
        "2024",
        "Có 5 chỉ tiêu đạt từ 80% đến dưới 100% kế hoạch.",
        ["chỉ tiêu đạt từ 80% đến dưới 100% kế hoạch | 5 chỉ tiêu | 2024 | actual"],
    ),
    (
        "a fall of a count and of a measure",
        "2023",
        "Có 6 vụ cháy rừng, thiệt hại 14,2 ha, giảm 9 vụ và 21,6 ha so với năm 2022.",
        [
            "vụ cháy rừng | 6 vụ | 2023 | actual | delta -9 vụ previous_year",
            "thiệt hại vụ cháy rừng | 14.2 ha | 2023 | actual | delta -21.6 ha previous_year",
        ],
    ),
    (
        "the level and its whole in brackets behind a share of the plan",
        "2024",
        "Trồng rừng đạt 90% kế hoạch (450/500 ha), tăng 3%.",
        ["Trồng rừng | 450/500 ha | 2024 | actual | ratio 90 % plan | delta 3 % previous_year"],
    ),
    (
        "growth by what two levels are measured in",
        "2025-9M",
        "Có 27 dự án, tổng vốn 1,42 tỷ USD, tăng 35% về số dự án và gấp 1,9 lần về vốn so với cùng kỳ.",
        [
            "dự án | 27 dự án | 2025-9M | actual | delta 35 % same_period",
            "tổng vốn dự án | 1.42 tỷ USD | 2025-9M | actual | ratio 1.9 lần same_period",
        ],
    ),
    (
        "people counted as such behind their own noun",
        "2024",
        "Toàn tỉnh có 148 luật sư, tăng 9 người so với năm 2023.",
        ["luật sư | 148 luật sư | 2024 | actual | delta 9 người previous_year"],
    ),
    (
        "people who are not what was counted",
        "2024",
        "Có 12 vụ cháy, tăng 3 người bị thương.",
        ["vụ cháy | 12 vụ | 2024 | actual", "người bị thương | - | 2024 | actual | delta 3 người previous_year"],
    ),
    (
        "the year of a plan that holds the report's own stretch",
        "2024-H1",
        "Thu ngân sách đạt 45% kế hoạch năm 2024.",
        ["Thu ngân sách | - | 2024-H1 | actual | ratio 45 % plan"],
    ),
    (
        "a plan's amount has the plan's year",
        "2025-Q1",
        "Phân bổ 214,6 tỷ đồng kế hoạch vốn năm 2025.",
        ["Phân bổ | 214.6 tỷ đồng | 2025 | target"],
    ),
    (
        "a programme of work fulfilled",
        "2024",
        "Kiểm tra 4 chi bộ, đạt 80% chương trình kiểm tra, giám sát.",
        ["chi bộ kiểm tra | 4 chi bộ | 2024 | actual | ratio 80 % plan"],
    ),
    (
        "places in a document",
        "2024",
        "Thực hiện khoản 3 Điều 12 và điểm 2 mục III, xã lập 6 tổ.",
        ["tổ lập | 6 tổ | 2024 | actual"],
    ),
    (
        "level with its share of the plan and its growth",
        "2023-H1",
        "Thu ngân sách ước đạt 12,4 tỷ đồng, bằng 61% dự toán, tăng 8,5% so với cùng kỳ.",
        ["Thu ngân sách | 12.4 tỷ đồng | 2023-H1 | estimate | ratio 61 % plan | delta 8.5 % same_period"],
    ),
    (
        "parts in a measure of their own kind, the last behind “và”",
        "2023",
        "Trồng 96 ha cây ăn quả, gồm nhãn 61 ha, vải 24 ha và cam 11 ha.",
        [
            "Trồng cây ăn quả | 96 ha | 2023 | actual",
            "diện tích Trồng nhãn | 61 ha | 2023 | actual",
            "diện tích Trồng vải | 24 ha | 2023 | actual",
            "diện tích Trồng cam | 11 ha | 2023 | actual",
        ],
    ),
    (
        "growth said of a time is a level where it is a noun; a share of a share is its level",
        "2023-H1",
        "Tăng trưởng ngành may đạt 6,2% so với cùng kỳ. Tỷ trọng dệt nhuộm chiếm 18%.",
        [
            "Tăng trưởng ngành may | 6.2 % | 2023-H1 | actual",
            "Tỷ trọng dệt nhuộm | 18 % | 2023-H1 | actual",
        ],
    ),
    (
        "a growth told again by its amount",
        "2023-H1",
        "Sản lượng mía đạt 4.180 tấn, giảm 5% (tương ứng giảm 220 tấn) so với cùng kỳ.",
        ["Sản lượng mía | 4180 tấn | 2023-H1 | actual | delta -5 % same_period | delta -220 tấn same_period"],
    ),
    (
        "a unit with a power glued to its number",
        "2023",
        "Diện tích sân phơi 1.250m2. Nạo vét 3.400m3 bùn.",
        ["Diện tích sân phơi | 1250 m2 | 2023 | actual", "Nạo vét bùn | 3400 m3 | 2023 | actual"],
    ),
    (
        "per one, crops of a field, digits of a growth, years of a badge",
        "2023",
        "Giá trị thu hoạch trên một ha chè đạt 84 triệu đồng. Diện tích lúa 2 vụ đạt 310 ha, tăng trên 2 con số. "
        "Trao Huy hiệu 50, 40 năm tuổi Đảng cho 12 đảng viên.",
        [
            "Giá trị thu hoạch trên một ha chè | 84 triệu đồng | 2023 | actual",
            "Diện tích lúa 2 vụ | 310 ha | 2023 | actual",
            "Trao Huy hiệu 50, 40 năm tuổi Đảng | 12 đảng viên | 2023 | actual",
        ],
    ),
    (
        "a plan that is only kept to sets no target",
        "2023-H1",
        "Thu phí bảo đảm theo kế hoạch đề ra, trong đó thu phí chợ 41 triệu đồng.",
        ["thu phí chợ | 41 triệu đồng | 2023-H1 | actual"],
    ),
    (
        "a fraction of the sentence's own noun, not of the sum before",
        "2023",
        "Ước thiệt hại 60 triệu đồng. Đến nay xã đạt được 12/19 tiêu chí.",
        ["tiền thiệt hại | 60 triệu đồng | 2023 | estimate", "tiêu chí | 12/19 tiêu chí | 2023 | actual"],
    ),
    (
        "the fund that money comes from is no level before",
        "2023",
        "Từ nguồn quỹ xã hỗ trợ cho 14 hộ vay.",
        ["hộ vay nguồn quỹ xã hỗ trợ | 14 hộ | 2023 | actual"],
    ),
    (
        "halves of a year, months just past",
        "2023",
        "Nửa đầu năm 2023 trồng 12 ha keo. Thu hải sản 9 tháng qua đạt 640 tấn.",
        ["trồng keo | 12 ha | 2023-H1 | actual", "Thu hải sản | 640 tấn | 2023-9M | actual"],
    ),
    (
        "parts of a yearly growth grow by the year",
        "2021..2025",
        "Tốc độ tăng giá trị sản xuất bình quân hằng năm đạt 9%, trong đó chăn nuôi tăng 4%.",
        [
            "Tốc độ tăng giá trị sản xuất bình quân | 9 % | 2021..2025 | actual",
            "Tốc độ tăng chăn nuôi | - | 2021..2025 | actual | delta 4 %/năm previous_year",
        ],
    ),
    (
        "a noun joined by a comma to what was built",
        "2023",
        "Nâng cấp 18,7 km kè, đê, đạt 101,1% kế hoạch.",
        ["Nâng cấp kè, đê | 18.7 km | 2023 | actual | ratio 101.1 % plan"],
    ),
    (
        "shares one after the other, each of a thing of its own",
        "2023",
        "Hộ dùng nước sạch đạt 96,4%, rác thải được thu gom đạt 79,5%.",
        ["Hộ dùng nước sạch | 96.4 % | 2023 | actual", "rác thải được thu gom | 79.5 % | 2023 | actual"],
    ),
    (
        "growth alone",
        "2023",
        "Đàn ong tăng 14%.",
        ["Đàn ong | - | 2023 | actual | delta 14 % previous_year"],
    ),
    (
        "the base said at the end holds for the list",
        "2024-Q3",
        "Va chạm đường thủy xảy ra 8 vụ, giảm 3 vụ; làm chết 4 người, giảm 2 người so với cùng kỳ.",
        [
            "vụ Va chạm đường thủy | 8 vụ | 2024-Q3 | actual | delta -3 vụ same_period",
            "người chết | 4 người | 2024-Q3 | actual | delta -2 người same_period",
        ],
    ),
    (
        "a plan in brackets",
        "2023-9M",
        "Sản lượng chè búp 9 tháng được 1.400 tấn (KH năm 2.000 tấn).",
        ["Sản lượng chè búp | 1400 tấn | 2023-9M | actual", "Sản lượng chè búp | 2000 tấn | 2023 | target"],
    ),
    (
        "the level of the same period in brackets",
        "2023-9M",
        "Khởi tố 31 vụ (cùng kỳ 38 vụ).",
        ["vụ khởi tố | 31 vụ | 2023-9M | actual", "vụ khởi tố | 38 vụ | 2022-9M | actual"],
    ),
    (
        "from a level to another",
        "2021",
        "Tỷ lệ đường được thắp sáng tăng từ 50% lên 64%.",
        [
            "Tỷ lệ đường được thắp sáng | 50 % | 2020 | actual",
            "Tỷ lệ đường được thắp sáng | 64 % | 2021 | actual",
        ],
    ),
    (
        "parts take the measure of their whole",
        "2024",
        "Sản lượng nấm 420 tấn, trong đó nấm rơm 300 tấn, nấm hương 120 tấn.",
        [
            "Sản lượng nấm | 420 tấn | 2024 | actual",
            "Sản lượng nấm rơm | 300 tấn | 2024 | actual",
            "Sản lượng nấm hương | 120 tấn | 2024 | actual",
        ],
    ),
    (
        "names given out in turn",
        "2024",
        "Tỷ trọng nông nghiệp, công nghiệp và dịch vụ lần lượt là 20%; 45% và 35%.",
        [
            "Tỷ trọng nông nghiệp | 20 % | 2024 | actual",
            "Tỷ trọng công nghiệp | 45 % | 2024 | actual",
            "Tỷ trọng dịch vụ | 35 % | 2024 | actual",
        ],
    ),
    (
        "years in brackets",
        "2021..2023",
        "Số lễ hội (năm 2021 là 3 lễ hội, năm 2022 là 9 lễ hội) chưa nhiều.",
        ["Số lễ hội | 3 lễ hội | 2021 | actual", "Số lễ hội | 9 lễ hội | 2022 | actual"],
    ),
    (
        "a target of a time to come, then what was reached",
        "2024",
        "Phấn đấu cuối năm 2026 có 80% bến xe bán vé điện tử; năm 2024 thực hiện được 52%.",
        ["bến xe bán vé điện tử | 80 % | 2026 | target", "bến xe bán vé điện tử | 52 % | 2024 | actual"],
    ),
    (
        "a share of a whole told by arithmetic",
        "2023",
        "Giới thiệu 640 quần chúng, 402 quần chúng được kết nạp (62,8%).",
        [
            "quần chúng giới thiệu | 640 quần chúng | 2023 | actual",
            "quần chúng được kết nạp | 402 quần chúng | 2023 | actual | ratio 62.8 % whole",
        ],
    ),
    (
        "a bare share of a count that is part of nothing is of the plan",
        "2025-H1",
        "Cảng đón 1.942 lượt tàu, bằng 49,8%.",
        ["lượt tàu Cảng đón | 1942 lượt tàu | 2025-H1 | actual | ratio 49.8 % plan"],
    ),
    (
        "bare shares behind fractions are theirs in turn, what the last says holds for all",
        "2024",
        "Có 17/24 trường mầm non, 22/26 trường tiểu học đạt chuẩn, tương ứng 70,8% và 84,6%.",
        [
            "trường mầm non đạt chuẩn | 17/24 trường | 2024 | actual | ratio 70.8 % whole",
            "trường tiểu học đạt chuẩn | 22/26 trường | 2024 | actual | ratio 84.6 % whole",
        ],
    ),
    (
        "names given out in turn share the last one's predicate and the first one's noun",
        "2025",
        "Tỷ lệ trường mầm non, tiểu học đạt chuẩn lần lượt là 75% và 90%.",
        [
            "Tỷ lệ trường mầm non đạt chuẩn | 75 % | 2025 | actual",
            "Tỷ lệ trường tiểu học đạt chuẩn | 90 % | 2025 | actual",
        ],
    ),
    (
        "a base in brackets is of the stretch that was named",
        "2025-H1",
        "Giá bán đạt 2.003,2 đồng/kWh, tăng 15,6 đồng/kWh so với quý I (1.987,6 đồng/kWh).",
        [
            "Giá bán | 2003.2 đồng/kWh | 2025-H1 | actual | delta 15.6 đồng/kWh previous_period",
            "Giá bán | 1987.6 đồng/kWh | 2025-Q1 | actual",
        ],
    ),
    (
        "a base told before its change, of all that a list was of",
        "2026-H1",
        "Kỷ luật 81 đảng viên: khiển trách 73, khai trừ 8. So với cùng kỳ năm 2025 (90 đảng viên) giảm 10%.",
        [
            "đảng viên kỷ luật | 81 đảng viên | 2026-H1 | actual | delta -10 % same_period",
            "đảng viên khiển trách | 73 đảng viên | 2026-H1 | actual",
            "đảng viên khai trừ | 8 đảng viên | 2026-H1 | actual",
            "đảng viên kỷ luật | 90 đảng viên | 2025-H1 | actual",
        ],
    ),
    (
        "growth given out in turn behind names that share a front",
        "2024-H1",
        "Số lượt khách qua cảng hàng không và bến tàu lần lượt là 612 lượt và 148 lượt, tăng tương ứng 9,4% và 21,7%.",
        [
            "Số lượt khách qua cảng hàng không | 612 lượt | 2024-H1 | actual | delta 9.4 % same_period",
            "Số lượt khách qua bến tàu | 148 lượt | 2024-H1 | actual | delta 21.7 % same_period",
        ],
    ),
    (
        "a mark that a figure is below is the level of the time before",
        "2023",
        "Diện tích rừng thiệt hại 6,7 ha, thấp hơn mức 18,4 ha của năm trước.",
        ["Diện tích rừng thiệt hại | 6.7 ha | 2023 | actual", "Diện tích rừng thiệt hại | 18.4 ha | 2022 | actual"],
    ),
    (
        "a mean over months behind the month's own growth",
        "2024-Q3",
        "CPI tháng 9 tăng 0,3% so với tháng trước; bình quân 9 tháng tăng 3,1% so với cùng kỳ.",
        [
            "CPI | - | 2024-M09 | actual | delta 0.3 % previous_period",
            "CPI bình quân | - | 2024-9M | actual | delta 3.1 % same_period",
        ],
    ),
    (
        "communes are units of their own",
        "2025",
        "Tỉnh có 102 đơn vị hành chính cấp xã, gồm 81 xã và 21 phường.",
        [
            "đơn vị hành chính cấp xã | 102 đơn vị | 2025 | actual",
            "xã | 81 xã | 2025 | actual",
            "phường | 21 phường | 2025 | actual",
        ],
    ),
    (
        "a share of a kind in brackets, and a case of what was counted",
        "2024",
        "97,8% chi bộ hoàn thành tốt nhiệm vụ (hoàn thành xuất sắc 19,6%); kỷ luật 38 đảng viên, tăng 5 trường hợp.",
        [
            "chi bộ hoàn thành tốt nhiệm vụ | 97.8 % | 2024 | actual",
            "chi bộ hoàn thành xuất sắc | 19.6 % | 2024 | actual",
            "đảng viên kỷ luật | 38 đảng viên | 2024 | actual | delta 5 trường hợp previous_year",
        ],
    ),
    (
        "a share in brackets of the count it stands behind, and a fall from the year's beginning",
        "2024",
        "Còn 2.318 hộ nghèo, giảm 742 hộ; 1.905 hộ cận nghèo (2,84%); tổn thất nước giảm từ 28% đầu năm xuống 24,5%.",
        [
            "hộ nghèo | 2318 hộ nghèo | 2024 | actual | delta -742 hộ previous_year",
            "hộ cận nghèo | 1905 hộ cận nghèo | 2024 | actual | ratio 2.84 % whole",
            "tổn thất nước | 28 % | 2023 | actual",
            "tổn thất nước | 24.5 % | 2024 | actual",
        ],
    ),
    (
        "lengths of time that are measured, and one that tells how long",
        "2025",
        "SAIDI 31 phút; thời gian giải quyết hồ sơ không quá 5 ngày, tập huấn trong 5 ngày.",
        ["SAIDI | 31 phút | 2025 | actual", "thời gian giải quyết hồ sơ | le 5 ngày | 2025 | actual"],
    ),
    (
        "result and target with a slash",
        "2023",
        "Tỷ lệ thôn đạt chuẩn văn hóa 91,2%/85%.",
        [
            "Tỷ lệ thôn đạt chuẩn văn hóa | 91.2 % | 2023 | actual",
            "Tỷ lệ thôn đạt chuẩn văn hóa | 85 % | 2023 | target",
        ],
    ),
    (
        "lines of a list",
        "2023",
        "Kết quả ngành muối:\n- Sản lượng: 1.200 tấn;\n- Diện tích: 40 ha (đạt 95% KH).",
        ["Sản lượng muối | 1200 tấn | 2023 | actual", "Diện tích muối | 40 ha | 2023 | actual | ratio 95 % plan"],
    ),
    (
        "a result of a year before behind targets",
        "2025",
        "Phấn đấu hết quý III/2025 có 70% trạm được nối mạng, cuối năm 2025 đạt 90%; năm 2024 thực hiện được 58,3%.",
        [
            "trạm được nối mạng | 70 % | 2025-9M | target",
            "trạm được nối mạng | 90 % | 2025 | target",
            "trạm được nối mạng | 58.3 % | 2024 | actual",
        ],
    ),
]


@pytest.mark.parametrize(("period", "text", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_sentence_says(period: str, text: str, said: list[str]) -> None:
    assert [short(o) for o in observe(report(text, period))] == said


NOTHING = [
    "Căn cứ Thông tư số 25/2022/TT-BNNPTNT ngày 30/12/2022 và Quyết định số 81/QĐ-TTg.",
    "Hội nghị lần thứ 9 khóa XXVI diễn ra trong 02 ngày tại hội trường số 3.",
    'Cuộc vận động "Xây dựng gia đình 5 không, 3 sạch" và Đề án 06 được triển khai.',
    "Trẻ từ 5 đến dưới 12 tuổi và người trên 80 tuổi được khám tại 5 phường.",
    "Đơn vị xếp thứ 12/34 tỉnh, tăng 5 bậc.",
    "3.1. Tình hình chung\n(2) Về văn hóa",
    "Tổ chức thực hiện 09 chương trình công tác, 05 nhiệm vụ trọng tâm, 3 khâu đột phá.",
    "Không để xảy ra cháy lớn; không có vụ việc khiếu kiện vượt cấp.",
    "Đường dây 110 kV và quốc lộ 1A được nâng cấp sau 4 năm.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_name_or_order_are_no_figures(text: str) -> None:
    assert [short(o) for o in observe(report(text))] == []


def test_a_resolution_sets_targets_and_reports_the_past() -> None:
    text = "Năm 2022 thu 40 tỷ đồng. Năm 2023 thu 45 tỷ đồng."
    roles = [o.role for o in observe(report(text, "2023", "resolution"))]
    assert roles == ["actual", "target"]


def test_every_figure_stands_where_its_anchor_says() -> None:
    text = "Sản lư ợng tôm 2.15 0 tấn,  tăng 11 ,2% so v ới cùng kỳ."
    (found,) = observe(report(text))
    assert text[found.anchor.start : found.anchor.end] == "2.15 0 tấn"
    anchor = found.relations[0].anchor
    assert anchor is not None
    assert text[anchor.start : anchor.end] == "11 ,2%"


def test_ids_are_one_of_a_kind_and_stay_the_same() -> None:
    text = "Thu 5 tỷ đồng, chi 4 tỷ đồng.\n\nThu 5 tỷ đồng, chi 4 tỷ đồng."
    ids = [o.id for o in observe(report(text))]
    assert len(set(ids)) == 4
    assert ids == [o.id for o in observe(report(text))]


def test_explaining_names_the_rule_and_what_was_left_out() -> None:
    said = explain(report("Nghị quyết số 17 đề ra; thu ước đạt 12 tỷ đồng, bằng 61% dự toán."))
    assert "ratio" in said
    assert "17" in said


@pytest.mark.parametrize("piece", ["1", "1,", "(", "1.234,5 ", "( 5 tỷ ", "tăng 5%, ", "từ 5 đến ", "đạt ", "lũy kế "])
def test_no_row_of_marks_makes_a_rule_run_away(piece: str) -> None:
    text = "Thu " + piece * (40_000 // len(piece))
    assert isinstance(observe(report(text)), tuple)


def under(heading: str, text: str, period: str, kind: ReportKind = "year", day: date | None = None) -> Report:
    """A report of one paragraph under a heading."""
    blocks = (Block("h", "paragraph", heading), Block("b", "paragraph", text))
    section = Section("s1", None, 1, "I", heading, ("h", "b"), "h")
    identity = Identity(kind=kind, period=parse(period), date=day)
    return Report(Source("r", "r.txt", "0"), "txt", identity, (section,), blocks)


HEADINGS = [
    ("KẾ HOẠCH NĂM 2025", "2024", "year", "2025", "target"),
    ("Đánh giá tình hình năm 2023", "2024", "resolution", "2023", "actual"),
    ("Phương hướng, nhiệm vụ quý II", "2024-Q1", "quarter", "2024-Q2", "target"),
    ("Kết quả thực hiện nhiệm vụ quý I", "2024-Q1", "quarter", "2024-Q1", "actual"),
]


@pytest.mark.parametrize(("heading", "own", "kind", "period", "role"), HEADINGS)
def test_a_heading_says_whose_time_it_is(heading: str, own: str, kind: ReportKind, period: str, role: str) -> None:
    (found,) = [o for o in observe(under(heading, "Thu hoạch 90 tấn muối.", own, kind)) if o.anchor.block == "b"]
    assert (str(found.period), found.role) == (period, role)


def test_a_years_report_written_before_its_end_estimates() -> None:
    (found,) = observe(under("Kết quả", "Thu hoạch 90 tấn muối.", "2024", "year", date(2024, 12, 6)))
    assert found.role == "estimate"


def test_numbers_without_a_word_are_named_from_above_or_not_at_all() -> None:
    assert [o.indicator for o in observe(under("Tỷ lệ hộ nghèo", "5%", "2024"))] == ["Tỷ lệ hộ nghèo"]
    assert not observe(report("5%, 6%; 12.400"))


def test_a_list_takes_the_line_that_introduces_it() -> None:
    found = observe(report("Kết quả ngành muối:\n\n- Sản lượng: 90 tấn;\n\n- Diện tích: 4 ha.", "2023"))
    assert [o.indicator for o in found] == ["Sản lượng muối", "Diện tích muối"]


def test_a_number_with_two_readings_is_doubted_where_both_notations_stand() -> None:
    mixed = "Đạt 98,6%; thu 12,5 tỷ đồng; chi 1,234.5 tỷ đồng. Sản lượng muối đạt 1.250 tấn."
    found = [o for o in observe(report(mixed)) if o.indicator == "Sản lượng muối"]
    assert [len(o.doubts) for o in found] == [1]
    assert [o.doubts for o in observe(report("Sản lượng muối đạt 1.250 tấn, tăng 8,5%."))] == [()]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rule_has_its_example_in_words(language: Language) -> None:
    for name, _ in RULES:
        assert words(f"figures.rules.{name}", language)
