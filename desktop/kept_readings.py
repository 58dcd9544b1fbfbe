"""Files as they were read, kept by digest in the app's own folder: a workspace opened again reads none of them again.

They lie here and not in the user's `.doichieu` file, since they are Python's own values: such a file may come from
anybody. What bears a stamp of secrecy or was opened with a password is kept nowhere.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from contextlib import suppress
from functools import cache
from pathlib import Path

import compare
import resources
from compare.preparing import Prepared
from compare.reading import ReadOptions
from compare.report import Report, Source, Unread
from desktop import copies

_MOST = 120  # readings that are kept
_ENDING = ".reading"
_Read = Prepared | Report | Unread


class KeptReadings:
    """Given to the engine by the worker; whatever is wrong with a file here, it is read anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, source: Source, options: ReadOptions) -> _Read | None:
        """What `source` was read as; None where it was not kept."""
        if options.password:
            return None
        path = self._path(source, options)
        try:
            found = pickle.loads(path.read_bytes())
            os.utime(path)  # used last now
        except Exception:  # whatever a damaged file may raise: it is only a copy
            return None
        return found if isinstance(found, Prepared | Report) else None

    def put(self, source: Source, options: ReadOptions, read: _Read) -> None:
        """Keep what `source` was read as, where that may be; a full disk is no reason to complain."""
        report = read.report if isinstance(read, Prepared) else read
        if options.password or isinstance(report, Unread) or any(w.code == "secret" for w in report.warnings):
            return
        path = self._path(source, options)
        with suppress(OSError):  # another window may be thinning them out
            if copies.put(path, pickle.dumps(read, pickle.HIGHEST_PROTOCOL)):
                copies.thin_out(self._folder, _ENDING, _MOST)

    def _path(self, source: Source, options: ReadOptions) -> Path:
        """One name for one file under one id, read so, by these rules."""
        named = repr((source.id, source.digest, options, _rules())).encode()
        return self._folder / f"{hashlib.sha256(named).hexdigest()[:32]}{_ENDING}"


@cache
def _rules() -> str:
    """Names the engine and the lexicons in force: what was read by others is not what they would read."""
    found = hashlib.sha256()
    for package in (compare, resources):
        root = Path(str(package.__file__)).parent
        for path in sorted((*root.rglob("*.py"), *root.rglob("*.toml"))):
            stat = path.stat()
            found.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return found.hexdigest()
