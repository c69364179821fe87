"""Full-text search over many articles (p95) against the bare FTS5 query."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from attrs import evolve

from reviewer.store import QueueFilter
from reviewer.text import normalize
from reviewer.workspace import Workspace
from tests.benchmarks.articles import WORDS, article
from tests.benchmarks.rows import Row, milliseconds

COUNT = 20_000
REPEATS = 5
BARE = "SELECT rowid FROM search WHERE search MATCH ?"


def rows() -> list[Row]:
    made = [article(400, 1, seed=seed) for seed in range(50)]
    queries = [*WORDS[:20], "المشروع الجديد", "وزير"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.sqlite"
        with Workspace.open(path, reviewer="bench") as workspace:
            workspace.store.import_articles(evolve(made[i % 50], id=f"a{i}") for i in range(COUNT))
            db = sqlite3.connect(path)
            ours: list[float] = []
            floor: list[float] = []
            for _turn in range(REPEATS):
                for query in queries:
                    bare = " ".join(f'"{word}"' for word in normalize(query).split())
                    ours.append(milliseconds(lambda q=query: workspace.queue_ids(QueueFilter(search=q))))
                    floor.append(milliseconds(lambda b=bare: db.execute(BARE, (b,)).fetchall()))
            db.close()
    mine, bare_time = sorted(ours)[int(0.95 * len(ours))], sorted(floor)[int(0.95 * len(floor))]
    return [Row("search", f"{COUNT} articles, p95", mine / bare_time, mine, bare_time, "ms", 2, 1.2)]
