"""A long article is shown from its beginning at once; nobody ever works on less than the whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer import corrections
from reviewer.model import Article, Entity, Span
from reviewer.ui.desk import BEGINNING
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import another

LINE = "وصل الوزير إلى بيروت صباح اليوم.\n"
TEXT = LINE * (3 * BEGINNING // len(LINE))
STEP = len(LINE)
CITY = LINE.index("بيروت")


def long_article() -> Article:
    starts = range(CITY, len(TEXT), STEP)
    found = [Entity(id=f"e{n}", span=Span(s, s + 5), type="LOC") for n, s in enumerate(starts, 1)]
    return Article(id="long", text=TEXT, annotations=found)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    made = open_window(another(), long_article())
    made.desk.open("taqs")
    return made


def tabs(window: MainWindow) -> str:
    return window.findings._tabs[None].text()


def test_the_beginning_is_shown_with_all_its_marks_and_nothing_of_the_article_before(window: MainWindow) -> None:
    window.desk.open("long")
    view = window.article.view
    assert view.toPlainText() == TEXT
    seen = [n for n in range(1, 200) if view.pieces_of(f"e{n}")]
    assert seen == list(range(1, seen[-1] + 1))
    assert len(seen) > 5
    assert window.findings.model.rows == []
    assert not any(c.isdigit() for c in tabs(window))
    assert window.desk.selected_id is None


def test_the_whole_follows_by_itself(window: MainWindow, qtbot: QtBot) -> None:
    whole = long_article()
    with qtbot.waitSignal(window.desk.article_opened):
        window.desk.open("long")
    assert window.findings.model.rows == list(whole.annotations)
    assert str(len(whole.annotations)) in tabs(window)
    view = window.article.view
    view.moveCursor(view.textCursor().MoveOperation.End)
    view.ensureCursorVisible()
    assert view.pieces_of(whole.annotations[-1].id)


def test_the_place_that_was_scrolled_to_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.open("long")
    bar = window.article.view.verticalScrollBar()
    bar.setValue(120)
    with qtbot.waitSignal(window.desk.article_opened):
        pass
    assert bar.value() == 120


def test_whoever_asks_for_the_article_gets_the_whole(window: MainWindow) -> None:
    window.desk.open("long")
    assert window.desk.article == long_article()


def test_a_key_right_after_opening_works_on_the_whole(window: MainWindow) -> None:
    window.desk.open("long")
    QTest.keyClick(window.article.view, Qt.Key.Key_K)
    assert window.desk.selected_id == long_article().annotations[-1].id


def test_a_correction_right_after_opening_loses_nothing(window: MainWindow) -> None:
    window.desk.open("long")
    article = window.desk.article
    assert article is not None
    assert window.desk.apply(corrections.accept(article, ["e1"]))
    stored = window.desk.workspace.article("long")
    assert len(stored.annotations) == len(long_article().annotations)
    assert window.desk.article == stored


def test_opening_another_leaves_the_rest_of_the_long_one_unread(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.open("long")
    window.desk.open("taqs")
    opened: list[object] = []
    window.desk.article_opened.connect(opened.append)
    qtbot.wait(60)
    assert opened == []
    assert window.article.view.toPlainText() == another().text


def test_the_first_article_has_the_keyboard_unless_somebody_types(open_window: OpenWindow) -> None:
    for typed in ("", "بيروت"):
        window = open_window()
        window.desk.open(None)
        window.queue.search.setFocus()
        window.queue.search.setText(typed)
        window.desk.open("qimma")
        assert window.article.view.hasFocus() == (not typed)
