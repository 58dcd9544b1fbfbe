"""Word and Excel files under a password: an OLE file with the real one encrypted inside."""

from __future__ import annotations

import io
import struct

from compare.messages import message
from compare.reading.form import ReadingError

# Excel's own password for workbooks that are only protected against changes (MS-OFFCRYPTO 2.4.2.3): it asks for none.
_EXCELS_OWN = "VelvetSweatshop"


def unlocked(content: bytes, password: str | None) -> bytes:
    """The file inside `content`; ReadingError, asking for the password, where none or a wrong one was given."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    key = "password_wrong" if password else "password_needed"
    out = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(content))
        # Not asked to verify: the library then refuses the right password of files that Word and Excel themselves
        # wrote, and the old formats know no such word. A wrong one shows in what comes out.
        office.load_key(password=password or _EXCELS_OWN)
        office.decrypt(out)
    except InvalidKeyError as wrong:
        raise ReadingError(message(f"reading.{key}"), needs_password=True) from wrong
    except (DecryptionError, FileFormatError, ParseError) as broken:
        raise ReadingError(message(f"reading.{key}"), needs_password=True) from broken
    except (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, struct.error) as broken:
        raise ReadingError(message("reading.damaged")) from broken
    if not out.getvalue().startswith((b"PK", b"\xd0\xcf\x11\xe0")):
        raise ReadingError(message(f"reading.{key}"), needs_password=True)
    return out.getvalue()


def unlocked_old(content: bytes, password: str | None) -> bytes:
    """An old .doc or .xls file without its password; as it is where it has none, or is too damaged to tell."""
    import msoffcrypto

    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    except Exception:  # the library raises what its parts raise on damaged files; the format's reader tells of them
        return content
    return unlocked(content, password) if locked else content
