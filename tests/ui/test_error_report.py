"""What nobody expected is written down and told once, calmly; the window lives on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qCritical, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from reviewer import log
from reviewer.ui.dialogs import AboutDialog, ErrorReport, Failures
from reviewer.ui.dialogs import error_report as module
from reviewer.ui.dialogs.about import versions
from tests.ui.conftest import OpenWindow

SECRET = "سامر"


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "own.log"
    monkeypatch.setenv("REVIEWER_LOG", str(path))
    log.start()
    yield path
    log.stop()


@pytest.fixture
def failures(file: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Failures]:
    monkeypatch.setattr(sys, "__excepthook__", lambda *_args: None)
    watching = Failures()
    watching.watch()
    yield watching
    watching.leave()
    qapp.processEvents()


def fail(error: Exception) -> None:
    """As a slot of the window fails: Qt hands the exception to the hook."""
    try:
        raise error
    except Exception as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def shown(failures: Failures, qtbot: QtBot) -> ErrorReport:
    qtbot.waitUntil(lambda: failures.dialog is not None)
    assert failures.dialog is not None
    return failures.dialog


def test_a_failure_is_written_and_told(failures: Failures, file: Path, qtbot: QtBot) -> None:
    fail(KeyError(SECRET))
    dialog = shown(failures, qtbot)
    report = dialog.report.toPlainText()
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert "test_error_report.py" in report
    assert "KeyError" in report
    assert all(f"{name} {number}" in report for name, number in versions())
    assert any(str(file) in label.text() for label in dialog.findChildren(QLabel))
    assert "KeyError" in file.read_text("utf-8")
    assert SECRET not in report + file.read_text("utf-8")
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == report


def test_failures_that_follow_are_counted_in_the_same_dialog(failures: Failures, qtbot: QtBot) -> None:
    fail(KeyError("a"))
    first = shown(failures, qtbot)
    fail(ValueError("b"))
    fail(ValueError("b"))
    qtbot.waitUntil(lambda: first._more == 2)
    reports = [w for w in QApplication.topLevelWidgets() if isinstance(w, ErrorReport) and w.isVisible()]
    assert reports == [first]
    assert "ValueError" in first.report.toPlainText()


def test_what_was_just_dismissed_does_not_come_back_at_once(
    failures: Failures, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    error = KeyError("a")
    for _again in range(2):  # the first opens the dialog, the second finds it just closed
        fail(error.__class__("a"))
        if failures.dialog is None:
            qtbot.wait(20)
        if failures.dialog is not None:
            failures.dialog.close()
            qtbot.waitUntil(lambda: failures.dialog is None)
    assert failures.dialog is None
    now[0] += 60
    fail(error.__class__("a"))
    shown(failures, qtbot)


def test_a_dialog_that_fails_itself_is_not_tried_again(
    failures: Failures, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def broken(*_args: object) -> QDialog:
        made.append(1)
        raise RuntimeError("no dialog")

    monkeypatch.setattr(module, "ErrorReport", broken)
    fail(KeyError("a"))
    qtbot.waitUntil(lambda: bool(made))
    for _failure in range(3):
        fail(KeyError("a"))
    qtbot.wait(30)
    assert made == [1]
    assert file.read_text("utf-8").count("KeyError") == 4


def test_a_failure_of_another_thread_is_told_too(failures: Failures, qtbot: QtBot) -> None:
    def work() -> None:
        raise AttributeError("of a thread")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert "AttributeError" in shown(failures, qtbot).report.toPlainText()


def test_what_qt_calls_critical_is_told_and_a_warning_is_not(
    failures: Failures, file: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    qWarning("only a warning")
    qtbot.wait(20)
    assert failures.dialog is None
    qCritical("the surface is lost")
    assert "the surface is lost" in shown(failures, qtbot).report.toPlainText()
    assert "only a warning" not in file.read_text("utf-8")


def test_the_same_failure_does_not_fill_the_log(failures: Failures, file: Path) -> None:
    for _time in range(200):
        failures.tell("one and the same")
    assert file.read_text("utf-8").count("one and the same") < 50


def test_to_stop_is_no_failure(failures: Failures, qtbot: QtBot) -> None:
    try:
        raise KeyboardInterrupt
    except KeyboardInterrupt as error:
        sys.excepthook(type(error), error, error.__traceback__)
    qtbot.wait(20)
    assert failures.dialog is None


def test_the_hooks_are_given_back(file: Path, qapp: QApplication) -> None:
    before = (sys.excepthook, threading.excepthook)
    watching = Failures()
    watching.watch()
    assert sys.excepthook != before[0]
    watching.leave()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_refused_edit_and_the_name_of_the_file_are_in_the_log(file: Path, open_window: OpenWindow) -> None:
    window = open_window()
    written = file.read_text("utf-8")
    assert f"opened {window.desk.workspace.path.name}" in written
    assert str(window.desk.workspace.path.parent) not in written


def test_the_about_box_says_versions_and_places(open_window: OpenWindow, file: Path) -> None:
    window = open_window()
    about = AboutDialog(window.desk.workspace.path, window)
    said = "\n".join(label.text() for label in about.findChildren(QLabel))
    names = {name for name, _number in versions()}
    assert {"Qt", "SQLite", "reviewer", "Python"} <= names
    assert all(f"{name} {number}" in said for name, number in versions())
    for path in (window.desk.workspace.path, file, window.desk.workspace.path.parent / "settings.json"):
        assert str(path) in said
    about.copy.click()
    assert all(f"{name} {number}" in QGuiApplication.clipboard().text() for name, number in versions())
