"""Sentences as Vietnamese offices write them, found by reading reports by eye: a case for each rule they asked for."""

from __future__ import annotations

import pytest

from compare.figures import observe
from tests.compare.figures.test_prose import report, short

CASES: list[tuple[str, str, str, list[str]]] = [
    (
        "what is brought below a level is told at that level, without the verb",
        "2026",
        "Phấn đấu kéo giảm số vụ phạm pháp hình sự xuống dưới 620 vụ; kéo giảm tệ nạn xã hội dưới 80 vụ.",
        [
            "số vụ phạm pháp hình sự | lt 620 vụ | 2026 | target",
            "vụ tệ nạn xã hội | lt 80 vụ | 2026 | target",
        ],
    ),
    (
        "how many measures fell is no part of the name of any",
        "2026",
        "Tai nạn giao thông giảm cả 3 tiêu chí, xảy ra 240 vụ.",
        ["vụ Tai nạn giao thông | 240 vụ | 2026 | actual"],
    ),
    (
        "a bare count behind a semicolon is done like the one before",
        "2025-H1",
        "Kiểm tra 13 tổ chức đảng, đạt 108,3%; 16 đảng viên; giám sát chuyên đề 7 TCĐ, đạt 87,5% kế hoạch.",
        [
            "tổ chức đảng kiểm tra | 13 tổ chức đảng | 2025-H1 | actual | ratio 108.3 % plan",
            "đảng viên kiểm tra | 16 đảng viên | 2025-H1 | actual",
            "TCĐ giám sát chuyên đề | 7 TCĐ | 2025-H1 | actual | ratio 87.5 % plan",
        ],
    ),
    (
        "but not another count of the same noun",
        "2025-H1",
        "Kết nạp 29 đ/v, đạt 76,3%; 1.303 đảng viên.",
        [
            "đ/v kết nạp | 29 đ/v | 2025-H1 | actual | ratio 76.3 % plan",
            "đảng viên | 1303 đảng viên | 2025-H1 | actual",
        ],
    ),
    (
        "what commas join ends at a semicolon, and its whole with it",
        "2025-H1",
        "Số bài báo quốc tế 47 bài, gồm WoS 19 bài, Scopus 28 bài; bài báo trong nước 109 bài, đạt 47,4%.",
        [
            "Số bài báo quốc tế | 47 bài | 2025-H1 | actual",
            "bài WoS | 19 bài | 2025-H1 | actual",
            "bài Scopus | 28 bài | 2025-H1 | actual",
            "bài báo trong nước | 109 bài | 2025-H1 | actual | ratio 47.4 % plan",
        ],
    ),
    (
        "the base in brackets may be in another scale of the unit",
        "2025-H1",
        "Nước thô cung cấp 8,9 triệu m3, tăng 4,7% so với cùng kỳ (8.500 nghìn m3).",
        [
            "Nước thô cung cấp | 8.9 triệu m3 | 2025-H1 | actual | delta 4.7 % same_period",
            "Nước thô cung cấp | 8500 nghìn m3 | 2024-H1 | actual",
        ],
    ),
    (
        "what ends like a field of work and is one thing lends its front to nothing",
        "2025-H1",
        "Diện tích tưới 630 ha: lúa 410 ha, rau và cây công nghiệp 150 ha, thủy sản 70 ha.",
        [
            "Diện tích tưới | 630 ha | 2025-H1 | actual",
            "Diện tích lúa | 410 ha | 2025-H1 | actual",
            "Diện tích rau và cây công nghiệp | 150 ha | 2025-H1 | actual",
            "Diện tích thủy sản | 70 ha | 2025-H1 | actual",
        ],
    ),
    (
        "how a field of work went is no part of what is counted behind its comma",
        "2025",
        "Phong trào hiến máu tiếp tục được quan tâm, đến nay có 340 đơn vị máu được tiếp nhận.",
        ["đơn vị máu được tiếp nhận | 340 đơn vị máu | 2025 | actual"],
    ),
    (
        "nor behind its colon",
        "2025",
        "Phong trào hiến máu được chú trọng: đến nay có 28 câu lạc bộ được thành lập.",
        ["câu lạc bộ được thành lập | 28 câu lạc bộ | 2025 | actual"],
    ),
    (
        "a number that names who acts stands before its deed",
        "2025-H1",
        "Tòa án nhân dân khu vực 2 thụ lý 418 vụ, trong đó dân sự 260 vụ.",
        [
            "vụ thụ lý | 418 vụ | 2025-H1 | actual",
            "vụ dân sự | 260 vụ | 2025-H1 | actual",
        ],
    ),
    (
        "an agreement is no estimate",
        "2025-H1",
        "Thỏa ước lao động tập thể được ký ở 66,9% doanh nghiệp. Có 430 công nhân nghỉ việc.",
        [
            "Thỏa ước lao động tập thể được ký doanh nghiệp | 66.9 % | 2025-H1 | actual",
            "công nhân nghỉ việc | 430 công nhân | 2025-H1 | actual",
        ],
    ),
    (
        "capital newly registered and added is a level, and what is put to work is another",
        "2025-H1",
        "Vốn FDI đăng ký mới và tăng thêm 214 triệu USD; vốn FDI thực hiện 101 triệu USD.",
        [
            "Vốn FDI đăng ký mới và tăng thêm | 214 triệu USD | 2025-H1 | actual",
            "vốn FDI thực hiện | 101 triệu USD | 2025-H1 | actual",
        ],
    ),
    (
        "a stage of planning began with its first year",
        "2023",
        "Lũy kế từ đầu giai đoạn đến nay thành lập mới 92 HTX, đạt 61,3% kế hoạch giai đoạn.",
        [
            "HTX thành lập mới | 92 HTX | 2021..2023 | actual | ratio 61.3 % term_target",
        ],
    ),
    (
        "so many years up to now",
        "2023",
        "Lũy kế 3 năm thành lập mới 92 HTX. Hai năm 2021 - 2022 giải thể 19 HTX.",
        [
            "HTX thành lập mới | 92 HTX | 2021..2023 | actual",
            "HTX giải thể | 19 HTX | 2021..2022 | actual",
        ],
    ),
    (
        "how a level is held is no part of its name",
        "2023",
        "Tỷ lệ nợ xấu của Quỹ giữ ở mức dưới 2%.",
        [
            "Tỷ lệ nợ xấu của Quỹ | lt 2 % | 2023 | actual",
        ],
    ),
    (
        "crops in words belong to a field's name",
        "2025-H1",
        "Diện tích lúa hai vụ là 640 ha.",
        [
            "Diện tích lúa hai vụ | 640 ha | 2025-H1 | actual",
        ],
    ),
    (
        "a second plan in a list of shares",
        "2025-H1",
        "Thu phí cảng biển 86 tỷ đồng, đạt 104,2% dự toán tỉnh giao, 98,5% chỉ tiêu phấn đấu.",
        [
            "Thu phí cảng biển | 86 tỷ đồng | 2025-H1 | actual | ratio 104.2 % plan | ratio 98.5 % plan",
        ],
    ),
    (
        "a measure whose words end in a list of bodies",
        "2025-H1",
        "Chỉ số hài lòng của người dân, tổ chức đạt 92,4%.",
        [
            "Chỉ số hài lòng của người dân, tổ chức | 92.4 % | 2025-H1 | actual",
        ],
    ),
    (
        "shares in turn whose plan is said at the end",
        "2025-H1",
        "Số học viên sơ cấp, trung cấp, cao đẳng lần lượt là 410, 265, 120 học viên, đạt 102,5%, 88,3%, 80% kế hoạch.",
        [
            "Số học viên sơ cấp | 410 học viên | 2025-H1 | actual | ratio 102.5 % plan",
            "Số học viên trung cấp | 265 học viên | 2025-H1 | actual | ratio 88.3 % plan",
            "Số học viên cao đẳng | 120 học viên | 2025-H1 | actual | ratio 80 % plan",
        ],
    ),
    (
        "the year behind a slash",
        "2025-H1",
        "Tỷ lệ thu gom rác đạt 88,2%/90% KH năm.",
        [
            "Tỷ lệ thu gom rác | 88.2 % | 2025-H1 | actual",
            "Tỷ lệ thu gom rác | 90 % | 2025 | target",
        ],
    ),
    (
        "the target a share passes, in brackets",
        "2025-H1",
        "Khám phá 42/50 vụ án, đạt 84%, cao hơn 4% so với chỉ tiêu (80%).",
        [
            "vụ án khám phá | 42/50 vụ án | 2025-H1 | actual | ratio 84 % whole | delta 4 % plan",
            "vụ án khám phá | 80 % | 2025-H1 | target",
        ],
    ),
    (
        "what a bracket counts with no unit",
        "2025-H1",
        "Thành lập 36 tổ hợp tác (lĩnh vực chăn nuôi 14, trồng trọt 22).",
        [
            "tổ hợp tác thành lập | 36 tổ hợp tác | 2025-H1 | actual",
            "tổ hợp tác chăn nuôi | 14 tổ hợp tác | 2025-H1 | actual",
            "tổ hợp tác trồng trọt | 22 tổ hợp tác | 2025-H1 | actual",
        ],
    ),
    (
        "a share of the count before its neighbour, by arithmetic",
        "2025-H1",
        "Phát hiện 25 vụ, bắt giữ 20 vụ, 31 đối tượng, đạt 80%.",
        [
            "vụ phát hiện | 25 vụ | 2025-H1 | actual",
            "vụ bắt giữ | 20 vụ | 2025-H1 | actual | ratio 80 % whole",
            "đối tượng bắt giữ | 31 đối tượng | 2025-H1 | actual",
        ],
    ),
    (
        "a part of a stated sum is of the whole",
        "2025-H1",
        "Thu hồi 18 tỷ đồng/45 tỷ đồng tiền chiếm đoạt, đạt 40%.",
        [
            "Thu hồi tiền chiếm đoạt | 18/45 tỷ đồng | 2025-H1 | actual | ratio 40 % whole",
        ],
    ),
    (
        "amounts of the work named before them",
        "2025-H1",
        "Đào đắp 14 km mương với khối lượng 9.600 m3, kinh phí 2,1 tỷ đồng.",
        [
            "Đào đắp mương | 14 km | 2025-H1 | actual",
            "khối lượng đào đắp mương | 9600 m3 | 2025-H1 | actual",
            "kinh phí đào đắp mương | 2.1 tỷ đồng | 2025-H1 | actual",
        ],
    ),
    (
        "grades that are verbs elsewhere",
        "2025-H1",
        "Khối 9 có 300 học sinh, trong đó xếp loại tốt 60 em, khá 150 em, đạt 80 em, chưa đạt 10 em.",
        [
            "học sinh Khối 9 | 300 học sinh | 2025-H1 | actual",
            "học sinh Khối 9 xếp loại tốt | 60 em | 2025-H1 | actual",
            "học sinh Khối 9 khá | 150 em | 2025-H1 | actual",
            "học sinh Khối 9 loại đạt | 80 em | 2025-H1 | actual",
            "học sinh Khối 9 loại chưa đạt | 10 em | 2025-H1 | actual",
        ],
    ),
    (
        "both ways of a move",
        "2025-H1",
        "Chuyển sinh hoạt đoàn đi 14, đến 21 đoàn viên.",
        [
            "Chuyển sinh hoạt đoàn đi | 14 đoàn viên | 2025-H1 | actual",
            "Chuyển sinh hoạt đoàn đến | 21 đoàn viên | 2025-H1 | actual",
        ],
    ),
    (
        "what was told of is done, in two verbs",
        "2025-H1",
        "Xảy ra 12 vụ hỏa hoạn, đã điều tra, làm rõ 9 vụ.",
        [
            "vụ hỏa hoạn | 12 vụ | 2025-H1 | actual",
            "vụ hỏa hoạn điều tra, làm rõ | 9 vụ | 2025-H1 | actual",
        ],
    ),
    (
        "a deed of someone holds for the list",
        "2025-H1",
        "Hạt Kiểm lâm trồng 25 ha keo, 14 ha quế và 3 ha lim.",
        [
            "trồng keo | 25 ha | 2025-H1 | actual",
            "quế trồng | 14 ha | 2025-H1 | actual",
            "lim trồng | 3 ha | 2025-H1 | actual",
        ],
    ),
    (
        "an estimate holds within its brackets",
        "2025-H1",
        "Doanh thu vận tải ước đạt 86 tỷ đồng (hàng hóa 51 tỷ đồng; hành khách 35 tỷ đồng).",
        [
            "Doanh thu vận tải | 86 tỷ đồng | 2025-H1 | estimate",
            "Doanh thu hàng hóa | 51 tỷ đồng | 2025-H1 | estimate",
            "Doanh thu hành khách | 35 tỷ đồng | 2025-H1 | estimate",
        ],
    ),
    (
        "members of a list that is joined by commas give way whole",
        "2025",
        "Cơ cấu kinh tế: nông, lâm, thủy sản 21,5%; công nghiệp - xây dựng 44%; dịch vụ 34,5%.",
        [
            "Cơ cấu kinh tế nông, lâm, thủy sản | 21.5 % | 2025 | actual",
            "Cơ cấu kinh tế công nghiệp - xây dựng | 44 % | 2025 | actual",
            "Cơ cấu kinh tế dịch vụ | 34.5 % | 2025 | actual",
        ],
    ),
    (
        "parts of a growth behind semicolons",
        "2025",
        "Tốc độ tăng giá trị sản xuất đạt 9%, trong đó nông nghiệp tăng 3%; công nghiệp tăng 12%; dịch vụ tăng 8%.",
        [
            "Tốc độ tăng giá trị sản xuất | 9 % | 2025 | actual",
            "Tốc độ tăng nông nghiệp | - | 2025 | actual | delta 3 % previous_year",
            "Tốc độ tăng công nghiệp | - | 2025 | actual | delta 12 % previous_year",
            "Tốc độ tăng dịch vụ | - | 2025 | actual | delta 8 % previous_year",
        ],
    ),
    (
        "the level a rate fell to, in brackets",
        "2025",
        "Tỷ lệ hộ cận nghèo giảm 1,2% (còn 4,5%).",
        [
            "Tỷ lệ hộ cận nghèo | 4.5 % | 2025 | actual | delta -1.2 % previous_year",
        ],
    ),
    (
        "so many criteria each are part of the name",
        "2025",
        "Hiện có 4 xã đạt 19/19 tiêu chí.",
        [
            "xã đạt 19/19 tiêu chí | 4 xã | 2025 | actual",
        ],
    ),
    (
        "what is gathered in a place keeps its words",
        "2025",
        "Tổng thu ngân sách đạt 60 tỷ đồng, trong đó thu trên địa bàn huyện 24 tỷ đồng.",
        [
            "Tổng thu ngân sách | 60 tỷ đồng | 2025 | actual",
            "thu trên địa bàn huyện | 24 tỷ đồng | 2025 | actual",
        ],
    ),
    (
        "files that are due",
        "2025",
        "Hồ sơ tiếp nhận 1.200 hồ sơ; đến hạn giải quyết là 1.150 hồ sơ.",
        [
            "Hồ sơ tiếp nhận | 1200 hồ sơ | 2025 | actual",
            "hồ sơ đến hạn giải quyết | 1150 hồ sơ | 2025 | actual",
        ],
    ),
    (
        "bodies listed before what they hand in",
        "2025",
        "Có 9 cơ quan, đơn vị phát sinh hồ sơ trực tuyến với tổng số 640 hồ sơ.",
        [
            "cơ quan, đơn vị phát sinh hồ sơ trực tuyến | 9 cơ quan | 2025 | actual",
            "tổng số hồ sơ | 640 hồ sơ | 2025 | actual",
        ],
    ),
    (
        "forms of a penalty",
        "2025",
        "Kỷ luật 18 đảng viên, với hình thức: khiển trách 12 đảng viên, cảnh cáo 6 đảng viên.",
        [
            "đảng viên kỷ luật | 18 đảng viên | 2025 | actual",
            "đảng viên khiển trách | 12 đảng viên | 2025 | actual",
            "đảng viên cảnh cáo | 6 đảng viên | 2025 | actual",
        ],
    ),
    (
        "two deeds behind “đã”",
        "2025",
        "Huyện ủy đã tiến hành kiểm tra, giám sát 14 lượt tổ chức đảng.",
        [
            "lượt tổ chức đảng kiểm tra, giám sát | 14 lượt tổ chức đảng | 2025 | actual",
        ],
    ),
    (
        "a thing before a colon in a bracket",
        "2025",
        "Kết quả vụ hè thu (Lúa: diện tích 207 ha, năng suất 60 tạ/ha; Ngô: diện tích 40 ha).",
        [
            "diện tích Lúa | 207 ha | 2025 | actual",
            "năng suất Lúa | 60 tạ/ha | 2025 | actual",
            "diện tích Ngô | 40 ha | 2025 | actual",
        ],
    ),
    (
        "plans in turn in a bracket",
        "2025",
        "Cơ cấu nông nghiệp - công nghiệp - dịch vụ: 15% - 40% - 45% (kế hoạch 14% - 43% - 43%).",
        [
            "Cơ cấu nông nghiệp | 15 % | 2025 | actual",
            "Cơ cấu công nghiệp | 40 % | 2025 | actual",
            "Cơ cấu dịch vụ | 45 % | 2025 | actual",
            "Cơ cấu nông nghiệp | 14 % | 2025 | target",
            "Cơ cấu công nghiệp | 43 % | 2025 | target",
            "Cơ cấu dịch vụ | 43 % | 2025 | target",
        ],
    ),
    (
        "a bare deed of a budget behind its full name",
        "2025",
        "Thu ngân sách xã hằng năm đều tăng. Năm 2023 thu đạt 4,1 tỷ đồng; năm 2024 thu đạt 4,6 tỷ đồng.",
        [
            "Thu ngân sách xã | 4.1 tỷ đồng | 2023 | actual",
            "Thu ngân sách xã | 4.6 tỷ đồng | 2024 | actual",
        ],
    ),
    (
        "a body whose name begins like a measure",
        "2025",
        "Thuế cơ sở 4 quản lý 2.100 hộ kinh doanh.",
        [
            "hộ kinh doanh | 2100 hộ kinh doanh | 2025 | actual",
        ],
    ),
    (
        "the length of what was counted, and its money",
        "2025",
        "Nghiệm thu 5 tuyến kênh nội đồng với tổng chiều dài 7,2 km, kinh phí 4,8 tỷ đồng.",
        [
            "tuyến kênh nội đồng nghiệm thu | 5 tuyến | 2025 | actual",
            "tổng chiều dài tuyến | 7.2 km | 2025 | actual",
            "kinh phí tuyến | 4.8 tỷ đồng | 2025 | actual",
        ],
    ),
    (
        "where those counted went, in a bracket",
        "2025",
        "Đưa 60 lao động đi làm việc ở nước ngoài (Nhật Bản 35, Hàn Quốc 25).",
        [
            "lao động đi làm việc ở nước ngoài đưa | 60 lao động | 2025 | actual",
            "lao động Nhật Bản | 35 lao động | 2025 | actual",
            "lao động Hàn Quốc | 25 lao động | 2025 | actual",
        ],
    ),
    (
        "a year is the second base of a list of shares",
        "2025",
        "Lợi nhuận 3,4 tỷ đồng, bằng 104% kế hoạch và 121% năm 2024.",
        [
            "Lợi nhuận | 3.4 tỷ đồng | 2025 | actual | ratio 104 % plan | ratio 121 % previous_year",
        ],
    ),
    (
        "how far the things counted are",
        "2025-H1",
        "Trong 60 nhiệm vụ được giao, đã hoàn thành 48, đang thực hiện 12.",
        [
            "nhiệm vụ được giao | 60 nhiệm vụ | 2025-H1 | actual",
            "nhiệm vụ hoàn thành | 48 nhiệm vụ | 2025-H1 | actual",
            "đang thực hiện | 12 nhiệm vụ | 2025-H1 | actual",
        ],
    ),
    (
        "nouns listed behind the counted one",
        "2025-H1",
        "Có 31/34 chi bộ thôn, khu phố có chi ủy.",
        [
            "chi bộ thôn, khu phố có chi ủy | 31/34 chi bộ | 2025-H1 | actual",
        ],
    ),
    (
        "who builds is no name of a plan",
        "2025-H1",
        "Thu phí chợ đạt 2 tỷ đồng; đạt 91% dự toán phường xây dựng.",
        [
            "Thu phí chợ | 2 tỷ đồng | 2025-H1 | actual | ratio 91 % plan",
        ],
    ),
    (
        "a share within those told of takes their noun",
        "2025-H1",
        "97% hộ dân dùng điện lưới; trong đó 70% dùng điện mặt trời.",
        [
            "hộ dân dùng điện lưới | 97 % | 2025-H1 | actual",
            "hộ dân dùng điện mặt trời | 70 % | 2025-H1 | actual",
        ],
    ),
    (
        "a target before it was changed is one",
        "2025-H1",
        "Điều chỉnh chỉ tiêu thu tiền thuê đất từ 30 tỷ đồng xuống 22 tỷ đồng.",
        [
            "thu tiền thuê đất | 30 tỷ đồng | 2025-H1 | target",
            "thu tiền thuê đất | 22 tỷ đồng | 2025-H1 | target",
        ],
    ),
    (
        "members without a front of their own",
        "2025-H1",
        "(nông, lâm nghiệp tăng 3%; công nghiệp - xây dựng tăng 11%; dịch vụ tăng 7%).",
        [
            "nông, lâm nghiệp | - | 2025-H1 | actual | delta 3 % same_period",
            "công nghiệp - xây dựng | - | 2025-H1 | actual | delta 11 % same_period",
            "dịch vụ | - | 2025-H1 | actual | delta 7 % same_period",
        ],
    ),
    (
        "grades joined by a comma",
        "2025-H1",
        "Kết quả khá, giỏi 82%.",
        [
            "khá, giỏi | 82 % | 2025-H1 | actual",
        ],
    ),
    (
        "what newly came up",
        "2025-H1",
        "Số hộ thoát nghèo 40 hộ, phát sinh mới 6 hộ.",
        [
            "Số hộ thoát nghèo | 40 hộ | 2025-H1 | actual",
            "hộ phát sinh mới | 6 hộ | 2025-H1 | actual",
        ],
    ),
    (
        "a unit in capitals",
        "2025-H1",
        "TỔNG CHI NGÂN SÁCH 18,2 TỶ ĐỒNG.",
        [
            "TỔNG CHI NGÂN SÁCH | 18.2 tỷ đồng | 2025-H1 | actual",
        ],
    ),
    (
        "a share with the state said behind a count",
        "2025-H1",
        "Có 90% gia đình, 8/9 thôn đạt danh hiệu văn hóa.",
        [
            "gia đình đạt danh hiệu văn hóa | 90 % | 2025-H1 | actual",
            "thôn đạt danh hiệu văn hóa | 8/9 thôn | 2025-H1 | actual",
        ],
    ),
    (
        "deeds that a comma joins belong to what is counted, the last of them only where it leads to no figure",
        "2025-Q1",
        "Tổ chức 12 cuộc kiểm tra, giám sát, xử phạt 146 triệu đồng; 3 cuộc thanh tra, kiểm tra 15 đơn vị.",
        [
            "cuộc kiểm tra, giám sát tổ chức | 12 cuộc | 2025-Q1 | actual",
            "tiền xử phạt | 146 triệu đồng | 2025-Q1 | actual",
            "cuộc thanh tra | 3 cuộc | 2025-Q1 | actual",
            "kiểm tra | 15 đơn vị | 2025-Q1 | actual",
        ],
    ),
    (
        "months gone through",
        "2025-H1",
        "Qua 4 tháng giải ngân được 31% kế hoạch vốn.",
        [
            "giải ngân | - | 2025-4M | actual | ratio 31 % plan",
        ],
    ),
    (
        "a plan named as a total is one",
        "2026-H1",
        "Tổng kế hoạch vốn năm 2026 là 50 tỷ đồng, đến nay giải ngân 20 tỷ đồng, đạt 40%.",
        [
            "Tổng kế hoạch vốn | 50 tỷ đồng | 2026 | target",
            "giải ngân Tổng kế hoạch vốn | 20 tỷ đồng | 2026-H1 | actual | ratio 40 % plan",
        ],
    ),
]


@pytest.mark.parametrize(("period", "text", "said"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_office_writes(period: str, text: str, said: list[str]) -> None:
    assert [short(o) for o in observe(report(text, period))] == said
