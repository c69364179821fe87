"""Names across a file: how often each is used, where words stand, and how they are marked there. Nothing here writes.

A name is the canonical name of an entity, else its words, and the speaker name of a quote. What needs a look at every
annotation goes through the articles by strides, so that it can tell how far it is and be stopped.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from attrs import frozen

from reviewer.model import Annotation, ArticleStatus, Layer
from reviewer.store import search
from reviewer.store.rows import READ, from_row, restored
from reviewer.text import normalize

STRIDE = 2000  # articles that are looked through at a time
SMALL = 20_000  # articles up to which the names that nobody wrote down are completed, too
_WORDS = "CASE layer WHEN 'quote' THEN fields ->> '$.speaker.text' ELSE surface END"
_USE = f"""layer, {_WORDS} AS words, label, name,
    CASE layer WHEN 'number' THEN fields ->> '$.unit_span.text' END AS unit_words,
    CASE layer WHEN 'number' THEN fields -> '$.value' END AS value,
    CASE layer WHEN 'number' THEN fields ->> '$.unit' END AS unit,
    status = 'rejected' AS rejected, status != 'suggested' AS decided"""

OnStride: TypeAlias = Callable[[int, int], bool]
"""Told how many articles have been looked through and how many there are; False stops the work."""
UseRow: TypeAlias = tuple[Layer, str, str, str | None, str | None, str | None, str | None, int, int]
"""How words are marked: layer, words, label, name, words of the unit, value as JSON, unit, rejected, decided."""
SpotRow: TypeAlias = tuple[str, str, int, int, UseRow]
"""One place: ids of the article and of the annotation, its edges, and how it is marked."""


@frozen
class NameUse:
    """A name, how many entities and quotes have it, the type that most of them have, and its link.

    ``written`` is whether somebody gave the name; else it is what stands in the text.
    """

    name: str
    entities: int
    quotes: int
    label: str | None
    link: str | None
    written: bool


class NameIndex:
    """Names with their counts, found while somebody types."""

    def __init__(self, counted: Iterable[tuple[str, int]] = ()) -> None:
        ordered = sorted(counted, key=lambda one: (-one[1], one[0]))
        self._names = [(name, count, normalize(name)) for name, count in ordered]
        self._counts = dict(ordered)

    def __len__(self) -> int:
        return len(self._names)

    def count(self, name: str) -> int:
        return self._counts.get(name, 0)

    def matching(self, typed: str, limit: int) -> list[tuple[str, int]]:
        """The names that hold what was typed: those that begin with it first, then those with such a word."""
        wanted = normalize(typed).strip()
        if not wanted:
            return []
        ranks: tuple[list[tuple[str, int]], ...] = ([], [], [])
        for name, count, folded in self._names:
            place = folded.find(wanted)
            if place >= 0:
                rank = 0 if place == 0 else 1 if f" {wanted}" in folded else 2
                ranks[rank].append((name, count))
                if len(ranks[0]) >= limit:
                    break
        return [one for rank in ranks for one in rank][:limit]


def completions(connection: sqlite3.Connection) -> NameIndex:
    """The names that may be completed: those that were given, and in a small file also those that only stand there."""
    counted: Counter[str] = Counter()
    for name, count in connection.execute(
        "SELECT name, count(*) FROM annotation WHERE name IS NOT NULL GROUP BY name"  # answered by the index alone
    ):
        counted[name] = count
    if connection.execute("SELECT sum(articles) FROM tally").fetchone()[0] <= SMALL:
        bare = (
            "SELECT surface, count(*) FROM annotation"
            " WHERE layer = 'entity' AND status != 'rejected' AND name IS NULL GROUP BY surface"
        )
        for name, count in connection.execute(bare):
            counted[name] += count
    return NameIndex(counted.items())


def _strides(connection: sqlite3.Connection, told: OnStride | None) -> Iterator[tuple[int, int]]:
    """The row ids of all articles, a stretch at a time; ends early when it is stopped."""
    last = connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0]
    for first in range(1, last + 1, STRIDE):
        if told is not None and not told(first - 1, last):
            return
        yield first, min(first + STRIDE - 1, last)


def names(connection: sqlite3.Connection, told: OnStride | None = None) -> list[NameUse]:
    """Every name of the file, the most used first."""
    query = """
        SELECT coalesce(name, surface), layer, label, name IS NOT NULL, count(*), max(fields ->> '$.link')
        FROM annotation WHERE article BETWEEN ? AND ? AND status != 'rejected'
        AND (layer = 'entity' OR layer = 'quote' AND name IS NOT NULL) GROUP BY 1, 2, 3, 4
    """
    entities: Counter[str] = Counter()
    quotes: Counter[str] = Counter()
    types: dict[str, Counter[str]] = {}
    links: dict[str, str] = {}
    written: set[str] = set()
    for stretch in _strides(connection, told):
        for name, layer, label, is_written, count, link in connection.execute(query, stretch):
            (entities if layer == "entity" else quotes)[name] += count
            if layer == "entity":
                types.setdefault(name, Counter())[label] += count
            if is_written:
                written.add(name)
            if link:
                links[name] = link
    every = entities + quotes
    return [
        NameUse(
            name,
            entities[name],
            quotes[name],
            types[name].most_common(1)[0][0] if name in types else None,
            links.get(name),
            name in written,
        )
        for name, _count in every.most_common()
    ]


def uses(connection: sqlite3.Connection, told: OnStride | None = None) -> Iterator[tuple[UseRow, int]]:
    """How words are marked, each way with how often; a way may come more than once, from other articles."""
    query = (
        f"SELECT {_USE}, count(*) FROM annotation WHERE article BETWEEN ? AND ? AND {_WORDS} IS NOT NULL"
        " GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9"
    )
    for stretch in _strides(connection, told):
        for *use, count in connection.execute(query, stretch):
            yield tuple(use), count  # pyright: ignore[reportReturnType]


def _spots(connection: sqlite3.Connection, where: str, values: Sequence[object]) -> Iterator[SpotRow]:
    query = (
        f'SELECT a.key, n.key, n.start, n."end", {_USE.replace("status", "n.status")} FROM annotation n'
        f" JOIN article a ON a.id = n.article WHERE {where} ORDER BY n.article, n.start, n.key"
    )
    for article, key, start, end, *use in connection.execute(query, values):
        yield article, key, start, end, tuple(use)  # pyright: ignore[reportReturnType]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def marked(
    connection: sqlite3.Connection, layer: Layer, words: Sequence[str], least: int, told: OnStride | None = None
) -> list[SpotRow]:
    """The annotations of a layer that stand on these words, of quotes: whose speaker does.

    Asked of the index of words first; when that finds fewer than ``least``, since a span may begin in the middle of a
    word, every article is looked through.
    """
    found: dict[tuple[str, str], SpotRow] = {}
    held = f"n.layer = ? AND {_WORDS} IN ({_marks(words)})"
    for one in words:
        match = search.all_words([normalize(one)])
        if match is not None:
            where = f"n.article IN (SELECT rowid FROM search WHERE search MATCH ?) AND n.layer = ? AND {_WORDS} = ?"
            found |= {row[:2]: row for row in _spots(connection, where, [match, layer, one])}
    if len(found) >= least:
        return list(found.values())
    where = f"n.article BETWEEN ? AND ? AND {held}"
    return [r for s in _strides(connection, told) for r in _spots(connection, where, [*s, layer, *words])]


def named(
    connection: sqlite3.Connection, wanted: Sequence[str], told: OnStride | None = None
) -> Iterator[tuple[str, ArticleStatus, Annotation, str]]:
    """The entities and quotes of these names that are not rejected, as ``located`` gives them."""
    marks = _marks(wanted)
    query = (
        "SELECT a.key, n.key FROM annotation n JOIN article a ON a.id = n.article"
        " WHERE n.article BETWEEN ? AND ? AND n.status != 'rejected'"
        f" AND (n.layer = 'entity' AND n.surface IN ({marks}) AND n.name IS NULL OR n.name IN ({marks}))"
        " ORDER BY n.article, n.start"
    )
    for stretch in _strides(connection, told):
        yield from located(connection, connection.execute(query, (*stretch, *wanted, *wanted)).fetchall())


def located(
    connection: sqlite3.Connection, ids: Iterable[tuple[str, str]]
) -> Iterator[tuple[str, ArticleStatus, Annotation, str]]:
    """Annotations by the ids of article and annotation: article's id and status, annotation, its words.

    Those that are gone are left out.
    """
    texts: dict[str, tuple[int, ArticleStatus, str]] = {}
    for article_id, key in ids:
        if article_id not in texts:
            row = connection.execute(
                "SELECT id, status, text, exact FROM article WHERE key = ?", (article_id,)
            ).fetchone()
            if row is None:
                continue
            texts = {article_id: (row[0], ArticleStatus(row[1]), restored(row[3]).get("text", row[2]))}
        rowid, status, text = texts[article_id]
        found = connection.execute(
            f"SELECT {READ} FROM annotation WHERE article = ? AND key = ?", (rowid, key)
        ).fetchone()
        if found is not None:
            annotation = from_row(found, text)
            yield article_id, status, annotation, annotation.span.of(text)


def around(
    connection: sqlite3.Connection, article_id: str, start: int, end: int, width: int
) -> tuple[str, str, str, str]:
    """The headline of an article, and what stands before, in and after a span of it, at most ``width`` a side."""
    row = connection.execute("SELECT headline, text, exact FROM article WHERE key = ?", (article_id,)).fetchone()
    if row is None:
        return "", "", "", ""
    text = restored(row[2]).get("text", row[1])
    return row[0], text[max(0, start - width) : start], text[start:end], text[end : end + width]
