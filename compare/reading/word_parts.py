"""Which parts of a Word package hold what: the text, its styles, numbers and notes, and files set into it whole.

Programs name the parts as they like ("styles2.xml"): which is which is told by the relationships of the text's part.
"""

from __future__ import annotations

from lxml import etree

from compare.messages import message
from compare.reading.form import ReadingError
from compare.reading.numbering import W
from compare.reading.package import Package
from compare.reading.word_details import notes
from compare.reading.word_styles import styles_root

_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class WordParts:
    """The parts of a package, by what they are for."""

    def __init__(self, package: Package) -> None:
        self._package = package
        main = next((to for kind, to in package.related("").values() if kind == "officeDocument"), "word/document.xml")
        self._folder = main.rpartition("/")[0]
        self._main = main
        self._related = package.related(main)

    def body(self) -> etree._Element:
        """The body of the text; ReadingError where the package holds none."""
        root = self._package.xml(self._main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise ReadingError(message("reading.damaged"))
        return body

    def styles(self) -> etree._Element | None:
        """The root of the styles; None where there are none."""
        return styles_root(self._package, self._named("styles"))

    def numbering(self) -> etree._Element | None:
        """The root of the numberings; None where there are none."""
        return self._package.xml(self._named("numbering"))

    def notes(self, kind: str) -> dict[str, etree._Element]:
        """The notes by their id; `kind` is `footnote` or `endnote`."""
        return notes(self._package.xml(self._named(f"{kind}s")), kind)

    def foreign(self, element: etree._Element) -> tuple[str, bytes] | None:
        """Name and bytes of the file that an `altChunk` sets in; None where it is not there."""
        _, name = self._related.get(element.get(_ID, ""), ("", ""))
        data = self._package.part(name) if name else None
        return (name, data) if data else None

    def has_macros(self) -> bool:
        """Whether the package holds programs; they are never run."""
        return any(name.endswith("vbaProject.bin") for name in self._package.names)

    def _named(self, kind: str) -> str:
        usual = f"{self._folder}/{kind}.xml" if self._folder else f"{kind}.xml"
        return next((to for found, to in self._related.values() if found == kind), usual)
