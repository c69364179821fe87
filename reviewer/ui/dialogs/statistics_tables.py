"""The tables of the statistics: rows that sort by their columns, and both sides of a correction drawn side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import frozen
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from reviewer.messages import gettext as _
from reviewer.model import Number
from reviewer.quality import Correction, CorrectionClass, Side
from reviewer.ui.drawing import chip_width, draw_text, sized
from reviewer.ui.names import Names, isolated
from reviewer.ui.theme import Theme
from reviewer.ui.values import meaning

_Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
_LINE, _TWO_LINES = 36, 56
_CHIP, _GAP = 22, 5
MACHINE, HUMAN, ERRORS = 2, 3, 4  # columns of the corrections that are drawn here


def class_name(one: CorrectionClass) -> str:
    """An error of the machine, in the language of the interface."""
    return {
        "too_long": _("Too long"),
        "too_short": _("Too short"),
        "shifted": _("Shifted"),
        "type": _("Wrong type"),
        "kind": _("Wrong kind"),
        "name": _("Wrong name"),
        "value": _("Wrong value"),
        "unit": _("Wrong unit"),
        "modifier": _("Wrong modifier"),
        "speaker": _("Wrong speaker"),
        "cue": _("Wrong cue"),
        "marks": _("Wrong marks"),
        "spurious": _("Spurious"),
        "missing": _("Missed"),
    }[one]


@frozen
class Column:
    """One column: what it shows of a row, and by what it sorts; a row without a key stands last."""

    title: str
    text: Callable[[Any], str]
    key: Callable[[Any], Any]
    number: bool = False
    tip: str = ""


class RowsModel(QAbstractTableModel):
    """Rows of any kind by columns. ``ROW`` gives the row itself."""

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: list[Any] = []
        self._sorting: tuple[int, Qt.SortOrder] | None = None

    def show(self, rows: Iterable[Any]) -> None:
        """Show other rows, in the order that was chosen last."""
        self.beginResetModel()
        self.rows = self._ordered(list(rows))
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorting = (column, order) if column >= 0 else None
        self.show(self.rows)

    def _ordered(self, rows: list[Any]) -> list[Any]:
        if self._sorting is None:
            return rows
        column, order = self._sorting
        key = self.columns[column].key
        keyed = [row for row in rows if key(row) is not None]
        keyed.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        return keyed + [row for row in rows if key(row) is None]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _ if role == ROW:
                return row
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip or column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case _:
                return None


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignTrailing if column.number else Qt.AlignmentFlag.AlignLeading
    return side | Qt.AlignmentFlag.AlignVCenter


def table(model: RowsModel, name: str, *, two_lines: bool = False) -> QTableView:
    """A table that is read and gone through by rows; Enter or a double click activates one."""
    view = QTableView()
    view.setObjectName("choices")
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(_TWO_LINES if two_lines else _LINE)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setMinimumSectionSize(48)
    header.setSectionsClickable(True)
    header.setSortIndicatorClearable(True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    view.setSortingEnabled(True)
    return view


def described(side: Side, names: Names) -> str:
    """What a side says of its words: the label, and the name, the speaker or the meaning."""
    finding = side.finding
    detail = meaning(finding) if isinstance(finding, Number) else side.detail
    return " · ".join(isolated(part) for part in (names.full_label(finding.layer, finding.label), detail) if part)


class CorrectionDelegate(QStyledItemDelegate):
    """Draws both sides of a correction and its errors; words of the article always right to left."""

    def __init__(self, theme: Theme, names: Names, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = names

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        return QSize(rect.width(), _TWO_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        one = index.data(ROW)
        column = index.column()
        if not isinstance(one, Correction) or column not in (MACHINE, HUMAN, ERRORS):
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        widget: QWidget = shown.widget  # pyright: ignore[reportAttributeAccessIssue]
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        box = option.rect.adjusted(8, 5, -8, -6)  # pyright: ignore[reportAttributeAccessIssue]
        font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if column == ERRORS:
            rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._chips(painter, box, [class_name(c) for c in one.classes], font, rtl=rtl)
        else:
            side, missing = (one.machine, _("not found")) if column == MACHINE else (one.human, _("rejected"))
            self._side(painter, box, side, missing, font)
        painter.restore()

    def _side(self, painter: QPainter, box: QRect, side: Side | None, missing: str, font: QFont) -> None:
        theme, small = self._theme, sized(font, 12)
        if side is None:
            draw_text(painter, box, missing, small, theme.muted, rtl=True)
            return
        half = box.height() // 2
        draw_text(painter, box.adjusted(0, 0, 0, -half), side.surface, sized(font, 14), theme.ink, rtl=True)
        draw_text(painter, box.adjusted(0, half, 0, 0), described(side, self._names), small, theme.muted, rtl=True)

    def _chips(self, painter: QPainter, box: QRect, texts: Sequence[str], font: QFont, *, rtl: bool) -> None:
        small = sized(font, 12)
        x, left = 0, len(texts)
        for text in texts:
            width = chip_width(text, small)
            more = f"+{left - 1}"
            reserve = QFontMetrics(small).horizontalAdvance(more) + 2 * _GAP if left > 1 else 0
            if x and x + width + reserve > box.width():
                rest = QRectF(
                    box.right() - box.width() if rtl else box.left() + x, box.top(), box.width() - x, box.height()
                )
                draw_text(painter, rest, f"+{left}", small, self._theme.muted, rtl=rtl)
                return
            width = min(width, box.width())
            start = box.right() - x - width if rtl else box.left() + x
            self._chip(painter, QRectF(start, box.center().y() - _CHIP / 2, width, _CHIP), text, small)
            x, left = x + width + _GAP, left - 1

    def _chip(self, painter: QPainter, box: QRectF, text: str, font: QFont) -> None:
        painter.setPen(QColor(self._theme.hairline))
        painter.setBrush(QColor(self._theme.ground))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setPen(QColor(self._theme.ink))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
