"""The list of the queue: every row has one height, so that a million rows are laid out without being looked at."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from reviewer.ui.queue.delegate import HEIGHT

Index = QModelIndex | QPersistentModelIndex
_Move = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class QueueList(QListView):
    """A list whose rows are found by reckoning. Qt's own goes through all of them whenever they change.

    ``left_above`` when the reviewer goes up from the first row.
    """

    left_above = Signal()
    _shown: QAbstractItemModel | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("queue")
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        self._shown = model
        super().setModel(model)

    def _rows(self) -> int:
        """How many rows there are; none while list and model are taken down, when Qt asks once more."""
        return self._shown.rowCount() if self._shown is not None and isValid(self._shown) else 0

    def _index(self, row: int) -> QModelIndex:
        return self._shown.index(row, 0) if self._shown is not None and 0 <= row < self._rows() else QModelIndex()

    def _at(self, y: int) -> int:
        """The row at a height of the viewport, also where there is none."""
        return (y + self.verticalOffset()) // HEIGHT

    # Where the rows are

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        bar, shown = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(HEIGHT // 3)
        bar.setPageStep(shown)
        bar.setRange(0, max(0, self._rows() * HEIGHT - shown))
        QAbstractItemView.updateGeometries(self)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return QRect(0, index.row() * HEIGHT - self.verticalOffset(), self.viewport().width(), HEIGHT)

    def indexAt(self, point: QPoint) -> QModelIndex:
        return self._index(self._at(point.y()))

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:
        if not index.isValid():
            return
        top, shown, bar = index.row() * HEIGHT, self.viewport().height(), self.verticalScrollBar()
        if bar.maximum() < top + HEIGHT - shown:  # rows have come since it was laid out
            self.updateGeometries()
        last = top + HEIGHT - shown
        match hint:
            case _Hint.PositionAtTop:
                bar.setValue(top)
            case _Hint.PositionAtBottom:
                bar.setValue(last)
            case _Hint.PositionAtCenter:
                bar.setValue((top + last) // 2)
            case _:
                bar.setValue(max(min(bar.value(), top), last))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    # Choosing

    def setSelection(self, rect: QRect, command: object) -> None:
        index = self.indexAt(rect.normalized().center())
        self.selectionModel().select(index, command)  # pyright: ignore[reportCallIssue, reportArgumentType]

    def visualRegionForSelection(self, selection: object) -> QRegion:  # noqa: ARG002
        return QRegion(self.viewport().rect())

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:  # noqa: ARG002
        rows, here = self._rows(), self.currentIndex().row()
        page = max(1, self.viewport().height() // HEIGHT)
        steps = {
            _Move.MoveUp: -1,
            _Move.MovePrevious: -1,
            _Move.MoveDown: 1,
            _Move.MoveNext: 1,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -rows,
            _Move.MoveEnd: rows,
        }
        return self._index(max(0, min(here + steps.get(action, 0), rows - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_above.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are actions here; looking for them would read a million rows."""

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        state, chosen, focused = option.state, self.selectionModel(), self.hasFocus()  # pyright: ignore[reportAttributeAccessIssue]
        area = event.rect()
        for row in range(max(0, self._at(area.top())), min(self._rows(), self._at(area.bottom()) + 1)):
            index = self._index(row)
            option.rect = self.visualRect(index)  # pyright: ignore[reportAttributeAccessIssue]
            selected = chosen.isSelected(index)
            flags = state & ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
            if selected:
                flags |= QStyle.StateFlag.State_Selected
            if selected and focused:
                flags |= QStyle.StateFlag.State_HasFocus
            option.state = flags  # pyright: ignore[reportAttributeAccessIssue]
            self.itemDelegate().paint(painter, option, index)
