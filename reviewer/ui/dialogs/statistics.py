"""Statistics of a review: time and actions, what the machine got wrong, how far its extractors can be trusted.

All of it is read from the review file and stays on this machine.
"""

from __future__ import annotations

from pathlib import Path

from attrs import frozen
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ReviewerError
from reviewer.filewide import Watch
from reviewer.messages import gettext as _
from reviewer.quality import Correction, CorrectionLog
from reviewer.store import Activity
from reviewer.ui.desk import Desk
from reviewer.ui.dialogs.statistics_tabs import CorrectionsTab, ExtractorsTab, WorkTab, button
from reviewer.ui.names import Names, isolated
from reviewer.ui.tasks import Task, Tasks
from reviewer.ui.theme import Theme
from reviewer.workspace import Workspace


@frozen
class Figures:
    """What was read; not ``whole`` when the reading was stopped."""

    activity: Activity
    log: CorrectionLog
    whole: bool


class StatisticsDialog(QDialog):
    """Stays beside the window. It reads on a connection of its own, when it is opened and when it is asked to."""

    def __init__(self, desk: Desk, names: Names, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(_("Statistics"))
        self._desk = desk
        self._window = window
        self._tasks = Tasks(self)
        self._task: Task | None = None
        self._stale = True
        self.work = WorkTab()
        self.corrections = CorrectionsTab(names, theme, desk.workspace.path.with_name("corrections.csv"))
        self.extractors = ExtractorsTab(names, theme)
        self._pages = QStackedWidget()
        self._tabs = QButtonGroup(self)
        self._state = QLabel()
        self._state.setObjectName("hint")
        self._state.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Reading the review file"))
        self.stop_button = button(_("Stop"), self._stop)
        self.refresh_button = button(_("Count anew"), self.refresh)
        self._build()
        desk.saved.connect(self._grown_stale)
        window.installEventFilter(self)

    def _build(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(4)
        pages = (
            (_("Time and actions"), self.work),
            (_("Corrections"), self.corrections),
            (_("Extractors"), self.extractors),
        )
        for place, (name, page) in enumerate(pages):
            tab = button(name, lambda place=place: self.choose(place))
            tab.setObjectName("tab")
            tab.setCheckable(True)
            self._tabs.addButton(tab, place)
            tabs.addWidget(tab)
            self._pages.addWidget(page)
            self._key(f"Alt+{place + 1}", tab.click)
        self._tabs.button(0).setChecked(True)
        tabs.addStretch()
        self._key("F5", self.refresh)
        self.refresh_button.setToolTip(isolated("F5"))
        local = QLabel(_("Read from the review file; nothing leaves this machine."))
        local.setObjectName("hint")
        tabs.addWidget(local)
        feet = QHBoxLayout()
        feet.addWidget(self._state, 1)
        feet.addWidget(self.stop_button)
        feet.addWidget(self.refresh_button)
        feet.addWidget(button(_("Close"), self.reject))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addLayout(tabs)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._progress)
        layout.addLayout(feet)
        self.work.wanted.connect(lambda article_id: self._go(article_id, None))
        self.corrections.wanted.connect(self._go_to)
        self.corrections.export_wanted.connect(self.export)
        self.resize(1180, 720)

    def _key(self, key: str, work: object) -> None:
        """A key by an action: so it is found by its place under an Arabic layout, too."""
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(work)
        self.addAction(action)

    # Showing

    def present(self) -> None:
        """Show the window in front, with figures that are up to date."""
        self.show()
        self.raise_()
        self.activateWindow()
        if self._stale and self._task is None:
            self.refresh()

    def choose(self, place: int) -> None:
        """Go to a tab."""
        self._tabs.button(place).setChecked(True)
        self._pages.setCurrentIndex(place)

    def _grown_stale(self) -> None:
        self._stale = True
        if self.isVisible() and self._task is None:
            self._state.setText(_("The file has changed since these figures were counted."))

    # Counting

    @property
    def busy(self) -> bool:
        return self._task is not None

    def refresh(self) -> None:
        """Read the file anew, off the window's thread."""
        if self._task is not None:
            return
        path, reviewer = self._desk.workspace.path, self._desk.workspace.reviewer

        def work(task: Task) -> Figures:
            watch = Watch(task.progress, task.cancelled)
            with Workspace.open(path, reviewer=reviewer, create=False) as own:
                activity = own.activity(watch)
                log = CorrectionLog() if task.cancelled() else own.correction_log(watch)
            return Figures(activity, log, not task.cancelled())

        self._stale = False
        self._state.setText(_("Reading the review file …"))
        self._progress.setRange(0, 0)
        self._show_busy(busy=True)
        self._task = self._tasks.run(work, on_done=self._show, on_error=self._failed, on_progress=self._progressed)
        self._task.ended.connect(self._ended)

    def _progressed(self, done: int, total: int, _name: str) -> None:
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def _show(self, figures: Figures) -> None:
        self.work.show_activity(figures.activity)
        self.corrections.show_log(figures.log)
        self.extractors.show_log(figures.log)
        self._stale = self._stale or not figures.whole
        self._state.setText("" if figures.whole else _("Stopped; these figures are of a part of the file only."))

    def _failed(self, error: ReviewerError) -> None:
        self._stale = True
        self._state.setText(str(error))

    def _ended(self) -> None:
        self._task = None
        self._show_busy(busy=False)

    def _show_busy(self, *, busy: bool) -> None:
        self._progress.setVisible(busy)
        self.stop_button.setVisible(busy)
        self.refresh_button.setEnabled(not busy)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    # Going to a finding

    def _go_to(self, one: Correction) -> None:
        self._go(one.article, one.id)

    def _go(self, article_id: str, annotation_id: str | None) -> None:
        """Open an article in the window and choose the finding there."""
        desk = self._desk
        if desk.article is None or desk.article.id != article_id:
            desk.open(article_id)
        if annotation_id is not None and desk.article is not None:
            there = desk.article.annotation(annotation_id) is not None
            desk.select(annotation_id if there else None)
            if not there:
                desk.said.emit(_("This finding is no longer in the article."))
        self._window.activateWindow()

    # Export

    def export(self, target: Path) -> None:
        """Write the corrections that are shown as a table."""
        try:
            self._desk.workspace.write_corrections(self.corrections.shown, target)
        except ReviewerError as error:
            self._state.setText(str(error))
        else:
            self._state.setText(_("Written: {file}").format(file=isolated(str(target))))

    # Closing

    def reject(self) -> None:
        self._stop()
        super().reject()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close:  # the file is about to be closed
            self._tasks.drain()
            self._task = None
            self.hide()
        return super().eventFilter(watched, event)
