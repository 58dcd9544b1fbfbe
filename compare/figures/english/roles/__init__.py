"""What an English figure is where it stands: a level, how far something moved, a share, a base, a target.

Each rule looks at the words right before the figure (back to the figure before it) and right behind it; the first
that holds decides. `tell` tries them in order. A new kind of sentence is a word of `resources/figures/english.toml`,
or a new rule in the module of what it makes:

- `movements`: "rose 22.4%", "a 14% increase in complaints", "6% below the 2022 crop", "1.8 times the 2021 figure";
- `plans`: "49% of the annual plan", "short of the 95% target", "exceeding its goal by 5%", "(plan 12,000)";
- `shares`: "made up 36.5% of generation", ", or 8.9% of turnover", "(85%)";
- `bases`: "compared with 141 in Q1", "up from 61%", "up 11% on H1 2024 (334,500 items)";
- `carried`: what goes on with the figure before ("up 1.9% on June and 6.7% on July", "6% higher at $2.4 million").
"""

from __future__ import annotations

from compare.figures.english.clauses import Clause
from compare.figures.english.phrases import phrase
from compare.figures.english.roles import bases, carried, movements, plans, shares
from compare.figures.english.roles.told import Before, Rule, Told
from compare.figures.english.sentence import Place


def tell(place: Place, clause: Clause, before: Before, moved: Before = None) -> Told:
    """What the figure at `place` is.

    `before` is the figure before it with what that was told to be; `moved` the last movement of the sentence, which
    may be carried over a level: "output fell 11% to 2.9 million tonnes and sales 6%".
    """
    if before and (told := carried.led_to(place, clause, *before)):
        return told
    if before and (told := carried.again_in_brackets(place, *before)):
        return told
    if told := plans.by_plan(place) or movements.lost_share(place, clause):
        return told
    if clause.has_verb and (told := movements.moved_by(place, clause)):
        return told
    if before and before[0].sort == "points" and (told := bases.base_in_brackets(place, before[1])):
        return told  # "up 1.2 points on the last quarter (73.7%)": what moved by points is itself a share
    for rule in _RULES:
        if told := rule(place):
            return told
    if before and (told := bases.base_in_brackets(place, before[1]) or carried.continued(place, clause, *before)):
        return told
    if told := movements.moved_as_before(place, clause) or movements.movement_was(place, clause):
        return told
    gapped = moved and before and before[1].manner == "reached" and phrase(place.sentence, *clause.subject)
    told = carried.continued(place, clause, *moved) if gapped and moved else None
    return told or Told("level", "english_level")


_RULES: tuple[Rule, ...] = (
    movements.signed,
    plans.plan_named_behind,
    plans.planned_behind,
    plans.plan_share,
    movements.noun_of_movement,
    movements.more_or_less,
    movements.multiple,
    movements.share_of_base,
    shares.whole_share,
    bases.held_against,
    shares.shared,
    movements.moved,
    shares.share_in_brackets,
)
