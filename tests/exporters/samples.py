"""A comparison made by hand: a resolution and three reports of an invented commune.

Twelve indicators, four findings; the texts stand in `commune.toml`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

from compare.brief_choices import Part
from compare.comparison import (
    Comparison,
    Finding,
    IndicatorCell,
    IndicatorRow,
    JudgedRow,
    Place,
    Progress,
    Reading,
    SectionCell,
    SectionRow,
    Target,
)
from compare.messages import message
from compare.observation import Observation, Relation, Role
from compare.period import parse
from compare.quantity import Bound, Quantity
from compare.report import Anchor, Block, Identity, Report, ReportKind, Section, Source, Unread

WHOLE = list(get_args(Part))  # every part that a brief may have
AS_IS = message("brief.computed")


@dataclass
class Draft:
    """A report while it is written, each figure's place taken from the sentence it stands in."""

    id: str
    file: str
    kind: ReportKind
    period: str
    number: str
    title: str
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)

    def section(self, heading: str) -> None:
        self.sections.append(Section(f"s{len(self.sections) + 1}", None, 1, None, heading))
        self.paragraph(heading)

    def paragraph(self, text: str, rows: tuple[tuple[str, ...], ...] = ()) -> Block:
        made = Block(
            f"b{len(self.blocks) + 1}", "table" if rows else "paragraph", text, 1 + len(self.blocks) // 6, rows
        )
        self.blocks.append(made)
        last = self.sections[-1]
        self.sections[-1] = replace(last, blocks=(*last.blocks, made.id))
        return made

    def tell(
        self,
        text: str,
        said: str,
        name: str,
        value: str,
        unit: str,
        *relations: Relation,
        role: Role = "actual",
        bound: Bound = "eq",
        high: str | None = None,
        total: str | None = None,
        period: str | None = None,
    ) -> Observation:
        """A sentence with one figure in it."""
        block = self.paragraph(text)
        start = text.index(said)
        anchor = Anchor(self.id, self.sections[-1].id, block.id, start, start + len(said), page=block.page)
        quantity = Quantity(
            Decimal(value), unit, bound, Decimal(high) if high else None, Decimal(total) if total else None
        )
        return self.add(name, quantity, anchor, relations, role, period)

    def add(
        self,
        name: str,
        quantity: Quantity | None,
        anchor: Anchor,
        relations: tuple[Relation, ...] = (),
        role: Role = "actual",
        period: str | None = None,
    ) -> Observation:
        made = Observation(
            f"o{len(self.observations) + 1}", name, quantity, parse(period or self.period), role, relations, anchor
        )
        self.observations.append(made)
        return made

    def reading(self) -> Reading:
        identity = Identity(self.title, "UBND xã Đông Hòa", self.number, None, self.kind, parse(self.period))
        source = Source(self.id, self.file, (self.id.encode().hex() * 32)[:64])
        report = Report(source, "docx", identity, tuple(self.sections), tuple(self.blocks), (), 6)
        return Reading(report, tuple(self.observations))


_TABLE = tomllib.loads(Path(__file__).with_name("commune.toml").read_text(encoding="utf-8"))
TOPICS: list[dict[str, Any]] = _TABLE["topic"]
SECTIONS: list[dict[str, Any]] = _TABLE["section"]
REPORTS: tuple[tuple[str, str, ReportKind, str, str, str], ...] = (
    ("nq", "Nghị quyết 12-NQ.docx", "resolution", "2023", "12/NQ-HĐND", "Nghị quyết về nhiệm vụ năm 2023"),
    ("q1", "Báo cáo quý I.pdf", "quarter", "2023-Q1", "45/BC-UBND", "Báo cáo quý I năm 2023"),
    ("h1", "Báo cáo 6 tháng.docx", "half_year", "2023-H1", "98/BC-UBND", "Báo cáo 6 tháng đầu năm 2023"),
    ("m9", "Báo cáo 9 tháng.docx", "nine_months", "2023-9M", "151/BC-UBND", "Báo cáo 9 tháng năm 2023"),
)


def commune() -> Comparison:
    """The whole comparison, findings and an unread file in it."""
    drafts = {r[0]: Draft(*r) for r in REPORTS}
    for section in SECTIONS:
        for source, heading in _headings(section).items():
            drafts[source].section(heading)
        for topic in TOPICS:
            if topic["section"] == section["id"]:
                _write(topic, drafts)
    readings = tuple(draft.reading() for draft in drafts.values())
    rows = tuple(_row(place, topic, drafts) for place, topic in enumerate(TOPICS, 1))
    unread = (Unread(Source("x", "Biểu quý II.xls", "0" * 64), AS_IS),)
    return Comparison(readings, _sections(drafts), rows, _findings(drafts), unread, frozenset({"nq"}))


def _headings(section: dict[str, Any]) -> dict[str, str]:
    return {"nq": section["title"], **section["headings"]}


