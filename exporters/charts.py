"""A chart description drawn in vectors for PDF: bars by indicator, a tick where each should stand by now."""

from __future__ import annotations

from decimal import Decimal

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib import colors
from reportlab.pdfbase.pdfmetrics import stringWidth

from compare.document import Bar, Chart
from exporters.pdf_fonts import Fonts

_SIZE = 10.0
_ROW = 21.0
_BAR = 10.0
_STEPS = (20, 25, 50, 100, 200, 500)
_FILL = colors.HexColor(0x595959)
_FAINT = colors.HexColor(0xD9D9D9)


def drawing(chart: Chart, across: float, fonts: Fonts) -> Drawing:
    """The chart, `across` points wide; greys alone, for a print in black and white."""
    names = across * 0.42
    wide = across - names - 40
    high = _ROW * len(chart.bars) + 44
    top = high - 4
    most = float(max(max(bar.value, bar.due or Decimal(0)) for bar in chart.bars))
    step = next((s for s in _STEPS if most / s <= 6), 1000)
    reach = step * (int(most / step) + (1 if most % step else 0)) or step
    made = Drawing(across, high)
    foot = top - _ROW * len(chart.bars)
    for tick in range(0, reach + 1, step):
        x = names + wide * tick / reach
        made.add(Line(x, foot, x, top, strokeColor=_FAINT, strokeWidth=0.4))
        made.add(_words(str(tick), x, foot - 12, fonts, "middle"))
    for place, bar in enumerate(chart.bars):
        _draw(made, bar, top - _ROW * (place + 0.5), names, wide / reach, fonts)
    made.add(Line(names, foot, names, top, strokeColor=_FILL, strokeWidth=0.6))
    _legend(made, chart, fonts)
    return made


def _draw(made: Drawing, bar: Bar, middle: float, left: float, scale: float, fonts: Fonts) -> None:
    value = float(bar.value)
    lines = _wrapped(fonts.shown(bar.label), left - 8, fonts)
    for place, line in enumerate(lines):
        drop = _SIZE * (len(lines) / 2 - place) - _SIZE * 0.78
        made.add(_words(line, left - 6, middle + drop, fonts, "end"))
    made.add(Rect(left, middle - _BAR / 2, max(0.0, value * scale), _BAR, fillColor=_FILL, strokeColor=None))
    said = bar.said
    ends = max(value, float(bar.due or 0)) * scale
    made.add(_words(said, left + ends + 5, middle - _SIZE * 0.34, fonts, "start"))
    if bar.due is not None:
        x = left + float(bar.due) * scale
        made.add(Line(x, middle - _BAR * 0.85, x, middle + _BAR * 0.85, strokeColor=colors.white, strokeWidth=3))
        made.add(Line(x, middle - _BAR * 0.85, x, middle + _BAR * 0.85, strokeColor=colors.black, strokeWidth=1.4))


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
