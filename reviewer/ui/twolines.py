"""Rows of two lines: words of the articles, always right to left, and below them what is to be known of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.ui.drawing import draw_text, sized

ABOUT = Qt.ItemDataRole.UserRole
"""The role of the second line, which runs in the direction of the window."""
ROW = 48
_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Draws the rows of a list, with their tick boxes where they have any."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), ROW)  # pyright: ignore[reportAttributeAccessIssue]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        widget: QWidget = shown.widget  # pyright: ignore[reportAttributeAccessIssue]
        style = widget.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, widget).adjusted(6, 4, -6, -4)
        half = area.height() // 2
        palette, font = shown.palette, shown.font  # pyright: ignore[reportAttributeAccessIssue]
        ink = palette.text().color().name()
        muted = QApplication.palette().placeholderText().color().name()  # a style sheet's colour hides the widget's
        painter.save()
        draw_text(painter, area.adjusted(0, 0, 0, -half), index.data(), font, ink, rtl=True)
        rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
        small = sized(font, 12)
        draw_text(painter, area.adjusted(0, half, 0, 0), index.data(ABOUT) or "", small, muted, rtl=rtl)
        painter.restore()
