"""More invented families: a garment company, a district and a hospital (Vietnamese); a school and a water company."""

from __future__ import annotations

from tests.compare.matching.build import Written, written

_COMPANY_PLAN = """
# Phần I. Mục tiêu sản xuất kinh doanh năm 2025
## 1. Sản xuất @sx
= ao | Sản lượng áo sơ mi | 1.8 triệu sản phẩm | 2025 | target
= quan | Sản lượng quần tây | 0.9 triệu sản phẩm | 2025 | target
= loi | Tỷ lệ sản phẩm lỗi | 1.5 % | 2025 | target
= nsld | Năng suất lao động bình quân | 310 triệu đồng/người/năm | 2025 | target
## 2. Kinh doanh, thị trường @kd
= dt | Doanh thu thuần | 920 tỷ đồng | 2025 | target
= xk | Kim ngạch xuất khẩu | 31 triệu USD | 2025 | target
= lntt | Lợi nhuận trước thuế | 64 tỷ đồng | 2025 | target
= lnst | Lợi nhuận sau thuế | 51 tỷ đồng | 2025 | target
## 3. Lao động, tiền lương @ld
= luong | Thu nhập bình quân người lao động | 11.2 triệu đồng/người/tháng | 2025 | target
= tuyen | Tuyển dụng mới | 300 lao động | 2025 | target
= nghi | Tỷ lệ nghỉ việc | 14 % | 2025 | target
## 4. An toàn, môi trường @at
= tnld | Số vụ tai nạn lao động | 3 vụ | 2025 | target
= nuoc | Tỷ lệ nước thải tái sử dụng | 30 % | 2025 | target
# Phần II. Giải pháp thực hiện @nv
Đầu tư chuyền may tự động, tìm thị trường mới.
"""

_COMPANY_HALF = """
# I. Tình hình chung
Đơn hàng phục hồi.
# II. Kết quả thực hiện @kq
## 1. Hoạt động sản xuất @sx
Sản lượng sơ mi 870 nghìn chiếc, quần tây 421 nghìn chiếc; lỗi 1,7%.
= ao | áo sơ mi | 0.87 triệu sản phẩm | 2025-H1 | actual
= quan | quần tây | 0.421 triệu sản phẩm | 2025-H1 | actual
= loi | Tỷ lệ hàng lỗi | 1.7 % | 2025-H1 | actual
## 2. Tiêu thụ và xuất khẩu @kd
Doanh thu 441 tỷ, kim ngạch xuất khẩu 14,6 triệu USD.
= dt | Doanh thu | 441 tỷ đồng | 2025-H1 | actual
= xk | Kim ngạch xuất khẩu | 14.6 triệu USD | 2025-H1 | actual
= lntt | LNTT | 28.9 tỷ đồng | 2025-H1 | actual
## 3. Công tác nhân sự @ld
Thu nhập bình quân 10,8 triệu đồng; tuyển 164 lao động; nghỉ việc 8,1%.
= luong | Thu nhập bình quân | 10.8 triệu đồng/người/tháng | 2025-H1 | actual
= tuyen | Lao động tuyển mới | 164 lao động | 2025-H1 | actual
= nghi | nghỉ việc | 8.1 % | 2025-H1 | actual
## 4. An toàn lao động và bảo vệ môi trường @at
02 vụ tai nạn lao động nhẹ; nước thải tái sử dụng đạt 22%.
= tnld | Tai nạn lao động | 2 vụ | 2025-H1 | actual
= nuoc | nước thải tái sử dụng | 22 % | 2025-H1 | actual
# III. Khó khăn, vướng mắc @hc
Giá nguyên liệu tăng.
# IV. Kế hoạch 6 tháng cuối năm @nv
Tăng ca, tìm đơn hàng mới.
# V. Bảng tổng hợp chỉ tiêu @bang
= ao | Áo sơ mi | 0.87 triệu sản phẩm | 2025-H1 | actual
= quan | Quần tây | 0.421 triệu sản phẩm | 2025-H1 | actual
= dt | Doanh thu thuần | 441 tỷ đồng | 2025-H1 | actual
= xk | Kim ngạch XK | 14.6 triệu USD | 2025-H1 | actual
= lntt | Lợi nhuận trước thuế | 28.9 tỷ đồng | 2025-H1 | actual
= lnst | Lợi nhuận sau thuế | 23.1 tỷ đồng | 2025-H1 | actual
= luong | Thu nhập BQ | 10.8 triệu đồng/người/tháng | 2025-H1 | actual
"""

