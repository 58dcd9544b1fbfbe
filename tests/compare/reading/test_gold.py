"""The annotated report families: every heading found, none invented, every field of identity right."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from compare.reading.labels import label_of
from compare.wording import match_key
from tests.compare.reading.documents import opened

FAMILIES = Path(__file__).resolve().parents[4] / "shared" / "gold" / "documents"
pytestmark = pytest.mark.skipif(not FAMILIES.is_dir(), reason="the annotated report families are not here")


def families() -> list[Path]:
    return sorted(FAMILIES.iterdir()) if FAMILIES.is_dir() else []


def _words(heading: str) -> str:
    label = label_of(heading)
    return re.sub(r"\s", "", match_key(label.rest if label and label.rest else heading))


@pytest.mark.parametrize("family", families(), ids=lambda f: f.name)
def test_headings_are_those_annotated(family: Path) -> None:
    gold = json.loads((family / "gold.json").read_text(encoding="utf-8"))
    for name in gold["files"]:
        rows = [cell for row in gold["sections"] for cell in row["cells"] + row.get("tolerated", []) if cell[0] == name]
        report = opened(name, (family / name).read_bytes())
        assert {_words(s.heading) for s in report.sections if s.heading} == {_words(cell[1]) for cell in rows}


@pytest.mark.parametrize("family", families(), ids=lambda f: f.name)
def test_identity_is_that_annotated(family: Path) -> None:
    for meta in json.loads((family / "gold.json").read_text(encoding="utf-8"))["meta"]:
        found = opened(meta["file"], (family / meta["file"]).read_bytes()).identity
        told: dict[str, Any] = {
            "title": found.title, "issuer": found.issuer, "number": found.number, "kind": found.kind,
            "date": str(found.date) if found.date else None, "period": str(found.period), "language": found.language,
        }  # fmt: skip
        for key, value in told.items():
            assert value in [meta[key], *meta.get(f"{key}_accept", [])], (meta["file"], key)
