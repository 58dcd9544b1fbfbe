"""Benchmark items (a sentence or a table, one JSON object a line) as reports of one block."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from compare import figures
from compare.figures.context import NO_PERIOD
from compare.figures.periods import mentions
from compare.language import Language
from compare.observation import Observation
from compare.period import Period, parse, year_of
from compare.report import Block, Identity, Report, Section, Source
from compare.wording import nfc


def observe_item(item: Mapping[str, Any]) -> tuple[Observation, ...]:
    """The figures of `item`; KeyError or ValueError where it is not of the contract's form."""
    return figures.observe(item_report(item))


def item_report(item: Mapping[str, Any]) -> Report:
    """`item` as a report whose only block is its text or its table."""
    name = str(item["id"])
    period = item.get("report_period")
    language: Language = item.get("lang", "vi")
    return Report(
        source=Source(name, name, ""),
        format="item",
        identity=Identity(language=language, period=parse(period) if period else _period_said(item, language)),
        sections=(Section("s1", None, 1, None, None, ("b1",)),),
        blocks=(_block(item),),
    )


def _period_said(item: Mapping[str, Any], language: Language) -> Period | None:
    """The period of an item that states none beside its text: the first one its words name with its year; else None."""
    words = item.get("text") or item.get("caption") or ""
    for mention in mentions(nfc(words), NO_PERIOD, language):
        if mention.period is not None and mention.year_said and mention.sort in ("within", "until", "to_date"):
            return year_of(mention.period) if mention.period.kind == "day" else mention.period
    return None


def _block(item: Mapping[str, Any]) -> Block:
    if "rows" not in item:
        return Block("b1", "paragraph", nfc(item["text"]))
    rows = tuple(tuple(nfc(cell or "") for cell in row) for row in item["rows"])
    text = "\n".join("\t".join(row) for row in rows)
    return Block("b1", "table", text, rows=rows, caption=nfc(item["caption"]) if item.get("caption") else None)
