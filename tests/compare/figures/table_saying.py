"""Tables written as text, observed, and what is found said at a glance."""

from __future__ import annotations

from compare.figures.context import Context
from compare.figures.notation import ENGLISH, VIETNAMESE
from compare.figures.tables import observe_table
from compare.messages import Language
from compare.observation import Observation
from compare.period import parse
from compare.report import Block, ReportKind


def grid(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines())


def observe(
    text: str, period: str = "2024", caption: str | None = None, language: Language = "vi", kind: ReportKind = "year"
) -> list[Observation]:
    notation = VIETNAMESE if language == "vi" else ENGLISH
    context = Context("s", "1", "b", parse(period), language, kind, notation=notation)
    return observe_table(Block("b", "table", "", rows=grid(text), caption=caption), context)


def said(observation: Observation) -> tuple[str, str | None, str | None, str, str]:
    """Name, value, unit, period and role, to be compared at a glance."""
    quantity = observation.quantity
    value, unit = (str(quantity.value), quantity.unit) if quantity else (None, None)
    return observation.indicator, value, unit, observation.period.text, observation.role


def relations(observation: Observation) -> list[tuple[str, str, str, str]]:
    return [(r.kind, str(r.value), r.unit, r.versus) for r in observation.relations]
