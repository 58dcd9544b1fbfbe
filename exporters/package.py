"""A zip package whose bytes depend on its parts alone: fixed times and rights, parts in a fixed order."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"  # readers of Office packages look for it at the front


def rewrite_package(made: BinaryIO, path: Path) -> None:
    """Write the parts of the package `made` into a new one at `path`; OSError where it cannot be written."""
    with ZipFile(made) as parts, ZipFile(path, "w") as package:
        for name in sorted(parts.namelist(), key=lambda n: (n != _FIRST, n)):
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            package.writestr(info, parts.read(name), compresslevel=6)
