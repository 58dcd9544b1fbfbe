"""Where everything stands in the window: panes, tabs, bars and docks. What they do is wired in `main_window`.

A view behind a tab is made when it is first wanted, so that the start waits for none that nobody looks at.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDockWidget,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.actions import Actions
from desktop.foot import Foot
from desktop.history_pane import HistoryPane
from desktop.sources_pane import SourcesPane
from desktop.texts import say
from desktop.welcome import Banner, OfficeNotice, Welcome

if TYPE_CHECKING:
    from desktop.charts_view import ChartsView
    from desktop.closing_view import ClosingView
    from desktop.findings_view import FindingsView
    from desktop.inspector import Inspector
    from desktop.progress_view import ProgressView
    from desktop.sections_view import SectionsView
    from desktop.source_view import SourceView
    from desktop.targets_view import TargetsView

_View = TypeVar("_View", bound=QWidget)
TABS = ("board", "sections", "source", "findings", "charts", "targets", "closing")
_TAB_ICONS = {
    "board": "list-checks",
    "sections": "columns-2",
    "source": "file-text",
    "findings": "triangle-alert",
    "charts": "trending-up",
    "targets": "target",
    "closing": "stamp",
}


class WindowFrame(QMainWindow):
    """Sources at the left, the views in the middle, the row that is selected at the right."""

    def __init__(self) -> None:
        super().__init__()
        self._build()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self._put_away: list[str] = []  # the panes that were hidden together
        self.actions_ = Actions(self)
        self.sources = SourcesPane(self)
        self.history = HistoryPane(self)
        self.welcome, self.banner, self.office_notice = Welcome(self), Banner(self), OfficeNotice(self)
        self.banner.hide()
        self.office_notice.hide()
        self._build_centre()
        self._docks = {
            "sources": self._dock("sources", self.sources, Qt.DockWidgetArea.LeftDockWidgetArea),
            "inspector": self._dock("inspector", _Room(self), Qt.DockWidgetArea.RightDockWidgetArea),
            "history": self._dock("history", self.history, Qt.DockWidgetArea.RightDockWidgetArea),
        }
        self.tabifyDockWidget(self._docks["inspector"], self._docks["history"])
        self._docks["inspector"].raise_()
        self._build_bars()
        self.resizeDocks([self._docks["sources"], self._docks["inspector"]], [222, 272], Qt.Orientation.Horizontal)

    def _build_centre(self) -> None:
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setHandleWidth(3)
        self._split.addWidget(_Room(self))
        self._split.addWidget(_Room(self))
        self._split.setSizes([420, 170])
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setIconSize(QSize(14, 14))
        self._counts: dict[str, int] = {}
        self.tabs.installEventFilter(self)
        for name in TABS:
            self.tabs.addTab(self._split if name == "board" else _Room(self), theme.icon(_TAB_ICONS[name]), "")
        self.tabs.currentChanged.connect(lambda at: getattr(self, TABS[at]))  # whose view is made, if it is not yet
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self.tabs)
        centre = QWidget(self)
        box = QVBoxLayout(centre)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.banner)
        box.addWidget(self.office_notice)
        box.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    # The views behind the tabs ------------------------------------------------------------------------------------

    @cached_property
    def board(self) -> ProgressView:
        from desktop.progress_view import ProgressView

        return self._moved_in("board", ProgressView(self), self._split.widget(0))

    @cached_property
    def preview(self) -> SourceView:
        from desktop.source_view import SourceView

        return self._moved_in("preview", SourceView(self, as_pages=False), self._split.widget(1))

    @cached_property
    def inspector(self) -> Inspector:
        from desktop.inspector import Inspector

        return self._moved_in("inspector", Inspector(self), self._docks["inspector"].widget())

    @cached_property
    def sections(self) -> SectionsView:
        from desktop.sections_view import SectionsView

        return self._moved_in("sections", SectionsView(self))

    @cached_property
    def source(self) -> SourceView:
        from desktop.source_view import SourceView

        return self._moved_in("source", SourceView(self))

    @cached_property
    def findings(self) -> FindingsView:
        from desktop.findings_view import FindingsView

        return self._moved_in("findings", FindingsView(self))

    @cached_property
    def charts(self) -> ChartsView:
        from desktop.charts_view import ChartsView

        return self._moved_in("charts", ChartsView(self))

    @cached_property
    def targets(self) -> TargetsView:
        from desktop.targets_view import TargetsView

        return self._moved_in("targets", TargetsView(self))

    @cached_property
    def closing(self) -> ClosingView:
        from desktop.closing_view import ClosingView

        return self._moved_in("closing", ClosingView(self))

    def is_made(self, name: str) -> bool:
        """Whether somebody has looked at that view; what is told to others is told to it only then."""
        return name in self.__dict__

    def _moved_in(self, name: str, view: _View, room: QWidget | None = None) -> _View:
        room = room or self.tabs.widget(TABS.index(name))
        if isinstance(room, _Room):
            room.take(view)
        self.__dict__[name] = view  # it is there already for what is told to it from here on
        self.view_made(name, view)
        return view

    def view_made(self, name: str, view: QWidget) -> None:
        """A view is there: it is to be wired and to be shown what there is."""

    # Bars and docks -----------------------------------------------------------------------------------------------

    def _dock(self, name: str, view: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = QDockWidget(self)
        dock.setObjectName(name)
        dock.setWidget(view)
        dock.setFeatures(
            QDockWidget.DockWidgetFeature.DockWidgetMovable | QDockWidget.DockWidgetFeature.DockWidgetClosable
        )
        self.addDockWidget(area, dock)
        return dock

    def _build_bars(self) -> None:
        self.actions_.menus(self.menuBar())
        view = self.actions_.view_menu()
        view.addSeparator()
        for dock in self._docks.values():
            view.addAction(dock.toggleViewAction())
        self._bar = QToolBar(self)
        self._bar.setObjectName("tools")
        self._bar.setMovable(False)
        self._bar.setIconSize(QSize(18, 18))
        self._bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.actions_.tools(self._bar)
        self.addToolBar(self._bar)
        self.foot = Foot(self)
        self.setStatusBar(self.foot)

    def toggle_panes(self) -> None:
        """Give the middle the whole width, and the panes beside it back as they were."""
        shown = [name for name, dock in self._docks.items() if not dock.isHidden()]
        for name in shown or self._put_away or self._docks:
            self._docks[name].setVisible(not shown)
        self._put_away = shown
        if not shown and not self._docks["inspector"].isHidden():
            self._docks["inspector"].raise_()

    def name_tabs(self, counts: dict[str, int]) -> None:
        """The tabs' words, each with how many things it holds."""
        self._counts = counts
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Show the tabs with icons and counts as far as all of them stand side by side; a tab out of sight is lost."""
        for icons, counted in ((True, True), (False, True), (False, False)):
            for at, name in enumerate(TABS):
                words, count = say(f"tab.{name}"), self._counts.get(name) if counted else None
                self.tabs.setTabText(at, f"{words} ({count})" if count else words)
                self.tabs.setTabIcon(at, theme.icon(_TAB_ICONS[name]) if icons else QIcon())
            if self.tabs.tabBar().sizeHint().width() <= self.tabs.width():
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.tabs and event.type() == QEvent.Type.Resize:
            self._fit_tabs()
        return super().eventFilter(watched, event)

    def go(self, name: str) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(TABS.index(name))
        self.tabs.currentWidget().setFocus()

    def shows(self, name: str) -> bool:
        """Whether that tab is at the front."""
        return self.tabs.currentIndex() == TABS.index(name)

    def name_parts(self) -> None:
        """The words of the frame itself."""
        self.actions_.retranslate()
        for key, dock in self._docks.items():
            dock.setWindowTitle(say(f"{key}.title"))
            dock.toggleViewAction().setText(say(f"{key}.title"))
        self._bar.setWindowTitle(say("tools"))
        self.tabs.setAccessibleName(say("tabs"))


class _Room(QWidget):
    """Where a view will stand behind its tab."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def take(self, view: QWidget) -> None:
        self._box.addWidget(view)
        view.show()  # at once: a layout shows what comes later only when the loop comes round
        self.setFocusProxy(view)
