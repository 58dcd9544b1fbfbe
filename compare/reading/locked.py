"""Word and Excel files under a password: an OLE file with the real one encrypted inside."""

from __future__ import annotations

import io
import struct

from compare.messages import message
from compare.reading.form import ReadingError


def unlocked(content: bytes, password: str | None) -> bytes:
    """The file inside `content`; ReadingError, asking for the password, where none or a wrong one was given."""
    import msoffcrypto
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError

    if not password:
        raise ReadingError(message("reading.password_needed"), needs_password=True)
    out = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(content))
        office.load_key(password=password, verify_password=True)
        office.decrypt(out)
    except InvalidKeyError as wrong:
        raise ReadingError(message("reading.password_wrong"), needs_password=True) from wrong
    except (DecryptionError, FileFormatError, ParseError) as broken:
        raise ReadingError(message("reading.password_wrong"), needs_password=True) from broken
    except (OSError, ValueError, KeyError, IndexError, AttributeError, TypeError, struct.error) as broken:
        raise ReadingError(message("reading.damaged")) from broken
    return out.getvalue()


def unlocked_old(content: bytes, password: str | None) -> bytes:
    """An old .doc or .xls file without its password; as it is where it has none, or is too damaged to tell."""
    import msoffcrypto

    try:
        locked = msoffcrypto.OfficeFile(io.BytesIO(content)).is_encrypted()
    except Exception:  # the library raises what its parts raise on damaged files; the format's reader tells of them
        return content
    return unlocked(content, password) if locked else content
