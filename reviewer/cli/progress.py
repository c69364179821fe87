"""Progress of long work on stderr: one line that is rewritten on a terminal, now and then a line elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_QUIET = 1.0  # seconds before anything is shown
_REDRAW, _REPEAT = 0.1, 10.0  # seconds between two lines, on a terminal and elsewhere
_BAR = 20  # characters


class Progress:
    """``step(done, total, name)`` as often as you like; ``total`` 0 when it is not known."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._start = self._last = time.monotonic()
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._clear()

    def _clear(self) -> None:
        if self._shown and self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def note(self, sentence: str) -> None:
        """A line that stays."""
        self._clear()
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()

    def step(self, done: int, total: int, name: str = "") -> None:
        now = time.monotonic()
        if now - self._start < _QUIET or now - self._last < (_REDRAW if self._terminal else _REPEAT):
            return
        self._last, self._shown = now, True
        rate = done / (now - self._start)
        known = total >= done > 0
        part = f"{done}/{total} ({100 * done // total}%)" if known else str(done)
        left = f" {_clock((total - done) / rate)}" if known else ""
        line = f"{part} {rate:.0f}/s{left} {name}"
        if self._terminal:
            bar = f"{'█' * (_BAR * done // total):░<{_BAR}} " if known else ""
            sys.stderr.write(f"\r\x1b[K{(bar + line)[:78]}")
        else:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def _clock(seconds: float) -> str:
    """Hours, minutes and seconds: 2:05, 1:00:30."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
