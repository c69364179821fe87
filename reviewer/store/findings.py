"""The annotations of a whole file by their label, one at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from reviewer.model import Annotation, ArticleStatus, Layer
from reviewer.store.rows import READ, from_row, restored, storable


def of_label(
    connection: sqlite3.Connection, layer: Layer, label: str
) -> Iterator[tuple[str, ArticleStatus, Annotation]]:
    """The annotations that have a label, each with the id and the status of its article, in order of import."""
    found = connection.execute(
        f"SELECT article, {READ} FROM annotation WHERE label = ? AND layer = ? ORDER BY article",
        (storable(label), layer),
    )
    rowid, key, status, text = 0, "", ArticleStatus.NEW, ""
    for article, *row in found:
        if article != rowid:  # its text is read once for all of its annotations
            rowid = article
            key, state, plain, exact = connection.execute(
                "SELECT key, status, text, exact FROM article WHERE id = ?", (article,)
            ).fetchone()
            status, text = ArticleStatus(state), restored(exact).get("text", plain)
        yield key, status, from_row(tuple(row), text)


def counts(connection: sqlite3.Connection, layer: Layer) -> dict[str, int]:
    """How many annotations have which label."""
    return dict(
        connection.execute("SELECT label, count(*) FROM annotation WHERE layer = ? GROUP BY label", (layer,)).fetchall()
    )
