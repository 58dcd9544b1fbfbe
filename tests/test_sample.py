"""The sample set: what a first start opens is whole, is made from its texts, and holds the figures planted in it."""

from __future__ import annotations

import contextlib
import io
import json
import tomllib
import unicodedata
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from docx import Document

import resources
from desktop.command_line import main
from tests.sample import make_sample
from tests.sample.sources import HERE

PLANTED = tomllib.loads((HERE / "planted.toml").read_text("utf-8"))["planted"]
SET = resources.table("sample/sample")
FILES = [*SET["reports"], *SET["targets"]]


@cache
def text_of(name: str) -> str:
    """What a reader sees in the sample file `name`, read without the app, with one space between words."""
    path = resources.path(f"sample/{name}")
    if name.endswith(".pdf"):
        with pypdfium2.PdfDocument(path) as pdf:
            seen = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    elif name.endswith(".docx"):
        word = Document(str(path))
        cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        seen = "\n".join([*(paragraph.text for paragraph in word.paragraphs), *cells])
    else:
        book = openpyxl.load_workbook(path)
        rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
        seen = "\n".join(str(value) for row in rows for value in row if value is not None)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def arguments() -> list[str]:
    reports = [str(resources.path(f"sample/{name}")) for name in SET["reports"]]
    targets = [part for name in SET["targets"] for part in ("--targets", str(resources.path(f"sample/{name}")))]
    return reports + targets


def test_the_set_is_there_in_three_formats() -> None:
    assert {Path(name).suffix for name in FILES} == {".docx", ".pdf", ".xlsx"}
    assert all(resources.path(f"sample/{name}").stat().st_size for name in FILES)


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted["code"])
def test_what_is_planted_stands_in_the_files(planted: dict[str, Any]) -> None:
    for name, text in zip(planted["files"], planted["texts"], strict=True):
        assert text in text_of(name), f"{name} does not say {text!r}"


def test_the_indicator_said_to_be_dropped_is_silent_in_the_newest_report() -> None:
    assert "nước sạch" not in text_of("bao-cao-quy-III-2023.docx")


def test_the_files_are_made_from_their_texts(tmp_path: Path) -> None:
    make_sample.make(tmp_path)
    for name in FILES:
        made, kept = tmp_path / name, resources.path(f"sample/{name}")
        if name.endswith(".pdf"):  # the bytes hang on the font that is at hand: compare what is read
            with pypdfium2.PdfDocument(made) as one, pypdfium2.PdfDocument(kept) as other:
                assert [p.get_textpage().get_text_range() for p in one] == [
                    p.get_textpage().get_text_range() for p in other
                ]
            continue
        with zipfile.ZipFile(made) as one_zip, zipfile.ZipFile(kept) as other_zip:
            assert one_zip.namelist() == other_zip.namelist()
            changed = [part for part in one_zip.namelist() if one_zip.read(part) != other_zip.read(part)]
        assert changed == [], f"{name} differs from its text: run tests/sample/make_sample.py"


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    """What `compare` prints for the sample set, with the blocks of `read` to follow its places."""
    printed: dict[str, Any] = {}
    for command in ("compare", "read"):
        out, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
            status = main([command, *(arguments() if command == "compare" else paths())])
        assert (status, errors.getvalue()) == (0, "")
        printed[command] = json.loads(out.getvalue())
    return printed


def paths() -> list[str]:
    return [str(resources.path(f"sample/{name}")) for name in FILES]


def quoted(place: dict[str, Any], found: dict[str, Any]) -> str:
    """The sentence or table row that `place` of a check points at."""
    report = found["read"]["reports"][place["report"]]
    block = next(block for block in report["blocks"] if block["id"] == place["source"]["block"])
    row = place["source"].get("row")
    return block["text"] if row is None else " ".join(block["rows"][row])


@pytest.mark.parametrize("planted", PLANTED, ids=lambda planted: planted["code"])
def test_the_findings_name_what_is_planted(planted: dict[str, Any], found: dict[str, Any]) -> None:
    findings = [*found["compare"]["checks"], *found["compare"]["notices"]]
    said = [finding for finding in findings if finding["code"] == planted["code"]]
    quotes = [quoted(place, found) for finding in said for place in finding["sources"]]
    assert any(text in quote for text in planted["texts"] for quote in quotes), (
        f"{planted['why']} No {planted['code']} says so; said were {[finding['message'] for finding in said]}"
    )


def test_a_slip_of_scale_is_told_once_and_against_the_figure_it_slipped_from(found: dict[str, Any]) -> None:
    """The appendix has a target and its result in triệu for tỷ: no good figure is called wrong for that target."""
    slips = [finding["message"] for finding in found["compare"]["checks"] if finding["code"] == "unit_mismatch"]
    assert len(slips) == 1
    assert "“62,4 tỷ đồng”" in slips[0]
    assert "“62,4 triệu đồng”" in slips[0]
    assert "1.000 lần" in slips[0]


@pytest.mark.parametrize(
    ("name", "kind", "period"),
    [
        ("bao-cao-so-ket-giua-nhiem-ky.pdf", "mid_term", "2020..2023-H1"),
        ("bao-cao-quy-III-2023.docx", "quarter", "2023-Q3"),
        ("nghi-quyet-dai-hoi.docx", "resolution", "2020..2025"),
        ("chi-tieu-nam-2023.xlsx", "plan", "2023"),
    ],
)
def test_each_document_is_known_for_what_it_is(name: str, kind: str, period: str, found: dict[str, Any]) -> None:
    report = next(report for report in found["read"]["reports"] if Path(report["file"]).name == name)
    assert (report["kind"], report["period"]) == (kind, period)


def test_the_headings_of_the_pdf_are_those_of_its_text(found: dict[str, Any]) -> None:
    name = "bao-cao-so-ket-giua-nhiem-ky"
    text = (Path(__file__).parent / "sample" / f"{name}.txt").read_text("utf-8")
    written = [line.lstrip("#").strip() for line in text.splitlines() if line.startswith("#")]
    report = next(report for report in found["read"]["reports"] if Path(report["file"]).stem == name)
    read = [section["heading"] for section in report["sections"] if section["heading"]]
    assert [heading for heading in written if not any(heading.endswith(one) for one in read)] == []
    appendix = [one for one in read if not any(heading.endswith(one) for heading in written)]
    assert len(appendix) == 2 and appendix[0] == "PHỤ LỤC"
