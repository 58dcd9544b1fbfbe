"""Makes the sample set again from the texts in this folder: `PYTHONPATH=. python -m tests.sample.make_sample [FOLDER]`.

Run by hand after a text has changed. The same texts give the same bytes; FOLDER is `resources/sample` unless given.
"""

from __future__ import annotations

import datetime
import sys
import tomllib
from pathlib import Path
from typing import Any

import xlsxwriter

from tests.sample.make_pdf import write_pdf
from tests.sample.make_word import write_word
from tests.sample.sources import HERE, document

SAMPLE = HERE.parent.parent / "resources" / "sample"


def make(folder: Path) -> None:
    """Write the four files of the sample set into `folder`."""
    write_word(document("nghi-quyet-dai-hoi"), folder / "nghi-quyet-dai-hoi.docx", styled=True)
    write_pdf(document("bao-cao-so-ket-giua-nhiem-ky"), folder / "bao-cao-so-ket-giua-nhiem-ky.pdf")
    write_word(document("bao-cao-quy-III-2023"), folder / "bao-cao-quy-III-2023.docx", styled=False)
    write_workbook(
        tomllib.loads((HERE / "chi-tieu-nam-2023.toml").read_text("utf-8")), folder / "chi-tieu-nam-2023.xlsx"
    )


def write_workbook(source: dict[str, Any], path: Path) -> None:
    """Write the plan as a workbook: the measures with a formula for the growth, and the parts of the budget."""
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"title": source["title"], "created": datetime.datetime(2023, 1, 5, 8, 0)})
        base = {"font_name": "Times New Roman", "font_size": 12}
        forms = {
            "plain": book.add_format(base),
            "title": book.add_format({**base, "bold": True, "align": "center"}),
            "note": book.add_format({**base, "italic": True, "align": "center"}),
            "head": book.add_format({**base, "bold": True, "align": "center", "border": 1, "text_wrap": True,
                                     "valign": "vcenter"}),
            "cell": book.add_format({**base, "border": 1, "text_wrap": True}),
            "group": book.add_format({**base, "border": 1, "bold": True}),
            "number": book.add_format({**base, "border": 1, "num_format": "#,##0.##"}),
            "share": book.add_format({**base, "border": 1, "num_format": "0.0"}),
        }  # fmt: skip
        _measures(book.add_worksheet("Chỉ tiêu 2023"), source, forms)
        _budget(book.add_worksheet(source["budget"]["sheet"]), source["budget"], forms)


def _on_paper(sheet: Any) -> None:
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _measures(sheet: Any, source: dict[str, Any], forms: dict[str, Any]) -> None:
    _on_paper(sheet)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 1, 52)
    sheet.set_column(2, 5, 20)
    sheet.write(0, 0, source["issuer"], forms["plain"])
    sheet.merge_range(2, 0, 2, 5, source["title"], forms["title"])
    sheet.merge_range(3, 0, 3, 5, source["under"], forms["note"])
    sheet.set_row(5, 34)
    sheet.write_row(5, 0, source["header"], forms["head"])
    roman, number = iter(("I", "II", "III", "IV")), 0
    for line, row in enumerate(source["rows"], 6):
        if len(row) == 1:
            sheet.write_row(line, 0, [next(roman), row[0], "", "", "", ""], forms["group"])
            continue
        number += 1
        name, unit, before, plan = row
        sheet.write_row(line, 0, [number, name, unit], forms["cell"])
        sheet.write_row(line, 3, [before, plan], forms["number"])
        if unit == "%":
            sheet.write_blank(line, 5, None, forms["cell"])
        else:
            share = f"=E{line + 1}/D{line + 1}*100"
            sheet.write_formula(line, 5, share, forms["share"], round(plan / before * 100, 6))
    sheet.freeze_panes(6, 2)


def _budget(sheet: Any, budget: dict[str, Any], forms: dict[str, Any]) -> None:
    _on_paper(sheet)
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 3, 20)
    sheet.merge_range(0, 0, 0, 3, budget["title"], forms["title"])
    sheet.write_row(2, 0, budget["header"], forms["head"])
    for line, (name, unit, before, plan) in enumerate(budget["rows"], 3):
        sheet.write_row(line, 0, [name, unit], forms["cell"])
        sheet.write_row(line, 2, [before, plan], forms["number"])


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
