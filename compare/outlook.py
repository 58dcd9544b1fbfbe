"""Whether a target that still runs can be reached: the pace needed from now on against the pace so far.

An estimate of the app's, never the report's word. What builds up is held against the share of the time gone, or
against the share that was reached at the same point a year before where that is known; what stands against its way
from where it began. Too little data is an answer, with the reason.
"""

from __future__ import annotations

from decimal import Decimal

from compare.comparison import Chance, Outlook
from compare.messages import message
from compare.rule_words import tenth
from compare.verdicts import Case, side, way_gone

_HUNDRED = Decimal(100)


def outlook(case: Case) -> Outlook | None:
    """The chance that the target is reached in time; None where its time is over or no way is better."""
    if case.ended or case.direction is None or case.standing.period.end < case.course.begin:
        return None
    builds_up = case.measure == "flow"
    if side(case) >= 0 and not (builds_up and case.direction == "down"):
        return Outlook("likely", message("judgement.outlook.reached"))
    if not builds_up:
        gone = way_gone(case)
        return _paced(case, gone[0], gone[1]) if gone else Outlook("unknown", message("judgement.outlook.no_base"))
    due = case.last_year or case.expected
    if case.percent is None or due is None:
        return Outlook("unknown", message("judgement.outlook.no_pace"))
    if case.direction == "down":
        return _within_cap(case, case.percent, due)
    return _paced(case, case.percent, due)


def _paced(case: Case, done: Decimal, due: Decimal) -> Outlook:
    """`done` of the target or of the way to it, where `due` is what the time gone would give, both in %."""
    if not 0 < due < _HUNDRED:
        return Outlook("unknown", message("judgement.outlook.no_pace"))
    needed = tenth(_times(_HUNDRED - done, done, due))
    why = message(f"judgement.outlook.{_pace(needed)}", done=tenth(done), due=tenth(due), needed=needed)
    return Outlook(_chance(case, done / due), why)


def _pace(needed: Decimal | str) -> str:
    """What is said where the rest needs `needed` times the pace so far; "" where there was none."""
    if isinstance(needed, str):
        return "nothing_done"
    if needed in (0, 1):
        return "steady" if needed else "little_left"
    return "slower" if needed < 1 else "pace"


def _times(rest: Decimal, done: Decimal, due: Decimal) -> Decimal | None:
    """How many times the pace so far is needed for the rest, each as a share of its own time."""
    return (rest / (_HUNDRED - due)) / (done / due) if done > 0 else None


def _within_cap(case: Case, used: Decimal, due: Decimal) -> Outlook:
    """What may not build up past a cap: the less of it is used by now, the better."""
    why = message("judgement.outlook.cap", used=tenth(used), due=tenth(due))
    if used > _HUNDRED:
        return Outlook("unlikely", why)
    return Outlook(_chance(case, due / used) if used > 0 else "likely", why)


def _chance(case: Case, pace: Decimal) -> Chance:
    if pace >= case.limits.of("outlook", "likely"):
        return "likely"
    return "effort" if pace >= case.limits.of("outlook", "effort") else "unlikely"
