"""Export of reviewer/1 against a raw SELECT and orjson of the same rows."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import orjson

from reviewer.formats import ExportOptions
from reviewer.model import Status
from reviewer.workspace import Workspace
from tests.benchmarks.bench_import import ANNOTATIONS, COUNT, articles
from tests.benchmarks.rows import Row, milliseconds, paired, row


def _floor(source: Path, target: Path) -> None:
    db = sqlite3.connect(source)
    with target.open("wb") as file:
        for one in db.execute("SELECT rowid, * FROM article ORDER BY rowid"):
            found = db.execute("SELECT * FROM annotation WHERE article = ? ORDER BY start", (one[0],)).fetchall()
            file.write(orjson.dumps([one, found]) + b"\n")
    db.close()


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.sqlite"
        with Workspace.open(path, reviewer="bench") as workspace:
            workspace.store.import_articles(articles())
            options = ExportOptions(statuses=frozenset(Status))
            pairs = paired(
                lambda: milliseconds(lambda: workspace.export("reviewer", Path(folder) / "ours.jsonl", options)),
                lambda: milliseconds(lambda: _floor(path, Path(folder) / "floor.jsonl")),
                5,
            )
    return [row("export", f"reviewer/1, {COUNT} articles × {ANNOTATIONS}", pairs, unit="ms", must=3, aim=1.5)]
