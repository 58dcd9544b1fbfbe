"""The reading report: how much was read, and every warning told once in its group."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import compare.reading
from compare.messages import message, render, words
from compare.reading.account import GROUPS, account, summary
from compare.report import Warning
from tests.compare.reading.documents import docx, opened, p, tbl


def test_the_summary_counts_what_was_read_in_both_languages() -> None:
    report = opened("a.docx", docx(p("Mở đầu") + tbl(["a", "b"], ["1", "2"]) + p("Cuối")))
    assert render(summary(report), "vi") == "0 đề mục, 1 bảng, 2 đoạn"
    paged = replace(report, pages=3, blocks=tuple(replace(b, by_ocr=True) for b in report.blocks))
    assert (
        render(summary(paged, 7), "vi") == "3 trang, 0 đề mục, 1 bảng, 2 đoạn, 7 số liệu; 3 đoạn và bảng đọc bằng OCR"
    )
    assert (
        render(summary(paged, 7), "en")
        == "3 pages, 0 headings, 1 table, 2 paragraphs, 7 figures; 3 paragraphs and tables read by OCR"
    )


def test_warnings_are_told_once_each_in_their_groups() -> None:
    report = opened("a.docx", docx(p("Mở đầu")))
    codes = ("secret", "hidden_text", "scan", "guessed_tables", "pictures")
    warned = replace(report, warnings=tuple(Warning(code, message(f"m.{code}")) for code in codes))
    told = {group: [m.key for m in found] for group, found in account(warned).told}
    assert told == {
        "unread": ["m.scan", "m.pictures"], "guessed": ["m.guessed_tables"], "hidden": ["m.hidden_text"],
        "noticed": ["m.secret"],
    }  # fmt: skip


def test_every_group_has_a_name_and_every_warning_has_words() -> None:
    for language in ("vi", "en"):
        assert all(words(f"reading.account.{group}", language) for group in GROUPS)
    sources = "".join(f.read_text("utf-8") for f in Path(compare.reading.__file__).parent.glob("*.py"))
    for key in re.findall(r'Warning\(\s*"\w+",\s*message\(\s*"(reading\.\w+)"', sources):
        assert words(key, "vi")
