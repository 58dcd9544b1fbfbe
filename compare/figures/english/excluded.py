"""Numbers that are no figures: codes, clock times, ordinals, proportions, labels, places, stretches of time.

`is_excluded` looks at a number token before numerals are read, `names_something` and `only_where_or_how_long` at a
figure once its unit is known.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures.english.figure import Figure
from compare.figures.english.tags import Tag
from compare.figures.english.words import either_group, group, has_phrase, is_plural
from compare.figures.mention import is_year
from compare.figures.tokens import Token


def is_excluded(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Whether the number (or number word) at `at` is part of a code, a word, an ordinal or a proportion."""
    number = tokens[at].sort == "number"
    if at > 1 and words[at - 2] == "all" and words[at - 1] == "but":
        return True  # "All but 3 of the 48 beaches"
    if words[at] == "one" and at and words[at - 1] in _NO_COUNT:
        return True  # "with a further one due"
    if at > 1 and words[at - 1] == "of" and words[at - 2] == "group" and tokens[at - 2].text[0].isupper():
        return True  # "the Group of 20"
    if words[at] in group("call_numbers") and words[at + 1 : at + 2] and words[at + 1] in group("called"):
        return True  # "81% of 999 calls"
    if at and words[at - 1] in ("per", "every"):
        return True  # "complaints per 1,000 orders"
    if at > 1 and number and words[at - 1] == "in" and _is_base_of_rate(tokens, words, at):
        return True  # "12 parcels in 100,000 were lost"
    return (
        _joined_to_word(tokens, at)
        or _is_proportion(words, at)
        or (number and (_is_code(tokens, words, at) or _is_ordinal(tokens, words, at)))
    )


def _is_base_of_rate(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Whether a round number of which nothing is said is what a rate is told for."""
    digits = tokens[at].text.replace(",", "")
    bare = at + 1 == len(words) or words[at + 1] in _NO_NOUN
    return bare and digits in ("100", "1000", "10000", "100000", "1000000")


_NO_NOUN = frozenset(
    {".", ",", ";", ")", "(", "was", "were", "are", "is", "may", "must", "should", "will", "can", "have"}
)


def _is_code(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Codes and clock times: "2014/23/EU", "24/7", "10:30", "3.1.2", "#5", "A-12", "2.30pm"."""
    before = tokens[at - 1].text if at and tokens[at].glued else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) and tokens[at + 1].glued else ""
    beyond = tokens[at + 2] if at + 2 < len(tokens) and tokens[at + 2].glued else None
    lettered = len(after) == 1 and after.isupper() and at > 0 and tokens[at - 1].text[:1].isupper()
    if lettered and tokens[at - 1].sort == "word":
        return True  # "Runway 09L", "Flat 3B"
    if before == "#" or (before == ":" and at > 1 and tokens[at - 2].sort == "number" and tokens[at - 1].glued):
        return True
    if after == ":" and beyond is not None and beyond.sort == "number":
        return True
    if after == "/" and beyond is not None and (beyond.sort == "word" or tokens[at].text == "24"):
        return True
    if (
        before == "/"
        and at > 2
        and tokens[at - 1].glued
        and (tokens[at - 3].text == "/" or (tokens[at - 2].text.isdigit() and len(tokens[at - 2].text) == 4))
    ):
        return True  # "2014/23/EU", "Resolution 2023/11"
    if words[at + 1 : at + 2] in (["am"], ["pm"]) or _is_phone(tokens, at):
        return True
    if (
        before == "/"
        and at > 1
        and tokens[at - 2].sort == "word"
        and tokens[at - 1].glued
        and tokens[at - 2].text.isupper()
    ):
        return True  # "HR/2025/07"
    return before == "-" and at > 1 and tokens[at - 2].sort == "word" and tokens[at - 1].glued


def _completes(verb: str, particle: str) -> bool:
    """Whether a particle belongs to the verb before it: "brought in 486 officers", "took on 35 apprentices"."""
    if particle == "in":
        return verb in group("with_in")
    return particle in group("particles") and verb in group("with_particle")


