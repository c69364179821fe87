"""A correction offered to the other places that it fits, chosen with tick boxes, and undone in one step."""

from __future__ import annotations

import sqlite3

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer.model import Article, Entity, Span, Status
from reviewer.ui.dialogs.propagate import PropagateDialog
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import article


def named(id_: str, text: str) -> Article:
    return Article(id=id_, text=text)


OTHER = named("other", "وصل الوفد إلى بيروت مساء. وفي بيروت عقد اجتماعا، ثم غادر لبيروت الكبرى.")
OTHER_PLACE = Span(OTHER.text.index("بيروت"), OTHER.text.index("بيروت") + len("بيروت"))


def rows(window: MainWindow) -> list[tuple[str, str, str, str]]:
    """Entities as another program reads them."""
    file = sqlite3.connect(window.desk.workspace.path)
    found = file.execute(
        "SELECT a.key, n.surface, n.label, n.status FROM annotation n JOIN article a ON a.id = n.article"
        " WHERE n.layer = 'entity' ORDER BY a.id, n.start"
    ).fetchall()
    file.close()
    return found


def dialog(window: MainWindow, qtbot: QtBot) -> PropagateDialog:
    found = window.propagating.dialog()
    assert found is not None
    qtbot.addWidget(found)
    found.show()
    return found


def test_a_retype_offers_the_other_places_above_the_article(open_window: OpenWindow) -> None:
    window = open_window(article(), OTHER)
    window.desk.select("e1")
    window.run("label_2")
    assert window.message_bar.isVisible()
    assert "بيروت" in window.message_bar.text


def test_nothing_is_offered_where_nothing_else_fits(open_window: OpenWindow) -> None:
    window = open_window(article())
    window.desk.select("e3")
    window.run("label_3")
    assert not window.message_bar.isVisible()


def test_undo_makes_no_offer(open_window: OpenWindow) -> None:
    window = open_window(article(), OTHER)
    window.desk.select("e1")
    window.run("label_2")
    window.message_bar.hide()
    window.run("undo")
    assert not window.message_bar.isVisible()


def test_what_is_ticked_is_corrected_in_the_whole_file_and_undone_in_one_step(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(article(), OTHER)
    window.desk.select("e1")
    window.run("label_2")
    before = rows(window)
    asked = dialog(window, qtbot)
    asked.scope.button(1).click()
    qtbot.waitUntil(lambda: asked._task is None)
    surfaces = [found.surface for found in asked.model.places]
    assert surfaces.count("بيروت") == len(surfaces) >= 4
    last = asked.model.index(asked.model.rowCount() - 1)
    asked.model.setData(last, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    with qtbot.waitSignal(asked.corrected) as told:
        asked._apply.click()
    assert told.args == [len(surfaces) - 1]
    added = [row for row in rows(window) if row[0] == "other"]
    assert added == [("other", "بيروت", "LOC", "added")] * 2
    window.run("undo")
    assert rows(window) == before


def test_a_decision_of_a_human_is_shown_unticked(open_window: OpenWindow, qtbot: QtBot) -> None:
    decided = Entity(id="e1", span=OTHER_PLACE, type="ORG", status=Status.ACCEPTED)
    window = open_window(article(), OTHER.with_annotations([decided]))
    window.desk.select("e1")
    window.run("label_2")
    asked = dialog(window, qtbot)
    asked.scope.button(1).click()
    qtbot.waitUntil(lambda: asked._task is None)
    unticked = [f for f, on in zip(asked.model.places, asked.model.ticked, strict=True) if not on]
    assert [f.place.change.before for f in unticked] == [decided]


def test_space_ticks_and_enter_corrects(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article())
    window.desk.select("e1")
    window.run("label_2")
    asked = dialog(window, qtbot)
    assert asked.model.rowCount() == 2
    QTest.keyClick(asked.list, Qt.Key.Key_Space)
    assert asked.model.ticked == [False, True]
    with qtbot.waitSignal(asked.corrected) as told:
        QTest.keyClick(asked, Qt.Key.Key_Return)
    assert told.args == [1]
    assert not asked.isVisible()
