"""The words said beside a figure whose name says little, by which another report's name for it may be found.

"The four-hour standard was met for 79.2% of patients": no words in one piece name the figure, but all that name it
stand in its sentence. Gives words only; what they are worth is said by `pairs`.
"""

from __future__ import annotations

import re

from compare.comparison import Reading
from compare.matching.names import Name, read_name
from compare.messages import Language
from compare.observation import Observation
from compare.quoting import block_at, sentence_bounds

_SAYS_LITTLE: dict[Language, int] = {"vi": 3, "en": 2}  # words of a name, up to which it does
_NEXT_FIGURE = re.compile(
    r"\d[\d.,]*\s*(?:%|per cent)|\d[\d.,]*\d{2}|;"
)  # "62 days" names what is told, 4,210 does not


def may_say_little(name: Name) -> bool:
    """Whether a name is so short that in some language it says little."""
    return len(name.core.split()) <= max(_SAYS_LITTLE.values())


def words_beside(name: Name, reading: Reading, observation: Observation) -> frozenset[str]:
    """The words said beside the figure of `observation`; none of a table, nor where its `name` says enough."""
    language = reading.report.identity.language
    if observation.anchor.row is not None or len(name.core.split()) > _SAYS_LITTLE[language]:
        return frozenset()
    said = read_name(_stretch(reading, observation), language)
    return frozenset(said.heavy)


def _stretch(reading: Reading, observation: Observation) -> str:
    """The sentence of a figure, from the figure before it to the next."""
    block = block_at(reading.report, observation.anchor)
    if block is None:
        return ""
    anchor = observation.anchor
    begin, end = sentence_bounds(block.text, anchor.start)
    before, behind = block.text[begin : anchor.start], block.text[anchor.end : end]
    for figure in _NEXT_FIGURE.finditer(before):
        begin = anchor.start - len(before) + figure.end()
    following = _NEXT_FIGURE.search(behind)
    return f"{block.text[begin : anchor.start]} {behind[: following.start()] if following else behind}"
