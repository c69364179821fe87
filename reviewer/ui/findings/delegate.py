"""How a finding is drawn in the list: its status, its words, its label, and what it means."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.model import Annotation, Number, Status
from reviewer.ui.drawing import chip_width, draw_chip, draw_text, sized
from reviewer.ui.findings.model import FINDING, detail
from reviewer.ui.names import Names
from reviewer.ui.theme import Theme

_ONE_LINE, _TWO_LINES = 40, 58
_ICON = 28
SIGNS = {
    Status.SUGGESTED: "",
    Status.ACCEPTED: "✓",
    Status.CORRECTED: "≠",
    Status.ADDED: "+",
    Status.REJECTED: "×",
}


class FindingsDelegate(QStyledItemDelegate):
    """Draws one finding; the words of the article always right to left."""

    def __init__(self, theme: Theme, names: Names, text_family: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._names = names
        self.text_family = text_family

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        annotation = index.data(FINDING)
        return QSize(120, _TWO_LINES if isinstance(annotation, Annotation) and detail(annotation) else _ONE_LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        annotation = index.data(FINDING)
        if not isinstance(annotation, Annotation):
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self.theme.accent_ground))
        painter.setPen(QColor(self.theme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(10, 4, -10, -4)
        self._status(painter, inner, annotation, font)
        free = self._label(painter, inner.adjusted(0, 0, -_ICON, 0), annotation, font)
        self._words(painter, free, annotation, str(index.data() or ""), font)
        painter.restore()

    def _status(self, painter: QPainter, box: QRect, annotation: Annotation, font: QFont) -> None:
        colour = {
            Status.SUGGESTED: self.theme.muted,
            Status.REJECTED: self.theme.danger,
        }.get(annotation.status, self.theme.accent)
        place = QRect(box.right() - 20, box.top(), 20, 30)
        if annotation.status is Status.SUGGESTED:
            painter.setPen(QPen(QColor(colour), 1.3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(place.right() - 9, place.center().y() - 4, 8, 8))
            return
        draw_text(painter, place, SIGNS[annotation.status], sized(font, 15), colour, rtl=True)

    def _label(self, painter: QPainter, box: QRect, annotation: Annotation, font: QFont) -> QRect:
        """Draw the label at the end; returns what is left for the words."""
        small = sized(font, 11)
        text = self._names.full_label(annotation.layer, annotation.label)
        width = chip_width(text, small)
        style = self.theme.mark(annotation.layer, annotation.label)
        confirmed = annotation.status is not Status.SUGGESTED
        draw_chip(painter, QRectF(box.left(), box.top() + 5, width, 21), text, small, style, confirmed=confirmed)
        return box.adjusted(width + 8, 0, 0, 0)

    def _words(self, painter: QPainter, box: QRect, annotation: Annotation, surface: str, font: QFont) -> None:
        words = QFont(self.text_family)
        words.setPixelSize(16)
        rejected = annotation.status is Status.REJECTED
        words.setStrikeOut(rejected)
        first = QRect(box.left(), box.top(), box.width(), 30)
        draw_text(painter, first, surface, words, self.theme.muted if rejected else self.theme.ink, rtl=True)
        below = detail(annotation)
        if below:
            second = QRect(box.left(), box.top() + 28, box.width(), 20)
            number = isinstance(annotation, Number)
            small = sized(font, 12, weight=QFont.Weight.Medium if number else QFont.Weight.Normal)
            draw_text(painter, second, below, small, self.theme.muted, rtl=not number, end=number)