_COMPANY_YEAR = """
# A. Kết quả năm 2025 @kq
# 1. Doanh thu, lợi nhuận @kd
= dt | doanh thu thuần | 938 tỷ đồng | 2025 | actual
= lntt | lợi nhuận trước thuế | 66.1 tỷ đồng | 2025 | actual
= lnst | lợi nhuận sau thuế | 52.9 tỷ đồng | 2025 | actual
= xk | xuất khẩu | 31.8 triệu USD | 2025 | actual
= nk | nhập khẩu nguyên phụ liệu | 12.4 triệu USD | 2025 | actual
Doanh thu và xuất khẩu vượt kế hoạch.
# 2. Sản xuất và chất lượng @sx
Sản lượng sơ mi tăng mạnh quý IV; tỷ lệ lỗi giảm.
= ao | Sản lượng áo sơ mi | 1.83 triệu sản phẩm | 2025 | actual
= quan | Sản lượng quần tây | 0.88 triệu sản phẩm | 2025 | actual
= loi | Tỷ lệ lỗi | 1.4 % | 2025 | actual
= nsld | NSLĐ bình quân | 318 triệu đồng/người/năm | 2025 | actual
# 3. Đời sống người lao động @ld
= luong | Thu nhập bình quân của người lao động | 11.4 triệu đồng/người/tháng | 2025 | actual
= tuyen | Số lao động tuyển mới | 322 lao động | 2025 | actual
= nghi | Tỷ lệ lao động nghỉ việc | 13.2 % | 2025 | actual
Lương, thưởng Tết được chi trả đầy đủ.
# 4. Môi trường, an toàn @at
= tnld | Số vụ TNLĐ | 3 vụ | 2025 | actual
= nuoc | Tỷ lệ tái sử dụng nước thải | 31 % | 2025 | actual
Lắp hệ thống lọc nước mới.
# B. Tồn tại @hc
Một số đơn hàng giao chậm.
# C. Phương hướng năm 2026 @nv
Mở rộng nhà máy 2.
"""

_SCHOOL_PLAN = """
# Our goals for 2025/26
## Teaching and learning @learn
= maths | Pupils at the expected standard in mathematics | 78 % | 2025..2026 | target
= reading | Pupils at the expected standard in reading | 82 % | 2025..2026 | target
= att | Attendance rate | 95.5 % | 2025..2026 | target
## Welfare and inclusion @care
= excl | Exclusions | 4 exclusions | 2025..2026 | target
= meals | Pupils taking free school meals | 210 pupils | 2025..2026 | target
## Staff @staff
= cpd | Teachers completing training | 40 teachers | 2025..2026 | target
= sick | Staff sickness absence | 6 days | 2025..2026 | target
## Buildings and budget @money
= spend | Spending on repairs | 85 £ thousand | 2025..2026 | target
= reserve | Reserves as a share of income | 5 % | 2025..2026 | target
"""

