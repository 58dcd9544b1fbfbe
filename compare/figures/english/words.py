"""What English words do in a report's sentence, by the groups of `resources/figures/english.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache

import resources
from compare.figures.english.inflection import forms, irregular_pasts, past_forms, plain_forms, running_forms

_PLURAL_ENDS = ("children", "women", "men", "people", "folk", "staff", "craft", "fish", "stock", "crew", "cattle")
_NOT_PARTICIPLES = frozenset(
    {"need", "seed", "speed", "breed", "bed", "shed", "hundred", "red", "embed", "feed", "weed", "indeed", "united"}
)


@cache
def group(*names: str) -> frozenset[str]:
    """The single words of the groups `names`, in lower case, with all forms of their verbs."""
    table, verbs = resources.table("figures/english"), resources.table("figures/english_verbs")
    words = frozenset(word for name in names for word in table[name]["words"] if " " not in word)
    return words | forms(base for name in names if name in verbs for base in verbs[name]["verbs"])


@cache
def present_forms(*names: str) -> frozenset[str]:
    """The forms in the present tense of the verbs of the groups `names`: "rise", "rises"."""
    return frozenset(form for base in verbs_of(*names) for form in plain_forms(base))


@cache
def is_running(word: str) -> bool:
    """Whether `word` is the form in "-ing" of a known verb: "recycling"."""
    return word in _running()


@cache
def _running() -> frozenset[str]:
    return frozenset(form for base in verbs_of("verbs", "up", "down", "level") for form in running_forms(base))


def verbs_of(*names: str) -> frozenset[str]:
    """The verbs of the groups `names` in their base form."""
    verbs = resources.table("figures/english_verbs")
    return frozenset(base for name in names for base in verbs[name]["verbs"])


@cache
def aside_openers() -> frozenset[str]:
    """The words that phrases of the group "asides" begin with."""
    return frozenset(phrase.split()[0] for phrase in resources.table("figures/english")["asides"]["words"])


@cache
def either_group(extra: str, *names: str) -> frozenset[str]:
    """The words of the groups `names` and those of `extra`, parted by blanks."""
    return group(*names) | frozenset(extra.split())


@cache
def number_words() -> frozenset[str]:
    """The words that are numbers: "seventeen"."""
    return frozenset(resources.table("figures/numerals")["en"]["digits"])


@cache
def table(name: str) -> Mapping[str, str]:
    """The words of a group that stand for another word: "spent" for "spending"."""
    return {str(word): str(other) for word, other in resources.table("figures/english")[name].items()}


def past_of(verb: str) -> str:
    """A verb in the form it has in a name: "carries" is "carried"; another word is itself."""
    return table("past").get(verb) or _pasts().get(verb, verb)


@cache
def _pasts() -> Mapping[str, str]:
    """The past forms of known verbs by their present ones and those in "-ing"."""
    return {
        form: past_forms(base)[-1] for base in verbs_of("verbs") for form in (*plain_forms(base), *running_forms(base))
    }


@cache
def _phrases(name: str, last: bool) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a group by their first (or last) word, the longest first."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for written in resources.table("figures/english")[name]["words"]:
        phrase = tuple(written.split())
        out.setdefault(phrase[-1 if last else 0], []).append(phrase)
    return {word: tuple(sorted(found, key=len, reverse=True)) for word, found in out.items()}


def phrase_at(name: str, words: Sequence[str], at: int, stop: int | None = None) -> int:
    """How many words of the longest phrase of group `name` begin at `at` and end by `stop`; 0 where none does."""
    limit = len(words) if stop is None else stop
    for phrase in _phrases(name, False).get(words[at], ()) if at < limit else ():
        if at + len(phrase) <= limit and tuple(words[at : at + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def phrase_before(name: str, words: Sequence[str], end: int, floor: int = 0) -> int:
    """How many words of the longest phrase of group `name` end just before `end`; 0 where none does."""
    for phrase in _phrases(name, True).get(words[end - 1], ()) if end > floor else ():
        if end - len(phrase) >= floor and tuple(words[end - len(phrase) : end]) == phrase:
            return len(phrase)
    return 0


def ends_of(name: str) -> Set[str]:
    """The words that phrases of group `name` end with."""
    return _phrases(name, True).keys()


def has_phrase(name: str, words: Sequence[str], start: int, stop: int) -> bool:
    """Whether a phrase of group `name` stands between `start` and `stop`."""
    known = _phrases(name, False)
    if known.keys().isdisjoint(words[start:stop]):
        return False
    for at in range(start, stop):
        for phrase in known.get(words[at], ()):
            if at + len(phrase) <= stop and tuple(words[at : at + len(phrase)]) == phrase:
                return True
    return False


def is_plan_noun(words: Sequence[str], at: int) -> bool:
    """Whether the noun before a figure makes it a target: "target: 95%", "a limit of 300", not "the standard: 9"."""
    if at and words[at - 1] in ("on", "behind", "below", "above", "under"):
        return False  # "overheads were on target at £3.1m", "14 posts behind plan: 86 nurses"
    if words[at + 1 : at + 2] == [":"] and is_drawn_on(words[max(0, at - 3) : at]):
        return False
    return words[at] in group("targets") or (words[at] in group("plan_heads") and words[at + 1 : at + 2] == ["of"])


def is_drawn_on(label: Sequence[str]) -> bool:
    """Whether a label only says what plan a sum is taken from or held against: "Spent from the budget: $1m"."""
    return not {"from", "against", "within"}.isdisjoint(label)


@lru_cache(maxsize=8192)
def is_participle(word: str) -> bool:
    """Whether `word` reads as a past form: "opened", "built"."""
    return word in irregular_pasts() or (len(word) > 3 and word.endswith("ed") and word not in _NOT_PARTICIPLES)


def is_present(word: str) -> bool:
    """Whether `word` is a known verb in the present tense: "hold", "holds", "carries"."""
    return word in present_forms("verbs")


def is_adverb(word: str) -> bool:
    """Whether `word` reads as an adverb: "sharply", "fivefold"."""
    return (word.endswith(("ly", "fold"))) and word not in group("no_adverbs") and len(word) > 4


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether `word` reads as a plural: "bids", "people", not "class" or "analysis"."""
    if word in group("no_plurals"):
        return False
    if word in group("plurals") or word.endswith(_PLURAL_ENDS):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def counted_by(word: str, name: str = "counted_by") -> str | None:
    """What is counted by a noun that says so itself: "headcount" counts people; "customer base" customers."""
    for noun, words in resources.table("figures/english")[name].items():
        if word in words:
            return str(noun)
    return None
