"""The list of what differs between two drafts, with a count of each kind; a line that is chosen is shown in both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import theme
from desktop.requests import Link
from desktop.texts import say
from desktop.wrapping import WrappingDelegate

KINDS = ("figures", "wording", "new", "gone", "moved")
_ICONS = {"figures": "list-checks", "wording": "pencil", "new": "plus", "gone": "minus", "moved": "arrow-right"}
_COLOURS = {"figures": "poor", "wording": "fair", "new": "good", "gone": "bad", "moved": "neutral"}
_AT = Qt.ItemDataRole.UserRole


class DraftChanges(QWidget):
    """Shows changes; `chosen` tells the one at the cursor."""

    chosen = Signal(object)  # a Link

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._links: tuple[Link, ...] = ()
        self._count = QLabel(self)
        self._count.setWordWrap(True)
        self._count.setObjectName("muted")
        self._kind = QComboBox(self)
        self._kind.currentIndexChanged.connect(lambda _: self._fill())
        self._list = QTreeWidget(self)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setWordWrap(True)
        self._list.setItemDelegate(WrappingDelegate(self._list))
        self._list.currentItemChanged.connect(lambda *_: self._went())
        self._list.itemClicked.connect(lambda *_: self._went())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for widget in (self._count, self._kind, self._list):
            box.addWidget(widget)

    def show_links(self, links: tuple[Link, ...] | None) -> None:
        """Show the changes of two drafts; None while they are looked for."""
        self._links = links or ()
        self.retranslate(waiting=links is None)

    def retranslate(self, waiting: bool = False) -> None:
        """Say everything anew."""
        counts = Counter(link.kind for link in self._links)
        self._list.setAccessibleName(say("drafts.title"))
        self._kind.setAccessibleName(say("drafts.kind"))
        self._count.setText(say("drafts.waiting") if waiting else _summary(counts))
        chosen = self._kind.currentData()
        with QSignalBlocker(self._kind):
            self._kind.clear()
            self._kind.addItem(say("drafts.all", count=len(self._links)), "")
            for kind in KINDS:
                if counts[kind]:
                    self._kind.addItem(f"{say(f'drafts.{kind}')} ({counts[kind]})", kind)
            self._kind.setCurrentIndex(max(0, self._kind.findData(chosen)))
        self._fill()

    def step(self, forward: bool) -> None:
        """The next change, or the one before."""
        item = self._list.currentItem()
        at = self._list.indexOfTopLevelItem(item) if item is not None else -1
        wanted = self._list.topLevelItem(at + 1 if forward else max(0, at - 1))
        if wanted is not None:
            self._list.setCurrentItem(wanted)

    def shown(self) -> list[str]:
        """The lines that are shown."""
        items = (self._list.topLevelItem(at) for at in range(self._list.topLevelItemCount()))
        return [item.text(0) for item in items if item is not None]

    def _fill(self) -> None:
        wanted = self._kind.currentData()
        with QSignalBlocker(self._list):
            self._list.clear()
            for at, link in enumerate(self._links):
                if not wanted or link.kind == wanted:
                    item = QTreeWidgetItem(self._list, [f"{say(f'drafts.{link.kind}')}: {link.told}"])
                    item.setIcon(0, theme.icon(_ICONS[link.kind], _COLOURS[link.kind]))
                    item.setToolTip(0, link.told)
                    item.setData(0, _AT, at)

    def _went(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.chosen.emit(self._links[int(item.data(0, _AT))])


def _summary(counts: Counter[str]) -> str:
    if not counts:
        return say("drafts.none")
    kinds: Sequence[str] = [say(f"drafts.count_{kind}", count=counts[kind]) for kind in KINDS if counts[kind]]
    return say("drafts.summary", count=sum(counts.values()), kinds=", ".join(kinds))


class DraftsOffer(QFrame):
    """Says that two of the reports look like drafts of one, and offers to compare them so; can be put away."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text, self._yes, self._close = QLabel(self), QPushButton(self), QToolButton(self)
        self._text.setWordWrap(True)
        self._close.setAutoRaise(True)
        self._yes.clicked.connect(self.taken)
        self._close.clicked.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 4, 4, 4)
        line.addWidget(self._text, 1)
        line.addWidget(self._yes)
        line.addWidget(self._close)

    def retranslate(self) -> None:
        self._text.setText(say("drafts.likely"))
        self._yes.setText(say("drafts.mode"))
        self._close.setIcon(theme.icon("x"))
        self._close.setToolTip(say("drafts.not_now"))
        self._close.setAccessibleName(say("drafts.not_now"))
