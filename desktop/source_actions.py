"""What the actions on a source say: each gives one decision, or None where the user thought better of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from compare.comparison import Comparison
from compare.decisions import Decision, IdentitySet, ReadingChosen, SourceRemoved
from desktop.decision_dialogs import IdentityDialog
from desktop.dialog_parts import agreed
from desktop.reading_report import ocr_chosen, original_chosen, secret_kept

Act = Callable[[QWidget, Comparison, str], Decision | None]


def identity(parent: QWidget, result: Comparison, source: str) -> Decision | None:
    """Its kind and its period, put right."""
    reading = next((r for r in result.readings if r.id == source), None)
    if reading is None:
        return None
    dialog = IdentityDialog(parent, reading.report)
    return dialog.decision() if agreed(dialog) else None


def as_target(parent: QWidget, result: Comparison, source: str) -> Decision | None:
    """Whether it sets targets: the other way than it is taken now."""
    return IdentitySet(source, is_target=source not in result.targets)


def ocr(parent: QWidget, result: Comparison, source: str) -> Decision | None:
    """Whether its scanned pages are read by OCR: the other way than now."""
    return ReadingChosen(source, ocr=not ocr_chosen(result, source))


def original(parent: QWidget, result: Comparison, source: str) -> Decision | None:
    """Whether it is read as it was before its tracked changes: the other way than now."""
    return ReadingChosen(source, tracked_changes="accepted" if original_chosen(result, source) else "original")


def keep_secret(parent: QWidget, result: Comparison, source: str) -> Decision | None:
    """Whether its bytes are kept in the workspace though it bears a stamp of secrecy: the other way than now."""
    return ReadingChosen(source, kept=not secret_kept(result, source))


def remove(parent: QWidget, result: Comparison, source: str) -> Decision | None:
    """Taken out of the workspace."""
    return SourceRemoved(source)


ACTS: dict[str, Act] = {
    "identity": identity,
    "as_target": as_target,
    "ocr": ocr,
    "original": original,
    "keep_secret": keep_secret,
    "remove": remove,
}
