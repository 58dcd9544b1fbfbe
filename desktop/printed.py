"""The board, the sections side by side and a grouped list as sheets to be printed, in what is shown and no more.

Words, marks and colours are those of the screen in its light scheme; a status is a word first, so that paper in black
and white says as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from compare.comparison import Comparison, Reading, SectionCell, SectionRow
from compare.naming import office
from compare.report import Block
from desktop import theme
from desktop.board_lines import Line
from desktop.closed_words import Told
from desktop.requests import Words
from desktop.sheet import ROW, Sheet
from desktop.source_view import report_name
from desktop.texts import period, put, say

_POINTS = ((4, 8.5), (7, 7.5), (12, 6.5))  # columns of reports, and the letters that still let them stand side by side
_SMALLEST = 5.5
_UPRIGHT, _LYING = (680, 860), (1000, 530)  # the room for a picture, in 1/96 inch: across, and down under its title
# Percent of the paper for the name, the target, the status and the share; the second where many reports want room.
_WIDTHS, _NARROW, _MANY = (20, 11, 13, 8), (16, 9, 9, 6), 5
_STYLE = (
    "<style>table { border-collapse: collapse } td, th { border: 1px solid #9aa3ad } "
    "th { background: #e8ecf2; text-align: left; font-weight: bold } p { margin: 0 0 4px 0 } h2 { margin: 0 0 2px 0 }"
    "</style>"
)
_Spans = Sequence[tuple[int, int, str]]  # beginning, end, colour


def board(
    lines: Sequence[Line], headers: Sequence[tuple[str, str]], result: Comparison, name: str, filtered: str
) -> Sheet:
    """The board's lines as they are shown, with the reports they come from and the findings that are open.

    `filtered` says what was left out, "" where nothing was.
    """
    title = f"{say('tab.board')} – {name}"
    keys = ("name", "target", "status", "percent")
    widths = _NARROW if len(headers) > _MANY else _WIDTHS
    left = (100 - sum(widths)) // max(1, len(headers))
    heads = [f'<th width="{w}%">{escape(say(f"board.{key}"))}</th>' for key, w in zip(keys, widths, strict=True)]
    heads += [f'<th width="{left}%">{escape(upper)}<br>{escape(lower)}</th>' for upper, lower in headers]
    rows = "".join(_board_row(line, len(heads)) for line in lines)
    html = f"{_STYLE}{_head(title, filtered)}{_table(''.join(heads), rows)}{_reports(result)}{_findings(result)}"
    points = next((p for most, p in _POINTS if len(headers) <= most), _SMALLEST)
    return Sheet(html, _foot(title), points)


def sections(
    result: Comparison,
    sources: Sequence[str],
    washed: Mapping[str, Sequence[tuple[Words, str]]],
    name: str,
) -> Sheet:
    """The chosen reports' sections in columns, a row for each topic; `washed` are the words marked in each report."""
    title = f"{say('tab.sections')} – {name}"
    readings = [r for source in sources for r in result.readings if r.id == source]
    marks = {reading.id: _by_block(washed.get(reading.id, ())) for reading in readings}
    width = 100 // max(1, len(readings))
    heads = "".join(f'<th width="{width}%">{escape(report_name(r))}</th>' for r in readings)
    rows = (row for row in result.sections if any(r.id in row.cells for r in readings))
    body = "".join(f"<tr>{''.join(_section(row, r, marks[r.id]) for r in readings)}</tr>" for row in rows)
    html = f"{_STYLE}{_head(title, '')}{_table(heads, body)}"
    return Sheet(html, _foot(title), 8.5 if len(readings) < 4 else 7.5)


def groups(heads: Sequence[str], told: Sequence[Told], title: str) -> Sheet:
    """A grouped list: a head line over each group."""
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    rows = "".join(_group(group, len(heads)) for group in told)
    return Sheet(f"{_STYLE}{_head(title, '')}{_table(head, rows)}", _foot(title), 9.5, "portrait")


