"""Start to painted window against the smallest PySide6 window, each in a process of its own; the second start."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from reviewer import resources
from reviewer.workspace import Workspace
from tests.benchmarks.rows import Row, milliseconds, paired, row

_QUIT = """
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not getattr(self, "seen", False):
            self.seen = True
            QTimer.singleShot(0, QApplication.instance().quit)
        return False
"""
_FLOOR = (
    "from PySide6.QtWidgets import QApplication, QWidget\n"
    + _QUIT
    + "app = QApplication([]); w = QWidget(); watch = Watch(); w.installEventFilter(watch); w.resize(800, 600)\n"
    "w.show(); app.exec()"
)
_OURS = (
    "import sys\nfrom pathlib import Path\nfrom PySide6.QtWidgets import QApplication\n"
    + _QUIT
    + "app = QApplication([]); watch = Watch()\n"
    "from reviewer.ui.article.view import ArticleView\n"
    "made = ArticleView.__init__\n"
    "def watched(self, *a, **k):\n    made(self, *a, **k); self.viewport().installEventFilter(watch)\n"
    "ArticleView.__init__ = watched\n"
    "from reviewer.app import run\nrun([Path(sys.argv[1])])"
)


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.sqlite"
        with Workspace.open(path, reviewer="bench") as workspace:
            workspace.import_files([resources.path("samples", "articles.jsonl")])
            while (article := workspace.unextracted()) is not None:
                workspace.extract_article(article)
        environment = os.environ | {"REVIEWER_CONFIG": str(Path(folder) / "settings.json"), "XDG_DATA_HOME": folder}
        # The second start finds the modules compiled, whatever the environment of this run says about that.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")

        def start(code: str) -> float:
            command = [sys.executable, "-c", code, str(path)]
            return milliseconds(lambda: subprocess.run(command, env=environment, check=True, capture_output=True))

        start(_OURS), start(_FLOOR)
        pairs = paired(lambda: start(_OURS), lambda: start(_FLOOR), 7)
    return [row("start", "process to painted window", pairs, unit="ms", must=2.0, aim=1.4)]
