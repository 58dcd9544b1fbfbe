"""How long reading takes, and how much memory, against the least any reader must do: unzip and parse, extract text,
iterate cells.

Times are those of the processor, so that a busy machine tells the same. Memory is how far a process that has read a
small file of the format grows at its peak (a reader process is kept, so its code is there once), less what one grows
that does the least (Linux only), as a multiple of the text in UTF-8. What the code itself takes, once for each reader
process whatever the files, is told apart: a small file read by a process that has read none.
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


def _seconds(*runs: Callable[[], object], times: int = 7) -> list[float]:
    """The median processor time of each of `runs`, made by turns so that what else the machine does tells on all;
    after one turn that is not counted."""
    taken: list[list[float]] = [[] for _ in runs]
    for _ in range(times + 1):
        for run, found in zip(runs, taken, strict=True):
            start = time.process_time()
            run()
            found.append(time.process_time() - start)
    return [statistics.median(found[1:]) for found in taken]


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


def _cold(ending: str, small: bytes, whole: bool, answer: Connection) -> None:
    before = _told_megabytes("VmRSS:")
    start = time.process_time()
    (partial(_read, ending) if whole else _FLOORS[ending])(small)
    answer.send((_told_megabytes("VmHWM:") - before, time.process_time() - start))


def _first(ending: str, small: bytes) -> None:
    """How far a new process grows, and what it takes, with the first small file of a format."""
    grown = []
    for whole in (False, True):
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        worker = context.Process(target=_cold, args=(ending, small, whole, there))
        worker.start()
        grown.append(here.recv())
        worker.join()
    (least_mb, least), (mb, taken) = grown
    text = len(small) / 2**20
    more = f"{mb - least_mb:.1f} MB above the floor for the code, the file itself has {text:.2f} MB"
    line(f"{ending}, the first small file of a reader", taken, least, more)


def _told(name: str, ending: str, small: bytes, content: bytes) -> None:
    least, taken = _seconds(lambda: _FLOORS[ending](content), lambda: _read(ending, content))
    report = _read(ending, content)
    text = sum(len(block.text.encode()) for block in report.blocks) / 2**20
    more = _megabytes(ending, small, content, True) - _megabytes(ending, small, content, False)
    line(name, taken, least, f"{len(report.blocks)} blocks, {more:.1f} MB above the floor, {more / text:.1f} x text")


def main() -> None:
    for pages in (10, 50, 200):
        _told(f"docx, {pages} pages", "docx", documents.word(1), documents.word(pages))
        _told(f"pdf, {pages} pages", "pdf", documents.pdf(1), documents.pdf(pages))
    for count in (500, 5000):
        _told(f"xlsx, {count} rows of texts", "xlsx", documents.workbook(10), documents.workbook(count))
        _told(f"xlsx, {count} rows of numbers", "xlsx", documents.numbers(10), documents.numbers(count))
    _first("docx", documents.word(1))
    _first("pdf", documents.pdf(1))
    _first("xlsx", documents.numbers(10))


if __name__ == "__main__":
    main()
