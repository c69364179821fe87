"""The laid-out text of an article in its column: where its characters are, and which of them are selected."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reviewer.model import Span
from reviewer.ui.article.geometry import Cell, cell_at, distance_to
from reviewer.ui.article.offsets import OffsetMap
from reviewer.ui.article.painter import VisibleLine

COLUMN = 34  # ems: the widest column that reads well


class Page(QTextEdit):
    """A read-only text in a column of readable width. Spans are code points, all else is in units of the view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._offsets = OffsetMap("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_column()
        super().resizeEvent(event)

    @property
    def column_margin(self) -> int:
        """What is free at either side of the text."""
        return max(28, (self.width() - COLUMN * max(self.font().pixelSize(), 8)) // 2)

    def _set_column(self) -> None:
        """Keep the text in a column of readable width in the middle.

        A scroll bar that comes or goes takes from the margin and not from the column: else all is laid out again.
        """
        margin = self.column_margin
        bar = self.verticalScrollBar()
        taken = bar.width() if bar.isVisibleTo(self) else 0
        left, right = (margin - taken, margin) if self.isRightToLeft() else (margin, margin - taken)
        old = self.viewportMargins()
        if (old.left(), old.right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)
        column = max(self.width() - 2 * margin, 40)
        if self.lineWrapColumnOrWidth() != column:
            self.setLineWrapColumnOrWidth(column)

    def _bring_into_view(self, unit: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(unit)
        box = self.cursorRect(cursor)
        height = self.viewport().height()
        if not 40 <= box.top() <= height - 60:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - height // 3)

    def _top_unit(self) -> int:
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 4)).position()

    # Where things are

    def visible_lines(self, area: QRectF) -> Iterator[VisibleLine]:
        layout = self.document().documentLayout()
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        block = self.cursorForPosition(QPoint(0, int(area.top()) - 40)).block()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() - scrolled.y() > area.bottom() + 40:
                return
            yield from self._lines_of(block, scrolled, area)
            block = block.next()

    def _lines_of(self, block: QTextBlock, scrolled: QPointF, area: QRectF) -> Iterator[VisibleLine]:
        lines = block.layout()
        origin = lines.position() - scrolled
        text = self._offsets.units[block.position() : block.position() + block.length()]
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            top = origin.y() + line.y()
            if top - 40 <= area.bottom() and top + line.height() + 40 >= area.top():
                yield VisibleLine(lines, line, origin, block.position(), text)

    def span_rects(self, span: Span) -> list[QRectF]:
        """Where a span is in the viewport, line by line."""
        start, end = self._offsets.to_units(span.start), self._offsets.to_units(span.end)
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        found: list[QRectF] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            self.document().documentLayout().blockBoundingRect(block)  # lays it out, if nobody has yet
            for line in self._lines_of(block, scrolled, QRectF(0, -1e7, 1, 2e7)):
                found += line.rects(start, end)
            block = block.next()
        return found

    def _cell(self, point: QPointF) -> tuple[int, int] | None:
        """The units ``[start, end)`` of the character cell nearest to a point of the viewport."""
        here = self.cursorForPosition(point.toPoint()).block()  # lays out what is on the screen
        place = point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        block = min(self._blocks_around(here), key=lambda b: distance_to(b, place.y()))
        found: Cell | None = cell_at(block, place)
        if found is None:
            return None
        return block.position() + found.start, block.position() + found.start + found.length

    def _blocks_around(self, block: QTextBlock) -> list[QTextBlock]:
        """A block, and the nearest with words on either side: empty lines are lower than Qt takes them for."""
        found = [block]
        for step in (QTextBlock.previous, QTextBlock.next):
            other = step(block)
            while other.isValid() and other.length() == 1:
                other = step(other)
            if other.isValid():
                found.append(other)
        return found

    # What is selected

    def _set_cursor(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def select_span(self, span: Span) -> None:
        self._set_cursor(self._offsets.to_units(span.start), self._offsets.to_units(span.end))

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)
