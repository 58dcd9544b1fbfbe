"""How files are read, chosen in the window: tracked changes, OCR, headings by hand; and the reading report."""

from __future__ import annotations

import io
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QWidget
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import resources
from compare.comparison import Comparison
from compare.decisions import HeadingMarked, ReadingChosen
from compare.messages import message
from compare.report import Source, Unread
from desktop import texts
from desktop.application import make_window
from desktop.reading_report import lines, ocr_chosen, original_chosen, secret_kept
from desktop.session import Session
from desktop.source_actions import ACTS
from tests.compare.reading.documents import docx, locked, p
from tests.desktop.conftest import done_with
from tests.desktop.test_session import PATIENCE, REPORT, _compared, session

__all__ = ["session"]
pytestmark = pytest.mark.usefixtures("look")


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


TRACKED = (
    p("BÁO CÁO")
    + p("Kết quả thực hiện nhiệm vụ năm 2024")
    + f"<w:p>{_run('Thu ngân sách trên địa bàn đạt ')}<w:del><w:r><w:delText>50</w:delText></w:r></w:del>"
    + f"<w:ins>{_run('52')}</w:ins>{_run(' tỷ đồng.')}</w:p>"
)


def _values(result: Comparison) -> set[str]:
    return {str(o.quantity.value) for r in result.readings for o in r.observations if o.quantity}


def _act(name: str, session: Session) -> None:
    said = ACTS[name](QWidget(), session.result, session.sources[0].id)
    assert said is not None
    session.decide(said)