def chart(picture: QImage, title: str, alt: str, name: str) -> Sheet:
    """One chart, as wide as the paper, or as high where it is a high one: a picture does not go over two pages."""
    upright = picture.height() > picture.width()
    wide, high = _UPRIGHT if upright else _LYING
    width = min(wide, high * picture.width() // max(1, picture.height()))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs ask for bytes, which the call refuses
    encoded = bytes(data.toBase64().data()).decode()
    drawn = f'<img src="data:image/png;base64,{encoded}" width="{width}"><p>{escape(alt)}</p>'
    head = f"{title} – {name}"
    return Sheet(f"{_STYLE}{_head(head, '')}{drawn}", _foot(head), 9.5, "portrait" if upright else "landscape")


def findings(result: Comparison, name: str) -> Sheet:
    """The findings that are open, the most serious first."""
    title = f"{say('tab.findings')} – {name}"
    return Sheet(f"{_STYLE}{_head(title, '')}{_findings(result, headed=False)}", _foot(title), 9.5, "portrait")


def _reports(result: Comparison) -> str:
    """What was compared: each report's file, kind, period and issuer, those that set targets named so."""
    lines = []
    for reading in result.readings:
        identity = reading.report.identity
        sets = say("print.sets_targets") if reading.id in result.targets else ""
        parts = (say(f"kind.{identity.kind}"), period(identity.period), office(identity.issuer or ""), sets)
        about = " · ".join(part for part in parts if part)
        lines.append(f"<p>• <b>{escape(reading.report.source.name)}</b> – {escape(about)}</p>")
    return _under(say("print.reports")) + "".join(lines) if lines else ""


def _findings(result: Comparison, headed: bool = True) -> str:
    """The findings that are open, a list for each severity."""
    out = []
    for severity in ("error", "warning", "info"):
        found = [f for f in result.findings if f.severity == severity and not f.dismissed]
        if found:
            said = "".join(f"<p>• {escape(put(f.message))}</p>" for f in found)
            out.append(f"<p><i>{escape(say(f'severity.{severity}'))} ({len(found)})</i></p>{said}")
    head = _under(say("tab.findings")) if headed and out else ""
    return head + "".join(out)


def _under(words: str) -> str:
    """The heading of a list under a table."""
    # The line over it stands for a margin, which Qt does not keep behind a table.
    return f'<p style="font-size:4pt">&nbsp;</p><p style="margin-top:6px"><b>{escape(words)}</b></p>'


def _head(title: str, under: str) -> str:
    quiet = f'<p style="color:{theme.LIGHT.muted}">{escape(under)}</p>' if under else ""
    return f"<h2>{escape(title)}</h2>{quiet}"


def _foot(title: str) -> str:
    return say("print.foot", title=title, date=date.today().strftime("%d/%m/%Y"))


def _table(heads: str, rows: str) -> str:
    return f'<table width="100%" cellpadding="3" cellspacing="0"><thead><tr>{heads}</tr></thead>{rows}</table>'


# The board ---------------------------------------------------------------------------------------------------------


def _board_row(line: Line, columns: int) -> str:
    if line.row is None:
        ground = theme.LIGHT.group
        return f'{ROW}<tr><td colspan="{columns}" style="background:{ground}"><b>{escape(line.title)}</b></td></tr>'
    progress = line.row.progress
    colour = theme.status_colour(progress.status, theme.LIGHT, progress.detail)
    cells = [
        escape(line.title),
        _two(line.target, line.target_under),
        f'<span style="color:{colour}"><b>{escape(line.status)}</b></span>',
        _two(line.percent_text, say("print.due", share=f"{line.due:.0f}%") if line.due is not None else ""),
        *(_two(cell.figure, cell.under) for cell in line.cells),
    ]
    return f"{ROW}<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _two(over: str, under: str) -> str:
    quiet = f'<br><span style="color:{theme.LIGHT.muted}">{escape(under)}</span>' if under else ""
    return escape(over) + (quiet if over else "")


def _group(group: Told, columns: int) -> str:
    ground = theme.LIGHT.group
    head = f'{ROW}<tr><td colspan="{columns}" style="background:{ground}"><b>{escape(group.head)}</b></td></tr>'
    lines = (f"{ROW}<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>" for cells, _ in group.lines)
    return head + "".join(lines)


# Side by side ------------------------------------------------------------------------------------------------------


def _by_block(washed: Iterable[tuple[Words, str]]) -> dict[str, list[tuple[int, int, str]]]:
    """The marked stretches of each block with their colours, in order and none over another."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for words, ground in sorted(washed, key=lambda w: (w[0].block, w[0].start, -w[0].end)):
        spans = found.setdefault(words.block, [])
        begin = max(words.start, spans[-1][1]) if spans else words.start
        if begin < words.end:
            spans.append((begin, words.end, str(getattr(theme.LIGHT, ground))))
    return found


def _section(row: SectionRow, reading: Reading, marks: Mapping[str, _Spans]) -> str:
    cell = row.cells.get(reading.id)
    if cell is None:
        return f'<td><p style="color:{theme.LIGHT.muted}">{escape(say("sections.absent"))}</p></td>'
    return f"<td>{''.join(_block(b, head, marks.get(b.id, ())) for b, head in _blocks(reading, cell))}</td>"


def _blocks(reading: Reading, cell: SectionCell) -> list[tuple[Block, bool]]:
    """The blocks of a cell's sections, each with whether it is a heading."""
    known = {block.id: block for block in reading.report.blocks}
    found = (s for s in reading.report.sections if s.id in cell.sections)
    return [(known[b], b == s.heading_block) for s in found for b in s.blocks if b in known]


def _block(block: Block, is_heading: bool, spans: _Spans) -> str:
    if block.kind == "table" and block.rows:
        rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in block.rows)
        return f'<table cellpadding="2" cellspacing="0" width="100%">{rows}</table>'
    text = _marked(block.text, spans)
    return f"<p><b>{text}</b></p>" if is_heading else f"<p>{text}</p>"


def _marked(text: str, spans: _Spans) -> str:
    out, at = [], 0
    for begin, end, colour in spans:
        out.append(_lines(text[at:begin]))
        out.append(f'<span style="background:{colour}">{_lines(text[begin:end])}</span>')
        at = end
    return "".join([*out, _lines(text[at:])])


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
