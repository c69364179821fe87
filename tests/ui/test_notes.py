"""Notes and flags in the window: written calmly, saved when the writing is done, and seen in both lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer import corrections
from reviewer.messages import Language
from reviewer.model import Article, Status
from reviewer.ui.findings.model import FINDING
from reviewer.ui.notes import NoteBox
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import another, article

CONTROL = Qt.KeyboardModifier.ControlModifier


def shown(window: MainWindow) -> Article:
    assert window.desk.article is not None
    return window.desk.article


def note_of(window: MainWindow, id_: str) -> str | None:
    found = window.desk.workspace.article(shown(window).id).annotation(id_)
    assert found is not None
    return found.note


def write(box: NoteBox, text: str) -> None:
    box.field.setPlainText(text)
    QApplication.processEvents()


def test_a_box_is_there_only_with_a_note_or_while_one_is_written(open_window: OpenWindow) -> None:
    window = open_window()
    box = window.inspector.note
    window.desk.select("e1")
    assert not box.isVisible()
    window.run("note")
    assert box.field.hasFocus()
    window.article.view.setFocus()
    assert not box.isVisible()
    window.run("note")
    write(box, "أهي المدينة؟")
    window.article.view.setFocus()
    assert note_of(window, "e1") == "أهي المدينة؟"
    assert box.isVisible()
    window.desk.select("e2")
    assert not box.isVisible()
    window.desk.select("e1")
    assert box.isVisible()
    assert box.field.toPlainText() == "أهي المدينة؟"


def test_a_note_is_saved_with_ctrl_enter_and_finishes_nothing(open_window: OpenWindow) -> None:
    window = open_window(article(), another())
    window.desk.select("e1")
    window.run("note")
    write(window.inspector.note, "سطر\nوسطر")
    QTest.keyClick(window.inspector.note.field, Qt.Key.Key_Return, CONTROL)
    QApplication.processEvents()
    assert note_of(window, "e1") == "سطر\nوسطر"
    assert shown(window).id == "qimma"
    assert not window.inspector.note.field.hasFocus()
    found = shown(window).annotation("e1")
    assert found is not None
    assert found.status is Status.SUGGESTED


def test_escape_leaves_the_note_as_it_was(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e1")
    window.desk.apply(corrections.set_note(shown(window), "e1", "أول"))
    window.run("note")
    write(window.inspector.note, "ثان")
    QTest.keyClick(window.inspector.note.field, Qt.Key.Key_Escape)
    assert note_of(window, "e1") == "أول"
    assert window.inspector.note.field.toPlainText() == "أول"
    assert window.desk.selected_id == "e1"


def test_letters_typed_in_a_note_are_no_actions(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e1")
    window.run("note")
    for key in (Qt.Key.Key_X, Qt.Key.Key_A, Qt.Key.Key_2):
        QTest.keyClick(window.inspector.note.field, key)
    assert window.inspector.note.field.toPlainText() == "xa2"
    assert all(a.status is Status.SUGGESTED for a in shown(window).annotations)


@pytest.mark.parametrize("action", ["next_article", "finish", "next"])
def test_what_is_being_written_is_saved_before_an_action_leaves_it(open_window: OpenWindow, action: str) -> None:
    window = open_window(article(), another())
    window.desk.select("e1")
    window.run("note")
    write(window.inspector.note, "لا يضيع")
    window.run(action)
    window.desk.open("qimma")
    assert note_of(window, "e1") == "لا يضيع"


def test_a_note_on_the_article_stands_under_its_title_and_is_undone(open_window: OpenWindow) -> None:
    window = open_window(article(), another())
    box = window.article.note
    window.run("article_note")
    assert box.field.hasFocus()
    write(box, "تُسأل الوكالة")
    window.desk.open("taqs")
    window.article.view.setFocus()
    window.desk.open("qimma")
    window.run("article_note")
    write(box, "تُسأل الوكالة")
    window.article.view.setFocus()
    assert shown(window).note == "تُسأل الوكالة"
    window.desk.open("taqs")
    assert not box.isVisible()
    window.desk.open("qimma")
    assert box.isVisible()
    window.run("undo")
    assert shown(window).note is None
    assert not box.isVisible()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_note_runs_in_the_direction_of_its_own_words(open_window: OpenWindow, language: Language) -> None:
    window = open_window(language=language)
    box = window.article.note
    window.run("article_note")
    empty = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    assert box.field.layoutDirection() == empty
    write(box, "3 أرقام لا توافق CNN")
    assert box.field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert box.field.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft
    write(box, "see page 3, قال")
    assert box.field.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_a_note_is_as_high_as_it_is_long(open_window: OpenWindow) -> None:
    window = open_window()
    box = window.article.note
    window.run("article_note")
    write(box, "سطر")
    one = box.field.height()
    write(box, "سطر\nوسطر\nوسطر")
    three = box.field.height()
    assert three > one
    write(box, "\n".join(["سطر"] * 40))
    assert three < box.field.height() < one * 8


def test_both_lists_show_and_tell_what_has_a_note_or_a_flag(open_window: OpenWindow) -> None:
    window = open_window(article(), another())
    window.desk.select("e1")
    place = window.findings.model.place_of("e1")
    assert place is not None
    row, entry = window.findings.model.index(place), window.queue.model.index(0)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    before = entry.data(spoken)
    window.desk.apply(corrections.set_note(shown(window), "e1", "أهي المدينة؟"))
    assert row.data(FINDING).note == "أهي المدينة؟"
    assert "أهي المدينة؟" in row.data(spoken)
    noted = entry.data(spoken)
    window.run("flag")
    assert len(before) < len(noted) < len(entry.data(spoken))
    picture = window.queue.list.grab().toImage()
    window.run("flag")
    QApplication.processEvents()
    assert window.queue.list.grab().toImage() != picture
    assert not shown(window).flagged


def test_a_flag_is_said_above_the_article(open_window: OpenWindow) -> None:
    window = open_window(language="en")
    window.run("flag")
    assert "Flagged" in window.article._source.text()
    window.run("undo")
    assert "Flagged" not in window.article._source.text()
