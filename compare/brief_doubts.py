"""Figures that a brief does not take at their word: those that a check found to be of another unit, or impossible.

A share of the target computed from "1.950 kg" against "4.600 tấn" would stand on the leader's desk as a fact. A row
whose newest figure seems to be of another unit is told without a rating, as one to be looked at; one whose newest
figure cannot be is told with its rating and a word of warning. What a person settled or dismissed is in no doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.comparison import CheckCode, Comparison, JudgedRow


def without_doubted(rows: Sequence[JudgedRow], comparison: Comparison) -> Iterator[JudgedRow]:
    """`rows`, those of a doubtful unit without a rating and a share."""
    doubted = rows_told_wrong(comparison, "unit_mismatch")
    for row in rows:
        progress = row.progress
        if row.id not in doubted or progress.settled or row.target is None:
            yield row
        else:
            yield replace(row, progress=replace(progress, status="unknown", detail=None, percent=None))


def rows_told_wrong(comparison: Comparison, *codes: CheckCode) -> frozenset[str]:
    """The rows whose newest figure is one that a finding of one of the `codes` speaks of."""
    told = {row.id: row.progress.observation.anchor for row in comparison.rows if row.progress.observation is not None}
    return frozenset(
        row
        for finding in comparison.findings
        if finding.code in codes and finding.dismissed is None and not finding.accepted
        for row in finding.rows
        if row in told and any(place.anchor == told[row] for place in finding.places)
    )
