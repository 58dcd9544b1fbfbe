"""How each view is wired: what it tells, and what it is told, when somebody first wants to look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.result_showing import ResultShowing

if TYPE_CHECKING:
    from desktop.charts_view import ChartsView
    from desktop.closing_view import ClosingView
    from desktop.findings_view import FindingsView
    from desktop.inspector import Inspector
    from desktop.main_window import MainWindow
    from desktop.progress_view import ProgressView
    from desktop.sections_view import SectionsView
    from desktop.source_view import SourceView
    from desktop.targets_view import TargetsView
    from desktop.wiring import Wiring


class ViewWiring:
    """The views know neither each other nor the session: here alone they meet."""

    def __init__(self, window: MainWindow, wiring: Wiring, showing: ResultShowing) -> None:
        self._window = window
        self._session = wiring.session
        self._hand = wiring.at_hand
        self._menus = wiring.menus
        self._records = wiring.records
        self._showing = showing

    def wire(self, name: str, view: QWidget) -> None:
        """Wire the view of that name, and show it what there is."""
        getattr(self, f"_{name}")(view)

    def _board(self, view: ProgressView) -> None:
        view.decided.connect(self._session.decide)
        view.row_selected.connect(self._hand.show_row)
        view.figure_selected.connect(self._hand.show_figure)
        view.figure_opened.connect(self._hand.open_figure)
        view.menu_requested.connect(self._menus.of_row)
        # Delete means the row only where the board has the keyboard.
        self._window.actions_["ignore"].setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        view.addAction(self._window.actions_["ignore"])
        view.show_result(self._session.result)
        view.show_waiting(self._session.is_busy)

    def _inspector(self, view: Inspector) -> None:
        view.decided.connect(self._session.decide)
        view.figure_opened.connect(self._hand.follow_link)
        view.show_result(self._session.result)

    def _preview(self, view: SourceView) -> None:
        self._text(view)
        self._window.sources.source_selected.connect(lambda source: self._window.preview.show_source(source))

    def _source(self, view: SourceView) -> None:
        self._text(view)
        self._window.sources.source_selected.connect(lambda source: self._window.source.show_source(source))
        view.show_source(self._window.preview.shown_source())
        hand = self._hand
        anchor = hand.anchor(hand.source, hand.figure)
        if anchor is not None:
            view.show_place(hand.source, anchor)

    def _text(self, view: SourceView) -> None:
        session = self._session
        view.decided.connect(session.decide)
        view.figure_selected.connect(self._hand.find_row)
        view.page_wanted.connect(session.draw_page)
        session.page_drawn.connect(view.pages.take)
        view.show_result(session.result)

    def _sections(self, view: SectionsView) -> None:
        session = self._session
        view.decided.connect(session.decide)
        view.figure_selected.connect(self._hand.find_row)
        view.page_wanted.connect(session.draw_page)
        view.links_requested.connect(session.find_links)
        view.drafts_requested.connect(lambda one, other: session.find_links(one, other, drafts=True))
        view.menu_requested.connect(self._menus.of_section)
        session.linked.connect(view.show_links)
        session.page_drawn.connect(view.take_page)
        view.show_result(session.result)
        self._hand.mark_row(view)

    def _findings(self, view: FindingsView) -> None:
        view.decided.connect(self._session.decide)
        view.place_opened.connect(self._hand.open_place)
        view.row_selected.connect(self._hand.open_row)
        view.row_pointed.connect(self._hand.inspect)
        view.side_by_side.connect(self._hand.open_beside)
        view.show_result(self._session.result)
        view.show_waiting(self._session.is_busy)

    def _charts(self, view: ChartsView) -> None:
        view.row_selected.connect(self._hand.open_row)
        view.figure_selected.connect(self._hand.open_figure)
        view.told.connect(self._window.foot.tell)
        self._window.board.filtered.connect(lambda: view.show_rows(self._window.board.shown_rows()))
        view.show_result(self._session.result)
        view.show_rows(self._window.board.shown_rows())
        view.show_row(self._window.board.selected_row())

    def _targets(self, view: TargetsView) -> None:
        view.decided.connect(self._session.decide)
        view.all_decided.connect(lambda said: self._session.decide(*said))
        view.place_opened.connect(self._hand.open_place)
        view.row_selected.connect(self._hand.inspect)
        self._showing.show_targets()
        view.show_waiting(self._session.is_busy)

    def _closing(self, view: ClosingView) -> None:
        view.row_selected.connect(self._hand.open_row)
        view.row_pointed.connect(self._window.board.select_row)
        view.close_requested.connect(self._records.close_figures)
        view.told.connect(self._window.foot.tell)
        self._session.records.closed.connect(view.show_closings)
        view.show_result(self._session.result)
        view.show_closings(self._session.records.closings)
