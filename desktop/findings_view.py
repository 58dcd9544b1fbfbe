"""What does not add up: findings by seriousness, both places quoted, each put aside with a reason or taken back."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from compare.comparison import Comparison, Finding, Place
from compare.decisions import FindingAccepted, FindingAsked, FindingDismissed
from compare.questions import as_text, asked
from desktop import decision_dialogs, printed, texts, theme
from desktop.awaiting import Awaiting
from desktop.flow_layout import FlowLayout
from desktop.quotes import quote
from desktop.retranslated import Retranslated
from desktop.sheet import Sheet
from desktop.texts import put, say
from desktop.wrapping import WrappingDelegate

_SEVERITIES = ("error", "warning", "info")
_COMMITMENT = "silent_commitment"  # these stand in a group of their own: they are many, and of another kind
_KEY = Qt.ItemDataRole.UserRole


class FindingsView(Awaiting, Retranslated, QWidget):
    """A list of findings, and the one at the cursor in full."""

    decided = Signal(object)
    place_opened = Signal(str, object)  # a source id and an Anchor
    row_selected = Signal(str)
    row_pointed = Signal(str)  # the cursor came to a finding of that row
    side_by_side = Signal(str, object, str, object)  # two source ids with their Anchors

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = Comparison()
        self._build()
        self.retranslate()

    def show_result(self, result: Comparison) -> None:
        """Show `result`, the cursor kept on its finding, or on the next one where that was put aside."""
        wanted = self._keys_from_current()
        self._result = result
        shown = {f.key for f in result.findings if self._is_shown(f)}
        self._fill(next((key for key in wanted if key in shown), ""))

    def printed(self, name: str) -> Sheet:
        """The findings that are open, for paper."""
        return printed.findings(self._result, name)

    def state(self) -> dict[str, Any]:
        return {"dismissed": self._show_dismissed.isChecked()}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Show or hide what was put aside, as `state` told."""
        self._show_dismissed.setChecked(bool(state.get("dismissed")))

    def say_nothing(self) -> None:
        self._none.setText(self.nothing("findings.none"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._dismiss()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        self._tree.setAccessibleName(say("findings.title"))
        self._detail.setAccessibleName(say("findings.detail"))
        self._show_dismissed.setText(say("findings.show_dismissed"))
        self._tree.setToolTip(say("findings.open_place"))
        self._beside.setText(say("findings.beside"))
        self._beside.setIcon(theme.icon("columns-2"))
        self.say_nothing()
        self._fill(next(iter(self._keys_from_current()), ""))

    def _build(self) -> None:
        self._tree = QTreeWidget(self)
        self._tree.setHeaderHidden(True)
        self._tree.setFrameShape(QFrame.Shape.NoFrame)
        self._tree.setWordWrap(True)
        self._tree.setItemDelegate(WrappingDelegate(self._tree))
        self._tree.setIndentation(12)
        self._tree.setRootIsDecorated(False)
        self._tree.currentItemChanged.connect(lambda *_: self._came_to())
        self._tree.itemActivated.connect(lambda *_: self._open())
        self._detail = QTextBrowser(self)
        self._detail.setOpenLinks(False)
        self._detail.setFrameShape(QFrame.Shape.NoFrame)
        self._detail.document().setDocumentMargin(14)
        self._detail.anchorClicked.connect(self._followed)
        self._show_dismissed = QCheckBox(self)
        self._show_dismissed.toggled.connect(lambda _: self.show_result(self._result))
        self._dismissing, self._beside = QPushButton(self), QPushButton(self)
        self._accepting, self._asking, self._questions = QPushButton(self), QPushButton(self), QPushButton(self)
        self._accepting.clicked.connect(self._accept)
        self._asking.clicked.connect(self._ask)
        self._questions.clicked.connect(self._show_questions)
        self._dismissing.clicked.connect(self._dismiss)
        self._beside.clicked.connect(self._show_beside)
        self._none = QLabel(self)
        self._none.setObjectName("muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        self._lay_out()
        self.begins_at: QWidget = self._tree

    def _lay_out(self) -> None:
        bar = QWidget(self)
        buttons = FlowLayout(bar)
        for button in (self._beside, self._accepting, self._asking, self._dismissing):
            buttons.addWidget(button)
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._detail, 1)
        column.addWidget(bar)
        column.setContentsMargins(0, 0, 0, 6)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 4)
        column.addWidget(self._none)
        column.addWidget(self._tree, 1)
        below = QWidget(self)  # in two lines where one is not wide enough: the list is to keep its width
        foot = FlowLayout(below, spacing=8)
        foot.addWidget(self._questions)
        foot.addWidget(self._show_dismissed)
        column.addWidget(below)
        splitter = QSplitter(self)
        splitter.setHandleWidth(2)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setSizes([380, 480])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(splitter)

    def _fill(self, current: str) -> None:
        self._tree.blockSignals(True)
        self._tree.clear()
        shown = [f for f in self._result.findings if self._is_shown(f)]
        for severity in _SEVERITIES:
            group = [f for f in shown if f.severity == severity and f.code != _COMMITMENT]
            if group:
                self._add_group(severity, group, current)
        promised = [f for f in shown if f.code == _COMMITMENT]
        if promised:
            self._add_group("info", promised, current, say("findings.commitments"))
        self._tree.expandAll()
        head = self._tree.topLevelItem(0)
        first = head.child(0) if head is not None else None
        if self._tree.currentItem() is None and first is not None:
            self._tree.setCurrentItem(first)
        self._tree.blockSignals(False)
        count = sum(len(group) for _, group in asked(self._result))
        self._questions.setText(say("findings.questions", count=count))
        self._questions.setVisible(count > 0)
        self._none.setVisible(not shown)
        self._tree.setVisible(bool(shown))
        self._show_dismissed.setVisible(any(f.dismissed for f in self._result.findings))
        self._show_current()

    def _is_shown(self, finding: Finding) -> bool:
        return self._show_dismissed.isChecked() or not finding.dismissed

    def _keys_from_current(self) -> list[str]:
        """The keys of the findings from the one at the cursor on, then of those above it, the nearest first."""
        items = self._items()
        keys = [str(item.data(0, _KEY)) for item in items]
        current = self._tree.currentItem()
        at = next((n for n, item in enumerate(items) if item is current), 0)
        return [*keys[at:], *reversed(keys[:at])]

    def _items(self) -> list[QTreeWidgetItem]:
        """The lines of the findings, without the heads of their groups."""
        heads = (self._tree.topLevelItem(at) for at in range(self._tree.topLevelItemCount()))
        lines = (head.child(at) for head in heads if head is not None for at in range(head.childCount()))
        return [line for line in lines if line is not None]

    def _add_group(self, severity: str, findings: list[Finding], current: str, words: str = "") -> None:
        mark, name = theme.SEVERITY_LOOKS[severity]
        head = QTreeWidgetItem(self._tree, [f"{words or say(f'severity.{severity}')} ({len(findings)})"])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setIcon(0, theme.icon(mark, name))
        font = self._tree.font()
        font.setBold(True)
        head.setFont(0, font)
        for finding in findings:
            item = QTreeWidgetItem(head, [put(finding.message)])
            item.setData(0, _KEY, finding.key)
            item.setToolTip(0, put(finding.message))
            if finding.accepted or finding.asked is not None:
                item.setIcon(0, theme.icon("check" if finding.accepted else "message-square-text", "good"))
            if finding.dismissed:
                item.setForeground(0, QBrush(QColor(theme.colours().muted)))
            if finding.key == current:
                self._tree.setCurrentItem(item)

    def _current(self) -> Finding | None:
        item = self._tree.currentItem()
        key = item.data(0, _KEY) if item else None
        return next((f for f in self._result.findings if f.key == key), None)

    def _came_to(self) -> None:
        self._show_current()
        finding = self._current()
        if finding is not None and finding.rows:
            self.row_pointed.emit(finding.rows[0])

    def _show_current(self) -> None:
        finding = self._current()
        for button in (self._dismissing, self._accepting, self._asking):
            button.setVisible(finding is not None)
        self._beside.setVisible(finding is not None and len(finding.places) > 1)
        if finding is None:
            self._detail.clear()
            return
        self._dismissing.setText(say("findings.restore" if finding.dismissed else "findings.dismiss"))
        self._dismissing.setIcon(theme.icon("undo-2" if finding.dismissed else "eye-off"))
        self._accepting.setText(say("findings.unaccept" if finding.accepted else "findings.accept"))
        self._accepting.setIcon(theme.icon("undo-2" if finding.accepted else "check"))
        self._asking.setText(say("findings.unask" if finding.asked is not None else "findings.ask"))
        self._asking.setIcon(theme.icon("undo-2" if finding.asked is not None else "message-square-text"))
        for button in (self._accepting, self._asking):
            button.setEnabled(not finding.dismissed)
        self._detail.setHtml(self._told(finding))

    def _told(self, finding: Finding) -> str:
        colours = theme.colours()
        colour = getattr(colours, theme.SEVERITY_LOOKS[finding.severity][1])
        out = [f'<p style="color:{colour}"><b>{escape(say(f"code.{finding.code}"))}</b></p>']
        out.append(f"<p>{escape(put(finding.message))}</p>")
        if finding.dismissed:
            out.append(f'<p style="color:{colours.muted}">'
                       f'{escape(say("findings.dismissed_for", reason=finding.dismissed))}</p>')  # fmt: skip
        if finding.accepted:
            out.append(f'<p style="color:{colours.good}">{escape(say("findings.accepted"))}</p>')
        if finding.asked is not None:
            question = say("findings.asked", question=finding.asked) if finding.asked else say("findings.asked_plain")
            out.append(f'<p style="color:{colours.good}">{escape(question)}</p>')
        out += [self._place(i, place) for i, place in enumerate(finding.places)]
        rows = [r for r in self._result.rows if r.id in finding.rows]
        links = ", ".join(f'<a href="row:{r.id}">{escape(texts.indicator(r.row.name))}</a>' for r in rows)
        if links:
            out.append(f"<p>{escape(say('findings.rows'))} {links}</p>")
        return "".join(out)

    def _place(self, at: int, place: Place) -> str:
        colours = theme.colours()
        reading = next((r for r in self._result.readings if r.id == place.source), None)
        name = reading.report.source.name if reading else place.source
        page = f" · {say('source.page', page=place.anchor.page)}" if place.anchor.page else ""
        found = quote(reading, place.anchor) if reading else None
        words = escape(place.quote)
        if found:
            words = (
                f'{escape(found.before)}<span style="background:{colours.current}">{escape(found.figure)}</span>'
                f"{escape(found.after)}"
            )
        return (
            f'<p style="margin-top:12px; margin-bottom:2px"><a href="place:{at}">{escape(name)}</a>'
            f'<span style="color:{colours.muted}">{escape(page)}</span></p><p style="margin-left:12px">“{words}”</p>'
        )

    def _followed(self, url: QUrl) -> None:
        kind, _, what = url.toString().partition(":")
        finding = self._current()
        if kind == "row":
            self.row_selected.emit(what)
        elif finding is not None:
            place = finding.places[int(what)]
            self.place_opened.emit(place.source, place.anchor)

    def _open(self) -> None:
        """Both places side by side; of one place alone, it in its report."""
        finding = self._current()
        if finding and len(finding.places) > 1:
            self._show_beside()
        elif finding and finding.places:
            self.place_opened.emit(finding.places[0].source, finding.places[0].anchor)

    def _show_beside(self) -> None:
        finding = self._current()
        if finding and len(finding.places) > 1:
            one, other = finding.places[0], finding.places[1]
            self.side_by_side.emit(one.source, one.anchor, other.source, other.anchor)

    def _accept(self) -> None:
        finding = self._current()
        if finding is not None:
            self.decided.emit(FindingAccepted(finding.key, not finding.accepted))

    def _ask(self) -> None:
        finding = self._current()
        if finding is None:
            return
        if finding.asked is not None:
            self.decided.emit(FindingAsked(finding.key, False))
            return
        said = decision_dialogs.question(self, finding)
        if said is not None:
            self.decided.emit(said)

    def _show_questions(self) -> None:
        from desktop.questions_dialog import QuestionsDialog  # here: a start needs no questions

        QuestionsDialog(self, as_text(self._result, texts.language())).exec()

    def _dismiss(self) -> None:
        finding = self._current()
        if finding is None:
            return
        if finding.dismissed:
            self.decided.emit(FindingDismissed(finding.key, ""))
            return
        said = decision_dialogs.dismissal(self, finding)
        if said is not None:
            self.decided.emit(said)
