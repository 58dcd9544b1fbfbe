"""What was read as targets, line by line, for a person to look at before it judges: document by document, in order.

Each line says what was made of it and where it stands; what is done to it is a decision (`compare.decisions`). Also
proposes the parts of a line that sets several targets at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.bases import change_of
from compare.comparison import Comparison, JudgedRow, Key, Reading, Target
from compare.decisions import TargetPart
from compare.goals import is_target, period_meant
from compare.issuers import assigner_of
from compare.observation import CORRECTED, Observation, Relation
from compare.period import Period
from compare.quantity import Quantity
from compare.standing import level

State = Literal["read", "confirmed", "rejected", "no_base"]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target as it was read: its figure (or the change it is told as), its time, whose it is, and what came of it.

    `row` is the row it is a target of, None where it has none. `quantity` is the level that judges; of a change without
    a base it is None. `stated` is false where the target was worked back from a result and its share.
    """

    source: str
    observation: Observation
    state: State
    quantity: Quantity | None
    change: Relation | None
    period: Period
    issuer: str | None
    row: JudgedRow | None = None
    target: Target | None = None
    stated: bool = True

    @property
    def key(self) -> Key:
        return self.source, self.observation.id

    @property
    def in_force(self) -> bool:
        """Whether its row is judged by it."""
        return self.target is not None and self.row is not None and self.row.target == self.target

    @property
    def corrected(self) -> bool:
        """Whether the user put it right or split it off."""
        return CORRECTED in self.observation.rules or self.observation.by_hand


def target_lines(result: Comparison) -> tuple[tuple[str, tuple[TargetLine, ...]], ...]:
    """The lines of each source that tells targets: the documents that set them first, then the reports."""
    rows = {(s, o.id): r for r in result.rows for s, c in r.row.cells.items() for o in c.observations}
    told = _targets_by_key(result)
    found = [(r.id, tuple(_of_document(r, rows, told))) for r in result.readings if r.id in result.targets]
    found += [(r.id, tuple(_of_report(r, result))) for r in result.readings if r.id not in result.targets]
    return tuple((source, lines) for source, lines in found if lines)


def _targets_by_key(result: Comparison) -> dict[Key, tuple[JudgedRow, Target]]:
    return {
        (t.source, t.observation.id): (row, t)
        for row in result.rows
        for t in row.targets
        if t.source and t.observation and t.stated
    }


def _of_document(
    reading: Reading, rows: dict[Key, JudgedRow], told: dict[Key, tuple[JudgedRow, Target]]
) -> Iterator[TargetLine]:
    """The lines of a document that sets targets, those set aside at their places."""
    aside = {o.id for o in reading.set_aside}
    lines = [o for o in reading.observations if is_target(reading.report, o)] + list(reading.set_aside)
    order = {block.id: at for at, block in enumerate(reading.report.blocks)}
    lines.sort(key=lambda o: (order.get(o.anchor.block, 0), o.anchor.row or 0, o.anchor.column or 0, o.anchor.start))
    for observation in lines:
        key = (reading.id, observation.id)
        row, (_, target) = rows.get(key), told.get(key, (None, None))
        change = change_of(observation)
        yield TargetLine(
            source=reading.id,
            observation=observation,
            state=_state(observation.id in aside, row is not None and key in row.confirmed, target, change),
            quantity=target.quantity if target else None if change else level(observation),
            change=change,
            period=target.period if target else period_meant(reading.report, observation),
            issuer=target.issuer
            if target
            else assigner_of(reading.report, observation) or reading.report.identity.issuer,
            row=row,
            target=target,
        )


def _state(aside: bool, confirmed: bool, target: Target | None, change: Relation | None) -> State:
    if aside:
        return "rejected"
    if target is None and change is not None:
        return "no_base"
    return "confirmed" if confirmed else "read"


def _of_report(reading: Reading, result: Comparison) -> Iterator[TargetLine]:
    """The targets that a report states, or that were worked back from its shares."""
    for row in result.rows:
        for target in row.targets:
            if target.source == reading.id and target.observation is not None:
                yield TargetLine(
                    source=reading.id,
                    observation=target.observation,
                    state="confirmed" if (reading.id, target.observation.id) in row.confirmed else "read",
                    quantity=target.quantity,
                    change=None,
                    period=target.period,
                    issuer=target.issuer,
                    row=row,
                    target=target,
                    stated=target.stated,
                )


# Several targets in one line ------------------------------------------------------------------------------------------

_FIGURE = re.compile(r"(?<![\w.,])(\d+(?:\.\d{3})*(?:,\d+)?|\d+\.\d{1,2})\s*(%|[^\W\d_]+(?:\s+[^\W\d_]+)?)?")
_LINK = re.compile(
    r"\s*(?:đạt|là|bằng|còn|từ|trên|dưới|khoảng|ít nhất|không quá|chiếm|có|:|–|-|at least|of|to|at|is)\s*$"
)
_LEAD = re.compile(r"^\s*(?:\d+[.)]\s+|[-–+•]\s*|[,;.]\s*|(?:và|trong đó|and|of which)\s+)+", re.IGNORECASE)
_FORMS = {"từ": "ge", "ít nhất": "ge", "trên": "gt", "dưới": "lt", "không quá": "le", "khoảng": "approx"}

# A year is when, not how much: "đến năm 2025", "so với năm 2020".
_YEAR = re.compile(r"(?:\s*\b(?:đến|trong|so với|từ|hết|cuối))*\s*\bnăm (?:19|20)\d\d\b")


def proposed_parts(sentence: str) -> tuple[TargetPart, ...]:
    """The targets that a sentence seems to set, each with the words before its figure; for a person to put right.

    >>> [(p.indicator, p.value) for p in proposed_parts("Tỷ lệ trường đạt chuẩn: mầm non 100%, tiểu học 95%")]
    [('Tỷ lệ trường đạt chuẩn mầm non', '100'), ('Tỷ lệ trường đạt chuẩn tiểu học', '95')]
    """
    sentence = _YEAR.sub("", sentence)
    parts: list[TargetPart] = []
    head, at = "", 0
    for figure in _FIGURE.finditer(sentence):
        said = _LEAD.sub("", sentence[at : figure.start()])
        at = figure.end()
        unit = (figure.group(2) or "").strip()
        if unit and not unit.startswith("%") and unit.split()[0] in ("và", "trở", "so", "trong", "năm", "năm"):
            at, unit = figure.start(2), ""
        if not said.strip():
            continue
        if ":" in said:
            head, _, said = said.partition(":")
            head = f"{head.strip()} "
        name, bound = _named(said)
        value = figure.group(1)
        value = value.replace(".", "").replace(",", ".") if "," in value or re.search(r"\.\d{3}", value) else value
        parts.append(TargetPart(f"{head}{name}".strip(), value, unit, bound))
    return tuple(part for part in parts if part.indicator)


def _named(said: str) -> tuple[str, str]:
    """The words before a figure without what links them to it, and the bound that these say."""
    bound = "eq"
    while (found := _LINK.search(said)) and found.group().strip():
        bound = _FORMS.get(found.group().strip(), bound)
        said = said[: found.start()]
    return said.strip(" ,;"), bound
