"""Where the characters of laid-out text are, in right-to-left lines with numbers and Latin in them.

``QTextLine.cursorToX`` gives both edges of a character, except for the first character of each left-to-right run, where
the glyph run has to be asked. Selection goes by character cells and not by carets, whose place is ambiguous where the
direction changes and which are off by one at wrapped lines.
"""

from __future__ import annotations

import re
from typing import Any

from attrs import frozen
from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

LEADING, TRAILING = QTextLine.Edge.Leading, QTextLine.Edge.Trailing
_ARABIC = "\u0620-\u063f\u0641-\u065f\u0670-\u06d3\u06d5-\u06dc"
# From an Arabic letter to an Arabic letter with nothing between that is written left to right: one stretch.
_ONE_RUN = re.compile(rf"[{_ARABIC}](?:[{_ARABIC}\u0640 .,،؛:؟!\"«»()\-]*[{_ARABIC}\u0640])?")


@frozen
class Cell:
    """One character with its diacritics: its units, and its place in its line."""

    start: int  # in the block
    length: int
    left: float
    right: float


def caret_x(line: QTextLine, position: int, edge: QTextLine.Edge = LEADING) -> float:
    """Where a caret stands at a position of a line, in the coordinates of its layout."""
    found: Any = line.cursorToX(position, edge)  # the stubs say float, PySide6 gives a pair
    return float(found[0] if isinstance(found, tuple) else found)


def cells(layout: QTextLayout, line: QTextLine, first: int = 0, last: int | None = None) -> list[Cell]:
    """The cells of one line in logical order, or those that ``[first, last)`` of the block touches."""
    found: list[Cell] = []
    begin, end = line.textStart(), line.textStart() + line.textLength()
    position, stop = max(begin, first), end if last is None else min(end, last)
    while begin < position < stop and not layout.isValidCursorPosition(position):
        position -= 1
    while position < stop:
        after = position + 1
        while after < end and not layout.isValidCursorPosition(after):
            after += 1
        left, right = sorted((caret_x(line, position, LEADING), caret_x(line, after - 1, TRAILING)))
        if right - left < 0.01:
            for run in line.glyphRuns(position, after - position):
                if not run.isRightToLeft():
                    box = run.boundingRect()
                    left, right = box.left(), box.right()
        found.append(Cell(position, after - position, left, right))
        position = after
    return found


def extents(layout: QTextLayout, line: QTextLine, start: int, end: int, units: str) -> list[tuple[float, float]]:
    """The stretches, left and right edge, that ``[start, end)`` of a block covers in a line; ``units`` is its text."""
    first = max(start, line.textStart())
    last = min(end, line.textStart() + line.textLength())
    while last > first and units[last - 1].isspace():
        last -= 1
    while first < last and units[first].isspace():
        first += 1
    if first >= last:
        return []
    boxes: list[tuple[float, float]] = []
    place = first
    for run in _ONE_RUN.finditer(units, first, last):
        boxes += [(cell.left, cell.right) for cell in cells(layout, line, place, run.start())]
        place = run.end()
        left, right = sorted((caret_x(line, run.start(), LEADING), caret_x(line, place - 1, TRAILING)))
        boxes.append((left, right))
    boxes += [(cell.left, cell.right) for cell in cells(layout, line, place, last)]
    return _joined(boxes)


def _joined(boxes: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The boxes from left to right, those that touch as one."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(boxes):
        if right - left < 0.01:
            continue
        if found and left - found[-1][1] < 0.6:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def line_at(layout: QTextLayout, y: float) -> QTextLine | None:
    """The line of a layout at a height in its own coordinates, the nearest when there is none."""
    found = layout.lineAt(0) if layout.lineCount() else None
    for index in range(1, layout.lineCount()):
        line, before = layout.lineAt(index), layout.lineAt(index - 1)
        # The space between two lines belongs half to either.
        if y >= (before.y() + before.height() + line.y()) / 2:
            found = line
    return found


def distance_to(block: QTextBlock, y: float) -> float:
    """How far a height in the document is from the words of a block; endless for one without words."""
    layout = block.layout()
    if block.length() == 1 or not layout.lineCount():
        return float("inf")
    first, last = layout.lineAt(0), layout.lineAt(layout.lineCount() - 1)
    top, bottom = layout.position().y() + first.y(), layout.position().y() + last.y() + last.height()
    return max(top - y, y - bottom, 0.0)


def cell_at(block: QTextBlock, point: QPointF) -> Cell | None:
    """The cell of a block nearest to a point in document coordinates; units are those of the block."""
    layout = block.layout()
    line = line_at(layout, point.y() - layout.position().y())
    if line is None:
        return None
    x = point.x() - layout.position().x()

    def distance(cell: Cell) -> float:
        return 0 if cell.left <= x < cell.right else min(abs(x - cell.left), abs(x - cell.right))

    return min((c for c in cells(layout, line) if c.right > c.left), key=distance, default=None)
