"""A PDF made fit for archives: PDF/A-1b, by what the layout library does not write.

Adds the colour space that the colours are meant in, the metadata in XML and the sign that notes and links are printed;
takes out what the standard forbids. The source is ISO 19005-1; what of it holds is checked with a validator.
"""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, String

_PRINTED = 4  # the flag of an annotation that is printed
_SRGB = "sRGB IEC61966-2.1"
# The primaries of sRGB (IEC 61966-2-1) as ICC has them: adapted to the white of D50.
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
    b"wtpt": (0.96420, 1.0, 0.82491),
}


def write_archived(made: BytesIO, path: Path, title: str, author: str) -> None:
    """Write the PDF `made` to `path` as PDF/A-1b, the same bytes each time; OSError where it cannot be written."""
    with Pdf.open(made) as pdf:
        for key in ("/Trapped", "/Keywords", "/Subject", "/Author"):
            if key in pdf.docinfo and (key == "/Trapped" or not str(pdf.docinfo[key]).strip()):
                del pdf.docinfo[key]
        pdf.docinfo[Name.Title] = String(title)
        if author:
            pdf.docinfo[Name.Author] = String(author)
        pdf.Root.Metadata = pdf.make_stream(_metadata(pdf.docinfo), Type=Name.Metadata, Subtype=Name.XML)
        colours = pdf.make_stream(srgb(), N=3, Alternate=Name.DeviceRGB)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String(_SRGB),
            Info=String(_SRGB),
            DestOutputProfile=colours,
        )
        pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
        for page in pdf.pages:
            for note in page.obj.get("/Annots", ()):
                note.F = _PRINTED
        pdf.save(path, deterministic_id=True, object_stream_mode=ObjectStreamMode.disable, force_version="1.4")


def _metadata(said: Dictionary) -> bytes:
    """The properties of the file again, in XML; the two must say the same."""
    dated = _iso(str(said["/CreationDate"]))
    author = _property("dc:creator", str(said["/Author"]), "Seq") if "/Author" in said else ""
    about = _property("dc:description", str(said["/Subject"]), "Alt") if "/Subject" in said else ""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>"
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"{_property('dc:title', str(said['/Title']), 'Alt')}{author}{about}</rdf:Description>"
        '<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f"<xmp:CreateDate>{dated}</xmp:CreateDate><xmp:ModifyDate>{_iso(str(said['/ModDate']))}</xmp:ModifyDate>"
        f"<xmp:CreatorTool>{escape(str(said['/Creator']))}</xmp:CreatorTool></rdf:Description>"
        '<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f"<pdf:Producer>{escape(str(said['/Producer']))}</pdf:Producer></rdf:Description>"
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )
    return packet.encode("utf-8")


def _property(name: str, text: str, kind: str) -> str:
    language = ' xml:lang="x-default"' if kind == "Alt" else ""
    return f"<{name}><rdf:{kind}><rdf:li{language}>{escape(text)}</rdf:li></rdf:{kind}></{name}>"


def _iso(date: str) -> str:
    """ "D:20000101000000+00'00'" as "2000-01-01T00:00:00+00:00"."""
    digits = date.removeprefix("D:")
    year, month, day, hour, minute, second = digits[:4], *(digits[at : at + 2] for at in range(4, 14, 2))
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}+00:00"


def srgb() -> bytes:
    """The colour space sRGB as an ICC profile of version 2: three primaries, one curve of 256 steps."""
    curve = b"curv" + struct.pack(">II256H", 0, 256, *(round(65535 * _linear(step / 255)) for step in range(256)))
    name = _SRGB.encode() + b"\0"
    tags = {
        b"desc": b"desc" + struct.pack(">II", 0, len(name)) + name + bytes(78),
        b"cprt": b"text" + bytes(4) + b"No copyright\0",
        **{tag: b"XYZ " + bytes(4) + _fixed(*point) for tag, point in _PRIMARIES.items()},
        b"rTRC": curve,
    }
    listed, body, at = [], b"", 128 + 4 + 12 * (len(tags) + 2)
    for tag, data in tags.items():
        names = (b"rTRC", b"gTRC", b"bTRC") if tag == b"rTRC" else (tag,)
        listed += [each + struct.pack(">II", at + len(body), len(data)) for each in names]
        body += data + bytes(-len(data) % 4)
    table = struct.pack(">I", len(listed)) + b"".join(listed)
    size = 128 + len(table) + len(body)
    head = struct.pack(">I4sI", size, bytes(4), 0x02100000) + b"mntrRGB XYZ " + struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head += b"acsp" + bytes(28) + _fixed(0.96420, 1.0, 0.82491)  # the white of the space that profiles meet in
    return head.ljust(128, b"\0") + table + body


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)
