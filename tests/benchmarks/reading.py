"""How long reading takes, against the least any reader must do: unzip and parse, extract text, iterate cells."""

from __future__ import annotations

import io
import zipfile

import pypdfium2
from lxml import etree
from python_calamine import CalamineWorkbook

from compare.reading import read, source_from
from compare.report import Report
from tests.benchmarks import documents
from tests.benchmarks.measure import line, median_seconds


def _parse_word(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        etree.fromstring(package.read("word/document.xml"))


def _pdf_text(content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    for page in document:
        page.get_textpage().get_text_bounded()
    document.close()


def _cells(content: bytes) -> None:
    CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def _read(name: str, content: bytes) -> Report:
    report = read(source_from(name, content), content)
    if not isinstance(report, Report):
        raise SystemExit(f"{name} was not read: {report.reason}")
    return report


def main() -> None:
    for pages in (10, 50, 200):
        for ending, make, floor in (("docx", documents.word, _parse_word), ("pdf", documents.pdf, _pdf_text)):
            content = make(pages)
            least = median_seconds(lambda c=content, f=floor: f(c), 3)
            taken = median_seconds(lambda c=content, e=ending: _read(f"x.{e}", c), 3)
            report = _read(f"x.{ending}", content)
            line(f"{ending}, {pages} pages", taken, least, f"{len(report.blocks)} blocks")
    for count in (500, 5000):
        content = documents.workbook(count)
        least = median_seconds(lambda c=content: _cells(c), 3)
        line(f"xlsx, {count} rows", median_seconds(lambda c=content: _read("x.xlsx", c), 3), least)


if __name__ == "__main__":
    main()
