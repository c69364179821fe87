"""The statistics: time and actions, the correction log, the extractors; beside the window and off its thread."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewer import corrections
from reviewer.messages import set_language
from reviewer.model import Article, Entity, Status
from reviewer.quality import Correction
from reviewer.ui.dialogs import StatisticsDialog
from reviewer.ui.dialogs.statistics_tabs import duration
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import another, article, at


def opened(window: MainWindow, qtbot: QtBot) -> StatisticsDialog:
    window.run("statistics")
    dialog = window.commands.statistics
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.busy)
    return dialog


def corrected(window: MainWindow) -> None:
    """Accept one, retype one, refuse one, change the value of one, add one."""
    desk = window.desk
    desk.open("qimma")

    def now() -> Article:
        assert desk.article is not None
        return desk.article

    desk.apply(corrections.accept(now(), ["e3"]))
    desk.apply(corrections.retype(now(), ["e1"], "LOC"))
    desk.apply(corrections.reject(now(), ["e4"]))
    desk.apply(corrections.set_fields(now(), "n1", value=40_000))
    added = Entity(id="e9", span=at("شركة النور"), type="ORG", status=Status.ADDED, origin="سلمى")
    desk.apply(corrections.add(now(), added))


def said(dialog: StatisticsDialog) -> dict[str, tuple[str, ...]]:
    return {one.id: one.classes for one in dialog.corrections.shown}


def test_before_the_first_decision_each_tab_says_so_in_words(open_window: OpenWindow, qtbot: QtBot) -> None:
    dialog = opened(open_window(), qtbot)
    for place, page in enumerate((dialog.work, dialog.corrections, dialog.extractors)):
        dialog.choose(place)
        assert page.empty.isVisible()
        assert page.empty.text()
        assert not page.content.isVisible()


def test_it_stands_beside_the_window_and_is_one(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    dialog = opened(window, qtbot)
    assert not dialog.isModal()
    assert opened(window, qtbot) is dialog


def test_time_and_actions_by_article(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article(), another())
    corrected(window)
    window.run("undo")
    window.run("redo")
    dialog = opened(window, qtbot)
    (row,) = dialog.work.model.rows
    assert (row.article, row.actions, row.undone, row.redone, row.decided) == ("qimma", 5, 1, 1, 5)
    assert dialog.work.figures["actions"].text() == "5"
    assert dialog.work.figures["decided"].text() == "5"
    assert dialog.work.content.isVisible()


def test_work_can_be_filtered_by_reviewer_and_sorted(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article(), another())
    corrected(window)
    window.desk.workspace.reviewer = "هدى"
    window.desk.open("taqs")
    assert window.desk.article is not None
    window.desk.apply(corrections.finish(window.desk.article))
    dialog = opened(window, qtbot)
    assert [row.article for row in dialog.work.model.rows] == ["qimma", "taqs"]
    dialog.work.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert [row.actions for row in dialog.work.model.rows] == [1, 5]
    dialog.work.reviewer.setCurrentIndex(dialog.work.reviewer.findData("هدى"))
    assert [row.article for row in dialog.work.model.rows] == ["taqs"]
    assert dialog.work.figures["actions"].text() == "1"


def test_the_log_shows_both_sides_and_filters_by_layer_and_error(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    corrected(window)
    dialog = opened(window, qtbot)
    assert said(dialog) == {"e1": ("type",), "e4": ("spurious",), "n1": ("value",), "e9": ("missing",)}
    model = dialog.corrections.model
    row = next(n for n, one in enumerate(model.rows) if one.id == "e1")
    assert "جهة" in model.index(row, 2).data()
    assert "مكان" in model.index(row, 3).data()
    dialog.corrections.layer.button(3).click()
    assert set(said(dialog)) == {"n1"}
    dialog.corrections.layer.button(1).click()
    assert set(said(dialog)) == {"e1", "e4", "e9"}
    dialog.corrections.errors.setCurrentIndex(dialog.corrections.errors.findData("missing"))
    assert set(said(dialog)) == {"e9"}


def test_enter_goes_to_the_finding_in_the_window(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article(), another())
    corrected(window)
    window.desk.open("taqs")
    dialog = opened(window, qtbot)
    dialog.choose(1)
    place = next(n for n, one in enumerate(dialog.corrections.shown) if one.id == "n1")
    table = dialog.corrections.table
    table.setCurrentIndex(table.model().index(place, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert window.desk.article is not None
    assert window.desk.article.id == "qimma"
    assert window.desk.selected_id == "n1"
    assert dialog.isVisible()


def test_a_finding_that_is_gone_is_told_and_its_article_opened(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(article(), another())
    corrected(window)
    dialog = opened(window, qtbot)
    gone: Correction = next(one for one in dialog.corrections.shown if one.id == "e9")
    window.run("undo")
    window.desk.open("taqs")
    with qtbot.waitSignal(window.desk.said):
        dialog.corrections.wanted.emit(gone)
    assert window.desk.article is not None
    assert window.desk.article.id == "qimma"
    assert window.desk.selected_id is None


def test_the_rows_that_are_shown_are_saved_as_a_table(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window()
    corrected(window)
    dialog = opened(window, qtbot)
    dialog.corrections.layer.button(3).click()
    dialog.corrections.export_wanted.emit(tmp_path / "log.csv")
    with (tmp_path / "log.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = list(csv.DictReader(file))
    assert (row["id"], row["machine_text"], row["errors"]) == ("n1", "40 ألف", "value")
    dialog.export(tmp_path / "missing" / "log.csv")  # told, not raised
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_chart_has_a_bar_with_its_numbers_for_each_type(
    open_window: OpenWindow, qtbot: QtBot, language: str
) -> None:
    window = open_window(language=language)
    corrected(window)
    chart = opened(window, qtbot).extractors.chart
    shares = {(s.layer, s.label): (s.tally.hits, s.tally.predicted) for s in chart.scores}
    assert shares == {
        ("entity", None): (1, 3),
        ("entity", "MISC"): (0, 1),
        ("entity", "ORG"): (0, 1),
        ("entity", "PER"): (1, 1),
        ("number", None): (0, 1),
        ("number", "cardinal"): (0, 1),
    }
    lines = chart.accessibleDescription().splitlines()
    assert len(lines) == len(shares)
    assert "33%" in lines[0]


def test_bars_grow_from_the_start_edge(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    corrected(window)
    dialog = opened(window, qtbot)
    dialog.choose(2)
    chart = dialog.extractors.chart
    chart.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rtl = chart.grab().toImage()
    chart.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    ltr = chart.grab().toImage()
    accent = window.theme.accent

    def filled(image: QImage) -> float:
        """Where the first bar is on average, as a share of the width from the left."""
        places = [x / image.width() for x in range(image.width()) if image.pixelColor(x, 30).name() == accent]
        return sum(places) / len(places)

    assert filled(ltr) < 0.5 < filled(rtl)


def test_a_change_makes_the_figures_old_until_they_are_counted_anew(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    corrected(window)
    dialog = opened(window, qtbot)
    assert window.desk.article is not None
    window.desk.apply(corrections.reject(window.desk.article, ["e2"]))
    assert "e2" not in said(dialog)
    dialog.refresh()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert said(dialog)["e2"] == ("spurious",)


def test_closing_the_window_ends_the_reading(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    corrected(window)
    dialog = opened(window, qtbot)
    dialog.refresh()
    window.close()
    assert not dialog.busy
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("seconds", "text"), [(None, "—"), (0, "0 s"), (59.4, "59 s"), (61, "1 min 1 s"), (3_660, "1 h 1 min")]
)
def test_durations_as_people_say_them(seconds: float | None, text: str) -> None:
    set_language("en")
    assert duration(seconds) == text
