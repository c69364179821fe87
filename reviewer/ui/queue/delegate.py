"""How an article of the queue is drawn: headline, source and date, progress, warnings, flag and note."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.model import ArticleStatus
from reviewer.store import QueueRow
from reviewer.ui.drawing import draw_text, sized, two_lines
from reviewer.ui.names import date_text, digits
from reviewer.ui.queue.model import ROW
from reviewer.ui.signs import SIZE, Sign, draw_sign
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
        signs = self._signs(painter, place, row, small)
        parts = [row.source or "", date_text(row.published)]
        free = place.adjusted(signs, 0, 0, 0)
        draw_text(painter, free, " · ".join(p for p in parts if p), small, self.theme.muted, rtl=True)

    def _signs(self, painter: QPainter, box: QRect, row: QueueRow, font: QFont) -> int:
        """Draw what is to be seen at a glance from the end of the line inward; returns the width that it takes."""
        left = box.left()
        for text, colour in (
            (f"! {digits(row.warnings)}" if row.warnings else "", self.theme.danger),
            ("✓" if row.status is ArticleStatus.REVIEWED else "", self.theme.accent),
        ):
            if text:
                width = QFontMetrics(font).horizontalAdvance(text) + 2
                draw_text(painter, QRect(left, box.top(), width, box.height()), text, font, colour, rtl=True, end=True)
                left += width + 6
        signs: tuple[tuple[bool, Sign, str], ...] = (
            (row.flagged, "flag", self.theme.warning),
            (row.noted, "note", self.theme.muted),
        )
        for shown, sign, colour in signs:
            if shown:
                draw_sign(painter, QRectF(left, box.top(), SIZE, box.height()), sign, colour)
                left += SIZE + 6
        return left - box.left()

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
