"""Characters that nobody sees: shown by a stroke and their name, painted over the text and never stored in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reviewer.ui.article.geometry import caret_x
from reviewer.ui.article.painter import VisibleLine

NAMES = {
    "\u00a0": "NBSP",
    "\u202f": "NNBSP",
    "\u2007": "FIGSP",
    "\u2009": "THSP",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u2060": "WJ",
    "\u00ad": "SHY",
    "\u061c": "ALM",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\t": "TAB",
    "\u0640": "ـ",  # tatweel
    "\u06a9": "ک",  # the Persian letters that look like ours
    "\u06cc": "ی",
}
_HIDDEN = re.compile(f"[{''.join(NAMES)}]")
_PIXELS = 8


def draw(painter: QPainter, lines: Iterable[VisibleLine], colour: QColor, font: QFont) -> None:
    """A stroke where each hidden character stands, with its short name above; names that would collide are left out."""
    small = QFont(font)
    small.setPixelSize(_PIXELS)
    metrics = QFontMetricsF(small)
    painter.setFont(small)
    for one in lines:
        first = one.line.textStart()
        taken: list[QRectF] = []
        for found in _HIDDEN.finditer(one.text, first, first + one.line.textLength()):
            x = one.origin.x() + caret_x(one.line, found.start())
            top = one.origin.y() + one.line.y()
            painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, top + 3), QPointF(x, top + one.line.height()))
            name = NAMES[found.group()]
            width = metrics.horizontalAdvance(name) + 2
            place = QRectF(x - width / 2, top + one.line.height() - 1, width, _PIXELS + 3)
            if not any(place.intersects(other) for other in taken):
                taken.append(place)
                painter.setPen(colour)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
