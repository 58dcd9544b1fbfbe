"""What a reader process runs: takes files from its standard input, gives readings on its standard output.

See `reader_process` for the other end. It imports a document library only when a file needs it, and ends with its
input, or by itself where a file takes far longer than its guard would have allowed.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from collections.abc import Callable
from typing import IO

from compare.collecting import seldom_collected
from compare.messages import message
from compare.reading import read
from compare.reading.limits import limit
from compare.reading.pages import PageRequest, drawn
from compare.reading.pipes import receive, send
from compare.report import Report, Source, Unread

_GRACE = 30.0  # seconds past the guard's own limit, after which a reader without a guard ends itself


def main() -> None:
    """Serves files until the input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)
    for channel in (0, 1):
        os.dup2(silence, channel)
    quiet = os.fdopen(silence, "w", encoding="utf-8")
    sys.stdout = quiet
    with seldom_collected():  # what is read, and the code and lexicons it is read by, are values without cycles
        _serve(requests, answers, quiet)


def _serve(requests: IO[bytes], answers: IO[bytes], log: IO[str]) -> None:
    """Answers one request after another; where one takes far too long, tells the `log` what it was at, and ends."""
    usual = float(os.environ.get("DOICHIEU_READER_SECONDS", "120"))
    while True:
        try:
            item = receive(requests)
        except (EOFError, OSError):
            return
        with_ocr = isinstance(item, tuple) and len(item) == 4 and item[2].ocr
        allowed = (limit("ocr_seconds") if with_ocr else usual) + _GRACE
        faulthandler.dump_traceback_later(allowed, exit=True, file=log)
        send(answers, _answer(item))
        faulthandler.cancel_dump_traceback_later()


def _answer(item: object) -> object:
    if isinstance(item, PageRequest):
        return drawn(item)
    if isinstance(item, tuple) and len(item) == 4:
        source, content, options, then = item
        found = read(source, content, options)
        return found if then is None or isinstance(found, Unread) else _made(found, then)
    return Unread(Source("", "", ""), message("reading.killed"))


def _made(report: Report, then: Callable[[Report], object]) -> object:
    """What `then` makes of `report`; the report alone where it fails: the app asks it again and sees why."""
    try:
        return then(report)
    except Exception:
        return report


if __name__ == "__main__":
    main()
