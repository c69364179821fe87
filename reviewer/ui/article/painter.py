"""How marks are drawn: a pale ground under the text, lines in lanes below it, and a small label above it.

Nothing here touches the formats of the document: a format that begins in mid-word breaks ligatures and moves letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from attrs import frozen
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QStaticText, QTextLayout, QTextLine

from reviewer.ui.article.geometry import extents
from reviewer.ui.article.marks import Mark, MarkIndex, Relations
from reviewer.ui.theme import MarkStyle, Theme

LANE = 4.0  # pixels between two lanes
_BRACKET = 7.0
_LABEL_PIXELS = 10


@frozen
class Piece:
    """The part of a mark in one line, in viewport coordinates."""

    mark: Mark
    rects: tuple[QRectF, ...]
    begins: bool
    ends: bool


@frozen(eq=False)
class VisibleLine:
    """A line on the screen: its block's text, where that begins in the document, and where it is in the viewport."""

    layout: QTextLayout
    line: QTextLine
    origin: QPointF
    base: int
    text: str

    def rects(self, start: int, end: int) -> tuple[QRectF, ...]:
        """Boxes of ``[start, end)`` of the document, as high as the letters."""
        top = self.origin.y() + self.line.y()
        return tuple(
            QRectF(self.origin.x() + left, top, right - left, self.line.height())
            for left, right in extents(self.layout, self.line, start - self.base, end - self.base, self.text)
        )


