"""Doubtful numbers settled by arithmetic: a level over its target against the printed share, parts against their whole.

"1.250 tấn, bằng 62,5% kế hoạch (2 nghìn tấn)" is 1,25 thousand only where the division says so. A reading is changed,
or a doubt is put at rest, where exactly one reading of the two numbers agrees with what the paragraph prints; where
none or several agree, the numbers stay as the document's notation reads them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from compare.figures.drafts import Draft
from compare.messages import Message, message
from compare.observation import PLANS

_NEAR = 4  # drafts on either side in which a share's base is looked for
_MOST_PARTS = 8  # readings are tried in all combinations, so no more


def settle(drafts: Sequence[Draft]) -> None:
    """The drafts of a paragraph with the readings that its own shares and sums show, and the reason on each."""
    for at, draft in enumerate(drafts):
        for share, base in _shares(drafts, at):
            _by_share(draft, base, share)
    for whole in {id(d.whole): d.whole for d in drafts if d.whole is not None}.values():
        _by_sum(whole, [d for d in drafts if d.whole is whole])


def _shares(drafts: Sequence[Draft], at: int) -> Iterator[tuple[Decimal, Draft]]:
    """The shares printed of a level, each with the target nearby that it is of."""
    draft = drafts[at]
    if draft.quantity is None or draft.role == "target" or draft.quantity.high is not None:
        return
    near = drafts[max(0, at - _NEAR) : at + _NEAR + 1]
    targets = [d for d in near if d.role == "target" and d.name == draft.name and d.quantity is not None]
    if len(targets) != 1:
        return
    for relation in draft.relations:
        if relation.kind == "ratio" and relation.versus in PLANS and relation.unit == "%":
            yield relation.value, targets[0]


def _readings(draft: Draft) -> tuple[Decimal, ...]:
    if draft.quantity is None:
        return ()
    return (draft.quantity.value,) if draft.other is None else (draft.quantity.value, draft.other)


def _by_share(draft: Draft, base: Draft, share: Decimal) -> None:
    same_unit = draft.quantity is not None and base.quantity is not None and draft.quantity.unit == base.quantity.unit
    if not same_unit or (draft.other is None and base.other is None):
        return
    agreed = [pair for pair in product(_readings(draft), _readings(base)) if _agrees(*pair, share)]
    if len(agreed) != 1:
        return
    value, whole = agreed[0]
    told = message("figures.settled_by_share", value=value, whole=whole, share=share)
    _read(draft, value, told)
    _read(base, whole, told)


def _agrees(value: Decimal, whole: Decimal, share: Decimal) -> bool:
    """Whether a share as printed is that of the two numbers."""
    if not whole:
        return False
    exponent = share.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(value * 100 / whole - share) <= step


def _by_sum(whole: Draft, parts: Sequence[Draft]) -> None:
    """Parts and their whole: the one combination of readings that adds up."""
    alike = [p for p in parts if p.quantity and whole.quantity and p.quantity.unit == whole.quantity.unit]
    doubtful = any(d.other is not None for d in (whole, *alike))
    if not doubtful or len(alike) != len(parts) or not 1 < len(alike) <= _MOST_PARTS:
        return
    agreed = [pick for pick in product(*map(_readings, (whole, *alike))) if pick[0] == sum(pick[1:])]
    if len(agreed) != 1:
        return
    told = message("figures.settled_by_sum", whole=agreed[0][0])
    for draft, value in zip((whole, *alike), agreed[0], strict=True):
        _read(draft, value, told)


def _read(draft: Draft, value: Decimal, told: Message) -> None:
    """The draft with a reading that was settled; one that was in no doubt stays as it is."""
    if draft.other is None or draft.quantity is None:
        return
    if value == draft.other:
        draft.quantity, draft.other = replace(draft.quantity, value=value), draft.quantity.value
        draft.reread = True
    draft.settled = told
