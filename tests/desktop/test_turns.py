"""Work that is put off is done in the order asked for, once, and sooner for whoever needs it."""

from __future__ import annotations

from typing import Any

from desktop.turns import Turns


def test_pieces_are_done_one_after_the_other(qtbot: Any) -> None:
    turns, done = Turns(), list[str]()
    for name in ("board", "inspector", "preview"):
        turns.put_off(name, lambda name=name: done.append(name))
    assert done == [], "nothing at once"
    qtbot.waitUntil(lambda: len(done) == 3)
    assert done == ["board", "inspector", "preview"]


def test_what_is_put_off_twice_is_done_once_by_the_last_word(qtbot: Any) -> None:
    turns, done = Turns(), list[str]()
    for word in ("first", "second"):
        turns.put_off("board", lambda word=word: done.append(word))
    turns.put_off("end", lambda: done.append("end"))
    qtbot.waitUntil(lambda: "end" in done)
    assert done == ["second", "end"]


def test_what_is_needed_sooner_is_done_at_once_and_not_again(qtbot: Any) -> None:
    turns, done = Turns(), list[str]()
    turns.put_off("board", lambda: done.append("board"))
    turns.put_off("end", lambda: done.append("end"))
    turns.hurry("board")
    assert done == ["board"]
    turns.hurry("board")
    qtbot.waitUntil(lambda: "end" in done)
    assert done == ["board", "end"]


def test_what_nobody_sees_waits_until_it_is_wanted(qtbot: Any) -> None:
    turns, done = Turns(), list[str]()
    turns.put_off("history", lambda: done.append("history"), soon=False)
    turns.put_off("end", lambda: done.append("end"))
    qtbot.waitUntil(lambda: "end" in done)
    assert done == ["end"]
    turns.hurry("history")
    assert done == ["end", "history"]


def test_a_piece_that_fails_does_not_hold_up_the_others(qtbot: Any) -> None:
    turns, done = Turns(), list[str]()
    turns.put_off("bad", lambda: 1 // 0)
    turns.put_off("end", lambda: done.append("end"))
    with qtbot.captureExceptions() as caught:
        qtbot.waitUntil(lambda: "end" in done)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
