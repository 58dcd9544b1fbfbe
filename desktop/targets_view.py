"""The targets that were read, line by line, to be confirmed, put right, split or set aside before they judge.

Shows each document's lines with what came of them; the sentence of the line at the cursor stands below, with the other
targets of its indicator. Emits what the user decided; knows neither the session nor the other views.
"""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from compare.comparison import Comparison, Key
from compare.decisions import TargetChosen, TargetConfirmed, TargetRejected, ThresholdSet
from compare.members import Member, member_of
from compare.target_list import TargetLine, target_lines
from compare.thresholds import Thresholds
from desktop import members, target_words, theme
from desktop.awaiting import Awaiting
from desktop.dialog_parts import agreed
from desktop.flow_layout import FlowLayout
from desktop.retranslated import Remeasured
from desktop.target_dialogs import BaseDialog, SplitDialog, correction
from desktop.texts import say

_ONLY_CONFIRMED = "targets.confirmed_only"
_KEY = Qt.ItemDataRole.UserRole
_LOOKS = {
    "read": ("circle-help", "poor"),
    "confirmed": ("circle-check", "good"),
    "rejected": ("eye-off", "muted"),
    "no_base": ("triangle-alert", "bad"),
}
_NAME, _GOAL, _PERIOD, _ISSUER, _STATE, _USED = range(6)
_WIDTHS = {_GOAL: 132, _PERIOD: 80, _ISSUER: 116, _STATE: 128, _USED: 44}
_BUTTONS = ("confirm", "correct", "split", "give_base", "reject", "use", "confirm_all")
_ICONS = {"confirm": "check", "correct": "pencil", "split": "unlink", "give_base": "flag", "reject": "eye-off",
          "use": "target", "confirm_all": "check-check"}  # fmt: skip


