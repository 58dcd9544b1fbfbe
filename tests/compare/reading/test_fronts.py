"""First pages of many kinds of offices, as Word (clean and hurried), web pages and workbooks: who says what of when."""

from __future__ import annotations

import re
import tomllib
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from compare.reading import read, source_from
from compare.report import Report
from tests.families import sheet, web, word
from tests.families.markup import Marked, Part, parse

FRONTS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("fronts.toml").read_text("utf-8"))
SAID = {
    "vi": "Trong kỳ, đơn vị đã triển khai đồng bộ các nhiệm vụ được giao; kết quả nhiều mặt có chuyển biến.",
    "en": "Activity picked up during the period, and most of the measures set out in the plan moved in the right way.",
}
ROWS = {
    "vi": [["STT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện"], ["1", "Số lượt người", "lượt", "12.000", "11.420"]],
    "en": [["Measure", "Unit", "Target", "Actual"], ["Visits", "number", "12,000", "11,420"]],
}


def language(name: str) -> str:
    return "vi" if name[0] == "v" else "en"


def marked(name: str, folder: Path) -> Marked:
    """The first page `name`, with a body of its language where its text has dots."""
    text = folder / f"{name}.txt"
    text.write_text(FRONTS[name]["text"].replace("|…\n", "").replace("…", SAID[language(name)]), "utf-8")
    made = parse(text, language(name))
    made.parts.append(Part("table", rows=ROWS[language(name)], header_rows=1))
    return made


def opened(name: str, made: str, folder: Path) -> Report:
    page = marked(name, folder)
    path = folder / f"{name}.{made.removeprefix('hurried ')}"
    if path.suffix == ".html":
        web.write(page.parts, path, language=page.language)
    elif path.suffix == ".xlsx":
        sheet.write(page.parts, path)
    else:
        word.write(page.parts, path, messy=made.startswith("hurried"))
    report = read(source_from(path.name, path.read_bytes()), path.read_bytes())
    assert isinstance(report, Report)
    return report


def alike(one: str, other: str) -> float:
    """How far two texts have the same words, whatever their order."""
    first, second = (" ".join(sorted(re.findall(r"\w+", text.lower()))) for text in (one, other))
    return SequenceMatcher(None, first, second).ratio()


@pytest.mark.parametrize("made", ["docx", "hurried docx", "html", "xlsx"])
@pytest.mark.parametrize("name", FRONTS)
def test_what_the_first_page_says(name: str, made: str, tmp_path: Path) -> None:
    found = opened(name, made, tmp_path).identity
    said = {
        "title": found.title, "issuer": found.issuer, "number": found.number, "kind": found.kind,
        "date": found.date and str(found.date), "period": found.period and str(found.period),
    }  # fmt: skip
    assert found.language == language(name)
    for key, value in said.items():
        fair = [FRONTS[name][key], *FRONTS[name].get(f"{key}_accept", [])]
        if key in ("title", "issuer"):  # lines of a head may be fairly joined in more ways than one
            assert any(alike(value or "", text) > 0.82 for text in fair), (key, value)
        else:
            assert (value or "") in fair, (key, value)
