"""Quantities and shares as the rules of judgement speak of them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from compare.messages import Message, message
from compare.quantity import Quantity

_MARK = re.compile(r"((?:US)?\$|£|€)\s*")


def said_quantity(quantity: Quantity) -> Message:
    """A quantity as a message, its numbers in the reader's notation."""
    key = "judgement.quantity.range" if quantity.high is not None else f"judgement.quantity.{quantity.bound}"
    mark, unit = _currency_mark(quantity.unit)
    unit = unit if unit.startswith(("%", "‰")) or not unit else f" {unit}"
    total = f"/{quantity.total}" if quantity.total is not None else ""
    return message(key, mark=mark, value=quantity.value, high=quantity.high or Decimal(0), unit=f"{total}{unit}")


def _currency_mark(unit: str) -> tuple[str, str]:
    """A mark that is written before the number ("$"), and what is left of the unit."""
    found = _MARK.match(unit)
    return (found.group(1), unit[found.end() :]) if found else ("", unit)


def tenth(share: Decimal | None) -> Decimal | str:
    """A share for a sentence, to one decimal: 52,4; a dash where there is none."""
    if share is None:
        return "–"
    tenth = share.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return tenth.quantize(Decimal(1)) if tenth == tenth.to_integral_value() else tenth
