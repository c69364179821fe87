"""What is in a review file, and whether it is sound."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from attrs import frozen

from reviewer.messages import gettext as _
from reviewer.model import Article
from reviewer.model.record import RecordError


@frozen
class Stats:
    """Counts of a file; the nested ones are ``{layer: {label: n}}`` and ``{layer: {status: n}}``."""

    articles: dict[str, int]
    labels: dict[str, dict[str, int]]
    statuses: dict[str, dict[str, int]]
    edits: dict[str, int]  # by reviewer


def _nested(rows: Iterable[tuple[str, str, int]]) -> dict[str, dict[str, int]]:
    nested: dict[str, dict[str, int]] = {}
    for outer, inner, number in rows:
        nested.setdefault(outer, {})[inner] = number
    return nested


def stats(connection: sqlite3.Connection) -> Stats:
    by = "SELECT layer, {0}, count(*) FROM annotation {1} GROUP BY layer, {0} ORDER BY layer, count(*) DESC, {0}"
    return Stats(
        articles=dict(connection.execute("SELECT status, count(*) FROM article GROUP BY status")),
        labels=_nested(connection.execute(by.format("label", "WHERE status != 'rejected'"))),
        statuses=_nested(connection.execute(by.format("status", ""))),
        edits=dict(
            connection.execute(
                "SELECT r.name, count(*) FROM edit e JOIN reviewer r ON r.id = e.reviewer GROUP BY r.name ORDER BY 1"
            )
        ),
    )


def problems(connection: sqlite3.Connection, articles: Iterable[Article]) -> list[str]:
    """What SQLite and a reading of every article find wrong, a sentence each."""
    found = [
        _("SQLite: {problem}").format(problem=row[0])
        for row in connection.execute("PRAGMA integrity_check")
        if row[0] != "ok"
    ]
    found += [
        _("A row of {table} points to a row that does not exist.").format(table=row[0])
        for row in dict.fromkeys(row[:1] for row in connection.execute("PRAGMA foreign_key_check"))
    ]
    counted = """
        SELECT a.key FROM article a LEFT JOIN annotation n ON n.article = a.id AND n.status != 'rejected'
        GROUP BY a.id HAVING a.total != count(n.key) OR a.decided != coalesce(sum(n.status != 'suggested'), 0)
        OR a.warnings != coalesce(sum(n.warning), 0)
    """
    found += [
        _("The counters of article “{id}” disagree with its annotations.").format(id=row[0])
        for row in connection.execute(counted)
    ]
    try:
        for _article in articles:
            pass
    except (RecordError, ValueError) as error:
        found.append(_("An annotation disagrees with its article: {problem}").format(problem=error))
    return found
