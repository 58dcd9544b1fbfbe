"""A result and what it is made of, put into the views: the one in front at once, each other in a turn of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from compare.comparison import Comparison
from desktop.awaiting import Awaiting
from desktop.tab_counts import counts
from desktop.window_frame import TABS

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from desktop.wiring import Wiring


class ResultShowing:
    """What each view is told of the session's result; a view that nobody has looked at is told nothing."""

    def __init__(self, window: MainWindow, wiring: Wiring) -> None:
        self._window = window
        self._wiring = wiring
        self._session = wiring.session

    def show(self, result: Comparison) -> None:
        """There is another result."""
        window = self._window
        window.sources.show_result(result)
        if result.readings or window.is_made("board"):
            self._show_views()
        window.turns.put_off("counts", self.count_tabs)
        self._wiring.enable()

    def count_tabs(self) -> None:
        """How many things each tab holds, on the tabs."""
        self._window.name_tabs(counts(self._session.result))

    def show_sources(self) -> None:
        """There are other sources, or something began or ended that they wait for."""
        window, session = self._window, self._session
        sources = session.sources
        window.sources.show_sources(sources, session.is_busy)
        if sources and session.is_busy:
            window.board.show_waiting(True)  # made for it: that something is on its way is what there is to see
        self._show_waiting(session.is_busy)
        window.show_welcome(not sources)
        self._wiring.enable()

    def show_busy(self, busy: bool) -> None:
        """Something is under way, or all is done."""
        if not busy:
            self._show_waiting(False)
        self._wiring.enable()

    def show_targets(self) -> None:
        """The targets, with what judges by them."""
        self._window.targets.show_choice(self._session.limits)
        self._window.targets.show_result(self._session.result)

    def _show_views(self) -> None:
        window = self._window
        front = TABS[window.tabs.currentIndex()]
        show: dict[str, Callable[[], None]] = {name: partial(self._show_made, name) for name in TABS}
        show |= {"board": self._show_board, "charts": self._show_charts, "targets": self.show_targets}
        for name in sorted(show, key=lambda name: name != front):
            if name == "board" or window.is_made(name):
                window.turns.put_off(name, show[name])
            if name == front:
                window.turns.hurry(name)
                self._wiring.at_hand.bring_up_inspector()
                self._wiring.at_hand.bring_up_preview()

    def _show_made(self, name: str) -> None:
        getattr(self._window, name).show_result(self._session.result)

    def _show_board(self) -> None:
        window, result = self._window, self._session.result
        window.board.show_result(result)
        self._wiring.at_hand.find_again()
        if result.rows:
            self._wiring.view_states.settle(window)

    def _show_charts(self) -> None:
        self._window.charts.show_result(self._session.result)
        self._window.charts.show_rows(self._window.board.shown_rows())

    def _show_waiting(self, waiting: bool) -> None:
        for view in self._window.made().values():
            if isinstance(view, Awaiting):
                view.show_waiting(waiting)
