"""The unit of an English level: as written; a figure alone takes its noun from its part, name or neighbour."""

from __future__ import annotations

from compare.figures.english.drafts import Draft, Memory
from compare.figures.english.figure import Figure
from compare.figures.english.parts import counts_itself
from compare.figures.english.words import counted_by, group, is_plural
from compare.quantity import parse_unit


def unit_of(figure: Figure, name: str, near: Draft | None, memory: Memory) -> str:
    """The unit of a level named `name`; `near` is the draft it is a part of, or the one before it.

    A scale goes over to small numbers only: "1.2 million arrivals, of which 340,000 were visitors from abroad".
    """
    unit = _unit(figure, name, near, memory)
    scale, _, noun = unit.partition(" ")
    carried = figure.sort == "bare" and not figure.unit and scale in _SCALES and figure.numeral.value >= _IN_FULL
    return noun if carried else unit


_SCALES, _IN_FULL = ("thousand", "million", "billion", "trillion"), 1000


def _unit(figure: Figure, name: str, near: Draft | None, memory: Memory) -> str:
    if figure.unit == "ones" and near and near.unit:
        return near.unit
    if figure.sort == "count" and near and figure.noun and memory.parted:
        return figure.unit if counts_itself(figure.unit) else near.unit
    if figure.unit and near and near.states and near.name == name and near.unit.startswith(f"{figure.unit} per "):
        return near.unit  # "8.4 cents per litre (2023: 7.9 cents)"
    if near and near.states and " per " in near.unit and figure.sort == "bare" and name.endswith(f" {near.name}"):
        return near.unit  # "below the OECD average of 3.7"
    if figure.unit == "m" and figure.numeral.value % 1 and (noun := _in_millions(name)):
        return f"million {noun}"  # "Passengers carried: 5.12m"
    if figure.unit and figure.sort != "bare":
        return figure.unit
    if near and near.unit.startswith("per ") and figure.sort == "bare" and (counted := _counted_before(memory)):
        return counted  # "1,284 children, 74 per 10,000, compared with 1,251"
    fraction = figure.numeral.total is not None and near is not None and near.unit == "%"  # "91% (20 of 22)"
    if near and near.unit and not fraction and (memory.parted or not name or near.name == name):
        return f"{near.unit} {figure.unit}" if figure.unit.startswith("per ") else near.unit
    last = memory.drafts[-1] if memory.drafts and not near else None
    if last and last.unit and name.startswith(f"{last.name} "):
        return last.unit  # "In primary schools the figure is 22.8"
    moved = near.relations[-1].unit if near and near.name == name and near.relations else ""
    if "point" in moved or (moved and parse_unit(moved).counted and not near_unit(near)):
        return moved  # "gained 2.5 points to 81", "grown by 12 vehicles to 210"
    first = memory.drafts[memory.first] if memory.first < len(memory.drafts) else None
    if first and first.figure.sort == "measure" and name.startswith(first.name):
        return first.unit  # "Of 5,300 tonnes of waste, … 1,400 composted"
    listed = near is not None and near.states and figure.sort == "bare" and _measured(near)
    alike = near is not None and (" " not in name or name.split()[-1] == near.name.split()[-1])
    if listed and near and alike and " per " not in near.unit:
        return near.unit  # "Rice yields averaged 4.2 t/ha, maize 3.1 and beans 0.9"
    if near and near.states and near.figure.sort == "count" and _shares_word(name, near.name):
        return near.unit  # "added 64 electric buses, taking the electric fleet to 231"
    if memory.counted and name.startswith(memory.counted):
        return _scaled(figure, memory.counted.split()[-1])
    return _scaled(figure, _noun_of(name, near))


def _counted_before(memory: Memory) -> str:
    """The noun counted last in the sentence; "" where none was."""
    told = reversed(memory.drafts[memory.first :])
    return next((draft.unit for draft in told if draft.figure.sort == "count" and draft.unit), "")


def _in_millions(name: str) -> str:
    """The noun of a name that is counted in millions, never in metres: "Passengers carried"; else ""."""
    return next((word for word in name.lower().split() if word in group("in_millions")), "")


def _measured(near: Draft) -> bool:
    """Whether the draft before is of a measure or a sum, or of a bare figure that took the unit of such a one."""
    taken = near.figure.sort == "bare" and bool(near.unit) and not parse_unit(near.unit).counted
    return taken or near.figure.sort in ("measure", "money")


def _shares_word(name: str, other: str) -> bool:
    """Whether a name that counts no plural of its own has a word of the name before it."""
    words = name.lower().split()
    return not any(map(is_plural, words)) and not set(words).isdisjoint(other.lower().split())


def near_unit(near: Draft | None) -> str:
    """The unit of the draft before, where its level is stated."""
    return near.unit if near and near.states else ""


def _noun_of(name: str, near: Draft | None) -> str:
    name = name.partition(" per ")[0]  # "Road deaths per 100,000 population" counts deaths
    words = name.split()
    if len(words) > 1 and words[-1].lower() in ("numbers", "volumes", "totals", "counts"):
        noun = words[-2].lower()  # "Staff numbers", "Parcel volumes"
        return noun if is_plural(noun) else f"{noun}s"
    head = words[-1].lower() if words else ""
    own = is_plural(head) and not counted_by(head) and head not in group("never_counted")  # "staff injuries"
    for word in () if own else name.lower().split():
        if counted := counted_by(word):
            return counted
        if is_plural(word):
            break  # "patients waiting", "Patients treated from the waiting list": these are counted
    if own and counted_by(words[0].lower()):
        return head
    made = len(words) > 1 and words[-1].lower() in ("production", "output", "sales") and words[-2].isalpha()
    if made and words[-2].lower() not in (*group("adverbs", "sorts_of_sales"), "for", "in", "of", "to", "and"):
        return words[-2].lower() if is_plural(words[-2].lower()) else f"{words[-2].lower()}s"  # "Egg production"
    plurals = [word for word in words if is_plural(word.lower())]
    own_plurals = [word for word in plurals if word.lower() not in group("never_counted")]
    plural = next(iter(own_plurals or plurals), "")  # "Sales of electric cars" counts cars
    for word in () if plural else name.lower().split():
        if counted := counted_by(word, "counted_of"):
            return counted
    noun = plural or (near.unit if near and near.figure.sort == "count" else "")
    return noun.lower() if noun.istitle() else noun


def _scaled(figure: Figure, noun: str) -> str:
    """The noun with the scale before it and the rate behind it: "million calls", "calls per day"."""
    scale, per, rate = f" {figure.unit}".rpartition(" per ") if " per " in f" {figure.unit}" else (figure.unit, "", "")
    return f"{scale.strip()} {noun}{per}{rate}".strip()
