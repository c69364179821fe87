"""A program with its window, without a screen, on a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attrs import evolve
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer import settings as stored
from reviewer.app import Program
from reviewer.messages import Language, set_language
from reviewer.model import Article
from reviewer.settings import Settings
from reviewer.ui import fonts
from reviewer.ui.window import MainWindow
from reviewer.workspace import Workspace
from tests.ui.samples import article

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("REVIEWER_CONFIG", str(tmp_path / "settings.json"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path / "camel"))
    set_language("ar")
    yield
    set_language("ar")


@pytest.fixture(scope="session")
def qapp_with_fonts(qapp: QApplication) -> QApplication:
    fonts.register()
    return qapp


@pytest.fixture
def open_window(qapp_with_fonts: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[OpenWindow]:
    """Make a window on a new file that holds the given articles."""
    programs: list[Program] = []

    def make(*articles: Article, language: Language = "ar", theme: str = "light", **settings: object) -> MainWindow:
        path = tmp_path / f"review-{len(programs)}.sqlite"
        with Workspace.open(path, reviewer="سلمى") as workspace:
            workspace.store.import_articles(articles or [article()], extracted=True)
        chosen = {
            "language": language,
            "theme": theme,
            "reviewer": "سلمى",
            "camel_notice_shown": True,
            "welcomed": True,
            **settings,
        }
        stored.save(evolve(Settings(), **chosen))
        set_language(language)
        program = Program(qapp_with_fonts)
        programs.append(program)
        program.start([path])
        window = program.window
        assert window is not None
        window.resize(1300, 820)
        with qtbot.waitActive(window):
            window.activateWindow()
        return window

    yield make
    for program in programs:
        if program.window is not None:
            program.window.close()
            program.window.deleteLater()
        program.close()
    qapp_with_fonts.processEvents()
