"""The bar above the sections side by side: how they are shown and compared, and the way between their differences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QToolButton, QWidget

from desktop import theme
from desktop.flow_layout import FlowLayout
from desktop.retranslated import Retranslated
from desktop.texts import say

_BUTTONS = {"previous": "arrow-up", "next": "arrow-down", "fewer": "minus", "more": "plus"}  # and their icons


class SectionsBar(Retranslated, QWidget):
    """The boxes tell what is ticked; the buttons are told to be seen and to be of use."""

    stepped = Signal(bool)  # to the next difference, or to the one before

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.drafts, self.together, self.paged, self.words = (QCheckBox(self) for _ in range(4))
        self.previous, self.next, self.fewer, self.more = (QToolButton(self) for _ in range(4))
        self.paged_by_hand = False  # whether the user chose pages or text
        self.paged.clicked.connect(self._keep_turned)
        self.next.clicked.connect(lambda: self.stepped.emit(True))
        self.previous.clicked.connect(lambda: self.stepped.emit(False))
        for box in (self.together, self.paged):
            box.setChecked(True)
        flow = FlowLayout(spacing=8)
        for widget in (self.drafts, self.together, self.paged, self.words):
            flow.addWidget(widget)
        for name in _BUTTONS:
            button = getattr(self, name)
            button.setAutoRaise(True)
            flow.addWidget(button)
        self.setLayout(flow)
        self.setContentsMargins(6, 3, 6, 3)
        self.retranslate()

    def marks_words(self) -> bool:
        """Whether the words that differ are to be marked."""
        return self.words.isChecked() or self.drafts.isChecked()

    def show_steps(self, there_are_some: bool) -> None:
        """Offer the way from difference to difference where words are marked."""
        for button in (self.next, self.previous):
            button.setVisible(self.marks_words())
            button.setEnabled(there_are_some)

    def state(self) -> dict[str, Any]:
        """What is ticked, as plain values; pages or text only where the user chose."""
        return {
            "words": self.words.isChecked(),
            "drafts": self.drafts.isChecked(),
            "together": self.together.isChecked(),
            "paged": self.paged.isChecked() if self.paged_by_hand else None,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Tick what `state` told."""
        for name, box in (("together", self.together), ("words", self.words), ("drafts", self.drafts)):
            box.setChecked(bool(state.get(name, box.isChecked())))
        if isinstance(paged := state.get("paged"), bool):
            self.paged.setChecked(paged)
            self.paged_by_hand = True

    def retranslate(self) -> None:
        self.drafts.setText(say("drafts.mode"))
        self.drafts.setToolTip(say("drafts.mode_tip"))
        self.together.setText(say("sections.together"))
        self.paged.setText(say("source.pages"))
        self.paged.setToolTip(say("source.pages_tip"))
        self.words.setText(say("sections.differences"))
        self.words.setToolTip(say("sections.differences_tip"))
        for name, icon in _BUTTONS.items():
            button = getattr(self, name)
            button.setIcon(theme.icon(icon))
            button.setToolTip(say(f"sections.{name}"))
            button.setAccessibleName(button.toolTip())

    def _keep_turned(self) -> None:
        self.paged_by_hand = True
