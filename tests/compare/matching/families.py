"""Two invented families of reports: a commune's Party committee (Vietnamese), and a health charity (English)."""

from __future__ import annotations

from tests.compare.matching.build import Written, written

_RESOLUTION = """
# I. Đánh giá kết quả lãnh đạo năm 2022 @before
Năm 2022 Đảng bộ hoàn thành 14/16 chỉ tiêu, còn 02 chỉ tiêu về phát triển đảng viên và thu ngân sách chưa đạt.
# II. Mục tiêu, chỉ tiêu năm 2023
## 1. Mục tiêu chung
Xây dựng Đảng bộ trong sạch, vững mạnh; giữ vững ổn định chính trị, phát triển kinh tế nhanh.
## 2. Các chỉ tiêu cụ thể @measures
= budget | Thu ngân sách nhà nước trên địa bàn | 62 tỷ đồng | 2023 | target
= kept | Thu ngân sách xã được hưởng | 18.5 tỷ đồng | 2023 | target
= income | Thu nhập bình quân đầu người | 68 triệu đồng/người/năm | 2023 | target
= poor | Tỷ lệ hộ nghèo đa chiều | 1.8 % | 2023 | target
= members | Số đảng viên mới kết nạp | 60 đảng viên | 2023 | target
= cells_good | Tỷ lệ chi bộ hoàn thành tốt nhiệm vụ trở lên | 90 % | 2023 | target
= cells_best | Tỷ lệ chi bộ hoàn thành xuất sắc nhiệm vụ | 20 % | 2023 | target
= checked | Số tổ chức đảng được kiểm tra | 14 tổ chức đảng | 2023 | target
= watched | Số tổ chức đảng được giám sát | 10 tổ chức đảng | 2023 | target
= rice | Sản lượng lương thực có hạt | 8200 tấn | 2023 | target
= forest | Tỷ lệ che phủ rừng | 41.5 % | 2023 | target
= bhyt | Tỷ lệ người dân tham gia bảo hiểm y tế | 95 % | 2023 | target
= culture | Tỷ lệ gia đình đạt danh hiệu văn hóa | 92 % | 2023 | target
= recruits | Giao quân | 100 % | 2023 | target
# III. Nhiệm vụ, giải pháp chủ yếu @tasks_next
Tập trung tháo gỡ khó khăn cho sản xuất, nâng cao chất lượng sinh hoạt chi bộ, tăng cường kiểm tra, giám sát.
# IV. Tổ chức thực hiện
Các chi bộ xây dựng kế hoạch thực hiện nghị quyết; Ủy ban Kiểm tra theo dõi, đôn đốc.
"""

_QUARTER = """
# A. KẾT QUẢ LÃNH ĐẠO QUÝ I @results
# I. Lãnh đạo thực hiện nhiệm vụ chính trị
## 1. Về kinh tế @economy
Thu ngân sách trên địa bàn quý I đạt 14,2 tỷ đồng; sản xuất vụ xuân đúng khung thời vụ, trồng rừng tập trung 12 ha.
= budget | Thu NSNN trên địa bàn | 14.2 tỷ đồng | 2023-Q1 | actual
= kept | thu ngân sách xã hưởng | 4.1 tỷ đồng | 2023-Q1 | actual
= forest | độ che phủ rừng | 41.2 % | 2023-Q1 | actual
## 2. Văn hóa - xã hội @society
Các hoạt động mừng Đảng, mừng Xuân diễn ra an toàn; tỷ lệ bao phủ BHYT đạt 93,1%.
= bhyt | Tỷ lệ bao phủ BHYT | 93.1 % | 2023-Q1 | actual
= poor | hộ nghèo | 2.1 % | 2023-Q1 | actual
## 3. Quốc phòng, an ninh @defence
Giao quân đạt 100% chỉ tiêu; an ninh trật tự ổn định, xảy ra 02 vụ trộm cắp.
= recruits | Giao quân | 100 % | 2023-Q1 | actual
# II. Công tác xây dựng Đảng @party
## 1. Chính trị, tư tưởng @ideology
Tổ chức học tập, quán triệt nghị quyết cho 412 lượt đảng viên; nắm bắt dư luận xã hội.
## 2. Tổ chức, cán bộ và đảng viên @organisation
Kết nạp 11 đảng viên, đạt 18,3% kế hoạch; kiện toàn chức danh bí thư chi bộ thôn.
= members | Kết nạp đảng viên | 11 đảng viên | 2023-Q1 | actual
## 3. Kiểm tra, giám sát @inspection
Kiểm tra 03 tổ chức đảng, giám sát 02 tổ chức đảng, không có đảng viên bị kỷ luật.
= checked | Tổ chức đảng được kiểm tra | 3 tổ chức đảng | 2023-Q1 | actual
= watched | Tổ chức đảng được giám sát | 2 tổ chức đảng | 2023-Q1 | actual
## 4. Dân vận, mặt trận, đoàn thể @front
Mặt trận Tổ quốc và các đoàn thể vận động quỹ vì người nghèo, xây dựng mô hình dân vận khéo.
# B. HẠN CHẾ, KHUYẾT ĐIỂM @shortcomings
Sinh hoạt một số chi bộ còn hình thức; nguồn phát triển đảng viên ở nông thôn khó khăn.
# C. NHIỆM VỤ TRỌNG TÂM QUÝ II @tasks_next
Tiếp tục kết nạp đảng viên, đôn đốc thu ngân sách, chăm sóc lúa xuân.
"""

