"""A brief as a Word file: real styles, automatic numbers, repeated heads, notes, native charts, no template.

The package is written part by part from the profile, so that nothing is in it that the form does not ask for and the
same brief gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from compare.document import Appendix, Block, Brief, Chart, Form, Heading, Paragraph, Table
from compare.messages import words
from exporters import word_chart
from exporters.layout import (
    appendix_label,
    attached,
    balanced,
    blank,
    closed,
    compacted,
    date_line,
    number_line,
    signature,
)
from exporters.metrics import width
from exporters.package import write_package
from exporters.profile import Profile, TextForm
from exporters.word_parts import (
    DECLARATION,
    R,
    W,
    app_properties,
    core_properties,
    font_table,
    footnotes,
    header,
    numbering,
    settings,
    style_id,
    styles,
    theme,
    twips,
)
from exporters.word_text import Text, run, styled

_POINT = 20  # twentieths
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def write(brief: Brief, path: Path, profile: Profile) -> None:
    """Write `brief` to `path` as .docx; how many pages it has is known to no one before Word lays it out."""
    profile = compacted(profile) if brief.is_compact else profile
    made = _Document(brief, profile)
    body = made.body()
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"{DECLARATION}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles(profile, brief.language),
        "word/numbering.xml": numbering(profile),
        "word/settings.xml": settings(brief.language),
        "word/fontTable.xml": font_table(profile),
        "word/theme/theme1.xml": theme(profile),
        "word/footnotes.xml": footnotes(made.text.notes),
        "word/header1.xml": header(True),
        "word/header2.xml": header(not profile.page_number.hide_first),
        "docProps/core.xml": core_properties(brief, profile),
        "docProps/app.xml": app_properties(),
    }
    for number, chart in enumerate(made.charts, 1):
        parts.update(word_chart.parts(chart, number, profile.font.word))
    parts["_rels/.rels"] = _relations(_ROOTS)
    parts["word/_rels/document.xml.rels"] = _relations({**_PARTS, **_chart_parts(len(made.charts))})
    parts["[Content_Types].xml"] = _content_types(len(made.charts))
    write_package(path, {n: p if isinstance(p, bytes) else p.encode("utf-8") for n, p in parts.items()})


_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:c="{_DRAWING}/chart"'
)


class _Document:
    """The body of the document while it is written."""

    def __init__(self, brief: Brief, profile: Profile) -> None:
        self.brief = brief
        self.profile = profile
        self.text = Text(brief)
        self.charts: list[Chart] = []

    def body(self) -> str:
        """Everything between the body's tags: the head, the text, the signature, the appendices."""
        form, profile = self.brief.form, self.profile
        parts = [_head(form, profile, self._width(False)), _title(form, profile, self._width(False))]
        body = [self._block(b, self._width(False)) for b in closed(self.brief.blocks, profile)]
        parts += [*body[:-1], *(_kept(last) for last in body[-1:])]
        parts.append(_signature(form, profile, self._width(False)))
        if not profile.verified:
            parts.append(styled("table_note", run(words("exporters.unverified", self.brief.language))))
        sections = [(False, "".join(parts))]
        for place, appendix in enumerate(self.brief.appendices, 1):
            sections.append((appendix.landscape, self._appendix(place, appendix)))
        out = []
        for place, (landscape, inside) in enumerate(sections, 1):
            form_of = self._section(landscape, first=place == 1)
            last = place == len(sections)
            out.append(inside + (form_of if last else f"<w:p><w:pPr>{_TINY}{form_of}</w:pPr></w:p>"))
        return "".join(out)

    def _appendix(self, place: int, appendix: Appendix) -> str:
        parts = []
        if len(self.brief.appendices) > 1 or self.profile.appendix_number:
            parts.append(styled("appendix_number", run(appendix_label(place, self.brief, self.profile))))
        parts.append(styled("appendix_title", run(appendix.title)))
        if note := attached(appendix, self.brief, self.profile):
            parts.append(styled("appendix_note", run(note)))
        parts += [self._block(block, self._width(appendix.landscape)) for block in appendix.blocks]
        return "".join(parts)

    def _block(self, block: Block, across: int) -> str:
        match block:
            case Heading():
                return styled(f"heading{min(block.level, 3)}", run(block.text))
            case Paragraph():
                return self.text.paragraph(block)
            case Table():
                return self.text.table(block, across)
            case Chart():
                self.charts.append(block)
                caption = styled("caption", run(block.title))
                return caption + word_chart.inline(block, len(self.charts), across)

    def _width(self, landscape: bool) -> int:
        page = self.profile.page
        paper = page.height if landscape else page.width
        return twips(paper - page.left - page.right)

    def _section(self, landscape: bool, first: bool) -> str:
        """The form of a section: paper, margins, header, and whether its pages are counted from 1."""
        page, numbers = self.profile.page, self.profile.page_number
        wide, high = (page.height, page.width) if landscape else (page.width, page.height)
        turned = ' w:orient="landscape"' if landscape else ""
        own = first or numbers.each_appendix
        start = '<w:pgNumType w:start="1"/>' if own else ""
        first_page = "<w:titlePg/>" if own else ""
        return (
            '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:headerReference w:type="first" r:id="rId7"/>'
            f'<w:type w:val="nextPage"/><w:pgSz w:w="{twips(wide)}" w:h="{twips(high)}"{turned}/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
            f'w:left="{twips(page.left)}" w:header="{twips(numbers.from_edge)}" w:footer="{twips(numbers.from_edge)}" '
            f'w:gutter="0"/>{start}{first_page}</w:sectPr>'
        )


