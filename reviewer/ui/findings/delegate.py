"""How a finding is drawn in the list: its status, its words, its label, and what it means."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewer.model import Annotation, Number, Status
from reviewer.ui.drawing import chip_width, draw_chip, draw_text, sized
from reviewer.ui.findings.model import FINDING, FindingsModel, detail
from reviewer.ui.names import Names
from reviewer.ui.signs import SIZE, draw_sign
from reviewer.ui.theme import Theme

_ONE_LINE, _TWO_LINES = QSize(120, 40), QSize(120, 58)
_ICON = 28
_PICTURES = 48
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
        self._pictures: dict[Hashable, QPixmap] = {}  # of rows that were drawn, by all that can be seen of them

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        model = index.model()
        return _TWO_LINES if isinstance(model, FindingsModel) and model.detailed(index.row()) else _ONE_LINE

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        annotation = index.data(FINDING)
        if not isinstance(annotation, Annotation):
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        surface, selected = str(index.data() or ""), bool(state & QStyle.StateFlag.State_Selected)
        label = self._names.full_label(annotation.layer, annotation.label)
        style = self.theme.mark(annotation.layer, annotation.label)
        words = (surface, label, detail(annotation), annotation.layer, annotation.note is None)
        ratio = painter.device().devicePixelRatio()
        seen = (words, annotation.status, style, selected, rect.width(), rect.height(), font.key(), ratio)
        picture = self._pictures.get(seen)
        if picture is None:
            if len(self._pictures) >= _PICTURES:
                self._pictures.clear()
            picture = self._pictures[seen] = QPixmap(rect.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            drawing = QPainter(picture)
            self._draw(drawing, QRect(QPoint(0, 0), rect.size()), annotation, surface, font, selected=selected)
            drawing.end()
        painter.drawPixmap(rect.topLeft(), picture)

    def _draw(
        self, painter: QPainter, rect: QRect, annotation: Annotation, surface: str, font: QFont, *, selected: bool
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(rect, QColor(self.theme.accent_ground))
        painter.setPen(QColor(self.theme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inner = rect.adjusted(10, 4, -10, -4)
        self._status(painter, inner, annotation, font)
        free = self._label(painter, inner.adjusted(0, 0, -_ICON, 0), annotation, font)
        self._words(painter, free, annotation, surface, font)

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
        if annotation.note is not None:
            draw_sign(painter, QRectF(box.left() + width + 6, box.top() + 5, SIZE, 21), "note", self.theme.muted)
            width += SIZE + 6
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
