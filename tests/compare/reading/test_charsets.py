"""Old Vietnamese fonts and code pages."""

from __future__ import annotations

import unicodedata

import pytest

from compare.reading import charsets
from tests.compare.reading.documents import opened, texts

TEXT = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập, tự do, hạnh phúc. Ủy ban nhân dân huyện báo cáo kết quả thực "
    "hiện nhiệm vụ "
    "phát triển kinh tế, xã hội năm qua; tổng thu ngân sách đạt kế hoạch, tỷ lệ hộ nghèo giảm, đời sống nhân "
    "dân được nâng lên."
).replace("Ủy", "ủy")
FONTS = [
    ("Céng hßa x· héi chñ nghÜa ViÖt Nam", ".VnTime", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("ñy ban nh©n d©n", ".VnTimeH", "ỦY BAN NHÂN DÂN"),
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI-Times", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("ÑOÄC LAÄP", "VNI-Helve", "ĐỘC LẬP"),
]


@pytest.mark.parametrize(("typed", "font", "meant"), FONTS)
def test_fonts_tell_the_code(typed: str, font: str, meant: str) -> None:
    assert charsets.by_font(typed, font) == meant


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "Vntest", "Verdana", ""])
def test_other_fonts_are_left_alone(font: str) -> None:
    assert charsets.by_font("Céng hßa", font) is None


def test_unicode_in_an_old_font_is_left_alone() -> None:
    assert charsets.by_font("Kết quả được", ".VnTime") is None


def tcvn3(text: str) -> bytes:
    back = {letter: code for code, letter in charsets._TCVN3.items()}
    return bytes(back.get(c, ord(c) if ord(c) < 128 else 63) for c in text)


def cp1258(text: str) -> bytes:
    tones = "\u0300\u0301\u0303\u0309\u0323"
    out = b""
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones))
        out += (base + "".join(c for c in parts if c in tones)).encode("cp1258")
    return out


@pytest.mark.parametrize(
    ("content", "name"),
    [(tcvn3(TEXT), "TCVN3"), (cp1258(TEXT), "cp1258"), (TEXT.encode("utf-16-le"), "utf-16-le"),
     (TEXT.encode(), "utf-8"),
     ("Résumé of the naïve café".encode("cp1252"), "cp1252")],
    ids=["tcvn3", "cp1258", "utf-16", "utf-8", "cp1252"],
)  # fmt: skip
def test_bytes_tell_the_code(content: bytes, name: str) -> None:
    text, found = charsets.decode(content)
    assert found == name
    assert text in (TEXT, "Résumé of the naïve café")


def test_a_text_whose_font_is_lost_is_known_by_its_words() -> None:
    report = opened("a.md", tcvn3(TEXT).decode("latin-1"))
    assert texts(report)[0] == TEXT
    assert "legacy_font" in {w.code for w in report.warnings}
