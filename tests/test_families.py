"""The invented families of `tests/families`: read, lined up, judged, and scored where the scorer is at hand."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib import util
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from compare.decisions import Decision, IdentitySet, SourceAdded
from compare.engine import Engine
from compare.folding import fold
from compare.kept import Kept
from compare.pipeline import compare
from compare.reading import source_from
from compare.report import Report, Source
from desktop import contract

HERE = Path(__file__).parent / "families"
SCORER = Path(__file__).parents[2] / "shared" / "score" / "score_compare.py"
FAMILIES = sorted(path.parent.name for path in HERE.glob("*/gold.json"))
# One process reads a family's files for all that is asked of them.
TOGETHER = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in FAMILIES]
FLOORS = {
    "F1": 0.96,
    "F2": 0.98,
    "F3": 0.91,
    "F4": 0.94,
    "F5": 0.98,
    "F6": 0.97,
    "F7": 0.98,
    "F8": 0.98,
    "F9": 0.97,
    "F10": 0.98,
    "F11": 0.96,
    "F12": 0.98,
    "F14": 0.97,
    "F15": 0.96,
    "F16": 0.88,
    "F17": 0.97,
    "F18": 0.96,
    "F19": 0.97,
    "F20": 0.98,
    "F21": 0.98,
    "F22": 0.98,
    "F23": 0.98,
    "F24": 0.96,
    "F25": 0.98,
    "F26": 0.92,
    "F27": 0.97,
    "F28": 0.98,
    "F29": 0.98,
    "F30": 0.96,
    "F31": 0.96,
    "F32": 0.98,
    "F34": 0.98,
    "F33": 0.97,
    "F35": 0.97,
    "F37": 0.97,
    "F39": 0.95,
    "F40": 0.98,
    "F41": 0.98,
    "F42": 0.99,
    "F44": 0.98,
    "F46": 0.97,
    "F43": 0.94,
    "F45": 0.98,
    "F47": 0.97,
    "F49": 0.94,
}


@cache
def gold(family: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((HERE / family / "gold.json").read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module", autouse=True)
def readers() -> Iterator[None]:
    """One engine reads all families of this process; what the command line prints of them comes from it."""
    with Engine() as engine:
        _ENGINE.append(engine)
        yield
        _ENGINE.clear()


_ENGINE: list[Engine] = []


@cache
def taken_in(family: str) -> tuple[list[Source], dict[str, bytes], list[Decision]]:
    """The family's files as they are opened: reports first, then what sets their targets."""
    sources, content, decisions = [], {}, list[Decision]()
    targets = gold(family)["targets"]
    for file in sorted(gold(family)["files"], key=targets.__contains__):
        data = (HERE / family / file).read_bytes()
        source = source_from(file, data)
        sources.append(source)
        content[source.digest] = data
        decisions.append(SourceAdded(source))
        if file in targets:
            decisions.append(IdentitySet(source.id, is_target=True))
    return sources, content, decisions


def opened(family: str) -> list[Report]:
    """The family's files, read."""
    sources, content, _ = taken_in(family)
    read = _ENGINE[0].read(sources, content.__getitem__)
    assert all(isinstance(report, Report) for report in read)
    return [report for report in read if isinstance(report, Report)]


@cache
def run(command: str, family: str) -> dict[str, Any]:
    """What the command line prints of the family's files: of `read` each report, of `compare` the comparison."""
    reports, (sources, _, decisions) = opened(family), taken_in(family)
    observe = _ENGINE[0].observe
    if command == "read":
        printed = {"reports": [contract.report_json(report, "vi", len(observe(report))) for report in reports]}
    else:
        printed = contract.comparison_json(compare(reports, fold(decisions), observe), sources, "vi")
    told: dict[str, Any] = json.loads(json.dumps(printed, ensure_ascii=False))
    return told


def scorer() -> ModuleType:
    if not SCORER.exists():
        pytest.skip("the scorer is not beside this checkout")
    spec = util.spec_from_file_location("score_compare", SCORER)
    assert spec and spec.loader
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("family", TOGETHER)
def test_every_file_is_read_with_its_identity(family: str) -> None:
    read = run("read", family)
    told = {report["file"].rsplit("/")[-1]: report for report in read["reports"]}
    assert {file: (told[file]["kind"], told[file]["period"]) for file in gold(family)["files"]} == {
        entry["file"]: (entry["kind"], entry["period"]) for entry in gold(family)["meta"]
    }


@pytest.mark.parametrize("family", TOGETHER)
def test_every_report_has_its_column_and_figures(family: str) -> None:
    compared = run("compare", family)
    assert len(compared["reports"]) == len(gold(family)["files"])
    for column in range(len(compared["reports"])):
        assert any(row["cells"][column] for row in compared["indicators"])
        assert any(row["cells"][column] for row in compared["sections"])


@pytest.mark.parametrize("family", TOGETHER)
def test_the_family_scores_no_worse_than_it_did(family: str) -> None:
    module = scorer()
    result = module.Scorer(gold(family), run("compare", family), run("read", family)).run()
    assert result["overall"] >= FLOORS[family], result


@pytest.mark.parametrize("family", TOGETHER)
def test_every_figure_of_a_table_stands_in_its_own_row(family: str) -> None:
    rows: dict[str, list[str]] = {}
    for report in run("read", family)["reports"]:
        name = report["file"].rsplit("/")[-1]
        rows[name] = [" ".join(" ".join(row).split()) for b in report["blocks"] for row in b.get("rows") or []]
    told = [
        (c["file"], c["quote"]) for row in gold(family)["indicators"] for c in row["cells"] if c["where"] == "table"
    ]
    lost = {(file, quote) for file, quote in told if not any(_words(quote) <= _words(row) for row in rows[file])}
    assert not lost


def _words(text: str) -> set[str]:
    """The words of a row, without the marks between its cells and those of merged cells and bounds."""
    return set(re.sub("[|<^]", " ", text).split())


def test_files_shuffled_ten_times_give_the_same_comparison() -> None:
    reports = list(opened("F10"))
    first = compare(reports, fold([]), _ENGINE[0].observe)
    for seed in range(10):
        Random(seed).shuffle(reports)
        assert compare(reports, fold([]), _ENGINE[0].observe) == first


def test_a_report_added_and_removed_gives_the_same_as_before() -> None:
    *reports, last = opened("F10")
    kept = Kept()
    before = compare(reports, fold([]), _ENGINE[0].observe, kept)
    compare([*reports, last], fold([]), _ENGINE[0].observe, kept)
    assert (
        compare(reports, fold([]), _ENGINE[0].observe, kept) == before == compare(reports, fold([]), _ENGINE[0].observe)
    )
