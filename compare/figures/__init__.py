"""Figures: what a report says of its indicators, found in prose and in tables.

`observe` gives the observations of a report in reading order, each with the place where its figure stands; `explain`
says for each sentence what was recognised and by which rule. Paragraphs are read in `prose`, tables in `tables`.
"""

from __future__ import annotations

from compare.figures.blocks import explain, observe

__all__ = ["explain", "observe"]
