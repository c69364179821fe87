"""Keys are seen, changed, taken from one another and given back in the key sheet, at once and for good."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from reviewer import settings as stored
from reviewer.model import Span
from reviewer.ui.actions import TABLE, keymap, keys_of, sound_key
from reviewer.ui.article.panel import SelectionBar
from reviewer.ui.dialogs import KeySheet, Palette
from reviewer.ui.keys import latin_sequence
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.keyboard import type_in

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture(autouse=True)
def _first_keys() -> Iterator[None]:
    yield
    keymap.use({})


def event(key: str | Qt.Key, modifiers: Qt.KeyboardModifier = NONE, *, text: str = "", scan: int = 0) -> QKeyEvent:
    code = ord(key) if isinstance(key, str) else key.value
    typed = text or (key if isinstance(key, str) else "")
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, scan, 0, 0, typed)


def sheet(window: MainWindow, qtbot: QtBot) -> KeySheet:
    def keep(own: object) -> None:
        window.program.keep(evolve(window.program.settings, keys=own))

    shown = KeySheet(window.actions_by_id, keep, window)
    qtbot.addWidget(shown)
    shown.setModal(True)  # as exec makes it
    shown.show()
    shown.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shown)
    return shown


def press(shown: KeySheet, key: str | Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Go to the field of the new key and press something there."""
    shown.field.setFocus()
    type_in(shown.field, event(key, modifiers))


def status(window: MainWindow, annotation_id: str) -> str:
    assert window.desk.article is not None
    found = window.desk.article.annotation(annotation_id)
    assert found is not None
    return str(found.status)


@pytest.mark.parametrize(
    ("pressed", "key"),
    [
        (event("A", text="a"), "A"),
        (event("ش"), "A"),
        (event("ِ", SHIFT), "Shift+A"),
        (event("ش", CTRL), "Ctrl+A"),
        (event("~", SHIFT, scan=52), "Shift+Z"),
        (event("٣"), "3"),
        (event("B", text="لا"), "B"),
        (event("!", SHIFT), "!"),
        (event("5", Qt.KeyboardModifier.KeypadModifier), "5"),
        (event(Qt.Key.Key_F5), "F5"),
        (event(Qt.Key.Key_Left, SHIFT), "Shift+Left"),
        (event(Qt.Key.Key_Shift, SHIFT), ""),
        (event(Qt.Key.Key_AltGr), ""),
    ],
)
def test_a_press_is_the_latin_key_of_its_place(pressed: QKeyEvent, key: str) -> None:
    assert latin_sequence(pressed) == key


@pytest.mark.parametrize(
    "text", ["ش", "foo", "Ctrl+", "Ctrl+A, B", "Shift", "Return", "Space", "Left", "Esc", "Backspace", " x y "]
)
def test_what_is_no_key_of_an_action_is_refused(text: str) -> None:
    assert sound_key(text) is None


@pytest.mark.parametrize(
    ("text", "key"), [("", ""), ("a", "A"), ("Ctrl+Return", "Ctrl+Return"), ("shift+f2", "Shift+F2")]
)
def test_keys_are_spelled_in_one_way(text: str, key: str) -> None:
    assert sound_key(text) == key


def test_the_sheet_lists_every_action_with_its_key(open_window: OpenWindow, qtbot: QtBot) -> None:
    shown = sheet(open_window(), qtbot)
    rows = {row.data(0, Qt.ItemDataRole.UserRole): row.text(1) for row in shown.rows()}
    assert set(rows) == {spec.id for spec in TABLE}
    assert all(keys_of(action_id) in text for action_id, text in rows.items())
    assert rows["sample"] == "—"


