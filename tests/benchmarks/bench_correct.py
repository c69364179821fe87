"""One correction, key to painted and committed (p95), against a repaint of the same view and a bare commit of the rows.

60 kB with 500 marks. The floor writes what the store writes: the annotation, the article's counters, the journal.
"""

from __future__ import annotations

import sqlite3
import statistics
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer.ui.window import MainWindow
from tests.benchmarks.articles import article
from tests.benchmarks.rows import Row, milliseconds
from tests.benchmarks.windows import settle, window

CORRECTIONS = 60


def _p95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


def _floor_file(folder: Path) -> sqlite3.Connection:
    db = sqlite3.connect(folder / "floor.sqlite", isolation_level=None)
    db.executescript(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE a (k TEXT PRIMARY KEY, v TEXT) STRICT;"
        "CREATE TABLE t (k TEXT PRIMARY KEY, v INTEGER) STRICT; CREATE TABLE j (id INTEGER PRIMARY KEY, v TEXT) STRICT"
    )
    return db


def _commit(db: sqlite3.Connection, number: int) -> None:
    db.execute("BEGIN IMMEDIATE")
    db.execute("DELETE FROM a WHERE k = ?", (str(number),))
    db.execute("INSERT INTO a VALUES (?, ?)", (str(number), "x" * 300))
    db.execute("INSERT OR REPLACE INTO t VALUES ('n', ?)", (number,))
    db.execute("INSERT INTO j (v) VALUES (?)", ("x" * 700,))
    db.execute("COMMIT")


def _run(ours: MainWindow) -> tuple[list[float], list[float]]:
    """Ours and the floor in turn, each correction on another finding."""
    port = ours.article.view.viewport()
    db = _floor_file(ours.desk.workspace.path.parent)
    assert ours.desk.article is not None
    entities = [e.id for e in ours.desk.article.entities][: CORRECTIONS + 5]
    corrections: list[float] = []
    floors: list[float] = []
    for number, id_ in enumerate(entities):
        ours.desk.select(id_)
        settle()
        key = Qt.Key.Key_1 if number % 2 else Qt.Key.Key_2

        def correct(key: Qt.Key = key) -> None:
            QTest.keyClick(ours, key)
            settle()  # all that the correction has made due is laid out and painted

        corrections.append(milliseconds(correct))
        settle()
        floors.append(milliseconds(lambda number=number: (_commit(db, number), port.repaint())))
    db.close()
    return corrections[5:], floors[5:]


def rows() -> list[Row]:
    with window([article(60_000, 500)]) as ours:
        corrections, floors = _run(ours)
    ratio = _p95(corrections) / _p95(floors)
    case = f"60 kB, 500 marks, p95 of {CORRECTIONS} (median {statistics.median(corrections):.1f} ms)"
    return [Row("correct", case, ratio, _p95(corrections), _p95(floors), "ms", 2.5, 1.5)]
