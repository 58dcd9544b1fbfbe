"""A name that tells nothing by itself takes what was told of just before it: "chi" is the fund's, "hộ" the loan's.

The rules name a figure from its own clause. What is left here are names of one generic word or a bare deed ("KP",
"thu", "giải ngân", "thu gom") and nouns tied to the sum before them ("48,9 tỷ đồng với 2.445 hộ"); a reader takes
their subject from the nearest figure, and so does `complete`.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures import naming
from compare.figures.drafts import Draft

_BACK = 4  # figures back in which the subject is looked for
_THING = 12  # words of a subject that goes into another name; a longer one is a sentence
_BUDGET = ("thu", "chi", "thiệt hại")  # deeds that are measures of something as well
_OWN_WORDS = 2  # a noun with a word of its own ("hộ vay") still tells little; with more it stands alone
_TIED = ("/", "với", "của", "cho")


def complete(drafts: Sequence[Draft], start: int) -> None:
    """The drafts from `start` on (one sentence's), those whose names tell nothing named with their subject."""
    told: dict[str, str] = {}
    for at in range(start, len(drafts)):
        draft = drafts[at]
        if draft.name not in told:
            measure = _measure_of_deeds(drafts, at)
            thing = "" if measure else _subject(drafts, at, start)
            told[draft.name] = naming.joined(measure, draft.name, thing)
        draft.name = told[draft.name]


def _measure_of_deeds(drafts: Sequence[Draft], at: int) -> str:
    """The measure that the figure before a bare deed tells of another deed; "" else.

    "Sản lượng đánh bắt cá 90 tấn; nuôi trồng 40 tấn" is "sản lượng nuôi trồng", not the rearing of what was caught.
    """
    draft, before = drafts[at], drafts[at - 1] if at else None
    if before is None or draft.quantity is None or before.quantity is None or not naming.is_verb(draft.name):
        return ""
    measure, deed = naming.measure_head(before.name), naming.object_of(before.name)
    other = naming.leading_verb(deed).lower() not in ("", draft.name.lower())
    return measure if measure and other and draft.quantity.unit == before.quantity.unit else ""


def _subject(drafts: Sequence[Draft], at: int, start: int) -> str:
    """What a draft is of, where its own name does not say; "" where it says so or nothing was told before."""
    draft = drafts[at]
    if draft.sort in ("money", "measure") and naming.is_generic(draft.name):
        near = [other for other in reversed(drafts[max(0, at - _BACK) : at]) if other.name != draft.name]
        alike = [other for other in near if other.sort == draft.sort and _is_rate(other) == _is_rate(draft)]
        deed = (
            naming.is_verb(draft.name) and draft.name.lower() not in _BUDGET
        )  # "giải ngân" of the sum itself, "chi" of whatever that is for
        told = alike if deed else [*alike, *near]
        thing = next((thing for other in told if (thing := _thing(other, deed))), "")
        return "" if f" {draft.name.lower()} " in f" {thing.lower()} " else thing
    if at > start and draft.tied in _TIED and _is_bare_noun(draft):
        before = drafts[at - 1]
        return _thing(before) if before.sort != "count" or draft.tied == "của" else ""
    return ""


def _is_rate(draft: Draft) -> bool:
    """Whether a figure is so much for each: "1,42 km/km2" tells nothing of "đầu tư mới 36 km"."""
    return draft.quantity is not None and "/" in draft.quantity.unit


def _is_bare_noun(draft: Draft) -> bool:
    noun = draft.quantity.unit if draft.quantity is not None and draft.sort == "count" else ""
    own = draft.name.lower().removeprefix(noun.lower()).split()
    return bool(noun) and draft.name.lower().startswith(noun.lower()) and len(own) < _OWN_WORDS


def _thing(draft: Draft, measured: bool = False) -> str:
    """What a draft tells of, without what is done: "rác sinh hoạt" of "rác sinh hoạt phát sinh"; its measure stays
    where `measured` ("vốn khuyến công")."""
    name = naming.object_of(draft.name)
    if naming.is_generic(name) or (name == draft.name and naming.measure_head(name)):
        return ""
    name = draft.name if measured else name
    if draft.verb and name.endswith(f" {draft.verb}"):
        name = name.removesuffix(f" {draft.verb}")
    if verb := naming.leading_verb(name):
        name = name[len(verb) :].strip() or verb
    if verb := naming.trailing_verb(name):
        name = name.removesuffix(verb).strip()
    if deed := naming.undergone(name):
        name = name.removesuffix(deed).strip()
    return name if len(name.split()) <= _THING else ""
