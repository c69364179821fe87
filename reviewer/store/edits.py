"""Edits as changes of rows. Whoever calls holds the transaction; a conflict leaves it to be rolled back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TypeAlias

from reviewer.model import (
    AnnotationChange,
    ArticleChange,
    Edit,
    EditConflictError,
    LabelChange,
    SettingChange,
)
from reviewer.store import labels
from reviewer.store.rows import INSERT, READ, dumps, from_row, restored, storable, to_row, weight

Watch: TypeAlias = Callable[[int, int], None]
"""Called with the changes done and all there are; whoever raises stops the edit, and nothing of it stays."""
_PACE = 500  # changes from one call to the next


def apply(connection: sqlite3.Connection, edit: Edit, watch: Watch | None = None) -> None:
    """Make the changes of an edit, telling ``watch`` now and then.

    Raises:
        EditConflictError: the file is not in the state that the edit starts from.
    """
    places: dict[str, tuple[int, str]] = {}
    for done, change in enumerate(edit.changes):
        if watch is not None and done % _PACE == 0:
            watch(done, len(edit.changes))
        match change:
            case LabelChange():
                labels.change(connection, change)
            case SettingChange():
                _setting(connection, change)
            case ArticleChange():
                _article(connection, change)
            case AnnotationChange():
                if change.article_id not in places:
                    places[change.article_id] = _place(connection, change.article_id)
                _annotation(connection, change, *places[change.article_id])


def _place(connection: sqlite3.Connection, article_id: str) -> tuple[int, str]:
    """Row id and text of an article."""
    row = connection.execute("SELECT id, text, exact FROM article WHERE key = ?", (article_id,)).fetchone()
    if row is None:
        raise EditConflictError(f"no article {article_id!r}")
    return row[0], restored(row[2]).get("text", row[1])


def _article(connection: sqlite3.Connection, change: ArticleChange) -> None:
    if change.field == "note":
        _note(connection, change)
        return
    before, after = (int(v) if isinstance(v, bool) else v for v in (change.before, change.after))
    done = connection.execute(
        f"UPDATE article SET {change.field} = ? WHERE key = ? AND {change.field} = ?",
        (after, change.article_id, before),
    )
    if done.rowcount != 1:
        raise EditConflictError(f"{change.field} of article {change.article_id!r} is not {change.before!r}")


def _note(connection: sqlite3.Connection, change: ArticleChange) -> None:
    row = connection.execute("SELECT note, exact FROM article WHERE key = ?", (change.article_id,)).fetchone()
    odd = restored(row[1]) if row else {}
    if row is None or odd.get("note", row[0]) != change.before:
        raise EditConflictError(f"the note of article {change.article_id!r} is not as the edit expects it")
    odd.pop("note", None)
    after = change.after if isinstance(change.after, str) else None
    if after is not None and storable(after) != after:
        odd["note"] = after
    connection.execute(
        "UPDATE article SET note = ?, exact = ? WHERE key = ?",
        (None if after is None else storable(after), dumps(odd) if odd else None, change.article_id),
    )


def _annotation(connection: sqlite3.Connection, change: AnnotationChange, rowid: int, text: str) -> None:
    key = change.annotation_id
    row = connection.execute(f"SELECT {READ} FROM annotation WHERE article = ? AND key = ?", (rowid, key)).fetchone()
    if (from_row(row, text) if row else None) != change.before:
        raise EditConflictError(f"annotation {key!r} is not as the edit expects it")
    if change.after is not None and max(s.end for s in change.after.spans()) > len(text):
        raise EditConflictError(f"annotation {key!r} lies outside the text")
    if row:
        connection.execute("DELETE FROM annotation WHERE article = ? AND key = ?", (rowid, key))
    if change.after is not None:
        connection.execute(INSERT, to_row(rowid, change.after, text))
    delta = [after - before for after, before in zip(weight(change.after), weight(change.before), strict=True)]
    if any(delta):
        connection.execute(
            "UPDATE article SET total = total + ?, decided = decided + ?, warnings = warnings + ? WHERE id = ?",
            (*delta, rowid),
        )


def _setting(connection: sqlite3.Connection, change: SettingChange) -> None:
    row = connection.execute("SELECT value FROM setting WHERE key = ?", (change.key,)).fetchone()
    if (row[0] if row else None) != change.before:
        raise EditConflictError(f"the setting {change.key!r} is not as the edit expects it")
    if change.after is None:
        connection.execute("DELETE FROM setting WHERE key = ?", (change.key,))
    else:
        connection.execute("REPLACE INTO setting VALUES (?, ?)", (change.key, storable(change.after)))
