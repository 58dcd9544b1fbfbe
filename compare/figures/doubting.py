"""How sure a figure is, and what a person should look at: doubts of a single number, and of the paper it stands on.

Each doubt has its message and lowers the confidence to the value beside it; of several, the lowest holds. What the
numbers themselves settle (parts and wholes, printed shares) is found by the checks.
"""

from __future__ import annotations

from dataclasses import replace

from compare.figures.context import Context, is_known
from compare.figures.drafts import Draft
from compare.messages import Message, message
from compare.observation import Observation
from compare.report import Block

TWO_READINGS = 0.6  # 1.250 where the document writes decimals with both marks
SETTLED = 0.9  # …and the paragraph's own arithmetic shows which
OWN_PERIOD_UNKNOWN = 0.7  # nothing says the time, and the report has none
BY_OCR = 0.8  # letters were guessed from a picture
UNIT_GUESSED = 0.8  # "doanh thu đạt 40": the unit is that of the figure before
NAME_CARRIED = 0.9  # "Đạt 40 tỷ đồng.": the name is that of the sentence before


def of_draft(draft: Draft, context: Context) -> tuple[float, tuple[Message, ...]]:
    """The confidence in a figure of prose, and its doubts."""
    found: list[tuple[float, Message]] = []
    if draft.settled is not None and (draft.reread or context.notation.against > 0):
        found.append((SETTLED, draft.settled))
    elif draft.quantity is not None and draft.other is not None and context.notation.against > 0:
        told = message("figures.two_readings", value=draft.quantity.value, other=draft.other)
        found.append((TWO_READINGS, told))
    if draft.unit_guessed and draft.quantity is not None:
        found.append((UNIT_GUESSED, message("figures.unit_guessed", unit=draft.quantity.unit)))
    if draft.carried:
        found.append((NAME_CARRIED, message("figures.name_carried", name=draft.name)))
    if not found:
        return 1.0, ()
    return min(sure for sure, _ in found), tuple(told for _, told in found)


def of_paper(observation: Observation, block: Block) -> Observation:
    """`observation` with the doubts that its block and its report put on every figure: OCR, a report without a time."""
    known = is_known(observation.period)
    if known and not block.by_ocr:
        return observation
    sure, doubts = observation.confidence, observation.doubts
    if block.by_ocr:
        sure, doubts = min(sure, BY_OCR), (*doubts, message("figures.by_ocr"))
    if not known:
        sure, doubts = min(sure, OWN_PERIOD_UNKNOWN), (*doubts, message("figures.no_period"))
    return replace(observation, confidence=sure, doubts=doubts)
