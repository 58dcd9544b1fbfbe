"""The head of the first page, the title and the signature block of a PDF, each as the form has it."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Spacer
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import Table as Grid

from compare.document import Brief, Form, Heading
from compare.messages import words
from exporters.layout import balanced, blank, contents, date_line, number_line, right_column, signature
from exporters.pdf_blocks import Blocks
from exporters.profile import Profile

_NUMBER_ROOM = 30.0  # points at the right of the table of contents
_LEADER_ENDS = 22.0  # points from the right where the line of dots before a number ends
_BARE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("ALIGN", (0, 0), (-1, -1), "CENTER"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]


def head(form: Form, profile: Profile, blocks: Blocks, across: float) -> list[Flowable]:
    """Who issues and when, in two columns; of a plain form one line, where anything was given."""
    if profile.header == "none":
        said = " · ".join(part for part in (form.superior, form.issuer, form.place) if part)
        return [blocks.text(said, "issuer")] if said else []
    right = right_column(form, profile, across)
    left = across - right
    issuer = balanced(blank(form.issuer).upper(), "issuer", profile, left)
    superior = balanced(form.superior.upper(), "superior", profile, left)
    one: list[Flowable] = [blocks.text(superior, "superior")] if superior else []
    one.append(blocks.text(issuer, "issuer"))
    two: list[Flowable] = [blocks.text(profile.state_name, "state_name")]
    number = blocks.text(number_line(form, profile), "number")
    date = blocks.text(date_line(form, profile), "date")
    if profile.header == "party":
        one += [blocks.text(profile.motto, "motto")]
        two += [_Rule(_width(profile.state_name, "state_name", profile, blocks))]
    else:
        one += [_Rule(min(left, _width(issuer, "issuer", profile, blocks)) * profile.rule_share)]
        two += [blocks.text(profile.motto, "motto"), _Rule(_width(profile.motto, "motto", profile, blocks))]
    drawn = [number, _boxed(profile.draft_mark, profile, blocks)] if form.draft else [number]
    return [Grid([[one, two], [drawn, [date]]], colWidths=[left, right], style=_BARE)]  # number and date on one line


def draft_mark(profile: Profile, blocks: Blocks) -> list[Flowable]:
    """The mark of a draft on a line of its own, where no head bears it."""
    return [_boxed(profile.draft_mark, profile, blocks), Spacer(0, 6)]


def title(form: Form, profile: Profile, blocks: Blocks, across: float) -> list[Flowable]:
    """The kind of document and what it is about, with the rule under it."""
    subject = balanced(form.subject, "subject", profile, across)
    out: list[Flowable] = [blocks.text(form.document_type, "document_type"), blocks.text(subject, "subject")]
    if profile.rule_share:
        longest = max(_width(line, "subject", profile, blocks) for line in subject.split("\n"))
        out.append(_Rule(min(longest, across) * profile.rule_share))
    return out


def contents_list(brief: Brief, profile: Profile, blocks: Blocks) -> list[Flowable]:
    """The table of contents of a long brief, each entry a link; with page numbers where pages are counted through."""
    entries = contents(brief, profile)
    if not entries:
        return []
    keys = contents_keys(brief, profile)
    return [
        blocks.text(words("exporters.contents", brief.language), "contents_title"),
        *(
            _Entry(blocks.linked(text, f"o{key}", "contents"), f"o{key}", numbered)
            for text, (key, numbered) in zip(entries, keys, strict=True)
        ),
    ]


def contents_keys(brief: Brief, profile: Profile) -> list[tuple[int, bool]]:
    """The place in the outline of each entry of the table of contents, and whether it has a page in the one count."""
    outlined = [block for block in brief.blocks if isinstance(block, Heading)]
    heads = [(place, True) for place, block in enumerate(outlined, 1) if block.level == 1]
    own = profile.page_number.each_appendix  # an appendix counted from 1 again has no place in the count
    return [*heads, *((len(outlined) + place, not own) for place in range(1, len(brief.appendices) + 1))]


def page_form(key: str) -> str:
    """The name under which the page number of the outline's entry `key` is drawn once it is known."""
    return f"page-of-{key}"


def signature_block(form: Form, profile: Profile, blocks: Blocks, across: float) -> list[Flowable]:
    """Who it goes to on the left, who signs on the right; of a plain form nothing where nobody signs."""
    said = signature(form, profile)
    if profile.header == "none" and not (said.signer or said.recipients):
        return []
    one: list[Flowable] = [blocks.text(said.recipients_label, "recipients_label")] if said.recipients_label else []
    one += [blocks.text(line, "recipients") for line in said.recipients]
    two: list[Flowable] = [blocks.text(said.authority, "authority")] if said.authority else []
    if said.title or profile.header != "none":
        two.append(blocks.text(blank(said.title), "signer_title"))
    two.append(blocks.text(blank(said.signer), "signer"))
    left = across * 0.47
    made = Grid([[one, two]], colWidths=[left, across - left], style=_BARE)
    made.spaceBefore = 12
    return [made]


def _width(text: str, name: str, profile: Profile, blocks: Blocks) -> float:
    form = profile.text[name]
    said = blocks.fonts.shown(text.upper() if form.upper else text)
    return max(float(stringWidth(line, blocks.fonts.of(form), form.size)) for line in said.split("\n"))


class _Entry(Flowable):  # type: ignore[misc]
    """An entry of the table of contents; its page number is a drawing that is made when all pages are laid out."""

    def __init__(self, text: Flowing, key: str, numbered: bool) -> None:
        super().__init__()
        self._text, self._key, self._numbered = text, key, numbered

    def wrap(self, wide: float, high: float) -> tuple[float, float]:
        self.width, (_, self.height) = wide, self._text.wrap(wide - _NUMBER_ROOM, high)
        return self.width, self.height

    def getSpaceBefore(self) -> float:
        return float(self._text.getSpaceBefore())

    def draw(self) -> None:
        self._text.drawOn(self.canv, 0, 0)
        if self._numbered:
            self.canv.saveState()
            style = self._text.style
            self.canv.translate(self.width, style.leading - style.fontSize)  # the base line of the last line
            last = self._text.blPara.lines[-1]
            left = -float(last[0] if isinstance(last, tuple) else last.extraSpace) - _NUMBER_ROOM
            self.canv.setLineWidth(0.7)
            self.canv.setDash(0.7, 2.8)  # points that lead the eye, as Word's do
            self.canv.line(min(left + 4, -_LEADER_ENDS), 0.4, -_LEADER_ENDS, 0.4)
            self.canv.doForm(page_form(self._key))
            self.canv.restoreState()


class _Rule(Flowable):  # type: ignore[misc]
    """A rule `points` long in the middle of the room it gets."""

    def __init__(self, points: float) -> None:
        super().__init__()
        self._points = points

    def wrap(self, wide: float, _: float) -> tuple[float, float]:
        self.width, self.height = wide, 8.0
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setLineWidth(0.75)
        middle = self.width / 2
        self.canv.line(middle - self._points / 2, 4.5, middle + self._points / 2, 4.5)


def _boxed(text: str, profile: Profile, blocks: Blocks) -> Flowable:
    wide = _width(text, "draft", profile, blocks) + 16
    form = [*_BARE, ("BOX", (0, 0), (-1, -1), 0.75, "black"), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)]
    box = Grid([[blocks.text(text, "draft")]], colWidths=[wide], style=form, hAlign="CENTER")
    box.spaceBefore = 6
    return box