def _is_phone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is a row of digits that begins with a nought, or goes on with one: "0800 844 912"."""
    for back in range(at, max(-1, at - 5), -1):
        token = tokens[back]
        if token.sort != "number" or not token.text.isdigit():
            return False
        if token.text[0] == "0" and len(token.text) > 2:
            return True
    return False


def _joined_to_word(tokens: Sequence[Token], at: int) -> bool:
    """Said: "a four-year agreement", "16-day trips", "a 120-bed hospital": the number is part of a word."""
    inside = at + 2 < len(tokens) and tokens[at + 1].text == "-" and tokens[at + 1].glued and tokens[at + 2].glued
    return inside and tokens[at + 2].sort == "word" and (tokens[at + 2].key not in group("tens"))


def _is_proportion(words: Sequence[str], at: int) -> bool:
    """Said: "three quarters", "one half", "two thirds": a proportion, no count."""
    return bool(words[at + 1 : at + 2]) and words[at + 1] in group("proportions") and words[at].isalpha()


def _is_ordinal(tokens: Sequence[Token], words: Sequence[str], at: int) -> bool:
    """Said: "3rd", "12th"; "the 1990s"."""
    after = at + 1
    ordinal = after < len(tokens) and tokens[after].glued and words[after] in ("st", "nd", "rd", "th", "s")
    ranked = at > 2 and words[at - 2 : at] == ["out", "of"] and words[at - 3] in _RANKED
    ranked |= at > 1 and words[at - 1] == "of" and words[at - 2] in _RANKED
    return ordinal or ranked  # "4th out of 32"


STAYING = frozenset({"stayed", "stays", "stay", "remained", "remains", "remain", "kept"})  # "stayed within 12 minutes"
_SUM_ENDS = frozenset({"million", "billion", "thousand", "m", "bn", "k"})
_NO_COUNT = frozenset(
    {"further", "another", "new", "last", "next", "other", "the", "this", "that", "each", "every", "no"}
)
_RANKED = frozenset(
    {
        "st",
        "nd",
        "rd",
        "th",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "last",
        "joint",
    }
)


_TEN = 10
_PAGES = 1_000  # so many pages are no part of a report: "digitised 96,000 pages"


def names_something(tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], figure: Figure) -> bool:
    """Whether a number names: behind a label's noun or a capitalised word, with no unit of its own ("Room 204")."""
    said = words[figure.numeral.first : figure.numeral.stop]
    if figure.numeral.total == _TEN and figure.numeral.in_words and "out" in said and "the" not in said:
        return True  # "nine out of ten villages": a proportion
    if _is_age(words, figure) or _names_one_thing(tokens, words, tags, figure):
        return True
    at = _before_list(tokens, words, figure.numeral.first - 1)
    if at > 0 and words[at] == "." and words[at - 1] in ("no", "nos") and tokens[at].glued:
        return True  # "No. 5", "catalogue no. 4471"
    if at < 0 or tokens[at].sort != "word" or figure.numeral.in_words or figure.sort not in ("bare", "count"):
        return False
    word, capital = words[at], tokens[at].text[0].isupper()
    if tags[at] == "verb" and at and not capital and (words[at - 1] == "to" or words[at - 1] in group("modals")):
        return False  # "to train 600 midwives"
    if word in group("labels") and (word not in group("loose_labels") or (capital and at > 0)):
        return True
    if at == 0 and capital and word in group("labels") and not word.endswith("s") and figure.numeral.value < 100:
        return not figure.numeral.in_words and tokens[at + 1].text.isdigit()  # "Line 3 trains", "Unit 4 staff"
    verb_behind = figure.stop < len(tags) and tags[figure.stop] in ("verb", "aux")
    if word in group("labels") and capital and figure.sort == "bare" and verb_behind:
        return True  # "Station 4 is 80% complete"
    if word in group("loose_labels") and figure.sort == "bare" and at and not capital:
        return word.rstrip("s") in ("lot", "item", "section", "page", "form", "step") and figure.numeral.value < 1000
    named = capital and at > 0 and words[at] not in _OPENERS and tokens[at - 1].text not in ".:-•(;\n"
    return named and tags[at] in ("noun", "verb")


