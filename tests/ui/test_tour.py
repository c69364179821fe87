"""The guided tour: on its own file, at the reviewer's pace, by the real actions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from reviewer.app import Program
from reviewer.messages import Language
from reviewer.model import Span, Status
from reviewer.ui.actions import keymap, keys_of
from reviewer.ui.callout import GAP, placed
from reviewer.ui.tour import ARTICLE, Tour
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import article


class Guided:
    """A program that shows the tour."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        assert isinstance(window.program, Program)
        self.program = window.program
        self.qtbot = qtbot
        window.run("tour")
        self.window.resize(1300, 820)
        qtbot.waitUntil(self.tour.callout.isVisible)

    @property
    def window(self) -> MainWindow:
        assert self.program.window is not None
        return self.program.window

    @property
    def tour(self) -> Tour:
        assert self.program._tour is not None
        return self.program._tour

    def at(self, place: int) -> None:
        self.qtbot.waitUntil(lambda: self.tour.place == place)

    def status(self, finding: str) -> Status | None:
        assert self.window.desk.article is not None
        found = self.window.desk.article.annotation(finding)
        return found.status if found else None

    def trigger(self, action_id: str) -> None:
        self.window.actions_by_id[action_id].trigger()


def close_dialog() -> None:
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, QDialog):
        dialog.reject()


def test_each_step_waits_for_its_action_and_the_last_leads_back_home(open_window: OpenWindow, qtbot: QtBot) -> None:
    first = open_window(article("qimma"))
    home = first.desk.workspace.path
    guided = Guided(first, qtbot)
    window = guided.window
    assert window.desk.workspace.path != home

    guided.trigger("next")
    guided.at(1)
    assert "✓" in guided.tour.callout.praise
    assert window.desk.selected_id == "tripoli-1"
    guided.trigger("accept")
    guided.at(2)
    assert guided.status("tripoli-1") is Status.ACCEPTED
    assert window.desk.selected_id == "istanbul-1"
    guided.trigger("label_2")
    guided.at(3)
    dialog = window.propagating.dialog()
    assert dialog is not None
    with qtbot.waitSignal(dialog.corrected):
        dialog._apply.click()
    guided.at(4)
    assert guided.status("istanbul-3") is Status.CORRECTED
    guided.trigger("toggle_clitic")
    guided.at(5)
    assert window.desk.article is not None
    start = window.desk.article.text.index("كريم العلي")
    window.article.view.select_span(Span(start, start + len("كريم العلي")))
    guided.trigger("label_1")
    guided.at(6)
    guided.trigger("take_reading")
    guided.at(7)
    guided.trigger("undo")
    guided.at(8)
    QTimer.singleShot(0, close_dialog)
    guided.trigger("palette")
    guided.at(9)
    guided.trigger("finish")
    guided.at(10)
    guided.tour.callout.next.click()
    assert guided.window.desk.workspace.path == home
    assert guided.window.desk.article is not None
    assert guided.window.desk.article.id == "qimma"
    assert guided.program._tour is None


def test_another_action_does_not_end_a_step(open_window: OpenWindow, qtbot: QtBot) -> None:
    guided = Guided(open_window(), qtbot)
    guided.tour.show(1)
    guided.trigger("reject")
    qtbot.wait(20)
    assert guided.tour.place == 1


def test_next_and_back_go_on_without_doing_anything(open_window: OpenWindow, qtbot: QtBot) -> None:
    guided = Guided(open_window(), qtbot)
    assert not guided.tour.callout.back.isEnabled()
    guided.tour.callout.next.click()
    guided.tour.callout.next.click()
    assert guided.tour.place == 2
    assert guided.tour.callout.praise == ""
    guided.tour.callout.back.click()
    assert guided.tour.place == 1
    assert guided.status("tripoli-1") is Status.SUGGESTED


