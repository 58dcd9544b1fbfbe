"""All about one indicator: its figures in every report, its target and why, the rule behind its status, its matches."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QUrl, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from compare.comparison import Comparison, IndicatorCell, JudgedRow, Part, Reading, Target
from compare.decisions import Decision, TargetChosen
from compare.messages import message
from compare.naming import issuer
from compare.observation import Observation
from compare.progress import reached
from desktop import texts, theme
from desktop.board_lines import status_words
from desktop.members import SURE, named, row_member
from desktop.quotes import quote
from desktop.texts import put, say

_MOST = 20  # figures of one report that are listed: a reader looks at no more, and a hundred take time to lay out


class Inspector(QTextBrowser):
    """Shows a row; every figure in it is a link to its place."""

    figure_opened = Signal(str, str)  # a source id and an observation id
    decided = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = Comparison()
        self._row = ""
        self._figure: tuple[str, str] | None = None
        self._drawn: tuple[str, tuple[str, str] | None] | None = None  # the row and the figure of the last drawing
        self._uses: list[Callable[[], Decision]] = []  # what the links that choose a target decide: made when followed
        self._links: list[tuple[str, str]] = []  # what the links lead to: ids may hold marks that an address may not
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(10)
        self.document().setDefaultStyleSheet("p { margin: 1px 0 3px 0 } h3 { margin: 0 0 2px 0 }")
        self.anchorClicked.connect(self._followed)

    def show_result(self, result: Comparison) -> None:
        """Show `result`; the row stays where it is still there."""
        self._result = result
        self._draw(again=True)

    def show_place(self, result: Comparison, row_id: str, figure: tuple[str, str] | None) -> None:
        """Show a row of `result` with one figure marked (a source id and an observation id), drawn once."""
        again = result is not self._result
        self._result, self._row, self._figure = result, row_id, figure
        self._draw(again=again)

    def show_row(self, row_id: str) -> None:
        """Show the row with that id."""
        self._row, self._figure = row_id, None
        self._draw()

    def show_figure(self, source: str, observation: str) -> None:
        """Mark one figure of the row that is shown."""
        self._figure = (source, observation)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange):
            self._draw(again=True)

    def _followed(self, url: QUrl) -> None:
        if url.scheme() == "use":
            self.decided.emit(self._uses[int(url.path())]())
            return
        self.figure_opened.emit(*self._links[int(url.path())])

    def _draw(self, *, again: bool = False) -> None:
        shown = (self._row, self._figure)
        if shown == self._drawn and not again:
            return
        self._drawn = shown
        self.setAccessibleName(say("inspector.title"))
        row = next((r for r in self._result.rows if r.id == self._row), None)
        scrolled = self.verticalScrollBar().value()
        if row is None:
            self.setHtml(f'<p style="color:{theme.colours().muted}">{escape(say("inspector.nothing"))}</p>')
            return
        self._links, self._uses = [], []
        parts = [self._head(row), self._status(row), self._target(row)]
        parts += [self._report(r, row.row.cells[r.id]) for r in self._result.readings if r.id in row.row.cells]
        silent = [
            texts.period(r.report.identity.period) or r.report.source.name
            for r in self._result.readings
            if r.id not in row.row.cells and r.id not in self._result.targets  # of a target another part tells
        ]
        if silent:
            parts.append(_quiet(say("inspector.silent", reports=", ".join(silent))))
        if row.note:
            parts.append(_heading(say("inspector.note")) + f"<p>{escape(row.note)}</p>")
        self.setHtml("".join(parts))
        self.verticalScrollBar().setValue(scrolled)

    def _head(self, row: JudgedRow) -> str:
        direction = say(f"direction.{row.direction}") if row.direction else say("direction.none")
        unit = f"{row.row.unit} · " if row.row.unit else ""
        who = say("inspector.responsible", unit=row.responsible) if row.responsible else say("inspector.no_responsible")
        name = f"<h3>{escape(texts.indicator(row.row.name))}</h3>"
        return name + _quiet(f"{unit}{direction}") + _quiet(who)

    def _status(self, row: JudgedRow) -> str:
        progress = row.progress
        colour = theme.progress_look(progress)[1]
        out = [_heading(say("inspector.status"))]
        out.append(f'<p><b style="color:{colour}">{escape(status_words(row))}</b>')
        if (share := reached(row)) is not None:
            out.append(escape(" – " + say("inspector.percent", percent=texts.percent(share))))
        out.append("</p>")
        if progress.expected_percent is not None:
            out.append(_quiet(say("inspector.due", percent=texts.percent(progress.expected_percent))))
        if progress.last_year_percent is not None:
            out.append(_quiet(say("inspector.last_year", percent=texts.percent(progress.last_year_percent))))
        out.append(f"<p>{escape(put(progress.rule))}</p>")
        out.append(_quiet(self._voices(row)))
        out.append(self._outlook(row))
        return "".join(out)

    def _outlook(self, row: JudgedRow) -> str:
        """Whether the target can still be reached, as the app estimates it; that too little is known is an answer."""
        progress, outlook = row.progress, row.progress.outlook
        reading = next((r for r in self._result.readings if r.id == progress.source), None)
        cut_off = reading.report.identity.cut_off if reading else None
        out = _quiet(say("inspector.cut_off", day=texts.period(cut_off))) if cut_off else ""
        if outlook is None:
            return out
        chance = put(message(f"judgement.outlook.{outlook.chance}"))
        estimate = put(message("judgement.outlook.label"))
        return (
            f"{out}{_heading(say('inspector.outlook'))}<p><b>{escape(chance)}</b> · {escape(put(outlook.why))}</p>"
            f"{_quiet(estimate)}"
        )

    @staticmethod
    def _voices(row: JudgedRow) -> str:
        """Who says so: the report, the app, the person; never mixed."""
        progress = row.progress
        computed = f"status.{progress.computed or progress.status}"
        if progress.detail and not progress.settled:
            computed = f"detail.{progress.detail}"
        voices = [say("inspector.computed", status=say(computed))]
        if progress.said:
            voices.insert(0, say("inspector.said", status=progress.said))
        if progress.stated_percent is not None:
            voices.insert(0, say("inspector.stated", percent=texts.percent(progress.stated_percent)))
        if progress.settled:
            voices.append(say("inspector.settled", status=say(f"status.{progress.status}")))
        return " · ".join(voices)

    def _target(self, row: JudgedRow) -> str:
        if row.target is None:
            return _heading(say("inspector.target")) + _quiet(say("inspector.no_target"))
        why = escape(put(row.target.why))
        if row.target.why.key == "judgement.target.chosen":
            why += f" {self._use(lambda: TargetChosen(row_member(self._result, row), None), say('inspector.use_rule'))}"
        out = [_heading(say("inspector.target")), self._target_line(row.target), f"<p>{why}</p>"]
        others = [t for t in row.targets if t != row.target]
        if others:
            out.append(_quiet(say("inspector.other_targets")))
            out += [self._target_line(t, self._use_of(row, t)) for t in others]
        return "".join(out)

    def _use_of(self, row: JudgedRow, target: Target) -> str:
        """A link that puts `target` in force; of one that was typed in there is nothing to link to."""
        if target.source is None or target.observation is None:
            return ""
        result, source, figure = self._result, target.source, target.observation
        return self._use(
            lambda: TargetChosen(row_member(result, row), named(result, source, figure)), say("inspector.use")
        )

    def _use(self, said: Callable[[], Decision], words: str) -> str:
        self._uses.append(said)
        return f'<a href="use:{len(self._uses) - 1}">{escape(words)}</a>'

    def _target_line(self, target: Target, use: str = "") -> str:
        said = escape(texts.quantity(target.quantity))
        if target.source and target.observation:
            said = self._link(target.source, target.observation.id, said)
        notes = [texts.period(target.period), issuer(target.issuer)]
        if not target.stated:
            notes.append(say("board.derived"))
        if target.confirmed:
            notes.append(say("inspector.confirmed"))
        if target.base is not None:
            notes.append(put(message("judgement.target.from_base", base=texts.quantity(target.base))))
        return f"<p><b>{said}</b> · {escape(' · '.join(n for n in notes if n))} {use}</p>"

    def _report(self, reading: Reading, cell: IndicatorCell) -> str:
        identity = reading.report.identity
        out = [_heading(f"{texts.period(identity.period)} – {say(f'kind.{identity.kind}')}")]
        out += [self._observation(reading, o) for o in cell.observations[:_MOST]]
        if len(cell.observations) > _MOST:
            out.append(_quiet(say("board.more", count=len(cell.observations) - _MOST)))
        if cell.by_hand:
            out.append(_quiet(say("inspector.by_hand")))
        elif cell.parts:
            out.append(_match(cell))
        return "".join(out)

    def _observation(self, reading: Reading, observation: Observation) -> str:
        colours = theme.colours()
        said = self._link(reading.id, observation.id, escape(texts.figure(observation)))
        notes = [say(f"role.{observation.role}")]
        if observation.period != reading.report.identity.period:
            notes.append(texts.period(observation.period))
        if observation.quantity is not None and observation.relations:
            notes.append(texts.relations(observation))
        if observation.by_hand:
            notes.append(say("inspector.corrected"))
        notes += [put(doubt) for doubt in observation.doubts]
        found = quote(reading, observation.anchor)
        words = ""
        if found:
            ground = colours.current if self._figure == (reading.id, observation.id) else colours.figure
            words = (
                f'<p style="color:{colours.muted}; margin:0 0 3px 8px">“{escape(found.before)}'
                f'<span style="background:{ground}; color:{colours.text}">{escape(found.figure)}</span>'
                f"{escape(found.after)}”</p>"
            )
        return f'<p style="margin-bottom:2px"><b>{said}</b> · {escape(" · ".join(notes))}</p>{words}'

    def _link(self, source: str, observation: str, said: str) -> str:
        self._links.append((source, observation))
        look = f"text-decoration:none; color:{theme.colours().accent}"
        return f'<a style="{look}" href="figure:{len(self._links) - 1}">{said}</a>'


def _match(cell: IndicatorCell) -> str:
    sure = say("inspector.match", percent=f"{cell.confidence:.0%}")
    parts = ", ".join(_part(p) for p in cell.parts)
    look = say("board.doubtful_cell") if cell.confidence < SURE else ""
    return _quiet(" ".join(s for s in (f"{sure} ({parts}).", look) if s))


def _part(part: Part) -> str:
    try:
        name = put(message(f"matching.part.{part.name}"))
    except (KeyError, FileNotFoundError):
        name = part.name  # a part that the words do not know yet is better shown by its name than not at all
    return f"{name} {part.score:.0%}"


def _heading(text: str) -> str:
    return f'<p style="margin-top:12px; margin-bottom:2px; color:{theme.colours().accent}"><b>{escape(text)}</b></p>'


def _quiet(text: str) -> str:
    return f'<p style="color:{theme.colours().muted}; margin-top:0; margin-bottom:3px">{escape(text)}</p>'
