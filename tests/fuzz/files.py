"""Good files of every format to be broken, and the ways of breaking them; the same numbers break them the same way."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from PIL import Image

from compare.reading.pages import page_picture
from tests.benchmarks import documents

_ZIPPED = ("docx", "xlsx", "odt", "ods")
_IN_PLACES = ("doc", "xls")  # what stands where is told by places in the file: a longer one is refused at once
_CONVERTED = {"odt": "docx", "rtf": "docx", "doc": "docx", "html": "docx", "ods": "xlsx", "xls": "xlsx"}
_TOKENS = (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"999999999", b"-1", b"<", b">", b"&#0;", b"\"", b"{\\", b"}",
           b"endobj", b"<!DOCTYPE a>", b"<![CDATA[", b"\xed\xa0\x80", "Đ".encode(), b"%s", b"1e309")  # fmt: skip


def good_files(only: Collection[str] = ()) -> dict[str, bytes]:
    """A small good file of every format, or of those in `only`; those that LibreOffice makes are left out where it is
    missing."""
    text = "\n\n".join(text for _, text in documents.paragraphs(1))
    rows = "\n".join(";".join(row) for row in documents.rows(20))
    found = {
        "docx": documents.word(1), "pdf": documents.pdf(1), "xlsx": documents.workbook(20),
        "txt": text.encode(), "md": f"# Báo cáo\n\n{text}\n\n| a | b |\n| - | - |\n| 1 | 2 |\n".encode(),
        "csv": rows.encode("utf-16"), "mht": _web_archive(text), "png": _picture("PNG"), "jpg": _picture("JPEG"),
    }  # fmt: skip
    for ending, origin in _CONVERTED.items():
        if only and ending not in only:
            continue
        if (content := _converted(found[origin], origin, ending)) is not None:
            found[ending] = content
    return {ending: content for ending, content in found.items() if not only or ending in only}


def _picture(kind: str) -> bytes:
    """The head of a page as a small picture: read by OCR in a fraction of a second."""
    page = Image.open(io.BytesIO(page_picture(documents.pdf(1), 1, 500).png)).convert("L")
    out = io.BytesIO()
    page.crop((40, 40, 340, 90)).save(out, kind)
    return out.getvalue()


def _web_archive(text: str) -> bytes:
    html = f"<html><body><h1>Báo cáo</h1><table><tr><td>1<td>2</table><p>{text}</body></html>"
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    return f"{head}Content-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--b--\r\n".encode()


def _converted(content: bytes, origin: str, ending: str) -> bytes | None:
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"a.{origin}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", ending, "--outdir", folder, str(source)]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False, timeout=120)
        made = Path(folder) / f"a.{ending}"
        return made.read_bytes() if made.exists() else None


def broken(content: bytes, ending: str, chance: random.Random) -> bytes:
    """`content` broken in one to eight places: of a zip package mostly inside one of its parts."""
    if ending in _ZIPPED and chance.random() < 0.75:
        return _repacked(content, chance)
    if ending in _IN_PLACES and chance.random() < 0.75:
        return _overwritten(content, chance)
    if ending == "png" and chance.random() < 0.75:
        return _with_sums(content, chance)
    return _mutated(content, chance)


def _repacked(content: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts: Mapping[str, bytes] = {name: package.read(name) for name in package.namelist()}
    chosen = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, _mutated(data, chance) if name == chosen else data)
    return out.getvalue()


def _mutated(content: bytes, chance: random.Random) -> bytes:
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        chance.choice(_WAYS)(data, chance)
    return bytes(data)


def _with_sums(content: bytes, chance: random.Random) -> bytes:
    """A PNG with one of its chunks broken and the sums put right: else it is refused before it is looked into."""
    chunks, at = [], 8
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        chunks.append((content[at + 4 : at + 8], content[at + 8 : at + 8 + size]))
        at += 12 + size
    chosen = chance.randrange(len(chunks))
    out = [content[:8]]
    for n, (kind, data) in enumerate(chunks):
        data = _mutated(data, chance) if n == chosen else data
        out += [len(data).to_bytes(4, "big"), kind, data, zlib.crc32(kind + data).to_bytes(4, "big")]
    return b"".join(out)


def _overwritten(content: bytes, chance: random.Random) -> bytes:
    """`content` with other bytes in one to eight places, of the length it had."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        other = chance.choice((*_TOKENS, chance.randbytes(2), bytes([data[at] ^ 1 << chance.randrange(8)])))
        data[at : at + len(other)] = other
    return bytes(data[: len(content)])


def _flip(data: bytearray, chance: random.Random) -> None:
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _cut(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    del data[start : start + chance.choice((1, 4, 30, 400))]


def _end(data: bytearray, chance: random.Random) -> None:
    if chance.random() < 0.2:
        del data[chance.randrange(len(data) + 1) :]


def _repeat(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    piece = bytes(data[start : start + chance.choice((1, 8, 60, 900))])
    data[start:start] = piece * chance.choice((1, 2, 50))


def _insert(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data) + 1)
    data[start:start] = chance.choice(_TOKENS)


def _digits(data: bytearray, chance: random.Random) -> None:
    """Makes a number of the file another one: counts, sizes and places are where readers are trusting."""
    places = [i for i in range(0, len(data), 7) if 48 <= data[i] <= 57]
    if places:
        at = chance.choice(places)
        data[at : at + 1] = chance.choice((b"9", b"0", b"-", b"99999999"))


_WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _flip, _cut, _end, _repeat, _insert, _digits)