_YEAR = """
# Phần thứ nhất: KẾT QUẢ NĂM 2023 @results
# I. Phát triển kinh tế có nhiều khởi sắc @economy
Tổng thu ngân sách trên địa bàn cả năm ước 63,5 tỷ đồng; sản lượng lương thực ước 8.310 tấn; thu nhập người dân tăng.
= budget | Tổng thu ngân sách trên địa bàn | 63.5 tỷ đồng | 2023 | estimate
= kept | thu xã được hưởng theo phân cấp | 19 tỷ đồng | 2023 | estimate
= rice | Sản lượng lương thực | 8310 tấn | 2023 | estimate
= income | thu nhập đầu người | 69 triệu đồng/người/năm | 2023 | estimate
= forest | Tỷ lệ che phủ rừng | 41.6 % | 2023 | estimate
# II. Lĩnh vực văn hóa, xã hội chuyển biến tích cực @society
Công tác an sinh được quan tâm; tỷ lệ hộ nghèo giảm còn 1,7%; người dân có thẻ bảo hiểm y tế đạt 95,4%.
= poor | tỷ lệ hộ nghèo | 1.7 % | 2023 | estimate
= nearpoor | tỷ lệ hộ cận nghèo | 3.4 % | 2023 | estimate
= bhyt | tham gia bảo hiểm y tế | 95.4 % | 2023 | estimate
= culture | gia đình văn hóa | 92.6 % | 2023 | estimate
# III. Quân sự, quốc phòng, an ninh được giữ vững @defence
Hoàn thành giao quân 100%; an ninh chính trị ổn định, phạm pháp hình sự giảm.
= recruits | giao quân | 100 % | 2023 | actual
# IV. Xây dựng Đảng và hệ thống chính trị @party
## 1. Công tác giáo dục chính trị tư tưởng được chú trọng @ideology
Quán triệt các nghị quyết của Trung ương cho 97% đảng viên; tuyên truyền sâu rộng trong nhân dân.
## 2. Tổ chức bộ máy, cán bộ @organisation
Kiện toàn 05 chi ủy; cử 23 cán bộ đi bồi dưỡng lý luận chính trị.
## 3. Phát triển đảng viên @organisation
Cả năm kết nạp 63 đảng viên mới, vượt kế hoạch.
= members | Kết nạp đảng viên mới | 63 đảng viên | 2023 | actual
## 4. Công tác kiểm tra, giám sát, thi hành kỷ luật đảng @inspection
Kiểm tra 15 tổ chức đảng, giám sát chuyên đề 10 tổ chức đảng; thi hành kỷ luật 02 đảng viên.
= checked | kiểm tra tổ chức đảng | 15 tổ chức đảng | 2023 | actual
= watched | giám sát tổ chức đảng | 10 tổ chức đảng | 2023 | actual
## 5. Công tác dân vận; MTTQ và các đoàn thể @front
Các mô hình dân vận khéo được nhân rộng; Mặt trận Tổ quốc, đoàn thể vận động xây dựng 12 nhà đại đoàn kết.
# V. Tồn tại, hạn chế và nguyên nhân @shortcomings
Chất lượng sinh hoạt ở một số chi bộ chưa cao; phát triển đảng viên là học sinh còn ít.
# Phần thứ hai: PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2024 @tasks_next
Đẩy mạnh thu ngân sách, kết nạp từ 60 đảng viên, giữ vững an ninh.
# PHỤ LỤC CÁC CHỈ TIÊU NĂM 2023 @measures
= budget | Thu NSNN trên địa bàn | 63.5 tỷ đồng | 2023 | actual
= kept | Thu NS xã được hưởng | 19 tỷ đồng | 2023 | actual
= income | TNBQ đầu người | 69 triệu đồng/người/năm | 2023 | actual
= poor | Tỷ lệ hộ nghèo đa chiều | 1.7 % | 2023 | actual
= members | Đảng viên mới kết nạp | 63 đảng viên | 2023 | actual
= cells_good | Chi bộ HTTNV trở lên | 93.3 % | 2023 | actual
= cells_best | Chi bộ HTXSNV | 20 % | 2023 | actual
= bhyt | Tỷ lệ tham gia BHYT | 95.4 % | 2023 | actual
= culture | Gia đình đạt danh hiệu văn hóa | 92.6 % | 2023 | actual
"""

