"""The sources: the files compared, what each was taken for, how much was found, and what could not be read.

Files and texts come by button, by drop and by paste. Problems are shown here, at the file they belong to.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import icons, texts, theme
from desktop.retranslated import Remeasured
from desktop.texts import put, say
from desktop.wrapping import lay_out_by_width

if TYPE_CHECKING:
    from compare.comparison import Comparison, Reading
    from compare.report import Source, Unread

_CARD_ROLE = 257
_ICON, _PAD = 18, 7
_LOW = 28  # lines of text below whose height a pane is a low one


@dataclass(frozen=True, slots=True)
class Card:
    """What the pane says of a source."""

    source: str
    name: str
    about: str = ""
    found: str = ""
    problems: tuple[str, ...] = ()
    icon: str = "file-text"
    colour: str = "accent"


class SourcesPane(Remeasured, QWidget):
    """The list of sources with its buttons."""

    add_requested = Signal()
    paste_requested = Signal()
    source_selected = Signal(str)
    source_opened = Signal(str)
    menu_requested = Signal(str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result: Comparison | None = None  # before anything is shown
        self._sources: tuple[Source, ...] = ()
        self._waiting = False
        self._told: list[str] = []
        self._shown: list[Card] = []
        self._tipped: dict[str, Reading | None] = {}  # what each source's tip was told from
        self._build()
        self.retranslate()

    def show_result(self, result: Comparison) -> None:
        self._result = result
        self._fill()

    def show_sources(self, sources: tuple[Source, ...], waiting: bool) -> None:
        """The sources as they stand; those without a result yet are shown as waiting."""
        self._sources, self._waiting = sources, waiting
        self._fill()

    def show_problem(self, text: str) -> None:
        """A problem that belongs to no source, a line under those told before; "" takes all away."""
        told = [line for line in self._told if line != text]
        self._tell([*told, text][-_PROBLEMS:] if text else [])

    def forget_problem(self, text: str) -> None:
        """Take a problem away; the others stay."""
        self._tell([line for line in self._told if line != text])

    def _tell(self, lines: list[str]) -> None:
        self._told = lines
        self._problem.setText("\n".join(lines))
        self._problem.setVisible(bool(lines))

    def selected(self) -> str:
        """The id of the source at the cursor, or ""."""
        item = self._list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def select(self, source: str) -> None:
        """Put the cursor on a source, without telling."""
        with QSignalBlocker(self._list):
            for at in range(self._list.count()):
                if self._list.item(at).data(Qt.ItemDataRole.UserRole) == source:
                    self._list.setCurrentRow(at)

    def retranslate(self) -> None:
        self._add.setText(say("sources.add"))
        self._add.setIcon(theme.icon("file-plus", "accent"))
        self._add.setToolTip(say("sources.add_tip"))
        self._paste.setText(say("sources.paste"))
        self._paste.setIcon(theme.icon("clipboard-paste"))
        self._paste.setToolTip(say("sources.paste_tip"))
        self._hint.setText(say("sources.hint"))
        self._list.setAccessibleName(say("sources.title"))
        self._fill(again=True)

    def _build(self) -> None:
        self._add, self._paste = QToolButton(self), QToolButton(self)
        for button, asked in ((self._add, self.add_requested), (self._paste, self.paste_requested)):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAutoRaise(True)
            button.clicked.connect(asked)
        self._list = QListWidget(self)
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(_CardDelegate(self._list))
        lay_out_by_width(self._list)
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._ask_menu)
        self._list.currentItemChanged.connect(lambda *_: self.source_selected.emit(self.selected()))
        self._list.itemActivated.connect(lambda _: self.source_opened.emit(self.selected()))
        self._hint, self._problem = QLabel(self), QLabel(self)
        self._hint.setObjectName("muted")
        self._problem.setObjectName("problem")
        self._problem.hide()
        for label in (self._hint, self._problem):
            label.setWordWrap(True)
            label.setContentsMargins(8, 2, 8, 6)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(4, 2, 4, 2)
        buttons.addWidget(self._add)
        buttons.addWidget(self._paste)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(buttons)
        box.addWidget(self._list, 1)
        box.addWidget(self._problem)
        box.addWidget(self._hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """In a low pane the reports have the room of what is to be done with them, once there are some."""
        is_low = self.height() < _LOW * self.fontMetrics().height()
        self._hint.setHidden(is_low and bool(self._shown))

    def _ask_menu(self, at: QPoint) -> None:
        if self._list.itemAt(at) is not None:
            self.menu_requested.emit(self.selected(), self._list.viewport().mapToGlobal(at))

    def _fill(self, *, again: bool = False) -> None:
        """Show the cards; those that are shown already stay, unless all is said `again`."""
        cards = self._cards()
        if again or cards != self._shown:
            self._shown = cards
            self._tipped.clear()
            self._lay_out(cards)
            self._make_room()
        readings = {reading.id: reading for reading in self._result.readings} if self._result else {}
        for at, card in enumerate(cards):
            reading = readings.get(card.source)
            if card.source not in self._tipped or self._tipped[card.source] is not reading:
                self._tipped[card.source] = reading
                self._list.item(at).setToolTip("\n".join(_tip(card, self._report(card.source))))

    def _report(self, source: str) -> list[str]:
        """The lines of the reading report of `source`."""
        from desktop.reading_report import lines  # here: a start has nothing to report

        return [line.text for line in lines(self._result, source)] if self._result else []

    def _lay_out(self, cards: list[Card]) -> None:
        selected = self.selected()
        with QSignalBlocker(self._list):
            self._list.clear()
            for card in cards:
                item = QListWidgetItem(self._list)
                item.setData(Qt.ItemDataRole.UserRole, card.source)
                item.setData(_CARD_ROLE, card)
                told = [text for text in (card.name, card.about, card.found, *card.problems) if text]
                item.setData(Qt.ItemDataRole.AccessibleTextRole, ". ".join(told))
            self._list.setCurrentRow(-1)
        self.select(selected)

    def _cards(self) -> list[Card]:
        """The cards in order: targets first, then by period, then what was not read."""
        known = _known_cards(self._result) if self._result else []
        if not self._sources:
            return known
        alive = {s.id for s in self._sources}
        shown = [card for card in known if card.source in alive]
        said = {card.source for card in shown}
        key = "sources.waiting" if self._waiting else "sources.not_read"
        shown += [Card(s.id, s.name, say(key), icon="hourglass", colour="muted") for s in self._sources
                  if s.id not in said]  # fmt: skip
        return shown


def _unread_card(result: Comparison, unread: Unread) -> Card:
    from desktop.reading_report import ocr_chosen  # here: a start has nothing to report

    is_scan = ocr_chosen(result, unread.source.id) is False
    about = say("sources.locked") if unread.needs_password else say("sources.scanned") if is_scan else ""
    problems = (texts.capital(put(unread.reason)),)
    return Card(unread.source.id, unread.source.name, about, problems=problems, icon="file-x", colour="bad")


def _known_cards(result: Comparison) -> list[Card]:
    return [_card(result, r.id) for r in result.readings] + [_unread_card(result, u) for u in result.unread]


def _card(result: Comparison, source: str) -> Card:
    reading = result.reading(source)
    identity = reading.report.identity
    about = [say(f"kind.{identity.kind}"), texts.period(identity.period) or say("sources.no_period")]
    count = len(reading.observations)
    found = say("sources.figures", count=count)
    if reading.report.pages:
        found = f"{found} · {say('sources.pages', count=reading.report.pages)}"
    problems = tuple(texts.capital(put(w.message)) for w in reading.report.warnings)
    if not count:
        problems = (*problems, say("sources.no_figures"))
    is_target = source in result.targets
    return Card(source, reading.report.source.name, " · ".join(about), found, problems,
                "target" if is_target else "file-text", "good" if is_target else "accent")  # fmt: skip


def _tip(card: Card, report: list[str]) -> list[str]:
    """What the card says and the reading report, each thing once."""
    told = (card.name, card.about, card.found, *report, *card.problems)
    once: dict[str, str] = {}  # by the words alone: the report begins them with a capital
    for text in told:
        once.setdefault(text.casefold(), text)
    return [text for text in once.values() if text]


class _CardDelegate(QStyledItemDelegate):
    """A card: the file's name in two lines at most, what it is, what was found, and its problems in full."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._text_width()
        lines = _lines(index.data(_CARD_ROLE), option.font)
        return QSize(width, 2 * _PAD + sum(_height(text, font, width) for text, font, _ in lines))

    def _text_width(self) -> int:
        """Room for the scroll bar is kept whether it is there or not: its coming must not cut a card."""
        view = self.parent()
        whole = view.width() - view.verticalScrollBar().sizeHint().width() if isinstance(view, QListWidget) else 220
        return max(60, whole - _ICON - 2 * _PAD - 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: Card = index.data(_CARD_ROLE)
        colours = theme.colours()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(option.rect, QColor(colours.selection))
        painter.setPen(QColor(colours.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        rect = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        mark = icons.pixmap(card.icon, getattr(colours, card.colour), _ICON, painter.device().devicePixelRatioF())
        painter.drawPixmap(rect.left(), rect.top(), mark)
        rect.setLeft(rect.left() + _ICON + _PAD)
        rect.setWidth(self._text_width())
        for text, font, colour in _lines(card, option.font):
            height = _height(text, font, rect.width())
            painter.setFont(font)
            plain = colour in ("text", "muted")
            painter.setPen(QColor(colours.selection_text if selected and plain else getattr(colours, colour)))
            painter.drawText(QRect(rect.left(), rect.top(), rect.width(), height), _WRAP, text)
            rect.setTop(rect.top() + height)


_PROBLEMS = 4  # problems of no source that are shown at once
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


def _lines(card: Card, font: QFont) -> list[tuple[str, QFont, str]]:
    bold, small = QFont(font), QFont(font)
    bold.setBold(True)
    small.setPointSizeF(font.pointSizeF() - 0.5)
    name = card.name if len(card.name) <= 70 else f"{Path(card.name).stem[:60]}…{Path(card.name).suffix}"
    lines = [(_breakable(name), bold, "text"), (card.about, small, "text"), (card.found, small, "muted")]
    lines += [(problem, small, "bad" if card.icon == "file-x" else "poor") for problem in card.problems]
    return [line for line in lines if line[0]]


def _breakable(name: str) -> str:
    """A file's name that may be broken after its underscores and dashes."""
    return name.replace("_", "_\u200b").replace("-", "-\u200b")


def _height(text: str, font: QFont, width: int) -> int:
    return QFontMetrics(font).boundingRect(QRect(0, 0, width, 1000), _WRAP, text).height()
