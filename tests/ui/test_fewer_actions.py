"""Actions that spare others: finish with the rest accepted, a name from the text, what a new finding brings along."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.model import Article, ArticleStatus, Entity, Number, NumberKind, Quote, Span, Status
from tests.ui.conftest import OpenWindow
from tests.ui.samples import TEXT, another, article, at


def test_one_key_accepts_the_rest_and_finishes_in_one_step(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article("qimma"), another("taqs"))
    window.desk.open("qimma")
    window.desk.select("e4")
    window.run("reject")
    with qtbot.waitActive(window):
        window.activateWindow()
    window.article.view.setFocus()
    QTest.keyClick(window.article.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    done = window.desk.workspace.article("qimma")
    assert done.status is ArticleStatus.REVIEWED
    assert {a.status for a in done.annotations if a.id != "e4"} == {Status.ACCEPTED}
    rejected = done.annotation("e4")
    assert rejected is not None
    assert rejected.status is Status.REJECTED
    assert window.desk.article is not None
    assert window.desk.article.id == "taqs"
    window.desk.undo()
    again = window.desk.workspace.article("qimma")
    assert again.status is ArticleStatus.IN_REVIEW
    assert sum(a.status is Status.SUGGESTED for a in again.annotations) == len(again.annotations) - 1


def test_a_finished_article_can_have_its_rest_accepted(open_window: OpenWindow) -> None:
    window = open_window(article("qimma"))
    window.run("finish")
    window.run("finish_accepting")
    done = window.desk.workspace.article("qimma")
    assert {a.status for a in done.annotations} == {Status.ACCEPTED}


def test_selected_words_become_the_name(open_window: OpenWindow) -> None:
    window = open_window(article("qimma"))
    window.desk.select("q1")
    window.article.view.select_span(at("سامر الحلبي"))
    window.actions_by_id["take_name"].trigger()
    quote = window.desk.selected
    assert isinstance(quote, Quote)
    assert quote.speaker_name == "سامر الحلبي"
    assert window.article.view.selected_span() is None


def test_selected_words_are_no_name_of_a_number(open_window: OpenWindow) -> None:
    window = open_window(article("qimma"))
    window.desk.select("n1")
    before = window.desk.article
    window.article.view.select_span(at("سامر الحلبي"))
    window.run("take_name")
    assert window.desk.article == before


def test_a_new_quote_brings_the_cue_and_the_speaker_that_the_text_gives(open_window: OpenWindow) -> None:
    base = article("qimma")
    window = open_window(base.with_annotations([a for a in base.annotations if a.layer == "entity"]))
    window.article.view.select_span(at("سنبدأ إعادة بناء 40 ألف منزل قبل نهاية العام"))
    window.run("add_quote")
    quote = window.desk.selected
    assert isinstance(quote, Quote)
    assert quote.status is Status.ADDED
    assert quote.cue is not None
    assert quote.cue.of(TEXT) == "قال"
    assert quote.speaker_name == "سامر الحلبي"


def test_a_new_mention_brings_the_name_that_the_article_has_for_it(open_window: OpenWindow) -> None:
    window = open_window(article("qimma"))
    surname = TEXT.index("الحلبي للصحفيين")
    window.article.view.select_span(Span(surname, surname + len("الحلبي")))
    window.run("label_1")
    added = window.desk.selected
    assert isinstance(added, Entity)
    assert added.name == "سامر الحلبي"


def test_what_was_mended_stays_chosen(open_window: OpenWindow) -> None:
    text = "وصل 40 ألف زائر وغادر 20 ألف زائر ثم عاد 10 آلاف زائر."
    numbers = [
        Number(id=f"n{n}", span=Span(text.index(w), text.index(w) + len(w)), kind=NumberKind.CARDINAL, value=int(w[:2]))
        for n, w in enumerate(("40 ألف", "20 ألف", "10 آلاف"), 1)
    ]
    window = open_window(Article(id="zuwwar", text=text, annotations=numbers))
    window.findings.doubts.look()
    window.desk.select("n2")
    window.run("mend")
    assert window.desk.selected_id == "n2"
    assert isinstance(window.desk.selected, Number)
    assert window.desk.selected.value == 20000
