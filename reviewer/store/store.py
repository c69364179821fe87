"""The store: articles, annotations, the journal and the queue of one review file."""

from __future__ import annotations

import contextlib
import sqlite3
from array import array
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import count, islice
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from filelock import FileLock

from reviewer.model import Annotation, Article, ArticleStatus, Edit, Label, Layer
from reviewer.model.record import annotation_from_record
from reviewer.store import edits, findings, journal, labels, merge, queue, search
from reviewer.store.check import Stats, problems, stats
from reviewer.store.file import close, connect, lock, opening, told, unlock
from reviewer.store.queue import Counts, QueueFilter, QueueRow, Wanted
from reviewer.store.rows import (
    INSERT,
    READ,
    dumps,
    exact,
    from_row,
    headline,
    loads,
    restored,
    storable,
    to_row,
    weight,
)

BATCH = 1000  # articles a transaction
_ARTICLE = "id, key, title, text, language, source, url, published, note, exact, meta, status, flagged, extra"
_WORDS = ("title", "text", "language", "source", "url", "published", "note")


@frozen
class ImportCount:
    """What became of the articles given to ``import_articles``."""

    added: int = 0
    duplicates: int = 0
    renamed: int = 0  # added under a new id, because another text already had theirs


class Store:
    """One open review file. Every write is one transaction; see ``file.told`` for what a failure says."""

    def __init__(self, path: Path, connection: sqlite3.Connection, held: FileLock | None) -> None:
        self.path = path
        self._db = connection
        self._lock = held

    @classmethod
    def open(cls, path: Path, *, create: bool = True, exclusive: bool = False) -> Store:
        """Open or create a review file; a window opens it ``exclusive``, headless commands share it.

        Raises:
            FileError: it is no review file, newer, damaged, out of reach, or open in another window.
        """
        with opening(path):
            held = lock(path) if exclusive and (create or path.exists()) and path.parent.is_dir() else None
            try:
                return cls(path, connect(path, create=create), held)
            except BaseException:
                if held is not None:
                    unlock(held)
                raise

    def close(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("PRAGMA optimize")
        close(self._db)
        if self._lock is not None:
            unlock(self._lock)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextlib.contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        """One transaction that holds the write lock from its first statement: a deferred one can fail midway."""
        with told(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextlib.contextmanager
    def reading(self) -> Generator[sqlite3.Connection]:
        """The connection, for the questions that other modules of this package answer."""
        with told(self.path):
            yield self._db

    # Articles

    def _rowid(self, article_id: str) -> int:
        found = self._db.execute("SELECT id FROM article WHERE key = ?", (article_id,)).fetchone()
        if found is None:
            raise KeyError(article_id)
        return found[0]

    def _assembled(self, row: tuple[Any, ...], annotations: Iterable[tuple[Any, ...]]) -> Article:
        _rowid, key, *words, put_aside, meta, status, flagged, extra = row
        fields: dict[str, Any] = dict(zip(_WORDS, words, strict=True)) | restored(put_aside)
        return Article(
            id=key,
            **fields,
            meta=loads(meta),
            status=ArticleStatus(status),
            flagged=bool(flagged),
            extra=loads(extra),
            annotations=[from_row(a, fields["text"]) for a in annotations],
        )

    def article(self, article_id: str, *, before: int | None = None) -> Article:
        """The article with its annotations, all or those that begin ``before`` an offset.

        Raises KeyError when there is none of that id.
        """
        with told(self.path):
            row = self._db.execute(f"SELECT {_ARTICLE} FROM article WHERE key = ?", (article_id,)).fetchone()
            if row is None:
                raise KeyError(article_id)
            where, values = "article = ?", [row[0]]
            if before is not None:
                where, values = "article = ? AND start < ?", [row[0], before]
            found = self._db.execute(f"SELECT {READ} FROM annotation WHERE {where}", values).fetchall()
        return self._assembled(row, found)

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """All articles, or those of the given ids, one at a time in order of import."""
        if ids is not None:
            yield from (self.article(article_id) for article_id in ids)
            return
        last = 0
        while True:
            with told(self.path):
                rows = self._db.execute(
                    f"SELECT {_ARTICLE} FROM article WHERE id > ? ORDER BY id LIMIT 200", (last,)
                ).fetchall()
                if not rows:
                    return
                held: dict[int, list[tuple[Any, ...]]] = {row[0]: [] for row in rows}
                for article, *annotation in self._db.execute(
                    f"SELECT article, {READ} FROM annotation WHERE article BETWEEN ? AND ?", (rows[0][0], rows[-1][0])
                ):
                    if article in held:  # else its article is gone, which check reports
                        held[article].append(tuple(annotation))
            for row in rows:
                yield self._assembled(row, held[row[0]])
            last = rows[-1][0]

    def import_articles(self, articles: Iterable[Article], *, extracted: bool | None = None) -> ImportCount:
        """Add articles in transactions of a thousand.

        An article whose id is there with the same text is a duplicate and left out; with another text it is added
        under a fresh id. ``extracted`` says whether the machine has read them; by default those with annotations.
        """
        total = ImportCount()
        source = iter(articles)
        while batch := list(islice(source, BATCH)):
            with self._writing():
                for article in batch:
                    total = self._import(article, total, extracted)
        return total

    def _import(self, article: Article, so_far: ImportCount, extracted: bool | None) -> ImportCount:
        fresh = self._fresh_id(article)
        if fresh is None:
            return evolve(so_far, duplicates=so_far.duplicates + 1)
        renamed = fresh != article.id
        self._insert(evolve(article, id=fresh), bool(article.annotations) if extracted is None else extracted)
        return evolve(so_far, added=so_far.added + 1, renamed=so_far.renamed + renamed)

    def _fresh_id(self, article: Article) -> str | None:
        for attempt in count(1):
            key = article.id if attempt == 1 else f"{article.id}-{attempt}"
            row = self._db.execute("SELECT text, exact FROM article WHERE key = ?", (key,)).fetchone()
            if row is None:
                return key
            if restored(row[1]).get("text", row[0]) == article.text:
                return None
        raise AssertionError("count never ends")

    def _insert(self, article: Article, extracted: bool) -> None:
        total = decided = warnings = 0
        for annotation in article.annotations:
            t, d, w = weight(annotation)
            total, decided, warnings = total + t, decided + d, warnings + w
        words: dict[str, str | None] = {name: getattr(article, name) for name in _WORDS}
        held = {name: None if value is None else storable(value) for name, value in words.items()}
        text = held["text"] or ""
        values: dict[str, object] = {
            **held,
            "exact": exact(words),
            "key": article.id,
            "status": article.status.value,
            "flagged": int(article.flagged),
            "total": total,
            "decided": decided,
            "warnings": warnings,
            "words": len(text.split()),
            "extracted": int(extracted),
            "headline": storable(headline(article)),
            "meta": dumps(article.meta),
            "extra": dumps(article.extra),
        }
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        rowid = self._db.execute(f"INSERT INTO article ({names}) VALUES ({marks})", tuple(values.values())).lastrowid
        assert rowid is not None
        self._db.executemany(INSERT, [to_row(rowid, a, article.text) for a in article.annotations])
        columns = search.indexed(held["title"], text)
        self._db.execute("INSERT INTO search (rowid, title, body, stems) VALUES (?, ?, ?, ?)", (rowid, *columns))

    # Edits

    def commit(self, edit: Edit, reviewer: str, watch: edits.Watch | None = None) -> None:
        """Write an edit and its journal row in one transaction; an edit without changes writes nothing.

        ``watch`` is told of the changes of a long one, here as in ``undo`` and ``redo``, and may raise to stop it.

        Raises:
            EditConflictError: the file is not in the state that the edit starts from; nothing was written.
            FileError: it could not be written; nothing was.
        """
        if not edit.changes:
            return
        with self._writing():
            edits.apply(self._db, edit, watch)
            journal.write(self._db, edit, reviewer)

    def undo(self, reviewer: str, watch: edits.Watch | None = None) -> Edit | None:
        """Take back the last edit that stands; returns what was applied, none when there is nothing to undo."""
        return self._turn(reviewer, watch, undo=True)

    def redo(self, reviewer: str, watch: edits.Watch | None = None) -> Edit | None:
        return self._turn(reviewer, watch, undo=False)

    def turns_long(self, *, undo: bool) -> bool:
        """Whether the next undo, or redo, has very many changes."""
        with told(self.path):
            return journal.is_long(self._db, undo=undo)

    def _turn(self, reviewer: str, watch: edits.Watch | None, *, undo: bool) -> Edit | None:
        with self._writing():
            found = journal.undoable(self._db) if undo else journal.redoable(self._db)
            if found is None:
                return None
            edit = journal.read(self._db, found[0])
            edit = edit.inverse() if undo else edit
            edits.apply(self._db, edit, watch)
            journal.turn(self._db, found[0], reviewer, undo=undo)
            return edit

    @property
    def undo_action(self) -> str | None:
        with told(self.path):
            found = journal.undoable(self._db)
        return found[1] if found else None

    @property
    def redo_action(self) -> str | None:
        with told(self.path):
            found = journal.redoable(self._db)
        return found[1] if found else None

    def suggest(self, article_id: str, suggestions: Sequence[Annotation]) -> Article:
        """Replace the machine's suggestions of an article; what a human decided stays, and nothing is put over it.

        All that may be undone or redone still may be; ``merge.kept`` says what else stays for that.
        """
        with self._writing():
            article = self.article(article_id)
            journalled = journal.ids(self._db, article_id)
            stay = merge.kept(article, journalled)
            fresh = merge.fresh(suggestions, stay, journalled)
            merged = article.with_annotations([*stay, *fresh])
            rowid = self._rowid(article_id)
            gone = {a.id for a in article.annotations} - {a.id for a in stay}
            self._db.executemany("DELETE FROM annotation WHERE article = ? AND key = ?", [(rowid, i) for i in gone])
            self._db.executemany(INSERT, [to_row(rowid, a, article.text) for a in fresh])
            sums = [sum(column) for column in zip(*map(weight, merged.annotations), strict=True)] or [0, 0, 0]
            self._db.execute(
                "UPDATE article SET extracted = 1, total = ?, decided = ?, warnings = ? WHERE id = ?", (*sums, rowid)
            )
        return merged

    def decisions(self) -> Iterator[tuple[Article, dict[str, Annotation]]]:
        """The articles in review and reviewed, each with what the machine had suggested before a human changed it."""
        with told(self.path):
            held = journal.suggested(self._db)
            keys = [row[0] for row in self._db.execute("SELECT key FROM article WHERE status != 'new' ORDER BY id")]
        for article in self.articles(keys):
            records = held.get(article.id, {}).items()
            yield article, {key: annotation_from_record(r, layer, article.text) for key, (layer, r) in records}

    def unextracted(self, prefer: str | None = None) -> str | None:
        """An article that the machine has not read yet: the preferred one, else the first."""
        with told(self.path):
            query = "SELECT key FROM article WHERE extracted = 0 AND key = ?"
            found = self._db.execute(query, (prefer,)).fetchone() if prefer is not None else None
            if found is None:
                found = self._db.execute("SELECT key FROM article WHERE extracted = 0 ORDER BY id LIMIT 1").fetchone()
        return found[0] if found else None

    def unextracted_ids(self) -> list[str]:
        """All articles that the machine has not read yet, in order of import."""
        with told(self.path):
            return [row[0] for row in self._db.execute("SELECT key FROM article WHERE extracted = 0 ORDER BY id")]

    def unextracted_count(self) -> int:
        with told(self.path):
            return self._db.execute("SELECT count(*) FROM article WHERE extracted = 0").fetchone()[0]

    # The queue

    def queue_ids(self, chosen: QueueFilter | None = None) -> list[int]:
        with told(self.path):
            return queue.ids(self._db, chosen or QueueFilter())

    def queue_beginning(self, chosen: QueueFilter) -> tuple[Sequence[int], bool]:
        """The first row ids of the queue as far as they are found within a moment, and whether these are all."""
        with told(self.path):
            return queue.beginning(self._db, chosen)

    def queue_rest(
        self, chosen: QueueFilter, known: Sequence[int], cancelled: Callable[[], bool]
    ) -> Iterator[array[int]]:
        """The row ids behind these, a chunk at a time."""
        with told(self.path):
            yield from queue.rest(self._db, chosen, known, cancelled)

    def queue_first_of(self, rowids: Sequence[int], wanted: Wanted) -> int | None:
        """The first of these articles that is not reviewed, or that needs the reviewer."""
        with told(self.path):
            return queue.first_of(self._db, rowids, wanted)

    def sources(self, limit: int) -> list[str]:
        """The sources that articles are from, so many at most."""
        with told(self.path):
            return queue.sources(self._db, limit)

    def queue_rows(self, rowids: Sequence[int]) -> list[QueueRow]:
        with told(self.path):
            return queue.rows(self._db, rowids)

    def rowid(self, article_id: str) -> int | None:
        with contextlib.suppress(KeyError), told(self.path):
            return self._rowid(article_id)
        return None

    def counts(self) -> Counts:
        with told(self.path):
            return queue.counts(self._db)

    def next_article(self, after: str | None, *, needs_review: bool = True) -> str | None:
        """The next article in the queue after the given one, going round once; with ``needs_review`` an unreviewed."""
        with told(self.path):
            start = self._db.execute("SELECT id FROM article WHERE key = ?", (after,)).fetchone()
            wanted = " AND status != 'reviewed'" if needs_review else ""
            for clause in ("id > ?", "id < ?"):
                found = self._db.execute(
                    f"SELECT key FROM article WHERE {clause}{wanted} ORDER BY id LIMIT 1", (start[0] if start else 0,)
                ).fetchone()
                if found:
                    return found[0]
        return None

    def holding(self, words: Sequence[str]) -> list[str]:
        """Ids of the articles in which all these normalised words stand, with or without proclitics."""
        with told(self.path):
            return queue.holding(self._db, words)

    def quoting(self, speaker: str) -> list[str]:
        """Ids of the articles that have a quote of a speaker of that name."""
        with told(self.path):
            return queue.quoting(self._db, speaker)

    # The rest of the file

    def labels(self, layer: Layer) -> tuple[Label, ...]:
        """The label set of a layer by position, with the types that are retired."""
        with told(self.path):
            return labels.of(self._db, layer)

    def label_counts(self, layer: Layer) -> dict[str, int]:
        """How many annotations have which label, also those that are not in the set."""
        with told(self.path):
            return findings.counts(self._db, layer)

    def of_label(self, layer: Layer, label: str) -> Iterator[tuple[str, ArticleStatus, Annotation]]:
        """The annotations that have a label, each with the id and the status of its article."""
        with told(self.path):
            yield from findings.of_label(self._db, layer, label)

    def setting(self, key: str) -> str | None:
        with told(self.path):
            found = self._db.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def set_setting(self, key: str, value: str) -> None:
        with self._writing() as db:
            db.execute(
                "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value)
            )

    def data_version(self) -> int:
        """A number that changes when another program has written to the file."""
        return self._db.execute("PRAGMA data_version").fetchone()[0]

    def stats(self) -> Stats:
        with told(self.path):
            return stats(self._db)

    def check(self) -> list[str]:
        """What is wrong with the file, a sentence each; empty when it is sound."""
        with told(self.path):
            return problems(self._db, self.articles())
