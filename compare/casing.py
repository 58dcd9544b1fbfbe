"""How the reports themselves write a word: with a capital within a sentence (a proper name), or small.

A name that was read at the head of a line brings the capital of that line along ("Hiến 10.640 đơn vị máu" gives "đơn vị
máu Hiến"). Whether the capital is its own is asked of the running text: a pair of words that is written small anywhere
is small, one that has its capital in the middle of a sentence keeps it. Computes no new word and changes no letter but
its case; where the reports do not tell, it says so, and the lists of `compare.naming` decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import resources
from compare.comparison import Reading
from compare.kept import Same
from compare.wording import nfc

_WORD = re.compile(r"[^\W\d_]+")
_HEAD = re.compile(r"(?:^|(?<=[.!?] ))[^\W\d_]")  # the first letter of a heading, and of what follows a full stop in it
_IN_WORD = re.compile(r"\w")
_ANYWHERE = re.compile(r"(?<!\w)")
# A place within a sentence: a word, a comma or a bracket stands before it, not the letter of a point ("c) Diện tích").
_MIDDLE = re.compile(r"(?<=[\w,;)%] )(?<!\b\w\) )")


class Casing:
    """Asks the running text of `texts` how words are written; each answer is worked out once."""

    def __init__(self, texts: Sequence[str] = ()) -> None:
        self._text = "\n".join(text for text in texts if not text.isupper())
        self._known: dict[tuple[str, ...], bool | None] = {}

    def is_proper(self, word: str, before: str = "", after: str = "") -> bool | None:
        """Whether `word` is written with a capital within sentences, beside its neighbours; None where none tells.

        `Casing(["Nạo vét luồng Lạch Sò."]).is_proper("Lạch", "luồng", "Sò")` is True.
        """
        pairs = [pair for pair in ((word, after), (before, word)) if all(pair)]
        for pair in (*pairs, (word,)):
            told = self._told(pair, pair.index(word))
            if told is not None:
                return told
        return None

    def is_abbreviation(self, word: str) -> bool:
        """Whether the running text has `word` all in capitals before a word that is not."""
        return re.search(rf"(?<!\w){re.escape(word)} [^\W\d_A-ZÀ-Ỹ]", self._text) is not None

    def sentence_case(self, heading: str) -> str:
        """A heading printed in capitals as it would stand in running text; any other as it is.

        "PHỤ LỤC. CÁC CHỈ TIÊU" is "Phụ lục. Các chỉ tiêu".
        """
        said = " ".join(nfc(heading).split())
        if not said.isupper() or not self._text:
            return said
        words = _WORD.findall(said)
        short = _abbreviated(words)
        at = iter(range(len(words)))

        def one(found: re.Match[str]) -> str:
            place, word = next(at), found.group()
            if is_numeral(word, words[place - 1] if place else ""):
                return word
            if place in short or (len(word) > 1 and self.is_abbreviation(word)):
                return word
            before, after = (words[i].capitalize() if 0 <= i < len(words) else "" for i in (place - 1, place + 1))
            return word.capitalize() if self._stands_out(word.capitalize(), before, after) else word.lower()

        return _HEAD.sub(lambda found: found.group().upper(), _WORD.sub(one, said))

    def _stands_out(self, word: str, before: str, after: str) -> bool:
        """Whether `word` has its capital beside a neighbour within sentences, whatever the neighbour's own case."""
        pairs = ((word, after), (word, after.lower()), (before, word), (before.lower(), word))
        return any(self._told(pair, pair.index(word)) is True for pair in pairs if all(pair))

    def _told(self, words: tuple[str, ...], which: int) -> bool | None:
        key = (*words, str(which))
        if key not in self._known:
            small = " ".join(w.lower() if i == which else w for i, w in enumerate(words))
            if self._holds(small, _ANYWHERE):
                self._known[key] = False
            else:
                self._known[key] = True if self._holds(" ".join(words), _MIDDLE) else None
        return self._known[key]

    def _holds(self, phrase: str, behind: re.Pattern[str]) -> bool:
        """Whether the text has `phrase` as whole words `behind` some place; found as a string, which is far faster."""
        at = self._text.find(phrase)
        while at >= 0:
            end = at + len(phrase)
            if behind.match(self._text, at) and not _IN_WORD.match(self._text, end):
                return True
            at = self._text.find(phrase, end)
        return False


def is_numeral(word: str, before: str) -> bool:
    """Whether `word` of a heading in capitals is a Roman numeral: "QUÝ II"; "VI" may be a word ("VI PHẠM")."""
    if _ROMAN.fullmatch(word) is None:
        return False
    return word.lower() not in _ALSO_WORDS or before.lower() in resources.table("brief")["names"]["before_numerals"]


_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_ALSO_WORDS = ("i", "v", "x", "vi", "xi")


def _abbreviated(words: Sequence[str]) -> frozenset[int]:
    """The places in a heading of abbreviations that offices use, whatever marks part their letters: "QP - AN"."""
    known = _abbreviations()
    spans = ((i, i + n) for n in (1, 2, 3) for i in range(len(words) - n + 1))
    return frozenset(at for i, j in spans if "".join(words[i:j]) in known for at in range(i, j))


@cache
def _abbreviations() -> frozenset[str]:
    groups = resources.table("matching/abbreviations")["group"]
    return frozenset("".join(_WORD.findall(short)) for group in groups for short in group["words"])


def casing_of(readings: tuple[Reading, ...]) -> Casing:
    """How the reports of `readings` write words."""
    return _casing(tuple(Same(reading.report.blocks) for reading in readings))


@lru_cache(maxsize=4)
def _casing(kept: tuple[Same, ...]) -> Casing:
    texts = (block.text for same in kept if isinstance(same.value, tuple) for block in same.value)
    return Casing(list(texts))
