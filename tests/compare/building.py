"""Small reports made in a test: sentences and tables with the figures said of them, lined up in rows by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from compare import checks, progress, targets
from compare.comparison import ByHand, Comparison, Finding, IndicatorCell, IndicatorRow, JudgedRow, Reading
from compare.messages import Language
from compare.observation import Observation, Relation, Role, Versus
from compare.period import parse
from compare.quantity import Bound, Quantity
from compare.report import Anchor, Block, Identity, Report, ReportKind, Section, Source


@dataclass(frozen=True)
class Said:
    """A figure said in a text: `row` names the indicator's row, `figure` is the words it stands at."""

    row: str
    figure: str
    value: str | None
    unit: str = ""
    period: str | None = None
    role: Role = "actual"
    relations: tuple[Relation, ...] = ()
    bound: Bound = "eq"
    high: str | None = None
    total: str | None = None
    cumulative: bool = False
    name: str | None = None
    cell: tuple[int, int] | None = None
    part_of: int | None = None  # the place, in the report, of the figure this is a part of


@dataclass(frozen=True)
class Text:
    """A paragraph (or the rows of a table) and the figures said in it."""

    text: str | tuple[tuple[str, ...], ...]
    said: tuple[Said, ...] = ()
    caption: str | None = None


@dataclass(frozen=True)
class Made:
    """A report to be made."""

    name: str
    period: str
    texts: tuple[Text, ...]
    kind: ReportKind = "quarter"
    language: Language = "vi"
    issuer: str | None = None
    heading: str | None = None


def ratio(value: str, versus: Versus = "plan", assigner: str | None = None) -> Relation:
    return Relation("ratio", Decimal(value), "%", versus, assigner=assigner)


def delta(value: str, versus: Versus = "same_period", unit: str = "%") -> Relation:
    return Relation("delta", Decimal(value), unit, versus)


def reading(made: Made) -> Reading:
    """The report with its figures, each anchored at its words."""
    blocks, observations = [], []
    for number, text in enumerate(made.texts):
        block = _block(f"b{number}", text)
        blocks.append(block)
        for said in text.said:
            observations.append(_observation(made, block, said, f"o{len(observations)}"))
    heading = "Mục tiêu" if made.kind in ("resolution", "plan") else "Kết quả"
    section = Section("s", None, 1, None, made.heading or heading, tuple(b.id for b in blocks))
    identity = Identity(None, made.issuer, None, None, made.kind, parse(made.period), made.language)
    source = Source(made.name, made.name, made.name)
    return Reading(Report(source, "docx", identity, (section,), tuple(blocks)), tuple(observations))


def row(name: str, readings: Sequence[Reading], unit: str | None = None) -> IndicatorRow:
    """All that the readings say of `name`, which stands in `Observation.rules` as the row it belongs to."""
    cells = {
        r.id: IndicatorCell(found, 1.0)
        for r in readings
        if (found := tuple(o for o in r.observations if name in o.rules))
    }
    told = sorted((o for c in cells.values() for o in c.observations), key=lambda o: o.role == "target")
    units = (o.quantity.unit for o in told if o.quantity)
    return IndicatorRow(name, name, unit or next(units, None), None, cells)


def compared(*reports: Made) -> Comparison:
    """The judged comparison of `reports`, without findings."""
    readings = tuple(reading(made) for made in reports)
    sources = frozenset(r.id for r in readings if r.report.is_target)
    names = dict.fromkeys(name for r in readings for o in r.observations for name in o.rules)
    rows = tuple(judged(row(name, readings), readings, sources) for name in names)
    return Comparison(readings, (), rows, (), (), sources)


def judged(
    of: IndicatorRow, readings: Sequence[Reading], sources: frozenset[str] | None = None, by_hand: ByHand | None = None
) -> JudgedRow:
    by_hand = by_hand or ByHand()
    sources = frozenset(r.id for r in readings if r.report.is_target) if sources is None else sources
    return progress.judge(of, readings, targets.choose(of, readings, sources, by_hand.target), by_hand)


def findings(*reports: Made) -> list[Finding]:
    return list(checks.run(compared(*reports)))


def codes(*reports: Made) -> list[str]:
    """The codes of the checks that are found, notices left out."""
    return [f.code for f in findings(*reports) if not f.is_notice]


def notices(*reports: Made) -> list[str]:
    return [f.code for f in findings(*reports) if f.is_notice]


def _block(block_id: str, text: Text) -> Block:
    if isinstance(text.text, str):
        return Block(block_id, "paragraph", text.text)
    words = "\n".join("\t".join(r) for r in text.text)
    return Block(block_id, "table", words, rows=text.text, header_rows=1, caption=text.caption)


def _observation(made: Made, block: Block, said: Said, observation_id: str) -> Observation:
    if said.cell is not None:
        at_row, column = said.cell
        words = block.rows[at_row][column]
        start = words.index(said.figure)
        anchor = Anchor(made.name, "s", block.id, start, start + len(said.figure), at_row, column)
    else:
        start = block.text.index(said.figure)
        anchor = Anchor(made.name, "s", block.id, start, start + len(said.figure))
    quantity = None
    if said.value is not None:
        high = Decimal(said.high) if said.high else None
        total = Decimal(said.total) if said.total else None
        quantity = Quantity(Decimal(said.value), said.unit, said.bound, high, total)
    observation = Observation(
        observation_id,
        said.name or said.row,
        quantity,
        parse(said.period or made.period),
        said.role,
        said.relations,
        anchor,
        cumulative=said.cumulative,
        rules=(said.row,) if said.row else (),
    )
    return replace(observation, whole=f"o{said.part_of}") if said.part_of is not None else observation
