"""The card of an entity: its chain in the article, its link, and names completed over the file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from reviewer.model import Article, Entity, Quote, QuoteKind, Span
from reviewer.ui.inspector.chain import ChainCard
from reviewer.ui.twolines import ABOUT
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow

TEXT = "وصل الوزير سامر الحداد إلى بيروت. وقال الحداد: «نعم». ثم غادر الحداد."


def at(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def article() -> Article:
    return Article(
        id="a",
        text=TEXT,
        annotations=[
            Entity(id="e1", span=at("سامر الحداد"), type="PER", link="Q1"),
            Entity(id="e2", span=at("الحداد", "وقال"), type="PER"),
            Entity(id="e3", span=at("بيروت"), type="LOC"),
            Entity(id="e4", span=at("الحداد", "غادر"), type="PER"),
            Quote(id="q1", span=at("نعم"), kind=QuoteKind.DIRECT, speaker_name="سامر الحداد"),
        ],
    )


def opened(window: MainWindow, id_: str = "e2") -> ChainCard:
    window.desk.select(id_)
    return window.inspector.entity.chain


def rows(card: ChainCard) -> list[str]:
    return [card.list.item(row).text() for row in range(card.list.count())]


def test_the_key_opens_the_chain_with_titles_and_quotes(open_window: OpenWindow) -> None:
    window = open_window(article())
    card = opened(window)
    assert not card.list.isVisible()
    window.run("chain")
    assert card.list.isVisible()
    assert rows(card) == ["الوزير | سامر الحداد", "الحداد", "الحداد", "«نعم»"]
    assert card.list.currentRow() == 1
    assert "صيغة أخرى" in card.list.item(1).data(ABOUT) or "also written so" in card.list.item(1).data(ABOUT)
    window.run("chain")
    assert not card.list.isVisible()


def test_a_row_leads_to_its_mention(open_window: OpenWindow) -> None:
    window = open_window(article())
    card = opened(window)
    window.run("chain")
    card.list.itemClicked.emit(card.list.item(2))
    assert window.desk.selected_id == "e4"
    assert card.list.currentRow() == 2
    card.list.itemActivated.emit(card.list.item(3))
    assert window.desk.selected_id == "q1"


def test_the_other_mentions_are_outlined_while_the_entity_is_selected(open_window: OpenWindow) -> None:
    window = open_window(article())
    opened(window)
    view = window.article.view
    assert view._chain == [(s.start, s.end) for s in (at("سامر الحداد"), at("الحداد", "غادر"))]
    assert grabbed(window, "e2") != grabbed(window, "q1")
    assert grabbed(window, "q1") == grabbed(window, "e3")
    window.desk.select("q1")
    assert view._chain == []


def grabbed(window: MainWindow, id_: str) -> bytes:
    """The pixels around the last mention while something is selected."""
    window.desk.select(id_)
    (rect,) = window.article.view.span_rects(at("الحداد", "غادر"))
    image = window.article.view.viewport().grab(rect.toAlignedRect().adjusted(-3, -1, 3, 1)).toImage()
    return bytes(image.constBits())


def test_all_mentions_get_the_name_and_the_link_in_one_step(open_window: OpenWindow) -> None:
    window = open_window(article())
    card = opened(window)
    window.run("chain")
    assert card.all.isVisible()
    card.all.click()
    shown = window.desk.article
    assert shown is not None
    assert [(e.name, e.link) for e in shown.entities if e.type == "PER"] == [
        (None, "Q1"),
        ("سامر الحداد", "Q1"),
        ("سامر الحداد", "Q1"),
    ]
    assert not card.all.isVisible()
    window.run("undo")
    assert window.desk.workspace.article("a") == article()


def test_where_no_entity_is_selected_the_key_says_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article())
    window.desk.select("q1")
    with qtbot.waitSignal(window.desk.said):
        window.run("chain")


def test_a_link_is_saved_as_an_edit_of_its_own(open_window: OpenWindow) -> None:
    window = open_window(article())
    field = window.inspector.entity.link.field
    window.desk.select("e3")
    field.setText("q3820")
    field.commit()
    entity = window.desk.selected
    assert isinstance(entity, Entity)
    assert entity.link == "Q3820"
    assert window.desk.workspace.undo_action == "set_link"
    field.setText("بيروت")
    field.commit()
    assert field.property("wrong")
    assert window.desk.selected == entity


def test_a_link_is_opened_only_when_that_is_asked_for(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    went: list[str] = []

    def go(url: QUrl) -> bool:
        went.append(url.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", go)
    window = open_window(article())
    window.desk.select("e1")
    button = window.inspector.entity.link._open
    assert button.isEnabled()
    assert went == []
    button.click()
    assert went == ["https://www.wikidata.org/wiki/Q1"]
    window.desk.select("e3")
    assert not button.isEnabled()


def test_names_of_the_article_are_offered_before_those_of_the_file(open_window: OpenWindow, qtbot: QtBot) -> None:
    text = "الحدادي والحداد"
    other = Article(
        id="b", text=text, annotations=[Entity(id="e1", span=Span(0, 7), type="PER", name="الحدادي الكبير")]
    )
    window = open_window(article(), other)
    window.desk.select("e2")
    completion = window.inspector.entity.completion
    window.file_names.refresh()
    qtbot.waitUntil(lambda: len(window.file_names.index) > 0)
    found = completion.found("حدا")
    assert [name for name, _count in found] == ["الحداد", "سامر الحداد", "الحدادي الكبير"]
    assert dict(found)["سامر الحداد"] == 2


def test_choosing_an_offered_name_saves_it(open_window: OpenWindow) -> None:
    window = open_window(article())
    window.desk.select("e2")
    editor = window.inspector.entity
    window.run("edit")
    editor.name.setText("سامر")
    editor.completion.offer()
    assert editor.completion.completer.completionModel().rowCount() == 1
    editor.completion.completer.activated.emit("سامر الحداد")
    entity = window.desk.selected
    assert isinstance(entity, Entity)
    assert entity.name == "سامر الحداد"
