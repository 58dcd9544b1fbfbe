"""How files are read, chosen in the window: tracked changes, OCR, headings by hand; and the reading report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from compare.comparison import Comparison
from compare.decisions import HeadingMarked, ReadingChosen
from compare.messages import message
from compare.report import Source, Unread
from desktop import texts
from desktop.reading_report import lines, ocr_chosen, original_chosen
from desktop.session import Session
from desktop.source_actions import ACTS
from tests.compare.reading.documents import docx, p
from tests.desktop.test_session import REPORT, _compared, session

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
