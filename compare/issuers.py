"""Whose plan a text speaks of: "dự toán tỉnh giao", "kế hoạch HĐND giao".

Read from the words before the figure, or from its column's heading; the words are `resources/judgement/issuers.toml`.
None where the text does not say, which goes with every issuer.
"""

from __future__ import annotations

from functools import cache

import resources
from compare.observation import Observation
from compare.quoting import before
from compare.report import Report
from compare.wording import match_key


def assigner_of(report: Report, observation: Observation) -> str | None:
    """Whose plan `observation` of `report` is, in the report's own words as far as they are known ("tỉnh giao")."""
    if observation.issuer:
        return observation.issuer
    said = [relation.assigner for relation in observation.relations if relation.assigner]
    return said[0] if said else _last_named(match_key(before(report, observation.anchor)))


def level_of(assigner: str | None) -> str | None:
    """The level of the issuer that `assigner` names ("province", "council"), None where it names none."""
    if assigner is None:
        return None
    key = f" {match_key(assigner)} "
    return next((level for level, said, _ in _phrases() if said in key), None)


def _last_named(key: str) -> str | None:
    """The issuer's words that stand nearest before the figure."""
    spaced = f" {key} "
    found = [(spaced.rfind(said), words) for _, said, words in _phrases() if said in spaced]
    return max(found)[1] if found else None


@cache
def _phrases() -> tuple[tuple[str, str, str], ...]:
    """Level, phrase as compared, phrase as written."""
    issuers = resources.table("judgement/issuers")["issuer"]
    return tuple((entry["level"], f" {match_key(words)} ", words) for entry in issuers for words in entry["words"])
