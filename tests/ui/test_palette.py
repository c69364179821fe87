"""Every action found by a few letters of its name, in either language, and run from there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.messages import Language
from reviewer.ui.actions import TABLE
from reviewer.ui.dialogs import Palette
from reviewer.ui.dialogs.palette import fits
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow


def palette(window: MainWindow, qtbot: QtBot) -> Palette:
    shown = Palette(window.actions_by_id, window)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_action_of_the_table_is_in_the_palette(open_window: OpenWindow, qtbot: QtBot, language: Language) -> None:
    window = open_window(language=language)
    shown = palette(window, qtbot)
    assert shown.list.topLevelItemCount() == len(TABLE) - 1  # all but the palette itself


@pytest.mark.parametrize(
    ("typed", "name", "found"),
    [
        ("قبول", "قبول", True),
        ("مقال تالي", "المقال التالي", True),
        ("تصدير", "تصدير…", True),
        ("اعاده", "إعادة", True),
        ("next art", "Next article", True),
        ("قبول", "رفض أو حذف", False),
        ("", "رفض", True),
    ],
)
def test_words_are_found_in_any_order_and_spelling(typed: str, name: str, found: bool) -> None:
    assert (fits(typed, name) is not None) == found


def test_the_beginning_of_a_word_goes_before_its_middle() -> None:
    beginning, middle = fits("قال", "قال القائل"), fits("ائل", "القائل")
    assert beginning is not None
    assert middle is not None
    assert beginning < middle


def test_the_chosen_action_runs_with_enter(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.desk.select("e1")
    shown = palette(window, qtbot)
    QTest.keyClick(shown.field, Qt.Key.Key_Down)
    assert shown.list.currentIndex().row() == 1
    shown.field.setText(window.actions_by_id["accept"].text())
    QTest.keyClick(shown.field, Qt.Key.Key_Return)
    assert not shown.isVisible()
    assert window.desk.article is not None
    accepted = window.desk.article.annotation("e1")
    assert accepted is not None
    assert accepted.status == "accepted"


def test_what_cannot_be_used_is_grey_and_does_not_run(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.desk.select(None)
    shown = palette(window, qtbot)
    shown.field.setText(window.actions_by_id["reject"].text())
    item = shown.list.topLevelItem(0)
    assert item is not None
    assert not item.flags() & Qt.ItemFlag.ItemIsEnabled
    QTest.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.isVisible()
