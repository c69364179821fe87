"""The queue: which articles, in which order, with what progress. Ids first, rows only for what is shown.

A file may hold a million articles. So what can be listed within a moment is listed at once, and the rest is read
beside the window, on a connection of its own, a chunk at a time.
"""

from __future__ import annotations

import sqlite3
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from reviewer.model import ArticleStatus, Layer
from reviewer.store import search

WHOLE = 2000  # articles up to which a file is always listed whole
FIRST = 400  # ids that are asked for at once of a larger one: more than a window shows
CHUNK = 20_000
MOMENT = 0.03  # seconds after which a list is read beside the window
FEW = 20_000  # articles that are looked for by their ids rather than asked one by one
_PACE = 20_000  # steps of SQLite from one look at the clock to the next

Scope: TypeAlias = Literal["texts", "findings"]
Wanted: TypeAlias = Literal["unreviewed", "needing"]


class Order(StrEnum):
    """How the queue is sorted; articles that are alike stay in order of import, the newest first of ``NEWEST``."""

    IMPORTED = "imported"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    MOST_TO_DO = "most_to_do"
    MOST_WARNINGS = "most_warnings"


@frozen
class QueueFilter:
    """What the queue shows, and in which order; all that is given must hold.

    ``search`` is what the reviewer typed, looked for in the ``scope``; ``label`` a type or kind that must occur, in
    any layer or in ``layer``. ``since`` and ``until`` are a year, a month or a day, both included.
    """

    search: str = ""
    scope: Scope = "texts"
    status: ArticleStatus | None = None
    warning: bool = False
    flagged: bool = False
    noted: bool = False
    label: str | None = None
    layer: Layer | None = None
    undecided: bool = False
    source: str | None = None
    since: str | None = None
    until: str | None = None
    order: Order = Order.IMPORTED

    @property
    def is_all(self) -> bool:
        """Whether it lets every article through."""
        return evolve(self, search=self.search.strip(), scope="texts", order=Order.IMPORTED) == QueueFilter()


@frozen
class QueueRow:
    """One article in the queue; ``total``, ``decided`` and ``warnings`` count findings that are not rejected.

    ``noted`` is whether there is a note on the article or on one of its findings.
    """

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
    flagged: bool = False
    noted: bool = False


# By their indexes, whatever SQLite believes to know of the tables: a file that has just grown is not measured yet.
_NOTED = """
    SELECT id FROM article INDEXED BY article_note WHERE note IS NOT NULL
    UNION SELECT article FROM annotation INDEXED BY annotation_note WHERE note IS NOT NULL
"""
_FLAGGED = "SELECT id FROM article INDEXED BY article_flagged WHERE flagged"
# One name after the other by the index, not one annotation after the other.
_NAMES = """
    WITH RECURSIVE each (name) AS (
        SELECT min(name) FROM annotation WHERE name IS NOT NULL
        UNION ALL SELECT (SELECT min(n.name) FROM annotation n WHERE n.name > each.name) FROM each
        WHERE each.name IS NOT NULL)
    SELECT name FROM each WHERE holds(name)
"""
_IN_FINDINGS = f"""(
    id IN (SELECT article FROM annotation WHERE name IN ({_NAMES}) AND status != 'rejected')
    OR id IN (SELECT rowid FROM search WHERE search MATCH ?) AND EXISTS (
        SELECT 1 FROM annotation n WHERE n.article = article.id AND n.status != 'rejected' AND (holds(n.surface)
        OR n.layer = 'quote' AND NOT instr(n.fields, '\\ud') AND holds(n.fields ->> '$.speaker.text'))))
"""
# By the first letters as the alphabet has them: without quotation marks, every alef alike.
_TITLE = """replace(replace(replace(ltrim(substr(headline, 1, 24), ' «"“'), 'أ', 'ا'), 'إ', 'ا'), 'آ', 'ا')"""
_ORDERS = {
    Order.NEWEST: "published DESC, id DESC",
    Order.OLDEST: "published ASC NULLS LAST, id",
    Order.TITLE: f"{_TITLE}, id",
    Order.MOST_TO_DO: "total - decided DESC, id",
    Order.MOST_WARNINGS: "warnings DESC, id",
}
# "Needing": begun and not finished, to be looked at again, or with doubtful findings.
_WANTED: dict[Wanted, tuple[str, ...]] = {
    "unreviewed": ("article INDEXED BY article_status WHERE status IN ('new', 'in_review')",),
    "needing": (
        "article INDEXED BY article_flagged WHERE flagged",
        "article INDEXED BY article_status WHERE status = 'in_review'",
        "article INDEXED BY article_warnings WHERE warnings > 0 AND status != 'reviewed'",
    ),
}


