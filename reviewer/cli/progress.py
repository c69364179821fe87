"""Progress of long work on stderr: one line that is rewritten on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_QUIET = 1.0  # seconds before anything is shown
_REDRAW, _REPEAT = 0.1, 10.0  # seconds between two lines, on a terminal and elsewhere


class Progress:
    """``step(done, total, name)`` as often as you like; ``total`` 0 when it is not known."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._start = self._last = time.monotonic()
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self._shown and self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def step(self, done: int, total: int, name: str = "") -> None:
        now = time.monotonic()
        if now - self._start < _QUIET or now - self._last < (_REDRAW if self._terminal else _REPEAT):
            return
        self._last, self._shown = now, True
        rate = done / (now - self._start)
        part = f"{done}/{total} ({100 * done // total}%)" if total else str(done)
        left = f" {(total - done) / rate:.0f} s" if total and rate else ""
        line = f"{part} {rate:.0f}/s{left} {name}"
        sys.stderr.write(f"\r\x1b[K{line[:78]}" if self._terminal else f"{line}\n")
        sys.stderr.flush()
