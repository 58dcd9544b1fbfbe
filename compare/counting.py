"""Figures told with the name of what they count in them: "có 12 thanh niên nhập ngũ", "kết nạp 7 đảng viên".

Where an indicator's name begins with the very thing its unit counts, a sentence that says both ("thanh niên nhập ngũ
đạt 12 thanh niên") says one thing twice. The verb is the report's own where the name was read behind one; no word is
made up but "có" ("there are"). Of English the name stays in front and the unit alone is left out.
"""

from __future__ import annotations

from dataclasses import replace

from compare import quoting
from compare.comparison import JudgedRow
from compare.observation import Observation
from compare.quantity import parse_unit
from compare.telling import Teller, figure
from compare.wording import match_key

_NUMBER_OF = ("số ",)  # "số lao động được tạo việc làm": the number itself is what is told


def counting_words(row: JudgedRow, told: Observation, teller: Teller) -> tuple[str, str]:
    """The verb, and the figure with the name in it; "" for what is told as ever: the name, its verb, the figure."""
    quantity = told.quantity
    if quantity is None or not quantity.unit or not parse_unit(quantity.unit).counted:
        return "", ""
    if teller.language == "en":
        unit = _unsaid(quantity.unit, row.row.name)
        return "", "" if unit is None else figure(replace(quantity, unit=unit), "en")
    rest = _behind_unit(teller.within(row.row.name), quantity.unit)
    if not rest:
        return "", ""
    act = _act(rest, told, teller)
    left = " ".join(rest[: len(rest) - len(act)])
    return _verb(row, told, " ".join(act), teller), f"{figure(quantity, teller.language)} {left}".strip()


def _behind_unit(name: str, unit: str) -> list[str]:
    """The words of `name` behind the unit it begins with; none where it begins otherwise."""
    for head in _NUMBER_OF:
        name = name.removeprefix(head)
    words, counted = name.split(), unit.split()
    same = match_key(" ".join(words[: len(counted)])) == match_key(unit)
    return words[len(counted) :] if same else []


def _act(rest: list[str], told: Observation, teller: Teller) -> list[str]:
    """The end of `rest` that stands right before the figure in the report: its verb ("kết nạp 7 đảng viên")."""
    if told.anchor.row is not None:
        return []
    before = quoting.before(teller.comparison.reading(told.anchor.source).report, told.anchor).split()
    for length in range(len(rest), 0, -1):
        if [match_key(w) for w in before[-length:]] == [match_key(w) for w in rest[-length:]]:
            return rest[-length:]
    return []


def _verb(row: JudgedRow, told: Observation, act: str, teller: Teller) -> str:
    estimated = told.role == "estimate"
    if act:
        return teller.text("verb.estimate_act", verb=act) if estimated else act
    if row.direction == "down":
        return teller.words("verb.estimate_down" if estimated else "verb.actual_down")
    return teller.words("verb.estimate_named" if estimated else "verb.actual_named")


def _unsaid(unit: str, name: str) -> str | None:
    """`unit` without its last word, where the name says that word; None where it does not."""
    *scale, word = unit.split()
    return " ".join(scale) if word.lower() in name.lower().split() else None
