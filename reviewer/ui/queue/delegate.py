"""How an article of the queue is drawn: headline, source and date, progress, warnings."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.model import ArticleStatus
from reviewer.store import QueueRow
from reviewer.ui.drawing import draw_text, sized, two_lines
from reviewer.ui.names import date_text
from reviewer.ui.queue.model import ROW
from reviewer.ui.theme import Theme

HEIGHT = 92
_PAD = 12


class QueueDelegate(QStyledItemDelegate):
    """Draws one card of the queue."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(120, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, QueueRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect.adjusted(4, 3, -4, -3)  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(
                QColor(self.theme.accent if state & QStyle.StateFlag.State_HasFocus else self.theme.hairline)
            )
            painter.setBrush(QColor(self.theme.card))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        inner = rect.adjusted(_PAD, 8, -_PAD, -8)
        done = row.status is ArticleStatus.REVIEWED
        self._headline(painter, inner, row, font, faded=done)
        self._source(painter, inner, row, font)
        self._progress(painter, inner, row)
        painter.restore()

    def _headline(self, painter: QPainter, box: QRect, row: QueueRow, font: QFont, *, faded: bool) -> None:
        bold = sized(font, 14, weight=QFont.Weight.Medium)
        colour = self.theme.muted if faded else self.theme.ink
        for number, line in enumerate(two_lines(row.headline, bold, box.width())):
            place = QRect(box.left(), box.top() + number * 21, box.width(), 22)
            draw_text(painter, place, line, bold, colour, rtl=True)

    def _source(self, painter: QPainter, box: QRect, row: QueueRow, font: QFont) -> None:
        small = sized(font, 12)
        place = QRect(box.left(), box.top() + 45, box.width(), 18)
        parts = [row.source or "", date_text(row.published)]
        draw_text(painter, place, " · ".join(p for p in parts if p), small, self.theme.muted, rtl=True)
        if row.warnings:
            draw_text(painter, place, f"! {row.warnings}", small, self.theme.danger, rtl=True, end=True)
        elif row.status is ArticleStatus.REVIEWED:
            draw_text(painter, place, "✓", small, self.theme.accent, rtl=True, end=True)

    def _progress(self, painter: QPainter, box: QRect, row: QueueRow) -> None:
        bar = QRectF(box.left(), box.bottom() - 5, box.width(), 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.hairline))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        share = 1.0 if row.status is ArticleStatus.REVIEWED else row.decided / row.total if row.total else 0.0
        if share:
            width = bar.width() * share
            painter.setBrush(QColor(self.theme.accent))
            painter.drawRoundedRect(QRectF(bar.right() - width, bar.top(), width, bar.height()), 1.5, 1.5)
