"""The queue as a list model: ids of all rows, the rows themselves only a page at a time."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.store import QueueFilter, QueueRow
from reviewer.ui.names import article_status_name, date_text
from reviewer.workspace import Workspace

PAGE = 64
_PAGES = 24  # kept in memory
Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class QueueModel(QAbstractListModel):
    """Rows of the queue in order of import; ``ROW`` gives the QueueRow."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._ids: list[int] = []
        self._pages: dict[int, dict[int, QueueRow]] = {}

    def load(self, chosen: QueueFilter) -> None:
        self.beginResetModel()
        self._ids = self._workspace.queue_ids(chosen)
        self._pages.clear()
        self.endResetModel()

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
        try:
            return self._ids.index(rowid) if rowid is not None else None
        except ValueError:
            return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.headline
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (row.headline, row.source, date_text(row.published), article_status_name(row.status))
                return "، ".join(part for part in parts if part)
            case Qt.ItemDataRole.ToolTipRole:
                return row.headline
            case Qt.ItemDataRole.UserRole:
                return row
            case _:
                return None
