"""The review file: one SQLite database with the articles, their annotations and the journal of all edits."""

import sqlite3

from reviewer.store.activity import IDLE, Activity, Work
from reviewer.store.check import Stats
from reviewer.store.file import FileError, LockedError, is_open, is_review_file
from reviewer.store.names import NameIndex, NameUse
from reviewer.store.queue import Counts, Order, QueueFilter, QueueRow, Scope, Wanted
from reviewer.store.rows import headline
from reviewer.store.store import ImportCount, Store

SQLITE_VERSION = sqlite3.sqlite_version

__all__ = [
    "IDLE",
    "SQLITE_VERSION",
    "Activity",
    "Counts",
    "FileError",
    "ImportCount",
    "LockedError",
    "NameIndex",
    "NameUse",
    "Order",
    "QueueFilter",
    "QueueRow",
    "Scope",
    "Stats",
    "Store",
    "Wanted",
    "Work",
    "headline",
    "is_open",
    "is_review_file",
]