_SCHOOL_TERM = """
# Headteacher's overview @sum
A calm term with good attendance.
# Pupil attainment and attendance @learn
Mathematics stands at 71% and reading at 79%. Attendance was 94.8%.
= maths | expected standard in mathematics | 71 % | 2025-12-31 | actual
= reading | expected standard in reading | 79 % | 2025-12-31 | actual
= att | Attendance | 94.8 % | 2025-12-31 | actual
# Pastoral care @care
Two exclusions; 198 pupils take free meals.
= excl | Exclusions | 2 exclusions | 2025-12-31 | actual
= meals | Free school meals | 198 pupils | 2025-12-31 | actual
# Our staff @staff
18 teachers completed training. Sickness absence 2.1 days.
= cpd | Teachers trained | 18 teachers | 2025-12-31 | actual
= sick | Sickness absence | 2.1 days | 2025-12-31 | actual
# Premises and finance @money
Repairs cost £31 thousand.
= spend | Repairs | 31 £ thousand | 2025-12-31 | actual
# What is not going well @ch
Lateness in year 9.
# Plans for the spring term @next
Mock examinations and roof repairs.
# Appendix 1: data @tab
= maths | Mathematics, expected standard | 71 % | 2025-12-31 | actual
= reading | Reading, expected standard | 79 % | 2025-12-31 | actual
= att | Attendance | 94.8 % | 2025-12-31 | actual
= meals | Free school meals taken | 198 pupils | 2025-12-31 | actual
"""

_SCHOOL_YEAR = """
# Overview of the year @sum
# Outcomes for pupils @learn
79% of pupils reached the expected standard in mathematics, 81% in reading.
= maths | Mathematics | 79 % | 2025..2026 | actual
= reading | Reading | 81 % | 2025..2026 | actual
= att | Attendance rate | 95.2 % | 2025..2026 | actual
# Care, behaviour and inclusion @care
= excl | Exclusions | 5 exclusions | 2025..2026 | actual
= meals | Pupils on free school meals | 214 pupils | 2025..2026 | actual
# Teachers and support staff @staff
= cpd | Teachers completing training | 43 teachers | 2025..2026 | actual
= sick | Sickness absence per member of staff | 5.8 days | 2025..2026 | actual
# Money and buildings @money
= spend | Repairs spending | 88 £ thousand | 2025..2026 | actual
= reserve | Reserves | 5.3 % | 2025..2026 | actual
# Difficulties @ch
# Priorities for next year @next
# Appendix: figures @tab
= maths | Mathematics, expected standard | 79 % | 2025..2026 | actual
= reading | Reading, expected standard | 81 % | 2025..2026 | actual
= excl | Exclusions | 5 exclusions | 2025..2026 | actual
"""

_DISTRICT_RESOLUTION = """
# I. MỤC TIÊU TỔNG QUÁT
# II. CÁC CHỈ TIÊU CHỦ YẾU @bieu
## 1. Chỉ tiêu về kinh tế @kt
= gtsx | Tốc độ tăng giá trị sản xuất | 11 % | 2020..2025 | target
= cn | Tỷ trọng công nghiệp - xây dựng | 52 % | 2025 | target
= nn | Tỷ trọng nông nghiệp | 18 % | 2025 | target
= thu | Thu ngân sách trên địa bàn | 850 tỷ đồng | 2025 | target
= tn | Thu nhập bình quân đầu người | 82 triệu đồng/người/năm | 2025 | target
= ntm | Số xã đạt chuẩn nông thôn mới nâng cao | 8 xã | 2025 | target
= ntmkm | Số xã đạt chuẩn nông thôn mới kiểu mẫu | 2 xã | 2025 | target
## 2. Chỉ tiêu về xã hội @xh
= ngheo | Giảm tỷ lệ hộ nghèo bình quân mỗi năm | 0.5 % | 2020..2025 | target
= dt | Tỷ lệ lao động qua đào tạo | 75 % | 2025 | target
= dtcc | Tỷ lệ lao động qua đào tạo có bằng cấp, chứng chỉ | 32 % | 2025 | target
= bs | Số bác sĩ trên 1 vạn dân | 10 bác sĩ | 2025 | target
= gb | Số giường bệnh trên 1 vạn dân | 28 giường | 2025 | target
## 3. Chỉ tiêu về môi trường @mt
= nuoc | Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh | 98 % | 2025 | target
= racnt | Tỷ lệ thu gom chất thải rắn nông thôn | 85 % | 2025 | target
= racdt | Tỷ lệ thu gom chất thải rắn đô thị | 98 % | 2025 | target
## 4. Chỉ tiêu về xây dựng Đảng @xdd
= dv | Kết nạp đảng viên | 600 đảng viên | 2020..2025 | target
= tccs | Tỷ lệ TCCSĐ hoàn thành tốt nhiệm vụ | 80 % | 2025 | target
# III. NHIỆM VỤ, GIẢI PHÁP @nv
"""

