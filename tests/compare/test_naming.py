"""Names in a brief: capitals as running text has them, never another word."""

from __future__ import annotations

import pytest

from compare.naming import is_office, issuer, office, with_capital_name, within_sentence
from compare.wording import match_key

OFFICES = [
    ("ĐẠI HỘI ĐẢNG BỘ XÃ TRẦM VÂN", "Đại hội Đảng bộ xã Trầm Vân"),
    ("BAN CHẤP HÀNH ĐẢNG BỘ HUYỆN ĐÔNG SƠN", "Ban Chấp hành Đảng bộ huyện Đông Sơn"),
    ("ỦY BAN NHÂN DÂN THÀNH PHỐ LỘC AN", "Ủy ban nhân dân thành phố Lộc An"),
    ("HUYỆN ỦY ĐÔNG SƠN", "Huyện ủy Đông Sơn"),
    ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ TỈNH LỘC AN", "Sở Kế hoạch và Đầu tư tỉnh Lộc An"),
    ("SỞ Y TẾ", "Sở Y tế"),
    ("Đảng ủy xã Trầm Vân", "Đảng ủy xã Trầm Vân"),
    ("UBND", "UBND"),
    ("UBND XÃ XUÂN CAO", "UBND xã Xuân Cao"),
    ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP TỈNH CAO SƠN", "Ban Quản lý các khu công nghiệp tỉnh Cao Sơn"),
    ("HỘI ĐỒNG NHÂN DÂN XÃ TÂN HỢP", "Hội đồng nhân dân xã Tân Hợp"),
    ("ỦY BAN NHÂN DÂN PHƯỜNG MỸ THÀNH", "Ủy ban nhân dân phường Mỹ Thành"),
    ("HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HUẾ KHÓA VIII", "Hội đồng nhân dân thành phố Huế khóa VIII"),
    ("ĐẠI HỘI ĐẢNG BỘ TỈNH LỘC AN LẦN THỨ XV", "Đại hội Đảng bộ tỉnh Lộc An lần thứ XV"),
]


@pytest.mark.parametrize(("printed", "said"), OFFICES)
def test_an_office_printed_in_capitals_is_written_as_in_a_sentence(printed: str, said: str) -> None:
    assert office(printed) == said
    assert match_key(office(printed)) == match_key(printed)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("chỉ tiêu", ""),
        ("Kế hoạch", ""),
        (None, ""),
        ("HỘI ĐỒNG NHÂN DÂN XÃ TÂN HỢP", "Hội đồng nhân dân xã Tân Hợp"),
        ("Kế hoạch số 12", "Kế hoạch số 12"),
    ],
)
def test_what_a_share_is_of_is_nobody_who_set_a_target(told: str | None, said: str) -> None:
    assert issuer(told) == said


@pytest.mark.parametrize("name", [said for _, said in OFFICES] + ["Harbour City Council", "HĐND huyện Đông Sơn"])
def test_an_office_is_known_as_one(name: str) -> None:
    assert is_office(name)


@pytest.mark.parametrize(
    "title",
    ["BIỂU CHỈ TIÊU KẾ HOẠCH PHÁT TRIỂN KINH TẾ - XÃ HỘI NĂM 2023", "Nghị quyết về nhiệm vụ năm 2023", "List of aims"],
)
def test_the_title_of_a_document_is_no_office(title: str) -> None:
    assert not is_office(title)


@pytest.mark.parametrize(
    ("name", "within", "at_head"),
    [
        ("Tỷ lệ hộ nghèo", "tỷ lệ hộ nghèo", "Tỷ lệ hộ nghèo"),
        ("thu ngân sách", "thu ngân sách", "Thu ngân sách"),
        ("GRDP bình quân đầu người", "GRDP bình quân đầu người", "GRDP bình quân đầu người"),
        ("Đảng viên Kết nạp mới", "đảng viên kết nạp mới", "Đảng viên kết nạp mới"),
        ("Vốn Nhà nước đầu tư", "vốn Nhà nước đầu tư", "Vốn Nhà nước đầu tư"),
        ("Thu từ xã Hòa nộp", "thu từ xã Hòa nộp", "Thu từ xã Hòa nộp"),
        ("Lộc An có điện", "Lộc An có điện", "Lộc An có điện"),
        ("Nhà nước giao vốn", "Nhà nước giao vốn", "Nhà nước giao vốn"),
        ("Vốn FDI", "vốn FDI", "Vốn FDI"),
    ],
)
def test_an_indicator_is_small_within_a_sentence_and_large_at_its_head(name: str, within: str, at_head: str) -> None:
    assert within_sentence(name) == within
    assert with_capital_name(name) == at_head


def test_a_name_that_begins_small_on_purpose_does_so_at_the_head_too() -> None:
    assert with_capital_name("pH of discharged water") == "pH of discharged water"
