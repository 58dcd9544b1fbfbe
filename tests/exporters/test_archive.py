"""What makes a PDF fit for archives, read back from the file; where a validator is installed, its word."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from compare import brief
from exporters import export
from exporters.archive import srgb
from exporters.profile import NAMES
from exporters.profile_files import load
from tests.exporters.samples import commune

JARS = Path("/usr/share/java")
CLASSES = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "pdfbox2-tools", "commons-io", "commons-logging", "jaxb-api",
           "javax.activation", "jakarta.activation")  # fmt: skip


def written(folder: Path, template: str = "administrative", **choices: Any) -> Path:
    made = brief.compose(commune(), brief.choices_from({"template": template, **choices}))
    return export(made, folder / "brief.pdf", load(template)).path


@pytest.mark.parametrize("template", NAMES)
def test_a_pdf_says_the_same_of_itself_twice_and_what_its_colours_are(tmp_path: Path, template: str) -> None:
    with pikepdf.open(written(tmp_path, template, issuer="UBND xã Hòa & Bình")) as pdf:
        told = pdf.Root.Metadata.read_bytes().decode("utf-8")
        assert "<pdfaid:part>1</pdfaid:part>" in told and "<pdfaid:conformance>B</pdfaid:conformance>" in told
        assert "UBND xã Hòa &amp; Bình" in told and str(pdf.docinfo["/Author"]) == "UBND xã Hòa & Bình"
        assert str(pdf.docinfo["/Title"]) in told and str(pdf.docinfo["/Producer"]) in told
        date = re.search(r"<xmp:CreateDate>(.*?)</xmp:CreateDate>", told)
        assert date and re.sub(r"\D", "", date[1])[:14] == re.sub(r"\D", "", str(pdf.docinfo["/CreationDate"]))[:14]
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == pikepdf.Name.GTS_PDFA1 and intent.DestOutputProfile.N == 3
        assert "/Trapped" not in pdf.docinfo and pdf.pdf_version == "1.4"
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", ())]
        assert notes and all(note.F == 4 for note in notes)


def test_a_pdf_that_is_not_to_be_archived_is_a_plain_one(tmp_path: Path) -> None:
    with pikepdf.open(written(tmp_path, archive=False)) as pdf:
        assert "/OutputIntents" not in pdf.Root and "/Metadata" not in pdf.Root


def test_the_colour_profile_is_well_formed() -> None:
    data = srgb()
    size, version = struct.unpack_from(">I4xI", data)
    assert size == len(data) and version == 0x02100000 and data[36:40] == b"acsp"
    for at in range(132, 132 + 12 * struct.unpack_from(">I", data, 128)[0], 12):
        begin, length = struct.unpack_from(">II", data, at + 4)
        assert begin % 4 == 0 and begin + length <= size
        assert data[begin : begin + 4] in (b"desc", b"text", b"XYZ ", b"curv")


@pytest.mark.parametrize("template", NAMES)
def test_a_validator_finds_nothing(tmp_path: Path, template: str) -> None:
    if shutil.which("java") is None or not (JARS / "preflight.jar").is_file():
        pytest.skip("no validator of PDF/A here: install default-jre-headless and libpdfbox2-java")
    jars = ":".join(map(str, sorted(jar for name in CLASSES for jar in JARS.glob(f"{name}*.jar"))))
    command = ["java", "-cp", jars, "org.apache.pdfbox.preflight.Validator_A1b", str(written(tmp_path, template))]
    said = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False).stdout
    assert "is a valid PDF/A-1b file" in said, said
