"""A zip package whose bytes depend on its parts alone: fixed times and rights, parts in a fixed order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"  # readers of Office packages look for it at the front


def write_package(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write `parts`, by name, into a new package at `path`; OSError where it cannot be written."""
    with ZipFile(path, "w") as package:
        for name in sorted(parts, key=lambda n: (n != _FIRST, n)):
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0
            package.writestr(info, parts[name], compresslevel=6)
