"""The handles of the selected finding: its two edges, to be dragged to other words."""

from __future__ import annotations

from collections.abc import Callable

from attrs import frozen
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from reviewer.model import Span
from reviewer.text.clitics import Edge

OUTSIDE, INSIDE = 6.0, 2.0  # pixels beside a handle in which a press takes hold of it; inside, words are selected
_KNOB = 3.5


@frozen
class Handle:
    """An edge of the selected finding where it can be taken hold of, in the viewport."""

    edge: Edge
    place: QRectF

    def holds(self, point: QPointF) -> bool:
        left, right = (INSIDE, OUTSIDE) if self.edge == "start" else (OUTSIDE, INSIDE)
        return self.place.adjusted(-left, -2, right, 2 * _KNOB).contains(point)


def handles(rects: list[QRectF]) -> list[Handle]:
    """The two handles of a finding with these boxes, first line first: its start at the right, its end at the left."""
    if not rects:
        return []
    top = min(rects, key=lambda r: (r.top(), -r.right()))
    bottom = max(rects, key=lambda r: (r.top(), -r.left()))
    first = max((r for r in rects if r.top() == top.top()), key=lambda r: r.right())
    last = min((r for r in rects if r.top() == bottom.top()), key=lambda r: r.left())
    return [
        Handle("start", QRectF(first.right(), first.top(), 1, first.height() + 2)),
        Handle("end", QRectF(last.left() - 1, last.top(), 1, last.height() + 2)),
    ]


def handle_at(found: list[Handle], point: QPointF) -> Handle | None:
    """The handle under a point; of two that are near, the nearer."""
    near = [h for h in found if h.holds(point)]
    return min(near, key=lambda h: abs(h.place.center().x() - point.x()), default=None)


def moved(span: Span, edge: Edge, cell: Span, snapped: Callable[[Span], Span]) -> Span:
    """``span`` with one edge dragged to the character ``cell``; ``snapped`` takes a span to edges of words."""
    if edge == "start":
        start = snapped(Span(cell.start, span.end)).start if cell.start < span.end else span.start
        return Span(min(start, span.end - 1), span.end)
    end = snapped(Span(span.start, cell.end)).end if cell.end > span.start else span.end
    return Span(span.start, max(end, span.start + 1))


def draw(painter: QPainter, found: list[Handle], colour: QColor) -> None:
    """A stem with a knob below each edge."""
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour)
    for handle in found:
        x = handle.place.center().x()
        painter.drawLine(QPointF(x, handle.place.top() + 2), QPointF(x, handle.place.bottom()))
        painter.drawEllipse(QPointF(x, handle.place.bottom() + _KNOB), _KNOB, _KNOB)
    painter.setBrush(Qt.BrushStyle.NoBrush)
