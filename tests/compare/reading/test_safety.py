"""No file raises, reaches outside, or grows without end; every refusal has words in both languages."""

from __future__ import annotations

import random

import pytest

from compare.messages import Message, render
from compare.reading import ReadOptions, read, source_from
from compare.report import Report, Unread
from tests.compare.reading.documents import CONTENT_TYPES, WORD, docx, locked, opened, p, package, refused, tbl, texts
from tests.compare.reading.test_formats import PAGE, RTF, odt

SAID = "Thu ngân sách năm 2024 đạt 312 tỷ đồng."
DEEP = "<w:tbl><w:tr><w:tc>" * 10000 + p("x") + "</w:tc></w:tr></w:tbl>" * 10000
DOCTYPE = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
HOSTILE = {
    "zero bytes": ("a.docx", b"", "reading.empty"),
    "zeros": ("a.pdf", b"\0" * 500, "reading.empty"),
    "cut short": ("a.docx", docx(p("x"))[:200], "reading.damaged"),
    "entity": ("a.docx", package({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml":
               f'{DOCTYPE}<w:document xmlns:w="{WORD}"><w:body><w:p><w:t>&e;</w:t></w:p></w:body></w:document>'}),
               "reading.entities"),
    "entity in utf-16": ("a.docx", package({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml":
                         f'<?xml version="1.0" encoding="UTF-16"?>{DOCTYPE}<a>&e;</a>'.encode("utf-16")}),
                         "reading.entities"),
    "zip bomb": ("a.docx", package({"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": b" " * 40_000_000}),
                 "reading.too_large_inside"),
    "nested": ("a.docx", docx(DEEP), "reading.too_deep"),
    "braces": ("a.rtf", b"{\\rtf1 " + b"{" * 100000, "reading.too_deep"),
    "noise": ("a.docx", random.Random(1).randbytes(4000), "reading.unknown_format"),
    "program": ("a.docx", b"\x7fELF\2\1\1" + b"\0" * 9 + random.Random(2).randbytes(40).join([b"\0\1\0\0\0\0"] * 60),
                "reading.unknown_format"),
    "packed": ("a.txt", bytes(b or 1 for b in random.Random(3).randbytes(4000)), "reading.unknown_format"),
    "picture": ("a.jpg", b"\xff\xd8\xff\xe0" + b"x" * 100, "reading.picture"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "key"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_refused_in_words(name: str, content: bytes, key: str) -> None:
    found = refused(name, content)
    assert found.reason.key == key
    assert render(found.reason, "vi") != render(found.reason, "en")


def test_nested_tables_within_reason_are_read() -> None:
    assert texts(opened("a.docx", docx("<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60))) == ["x"]


def test_huge_spans_and_repeats_are_cut() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="50000000"/></w:tcPr>' + p("x")
    assert len(opened("a.docx", docx(tbl([wide, "y"], ["a", "b"]))).blocks[0].rows[0]) <= 64
    body = (
        '<text:p>a<text:s text:c="2000000000"/>b</text:p><table:table><table:table-row '
        'table:number-rows-repeated="99999999">'
    )
    body += (
        '<table:table-cell table:number-columns-repeated="99999999"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    report = opened("a.odt", odt(body))
    assert texts(report) == ["a b"]
    assert len(report.blocks[1].rows) <= 1000


def test_an_encrypted_word_file_opens_with_its_password_only() -> None:
    content = locked(p(SAID), "bí mật")
    assert refused("a.docx", content).needs_password
    assert refused("a.docx", content, ReadOptions(password="sai")).reason.key == "reading.password_wrong"
    assert texts(opened("a.docx", content, ReadOptions(password="bí mật")))[0] == SAID


def test_what_opens_a_file_is_what_comes_out_not_the_check_beside_it() -> None:
    """Word's own files fail the library's check of their password, and open with it all the same."""
    content = locked(p(SAID), "bí mật")
    at = content.index(b'encryptedVerifierHashInput="') + 28
    spoilt = content[:at] + (b"B" if content[at : at + 1] == b"A" else b"A") + content[at + 1 :]
    assert texts(opened("a.docx", spoilt, ReadOptions(password="bí mật")))[0] == SAID
    assert refused("a.docx", spoilt, ReadOptions(password="sai")).reason.key == "reading.password_wrong"


def test_excels_own_password_is_not_asked_for() -> None:
    assert texts(opened("a.docx", locked(p(SAID), "VelvetSweatshop")))[0] == SAID


GOOD = {
    "a.docx": docx(p("I. Kinh tế") + p("Thu 312 tỷ đồng.") + tbl(["a", "b"], ["1", "2"])),
    "a.rtf": RTF.encode("latin-1", "replace"),
    "a.odt": odt("<text:h>Kinh tế</text:h><text:p>Thu 312 tỷ</text:p>"),
    "a.html": PAGE.encode(),
    "a.txt": "Kết quả năm 2023\n\nThu 312 tỷ đồng.".encode(),
}


@pytest.mark.parametrize("name", GOOD)
def test_mutated_files_never_raise(name: str) -> None:
    chance = random.Random(name)
    for _ in range(60):
        content = bytearray(GOOD[name])
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(content))
            content[at : at + chance.choice((0, 1, 1, 4))] = chance.randbytes(chance.choice((0, 1, 1, 3)))
        result = read(source_from(name, bytes(content)), bytes(content))
        assert isinstance(result, Report | Unread)
        if isinstance(result, Unread):
            assert isinstance(result.reason, Message)
