"""The brief's own pages beside its choices, laid out by the real worker."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.brief_dialog import BriefDialog
from desktop.session import Session
from desktop.settings import Settings
from tests.desktop.test_session import PATIENCE, REPORT

pytestmark = pytest.mark.usefixtures("look")


def test_the_pages_follow_the_choices(qtbot: Any, own_home: Path) -> None:
    own_home.mkdir(exist_ok=True)
    session = Session(own_home)
    session.add_text("báo cáo.txt", REPORT)
    qtbot.waitUntil(lambda: not session.is_busy, timeout=PATIENCE)
    dialog = BriefDialog(None, session.result, {}, Settings(own_home))
    qtbot.addWidget(dialog)
    dialog.preview_wanted.connect(session.preview)
    dialog.pages.page_wanted.connect(session.draw_page)
    session.previewed.connect(dialog.show_preview)
    session.page_drawn.connect(dialog.pages.take)
    dialog.show()
    with qtbot.waitSignal(session.previewed, timeout=PATIENCE) as first:
        dialog.ask_for_preview()
    qtbot.waitUntil(lambda: bool(dialog.pages._pictures), timeout=PATIENCE)
    assert first.args[0].pages >= 1
    with qtbot.waitSignal(session.previewed, timeout=PATIENCE) as second:
        dialog.form_page.lines["issuer"].setText("ỦY BAN NHÂN DÂN XÃ LÂM TRUNG")
    assert second.args[0].source != first.args[0].source
    session.close()
