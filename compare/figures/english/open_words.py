"""Words of the open classes in English: a verb, a participle that describes the noun behind it, or a noun.

The rules are asked in turn, the first that knows the word tells its tag.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from compare.figures.english.noun_or_verb import noun_or_verb
from compare.figures.english.tags import Spot, Tag, spot_at
from compare.figures.english.words import group, is_participle, is_plural, is_present, is_running, present_forms

Rule = Callable[[Spot], Tag | None]
_BEING = frozenset({"is", "are", "was", "were", "been", "am"})
_RUNNING = 5  # letters that a verb in "-ing" has more than


def open_word(words: Sequence[str], tags: Sequence[Tag], at: int) -> Tag:
    """A word of an open class: a verb, a participle that describes the noun behind it, or a noun."""
    behind_aux, behind_to = at and tags[at - 1] == "aux", at and words[at - 1] == "to"
    unlikely = _never_acts(words[at]) and not behind_to and words[at + 1 : at + 2] != ["aside"]
    if unlikely and not behind_aux:
        return "noun"  # most words; a rule below for a word of a new group wants that group in `_never_acts`
    spot = spot_at(words, tags, at)
    if "inner" in (spot.before, spot.after):
        return "noun"
    rules = _BEHIND_AUXILIARY if unlikely else _RULES
    return next((tag for rule in rules if (tag := rule(spot)) is not None), "noun")


def _behind_modal(spot: Spot) -> Tag | None:
    """Said: "will rise", "should cost"."""
    if spot.before != "aux" or spot.previous not in group("modals"):
        return None
    return "noun" if spot.after == "verb" or spot.word in group("never_verbs") else "verb"


def _is_doing(spot: Spot) -> Tag | None:
    """Said: "management is targeting organic growth of 4%", not "the main driver was housing costs"."""
    being = spot.before == "aux" and spot.previous in _BEING and spot.word_at(-2) != "there"
    going = spot.word.endswith("ing") and len(spot.word) > _RUNNING
    moves = spot.after in ("noun", "part") and spot.word in group("aim", "up", "down", "level")
    return "verb" if being and going and (spot.after in ("det", "number") or moves) else None


def _works_out(spot: Spot) -> Tag | None:
    """Said: "spending works out at $512 a head"."""
    out = (spot.next, spot.word_at(2)) == ("out", "at")
    return "verb" if out and spot.word in ("work", "works", "worked") else None


def _puts_aside(spot: Spot) -> Tag | None:
    """Said: "The budget sets aside £3.4m"."""
    return "verb" if spot.word in ("set", "sets", "put", "puts") and spot.next == "aside" else None


def _rated_per(spot: Spot) -> Tag | None:
    """Said: "70 per 100,000 live births"."""
    return "noun" if spot.before == "number" and spot.word_at(-2) == "per" else None


def _commanded(spot: Spot) -> Tag | None:
    """Said: "Targets for 2026: cut response times to 8 minutes"."""
    return "verb" if spot.word in group("imperatives") and _commands(spot.words, spot.tags, spot.at) else None


def _of_phrasal(spot: Spot) -> Tag | None:
    """Said: "set up 188 groups"."""
    return "adverb" if spot.word in ("up", "down") and spot.previous in group("phrasal") else None


def _brings(spot: Spot) -> Tag | None:
    """Said: "brings the total to 612"."""
    return "verb" if spot.word in group("bringing") and not is_participle(spot.word) else None


def _bound_to_do(spot: Spot) -> Tag | None:
    """Said: "commits us to recycling 65% of packaging"."""
    running = spot.word.endswith("ing") and is_running(spot.word) and spot.previous in ("to", "by")
    return "verb" if running and spot.after in ("number", "mark", "det") else None


def _likely_to(spot: Spot) -> Tag | None:
    """Said: "is likely to be"."""
    likely = spot.before == "aux" and spot.next == "to" and spot.word in group("bound_to")
    return "adverb" if likely else None


def _behind_comma(spot: Spot) -> Tag | None:
    """Said: "rose 4%, taking the total to 612"; the sectors of a list are nouns: "trade 6.2%, mining 8.18%"."""
    joined = spot.previous in (",", "%") and spot.after in ("det", "number")
    if not (joined and spot.word.endswith("ing") and is_running(spot.word)):
        return None
    sector = spot.after == "number" and spot.word_at(2) in ("%", "percent", "per")
    return "noun" if sector and spot.word not in group("up", "down", "level", "passing", "bringing") else "verb"


def _behind_to(spot: Spot) -> Tag | None:
    """Said: "plans to open 12 schools"."""
    return "verb" if spot.previous == "to" and _is_infinitive(spot.words, spot.tags, spot.at) else None


def _willed(spot: Spot) -> Tag | None:
    """Said: "we expect to have reached 1.4 million people"."""
    willed = spot.before == "pron" and spot.next == "to" and spot.word in group("estimate", "wills")
    return "verb" if willed else None


def _better_than(spot: Spot) -> Tag | None:
    """Said: "was better than target at 4.1%"."""
    graded = spot.word in ("better", "worse") and spot.before == "aux" and spot.next == "than"
    return "adverb" if graded else None


def _two_minded(spot: Spot) -> Tag | None:
    """A noun or a verb: "cost", "total"."""
    either = spot.word in group("either") or spot.word in present_forms("nouns_too")
    return noun_or_verb(spot) if either else None


def _past_form(spot: Spot) -> Tag | None:
    """A past form: "planned sessions", "opened 214 cases"."""
    return _participle(spot.words, spot.tags, spot.at) if is_participle(spot.word) else None


def _moves(spot: Spot) -> Tag | None:
    """A verb of movement, of level, of having or of a share."""
    return "verb" if spot.word in group("up", "down", "level", "have", "shares_words") else None


def _present_form(spot: Spot) -> Tag | None:
    """Any other verb's present: "covers", "employ"."""
    return noun_or_verb(spot) if is_present(spot.word) else None


