"""An office's own Word file opened as the paper a brief is written on: its letterhead, its headers and footers.

The text of a brief goes to the marked place ("{{nội dung}}" on a line of its own, a content control or a bookmark of
that name), with all that stands before and behind it kept; in a file without a mark it goes behind the letterhead, and
what else the file says is left out: no old text comes into a brief. A number and a date that a letterhead still has
from an older document are left blank. Which styles and margins the file has is read in `exporters.word_template`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Opened
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section

import resources
from compare.messages import message
from compare.wording import match_key
from exporters.problem import ExportError

_DRAWN = tuple(qn(tag) for tag in ("w:drawing", "w:pict", "w:object", "w:pBdr"))
_UNWANTED = tuple(
    qn(tag)
    for tag in (
        "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:footnoteReference", "w:endnoteReference",
        "w:dataBinding", "w:permStart", "w:permEnd", "w:proofErr",
    )
)  # fmt: skip
_OLD_NUMBER = re.compile(r"(?<=số)\s*:?\s*\d+(?=\s*[-/])", re.IGNORECASE)
_OLD_DAY = re.compile(r"(?<=ngày)\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)
_BLANKS = {_OLD_NUMBER: " ……", _OLD_DAY: " …… tháng …… năm ……"}
_LONGEST_HEAD = 600  # letters of a table that is a letterhead and no table of figures
_LONGEST_LINE = 110  # letters of a line of a letterhead
SIGNED_LINES = 12  # of what an office has behind the text, without a table, that go with the end of it
_FIRST = 14  # paragraphs and tables among which a letterhead ends


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The file opened and emptied of all but what is kept.

    `has_head` is whether a head stands before the text, `has_title` whether a title too; `tail` are the elements that
    go behind the text, `is_signed` whether they say anything; `section` is the one that the text stands in;
    `counts_pages` whether the file's own header or footer has the number of the page.
    """

    document: Opened
    has_head: bool
    has_title: bool
    tail: tuple[Any, ...]
    is_signed: bool
    section: Section
    counts_pages: bool

    @property
    def texts(self) -> str:
        """What the head, the headers and the footers say."""
        said = [text for element in self.document.element.body for text in _texts(element)]
        return " ".join([*said, *(text for part in margins(self.document) for text in _texts(part))])


def opened(path: Path) -> Letterhead:
    """The Word file at `path`; ExportError where its mark stands in a table, what the library raises where it is no
    Word file.
    """
    document = Document(str(path))
    body = document.element.body
    for element in [e for tag in _UNWANTED for e in body.iter(tag)]:
        element.getparent().remove(element)
    _complete_tables(document)
    elements = list(body)[:-1]
    at = next((place for place, element in enumerate(elements) if _is_mark(element)), None)
    if at is None and any(_is_named(text) for element in elements for text in _paragraph_texts(element)):
        raise ExportError(message("exporters.mark_in_table", name=path.name, mark="{{nội dung}}"))
    if at is not None:
        head, tail = elements[:at], [*_section_break(elements[at]), *elements[at + 1 :]]
    else:
        head, tail = elements[: _head_end(elements)], []
        _take_first_section(body, elements[len(head) :])
    for element in elements:
        if element.getparent() is body and element not in head:
            body.remove(element)
    for paragraph in (p for element in head for p in element.iter(qn("w:p"))):
        _blank_old(paragraph)
    lines = [match_key("".join(_texts(element))) for element in head if element.tag == qn("w:p")]
    for element in tail:  # a section's settings are looked up in their order
        body[-1].addprevious(element)
    section = document.sections[sum(map(_ends_section, head))]
    for element in tail:
        body.remove(element)
    return Letterhead(
        document,
        any(map(_holds, head)) or any(_is_head(part) for part in margins(document)),
        any(line.startswith(_titles()) for line in lines),
        tuple(tail),
        any(map(_holds, tail)),
        section,
        _counts_pages(document),
    )


def _complete_tables(document: Opened) -> None:
    """Give each table of the file the element for its settings, which some programs leave out."""
    for part in (document.element.body, *margins(document)):
        for table in part.iter(qn("w:tbl")):
            if table.find(qn("w:tblPr")) is None:
                table.insert(0, OxmlElement("w:tblPr"))


# The place -----------------------------------------------------------------------------------------------------------


def _is_mark(element: Any) -> bool:
    """Whether the text is to stand in the place of `element`."""
    if element.tag == qn("w:sdt"):
        names = (element.find(f"{qn('w:sdtPr')}/{qn(tag)}") for tag in ("w:tag", "w:alias"))
        return any(_is_named(name.get(qn("w:val")) or "") for name in names if name is not None)
    if element.tag != qn("w:p"):
        return False
    marked = (name.get(qn("w:name")) or "" for name in element.iter(qn("w:bookmarkStart")))
    return _is_named("".join(_texts(element)), braced=True) or any(_is_named(name) for name in marked)


