"""A chart description drawn in vectors for PDF: bars by indicator, a tick where each should stand by now.

A bar that goes beyond the scale is cut through near its end, and its number has a mark before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib import colors
from reportlab.pdfbase.pdfmetrics import stringWidth

from compare.document import Bar, Chart
from exporters.pdf_fonts import Fonts

_SIZE = 10.0
_ROW = 21.0
_BAR = 10.0
_FILL = colors.HexColor(0x595959)
_FAINT = colors.HexColor(0xD9D9D9)
_TARGET = colors.HexColor(0x7F7F7F)
_CUT = 9.0  # points from the end of a bar that goes beyond the scale to where it is cut through


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where bars begin, how wide 1% is in points, and the chart they are of."""

    left: float
    scale: float
    chart: Chart

    def x(self, value: float) -> float:
        return self.left + min(value, self.chart.reach) * self.scale


def drawing(chart: Chart, across: float, fonts: Fonts) -> Drawing:
    """The chart, `across` points wide; greys alone, for a print in black and white."""
    names = across * 0.42
    plot = _Plot(names, (across - names - (52 if chart.cut_note else 40)) / chart.reach, chart)
    high = _ROW * len(chart.bars) + 44
    top = high - 4
    made = Drawing(across, high)
    foot = top - _ROW * len(chart.bars)
    for tick in chart.marks:
        colour = _TARGET if tick == 100 else _FAINT
        made.add(Line(plot.x(tick), foot, plot.x(tick), top, strokeColor=colour, strokeWidth=0.4))
        made.add(_words(f"{tick:g}", plot.x(tick), foot - 12, fonts, "middle"))
    for place, bar in enumerate(chart.bars):
        _draw(made, bar, top - _ROW * (place + 0.5), plot, fonts)
    made.add(Line(names, foot, names, top, strokeColor=_FILL, strokeWidth=0.6))
    _legend(made, chart, fonts)
    return made


def _draw(made: Drawing, bar: Bar, middle: float, plot: _Plot, fonts: Fonts) -> None:
    left, end = plot.left, plot.x(max(0.0, float(bar.value)))
    lines = _wrapped(fonts.shown(bar.label), left - 8, fonts)
    for place, line in enumerate(lines):
        drop = _SIZE * (len(lines) / 2 - place) - _SIZE * 0.78
        made.add(_words(line, left - 6, middle + drop, fonts, "end"))
    made.add(Rect(left, middle - _BAR / 2, end - left, _BAR, fillColor=_FILL, strokeColor=None))
    if plot.chart.cuts(bar):
        for x in (end - _CUT, end - _CUT - 5):
            made.add(Line(x - 2, middle - _BAR, x + 2, middle + _BAR, strokeColor=colors.white, strokeWidth=2))
    due = plot.x(float(bar.due)) if bar.due is not None else left
    said = f"» {bar.said}" if plot.chart.cuts(bar) else bar.said
    behind = _behind(max(end, due) + 5, stringWidth(said, fonts.regular, _SIZE), plot)
    made.add(_words(said, behind, middle - _SIZE * 0.34, fonts, "start"))
    if bar.due is not None:
        made.add(Line(due, middle - _BAR * 0.85, due, middle + _BAR * 0.85, strokeColor=colors.white, strokeWidth=3))
        made.add(Line(due, middle - _BAR * 0.85, due, middle + _BAR * 0.85, strokeColor=colors.black, strokeWidth=1.4))


def _behind(x: float, wide: float, plot: _Plot) -> float:
    """Where a value `wide` points long begins that is to stand at `x`: behind the line at 100 that would cross it."""
    line = plot.x(100)
    return line + 3 if 100 in plot.chart.marks and x - 2 < line < x + wide else x


def _legend(made: Drawing, chart: Chart, fonts: Fonts) -> None:
    y, x = 4.0, made.width * 0.2
    made.add(Rect(x, y, 12, 8, fillColor=_FILL, strokeColor=None))
    made.add(_words(chart.value_name, x + 17, y, fonts, "start"))
    if any(bar.due is not None for bar in chart.bars):
        x += 17 + stringWidth(chart.value_name, fonts.regular, _SIZE) + 24
        made.add(Line(x, y - 2, x, y + 10, strokeColor=colors.black, strokeWidth=1.4))
        made.add(_words(chart.due_name, x + 8, y, fonts, "start"))


def _wrapped(text: str, wide: float, fonts: Fonts) -> list[str]:
    """`text` on one line, or on two with the second cut short."""
    if stringWidth(text, fonts.regular, _SIZE) <= wide:
        return [text]
    words = text.split()
    first = words.pop(0) if words else ""
    while words and stringWidth(f"{first} {words[0]}", fonts.regular, _SIZE) <= wide:
        first = f"{first} {words.pop(0)}"
    rest = " ".join(words)
    while " " in rest and stringWidth(rest, fonts.regular, _SIZE) > wide:
        rest = rest.rsplit(" ", 2)[0] + " …"
    return [first, rest] if rest else [first]


def _words(text: str, x: float, y: float, fonts: Fonts, anchor: str) -> String:
    return String(x, y, text, fontName=fonts.regular, fontSize=_SIZE, textAnchor=anchor)
