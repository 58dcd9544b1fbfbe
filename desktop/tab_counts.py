"""How many things each tab holds, for its name: rows, sections, findings that are open, targets to be looked at."""

from __future__ import annotations

from compare.comparison import Comparison


def counts(result: Comparison) -> dict[str, int]:
    """The counts by the name of the tab."""
    return {
        "board": len(result.rows),
        "sections": len(result.sections),
        "findings": sum(not finding.dismissed for finding in result.findings),
        "targets": to_confirm(result),
    }


def to_confirm(result: Comparison) -> int:
    """How many targets of target documents nobody has looked at, those that want a base among them."""
    documents = result.targets
    unseen = sum(t.source in documents and t.stated and not t.confirmed for row in result.rows for t in row.targets)
    return unseen + sum(row.progress.detail == "no_base" for row in result.rows)
