"""Opening a review file: what it must be, who may write it, and what to say when it is not so."""

from __future__ import annotations

import contextlib
import errno
import sqlite3
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _

APPLICATION_ID = 0x41725276  # "ArRv"
VERSION = 2  # in PRAGMA user_version; raised with each migration in ``schema``
MAGIC = b"SQLite format 3\0"
BUSY_MILLISECONDS = 5000


class FileError(ReviewerError):
    """A review file that cannot be opened, read or written."""


class LockedError(FileError):
    """Another window works on the file."""


@contextlib.contextmanager
def told(path: Path) -> Generator[None]:
    """Turn what SQLite says into a sentence for the reviewer."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error


def _explained(error: sqlite3.Error, path: Path) -> FileError:
    text, name = str(error).lower(), path.name
    earlier = _("Everything that was shown as saved before is safe.")
    if "full" in text:
        return FileError(
            _("The disk is full, so “{name}” could not be written.").format(name=name),
            safe=_("This last change was not saved.") + " " + earlier,
            remedy=_("Free some space and do it again."),
        )
    if "readonly" in text or "unable to open" in text:
        return _out_of_reach(path)
    if "locked" in text or "busy" in text:
        return FileError(
            _("Another program is writing “{name}” at this moment.").format(name=name),
            safe=_("This last change was not saved.") + " " + earlier,
            remedy=_("Wait a moment and do it again."),
        )
    if "malformed" in text or "not a database" in text or "i/o" in text:
        return damaged(path)
    return FileError(
        _("“{name}” could not be read or written: {reason}.").format(name=name, reason=error),
        safe=earlier,
        remedy=_("Close the program, open the file again and repeat the step."),
    )


@contextlib.contextmanager
def opening(path: Path) -> Generator[None]:
    """Turn what the system says about a name or its folder into a sentence for the reviewer."""
    try:
        yield
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        code, reason = (error.errno, error.strerror) if isinstance(error, OSError) else (None, None)
        if code in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise _out_of_reach(path) from error
        raise FileError(
            _("“{name}” could not be read or written: {reason}.").format(name=path.name, reason=reason or error),
            safe=_("Nothing was changed."),
            remedy=_("Check the name and the folder."),
        ) from error


def _out_of_reach(path: Path) -> FileError:
    return FileError(
        _("“{name}” cannot be written: the file or its folder is read-only or out of reach.").format(name=path.name),
        safe=_("Nothing was changed."),
        remedy=_("Copy the file to a folder of your own and open it there."),
    )


def _no_review_file(path: Path) -> FileError:
    return FileError(
        _("“{name}” is not a review file.").format(name=path.name),
        safe=_("The file was left as it is."),
        remedy=_("Articles are brought in with Import; choose a review file to open."),
    )


def damaged(path: Path) -> FileError:
    return FileError(
        _("“{name}” is damaged and cannot be read in full.").format(name=path.name),
        safe=_("The file was left as it is."),
        remedy=_("Restore a copy of it from a backup."),
    )


def _foreign(path: Path) -> FileError:
    return FileError(
        _("“{name}” is a SQLite file of another program.").format(name=path.name),
        safe=_("The file was left as it is."),
        remedy=_("Choose a review file, or a new name to begin one."),
    )


class _Open:
    """The files that this process has open through SQLite, by device and inode.

    Whoever opens such a file by other means and closes it takes away all locks that the process holds on it: that is
    how POSIX locks work. Another program that then closes the file takes itself for the last one and removes the WAL,
    and what is written from there on goes into a file that nobody finds. So such a file is not touched but by SQLite.
    """

    def __init__(self) -> None:
        self._files: dict[int, tuple[int, int]] = {}  # by connection

    def add(self, connection: sqlite3.Connection, path: Path) -> None:
        with contextlib.suppress(OSError):
            found = path.stat()
            self._files[id(connection)] = (found.st_dev, found.st_ino)

    def drop(self, connection: sqlite3.Connection) -> None:
        self._files.pop(id(connection), None)

    def holds(self, path: Path) -> bool:
        try:
            found = path.stat()
        except (OSError, ValueError):
            return False
        return (found.st_dev, found.st_ino) in list(self._files.values())


_OPEN = _Open()


def is_open(path: Path) -> bool:
    """Whether this process has a file open as a review file; then nothing but SQLite may open it."""
    return _OPEN.holds(path)


def is_review_file(path: Path) -> bool:
    """Whether a path is to be opened rather than imported: by its content, else by its name."""
    if is_open(path):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except (OSError, ValueError):
        return path.suffix in (".sqlite", ".db")
    return head == MAGIC or (not head and path.suffix in (".sqlite", ".db"))


def close(connection: sqlite3.Connection) -> None:
    """Close what ``connect`` has opened."""
    connection.close()
    _OPEN.drop(connection)


def inspect(path: Path, *, create: bool) -> None:
    """Refuse what is not a review file before anything touches it. With ``create`` an empty file may become one.

    Raises:
        FileError: not a database, cut short, of another program, or of a newer version.
    """
    if not path.exists() or is_open(path):
        return
    if path.stat().st_size == 0:
        if create:
            return
        raise _no_review_file(path)
    with contextlib.suppress(PermissionError), path.open("rb") as file:
        header = file.read(100)
        if not header.startswith(MAGIC):
            raise _no_review_file(path)
        page_size = int.from_bytes(header[16:18], "big") or 1
        page_size = 65536 if page_size == 1 else page_size
        pages = int.from_bytes(header[28:32], "big")
        wal = path.with_name(path.name + "-wal")
        waiting = wal.exists() and wal.stat().st_size > 0
        if len(header) < 100 or (not waiting and path.stat().st_size < pages * page_size):
            raise damaged(path)


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    objects = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION_ID and (objects or application):
        raise _foreign(path)
    if version > VERSION:
        raise FileError(
            _("“{name}” was written by a newer version of this program.").format(name=path.name),
            safe=_("The file was left as it is."),
            remedy=_("Install the newer version to open it."),
        )


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """A copy of the file as it was before a migration, beside it."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    copy = path.with_name(f"{path.stem}.v{version}-{stamp}{path.suffix}")
    target = sqlite3.connect(copy)
    try:
        connection.backup(target)
    finally:
        target.close()
    return copy


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == VERSION:
        return
    # Only now: sqlite-utils brings pandas along where that is installed, a third of a second at each start.
    from sqlite_utils import Database

    from reviewer.store.schema import migrations

    database = Database(connection)
    if version:
        _back_up(connection, path, version)
    # Immediate, so that of two programs that open a new file at once the second waits and finds it made.
    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations.apply(database)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def connect(path: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to a sound and current review file.

    Raises:
        FileError: the file is missing (without ``create``), foreign, newer, damaged or out of reach.
    """
    if not path.exists():
        if not create:
            raise FileError(
                _("There is no file “{name}”.").format(name=path.name), remedy=_("Check the name and the folder.")
            )
        if not path.parent.is_dir():
            raise FileError(
                _("The folder of “{name}” does not exist.").format(name=path.name), remedy=_("Choose another folder.")
            )
    if path.is_dir():
        raise FileError(
            _("“{name}” is a folder, not a review file.").format(name=path.name),
            remedy=_("Choose a review file, or a new name to begin one."),
        )
    inspect(path, create=create)
    with told(path):
        connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
            _refuse_foreign(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, path)
        except BaseException:
            connection.close()
            raise
    _OPEN.add(connection, path)
    return connection


def lock(path: Path) -> FileLock:
    """The lock of a window on its file; the system frees it when the program ends, however it ends.

    Raises:
        LockedError: another window holds it.
        OSError: the folder cannot be written.
    """
    held = FileLock(path.with_name(path.name + ".lock"), timeout=0)
    try:
        held.acquire()
    except Timeout as error:
        raise LockedError(
            _("“{name}” is open in another window.").format(name=path.name),
            safe=_("Nothing was changed."),
            remedy=_("Go on in that window, or close it first."),
        ) from error
    return held


def unlock(held: FileLock) -> None:
    """Free a lock. Its file goes first, while it is still held: a lock on a file that is gone counts for nobody."""
    with contextlib.suppress(OSError):
        Path(held.lock_file).unlink()
    held.release()