def _blended(colour: QColor, ground: QColor) -> QColor:
    """Halfway to the ground; opaque, so that marks within marks keep their own colour."""
    parts = zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)  # pyright: ignore[reportIndexIssue]
    return QColor(*((one + other) // 2 for one, other in parts))


@frozen
class _Ink:
    """What marks of one style are drawn with."""

    ground: QColor
    line: QColor
    pen: QPen  # of the line below


def _ink(style: MarkStyle, confirmed: bool, card: str) -> _Ink:
    line, ground = QColor(style.line), QColor(style.ground)
    pen = QPen(line, 1.2 if style.style in ("double", "bracket") else 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style.style == "dotted":
        pen.setDashPattern([1, 1] if confirmed else [1, 3])
    elif not confirmed:
        pen.setDashPattern([3, 2.4] if style.style == "solid" else [5, 4])
    return _Ink(ground if confirmed else _blended(ground, QColor(card)), line, pen)


class MarkPainter:
    """Draws the marks of the lines that are seen. ``label`` gives the short name of a mark's type."""

    def __init__(self, theme: Theme, font: QFont, label: Callable[[Mark], str]) -> None:
        self.theme = theme
        self._font = QFont(font)
        self._font.setPixelSize(_LABEL_PIXELS)
        self._label = label
        self._labels: dict[str, QStaticText] = {}  # laid out once
        self._inks: dict[tuple[MarkStyle, bool], _Ink] = {}

    def pieces(self, lines: list[VisibleLine], index: MarkIndex) -> list[Piece]:
        found: list[Piece] = []
        for one in lines:
            first = one.base + one.line.textStart()
            last = first + one.line.textLength()
            for mark in index.between(first, last):
                rects = one.rects(mark.start, mark.end)
                if rects:
                    found.append(Piece(mark, rects, mark.start >= first, mark.end <= last))
        return found

    def grounds(self, painter: QPainter, pieces: list[Piece]) -> None:
        """Under the text, before it is drawn."""
        painter.setPen(Qt.PenStyle.NoPen)
        for piece in pieces:
            if piece.mark.rejected:
                continue
            painter.setBrush(self._ink(piece.mark, self.theme.mark(piece.mark.layer, piece.mark.label)).ground)
            for rect in piece.rects:
                painter.drawRoundedRect(rect.adjusted(-1, 1, 1, 1), 3, 3)

    def _ink(self, mark: Mark, style: MarkStyle) -> _Ink:
        found = self._inks.get((style, mark.confirmed))
        if found is None:
            found = self._inks[style, mark.confirmed] = _ink(style, mark.confirmed, self.theme.card)
        return found

    def lines(self, painter: QPainter, pieces: list[Piece], selected: str | None) -> None:
        """Over the text: underlines, brackets, labels and the selected finding's outline."""
        taken: list[QRectF] = []  # by labels
        for piece in pieces:
            style = self.theme.mark(piece.mark.layer, piece.mark.label)
            ink = self._ink(piece.mark, style)
            colour = ink.line
            for rect in piece.rects:
                if piece.mark.rejected:
                    self._strike(painter, rect)
                else:
                    y = rect.bottom() + 2 + piece.mark.lane * LANE
                    self._underline(painter, ink.pen, rect, y, double=style.style == "double")
            if style.style == "bracket":
                self._brackets(painter, piece, colour)
            if piece.mark.id == selected:
                painter.setPen(QPen(colour, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                for rect in piece.rects:
                    painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 2), 5, 5)
            if piece.begins and piece.mark.layer != "quote":  # the brackets say it of a quote
                self._small_label(painter, piece, colour, taken)

    def _underline(self, painter: QPainter, pen: QPen, rect: QRectF, y: float, *, double: bool) -> None:
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        if double:
            painter.drawLine(QPointF(rect.left(), y + 2.4), QPointF(rect.right(), y + 2.4))

    def _strike(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(QColor(self.theme.muted), 1.2))
        painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))

    def _brackets(self, painter: QPainter, piece: Piece, colour: QColor) -> None:
        """The edges of a quote: a bracket open towards its words, the start at the right."""
        painter.setPen(QPen(colour, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        right = max(piece.rects, key=lambda r: r.right())
        left = min(piece.rects, key=lambda r: r.left())
        if piece.begins:
            x, top, bottom = right.right() + 1.5, right.top() + 2, right.bottom() + 2
            painter.drawPolyline([QPointF(x - 4, top), QPointF(x, top), QPointF(x, top + _BRACKET)])
            painter.drawPolyline([QPointF(x, bottom - _BRACKET), QPointF(x, bottom), QPointF(x - 4, bottom)])
        if piece.ends:
            x, top, bottom = left.left() - 1.5, left.top() + 2, left.bottom() + 2
            painter.drawPolyline([QPointF(x + 4, top), QPointF(x, top), QPointF(x, top + _BRACKET)])
            painter.drawPolyline([QPointF(x, bottom - _BRACKET), QPointF(x, bottom), QPointF(x + 4, bottom)])

    def _small_label(self, painter: QPainter, piece: Piece, colour: QColor, taken: list[QRectF]) -> None:
        """The type above the first letters; none where it would run into that of a neighbour."""
        text = self._laid_out(self._label(piece.mark))
        size = text.size()
        right, top = max(r.right() for r in piece.rects), piece.rects[0].top()
        place = QRectF(right - size.width() - 4, top - _LABEL_PIXELS - 3, size.width() + 4, _LABEL_PIXELS + 4)
        if any(place.intersects(other) for other in taken):
            return
        taken.append(place)
        painter.setFont(self._font)
        painter.setPen(colour)
        painter.drawStaticText(QPointF(right - size.width(), place.center().y() - size.height() / 2), text)

    def _laid_out(self, label: str) -> QStaticText:
        found = self._labels.get(label)
        if found is None:
            found = self._labels[label] = QStaticText(label)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(font=self._font)
        return found

    def relations(self, painter: QPainter, lines: list[VisibleLine], found: Relations) -> None:
        """The parts of the selected finding: cue dashed, speaker outlined, both joined; units and modifiers dashed."""
        self._tied(painter, lines, found)
        accent = QColor(self.theme.accent)
        joined: dict[int, list[QRectF]] = {}
        for part, outlined in self._parts(found):
            for one in lines:
                for rect in one.rects(*part):
                    joined.setdefault(round(rect.top()), []).append(rect)
                    pen = QPen(accent, 1.6, Qt.PenStyle.SolidLine if outlined else Qt.PenStyle.DashLine)
                    painter.setPen(pen)
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    if outlined:
                        painter.drawRoundedRect(rect.adjusted(-1, 1, 1, 1), 4, 4)
                    else:
                        y = rect.bottom() + 1
                        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))
        if found.cue and found.speaker:
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
            for rects in joined.values():
                if len(rects) > 1:
                    y = max(r.bottom() for r in rects) + 4
                    painter.drawLine(
                        QPointF(min(r.center().x() for r in rects), y), QPointF(max(r.center().x() for r in rects), y)
                    )

    def _tied(self, painter: QPainter, lines: list[VisibleLine], found: Relations) -> None:
        """The quote around the selected one, and the one that it goes on from, outlined with dots and joined to it."""
        painter.setPen(QPen(QColor(self.theme.accent), 1.2, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in (found.parent, found.origin):
            for rect in (r for one in lines for r in one.rects(*part)) if part else ():
                painter.drawRoundedRect(rect.adjusted(-3, -2, 3, 4), 5, 5)
        if found.origin is None:
            return
        for one in lines:  # where it ends on the line on which the selected one begins
            ends, begins = one.rects(found.origin[1] - 1, found.origin[1]), one.rects(found.start, found.start + 1)
            if ends and begins:
                y = ends[0].bottom() + 4
                painter.drawLine(QPointF(ends[0].left(), y), QPointF(begins[0].right(), y))

    def lit(self, painter: QPainter, lines: list[VisibleLine], place: tuple[int, int] | None) -> None:
        """A place that somebody asked to see, under its text."""
        ground = QColor(self.theme.accent)
        ground.setAlphaF(0.3)
        painter.setPen(QPen(QColor(self.theme.accent), 1.4))
        painter.setBrush(ground)
        for rect in (r for one in lines for r in one.rects(*place)) if place else ():
            painter.drawRoundedRect(rect.adjusted(-3, -1, 3, 3), 5, 5)

    def chain(self, painter: QPainter, lines: list[VisibleLine], places: Sequence[tuple[int, int]]) -> None:
        """The other mentions of the selected entity: a thin outline, never as strong as that of the selection."""
        pen = QPen(QColor(self.theme.accent), 1, Qt.PenStyle.DashLine)
        for one in lines:
            first = one.base + one.line.textStart()
            last = first + one.line.textLength()
            for start, end in places:
                if start < last and end > first:
                    painter.setPen(pen)
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    for rect in one.rects(start, end):
                        painter.drawRoundedRect(rect.adjusted(-2, 0, 2, 2), 5, 5)

    def _parts(self, found: Relations) -> Iterator[tuple[tuple[int, int], bool]]:
        if found.speaker:
            yield found.speaker, True
        if found.cue:
            yield found.cue, False
        for part in found.extra:
            yield part, False
