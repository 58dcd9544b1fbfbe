"""What heads a section in a workbook: the names of its sheets, or the lines that these were cut from, and the lines
between the tables that are headings as in a document of text.

A sheet's name is its file's, not its writer's: programs cut it at 31 letters and leave marks out of it, number the
sheets themselves ("Sheet2"), and give the first page one of its own ("Cover").
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from compare.reading.form import Grid, Paragraph, Part
from compare.reading.labels import label_of, series_of
from compare.reading.lexicon import pattern
from compare.reading.looks import is_sentence, is_text, may_head, says

_CUT = 28  # letters of a name so long that its end may have been cut: of 31 some are lost as blanks
_COUNTED = re.compile(r"\s*\(\d+\)$")  # of two sheets whose names would be the same
_PROSE = 60  # letters of a sentence that is no title of a table
_FEW_WORDS = 5  # of a title that ends in a full stop


def headed(name: str, body: Sequence[Part], first: bool) -> Iterator[Part]:
    """The parts of the sheet `name`, which is one of several, under the heading that is its own; `first` of all."""
    if first and (names_cover(name) or (_is_generic(name) and not _opens_section(body))):
        yield from body
        return
    at = _own_line(name, body)
    line = body[at] if at is not None else None
    yield _heading(line.text if isinstance(line, Paragraph) else unicodedata.normalize("NFC", name.strip()))
    yield from (part for n, part in enumerate(body) if n != at)


def names_cover(name: str) -> bool:
    """Whether a sheet so called is the first page of the report and no section of it."""
    return bool(pattern("outline", "cover_sheet").search(name.strip()))


def as_lines(body: list[Part], face: bool) -> list[Part]:
    """`body`, its lines that belong to no table told apart from those that do: numbered ones, those that count on
    ("Outcome 1: Homes", "Outcome 2: Supply"), sentences, and what heads a sentence. The `face` of the report, down to
    the first of these or the first table, stays as it is.
    """
    series = Counter(series_of(part.text) for part in body if isinstance(part, Paragraph))
    for part, after in pairwise([*body, None]):
        if not isinstance(part, Paragraph):
            face = False
            continue
        prose = _is_prose(part)
        counted = bool(name := series_of(part.text)) and series[name] > 1 and not _is_caption(part.text)
        if prose or counted or _is_numbered(part) or (not face and isinstance(after, Paragraph) and _is_prose(after)):
            part.role, part.align = "", "left"
            face = False
    return body


def _is_caption(text: str) -> bool:
    """Whether `text` is the title that tables and charts count on with: "Biểu 1: ...", "Table 2: ..."."""
    return bool(pattern("outline", "caption").search(text))


def _is_numbered(line: Paragraph) -> bool:
    label = label_of(line.text)
    return label is not None and bool(label.rest) and not pattern("outline", "placing").search(line.text)


def _is_prose(line: Paragraph) -> bool:
    text = line.text
    if not says(text) and not is_sentence(text):
        return False
    ends = text[-1] == "." and len(text.split()) > _FEW_WORDS
    return (ends or len(text) > _PROSE) and not pattern("outline", "unit_line").search(text)


def _opens_section(body: Sequence[Part]) -> bool:
    """Whether the first line of a sheet is a numbered one: no face of a report."""
    return bool(body) and isinstance(body[0], Paragraph) and _is_numbered(body[0])


def _own_line(name: str, body: Sequence[Part]) -> int | None:
    """Where the line stands that the name of the sheet was made of; of a sheet that is only counted, its title."""
    lines: list[tuple[int, Paragraph]] = []
    for n, part in enumerate(body):
        if isinstance(part, Grid) or not isinstance(part, Paragraph) or not may_head(part.text):
            break
        lines.append((n, part))
    for n, line in lines:
        if _is_cut_from(name, line.text):
            return n
    if not _is_generic(name):
        return None
    titles = (n for n, line in lines if _is_title(line.text))
    return next(titles, None)


def _is_title(text: str) -> bool:
    others = (("outline", "unit_line"), ("outline", "placing"), ("identity", "number_line"), ("identity", "office"))
    return not is_text(text) and not any(pattern(*where).search(text) for where in others)


def _is_cut_from(name: str, line: str) -> bool:
    """Whether `name` is `line` without its marks, its first 31 letters, or the number that it begins with.

    >>> _is_cut_from("I. Kết quả phát triển kinh tế - x", "I. Kết quả phát triển kinh tế - xã hội")
    True
    """
    name = _COUNTED.sub("", name)
    short, whole = _letters(name), _letters(line)
    if not short or not whole.startswith(short):
        return False
    label = label_of(line)
    return short == whole or len(name) >= _CUT or (label is not None and short == _letters(label.text))


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text).casefold() if c.isalnum())


def _is_generic(name: str) -> bool:
    return bool(pattern("outline", "generic_sheet").search(name.strip()))


def _heading(text: str) -> Paragraph:
    par = Paragraph(text, bold=1.0, level=1, role="sheet")
    par.plain = True
    return par
