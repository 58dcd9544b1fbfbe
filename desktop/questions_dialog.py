"""The list of questions to the units: looked over, copied, or kept as a file."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import file_dialogs, theme
from desktop.dialog_parts import take_room
from desktop.texts import say


class QuestionsDialog(QDialog):
    """A text that may be changed before it is handed on; the findings stay as they are."""

    def __init__(self, parent: QWidget | None, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("findings.questions_title"))
        explained = QLabel(say("findings.questions_why"), self)
        explained.setObjectName("muted")
        explained.setWordWrap(True)
        self.text = QPlainTextEdit(text, self)
        self.text.setAccessibleName(say("findings.questions_title"))
        self._told = QLabel(self)
        self._told.setObjectName("muted")
        self.copying = QPushButton(theme.icon("copy"), say("findings.copy"), self)
        self.saving = QPushButton(theme.icon("save"), say("findings.save"), self)
        self.copying.clicked.connect(self._copy)
        self.saving.clicked.connect(self._save)
        foot = QHBoxLayout()
        for widget in (self.copying, self.saving):
            foot.addWidget(widget)
        foot.addStretch(1)
        foot.addWidget(self._told)
        box = QVBoxLayout(self)
        box.addWidget(explained)
        box.addWidget(self.text, 1)
        box.addLayout(foot)
        take_room(self, 680, 460)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._told.setText(say("findings.copied"))

    def _save(self) -> None:
        path = file_dialogs.to_write(self, say("findings.save"), say("findings.file_name"), say("findings.text_files"))
        if not path:
            return
        try:
            path.write_text(self.text.toPlainText() + "\n", "utf-8-sig")  # which Notepad and Word read as UTF-8
        except OSError as error:
            why = error.strerror or str(error)
            self._told.setText(say("findings.unwritable", name=path.name, why=why))
            return
        self._told.setText(say("brief.done", path=path))
