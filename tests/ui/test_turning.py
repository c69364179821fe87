"""An undo of very many changes is done beside the window, which shows how far it is and can stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewer import corrections
from reviewer.store import journal
from reviewer.workspace import CancelledError
from tests.ui.conftest import OpenWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_long_undo_and_redo_are_done_beside_the_window(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    desk = window.desk
    assert desk.article is not None
    before = desk.article
    desk.apply(corrections.retype(before, ["e1", "e2", "e3"], "MISC"))
    after = desk.article
    monkeypatch.setattr(journal, "_LONG", 10)
    for action, wanted in (("undo", before), ("redo", after)):
        window.run(action)
        assert window.turning.progress is not None
        assert window.turning.progress.isVisible()
        qtbot.waitUntil(lambda: window.turning.progress is None)
        assert desk.article == wanted
        assert not window.message_bar.isVisible()


def test_a_long_undo_that_is_stopped_has_changed_nothing(open_window: OpenWindow) -> None:
    desk = open_window().desk
    assert desk.article is not None
    desk.apply(corrections.retype(desk.article, ["e1", "e2"], "MISC"))
    for turn in (desk.workspace.undo, desk.workspace.redo):
        before = desk.workspace.article("qimma"), desk.workspace.undo_action
        if turn == desk.workspace.redo:
            desk.undo()
            before = desk.workspace.article("qimma"), desk.workspace.undo_action
        with pytest.raises(CancelledError) as stopped:
            turn(cancelled=lambda: True)
        assert stopped.value.safe
        assert (desk.workspace.article("qimma"), desk.workspace.undo_action) == before


def test_what_is_stopped_is_said_calmly(open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window()
    desk = window.desk
    assert desk.article is not None
    desk.apply(corrections.retype(desk.article, ["e1", "e2"], "MISC"))
    after = desk.article
    monkeypatch.setattr(journal, "_LONG", 10)

    def stopped(*_args: object, **_named: object) -> None:
        raise CancelledError("أوقف التصحيح.", safe="لم يتغير شيء.")

    monkeypatch.setattr("reviewer.workspace.Workspace.undo", stopped)
    window.run("undo")
    qtbot.waitUntil(lambda: window.turning.progress is None)
    assert desk.article == after
    assert "لم يتغير شيء." in window.status.said
    assert not window.message_bar.isVisible()
