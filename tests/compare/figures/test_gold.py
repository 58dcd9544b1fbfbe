"""The bars of the gold sentences, the project's own ones and, where they lie beside the checkout, the shared ones."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from compare.figures import observe
from compare.observation import Observation, Relation
from compare.period import parse
from compare.report import Block, Identity, Report, Section, Source

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score" / "score_extract.py"


def relation(said: Relation) -> dict[str, Any]:
    """A comparison in the contract's form."""
    return {"kind": said.kind, "value": str(said.value), "unit": said.unit, "versus": said.versus}


def contract(said: Observation) -> dict[str, Any]:
    """An observation in the contract's form, without its source."""
    q = said.quantity
    return {
        "indicator": said.indicator,
        "value": str(q.value) if q else None,
        "high": str(q.high) if q and q.high is not None else None,
        "bound": q.bound if q else "eq",
        "unit": q.unit if q else None,
        "total": str(q.total) if q and q.total is not None else None,
        "period": str(said.period),
        "role": said.role,
        "comparisons": [relation(r) for r in said.relations],
    }


def observed(item: dict[str, Any]) -> list[dict[str, Any]]:
    """What is observed of an item: a report of one block."""
    identity = Identity(period=parse(item["report_period"]))
    section = Section("s", None, 1, None, None, ("b",))
    report = Report(Source("r", "r.txt", ""), "txt", identity, (section,), (Block("b", "paragraph", item["text"]),))
    return [contract(o) for o in observe(report)]


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The shared scorer."""
    if not SCORER.exists():
        pytest.skip("the scorer lies beside the checkout, and is not there")
    spec = importlib.util.spec_from_file_location("score_extract", SCORER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["score_extract"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "path",
    [
        SHARED / "gold" / "items" / "sentences.vi.jsonl",
        *sorted((ROOT / "tests" / "gold_own").glob("sentences*.vi.jsonl")),
    ],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)
def test_the_sentences_reach_their_bars(scorer: ModuleType, path: Path) -> None:
    if not path.exists():
        pytest.skip(f"{path.name} is not there")
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    report, _ = scorer.score(items, {item["id"]: observed(item) for item in items})
    assert report["figures"]["f1"] >= 0.97
    assert report["comparisons"]["f1"] >= 0.93
    assert report["full"]["f1"] >= 0.85
