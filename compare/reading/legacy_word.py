"""Old Word files (.doc): converted to .docx by LibreOffice, where it is installed, and read as that.

LibreOffice answers 0 on failures, so what counts is that its output opens. It runs with a profile of its own in a
scratch folder, which goes when the file is read.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from compare.messages import message
from compare.reading import word
from compare.reading.form import Document, ReadingError
from compare.reading.limits import limit
from compare.report import Warning

_USUAL = (
    "/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe", r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)  # fmt: skip


def converter() -> str | None:
    """The program that converts old Word files; None where none is installed."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    return next((path for path in _USUAL if Path(path).is_file()), None)


def read(content: bytes, tracked_changes: str) -> Document:
    """The document in `content`; ReadingError where there is no converter, or it fails."""
    program = converter()
    if program is None:
        raise ReadingError(message("reading.no_converter"))
    with tempfile.TemporaryDirectory(prefix="doichieu-doc-", ignore_cleanup_errors=True) as folder:
        converted = _converted(program, content, Path(folder))
    found = word.read(converted, tracked_changes)
    found.format = "doc"
    found.warnings.append(Warning("converted", message("reading.converted")))
    return found


def _converted(program: str, content: bytes, folder: Path) -> bytes:
    source = folder / "source.doc"
    source.write_bytes(content)
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore", "--nolockcheck",
        "--nodefault", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    try:
        subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
            timeout=limit("seconds") - 10, cwd=folder, env={**os.environ, "HOME": str(folder)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0,
        )  # fmt: skip
        output = (folder / "source.docx").read_bytes()
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise ReadingError(message("reading.conversion_failed")) from failed
    if not output:
        raise ReadingError(message("reading.conversion_failed"))
    return output
