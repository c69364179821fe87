"""The card of a quote: its sentence, its parts picked in the text, its ties to other quotes, its marks mended."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.model import Article, Entity, Quote, QuoteKind, Span, Status
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow

TEXT = (
    "رياح على الساحل\n\n"
    "قال المدير كريم السعدي: «سنغلق "
    '"الميناء القديم" مساء اليوم»، وتابع: «لن يبحر أحد من هنا». ثم قالت سلوى: «سنبقى هنا حتى الصباح» وانصرفت.'
)


def at(words: str) -> Span:
    found = TEXT.index(words)
    return Span(found, found + len(words))


def marks(words: str) -> tuple[Span, Span]:
    inside = at(words)
    return Span(inside.start - 1, inside.start), Span(inside.end, inside.end + 1)


FIRST, INNER, SECOND = 'سنغلق "الميناء القديم" مساء اليوم', "الميناء القديم", "لن يبحر أحد من هنا"


def coast(**second: Any) -> Article:
    direct = {"kind": QuoteKind.DIRECT, "score": 0.8, "origin": "test/1"}
    return Article(
        id="coast",
        text=TEXT,
        annotations=[
            Entity(id="e1", span=at("كريم السعدي"), type="PER"),
            Entity(id="e2", span=at("سلوى"), type="PER"),
            Quote(
                id="q1",
                span=at(FIRST),
                marks=marks(FIRST),
                cue=at("قال"),
                speaker=at("المدير كريم السعدي"),
                speaker_name="كريم السعدي",
                **direct,
            ),
            Quote(id="q2", span=at(INNER), marks=marks(INNER), speaker_name="كريم السعدي", **direct),
            Quote(**{"id": "q3", "span": at(SECOND), "marks": marks(SECOND), **direct, **second}),
        ],
    )


def opened(open_window: OpenWindow, selected: str, one: Article | None = None) -> MainWindow:
    window = open_window(one or coast(), welcomed=True)
    window.desk.select(selected)
    return window


def quote(window: MainWindow, id_: str) -> Quote:
    assert window.desk.article is not None
    found = window.desk.article.annotation(id_)
    assert isinstance(found, Quote)
    return found


def point(window: MainWindow, words: str) -> QPoint:
    (box,) = window.article.view.span_rects(at(words))
    return box.center().toPoint()


def click(window: MainWindow, words: str) -> None:
    QTest.mouseClick(
        window.article.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        point(window, words),
    )


def test_the_card_says_the_quote_as_a_sentence_with_its_marks_outside(open_window: OpenWindow) -> None:
    window = opened(open_window, "q1")
    said = window.inspector.quote.sentence
    shown = said.accessibleName()
    assert shown.endswith(f"قال المدير كريم السعدي {FIRST}")
    assert "«" in said.text()
    assert "(كريم السعدي)" in said.text()
    window.run("toggle_marks")
    before, content, _after = said.text().partition("«")
    assert "[" in before  # taken in: the mark stands behind the bracket
    assert content


def test_a_part_of_the_sentence_leads_to_its_place(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window, "q1")
    for key, place in (("cue", at("قال")), ("speaker", at("المدير كريم السعدي")), ("content", at(FIRST))):
        with qtbot.waitSignal(window.desk.looked_at) as seen:
            window.inspector.quote.sentence.linkActivated.emit(key)
        assert seen.args == [place]
    with qtbot.waitSignal(window.desk.looked_at) as seen:
        window.inspector.quote.cue._text.clicked.emit()
    assert seen.args == [at("قال")]


def test_the_key_of_the_cue_picks_the_next_word_that_is_clicked(open_window: OpenWindow) -> None:
    window = opened(open_window, "q3")
    view = window.article.view
    window.run("set_cue")
    assert view.viewport().cursor().shape() is Qt.CursorShape.CrossCursor
    assert window.status.said
    assert window.inspector.quote.cue._set.isChecked()
    click(window, "تابع")
    assert quote(window, "q3").cue == at("تابع")  # without its proclitic
    assert window.desk.selected_id == "q3"
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    assert not window.inspector.quote.cue._set.isChecked()


def test_escape_leaves_the_picking_and_keeps_the_quote(open_window: OpenWindow) -> None:
    window = opened(open_window, "q3")
    window.run("set_cue")
    window.run("deselect")
    assert window.desk.selected_id == "q3"
    click(window, "سلوى")
    assert window.desk.selected_id == "e2"  # an ordinary click again
    assert quote(window, "q3").cue is None


def test_a_click_on_a_name_makes_the_whole_name_the_speaker(open_window: OpenWindow) -> None:
    window = opened(open_window, "q3")
    window.run("set_speaker")
    click(window, "السعدي")
    found = quote(window, "q3")
    assert (found.speaker, found.speaker_name) == (at("كريم السعدي"), "كريم السعدي")


def test_dragging_picks_several_words(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window, "q3")
    window.run("set_speaker")
    viewport = window.article.view.viewport()
    with qtbot.waitSignal(window.article.view.picked):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point(window, "المدير"))
        QTest.mouseMove(viewport, point(window, "السعدي"))
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point(window, "السعدي"))
    assert quote(window, "q3").speaker == at("المدير كريم السعدي")
    assert window.article.view.selected_span() is None


def test_a_digit_takes_a_name_while_the_speaker_is_asked_for(open_window: OpenWindow) -> None:
    window = opened(open_window, "q3")
    window.run("set_speaker")
    names = window.inspector.quote.candidates.offered
    window.run("label_1")
    assert quote(window, "q3").speaker_name == names[0]
    assert window.editing.picking.part is None


def test_one_key_says_what_a_quote_goes_on_from_and_the_last_press_nothing(open_window: OpenWindow) -> None:
    window = opened(open_window, "q3")
    window.run("set_continues")
    after = quote(window, "q3")
    assert after.continues in ("q1", "q2")
    assert after.speaker_name == "كريم السعدي"
    for _press in range(2):
        window.run("set_continues")
    assert quote(window, "q3").continues is None
    window.run("undo")
    assert quote(window, "q3").continues is not None


def test_one_key_puts_a_quote_into_the_one_around_it(open_window: OpenWindow) -> None:
    window = opened(open_window, "q2")
    window.run("set_parent")
    assert quote(window, "q2").parent == "q1"
    assert window.inspector.quote.parent_.choices.currentData() == "q1"
    window.run("set_parent")
    assert quote(window, "q2").parent is None


def test_a_tie_is_chosen_in_the_card_and_shown_in_the_text(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window, "q3")
    field = window.inspector.quote.origin
    place = field.choices.findData("q1")
    field.choices.setCurrentIndex(place)
    field.choices.activated.emit(place)
    assert quote(window, "q3").continues == "q1"
    assert window.article.view._relations.origin is not None
    with qtbot.waitSignal(window.desk.looked_at) as seen:
        field._show.click()
    assert seen.args == [at(FIRST)]
    field.choices.setCurrentIndex(0)
    field.choices.activated.emit(0)
    assert quote(window, "q3").continues is None


def test_ties_that_cannot_be_are_not_offered(open_window: OpenWindow) -> None:
    window = opened(open_window, "q1")
    card = window.inspector.quote
    assert not card.parent_.isVisible()
    assert not card.origin.isVisible()
    window.desk.select("q2")
    assert card.parent_.isVisible()


def test_who_stands_in_the_speakers_phrase_is_the_first_candidate(open_window: OpenWindow) -> None:
    window = opened(open_window, "q3", coast(speaker=at("سلوى")))
    assert window.inspector.quote.candidates.offered[0] == "سلوى"


def test_speech_that_is_no_quote_is_shown_and_added(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = opened(open_window, "q3")
    window.run("tab_doubts")
    doubts = window.findings.doubts
    doubts.look()
    words = "سنبقى هنا حتى الصباح"
    row = next(n for n, doubt in enumerate(doubts.doubts) if doubt.annotation.span == at(words))
    with qtbot.waitSignal(window.desk.looked_at):
        doubts.list.setCurrentRow(row)
    assert window.desk.selected_id is None
    assert doubts.list.currentRow() == row
    window.run("mend")
    found = window.desk.selected
    assert isinstance(found, Quote)
    assert (found.span, found.status, found.marks) == (at(words), Status.ADDED, marks(words))


def test_marks_are_mended_in_bulk_and_the_text_stays(open_window: OpenWindow) -> None:
    words = f"«{SECOND}»"
    window = opened(open_window, "q3", coast(span=at(words), marks=()))
    window.findings.doubts.look()
    window.findings.doubts.mend_all()
    found = quote(window, "q3")
    assert (found.span, found.marks) == (at(SECOND), marks(SECOND))
    assert window.desk.article is not None
    assert window.desk.article.text == TEXT
