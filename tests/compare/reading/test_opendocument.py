"""OpenDocument files under a password, with tracked changes taken back, with fields and remarks in their text."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
import zlib
from typing import Literal

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from compare.reading import ReadOptions
from tests.compare.reading.documents import opened, package, refused, texts
from tests.compare.reading.test_formats import odt

MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
AES = "http://www.w3.org/2001/04/xmlenc#aes256-cbc"
SAID = "Thu ngân sách đạt 312 tỷ đồng."


def locked(password: str, algorithm: str = AES) -> bytes:
    """A text document as OpenDocument 1.2 encrypts it: deflated, padded, AES-256 with a key of PBKDF2."""
    with zipfile.ZipFile(io.BytesIO(odt(f"<text:p>{SAID}</text:p>"))) as plain:
        content = plain.read("content.xml")
    squeeze = zlib.compressobj(wbits=-15)
    data = squeeze.compress(content) + squeeze.flush()
    salt, vector = b"s" * 16, b"v" * 16
    key = hashlib.pbkdf2_hmac("sha1", hashlib.sha256(password.encode()).digest(), salt, 1000, 32)
    pad = 16 - len(data) % 16
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    secret = cipher.update(data + bytes(pad - 1) + bytes([pad])) + cipher.finalize()

    def b64(raw: bytes) -> str:
        return base64.b64encode(raw).decode()

    told: dict[str, dict[str, object]] = {
        "encryption-data": {"checksum-type": "urn:x#sha256-1k", "checksum": b64(hashlib.sha256(data[:1024]).digest())},
        "algorithm": {"algorithm-name": algorithm, "initialisation-vector": b64(vector)},
        "key-derivation": {"key-derivation-name": "PBKDF2", "key-size": 32, "iteration-count": 1000, "salt": b64(salt)},
        "start-key-generation": {"start-key-generation-name": "http://www.w3.org/2000/09/xmldsig#sha256"},
    }
    tags = [
        f"<m:{name} " + " ".join(f'm:{key}="{value}"' for key, value in values.items()) + ">"
        for name, values in told.items()
    ]
    manifest = (
        f'<m:manifest xmlns:m="{MANIFEST}"><m:file-entry m:full-path="content.xml">{tags[0]}'
        + "".join(tag.replace(">", "/>") for tag in tags[1:])
        + "</m:encryption-data></m:file-entry></m:manifest>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": manifest, "content.xml": secret,
    }  # fmt: skip
    return package(parts)


def test_a_locked_text_opens_with_its_password_only() -> None:
    content = locked("bí mật 1")
    assert refused("a.odt", content).needs_password
    wrong = refused("a.odt", content, ReadOptions(password="sai"))
    assert (wrong.reason.key, wrong.needs_password) == ("reading.password_wrong", True)
    assert texts(opened("a.odt", content, ReadOptions(password="bí mật 1"))) == [SAID]


def test_a_lock_of_another_kind_says_what_to_do() -> None:
    content = locked("x", "Blowfish CFB")
    assert refused("a.odt", content, ReadOptions(password="x")).reason.key == "reading.password_odf"


CHANGED = (
    "<text:tracked-changes>"
    '<text:changed-region text:id="c1"><text:insertion/></text:changed-region>'
    '<text:changed-region text:id="c2"><text:deletion><text:p>300</text:p></text:deletion></text:changed-region>'
    '<text:changed-region text:id="c3"><text:deletion><text:p>Đoạn đã xóa.</text:p></text:deletion>'
    "</text:changed-region>"
    "</text:tracked-changes>"
    '<text:p>Thu đạt <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>312'
    '<text:change-end text:change-id="c1"/> tỷ đồng.</text:p><text:change text:change-id="c3"/><text:p>Cuối.</text:p>'
)


@pytest.mark.parametrize(
    ("way", "said"),
    [
        ("accepted", ["Thu đạt 312 tỷ đồng.", "Cuối."]),
        ("original", ["Thu đạt 300 tỷ đồng.", "Đoạn đã xóa.", "Cuối."]),
    ],
)
def test_tracked_changes_are_accepted_or_taken_back(way: Literal["accepted", "original"], said: list[str]) -> None:
    report = opened("a.odt", odt(CHANGED), ReadOptions(tracked_changes=way))
    assert texts(report) == said
    assert f"reading.tracked_{way}" in [w.message.key for w in report.warnings]


@pytest.mark.parametrize("hidden", [
    f'<text:section text:display="none"><text:p>{SAID}</text:p></text:section>',
    f'<text:p><text:span text:style-name="H">{SAID}</text:span></text:p>',
    f'<text:p><text:hidden-text text:is-hidden="true">{SAID}</text:hidden-text></text:p>',
], ids=["section", "letters", "field"])  # fmt: skip
def test_what_is_hidden_is_left_out_and_told(hidden: str) -> None:
    style = '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    report = opened("a.odt", odt(f"<text:p>Chi 270 tỷ đồng.</text:p>{hidden}", style))
    assert texts(report) == ["Chi 270 tỷ đồng."]
    assert "hidden_text" in [warning.code for warning in report.warnings]


def test_fields_that_only_set_a_value_say_nothing_and_remarks_are_told() -> None:
    remark = "<office:annotation><text:p>phải là 320</text:p></office:annotation>"
    setting = '<text:variable-set text:display="none">9</text:variable-set>'
    report = opened("a.odt", odt(f"<text:p>Thu {setting}312{remark} tỷ</text:p>"))
    assert texts(report) == ["Thu 312 tỷ"]
    assert "remarks" in {w.code for w in report.warnings}
