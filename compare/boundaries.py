"""Where a change of boundaries breaks the series: the two-tier government of 1 July 2025, in which districts ended.

Reports of different offices on both sides of that day do not speak of the same ground. An office that kept its name may
have new ground as well; that only a person can say, and so nothing is broken for it here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import resources
from compare.comparison import Reading
from compare.wording import match_key


def since() -> date:
    """The day from which the new ground counts."""
    return date.fromisoformat(resources.table("judgement/checks")["levels"]["since"])


def sides(readings: Sequence[Reading]) -> tuple[Reading, Reading] | None:
    """The last report on the old ground and the first on the new; None where the ground is not known to differ."""
    timed = [(r, p) for r in readings if (p := r.report.identity.period) and not r.report.is_target]
    old = [r for r, p in timed if p.end < since() and r.report.identity.language == "vi"]
    new = [r for r, p in timed if p.end >= since() and r.report.identity.language == "vi"]
    if not old or not new or _issuer(old[-1]) == _issuer(new[0]):
        return None
    return old[-1], new[0]


def after(readings: Sequence[Reading]) -> frozenset[str]:
    """The ids of the reports on the new ground; none where nothing is broken."""
    if sides(readings) is None:
        return frozenset()
    timed = ((r.id, r.report.identity.period) for r in readings if not r.report.is_target)
    return frozenset(source for source, period in timed if period is not None and period.end >= since())


def _issuer(reading: Reading) -> str:
    return match_key(reading.report.identity.issuer or "")
