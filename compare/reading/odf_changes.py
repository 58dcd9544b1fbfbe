"""The tracked changes of an OpenDocument text: what was deleted stands outside of its body, what was added in marks."""

from __future__ import annotations

from lxml import etree

from compare.reading.odf_styles import TEXT


class Changes:
    """The tracked changes of a document, by id; what to do with them while the body is walked."""

    def __init__(self, body: etree._Element, accepted: bool) -> None:
        self.accepted = accepted
        self._deleted: dict[str, etree._Element] = {}
        self._inserted: set[str] = set()
        self._open: set[str] = set()
        regions = list(body.iterfind(f"{TEXT}tracked-changes/{TEXT}changed-region"))
        self.any = bool(regions)
        for region in regions:
            name = region.get(f"{TEXT}id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or ""
            deletion = region.find(f"{TEXT}deletion")
            if deletion is not None:
                self._deleted[name] = deletion
            elif region.find(f"{TEXT}insertion") is not None:
                self._inserted.add(name)

    @property
    def hidden(self) -> bool:
        """Whether what is read now was inserted, and the text before the changes is wanted."""
        return bool(self._open)

    def meet(self, mark: etree._Element) -> etree._Element | None:
        """Takes note of a mark in the text; the deleted text to put back there, where it is wanted."""
        name = mark.get(f"{TEXT}change-id", "")
        if self.accepted:
            return None
        if mark.tag == f"{TEXT}change-start" and name in self._inserted:
            self._open.add(name)
        elif mark.tag == f"{TEXT}change-end":
            self._open.discard(name)
        return self._deleted.pop(name, None) if mark.tag == f"{TEXT}change" else None
