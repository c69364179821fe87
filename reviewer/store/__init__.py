"""The review file: one SQLite database with the articles, their annotations and the journal of all edits."""

from reviewer.store.check import Stats
from reviewer.store.file import FileError, LockedError
from reviewer.store.queue import Counts, QueueFilter, QueueRow
from reviewer.store.rows import headline
from reviewer.store.store import ImportCount, Store

__all__ = [
    "Counts",
    "FileError",
    "ImportCount",
    "LockedError",
    "QueueFilter",
    "QueueRow",
    "Stats",
    "Store",
    "headline",
]
