"""What does not add up in a comparison, and what a person should know: one small function for each question.

Every check takes the judged comparison and gives findings; each can be read alone. A check asks for one kind of
fault, quotes both places with the figures as they are written, shows the arithmetic, and stays quiet within rounding:
a false alarm costs trust. The words are `resources/words/*/checks.toml`, the lexicons `resources/judgement/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compare.checks.contradictions import contradictions
from compare.checks.followed import changed_targets, dropped_indicators
from compare.checks.growth import wrong_growth
from compare.checks.impossible import falling_counts, fractions_over_one, parts_over_whole, shares_over_whole
from compare.checks.notices import doubtful_figures, leftovers, series_breaks, stale_figures
from compare.checks.shares import wrong_fractions, wrong_shares
from compare.checks.sums import wrong_sums, wrong_table_sums
from compare.checks.units import unit_slips
from compare.comparison import Comparison, Finding, Severity

Check = Callable[[Comparison], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    contradictions,
    wrong_shares,
    wrong_fractions,
    wrong_growth,
    wrong_sums,
    wrong_table_sums,
    unit_slips,
    fractions_over_one,
    shares_over_whole,
    parts_over_whole,
    falling_counts,
    changed_targets,
    dropped_indicators,
    stale_figures,
    leftovers,
    series_breaks,
    doubtful_figures,
)
_WEIGHT: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


def run(comparison: Comparison) -> tuple[Finding, ...]:
    """All findings of all checks, the gravest first and notices last; each told once, in an order that stays."""
    found: dict[str, Finding] = {}
    for check in CHECKS:
        for finding in check(comparison):
            found.setdefault(finding.key, finding)
    return tuple(sorted(found.values(), key=lambda f: (f.is_notice, _WEIGHT[f.severity])))
