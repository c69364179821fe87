"""Where findings lie one upon another, a small list names them and one is chosen by click or by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer.model import Article, Entity, Span
from reviewer.ui.article.chooser import CHOICE
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.keyboard import type_in
from tests.ui.samples import article, at

NAME, PHRASE = at("سامر الحلبي"), at("وزير الخارجية سامر الحلبي")


def nested() -> Article:
    """The name e3 lies within the phrase e7."""
    made = article()
    return made.with_annotations([*made.annotations, Entity(id="e7", span=PHRASE, type="MISC")])


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(nested())


def click(window: MainWindow, span: Span) -> None:
    view = window.article.view
    place = view.span_rects(span)[0].center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def offered(window: MainWindow) -> list[str]:
    chooser = window.article.chooser
    return [chooser.item(row).data(CHOICE).id for row in range(chooser.count())] if chooser.isVisible() else []


def press(window: MainWindow, key: Qt.Key) -> None:
    """To whatever has the focus, shortcuts first."""
    focused = QApplication.focusWidget()
    assert focused is not None
    if 0x80 <= key < Qt.Key.Key_Escape:  # of an Arabic layout
        type_in(focused, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, chr(key)))
    else:
        QTest.keyClick(focused, key)


def test_a_click_chooses_the_innermost_and_names_all_that_lie_there(window: MainWindow) -> None:
    click(window, NAME)
    assert window.desk.selected_id == "e3"
    assert offered(window) == ["e3", "e7"]
    assert window.article.view.hasFocus()  # the keys of the actions go on working


def test_a_further_click_goes_on_to_the_next_around_it(window: MainWindow) -> None:
    click(window, NAME)
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    click(window, NAME)
    assert window.desk.selected_id == "e7"
    assert offered(window) == ["e3", "e7"]


def test_where_one_finding_lies_there_is_no_list(window: MainWindow) -> None:
    click(window, at("ودمشق"))
    assert window.desk.selected_id == "e2"
    assert offered(window) == []


def test_a_click_in_the_list_chooses_and_closes_it(window: MainWindow) -> None:
    click(window, NAME)
    chooser = window.article.chooser
    place = chooser.visualItemRect(chooser.item(1)).center()
    QTest.mouseClick(chooser.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.desk.selected_id == "e7"
    assert offered(window) == []


def test_escape_closes_the_list_and_keeps_the_finding(window: MainWindow) -> None:
    click(window, NAME)
    press(window, Qt.Key.Key_Escape)
    assert offered(window) == []
    assert window.desk.selected_id == "e3"
    press(window, Qt.Key.Key_Escape)
    assert window.desk.selected_id is None


def test_a_press_elsewhere_closes_the_list(window: MainWindow) -> None:
    click(window, NAME)
    QTest.mousePress(
        window.status, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, window.status.rect().center()
    )
    assert offered(window) == []
    assert window.desk.selected_id == "e3"


def test_scrolling_closes_the_list(open_window: OpenWindow) -> None:
    made = nested()
    window = open_window(Article(id="long", text=made.text + "\n\nسطر." * 60, annotations=made.annotations))
    click(window, NAME)
    assert offered(window) == ["e3", "e7"]
    window.article.view.verticalScrollBar().setValue(40)
    assert offered(window) == []


def test_the_key_opens_the_list_at_the_selected_finding(window: MainWindow) -> None:
    window.desk.select("e7")
    press(window, Qt.Key.Key_O)
    assert offered(window) == ["e3", "e7"]
    assert window.article.chooser.hasFocus()
    press(window, Qt.Key.Key_Up)
    press(window, Qt.Key.Key_Return)
    assert window.desk.selected_id == "e3"
    assert window.article.view.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_1, Qt.Key(0x661)])  # also as an Arabic layout types it
def test_a_digit_chooses_in_the_list_and_changes_no_type(window: MainWindow, key: Qt.Key) -> None:
    window.desk.select("e7")
    press(window, Qt.Key.Key_O)
    press(window, key)
    assert window.desk.selected_id == "e3"
    assert window.desk.article == nested()


def test_escape_leaves_the_list_to_the_finding_that_was_selected(window: MainWindow) -> None:
    window.desk.select("e7")
    press(window, Qt.Key.Key_O)
    press(window, Qt.Key.Key_Down)
    press(window, Qt.Key.Key_Escape)
    assert offered(window) == []
    assert window.desk.selected_id == "e7"
    assert window.article.view.hasFocus()


def test_a_finding_alone_is_said_to_be_alone(window: MainWindow) -> None:
    window.desk.select("e2")
    press(window, Qt.Key.Key_O)
    assert offered(window) == []
    assert window.status.said


def test_an_action_by_key_closes_the_list(window: MainWindow) -> None:
    click(window, NAME)
    press(window, Qt.Key.Key_A)
    assert offered(window) == []


def test_the_list_stays_inside_the_panel(window: MainWindow) -> None:
    panel, view = window.article, window.article.view
    width, height = view.viewport().width() - 1, view.viewport().height() - 1
    for corner in (QPoint(0, 0), QPoint(width, 0), QPoint(0, height), QPoint(width, height)):
        view.several_clicked.emit(["e3", "e7"], corner)
        assert panel.rect().contains(panel.chooser.geometry())
        place = view.viewport().mapTo(panel, corner)
        assert not panel.chooser.geometry().contains(place)
