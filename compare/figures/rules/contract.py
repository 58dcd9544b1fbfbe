"""What every rule is: it takes the reader and a statement, makes what it makes, and says whether it was the one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from compare.figures import bases
from compare.figures.bases import Base
from compare.figures.clauses import Statement
from compare.figures.context import Context
from compare.figures.drafts import Draft, Memory
from compare.figures.pieces import Reading
from compare.observation import RelationKind, Versus
from compare.quantity import Quantity


class Reader(Protocol):
    """What a rule needs of the one who reads: what is remembered, what was made, and how more is made."""

    reading: Reading
    context: Context
    memory: Memory
    drafts: list[Draft]
    statements: list[Statement]

    def add(self, statement: Statement, name: str, quantity: Quantity | None) -> Draft: ...

    def relate(
        self, statement: Statement, kind: RelationKind, value: Decimal, base: Base | None, versus: Versus
    ) -> None: ...


Rule = Callable[[Reader, Statement], bool]


def versus_of(reader: Reader, statement: Statement, base: Base | None) -> Versus:
    """The base said, else what holds by default for the owner's period."""
    if base is not None:
        return base.versus
    return bases.default(reader.memory.period)
