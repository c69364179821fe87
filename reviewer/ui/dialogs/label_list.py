"""The types of a file as a list: each as its chip looks in the window, with its digit and its annotations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reviewer.messages import gettext as _
from reviewer.messages import language, ngettext
from reviewer.model import Label
from reviewer.ui.actions import LABELS
from reviewer.ui.drawing import chip_width, draw_chip, draw_text, sized
from reviewer.ui.names import digits, isolated, label_name
from reviewer.ui.theme import MarkStyle, Theme

_Index = QModelIndex | QPersistentModelIndex
ROW = 46
_DIGIT = 26
_DIRECTION = {True: Qt.LayoutDirection.RightToLeft, False: Qt.LayoutDirection.LeftToRight}


@frozen
class Row:
    """A type. ``digit`` chooses it, if it has one; one that is not ``known`` came with an import alone."""

    label: Label
    digit: int | None = None
    known: bool = True
    count: int | None = None  # annotations; none while they are counted

    @property
    def state(self) -> str:
        """What sets it apart from a type that is offered."""
        if not self.known:
            return _("not in the set")
        return _("retired") if self.label.retired else ""

    @property
    def annotations(self) -> str:
        n = self.count
        return "" if n is None else ngettext("{n} annotation", "{n} annotations", n).format(n=digits(n))


def rows_of(labels: Sequence[Label], counts: Mapping[str, int] | None) -> list[Row]:
    """The types that are offered, in their order; then those retired; then those that the set does not have."""
    offered = [label for label in labels if not label.retired]
    retired = [label for label in labels if label.retired]
    known = {label.key for label in labels}
    strange = sorted(key for key in counts or () if key and key not in known)
    count = (lambda key: counts.get(key, 0)) if counts is not None else (lambda _key: None)
    rows = [Row(one, n if n <= LABELS else None, count=count(one.key)) for n, one in enumerate(offered, 1)]
    rows += [Row(one, count=count(one.key)) for one in retired]
    rows += [
        Row(Label(layer="entity", key=key, position=0, name_ar=key, name_en=key), known=False, count=count(key))
        for key in strange
        if key.strip()
    ]
    return rows


class LabelsModel(QAbstractListModel):
    """``Qt.UserRole`` gives the row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; the views keep their place where only what stands in them has changed."""
        keys = [(row.label.key, row.known) for row in rows]
        if keys == [(row.label.key, row.known) for row in self.rows]:
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def place_of(self, key: str) -> int | None:
        return next((n for n, row in enumerate(self.rows) if row.label.key == key), None)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return label_name(row.label)
            case Qt.ItemDataRole.AccessibleTextRole:
                digit = "" if row.digit is None else str(row.digit)
                parts = (digit, label_name(row.label), row.label.key, row.annotations, row.state)
                return _(", ").join(part for part in parts if part)
            case Qt.ItemDataRole.UserRole:
                return row
            case _:
                return None


class LabelsDelegate(QStyledItemDelegate):
    """Draws a type as its chip; those that are not offered have no digit, and say why."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(row, Row):
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(self._theme.accent_ground))
        painter.setPen(QColor(self._theme.hairline))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._row(painter, rect.adjusted(10, 2, -10, -2), row, font)
        painter.restore()

    def _row(self, painter: QPainter, box: QRect, row: Row, font: QFont) -> None:
        rtl = language() == "ar"

        def placed(start: int, width: int) -> QRect:
            """A stretch of the row, counted from its start."""
            left = box.right() - start - width if rtl else box.left() + start
            return QRect(left, box.top(), width, box.height())

        muted = self._theme.muted
        if row.digit is not None:
            draw_text(painter, placed(0, _DIGIT), digits(row.digit), sized(font, 13), muted, rtl=rtl)
        small = sized(font, 12)
        name = painter.fontMetrics().elidedText(label_name(row.label), Qt.TextElideMode.ElideRight, 150)
        width = chip_width(name, small)
        offered = row.known and not row.label.retired
        style = self._theme.style_of(row.label)
        shown = style if offered else MarkStyle(muted, self._theme.ground, style.style)
        chip = QRectF(placed(_DIGIT, width)).adjusted(0, 9, 0, -9)
        draw_chip(painter, chip, name, small, shown, confirmed=True)
        end = 86
        between = _DIGIT + width + 10
        key = isolated(row.label.key) + (f" · {row.state}" if row.state else "")
        draw_text(painter, placed(between, max(0, box.width() - between - end)), key, small, muted, rtl=rtl)
        draw_text(painter, placed(box.width() - end, end), row.annotations, small, muted, rtl=rtl, end=True)
