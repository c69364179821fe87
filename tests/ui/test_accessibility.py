"""The window for those who hear it, or use it without a mouse: names, rows, the text itself and the turn of Tab."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QScrollBar,
    QWidget,
)

from reviewer.messages import Language
from reviewer.model import ArticleStatus, Status
from reviewer.ui.actions import TABLE
from reviewer.ui.article.view import ArticleView
from reviewer.ui.dialogs import ErrorReport
from reviewer.ui.names import article_status_name, status_name
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.samples import another, article

# Those that leave the window or ask the system for files.
ELSEWHERE = {"quit", "open", "new", "import", "import_folder", "sample", "tour"}


def spoken(widget: QWidget) -> str:
    """The name that a screen reader says."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def met(top: QWidget) -> Iterator[QWidget]:
    """What a reviewer can focus or click in a window as it is shown."""
    for widget in (top, *top.findChildren(QWidget)):
        inside = widget.window() is top and widget.isVisibleTo(top)
        ours = not widget.objectName().startswith("qt_") and not isinstance(widget, QScrollBar | QMenu | QMenuBar)
        ours = ours and not isinstance(widget.parentWidget(), QLineEdit)  # Qt's own button that clears a field
        used = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        if inside and ours and used and not (isinstance(widget, QLabel) and not widget.text()):
            yield widget


def nameless(top: QWidget) -> list[str]:
    return [f"{type(w).__name__} {w.objectName()} in {type(w.parent()).__name__}" for w in met(top) if not spoken(w)]


def silent_rows(top: QWidget) -> list[str]:
    """Rows of lists of which nothing is said."""
    found: list[str] = []
    for view in top.findChildren(QAbstractItemView):
        if view.window() is not top or not view.isVisibleTo(top) or view.model() is None:
            continue
        for row in range(min(view.model().rowCount(QModelIndex()), 50)):
            index = view.model().index(row, 0)
            said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
            if not said:
                found.append(f"{type(view).__name__} {view.accessibleName()}: {row}")
    return found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everything_in_the_window_has_a_name(open_window: OpenWindow, language: Language) -> None:
    window = open_window(article(), another(), language=language)
    window.message_bar.offer("text", "action", lambda: None)
    for selected in ("e3", "q1", "n1", None):
        window.desk.select(selected)
        for tab in ("tab_all", "tab_doubts"):
            window.run(tab)
            QApplication.processEvents()
            assert nameless(window) == []
            assert silent_rows(window) == []


def opened_by(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[QDialog]:
    """Every dialog that an action of the table opens, one after the other."""
    asked: list[QDialog] = []

    def execute(dialog: QDialog) -> int:
        asked.append(dialog)
        return int(QDialog.DialogCode.Rejected.value)

    monkeypatch.setattr(QDialog, "exec", execute)
    for spec in TABLE:
        if spec.id in ELSEWHERE or spec.id.startswith("label_"):
            continue
        window.desk.open("qimma")
        window.desk.select("e1")
        if spec.id == "propagate":
            window.run("label_2")
        window.run(spec.id)
        beside = [w for w in window.findChildren(QDialog) if w.isVisible() and w not in asked]
        for dialog in (*asked, *beside):
            dialog.show()
            QApplication.processEvents()
            yield dialog
            dialog.close()
            QApplication.processEvents()
        asked.clear()


def test_everything_in_every_dialog_has_a_name(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window = open_window(article(), another())
    seen: set[str] = set()
    wrong: list[str] = []
    for dialog in opened_by(window, monkeypatch):
        seen.add(type(dialog).__name__)
        where = type(dialog).__name__
        wrong += [f"{where}: {what}" for what in (*nameless(dialog), *silent_rows(dialog))]
        if not dialog.windowTitle():
            wrong.append(f"{where}: no title")
    report = ErrorReport("KeyError", window)
    report.show()
    wrong += nameless(report)
    report.close()
    assert wrong == []
    assert {"SettingsDialog", "ExportDialog", "Palette", "KeySheet", "AboutDialog", "AcceptDialog"} <= seen
    assert "PropagateDialog" in seen


def test_every_mark_has_a_row_that_says_it_all(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e1")
    window.run("accept")
    window.desk.select("n1")
    window.run("reject")
    shown = window.desk.article
    assert shown is not None
    model = window.findings.model
    marked = [a for a in shown.annotations if a.status is not Status.REJECTED]
    assert marked
    for annotation in shown.annotations:  # a refused one has its row, too
        place = model.place_of(annotation.id)
        assert place is not None
        said = model.index(place).data(Qt.ItemDataRole.AccessibleTextRole)
        assert annotation.span.of(shown.text) in said
        assert window.names.label(annotation.layer, annotation.label) in said
        assert status_name(annotation.status) in said


def test_the_queue_says_title_source_date_and_status(open_window: OpenWindow) -> None:
    window = open_window()
    said = window.queue.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("قمة بيروت", "المدى", "2024", article_status_name(ArticleStatus.NEW)):
        assert part in said


def test_a_screen_reader_gets_the_text_of_the_article_intact(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e3")
    interface = QAccessible.queryAccessibleInterface(window.article.view)
    text = interface.textInterface()
    assert text is not None
    assert text.characterCount() == len(article().text)
    assert text.text(0, text.characterCount()) == article().text
    assert spoken(window.article.view) == article().text.partition("\n")[0]


def turns(window: MainWindow) -> list[QWidget]:
    """What Tab reaches, from the search on."""
    first = window.queue.search
    found: list[QWidget] = []
    widget: QWidget | None = first
    while widget is not None:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window) and widget.isEnabled()
        if reached and widget.window() is window:
            found.append(widget)
        widget = widget.nextInFocusChain()
        if widget is first:
            break
    return found


@pytest.mark.parametrize("selected", ["e3", "q1", "n1"])
def test_tab_goes_from_the_queue_over_the_article_to_the_findings_and_their_fields(
    open_window: OpenWindow, selected: str
) -> None:
    window = open_window()
    window.desk.select(selected)
    QApplication.processEvents()
    order = turns(window)
    editor = window.inspector.editor
    assert editor is not None
    fields = [w for w in order if editor.isAncestorOf(w)]
    stops = [window.queue.search, window.queue.list, window.article.view, window.findings.list, fields[0]]
    assert [order.index(stop) for stop in stops] == sorted(order.index(stop) for stop in stops)
    assert order.index(fields[-1]) < order.index(window.inspector._accept)  # also those that came last


def test_tab_leaves_the_article(open_window: OpenWindow) -> None:
    window = open_window()
    window.desk.select("e3")
    window.article.view.setFocus()
    QTest.keyClick(window.article.view, Qt.Key.Key_Tab)
    assert not isinstance(QApplication.focusWidget(), ArticleView)
