"""A small list beside the pointer: which findings lie one upon another there, and the choice of one."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen
from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from shiboken6 import isValid

from reviewer.messages import gettext as _
from reviewer.model import Layer
from reviewer.ui.actions import LABELS, keys_of
from reviewer.ui.drawing import chip_width, draw_chip, draw_text, sized
from reviewer.ui.theme import Theme

CHOICE = Qt.ItemDataRole.UserRole
_ROW = 32
_SIDE = 10  # pixels at either end of a row
_PLACE = 22  # for the digit, or the mark of the selected finding
_WIDEST = 380
_MOST_ROWS = LABELS
_AWAY = 16  # pixels between the list and what it is about


@frozen
class Choice:
    """One of the findings at a place."""

    id: str
    layer: Layer
    label: str  # the key of its type
    name: str  # of its type, in the language of the interface
    surface: str
    confirmed: bool
    selected: bool


class Chooser(QListWidget):
    """The findings of one place. It stands in nobody's way: it goes with the next click, key or scrolling elsewhere.

    Opened by the mouse it leaves the focus where it is; opened by key it has it, and digits choose.
    """

    chosen = Signal(str)
    left = Signal()  # it had the focus and is gone

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self.setAccessibleName(_("Findings at this place"))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._watched: list[QWidget] = []
        self._rows = _Rows(theme, self)
        self.setItemDelegate(self._rows)
        self.itemEntered.connect(self.setCurrentItem)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.hide()

    def set_text_font(self, font: QFont) -> None:
        self._rows.set_text_font(font)

    def offer(self, choices: Sequence[Choice], near: QRect, area: QRect, *, by_key: bool) -> None:
        """Show the choices below ``near``, or above it where there is no room, inside ``area``."""
        self.clear()
        self._rows.numbered = by_key
        for choice in choices:
            item = QListWidgetItem(f"{choice.surface}، {choice.name}")
            item.setData(CHOICE, choice)
            self.addItem(item)
            if choice.selected:
                self.setCurrentItem(item)
        width = min(max(self._rows.width(choice) for choice in choices), _WIDEST, area.width() - 8)
        height = _ROW * min(len(choices), _MOST_ROWS)
        frame = 2 * (self.frameWidth() + 2)
        self.resize(width + frame, height + frame)
        below = near.bottom() + _AWAY
        y = below if below + self.height() < area.bottom() else near.top() - _AWAY - self.height()
        x = max(area.left() + 4, min(near.center().x() - self.width() // 2, area.right() - self.width() - 4))
        self.move(x, max(area.top() + 4, min(y, area.bottom() - self.height() - 4)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if by_key else Qt.FocusPolicy.NoFocus)
        self.show()
        self.raise_()
        self._watch(self.window().findChildren(QWidget))
        if by_key:
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> bool:
        """Let everything be as it is; False when nothing was offered."""
        if self.isHidden():
            return False
        self.hide()
        return True

    def choose(self, place: int) -> bool:
        """Choose by number, counted from 1, while the list has the focus; False when it has not."""
        if not self.hasFocus():
            return False
        if 0 < place <= self.count():
            self._choose(self.item(place - 1))
        return True

    def _choose(self, item: QListWidgetItem) -> None:
        choice: Choice = item.data(CHOICE)
        self.hide()
        self.chosen.emit(choice.id)

    def _watch(self, widgets: Sequence[QWidget]) -> None:
        """See the presses on these; the application would also tell of widgets that are not made to their end yet."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = [widget for widget in widgets if widget is not self and not self.isAncestorOf(widget)]
        for widget in self._watched:
            widget.installEventFilter(self)

    def hide(self) -> None:
        self._watch(())
        focused = self.hasFocus()
        super().hide()
        if focused:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.text().isprintable() and event.text():
            event.ignore()  # actions of the window; a list would look for items that begin so
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is shown: a press anywhere else closes it, and does there what it does."""
        if event.type() == QEvent.Type.MouseButtonPress and watched in self._watched:
            self.hide()
        return False


class _Rows(QStyledItemDelegate):
    """Draws a choice: its digit, its words, and its type as in the list of findings."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = sized(parent.font(), 16)
        self._small = sized(parent.font(), 11)
        self.numbered = False

    def set_text_font(self, font: QFont) -> None:
        self._words = sized(font, 16)

    def width(self, choice: Choice) -> int:
        words = QFontMetrics(self._words).horizontalAdvance(choice.surface.replace("\n", " "))
        return 2 * _SIDE + _PLACE + words + 14 + chip_width(choice.name, self._small)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        return QSize(80, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice = index.data(CHOICE)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent_ground))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        inner = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        place = QRect(inner.right() - _PLACE + 1, inner.top(), _PLACE, inner.height())
        self._place(painter, place, choice, index.row() + 1)
        style = self._theme.mark(choice.layer, choice.label)
        width = chip_width(choice.name, self._small)
        chip = QRectF(inner.left(), inner.center().y() - 10, width, 21)
        draw_chip(painter, chip, choice.name, self._small, style, confirmed=choice.confirmed)
        words = inner.adjusted(width + 12, 0, -_PLACE, 0)
        draw_text(painter, words, choice.surface, self._words, self._theme.ink, rtl=True)
        painter.restore()

    def _place(self, painter: QPainter, box: QRect, choice: Choice, number: int) -> None:
        if self.numbered and number <= LABELS:
            weight = QFont.Weight.Bold if choice.selected else QFont.Weight.Normal
            colour = self._theme.accent if choice.selected else self._theme.muted
            font = sized(self._small, 12, weight=weight)
            draw_text(painter, box, keys_of(f"label_{number}"), font, colour, rtl=True)
        elif choice.selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent))
            painter.drawEllipse(QRectF(box.right() - 7, box.center().y() - 3, 7, 7))