def test_an_action_is_found_by_its_name_and_by_its_key(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    shown = sheet(window, qtbot)
    shown.search.setText(window.actions_by_id["redo"].text())
    assert "redo" in {row.data(0, Qt.ItemDataRole.UserRole) for row in shown.rows()}
    shown.search.setText("ctrl+z")
    assert [row.data(0, Qt.ItemDataRole.UserRole) for row in shown.rows()] == ["undo"]
    shown.search.setText("لا وجود لهذا")
    assert shown.rows() == []
    assert not shown.field.isEnabled()


def test_a_new_key_works_at_once_and_after_a_restart(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.desk.select("e1")
    shown = sheet(window, qtbot)
    shown.choose("accept")
    press(shown, "ئ")  # the place of Z
    assert keys_of("accept") == "Z"
    assert window.actions_by_id["accept"].shortcut().toString() == "Z"
    assert stored.load().keys == {"accept": "Z"}
    palette = Palette(window.actions_by_id, window)
    qtbot.addWidget(palette)
    palette.field.setText(window.actions_by_id["accept"].text())
    item = palette.list.topLevelItem(0)
    assert item is not None
    assert "Z" in item.text(1)
    shown.close()
    window.article.view.setFocus()
    type_in(window.article.view, event("ئ"))
    assert status(window, "e1") == "accepted"
    again = open_window(keys=stored.load().keys)
    assert again.actions_by_id["accept"].shortcut().toString() == "Z"


def test_the_old_key_does_nothing_any_more(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(keys={"accept": "Z"})
    window.desk.select("e1")
    QTest.keyClick(window, Qt.Key.Key_A)
    assert status(window, "e1") == "suggested"
    QTest.keyClick(window, Qt.Key.Key_Z)
    assert status(window, "e1") == "accepted"


def test_an_own_letter_is_typed_where_text_is_typed(open_window: OpenWindow) -> None:
    window = open_window(keys={"accept": "Z"})
    window.desk.select("e1")
    window.queue.search.setFocus()
    QTest.keyClick(window.queue.search, Qt.Key.Key_Z)
    type_in(window.queue.search, event("ئ"))
    assert window.queue.search.text() == "zئ"
    assert status(window, "e1") == "suggested"


def test_the_key_of_another_action_is_taken_only_when_that_is_wanted(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    shown = sheet(window, qtbot)
    shown.choose("accept")
    press(shown, "X")
    assert window.actions_by_id["reject"].text() in shown.said.text()
    assert shown.take.isVisibleTo(shown)
    assert (keys_of("accept"), keys_of("reject")) == ("A", "X")
    shown.leave.click()
    assert (keys_of("accept"), keys_of("reject")) == ("A", "X")
    assert not shown.take.isVisibleTo(shown)
    press(shown, "X")
    shown.take.click()
    assert (keys_of("accept"), keys_of("reject")) == ("X", "")
    assert stored.load().keys == {"accept": "X", "reject": ""}
    assert window.actions_by_id["reject"].shortcut().isEmpty()


def test_one_key_and_all_keys_are_given_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    shown = sheet(open_window(keys={"accept": "X", "reject": "", "mend": "F7"}), qtbot)
    shown.choose("reject")
    shown.reset.click()
    assert shown.take.isVisibleTo(shown)  # its first key is that of another action now
    shown.take.click()
    assert (keys_of("reject"), keys_of("accept")) == ("X", "")
    shown.choose("accept")
    shown.reset.click()
    assert keys_of("accept") == "A"
    assert stored.load().keys == {"mend": "F7"}
    shown.reset_all.click()
    assert keymap.own == {}
    assert stored.load().keys == {}
    assert not shown.reset_all.isEnabled()


def test_an_action_may_go_without_a_key(open_window: OpenWindow, qtbot: QtBot) -> None:
    shown = sheet(open_window(), qtbot)
    shown.choose("accept")
    shown.clear.click()
    assert keys_of("accept") == ""
    assert stored.load().keys == {"accept": ""}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Backspace])
def test_what_types_and_moves_is_refused_in_words(open_window: OpenWindow, qtbot: QtBot, key: Qt.Key) -> None:
    shown = sheet(open_window(), qtbot)
    shown.choose("accept")
    press(shown, key)
    assert keys_of("accept") == "A"
    assert "Shift" in shown.said.text()
    assert shown.field.hasFocus()  # another try


def test_escape_lets_the_key_be_and_does_not_close(open_window: OpenWindow, qtbot: QtBot) -> None:
    shown = sheet(open_window(), qtbot)
    shown.choose("accept")
    press(shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert shown.list.hasFocus()
    assert keys_of("accept") == "A"
    assert "A" in shown.field.text()


def test_enter_on_a_row_waits_for_the_new_key(open_window: OpenWindow, qtbot: QtBot) -> None:
    shown = sheet(open_window(), qtbot)
    shown.choose("accept")
    shown.list.setFocus()
    QTest.keyClick(shown.list, Qt.Key.Key_Return)
    assert shown.field.hasFocus()
    assert shown.isVisible()
    QTest.keyClick(shown.field, Qt.Key.Key_F9)
    assert keys_of("accept") == "F9"


def test_everything_that_names_a_key_names_the_new_one(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.desk.select("q1")
    shown = sheet(window, qtbot)
    for action_id, key in (("set_cue", Qt.Key.Key_F7), ("finish", Qt.Key.Key_F8), ("add_quote", Qt.Key.Key_F9)):
        shown.choose(action_id)
        press(shown, key)
    shown.choose("open")
    shown.clear.click()
    texts = {b.text() for b in window.inspector.findChildren(QToolButton)}
    assert "F7" in texts
    assert "C" not in texts
    assert "F8" in window.top_bar.findChildren(type(window.inspector._accept))[0].toolTip()
    window.article._offer(Span(0, 4))
    bar = window.article.findChild(SelectionBar)
    assert bar is not None
    assert any("F9" in b.text() for b in bar.findChildren(QToolButton))


def test_bad_keys_of_the_settings_file_are_passed_over(open_window: OpenWindow) -> None:
    path = Path(os.environ["REVIEWER_CONFIG"])
    window = open_window(
        keys={"accept": "Return", "reject": "ش", "nothing": "Z", "mend": "Ctrl+A, B", "merge": "J", "split": "J"}
    )
    assert json.loads(path.read_text("utf-8"))["keys"]["nothing"] == "Z"
    assert (keys_of("accept"), keys_of("reject"), keys_of("mend")) == ("A", "X", "F")
    assert (keys_of("merge"), keys_of("split"), keys_of("next")) == ("J", "", "")  # never one key for two
    assert window.actions_by_id["accept"].shortcut().toString() == "A"


@pytest.mark.parametrize("keys", [["A"], {"accept": 3}, "A", None])
def test_settings_that_hold_no_keys_give_those_of_the_table(tmp_path: Path, keys: object) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"keys": keys, "theme": "dark"}), encoding="utf-8")
    assert stored.load(path).keys == {}
    assert stored.load(path).theme == "dark"
