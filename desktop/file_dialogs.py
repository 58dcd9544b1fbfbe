"""The system's dialog for files, or Qt's own where the system has none, asked for in one way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView, QWidget

_SIZE = QSize(820, 480)


def to_open(parent: QWidget | None, title: str, start: Path | str, kinds: str, several: bool = False) -> list[Path]:
    """The files chosen, at most one unless `several`; `start` is the folder shown first, `kinds` as Qt writes them."""
    dialog = _dialog(parent, title, kinds)
    dialog.setDirectory(str(start))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if several else QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def to_write(parent: QWidget | None, title: str, start: Path | str, kinds: str) -> Path | None:
    """Where to write, `start` being proposed; it is asked before a file that is there is written over."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDirectory(str(Path(start).parent))
    dialog.selectFile(Path(start).name)
    return next(iter(_chosen(dialog)), None)


def _dialog(parent: QWidget | None, title: str, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setNameFilters(kinds.split(";;"))
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)  # thirty endings tell nothing that their name does not
    dialog.resize(_SIZE)
    for listed in dialog.findChildren(QTreeView):  # Qt's own cuts the size, the kind and the date of a file
        listed.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        listed.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    done = dialog.exec()
    dialog.deleteLater()
    return [Path(name) for name in dialog.selectedFiles()] if done else []
