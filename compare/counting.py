"""Figures told with the name of what they count in them: "có 12 thanh niên nhập ngũ", "kết nạp 7 đảng viên".

Where an indicator's name begins with the very thing its unit counts, a sentence that says both ("thanh niên nhập ngũ
đạt 12 thanh niên") says one thing twice. The verb is the report's own where the name was read behind one; no word is
made up but "có" ("there are"). Of English the name stays in front and the unit alone is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import resources
from compare import quoting
from compare.comparison import JudgedRow
from compare.figures.naming import begins_with_verb, leading_verb
from compare.observation import Observation
from compare.quantity import parse_unit
from compare.telling import Teller, figure
from compare.wording import match_key

_NUMBER_OF = ("số ",)  # "số lao động được tạo việc làm": the number itself is what is told
_SHORT_DEED = 3  # syllables of a verb that no list has
_SHORT_OBJECT = 2  # syllables behind a verb that still go with it: "giải quyết việc làm"
_ENDS_CLAUSE = (".", ",", ";", ":", "-", "–", "+", ")")


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
    deed = _deed(rest, row, told, teller)
    if deed.led:  # "cấp giấy chứng nhận cho 9 dự án": what was done stands behind what it was done to
        rest, deed = _behind_unit(teller.within(undergoing(row, teller)), quantity.unit), _NONE
    which = deed.act and _says_which(deed.act, rest[: len(rest) - len(deed.act)], quantity.unit)
    left = " ".join(rest if which else rest[: len(rest) - len(deed.act)]).rstrip(" ,;")
    verb = _there_are(told, teller) if which else _verb(row, told, " ".join(deed.act), teller)
    return verb, f"{figure(quantity, teller.language)} {left}".strip()


def _says_which(act: list[str], left: list[str], unit: str) -> bool:
    """Whether `act` says which things are counted rather than what was done: "97 người chết", "203 vụ tai nạn giao
    thông", "268 buổi biểu diễn nghệ thuật".
    """
    deeds, said, counted = resources.table("brief")["deeds"], " ".join(act).lower(), unit.split()[0].lower()
    verb = leading_verb(said)
    if verb in deeds["being"]:
        return True
    if left or said in deeds["own"]:
        return False
    return (counted in deeds["events"] and not verb) or (counted in deeds["shows"] and len(act) > len(verb.split()))


def undergoing(row: JudgedRow, teller: Teller) -> str:
    """The name of `row` with what was done put behind the thing it was done to: "đảng viên được kết nạp".

    So is said where the report told the deed before the figure ("kết nạp 7 đảng viên", "cấp giấy chứng nhận cho 9 dự
    án") and the name was cut out of it ("đảng viên kết nạp"); any other name stays as it is.
    """
    name, told = row.row.name, row.progress.observation or (row.target.observation if row.target else None)
    if told is None or told.quantity is None or not told.quantity.unit or not _is_vietnamese(told, teller):
        return name
    rest = _behind_unit(name, told.quantity.unit)
    deed = _deed(rest, row, told, teller) if rest else _NONE
    left = rest[: len(rest) - len(deed.act)]
    if not deed.act or not _is_undergone(deed, left, told.quantity.unit):
        return name
    deeds, said = resources.table("brief")["deeds"], " ".join(deed.act)
    suffered = any(match_key(said).startswith(match_key(each)) for each in deeds["suffered"])
    before = name.split()[: len(name.split()) - len(deed.act)]
    return " ".join((*before, deeds["said"][1 if suffered else 0], said[:1].lower() + said[1:]))


class _Deed(NamedTuple):
    """What was done, as the words that a name ends with; `led` where a word leads from it to the figure ("cho")."""

    act: list[str]
    led: bool


_NONE = _Deed([], False)


def _is_undergone(deed: _Deed, left: list[str], unit: str) -> bool:
    """Whether `deed` is done to what is counted, and not what it is or does: "vụ tai nạn", "hộ đăng ký"."""
    deeds, act, said = resources.table("brief")["deeds"], deed.act, " ".join(deed.act)
    if said.lower() in deeds["own"] or any(word.lower() in (*deeds["said"], *deeds["denied"]) for word in left):
        return False
    wanting = resources.table("brief")["names"]["wanting"]
    if deed.led and any(word.endswith(",") or word.lower() in wanting for word in act):
        return False  # several deeds, or one done with somebody
    verb = leading_verb(said).split()
    if not left and unit.split()[0].lower() in deeds["events"]:
        return False
    if not verb:
        return len(act) <= _SHORT_DEED
    return deed.led or len(act) - len(verb) <= _SHORT_OBJECT or act[len(verb)] == "khi"


def _is_vietnamese(told: Observation, teller: Teller) -> bool:
    return teller.comparison.reading(told.anchor.source).report.identity.language == "vi"


def _behind_unit(name: str, unit: str) -> list[str]:
    """The words of `name` behind the unit it begins with; none where it begins otherwise."""
    for head in _NUMBER_OF:
        name = name.removeprefix(head)
    words, counted = name.split(), unit.split()
    same = match_key(" ".join(words[: len(counted)])) == match_key(unit)
    return words[len(counted) :] if same else []


def _deed(rest: list[str], row: JudgedRow, told: Observation, teller: Teller) -> _Deed:
    """The end of `rest` that stands before the figure in a report: its verb ("kết nạp 7 đảng viên")."""
    found = (_deed_before(rest, observation, teller) for observation in _tellings(row, told, teller))
    return next((deed for deed in found if deed.act), _NONE)


def _tellings(row: JudgedRow, told: Observation, teller: Teller) -> Iterator[Observation]:
    """The figures of `row` that stand in running text, `told` first."""
    known = {reading.id for reading in teller.comparison.readings}
    every = (told, *(o for cell in row.row.cells.values() for o in cell.observations))
    return (o for o in every if o.anchor.row is None and o.anchor.source in known)


def _deed_before(rest: list[str], observation: Observation, teller: Teller) -> _Deed:
    before = quoting.before(teller.comparison.reading(observation.anchor.source).report, observation.anchor).split()
    leading = resources.table("brief")["deeds"]["leading"]
    led = next((len(word.split()) for word in leading if " ".join(before).endswith(f" {word}")), 0)
    before = before[: len(before) - led]
    for length in range(len(rest), 0, -1):
        act = rest[-length:]
        if [match_key(w) for w in before[-length:]] == [match_key(w) for w in act]:
            return _Deed(act, bool(led)) if _is_deed(act, rest[:-length], before[:-length]) else _NONE
    return _NONE


def _is_deed(act: list[str], left: list[str], before: list[str]) -> bool:
    """Whether `act` is what was done, not a thing: a known verb, or small words that begin their clause.

    What is `left` of the name ends in no word that leans on the next: "điểm hài lòng của | khách hàng".
    """
    table = resources.table("brief")
    if left and left[-1].lower() in (*table["breaks"]["leaning"], *table["names"]["wanting"]):
        return False
    said = " ".join(act)
    begins = not before or before[-1].endswith(_ENDS_CLAUSE)
    return begins_with_verb(said) or (begins and not any(letter.isupper() for letter in said[1:]))


def _there_are(told: Observation, teller: Teller) -> str:
    return teller.words("verb.estimate_named" if told.role == "estimate" else "verb.actual_named")


def _verb(row: JudgedRow, told: Observation, act: str, teller: Teller) -> str:
    estimated = told.role == "estimate"
    if act:
        return teller.text("verb.estimate_act", verb=act) if estimated else act
    if row.direction == "down":
        return teller.words("verb.estimate_down" if estimated else "verb.actual_down")
    return _there_are(told, teller)


def _unsaid(unit: str, name: str) -> str | None:
    """What `unit` says beside what the name counts: "million" of "million visits"; None where the name counts other."""
    words, scales = unit.split(), [word for scale in resources.table("units")["scale"] for word in scale["words"]]
    count = next((at for at, word in enumerate(words) if word.lower() not in scales), len(words) - 1)
    counted = " ".join(words[count:]).lower()
    return " ".join(words[:count]) if f" {counted} " in f" {name.lower()} " else None
