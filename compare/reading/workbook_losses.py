"""What stands in an .xlsx package beside its cells, and the looks within cells that change what they say."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from compare.reading.form import raised
from compare.reading.losses import Losses
from compare.reading.package import Package

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REMARK = re.compile(rb"<(?:\w+:)?comment\s")
_BOX = re.compile(rb"<(?:\w+:)?txBody\b")


def losses_of(package: Package) -> Losses:
    """How many charts, pictures and text boxes lie on the sheets, how many remarks and files are put to them."""
    losses = Losses()
    for name in package.names:
        if re.search(r"(?<!threaded)comments?[\d/][^/]*\.xml$", name, re.IGNORECASE):
            losses.remarks += len(_REMARK.findall(package.part(name) or b""))
        elif name.startswith("xl/drawings/") and name.endswith(".xml"):
            losses.pictures += len(_BOX.findall(package.part(name) or b""))
        elif re.match(r"xl/(?:charts/chart\w*\.xml|media/)", name):
            losses.pictures += 1
        elif name.startswith("xl/embeddings/"):
            losses.embedded += 1
    return losses


def raised_texts(package: Package) -> Mapping[str, str]:
    """The texts of cells of which some digits stand above the line, and what they say: "45 km2" is "45 km²"."""
    data = package.part("xl/sharedStrings.xml") or b""
    root = package.xml("xl/sharedStrings.xml") if b"superscript" in data else None
    if root is None:
        return {}
    found = {}
    for item in root.iter(f"{_S}si"):
        runs = [(_said(run), _is_raised(run)) for run in item.iterchildren(f"{_S}r")]
        if any(above for _, above in runs):
            found["".join(text for text, _ in runs)] = "".join(raised(text) if above else text for text, above in runs)
    return found


def _said(run: etree._Element) -> str:
    return "".join(text.text or "" for text in run.iterchildren(f"{_S}t"))


def _is_raised(run: etree._Element) -> bool:
    mark = run.find(f"{_S}rPr/{_S}vertAlign")
    return mark is not None and mark.get("val") == "superscript"
