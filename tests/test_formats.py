"""One report saved in every format gives the same sections, tables and figures from each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.families.formats import CONVERTED, OWN, USUAL, opened, parts
from tests.families.markup import parse

ALONE = "csv"  # tables alone: a comma file holds no more of a report


@pytest.mark.parametrize("ending", OWN)
def test_the_report_is_the_same_in_every_format_written_here(ending: str, tmp_path: Path) -> None:
    marked = parse(USUAL)
    found, due = parts(opened(marked, ending, tmp_path)), parts(opened(marked, "docx", tmp_path), ending == ALONE)
    assert len(due["figures"]) > (10 if ending == ALONE else 30)
    named = [name for name in due if name != "sections" or ending != ALONE]
    assert {name: sorted(found[name]) for name in named} == {name: sorted(due[name]) for name in named}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here to write these formats")
@pytest.mark.parametrize("ending", CONVERTED)
def test_the_report_is_the_same_in_every_format_libreoffice_writes(ending: str, tmp_path: Path) -> None:
    marked = parse(USUAL)
    found, due = parts(opened(marked, ending, tmp_path)), parts(opened(marked, "docx", tmp_path))
    assert {name: sorted(found[name]) for name in due} == {name: sorted(due[name]) for name in due}
