"""Import of articles with 30 annotations each, indexed for search, against bare SQLite writing the same rows."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from reviewer.model import Article
from reviewer.store import Store
from reviewer.text.shadow import normalize
from tests.benchmarks.articles import article
from tests.benchmarks.rows import Row, milliseconds, paired, row

COUNT = 2000
ANNOTATIONS = 30


def articles(count: int = COUNT) -> Iterator[Article]:
    made = [article(1500, ANNOTATIONS, seed=seed) for seed in range(20)]
    for index, one in zip(range(count), itertools.cycle(made), strict=False):
        yield evolve(one, id=f"a{index}")


def _ours(given: list[Article]) -> float:
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "ours.sqlite") as store:
        return milliseconds(lambda: store.import_articles(given))


def _floor(given: list[Article], tables: dict[str, list[tuple[object, ...]]]) -> float:
    with tempfile.TemporaryDirectory() as folder:
        db = sqlite3.connect(Path(folder) / "floor.sqlite", isolation_level=None)
        db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL")
        for name, made in tables.items():
            columns = ", ".join(f"c{i}" for i in range(len(made[0])))
            db.execute(f"CREATE TABLE {name} ({columns})")
        db.execute("CREATE VIRTUAL TABLE search USING fts5(title, body, content='', prefix='2 3')")

        def work() -> None:
            db.execute("BEGIN IMMEDIATE")
            for name, made in tables.items():
                db.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(made[0]))})", made)
            db.executemany(
                "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
                ((i, "", normalize(a.text)) for i, a in enumerate(given, 1)),
            )
            db.execute("COMMIT")

        taken = milliseconds(work)
        db.close()
        return taken


def _rows_written(given: list[Article]) -> dict[str, list[tuple[object, ...]]]:
    """The very rows that the store writes, read back from a file of ours."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.sqlite"
        with Store.open(path) as store:
            store.import_articles(given)
        db = sqlite3.connect(path)
        found = {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in ("article", "annotation")}
        db.close()
        return found


def rows() -> list[Row]:
    given = list(articles())
    tables = _rows_written(given)
    pairs = paired(lambda: _ours(given), lambda: _floor(given, tables), 3)
    return [row("import", f"{COUNT} articles × {ANNOTATIONS}", pairs, unit="ms", must=2.5, aim=1.5)]
