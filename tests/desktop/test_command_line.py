"""The command line: the contract's JSON, one line for each error, the exit status; real files throughout."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

from desktop.command_line import main

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "seed" / "article.txt"

QUARTER = """ỦY BAN NHÂN DÂN
XÃ SUỐI VÀNG
Số: 41/BC-UBND
Suối Vàng, ngày 28 tháng 3 năm 2024

BÁO CÁO
Tình hình kinh tế - xã hội quý I năm 2024

I. KINH TẾ
Thu ngân sách trên địa bàn đạt 12,5 tỷ đồng, bằng 25% kế hoạch.
Diện tích gieo trồng 840 ha.
II. XÃ HỘI
Tỷ lệ hộ nghèo còn 2,4%.
"""
HALF = """ỦY BAN NHÂN DÂN
XÃ SUỐI VÀNG
Số: 98/BC-UBND
Suối Vàng, ngày 25 tháng 6 năm 2024

BÁO CÁO
Tình hình kinh tế - xã hội 6 tháng đầu năm 2024

I. LĨNH VỰC KINH TẾ
Thu ngân sách trên địa bàn đạt 27 tỷ đồng, bằng 54% kế hoạch.
Diện tích gieo trồng 1.620 ha.
II. LĨNH VỰC XÃ HỘI
Tỷ lệ hộ nghèo còn 2,1%.
"""
PLAN = """HỘI ĐỒNG NHÂN DÂN
XÃ SUỐI VÀNG
Số: 12/NQ-HĐND
Suối Vàng, ngày 15 tháng 12 năm 2023

NGHỊ QUYẾT
Về nhiệm vụ phát triển kinh tế - xã hội năm 2024

