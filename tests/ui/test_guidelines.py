"""The guidelines beside the work: shown on a key, led by the type of the selected finding, written by the reviewer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer import corrections, resources
from reviewer.messages import set_language
from reviewer.ui.dialogs import GuidelinesDialog
from reviewer.ui.guidelines import Page, program_text, runs_right_to_left
from reviewer.ui.theme import LIGHT
from reviewer.ui.window import MainWindow
from reviewer.workspace import Workspace
from tests.ui.conftest import OpenWindow

OWN = "## قواعدنا\n\nأسماء السفن **كيانات**.\n\n- سفينة\n- يخت\n"


def dialog(window: MainWindow, qtbot: QtBot) -> GuidelinesDialog:
    made = GuidelinesDialog(window.desk, window.theme, window)
    qtbot.addWidget(made)
    made.show()
    return made


def blocks(page: Page) -> Iterator[QTextBlock]:
    block = page.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def test_a_key_shows_and_hides_them_and_the_window_remembers(open_window: OpenWindow) -> None:
    window = open_window()
    assert not window.guidelines.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert window.guidelines.isVisible()
    assert window.guidelines.height() > 100
    assert window.state()["guidelines"] == "shown"
    window.close()
    assert window.program.settings.window["guidelines"] == "shown"
    QTest.keyClick(window, Qt.Key.Key_F2)
    window.run("guidelines")
    assert window.state()["guidelines"] == ""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_program_brings_guidelines_in_both_languages(open_window: OpenWindow, language: str) -> None:
    window = open_window(language=language)
    window.run("guidelines")
    shown = window.guidelines.page.toPlainText()
    assert len(shown) > 1500
    assert window.guidelines.text == program_text()
    headings = [b for b in blocks(window.guidelines.page) if b.blockFormat().headingLevel() == 2]
    assert len(headings) == 3
    rtl = Qt.LayoutDirection.RightToLeft
    assert all((b.textDirection() == rtl) is (language == "ar") for b in blocks(window.guidelines.page))


def test_both_texts_have_the_same_rules() -> None:
    texts = [resources.path("guidelines", f"{name}.md").read_text(encoding="utf-8") for name in ("ar", "en")]
    signs = [[line[:2] for line in text.splitlines() if line.startswith(("## ", "- "))] for text in texts]
    assert signs[0] == signs[1]
    assert "<" not in "".join(texts)


def test_the_type_of_the_selected_finding_comes_first(open_window: OpenWindow) -> None:
    window = open_window(language="en")
    window.run("guidelines")
    assert not window.guidelines.type.isVisible()
    window.desk.select("e2")
    assert "Place" in window.guidelines.type.text()
    assert "country" in window.guidelines.type.text()
    window.desk.select("q1")
    assert "Direct quote" in window.guidelines.type.text()
    window.desk.select("n1")
    assert "Count" in window.guidelines.type.text()
    window.desk.select(None)
    assert not window.guidelines.type.isVisible()


def test_the_files_own_description_goes_before_that_of_the_program(open_window: OpenWindow) -> None:
    window = open_window(language="en")
    window.run("guidelines")
    window.desk.select("e2")
    place = window.desk.workspace.labels("entity")[1]
    window.desk.apply(corrections.change_label(place, description_ar="أماكن <كلها>"))
    assert "أماكن &lt;كلها&gt;" in window.guidelines.type.text()
    window.desk.apply(corrections.retype(window.desk.article, ["e2"], "ORG"))  # pyright: ignore[reportArgumentType]
    assert "Organisation" in window.guidelines.type.text()


def test_every_type_and_kind_of_the_program_is_described(open_window: OpenWindow) -> None:
    window = open_window(language="en")
    for layer in ("entity", "quote", "number"):
        for one in window.names.labels(layer):
            assert window.names.description(layer, one.key), (layer, one.key)
    assert window.names.description("entity", "UNHEARD") == ""


def test_what_is_saved_is_shown_and_can_be_undone(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.run("guidelines")
    made = dialog(window, qtbot)
    assert not made.save_button.isEnabled()
    made.source.setPlainText(OWN)
    assert made.save_button.isEnabled()
    made.save_button.click()
    assert made.result() == GuidelinesDialog.DialogCode.Accepted
    assert window.desk.workspace.guidelines == OWN
    assert "أسماء السفن كيانات." in window.guidelines.page.toPlainText()
    window.run("undo")
    assert window.desk.workspace.guidelines is None
    assert "أسماء السفن" not in window.guidelines.page.toPlainText()
    window.run("redo")
    assert "أسماء السفن" in window.guidelines.page.toPlainText()


def test_the_text_of_the_program_comes_back_and_is_not_stored(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.desk.apply(corrections.set_guidelines(None, OWN))
    made = dialog(window, qtbot)
    assert made.source.toPlainText() == OWN
    made.original_button.click()
    assert made.text is None
    assert not made.original_button.isEnabled()
    made.source.undo()
    assert made.text == OWN


def test_saving_the_text_of_the_program_makes_the_file_forget_its_own(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.desk.apply(corrections.set_guidelines(None, OWN))
    made = dialog(window, qtbot)
    made.original_button.click()
    made.save_button.click()
    assert window.desk.workspace.guidelines is None


def test_what_cannot_be_saved_stays_in_the_dialog(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    made = dialog(window, qtbot)
    with Workspace.open(window.desk.workspace.path, reviewer="ليلى") as other:
        other.apply(corrections.set_guidelines(None, OWN))
    made.source.setPlainText(OWN + "- زورق\n")
    made.save_button.click()
    assert made.isVisible()
    assert "زورق" in made.source.toPlainText()


def test_the_page_follows_what_is_written(open_window: OpenWindow, qtbot: QtBot) -> None:
    made = dialog(open_window(), qtbot)
    made.source.setPlainText("## Ships\n\nNames of **ships** are entities.")
    qtbot.waitUntil(lambda: "Names of ships" in made.page.toPlainText())
    assert made.source.layoutDirection() == Qt.LayoutDirection.LeftToRight
    made.source.setPlainText(OWN)
    qtbot.waitUntil(lambda: "يخت" in made.page.toPlainText())
    assert made.source.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_what_is_not_saved_is_thrown_away_only_when_said_twice(open_window: OpenWindow, qtbot: QtBot) -> None:
    made = dialog(open_window(), qtbot)
    made.source.setPlainText(OWN)
    made.cancel_button.click()
    assert made.isVisible()
    made.source.setPlainText(OWN + "\n- زورق")
    made.reject()
    assert made.isVisible()
    made.reject()
    assert not made.isVisible()


def test_an_unchanged_text_is_left_at_once(open_window: OpenWindow, qtbot: QtBot) -> None:
    made = dialog(open_window(), qtbot)
    made.reject()
    assert not made.isVisible()


def test_the_letters_decide_in_which_direction_a_text_runs() -> None:
    assert runs_right_to_left("# دليل")
    assert not runs_right_to_left("# Guide")
    assert not runs_right_to_left("Mark \u2067رئيس بلدية مدينة صيدا الجنوبية\u2069 so")
    assert runs_right_to_left("12 – 13")
    set_language("en")
    assert not runs_right_to_left(program_text())


def test_markdown_is_shown_and_html_is_not_run(qtbot: QtBot) -> None:
    page = Page(LIGHT)
    qtbot.addWidget(page)
    page.show_markdown("- واحد\n- <b>اثنان</b>")
    assert "<b>" in page.toPlainText()
    assert sum(block.textList() is not None for block in blocks(page)) == 2
