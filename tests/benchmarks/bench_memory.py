"""Memory of the open window on a file of many articles, against the smallest PySide6 window."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from attrs import evolve

from reviewer.workspace import Workspace
from tests.benchmarks.articles import article
from tests.benchmarks.rows import Row, paired, row

COUNT = 100_000
_TELL = """
import resource
from PySide6.QtCore import QTimer
def tell():
    with open('/proc/self/status') as file:
        print(next(line.split()[1] for line in file if line.startswith('VmRSS')), flush=True)
    QApplication.instance().quit()
"""
_FLOOR = (
    "from PySide6.QtWidgets import QApplication, QWidget\napp = QApplication([])\n"
    + _TELL
    + "w = QWidget(); w.resize(800, 600); w.show(); QTimer.singleShot(1500, tell); app.exec()"
)
_OURS = (
    "import sys\nfrom pathlib import Path\nfrom PySide6.QtWidgets import QApplication\napp = QApplication([])\n"
    + _TELL
    + "from reviewer.app import run\nQTimer.singleShot(2500, tell); run([Path(sys.argv[1])])"
)


def rows() -> list[Row]:
    made = [article(1500, 30, seed=seed) for seed in range(20)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.sqlite"
        with Workspace.open(path, reviewer="bench") as workspace:
            workspace.store.import_articles((evolve(made[i % 20], id=f"a{i}") for i in range(COUNT)), extracted=True)
        environment = os.environ | {"REVIEWER_CONFIG": str(Path(folder) / "settings.json"), "XDG_DATA_HOME": folder}

        def megabytes(code: str) -> float:
            done = subprocess.run(
                [sys.executable, "-c", code, str(path)], env=environment, check=True, capture_output=True, text=True
            )
            return int(done.stdout.split()[0]) / 1024

        pairs = paired(lambda: megabytes(_OURS), lambda: megabytes(_FLOOR), 2)
    return [row("memory", f"{COUNT} articles × 30", pairs, unit="MB", must=2.5, aim=1.6)]
