"""Where everything stands in the window: panes, tabs, bars and docks. What they do is wired in `wiring`.

A view behind a tab is made when it is first wanted, so that the start waits for none that nobody looks at.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

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

from desktop import texts, theme
from desktop.actions import Actions
from desktop.foot import Foot
from desktop.history_pane import HistoryPane
from desktop.sources_pane import SourcesPane
from desktop.texts import say
from desktop.turns import Turns
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

_GATHERED = 244  # pixels of the panes where all stand behind one another: their names side by side
_LOW = 450  # pixels of a screen's height below which the board has all the room at first, its sentence none
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
_TAB_LOOKS = (  # with icons, counts, words of all: as much as there is room for
    (True, True, True), (False, True, True), (False, False, True), (True, False, False),
)  # fmt: skip


class WindowFrame(QMainWindow):
    """Sources at the left, the views in the middle, the row that is selected at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.turns = Turns(self)
        self._made: dict[str, QWidget] = {}
        self._seen: set[str] = set()  # the docks in sight
        self._build()

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self._put_away: list[str] = []  # the panes that were hidden together
        self.actions_ = Actions(self)
        self.sources = SourcesPane(self)
        self._history = HistoryPane(self)
        self._history.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # until it is in sight
        self.welcome, self.banner, self.office_notice = Welcome(self), Banner(self), OfficeNotice(self)
        self.banner.hide()
        self.office_notice.hide()
        self._build_centre()
        self._docks = {
            "sources": self._dock("sources", self.sources, Qt.DockWidgetArea.LeftDockWidgetArea),
            "inspector": self._dock("inspector", _Room(self), Qt.DockWidgetArea.RightDockWidgetArea),
            "history": self._dock("history", self._history, Qt.DockWidgetArea.RightDockWidgetArea),
        }
        self.tabifyDockWidget(self._docks["inspector"], self._docks["history"])
        self._docks["inspector"].raise_()
        for name in ("inspector", "history"):
            self._docks[name].visibilityChanged.connect(partial(self._note_sight, name))
        self._build_bars()
        self.resizeDocks([self._docks["sources"], self._docks["inspector"]], [206, 262], Qt.Orientation.Horizontal)

    def _build_centre(self) -> None:
        self._split = QSplitter(Qt.Orientation.Vertical, self)
        self._split.setHandleWidth(3)
        self._split.addWidget(_Room(self))
        self._split.addWidget(_Room(self))
        # On a low screen (768 lines, or any at 250%) the rows of the board need the room more than their sentence.
        high = self.screen().availableSize().height()
        self._split.setSizes([420, min(170, high // 5) if high >= _LOW else 0])
        self._split.setStretchFactor(0, 1)
        self._split.setCollapsible(0, False)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setIconSize(QSize(14, 14))
        self._named: tuple[dict[str, int], object, object, object] = ({}, "", "", "")
        self.tabs.installEventFilter(self)
        for name in TABS:
            self.tabs.addTab(self._split if name == "board" else _Room(self), theme.icon(_TAB_ICONS[name]), "")
        self.tabs.currentChanged.connect(lambda at: getattr(self, TABS[at]))  # whose view is made, if it is not yet
        self.tabs.currentChanged.connect(lambda _: self._fit_tabs())
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self.tabs)
        self._stack.setCurrentIndex(self._stack.addWidget(QWidget(self)))  # until it is known what there is to show
        centre = QWidget(self)
        box = QVBoxLayout(centre)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.banner)
        box.addWidget(self.office_notice)
        box.addWidget(self._stack, 1)
        self.setCentralWidget(centre)

    # The views behind the tabs ------------------------------------------------------------------------------------

    @property
    def board(self) -> ProgressView:
        from desktop.progress_view import ProgressView

        return self._view("board", ProgressView, self._split.widget(0))

    @property
    def preview(self) -> SourceView:
        from desktop.source_view import SourceView

        return self._view("preview", partial(SourceView, as_pages=False), self._split.widget(1))

    @property
    def inspector(self) -> Inspector:
        from desktop.inspector import Inspector

        return self._view("inspector", Inspector, self._docks["inspector"].widget())

    @property
    def sections(self) -> SectionsView:
        from desktop.sections_view import SectionsView

        return self._view("sections", SectionsView)

    @property
    def source(self) -> SourceView:
        from desktop.source_view import SourceView

        return self._view("source", SourceView)

    @property
    def findings(self) -> FindingsView:
        from desktop.findings_view import FindingsView

        return self._view("findings", FindingsView)

    @property
    def charts(self) -> ChartsView:
        from desktop.charts_view import ChartsView

        return self._view("charts", ChartsView)

    @property
    def targets(self) -> TargetsView:
        from desktop.targets_view import TargetsView

        return self._view("targets", TargetsView)

    @property
    def closing(self) -> ClosingView:
        from desktop.closing_view import ClosingView

        return self._view("closing", ClosingView)

    @property
    def history(self) -> HistoryPane:
        self.turns.hurry("history")
        return self._history

    def list_history(self, done: list[str], undone: list[str], told: list[str]) -> None:
        """The steps by name, in the pane of the history."""
        self._history.show_history(done, undone, told)

    def is_made(self, name: str) -> bool:
        """Whether somebody has looked at that view; what is told to others is told to it only then."""
        return name in self._made

    def made(self) -> dict[str, QWidget]:
        """The views that are made, by name, as they are: what they are yet to be shown is still put off."""
        return self._made

    def is_seen(self, dock: str) -> bool:
        """Whether that dock is in sight: one behind another counts as visible with Qt."""
        return dock in self._seen

    def _note_sight(self, dock: str, seen: bool) -> None:
        pane = self._history if dock == "history" else self._made.get(dock)
        if pane is not None:  # the keyboard goes to no pane behind another
            pane.setFocusPolicy(Qt.FocusPolicy.StrongFocus if seen else Qt.FocusPolicy.NoFocus)
        if seen:
            self._seen.add(dock)
            self.turns.hurry(dock)
        else:
            self._seen.discard(dock)

    def _view(self, name: str, make: Callable[[QWidget], _View], room: QWidget | None = None) -> _View:
        """The view of that name, made where it is not yet, and shown what it was to be shown in a later turn."""
        if name not in self._made:
            self._move_in(name, make(self), room or self.tabs.widget(TABS.index(name)))
        self.turns.hurry(name)
        return cast(_View, self._made[name])

    def _move_in(self, name: str, view: QWidget, room: QWidget | None) -> None:
        if isinstance(room, _Room):
            room.take(view)
        self._made[name] = view  # it is there already for what is told to it from here on
        self.view_made(name, view)

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

    def gather_panes(self) -> None:
        """Put all panes behind one another at the left: a narrow window has room for one beside the middle."""
        for name in ("inspector", "history"):
            self.tabifyDockWidget(self._docks["sources"], self._docks[name])
        self._docks["sources"].raise_()
        self.resizeDocks([self._docks["sources"]], [_GATHERED], Qt.Orientation.Horizontal)

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
        named = counts, texts.language(), theme.colours(), theme.points()
        if named != self._named:
            self._named = named
            self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Show the tabs with icons and counts as far as all of them stand side by side; a tab out of sight is lost.

        Where not even their words do, those that are not at the front are their icons.
        """
        for icons, counted, worded in _TAB_LOOKS:
            for at, name in enumerate(TABS):
                words, count = say(f"tab.{name}"), self._named[0].get(name) if counted else None
                named = f"{words} ({count})" if count else words
                if not worded and at != self.tabs.currentIndex():
                    named = ""
                if self.tabs.tabText(at) != named:  # each of them lays the whole bar out anew
                    self.tabs.setTabText(at, named)
                self.tabs.setTabIcon(at, theme.icon(_TAB_ICONS[name]) if icons else QIcon())
                self.tabs.setTabToolTip(at, "" if worded else words)
                self.tabs.tabBar().setAccessibleTabName(at, "" if worded else words)
            if self.tabs.tabBar().sizeHint().width() <= self.tabs.width():
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.tabs and event.type() == QEvent.Type.Resize:
            self._fit_tabs()
        return super().eventFilter(watched, event)

    def show_welcome(self, empty: bool) -> None:
        """What there is to begin with where nothing is open, else the tabs."""
        self._stack.setCurrentIndex(0 if empty else 1)
        if empty:
            self.banner.hide()

    def go(self, name: str) -> None:
        """Bring a tab to the front, and the keyboard to where its view begins.

        No view is made to hand the focus on by itself: Tab would then pass by what stands before that place.
        """
        self.tabs.setCurrentIndex(TABS.index(name))
        getattr(self, name).begins_at.setFocus()

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
        self._history.setAccessibleName(say("history.title"))


class _Room(QWidget):
    """Where a view will stand behind its tab."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def take(self, view: QWidget) -> None:
        split = self.parentWidget()
        sizes = split.sizes() if isinstance(split, QSplitter) else []
        self._box.addWidget(view)
        view.show()  # at once: a layout shows what comes later only when the loop comes round
        if isinstance(split, QSplitter) and any(sizes):
            split.setSizes(sizes)  # it would open a part that was closed
