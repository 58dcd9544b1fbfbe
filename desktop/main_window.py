"""The one window: lays the views out and wires them to the session. The wiring is in `_wire`, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QWidget

from compare.comparison import Comparison, JudgedRow
from compare.messages import Language, Message, message
from compare.report import Anchor
from desktop import members, texts, theme, view_state
from desktop.actions import ROW, SOURCE
from desktop.command_palette import CommandPalette, entries_of
from desktop.file_commands import FileCommands
from desktop.office_windows import OfficeWindows
from desktop.print_commands import PrintCommands
from desktop.reading_report import as_html, lines, ocr_chosen, original_chosen, secret_kept
from desktop.record_commands import RecordCommands
from desktop.requests import Exported
from desktop.row_actions import ACTS as ROW_ACTS
from desktop.session import Session
from desktop.settings import Settings
from desktop.sheet import Sheet
from desktop.source_actions import ACTS as SOURCE_ACTS
from desktop.targets_view import ONLY_CONFIRMED
from desktop.texts import put, say
from desktop.window_frame import TABS, WindowFrame

_PROBLEM_TIME = 12_000  # ms that a problem which belongs to no source stays in the pane


class MainWindow(WindowFrame):
    """The frame, filled by the session and obeyed by it."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session = session
        self._settings = settings
        self._source_at_hand = ""  # the source and the observation last selected, for the actions on a figure
        self._figure_at_hand = ""
        self._help_window: QWidget | None = None
        self.office = OfficeWindows(self, session, settings)
        self._view_to_show = session.view  # where the user was when this workspace was left
        self.commands = FileCommands(self, session, settings, self.sources.selected, self.board.selected_rows)
        self.records = RecordCommands(self, session, settings)
        self.printing = PrintCommands(self, settings, self._sheet)
        self._wire()
        self.retranslate()
        self._restore()
        self._show_result(session.result)
        self._show_sources()
        self._show_history()
        self.closing.show_closings(session.closings)

    # Wiring -------------------------------------------------------------------------------------------------------

    def _wire(self) -> None:
        self._wire_session()
        self._wire_views()
        self._wire_actions()

    def _wire_session(self) -> None:
        session = self._session
        session.changed.connect(self._show_result)
        session.sources_changed.connect(self._show_sources)
        session.history_changed.connect(self._show_history)
        session.busy_changed.connect(self._show_busy)
        session.progressed.connect(self._show_progress)
        session.problem.connect(self._show_problem)
        session.exported.connect(self._show_exported)
        session.linked.connect(self.sections.show_links)
        for paged in (self.source.pages.take, self.preview.pages.take, self.sections.take_page):
            session.page_drawn.connect(paged)
        session.opened.connect(self._remember_file)
        session.kept.connect(self._settings.remember)
        session.leaving.connect(self._note_view)
        session.closings_changed.connect(self.closing.show_closings)

    def _wire_views(self) -> None:
        session, commands = self._session, self.commands
        # what the user decides
        for view in (self.board, self.sections, self.findings, self.source, self.preview, self.targets,
                     self.inspector):  # fmt: skip
            view.decided.connect(session.decide)
        self.targets.all_decided.connect(lambda said: session.decide(*said))
        self.history.stepped.connect(self._step)
        # what the user looks at
        self.board.row_selected.connect(self._show_row)
        self.board.figure_selected.connect(self._show_figure)
        self.board.figure_opened.connect(self._open_figure)
        self.board.menu_requested.connect(self._show_row_menu)
        self.inspector.figure_opened.connect(self._follow_link)
        for browser in (self.source, self.preview, self.sections):
            browser.figure_selected.connect(self._find_row)
            browser.page_wanted.connect(session.draw_page)
        self.sections.links_requested.connect(session.find_links)
        self.sections.drafts_requested.connect(lambda one, other: session.find_links(one, other, drafts=True))
        self.sections.menu_requested.connect(self._show_section_menu)
        self.findings.place_opened.connect(self._open_place)
        self.targets.place_opened.connect(self._open_place)
        self.targets.row_selected.connect(self.inspector.show_row)
        self.findings.row_selected.connect(self._open_row)
        self.findings.side_by_side.connect(self._open_beside)
        self.board.filtered.connect(lambda: self.charts.show_rows(self.board.shown_rows()))
        self.charts.row_selected.connect(self._open_row)
        self.charts.figure_selected.connect(self._open_figure)
        self.charts.told.connect(self._tell)
        self.findings.counted.connect(lambda _: self._name_tabs())
        self.closing.row_selected.connect(self._open_row)
        self.closing.row_pointed.connect(self.board.select_row)
        self.closing.close_requested.connect(self.records.close_figures)
        self.tabs.currentChanged.connect(lambda _: self._enable())
        # the sources
        self.sources.add_requested.connect(commands.add)
        self.sources.paste_requested.connect(commands.paste)
        self.sources.source_selected.connect(self.preview.show_source)
        self.sources.source_selected.connect(self.source.show_source)
        self.sources.source_opened.connect(self._open_source)
        self.sources.menu_requested.connect(self._show_source_menu)
        self.welcome.add_requested.connect(commands.add)
        self.welcome.sample_requested.connect(commands.open_sample)
        self.banner.acted.connect(commands.new)
        commands.sample_opened.connect(self.banner.setVisible)
        commands.sample_opened.connect(lambda _: self.go("board"))
        for teller in (commands, self.records, self.printing, self.closing):
            teller.told.connect(self._tell)
        for teller in (commands, self.printing):
            teller.problem.connect(self._show_problem)

    def _wire_actions(self) -> None:
        session, commands, act = self._session, self.commands, self.actions_
        plain = {
            "add": commands.add, "paste": commands.paste, "replace": commands.replace, "password": commands.unlock,
            "new": commands.new, "open": commands.open, "save": commands.save, "sample": commands.open_sample,
            "export": commands.export, "quit": self.close, "undo": session.undo, "redo": session.redo,
            "again": session.update, "cancel": session.cancel, "copy": self.board.copy, "find": self._find,
            "sort": self.board.sort,
            "larger": partial(self._resize_text, 1.0), "smaller": partial(self._resize_text, -1.0),
            "help": self._help, "about": self._about, "show_source": self._show_source_of_row,
            "reading_report": self._show_reading_report, "palette": self._find_action,
            "thresholds": self.office.thresholds, "dictionary": self.office.dictionary,
            "save_copy": self.records.save_copy, "merge": self.records.merge,
            "close_figures": self.records.close_figures,
            "print": self.printing.preview, "print_pdf": self.printing.as_pdf,
        }  # fmt: skip
        for name, run in plain.items():
            act[name].triggered.connect(lambda _=False, run=run: run())
        for name in ROW_ACTS:
            act[name].triggered.connect(lambda _=False, name=name: self._act_on_row(name))
        for name in SOURCE_ACTS:
            act[name].triggered.connect(lambda _=False, name=name: self._act_on_source(name))
        for name in TABS:
            act[name].triggered.connect(lambda _=False, name=name: self.go(name))
        # Delete means the row only where the board has the keyboard.
        act["ignore"].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.board.addAction(act["ignore"])
        act.source_menu().aboutToShow.connect(self._enable_on_source)
        act.recent.aboutToShow.connect(lambda: commands.list_recent(act.recent))
        act.themes.triggered.connect(lambda chosen: self.set_theme(chosen.data()))
        act.languages.triggered.connect(lambda chosen: self.set_language(chosen.data()))
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._stop.clicked.connect(session.cancel)
        self._open_made.clicked.connect(self._open_exported)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, session.redo)

    # What is shown ------------------------------------------------------------------------------------------------

    def _show_result(self, result: Comparison) -> None:
        self.sources.show_result(result)
        self.board.show_result(result)
        self.preview.show_result(result)
        self.sections.show_result(result)
        self.source.show_result(result)
        self.findings.show_result(result)
        self.charts.show_result(result)
        self.charts.show_rows(self.board.shown_rows())
        self.inspector.show_result(result)
        self.targets.show_choice(self._session.limits.is_on(ONLY_CONFIRMED))
        self.targets.show_result(result)
        self.closing.show_result(result)
        if not self.board.selected_row() and self._figure_at_hand:
            self._find_row(self._source_at_hand, self._figure_at_hand)  # its row has become part of another
        if not self.board.selected_row():
            self.board.select_first()
        if result.rows and self._view_to_show:
            view_state.show(self, self._view_to_show)
            self._view_to_show = ""
        self.sources.select(self.preview.shown_source())
        self._name_tabs()
        self._enable()

    def _show_sources(self) -> None:
        sources = self._session.sources
        self.sources.show_sources(sources, self._session.is_busy)
        self._show_waiting(self._session.is_busy)
        self._stack.setCurrentIndex(1 if sources else 0)
        if not sources:
            self.banner.hide()
        self._enable()

    def _show_waiting(self, waiting: bool) -> None:
        for view in (self.board, self.findings, self.targets):
            view.show_waiting(waiting)

    def _show_history(self) -> None:
        names = self._session.names
        done = [put(names.of(d)) for d in self._session.decisions]
        undone = [put(names.of(d)) for d in self._session.undone]
        self.history.show_history(done, undone)
        for name, last in (("undo", done[-1:]), ("redo", undone[:1])):
            action = self.actions_[name]
            action.setEnabled(bool(last))
            action.setText(say(f"action.{name}_named", name=last[0]) if last else say(f"action.{name}"))
            action.setIconText(say(f"action.{name}"))
            action.setToolTip(f"{action.text()} ({action.shortcut().toString()})")

    def _show_busy(self, busy: bool) -> None:
        if busy:
            QTimer.singleShot(250, self._show_if_busy)  # what is done sooner needs no notice
            return
        self._show_waiting(False)
        self._progress.hide()
        self._stop.hide()
        self._told.setText("")
        self._enable()

    def _show_if_busy(self) -> None:
        if self._session.is_busy:
            self._progress.setRange(0, 0)
            self._progress.show()
            self._stop.show()
            self._told.setText(self._told.text() or say("busy.comparing"))
        self._enable()

    def _show_progress(self, done: int, of: int, name: str) -> None:
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        self._told.setText(say("busy.reading", done=done, of=of, name=name) if done < of else say("busy.comparing"))

    def _show_problem(self, said: Message) -> None:
        text = put(said)
        self.sources.show_problem(text)
        if not self._session.is_busy:
            self._told.setText("")  # what was being done is not going on
        QTimer.singleShot(_PROBLEM_TIME, lambda: self.sources.forget_problem(text))

    def tell_mishap(self) -> None:
        """Say that something went wrong which nobody thought of; nothing is lost by it."""
        self._show_problem(message("window.problem.mishap"))

    def _tell(self, line: str) -> None:
        self._open_made.hide()
        self._told.setText(line)

    def _show_exported(self, made: Exported) -> None:
        self._settings.folder = str(Path(made.path).parent)  # only where writing went well
        pages = texts.counted("brief.pages", made.pages) if made.pages else ""
        self._told.setText(f"{say('brief.done', path=made.path)} {pages}")
        self._open_made.setProperty("path", made.path)
        self._open_made.show()

    def _name_tabs(self) -> None:
        result = self._session.result
        open_findings = sum(not f.dismissed for f in result.findings)
        counts = {"board": len(result.rows), "sections": len(result.sections), "findings": open_findings}
        self.name_tabs(counts | {"targets": self.targets.to_confirm()})

    def retranslate(self) -> None:
        """Say everything of the window itself anew."""
        name = self._session.file.stem if self._session.file else say("unnamed")
        self.setWindowTitle(f"{name} – {say('app')}")
        self.name_parts()
        for group, value in ((self.actions_.themes, theme.choice()), (self.actions_.languages, texts.language())):
            for action in group.actions():
                action.setChecked(action.data() == value)
        self._name_tabs()
        self._show_history()

    def _enable(self) -> None:
        row = self._row()
        something = bool(self._session.result.readings)
        self.actions_.enable(ROW, row is not None)
        self.actions_["separate"].setEnabled(row is not None and len(row.row.cells) > 1)
        self.actions_.enable(("export", "copy", "find", "sort"), something)
        self.actions_["close_figures"].setEnabled(bool(self._session.result.rows))
        self.actions_.enable(("print", "print_pdf"), something and self._printable() is not None)
        self.actions_["again"].setEnabled(bool(self._session.sources) and not self._session.is_busy)
        self.actions_.enable(("cancel",), self._session.is_busy)

    # What the user looks at ---------------------------------------------------------------------------------------

    def _row(self) -> JudgedRow | None:
        at = self.board.selected_row()
        return next((r for r in self._session.result.rows if r.id == at), None)

    def _show_row(self, row_id: str) -> None:
        self.inspector.show_row(row_id)
        self.charts.show_row(row_id)
        self._source_at_hand = self._figure_at_hand = ""
        self._enable()
        row = self._row()
        if row is not None:
            self.sections.mark_row({s: [o.anchor for o in c.observations] for s, c in row.row.cells.items()})

    def _show_figure(self, source: str, observation: str) -> None:
        """Show a figure in its sentence, without leaving the view at hand."""
        anchor = self._anchor(source, observation)
        if anchor is None:
            return
        self._source_at_hand, self._figure_at_hand = source, observation
        self.inspector.show_figure(source, observation)
        self.preview.show_place(source, anchor)
        self.source.show_place(source, anchor)
        self.sources.select(source)

    def _follow_link(self, source: str, observation: str) -> None:
        """A figure was clicked in the inspector: its place comes into sight, in the text where no preview is."""
        self._show_figure(source, observation)
        if not (self.shows("board") or self.shows("source")):
            self.go("source")

    def _open_figure(self, source: str, observation: str) -> None:
        self._show_figure(source, observation)
        self.go("source")

    def _open_place(self, source: str, anchor: Anchor) -> None:
        self.source.show_place(source, anchor)
        self.go("source")

    def _open_row(self, row_id: str) -> None:
        self.go("board")
        self.board.select_row(row_id)

    def _open_source(self, source: str) -> None:
        reading = next((r for r in self._session.result.readings if r.id == source), None)
        if any(u.source.id == source and u.needs_password for u in self._session.result.unread):
            self.commands.unlock()
        elif reading is not None and reading.report.blocks:
            block = reading.report.blocks[0]
            self._open_place(source, Anchor(source, "", block.id, 0, 0))

    def _open_beside(self, one: str, anchor: Anchor, other: str, other_anchor: Anchor) -> None:
        self.go("sections")
        self.sections.show_beside(one, anchor, other, other_anchor)

    def _find_row(self, source: str, observation: str) -> None:
        """A figure was clicked in a text: its row comes up on the board and in the inspector."""
        row = members.row_of(self._session.result, source, observation)
        if row is None:
            return
        self.board.select_row(row.id, self.board.model.column_of(source))
        self.inspector.show_row(row.id)
        self.inspector.show_figure(source, observation)
        self._source_at_hand, self._figure_at_hand = source, observation

    def _show_source_of_row(self) -> None:
        row = self._row()
        found = self._source_at_hand, self._figure_at_hand
        if row is not None and all(found):
            self._open_figure(*found)

    def _anchor(self, source: str, observation: str) -> Anchor | None:
        for reading in self._session.result.readings:
            if reading.id == source:
                return next((o.anchor for o in reading.observations if o.id == observation), None)
        return None

    def _find(self) -> None:
        self.go("board")
        self.board.focus_search()

    # What the user does -------------------------------------------------------------------------------------------

    def _act_on_row(self, name: str) -> None:
        row = self._row()
        if row is None:
            return
        said = ROW_ACTS[name](self, self._session.result, row, self._source_at_hand, self._figure_at_hand)
        if said is not None:
            self._session.decide(said)

    def _step(self, steps: int) -> None:
        for _ in range(abs(steps)):
            if steps < 0:
                self._session.undo()
            else:
                self._session.redo()

    def _show_row_menu(self, row_id: str, source: str, where: QPoint) -> None:
        self._source_at_hand = source or self._source_at_hand
        self._pop_up(ROW, where)

    def _show_source_menu(self, source: str, where: QPoint) -> None:
        self._enable_on_source()
        self._pop_up(SOURCE, where)

    def _enable_on_source(self) -> None:
        """What may be done with the source at the cursor."""
        result, source = self._session.result, self.sources.selected()
        self.actions_.enable(SOURCE, bool(source))
        unread = [u for u in result.unread if u.source.id == source]
        self.actions_.enable(("identity", "as_target"), any(r.id == source for r in result.readings))
        self.actions_["as_target"].setChecked(source in result.targets)
        choices = {"ocr": ocr_chosen, "original": original_chosen, "keep_secret": secret_kept}
        for name, chosen in ((name, chosen_in(result, source)) for name, chosen_in in choices.items()):
            self.actions_[name].setVisible(chosen is not None)
            self.actions_[name].setChecked(bool(chosen))
        self.actions_["reading_report"].setEnabled(bool(lines(result, source)))
        self.actions_["password"].setVisible(any(u.needs_password for u in unread))

    def _show_section_menu(self, row_id: str, where: QPoint) -> None:
        menu = QMenu(self)
        apart = menu.addAction(theme.icon("unlink"), say("sections.separate"))
        apart.triggered.connect(partial(self.sections.separate, row_id))
        others = menu.addMenu(theme.icon("link"), say("sections.join"))
        for row in self._session.result.sections:
            if row.id != row_id:
                name = row.title or say("board.no_section")
                others.addAction(name[:70]).triggered.connect(partial(self.sections.join, row_id, row.id))
        menu.exec(where)

    def _pop_up(self, entries: tuple[str, ...], where: QPoint) -> None:
        menu = QMenu(self)
        self.actions_.fill(menu, entries)
        menu.exec(where)

    def _remember_file(self) -> None:
        """Another workspace is open, or this one has a name now."""
        if not self._session.result.rows:
            self._view_to_show = self._session.view
        if self._session.file is not None:
            self._settings.remember(self._session.file)
        self.retranslate()

    def _note_view(self) -> None:
        """Note in the workspace where the user is, to be shown again when it is opened."""
        if self._session.result.rows:
            self._session.keep_view(view_state.noted(self))

    def _find_action(self) -> None:
        self._enable_on_source()
        dialog = CommandPalette(self, entries_of(self.menuBar()))
        chosen = dialog.chosen() if dialog.exec() else None
        dialog.deleteLater()
        if chosen is not None:
            chosen.trigger()

    def _printable(self) -> Callable[[str], Sheet | None] | None:
        """What puts the tab in front on paper; None where it has no form for it."""
        views = {"board": self.board.printed, "sections": self.sections.printed, "closing": self.closing.printed}
        return views.get(TABS[self.tabs.currentIndex()])

    def _sheet(self) -> Sheet | None:
        printed = self._printable()
        name = self._session.file.stem if self._session.file else say("unnamed")
        return printed(name) if printed else None

    def _open_exported(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._open_made.property("path"))))

    def _act_on_source(self, name: str) -> None:
        source = self.sources.selected()
        said = SOURCE_ACTS[name](self, self._session.result, source) if source else None
        if said is not None:
            self._session.decide(said)

    def _show_reading_report(self) -> None:
        source = self.sources.selected()
        told = lines(self._session.result, source)
        if told:
            QMessageBox.information(self, say("sources.reading_report"), as_html(told))

    def _help(self) -> None:
        from desktop.help_window import HelpWindow  # here: a start needs no help pages

        if self._help_window is None:
            self._help_window = HelpWindow(self)
        self._help_window.show()
        self._help_window.raise_()
        self._help_window.activateWindow()

    def _about(self) -> None:
        QMessageBox.about(self, say("app"), say("help.about"))

    def set_theme(self, chosen: theme.Choice) -> None:
        """Put a colour scheme in force and remember it."""
        self._settings.theme = chosen
        theme.apply(chosen)
        self.retranslate()

    def _resize_text(self, by: float) -> None:
        """Make all text larger or smaller, and remember it."""
        self._settings.points = theme.resize(theme.points() + by)

    def _follow_system(self) -> None:
        """The system has gone light or dark."""
        if theme.choice() == "system":
            self.set_theme("system")

    def set_language(self, chosen: Language) -> None:
        """Speak another language, at once and from now on."""
        self._settings.language = chosen
        texts.use(chosen)

    # What Qt tells ------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.commands.take(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.keep_bytes("geometry", self.saveGeometry())
        self._settings.keep_bytes("state", self.saveState())
        self._settings.keep_bytes("board", self._split.saveState())
        self._settings.sync()
        self._note_view()
        self.hide()  # at once: the worker may take a moment to end
        self._session.close()
        super().closeEvent(event)

    def _restore(self) -> None:
        geometry = self._settings.bytes("geometry")
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width()), min(880, room.height()))
            if room.width() <= 1440 or room.height() <= 900:
                self.setWindowState(Qt.WindowState.WindowMaximized)
        if not self._settings.bytes("state").isEmpty():
            self.restoreState(self._settings.bytes("state"))
        if not self._settings.bytes("board").isEmpty():
            self._split.restoreState(self._settings.bytes("board"))

    def when_compared(self, run: Callable[[], None]) -> None:
        """Call `run` once, when there is a result and nothing is under way."""

        def look(busy: bool) -> None:
            if not busy:
                self._session.busy_changed.disconnect(look)
                run()

        self._session.busy_changed.connect(look)

    def open_paths(self, paths: list[Path]) -> None:
        """Take files in that were named on the command line."""
        self._session.add_files(paths)