# The head of the first page ------------------------------------------------------------------------------------------


def _head(form: Form, profile: Profile, across: int) -> str:
    if profile.header == "none":
        said = " · ".join(part for part in (form.superior, form.issuer, form.place) if part)
        return styled("issuer", run(said)) if said else ""
    right = max(
        round(across * 0.55), round(width(profile.state_name, profile.text["state_name"], profile.font) * 20) + 60
    )
    left = across - right
    is_party = profile.header == "party"
    issuer = balanced(blank(form.issuer).upper(), "issuer", profile, left / _POINT)
    superior = balanced(form.superior.upper(), "superior", profile, left / _POINT)
    one = [styled("superior", run(superior))] if superior else []
    one.append(styled("issuer", run(issuer)))
    two = [styled("state_name", run(profile.state_name))]
    if is_party:
        one += [styled("motto", run(profile.motto)), styled("number", run(number_line(form, profile)))]
        two += [_rule(profile.state_name, "state_name", 1.0, profile, right), _date(form, profile)]
    else:
        one.append(_rule(issuer, "issuer", profile.rule_share, profile, left))
        one.append(styled("number", run(number_line(form, profile))))
        two += [styled("motto", run(profile.motto)), _rule(profile.motto, "motto", 1.0, profile, right)]
        two.append(_date(form, profile))
    if form.draft:
        one.append(_boxed(profile.draft_mark, profile.text["draft"], profile, left))
    return _columns(("".join(one), "".join(two)), (left, right))


def _kept(paragraph: str) -> str:
    """The last paragraph, kept with what follows: a signature does not stand on a page alone."""
    return re.sub(r"(<w:pStyle [^>]*/>)", r"\1<w:keepNext/><w:keepLines/>", paragraph, count=1)


def _date(form: Form, profile: Profile) -> str:
    return styled("date", run(date_line(form, profile)))


def _title(form: Form, profile: Profile, across: int) -> str:
    kind = styled("document_type", run(form.document_type))
    said = balanced(form.subject, "subject", profile, across / _POINT)
    subject = styled("subject", run(said))
    line = ""
    if profile.rule_share:
        longest = max(width(part, profile.text["subject"], profile.font) for part in said.split("\n"))
        line = _line(longest * profile.rule_share, across)
    return kind + subject + line


