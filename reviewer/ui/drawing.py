"""Text and chips in the delegates: always in the direction of what they say."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from reviewer.ui.theme import MarkStyle

_VISIBLE_BREAK = str.maketrans("\n\t\r", "   ")


def sized(font: QFont, pixels: int, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    return made


def two_lines(text: str, font: QFont, width: int) -> list[str]:
    """``text`` on at most two lines of that width, the second elided."""
    flat = text.translate(_VISIBLE_BREAK)
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    layout.endLayout()
    units = flat.encode("utf-16-le", "surrogatepass")
    first = units[: 2 * line.textLength()].decode("utf-16-le", "replace")
    rest = units[2 * line.textLength() :].decode("utf-16-le", "replace")
    if not rest:
        return [first]
    return [first.rstrip(), QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)]


def draw_text(
    painter: QPainter, box: QRect | QRectF, text: str, font: QFont, colour: str, *, rtl: bool, end: bool = False
) -> None:
    """One line of text from the start edge of its direction, or at its end edge, elided to the box."""
    rect = QRectF(box)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    flat = text.translate(_VISIBLE_BREAK)
    shown = QFontMetrics(font).elidedText(flat, Qt.TextElideMode.ElideRight, int(rect.width()))
    side = Qt.AlignmentFlag.AlignRight if rtl != end else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, shown)


def chip_width(text: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(text) + 16


def draw_chip(painter: QPainter, box: QRectF, text: str, font: QFont, style: MarkStyle, *, confirmed: bool) -> None:
    """A label in the colours of its mark with the line style of its mark below."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.ground))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(QColor(style.line))
    painter.setFont(font)
    painter.drawText(box.adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, text)
    pen = painter.pen()
    pen.setWidthF(1.4)
    if style.style == "dotted":
        pen.setDashPattern([1, 1.4])
    elif not confirmed:
        pen.setDashPattern([3, 2.4])
    painter.setPen(pen)
    y = box.bottom() - 2
    painter.drawLine(QPointF(box.left() + 6, y), QPointF(box.right() - 6, y))
    if style.style == "double":
        painter.drawLine(QPointF(box.left() + 6, y - 2.4), QPointF(box.right() - 6, y - 2.4))