_DISTRICT_REVIEW = """
# PHẦN THỨ NHẤT. TÌNH HÌNH THỰC HIỆN NGHỊ QUYẾT NỬA ĐẦU NHIỆM KỲ @kq
# I. Kinh tế tăng trưởng khá @kt
Giá trị sản xuất tăng 11,4%/năm; thu ngân sách 742 tỷ đồng; thu nhập 69 triệu đồng.
= gtsx | giá trị sản xuất tăng bình quân | 11.4 % | 2020..2023-H1 | actual
= thu | thu NSNN trên địa bàn | 742 tỷ đồng | 2022 | actual
= tn | Thu nhập bình quân đầu người | 69 triệu đồng/người/năm | 2022 | actual
= ntm | xã nông thôn mới nâng cao | 5 xã | 2023-H1 | actual
= ntmkm | xã NTM kiểu mẫu | 1 xã | 2023-H1 | actual
# II. Văn hóa - xã hội có bước phát triển @xh
= dt | lao động qua đào tạo | 71 % | 2023-H1 | actual
= dtcc | lao động có bằng cấp, chứng chỉ | 27.5 % | 2023-H1 | actual
= bs | bác sĩ/vạn dân | 9.1 bác sĩ | 2023-H1 | actual
= gb | giường bệnh/vạn dân | 26 giường | 2023-H1 | actual
= ngheo | Tỷ lệ hộ nghèo giảm bình quân | 0.62 % | 2020..2023-H1 | actual
= hongheo | Tỷ lệ hộ nghèo | 2.4 % | 2022 | actual
Chất lượng giáo dục nâng lên, mạng lưới y tế được đầu tư.
# III. Tài nguyên, môi trường @mt
= nuoc | dân cư nông thôn dùng nước hợp vệ sinh | 97.1 % | 2023-H1 | actual
= racnt | Thu gom rác thải nông thôn | 81 % | 2023-H1 | actual
= racdt | rác thải đô thị thu gom | 97 % | 2023-H1 | actual
# IV. Công tác xây dựng Đảng @xdd
## 1. Những kết quả đạt được
= dv | Kết nạp đảng viên mới | 341 đảng viên | 2020..2023-H1 | actual
= tccs | tổ chức cơ sở đảng HTTNV | 82 % | 2022 | actual
## 2. Hạn chế @hcdang
Một số tổ chức cơ sở đảng còn yếu.
# V. Hạn chế, yếu kém chung @hc
# PHẦN THỨ HAI. NHIỆM VỤ, GIẢI PHÁP ĐẾN HẾT NHIỆM KỲ @nv
# BIỂU CHỈ TIÊU @bieu
= gtsx | Tốc độ tăng GTSX | 11.4 % | 2020..2023-H1 | actual
= cn | Tỷ trọng CN-XD | 50.1 % | 2023-H1 | actual
= nn | Tỷ trọng nông nghiệp | 19.7 % | 2023-H1 | actual
= thu | Thu ngân sách | 742 tỷ đồng | 2022 | actual
= tn | TNBQ đầu người | 69 triệu đồng/người/năm | 2022 | actual
= ntm | Xã đạt chuẩn NTM nâng cao | 5 xã | 2023-H1 | actual
= dt | Lao động qua đào tạo | 71 % | 2023-H1 | actual
= dtcc | - Trong đó: có bằng cấp, chứng chỉ | 27.5 % | 2023-H1 | actual
= bs | Bác sĩ/vạn dân | 9.1 bác sĩ | 2023-H1 | actual
= dv | Kết nạp đảng viên | 341 đảng viên | 2020..2023-H1 | actual
"""

