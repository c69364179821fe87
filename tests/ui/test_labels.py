"""The label set as it is edited in its dialog, and the window that follows at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reviewer.model import Article, Entity, Label, Span, Status
from reviewer.ui.dialogs import LabelsDialog
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import article, at

OpenDialog = Callable[[MainWindow], LabelsDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot) -> OpenDialog:
    def make(window: MainWindow) -> LabelsDialog:
        dialog = LabelsDialog(window.desk, window.theme, window)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.current is not None and dialog.current.count is not None)
        return dialog

    return make


def choose(menu: QMenu, text: str) -> None:
    found = [action for action in menu.actions() if text in action.text()]
    assert len(found) == 1, [action.text() for action in menu.actions()]
    found[0].trigger()


def done(dialog: LabelsDialog, qtbot: QtBot) -> None:
    """Wait until the work on annotations has ended."""
    qtbot.waitUntil(dialog.retire_button.isEnabled)


def keys(window: MainWindow) -> list[str]:
    return [label.key for label in window.desk.workspace.labels("entity")]


def label_of(window: MainWindow, key: str) -> Label:
    return next(label for label in window.desk.workspace.labels("entity") if label.key == key)


def types(window: MainWindow) -> dict[str, str]:
    assert window.desk.article is not None
    return {e.id: e.type for e in window.desk.article.entities}


def write(field: QLineEdit, text: str) -> None:
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def offered(window: MainWindow) -> list[str]:
    return [one.name for one in window.names.labels("entity")]


def test_each_type_is_listed_with_its_digit_and_its_annotations(
    open_window: OpenWindow, open_dialog: OpenDialog
) -> None:
    dialog = open_dialog(open_window())
    rows = [(row.digit, row.label.key, row.count) for row in dialog.model.rows]
    assert rows == [(1, "PER", 1), (2, "LOC", 1), (3, "ORG", 1), (4, "MISC", 1)]
    spoken = dialog.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "شخص" in spoken
    assert "PER" in spoken


def test_a_new_type_is_named_and_gets_the_next_digit(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window()
    dialog = open_dialog(window)
    dialog.add_button.click()
    assert dialog.editor.name_ar.hasFocus()
    write(dialog.editor.name_ar, "حدث")
    write(dialog.editor.name_en, "Event")
    assert offered(window) == ["شخص", "مكان", "جهة", "آخر", "حدث"]
    assert window.actions_by_id["label_5"].text() == "حدث"
    window.desk.select("e4")
    window.run("label_5")
    assert types(window)["e4"] == keys(window)[-1]


def test_new_types_get_colours_that_no_other_has(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window()
    dialog = open_dialog(window)
    for _ in range(4):
        dialog.add()
    styles = [window.theme.mark("entity", key).line for key in keys(window)]
    assert len(set(styles)) == len(styles)


def test_a_renamed_type_is_named_anew_everywhere(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window()
    window.desk.select("e2")
    dialog = open_dialog(window)
    dialog.choose("LOC")
    write(dialog.editor.name_ar, "موضع")
    assert window.names.label("entity", "LOC") == "موضع"
    assert window.actions_by_id["label_2"].text() == "موضع"
    chips = [b.text() for b in window.inspector.findChildren(QPushButton, "chip") if b.isVisible()]
    assert any("موضع" in text for text in chips)
    window.article.view.select_span(at("ودمشق"))
    bar = [b.text() for b in window.article.findChildren(QToolButton) if b.isVisible()]
    assert any(text.startswith("موضع") for text in bar)


def test_an_empty_name_is_refused_with_the_reason(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window(language="en")
    dialog = open_dialog(window)
    dialog.choose("LOC")
    write(dialog.editor.name_en, "  ")
    assert label_of(window, "LOC").name_en == "Place"
    assert dialog.editor.hint.text() == "A type has a name in both languages."


def test_colour_and_line_change_the_marks_and_undo_brings_them_back(
    open_window: OpenWindow, open_dialog: OpenDialog
) -> None:
    window = open_window()
    window.queue.list.setFocus()  # a cursor that blinks in the text would be in one picture and not in the other
    before = window.theme.mark("entity", "LOC")
    picture = window.article.view.viewport().grab().toImage()
    dialog = open_dialog(window)
    dialog.choose("LOC")
    dialog.editor.colours.button(1).click()
    dialog.editor.lines.button(2).click()
    assert window.theme.mark("entity", "LOC").style == "dotted"
    assert window.theme.mark("entity", "LOC").line == window.theme.mark("entity", "PER").line
    assert window.article.view.viewport().grab().toImage() != picture
    dialog.undo_button.click()
    dialog.undo_button.click()
    assert window.theme.mark("entity", "LOC") == before
    assert window.article.view.viewport().grab().toImage() == picture


def test_the_theme_gives_the_colour_where_the_type_has_none(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window()
    dialog = open_dialog(window)
    dialog.choose("LOC")
    dialog.editor.colours.button(3).click()
    assert label_of(window, "LOC").colour is not None
    dialog.editor.colours.button(10).click()
    assert label_of(window, "LOC").colour is None


def test_moving_a_type_changes_its_digit(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window()
    dialog = open_dialog(window)
    dialog.choose("LOC")
    dialog.up.click()
    assert dialog.current is not None
    assert dialog.current.label.key == "LOC"
    assert not dialog.up.isEnabled()
    assert offered(window)[:2] == ["مكان", "شخص"]
    assert window.actions_by_id["label_1"].text() == "مكان"


def test_a_key_with_spaces_or_of_another_type_is_refused(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window(language="en")
    dialog = open_dialog(window)
    dialog.choose("LOC")
    for key, why in (("A B", "no spaces"), ("PER", "merge them"), ("", "needs a key")):
        write(dialog.editor.key, key)
        assert why in dialog.editor.hint.text()
        assert keys(window) == ["PER", "LOC", "ORG", "MISC"]


def test_a_renamed_key_takes_its_annotations_along(
    open_window: OpenWindow, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = open_dialog(window)
    dialog.choose("LOC")
    write(dialog.editor.key, "PLACE")
    done(dialog, qtbot)
    assert types(window)["e2"] == "PLACE"
    assert dialog.current is not None
    assert dialog.current.label.key == "PLACE"
    dialog.undo_button.click()
    done(dialog, qtbot)
    assert types(window)["e2"] == "LOC"
    assert keys(window) == ["PER", "LOC", "ORG", "MISC"]


def test_merging_types_changes_the_open_article_and_the_digits(
    open_window: OpenWindow, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = open_dialog(window)
    dialog.choose("MISC")
    choose(dialog.merge_menu(), "جهة")
    done(dialog, qtbot)
    assert keys(window) == ["PER", "LOC", "ORG"]
    assert types(window)["e4"] == "ORG"
    assert window.actions_by_id["label_4"].text() != "آخر"
    qtbot.waitUntil(lambda: dialog.model.rows[2].count == 2)
    window.run("undo")
    assert types(window)["e4"] == "MISC"
    assert window.actions_by_id["label_4"].text() == "آخر"
    assert [row.label.key for row in dialog.model.rows] == keys(window) == ["PER", "LOC", "ORG", "MISC"]


def test_a_retired_type_is_named_but_no_longer_offered(
    open_window: OpenWindow, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = open_dialog(window)
    dialog.choose("PER")
    dialog.retire_menu().actions()[0].trigger()
    done(dialog, qtbot)
    assert offered(window) == ["مكان", "جهة", "آخر"]
    assert window.names.label("entity", "PER") == "شخص"
    assert types(window)["e3"] == "PER"
    assert dialog.model.rows[-1].label.key == "PER"
    assert dialog.model.rows[-1].digit is None
    dialog.retire_button.click()
    assert offered(window) == ["شخص", "مكان", "جهة", "آخر"]


def test_a_type_without_annotations_is_retired_without_a_question(
    open_window: OpenWindow, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = open_dialog(window)
    dialog.add()
    qtbot.waitUntil(lambda: dialog.current is not None and dialog.current.count == 0)
    dialog.retire_button.click()
    done(dialog, qtbot)
    assert len(offered(window)) == 4


def test_retiring_can_reject_what_the_machine_found(
    open_window: OpenWindow, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    mine = Entity(id="e9", span=at("المؤتمر"), type="LOC", status=Status.ADDED, origin="سلمى")
    window = open_window(evolve(article(), annotations=[*article().annotations, mine]))
    dialog = open_dialog(window)
    dialog.choose("LOC")
    dialog.retire_menu().actions()[-1].trigger()
    done(dialog, qtbot)
    assert window.desk.article is not None
    statuses = {e.id: e.status for e in window.desk.article.entities if e.type == "LOC"}
    assert statuses == {"e2": Status.REJECTED, "e9": Status.ADDED}


def test_a_type_of_an_import_can_be_taken_into_the_set(
    open_window: OpenWindow, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    text = "عاد الوفد إلى صور."
    strange = Article(id="a", text=text, annotations=[Entity(id="e1", span=Span(14, 17), type="GPE")])
    window = open_window(strange)
    dialog = open_dialog(window)
    dialog.choose("GPE")
    assert dialog.current is not None
    assert not dialog.current.known
    assert not dialog.editor.isEnabled()
    dialog.retire_button.click()
    assert keys(window)[-1] == "GPE"
    assert dialog.editor.isEnabled()
    dialog.undo_button.click()
    assert keys(window)[-1] == "MISC"
    dialog.choose("GPE")
    choose(dialog.merge_menu(), "مكان")
    done(dialog, qtbot)
    assert types(window) == {"e1": "LOC"}


def test_undo_in_the_dialog_leaves_corrections_of_articles_alone(
    open_window: OpenWindow, open_dialog: OpenDialog
) -> None:
    window = open_window()
    window.desk.select("e1")
    window.run("label_2")
    dialog = open_dialog(window)
    assert not dialog.undo_button.isEnabled()
    dialog.add()
    dialog.undo_button.click()
    assert keys(window) == ["PER", "LOC", "ORG", "MISC"]
    assert not dialog.undo_button.isEnabled()
    assert types(window)["e1"] == "LOC"


def test_a_change_of_labels_stays_in_the_open_article(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window(article(), article("second"))
    window.desk.open("second")
    window.desk.select("e1")
    dialog = open_dialog(window)
    dialog.add()
    dialog.undo_button.click()
    assert window.desk.article is not None
    assert (window.desk.article.id, window.desk.selected_id) == ("second", "e1")


def test_the_dialog_works_without_an_article(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window()
    window.desk.open(None)
    dialog = open_dialog(window)
    dialog.add()
    assert len(offered(window)) == 5


def test_all_buttons_have_keys_that_work_by_their_place(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window()
    dialog = open_dialog(window)
    actions = {action.shortcut().toString(): action for action in dialog.actions() if isinstance(action, QAction)}
    assert set(actions) == {"Ins", "Ctrl+Up", "Ctrl+Down", "M", "Del", "Ctrl+Z"}
    dialog.choose("LOC")
    actions["Ctrl+Up"].trigger()
    assert keys(window)[0] == "LOC"
    actions["Ctrl+Z"].trigger()
    assert keys(window)[0] == "PER"


def test_what_is_being_typed_is_saved_when_the_dialog_closes(
    open_window: OpenWindow, open_dialog: OpenDialog, qtbot: QtBot
) -> None:
    window = open_window()
    dialog = open_dialog(window)
    dialog.choose("LOC")
    dialog.editor.description_ar.setFocus()
    dialog.editor.description_ar.setPlainText("اسم بلد أو مدينة.")
    dialog.close_button.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert label_of(window, "LOC").description_ar == "اسم بلد أو مدينة."
    assert window.names.description("entity", "LOC") == "اسم بلد أو مدينة."


def test_labels_are_kept_after_a_restart(open_window: OpenWindow, open_dialog: OpenDialog) -> None:
    window = open_window()
    dialog = open_dialog(window)
    dialog.choose("LOC")
    write(dialog.editor.name_ar, "موضع")
    dialog.reject()
    window.program.rebuild()
    again = getattr(window.program, "window")  # noqa: B009 - the protocol does not promise one
    assert again.names.label("entity", "LOC") == "موضع"
    assert again.desk.undo()
    assert again.names.label("entity", "LOC") == "مكان"


@pytest.mark.parametrize("action", ["labels", "edit_guidelines"])
def test_the_actions_open_their_dialogs(open_window: OpenWindow, action: str) -> None:
    window = open_window()
    seen: list[QDialog] = []

    def close() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        seen.append(dialog)
        dialog.reject()

    QTimer.singleShot(0, window, close)
    window.actions_by_id[action].trigger()
    assert len(seen) == 1
