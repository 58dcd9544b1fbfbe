"""The stamps of secrecy on a document's face (Luật Bảo vệ bí mật nhà nước 2018, điều 8): one rule for files that are
read and for texts that are not yet."""

from __future__ import annotations

_STAMPS = ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


def stamp_in(line: str) -> str | None:
    """The degree of secrecy that `line` is; None where it is something else.

    >>> stamp_in("[ TỐI MẬT ]")
    'TỐI MẬT'
    """
    bare = " ".join(line.split()).strip(" *.[]()")
    return bare if bare in _STAMPS else None
