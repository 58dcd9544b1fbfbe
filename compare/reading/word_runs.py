"""The text of a Word paragraph: its runs with their forms, fields and links, signs and formulas, tracked changes.

Text boxes and notes that stand in it are kept for after the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree

from compare.reading import charsets
from compare.reading.form import Piece, raised
from compare.reading.losses import Losses
from compare.reading.numbering import W
from compare.reading.word_details import branch, chosen, inside_box, symbol
from compare.reading.word_forms import Form, Forms
from compare.reading.word_math import M, in_line

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
TRANSPARENT = frozenset(f"{W}{name}" for name in (
    "sdt", "sdtContent", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo",
))  # fmt: skip
ALTERNATES = f"{MC}AlternateContent"
ADDED, DELETED = frozenset([f"{W}ins", f"{W}moveTo"]), frozenset([f"{W}del", f"{W}moveFrom"])
# The tags asked for at every element, joined once.
_RUN, _RUN_FORM, _TEXT, _FORMULAS = f"{W}r", f"{W}rPr", f"{W}t", (f"{M}oMath", f"{M}oMathPara")
_DRAWINGS = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object", "txbxContent"))
_DRAWN = ("blip", "imagedata", "chart", "OLEObject", "relIds", "textpath")
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class Runs:
    """Reads the runs of paragraphs; `notes` are footnotes and endnotes by the tag that calls for one, and its id."""

    def __init__(self, forms: Forms, notes: Mapping[str, Mapping[str, etree._Element]], losses: Losses) -> None:
        self._forms = forms
        self._notes = notes
        self._losses = losses
        self.kept, self.dropped = (ADDED, DELETED) if losses.accepted else (DELETED, ADDED)
        self._texts = (_TEXT,) if losses.accepted else (_TEXT, f"{W}delText")
        self.boxes: list[etree._Element] = []  # of the paragraphs read since they were last taken
        self.called: list[etree._Element] = []  # the notes of those
        self._fields: list[bool] = []  # the fields that are open: whether in what they compute, which is not shown

    def end(self) -> None:
        """Ends a paragraph: a field that computes on beyond it is a broken one, and hides nothing of the next."""
        if self._fields:
            self._fields = [computes for computes in self._fields if not computes]

    def read(
        self, children: Iterable[etree._Element], style_id: str, pieces: list[Piece], sizes: list[tuple[int, float]]
    ) -> None:
        """Adds the text of `children` to `pieces`, and to `sizes` how many letters have which size in points."""
        for child in children:
            tag = child.tag
            if tag == _RUN:
                self._run(child, style_id, pieces, sizes)
            elif tag in TRANSPARENT:
                self.read(child, style_id, pieces, sizes)
            elif tag in self.kept:
                self._losses.changed = True
                self.read(child, style_id, pieces, sizes)
            elif tag in self.dropped:
                self._losses.changed = True
            elif tag == ALTERNATES:
                self.read(branch(child), style_id, pieces, sizes)
            elif tag in _FORMULAS:
                pieces.append((in_line(child), False, False, False))
            elif tag == f"{W}subDoc":
                self._losses.embedded += 1

    def _run(self, run: etree._Element, style_id: str, pieces: list[Piece], sizes: list[tuple[int, float]]) -> None:
        form = self._forms.plain(style_id)
        text = ""
        computed = bool(self._fields) and any(self._fields)
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                text += child.text or ""
            elif tag == _RUN_FORM:
                form = self._forms.of(child, style_id)
                if form.hidden:
                    break
            else:
                text += self._sign(tag, child)
        if form.hidden:
            self._losses.hidden = self._losses.hidden or run.find(_TEXT) is not None
        elif text and not (computed and any(self._fields)):
            if form.otherwise:
                text = self._as_shown(text, form)
            pieces.append((text, form.bold, form.italic, form.underline))
            if form.size:
                sizes.append((len(text), form.size))

    def _as_shown(self, text: str, form: Form) -> str:
        if form.font and (decoded := charsets.by_font(text, form.font)) is not None:
            self._losses.legacy.add(form.font)
            text = decoded
        if form.raised:
            text = raised(text)
        return text.upper() if form.caps else text

    def _sign(self, tag: str, child: etree._Element) -> str:
        """What a child of a run says or stands for; notes and drawings are kept for after the paragraph."""
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag in self._texts:
            return child.text or ""
        if tag == f"{W}br":
            return "\n" if child.get(f"{W}type") != "page" else " "
        if tag == f"{W}sym":
            return symbol(child)
        if tag == f"{W}fldChar":
            self._field(child.get(f"{W}fldCharType", ""))
            return chosen(child)
        if tag == f"{W}ruby":
            return "".join(text.text or "" for text in child.iterfind(f"{W}rubyBase//{_TEXT}"))
        if tag == ALTERNATES:
            return "".join(self._sign(part.tag, part) for part in branch(child))
        if tag in self._notes:
            note = self._notes[tag].get(child.get(f"{W}id", ""))
            if note is not None:
                self.called.append(note)
        elif tag == f"{W}commentReference":
            self._losses.remarks += 1
        elif tag in _DRAWINGS:
            self._drawn(child)
        return ""

    def _field(self, mark: str) -> None:
        """Takes note of a field's begin, of the mark between what it computes and its result, or of its end."""
        if mark == "begin":
            self._fields.append(True)
        elif self._fields and mark == "separate":
            self._fields[-1] = False
        elif self._fields:
            self._fields.pop()

    def _drawn(self, element: etree._Element) -> None:
        """Takes the text boxes of a drawing for after the paragraph; a drawing without any is counted as a picture."""
        found = [box for box in element.iter(f"{W}txbxContent") if not inside_box(box, element)]
        self.boxes.extend(found)
        if not found:
            self._losses.pictures += any(
                isinstance(e.tag, str) and e.tag.rpartition("}")[2] in _DRAWN for e in element.iter()
            )