class TargetsView(Awaiting, Remeasured, QWidget):
    """A tree of documents and their lines, and the line at the cursor with its sentence."""

    decided = Signal(object)
    all_decided = Signal(object)  # several decisions at once
    place_opened = Signal(str, object)  # a source id and an Anchor
    row_selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = Comparison()
        self._lines: dict[Key, TargetLine] = {}
        self._stale = True
        self._build()
        self.retranslate()

    def show_result(self, result: Comparison) -> None:
        """Show `result`, the cursor kept on its line; while the tab is hidden nothing is laid out."""
        self._result = result
        self._stale = not self.isVisible()
        if not self._stale:
            line = self._line()
            self._fill(line.key if line else None)
            self._tell_row()

    def show_choice(self, limits: Thresholds) -> None:
        """Whether only what was confirmed judges."""
        with QSignalBlocker(self._only):
            self._only.setChecked(limits.is_on(_ONLY_CONFIRMED))

    def say_nothing(self) -> None:
        self._none.setText(self.nothing("targets.none"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.show_result(self._result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._reject()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._confirm()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._explained.setText(say("targets.explained"))
        self._tree.setAccessibleName(say("targets.title"))
        self._tree.setHeaderLabels(
            [say(f"targets.{key}") for key in ("name", "goal", "period", "issuer", "state", "used")]
        )
        for column, width in _WIDTHS.items():
            self._tree.header().resizeSection(column, theme.scaled(width))
        self._detail.setAccessibleName(say("targets.title"))
        self._only.setText(say("targets.only_confirmed"))
        self._only.setToolTip(say("targets.only_confirmed_tip"))
        self.say_nothing()
        for name, button in self._buttons.items():
            button.setText(say(f"targets.{name}"))
            button.setIcon(theme.icon(_ICONS[name]))
        self.show_result(self._result)

    # Building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._explained, self._none = QLabel(self), QLabel(self)
        for label in (self._explained, self._none):
            label.setObjectName("muted")
            label.setWordWrap(True)
        self._tree = QTreeWidget(self)
        self._tree.setFrameShape(QFrame.Shape.NoFrame)
        self._tree.setColumnCount(6)
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(10)
        self._tree.setAlternatingRowColors(True)
        self._tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        head = self._tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self._tree.currentItemChanged.connect(lambda *_: self._went())
        self._tree.itemDoubleClicked.connect(lambda *_: self._correct())
        self._detail = QTextBrowser(self)
        self._detail.setFrameShape(QFrame.Shape.NoFrame)
        self._detail.setOpenLinks(False)
        self._detail.document().setDocumentMargin(10)
        self._detail.anchorClicked.connect(self._followed)
        self._only = QCheckBox(self)
        self._only.toggled.connect(lambda on: self.decided.emit(ThresholdSet(_ONLY_CONFIRMED, "1" if on else "0")))
        self._lay_out()
        self.begins_at: QWidget = self._tree

    def _lay_out(self) -> None:
        self._actions = QWidget(self)
        flow = FlowLayout(self._actions)
        acts = {"confirm": self._confirm, "correct": self._correct, "split": self._split,
                "give_base": self._give_base, "reject": self._reject, "use": self._use,
                "confirm_all": self._confirm_all}  # fmt: skip
        self._buttons = {name: QPushButton(self) for name in _BUTTONS}
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, run=acts[name]: run())
            flow.addWidget(button)
        flow.addWidget(self._only)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(6, 4, 6, 4)
        column.addWidget(self._actions)
        column.addWidget(self._detail, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setHandleWidth(2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._tree)
        splitter.addWidget(below)
        splitter.setSizes([420, 210])
        splitter.setStretchFactor(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 0)
        box.addWidget(self._explained)
        box.addWidget(self._none)
        box.addWidget(splitter, 1)

    # Showing ------------------------------------------------------------------------------------------------------

    def _fill(self, current: Key | None) -> None:
        groups = target_lines(self._result)
        self._lines = {line.key: line for _, lines in groups for line in lines}
        scrolled = self._tree.verticalScrollBar().value()
        with QSignalBlocker(self._tree):
            self._tree.clear()
            for source, lines in groups:
                self._add_document(source, lines, current)
            self._tree.expandAll()
            head = self._tree.topLevelItem(0)
            first = head.child(0) if head is not None else None
            if self._tree.currentItem() is None and first is not None:
                self._tree.setCurrentItem(first)
        self._tree.verticalScrollBar().setValue(scrolled)
        self._none.setVisible(not groups)
        self._explained.setVisible(bool(groups))
        self._show_line()

    def _add_document(self, source: str, lines: tuple[TargetLine, ...], current: Key | None) -> None:
        done = sum(line.state in ("confirmed", "rejected") for line in lines)
        name = self._result.reading(source).report.source.name
        head = QTreeWidgetItem(self._tree, [say("targets.document", name=name, done=done, of=len(lines))])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFirstColumnSpanned(True)
        font = self._tree.font()
        font.setBold(True)
        head.setFont(0, font)
        head.setBackground(0, QBrush(QColor(theme.colours().group)))
        for line in lines:
            item = QTreeWidgetItem(head, target_words.cells(line))
            mark, colour = _LOOKS[line.state]
            item.setData(0, _KEY, line.key)
            item.setIcon(_STATE, theme.icon(mark, colour))
            item.setForeground(_STATE, QBrush(QColor(getattr(theme.colours(), colour))))
            if line.state == "rejected":
                for column in range(_STATE):
                    item.setForeground(column, QBrush(QColor(theme.colours().muted)))
            item.setToolTip(_NAME, item.text(_NAME))
            item.setToolTip(_ISSUER, item.text(_ISSUER))
            if line.in_force:
                item.setToolTip(_USED, say("targets.in_force"))
                item.setData(_USED, Qt.ItemDataRole.AccessibleTextRole, say("targets.in_force"))
            if line.key == current:
                self._tree.setCurrentItem(item)

    def _line(self) -> TargetLine | None:
        item = self._tree.currentItem()
        key = item.data(0, _KEY) if item else None
        return self._lines.get(tuple(key)) if key else None

    def _went(self) -> None:
        self._show_line()
        self._tell_row()

    def _tell_row(self) -> None:
        """What is told of elsewhere is the row of the line at the cursor, for as long as this view is looked at."""
        line = self._line()
        if line is not None and line.row is not None:
            self.row_selected.emit(line.row.id)

    def _show_line(self) -> None:
        line = self._line()
        self._enable(line)
        self._detail.setHtml(target_words.detail(self._result, line) if line else "")

    def _enable(self, line: TargetLine | None) -> None:
        on = self._buttons
        live = line is not None and line.state != "rejected"
        on["confirm"].setEnabled(live)
        on["confirm"].setText(say("targets.unconfirm" if line and line.state == "confirmed" else "targets.confirm"))
        document = line is not None and line.source in self._result.targets
        for name in ("correct", "split"):
            on[name].setEnabled(live and document)
        on["give_base"].setVisible(line is not None and line.change is not None and live)
        on["reject"].setEnabled(document)
        on["reject"].setText(say("targets.take_back" if line and line.state == "rejected" else "targets.reject"))
        usable = live and line is not None and line.target is not None
        on["use"].setEnabled(usable and line is not None and (not line.in_force or target_words.is_chosen(line)))
        on["use"].setText(say("targets.use_rule" if line and target_words.is_chosen(line) else "targets.use"))
        on["confirm_all"].setEnabled(document)

    # What the user does -------------------------------------------------------------------------------------------

    def _followed(self, url: QUrl) -> None:
        line = self._line()
        if line is not None:
            self.place_opened.emit(line.source, line.observation.anchor)

    def _member(self, line: TargetLine) -> Member:
        reading = self._result.reading(line.source)
        return member_of(reading.report, (*reading.observations, *reading.set_aside), line.observation)

    def _confirm(self) -> None:
        line = self._line()
        if line is None or line.state == "rejected":
            return
        if line.state == "no_base":  # what it comes to is not known: there is nothing to confirm yet
            self._give_base()
            return
        self._go_on()
        self.decided.emit(TargetConfirmed(self._member(line), line.state != "confirmed"))

    def _go_on(self) -> None:
        """The next line comes to the cursor, so that a document is gone through by one key."""
        item = self._tree.currentItem()
        below = self._tree.itemBelow(item) if item else None
        if below is not None and below.data(0, _KEY):
            self._tree.setCurrentItem(below)

    def _confirm_all(self) -> None:
        at = self._line()
        lines = [line for line in self._lines.values() if at and line.source == at.source and line.state == "read"]
        self.all_decided.emit([TargetConfirmed(self._member(line)) for line in lines])

    def _reject(self) -> None:
        line = self._line()
        if line is not None and line.source in self._result.targets:
            self.decided.emit(TargetRejected(self._member(line), line.state != "rejected"))

    def _correct(self) -> None:
        line = self._line()
        if line is None or line.state == "rejected" or line.source not in self._result.targets:
            return
        dialog = correction(self, line, target_words.sentence(self._result, line))
        if agreed(dialog):
            self.decided.emit(dialog.corrected(self._member(line)))

    def _split(self) -> None:
        line = self._line()
        if line is None:
            return
        sentence = target_words.sentence(self._result, line)
        dialog = SplitDialog(self, sentence, target_words.parts_of(line, sentence))
        if agreed(dialog):
            self.decided.emit(dialog.decision(self._member(line)))

    def _give_base(self) -> None:
        line = self._line()
        if line is None or line.change is None:
            return
        dialog = BaseDialog(self, line)
        if agreed(dialog):
            self.decided.emit(dialog.decision(self._member(line)))

    def _use(self) -> None:
        line = self._line()
        if line is None or line.row is None or line.target is None:
            return
        row = members.row_member(self._result, line.row)
        self.decided.emit(TargetChosen(row, None if target_words.is_chosen(line) else self._member(line)))