def _names_one_thing(tokens: Sequence[Token], words: Sequence[str], tags: Sequence[Tag], figure: Figure) -> bool:
    """Said: "the 311 centre will answer calls": a number within the name of one thing."""
    pointed = figure.first > 0 and words[figure.first - 1] in ("the", "our", "this", "its")
    if pointed and figure.sort == "bare" and not figure.numeral.in_words and figure.numeral.bound == "eq":
        return _singular_behind(words, tags, figure)
    if figure.sort != "count" or figure.noun is None or figure.numeral.value == 1 or figure.numeral.in_words:
        return False
    head = figure.noun[1] - 1
    one = not is_plural(words[head]) and not tokens[head].text[1:].isupper()
    return one and pointed


def _singular_behind(words: Sequence[str], tags: Sequence[Tag], figure: Figure) -> bool:
    """Whether one thing stands behind a number without a unit: "the 8.15 service", "the 311 centre"."""
    at = figure.stop
    single = at < len(tags) and tags[at] == "noun" and not is_plural(words[at]) and not figure.unit
    return single and words[at] not in group("plan_heads", "plan", "more", "less", "labels", "average")


def _is_age(words: Sequence[str], figure: Figure) -> bool:
    """Said: "480 of them under 25", "residents over 65": an age within a name."""
    opener = words[figure.first - 1] if figure.first else ""
    bounded = figure.sort == "bare" and figure.numeral.bound in ("lt", "gt") and figure.numeral.value < 110
    return bounded and (opener in group("aged") or opener.removesuffix("s") in group("aged"))


def _before_list(tokens: Sequence[Token], words: Sequence[str], at: int) -> int:
    """The place of the word before a list of numbers: "Lots 3 and 4", "items 4 to 9"."""
    for _ in range(6):
        if at < 2 or tokens[at - 1].sort != "number" or words[at] not in ("and", "to", ",", "-", "–", "or", "/", "."):
            break
        if words[at] == "," and is_year(tokens[at - 1]):
            break  # "Under the Weavers Act 2005, 48 looms"
        at -= 2
    return at


_OPENERS = frozenset({"the", "in", "of", "and", "only", "some", "about", "all", "over", "nearly", "ytd", "to", "by"})


def is_mean_span(words: Sequence[str], figure: Figure) -> bool:
    """Said: "Complaints were closed in 58 days on average": how long something takes is what is measured."""
    spanned = (figure.unit.split() or [""])[0].lower() in group("span_units")
    return spanned and words[figure.stop : figure.stop + 2] == ["on", "average"]


_WORK = frozenset({"work", "works", "construction", "building"})
_DAY_KINDS = frozenset({"working", "business", "calendar", "clear", "school", "full"})


def only_where_or_how_long(words: Sequence[str], tags: Sequence[Tag], figure: Figure) -> bool:
    """A place of an action ("in 12 countries") or a stretch of time ("within 30 days", "two weeks late")."""
    at = figure.first - 1
    before = words[at] if at >= 0 else ""
    if at and before in either_group("just only", "determiners"):
        before = words[at - 1]
    head = (figure.unit.split() or [""])[0].lower()
    if figure.sort == "count" and head in group("paper_parts") and figure.numeral.value < _PAGES:
        return True  # "The report has 12 chapters"
    more = figure.numeral.stop
    if words[more : more + 2] in (["or", "more"], ["or", "fewer"]) and words[more + 2 : more + 3] == ["times"]:
        return True  # "children who moved three or more times"
    if at > 0 and head in group("span_units") and tags[at - 1] == "verb" and _completes(words[at - 1], before):
        return False  # "put in 2,271 hours"
    if before == "within" and at > 0 and words[at - 1] in STAYING:
        return False  # "stayed within 12 minutes"
    spanned = figure.sort == "measure" or not _DAY_KINDS.isdisjoint(
        words[figure.first : figure.stop]
    )  # "10 working days"
    if head in group("span_units") and spanned and " per " not in figure.unit:
        return _only_how_long(words, figure, before, head)
    if figure.numeral.in_words and has_phrase("causes", words, 0, min(3, figure.first)) and "," in words[figure.stop :]:
        return "," not in words[: figure.first]
    if figure.numeral.in_words and _is_of_cause(words, tags, figure.first):
        return True
    if figure.sort != "count" or figure.numeral.total is not None or figure.numeral.high is not None:
        return False
    return _only_where(words, tags, figure, before, head)


