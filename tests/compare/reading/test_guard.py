"""Reader processes: order kept, a killed one costs one file, nothing left behind."""

from __future__ import annotations

import multiprocessing
import threading
from multiprocessing.connection import Connection

import psutil

from compare.reading import ReadOptions, source_from
from compare.reading.guard import Item, Limits, Readers
from compare.report import Report, Unread
from tests.compare.reading.documents import docx, locked, p


def item(text: str) -> Item:
    content = docx(p(text))
    return source_from(f"{text}.docx", content), content, ReadOptions()


def heavy() -> Item:
    """A file that takes several seconds and some hundred megabytes."""
    content = docx("<w:p/>" * 2_000_000)
    return source_from("heavy.docx", content), content, ReadOptions()


def children() -> set[int]:
    return {c.pid for c in psutil.Process().children()}


def test_results_come_in_the_order_given_and_processes_end() -> None:
    before = children()
    told: list[tuple[int, int]] = []
    with Readers() as readers:
        found = readers.read_all([item(f"số {n}") for n in range(5)], lambda done, of, name: told.append((done, of)))
        assert [r.blocks[0].text for r in found if isinstance(r, Report)] == [f"số {n}" for n in range(5)]
        assert len(children() - before) <= 2
    assert children() <= before
    assert told[-1] == (5, 5)


def test_a_file_that_takes_too_long_is_lost_alone() -> None:
    source, content, _ = item("sau")
    unhurried = (source, content, ReadOptions(ocr=True))  # has the limit of OCR: a slow machine loses only the first
    with Readers(Limits(0.5, 1500), processes=1) as readers:
        found = readers.read_all([heavy(), unhurried])
    assert isinstance(found[0], Unread)
    assert found[0].reason.key == "reading.too_slow"
    assert isinstance(found[1], Report)


def test_a_file_that_takes_too_much_memory_is_lost_alone() -> None:
    with Readers(Limits(60, 150), processes=1) as readers:
        found = readers.read_all([heavy(), item("sau")])
    assert isinstance(found[0], Unread)
    assert found[0].reason.key == "reading.too_much"
    assert isinstance(found[1], Report)


def test_cancelling_gives_what_there_is() -> None:
    with Readers(processes=1) as readers:
        found = readers.read_all([heavy(), item("sau")], cancelled=lambda: True)
        assert [isinstance(r, Unread) for r in found] == [True, True]
        assert isinstance(readers.read_all([item("lại")])[0], Report)


def test_a_locked_file_keeps_its_question_on_the_way() -> None:
    content = locked(p("Thu 312 tỷ đồng."), "bí mật")
    with Readers(processes=1) as readers:
        (found,) = readers.read_all([(source_from("a.docx", content), content, ReadOptions())])
    assert isinstance(found, Unread)
    assert found.needs_password


def test_nothing_is_started_for_nothing() -> None:
    before = children()
    with Readers() as readers:
        assert readers.read_all([]) == []
        assert children() == before


def test_it_reads_from_a_thread() -> None:
    found: list[object] = []

    def work() -> None:
        with Readers() as readers:
            found.extend(readers.read_all([item("luồng")]))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert isinstance(found[0], Report)


def _in_process(pipe: Connection) -> None:
    with Readers(processes=1) as readers:
        (found,) = readers.read_all([item("tiến trình")])
    pipe.send(isinstance(found, Report))


def test_it_reads_from_a_worker_process() -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    worker = context.Process(target=_in_process, args=(there,), daemon=True)
    worker.start()
    assert here.poll(30)
    assert here.recv() is True
    worker.join()