_DISTRICT_NINE_MONTHS = """
# A. KẾT QUẢ 9 THÁNG ĐẦU NĂM 2023 @kq
# 1. Lĩnh vực kinh tế @kt
= gtsx | Tổng giá trị sản xuất tăng | 11.8 % | 2023-9M | actual
= thu | Tổng thu NSNN trên địa bàn | 611 tỷ đồng | 2023-9M | actual
= xagt | Số xã đạt tiêu chí giao thông | 14 xã | 2023-9M | actual
= ntm | số xã NTM nâng cao | 6 xã | 2023-9M | actual
Thu ngân sách đạt 82% dự toán.
# 2. Lĩnh vực xã hội, môi trường @xh @mt
= dt | Tỷ lệ lao động qua đào tạo | 72 % | 2023-9M | actual
= bs | số bác sĩ/vạn dân | 9.2 bác sĩ | 2023-9M | actual
= racnt | Tỷ lệ rác nông thôn được thu gom | 82.5 % | 2023-9M | actual
# 3. Xây dựng Đảng @xdd
= dv | kết nạp | 96 đảng viên | 2023-9M | actual
# B. TỒN TẠI, HẠN CHẾ @hc
# C. NHIỆM VỤ QUÝ IV @nv
"""

_HOSPITAL_PLAN = """
# I. Mục tiêu chung
Nâng cao chất lượng khám, chữa bệnh.
# II. Chỉ tiêu chuyên môn @cm
Công suất sử dụng giường bệnh, số lượt khám ngoại trú, phẫu thuật.
= a | Số lượt khám bệnh | 120000 lượt | 2025 | target
= b | Số ca phẫu thuật | 5200 ca | 2025 | target
= c | Công suất sử dụng giường bệnh | 95 % | 2025 | target
= d | Ngày điều trị trung bình | 6.2 ngày | 2025 | target
# III. Chỉ tiêu tài chính @tc
= e | Tổng thu viện phí | 210 tỷ đồng | 2025 | target
= f | Thu từ bảo hiểm y tế | 160 tỷ đồng | 2025 | target
# IV. Chỉ tiêu nhân lực, đào tạo @nl
= g | Số bác sĩ tuyển mới | 12 bác sĩ | 2025 | target
= h | Lượt cán bộ được đào tạo | 300 lượt | 2025 | target
# V. Chất lượng bệnh viện @cl
= i | Điểm chất lượng bệnh viện | 3.9 điểm | 2025 | target
= j | Tỷ lệ hài lòng người bệnh nội trú | 92 % | 2025 | target
= k | Tỷ lệ hài lòng nhân viên y tế | 85 % | 2025 | target
# VI. Giải pháp thực hiện @nv
"""

_HOSPITAL_HALF = """
# 1. Hoạt động khám chữa bệnh @cm
Khám 61.200 lượt; phẫu thuật 2.480 ca; công suất giường 97%.
= a | Khám bệnh | 61200 lượt | 2025-H1 | actual
= b | phẫu thuật | 2480 ca | 2025-H1 | actual
= c | công suất giường bệnh | 97 % | 2025-H1 | actual
= d | ngày điều trị bình quân | 6.4 ngày | 2025-H1 | actual
# 2. Tài chính kế toán @tc
Viện phí thu 101 tỷ, trong đó bảo hiểm y tế chi trả 78 tỷ.
= e | thu viện phí | 101 tỷ đồng | 2025-H1 | actual
= f | thu BHYT | 78 tỷ đồng | 2025-H1 | actual
# 3. Công tác tổ chức cán bộ, đào tạo @nl
Tuyển 05 bác sĩ, cử 142 lượt cán bộ đi học.
= g | bác sĩ tuyển mới | 5 bác sĩ | 2025-H1 | actual
= h | cán bộ được cử đi đào tạo | 142 lượt | 2025-H1 | actual
# 4. Quản lý chất lượng, an toàn người bệnh @cl
Hài lòng người bệnh nội trú 90,4%; sự cố y khoa giảm.
= j | hài lòng người bệnh nội trú | 90.4 % | 2025-H1 | actual
= k | hài lòng của nhân viên y tế | 83 % | 2025-H1 | actual
= l | sự cố y khoa | 14 sự cố | 2025-H1 | actual
# 5. Dược, vật tư, trang thiết bị @duoc
Bảo đảm thuốc, đấu thầu 320 danh mục vật tư.
# 6. Khó khăn, tồn tại @hc
Thiếu bác sĩ gây mê.
# 7. Phương hướng 6 tháng cuối năm @nv
Triển khai bệnh án điện tử.
"""

