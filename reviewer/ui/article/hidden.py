"""Characters that nobody sees, and those that look like others: shown over the text and never stored in it.

What has no width gets a stroke where it stands, a space that is no common one a box as wide as it is, a letter that
looks like another a line below it; each with its short name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

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
    "\ufeff": "BOM",
    "\r": "CR",
    "\x00": "NUL",
    "\u0085": "NEL",
    "\ufffc": "OBJ",
    "\t": "TAB",
}
_ALIKE = {"\u0640": "0640", "\u06a9": "06A9", "\u06cc": "06CC"}  # tatweel; Persian keheh and yeh
NAMES |= _ALIKE
_SPACES = "\u00a0\u202f\u2007\u2009\t"
_STAND_INS = "\u2400\ufffd"  # what the view shows for characters that it cannot
_HIDDEN = re.compile(f"([{''.join(NAMES)}{_STAND_INS} ])\\1*")  # the space may stand for U+0085
_PIXELS = 9
_FEET = 3.0


class HiddenPainter:
    """Draws the hidden characters of lines; ``stored`` gives the character of the article at a unit of the view."""

    def __init__(self, colour: QColor, ground: QColor, font: QFont, stored: Callable[[int], str]) -> None:
        self._colour = colour
        self._ground = ground
        self._font = QFont(font)
        self._font.setPixelSize(_PIXELS)
        self._metrics = QFontMetricsF(self._font)
        self._stored = stored

    def draw(self, painter: QPainter, lines: Iterable[VisibleLine]) -> None:
        """Names that would run into each other are left out, but not what they name."""
        painter.setFont(self._font)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for one in lines:
            first = one.line.textStart()
            names: list[tuple[QRectF, str]] = []
            for found in _HIDDEN.finditer(one.text, first, first + one.line.textLength()):
                character = self._stored(one.base + found.start())
                if character not in NAMES:
                    continue
                box = self._box(one, found.start(), found.end())
                self._sign(painter, character, box)
                count = found.end() - found.start()
                name = NAMES[character] + (f"×{count}" if count > 1 else "")
                place = self._place(name, box, painter.viewport().width())
                if not any(place.intersects(other) for other, _name in names):
                    names.append((place, name))
            for place, name in names:
                painter.fillRect(place, self._ground)
                painter.setPen(self._colour)
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)

    def _box(self, one: VisibleLine, start: int, end: int) -> QRectF:
        """Where the characters stand: without width, where the first of them has none."""
        edges = one.rects(one.base + start, one.base + end)
        if edges:
            left, right = min(r.left() for r in edges), max(r.right() for r in edges)
        else:
            left = right = one.origin.x() + caret_x(one.line, start)
            if one.text[start] in _SPACES:  # ``rects`` leaves the spaces at its ends out
                left, right = sorted((left, one.origin.x() + caret_x(one.line, end)))
        return QRectF(left, one.origin.y() + one.line.y(), right - left, one.line.height())

    def _sign(self, painter: QPainter, character: str, box: QRectF) -> None:
        bottom = box.bottom() - 2
        if character in _ALIKE:
            painter.setPen(QPen(self._colour, 1.6, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(box.left() + 1, bottom), QPointF(box.right() - 1, bottom))
        elif character in _SPACES and box.width() > 2:
            painter.setPen(QPen(self._colour, 1.2))
            left, right = box.left() + 0.6, box.right() - 0.6
            feet = (QPointF(left, bottom - _FEET), QPointF(left, bottom), QPointF(right, bottom))
            painter.drawPolyline([*feet, QPointF(right, bottom - _FEET)])
        else:
            painter.setPen(QPen(self._colour, 1, Qt.PenStyle.DotLine))
            x = box.center().x()
            painter.drawLine(QPointF(x, box.top() + 4), QPointF(x, bottom))

    def _place(self, name: str, box: QRectF, width: int) -> QRectF:
        """Below the sign, but inside of what is seen."""
        wide = self._metrics.horizontalAdvance(name) + 2
        left = max(0.0, min(box.center().x() - wide / 2, width - wide))
        return QRectF(left, box.bottom(), wide, _PIXELS + 2)
