"""The unit behind a number."""

from __future__ import annotations

import pytest

from compare.figures.tokens import meant, tokenize, words_of
from compare.figures.units import unit_at

UNITS = [
    ("tỷ đồng, tăng", "tỷ đồng", "money"),
    ("nghìn tỷ đồng", "nghìn tỷ đồng", "money"),
    ("triệu đồng/người/năm", "triệu đồng/người/năm", "measure"),
    ("lượt khách du lịch", "lượt khách", "count"),
    ("vụ cháy", "vụ", "count"),
    ("hợp tác xã nông nghiệp", "hợp tác xã", "count"),
    ("dự thảo văn bản", "dự thảo", "count"),
    ("kỹ sư nông nghiệp", "kỹ sư", "count"),
    ("kiểm soát viên không lưu", "kiểm soát viên", "count"),
    ("công đoàn cơ sở", "công đoàn cơ sở", "count"),
    ("công lao động", "công", "count"),
    ("% so với", "%", "share"),
    ("điểm phần trăm", "điểm phần trăm", "points"),
    ("đ/c SCK", "đ/c", "count"),
    ("thuê bao/100 dân", "thuê bao/100 dân", "count"),
    ("triệu đồng/13.870 hộ", "triệu đồng", "money"),
    ("m3/ngày đêm", "m3/ngày đêm", "measure"),
    ("t ấn,giảm", "tấn", "measure"),
]


@pytest.mark.parametrize(("text", "unit", "sort"), UNITS)
def test_the_unit_behind_a_number(text: str, unit: str, sort: str) -> None:
    tokens = tokenize(meant(text).text)
    found = unit_at(tokens, words_of(tokens), 0)
    assert found is not None
    assert (found.text, found.sort) == (unit, sort)
