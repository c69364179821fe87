"""The queue in the window: filters that combine, going through the list, and lists too long to be read at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer import corrections
from reviewer.model import Article, ArticleStatus
from reviewer.store import Order, QueueFilter, queue
from reviewer.ui.desk import Desk
from reviewer.ui.queue import QueuePanel
from reviewer.ui.queue.delegate import HEIGHT
from reviewer.ui.theme import LIGHT
from reviewer.ui.window import MainWindow
from reviewer.workspace import Workspace
from tests.ui.conftest import OpenWindow
from tests.ui.samples import another, article


def plain(key: str, title: str, **fields: object) -> Article:
    return Article(id=key, title=title, text=f"{title}. خبر قصير من المدينة.", **fields)  # pyright: ignore[reportArgumentType]


def three() -> list[Article]:
    return [
        article(),
        another(),
        plain("suq", "سوق جديدة", source="الواحة", published="2024-06-01"),
    ]


def listed(window: MainWindow) -> list[str]:
    rows = (window.queue.model.row_at(place) for place in range(window.queue.model.rowCount()))
    return [row.id for row in rows if row is not None]


def opened(window: MainWindow) -> str:
    assert window.desk.article is not None
    return window.desk.article.id


def press(window: MainWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)
    QApplication.processEvents()


# Filters


def test_filters_combine_and_each_is_taken_back_by_its_chip(open_window: OpenWindow) -> None:
    window = open_window(*three())
    panel = window.queue
    panel.choose(undecided=True)
    assert listed(window) == ["qimma"]
    panel.choose(undecided=False, since="2024", order=Order.NEWEST)
    assert listed(window) == ["suq", "qimma"]
    panel.choose(source="الواحة")
    assert listed(window) == ["suq"]
    chips = panel.active.chips
    assert len(chips) == 3
    assert "الواحة" in chips[0].text()
    QTest.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    assert listed(window) == ["suq", "qimma"]
    window.run("clear_filters")
    assert panel.filter == QueueFilter(order=Order.NEWEST)
    assert listed(window) == ["suq", "qimma", "taqs"]


def test_the_toggles_hold_beside_the_status_and_show_their_counts(open_window: OpenWindow) -> None:
    window = open_window(*three())
    panel = window.queue
    window.desk.open("suq")
    window.run("flag")
    window.desk.open("taqs")
    window.run("flag")
    assert panel.toggles["flagged"].text() == "2"
    panel.toggles["flagged"].click()
    assert listed(window) == ["taqs", "suq"]
    panel.statuses["reviewed"].click()
    assert listed(window) == []
    panel.statuses["new"].click()
    assert listed(window) == ["taqs", "suq"]
    panel.toggles["flagged"].click()
    assert panel.filter == QueueFilter(status=ArticleStatus.NEW)
    assert len(listed(window)) == 3


def test_an_empty_list_says_why_and_offers_all_articles(open_window: OpenWindow) -> None:
    window = open_window(*three())
    panel = window.queue
    panel.choose(label="MISC", layer="entity", flagged=True)
    assert panel.empty.isVisible()
    assert window.names.label("entity", "MISC") in panel.empty.text()
    panel.search.setText("قافلة")
    panel.reload()
    assert "قافلة" in panel.empty.text()
    panel.show_all.click()
    assert panel.filter == QueueFilter()
    assert panel.list.isVisible()
    assert len(listed(window)) == 3


def test_the_search_looks_in_the_texts_or_in_the_findings(open_window: OpenWindow) -> None:
    window = open_window(*three())
    panel = window.queue
    assert not panel.scopes.isVisible()
    panel.search.setText("الرياض")
    panel.reload()
    assert listed(window) == ["taqs"]
    panel.scopes["findings"].click()
    assert listed(window) == []
    panel.search.setText("حلبي")
    panel.reload()
    assert listed(window) == ["qimma"]


def test_the_card_sets_filters_as_they_are_chosen(open_window: OpenWindow) -> None:
    window = open_window(*three())
    panel = window.queue
    window.run("filters")
    card = panel.card
    assert card.isVisible()
    card.source.setCurrentIndex(card.source.findData("الواحة"))
    card.source.activated.emit(card.source.currentIndex())
    assert panel.filter.source == "الواحة"
    card.source.activated.emit(card.source.findData(None))
    place = next(i for i in range(card.label.count()) if card.label.itemText(i) == window.names.label("entity", "MISC"))
    card.label.setCurrentIndex(place)
    card.label.activated.emit(place)
    assert (panel.filter.layer, panel.filter.label) == ("entity", "MISC")
    card.undecided.click()
    assert panel.filter.undecided
    card.clear.click()
    assert panel.filter == QueueFilter()
    assert not card.undecided.isChecked()
    card.close()


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2024", "2024"), ("2024-3", "2024-03"), ("٢٠٢٤/٣/٥", "2024-03-05"), ("2024-03-05", "2024-03-05")],
)
def test_a_day_is_typed_as_people_type_it(open_window: OpenWindow, typed: str, day: str) -> None:
    window = open_window(*three())
    field = window.queue.card.since
    field.setText(typed)
    field.textEdited.emit(typed)
    assert window.queue.filter.since == day
    field.setText("")
    field.textEdited.emit("")
    assert window.queue.filter.since is None


def test_what_is_no_day_is_marked_and_filters_nothing(open_window: OpenWindow) -> None:
    window = open_window(*three())
    field = window.queue.card.until
    field.setText("غدا")
    field.textEdited.emit("غدا")
    field.editingFinished.emit()
    assert field.property("wrong")
    assert window.queue.filter.until is None


# Going through the list


def test_next_and_previous_follow_the_order_and_the_filter(open_window: OpenWindow) -> None:
    window = open_window(*three())
    window.queue.choose(order=Order.NEWEST)
    window.desk.open("suq")
    window.run("next_article")
    assert opened(window) == "qimma"
    window.run("next_article")
    assert opened(window) == "taqs"
    window.run("next_article")
    assert opened(window) == "taqs"
    window.run("previous_article")
    assert opened(window) == "qimma"
    window.queue.choose(order=Order.IMPORTED, source="الواحة")
    window.run("next_article")
    assert opened(window) == "suq"


def test_an_article_outside_of_the_list_has_its_neighbours_by_order_of_import(open_window: OpenWindow) -> None:
    window = open_window(*three())
    window.desk.open("taqs")
    window.queue.choose(since="2024")
    assert listed(window) == ["qimma", "suq"]
    window.run("previous_article")
    assert opened(window) == "qimma"
    window.desk.open("taqs")
    window.run("next_article")
    assert opened(window) == "suq"


def test_finishing_goes_on_in_the_list_and_says_when_it_is_done(open_window: OpenWindow) -> None:
    window = open_window(*three())
    window.queue.choose(since="2024", order=Order.NEWEST)
    window.desk.open("qimma")
    window.run("finish")
    assert opened(window) == "suq"
    window.run("finish")
    assert opened(window) == "suq"
    behind = window.status.said
    window.queue.clear_filters()
    window.run("finish")
    assert opened(window) == "taqs"
    window.run("finish")
    assert opened(window) == "taqs"
    assert window.status.said not in ("", behind)


def test_next_that_needs_me_is_flagged_begun_or_doubtful_before_it_is_new(open_window: OpenWindow) -> None:
    window = open_window(plain("one", "خبر أول"), plain("two", "خبر ثان"), article(), another())
    window.desk.open("one")
    window.run("next_needing")
    assert opened(window) == "qimma"  # its quote has no speaker
    assert window.status.said
    window.run("finish_accepting")
    window.desk.open("two")
    window.run("flag")
    window.desk.open("taqs")
    window.run("next_needing")
    assert opened(window) == "two"
    window.run("flag")
    window.run("next_needing")
    assert opened(window) == "taqs"
    window.run("finish")
    window.run("next_needing")
    assert {opened(window)} <= {"one", "two"}


def test_no_article_needs_me_when_all_others_are_reviewed(open_window: OpenWindow) -> None:
    window = open_window(*three())
    for key in ("taqs", "suq"):
        window.desk.open(key)
        window.run("finish")
    window.desk.open("qimma")
    window.run("next_needing")
    assert opened(window) == "qimma"
    window.desk.apply(corrections.toggle_flag(window.desk.workspace.article("suq")))
    window.desk.open("qimma")
    window.run("next_needing")
    assert opened(window) == "suq"


# Keyboard


def test_from_the_search_down_to_the_list_and_with_enter_into_the_article(open_window: OpenWindow) -> None:
    window = open_window(*three())
    window.run("search")
    assert window.queue.search.hasFocus()
    press(window, Qt.Key.Key_Down)
    assert window.queue.list.hasFocus()
    press(window, Qt.Key.Key_Down)
    assert opened(window) == "taqs"
    assert window.queue.list.hasFocus()
    press(window, Qt.Key.Key_Return)
    assert window.article.view.hasFocus()
    window.run("queue")
    press(window, Qt.Key.Key_Home)
    assert opened(window) == "qimma"
    press(window, Qt.Key.Key_Up)
    assert window.queue.search.hasFocus()


def test_enter_in_the_search_opens_the_first_that_is_found(open_window: OpenWindow) -> None:
    window = open_window(*three())
    window.run("search")
    window.queue.search.setText("سوق")
    press(window, Qt.Key.Key_Return)
    assert opened(window) == "suq"
    assert window.article.view.hasFocus()


def test_escape_empties_the_search_and_then_leaves_it(open_window: OpenWindow) -> None:
    window = open_window(*three())
    window.desk.select("e1")
    window.run("search")
    window.queue.search.setText("سوق")
    press(window, Qt.Key.Key_Escape)
    assert window.queue.search.text() == ""
    assert window.queue.search.hasFocus()
    press(window, Qt.Key.Key_Escape)
    assert window.article.view.hasFocus()
    assert window.desk.selected_id == "e1"


# The list itself


@pytest.fixture
def panel(qapp_with_fonts: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[QueuePanel]:
    """A list of 300 articles, every second from one source."""
    del qapp_with_fonts
    with Workspace.open(tmp_path / "many.sqlite", reviewer="سلمى") as workspace:
        articles = [plain(f"a{n}", f"خبر {n}", source="المدى" if n % 2 else "الواحة") for n in range(300)]
        workspace.store.import_articles(articles, extracted=True)
        made = QueuePanel(Desk(workspace), LIGHT)
        qtbot.addWidget(made)
        made.resize(300, 700)
        made.show()
        qtbot.waitExposed(made)
        yield made
        made.model.stop()


def test_rows_stand_where_they_are_drawn(panel: QueuePanel) -> None:
    view = panel.list
    view.scrollTo(panel.model.index(120))
    for row in (118, 119, 120):
        box = view.visualRect(panel.model.index(row))
        assert box.height() == HEIGHT
        assert view.indexAt(box.center()).row() == row
    assert view.viewport().rect().contains(view.visualRect(panel.model.index(120)))
    view.scrollToBottom()
    assert view.visualRect(panel.model.index(299)).bottom() == view.viewport().rect().bottom()
    view.scrollToTop()
    assert view.indexAt(QPoint(10, 10)).row() == 0


def test_below_the_last_row_there_is_none(panel: QueuePanel) -> None:
    panel.choose(status=ArticleStatus.REVIEWED)
    assert not panel.list.indexAt(QPoint(10, 10)).isValid()
    panel.search.setText("299")
    panel.choose(status=None)
    assert panel.model.rowCount() == 1
    assert not panel.list.indexAt(QPoint(10, HEIGHT + 10)).isValid()


def test_a_click_opens_the_article_of_the_row(panel: QueuePanel, qtbot: QtBot) -> None:
    view = panel.list
    view.scrollTo(panel.model.index(50))
    place = view.visualRect(panel.model.index(50)).center()
    with qtbot.waitSignal(panel.chosen) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert told.args == ["a50"]
    assert view.selectionModel().isSelected(panel.model.index(50))


def test_only_the_rows_in_view_are_painted(panel: QueuePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = Mock()
    monkeypatch.setattr(panel.list.itemDelegate(), "paint", lambda _p, _o, index: drawn(index.row()))
    panel.list.scrollTo(panel.model.index(150))
    panel.list.viewport().repaint()
    rows = {call.args[0] for call in drawn.call_args_list}
    assert 150 in rows
    assert len(rows) <= panel.list.viewport().height() // HEIGHT + 2


def test_a_screen_reader_hears_all_that_a_row_shows(panel: QueuePanel) -> None:
    panel._desk.apply(corrections.toggle_flag(panel._desk.workspace.article("a3")))
    spoken = panel.model.index(3).data(Qt.ItemDataRole.AccessibleTextRole)
    assert all(word in spoken for word in ("خبر 3", "المدى"))
    assert spoken != panel.model.index(5).data(Qt.ItemDataRole.AccessibleTextRole).replace("5", "3")
    accessible = QAccessible.queryAccessibleInterface(panel.list)
    assert accessible.role() == QAccessible.Role.List
    assert accessible.childCount() >= 300


# Lists that come by and by


@pytest.fixture
def slow(panel: QueuePanel, monkeypatch: pytest.MonkeyPatch) -> QueuePanel:
    """The same as if it were a very long list."""
    monkeypatch.setattr(queue, "WHOLE", 10)
    monkeypatch.setattr(queue, "FIRST", 20)
    monkeypatch.setattr(queue, "CHUNK", 30)
    return panel


def test_the_beginning_is_there_at_once_and_the_rest_comes(slow: QueuePanel, qtbot: QtBot) -> None:
    slow.choose(source="المدى")
    assert slow.model.rowCount() == 20
    qtbot.waitUntil(lambda: slow.model.complete)
    places = range(slow.model.rowCount())
    assert [slow.model.row_at(p).id for p in places] == [f"a{n}" for n in range(1, 300, 2)]  # pyright: ignore[reportOptionalMemberAccess]
    slow.list.scrollToBottom()
    assert slow.list.indexAt(QPoint(10, slow.list.viewport().height() - 5)).row() == 149


def test_a_list_that_is_no_longer_wanted_adds_nothing(slow: QueuePanel, qtbot: QtBot) -> None:
    slow.choose(source="المدى")
    slow.model._read()
    slow.choose(source="الواحة")
    qtbot.waitUntil(lambda: slow.model.complete)
    qtbot.wait(50)
    rows = [slow.model.row_at(p) for p in range(slow.model.rowCount())]
    assert len(rows) == 150
    assert {row.source for row in rows if row} == {"الواحة"}


def test_the_open_article_is_marked_when_its_row_has_come(slow: QueuePanel, qtbot: QtBot) -> None:
    slow._desk.open("a201")
    slow.choose(source="المدى", order=Order.OLDEST)
    assert not slow.list.selectionModel().hasSelection()
    qtbot.waitUntil(lambda: slow.model.complete)
    assert slow.list.currentIndex().data() == slow.model.row_at(100).headline  # pyright: ignore[reportOptionalMemberAccess]


def test_enter_waits_for_the_first_that_is_found(
    slow: QueuePanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "MOMENT", -1.0)
    monkeypatch.setattr(queue, "_PACE", 1)
    slow.search.setText("خبر")
    with qtbot.waitSignal(slow.chosen) as told:
        slow.search.returnPressed.emit()
        assert slow.model.rowCount() == 0
        assert slow.empty.text()
        assert not slow.show_all.isVisible()
    assert told.args == ["a0"]


def test_an_edit_keeps_the_list_as_it_is(panel: QueuePanel) -> None:
    panel.choose(source="المدى")
    load = Mock(wraps=panel.model.load)
    panel.model.load = load
    panel._desk.apply(corrections.finish(panel._desk.workspace.article("a1")))
    assert not load.called
    assert panel.model.rowCount() == 150
    row = panel.model.row_at(0)
    assert row is not None
    assert row.status is ArticleStatus.REVIEWED