I. CÁC CHỈ TIÊU CHỦ YẾU
1. Thu ngân sách trên địa bàn: 50 tỷ đồng.
2. Tỷ lệ hộ nghèo: dưới 2%.
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A quarter's and a half year's report, and the resolution with their targets."""
    out = []
    for name, text in [("quý I.txt", QUARTER), ("6 tháng.txt", HALF), ("nghị quyết.txt", PLAN)]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        out.append(path)
    return out[0], out[1], out[2]


def _run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(a) for a in arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


def test_read_gives_identity_sections_and_blocks(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path]
) -> None:
    status, out, err = _run(capsys, "read", *files)
    assert (status, err) == (0, "")
    document = json.loads(out)
    assert document["version"] == 1
    reports = document["reports"]
    assert [(r["kind"], r["period"]) for r in reports] == [
        ("quarter", "2024-Q1"), ("half_year", "2024-H1"), ("resolution", "2024"),
    ]  # fmt: skip
    assert reports[0]["number"] == "41/BC-UBND" and reports[0]["date"] == "2024-03-28"
    assert [s["heading"] for s in reports[0]["sections"] if s["heading"]] == ["KINH TẾ", "XÃ HỘI"]
    blocks = {b["id"] for b in reports[0]["blocks"]}
    assert {b for s in reports[0]["sections"] for b in s["blocks"]} == blocks
    told = reports[0]["warnings"][-1]
    assert (
        told["code"] == "summary" and told["message"].startswith("2 đề mục, 0 bảng") and "3 số liệu" in told["message"]
    )


def test_extract_points_at_the_figure_in_the_blocks_text(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path]
) -> None:
    _, read, _ = _run(capsys, "read", files[0])
    status, out, _ = _run(capsys, "extract", files[0])
    assert status == 0
    texts = {b["id"]: b["text"] for b in json.loads(read)["reports"][0]["blocks"]}
    found = {}
    for o in json.loads(out)["reports"][0]["observations"]:
        at = o["source"]
        found[o["value"]] = texts[at["block"]][at["start"] : at["end"]]
    assert found.keys() == {"12.5", "840", "2.4"}
    assert all(
        written.startswith(figure) for figure, written in zip(["12,5", "840", "2,4"], found.values(), strict=True)
    )


def test_compare_lines_up_and_judges(capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path]) -> None:
    status, out, _ = _run(capsys, "compare", files[0], files[1], "--targets", files[2])
    assert status == 0
    document = json.loads(out)
    assert [r["is_target"] for r in document["reports"]] == [False, False, True]
    revenue = next(row for row in document["indicators"] if "ngân sách" in row["name"])
    assert [c and c["observations"][0]["value"] for c in revenue["cells"]] == ["12.5", "27", "50"]
    assert revenue["target"]["value"] == "50" and revenue["target"]["report"] == 2
    progress = revenue["progress"]
    assert float(progress["percent"]) == 54 and float(progress["expected_percent"]) == 50
    assert progress["status"] == "on_track"
    economy = next(row for row in document["sections"] if row["cells"][0] and row["cells"][0]["heading"] == "KINH TẾ")
    assert economy["cells"][1]["heading"] == "LĨNH VỰC KINH TẾ"


def test_an_offices_thresholds_and_dictionary_hold_where_they_are_named(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    office = tmp_path / "office"
    office.mkdir()
    (office / "thresholds.toml").write_text('[pace]\non_track = "1.2"\nlạ = 1\n', "utf-8")
    status, _, told = _run(capsys, "compare", *files[:2], "--targets", files[2], "--office", office)
    assert status == 1 and len(told.splitlines()) == 1  # the name is none of TOML's: said in one line, nothing else
    (office / "thresholds.toml").write_text('[pace]\non_track = "1.2"\n', "utf-8")
    (office / "dictionary.toml").write_text('[names]\n"Thu ngân sách trên địa bàn" = "Tổng thu"\n', "utf-8")
    _, out, _ = _run(capsys, "compare", *files[:2], "--targets", files[2], "--office", office)
    row = next(r for r in json.loads(out)["indicators"] if r["name"] == "Tổng thu")
    assert row["progress"]["status"] == "at_risk"


def test_the_order_of_the_files_changes_the_columns_and_nothing_else(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path]
) -> None:
    documents = []
    for order in [(0, 1, 2), (2, 0, 1), (1, 2, 0)]:
        _, out, _ = _run(capsys, "compare", *(files[i] for i in order))
        documents.append(_in_given_order(json.loads(out), order))
    assert documents[0] == documents[1] == documents[2]


def _in_given_order(document: dict[str, Any], order: tuple[int, ...]) -> list[tuple[object, ...]]:
    """The indicator rows with their cells sorted back into one order."""
    back = sorted(range(len(order)), key=lambda i: order[i])
    return [
        (row["id"], row["name"], [row["cells"][i] for i in back], row["progress"]["percent"])
        for row in document["indicators"]
    ]


BriefReader = Callable[[Path], str]


def _text_of_word(path: Path) -> str:
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in document.paragraphs] + cells)


@pytest.mark.parametrize("ending", ["docx", "pdf", "xlsx"])
def test_brief_is_written_and_said(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path], tmp_path: Path, ending: str
) -> None:
    out_file = tmp_path / f"bản tổng hợp.{ending}"
    status, out, err = _run(capsys, "brief", files[0], files[1], "--targets", files[2], "-o", out_file)
    assert (status, err) == (0, "")
    said = json.loads(out)
    assert said["version"] == 1 and said["output"] == str(out_file) and said["indicators"] >= 3
    assert out_file.stat().st_size > 1000
    if ending == "docx":
        assert "27 tỷ đồng" in _text_of_word(out_file)


def _missing(path: Path) -> None:
    pass


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _broken(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"\0" * 200)


def _foreign(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


@pytest.mark.parametrize("make", [_missing, _empty, _broken, _foreign])
@pytest.mark.parametrize("command", ["read", "extract", "compare"])
def test_a_bad_file_costs_one_line_and_the_others_go_on(
    capsys: pytest.CaptureFixture[str],
    files: tuple[Path, Path, Path],
    tmp_path: Path,
    make: Callable[[Path], None],
    command: str,
) -> None:
    bad = tmp_path / "hỏng.docx"
    make(bad)
    status, out, err = _run(capsys, command, bad, files[0])
    assert status == 1
    lines = err.splitlines()
    assert len(lines) == 1 and lines[0].startswith("doichieu: ") and "hỏng.docx" in lines[0]
    assert "Traceback" not in err
    assert len(json.loads(out)["reports"]) == 1


def test_a_brief_that_cannot_be_written_is_said(
    capsys: pytest.CaptureFixture[str], files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    out_file = tmp_path / "no such folder" / "x.docx"
    status, out, err = _run(capsys, "brief", files[0], "-o", out_file)
    assert (status, out) == (1, "")
    assert len(err.splitlines()) == 1 and str(out_file) in err


@pytest.mark.parametrize("arguments", [[], ["read"], ["rewrite", "x"], ["brief", "x.txt"], ["compare", "--targets"]])
def test_wrong_usage_is_one_line_and_status_two(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    err = capsys.readouterr().err
    assert len(err.splitlines()) == 1 and err.startswith("doichieu: ")


def test_items_are_answered_in_order_and_a_bad_line_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    items = tmp_path / "items.jsonl"
    item = {"id": "x", "lang": "vi", "report_period": "2023", "text": "Toàn xã có 214 hộ nghèo."}
    items.write_text(json.dumps(item) + "\n{not json}\n" + json.dumps({**item, "id": "y"}), encoding="utf-8")
    status, out, err = _run(capsys, "extract-items", items)
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["id"] for line in lines] == ["x", "y"]
    assert lines[0]["observations"][0]["value"] == "214"
    assert status == 1 and "2" in err and len(err.splitlines()) == 1


def test_an_item_without_a_period_has_that_of_its_words_or_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The period an item's own words name; where they name none, null, and the doubt says so: never a year made up."""
    items = tmp_path / "items.jsonl"
    texts = ("Năm 2022 đón 86 lượt khách.", "Trong tháng 8 đón 86 lượt khách.")
    lines = (json.dumps({"id": str(n), "lang": "vi", "text": text}) for n, text in enumerate(texts))
    items.write_text("\n".join(lines), encoding="utf-8")
    _, out, _ = _run(capsys, "extract-items", items)
    found = [json.loads(line)["observations"][0] for line in out.splitlines()]
    assert [observation["period"] for observation in found] == ["2022", None]
    assert [bool(observation["doubts"]) for observation in found] == [False, True]


