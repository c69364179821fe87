"""A line of a dialog that works off the window's thread: how far it is, a button that stops it, what went wrong."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from reviewer.errors import ReviewerError
from reviewer.filewide import Watch
from reviewer.messages import gettext as _
from reviewer.model import Edit
from reviewer.ui.desk import Desk
from reviewer.ui.tasks import Task, Tasks
from reviewer.workspace import Workspace

T = TypeVar("T")
QUICK = 2.0  # seconds in which a file is looked through that is looked through unasked


class Working(QWidget):
    """One piece of work at a time, each on a connection of its own; what was begun before is stopped and forgotten."""

    changed = Signal()  # work has begun or ended

    def __init__(self, desk: Desk, tasks: Tasks) -> None:
        super().__init__()
        self._desk = desk
        self._tasks = tasks
        self._task: Task | None = None
        self._stale = False
        self._quick = True
        desk.saved.connect(self._change)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress"))
        self._stop = QPushButton(_("Stop"))
        self._stop.setAutoDefault(False)
        self._stop.clicked.connect(self.stop)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.hide()
        line = QHBoxLayout()
        line.addWidget(self._bar, 1)
        line.addWidget(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(line)
        layout.addWidget(self._said)
        self._show(False)

    @property
    def busy(self) -> bool:
        return self._task is not None

    def run(
        self, work: Callable[[Workspace, Watch], T], done: Callable[[T], None], *, even_stopped: bool = False
    ) -> None:
        """Work on the file through a connection of its own; ``done`` gets the result on the window's thread.

        What was stopped is told nobody, but for ``even_stopped``.
        """
        self.stop()
        path, reviewer = self._desk.workspace.path, self._desk.workspace.reviewer

        def on_task(task: Task) -> T:
            watch = Watch(task.progress, task.cancelled)
            with Workspace.open(path, reviewer=reviewer, create=False) as own:
                return work(own, watch)

        def ended() -> None:
            if self._task is task:
                self._end()

        def told(result: T) -> None:
            told_to = self._task is task or even_stopped
            ended()
            if told_to:
                done(result)

        def progressed(done: int, total: int, _name: str) -> None:
            if self._task is task:
                self._bar.setRange(0, total)
                self._bar.setValue(done)

        self._said.hide()
        self._bar.setRange(0, 0)
        task = self._tasks.run(on_task, on_done=told, on_error=self._failed, on_progress=progressed)
        self._task = task
        task.ended.connect(ended)
        self._show(True)
        self.changed.emit()

    def look(self, work: Callable[[Workspace, Watch], T], done: Callable[[T], None]) -> None:
        """Read something of the file that an edit may change; see ``stale``."""
        self._stale = False
        begun = time.monotonic()

        def told(result: T) -> None:
            self._quick = time.monotonic() - begun < QUICK
            done(result)

        self.run(work, told)

    @property
    def stale(self) -> bool:
        """Whether the file has changed since it was looked through, and looking again takes no time worth telling."""
        return self._stale and self._quick and not self.busy

    def _change(self) -> None:
        self._stale = True

    def correct(self, make: Callable[[Workspace, Watch], Edit], done: Callable[[Edit], None]) -> None:
        """Make an edit across the file and save it, all or nothing; stopped before that, nothing is saved."""

        def work(own: Workspace, watch: Watch) -> Edit | None:
            edit = make(own, watch)
            if watch.cancelled():
                return None
            own.apply(edit)
            return edit

        def told(edit: Edit | None) -> None:
            if edit is None:
                self.tell(_("It was stopped. Nothing was changed."))
                return
            if edit.changes:  # saved, also when somebody pressed the button in this moment
                self._follow(edit)
            done(edit)

        self.run(work, told, even_stopped=True)

    def _follow(self, edit: Edit) -> None:
        """Show it in the window; an open article that it does not concern stays open."""
        article = self._desk.article
        if article is not None and article.id in edit.article_ids:
            self._desk.follow(edit)
        else:
            self._desk.saved.emit()
            self._desk.queue_changed.emit()

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._end()

    def _end(self) -> None:
        self._task = None
        self._show(False)
        self.changed.emit()

    def _show(self, on: bool) -> None:
        self._bar.setVisible(on)
        self._stop.setVisible(on)

    def _failed(self, error: ReviewerError) -> None:
        self.tell(" ".join(part for part in (error.happened, error.safe, error.remedy) if part))

    def tell(self, text: str, *, calm: bool = False) -> None:
        """Say something below the work: what went wrong, or calmly what was done."""
        self._said.setObjectName("goodText" if calm else "warningText")
        self._said.style().unpolish(self._said)
        self._said.style().polish(self._said)
        self._said.setText(text)
        self._said.show()
