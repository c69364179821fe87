"""The names of a file: searched, merged, renamed and linked for all their places, each in one step."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from reviewer.corrections import merge_names
from reviewer.filewide import Watch
from reviewer.model import Article, Edit, Entity, Quote, QuoteKind, Span, Status
from reviewer.ui.dialogs import NamesDialog
from reviewer.ui.twolines import ABOUT
from reviewer.ui.window import MainWindow
from reviewer.workspace import Workspace
from tests.ui.conftest import OpenWindow

TEXT = "التقى سامر الحداد وليد الخوري. وقال الحداد: «نعم»."


def at(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after) if after else 0)
    return Span(start, start + len(words))


def article(id_: str) -> Article:
    return Article(
        id=id_,
        text=TEXT,
        annotations=[
            Entity(id="e1", span=at("سامر الحداد"), type="PER"),
            Entity(id="e2", span=at("وليد الخوري"), type="PER", name="وليد خوري", link="Q9"),
            Entity(id="e3", span=at("الحداد", "وقال"), type="PER"),
            Quote(id="q1", span=at("نعم"), kind=QuoteKind.DIRECT, speaker_name="الحداد"),
        ],
    )


def opened(window: MainWindow, qtbot: QtBot) -> NamesDialog:
    window.run("names")
    dialog = window.commands.names
    assert dialog is not None
    done(dialog, qtbot)
    return dialog


def done(dialog: NamesDialog, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not dialog.working.busy)


def choose(dialog: NamesDialog, *names: str) -> None:
    selection = dialog.list.selectionModel()
    selection.clearSelection()
    for row, one in enumerate(dialog.model.shown):
        if one.name in names:
            selection.select(dialog.model.index(row), selection.SelectionFlag.Select)


def names_of(window: MainWindow, article_id: str) -> list[str | None]:
    found = window.desk.workspace.article(article_id).annotations
    return [a.speaker_name if isinstance(a, Quote) else a.name for a in found if isinstance(a, Quote | Entity)]


def test_names_are_searched_in_any_spelling(open_window: OpenWindow, qtbot: QtBot) -> None:
    dialog = opened(open_window(article("a"), article("b")), qtbot)
    assert [one.name for one in dialog.model.shown] == ["الحداد", "سامر الحداد", "وليد خوري"]
    dialog.search.setText("الحدّاد")
    assert [one.name for one in dialog.model.shown] == ["الحداد", "سامر الحداد"]
    about = dialog.model.index(0).data(ABOUT)
    assert "شخص" in about
    assert "كما في النص" not in about  # somebody gave it to a quote


def test_two_names_become_one_in_all_articles_and_undo_takes_it_back(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article("a"), article("b"))
    dialog = opened(window, qtbot)
    choose(dialog, "الحداد", "سامر الحداد")
    dialog._take("سامر الحداد")
    assert dialog.rename.isEnabled()
    dialog.rename.click()
    done(dialog, qtbot)
    merged = [None, "وليد خوري", "سامر الحداد", "سامر الحداد"]
    assert names_of(window, "a") == names_of(window, "b") == merged
    assert [one.name for one in dialog.model.shown] == ["سامر الحداد", "وليد خوري"]
    assert [one.name for one in dialog.chosen] == ["سامر الحداد"]
    assert window.desk.article is not None
    assert window.desk.article == window.desk.workspace.article("a")
    assert window.desk.undo()
    assert names_of(window, "a") == names_of(window, "b") == [None, "وليد خوري", None, "الحداد"]


def test_one_name_is_changed_everywhere(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article("a"), article("b"))
    dialog = opened(window, qtbot)
    choose(dialog, "وليد خوري")
    assert not dialog.rename.isEnabled()  # it has that name already
    dialog.name.setText("وليد الخوري")
    dialog.rename.click()
    done(dialog, qtbot)
    assert names_of(window, "b")[1] is None  # its own words
    assert window.desk.workspace.undo_action == "rename_names"


def test_a_link_goes_to_all_entities_of_the_name(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article("a"), article("b"))
    dialog = opened(window, qtbot)
    choose(dialog, "سامر الحداد")
    dialog.link.field.setText("q5")
    dialog.link.field.commit()
    done(dialog, qtbot)
    linked = [window.desk.workspace.article(id_).entities[0] for id_ in "ab"]
    assert [(e.link, e.status) for e in linked] == [("Q5", Status.CORRECTED)] * 2
    choose(dialog, "سامر الحداد")
    assert dialog.link.field.text() == "Q5"


def test_what_is_no_link_is_refused_with_the_reason(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article("a"))
    dialog = opened(window, qtbot)
    choose(dialog, "سامر الحداد")
    dialog.link.field.setText("عنوان")
    dialog.link.field.commit()
    assert dialog.link.field.property("wrong")
    assert not dialog.working.busy
    assert window.desk.workspace.undo_action is None


def test_the_places_of_a_name_lead_into_their_articles(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article("a"), article("b"))
    dialog = opened(window, qtbot)
    choose(dialog, "الحداد")
    dialog.places_button.click()
    done(dialog, qtbot)
    model = dialog.places.places
    assert [(s.article_id, s.annotation_id) for s in model.spots] == [
        ("a", "e3"),
        ("a", "q1"),
        ("b", "e3"),
        ("b", "q1"),
    ]
    assert "[الحداد]" in model.index(0).data()
    dialog.places.activated.emit(model.index(2))
    assert window.desk.article is not None
    assert (window.desk.article.id, window.desk.selected_id) == ("b", "e3")


def test_stopped_before_it_is_saved_nothing_changes(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article("a"))
    dialog = opened(window, qtbot)

    def make(own: Workspace, watch: Watch) -> Edit:
        while not watch.cancelled():
            pass
        return merge_names(own.filewide.named(["الحداد"]), "سامر الحداد")

    told: list[Edit] = []
    dialog.working.correct(make, told.append)
    assert dialog.working.busy
    dialog.working._stop.click()
    qtbot.waitUntil(lambda: not window.tasks.busy)
    assert told == []
    assert window.desk.workspace.article("a") == article("a")
    assert dialog.working._said.isVisible()


def test_stopped_while_it_is_saved_the_window_shows_what_the_file_holds(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(article("a"))
    dialog = opened(window, qtbot)
    choose(dialog, "الحداد")
    dialog.name.setText("سامر الحداد")
    saving, go = threading.Event(), threading.Event()
    save = Workspace.apply

    def slow(workspace: Workspace, edit: Edit) -> tuple[str, ...]:
        saving.set()
        go.wait(10)
        return save(workspace, edit)

    monkeypatch.setattr(Workspace, "apply", slow)
    dialog.rename.click()
    qtbot.waitUntil(saving.is_set)
    dialog.working.stop()
    go.set()
    qtbot.waitUntil(lambda: not window.tasks.busy)
    assert names_of(window, "a")[3] == "سامر الحداد"
    assert window.desk.article == window.desk.workspace.article("a")


def test_an_open_article_that_is_not_concerned_stays_open(open_window: OpenWindow, qtbot: QtBot) -> None:
    other = Article(id="c", text="طقس مشمس")
    window = open_window(other, article("a"))
    window.desk.open("c")
    dialog = opened(window, qtbot)
    choose(dialog, "الحداد")
    dialog.name.setText("سامر الحداد")
    dialog.rename.click()
    done(dialog, qtbot)
    assert names_of(window, "a")[3] == "سامر الحداد"
    assert window.desk.article is not None
    assert window.desk.article.id == "c"
