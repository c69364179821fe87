"""The journal: every edit for ever, which is also the undo stack.

A row of kind ``do`` carries the changes and a state: ``done`` (it may be undone), ``undone`` (it may be redone) or
``abandoned`` (undone, and then something else was done). Undo and redo add rows of their own that name their target.
"""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from typing import Any, cast

from reviewer.model import (
    AnnotationChange,
    ArticleChange,
    ArticleStatus,
    Change,
    Edit,
    EditConflictError,
    LabelChange,
    Layer,
    SettingChange,
    Status,
)
from reviewer.model.record import annotation_to_record
from reviewer.store import labels
from reviewer.store.rows import dumps, from_record, loads, restored, storable

_LONG = 500_000  # characters of a record: about a thousand findings


def _reviewer_id(connection: sqlite3.Connection, reviewer: str) -> int:
    name = storable(reviewer)
    connection.execute("INSERT OR IGNORE INTO reviewer (name) VALUES (?)", (name,))
    return cast(int, connection.execute("SELECT id FROM reviewer WHERE name = ?", (name,)).fetchone()[0])


def _change_record(change: Change, texts: dict[str, str]) -> dict[str, Any]:
    match change:
        case LabelChange(before, after):
            sides = (None if side is None else labels.to_record(side) for side in (before, after))
            return dict(zip(("before", "after"), sides, strict=True)) | {"label": True}
        case SettingChange(key, before, after):
            return {"setting": key, "before": before, "after": after}
        case ArticleChange(article_id, field, before, after):
            return {"article": article_id, "field": field, "before": before, "after": after}
        case AnnotationChange():
            return _annotation_record(change, texts)


def _annotation_record(change: AnnotationChange, texts: dict[str, str]) -> dict[str, Any]:
    text = texts[change.article_id]
    annotation = change.after or change.before
    assert annotation is not None  # a change has a before or an after
    return {
        "article": change.article_id,
        "layer": annotation.layer,
        "before": annotation_to_record(change.before, text) if change.before else None,
        "after": annotation_to_record(change.after, text) if change.after else None,
    }


def _change(record: dict[str, Any], texts: dict[str, str]) -> Change:
    if "label" in record:
        sides = (None if record[side] is None else labels.from_record(record[side]) for side in ("before", "after"))
        return LabelChange(*sides)
    if "setting" in record:
        return SettingChange(record["setting"], record["before"], record["after"])
    article_id: str = record["article"]
    if "layer" not in record:  # a file of schema 1 names no field: it is the status
        field = record.get("field", "status")
        before, after = record["before"], record["after"]
        if field == "status":
            before, after = ArticleStatus(before), ArticleStatus(after)
        return ArticleChange(article_id, field, before, after)
    layer: Layer = record["layer"]
    text = texts[article_id]
    before, after = (from_record(record[side], layer, text) if record[side] else None for side in ("before", "after"))
    return AnnotationChange(article_id, before, after)


def _texts(connection: sqlite3.Connection, keys: set[str]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for key in keys:
        row = connection.execute("SELECT text, exact FROM article WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise EditConflictError(f"no article {key!r}")
        texts[key] = restored(row[1]).get("text", row[0])
    return texts


def write(connection: sqlite3.Connection, edit: Edit, reviewer: str) -> None:
    """Add a done edit; what was undone before it can no longer be redone."""
    texts = _texts(connection, set(edit.article_ids))
    connection.execute("UPDATE edit SET state = 'abandoned' WHERE kind = 'do' AND state = 'undone'")
    changes = dumps([_change_record(c, texts) for c in edit.changes])
    _add(connection, reviewer, kind="do", action=edit.action, state="done", changes=changes)


def _add(connection: sqlite3.Connection, reviewer: str, **columns: object) -> None:
    columns |= {"time": datetime.now(UTC).isoformat(), "reviewer": _reviewer_id(connection, reviewer)}
    names, marks = ", ".join(columns), ", ".join("?" * len(columns))
    connection.execute(f"INSERT INTO edit ({names}) VALUES ({marks})", tuple(columns.values()))


def undoable(connection: sqlite3.Connection) -> tuple[int, str] | None:
    """Id and action of the edit that undo would take back."""
    query = "SELECT id, action FROM edit WHERE kind = 'do' AND state = 'done' ORDER BY id DESC LIMIT 1"
    return connection.execute(query).fetchone()


def redoable(connection: sqlite3.Connection) -> tuple[int, str] | None:
    query = "SELECT id, action FROM edit WHERE kind = 'do' AND state = 'undone' ORDER BY id LIMIT 1"
    return connection.execute(query).fetchone()


def is_long(connection: sqlite3.Connection, *, undo: bool) -> bool:
    """Whether the edit that undo, or redo, would turn has very many changes; by the size of its record."""
    found = undoable(connection) if undo else redoable(connection)
    if found is None:
        return False
    return connection.execute("SELECT length(changes) > ? FROM edit WHERE id = ?", (_LONG, found[0])).fetchone()[0] == 1


def read(connection: sqlite3.Connection, edit_id: int) -> Edit:
    action, changes = connection.execute("SELECT action, changes FROM edit WHERE id = ?", (edit_id,)).fetchone()
    records: list[dict[str, Any]] = loads(changes)
    texts = _texts(connection, {r["article"] for r in records if "layer" in r})
    return Edit(action, tuple(_change(r, texts) for r in records))


def ids(connection: sqlite3.Connection, article_id: str) -> set[str]:
    """The ids of an article's findings in all edits that may still be undone or redone."""
    found: set[str] = set()
    for key in {dumps(article_id), json.dumps(article_id)}:  # as it stands, and with escapes
        named = connection.execute(
            "SELECT changes FROM edit WHERE kind = 'do' AND state != 'abandoned' AND instr(changes, ?)",
            (f'"article":{key}',),
        )
        for (changes,) in named:
            records: list[dict[str, Any]] = loads(changes)
            mine = (r for r in records if "layer" in r and r["article"] == article_id)
            found |= {(r["before"] or r["after"])["id"] for r in mine}
    return found


def suggested(connection: sqlite3.Connection) -> dict[str, dict[str, tuple[Layer, dict[str, Any]]]]:
    """The records of what the machine had suggested before a human changed it, by article and id, with their layer."""
    found: dict[str, dict[str, tuple[Layer, dict[str, Any]]]] = {}
    for (changes,) in connection.execute("SELECT changes FROM edit WHERE kind = 'do' AND state = 'done' ORDER BY id"):
        records: list[dict[str, Any]] = loads(changes)
        for record in records:
            before: dict[str, Any] | None = record["before"] if "layer" in record else None
            if before is not None and before.get("status") == Status.SUGGESTED:
                found.setdefault(record["article"], {}).setdefault(before["id"], (record["layer"], before))
    return found


def turn(connection: sqlite3.Connection, edit_id: int, reviewer: str, *, undo: bool) -> None:
    """Note that an edit was undone or redone."""
    connection.execute("UPDATE edit SET state = ? WHERE id = ?", ("undone" if undo else "done", edit_id))
    action = connection.execute("SELECT action FROM edit WHERE id = ?", (edit_id,)).fetchone()[0]
    _add(connection, reviewer, kind="undo" if undo else "redo", action=action, target=edit_id)
