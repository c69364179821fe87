"""Names completed while they are typed: those of the article first, then those of the whole file with their counts."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.store import NameIndex
from reviewer.ui.desk import Desk
from reviewer.ui.drawing import draw_text
from reviewer.ui.inspector.fields import TextField
from reviewer.ui.names import digits
from reviewer.ui.tasks import Task, Tasks
from reviewer.workspace import Workspace

MOST = 12  # rows that are offered
_PAUSE = 140  # milliseconds without a key before names are offered
_SHARE = 20  # reading the names may take one part in so many of the time
_COUNT = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex


class FileNames(QObject):
    """The names of the file as they were a moment ago; read again off the window's thread when it has changed."""

    def __init__(self, desk: Desk, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = desk.workspace
        self._tasks = tasks
        self.index = NameIndex()
        self._stale = True
        self._running = False
        self._not_before = 0.0
        desk.queue_changed.connect(self._change)

    def _change(self) -> None:
        self._stale = True

    def refresh(self) -> None:
        """Read them again, if that is worth its time."""
        if not self._stale or self._running or time.monotonic() < self._not_before:
            return
        self._stale, self._running = False, True
        path, reviewer = self._workspace.path, self._workspace.reviewer

        def work(_task: Task) -> tuple[NameIndex, float]:
            begun = time.monotonic()
            with Workspace.open(path, reviewer=reviewer, create=False) as own:
                return own.filewide.completions(), time.monotonic() - begun

        task = self._tasks.run(work, on_done=self._take)
        task.ended.connect(self._end)

    def _take(self, read: tuple[NameIndex, float]) -> None:
        self.index, cost = read
        self._not_before = time.monotonic() + _SHARE * cost

    def _end(self) -> None:
        self._running = False


class _NameDelegate(QStyledItemDelegate):
    """A name from the right, and how often the file has it at the other end."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + 60, 30)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown = QStyleOptionViewItem(option)
        shown.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        palette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
        style = QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, shown, painter, option.widget)  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        box = rect.adjusted(10, 0, -10, 0)
        font = option.font  # pyright: ignore[reportAttributeAccessIssue]
        draw_text(painter, box.adjusted(54, 0, 0, 0), index.data(), font, palette.text().color().name(), rtl=True)
        count = index.data(_COUNT)
        if count:
            muted = QApplication.palette().placeholderText().color().name()
            draw_text(painter, box, digits(count), font, muted, rtl=True, end=True)
        painter.restore()


class Completion(QObject):
    """Offers names below a field; choosing one saves it at once."""

    def __init__(self, field: TextField) -> None:
        super().__init__(field)
        self._field = field
        self._here: Sequence[str] = ()
        self._file: FileNames | None = None
        self._model = QStandardItemModel(self)
        self.completer = QCompleter(self._model, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(MOST)
        self.completer.setWidget(field)
        self.completer.activated.connect(self._choose)
        self._popup: QListView | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.offer)
        field.textEdited.connect(lambda _text: self._timer.start())
        field.installEventFilter(self)

    def show_names(self, names: Sequence[str]) -> None:
        """The names of the article, which come before those of the file."""
        self._here = names

    def read_from(self, file: FileNames) -> None:
        self._file = file

    def found(self, typed: str) -> list[tuple[str, int]]:
        """What fits what was typed, with how often the file has it."""
        index = self._file.index if self._file is not None else NameIndex()
        here = NameIndex((name, 1) for name in self._here).matching(typed, MOST)
        offered = {name: index.count(name) for name, _count in here} | dict(index.matching(typed, MOST))
        return [one for one in list(offered.items())[:MOST] if one[0] != typed.strip()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The names are there before the first letter is typed."""
        if event.type() == QEvent.Type.FocusIn and self._file is not None:
            self._file.refresh()
        return super().eventFilter(watched, event)

    def offer(self) -> None:
        """Show what fits; nothing is shown when nothing does."""
        self._timer.stop()
        found = self.found(self._field.text()) if self._field.hasFocus() else []
        self._model.clear()
        for name, count in found:
            item = QStandardItem(name)
            item.setData(count, _COUNT)
            item.setData(f"{name} {digits(count)}" if count else name, Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)
        if not found:
            if self._popup is not None:
                self._popup.hide()
            return
        if self._popup is None:
            self._popup = QListView()
            self._popup.setObjectName("choices")
            self._popup.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            self._popup.setAccessibleName(self._field.accessibleName())
            self.completer.setPopup(self._popup)
            self._popup.setItemDelegate(_NameDelegate(self._popup))  # after setPopup, which brings one of its own
        self.completer.complete()

    def _choose(self, name: str) -> None:
        self._field.setText(name)
        self._field.commit()
