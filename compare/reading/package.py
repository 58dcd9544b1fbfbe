"""Zip packages of XML parts (docx, xlsx, odt, ods), opened under limits; no part is taken on trust.

A part is refused where it is larger unpacked than a real one ever is, or declares a document type: entities are how an
XML file grows in memory or reaches outside itself.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib

from lxml import etree

from compare.messages import message
from compare.reading.form import ReadingError
from compare.reading.limits import limit

# The names of strict Office files, and how they are written in all others: "…/ooxml/drawingml/main".
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FLAT = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Package:
    """The parts of a zip package; raises ReadingError where the archive or a part cannot be opened."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            names = self._zip.namelist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, struct.error) as broken:
            raise ReadingError(message("reading.damaged")) from broken
        # Some programs write the names with the other slash, or in capitals that the relationships do not have.
        self._at = {name.replace("\\", "/").lower(): name for name in names}
        self.names = frozenset(name.replace("\\", "/") for name in names)
        self._left = limit("package_mb") * 2**20

    def part(self, name: str) -> bytes | None:
        """The bytes of the part `name`; None where there is none."""
        at = self._at.get(name.lower())
        if at is None:
            return None
        cap = limit("part_mb") * 2**20
        try:
            info = self._zip.getinfo(at)
            if info.flag_bits & 1:
                raise ReadingError(message("reading.password_needed"), needs_password=True)
            with self._zip.open(info) as stream:
                data = stream.read(min(cap, self._left) + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as broken:
            raise ReadingError(message("reading.damaged")) from broken
        if len(data) > cap or len(data) > self._left:
            raise ReadingError(message("reading.too_large_inside"))
        self._left -= len(data)
        return data

    def xml(self, name: str) -> etree._Element | None:
        """The root of the XML part `name`; None where there is none."""
        data = self.part(name)
        return None if data is None else parse_xml(data)

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What the part `name` (the package itself where it is "") refers to: by id what it is for, and its name."""
        folder, _, own = name.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{own}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for rel in root.iter(_RELATION) if root is not None else ():
            target = rel.get("Target", "").replace("\\", "/")
            if target and rel.get("TargetMode") != "External":
                whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                kind = rel.get("Type", "").rpartition("/")[2]
                found[rel.get("Id", "")] = (kind, posixpath.normpath(whole))
        return found


class FlatPackage(Package):
    """A package whose parts stand in one XML file, as Word saves it on demand ("Word XML Document")."""

    def __init__(self, content: bytes) -> None:
        self._parts: dict[str, bytes] = {}
        for part in parse_xml(content).iter(f"{_FLAT}part"):
            root = next(part.iterchildren(f"{_FLAT}xmlData"), None)
            if root is not None and len(root):
                self._parts[part.get(f"{_FLAT}name", "").lstrip("/")] = etree.tostring(root[0])
        self.names = frozenset(self._parts)

    def part(self, name: str) -> bytes | None:
        """The bytes of the part `name`; None where there is none."""
        return self._parts.get(name)


def package_of(content: bytes) -> Package:
    """The package in `content`, zipped or flat."""
    return FlatPackage(content) if is_flat(content) else Package(content)


def is_flat(content: bytes) -> bool:
    """Whether `content` is an XML file that holds the parts of a package."""
    return b"<pkg:package" in content[:1000]


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML part; ReadingError where it is not well formed or declares entities."""
    if _DOCTYPE.search(data, 0, 4096) or (
        data[:2] in (b"\xff\xfe", b"\xfe\xff") and _DOCTYPE.search(data[:8192].replace(b"\0", b""))
    ):
        raise ReadingError(message("reading.entities"))
    if b"purl.oclc.org/ooxml" in data[:4096]:
        data = _STRICT.sub(_USUAL, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        deep = "depth" in str(broken)
        raise ReadingError(message("reading.too_deep" if deep else "reading.damaged")) from broken
    if root.getroottree().docinfo.doctype:
        raise ReadingError(message("reading.entities"))
    return root
