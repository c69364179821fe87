"""A window of ours to measure, on a file in a folder that goes away."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve
from PySide6.QtWidgets import QApplication

from reviewer.model import Article
from reviewer.ui import fonts
from reviewer.ui.window import MainWindow
from reviewer.workspace import Workspace


def application() -> QApplication:
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    made = QApplication([])
    fonts.register()
    return made


@contextlib.contextmanager
def window(articles: Iterable[Article]) -> Iterator[MainWindow]:
    from reviewer.app import Program

    app = application()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REVIEWER_CONFIG"] = str(Path(folder) / "settings.json")
        os.environ["XDG_DATA_HOME"] = folder
        path = Path(folder) / "file.sqlite"
        with Workspace.open(path, reviewer="bench") as workspace:
            workspace.store.import_articles(articles, extracted=True)
        program = Program(app)
        program.keep(evolve(program.settings, camel_notice_shown=True, welcomed=True))
        program.start([path])
        assert program.window is not None
        program.window.resize(1300, 820)
        settle()
        yield program.window
        program.window.close()
        program.close()


def settle() -> None:
    """Until everything that is due is painted."""
    app = application()
    for _turn in range(6):
        app.processEvents()
