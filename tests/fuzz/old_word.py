"""Broken .doc files by the thousand, converted many at a time: starting the converter takes a second for each file.

What is converted is read as the app reads its conversion. Where the converter does not tell of each of them that it
cannot be loaded (it was lost on the way), those it left are read alone, as the app reads them.
Prints a line like those of `tests.fuzz.reading` for every so many files.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from compare.reading import ReadOptions, source_from
from compare.reading.guard import Item, Limits, Readers
from compare.reading.legacy_word import converter
from tests.fuzz.files import broken, good_files
from tests.fuzz.reading import told_of

_BATCH = 50
_LIMITS = Limits(120, 1500)  # the app's own: a converter's start alone takes seconds on a machine at work
_BATCH_SECONDS = 240


def main() -> None:
    options = _options()
    keep = Path(options.keep)
    good = good_files(["doc"])["doc"]
    start = time.monotonic()
    told: Counter[str] = Counter()
    with Readers(_LIMITS, processes=1) as readers:
        for first in range(options.begin, options.begin + options.times, _BATCH):
            numbers = range(first, min(first + _BATCH, options.begin + options.times))
            files = {n: broken(good, "doc", random.Random(f"doc {n}")) for n in numbers}
            converted, whole = _converted(files)
            if whole:
                told["refused"] += len(files) - len(converted)
                files = {n: files[n] for n in converted}
            told["read alone"] += len(files) - len(converted)
            items = [_as_read(n, content, converted.get(n)) for n, content in files.items()]
            for item, result in zip(items, readers.read_all(items), strict=True):
                told[told_of(item, result, keep)] += 1
            print(
                f"doc   to {numbers[-1] + 1} {time.monotonic() - start:7.1f} s  {dict(told.most_common())}", flush=True
            )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=2000)
    parser.add_argument("--begin", type=int, default=0)
    parser.add_argument("--keep", default="fuzz-found")
    return parser.parse_args()


def _as_read(number: int, content: bytes, converted: bytes | None) -> Item:
    name, content = (f"{number}.docx", converted) if converted else (f"{number}.doc", content)
    return source_from(name, content), content, ReadOptions()


def _converted(files: dict[int, bytes]) -> tuple[dict[int, bytes], bool]:
    """The files that the converter converts when it is given all at once, and whether it told of each of the others."""
    program = converter()
    if program is None:
        raise SystemExit("no converter of .doc files is installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for number, content in files.items():
            (folder / f"{number}.doc").write_bytes(content)
        said = _said(program, folder, [folder / f"{number}.doc" for number in files])
        made = {number: folder / f"{number}.docx" for number in files}
        found = {number: path.read_bytes() for number, path in made.items() if path.exists() and path.stat().st_size}
        return found, said.count("Error:") + len(found) == len(files)


def _said(program: str, folder: Path, paths: Sequence[Path]) -> str:
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
               "--nolockcheck", "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder),
               *map(str, paths)]  # fmt: skip
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              check=False, timeout=_BATCH_SECONDS)  # fmt: skip
    except subprocess.TimeoutExpired:
        return ""
    return done.stderr.decode("utf-8", "replace")


if __name__ == "__main__":
    main()