def _looked_for(chosen: QueueFilter) -> tuple[str, str] | None:
    """The condition and the query of the search; none when there is nothing in it to look for."""
    match = search.query(chosen.search)
    if match is None:
        return None
    in_texts = "id IN (SELECT rowid FROM search WHERE search MATCH ?)"
    return (in_texts if chosen.scope == "texts" else _IN_FINDINGS), match


def _where(chosen: QueueFilter) -> tuple[list[str], list[object]] | None:
    """Conditions and their values; none when nothing can fulfil them."""
    looked_for = _looked_for(chosen) if chosen.search.strip() else ("", "")
    if looked_for is None:
        return None
    of_layer, layer = ("", ()) if chosen.layer is None else (" AND layer = ?", (chosen.layer,))
    labelled = f"id IN (SELECT article FROM annotation WHERE label = ?{of_layer} AND status != 'rejected')"
    until = chosen.until or ""
    given: tuple[tuple[object, str, tuple[object, ...]], ...] = (
        (looked_for[1], looked_for[0], (looked_for[1],)),
        (chosen.status, "status = ?", (chosen.status and chosen.status.value,)),
        (chosen.label, labelled, (chosen.label, *layer)),
        (chosen.warning, "warnings > 0", ()),
        (chosen.flagged, f"id IN ({_FLAGGED})", ()),
        (chosen.noted, f"id IN ({_NOTED})", ()),
        (chosen.undecided, "decided < total", ()),
        (chosen.source, "source = ?", (chosen.source,)),
        (chosen.since, "published >= ?", (chosen.since,)),
        (until, "substr(published, 1, ?) <= ?", (len(until), until)),
    )
    conditions = [condition for wanted, condition, _values in given if wanted]
    return conditions, [value for wanted, _condition, values in given if wanted for value in values]


def _ids(
    connection: sqlite3.Connection, chosen: QueueFilter, *, after: int = 0, skip: int = 0, limit: int = -1
) -> sqlite3.Cursor | None:
    """Runs the query for the ids: from behind the id ``after``, without the first ``skip``, so many at most."""
    where = _where(chosen)
    if where is None:
        return None
    conditions, values = where
    table, column = "article", "id"
    if chosen.search.strip() and chosen.scope == "texts" and chosen.order is Order.IMPORTED:
        # The index of words gives its rows in order of import, one by one.
        table, column, conditions[0] = "search", "search.rowid", "search MATCH ?"
        if len(conditions) > 1:
            table = "search CROSS JOIN article ON article.id = search.rowid"
    if after:
        conditions, values = [*conditions, f"{column} > ?"], [*values, after]
    if chosen.scope == "findings" and chosen.search.strip():
        connection.create_function("holds", 1, search.holder(chosen.search), deterministic=True)
    clause = " WHERE " + " AND ".join(conditions) if conditions else ""
    order = column if chosen.order is Order.IMPORTED else _ORDERS[chosen.order]
    query = f"SELECT {column} FROM {table}{clause} ORDER BY {order} LIMIT ? OFFSET ?"
    return connection.execute(query, [*values, limit, skip])


def ids(connection: sqlite3.Connection, chosen: QueueFilter) -> list[int]:
    """The row ids that the filter lets through, all of them in their order."""
    found = _ids(connection, chosen)
    return [] if found is None else [row[0] for row in found]


def beginning(connection: sqlite3.Connection, chosen: QueueFilter) -> tuple[Sequence[int], bool]:
    """The first row ids as far as they are found within a moment, and whether these are all.

    Of a small file they are. All articles in order of import are not even read: their ids go up by one.
    """
    total: int = connection.execute("SELECT sum(articles) FROM tally").fetchone()[0]
    if chosen.is_all and chosen.order is Order.IMPORTED:
        first, last = connection.execute(
            "SELECT (SELECT min(id) FROM article NOT INDEXED), (SELECT max(id) FROM article NOT INDEXED)"
        ).fetchone()
        if total and last - first + 1 == total:
            return range(first, last + 1), True
    if total <= WHOLE:
        return ids(connection, chosen), True
    end = time.monotonic() + MOMENT
    connection.set_progress_handler(lambda: time.monotonic() > end, _PACE)
    try:
        cursor = _ids(connection, chosen, limit=FIRST)
        found = array("q", (row[0] for row in cursor) if cursor is not None else ())
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return array("q"), False
    finally:
        connection.set_progress_handler(None, 0)
    return found, len(found) < FIRST


