"""Work off the window's thread: plain data in, plain data out, told back on the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from reviewer import log
from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _

Work = Callable[["Task"], Any]


class Task(QObject):
    """One piece of work. ``progress`` may be called from the work itself; ``cancelled`` is asked by it."""

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)  # ReviewerError
    ended = Signal()  # after done or failed, whichever came

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._cancel = threading.Event()

    def cancel(self) -> None:
        self._cancel.set()

    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def progress(self, done: int, total: int, name: str = "") -> None:
        self.progressed.emit(done, total, name)

    def run(self) -> None:
        try:
            result = self._work(self)
        except ReviewerError as error:
            self.failed.emit(error)
        except Exception as error:  # a defect of ours; the window must live on
            log.crashed(log.described(error))
            self.failed.emit(ReviewerError(_("The work stopped: {reason}").format(reason=repr(error))))
        else:
            self.done.emit(result)
        finally:
            self.ended.emit()


class _Runnable(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()


class Tasks(QObject):
    """The tasks that run. One at a time: they write one file, and the reviewer's own edits come first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: set[Task] = set()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    def run(
        self,
        work: Work,
        *,
        on_done: Callable[[Any], None] | None = None,
        on_error: Callable[[ReviewerError], None] | None = None,
        on_progress: Callable[[int, int, str], None] | None = None,
    ) -> Task:
        """Start work; the callbacks come on the window's thread."""
        task = Task(work)
        self._running.add(task)
        if on_done is not None:
            task.done.connect(on_done)
        if on_error is not None:
            task.failed.connect(on_error)
        if on_progress is not None:
            task.progressed.connect(on_progress)
        task.ended.connect(lambda: self._running.discard(task))
        self._pool.start(_Runnable(task))
        return task

    def drain(self) -> None:
        """Cancel everything and wait until it has ended; nothing is told back any more."""
        for task in self._running:
            task.blockSignals(True)
            task.cancel()
        self._pool.waitForDone()
        self._running.clear()
