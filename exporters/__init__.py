"""A `Brief` of plain values to .docx, .pdf and .xlsx.

`export` is the one way in: the ending of the path picks the writer; the file is written beside the path and then put
in place, so that no half of a file is ever seen and an earlier file is kept where writing fails. The same brief and
profile give the same bytes.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from importlib import import_module
from itertools import count
from pathlib import Path

from compare.brief import Choices, compose
from compare.collecting import uncollected
from compare.comparison import Comparison
from compare.document import Brief
from compare.messages import Message, message
from exporters.problem import ExportError
from exporters.profile import Profile, paired

__all__ = ["ENDINGS", "ExportError", "Exported", "composed", "export", "not_drawn", "other_name", "preview", "refusal"]

# Each writer is a module with `write(brief, path, profile)`, fetched when first needed: its library takes time to load.
ENDINGS = {".docx": "word", ".pdf": "pdf", ".xlsx": "spreadsheet"}
_SHORT = 6  # letters of a name that Word keeps whole
Write = Callable[[Brief, Path, Profile], int | None]


@dataclass(frozen=True, slots=True)
class Exported:
    """The file that was written, and how many pages it has where that is known."""

    path: Path
    pages: int | None


def composed(comparison: Comparison, choices: Choices, profile: Profile) -> Brief:
    """The brief of `comparison` as chosen; one that is to stand on one page tells what goes on it in `profile`."""
    if choices.kind != "one_page":
        return compose(comparison, choices)
    from exporters.one_page import filled  # its library takes time to load

    return filled(comparison, choices, profile)


def export(brief: Brief, path: Path, profile: Profile) -> Exported:
    """Write `brief` to `path` in the form of `profile`; ExportError where it cannot be written there."""
    module = ENDINGS.get(path.suffix.lower())
    if _opened_in(path) or _is_read_only(path):
        raise ExportError(_locked(path))
    if module is None:
        raise ExportError(message("exporters.ending", file=path.name, endings=", ".join(ENDINGS)))
    write: Write = import_module(f"exporters.{module}").write
    profile = paired(profile, brief.pair)
    with uncollected():
        return Exported(path, _in_place(path, lambda beside: write(brief, beside, profile)))


def preview(brief: Brief, profile: Profile) -> bytes:
    """The pages of `brief` as a PDF in memory, for a window to draw; ExportError where a font is missing.

    They are the pages that `export` writes, without what archives ask for.
    """
    lay_out: Callable[[Brief, Profile], tuple[bytes, int]] = import_module(f"exporters.{ENDINGS['.pdf']}").laid_out
    return lay_out(brief, paired(profile, brief.pair))[0]


def not_drawn(profile: Profile) -> Message | None:
    """What of an office's own Word file its PDF cannot show; None where it shows all."""
    if profile.template is None:
        return None
    from exporters.paper_reading import lost_of  # its library takes time to load

    said = [message(f"exporters.lost.{each.kind}", name=each.name) for each in lost_of(profile)]
    if not said:
        return None
    what = reduce(lambda one, other: message("exporters.lost.more", one=one, other=other), said)
    return message("exporters.not_drawn", what=what)


def refusal(path: Path) -> Message | None:
    """Why no file can be written at `path` now, asked before anything is made; None where one can."""
    if _opened_in(path) or _is_read_only(path):
        return _locked(path)
    try:
        with tempfile.NamedTemporaryFile(prefix=f".{path.stem[:40]}-", dir=path.parent):
            return None
    except OSError as error:
        return message("exporters.unwritable", file=str(path), why=_why(error))


def other_name(path: Path) -> Path:
    """The first path beside `path` that no file has: "brief (2).docx"."""
    tried = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(one for one in tried if not one.exists() and not _opened_in(one))


def _opened_in(path: Path) -> bool:
    """Whether Word, Excel or LibreOffice has `path` open: each lays a file of its own beside it as long as it does.

    Word's leaves out the first two letters of a long name, one of a name of seven.
    """
    name, letters = path.name, len(path.stem)
    word = name if letters <= _SHORT else name[1:] if letters == _SHORT + 1 else name[2:]
    owners = {f"~${name}", f"~${word}", f".~lock.{name}#"}
    return path.exists() and any(path.with_name(owner).exists() for owner in owners)


def _is_read_only(path: Path) -> bool:
    """Whether a file is there that someone marked as one to be kept as it is; some systems would replace it all the
    same.
    """
    return path.is_file() and not path.stat().st_mode & 0o222


def _in_place(path: Path, write: Callable[[Path], int | None]) -> int | None:
    """What `write` gives, its file put in place of `path`."""
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        beside = Path(name)
        pages = write(beside)
        _keep_rights(beside, path)
        beside.replace(path)
    except PermissionError as error:
        raise ExportError(_refused(path, error)) from error
    except OSError as error:
        raise ExportError(message("exporters.unwritable", file=str(path), why=_why(error))) from error
    finally:
        if beside is not None:
            beside.unlink(missing_ok=True)
    return pages


def _keep_rights(beside: Path, path: Path) -> None:
    """Give `beside` the rights of the file it replaces, else those of a new file."""
    if path.exists():
        beside.chmod(path.stat().st_mode & 0o777)
        return
    mask = os.umask(0)
    os.umask(mask)
    beside.chmod(0o666 & ~mask)


def _refused(path: Path, error: OSError) -> Message:
    """A file that is there but may not be replaced is most likely open in another program."""
    if path.is_file():
        return _locked(path)
    return message("exporters.unwritable", file=str(path), why=_why(error))


def _locked(path: Path) -> Message:
    return message("exporters.locked", file=str(path), other=other_name(path).name)


def _why(error: OSError) -> Message | str:
    """Why the system would not write, in words of the language where it is one of the usual reasons."""
    known = next((name for name, numbers in _REASONS.items() if error.errno in numbers), None)
    return message(f"exporters.why.{known}") if known else error.strerror or str(error)


_REASONS = {
    "no_folder": (errno.ENOENT, errno.ENOTDIR),
    "denied": (errno.EACCES, errno.EPERM, errno.EROFS),
    "full": (errno.ENOSPC, errno.EDQUOT),
    "long_name": (errno.ENAMETOOLONG,),
}