def test_tracked_changes_are_taken_back_and_put_in_again(qtbot: Any, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "báo cáo.docx"
    file.write_bytes(docx(TRACKED))
    session.add_files([file])
    result = _compared(qtbot, session)
    assert original_chosen(result, "s1") is False and "52" in _values(result)

    _act("original", session)
    result = _compared(qtbot, session)
    assert original_chosen(result, "s1") is True and _values(result) & {"50", "52"} == {"50"}
    assert texts.put(session.names.of(session.decisions[-1])) == "đổi cách đọc báo cáo.docx"

    session.undo()
    assert _values(_compared(qtbot, session)) & {"50", "52"} == {"52"}
    session.redo()
    _compared(qtbot, session)
    _act("original", session)
    assert _values(_compared(qtbot, session)) & {"50", "52"} == {"52"}


def test_a_picture_is_read_by_ocr_once_that_is_chosen(qtbot: Any, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "quét.png"
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    assert image.save(str(file))
    session.add_files([file])
    result = _compared(qtbot, session)
    assert result.unread[0].reason.key == "reading.picture" and ocr_chosen(result, "s1") is False
    _act("ocr", session)
    result = _compared(qtbot, session)  # nothing is on it, or no Tesseract is here: either way it was tried
    assert result.unread[0].reason.key != "reading.picture" and ocr_chosen(result, "s1") is True
    _act("ocr", session)
    assert ocr_chosen(_compared(qtbot, session), "s1") is False
    assert session.decisions[1:] == (ReadingChosen("s1", ocr=True), ReadingChosen("s1", ocr=False))


def test_figures_stand_under_a_heading_marked_by_hand(qtbot: Any, session: Session, tmp_path: Path) -> None:
    file = tmp_path / "báo cáo.txt"
    file.write_text(REPORT.replace("Kết nạp", "Công tác phát triển đảng viên\nKết nạp"), "utf-8")
    session.add_files([file])
    report = _compared(qtbot, session).readings[0].report
    block = next(b for b in report.blocks if b.text.startswith("Công tác"))
    session.decide(HeadingMarked("s1", block.id, 2, block.text))
    reading = _compared(qtbot, session).readings[0]
    headings = {s.id: s.heading for s in reading.report.sections}
    figure = next(o for o in reading.observations if o.quantity and str(o.quantity.value) == "7")
    assert headings[figure.anchor.section] == "Công tác phát triển đảng viên"


@pytest.mark.parametrize(
    ("key", "chosen"),
    [("reading.no_text_layer", False), ("reading.no_tesseract", True), ("reading.damaged", None)],
)
def test_ocr_is_offered_where_it_helps(key: str, chosen: bool | None) -> None:
    unread = Unread(Source("a", "a.pdf", "0"), message(key))
    assert ocr_chosen(Comparison(unread=(unread,)), "a") is chosen


def test_the_reading_report_tells_how_much_was_read_and_what_to_look_at(
    qtbot: Any, session: Session, tmp_path: Path
) -> None:
    good, bad = tmp_path / "báo cáo.docx", tmp_path / "hỏng.docx"
    good.write_bytes(docx(TRACKED))
    bad.write_bytes(b"PK\x03\x04 not a document")
    session.add_files([good, bad])
    result = _compared(qtbot, session)
    told = [line.text for line in lines(result, "s1")]
    assert told[0] == "báo cáo.docx" and "1 số liệu" in told[1]
    assert "Cần lưu ý" in told and any("sửa đổi được theo dõi" in text for text in told)
    assert next(line.text for line in lines(result, "s2")) == "hỏng.docx"
    assert lines(result, "gone") == []


SECRET = p("TỐI MẬT") + p("BÁO CÁO") + p("Kết quả năm 2024") + p("Thu ngân sách trên địa bàn đạt 52 tỷ đồng.")


def _lies_in(folder: Path, what: bytes) -> list[str]:
    """The files under `folder` that hold `what`."""
    return [str(file) for file in folder.rglob("*") if file.is_file() and what in file.read_bytes()]


def test_a_secret_file_is_kept_out_of_the_workspace_until_the_user_says_so(
    qtbot: Any, own_home: Path, tmp_path: Path
) -> None:
    file, beside = tmp_path / "mật.docx", tmp_path / "hồ sơ.doichieu"
    content = docx(SECRET)
    file.write_bytes(content)
    session = Session(own_home)
    told: list[str] = []
    session.problem.connect(lambda said: told.append(said.key))
    session.add_files([file])
    result = _compared(qtbot, session)
    assert secret_kept(result, "s1") is False and told == ["window.problem.secret_not_kept"]
    assert session.save_as(beside)
    piece = content[40:140]
    assert not _lies_in(own_home, piece) and _lies_in(tmp_path, piece) == [str(file)] and _kept(beside) == []

    _act("keep_secret", session)
    result = _compared(qtbot, session)
    assert secret_kept(result, "s1") is True
    assert texts.put(session.names.of(session.decisions[-1])) == "lưu tệp có dấu mật mật.docx vào hồ sơ"
    assert session.save_as(beside) and _kept(beside) == [content] and _lies_in(own_home, piece)

    session.undo()
    assert secret_kept(_compared(qtbot, session), "s1") is False
    assert session.save_as(beside) and _kept(beside) == [] and not _lies_in(own_home, piece)
    session.close()
    assert not _lies_in(own_home, "Thu ngân sách trên địa bàn".encode())  # no picture of the last result either


def _kept(file: Path) -> list[bytes]:
    """The bytes of sources that the workspace `file` holds."""
    with closing(sqlite3.connect(file)) as connection:
        return [bytes(row[0]) for row in connection.execute("SELECT bytes FROM content")]


def test_a_workspace_without_its_secret_file_takes_it_from_its_place_or_asks_for_it(
    qtbot: Any, own_home: Path, tmp_path: Path
) -> None:
    file, beside, moved = tmp_path / "mật.docx", tmp_path / "hồ sơ.doichieu", tmp_path / "nơi khác.docx"
    file.write_bytes(docx(SECRET))
    session = Session(own_home)
    session.add_files([file])
    _compared(qtbot, session)
    assert session.save_as(beside)
    session.close()
    session = Session(own_home)
    session.recall()
    assert "52" in _values(_compared(qtbot, session))  # from where it lies

    session.close()
    file.rename(moved)
    session = Session(own_home)
    session.recall()
    assert [u.reason.key for u in _compared(qtbot, session).unread] == ["reading.not_kept"]
    session.add_files([moved])
    result = _compared(qtbot, session)
    assert "52" in _values(result) and len(session.sources) == 1 and secret_kept(result, "s1") is False
    session.close()


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
def test_a_locked_file_opens_with_its_password_which_is_kept_nowhere(
    qtbot: Any, own_home: Path, tmp_path: Path, ending: str
) -> None:
    file, beside, word = tmp_path / f"khóa.{ending}", tmp_path / "hồ sơ.doichieu", "mở ra 4711"
    file.write_bytes(_locked(ending, word))
    session = Session(own_home)
    session.add_files([file])
    (unread,) = _compared(qtbot, session).unread
    assert unread.needs_password and unread.reason.key == "reading.password_needed"
    session.unlock("s1", "sai")
    (unread,) = _compared(qtbot, session).unread
    assert unread.needs_password and unread.reason.key == "reading.password_wrong"
    session.unlock("s1", word)
    (reading,) = _compared(qtbot, session).readings
    assert any("Thu ngân sách" in str((block.text, block.rows)) for block in reading.report.blocks)
    assert session.save_as(beside)
    session.close()
    for kept in (word, "52 t", "bàn đạt"):
        assert not _lies_in(own_home, kept.encode()) and kept.encode() not in beside.read_bytes()

    again = Session(own_home)
    again.recall()
    (unread,) = _compared(qtbot, again).unread
    assert unread.needs_password
    again.close()


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf"])
def test_the_password_is_asked_for_in_the_window_and_typed(
    qtbot: Any, own_home: Path, tmp_path: Path, ending: str
) -> None:
    """A double click on the locked file asks; a wrong word is said at the file, the right one opens it."""
    own_home.mkdir()
    (own_home / "window.ini").write_text("[General]\nwelcomed=yes\n")
    file, word = tmp_path / f"khóa.{ending}", "mo ra 4711"
    file.write_bytes(_locked(ending, word))
    window = make_window(own_home, [file])
    window.show()
    QApplication.processEvents()  # what is begun after the first paint
    pane, seen = window.sources._list, []

    def ask(typed: str) -> None:
        qtbot.waitUntil(lambda: not window.wiring.session.is_busy and pane.count() > 0, timeout=PATIENCE)

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QInputDialog)
            (field,) = dialog.findChildren(QLineEdit)
            seen.append((file.name in dialog.labelText(), field.echoMode()))
            qtbot.keyClicks(field, typed)
            qtbot.keyClick(field, Qt.Key.Key_Return)

        QTimer.singleShot(200, answer)
        at = pane.visualItemRect(pane.item(0)).center()
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.waitUntil(lambda: not window.wiring.session.is_busy, timeout=PATIENCE)

    ask("sai")
    assert [u.reason.key for u in window.wiring.session.result.unread] == ["reading.password_wrong"]
    ask(word)
    (reading,) = window.wiring.session.result.readings
    assert any("Thu ngân sách" in str((block.text, block.rows)) for block in reading.report.blocks)
    assert seen == [(True, QLineEdit.EchoMode.Password)] * 2
    done_with(window)


def _locked(ending: str, word: str) -> bytes:
    said = "Thu ngân sách trên địa bàn năm 2024 đạt 52 tỷ đồng."
    if ending == "docx":
        return locked(p("BÁO CÁO") + p("Kết quả năm 2024") + p(said), word)
    out = io.BytesIO()
    if ending == "pdf":
        pdfmetrics.registerFont(TTFont("Locked", str(next(resources.path("fonts").glob("*Regular.ttf")))))
        canvas = Canvas(out, encrypt=word)
        canvas.setFont("Locked", 12)
        canvas.drawString(72, 700, said)
        canvas.save()
        return out.getvalue()
    book = Workbook()
    for row in (("Chỉ tiêu", "Đơn vị", "Năm 2024"), ("Thu ngân sách trên địa bàn", "Tỷ đồng", 52)):
        book.active.append(row)
    for n in range(300):  # a file too small is not encrypted right
        book.active.append((random.Random(n).randbytes(40).hex(),))
    book.save(out)
    sealed = io.BytesIO()
    OOXMLFile(io.BytesIO(out.getvalue())).encrypt(word, sealed)
    return sealed.getvalue()
