"""English words that are a noun or a verb ("cost", "total", "cut"): told by what stands around them.

The rules are asked in turn, the first that knows the word tells its tag.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compare.figures.english.inflection import irregular_pasts
from compare.figures.english.tags import Spot, Tag
from compare.figures.english.words import group, is_participle, is_plural, number_words, present_forms

Rule = Callable[[Spot], Tag | None]


def noun_or_verb(spot: Spot) -> Tag:
    """A word that is a noun or a verb ("cost", "total"): a verb behind a noun and before a figure or its opener."""
    return next((tag for rule in _RULES if (tag := rule(spot)) is not None), "noun")


def _past_in_list(spot: Spot) -> Tag | None:
    """Said: ", cut waiting times to 3 days"."""
    return "verb" if is_past_too(spot.word) and spot.previous in (",", "and") else None


def _goes_on_with_figure(spot: Spot) -> Tag | None:
    """Said: "has 118 staff and processes 42 t"."""
    present = spot.word.endswith("s") and spot.word in present_forms("verbs")
    if not (spot.previous == "and" and spot.after == "number" and present):
        return None
    return "verb" if "aux" in spot.tags[: spot.at] and not _takes_no_share(spot) else "noun"


def _goes_on_acting(spot: Spot) -> Tag | None:
    """Said: "make up 96% of members but provide only 31% of income"."""
    figured = spot.after == "number" or (spot.after == "adverb" and spot.tag_at(2) == "number")
    acted = "verb" in spot.tags[: spot.at] or "aux" in spot.tags[: spot.at]
    joined = spot.previous in ("but", "and") and figured and acted
    return "verb" if joined and spot.word in present_forms("pure_verbs") else None


def _without_subject(spot: Spot) -> Tag | None:
    """Nothing before it acts: it opens, or stands behind a preposition, an article or a mark."""
    acting = ("noun", "pron", "aux", "adverb", "number", "time", "inner")
    return "noun" if spot.before not in acting else None


def _ended(spot: Spot) -> Tag | None:
    """Said: "The trust ended the quarter with 1,904 nurses"."""
    ended = spot.word == "ended" and spot.after == "time" and spot.before in ("noun", "pron")
    return "verb" if ended else None


def _of_months(spot: Spot) -> Tag | None:
    """Said: "bringing the nine-month total to"."""
    return "noun" if spot.before == "time" and (spot.word_at(-2), spot.previous) == ("-", "month") else None


def _counted(spot: Spot) -> Tag | None:
    """Said: "21 home visits a week"."""
    return "noun" if is_plural(spot.word) and counted_from(spot.tags, spot.at) else None


def _hyphened(spot: Spot) -> Tag | None:
    """Said: "its share of shore-powered calls to 40%"."""
    powered = spot.word_at(-2) == "-" and spot.previous.endswith("ed")
    return "noun" if powered and is_plural(spot.word) else None


def _shown_that(spot: Spot) -> Tag | None:
    """Said: "data show that exports amounted to"."""
    said = is_participle(spot.next) or spot.next in group("level")
    return "noun" if spot.before == "pron" and said else None


def _behind_count(spot: Spot) -> Tag | None:
    """Said: "The workforce of 2,380 consists of"; a plural behind a number is what it counts."""
    if spot.before == "number" and spot.word.endswith("s") and spot.word in present_forms("only_verbs"):
        return "verb"
    numbered = spot.before == "number" or spot.previous in number_words()
    return "noun" if numbered and is_plural(spot.word) else None


def _with_its_word(spot: Spot) -> Tag | None:
    """Said: "field officers set up 188 groups", "enrolment stands at 33,960", "grants account for £25 million"."""
    if spot.next == "up" and spot.word in group("phrasal") and spot.before in ("noun", "pron", "aux"):
        return "verb"
    standing = spot.next in ("at", "to", "for") and spot.word in group("standing", "providing")
    return "verb" if standing and spot.before in ("noun", "inner") else None


def _disagrees(spot: Spot) -> Tag | None:
    """Said: "water use", "sales visits", not "losses total 7%", "the loss totals 7%"."""
    agreeing = spot.before != "noun" or spot.word in irregular_pasts() or is_past_too(spot.word)
    return "noun" if not agreeing and is_plural(spot.previous) == spot.word.endswith("s") else None


def _lists_to_move(spot: Spot) -> Tag | None:
    """Said: "waiting lists to fall below 3,000"."""
    moves = spot.next == "to" and spot.word_at(2) in present_forms("up", "down", "level", "verbs")
    return "noun" if moves else None


def _before_share(spot: Spot) -> Tag | None:
    """Said: "stays rose 8% and day visits 5%"."""
    return "noun" if spot.after in ("number", "adverb") and _takes_no_share(spot) else None


def _before_figure(spot: Spot) -> Tag | None:
    """Said: "losses total 7%", "costs to £4m", "we use"."""
    leads = spot.after in ("number", "adverb") or spot.next in _LEADING
    bare = spot.before == "number" and spot.after == "noun" and spot.word in present_forms("pure_verbs")
    return "verb" if leads or bare or spot.before in ("pron", "aux") else None


_RULES: tuple[Rule, ...] = (
    _past_in_list,
    _goes_on_with_figure,
    _goes_on_acting,
    _without_subject,
    _ended,
    _of_months,
    _counted,
    _hyphened,
    _shown_that,
    _behind_count,
    _with_its_word,
    _disagrees,
    _lists_to_move,
    _before_share,
    _before_figure,
)
_LEADING = frozenset({"by", "to", "from", "at", "$", "£", "€", "some", "about", "over", "between"})


def counted_from(tags: Sequence[Tag], at: int) -> bool:
    """Whether a number opens the few nouns before `at`."""
    back = at - 1
    while back > at - 4 and back >= 0 and tags[back] in ("noun", "inner"):
        back -= 1
    return at - 1 > back >= 0 and tags[back] == "number"


def _takes_no_share(spot: Spot) -> bool:
    """Whether a word that acts stands before a share of nothing: "stays rose 8% and day visits 5%" counts no visits."""
    acting = spot.word not in present_forms("nouns_too") and spot.word not in group("either", "level", "up", "down")
    acting |= spot.word in ("cost", "costs")
    sign = 3 if spot.next in ("only", "just", "some", "about", "nearly", "almost") else 2
    return acting and spot.word_at(sign) == "%" and spot.word_at(sign + 1) != "of"


def is_past_too(word: str) -> bool:
    """Whether a word that is a noun as well is a past form: "cut", "set"."""
    return word in ("cut", "set", "read", "hit", "left", "put")
