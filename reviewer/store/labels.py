"""The label set of a file: rows of the ``label`` table, and what is changed in it."""

from __future__ import annotations

import sqlite3
from typing import Any

from attrs import asdict, fields_dict

from reviewer.model import EditConflictError, Label, LabelChange, Layer

_COLUMNS = tuple(fields_dict(Label))
_READ = f"SELECT {', '.join(_COLUMNS)} FROM label"


def to_record(label: Label) -> dict[str, Any]:
    return asdict(label)


def from_record(record: dict[str, Any]) -> Label:
    """The label of a journal's record or of a row by its columns."""
    fields: dict[str, Any] = record | {"retired": bool(record["retired"])}
    return Label(**fields)


def of(connection: sqlite3.Connection, layer: Layer) -> tuple[Label, ...]:
    """The labels of a layer by position."""
    found = connection.execute(f"{_READ} WHERE layer = ? ORDER BY position, key", (layer,))
    return tuple(from_record(dict(zip(_COLUMNS, row, strict=True))) for row in found)


def change(connection: sqlite3.Connection, made: LabelChange) -> None:
    """Put a label in, take it out, or change it.

    Raises:
        EditConflictError: the label is not as the change expects it.
    """
    label = made.after or made.before
    assert label is not None  # a change has a before or an after
    row = connection.execute(f"{_READ} WHERE layer = ? AND key = ?", (label.layer, label.key)).fetchone()
    if (from_record(dict(zip(_COLUMNS, row, strict=True))) if row else None) != made.before:
        raise EditConflictError(f"label {label.key!r} is not as the edit expects it")
    if made.after is None:
        connection.execute("DELETE FROM label WHERE layer = ? AND key = ?", (label.layer, label.key))
        return
    values = to_record(made.after)
    marks = ", ".join("?" * len(values))
    connection.execute(f"REPLACE INTO label ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
