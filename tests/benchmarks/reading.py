"""How long reading takes, and how much memory, against the least any reader must do: unzip and parse, extract text,
iterate cells.

Times are those of the processor, so that a busy machine tells the same; memory is the peak of a process of its own,
less that of one that does the least (Linux only), as a multiple of the text in UTF-8.
"""

from __future__ import annotations

import io
import multiprocessing
import statistics
import time
import zipfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pypdfium2
from lxml import etree
from python_calamine import CalamineWorkbook

from compare.reading import read, source_from
from compare.report import Report
from tests.benchmarks import documents
from tests.benchmarks.measure import line


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


_FLOORS: dict[str, Callable[[bytes], None]] = {"docx": _parse_word, "pdf": _pdf_text, "xlsx": _cells}


def _read(ending: str, content: bytes) -> Report:
    name = f"x.{ending}"
    report = read(source_from(name, content), content)
    if not isinstance(report, Report):
        raise SystemExit(f"{name} was not read: {report.reason}")
    return report


def _seconds(run: Callable[[], object], times: int = 5) -> float:
    """The median processor time of `run`, after one run that is not counted."""
    run()
    taken = []
    for _ in range(times):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def _peak(ending: str, content: bytes, whole: bool, answer: Connection) -> None:
    if whole:
        _read(ending, content)
    else:
        _FLOORS[ending](content)
    told = Path("/proc/self/status").read_text("ascii")
    answer.send(int(told.partition("VmHWM:")[2].split()[0]) / 1024)


def _megabytes(ending: str, content: bytes, whole: bool) -> float:
    """The peak memory of a process that reads `content`, or only does the least."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    worker = context.Process(target=_peak, args=(ending, content, whole, there))
    worker.start()
    found = float(here.recv())
    worker.join()
    return found


def _told(name: str, ending: str, content: bytes) -> None:
    least = _seconds(lambda: _FLOORS[ending](content))
    taken = _seconds(lambda: _read(ending, content))
    report = _read(ending, content)
    text = sum(len(block.text.encode()) for block in report.blocks) / 2**20
    more = _megabytes(ending, content, True) - _megabytes(ending, content, False)
    line(name, taken, least, f"{len(report.blocks)} blocks, {more:.1f} MB above the floor, {more / text:.1f} x text")


def main() -> None:
    for pages in (10, 50, 200):
        _told(f"docx, {pages} pages", "docx", documents.word(pages))
        _told(f"pdf, {pages} pages", "pdf", documents.pdf(pages))
    for count in (500, 5000):
        _told(f"xlsx, {count} rows", "xlsx", documents.workbook(count))


if __name__ == "__main__":
    main()
