"""A brief as a workbook: the whole board with typed figures, its evidence, sections, findings and sources.

A figure is a number in its own cell, written in the report's digits; its unit stands in its own column. The share of
the target is a formula over the two cells it comes of. No text of a report is ever taken for a formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from compare.document import Brief, Cell, Heading, Paragraph, Ratio, Row, Table
from compare.messages import Language, number, words
from exporters.layout import mark
from exporters.profile import Profile
from exporters.workbook import new_workbook

_SHEETS = {"indicators": "board", "changes": "changes", "sections": "sections", "findings": "findings",
           "counts": "counts", "evidence": "evidence", "sources": "sources"}  # fmt: skip
_FROZEN = {"indicators": 3}  # columns that stay in sight beside the head
_CHARACTERS = {
    "indicators": 1.0,
    "changes": 1.6,
    "sections": 1.8,
    "findings": 2.2,
    "evidence": 2.0,
    "sources": 0.6,
    "counts": 1.2,
}
_SOURCE_COLUMNS = 3  # at the end of the board: where its figures stand
_SIDE_MARGIN = 0.4  # inches
_A3_ACROSS = 190  # characters of the usual font that go across A3 between these margins
_LEAST_SCALE = 55  # %: 11 points become 6; what does not go on a page then goes on the next
_WIDEST = 80
_TITLE_SHARE = 0.7  # letters of a title that go where one of the text goes
_TEXT_WIDTH = 86  # letters that go between the margins of an upright page


def write(brief: Brief, path: Path, profile: Profile) -> None:
    """Write `brief` to `path` as .xlsx; a workbook has no pages until it is printed."""
    book = new_workbook(path, brief.title, brief.form.issuer, profile.font.word)
    sheets = _Sheets(book, brief.language, profile.font.word)
    sheets.board(brief.board)
    sheets.summary(brief)
    for table in (*brief.tables, brief.register):
        sheets.table(table)
    book.close()


class _Sheets:
    """The sheets of one workbook, with the cell forms they share."""

    def __init__(self, book: Any, language: Language, font: str) -> None:
        self._book = book
        self._language = language
        self._base = {"font_name": font, "font_size": 11, "valign": "top", "border": 1}
        self._forms: dict[tuple[str, str], Any] = {}
        self._head = book.add_format(
            {
                **self._base,
                "bold": True,
                "bg_color": "#E7E6E6",
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
            }
        )

    def board(self, table: Table) -> None:
        """The board: the first sheet."""
        self.table(table)

    def summary(self, brief: Brief) -> None:
        """The running text, a paragraph a line, and the note on the board."""
        sheet = self._book.add_worksheet(words("brief.table.workbook_summary", self._language))
        base = {**self._base, "border": 0, "text_wrap": True}
        title = self._book.add_format({**base, "bold": True, "font_size": 14})
        heading, plain = self._book.add_format({**base, "bold": True}), self._book.add_format(base)
        sheet.set_column(0, 0, _TEXT_WIDTH)
        lines: list[tuple[str, Any]] = [(f"{brief.form.document_type}: {brief.form.subject}", title)]
        for block in brief.blocks:
            if isinstance(block, Heading):
                lines.append((block.text, heading))
            elif isinstance(block, Paragraph):
                said = "".join(span.text + mark(span.evidence) for span in block.spans)
                lines.append((said, plain))
        lines.append((brief.board.note, plain))
        for place, (line, form) in enumerate(lines):
            sheet.set_row(place, _height([(line, _TEXT_WIDTH * (_TITLE_SHARE if form is title else 1))]))
            sheet.write_string(place, 0, line, form)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def table(self, table: Table) -> None:
        """A table on a sheet of its own: head, frozen panes, filter, typed cells."""
        sheet = self._book.add_worksheet(words(f"brief.table.workbook_{_SHEETS[table.role]}", self._language))
        widths = _widths(table)
        sheet.set_row(0, _height([(c.title, w) for c, w in zip(table.columns, widths, strict=True)]))
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, widths[place])
            sheet.write_string(0, place, column.title, self._head)
        rows = _lines_of(table)
        aligns = [column.align for column in table.columns]
        for line, row in enumerate(rows, 1):
            texts = [cell.text for cell in row.cells]
            sheet.set_row(line, _height(list(zip(texts, widths, strict=True))))
            for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                self._write(sheet, line, place, cell, text, aligns[place])
        sheet.freeze_panes(1, _FROZEN.get(table.role, 0))
        if table.role != "counts":  # its last line is a sum, which sorting would carry away
            sheet.autofilter(0, 0, max(1, len(rows)), len(table.columns) - 1)
        _set_up_pages(sheet, table, widths)

    def _write(self, sheet: Any, line: int, place: int, cell: Cell, text: str, align: str) -> None:
        if cell.number is None:
            said = text if align != "left" or cell.target is not None else _with_marks(cell)
            sheet.write_string(line, place, said, self._form(align, ""))
            return
        form = self._form("right" if align == "right" else align, number_form(cell.number, text, self._language))
        if cell.ratio is not None:
            sheet.write_formula(line, place, formula(cell.ratio, line), form, float(cell.number))
        else:
            sheet.write_number(line, place, float(cell.number), form)

    def _form(self, align: str, written: str) -> Any:
        key = (align, written)
        if key not in self._forms:
            own = {**self._base, "align": align, "text_wrap": True, "indent": 1 if align == "left" else 0}
            self._forms[key] = self._book.add_format({**own, "num_format": written} if written else own)
        return self._forms[key]


def _lines_of(table: Table) -> list[Row]:
    """The rows that a sheet has: the titles of groups stand in a column of their own."""
    return [row for row in table.rows if not row.is_group]


def _widths(table: Table) -> list[float]:
    """The widths of the columns in characters: a figure with what is written behind it is shown whole, or as "###"."""
    rows, widths = _lines_of(table), []
    for place, column in enumerate(table.columns):
        wide = min(_WIDEST, column.weight * _CHARACTERS[table.role] + 2)
        longest = max((len(row.cells[place].text) for row in rows if row.cells[place].number is not None), default=0)
        widths.append(max(wide, longest + 3) if column.align == "right" else wide)
    return widths


def _set_up_pages(sheet: Any, table: Table, widths: Sequence[float]) -> None:
    """How a sheet is printed: across, its head on every page, all columns on one.

    The board has too many columns to be read on one: its figures stand on one page and their sources on the next, each
    beside the names.
    """
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_margins(left=_SIDE_MARGIN, right=_SIDE_MARGIN, top=0.6, bottom=0.6)
    sheet.set_footer("&C&P/&N")
    if table.role != "indicators":
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_paper(8)  # A3
    kept, sources = _FROZEN["indicators"], len(widths) - _SOURCE_COLUMNS
    widest = max(sum(widths[:sources]), sum(widths[:kept]) + sum(widths[sources:]))
    sheet.repeat_columns(0, kept - 1)
    sheet.set_v_pagebreaks([sources])
    sheet.set_print_scale(min(100, max(_LEAST_SCALE, int(100 * _A3_ACROSS / widest))))


def number_form(figure: Decimal, text: str, language: Language) -> str:
    """The number form that shows the `figure` of a cell as its `text` writes it: `"≥ "#,##0.0" (ước)"`."""
    exponent = figure.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    before, found, after = text.partition(number(abs(figure), language))
    if not found:
        return digits
    sign = before.rstrip()[-1:]
    if sign == "+":
        return f"{_literal(before)}{digits}{_literal(after)}"
    return f"{_literal(before.removesuffix('−').removesuffix('-'))}{digits}{_literal(after)}"


def formula(ratio: Ratio, line: int) -> str:
    """The share in %, rounded to one decimal as on paper, over the two cells of the same line."""
    over, under = (xl_rowcol_to_cell(line, column) for column in (ratio.over, ratio.under))
    factor = "" if ratio.factor == 1 else f"*{_plain(ratio.factor)}"
    return f"=ROUND({over}/{under}{factor}*100,1)"


def _height(cells: Sequence[tuple[str, float]]) -> float:
    """The height of a row whose texts wrap in columns of so many characters; not every reader works it out itself."""
    lines = max(_lines(text, max(4.0, wide * 1.1 - 2)) for text, wide in cells)
    return min(409.0, 15.5 * lines + 2)


def _lines(text: str, letters: float) -> int:
    if "\n" not in text:
        return 1 + int(len(text) / letters)
    return sum(1 + int(len(line) / letters) for line in text.split("\n"))


def _plain(value: Decimal) -> str:
    text = format(value.normalize(), "f")
    return text if len(text) < 18 else repr(float(value))


def _literal(text: str) -> str:
    """`text` as it stands within a number form."""
    return '"' + text.replace('"', '""') + '"' if text else ""


def _with_marks(cell: Cell) -> str:
    """The text of a cell that quotes, with the numbers of its evidence."""
    return "".join(span.text + mark(span.evidence) for span in cell.spans)
