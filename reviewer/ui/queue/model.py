"""The queue as a list model: ids of all rows, the rows themselves only a page at a time."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _
from reviewer.store import Order, QueueFilter, QueueRow, Wanted
from reviewer.ui.names import article_status_name, date_text
from reviewer.ui.tasks import Task, Tasks
from reviewer.workspace import Workspace

PAGE = 64
_PAGES = 24  # kept in memory
_PAINTED = 30  # milliseconds in which the beginning is painted, before the rest is read
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class QueueModel(QAbstractListModel):
    """Rows of the queue in the order of its filter; ``ROW`` gives the QueueRow.

    The beginning of a long list is there at once. The rest is read on a connection of its own and comes by and by;
    ``grown`` tells of each part and ``completed`` of the end, ``failed`` that there will be none.
    """

    grown = Signal()
    completed = Signal()
    failed = Signal(object)  # ReviewerError
    _found = Signal(object, object)  # the task, and the ids that it has found

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._ids: Sequence[int] = ()
        self._filter = QueueFilter()
        self._pages: dict[int, dict[int, QueueRow]] = {}
        self.complete = True
        self._tasks = Tasks(self)
        self._task: Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAINTED)
        self._soon.timeout.connect(self._read)
        self._found.connect(self._append, Qt.ConnectionType.QueuedConnection)

    def load(self, chosen: QueueFilter) -> None:
        """Show what a filter lets through."""
        self._forget()
        self.beginResetModel()
        self._filter = chosen
        self._ids, self.complete = self._workspace.queue_beginning(chosen)
        self._pages.clear()
        self.endResetModel()
        if not self.complete:
            self._soon.start()

    def stop(self) -> None:
        """Read no further: the file is about to be closed."""
        self._forget()
        self._tasks.drain()

    def _forget(self) -> None:
        self._soon.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _read(self) -> None:
        """Read what is behind the beginning, beside the window."""
        path, reviewer, chosen = self._workspace.path, self._workspace.reviewer, self._filter
        known = array("q", self._ids)

        def work(task: Task) -> None:
            with Workspace.open(path, reviewer=reviewer, create=False) as workspace:
                for part in workspace.queue_rest(chosen, known, task.cancelled):
                    self._found.emit(task, part)
            self._found.emit(task, None)

        self._task = self._tasks.run(work, on_error=self._fail)

    def _append(self, task: object, part: Sequence[int] | None) -> None:
        if task is not self._task:  # another list is shown by now
            return
        if part is None:
            self._task = None
            self.complete = True
            self.completed.emit()
            return
        assert isinstance(self._ids, array)
        self.beginInsertRows(QModelIndex(), len(self._ids), len(self._ids) + len(part) - 1)
        self._pages.pop(len(self._ids) // PAGE, None)  # was not full
        self._ids.extend(part)
        self.endInsertRows()
        self.grown.emit()

    def _fail(self, error: ReviewerError) -> None:
        if self._task is not None:
            self._task = None
            self.complete = True
            self.failed.emit(error)

    def refresh(self) -> None:
        """Read the rows again; the same articles in the same order."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._ids)

    def row_at(self, place: int) -> QueueRow | None:
        if not 0 <= place < len(self._ids):
            return None
        page = place // PAGE
        if page not in self._pages:
            if len(self._pages) >= _PAGES:
                del self._pages[next(iter(self._pages))]
            rows = self._workspace.queue_rows(self._ids[page * PAGE : (page + 1) * PAGE])
            self._pages[page] = {row.rowid: row for row in rows}
        return self._pages[page].get(self._ids[place])

    def place_of(self, rowid: int | None) -> int | None:
        if rowid is None:
            return None
        if self._filter.order is Order.IMPORTED:
            place = bisect_left(self._ids, rowid)
            return place if place < len(self._ids) and self._ids[place] == rowid else None
        for page, rows in self._pages.items():
            if rowid in rows:
                return self._ids.index(rowid, page * PAGE)
        try:
            return self._ids.index(rowid)
        except ValueError:
            return None

    def _gap(self, rowid: int | None) -> tuple[int, int]:
        """Where the list ends before an article and goes on behind it, be it in the list or not."""
        place = self.place_of(rowid)
        if place is not None:
            return place, place + 1
        if rowid is None or self._filter.order is not Order.IMPORTED:
            return 0, 0
        gap = bisect_left(self._ids, rowid)
        return gap, gap

    def beside(self, rowid: int | None, step: int) -> int:
        """The place behind that of an article, or before it; it may lie outside of the list."""
        before, behind = self._gap(rowid)
        return behind if step > 0 else before - 1

    def first_wanted(self, rowid: int | None, wanted: Wanted) -> int | None:
        """The place of the first article behind another that is wanted, going round once."""
        before, behind = self._gap(rowid)
        for part in (self._ids[behind:], self._ids[:before]):
            found = self._workspace.first_of(part, wanted)
            if found is not None:
                return self.place_of(found)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.headline
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return row.headline
            case Qt.ItemDataRole.UserRole:
                return row
            case _:
                return None


def spoken(row: QueueRow) -> str:
    """All that the card of an article shows, in words."""
    parts = [row.headline, row.source, date_text(row.published), article_status_name(row.status)]
    if row.warnings:
        parts.append(_("With findings that deserve a look"))
    if row.flagged:
        parts.append(_("Flagged"))
    if row.noted:
        parts.append(_("With a note"))
    return "، ".join(part for part in parts if part)
