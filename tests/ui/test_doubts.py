"""What deserves a look: told in a tab of its own, led to, and mended."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reviewer.model import Number, Status
from reviewer.ui.findings.panel import DOUBTS
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import another


def shown(window: MainWindow) -> list[str]:
    window.findings.doubts.look()
    listed = window.findings.doubts.list
    return [listed.item(row).text() for row in range(listed.count())]


def test_the_tab_lists_what_is_doubtful_with_its_reason(open_window: OpenWindow) -> None:
    window = open_window()
    window.run("tab_doubts")
    texts = shown(window)
    assert window.findings.doubts.isVisible()
    assert any("40000" in text for text in texts)  # stored as 40
    assert any("لم يُسمَّ قائله" in text for text in texts)
    assert window.findings.layer is None


def test_a_row_leads_to_its_finding(open_window: OpenWindow) -> None:
    window = open_window()
    window.run("tab_doubts")
    texts = shown(window)
    place = next(row for row, text in enumerate(texts) if "40000" in text)
    window.findings.doubts.list.setCurrentRow(place)
    assert window.desk.selected_id == "n1"


def test_the_key_mends_the_selected_finding_and_undo_takes_it_back(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("n1")
    window.run("mend")
    found = window.desk.selected
    assert isinstance(found, Number)
    assert (found.value, found.status) == (40000, Status.CORRECTED)
    window.run("undo")
    found = window.desk.selected
    assert isinstance(found, Number)
    assert found.value == 40


def test_where_nothing_can_be_mended_the_key_says_so(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.desk.select("q1")
    with qtbot.waitSignal(window.desk.said):
        window.run("mend")


def test_another_article_is_looked_through_when_it_is_opened(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(another())
    window.run("tab_doubts")
    window.findings.doubts.look()
    assert shown(window) == []
    assert window.findings._pages.currentIndex() == int(window.findings._group.checkedId() == DOUBTS)