_BEHIND_AUXILIARY: tuple[Rule, ...] = (_behind_modal, _is_doing, _works_out)  # for a word that seldom acts
_RULES: tuple[Rule, ...] = (
    *_BEHIND_AUXILIARY,
    _puts_aside,
    _rated_per,
    _commanded,
    _of_phrasal,
    _brings,
    _bound_to_do,
    _likely_to,
    _behind_comma,
    _behind_to,
    _willed,
    _better_than,
    _two_minded,
    _past_form,
    _moves,
    _present_form,
)


@cache
def _never_acts(word: str) -> bool:
    """Whether a word is in no group and has no ending of those that may act: a noun, but behind "to" or a modal."""
    acting = group("imperatives", "bringing", "bound_to", "estimate", "wills", "either", "up", "down", "level", "have")
    known = word in acting or word in group("shares_words") or word in present_forms("nouns_too")
    return not (known or is_running(word) or is_participle(word) or is_present(word))


def _commands(words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """Whether a verb in its base form opens an item of what is to be done: "- Reduce leakage by 15%"."""
    after = tags[at + 1] if at + 1 < len(tags) else "mark"
    if after not in ("noun", "det", "part", "number") or words[at + 1 : at + 2] == ["-"]:
        return False
    opens = at == 0 or words[at - 1] in (":", ";", "•", "\n", "–", "—") or (words[at - 1] == "-" and at == 1)
    listed = (
        at > 0
        and words[at - 1] in (",", "and")
        and any(tags[here] == "verb" and words[here] in group("imperatives") for here in range(at))
    )
    aimed = words[at + 1 : at + 12]
    return listed or (opens and ("to" in aimed or "by" in aimed or after in ("number", "det")))


def _is_infinitive(words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """Whether the word behind "to" is a verb: a known one, or any behind "plans to"; not "to tree care"."""
    after = tags[at + 1] if at + 1 < len(tags) else "mark"
    word = words[at]
    known = word in present_forms("up", "down", "level", "verbs") or word in group("either")
    if words[at + 1 : at + 2] == ["to"] and tags[at - 2] == "noun" and "verb" in tags[max(0, at - 6) : at - 1]:
        return False  # "to lower interruptions to supply to six minutes"
    willed = at > 1 and words[at - 2] in group("wills") and not is_plural(word) and word not in group("labels")
    return word not in group("never_verbs") and (known or willed) and (after != "verb")


def _participle(words: Sequence[str], tags: Sequence[Tag], at: int) -> Tag:
    """A past form: "planned sessions" and "12 planned sessions" describe; "opened 214 cases" acts."""
    before = tags[at - 1] if at else "mark"
    after = tags[at + 1] if at + 1 < len(tags) else "mark"
    if words[at] in group("up", "down") and before in ("noun", "time", "pron", "aux", "adverb"):
        return "verb"
    noun_behind = after in ("noun", "part")
    if noun_behind and (words[at].startswith("un") or _names_money(words, tags, at)):
        return "part"  # ", unrestricted income £11.6 million and restricted income of £4 million"
    if at and words[at - 1] in ("number", "total", "amount", "figure") and after in ("time", "prep", "noun"):
        return "part"  # "the number fitted since 2021"
    if before in ("det", "prep") and noun_behind:
        return "part"
    if before == "adverb" and noun_behind and words[at - 1].endswith("ly") and _opens_noun(words, tags, at - 1):
        return "part"  # "Newly registered businesses increased by 21%"
    if (at == 0 or words[at - 1] in ("(", ":", ";", "•", "-", "–", ".", "\n")) and noun_behind:
        return "part"
    if before == "number" and noun_behind:
        if words[at] in _NEVER_DESCRIBING:
            return "verb"  # "211 needed minor works and 116 failed"
        return "part" if _plural_follows(words, tags, at + 1) else "verb"
    return "verb"


# Past forms that describe no noun behind them: what is needed or met is done by those counted.
_NEVER_DESCRIBING = frozenset({"needed", "met", "lacked", "had", "got", "gained"})


def _opens_noun(words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """Whether a noun phrase may open at `at`: at the sentence's start, behind a mark, a preposition or an article."""
    return at == 0 or words[at - 1] in (",", ":", ";", "•", "\n") or tags[at - 1] in ("det", "prep")


def _names_money(words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """Whether a past form opens a name behind a comma or "and" that runs into a sum."""
    if not at or words[at - 1] not in (",", "and", ";") or words[at + 1 : at + 2] == ["out"]:
        return False  # ", carried out repairs worth £21.7 million"
    end = at + 1
    while end < len(tags) and tags[end] == "noun" and words[end] not in ("us", "$"):
        end += 1
    if words[at] not in group("up", "down", "beats", "misses") and words[end + 1 : end + 2] == ["%"]:
        return tags[end : end + 1] == ["number"]  # "and detached houses 7%"
    end += words[end : end + 1] in (["of"], ["at"], ["for"], ["us"])
    return words[end : end + 1] in (["£"], ["$"], ["€"])


def _plural_follows(words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """Whether a plural stands within the few nouns from `at` on: a figure counts plurals."""
    for here in range(at, min(at + 5, len(tags))):
        if tags[here] not in ("noun", "inner"):
            return False
        if is_plural(words[here]):
            return True
    return False
