"""Shortcuts work by the place of the key, and every action can be reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from reviewer.ui.actions import TABLE, keymap, sound_key
from reviewer.ui.editing import Editing
from reviewer.ui.keys import PLACES, SCAN_CODES, key_of_place, latin_key
from tests.ui.conftest import OpenWindow
from tests.ui.keyboard import type_in
from tests.ui.samples import another, article


def press(character: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, scan: int = 0) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, ord(character), modifiers, scan, 0, 0, character)


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [("ش", "A"), ("ء", "X"), ("س", "S"), ("ت", "J"), ("٣", "3"), ("ﻻ", "B"), ("و", ","), ("أ", "H")],
)
def test_arabic_characters_stand_for_their_places(arabic: str, latin: str) -> None:
    assert latin_key(arabic) == latin


def test_what_windows_types_for_lam_alef_is_known() -> None:
    assert latin_key("لا") == "B"


def test_latin_letters_and_digits_are_themselves() -> None:
    for character in "AZ09":
        assert key_of_place(press(character, scan=38)) is None


def test_a_scan_code_decides_where_there_is_one() -> None:
    assert key_of_place(press("~", scan=52)) == "Z"
    assert key_of_place(press("ش", scan=0)) == "A"


def test_the_two_tables_agree_on_the_letters() -> None:
    assert {c for c in SCAN_CODES.values() if c.isalpha()} == {c for c in PLACES.values() if c.isalpha()}


def test_an_arabic_key_does_what_its_place_says(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e1")
    window.article.view.setFocus()
    type_in(window.article.view, press("ش"))
    assert window.desk.article is not None
    assert str(window.desk.article.annotation("e1").status) == "accepted"  # type: ignore[union-attr]
    type_in(window.article.view, press("ئ", Qt.KeyboardModifier.ControlModifier))
    assert str(window.desk.article.annotation("e1").status) == "suggested"  # type: ignore[union-attr]


def test_arabic_letters_are_typed_where_text_is_typed(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e1")
    window.queue.search.setFocus()
    QTest.keyClick(window.queue.search, Qt.Key.Key_A)
    type_in(window.queue.search, press("ش"))
    assert window.queue.search.text().endswith("ش")
    assert str(window.desk.selected.status) == "suggested"  # type: ignore[union-attr]


def test_every_action_is_in_a_menu(open_window: OpenWindow) -> None:
    window = open_window()
    in_menus = {
        action.objectName()
        for top in window.top_bar.menus.actions()
        for action in QMenu.actions(top.menu())  # type: ignore[arg-type]
    }
    assert {spec.id for spec in TABLE} <= in_menus


# Rarely wanted and never in a hurry: a menu and the palette are enough.
WITHOUT_A_KEY = {"sample", "welcome", "about"}


def test_every_action_has_a_key_but_a_few() -> None:
    assert {spec.id for spec in TABLE if not spec.keys} == WITHOUT_A_KEY


def test_the_keys_of_the_table_are_spelled_as_the_settings_spell_them() -> None:
    for spec in TABLE:
        assert sound_key(keymap.first(spec)) == keymap.first(spec) or spec.id == "deselect", spec


def test_every_key_does_its_action(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window()
    done: list[str] = []
    monkeypatch.setattr(window.commands, "run", done.append)
    window.setFocus()
    for spec in TABLE:
        if spec.keys:
            window.actions_by_id[spec.id].setEnabled(True)
            pressed = QKeySequence(spec.keys)[0]  # pyright: ignore[reportIndexIssue]
            QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())
    assert done == [spec.id for spec in TABLE if spec.keys]


def test_no_key_is_given_twice() -> None:
    keys = [QKeySequence(spec.keys).toString() for spec in TABLE if spec.keys]
    assert len(keys) == len(set(keys))


def test_every_action_does_something(open_window: OpenWindow) -> None:
    window = open_window()
    for spec in TABLE:
        handled = spec.id in window.commands.handlers or hasattr(Editing, spec.id)
        assert handled or spec.id.startswith(("label_", "start_", "end_")), spec.id


def test_the_keyboard_alone_reviews_an_article(open_window: OpenWindow) -> None:
    window = open_window(article(), another())
    window.article.view.setFocus()

    def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(window, code, modifiers)

    key(Qt.Key.Key_J)
    for _finding in range(6):
        key(Qt.Key.Key_A)
    assert window.desk.article is not None
    assert all(str(a.status) == "accepted" for a in window.desk.article.annotations)
    key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.article.id == "taqs"
