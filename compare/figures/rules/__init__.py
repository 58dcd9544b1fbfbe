"""The rules by which a figure becomes a level, a comparison, or a target: in `RULES`, in the order they are tried.

Each takes the reader and a statement, makes what it makes, and says whether it was the one. A new kind of sentence is
a new word in the lexicon that its cue stands in, or a new rule in the module of what it makes:

- `levels`: a figure of something named ("sản lượng đạt 17.905 tấn"), its fraction or its whole ("1.206/1.233 tàu");
- `differences`: growth and decline ("tăng 8,5%", "gấp 3,4 lần"), and what goes on with them;
- `shares`: of a whole, of a plan, of a time before ("chiếm 43,6%", "đạt 135% kế hoạch", "(76,9%)");
- `targets`: the plan's own figure ("(KH năm 26.000 tấn)", "91,2%/85%");
- `bases`: the base's own level ("(cùng kỳ 330 vụ)", "tăng từ 58% lên 66%").
"""

from __future__ import annotations

from compare.figures.rules import bases, differences, levels, shares, targets
from compare.figures.rules.contract import Rule

__all__ = ["RULES"]

RULES: tuple[tuple[str, Rule], ...] = (
    ("restated", levels.restated),
    ("restated", levels.level_behind),
    ("restated", levels.both_levels),
    ("restated", levels.share_worked_out),
    ("restated", levels.share_counted),
    ("restated", levels.whole_behind),
    ("level", levels.share_of_counted),
    ("difference", differences.awaited),
    ("elsewhere", bases.elsewhere),
    ("same_period_level", bases.share_then),
    ("same_period_level", bases.base_level),
    ("same_period_level", bases.same_period_level),
    ("same_period_level", bases.mark_of_base),
    ("same_period_level", bases.outset_level),
    ("planned", targets.planned),
    ("slash_target", targets.slash_target),
    ("from_level", bases.moved_from),
    ("difference", differences.same_difference),
    ("difference", differences.same_of_another),
    ("difference", differences.same_again),
    ("difference", differences.count_again),
    ("times", differences.times),
    ("points", differences.points),
    ("difference", differences.delta),
    ("share", shares.share),
    ("share", shares.share_again),
    ("ratio", shares.ratio),
    ("level", levels.level),
)