_PLAN = """
# Foreword from the chair
Three years of drought have changed what families ask of us.
# What we will achieve in 2026
## Safe water for villages @water
We will drill 24 boreholes and bring safe water to 18,000 people. Water committees will keep 90% of points working.
= boreholes | boreholes drilled | 24 boreholes | 2026 | target
= water_people | people gaining safe water | 18000 people | 2026 | target
= working | water points working | 90 % | 2026 | target
## Mothers and children @health
Midwives will attend 3,200 births. We will immunise 85% of infants and screen 12,000 children for malnutrition.
= births | births attended by a midwife | 3200 births | 2026 | target
= vaccines | infants fully immunised | 85 % | 2026 | target
= screened | children screened for malnutrition | 12000 children | 2026 | target
## Girls in school @school
Scholarships will keep 950 girls in secondary school; at least 92% should finish the year.
= scholarships | scholarships for girls | 950 scholarships | 2026 | target
= finish | girls who complete the school year | 92 % | 2026 | target
## Raising funds and running well @funds
Income of £4.6 million, of which £1.5 million from individual gifts. Staff turnover is to stay below 12%.
= income | income | 4.6 £ million | 2026 | target
= gifts | income from individual gifts | 1.5 £ million | 2026 | target
= turnover | staff turnover | 12 % | 2026 | target
# How progress will be reported
Trustees receive a report every half year with one table of all indicators.
"""

