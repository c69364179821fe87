"""The small signs of the window, drawn: not every font has a flag and a pencil."""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap

Sign: TypeAlias = Literal["flag", "note"]
SIZE = 14
_RATIO = 2  # of the pixels of an icon


def draw_sign(painter: QPainter, box: QRectF, sign: Sign, colour: str) -> None:
    """A sign in the middle of a box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center() - QPointF(SIZE / 2, SIZE / 2))
    line = QPen(QColor(colour), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    path = QPainterPath()
    if sign == "flag":  # it flies as the text runs, to the left
        painter.drawLine(QPointF(11, 1.5), QPointF(11, 12.5))
        painter.setBrush(QColor(colour))
        path.moveTo(11, 2)
        path.lineTo(2.5, 4.7)
        path.lineTo(11, 7.5)
        path.closeSubpath()
    else:  # a pencil
        path.moveTo(2, 12)
        path.lineTo(2.8, 8.6)
        path.lineTo(9.4, 2)
        path.lineTo(12, 4.6)
        path.lineTo(5.4, 11.2)
        path.closeSubpath()
        path.moveTo(7.8, 3.6)
        path.lineTo(10.4, 6.2)
    painter.drawPath(path)
    painter.restore()


def sign_icon(sign: Sign, colour: str) -> QIcon:
    picture = QPixmap(SIZE * _RATIO, SIZE * _RATIO)
    picture.setDevicePixelRatio(_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_sign(painter, QRectF(0, 0, SIZE, SIZE), sign, colour)
    painter.end()
    return QIcon(picture)
