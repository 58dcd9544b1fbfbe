"""Small real files for the tests of reading, made in memory."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Sequence

from msoffcrypto.format.ooxml import OOXMLFile

from compare.reading import ReadOptions, read, source_from
from compare.report import Report, Unread, heading_path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def opened(name: str, content: bytes | str, options: ReadOptions | None = None) -> Report:
    """The file read; fails the test where it is not."""
    data = content.encode() if isinstance(content, str) else content
    result = read(source_from(name, data), data, options or ReadOptions())
    assert isinstance(result, Report), result
    return result


def refused(name: str, content: bytes, options: ReadOptions | None = None) -> Unread:
    """The refusal of the file; fails the test where it is read."""
    result = read(source_from(name, content), content, options or ReadOptions())
    assert isinstance(result, Unread), result
    return result


def headings(report: Report) -> list[str]:
    """The headings with the headings above them, joined by " > "."""
    return [" > ".join(heading_path(report, s.id)) for s in report.sections if s.heading]


def texts(report: Report) -> list[str]:
    """The texts of the paragraphs, notes among them."""
    return [b.text for b in report.blocks if b.kind == "paragraph"]


def tables(report: Report) -> list[list[list[str]]]:
    """The rows of the tables."""
    return [[list(row) for row in b.rows] for b in report.blocks if b.kind == "table"]


def package(parts: dict[str, str | bytes]) -> bytes:
    """A zip package of `parts`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """A Word document with the XML `body`; further parts by their name under word/ ("numbering", "styles")."""
    whole = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    more = {f"word/{name}.xml": f'<w:{root} xmlns:w="{WORD}">{xml}</w:{root}>'
            for name, xml in parts.items() for root in [name]}  # fmt: skip
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{kind}.{name}{main}+xml"/>'
        for name, main in (("document", ".main"), *((part, "") for part in parts))
    )
    links = {"_rels/.rels": [("officeDocument", "word/document.xml")],
             "word/_rels/document.xml.rels": [(name, f"{name}.xml") for name in parts]}  # fmt: skip
    rels = {
        path: f'<Relationships xmlns="{RELATIONS}">'
        + "".join(f'<Relationship Id="r{n}" Type="{office}/{t}" Target="{to}"/>' for n, (t, to) in enumerate(found))
        + "</Relationships>"
        for path, found in links.items()
    }
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    content_types = CONTENT_TYPES.replace("/>", f">{default}{types}</Types>")
    return package({"[Content_Types].xml": content_types, "word/document.xml": whole, **rels, **more})


def p(text: str, form: str = "", look: str = "") -> str:
    """A paragraph of WordprocessingML; `form` goes to its properties, `look` to its run's."""
    return f'<w:p><w:pPr>{form}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def bold(text: str, form: str = "") -> str:
    """A paragraph in bold."""
    return p(text, form, "<w:b/>")


def locked(body: str, password: str) -> bytes:
    """A Word document with the XML `body` under `password`."""
    # A file too small is not encrypted right.
    noise = "".join(p(random.Random(n).randbytes(40).hex()) for n in range(200))
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(docx(body + noise))).encrypt(password, out)
    return out.getvalue()


def tbl(*rows: Sequence[str]) -> str:
    """A table of WordprocessingML; a cell is a text, or XML where it begins with "<"."""
    cells = ["".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


BODY = "Trong kỳ, các cơ quan, đơn vị đã triển khai đồng bộ nhiều giải pháp; thu ngân sách đạt 312 tỷ đồng, tăng 8,5%."