_HOSPITAL_YEAR = """
# Phần I. Kết quả
## 1. Chuyên môn: khám, điều trị vượt kế hoạch @cm
= a | lượt khám | 124500 lượt | 2025 | actual
= b | ca phẫu thuật | 5310 ca | 2025 | actual
= c | công suất sử dụng giường | 96 % | 2025 | actual
= d | Ngày điều trị TB | 6.1 ngày | 2025 | actual
Khám bệnh 124.500 lượt.
## 2. Chất lượng bệnh viện và hài lòng người bệnh @cl
= i | Điểm chất lượng | 4.02 điểm | 2025 | actual
= j | Hài lòng người bệnh nội trú | 92.6 % | 2025 | actual
= k | hài lòng nhân viên | 86 % | 2025 | actual
= l | sự cố y khoa được báo cáo | 31 sự cố | 2025 | actual
Sự cố y khoa 31.
## 3. Nhân lực @nl
Tuyển 13 bác sĩ.
= g | Tuyển mới bác sĩ | 13 bác sĩ | 2025 | actual
= h | lượt đào tạo cán bộ | 322 lượt | 2025 | actual
## 4. Công tác dược và thiết bị y tế @duoc
Thuốc, vật tư y tế được cung ứng đủ, đấu thầu kịp thời.
## 5. Nguồn thu của bệnh viện @tc
= e | Tổng nguồn thu viện phí | 214 tỷ đồng | 2025 | actual
= f | Thu từ BHYT | 163.5 tỷ đồng | 2025 | actual
Thu viện phí, bảo hiểm y tế chi trả.
# Phần II. Tồn tại và nguyên nhân @hc
# Phần III. Nhiệm vụ năm 2026 @nv
"""

_WATER_PLAN = """
# Strategy and purpose
# Commitments for 2026
## Keeping taps running @supply
= a | Supply interruptions | 6 minutes/property | 2026 | target
= b | Leakage | 98 megalitres/day | 2026 | target
= c | Mains renewed | 120 km | 2026 | target
## Looking after rivers @river
= d | Pollution incidents | 14 incidents | 2026 | target
= e | Sewer blockages | 2100 blockages | 2026 | target
= f | Storm overflows monitored | 100 % | 2026 | target
## Fair to customers @cust
= g | Complaints per 10,000 connections | 32 complaints | 2026 | target
= h | Customers on the social tariff | 41000 customers | 2026 | target
= i | Bills | 442 £ | 2026 | target
## A safe place to work @safe
= j | Lost time injuries | 5 injuries | 2026 | target
= k | Apprentices | 60 apprentices | 2026 | target
## Financial resilience @fin
= l | Gearing | 62 % | 2026 | target
= m | Capital investment | 310 £ million | 2026 | target
"""