def test_escape_skips_the_tour_and_the_reviewers_file_is_as_it_was(open_window: OpenWindow, qtbot: QtBot) -> None:
    first = open_window(article("qimma"))
    home = first.desk.workspace.path
    before = first.desk.workspace.article("qimma")
    guided = Guided(first, qtbot)
    guided.tour.show(1)
    guided.trigger("accept")
    guided.trigger("deselect")
    assert guided.window.desk.workspace.path == home
    assert guided.window.desk.workspace.article("qimma") == before
    assert str(home) in guided.program.settings.recent_files
    assert not any(name.endswith("tour.sqlite") for name in guided.program.settings.recent_files)


def test_a_second_tour_begins_with_the_article_as_it_was(open_window: OpenWindow, qtbot: QtBot) -> None:
    first = open_window()
    guided = Guided(first, qtbot)
    guided.tour.show(1)
    guided.trigger("accept")
    guided.trigger("deselect")
    again = Guided(guided.window, qtbot)
    assert again.tour.place == 0
    assert again.status("tripoli-1") is Status.SUGGESTED


def test_its_key_brings_the_keyboard_to_a_tour_that_runs(open_window: OpenWindow, qtbot: QtBot) -> None:
    guided = Guided(open_window(), qtbot)
    tour = guided.tour
    with qtbot.waitActive(guided.window):
        guided.window.activateWindow()
    guided.trigger("tour")
    assert guided.tour is tour
    assert tour.callout.next.hasFocus()


def test_cards_name_the_keys_as_they_are_now(open_window: OpenWindow, qtbot: QtBot) -> None:
    guided = Guided(open_window(), qtbot)
    try:
        keymap.use({"accept": "Y"})
        guided.tour.show(1)
        assert "<b>" in guided.tour.callout._text.text()
        assert keys_of("accept") == "Y"
        assert "Y" in guided.tour.callout.plain_text
    finally:
        keymap.use({})


@pytest.mark.parametrize("language", ["ar", "en"])
def test_cards_stay_inside_the_window_and_beside_what_they_speak_of(
    open_window: OpenWindow, qtbot: QtBot, language: Language
) -> None:
    guided = Guided(open_window(language=language), qtbot)
    window, tour = guided.window, guided.tour
    for size in (QSize(1300, 820), QSize(1000, 640)):
        window.resize(size)
        for place in range(len(tour.steps)):
            tour.show(place)
            qtbot.wait(10)
            card, target = tour.callout.geometry(), tour.target()
            assert window.rect().contains(card), (size, place)
            if target is not None and tour.step.part != "findings":
                assert not card.intersects(target), (size, place)
                assert tour.outline.isVisible()
                assert tour.outline.geometry().contains(target)


def test_in_another_article_nothing_is_outlined_and_the_next_step_comes_back(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    guided = Guided(open_window(), qtbot)
    guided.tour.show(1)
    guided.window.desk.open(None)
    qtbot.waitUntil(guided.tour.outline.isHidden)
    assert guided.tour.callout.isVisible()
    guided.tour.next()
    assert guided.window.desk.article is not None
    assert guided.window.desk.article.id == ARTICLE


def test_screen_readers_are_told_the_whole_step(open_window: OpenWindow, qtbot: QtBot) -> None:
    guided = Guided(open_window(), qtbot)
    card = guided.tour.callout
    assert card.accessibleName() == card.title != ""
    assert card.accessibleDescription() == card.plain_text
    assert "<" not in card.accessibleDescription()


def test_a_new_window_goes_on_with_the_tour(open_window: OpenWindow, qtbot: QtBot) -> None:
    guided = Guided(open_window(), qtbot)
    guided.tour.show(4)
    guided.program.rebuild()
    assert guided.tour.place == 4
    qtbot.waitUntil(guided.tour.callout.isVisible)


def test_a_card_goes_below_else_above_else_to_the_foot() -> None:
    area, card = QRect(0, 0, 600, 400), QSize(200, 100)
    assert placed(card, QRect(250, 50, 40, 20), area).y() == 69 + GAP
    assert placed(card, QRect(250, 350, 40, 20), area).y() == 350 - GAP - 100
    assert placed(card, None, area) == QPoint(199, 399 - 100 - GAP)
    assert placed(card, QRect(0, 0, 250, 400), area).x() == 249 + GAP
