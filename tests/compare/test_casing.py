"""Capitals as the reports write them: a proper name keeps its own, the head of a line lends none."""

from __future__ import annotations

import pytest

from compare import pipeline
from compare.casing import Casing
from compare.folding import fold
from compare.naming import office, with_capital_name, within_sentence
from tests.compare.matching.build import written

TEXT = Casing(
    [
        "Hiến 10.640 đơn vị máu; phong trào hiến máu lan rộng.",
        "Đã nạo vét luồng Lạch Sò, thành lập mới 3 hợp tác xã tại xã Trầm Vân.",
        "Nâng cấp, chỉnh trang 18 tuyến hẻm. Việc nâng cấp do phường làm.",
        "Kết nạp 7 đảng viên vào Đảng; công tác xây dựng Đảng được quan tâm. GRDP tăng 7%.",
        "Harbourlight works with partners. Staff of Harbourlight trained teachers.",
    ]
)


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("đơn vị máu Hiến", "đơn vị máu hiến"),
        ("hợp tác xã Thành lập mới", "hợp tác xã thành lập mới"),
        ("tuyến hẻm Nâng cấp, chỉnh trang", "tuyến hẻm nâng cấp, chỉnh trang"),
        ("Luồng Lạch Sò được nạo vét", "luồng Lạch Sò được nạo vét"),
        ("Đảng viên được kết nạp vào Đảng", "đảng viên được kết nạp vào Đảng"),
        ("Dân số xã Trầm Vân", "dân số xã Trầm Vân"),
        ("GRDP bình quân", "GRDP bình quân"),
        ("Harbourlight works", "Harbourlight works"),
        ("Teachers trained", "teachers trained"),
    ],
)
def test_a_capital_is_kept_where_the_reports_write_it_within_sentences(name: str, within: str) -> None:
    assert within_sentence(name, TEXT) == within
    assert with_capital_name(name, TEXT)[1:] == within[1:]


@pytest.mark.parametrize(
    ("printed", "running"),
    [
        ("CÔNG TÁC XÂY DỰNG ĐẢNG", "Công tác xây dựng Đảng"),
        ("TÌNH HÌNH XÃ TRẦM VÂN", "Tình hình xã Trầm Vân"),
        ("TĂNG TRƯỞNG GRDP", "Tăng trưởng GRDP"),
        ("Về kinh tế", "Về kinh tế"),
        ("PHỤ LỤC. CÁC CHỈ TIÊU CHỦ YẾU", "Phụ lục. Các chỉ tiêu chủ yếu"),
    ],
)
def test_a_heading_in_capitals_is_put_into_running_case(printed: str, running: str) -> None:
    assert TEXT.sentence_case(printed) == running


def test_without_any_text_a_heading_stays_as_it_is() -> None:
    assert Casing().sentence_case("XÃ TRẦM VÂN") == "XÃ TRẦM VÂN"


def test_words_for_what_an_office_does_stay_small_in_its_name() -> None:
    assert office("BỆNH VIỆN ĐA KHOA KHU VỰC NẬM PHÈN") == "Bệnh viện đa khoa khu vực Nậm Phèn"


def test_a_heading_of_abbreviations_stays_in_capitals() -> None:
    assert TEXT.sentence_case("QP - AN") == "QP - AN"
    assert TEXT.sentence_case("CÔNG TÁC QP-AN, TTATGT") == "Công tác QP-AN, TTATGT"
    assert TEXT.sentence_case("XÂY DỰNG CƠ SỞ") == "Xây dựng cơ sở"


def test_the_board_writes_a_name_as_the_reports_do() -> None:
    reading = written(
        "r", "quarter", "2023-Q1", "vi",
        """
        # Kết quả
        Vốn đầu tư tăng; vốn đầu tư của xã Trầm Vân và các hộ Trầm Vân đều tăng.
        = a | tổng số vốn Đầu tư | 12 tỷ đồng | 2023-Q1 | actual
        = b | số hộ Trầm Vân | 30 hộ | 2023-Q1 | actual
        """,
    ).reading  # fmt: skip
    compared = pipeline.compare([reading.report], fold(()), lambda _: reading.observations)
    assert {row.row.name for row in compared.rows} == {"Tổng số vốn đầu tư", "Số hộ Trầm Vân"}
