"""One report saved in every format: the same sections, tables and figures from each.

`python -m tests.families.formats [FAMILY/text/NAME.txt]` prints the table; formats that LibreOffice writes are left out
where it is missing.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pypdfium2

from compare.figures import observe
from compare.reading import ReadOptions, read, source_from
from compare.report import Report
from tests.families.make import HERE, produce
from tests.families.markup import Marked, parse

OWN = ("docx", "docm", "html", "htm", "mht", "txt", "md", "pasted txt", "xlsx", "xlsm", "csv")
CONVERTED = ("odt", "fodt", "rtf", "doc", "pdf", "xls", "ods")
PASTED = "pasted txt"  # what is copied from Word: no empty lines, tabs between the cells of a table
SCANNED = "scanned pdf"  # the pages of the PDF as pictures, read by OCR
USUAL = HERE / "F5" / "text" / "6-thang.txt"


def saved(marked: Marked, ending: str, folder: Path) -> bytes:
    """The report saved in the format `ending`."""
    if ending in ("txt", "md", PASTED):
        return _text(marked, ending).encode()
    if ending == "csv":
        return _table_alone(marked).encode("utf-8-sig")
    if ending == SCANNED:
        return _scanned(saved(marked, "pdf", folder))
    if ending in ("xls", "ods"):
        return _converted(saved(marked, "xlsx", folder), ending, folder)
    made = {"docm": "docx", "mht": "html", "htm": "html", "xlsm": "xlsx"}.get(ending, ending)
    path = folder / f"report.{made}"
    produce(marked, path, messy=False)
    if ending != "mht":
        return path.read_bytes()
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; "
    return head + b"charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + path.read_bytes() + b"\r\n--b--\r\n"


def _converted(workbook: bytes, ending: str, folder: Path) -> bytes:
    """The workbook as LibreOffice writes it in another format."""
    path = folder / "book.xlsx"
    path.write_bytes(workbook)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    return path.with_suffix(f".{ending}").read_bytes()


def _scanned(pdf: bytes) -> bytes:
    """The pages of `pdf` as grey pictures of 220 dots an inch, in a PDF of their own."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.render(scale=220 / 72, grayscale=True).to_pil() for page in document]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=220)
    document.close()
    return out.getvalue()


def _text(marked: Marked, ending: str) -> str:
    out: list[str] = []
    for part in marked.parts:
        if part.kind == "table":
            mark = "|" if ending == "md" else "\t"
            rows = [mark.join(_repeated(part.rows, r)) for r in range(len(part.rows))]
            if ending == "md":
                rows = [f"|{row}|" for row in rows]
                rows.insert(1, "|" + "---|" * len(part.rows[0]))
            out.append("\n".join(rows))
        elif ending == "md" and part.kind == "heading":
            out.append(f"{'#' * part.level} {part.lines[0]}")
        else:
            out.append(("\n" if ending == PASTED else "\n\n").join(part.lines))
    return ("\n" if ending == PASTED else "\n\n").join(out) + "\n"


def _table_alone(marked: Marked) -> str:
    """The title and the tables, as a spreadsheet program saves a sheet: a comma file holds no more of a report."""
    out = io.StringIO()
    rows = csv.writer(out, delimiter=";")
    for part in marked.parts:
        if part.kind == "title":
            rows.writerows([line] for line in part.lines)
        if part.kind == "table":
            rows.writerows([[], *(_repeated(part.rows, r) for r in range(len(part.rows)))])
    return out.getvalue()


def _repeated(rows: list[list[str]], r: int) -> list[str]:
    return [text if text not in ("<", "^") else "" for text in rows[r]]


def opened(marked: Marked, ending: str, folder: Path) -> Report:
    """The report as it is read from the format `ending`."""
    content = saved(marked, ending, folder)
    name = f"report.{ending.split()[-1]}"
    report = read(source_from(name, content), content, ReadOptions(ocr=ending == SCANNED))
    assert isinstance(report, Report), (ending, report)
    return report


def parts(report: Report, of_tables: bool = False) -> dict[str, list[str]]:
    """What must come out of every format: the sections by their headings, the rows of tables, and the figures; those
    `of_tables` alone where the format holds no prose."""
    rows = [row for block in report.blocks if block.kind == "table" for row in block.rows]
    return {
        "sections": [f"{s.level} {' '.join(s.heading.split())}" for s in report.sections if s.heading],
        "tables": [" | ".join(" ".join(cell.split()) for cell in row) for row in rows],
        "figures": [
            f"{o.indicator} {o.quantity} {o.period} {o.role} {[(r.kind, str(r.value), r.unit) for r in o.relations]}"
            for o in observe(report)
            if o.anchor.row is not None or not of_tables
        ],
    }


def main() -> None:
    """Prints what of the Word file's sections, tables and figures each other format gives."""
    marked = parse(Path(sys.argv[1]) if len(sys.argv) > 1 else USUAL)
    with tempfile.TemporaryDirectory() as folder:
        first = opened(marked, "docx", Path(folder))
        others = (*CONVERTED, SCANNED) if shutil.which("soffice") else ()
        for ending in (*OWN, *others):
            report = opened(marked, ending, Path(folder))
            told = []
            for name in ("sections", "tables", "figures"):
                due, got = Counter(parts(first, ending == "csv")[name]), Counter(parts(report)[name])
                same = (due & got).total()
                told.append(f"{name} {same} of {due.total()}, {got.total() - same} other")
            print(f"{ending:11} {report.format:5} {'; '.join(told)}", flush=True)


if __name__ == "__main__":
    main()
