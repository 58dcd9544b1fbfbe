"""What is shown when there is nothing to compare yet, and what is said over the views: of the sample, of the office."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop import icons, theme
from desktop.retranslated import Retranslated
from desktop.texts import say

_NARROWEST, _WIDEST = 280, 540  # of the steps, in pixels


class Welcome(Retranslated, QWidget):
    """The empty state: what to do, and what comes of it."""

    add_requested = Signal()
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture, self._title, self._steps = QLabel(self), QLabel(self), QLabel(self)
        self._add, self._sample = QPushButton(self), QPushButton(self)
        self._add.clicked.connect(self.add_requested)
        self._sample.clicked.connect(self.sample_requested)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() + 5)
        font.setBold(True)
        self._title.setFont(font)
        for label in (self._picture, self._title):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title.setWordWrap(True)
        self._steps.setWordWrap(True)
        self._steps.setMaximumWidth(_WIDEST)
        self._steps.setTextFormat(Qt.TextFormat.RichText)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._add)
        buttons.addWidget(self._sample)
        buttons.addStretch(1)
        inside = QWidget(self)
        area = QScrollArea(self)  # so that a low window may be lower than what is told
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        box = QVBoxLayout(inside)
        box.setSpacing(16)
        box.addStretch(2)
        box.addWidget(self._picture)
        box.addWidget(self._title)
        box.addWidget(self._steps, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addLayout(buttons)
        box.addStretch(3)
        self.retranslate()

    def retranslate(self) -> None:
        self._picture.setPixmap(icons.pixmap("file-plus", theme.colours().accent, 56))
        self._title.setText(say("welcome.title"))
        self._steps.setText(say("welcome.steps"))
        self._fit()
        self._add.setText(say("welcome.add"))
        self._add.setIcon(theme.icon("file-plus"))
        self._sample.setText(say("welcome.sample"))
        self._sample.setIcon(theme.icon("star"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as there is room; a wrapped label is given the height of its unwrapped text otherwise."""
        width = min(_WIDEST, max(_NARROWEST, self.width() - 24))
        self._steps.setFixedSize(width, self._steps.heightForWidth(width))


class OfficeNotice(Retranslated, QFrame):
    """Says that the office's own thresholds or dictionary are not those this workspace was judged by, with a choice."""

    own_wanted = Signal()
    kept_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._differs: tuple[str, ...] = ()
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._own, self._kept = QPushButton(self), QPushButton(self)
        self._own.clicked.connect(self.own_wanted)
        self._kept.clicked.connect(self.kept_wanted)
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 6, 6, 6)
        box.addWidget(self._text, 1)
        box.addWidget(self._kept)
        box.addWidget(self._own)

    def show_differing(self, differs: tuple[str, ...]) -> None:
        """Say what differs; gone where nothing does."""
        self._differs = differs
        self.setVisible(bool(differs))
        self.retranslate()

    def retranslate(self) -> None:
        what = "both" if len(self._differs) > 1 else next(iter(self._differs), "both")
        self._text.setText(say("office.differs", what=say(f"office.{what}")))
        self._own.setText(say("office.use_own"))
        self._own.setToolTip(say("office.use_own_tip"))
        self._kept.setText(say("office.keep"))
        self._kept.setToolTip(say("office.keep_tip"))


class Banner(Retranslated, QFrame):
    """One paragraph over the views that can be put away, with one thing to do."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._act, self._close = QPushButton(self), QToolButton(self)
        self._close.setAutoRaise(True)
        self._act.clicked.connect(self.acted)
        self._close.clicked.connect(self.hide)
        box = QHBoxLayout(self)
        box.setContentsMargins(10, 6, 6, 6)
        box.addWidget(self._text, 1)
        box.addWidget(self._act)
        box.addWidget(self._close)
        self.retranslate()

    def retranslate(self) -> None:
        self._text.setText(say("welcome.banner"))
        self._act.setText(say("welcome.own"))
        self._close.setIcon(theme.icon("x"))
        self._close.setToolTip(say("welcome.close"))
        self._close.setAccessibleName(say("welcome.close"))
