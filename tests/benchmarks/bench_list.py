"""The queue with a million articles against one with a thousand: load and first paint, jump to the end, filter."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from reviewer.model import ArticleStatus
from reviewer.store import QueueFilter
from reviewer.ui.desk import Desk
from reviewer.ui.queue import QueuePanel
from reviewer.ui.theme import LIGHT
from reviewer.workspace import Workspace
from tests.benchmarks.articles import article
from tests.benchmarks.rows import Row, milliseconds, paired, row
from tests.benchmarks.windows import application, settle

LARGE, SMALL = 1_000_000, 1_000


def _file(folder: Path, count: int) -> Path:
    """A file with that many articles, all copies of one, made inside of SQLite."""
    path = folder / f"{count}.sqlite"
    with Workspace.open(path, reviewer="bench") as workspace:
        workspace.store.import_articles([article(300, 1, id="a0")], extracted=True)
    db = sqlite3.connect(path)
    columns = [r[1] for r in db.execute("PRAGMA table_info(article)") if r[1] != "id"]
    values = ["'a' || n" if c == "key" else "iif(n % 3, 'new', 'reviewed')" if c == "status" else c for c in columns]
    db.execute(
        f"WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < {count - 1})"
        f" INSERT INTO article ({', '.join(columns)}) SELECT {', '.join(values)} FROM c, article WHERE article.id = 1"
    )
    db.commit()
    db.close()
    return path


def rows() -> list[Row]:
    application()
    found: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        panels: list[QueuePanel] = []
        for count in (LARGE, SMALL):
            panel = QueuePanel(Desk(Workspace.open(_file(Path(folder), count), reviewer="bench")), LIGHT)
            panel.resize(300, 800)
            panel.show()
            settle()
            panels.append(panel)
        large, small = panels

        def paint(panel: QueuePanel) -> None:
            panel.model.load(QueueFilter())
            panel.list.viewport().repaint()

        def end(panel: QueuePanel) -> None:
            panel.list.scrollToTop()
            panel.list.scrollToBottom()
            panel.list.viewport().repaint()

        def filtered(panel: QueuePanel) -> None:
            panel.model.load(QueueFilter(status=ArticleStatus.REVIEWED))
            panel.list.viewport().repaint()

        works: tuple[tuple[str, Callable[[QueuePanel], None]], ...] = (
            ("first paint", paint),
            ("jump to the end", end),
            ("filter by status", filtered),
        )
        for name, work in works:
            pairs = paired(
                lambda w=work: milliseconds(lambda: w(large)), lambda w=work: milliseconds(lambda: w(small)), 5
            )
            found.append(row("list", f"1M articles, {name}", pairs, unit="ms", must=2, aim=1.2))
        for panel in panels:
            panel.close()
    return found
