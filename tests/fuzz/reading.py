"""Broken files through the readers: none may crash a reader, hang past its limit, or fail but by a clear line.

Prints, for each format, how many broken files were read, refused, lost with their reader (`killed`), stopped for time
or memory, or refused because something unforeseen was raised (`broken`); the last three are kept in `--keep`.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from pathlib import Path

from compare.reading import ReadOptions, source_from
from compare.reading.guard import Item, Limits, Readers, Result
from compare.report import Report
from tests.fuzz.files import broken, good_files

_BATCH = 100
_LIMITS = Limits(20, 1000)
_BAD = ("killed", "too_slow", "too_much", "broken")


def main() -> None:
    options = _options()
    keep = Path(options.keep)
    for ending, good in good_files(options.only or ()).items():
        # Each .doc takes the start of a converter: `tests.fuzz.old_word` breaks them by the thousand.
        times = options.times // 20 if ending == "doc" else options.times
        start = time.monotonic()
        told: Counter[str] = Counter()
        with Readers(_LIMITS, processes=options.processes) as readers:
            for first in range(options.begin, options.begin + times, _BATCH):
                if options.seconds and time.monotonic() - start > options.seconds:
                    break
                numbers = range(first, min(first + _BATCH, options.begin + times))
                items = [_item(good, ending, number, options.ocr) for number in numbers]
                for item, result in zip(items, readers.read_all(items), strict=True):
                    told[told_of(item, result, keep)] += 1
        print(
            f"{ending:5}{told.total():6} files {time.monotonic() - start:7.1f} s  {dict(told.most_common())}",
            flush=True,
        )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=2000)
    parser.add_argument("--begin", type=int, default=0, help="the number of the first broken file")
    parser.add_argument("--seconds", type=float, help="begin no more of a format once it has taken this long")
    parser.add_argument("--ocr", action="store_true", help="pictures and scans are read by OCR")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", nargs="*", help="the formats to break, by their endings")
    parser.add_argument("--keep", default="fuzz-found")
    return parser.parse_args()


def _item(good: bytes, ending: str, number: int, ocr: bool) -> Item:
    content = broken(good, ending, random.Random(f"{ending} {number}"))
    return source_from(f"{number}.{ending}", content), content, ReadOptions(ocr=ocr)


def told_of(item: Item, result: Result, keep: Path) -> str:
    """What became of a broken file, in a word; one that should not have ended so is written into `keep`."""
    source, content, _ = item
    if isinstance(result, Report):
        return "read"
    key = result.reason.key.removeprefix("reading.")
    if key not in _BAD:
        return "refused"
    keep.mkdir(parents=True, exist_ok=True)
    (keep / source.name).write_bytes(content)
    detail = dict(result.reason.values).get("detail", "")
    return f"{key} {detail}".strip()


if __name__ == "__main__":
    main()
