"""The window of thresholds: shipped, the office's, this workspace's, each with its why; edited in place, seen at once.

Stays open beside the board. Emits what was decided for the workspace and what is to hold for the office; it is shown
each new result and says whose status has changed since it was opened.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from compare.comparison import Comparison, Progress
from compare.decisions import PresetChosen, ThresholdSet
from compare.messages import message, number
from compare.thresholds import Thresholds, kind_of, presets, standard
from desktop import texts, theme
from desktop.dialog_parts import read_number, take_room
from desktop.texts import put, say

_LABEL, _SHIPPED, _OFFICE, _OWN = range(4)
_NAME = Qt.ItemDataRole.UserRole
_MOST = 6  # changed statuses that are named


class ThresholdsDialog(QDialog):
    """A table of thresholds; `show_layers` fills it."""

    decided = Signal(object)
    office_wanted = Signal(object)  # Thresholds that are to hold for every workspace

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._office = standard()
        self._own: dict[str, str] = {}
        self._before: dict[str, tuple[str, Progress]] | None = None
        self._build()
        self._say_all()

    def show_layers(self, office: Thresholds, own: dict[str, str]) -> None:
        """The office's thresholds, and what the workspace lays over them."""
        self._office, self._own = office, own
        self._fill()

    def show_result(self, result: Comparison) -> None:
        """Say which statuses have changed since the window was opened."""
        now = {row.id: (row.row.name, row.progress) for row in result.rows}
        if self._before is None:
            self._before = now
        changed = [
            (name, self._before[key][1], progress)
            for key, (name, progress) in now.items()
            if key in self._before and _looks(self._before[key][1]) != _looks(progress)
        ]
        self._effect.setText(_effect(changed))

    # Building -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._explained, self._why, self._effect = QLabel(self), QLabel(self), QLabel(self)
        self._explained.setObjectName("muted")
        for label in (self._explained, self._why, self._effect):
            label.setWordWrap(True)
        self._why.setMinimumHeight(36)
        self._tree = QTreeWidget(self)
        self._tree.setColumnCount(4)
        self._tree.setRootIsDecorated(False)
        self._tree.setIndentation(10)
        self._tree.setAlternatingRowColors(True)
        self._tree.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        head = self._tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(_LABEL, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_SHIPPED, 90), (_OFFICE, 110), (_OWN, 120)):
            head.resizeSection(column, theme.scaled(width))
        self._tree.currentItemChanged.connect(lambda *_: self._show_why())
        self._tree.itemActivated.connect(self._edit)
        self._tree.itemDoubleClicked.connect(self._edit)
        self._tree.itemChanged.connect(self._edited)
        self._preset, self._preset_why = QComboBox(self), QLabel(self)
        self._preset_why.setObjectName("muted")
        self._preset_why.setWordWrap(True)
        self._preset.currentIndexChanged.connect(lambda *_: self._show_preset())
        self._apply, self._to_office, self._take_back = QPushButton(self), QPushButton(self), QPushButton(self)
        self._close = QPushButton(self)
        self._apply.clicked.connect(self._choose_preset)
        self._to_office.clicked.connect(self._keep_for_office)
        self._take_back.clicked.connect(self._clear)
        self._close.clicked.connect(self.accept)
        for button in (self._apply, self._to_office, self._take_back, self._close):
            button.setAutoDefault(False)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        self._preset_label = QLabel(self)
        self._preset_label.setBuddy(self._preset)
        top.addWidget(self._preset_label)
        top.addWidget(self._preset, 1)
        top.addWidget(self._apply)
        below = QHBoxLayout()
        below.addWidget(self._take_back)
        below.addWidget(self._to_office)
        below.addStretch(1)
        below.addWidget(self._close)
        box = QVBoxLayout(self)
        box.addWidget(self._explained)
        box.addLayout(top)
        box.addWidget(self._preset_why)
        box.addWidget(self._tree, 1)
        box.addWidget(self._why)
        box.addWidget(self._effect)
        box.addLayout(below)
        take_room(self, 680, 620)

    def _say_all(self) -> None:
        self.setWindowTitle(_said("title"))
        self._explained.setText(_said("explained"))
        self._tree.setHeaderLabels([_said(key) for key in ("name", "shipped", "office", "own")])
        self._tree.setAccessibleName(_said("title"))
        self._preset_label.setText(_said("preset"))
        for preset in presets():
            self._preset.addItem(_said(f"preset_name.{preset.name}"), preset.name)
        self._apply.setText(_said("apply"))
        self._to_office.setText(_said("to_office"))
        self._take_back.setText(_said("take_back"))
        self._close.setText(_said("close"))
        self._effect.setText(_said("no_change"))
        self._show_preset()

    # Showing ------------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        item = self._tree.currentItem()
        current, column = (item.data(0, _NAME) if item else None), self._tree.currentColumn()
        shipped, office = dict(standard().values), dict(self._office.values)
        with QSignalBlocker(self._tree):
            self._tree.clear()
            heads: dict[str, QTreeWidgetItem] = {}
            for name, value in shipped.items():
                group = name.partition(".")[0]
                if group not in heads:
                    heads[group] = self._head(group)
                line = QTreeWidgetItem(heads[group], [_said(f"label.{name}"), _written(name, value)])
                line.setData(0, _NAME, name)
                line.setFlags(line.flags() | Qt.ItemFlag.ItemIsEditable)
                line.setText(_OFFICE, _written(name, office[name]) if office[name] != value else "")
                own = self._own.get(name)
                line.setText(_OWN, _written(name, Decimal(own)) if own is not None else "")
                for at in (_OFFICE, _OWN):
                    line.setForeground(at, QBrush(QColor(theme.colours().accent)))
                if name == current:
                    self._tree.setCurrentItem(line, column)
            self._tree.expandAll()
            head = self._tree.topLevelItem(0)
            first = head.child(0) if head else None
            if first is not None and self._tree.currentItem() is None:
                self._tree.setCurrentItem(first, _OWN)
        self._to_office.setEnabled(bool(self._own))
        self._show_why()

    def _head(self, group: str) -> QTreeWidgetItem:
        head = QTreeWidgetItem(self._tree, [_said(f"group.{group}")])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFirstColumnSpanned(True)
        font = self._tree.font()
        font.setBold(True)
        head.setFont(0, font)
        return head

    def _show_why(self) -> None:
        name = self._current()
        self._why.setText(_said(f"why.{name}") if name else "")
        self._take_back.setEnabled(bool(name))

    def _show_preset(self) -> None:
        self._preset_why.setText(_said(f"preset_why.{self._preset.currentData()}"))

    def _current(self) -> str:
        item = self._tree.currentItem()
        return str(item.data(0, _NAME) or "") if item else ""

    # What the user does -------------------------------------------------------------------------------------------

    def _edit(self, item: QTreeWidgetItem, column: int) -> None:
        if not item.data(0, _NAME):
            return
        name, column = str(item.data(0, _NAME)), column if column in (_OFFICE, _OWN) else _OWN
        if kind_of(name) == "switch":  # it has two values: a press turns it
            before = item.text(column) or item.text(_OFFICE) or item.text(_SHIPPED)
            self._put(name, column, "0" if before == _said("on") else "1")
        else:
            self._tree.editItem(item, column)

    def _edited(self, item: QTreeWidgetItem, column: int) -> None:
        name = str(item.data(0, _NAME) or "")
        typed = item.text(column).strip()
        if not name or column not in (_OFFICE, _OWN):
            return
        value = _read(name, typed) if typed else None
        if typed and value is None:
            self._fill()
            self._effect.setText(_said("bad", typed=typed))
            return
        said = None if value is None else str(value)
        QTimer.singleShot(0, self, lambda: self._put(name, column, said))  # once the cell's editor has closed

    def _put(self, name: str, column: int, value: str | None) -> None:
        if column == _OWN:
            self.decided.emit(ThresholdSet(name, value))
            return
        values = dict(self._office.values)
        values[name] = Decimal(value) if value is not None else dict(standard().values)[name]
        self.office_wanted.emit(Thresholds(tuple(values.items())))

    def _clear(self) -> None:
        column = self._tree.currentColumn()
        self._put(self._current(), column if column == _OFFICE else _OWN, None)

    def _choose_preset(self) -> None:
        chosen = next(p for p in presets() if p.name == self._preset.currentData())
        self.decided.emit(PresetChosen(chosen.name, chosen.values))

    def _keep_for_office(self) -> None:
        self.office_wanted.emit(self._office.with_values(self._own)[0])


