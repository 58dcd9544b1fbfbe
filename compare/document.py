"""What a brief consists of, as plain values: spans, paragraphs, tables, charts, appendices, evidence.

Values only. `compare.brief` composes them, the exporters lay them out; nothing here knows a page, a font or a file
format. Every text is in the brief's language already, NFC.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from compare.comparison import Detail, Status
from compare.messages import Language

ParagraphKind = Literal["body", "lead", "bullet", "note", "caption"]  # a lead stays with what follows it
EvidenceMode = Literal["footnotes", "appendix"]
Align = Literal["left", "center", "right"]
TableRole = Literal["indicators", "changes", "sections", "findings", "evidence", "sources", "counts"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one form; `evidence` numbers what bears the figures in it, and is printed after it."""

    text: str
    bold: bool = False
    italic: bool = False
    evidence: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the topmost. Its number is given by the form the brief is laid out in."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    spans: tuple[Span, ...]
    kind: ParagraphKind = "body"

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Ratio:
    """How a percentage comes of two cells of its own row, named by column: over / under x factor x 100."""

    over: int
    under: int
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its text as read, and, where it is one figure, the `number` (in `unit`) behind it.

    `target` is the number of the evidence the cell is about (evidence tables only), so that links have an end.
    """

    spans: tuple[Span, ...] = ()
    number: Decimal | None = None
    unit: str = ""
    ratio: Ratio | None = None
    status: Status | None = None
    target: int | None = None

    @property
    def text(self) -> str:
        return self.spans[0].text if len(self.spans) == 1 else "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Column:
    """A table column; `weight` is its share of the width."""

    title: str
    weight: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; a group row has one cell that runs over the whole width."""

    cells: tuple[Cell, ...]
    is_group: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; `note` stands under it."""

    role: TableRole
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: a share of the target in %, and the share of its time gone by then where that is known."""

    label: str
    value: Decimal
    said: str  # the value in the brief's notation
    due: Decimal | None = None
    status: Status = "unknown"
    detail: Detail | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """Shares of targets as bars. `alt` says in words what it shows.

    `marks` are those of its scale, from 0 to its end. A bar that goes beyond is cut there; `cut_note` then says so.
    """

    title: str
    alt: str
    value_name: str
    due_name: str
    bars: tuple[Bar, ...]
    marks: tuple[float, ...]
    cut_note: str = ""

    @property
    def reach(self) -> float:
        """The end of its scale, in %."""
        return self.marks[-1]

    def cuts(self, bar: Bar) -> bool:
        """Whether `bar` goes beyond the end of the scale."""
        return float(bar.value) > self.reach


Block = Heading | Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix on pages of its own; an `internal` one is not for copies that leave the office."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a figure rests on: the report, the place in it, and the words quoted."""

    number: int
    report: str
    file: str
    place: str
    quote: str
    by_hand: bool = False
    head: str = ""  # the report in fewer letters, for a table
    page: int | None = None
    cell: bool = False  # it is a cell of a table


@dataclass(frozen=True, slots=True)
class Form:
    """What the header and the signature block say; what was not given is "" and stays blank on paper."""

    document_type: str
    subject: str
    superior: str = ""
    issuer: str = ""
    office_code: str = ""
    place: str = ""
    authority: str = ""
    signer_title: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief ready to be laid out.

    For a workbook, which has room for all: `board` is the whole board with every report, `tables` are what else there
    is to tell in tables, and `register` is the evidence of all that is in them.
    """

    language: Language
    form: Form
    blocks: tuple[Block, ...]
    appendices: tuple[Appendix, ...]
    evidence: tuple[Evidence, ...]
    board: Table
    register: Table
    tables: tuple[Table, ...] = ()
    evidence_mode: EvidenceMode = "appendix"
    is_compact: bool = False  # to stand on one page
    foot: Paragraph | None = None  # under the signature, in small type
    has_contents: bool = False  # so long that it wants a table of contents
    archive: bool = True  # a PDF is to be kept for long, as PDF/A
    pair: int | None = None  # the size of its text where the form offers pairs of sizes; None for the form's own

    @property
    def title(self) -> str:
        """Its title in one line, for a file's properties."""
        kind = self.form.document_type
        return f"{kind[:1]}{kind[1:].lower()} {self.form.subject}".strip()
