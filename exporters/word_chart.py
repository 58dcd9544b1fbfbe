"""A chart in a Word file: native and editable, with the workbook of its figures, and said in words as well."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as Opened
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from compare.document import Bar, Chart
from exporters.workbook import bare_workbook

_PLACE, _BESIDE = "/word/charts/chart%d.xml", "/word/embeddings/chart%d.xlsx"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMU = 635  # in a twentieth of a point
_BAR_HEIGHT, _AROUND = 400, 1000  # twips for one bar and its gap, and for the scale and the legend
_TALL_BAR = 560  # where a name runs over two lines, which bars closer to one another would have left out
_LETTER = 98  # twips of a letter at 10 points, on the average
_NAMES, _BESIDE_BARS = 0.4, 0.08  # the most of the width that names take; what is left for the last share
_AXES = (510010001, 510010002)


def add_chart(document: Opened, chart: Chart, number: int, across: int, font: str, locale: str) -> None:
    """Put the chart, as wide as `across` twips, at the end of the document, and its figures' workbook beside it."""
    package = document.part.package
    beside, place = package.next_partname(_BESIDE), package.next_partname(_PLACE)  # a paper may have charts of its own
    workbook = Part(beside, WORKBOOK_TYPE, _workbook(chart), package)
    part = Part(place, CT.DML_CHART, _chart(chart, across, font, locale).encode("utf-8"), package)
    assert part.relate_to(workbook, RT.PACKAGE) == "rId1"  # as the chart names it
    relation = document.part.relate_to(part, RT.CHART)
    high = _high(chart, across) * _EMU
    paragraph = document.add_paragraph()
    paragraph.alignment, paragraph.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Pt(3)
    drawing = parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'c', 'r')}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across * _EMU}" cy="{high}"/>'
        f'<wp:docPr id="{1000 + number}" name="Chart {number}" descr={quoteattr(chart.alt)}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWING}/chart"><c:chart r:id="{relation}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    paragraph.add_run()._r.append(drawing)


def _high(chart: Chart, across: int) -> int:
    """How high the chart is, in twips."""
    bar = _TALL_BAR if _share_of_names(chart, across) >= _NAMES else _BAR_HEIGHT
    return bar * len(chart.bars) + _AROUND


def _share_of_names(chart: Chart, across: int) -> float:
    longest = max(len(bar.label) for bar in chart.bars)
    return min(_NAMES, (longest + 2) * _LETTER / across)


def _place_of_bars(chart: Chart, across: int) -> str:
    """Where the bars stand, beside names as wide as the longest: no two programs share out that room alike."""
    left, high = _share_of_names(chart, across), _high(chart, across)
    edges = (("x", left), ("y", 0.02), ("w", 1 - left - _BESIDE_BARS), ("h", 1 - 0.02 - _AROUND * 0.8 / high))
    said = "".join(f'<c:{edge} val="{value:.4f}"/>' for edge, value in edges)
    modes = '<c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
    return f"<c:layout><c:manualLayout>{modes}{said}</c:manualLayout></c:layout>"


def _chart(chart: Chart, across: int, font: str, locale: str) -> str:
    due = any(bar.due is not None for bar in chart.bars)
    series = _series(0, chart.value_name, "B", chart, "595959", labelled=True)
    if due:
        series += _series(1, chart.due_name, "C", chart, "BFBFBF", labelled=False)
    letters = (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000"><a:latin typeface="{escape(font)}"/>'
        f'<a:cs typeface="{escape(font)}"/></a:defRPr></a:pPr><a:endParaRPr lang="{locale}"/></a:p></c:txPr>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{_DRAWING}/chart" xmlns:a="{_DRAWING}/main" xmlns:r="{_RELATION}">'
        f'<c:lang val="{locale}"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        f"{_place_of_bars(chart, across)}"
        f'<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="60"/><c:axId val="{_AXES[0]}"/><c:axId val="{_AXES[1]}"/></c:barChart>'
        f"{_axes(chart)}</c:plotArea>"
        '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{letters}<c:externalData r:id="rId1"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )


def _axes(chart: Chart) -> str:
    """Names on the left, all of them, the first on top; shares below, to the end of the scale where bars are cut there.

    Else the end is left to Word, which then follows a figure that is changed in the chart.
    """
    end, unit = f'<c:max val="{chart.reach:g}"/>', f'<c:majorUnit val="{chart.marks[1]:g}"/>'
    end, unit = (end, unit) if chart.cut_note else ("", "")
    line = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></c:spPr>'
    return (
        f'<c:catAx><c:axId val="{_AXES[0]}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{line}'
        f'<c:crossAx val="{_AXES[1]}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="0"/></c:catAx>'
        f'<c:valAx><c:axId val="{_AXES[1]}"/><c:scaling><c:orientation val="minMax"/>{end}<c:min val="0"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr><a:ln w="3175"><a:solidFill>'
        '<a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>'
        '<c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:crossAx val="{_AXES[0]}"/><c:crosses val="max"/>'
        f'<c:crossBetween val="between"/>{unit}</c:valAx>'
    )


def _series(place: int, name: str, column: str, chart: Chart, colour: str, labelled: bool) -> str:
    last = len(chart.bars) + 1
    names = "".join(f'<c:pt idx="{i}"><c:v>{escape(bar.label)}</c:v></c:pt>' for i, bar in enumerate(chart.bars))
    figures = [_figure(bar, column) for bar in chart.bars]
    points = "".join(f'<c:pt idx="{i}"><c:v>{v}</c:v></c:pt>' for i, v in enumerate(figures) if v is not None)
    labels = (
        f'<c:dLbls><c:numFmt formatCode={quoteattr(_cut_format(chart))} sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        if labelled
        else ""
    )
    cut = "".join(_hatched(i, colour) for i, bar in enumerate(chart.bars) if labelled and chart.cuts(bar))
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:strRef><c:f>Sheet1!${column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f"{cut}{labels}"
        f'<c:cat><c:strRef><c:f>Sheet1!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{len(chart.bars)}"/>{names}'
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!${column}$2:${column}${last}</c:f>"
        f'<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="{len(chart.bars)}"/>{points}</c:numCache>'
        "</c:numRef></c:val></c:ser>"
    )


def _cut_format(chart: Chart) -> str:
    """How numbers are written: beyond the end of the scale with the mark of a bar that is cut."""
    return f'[>{chart.reach:g}]"» "General;General'


def _hatched(place: int, colour: str) -> str:
    """The bar at `place` hatched: it goes beyond the scale."""
    return (
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>'
        f'<a:pattFill prst="wdUpDiag"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr><a:bgClr><a:srgbClr val="FFFFFF"/>'
        f'</a:bgClr></a:pattFill><a:ln w="6350"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln></c:spPr>'
        "</c:dPt>"
    )


def _figure(bar: Bar, column: str) -> str | None:
    value = bar.value if column == "B" else bar.due
    return None if value is None else format(value, "f")


def _workbook(chart: Chart) -> bytes:
    rows: list[tuple[str | float | None, ...]] = [("", chart.value_name, chart.due_name)]
    for bar in chart.bars:
        rows.append((bar.label, float(bar.value), float(bar.due) if bar.due is not None else None))
    made = BytesIO()
    bare_workbook(made, rows)
    return made.getvalue()
