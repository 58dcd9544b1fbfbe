"""How long reading takes, and how much memory, against the least any reader must do: unzip and parse, extract text,
iterate cells.

Times are those of the processor, so that a busy machine tells the same. Memory is how far a process that has read a
small file of the format grows at its peak (a reader process is kept, so its code is there once), less what one grows
that does the least (Linux only), as a multiple of the text in UTF-8.
"""

from __future__ import annotations

import io
import multiprocessing
import statistics
import time
import zipfile
from collections.abc import Callable
from functools import partial
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


def _told_megabytes(key: str) -> float:
    told = Path("/proc/self/status").read_text("ascii")
    return int(told.partition(key)[2].split()[0]) / 1024


def _peak(ending: str, small: bytes, content: bytes, whole: bool, answer: Connection) -> None:
    run: Callable[[bytes], object] = partial(_read, ending) if whole else _FLOORS[ending]
    run(small)
    before = _told_megabytes("VmRSS:")
    run(content)
    answer.send(_told_megabytes("VmHWM:") - before)


def _megabytes(ending: str, small: bytes, content: bytes, whole: bool) -> float:
    """How far a process grows that reads `content`, or only does the least, after it did so with `small`."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    worker = context.Process(target=_peak, args=(ending, small, content, whole, there))
    worker.start()
    found = float(here.recv())
    worker.join()
    return found


def _told(name: str, ending: str, small: bytes, content: bytes) -> None:
    least = _seconds(lambda: _FLOORS[ending](content))
    taken = _seconds(lambda: _read(ending, content))
    report = _read(ending, content)
    text = sum(len(block.text.encode()) for block in report.blocks) / 2**20
    more = _megabytes(ending, small, content, True) - _megabytes(ending, small, content, False)
    line(name, taken, least, f"{len(report.blocks)} blocks, {more:.1f} MB above the floor, {more / text:.1f} x text")


def main() -> None:
    for pages in (10, 50, 200):
        _told(f"docx, {pages} pages", "docx", documents.word(1), documents.word(pages))
        _told(f"pdf, {pages} pages", "pdf", documents.pdf(1), documents.pdf(pages))
    for count in (500, 5000):
        _told(f"xlsx, {count} rows", "xlsx", documents.workbook(10), documents.workbook(count))


if __name__ == "__main__":
    main()
