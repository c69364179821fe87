"""The window on an article: text, list and inspector in step, and every decision in the file at once."""

from __future__ import annotations

import sqlite3

import pytest
from attrs import evolve
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.errors import ReviewerError
from reviewer.model import Article, ArticleStatus, Entity, Number, NumberKind, Quote, Span, Status
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import TEXT, another, article, at


def stored(window: MainWindow) -> dict[str, str]:
    """Statuses as another program reads them."""
    file = sqlite3.connect(window.desk.workspace.path)
    found = dict(file.execute("SELECT key, status FROM annotation"))
    file.close()
    return found


def finding(window: MainWindow, id_: str) -> object:
    assert window.desk.article is not None
    return window.desk.article.annotation(id_)


def test_the_first_article_is_open_and_counted(open_window: OpenWindow) -> None:
    window = open_window(article(), another())
    assert window.desk.article is not None
    assert window.desk.article.id == "qimma"
    assert window.queue.model.rowCount() == 2
    assert window.findings.model.rowCount() == 6
    assert window.queue.list.currentIndex().row() == 0


def test_a_click_in_the_text_selects_in_list_and_inspector(open_window: OpenWindow) -> None:
    window = open_window()
    view = window.article.view
    point = view.span_rects(at("سامر الحلبي"))[0].center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert window.desk.selected_id == "e3"
    assert window.findings.list.currentIndex().row() == window.findings.model.place_of("e3")
    assert window.inspector.editor is window.inspector.editors["entity"]


def test_a_further_click_takes_the_finding_around(open_window: OpenWindow) -> None:
    window = open_window()
    view = window.article.view
    point = view.span_rects(at("40 ألف"))[0].center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert window.desk.selected_id == "n1"
    # A second click of Qt's would be a double click.
    view._click(QPointF(point))
    assert window.desk.selected_id == "q1"
    view._click(QPointF(point))
    assert window.desk.selected_id == "n1"


def test_a_row_of_the_list_selects_in_the_text(open_window: OpenWindow) -> None:
    window = open_window()
    window.findings.list.setCurrentIndex(window.findings.model.index(2))
    assert window.desk.selected_id == window.findings.model.rows[2].id
    assert window.article.view.pieces_of(window.findings.model.rows[2].id)