def _write(topic: dict[str, Any], drafts: dict[str, Draft]) -> None:
    name, total = topic["name"], topic.get("total")
    if goal := topic.get("target"):
        unit = topic.get("target_unit", topic["unit"])
        drafts["nq"].tell(
            goal["text"], goal["said"], name, goal["value"], unit,
            role="target", bound=topic["bound"], high=topic.get("high"), total=total,
        )  # fmt: skip
    for source, told in topic["told"].items():
        role: Role = "estimate" if "ước đạt" in told["text"] else "actual"
        drafts[source].tell(
            told["text"], told["said"], name, told["value"], topic["unit"], *_relations(told), role=role, total=total
        )


def _relations(told: dict[str, str]) -> list[Relation]:
    found = []
    if "plan" in told:
        found.append(Relation("ratio", Decimal(told["plan"]), "%", "plan", assigner=told.get("assigner")))
    if "same" in told:
        found.append(Relation("delta", Decimal(told["same"]), told["same_unit"], "same_period"))
    return found


def _row(place: int, topic: dict[str, Any], drafts: dict[str, Draft]) -> JudgedRow:
    cells = {}
    for source, draft in drafts.items():
        found = tuple(o for o in draft.observations if o.indicator == topic["name"])
        if found:
            cells[source] = IndicatorCell(found, 0.97)
    row = IndicatorRow(f"r{place}", topic["name"], topic["unit"], topic["section"], cells)
    goal = cells["nq"].observations[0] if "nq" in cells else None
    target = None
    if goal is not None and goal.quantity is not None:
        target = Target(goal.quantity, goal.period, True, AS_IS, None, "nq", goal.anchor, goal)
    newest = list(cells.values())[-1].observations[0]
    progress = Progress(
        status=topic["status"],
        rule=AS_IS,
        actual=newest.quantity,
        observation=newest,
        period=newest.period,
        source=newest.anchor.source,
        percent=Decimal(topic["percent"]) if "percent" in topic else None,
        stated_percent=next((r.value for r in newest.relations if r.versus == "plan"), None),
        expected_percent=Decimal(topic["due"]) if "due" in topic else None,
        detail=topic.get("detail"),
        said=topic.get("said"),
        settled=topic.get("settled", False),
    )
    targets = (target,) if target else ()
    return JudgedRow(row, topic.get("direction"), None, target, targets, progress, topic.get("note"))


def _sections(drafts: dict[str, Draft]) -> tuple[SectionRow, ...]:
    rows = []
    for section in SECTIONS:
        cells = {
            source: SectionCell(tuple(s.id for s in drafts[source].sections if s.heading == heading), heading, 0.93)
            for source, heading in _headings(section).items()
        }
        rows.append(SectionRow(section["id"], section["title"], cells))
    return tuple(rows)


def _findings(drafts: dict[str, Draft]) -> tuple[Finding, ...]:
    def at(source: str, name: str) -> Place:
        found = next(o for o in drafts[source].observations if o.indicator == name)
        text = next(b.text for b in drafts[source].blocks if b.id == found.anchor.block)
        return Place(source, found.anchor, text)

    budget, fruit, jobs, members = (TOPICS[n]["name"] for n in (0, 3, 7, 10))
    as_said = message("brief.heading.sections")
    return (
        Finding("f1", "percent_mismatch", "error", as_said, ("r1",), (at("q1", budget), at("nq", budget))),
        Finding("f2", "contradiction", "warning", as_said, ("r4",), (at("h1", fruit), at("m9", fruit))),
        Finding("f3", "dropped_indicator", "info", as_said, ("r11",), (at("h1", members),)),
        Finding("f4", "stale_figure", "info", as_said, ("r8",), (at("q1", jobs), at("h1", jobs)), is_notice=True),
    )


def with_share(comparison: Comparison, share: str) -> Comparison:
    """`comparison` with so many % of its target reached by the first row that tells a share."""
    first = next(row for row in comparison.rows if row.direction != "down" and row.progress.percent is not None)
    told = replace(first, progress=replace(first.progress, percent=Decimal(share)))
    return replace(comparison, rows=tuple(told if row is first else row for row in comparison.rows))


def many(rows: int, reports: int = 3) -> Comparison:
    """A comparison of `rows` indicators: the commune's rows again and again under other names."""
    base = commune()
    wide = tuple(
        replace(row, row=replace(row.row, id=f"r{n}", name=f"{row.row.name} (khu {n})"))
        for n, row in ((n, base.rows[n % len(base.rows)]) for n in range(rows))
    )
    if reports == 3:
        return replace(base, rows=wide)
    extra = [_quarter(base.readings[1], year) for year in range(2022, 2025 - reports, -1)]
    return replace(base, rows=wide, readings=(base.readings[0], *reversed(extra), *base.readings[1:]))


def _quarter(like: Reading, year: int) -> Reading:
    """A report of an earlier year that tells nothing."""
    named = like.report.with_identity(period=parse(f"{year}-Q1"))
    return Reading(named.of(Source(f"e{year}", f"Quý I {year}.docx", "1" * 64)), ())
