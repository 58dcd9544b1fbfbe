"""The lexicon of tables, and phrases found in headings, captions and row names.

Phrases are compared by their match key, as whole words; a longer phrase is preferred to a shorter one. What a phrase
means for a column or a row is decided elsewhere (`table_headers`, `table_rows`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import resources
from compare.wording import match_key

ROLE_GROUPS = ("roles.target", "roles.actual", "roles.estimate", "roles.cumulative", "roles.term")
COMPARING_GROUPS = (
    "comparing.marker", "comparing.change", "comparing.index", "comparing.completion", "comparing.share",
    "comparing.base.same_period", "comparing.base.previous_period", "comparing.base.previous_year",
    "comparing.base.term_start",
)  # fmt: skip

_WORD = re.compile(r"[^\W_]+(?:[./'’][^\W_]+)*|[%‰]")
_BRACKETED = re.compile(r"[(\[][^()\[\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every list of `resources/figures/tables.toml` under its dotted name, as match keys."""

    phrases: Mapping[str, frozenset[str]]
    counted: Mapping[str, str]
    occurring: Mapping[str, str]  # in what deeds and mishaps are counted that are named without a noun
    abbreviated: Mapping[str, tuple[str, str]]  # a unit of the kind that tells, and what is meant


@cache
def lexicon() -> Lexicon:
    """The lexicon as data says it; KeyError and the like only where the file itself is broken."""
    table = resources.table("figures/tables")
    lists: dict[str, frozenset[str]] = {}
    for room, entries in table.items():
        for name, entry in entries.items():
            if isinstance(entry, list):
                lists[f"{room}.{name}"] = frozenset(filter(None, map(match_key, entry)))
            elif isinstance(entry, dict) and room != "abbreviated":
                for inner, words in entry.items():
                    lists[f"{room}.{name}.{inner}"] = frozenset(filter(None, map(match_key, words)))
    counted = {match_key(noun): unit for noun, unit in table["counted"].items()}
    occurring = {match_key(deed): unit for deed, unit in table["occurring"].items()}
    abbreviated = {match_key(short): (entry["unit"], entry["full"]) for short, entry in table["abbreviated"].items()}
    return Lexicon(lists, counted, occurring, abbreviated)


def is_one_of(text: str, group: str) -> bool:
    """Whether the whole of `text`, brackets aside, is a phrase of `group`."""
    key = key_without_brackets(text).replace("%", "").strip()
    return bool(key) and (key in lexicon().phrases[group] or match_key(text) in lexicon().phrases[group])


def begins_with(text: str, group: str) -> str | None:
    """The longest phrase of `group` that `text` begins with, or None."""
    words = match_key(text).split()
    phrases = _by_first(group).get(words[0], ()) if words else ()
    return next((" ".join(phrase) for phrase in phrases if tuple(words[: len(phrase)]) == phrase), None)


def begins_measure(text: str) -> bool:
    """Whether a name begins with a word that says for itself what is measured, and with no deed that only sounds so.

    >>> begins_measure("Thu ngân sách"), begins_measure("Thu hút khách")
    (True, False)
    """
    return begins_with(text, "rows.measure") is not None and begins_with(text, "rows.unmeasured") is None


@lru_cache(maxsize=16384)
def found_in(text: str, group: str) -> tuple[str, ...]:
    """The phrases of `group` that stand in `text`, in order, the longest at each place; none lies within another."""
    return tuple(" ".join(words) for _, words in _found(text, group))


def changes_in(text: str) -> tuple[str, ...]:
    """The words of a change in `text`, those aside that are part of a sum's name: "giá trị tăng thêm".

    >>> len(changes_in("Tăng, giảm (%)")), len(changes_in("Cơ cấu giá trị tăng thêm (%)"))
    (1, 0)
    """
    named = found_in(text, "comparing.added")
    return found_in(residue(text, ("comparing.added",)) if named else text, "comparing.change")


def only_falls(heading: str) -> bool:
    """Whether a heading says that something fell or is missing, so that a figure without a sign is one less.

    >>> only_falls("Số đơn vị giảm"), only_falls("Tăng/giảm")
    (True, False)
    """
    said = changes_in(heading)
    return bool(said) and all(word in lexicon().phrases["comparing.fall"] for word in said)