def _is_of_cause(words: Sequence[str], tags: Sequence[str], first: int) -> bool:
    """Whether a number word stands in the cause that ends a clause: "because of delays to two school schemes"."""
    start = max(0, first - _CAUSE)
    opened = max((at for at in range(start, first) if has_phrase("causes", words, at, at + 2)), default=-1)
    return opened > 0 and all(tags[at] not in ("verb", "aux", "mark") for at in range(opened, first))


_CAUSE = 8  # words from the cause's opening to its number


def _only_how_long(words: Sequence[str], figure: Figure, before: str, head: str) -> bool:
    """Whether a stretch of time only tells how long something took, or how late it was; `before` is what opens it."""
    at = figure.first - 1
    after = words[figure.stop] if figure.stop < len(words) else ""
    timed = before.startswith("last") and head in ("seconds", "minutes", "hours")  # "each dive lasted 40 minutes"
    means = {"each", "every", "average", "typical", "typically", "mean"}
    timed = timed and not means.isdisjoint(words[: figure.first])
    timed |= before == "last" and not {"must", "should", "shall", "may"}.isdisjoint(words[: figure.first])
    moved = before == "by" and words[at - 1] in group("up", "down")  # "shortened by 0.4 days"
    moved |= before == "for" and figure.numeral.value % 1 != 0  # "was absent for 11.3 days"
    measured = (
        before == "of"
        and at > 0
        and words[at - 1] in either_group("wait time average mean median", "plan", "plan_heads")
    )
    return not (moved or measured or is_mean_span(words, figure)) and (
        (before in group("spans") and not timed)
        or after in group("span_tails")
        or (before in ("first", "next", "last") and not timed)
    )


def _only_where(words: Sequence[str], tags: Sequence[Tag], figure: Figure, before: str, head: str) -> bool:
    """Whether a count only tells where something was done, or how far it moved in a list of ranks."""
    at = figure.first - 1
    short = words[figure.end : figure.end + 1] in (["short"], ["below"], ["behind"])
    if head in group("ranks") and before in group("up", "down", "neutral") and not short:
        return True  # "moved up two places"
    if at > 0 and tags[at - 1] == "verb" and _completes(words[at - 1], before):
        return False
    given = at > 0 and tags[at - 1] == "verb" and words[at - 1] in group("estimate", "given") and words[at] == "at"
    given |= words[at] == "at" and at > 0 and words[at - 1] in group("plan", "plan_heads")  # "behind target at 86,000"
    given |= (
        words[at - 1 : at + 1] == [",", "at"] and at > 1 and head not in group("place_nouns")
    )  # ", at 2,318 offences"
    stands = at > 0 and (given or words[at - 1] in group("level"))  # "stands at 21,480 students"
    invested = (
        before == "in" and words[at - 1] in _SUM_ENDS and not group("investing").isdisjoint(words[max(0, at - 12) : at])
    )
    if before == "but" and words[at - 2 : at] == ["in", "all"]:
        return True  # "in all but two districts"
    if before == "on" and words[at - 1] in _WORK:
        return False  # "start work on 420 homes"
    if before == "from" or invested:  # "invested $751 million in 230 bakeries" says how many
        return head in group("place_nouns")
    return before in group("places") and not stands
