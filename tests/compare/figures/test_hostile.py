"""Lines made to make a rule run away: a megabyte of digits, commas or brackets is gone through to its end."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from types import FrameType

import pytest

from compare.figures import observe
from compare.messages import Language
from compare.period import parse
from compare.report import Block, Identity, Report, Section, Source

MEGABYTE = 1_000_000
GUARD = 120  # seconds; a rule that runs away takes hours

LINES = {
    "digits": "1234567890",
    "digits and commas": "1,2.3,",
    "digits and dots": "1.234.567,",
    "commas": ",",
    "brackets": "((([[[",
}


@pytest.fixture
def guarded() -> Iterator[None]:
    """Ends a test that hangs, where the system can."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"not done after {GUARD} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(GUARD)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _report(text: str, language: Language) -> Report:
    identity = Identity(period=parse("2024-H1"), language=language)
    section = Section("s", None, 1, None, None, ("b",))
    return Report(Source("r", "r.txt", ""), "txt", identity, (section,), (Block("b", "paragraph", text),))


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("name", LINES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_line_of_a_megabyte_is_gone_through(name: str, language: Language) -> None:
    text = "Thu " + LINES[name] * (MEGABYTE // len(LINES[name]))  # without a word a line is not read at all
    assert all(o.anchor.end <= len(text) for o in observe(_report(text, language)))


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("unit", ["5% ", "(5%) ", "(1)[2]", "5-", "5 - 6 - ", "1/2/3/", "năm 2023 ", "trong đó 5 xã "])
def test_a_line_of_nothing_but_figures_is_gone_through(unit: str) -> None:
    text = "Thu " + unit * (20_000 // len(unit))
    assert all(o.anchor.end <= len(text) for o in observe(_report(text, "vi")))