def first_place(text: str, group: str) -> int:
    """At which word of `text` the first phrase of `group` begins; -1 where there is none."""
    return next((at for at, _ in _found(text, group)), -1)


def _found(text: str, group: str) -> list[tuple[int, tuple[str, ...]]]:
    """Where among the words of `text` each phrase of `group` begins, and its words."""
    words = match_key(text).split()
    firsts = _by_first(group)
    out: list[tuple[int, tuple[str, ...]]] = []
    at = 0
    while at < len(words):
        phrases = firsts.get(words[at], ())
        phrase = next((p for p in phrases if tuple(words[at : at + len(p)]) == p), None)
        if phrase:
            out.append((at, phrase))
        at += len(phrase) if phrase else 1
    return out


@cache
def _by_first(group: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a group as words, by their first word, the longest first."""
    firsts: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(lexicon().phrases[group], key=lambda phrase: (-len(phrase.split()), phrase)):
        words = tuple(phrase.split())
        firsts.setdefault(words[0], []).append(words)
    return {first: tuple(phrases) for first, phrases in firsts.items()}


@lru_cache(maxsize=16384)
def key_without_brackets(text: str) -> str:
    """The match key of `text` without what stands in brackets."""
    return match_key(_BRACKETED.sub(" ", text))


def bracketed(text: str) -> tuple[str, ...]:
    """What stands in the brackets of `text`, in order.

    >>> bracketed("Thu nhập (triệu đồng/người)")
    ('triệu đồng/người',)
    """
    return tuple(found.group()[1:-1].strip() for found in _BRACKETED.finditer(text))


def without_brackets(text: str) -> str:
    """`text` without what stands in brackets."""
    return " ".join(_BRACKETED.sub(" ", text).split())


@cache
def _phrases(groups: tuple[str, ...]) -> frozenset[str]:
    """The phrases of all of `groups`."""
    return frozenset(phrase for group in groups for phrase in lexicon().phrases[group])


@cache
def _words_of(groups: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for phrase in _phrases(groups) for word in phrase.split())


def is_only(text: str, groups: tuple[str, ...]) -> bool:
    """Whether `text` has words of phrases of `groups` only; most texts are told at their first word.

    >>> is_only("Tỷ lệ thực hiện (%)", ("roles.actual", "comparing.share")), is_only("Hộ nghèo", ("comparing.share",))
    (True, False)
    """
    known = _words_of(groups)
    return all(word in known or word in "%‰" for word in match_key(text).split()) and not residue(text, groups)


def residue(text: str, groups: Iterable[str]) -> str:
    """The words of `text` that belong to no phrase of `groups`, in its own letters.

    >>> residue("Dư nợ thực hiện", ["roles.actual"])
    'Dư nợ'
    """
    words = _WORD.findall(text)
    keys = [match_key(word) for word in words]
    phrases = _phrases(tuple(groups))
    kept: list[str] = []
    at = 0
    while at < len(words):
        length = _longest(keys, at, phrases)
        if not length:
            kept.append(words[at])
        at += length or 1
    return " ".join(word for word in kept if word not in "%‰")


def without_edges(text: str, *, front: bool = True) -> str:
    """`text` without the words that lead to or from a time at its end and, with `front`, at its beginning.

    >>> without_edges("tính đến Dư nợ tại thời điểm")
    'Dư nợ'
    """
    words = text.strip(" ,;:-–").split()
    front = front and begins_with(text, "filler.kept") is None
    edges = lexicon().phrases["filler.edges"]
    while cut := next((n for n in (2, 1) if n <= len(words) and match_key(" ".join(words[-n:])) in edges), 0):
        words = words[:-cut]
    while front and words and match_key(words[0]) in edges:
        words.pop(0)
    return " ".join(words)


def _longest(keys: list[str], at: int, phrases: frozenset[str]) -> int:
    """How many words from `at` on make the longest phrase."""
    for length in range(min(6, len(keys) - at), 0, -1):
        if " ".join(keys[at : at + length]).strip() in phrases:
            return length
    return 0
