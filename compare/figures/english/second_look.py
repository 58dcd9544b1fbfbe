"""What the tags of a whole English sentence tell of single ones: verbs not known as such, participles and infinitives.

"people known to be outdoors was", "the council cut waiting times to 12 days", "Average time to answer a call was".
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures.english.noun_or_verb import counted_from, is_past_too
from compare.figures.english.tags import Tag
from compare.figures.english.words import group, is_participle, is_plural, is_present, present_forms

_WILLED = frozenset({"will", "must", "should"})
_MOVERS = ("up", "down", "level", "have")


def find_verbs(words: Sequence[str], tags: list[Tag]) -> None:
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
    if is_plural(word) and counted_from(tags, at):
        return False
    known = word in group("either") or word in present_forms("nouns_too") or is_present(word) or is_past_too(word)
    subject = words[at - 1] if tags[at - 1] == "noun" else words[at - 2]
    agrees = is_past_too(word) or is_plural(subject) != word.endswith("s")
    return known and agrees and at + 1 < len(tags) and tags[at + 1] in ("noun", "det", "part", "time")


def describe(words: Sequence[str], tags: list[Tag]) -> None:
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
