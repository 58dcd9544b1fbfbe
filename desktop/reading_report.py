"""What the window says of how a file was read, and what may be chosen there, from the result alone. Pure.

The groups and their order are those of `compare.reading.account`, which loads no document library.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from compare.comparison import Comparison
from compare.messages import Message, words
from compare.reading.account import account
from desktop import texts
from desktop.texts import put, say

_OFFERS = frozenset({"reading.picture", "reading.no_text_layer", "reading.scanned_pages"})
_TRIED = frozenset({
    "reading.by_ocr", "reading.no_tesseract", "reading.no_tesseract_vietnamese", "reading.ocr_failed",
    "reading.ocr_nothing",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a reading report; a title stands above the lines of its group."""

    text: str
    is_title: bool = False


def ocr_chosen(result: Comparison, source: str) -> bool | None:
    """Whether the scanned pages of `source` are read by OCR; None where it has none."""
    keys = {said.key for said in _said(result, source)}
    return True if keys & _TRIED else False if keys & _OFFERS else None


def original_chosen(result: Comparison, source: str) -> bool | None:
    """Whether `source` is read as it was before its tracked changes; None where it has none."""
    keys = {said.key for said in _said(result, source)}
    return True if "reading.tracked_original" in keys else False if "reading.tracked_accepted" in keys else None


def secret_kept(result: Comparison, source: str) -> bool | None:
    """Whether `source`, stamped as secret, is kept in the workspace all the same; None where it bears no such stamp."""
    stamped = any(said.key == "reading.secret" for said in _said(result, source))
    return source in result.kept_secrets if stamped else None


def lines(result: Comparison, source: str) -> list[Line]:
    """The reading report of `source`: the file, how much was read, and what is to be known by group."""
    for unread in result.unread:
        if unread.source.id == source:
            return [Line(unread.source.name, is_title=True), Line(texts.capital(put(unread.reason)))]
    reading = next((r for r in result.readings if r.id == source), None)
    if reading is None:
        return []
    told = account(reading.report, len(reading.observations))
    said = [Line(reading.report.source.name, is_title=True), Line(texts.capital(put(told.summary)))]
    for group, found in told.told:
        said.append(Line(words(f"reading.account.{group}", texts.language()), is_title=True))
        said += [Line(texts.capital(put(one))) for one in found]
    return said if told.told else [*said, Line(say("sources.nothing_noticed"))]


def as_html(said: list[Line]) -> str:
    """The lines as rich text, "" where there are none."""
    return "".join(
        f"<p><b>{escape(line.text)}</b></p>" if line.is_title else f"<div>{escape(line.text)}</div>" for line in said
    )


def _said(result: Comparison, source: str) -> list[Message]:
    unread = [u.reason for u in result.unread if u.source.id == source]
    return unread + [w.message for r in result.readings if r.id == source for w in r.report.warnings]
