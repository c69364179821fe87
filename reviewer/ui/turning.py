"""Undo and redo: at once as a rule; with very many changes beside the window, which shows how far it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _
from reviewer.model import Edit
from reviewer.ui.desk import Desk
from reviewer.ui.tasks import Task, Tasks
from reviewer.workspace import CancelledError, Workspace


class Turning:
    """Takes back the last edit, or does it again."""

    def __init__(self, desk: Desk, tasks: Tasks, window: QWidget) -> None:
        self._desk = desk
        self._tasks = tasks
        self._window = window
        self.progress: QProgressDialog | None = None  # while a long one is under way

    def undo(self) -> None:
        self._turn(undo=True)

    def redo(self) -> None:
        self._turn(undo=False)

    def _turn(self, *, undo: bool) -> None:
        if self.progress is not None:
            return
        if self._desk.workspace.turns_long(undo=undo):
            self._beside(undo=undo)
        elif undo:
            self._desk.undo()
        else:
            self._desk.redo()

    def _beside(self, *, undo: bool) -> None:
        path, reviewer = self._desk.workspace.path, self._desk.workspace.reviewer

        def work(task: Task) -> Edit | None:
            with Workspace.open(path, reviewer=reviewer, create=False) as own:
                turn = own.undo if undo else own.redo
                return turn(on_progress=task.progress, cancelled=task.cancelled)

        text = _("Taking back many corrections …") if undo else _("Doing many corrections again …")
        dialog = QProgressDialog(text, _("Cancel"), 0, 0, self._window)
        dialog.setWindowTitle(_("Undo") if undo else _("Redo"))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)  # a correction meanwhile would have to wait for it
        dialog.setMinimumDuration(0)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        self.progress = dialog
        task = self._tasks.run(work, on_done=self._done, on_error=self._failed, on_progress=self._progressed)
        task.ended.connect(self._ended)
        dialog.canceled.connect(task.cancel)
        dialog.show()

    def _progressed(self, done: int, total: int, _name: str) -> None:
        if self.progress is not None and not self.progress.wasCanceled():
            self.progress.setRange(0, total)
            self.progress.setValue(done)

    def _done(self, edit: Edit | None) -> None:
        if edit is not None:
            self._desk.follow(edit)

    def _failed(self, error: ReviewerError) -> None:
        if isinstance(error, CancelledError):
            self._desk.said.emit(f"{error.happened} {error.safe}")
        else:
            self._desk.failed.emit(error)

    def _ended(self) -> None:
        if self.progress is not None:
            self.progress.deleteLater()
            self.progress = None