def test_accepting_is_in_the_file_at_once_and_goes_on(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e1")
    window.run("accept")
    assert stored(window)["e1"] == "accepted"
    assert window.desk.selected_id != "e1"
    assert window.desk.article is not None
    assert window.desk.article.status is ArticleStatus.IN_REVIEW


def test_rejecting_keeps_the_row_and_hides_the_mark(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e4")
    window.run("reject")
    assert stored(window)["e4"] == "rejected"
    assert not window.article.view.pieces_of("e4")
    assert window.findings.model.place_of("e4") is not None


def test_undo_and_redo_go_through_all_steps(open_window: OpenWindow) -> None:
    window = open_window()
    before = window.desk.article
    for id_ in ("e1", "e2", "q1"):
        window.desk.select(id_)
        window.run("accept")
    after = window.desk.article
    for _step in range(3):
        assert window.actions_by_id["undo"].isEnabled()
        window.run("undo")
    assert window.desk.article == before
    assert not window.actions_by_id["undo"].isEnabled()
    for _step in range(3):
        window.run("redo")
    assert window.desk.article == after


@pytest.mark.parametrize(("place", "type_"), [(1, "PER"), (2, "LOC"), (3, "ORG"), (4, "MISC")])
def test_digits_change_the_type(open_window: OpenWindow, place: int, type_: str) -> None:
    window = open_window()
    window.desk.select("e1")
    window.run(f"label_{place}")
    found = finding(window, "e1")
    assert isinstance(found, Entity)
    assert found.type == type_


def test_digits_add_an_entity_when_words_are_selected(open_window: OpenWindow) -> None:
    window = open_window()
    window.article.view.select_span(at("وكالة المدى"))
    window.run("label_3")
    added = window.desk.selected
    assert isinstance(added, Entity)
    assert (added.span, added.type, added.status, added.origin) == (at("وكالة المدى"), "ORG", Status.ADDED, "سلمى")
    assert window.article.view.selected_span() is None


def test_a_number_is_added_with_what_the_text_says(open_window: OpenWindow) -> None:
    window = open_window()
    window.article.view.select_span(at("3"))
    window.run("add_number")
    added = window.desk.selected
    assert isinstance(added, Number)
    assert (added.value, added.kind, added.unit) == (3, NumberKind.DURATION, "day")


def test_a_quote_is_added_without_its_marks(open_window: OpenWindow) -> None:
    window = open_window(evolve(article(), annotations=()))
    content = at("سنبدأ إعادة بناء 40 ألف منزل قبل نهاية العام")
    window.article.view.select_span(type(content)(content.start - 1, content.end + 1))
    window.run("add_quote")
    added = window.desk.selected
    assert isinstance(added, Quote)
    assert added.span == content
    assert [TEXT[m.start] for m in added.marks if m] == ['"', '"']


def test_edges_move_by_clitics_and_by_letters(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e2")
    window.run("start_in")
    assert finding(window, "e2").span.of(TEXT) == "دمشق"  # type: ignore[attr-defined]
    window.run("end_in_letter")
    assert finding(window, "e2").span.of(TEXT) == "دمش"  # type: ignore[attr-defined]
    window.run("end_out_letter")
    window.run("start_out")
    assert finding(window, "e2").span.of(TEXT) == "ودمشق"  # type: ignore[attr-defined]


def test_speaker_and_cue_come_from_the_selection(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("q1")
    window.article.view.select_span(at("الحلبي", TEXT.index("وقال")))
    window.run("set_speaker")
    start = TEXT.index("وقال") + 1
    window.article.view.select_span(type(at("قال"))(start, start + 3))
    window.run("set_cue")
    quote = finding(window, "q1")
    assert isinstance(quote, Quote)
    assert quote.cue is not None
    assert quote.cue.of(TEXT) == "قال"
    assert quote.speaker_name == "الحلبي"


def test_a_candidate_is_chosen_by_a_digit(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("q1")
    window.run("set_speaker")
    window.run("label_1")
    quote = finding(window, "q1")
    assert isinstance(quote, Quote)
    assert quote.speaker_name == "سامر الحلبي"


def test_marks_go_in_and_out(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("q1")
    content = finding(window, "q1").span  # type: ignore[attr-defined]
    window.run("toggle_marks")
    assert finding(window, "q1").span.of(TEXT).startswith('"')  # type: ignore[attr-defined]
    window.run("toggle_marks")
    assert finding(window, "q1").span == content  # type: ignore[attr-defined]


def test_the_reading_beside_a_wrong_value_can_be_taken(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("n1")
    editor = window.inspector.editors["number"]
    assert editor.reading.objectName() == "warningText"  # type: ignore[attr-defined]
    window.run("take_reading")
    number = finding(window, "n1")
    assert isinstance(number, Number)
    assert number.value == 40000
    assert editor.reading.objectName() == "goodText"  # type: ignore[attr-defined]


def test_a_value_that_is_no_number_is_refused_and_said(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("n1")
    value = window.inspector.editors["number"].value  # type: ignore[attr-defined]
    value.setText("كثير")
    value.commit()
    assert finding(window, "n1").value == 40  # type: ignore[attr-defined]
    assert value.property("wrong")
    assert window.status.said
    value.setText("٤٠٬٠٠٠")
    value.commit()
    assert finding(window, "n1").value == 40000  # type: ignore[attr-defined]


def test_typing_is_saved_when_the_reviewer_goes_elsewhere(open_window: OpenWindow) -> None:
    window = open_window()
    window.activateWindow()
    window.desk.select("e3")
    name = window.inspector.editors["entity"].name  # type: ignore[attr-defined]
    name.setFocus()
    name.setText("")
    name.insert("سامر محمود الحلبي")
    window.findings.list.setFocus()
    assert finding(window, "e3").name == "سامر محمود الحلبي"  # type: ignore[attr-defined]


def test_finishing_opens_the_next_article(open_window: OpenWindow) -> None:
    window = open_window(article(), another())
    window.run("finish")
    assert window.desk.article is not None
    assert window.desk.article.id == "taqs"
    assert window.status.said
    window.run("undo")
    assert window.desk.article.id == "qimma"
    assert window.desk.article.status is ArticleStatus.NEW


def test_all_sure_ones_are_accepted_in_one_step(open_window: OpenWindow) -> None:
    window = open_window()
    window.editing.accept_above(0.9)
    assert [k for k, status in stored(window).items() if status == "accepted"] == ["e3"]
    window.run("undo")
    assert "accepted" not in stored(window).values()


def test_the_tabs_show_one_layer_and_count(open_window: OpenWindow) -> None:
    window = open_window()
    window.run("tab_quotes")
    assert [a.id for a in window.findings.model.rows] == ["q1"]
    window.run("tab_all")
    assert window.findings.model.rowCount() == 6


def test_the_search_finds_over_spelling(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article(), another())
    window.queue.search.setText("الرياض")
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 1)
    window.queue.search.setText("لا وجود له")
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 0)
    window.queue.search.clear()
    qtbot.waitUntil(lambda: window.queue.model.rowCount() == 2)


def test_what_is_dropped_comes_in_and_is_read_by_the_machine(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: object
) -> None:
    window = open_window()
    file = window.desk.workspace.path.with_name("خبر.txt")
    file.write_bytes("زار الرئيس المصري عبد الفتاح السيسي بغداد أمس والتقى 12 وزيرًا.".encode("cp1256"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(QPoint(20, 20)), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.desk.article is not None and window.desk.article.id != "qimma", timeout=20_000)
    qtbot.waitUntil(lambda: bool(window.desk.article and window.desk.article.annotations), timeout=20_000)
    qtbot.waitUntil(lambda: not window.tasks.busy, timeout=20_000)
    assert window.desk.article is not None
    assert {e.span.of(window.desk.article.text) for e in window.desk.article.entities} >= {"بغداد"}
    assert window.filing.last_report is not None
    assert window.filing.last_report.encodings == {"windows-1256": 1}


def test_a_file_that_is_no_text_is_told_and_nothing_is_lost(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    file = window.desk.workspace.path.with_name("صورة.txt")
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    window.filing.import_files([file])
    qtbot.waitUntil(window.message_bar.isVisible, timeout=20_000)
    assert "صورة.txt" in window.message_bar.text
    assert window.desk.article is not None
    assert window.desk.article.id == "qimma"


def test_an_edit_that_cannot_be_saved_is_told_and_changes_nothing(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    window.desk.select("e1")
    before = window.desk.article

    def fail(_edit: object) -> None:
        raise ReviewerError("القرص ممتلئ.", safe="ما سبق محفوظ.", remedy="أفسح مساحة.")

    monkeypatch.setattr(window.desk.workspace, "apply", fail)
    window.run("accept")
    assert window.desk.article == before
    assert window.message_bar.isVisible()
    assert "القرص ممتلئ" in window.message_bar.text
    monkeypatch.undo()
    window.run("accept")
    assert not window.message_bar.isVisible()


def test_the_text_size_changes_and_is_remembered(open_window: OpenWindow) -> None:
    window = open_window()
    before = window.article.view.font().pixelSize()
    window.run("larger")
    assert window.article.view.font().pixelSize() == before + 1
    assert window.program.settings.font_size == before + 1
    window.run("normal_size")
    assert window.article.view.font().pixelSize() == before


def test_another_language_keeps_the_work_in_place(open_window: OpenWindow) -> None:
    window = open_window()
    program = window.program
    window.desk.select("n1")
    program.keep(evolve(program.settings, language="en", theme="dark"))
    program.rebuild()
    new = program.window  # type: ignore[attr-defined]
    assert new is not window
    assert new.desk.article.id == "qimma"
    assert new.desk.selected_id == "n1"
    assert new.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert new.actions_by_id["accept"].text() == "Accept"


def test_an_empty_file_invites_and_every_action_is_harmless(open_window: OpenWindow) -> None:
    window = open_window(another())
    window.desk.open(None)
    assert not window.actions_by_id["accept"].isEnabled()
    assert not window.actions_by_id["finish"].isEnabled()
    assert not window.article.view.isVisible()


def drag_edge(window: MainWindow, start: QPoint, target: QPoint, modifier: Qt.KeyboardModifier) -> None:
    port = window.article.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, modifier, start)
    for step in range(1, 6):
        point = start + (target - start) * step / 5
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            port.mapToGlobal(QPointF(point)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            modifier,
        )
        QApplication.sendEvent(port, move)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, modifier, target)


@pytest.mark.parametrize(
    ("letters", "expected"), [(False, "وزير الخارجية سامر الحلبي"), (True, "زير الخارجية سامر الحلبي")]
)
def test_an_edge_is_dragged_to_another_word_or_letter(open_window: OpenWindow, letters: bool, expected: str) -> None:
    window = open_window()
    window.desk.select("e3")
    view = window.article.view
    edge = view.span_rects(at("سامر الحلبي"))[0]
    start = QPoint(round(edge.right()) + 2, round(edge.center().y()))
    word = TEXT.index("وزير")
    letter = view.span_rects(Span(word + 1, word + 2))[0].center().toPoint()
    modifier = Qt.KeyboardModifier.AltModifier if letters else Qt.KeyboardModifier.NoModifier
    drag_edge(window, start, letter, modifier)
    found = finding(window, "e3")
    assert isinstance(found, Entity)
    assert found.span.of(TEXT) == expected
    assert found.status is Status.CORRECTED
    assert view.selected_span() is None


def test_letting_go_of_an_edge_where_it_was_changes_nothing(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e3")
    edge = window.article.view.span_rects(at("سامر الحلبي"))[0]
    start = QPoint(round(edge.right()) + 2, round(edge.center().y()))
    drag_edge(window, start, start, Qt.KeyboardModifier.NoModifier)
    assert stored(window)["e3"] == "suggested"
    assert window.desk.selected_id == "e3"


def test_a_closed_window_asks_its_file_nothing_more(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.filing._one_read(1, 1, "qimma")  # the queue is to be looked at again in a moment
    window.close()
    window.desk.workspace.close()
    window.filing._one_read(1, 1, "qimma")
    window.filing._reading_ended()
    qtbot.wait(600)


def test_hidden_characters_are_painted_and_never_stored(open_window: OpenWindow) -> None:
    text = "نص\u00a0فيه \u200fعلامات\u200f وكشيـدة، وکلمة فارسية."
    window = open_window(Article(id="odd", text=text))
    view = window.article.view
    before = view.grab().toImage()
    window.run("hidden")
    shown = view.grab().toImage()
    assert shown != before
    assert window.desk.workspace.article("odd").text == text
    window.run("hidden")
    assert view.grab().toImage() == before


def test_the_machine_reads_an_article_again_and_leaves_what_was_decided(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.desk.select("e3")
    window.run("accept")
    with qtbot.waitSignal(window.desk.article_changed):
        window.run("read_again")
    shown = window.desk.article
    assert shown is not None
    kept = shown.annotation("e3")
    assert kept is not None
    assert kept.status is Status.ACCEPTED
    assert any(e.origin.startswith("entities/") for e in shown.entities)
