"""What each token of an English sentence is: noun, verb, participle that describes, preposition, time, number, mark.

Words of the closed classes are data; open words are told by their ending and their neighbours. Each token is looked
at a fixed number of times.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from compare.figures.english.inflection import irregular_pasts
from compare.figures.english.words import (
    aside_openers,
    group,
    is_adverb,
    is_participle,
    is_plural,
    is_present,
    is_running,
    number_words,
    phrase_at,
    present_forms,
)
from compare.figures.mention import Mention
from compare.figures.tokens import Token

Tag = Literal[
    "noun",  # nouns, adjectives and all that is not known
    "verb",
    "aux",
    "part",  # a participle that describes a noun: "planned sessions", "people known to be …"
    "prep",
    "det",
    "join",  # and, but, while, which
    "pron",
    "adverb",
    "mark",
    "inner",  # a mark within a word: "on-time"
    "time",
    "number",
]
_ON_BASE = frozenset({"year", "month", "quarter", "week"})  # how the phrases of "on_base" begin
_INNER = frozenset("-'’/&.")  # marks that may stand within a word
_FIXED = frozenset({"mark", "number", "inner"})  # tags that a hyphen beside them does not change
_WILLED = frozenset({"will", "must", "should"})
_BEING = frozenset({"is", "are", "was", "were", "been", "am"})
_RUNNING = 5  # letters that a verb in "-ing" has more than
_MOVERS = ("up", "down", "level", "have")


def tags_of(tokens: Sequence[Token], words: Sequence[str], mentions: Sequence[Mention]) -> list[Tag]:
    """The tag of each token; those of a mention of time, its preposition and article included, are "time"."""
    tags = _each_alone(tokens, words)
    for at in [at for at, word in enumerate(words) if word in group("call_numbers")]:
        if words[at + 1 : at + 2] and words[at + 1] in group("called"):
            tags[at] = "noun"  # "81% of 999 calls"
    for mention in mentions:
        first = mention.first
        if first > 1 and words[first - 1] == "of" and words[first - 2] in ("start", "beginning", "end", "close"):
            first -= 2
        while first and tags[first - 1] == "det":
            first -= 1
        if first and words[first - 1] in group("time_openers"):
            first -= 1
        else:
            first = mention.first
        tags[first : mention.stop] = ["time"] * (mention.stop - first)
    marked = _marked()
    for at, word in enumerate(words):
        if word not in marked:  # most words
            if tags[at] == "noun":
                tags[at] = _open_word(words, tags, at)
            continue
        if word == "half" and tags[at] != "time" and words[at + 1 : at + 2] in (["a"], ["of"]):
            tags[at : at + 3] = ["adverb"] * len(tags[at : at + 3])  # "up half a point": no figure, no thing
        size = phrase_at("asides", words, at) if word in aside_openers() else 0
        describing = word == "like" and tags[at + size : at + size + 1] == ["noun"]  # "like-for-like sales"
        if size and not describing:
            _set_aside(words, tags, at, at + size)
        if word in ("remaining", "other") and words[at - 1 : at] == ["the"] and tags[at + 1 : at + 2] == ["number"]:
            tags[at] = "adverb"  # "repairs the remaining 27%"
        if word in _ON_BASE and (size := phrase_at("on_base", words, at)):
            tags[at : at + size] = ["time"] * size
        if tags[at] == "noun":
            tags[at] = _open_word(words, tags, at)
        if word in _GRADED and at > 1 and words[at - 1] == "or" and tags[at - 2] == "noun":
            tags[at - 1 : at + 1] = ["noun", "noun"]  # "homes at grade C or above", "rated good or better"
    _describe(words, tags)
    _find_verbs(words, tags)
    return tags


_GRADED = frozenset({"above", "below", "better", "higher", "lower", "more", "less", "over", "under", "worse"})


@cache
def _marked() -> frozenset[str]:
    """The words that more is asked of than how they end."""
    return aside_openers() | _ON_BASE | _GRADED | {"half", "like", "remaining", "other"}


def _set_aside(words: Sequence[str], tags: list[Tag], start: int, stop: int) -> None:
    """Marks an aside as no thing; the commas on both its sides go with it ("stocks, by contrast, rose")."""
    if start and words[start - 1] == "," and words[stop : stop + 1] == [","]:
        start, stop = start - 1, stop + 1
    tags[start:stop] = ["time"] * (stop - start)


@cache
def _closed(word: str) -> Tag | None:
    """The tag of a word of a closed class."""
    classes: tuple[tuple[str, Tag], ...] = (
        ("auxiliary", "aux"),
        ("pronouns", "pron"),
        ("determiners", "det"),
        ("conjunctions", "join"),
        ("prepositions", "prep"),
        ("adverbs", "adverb"),
    )
    return next((tag for name, tag in classes if word in group(name)), None)


def _each_alone(tokens: Sequence[Token], words: Sequence[str]) -> list[Tag]:
    """What each token is by itself."""
    tags: list[Tag] = [
        _by_word(word) if token.sort == "word" else token.sort for token, word in zip(tokens, words, strict=True)
    ]
    for at in [at for at, word in enumerate(words) if word in _INNER]:
        glued_behind = at + 1 < len(tokens) and tokens[at + 1].glued
        if at and tokens[at].glued and glued_behind:
            tags[at] = "inner"
        if tokens[at].text == "-":
            if at and tokens[at].glued and tags[at - 1] not in _FIXED:
                tags[at - 1] = "noun"
            if glued_behind and tags[at + 1] not in _FIXED:
                tags[at + 1] = "noun"
    return tags


@cache
def _by_word(word: str) -> Tag:
    """What a word is by itself: a number word, of a closed class, an adverb by its ending, else a noun."""
    if word in number_words() and word != "one":
        return "number"
    return _closed(word) or ("adverb" if is_adverb(word) else "noun")


def _open_word(words: Sequence[str], tags: Sequence[Tag], at: int) -> Tag:
    """A word of an open class: a verb, a participle that describes the noun behind it, or a noun."""
    word = words[at]
    before = tags[at - 1] if at else "mark"
    after = tags[at + 1] if at + 1 < len(tags) else "mark"
    if before == "inner" or after == "inner":
        return "noun"
    aside = word in ("set", "sets", "put", "puts") and words[at + 1 : at + 2] == ["aside"]
    unlikely = not aside and _never_acts(word) and not (at and words[at - 1] == "to")
    if unlikely and before != "aux":
        return "noun"  # most words; a rule below for a word of a new group wants that group in `_never_acts`
    if before == "aux" and words[at - 1] in group("modals"):
        return "noun" if after == "verb" or word in group("never_verbs") else "verb"
    being = before == "aux" and words[at - 1] in _BEING and words[at - 2 : at - 1] != ["there"]
    going = word.endswith("ing") and len(word) > _RUNNING and after in ("noun", "det", "number", "part")
    if being and going and (after in ("det", "number") or word in group("aim", "up", "down", "level")):
        return "verb"  # "management is targeting organic growth of 4%", not "the main driver was housing costs"
    if words[at + 1 : at + 3] == ["out", "at"] and word in ("work", "works", "worked"):
        return "verb"  # "spending works out at $512 a head"
    if aside:
        return "verb"  # "The budget sets aside £3.4m"
    if unlikely:
        return "noun"
    if before == "number" and at > 1 and words[at - 2] == "per":
        return "noun"  # "70 per 100,000 live births"
    if word in group("imperatives") and _commands(words, tags, at):
        return "verb"  # "Targets for 2026: cut response times to 8 minutes"
    if word in ("up", "down") and at and words[at - 1] in group("phrasal"):
        return "adverb"  # "set up 188 groups"
    if word in group("bringing") and not is_participle(word):
        return "verb"
    if (
        word.endswith("ing")
        and at
        and words[at - 1] in ("to", "by")
        and is_running(word)
        and after in ("number", "mark", "det")
    ):
        return "verb"  # "commits us to recycling 65% of packaging"
    if before == "aux" and word in group("bound_to") and words[at + 1 : at + 2] == ["to"]:
        return "adverb"  # "is likely to be"
    if at and words[at - 1] in (",", "%") and after in ("det", "number") and word.endswith("ing") and is_running(word):
        sector = after == "number" and words[at + 2 : at + 3] in (["%"], ["percent"], ["per"])  # ", mining 8.18%"
        return "noun" if sector and word not in group("up", "down", "level", "passing", "bringing") else "verb"
    if at and words[at - 1] == "to" and _is_infinitive(words, tags, at):
        return "verb"
    if before == "pron" and word in group("estimate", "wills") and words[at + 1 : at + 2] == ["to"]:
        return "verb"  # "we expect to have reached 1.4 million people"
    if word in ("better", "worse") and before == "aux" and words[at + 1 : at + 2] == ["than"]:
        return "adverb"  # "was better than target at 4.1%"
    if word in group("either") or word in present_forms("nouns_too"):
        return _either(words, tags, at)
    if is_participle(word):
        return _participle(words, tags, at)
    if word in group("up", "down", "level", "have", "shares_words"):
        return "verb"
    return _either(words, tags, at) if is_present(word) else "noun"


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


def _either(words: Sequence[str], tags: Sequence[Tag], at: int) -> Tag:
    """A word that is a noun or a verb ("cost", "total"): a verb behind a noun and before a figure or its opener."""
    before = tags[at - 1] if at else "mark"
    after = tags[at + 1] if at + 1 < len(tags) else "mark"
    ahead = words[at + 1] if at + 1 < len(words) else ""
    if _is_past(words[at]) and at and words[at - 1] in (",", "and"):
        return "verb"  # ", cut waiting times to 3 days"
    if words[at - 1] == "and" and after == "number" and words[at] in present_forms("verbs") and words[at].endswith("s"):
        return (
            "verb" if "aux" in tags[:at] and not _takes_no_share(words, at) else "noun"
        )  # "has 118 staff and processes 42 t"
    figured = after == "number" or (after == "adverb" and tags[at + 2 : at + 3] == ["number"])
    acted = "verb" in tags[:at] or "aux" in tags[:at]
    if words[at - 1] in ("but", "and") and figured and words[at] in present_forms("pure_verbs") and acted:
        return "verb"  # "make up 96% of members but provide only 31% of income"
    if before not in ("noun", "pron", "aux", "adverb", "number", "time", "inner"):
        return "noun"
    if words[at] == "ended" and after == "time" and before in ("noun", "pron"):
        return "verb"  # "The trust ended the quarter with 1,904 nurses"
    if before == "time" and words[at - 2 : at] == ["-", "month"]:
        return "noun"  # "bringing the nine-month total to"
    if is_plural(words[at]) and _counted_from(tags, at):
        return "noun"  # "21 home visits a week"
    if words[at - 2 : at - 1] == ["-"] and words[at - 1].endswith("ed") and is_plural(words[at]):
        return "noun"  # "its share of shore-powered calls to 40%"
    if before == "pron" and (is_participle(ahead) or ahead in group("level")):
        return "noun"  # "data show that exports amounted to"
    if before == "number" and words[at].endswith("s") and words[at] in present_forms("only_verbs"):
        return "verb"  # "The workforce of 2,380 consists of"
    if (before == "number" or (at and words[at - 1] in number_words())) and is_plural(words[at]):
        return "noun"
    if ahead == "up" and words[at] in group("phrasal") and before in ("noun", "pron", "aux"):
        return "verb"  # "field officers set up 188 groups"
    if ahead in ("at", "to", "for") and words[at] in group("standing", "providing") and before in ("noun", "inner"):
        return "verb"  # "enrolment in all centres stands at 33,960", "grants account for £25 million"
    agreeing = before != "noun" or words[at] in irregular_pasts() or _is_past(words[at])
    if not agreeing and is_plural(words[at - 1]) == words[at].endswith("s"):
        return "noun"  # "water use", "sales visits", not "losses total 7%", "the loss totals 7%"
    if ahead == "to" and words[at + 2 : at + 3] and words[at + 2] in present_forms("up", "down", "level", "verbs"):
        return "noun"  # "waiting lists to fall below 3,000"
    leads = after in ("number", "adverb") or ahead in _LEADING
    bare = before == "number" and after == "noun" and words[at] in present_forms("pure_verbs")
    if after in ("number", "adverb") and _takes_no_share(words, at):
        return "noun"
    return "verb" if leads or bare or before in ("pron", "aux") else "noun"


_LEADING = frozenset({"by", "to", "from", "at", "$", "£", "€", "some", "about", "over", "between"})


def _counted_from(tags: Sequence[Tag], at: int) -> bool:
    """Whether a number opens the few nouns before `at`."""
    back = at - 1
    while back > at - 4 and back >= 0 and tags[back] in ("noun", "inner"):
        back -= 1
    return at - 1 > back >= 0 and tags[back] == "number"


def _takes_no_share(words: Sequence[str], at: int) -> bool:
    """Whether a word that acts stands before a share of nothing: "stays rose 8% and day visits 5%" counts no visits."""
    acting = words[at] not in present_forms("nouns_too") and words[at] not in group("either", "level", "up", "down")
    acting |= words[at] in ("cost", "costs")
    sign = at + 3 if words[at + 1] in ("only", "just", "some", "about", "nearly", "almost") else at + 2
    return acting and words[sign : sign + 1] == ["%"] and words[sign + 1 : sign + 2] != ["of"]


def _is_past(word: str) -> bool:
    """Whether a word that is a noun as well is a past form: "cut", "set"."""
    return word in ("cut", "set", "read", "hit", "left", "put")


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
        return "part" if _plural_follows(words, tags, at + 1) else "verb"
    return "verb"


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


def _find_verbs(words: Sequence[str], tags: list[Tag]) -> None:
    """Verbs in statements that have none so far, before an object: "the council cut waiting times to 12 days"."""
    candidate, verb_said, modal_said = -1, False, False
    for at, tag in enumerate(tags):
        word = words[at]
        aiming = word == "to" and tags[at + 1 : at + 2] != ["number"] and words[at + 1 : at + 2] not in (["$"], ["£"])
        modal_said = modal_said or word in _MODAL or aiming
        joined = (
            modal_said
            and tag == "noun"
            and at
            and words[at - 1] in ("and", ",", "or")
            and word in present_forms("verbs", "up", "down")
        )
        if joined and at + 1 < len(tags) and tags[at + 1] in ("noun", "det", "part", "number"):
            tags[at] = "verb"  # "will replace 8 km and hold losses to 14%"
        if tag == "mark" and at and tags[at - 1] == "time" and tags[at + 1 : at + 2] == ["time"]:
            continue  # "stocks in 2021, 2022 and 2023 were"
        if tag in _PARTERS or word in _TURNING:
            if candidate >= 0 and not verb_said and word not in (":", "(", ")"):
                tags[candidate] = "verb"
            candidate, verb_said = -1, False
        verb_said = verb_said or tag == "aux" or (tag == "verb" and not word.endswith("ing"))
        if tag != "noun" or candidate >= 0 or not at:
            continue
        behind = tags[at - 1] == "noun" or (tags[at - 1] == "adverb" and at > 1 and tags[at - 2] == "noun")
        if behind and _may_act(words, tags, at):
            candidate = at


_MODAL = frozenset({"will", "must", "shall", "should"})
_PARTERS = frozenset({"mark", "number"})
_TURNING = frozenset({"while", "but", "that"})


def _may_act(words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """Whether a noun may be a verb that agrees with the noun before it and has an object behind it."""
    word = words[at]
    if is_plural(word) and _counted_from(tags, at):
        return False
    known = word in group("either") or word in present_forms("nouns_too") or is_present(word) or _is_past(word)
    subject = words[at - 1] if tags[at - 1] == "noun" else words[at - 2]
    agrees = _is_past(word) or is_plural(subject) != word.endswith("s")
    return known and agrees and at + 1 < len(tags) and tags[at + 1] in ("noun", "det", "part", "time")


def _describe(words: Sequence[str], tags: list[Tag]) -> None:
    """Participles behind a noun whose own verb comes later: "people known to be outdoors was", "staff trained rose"."""
    ahead = False
    for at in range(len(tags) - 1, -1, -1):
        word, tag = words[at], tags[at]
        if tag in _PARTERS or word in _PARTING or (word == "or" and tag != "noun"):
            ahead = False
        elif tag == "aux" and (word in _WILLED or word not in group("modals")):
            ahead = True
        elif tag == "verb" and not (at and words[at - 1] == "to"):
            before = tags[at - 1] if at else "mark"
            if word in ("up", "down") and before == "verb":
                continue  # "made up 36%"
            behind_noun = before == "noun" and is_participle(word) and word not in group(*_MOVERS)
            if ahead and behind_noun:
                tags[at] = "part"
            else:
                ahead = not word.endswith("ing")
    if "to" in words:
        _describe_objects(words, tags)
        _describe_aims(words, tags)


_PARTING = frozenset({"and", "which", "that", "who", "while", "but", "after"})


def _describe_aims(words: Sequence[str], tags: list[Tag]) -> None:
    """Infinitives behind a noun whose own verb comes later: "Average time to answer a call was 38 seconds"."""
    deed = -1
    for at, tag in enumerate(tags):
        if tag in ("mark", "number", "join"):
            deed = -1
        elif tag == "verb" and at > 1 and words[at - 1] == "to" and tags[at - 2] == "noun" and "verb" not in tags[:at]:
            deed = at if "aux" not in tags[:at] else -1
        elif deed > 0 and at > deed + 1 and _states(words, tags, at):
            tags[deed], deed = "noun", -1


def _states(words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """Whether a verb of being, of movement or of level stands at `at`, behind a noun."""
    acts = tags[at] == "verb" and words[at] in group("up", "down", "level")
    return (acts or words[at] in ("was", "were", "is", "are", "has", "had")) and tags[at - 1] in (
        "noun",
        "adverb",
        "time",
    )


def _describe_objects(words: Sequence[str], tags: list[Tag]) -> None:
    """Participles behind the object of an infinitive: "to bring its share of waste recycled to 75%"."""
    deed = -1
    for at, tag in enumerate(tags):
        if tag in ("mark", "number", "join", "aux"):
            deed = -1
        elif tag == "verb" and at and words[at - 1] == "to":
            deed = at
        elif tag == "verb" and deed >= 0 and tags[at - 1] == "noun" and _tells_of(words, tags, at):
            tags[at] = "part"


def _tells_of(words: Sequence[str], tags: Sequence[Tag], at: int) -> bool:
    """Whether a past form with a preposition behind it tells of the noun before it."""
    return is_participle(words[at]) and words[at] not in group(*_MOVERS) and tags[at + 1 : at + 2] == ["prep"]
