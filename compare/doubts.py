"""Figures that are not taken at their word: those that a check found to be of another unit, or impossible.

A share of the target computed from "1.950 kg" against "4.600 tấn" would stand on the leader's desk as a fact. A row
whose newest figure seems to be of another unit has no rating, on the board as in a brief, as one to be looked at; one
whose newest figure cannot be has its rating, and a brief tells it with a word of warning. What a person settled or
dismissed is in no doubt.
"""

from __future__ import annotations

from dataclasses import replace

from compare.comparison import CheckCode, Comparison, JudgedRow
from compare.messages import message


def without_doubted(comparison: Comparison) -> Comparison:
    """`comparison`, rows whose unit its findings doubt without a rating and a share."""
    wrong = rows_told_wrong(comparison, "unit_mismatch")
    if not wrong:
        return comparison
    return replace(comparison, rows=tuple(_unrated(row) if row.id in wrong else row for row in comparison.rows))


def _unrated(row: JudgedRow) -> JudgedRow:
    if row.progress.settled or row.target is None:
        return row
    rule = message("judgement.rule.doubtful_unit")
    return replace(
        row, progress=replace(row.progress, status="unknown", rule=rule, detail=None, percent=None, outlook=None)
    )


def rows_told_wrong(comparison: Comparison, *codes: CheckCode) -> frozenset[str]:
    """The rows whose newest figure is one that a finding of one of the `codes` speaks of."""
    doubts = [f for f in comparison.findings if f.code in codes and f.dismissed is None and not f.accepted]
    named = {row for finding in doubts for row in finding.rows}
    rows = [row for row in comparison.rows if row.id in named] if named else []
    told = {row.id: row.progress.observation.anchor for row in rows if row.progress.observation is not None}
    return frozenset(
        row
        for finding in doubts
        for row in finding.rows
        if row in told and any(place.anchor == told[row] for place in finding.places)
    )
