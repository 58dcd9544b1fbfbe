"""Short forms that one report uses and another spells out: "GV có trình độ TS" and "giảng viên có trình độ tiến sĩ".

"GV" is "giáo viên" in a school and "giảng viên" in a university, "ĐH" a congress or a university: only the names
beside it tell. `spelt_out` gives such names as entries of a dictionary, spelt as the fuller name spells them; where
two fuller names would spell one differently, it stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.comparison import Reading
from compare.dictionary import Dictionary
from compare.quantity import parse_unit

_LETTERS = range(2, 6)  # of a short form
_SAID_THERE = 0.75  # of the words of a name, once spelt out, that the fuller name must have
_BESIDE = 1  # words beside the short forms that both must have: "GV" alone may be anything


@dataclass(frozen=True, slots=True)
class _Told:
    """A name as told, in small letters, with the first letters of its words and the base of its unit."""

    words: tuple[str, ...]
    letters: str
    base: str


def spelt_out(readings: Sequence[Reading]) -> Dictionary:
    """The names with short forms that another name of `readings`, told in the same unit, spells out."""
    told = dict.fromkeys(pair for reading in readings for pair in _names(reading))
    short = {pair: forms for pair in told if (forms := tuple(_short_forms(pair[0])))}
    if not short:
        return Dictionary()
    needed = {form for forms in short.values() for form in forms}
    full = [t for t in map(_as_told, told) if any(form in t.letters for form in needed)]
    found = ((name, _spelt(name, forms, parse_unit(unit).base, full)) for (name, unit), forms in short.items())
    return Dictionary(names=tuple(sorted({name: spelt for name, spelt in found if spelt}.items())))


def _names(reading: Reading) -> Iterator[tuple[str, str]]:
    if reading.report.identity.language == "vi":
        for observation in reading.observations:
            yield observation.indicator, observation.quantity.unit if observation.quantity else ""


def _short_forms(name: str) -> Iterator[str]:
    """The words in capitals of a name that has others: "TỔNG THU" holds none."""
    words = name.split()
    forms = [w for w in words if len(w) in _LETTERS and w.isalpha() and w.isupper()]
    if len(forms) < len(words):
        yield from forms


def _as_told(pair: tuple[str, str]) -> _Told:
    words = tuple(word.strip(",;:()") for word in pair[0].lower().split())
    return _Told(words, "".join(word[:1] or " " for word in words).upper(), parse_unit(pair[1]).base)


def _spelt(name: str, forms: Sequence[str], base: str, full: Iterable[_Told]) -> str:
    """`name` with its short forms as the fuller names most like it spell them; "" where none does, or two differ."""
    best: dict[str, float] = {}
    for other in full:
        meanings = _meanings(forms, other) if other.base == base else {}
        if meanings:
            spelt = " ".join(meanings.get(word, word) for word in name.split())
            best[spelt] = max(best.get(spelt, 0.0), _alike(name, spelt, meanings, other))
    most = max(best.values(), default=0.0)
    fit = [spelt for spelt, alike in best.items() if alike == most]
    return fit[0] if most > 0 and len(fit) == 1 else ""


def _meanings(forms: Iterable[str], other: _Told) -> Mapping[str, str]:
    """What the short forms stand for in another name, where its words begin with their letters."""
    at = {form: other.letters.find(form) for form in forms}
    return {form: " ".join(other.words[i : i + len(form)]) for form, i in at.items() if i >= 0}


def _alike(name: str, spelt: str, meanings: Mapping[str, str], other: _Told) -> float:
    """How alike a name, spelt out, and the other are, by the words both have; 0 where they have too few."""
    mine, theirs = set(spelt.lower().split()), set(other.words)
    beside = {word.lower() for word in name.split() if word not in meanings}
    if len(beside & theirs) < _BESIDE or len(mine & theirs) < _SAID_THERE * len(mine):
        return 0.0
    return 2 * len(mine & theirs) / (len(mine) + len(theirs))
