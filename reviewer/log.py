"""The log of the desktop program: what it did and where it failed, never a word of an article or of the reviewer.

Nothing is written before ``start``, which only the desktop calls. An exception is described by its places in the code
and its type; its message only where the interpreter itself worded it about the code.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
from collections.abc import Iterable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path, PurePath
from traceback import extract_tb

import platformdirs

_APP_NAME = "article-reviewer"
_BYTES, _KEPT = 500_000, 3
_log = logging.getLogger("reviewer")
_log.propagate = False
_log.addHandler(logging.NullHandler())
_OF_PACKAGE = re.compile(r".*/(?:(?:site|dist)-packages/|(?=reviewer/))(.+)")
# Their messages name attributes, modules and types of the code, not what it worked on.
_SPEAK_OF_CODE = (AttributeError, NameError, ImportError, TypeError, RecursionError)


def default_path() -> Path:
    """``$REVIEWER_LOG`` when set, else in the user's folder for logs."""
    chosen = os.environ.get("REVIEWER_LOG")
    return Path(chosen) if chosen else platformdirs.user_log_path(_APP_NAME) / "reviewer.log"


def start(path: Path | None = None) -> None:
    """Write to the log from now on; a folder that cannot be written is no reason to stop working."""
    stop()
    target = path or default_path()
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(target, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", errors="replace")
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)


def stop() -> None:
    """Close the log; another ``start`` opens it again."""
    for handler in [h for h in _log.handlers if isinstance(h, RotatingFileHandler)]:
        _log.removeHandler(handler)
        handler.close()


def started(versions: Iterable[tuple[str, str]]) -> None:
    _log.info("started: %s", ", ".join(f"{name} {number}" for name, number in versions))


def opened(path: Path) -> None:
    """A review file was opened; only its name is written."""
    _log.info("opened %s", path.name)


def ended() -> None:
    _log.info("ended")


def failed(error: BaseException) -> None:
    """An expected failure that was told to the reviewer, or the end of a piece of work."""
    _log.warning("%s", described(error))


def crashed(report: str) -> None:
    """Something that nobody expected, as ``described`` or by Qt."""
    _log.error("%s", report)


def described(error: BaseException) -> str:
    """The traceback without the home folder and without what the program worked on; causes first."""
    parts: list[str] = []
    for one in reversed(list(_chain(error))):
        frames = [f"  {_place(f.filename)}:{f.lineno} {f.name}" for f in extract_tb(one.__traceback__)]
        parts.append("\n".join([*frames, f"{type(one).__qualname__}{_message(one)}"]))
    return "\nwhich led to\n".join(parts)


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _place(file: str) -> str:
    """A source file from its package on; the folders above it are the reviewer's own."""
    path = PurePath(file)
    found = _OF_PACKAGE.fullmatch(path.as_posix())
    return found[1] if found else path.name


def _message(error: BaseException) -> str:
    if isinstance(error, OSError):
        return f": {error.strerror}" if error.strerror else ""
    message = str(error) if isinstance(error, _SPEAK_OF_CODE) else ""
    return f": {message}" if message.isascii() and message else ""
