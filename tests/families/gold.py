"""Makes a family's gold from its marked texts and its `family.toml`."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from tests.families.markup import Marked


def build(family: dict[str, Any], texts: dict[str, Marked]) -> dict[str, Any]:
    """The gold of `family`, whose marked texts are told by file name."""
    return {
        "version": 1,
        "family": family["name"],
        "language": family.get("language", "vi"),
        "note": family["note"],
        "files": list(texts),
        "targets": family["targets"],
        "sections": _sections(texts),
        "section_traps": family["section_traps"],
        "indicators": [_indicator(key, row, texts) for key, row in family["rows"].items()],
        "indicator_traps": family["indicator_traps"],
        "checks": [{"indicator": None, **check} for check in family["checks"]],
        "near_misses": [{"indicator": None, **miss} for miss in family["near_misses"]],
        "meta": [_meta(entry, family) for entry in family["meta"]],
    }


def _sections(texts: dict[str, Marked]) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for file, marked in texts.items():
        headings = [_bare(heading) for heading, *_ in marked.headings]
        for heading, parent, own, tolerated in marked.headings:
            cell = [file, heading] + ([parent] if headings.count(_bare(heading)) > 1 and parent else [])
            for key in own:
                rows.setdefault(key, {"id": key, "kind": "match", "cells": [], "tolerated": []})["cells"].append(cell)
            for key in tolerated:
                rows.setdefault(key, {"id": key, "kind": "match", "cells": [], "tolerated": []})["tolerated"].append(
                    cell
                )
    for row in rows.values():
        files = [cell[0] for cell in row["cells"]]
        row["kind"] = "single" if len(set(files)) < 2 else "one_to_many" if len(files) > len(set(files)) else "match"
    return list(rows.values())


def _bare(heading: str) -> str:
    """`heading` without its number and capitals: "I. KINH TẾ" and "1. Kinh tế" are told apart by what is above."""
    return re.sub(r"^\s*(?:[ivxlc]+|[a-zđ]|[\d.]+)[.)/:]+\s*", "", heading.lower())


def _meta(entry: dict[str, Any], family: dict[str, Any]) -> dict[str, Any]:
    return {"number": None, "date": None, "language": family.get("language", "vi"), "is_target": False, **entry}


def _indicator(key: str, row: dict[str, Any], texts: dict[str, Marked]) -> dict[str, Any]:
    cells = [
        {"file": file} | {k: v for k, v in cell.items() if k != "row"}
        for file, marked in texts.items()
        for cell in marked.cells
        if cell["row"] == key
    ]
    made = {
        "id": key,
        "name": row["name"],
        "direction": row.get("direction"),
        "kind": row.get("kind"),
        "section": next((c["section"] for c in cells), None),
        "target": _target(row, cells),
        "cells": cells,
        "variants": [row["name"], *row.get("variants", [])],
        "progress": _progress(row, cells),
        "note": row.get("note"),
    }
    return made | {k: row[k] for k in ("target_accept", "percent_accept", "target_skip") if k in row}


def _target(row: dict[str, Any], cells: list[dict[str, Any]]) -> dict[str, Any] | None:
    if "target" not in row:
        return None
    found = next(c for c in cells if c["role"] == "target" and c["value"] == row["target"])
    return {k: found[k] for k in ("value", "high", "bound", "unit", "period", "file")} | {"stated": True}


def _newest(cells: list[dict[str, Any]]) -> dict[str, Any] | None:
    told = [c for c in cells if c["role"] != "target"]
    if not told:
        return None
    last = [c for c in told if c["file"] == told[-1]["file"]]
    return max(last, key=lambda c: (c["period"][-7:], -last.index(c)))


def _progress(row: dict[str, Any], cells: list[dict[str, Any]]) -> dict[str, Any]:
    newest = next((c for c in reversed(cells) if c["value"] == row.get("actual")), None) or _newest(cells)
    percent = arithmetic = None
    if newest and "target" in row and row.get("percent", True):
        exact = Decimal(newest["value"]) / Decimal(row["target"]) * 100
        percent = row.get("exact") or str(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
        arithmetic = f"{newest['value']} / {row['target']} = {percent}%"
    return {
        "percent": percent,
        "stated_percent": row.get("stated"),
        "expected_percent": None,
        "status": row.get("status") if "target" in row else "no_target",
        "status_accept": row.get("status_accept"),
        "arithmetic": arithmetic,
        "report": newest and newest["file"],
        "actual": newest and newest["value"],
        "period": newest and newest["period"],
    }