_WATER_HALF = """
# Chief executive's summary @sum
# Network performance @supply
Leakage fell to 103 megalitres a day. Interruptions averaged 3.9 minutes per property. 51 km of main renewed.
= a | Interruptions to supply | 3.9 minutes/property | 2026-H1 | actual
= b | Leakage | 103 megalitres/day | 2026-H1 | actual
= c | Mains renewal | 51 km | 2026-H1 | actual
# Wastewater and environment @river
Eight pollution incidents, 1,240 blockages in sewers, all storm overflows monitored.
= d | Pollution incidents | 8 incidents | 2026-H1 | actual
= e | Blockages | 1240 blockages | 2026-H1 | actual
= f | Overflows monitored | 97 % | 2026-H1 | actual
# Customers and affordability @cust
= g | Complaints per 10,000 connections | 17.5 complaints | 2026-H1 | actual
= h | Customers on social tariff | 37400 customers | 2026-H1 | actual
# Health and safety, people @safe
= j | Lost-time injuries | 3 injuries | 2026-H1 | actual
= k | Apprentices employed | 48 apprentices | 2026-H1 | actual
# Finance @fin
= l | Gearing | 63.4 % | 2026-H1 | actual
= m | Investment in assets | 141 £ million | 2026-H1 | actual
# Risks and issues @ch
# Outlook for the second half @next
"""

_WATER_YEAR = """
# At a glance @sum
# Treasury and investment @fin
= l | gearing | 61.7 % | 2026 | actual
= m | Capital investment | 318 £ million | 2026 | actual
# Our colleagues' safety and skills @safe
= j | lost time injuries | 6 injuries | 2026 | actual
= k | apprentices | 63 apprentices | 2026 | actual
# Water supply @supply
= a | supply interruptions | 6.8 minutes/property | 2026 | actual
= b | Leakage | 96 megalitres/day | 2026 | actual
= c | Length of mains renewed | 124 km | 2026 | actual
Leakage beat the target; interruptions did not.
# Protecting rivers and sewers @river
= d | pollution incidents | 15 incidents | 2026 | actual
= e | sewer blockages | 2050 blockages | 2026 | actual
Pollution incidents rose because of a pumping station failure.
# Serving customers @cust
= g | complaints per 10,000 connections | 33.1 complaints | 2026 | actual
= h | social tariff customers | 42300 customers | 2026 | actual
# Where we fell short @ch
# What comes next @next
# Data tables @tab
= a | Supply interruptions | 6.8 minutes/property | 2026 | actual
= b | Leakage | 96 megalitres/day | 2026 | actual
= d | Pollution incidents | 15 incidents | 2026 | actual
= j | Lost time injuries | 6 injuries | 2026 | actual
"""


def company() -> list[Written]:
    """A year's plan of production and business, the first half, the year."""
    return [
        written("a-plan", "plan", "2025", "vi", _COMPANY_PLAN),
        written("b-half", "half_year", "2025-H1", "vi", _COMPANY_HALF),
        written("c-year", "year", "2025", "vi", _COMPANY_YEAR),
    ]


def district() -> list[Written]:
    """A term's resolution, its mid-term review, nine months of one year."""
    return [
        written("a-resolution", "resolution", "2020..2025", "vi", _DISTRICT_RESOLUTION),
        written("b-review", "mid_term", "2020..2023-H1", "vi", _DISTRICT_REVIEW),
        written("c-nine", "nine_months", "2023-9M", "vi", _DISTRICT_NINE_MONTHS),
    ]


def hospital() -> list[Written]:
    """A year's plan, the first half, the year."""
    return [
        written("a-plan", "plan", "2025", "vi", _HOSPITAL_PLAN),
        written("b-half", "half_year", "2025-H1", "vi", _HOSPITAL_HALF),
        written("c-year", "year", "2025", "vi", _HOSPITAL_YEAR),
    ]


def school() -> list[Written]:
    """The goals of a school year, a term, the year."""
    return [
        written("a-goals", "plan", "2025..2026", "en", _SCHOOL_PLAN),
        written("b-term", "other", "2025-12-31", "en", _SCHOOL_TERM),
        written("c-year", "year", "2025..2026", "en", _SCHOOL_YEAR),
    ]


def water() -> list[Written]:
    """A year's commitments, the first half, the year."""
    return [
        written("a-plan", "plan", "2026", "en", _WATER_PLAN),
        written("b-half", "half_year", "2026-H1", "en", _WATER_HALF),
        written("c-year", "year", "2026", "en", _WATER_YEAR),
    ]
