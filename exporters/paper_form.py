"""The form of a paragraph of a Word file: said by itself, else by its style, its table's style, the file's defaults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Length
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from exporters.word_template import default_font, told


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of the form of a paragraph: by itself, its style, the style of its table, the file's defaults."""

    paragraph: Paragraph
    table: Table | None
    document: Any

    def of(self, name: str) -> Any:
        own = getattr(self.paragraph.paragraph_format, name)
        if own is None:
            own = told(self.paragraph.style, "paragraph_format", name)
        if own is None and self.table is not None:
            own = told(self.table.style, "paragraph_format", name)
        return _default_spacing(self.document, name) if own is None else own

    def font(self, run: Run, name: str) -> Any:
        own = getattr(run.font, name)
        if own is not None and (name != "color" or own.rgb is not None):
            return own
        own = told(self.paragraph.style, "font", name)
        return default_font(self.document) if own is None and name == "name" else own

    def size(self, run: Run | None) -> float:
        own = (run.font.size if run is not None else None) or told(self.paragraph.style, "font", "size")
        if own is not None:
            return float(own.pt)
        default = self.document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}//{qn('w:sz')}")
        return float(default.get(qn("w:val"))) / 2 if default is not None else 10.0


def _default_spacing(document: Any, name: str) -> Any:
    """What the file's defaults say of the gaps and lines of a paragraph."""
    found = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}//{qn('w:spacing')}")
    value = {"space_before": "before", "space_after": "after", "line_spacing": "line"}.get(name)
    said = found.get(qn(f"w:{value}")) if found is not None and value else None
    if said is None:
        return None
    exact = found.get(qn("w:lineRule")) in ("exact", "atLeast")
    return float(said) / 240 if name == "line_spacing" and not exact else Length(round(float(said) * 635))


def points(length: Any) -> float:
    return float(length.pt) if isinstance(length, Length) else 0.0
