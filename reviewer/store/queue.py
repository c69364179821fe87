"""The queue: which articles, in which order, with what progress. Ids first, rows only for what is shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from attrs import frozen

from reviewer.model import ArticleStatus
from reviewer.store import search


@frozen
class QueueFilter:
    """What the queue shows. ``search`` is what the reviewer typed, ``label`` a type or kind that must occur."""

    search: str = ""
    status: ArticleStatus | None = None
    label: str | None = None
    warning: bool = False


@frozen
class QueueRow:
    """One article in the queue; ``total``, ``decided`` and ``warnings`` count findings that are not rejected."""

    rowid: int
    id: str
    headline: str
    source: str | None
    published: str | None
    status: ArticleStatus
    total: int
    decided: int
    warnings: int
    words: int


def _where(chosen: QueueFilter) -> tuple[str, list[object]] | None:
    conditions: list[str] = []
    values: list[object] = []
    if chosen.search.strip():
        match = search.query(chosen.search)
        if match is None:
            return None
        conditions.append("id IN (SELECT rowid FROM search WHERE search MATCH ?)")
        values.append(match)
    if chosen.status is not None:
        conditions.append("status = ?")
        values.append(chosen.status.value)
    if chosen.label is not None:
        conditions.append("id IN (SELECT article FROM annotation WHERE label = ? AND status != 'rejected')")
        values.append(chosen.label)
    if chosen.warning:
        conditions.append("warnings > 0")
    return (" WHERE " + " AND ".join(conditions) if conditions else ""), values


def ids(connection: sqlite3.Connection, chosen: QueueFilter) -> list[int]:
    """The row ids that the filter lets through, in order of import."""
    where = _where(chosen)
    if where is None:
        return []
    clause, values = where
    return [row[0] for row in connection.execute(f"SELECT id FROM article{clause} ORDER BY id", values)]


def rows(connection: sqlite3.Connection, rowids: Sequence[int]) -> list[QueueRow]:
    """The rows of the given ids, in that order; ids that are gone are left out."""
    marks = ",".join("?" * len(rowids))
    found = connection.execute(
        "SELECT id, key, headline, source, published, status, total, decided, warnings, words"
        f" FROM article WHERE id IN ({marks})",
        list(rowids),
    )
    by_id: dict[int, QueueRow] = {}
    for rowid, key, headline, source, published, status, total, decided, warnings, words in found:
        by_id[rowid] = QueueRow(
            rowid, key, headline, source, published, ArticleStatus(status), total, decided, warnings, words
        )
    return [by_id[rowid] for rowid in rowids if rowid in by_id]


@frozen
class Counts:
    """How many articles there are of each kind."""

    total: int
    by_status: dict[ArticleStatus, int]
    with_warnings: int


def counts(connection: sqlite3.Connection) -> Counts:
    rows = connection.execute("SELECT status, articles, warned FROM tally").fetchall()
    by_status = {ArticleStatus(status): number for status, number, _warned in rows}
    return Counts(sum(by_status.values()), by_status, sum(row[2] for row in rows))


def holding(connection: sqlite3.Connection, words: Sequence[str]) -> list[str]:
    """The articles in which all these normalised words stand, in order of import."""
    match = search.all_words(words)
    if match is None:
        return []
    query = "SELECT key FROM article WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY id"
    return [row[0] for row in connection.execute(query, (match,))]


def quoting(connection: sqlite3.Connection, speaker: str) -> list[str]:
    """The articles that have a quote of a speaker of that name, in order of import."""
    query = (
        "SELECT DISTINCT a.key FROM annotation n JOIN article a ON a.id = n.article"
        " WHERE n.layer = 'quote' AND n.name = ? ORDER BY a.id"
    )
    return [row[0] for row in connection.execute(query, (speaker,))]