def test_the_command_runs_as_a_program_with_any_locale(files: tuple[Path, Path, Path]) -> None:
    """Started as a user starts it, in a C locale, where Python would write ASCII."""
    done = subprocess.run(
        [sys.executable, "-m", "desktop.command_line", "read", str(files[0])],
        cwd=ROOT,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout.decode("utf-8"))["reports"][0]["file"] == "quý I.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not beside this checkout")
def test_the_seed_article_gives_its_figures_and_no_others(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = _run(capsys, "extract", SEED)
    found = {
        (o["value"], o["unit"], o["bound"], o["period"], o["role"])
        for o in json.loads(out)["reports"][0]["observations"]
    }
    span = "2020..2023-Q1"
    assert found == {
        ("100", "đại biểu", "gt", span, "actual"),
        ("21", "phiên", "eq", span, "actual"),
        ("99", "phiên", "eq", span, "actual"),
        ("28", "chỉ thị", "eq", span, "actual"),
        ("157", "kế hoạch", "eq", span, "actual"),
        ("20", "chương trình", "eq", span, "actual"),
        ("31", "đề án", "eq", span, "actual"),
        ("381", "báo cáo", "eq", span, "actual"),
        ("1089", "thông báo", "eq", span, "actual"),
        ("1113.733", "tỷ đồng", "eq", "2021", "actual"),
        ("1114.476", "tỷ đồng", "eq", "2022", "actual"),
        ("63", "triệu đồng/người/năm", "eq", "2022", "actual"),
        ("5", "xã", "eq", "2025", "target"),
    }
    shares = {
        (o["value"], c["kind"], c["value"], c["versus"])
        for o in json.loads(out)["reports"][0]["observations"]
        for c in o["comparisons"]
    }
    assert shares == {("1114.476", "ratio", "135", "plan"), ("63", "ratio", "76.8", "term_target")}
