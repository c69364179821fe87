"""Contradictions of a file: listed, led to, settled in one step, or called fine."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reviewer.corrections import Conflict
from reviewer.model import Article, Entity, Number, NumberKind, Span, Status
from reviewer.ui.dialogs import ContradictionsDialog
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow

TEXT = "وصل 40 ألف زائر إلى بيروت."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def article(id_: str, type_: str, value: int = 40000, status: Status = Status.SUGGESTED) -> Article:
    return Article(
        id=id_,
        text=TEXT,
        annotations=[
            Entity(id="e1", span=at("بيروت"), type=type_, status=status),
            Number(id="n1", span=at("40 ألف"), kind=NumberKind.CARDINAL, value=value, unit="زائر"),
        ],
    )


FILE = (
    article("a", "LOC", status=Status.ACCEPTED),
    article("b", "ORG"),
    article("c", "ORG", status=Status.ACCEPTED),
    article("d", "ORG"),
    article("e", "LOC"),
    article("f", "LOC", status=Status.ACCEPTED),
)


def opened(window: MainWindow, qtbot: QtBot) -> ContradictionsDialog:
    window.run("contradictions")
    dialog = window.commands.contradictions
    assert dialog is not None
    settled(dialog, qtbot)
    return dialog


def settled(dialog: ContradictionsDialog, qtbot: QtBot) -> None:
    """Wait until the places of what is chosen are there."""

    def ready() -> bool:
        group = dialog.group
        places = len(dialog.places.places.spots)
        return not dialog.working.busy and not dialog._timer.isActive() and places == (group.places if group else 0)

    qtbot.waitUntil(ready)


def types(window: MainWindow) -> list[str]:
    return [window.desk.workspace.article(one.id).entities[0].type for one in FILE]


def test_the_way_that_humans_chose_is_proposed_and_their_decisions_are_left_unticked(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    dialog = opened(open_window(*FILE), qtbot)
    assert [one.conflict for one in dialog.model.shown] == [Conflict.TYPE]
    assert "مكان (3)" in dialog.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).replace("\u2068", "").replace(
        "\u2069", ""
    )
    assert [s.article_id for s in dialog.places.places.chosen] == ["b", "d"]


def test_what_is_ticked_is_settled_in_one_step(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(*FILE)
    dialog = opened(window, qtbot)
    dialog.mend.click()
    settled(dialog, qtbot)
    assert types(window) == ["LOC", "LOC", "ORG", "LOC", "LOC", "LOC"]
    assert [v.places for v in dialog.model.shown[0].variants] == [5, 1]
    dialog._all.click()
    dialog.mend.click()
    settled(dialog, qtbot)
    assert types(window) == ["LOC"] * 6
    assert dialog.model.shown == []
    assert not dialog.mend.isEnabled()
    window.desk.undo()
    window.desk.undo()
    assert [window.desk.workspace.article(one.id) for one in FILE] == list(FILE)


def test_another_way_can_be_chosen(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(*FILE)
    dialog = opened(window, qtbot)
    dialog.ways.choose(1)
    assert [s.article_id for s in dialog.places.places.chosen] == ["e"]
    dialog.mend.click()
    settled(dialog, qtbot)
    assert types(window) == ["LOC", "ORG", "ORG", "ORG", "ORG", "LOC"]


def test_a_place_opens_in_the_window(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(*FILE)
    dialog = opened(window, qtbot)
    dialog.places.activated.emit(dialog.places.places.index(2))
    assert window.desk.article is not None
    assert (window.desk.article.id, window.desk.selected_id) == ("c", "e1")


def test_what_was_called_fine_is_hidden_until_it_is_asked_for_or_undone(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(*FILE)
    dialog = opened(window, qtbot)
    dialog.fine.click()
    assert dialog.model.rowCount() == 0
    dialog.hide_fine.setChecked(False)
    assert dialog.model.rowCount() == 1
    dialog.hide_fine.setChecked(True)
    assert window.desk.undo()
    assert dialog.model.rowCount() == 1
    assert window.desk.workspace.filewide.fine == frozenset()


def test_words_and_layers_filter(open_window: OpenWindow, qtbot: QtBot) -> None:
    dialog = opened(open_window(article("a", "LOC"), article("b", "ORG", 40)), qtbot)
    assert [one.conflict for one in dialog.model.shown] == [Conflict.VALUE, Conflict.TYPE]
    dialog.layers.choose(1)
    assert [one.conflict for one in dialog.model.shown] == [Conflict.TYPE]
    dialog.layers.choose(0)
    dialog.search.setText("40000")
    assert [one.conflict for one in dialog.model.shown] == []
    dialog.search.setText("ألف")
    assert [one.conflict for one in dialog.model.shown] == [Conflict.VALUE]


def test_a_file_without_contradictions_says_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    dialog = opened(open_window(article("a", "LOC")), qtbot)
    assert dialog.model.rowCount() == 0
    assert dialog._count.text()
    assert not dialog.fine.isEnabled()
