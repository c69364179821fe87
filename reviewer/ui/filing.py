"""Files in and out of the window: import, the machine's reading in the background, export."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from reviewer.errors import ReviewerError
from reviewer.extract.camel import CamelError, CamelNER, find_model
from reviewer.formats import ExportOptions, ExportSummary
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.ui.desk import Desk
from reviewer.ui.messagebar import MessageBar
from reviewer.ui.names import digits
from reviewer.ui.statusline import StatusLine
from reviewer.ui.tasks import Task, Tasks
from reviewer.workspace import ImportReport, Workspace

_REFRESH = 400  # milliseconds between two looks at the queue while the machine reads


class Filing(QObject):
    """Work on the file that takes long. It runs on a connection of its own, beside the reviewer's edits."""

    def __init__(self, desk: Desk, tasks: Tasks, status: StatusLine, bar: MessageBar, camel_model: str | None) -> None:
        super().__init__(desk)
        self._desk = desk
        self._tasks = tasks
        self._status = status
        self._bar = bar
        self._camel_model = camel_model
        self._task: Task | None = None
        self._reading: Task | None = None
        self._wanted: str | None = None  # the open article, which the machine reads before all others
        self.last_report: ImportReport | None = None
        self._closed = False
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(_REFRESH)
        self._refresh.timeout.connect(desk.queue_changed)
        status.cancel_wanted.connect(self.cancel)
        desk.article_opened.connect(self._want)
        self._want(desk.article)

    def _want(self, article: Any) -> None:
        self._wanted = article.id if article is not None else None

    def close(self) -> None:
        """Start nothing any more and hear no task out; the file is about to be closed.

        What a task has told before it was cancelled may still be on its way here through the event loop.
        """
        self._closed = True
        self._refresh.stop()

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _own_workspace(self) -> Workspace:
        workspace = self._desk.workspace
        return Workspace.open(workspace.path, reviewer=workspace.reviewer, create=False)

    def _start(self, name: str, work: Any, done: Any) -> Task:
        def ended() -> None:
            if self._task is task:
                self._task = None
                self._status.show_work(None)

        def progressed(done_: int, total: int, _item: str) -> None:
            self._status.show_work(name, done_, total)

        self._status.show_work(name)
        task = self._tasks.run(work, on_done=done, on_error=self._failed, on_progress=progressed)
        self._task = task
        task.ended.connect(ended)
        return task

    def _failed(self, error: ReviewerError) -> None:
        self._bar.show_error(error)

    # Import

    def import_files(self, paths: Sequence[Path]) -> None:
        """Bring files and folders in, open the first article that came, and let the machine read them."""

        def work(task: Task) -> ImportReport:
            with self._own_workspace() as workspace:
                return workspace.import_files(paths, on_progress=task.progress, cancelled=task.cancelled)

        self._stop_reading()
        self._start(_("Importing"), work, self._imported)

    def _imported(self, report: ImportReport) -> None:
        if self._closed:
            return
        self.last_report = report
        self._desk.queue_changed.emit()
        text = import_text(report)
        if report.problems:
            first = "\n".join(str(problem) for problem in report.problems[:5])
            more = len(report.problems) - 5
            rest = "\n" + ngettext("and {n} more", "and {n} more", more).format(n=digits(more)) if more > 0 else ""
            safe = _("What could be read has come in.") if report.added else _("Nothing was changed.")
            self._bar.show_error(ReviewerError(f"{text}\n{first}{rest}", safe=safe))
        else:
            self._desk.said.emit(text)
        if report.first_id is not None and (report.added or self._desk.article is None):
            self._desk.open(report.first_id)
        self.read()

    # The machine's reading

    def read(self) -> None:
        """Let the machine read every article that it has not read, the open one first."""
        if not self._closed and self._reading is None and self._desk.workspace.unextracted() is not None:
            self._reading = self._start(_("The machine is reading"), self._read, None)
            self._reading.progressed.connect(self._one_read)
            self._reading.ended.connect(self._reading_ended)

    def read_again(self) -> None:
        """Let the machine read the open article anew; what was decided stays, what was imported is merged in."""
        article = self._desk.article
        if article is None or self._closed:
            return

        def work(task: Task) -> str:
            camel = self._recogniser(task)
            try:
                with self._own_workspace() as workspace:
                    workspace.extract_article(article.id, camel=camel)
            finally:
                if camel is not None:
                    camel.close()
            return article.id

        self._start(_("The machine is reading"), work, self._read_anew)

    def _read_anew(self, article_id: str) -> None:
        self._one_read(1, 1, article_id)
        if not self._closed:
            self._desk.said.emit(_("The machine has read the article again; what you decided stays."))

    def _reading_ended(self) -> None:
        self._reading = None
        if not self._closed:
            self._desk.queue_changed.emit()

    def _stop_reading(self) -> None:
        if self._reading is not None:
            self._reading.cancel()

    def _read(self, task: Task) -> None:
        camel = self._recogniser(task)
        try:
            with self._own_workspace() as workspace:
                total, done = workspace.unextracted_count(), 0
                while not task.cancelled():
                    article = workspace.unextracted(prefer=self._wanted)
                    if article is None:
                        return
                    try:
                        workspace.extract_article(article, camel=camel)
                    except CamelError as error:
                        task.failed.emit(error)
                        camel = None
                        continue
                    done += 1
                    task.progress(done, max(total, done), article)
        finally:
            if camel is not None:
                camel.close()

    def _recogniser(self, task: Task) -> CamelNER | None:
        try:
            model = find_model(self._camel_model)
        except CamelError as error:
            task.failed.emit(error)
            return None
        return CamelNER(model) if model is not None else None

    def _one_read(self, _done: int, _total: int, article_id: str) -> None:
        if self._closed:
            return
        if self._desk.article is not None and self._desk.article.id == article_id:
            self._desk.reload()
        if not self._refresh.isActive():
            self._refresh.start()

    # Export

    def export(self, format_id: str, out: Path, options: ExportOptions, done: Any, failed: Any) -> Task:
        """Export; ``done`` gets the ExportSummary, ``failed`` the ReviewerError."""

        def work(task: Task) -> ExportSummary:
            with self._own_workspace() as workspace:
                return workspace.export(format_id, out, options, on_progress=task.progress, cancelled=task.cancelled)

        task = self._start(_("Exporting"), work, done)
        task.failed.connect(failed)
        return task


def import_text(report: ImportReport) -> str:
    """What an import brought, in a sentence."""
    parts = [ngettext("{n} article imported", "{n} articles imported", report.added).format(n=digits(report.added))]
    if report.duplicates:
        n = report.duplicates
        parts.append(ngettext("{n} was there already", "{n} were there already", n).format(n=digits(n)))
    if report.cancelled:
        parts.append(_("stopped by you"))
    return _("; ").join(parts) + "."
