"""OpenDocument files under a password, as OpenDocument 1.2 part 3, section 3.4 tells: each part is encrypted by itself.

AES in CBC mode with a key made by PBKDF2 from the password's SHA-256 (or SHA-1) is opened; the older Blowfish and the
newer Argon2 ask the user to save the file again without a password.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from dataclasses import dataclass

from lxml import etree

from compare.messages import message
from compare.reading.form import ReadingError
from compare.reading.limits import limit
from compare.reading.package import Package, parse_xml

_M = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_CHECKED = 1024  # bytes of a part that its checksum is of
_MOST_ROUNDS = 5_000_000


@dataclass(frozen=True, slots=True)
class _Lock:
    """How one part is encrypted."""

    start: str  # the hash of the password that the key is made from
    salt: bytes
    rounds: int
    size: int
    vector: bytes
    summed: str  # the hash of the checksum
    checksum: bytes


class _Unlocked(Package):
    """A package whose encrypted parts come out decrypted."""

    def __init__(self, content: bytes, password: str | None) -> None:
        super().__init__(content)
        self._password = password
        self._locks: dict[str, etree._Element] = {}
        written = super().part("META-INF/manifest.xml") or b""
        manifest = parse_xml(written) if b"encryption-data" in written else None
        for entry in manifest.iter(f"{_M}file-entry") if manifest is not None else ():
            if (data := entry.find(f"{_M}encryption-data")) is not None:
                self._locks[entry.get(f"{_M}full-path", "")] = data
        if "encrypted-package" in self._locks:
            raise ReadingError(message("reading.password_odf"))

    def part(self, name: str) -> bytes | None:
        """The bytes of the part `name`; ReadingError, asking for the password, where it is not the right one."""
        data = super().part(name)
        found = self._locks.get(name)
        if data is None or found is None:
            return data
        if not self._password:
            raise ReadingError(message("reading.password_needed"), needs_password=True)
        return _opened(data, _lock(found), self._password)


def unlocked_package(content: bytes, password: str | None) -> Package:
    """The package in `content`, opened with `password` where it has one."""
    return _Unlocked(content, password)


def _lock(data: etree._Element) -> _Lock:
    """How a part is encrypted; ReadingError where it is in a way that is not opened here."""
    algorithm, derivation = data.find(f"{_M}algorithm"), data.find(f"{_M}key-derivation")
    start = data.find(f"{_M}start-key-generation")
    if algorithm is None or derivation is None:
        raise ReadingError(message("reading.damaged"))
    named = start.get(f"{_M}start-key-generation-name", "") if start is not None else "sha1"
    known = algorithm.get(f"{_M}algorithm-name", "").endswith(("aes256-cbc", "aes128-cbc", "aes192-cbc"))
    if not known or derivation.get(f"{_M}key-derivation-name") != "PBKDF2":
        raise ReadingError(message("reading.password_odf"))
    try:
        rounds, size = int(derivation.get(f"{_M}iteration-count", "1024")), int(derivation.get(f"{_M}key-size", "16"))
        salt = base64.b64decode(derivation.get(f"{_M}salt", ""))
        vector = base64.b64decode(algorithm.get(f"{_M}initialisation-vector", ""))
        checksum = base64.b64decode(data.get(f"{_M}checksum", ""))
    except (ValueError, binascii.Error) as broken:
        raise ReadingError(message("reading.damaged")) from broken
    if not 0 < rounds <= _MOST_ROUNDS or size not in (16, 24, 32) or len(vector) != 16:
        raise ReadingError(message("reading.damaged"))
    summed = "sha256" if "sha256" in data.get(f"{_M}checksum-type", "").lower() else "sha1"
    return _Lock("sha256" if "sha256" in named.lower() else "sha1", salt, rounds, size, vector, summed, checksum)


def _opened(data: bytes, lock: _Lock, password: str) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    if not data or len(data) % 16:
        raise ReadingError(message("reading.damaged"))
    key = hashlib.pbkdf2_hmac(
        "sha1", hashlib.new(lock.start, password.encode()).digest(), lock.salt, lock.rounds, lock.size
    )
    cipher = Cipher(algorithms.AES(key), modes.CBC(lock.vector)).decryptor()
    plain = cipher.update(data) + cipher.finalize()
    plain = plain[: -plain[-1]] if 0 < plain[-1] <= 16 else plain
    if hashlib.new(lock.summed, plain[:_CHECKED]).digest() != lock.checksum:
        raise ReadingError(message("reading.password_wrong"), needs_password=True)
    return _inflated(plain)


def _inflated(data: bytes) -> bytes:
    cap = limit("part_mb") * 2**20
    try:
        whole = zlib.decompressobj(-15).decompress(data, cap + 1)
    except zlib.error as broken:
        raise ReadingError(message("reading.damaged")) from broken
    if len(whole) > cap:
        raise ReadingError(message("reading.too_large_inside"))
    return whole