def rest(
    connection: sqlite3.Connection, chosen: QueueFilter, known: Sequence[int], cancelled: Callable[[], bool]
) -> Iterator[array[int]]:
    """The row ids behind those that ``beginning`` gave, a chunk at a time, until it is cancelled."""
    connection.set_progress_handler(cancelled, _PACE)
    try:
        imported = chosen.order is Order.IMPORTED
        place = {"after": known[-1] if known else 0} if imported else {"skip": len(known)}
        cursor = _ids(connection, chosen, **place)
        size = FIRST  # what is hard to find shall not wait for very much of it
        while cursor is not None and not cancelled() and (found := cursor.fetchmany(size)):
            yield array("q", [row[0] for row in found])
            size = min(2 * size, CHUNK)
    except sqlite3.OperationalError:
        if not cancelled():
            raise
    finally:
        connection.set_progress_handler(None, 0)


def first_of(connection: sqlite3.Connection, rowids: Sequence[int], wanted: Wanted) -> int | None:
    """The first of these articles that is wanted."""

    def found(condition: str = "", limit: int = -1) -> set[int]:
        queries = (f"SELECT id FROM {one} {condition} LIMIT {limit}" for one in _WANTED[wanted])
        return {row[0] for query in queries for row in connection.execute(query)}

    few = found(limit=FEW + 1)
    if len(few) <= FEW:
        return next((rowid for rowid in rowids if rowid in few), None) if few else None
    start, step = 0, 64
    while start < len(rowids):  # there are many, so one of them is near
        part = rowids[start : start + step]
        hits = found(f"AND id IN ({','.join(map(str, part))})")
        if hits:
            return next(rowid for rowid in part if rowid in hits)
        start, step = start + step, min(4 * step, FEW)
    return None


def rows(connection: sqlite3.Connection, rowids: Sequence[int]) -> list[QueueRow]:
    """The rows of the given ids, in that order; ids that are gone are left out."""
    marks = ",".join("?" * len(rowids))
    found = connection.execute(
        "SELECT id, key, headline, source, published, status, total, decided, warnings, words, flagged, note IS NOT"
        " NULL OR EXISTS (SELECT 1 FROM annotation n WHERE n.article = article.id AND n.note IS NOT NULL)"
        f" FROM article WHERE id IN ({marks})",
        list(rowids),
    )
    by_id: dict[int, QueueRow] = {}
    for rowid, key, headline, source, published, status, *counted in found:
        total, decided, warnings, words, flagged, noted = counted
        by_id[rowid] = QueueRow(
            rowid=rowid,
            id=key,
            headline=headline,
            source=source,
            published=published,
            status=ArticleStatus(status),
            total=total,
            decided=decided,
            warnings=warnings,
            words=words,
            flagged=bool(flagged),
            noted=bool(noted),
        )
    return [by_id[rowid] for rowid in rowids if rowid in by_id]


def sources(connection: sqlite3.Connection, limit: int) -> list[str]:
    """The sources that articles are from, in order of the alphabet, so many at most."""
    query = """
        WITH RECURSIVE each (source) AS (
            SELECT min(source) FROM article
            UNION ALL SELECT (SELECT min(a.source) FROM article a WHERE a.source > each.source) FROM each
            WHERE each.source IS NOT NULL)
        SELECT source FROM each WHERE source != '' LIMIT ?
    """
    return [row[0] for row in connection.execute(query, (limit,))]


@frozen
class Counts:
    """How many articles there are of each kind."""

    total: int
    by_status: dict[ArticleStatus, int]
    with_warnings: int
    flagged: int = 0
    noted: int = 0


def counts(connection: sqlite3.Connection) -> Counts:
    rows = connection.execute("SELECT status, articles, warned FROM tally").fetchall()
    by_status = {ArticleStatus(status): number for status, number, _warned in rows}
    flagged, noted = connection.execute(
        f"SELECT (SELECT count(*) FROM ({_FLAGGED})), (SELECT count(*) FROM ({_NOTED}))"
    ).fetchone()
    return Counts(sum(by_status.values()), by_status, sum(row[2] for row in rows), flagged, noted)


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
