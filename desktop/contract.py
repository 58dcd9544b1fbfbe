"""The engine's values in the keys of the command line's JSON (version 1), and nothing else.

Numbers become decimal strings, absent things `null`, source ids the index of the report as it was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from compare.comparison import Comparison, Finding, IndicatorCell, JudgedRow, Progress, SectionRow, Target
from compare.figures.context import is_known
from compare.messages import Language, render
from compare.observation import Observation, Relation
from compare.quantity import Quantity
from compare.reading.account import summary
from compare.report import Anchor, Block, Report, Section, Source

VERSION = 1
Json = dict[str, Any]


def report_json(report: Report, language: Language, figures: int) -> Json:
    """A report as `read` prints it; warnings, and last how much was read with its `figures`, are said in `language`."""
    identity = report.identity
    return {
        "file": report.source.name,
        "format": report.format,
        "title": identity.title,
        "issuer": identity.issuer,
        "number": identity.number,
        "date": identity.date.isoformat() if identity.date else None,
        "kind": identity.kind,
        "period": identity.period.text if identity.period else None,
        "language": identity.language,
        "pages": report.pages,
        "sections": [_section_json(section) for section in report.sections],
        "blocks": [_block_json(block) for block in report.blocks],
        "warnings": [
            *({"code": w.code, "message": render(w.message, language)} for w in report.warnings),
            {"code": "summary", "message": render(summary(report, figures), language)},
        ],
    }


def observation_json(observation: Observation, source: bool = True, language: Language = "vi") -> Json:
    """An observation as `extract` prints it; without its place where `source` is False. Doubts are said in `language`.

    A figure of which neither the text nor its report says the time has no period.
    """
    quantity = observation.quantity
    written: Json = {
        "indicator": observation.indicator,
        **_quantity_json(quantity),
        "period": observation.period.text if is_known(observation.period) else None,
        "role": observation.role,
        "comparisons": [_relation_json(relation) for relation in observation.relations],
        "confidence": round(observation.confidence, 3),
        "doubts": [render(doubt, language) for doubt in observation.doubts],
    }
    if source:
        written["source"] = _anchor_json(observation.anchor)
    return written


def comparison_json(comparison: Comparison, order: Sequence[Source], language: Language) -> Json:
    """A comparison as `compare` prints it, the reports in the `order` given; messages are said in `language`."""
    read = {reading.id: reading.report for reading in comparison.readings}
    ids = [source.id for source in order if source.id in read]
    index = {source: i for i, source in enumerate(ids)}
    findings = [(f.is_notice, _finding_json(f, index, language)) for f in comparison.findings if not f.dismissed]
    return {
        "version": VERSION,
        "reports": [_report_line(read[source], source in comparison.targets) for source in ids],
        "sections": [_section_row_json(row, ids) for row in comparison.sections],
        "indicators": [_row_json(row, ids, index, language) for row in comparison.rows],
        "checks": [written for is_notice, written in findings if not is_notice],
        "notices": [written for is_notice, written in findings if is_notice],
    }


def _report_line(report: Report, is_target: bool) -> Json:
    identity = report.identity
    return {
        "file": report.source.name,
        "period": identity.period.text if identity.period else None,
        "kind": identity.kind,
        "is_target": is_target,
    }


def _section_json(section: Section) -> Json:
    return {
        "id": section.id,
        "parent": section.parent,
        "level": section.level,
        "number": section.number,
        "heading": section.heading,
        "blocks": list(section.blocks),
    }


def _block_json(block: Block) -> Json:
    written: Json = {"id": block.id, "kind": block.kind, "text": block.text, "page": block.page}
    if block.kind == "table":
        written["rows"] = [list(row) for row in block.rows]
    return written


def _quantity_json(quantity: Quantity | None) -> Json:
    if quantity is None:
        return {"value": None, "high": None, "bound": "eq", "unit": None, "total": None}
    return {
        "value": _decimal(quantity.value),
        "high": _decimal(quantity.high),
        "bound": quantity.bound,
        "unit": quantity.unit or None,
        "total": _decimal(quantity.total),
    }


def _relation_json(relation: Relation) -> Json:
    written: Json = {
        "kind": relation.kind,
        "value": _decimal(relation.value),
        "unit": relation.unit,
        "versus": relation.versus,
    }
    if relation.bound != "eq":
        written["bound"] = relation.bound
    if relation.high is not None:
        written["high"] = _decimal(relation.high)
    if relation.anchor is not None:
        written["source"] = _anchor_json(relation.anchor)
    return written


def _anchor_json(anchor: Anchor) -> Json:
    return {
        "section": anchor.section,
        "block": anchor.block,
        "start": anchor.start,
        "end": anchor.end,
        "row": anchor.row,
        "column": anchor.column,
    }


def _section_row_json(row: SectionRow, ids: Iterable[str]) -> Json:
    cells = []
    for source in ids:
        cell = row.cells.get(source)
        cells.append(
            {"sections": list(cell.sections), "heading": cell.heading, "confidence": round(cell.confidence, 3)}
            if cell
            else None
        )
    return {"id": row.id, "title": row.title, "cells": cells}


def _row_json(judged: JudgedRow, ids: Iterable[str], index: Mapping[str, int], language: Language) -> Json:
    return {
        "id": judged.id,
        "name": judged.row.name,
        "unit": judged.row.unit,
        "direction": judged.direction,
        "section": judged.row.section,
        "target": _target_json(judged.target, index) if judged.target else None,
        "targets": [_target_json(target, index) for target in judged.targets],
        "cells": [_cell_json(judged.row.cells.get(source), language) for source in ids],
        "progress": _progress_json(judged.progress, index, language),
    }


def _cell_json(cell: IndicatorCell | None, language: Language) -> Json | None:
    if cell is None:
        return None
    return {
        "observations": [observation_json(o, language=language) for o in cell.observations],
        "confidence": round(cell.confidence, 3),
    }


def _target_json(target: Target, index: Mapping[str, int]) -> Json:
    quantity = _quantity_json(target.quantity)
    del quantity["total"]
    return {
        **quantity,
        "period": target.period.text,
        "stated": target.stated,
        "issuer": target.issuer,
        "report": index.get(target.source or ""),
        "source": _anchor_json(target.anchor) if target.anchor else None,
    }


def _progress_json(progress: Progress, index: Mapping[str, int], language: Language) -> Json:
    actual = progress.actual
    return {
        "actual": _decimal(actual.value) if actual else None,
        "unit": (actual.unit or None) if actual else None,
        "period": progress.period.text if progress.period else None,
        "report": index.get(progress.source or ""),
        "percent": _decimal(progress.percent),
        "stated_percent": _decimal(progress.stated_percent),
        "expected_percent": _decimal(progress.expected_percent),
        "last_year_percent": _decimal(progress.last_year_percent),
        "status": progress.status,
        "detail": progress.detail,
        "rule": render(progress.rule, language),
        "settled": progress.settled,
    }


def _finding_json(finding: Finding, index: Mapping[str, int], language: Language) -> Json:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": render(finding.message, language),
        "rows": list(finding.rows),
        "sources": [
            {"report": index[place.source], "source": _anchor_json(place.anchor), "quote": place.quote}
            for place in finding.places
            if place.source in index
        ],
    }


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"