def _said(key: str, **values: Any) -> str:
    return put(message(f"thresholds.{key}", **values))


def _written(name: str, value: Decimal) -> str:
    """A threshold as the table shows it: a share in per cent, a switch in words."""
    kind = kind_of(name)
    if kind == "switch":
        return _said("on" if value else "off")
    if kind != "share":
        return number(value, texts.language())
    percent = value * 100
    whole = percent == percent.to_integral_value()
    return f"{number(percent.quantize(Decimal(1)) if whole else percent.normalize(), texts.language())}%"


def _read(name: str, typed: str) -> Decimal | None:
    """What was typed for a threshold: "95%" and "0,95" are one share; None where it is no number of use."""
    value = read_number(typed.removesuffix("%"))
    if value is None or value < 0:
        return None
    return value / 100 if kind_of(name) == "share" and (typed.endswith("%") or value > 3) else value


def _looks(progress: Progress) -> tuple[object, ...]:
    return progress.status, progress.detail, progress.outlook.chance if progress.outlook else None


def _effect(changed: list[tuple[str, Progress, Progress]]) -> str:
    """Whose status has changed, in words."""
    if not changed:
        return _said("no_change")
    lines = [_said("changed", count=len(changed))]
    for name, before, after in changed[:_MOST]:
        lines.append(_said("change", name=texts.indicator(name), before=_words(before), after=_words(after)))
    if len(changed) > _MOST:
        lines.append(_said("more", count=len(changed) - _MOST))
    return "\n".join(lines)


def _words(progress: Progress) -> str:
    status = say(f"detail.{progress.detail}") if progress.detail else say(f"status.{progress.status}")
    if progress.outlook is None:
        return status
    return f"{status} ({put(message(f'judgement.outlook.{progress.outlook.chance}'))})"