def _is_named(text: str, braced: bool = False) -> bool:
    """Whether `text` is the name of the place, in double braces where it must be `braced`."""
    said = match_key(text.replace("_", " ").replace("-", " "))
    return said in _place_names() and (not braced or text.strip().startswith("{{"))


@cache
def _place_names() -> frozenset[str]:
    return frozenset(match_key(name) for name in resources.table("brief")["letterhead"]["places"])


@cache
def _titles() -> tuple[str, ...]:
    return tuple(match_key(title) for title in resources.table("brief")["letterhead"]["titles"])


def _section_break(mark: Any) -> list[Any]:
    """The marked line without what it says, where a section ends with it: that one goes on to end behind the text."""
    if mark.tag != qn("w:p") or not _ends_section(mark):
        return []
    for run in [child for child in mark if child.tag != qn("w:pPr")]:
        mark.remove(run)
    return [mark]


def _take_first_section(body: Any, dropped: Sequence[Any]) -> None:
    """Where what is dropped holds the end of the section that the head stands in, the body takes its settings."""
    ends = (p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") for p in dropped if p.tag == qn("w:p"))
    first = next((end for end in ends if end is not None), None)
    if first is not None:
        body.replace(body[-1], first)


# The letterhead of a file without a mark -----------------------------------------------------------------------------


def _head_end(elements: Sequence[Any]) -> int:
    """How many of `elements` are the letterhead: tables of the head, pictures, centred lines, and rules among them."""
    end = 0
    has_table = False
    for place, element in enumerate(elements[:_FIRST]):
        said = " ".join("".join(_texts(element)).split())
        if element.tag == qn("w:tbl"):
            if len(said) > _LONGEST_HEAD:
                break
            end, has_table = place + 1, True
        elif element.tag != qn("w:p") or _ends_section(element) or match_key(said).startswith(_titles()):
            break
        elif _is_drawn(element):
            end = place + 1
        elif said:
            if has_table or len(said) > _LONGEST_LINE or not _is_aside(element):
                break
            end = place + 1
    return end


def _is_aside(paragraph: Any) -> bool:
    """Whether a line stands in the middle or at the right, as lines of a letterhead do."""
    form = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    return form is not None and form.get(qn("w:val")) in ("center", "right", "end")


def _is_drawn(element: Any) -> bool:
    return any(True for _ in element.iter(*_DRAWN))


def _ends_section(paragraph: Any) -> bool:
    return paragraph.tag == qn("w:p") and paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def _holds(element: Any) -> bool:
    """Whether anything is to be seen of `element`."""
    return bool("".join(_texts(element)).strip()) or _is_drawn(element)


def _is_head(margin: Any) -> bool:
    """Whether a header has a letterhead: a picture or a table. A line of text over the pages is none."""
    drawn = any(True for _ in margin.iter(qn("w:drawing"), qn("w:pict"), qn("w:tbl")))
    return margin.tag == qn("w:hdr") and drawn


def _blank_old(paragraph: Any) -> None:
    """Leave the number and the day of an older document blank in `paragraph`, whatever runs they stand in."""
    pieces = list(paragraph.iter(qn("w:t")))
    for pattern, blank in _BLANKS.items():
        whole = "".join(piece.text or "" for piece in pieces)
        for found in reversed(list(pattern.finditer(whole))):
            said = f":{blank}" if ":" in found.group() else blank
            _replace(pieces, found.start(), found.end(), said)


def _replace(pieces: Sequence[Any], start: int, end: int, said: str) -> None:
    """Put `said` in the place of the letters from `start` to `end` of the text that `pieces` make together."""
    at = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            piece.text = text[:first] + said + text[last:]
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            said = ""
        at += len(text)


# What the file says --------------------------------------------------------------------------------------------------


def _texts(element: Any) -> Iterator[str]:
    return (piece.text or "" for piece in element.iter(qn("w:t")))


def _paragraph_texts(element: Any) -> Iterator[str]:
    """The texts in braces of the paragraphs in `element`."""
    texts = ("".join(_texts(paragraph)).strip() for paragraph in element.iter(qn("w:p")))
    return (text for text in texts if text.startswith("{{"))


def margins(document: Opened) -> Iterator[Any]:
    """The roots of the headers and footers that the sections name."""
    for section in document.sections:
        for reference in section._sectPr.xpath("w:headerReference|w:footerReference"):
            yield document.part.related_parts[reference.get(qn("r:id"))].element


def _counts_pages(document: Opened) -> bool:
    """Whether a header or footer has a field of the page's number."""
    fields = [
        field.get(qn("w:instr")) or field.text or ""
        for part in margins(document)
        for tag in ("w:fldSimple", "w:instrText")
        for field in part.iter(qn(tag))
    ]
    return any(re.match(r"\s*PAGE\b", field) for field in fields)
