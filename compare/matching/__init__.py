"""Sections and indicators of N reports lined up in rows.

`align` is the way in. The order in which readings are given does not matter: they are put in order first. `passages`
and `differences` compare the texts of two matched sections.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from compare.comparison import Alignment, Reading
from compare.kept import Kept, Same

if TYPE_CHECKING:  # they need numpy, decisions and more, which a process that only reads files shall not load
    from compare.comparison import Links
    from compare.dictionary import Dictionary
    from compare.matching.profiles import WordsOf

__all__ = ["align", "load"]

# Before numpy is loaded: over matrices as small as these its threads wait for each other longer than they multiply, and
# take the processor from the readers meanwhile.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def load() -> None:
    """Load what `align` works with, which takes a while: best done while files are being read.

    Of the lexicons those of Vietnamese, which nearly every report is in.
    """
    from compare.matching import indicators, sections
    from compare.matching.heading_words import heading_phrases
    from compare.matching.name_words import name_phrases
    from compare.quantity import parse_unit

    _ = indicators, sections, heading_phrases("vi"), name_phrases("vi"), parse_unit("%")


def align(
    readings: Sequence[Reading],
    links: Links,
    kept: Kept | None = None,
    words: Dictionary | None = None,
    read: Sequence[Reading] | None = None,
    words_of: WordsOf | None = None,
) -> Alignment:
    """The rows of `readings`, with what the user joined and separated held; the same in whatever order they come.

    Sections are lined up twice: by themselves, for the indicators to be lined up, and then by these as well. `read` are
    the readings before the user put figures right: sections are lined up by these, and so is measured how rare a word
    is. With `kept` only what the links and the corrections touch is solved again. `words` gives names that an office
    says for one thing, `words_of` the words of a report's sections where they are counted already.
    """
    from compare.matching.indicators import indicator_rows
    from compare.matching.sections import section_rows

    kept = kept or Kept()
    ordered = sorted(readings, key=_order)
    first = cast(tuple[Reading, ...], kept.one(*sorted(read or readings, key=_order)))
    alone = kept.get(("sections alone", Same(first)), lambda: section_rows(first, (), kept, words_of))
    inside = kept.get(
        ("indicators", Same(first), Same(words)), lambda: indicator_rows(first, first, (alone, alone), (), kept, words)
    )
    sections = section_rows(first, links.sections, kept, words_of, inside)
    return Alignment(sections, indicator_rows(first, ordered, (alone, sections), links.indicators, kept, words))


def _order(reading: Reading) -> tuple[object, ...]:
    """Target documents first, then by period, then by the file's bytes."""
    period, source = reading.report.identity.period, reading.report.source
    return (not reading.report.is_target, (1, *period.order) if period else (0,), source.digest, source.id)
