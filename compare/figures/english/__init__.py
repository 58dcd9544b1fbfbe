"""Figures in English prose: "rose 3.2% year on year to $1.4bn", "12 of 15 milestones", "up from 61% in Q2".

`observe` reads one paragraph, sentence by sentence. Of each: times (`periods_en`) and figures (`spotting`) are found,
words are told apart (`tagging`) and made a `Sentence`; each figure is told to be a level, a comparison, a base or a
target (`roles`), named (`names`, `counts`, `parts`), dated (`times`) and put together (`reader`).
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.figures.context import Context
from compare.figures.english.glued import tokens_of
from compare.figures.english.reader import Reader
from compare.figures.english.sentence import sentence_of
from compare.figures.english.sentences import sentences
from compare.figures.english.words import number_words
from compare.figures.notation import ENGLISH, Notation, notation_of
from compare.figures.periods_en import find
from compare.figures.tokens import Token, meant
from compare.observation import Observation


def observe(text: str, context: Context) -> list[Observation]:
    """The observations of a paragraph of English text, in order; their anchors count in `text` as it stands.

    >>> [o.indicator for o in observe("The Ombudsman opened 214 cases and closed 198.", context)]
    ['cases opened', 'cases closed']
    """
    as_meant = meant(text, vietnamese=False)
    tokens = tokens_of(as_meant.text)
    notation = _notation(as_meant.text, context)
    reader = Reader(context, as_meant)
    before: tuple[Sequence[Token], Sequence[str]] | None = None  # a sentence without a number
    for start, stop in sentences(tokens):
        part = tokens[start:stop]
        words = [token.text.lower() for token in part]
        if "number" not in [token.sort for token in part] and number_words().isdisjoint(words):
            before = part, words
            continue
        if words[0] in ("it", "they") and before is not None:
            reader.speak_of(sentence_of(*before, [], notation))
        before = None
        reader.read(sentence_of(part, words, find(part, words, context.period), notation))
    return reader.observations()


def _notation(text: str, context: Context) -> Notation:
    """The document's notation; where it shows none of its own, that of the paragraph, else the English one."""
    notation = context.notation if context.notation.decimal == "." else notation_of([text], "en")
    return notation if notation.shown or notation.against else ENGLISH