_HALF = """
# Summary for trustees @summary
A good half year for water, a slow one for fundraising.
# 1. Water and sanitation @water
By June crews had drilled 11 boreholes, serving 8,300 people. 87% of water points were working when inspected.
= boreholes | Boreholes drilled | 11 boreholes | 2026-H1 | actual
= water_people | People with safe water | 8300 people | 2026-H1 | actual
= working | Water points working | 87 % | 2026-H1 | actual
## Challenges @water_challenges
The drilling rig stood still for five weeks for want of a pump from the port.
# 2. Maternal and child health @health
1,540 births took place with a midwife; 81% of infants are immunised. Screening reached 6,050 children.
= births | Births attended by a midwife | 1540 births | 2026-H1 | actual
= vaccines | Infants immunised | 81 % | 2026-H1 | actual
= screened | Children screened | 6050 children | 2026-H1 | actual
# 3. Education @school
All 950 scholarships were awarded. Attendance of the girls averages 94%.
= scholarships | Scholarships awarded | 950 scholarships | 2026-H1 | actual
= attendance | Attendance of scholarship girls | 94 % | 2026-H1 | actual
# 4. Fundraising and finance @funds
Income stands at £1.9 million; individual gifts brought £0.55 million.
= income | Total income | 1.9 £ million | 2026-H1 | actual
= gifts | Individual gifts | 0.55 £ million | 2026-H1 | actual
## Challenges @funds_challenges
Two appeals were postponed; gifts are behind the share due at mid-year.
# 5. Our people @people
Seven colleagues left and nine joined, an annual turnover of 13.1%.
= turnover | Staff turnover | 13.1 % | 2026-H1 | actual
# 6. Next six months @next
Finish ten wells before the rains and launch the winter appeal.
# Annex: all indicators @table
= boreholes | Boreholes drilled | 11 boreholes | 2026-H1 | actual
= water_people | People gaining safe water | 8300 people | 2026-H1 | actual
= working | Water points working | 87 % | 2026-H1 | actual
= births | Births with midwife | 1540 births | 2026-H1 | actual
= vaccines | Infants fully immunised | 81 % | 2026-H1 | actual
= screened | Children screened for malnutrition | 6050 children | 2026-H1 | actual
= income | Income | 1.9 £ million | 2026-H1 | actual
= gifts | Individual gifts | 0.55 £ million | 2026-H1 | actual
"""

_ANNUAL = """
# The year at a glance @summary
Water beat its target; fundraising closed most of the gap in the winter appeal.
# Money @funds
Income came to £4.48 million, with £1.46 million in gifts from individuals. Costs of raising funds were 14%.
= income | Income | 4.48 £ million | 2026 | actual
= gifts | Gifts from individuals | 1.46 £ million | 2026 | actual
## Challenges @funds_challenges
The winter appeal started late, and exchange rates moved against us.
# Staff and volunteers @people
Turnover fell to 11.6%. Volunteers gave 21,000 hours.
= turnover | Staff turnover | 11.6 % | 2026 | actual
# Wells and taps @water
Twenty-six boreholes were drilled and 19,400 people gained safe water; 91% of points work.
= boreholes | Boreholes drilled | 26 boreholes | 2026 | actual
= water_people | People gaining safe water | 19400 people | 2026 | actual
= working | Water points in working order | 91 % | 2026 | actual
## Challenges @water_challenges
Pumps and spare parts took months to clear at the port; one rig was idle.
# Clinics @health
Midwives attended 3,310 births. 86% of infants are fully immunised and 12,900 children were screened for malnutrition.
= births | Births attended | 3310 births | 2026 | actual
= vaccines | Infants fully immunised | 86 % | 2026 | actual
= screened | Children screened for malnutrition | 12900 children | 2026 | actual
# Scholarships @school
Of the 950 girls, 93% completed the school year.
= finish | Girls completing the school year | 93 % | 2026 | actual
# Looking ahead to 2027 @next
Expand to the northern district and build a second clinic.
# Indicator table @table
= boreholes | Boreholes drilled | 26 boreholes | 2026 | actual
= water_people | People gaining safe water | 19400 people | 2026 | actual
= births | Births with midwife | 3310 births | 2026 | actual
= vaccines | Infants fully immunised | 86 % | 2026 | actual
= finish | Girls completing the year | 93 % | 2026 | actual
= income | Income | 4.48 £ million | 2026 | actual
= turnover | Staff turnover | 11.6 % | 2026 | actual
"""


def party_committee() -> list[Written]:
    """A yearly resolution, the report of the first quarter and that of the year."""
    return [
        written("a-resolution", "resolution", "2023", "vi", _RESOLUTION),
        written("b-quarter", "quarter", "2023-Q1", "vi", _QUARTER),
        written("c-year", "year", "2023", "vi", _YEAR),
    ]


def charity() -> list[Written]:
    """A yearly plan, the report of the first half and that of the year."""
    return [
        written("a-plan", "plan", "2026", "en", _PLAN),
        written("b-half", "half_year", "2026-H1", "en", _HALF),
        written("c-annual", "year", "2026", "en", _ANNUAL),
    ]
