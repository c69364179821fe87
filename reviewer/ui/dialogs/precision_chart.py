"""How much of what the machine suggested was right: a bar for each layer and type, with its numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewer.messages import gettext as _
from reviewer.quality import Score
from reviewer.ui.drawing import draw_text, sized
from reviewer.ui.names import Names, digits, isolated
from reviewer.ui.theme import Theme

_ROW, _HEAD, _BAR = 34, 44, 10
_NAME, _FIGURE = 0.28, 116  # share of the width that the names have; pixels of the figures
_EDGE = 16


def layer_name(layer: str) -> str:
    return {"entity": _("Entities"), "quote": _("Quotes"), "number": _("Numbers")}[layer]


def percent(share: float | None) -> str:
    return "—" if share is None else isolated(digits(f"{100 * share:.0f}%"))


def share_of(score: Score) -> str:
    """Hits of all that was suggested, as a fraction."""
    hits, of = digits(score.tally.hits), digits(score.tally.predicted)
    return _("{hits} of {total}").format(hits=hits, total=of)


class PrecisionChart(QWidget):
    """Bars that grow from the start edge of the interface's language."""

    def __init__(self, names: Names, theme: Theme) -> None:
        super().__init__()
        self._names = names
        self._theme = theme
        self.scores: list[Score] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Chart of the precision by type"))

    def show_scores(self, scores: Sequence[Score]) -> None:
        """Show those of which something was suggested."""
        self.scores = [score for score in scores if score.precision is not None]
        self.setFixedHeight(max(1, sum(map(self._height, self.scores)) + _EDGE))
        lines = [f"{self.name(s)}: {percent(s.precision)} · {share_of(s)}" for s in self.scores]
        self.setAccessibleDescription("\n".join(lines))
        self.update()

    def name(self, score: Score) -> str:
        return layer_name(score.layer) if score.label is None else self._names.label(score.layer, score.label)

    def sizeHint(self) -> QSize:
        return QSize(420, max(60, self.height()))

    @staticmethod
    def _height(score: Score) -> int:
        return _HEAD if score.label is None else _ROW

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = _EDGE / 2
        for score in self.scores:
            height = self._height(score)
            self._draw(painter, QRectF(_EDGE, top, self.width() - 2 * _EDGE, height), score)
            top += height
        painter.end()

    def _box(self, row: QRectF, start: float, width: float) -> QRectF:
        """A part of a row, ``start`` from its start edge."""
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = row.right() - start - width if rtl else row.left() + start
        return QRectF(left, row.top(), width, row.height())

    def _draw(self, painter: QPainter, row: QRectF, score: Score) -> None:
        theme, whole = self._theme, score.label is None
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        weight = QFont.Weight.DemiBold if whole else QFont.Weight.Normal
        font, small = sized(self.font(), 14 if whole else 13, weight=weight), sized(self.font(), 12)
        name = row.width() * _NAME
        track = row.width() - name - _FIGURE
        draw_text(painter, self._box(row, 0, name - 10), self.name(score), font, theme.ink, rtl=rtl)
        middle = row.center().y()
        bar = self._box(row, name, track)
        bar = QRectF(bar.left(), middle - _BAR / 2, bar.width(), _BAR)
        painter.setPen(QColor(theme.hairline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        precision = score.precision or 0.0
        if precision:
            filled = self._box(row, name, max(4.0, track * precision))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(filled.left(), bar.top(), filled.width(), _BAR), 3, 3)
        figure = self._box(row, name + track + 10, _FIGURE - 10)
        draw_text(painter, self._box(figure, 0, 44), percent(precision), font, theme.ink, rtl=rtl)
        draw_text(painter, self._box(figure, 46, figure.width() - 46), share_of(score), small, theme.muted, rtl=rtl)
