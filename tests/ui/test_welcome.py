"""The welcome of the first start: shown once, in nobody's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer import settings as stored
from reviewer.app import Program
from reviewer.messages import language
from reviewer.ui.dialogs import Welcome
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow


def program_of(window: MainWindow) -> Program:
    assert isinstance(window.program, Program)
    return window.program


def welcome_of(window: MainWindow) -> Welcome:
    shown = [w for w in window.findChildren(Welcome) if w.isVisible()]
    assert len(shown) == 1
    return shown[0]


def test_the_first_start_shows_it_once(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(welcomed=False)
    welcome_of(window).dismiss()
    assert stored.load().welcomed
    qtbot.wait(10)
    program_of(window).rebuild()
    after = program_of(window).window
    assert after is not None
    assert not after.findChildren(Welcome)


def test_later_starts_do_not_show_it_but_the_menu_does(open_window: OpenWindow) -> None:
    window = open_window()
    assert not window.findChildren(Welcome)
    window.actions_by_id["welcome"].trigger()
    window.actions_by_id["welcome"].trigger()
    assert welcome_of(window)


def test_the_window_under_it_goes_on_working(open_window: OpenWindow) -> None:
    window = open_window(welcomed=False)
    window.actions_by_id["next"].trigger()
    assert window.desk.selected_id is not None


def test_the_name_is_kept_and_used_from_the_next_correction_on(open_window: OpenWindow) -> None:
    window = open_window(welcomed=False, reviewer="")
    welcome = welcome_of(window)
    welcome.name.setText("  ليلى ")
    welcome.dismiss()
    assert stored.load().reviewer == "ليلى"
    assert window.desk.workspace.reviewer == "ليلى"


def test_the_other_language_comes_at_once_and_keeps_what_was_typed(open_window: OpenWindow) -> None:
    window = open_window(welcomed=False, reviewer="")
    welcome = welcome_of(window)
    welcome.name.setText("Layla")
    welcome.languages.button(1).click()
    assert language() == "en"
    new = program_of(window).window
    assert new is not None
    assert new is not window
    assert welcome_of(new).name.text() == "Layla"


def test_the_tour_is_one_way_to_begin(open_window: OpenWindow) -> None:
    window = open_window(welcomed=False)
    program = program_of(window)
    welcome_of(window).tour.click()
    assert program._tour is not None
    assert program.settings.welcomed


@pytest.mark.parametrize(("way", "action"), [("open", "open"), ("empty", "new")])
def test_the_other_ways_do_what_their_actions_do(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, way: str, action: str
) -> None:
    window = open_window(welcomed=False)
    ran: list[str] = []
    monkeypatch.setattr(window, "run", ran.append)
    getattr(welcome_of(window), way).click()
    assert ran == [action]
    assert stored.load().welcomed


def test_it_stays_in_the_middle_of_a_small_window(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(welcomed=False)
    for size in ((1300, 820), (900, 600)):
        window.resize(*size)
        qtbot.wait(10)
        card = welcome_of(window).geometry()
        assert window.rect().contains(card)
        assert abs(card.center().x() - window.rect().center().x()) < 4


def test_escape_leaves_the_card_and_enter_presses_its_button(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(welcomed=False)
    card = window.findChildren(Welcome)[0]
    card.name.setText("ليلى")
    QTest.keyClick(card.tour, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert stored.load().welcomed
    assert "ليلى" in window.status._reviewer.text()
    window.run("welcome")
    qtbot.waitUntil(lambda: any(c.isVisible() for c in window.findChildren(Welcome)))
    card = next(c for c in window.findChildren(Welcome) if c.isVisible())
    QTest.keyClick(card.empty, Qt.Key.Key_Return)
    assert not card.isVisible()
