"""What another workspace of the same reports adds, and where both differ: each difference is a choice of two."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from compare.decisions import Decision
from compare.merging import Difference, Merge
from desktop import texts
from desktop.decision_values import told_of, value_of
from desktop.dialog_parts import take_room
from desktop.texts import say

_LISTED = 12  # additions named one by one; more are counted
Name = Callable[[Decision], str]


class MergeDialog(QDialog):
    """The choice; `theirs` gives the places of the differences in which the other's word is taken."""

    def __init__(self, parent: QWidget | None, found: Merge, other: str, name: Name) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("merge.title"))
        self._choices: list[tuple[QRadioButton, QRadioButton]] = []
        box = QVBoxLayout(self)
        box.addWidget(self._words(say("merge.explained", other=other), muted=True))
        box.addWidget(self._words(_added(found, name)))
        self._secrets = QCheckBox(self)
        self._secrets.setVisible(bool(found.secrets))
        if found.secrets:
            names = "; ".join(source.name for source in found.secrets)
            self._secrets.setText(say("merge.secrets", count=len(found.secrets)))
            box.addWidget(self._secrets)
            box.addWidget(self._words(say("merge.secrets_named", names=names), muted=True))
        if found.left:
            box.addWidget(self._words(say("merge.left", count=len(found.left)), muted=True))
        if found.differences:
            box.addLayout(self._all_at_once(len(found.differences)))
            box.addWidget(self._differences(found.differences, name), 1)
        else:
            box.addStretch(1)  # the words stand together at the top, the buttons at the foot
        kind = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kind.Ok | kind.Cancel, self)
        buttons.button(kind.Ok).setText(say("merge.do"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        take_room(self, 640, 480 if found.differences else 240)

    def theirs(self) -> list[int]:
        """The places of the differences where the other workspace's word was chosen."""
        return [at for at, (_, other) in enumerate(self._choices) if other.isChecked()]

    def with_secrets(self) -> bool:
        """Whether the files that the other keeps though they are stamped as secret are copied too."""
        return self._secrets.isChecked()

    def _words(self, text: str, muted: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setObjectName("muted" if muted else "")
        return label

    def _all_at_once(self, count: int) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(QLabel(say("merge.differences", count=count), self), 1)
        for key, side in (("merge.all_ours", 0), ("merge.all_theirs", 1)):
            button = QPushButton(say(key), self)
            button.setAutoDefault(False)  # Enter merges, wherever the keyboard is
            button.clicked.connect(partial(self._choose_all, side))
            line.addWidget(button)
        return line

    def _choose_all(self, side: int, _checked: bool = False) -> None:
        """Choose one side's word everywhere: 0 for this workspace, 1 for the other."""
        for pair in self._choices:
            pair[side].setChecked(True)

    def _differences(self, differences: tuple[Difference, ...], name: Name) -> QScrollArea:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        for difference in differences:
            column.addWidget(self._difference(difference, name))
        column.addStretch(1)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(say("merge.differences", count=len(differences)))
        return area

    def _difference(self, difference: Difference, name: Name) -> QGroupBox:
        group = QGroupBox(texts.capital(name(difference.ours)), self)
        box = QVBoxLayout(group)
        ours = QRadioButton(say("merge.ours", value=value_of(difference.ours)), group)
        theirs = QRadioButton(say("merge.theirs", value=value_of(difference.theirs)), group)
        ours.setChecked(True)
        for button in (ours, theirs):
            button.setAccessibleName(f"{group.title()}: {button.text()}")
            box.addWidget(button)
        self._choices.append((ours, theirs))
        return group


def _told(decision: Decision, name: Name) -> str:
    """What is said by `decision`, with the value it gives where it gives one."""
    told, value = texts.capital(name(decision)), told_of(decision)
    return f"{told}: {value}" if value else told


def _added(found: Merge, name: Name) -> str:
    """What is taken over in any case, named as far as that is readable."""
    named = [say("merge.report", name=source.name) for source in found.sources]
    named += [_told(decision, name) for decision in found.additions]
    if not named:
        return say("merge.nothing_added")
    shown = [f"• {line}" for line in named[:_LISTED]]
    if len(named) > _LISTED:
        shown.append(say("merge.more", count=len(named) - _LISTED))
    return "\n".join((say("merge.added", count=len(named)), *shown))
