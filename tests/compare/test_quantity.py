"""Units are read for what they are multiples of; quantities compare, convert and are written with every digit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from compare.quantity import Quantity, convert, parse_unit, same_kind, written

SAME_KIND = [
    ("tỷ đồng", "triệu đồng"), ("tỷ", "đồng"), ("£m", "£ million"), ("$bn", "US$ million"), ("ha", "m2"),
    ("tạ/ha", "tấn/ha"), ("%/năm", "%"), ("‰", "%"), ("đ/c", "đồng chí"), ("tr.đ", "tỷ đồng"), ("vụ", "vụ cháy"),
    ("stoves", "cookstoves"), ("tonnes CO2e", "tonnes"),
    ("homes", "new homes"), ("nghìn lượt khách", "lượt khách"), ("HTX", "hợp tác xã"), ("km", "metres"),
    ("triệu đồng/người", "triệu đồng"), ("triệu đồng/người/năm", "triệu đồng/người"),
    ("triệu đồng/người", "triệu đồng/năm"),
    ("million tonnes per year", "tonnes"),
    ("nghìn m2 sàn", "m2"), ("tấn hơi", "tấn"),
    ("number", "teachers"), ("No.", "new homes"), ("million", "people"), ("thousand", "million tickets"),
]  # fmt: skip
OTHER_KIND = [
    ("tỷ đồng", "tỷ USD"), ("người", "lượt người"), ("%", "điểm %"), ("triệu đồng/người", "tỷ đồng"),
    ("triệu đồng/người", "tỷ đồng/năm"), ("males", "females"),
    ("triệu đồng/người", "triệu đồng/ha"), ("xã", "hộ"), ("m", "£m"), ("tỷ con", "tỷ đồng"), ("", "xã"),
    ("tân binh", "tấn"), ("number", "%"), ("number", "tonnes"), ("million", "£ million"),
]  # fmt: skip
CONVERTED = [
    ("1250", "triệu đồng", "tỷ đồng", "1.25"),
    ("7.2", "km", "m", "7200"),
    ("62", "tạ/ha", "tấn/ha", "6.2"),
    ("14", "‰", "%", "1.4"),
    ("0.98", "million rides", "rides", "980000"),
]
WRITTEN = [
    (Quantity(Decimal("1114.476"), "tỷ đồng"), "1.114,476 tỷ đồng", "1,114.476 tỷ đồng"),
    (Quantity(Decimal("8.10"), "%"), "8,10%", "8.10%"),
    (Quantity(Decimal(18), "tiêu chí", total=Decimal(19)), "18/19 tiêu chí", "18/19 tiêu chí"),
    (Quantity(Decimal(8), "%", "range", Decimal(10)), "8–10%", "8–10%"),
    (Quantity(Decimal(95), "%", "ge"), "≥ 95%", "≥ 95%"),
    (Quantity(Decimal("4.2"), "$ million"), "$4,2 million", "$4.2 million"),
    (Quantity(Decimal("5"), "£m"), "£5m", "£5m"),
]


@pytest.mark.parametrize(("one", "other"), SAME_KIND)
def test_units_of_one_kind(one: str, other: str) -> None:
    assert same_kind(one, other) and same_kind(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER_KIND)
def test_units_of_two_kinds(one: str, other: str) -> None:
    assert not same_kind(one, other) and not same_kind(other, one)


@pytest.mark.parametrize(("value", "unit", "into", "expected"), CONVERTED)
def test_conversion_loses_nothing(value: str, unit: str, into: str, expected: str) -> None:
    assert convert(Decimal(value), unit, into) == Decimal(expected)


def test_what_differs_in_kind_is_not_converted() -> None:
    with pytest.raises(ValueError):
        convert(Decimal(1), "hộ", "tỷ đồng")


@pytest.mark.parametrize(("quantity", "vi", "en"), WRITTEN)
def test_quantities_as_written(quantity: Quantity, vi: str, en: str) -> None:
    assert (written(quantity, "vi"), written(quantity, "en")) == (vi, en)


def test_the_step_is_the_last_digit_written() -> None:
    assert Quantity(Decimal("47.6"), "%").step == Decimal("0.1")
    assert Quantity(Decimal("1.25"), "tỷ đồng").step == Decimal(10_000_000)


def test_money_is_told_from_counts() -> None:
    assert parse_unit("tỷ").is_money and parse_unit("£m").is_money
    assert not parse_unit("tỷ con").is_money and not parse_unit("m").is_money