def _signature(form: Form, profile: Profile, across: int) -> str:
    said = signature(form, profile)
    if profile.header == "none" and not (said.signer or said.recipients):
        return ""
    left = round(across * 0.47)
    one = [styled("recipients_label", run(said.recipients_label))] if said.recipients_label else []
    one += [styled("recipients", run(line)) for line in said.recipients] or [styled("recipients", "")]
    two = [styled("authority", run(said.authority), "<w:keepNext/>")] if said.authority else []
    two.append(styled("signer_title", run(blank(said.title)), "<w:keepNext/>"))
    two.append(styled("signer", run(blank(said.signer))))
    gap = '<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="exact"/></w:pPr></w:p>'
    return gap + _columns(("".join(one), "".join(two)), (left, across - left))


def _columns(insides: Sequence[str], widths: Sequence[int]) -> str:
    """A table of one row without borders, that is not torn apart."""
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
        for inside, w in zip(insides, widths, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{_NO_MARGINS}'
        "</w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )


def _rule(text: str, name: str, share: float, profile: Profile, across: int) -> str:
    """A rule under `text`, `share` as long as it is (or as its column, where it runs over more lines)."""
    longest = max(width(line, profile.text[name], profile.font) for line in text.split("\n"))
    return _line(min(longest, across / _POINT) * share, across)


def _line(points: float, across: int) -> str:
    """A rule `points` long in the middle of `across` twips: the upper border of an empty line."""
    side = max(0, round((across - points * _POINT) / 2))
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        '<w:spacing w:before="50" w:after="0" w:line="120" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _boxed(text: str, form: TextForm, profile: Profile, across: int) -> str:
    side = max(0, round((across - (width(text, form, profile.font) + 16) * _POINT) / 2))
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="2" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right")
    )
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id("draft")}"/><w:pBdr>{edges}</w:pBdr>'
        f'<w:spacing w:before="120"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr>{run(text)}</w:p>'
    )


# The package ---------------------------------------------------------------------------------------------------------

# Readers give a table without a style margins of their own.
_NO_MARGINS = '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
# A paragraph that only bears a section's end takes no room.
_TINY = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
_ROOTS = {
    "rId1": (f"{_RELATION}/officeDocument", "word/document.xml"),
    "rId2": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    "rId3": (f"{_RELATION}/extended-properties", "docProps/app.xml"),
}
_PARTS = {
    "rId1": (f"{_RELATION}/styles", "styles.xml"),
    "rId2": (f"{_RELATION}/numbering", "numbering.xml"),
    "rId3": (f"{_RELATION}/settings", "settings.xml"),
    "rId4": (f"{_RELATION}/fontTable", "fontTable.xml"),
    "rId5": (f"{_RELATION}/footnotes", "footnotes.xml"),
    "rId6": (f"{_RELATION}/header", "header1.xml"),
    "rId7": (f"{_RELATION}/header", "header2.xml"),
    "rId8": (f"{_RELATION}/theme", "theme/theme1.xml"),
}
_TYPES = {
    "/word/document.xml": f"{_MAIN}.document.main+xml",
    "/word/styles.xml": f"{_MAIN}.styles+xml",
    "/word/numbering.xml": f"{_MAIN}.numbering+xml",
    "/word/settings.xml": f"{_MAIN}.settings+xml",
    "/word/fontTable.xml": f"{_MAIN}.fontTable+xml",
    "/word/footnotes.xml": f"{_MAIN}.footnotes+xml",
    "/word/header1.xml": f"{_MAIN}.header+xml",
    "/word/header2.xml": f"{_MAIN}.header+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}


def _chart_parts(count: int) -> dict[str, tuple[str, str]]:
    return {
        word_chart.relation(number): (f"{_RELATION}/chart", f"charts/chart{number}.xml")
        for number in range(1, count + 1)
    }


def _relations(relations: dict[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{ident}" Type="{kind}" Target="{target}"/>' for ident, (kind, target) in relations.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _content_types(charts: int) -> str:
    types = {**_TYPES, **{f"/word/charts/chart{n}.xml": word_chart.TYPE for n in range(1, charts + 1)}}
    inside = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="xlsx" ContentType="{word_chart.WORKBOOK_TYPE}"/>'
    )
    return f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">{defaults}{inside}</Types>'
