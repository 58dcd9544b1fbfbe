"""The reading report of a file: how much was read, and what was guessed, left unread, hidden, or is to be noticed.

Puts a report's warnings in order for whoever shows them; what is wrong was found while reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from compare.messages import Message, message
from compare.report import Report

Group = Literal["unread", "guessed", "hidden", "noticed"]
GROUPS: tuple[Group, ...] = get_args(Group)
_GROUP_OF: dict[str, Group] = {
    "scan": "unread", "cells_unread": "unread", "pictures": "unread", "embedded": "unread", "remarks": "unread",
    "sheet_cut": "unread", "sheet_unread": "unread", "formats_lost": "unread", "formulas": "unread",
    "formula_errors": "unread", "blank_pages": "unread", "slanted_text": "unread", "no_period": "unread",
    "guessed_tables": "guessed", "uncoded": "guessed", "mended": "guessed", "encoding": "guessed",
    "legacy_font": "guessed", "no_headings": "guessed", "ocr": "guessed", "dates": "guessed", "ranges": "guessed",
    "hidden_text": "hidden", "hidden_rows": "hidden", "hidden_sheet": "hidden",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """How much was read in one line, and what is to be told of it by group, in the order of `GROUPS`."""

    summary: Message
    told: tuple[tuple[Group, tuple[Message, ...]], ...]


def account(report: Report, figures: int | None = None) -> Account:
    """The reading report of `report`; `figures` is how many were found in it, where that is known."""
    by_group: dict[Group, list[Message]] = {group: [] for group in GROUPS}
    for warning in report.warnings:
        by_group[_GROUP_OF.get(warning.code, "noticed")].append(warning.message)
    told = tuple((group, tuple(found)) for group, found in by_group.items() if found)
    return Account(summary(report, figures), told)


def summary(report: Report, figures: int | None = None) -> Message:
    """How many pages (where the format has them), sections with headings, tables, paragraphs and figures were read."""
    tables = sum(block.kind == "table" for block in report.blocks)
    recognised = sum(block.by_ocr for block in report.blocks)
    return message(
        "reading.summary",
        pages=message("reading.summary_pages", count=report.pages) if report.pages else "",
        sections=sum(1 for section in report.sections if section.heading),
        tables=tables,
        paragraphs=len(report.blocks) - tables,
        figures="" if figures is None else message("reading.summary_figures", count=figures),
        ocr=message("reading.summary_ocr", count=recognised) if recognised else "",
    )
