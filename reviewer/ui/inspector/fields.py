"""The parts that the editors are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.model import Span
from reviewer.ui.actions import LABELS, keymap, keys_of
from reviewer.ui.flow import FlowLayout
from reviewer.ui.names import isolated

CONTEXT = 14  # code points shown on either side of a span


class Form(QGridLayout):
    """Rows of a name and a widget."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(10)
        self.setVerticalSpacing(8)
        self.setColumnStretch(1, 1)

    def add_whole(self, field: QWidget) -> None:
        """A row of a widget without a name."""
        self.addWidget(field, self.rowCount(), 0, 1, 2)

    def show_row(self, field: QWidget, on: bool) -> None:
        """Show or hide a row."""
        row = self.getItemPosition(self.indexOf(field))[0]  # pyright: ignore[reportIndexIssue]
        for column in (0, 1):
            item = self.itemAtPosition(row, column)
            if item is not None and (widget := item.widget()) is not None:
                widget.setVisible(on)

    def add(self, name: str, field: QWidget | QLayout) -> None:
        row = self.rowCount()
        label = QLabel(name)
        label.setObjectName("fieldName")
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        if isinstance(field, QWidget):
            if not field.accessibleName():
                field.setAccessibleName(name)
            self.addWidget(field, row, 1)
            label.setBuddy(field)
        else:
            self.addLayout(field, row, 1)


class Chips(QWidget):
    """One of a few choices, or none; each may be chosen by a digit while the focus is here."""

    chosen = Signal(str)

    def __init__(self, *, digits: bool = False, rtl: bool | None = None) -> None:
        super().__init__()
        self._digits = digits
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self)
        if rtl is not None:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self._keys[place]))
        keymap.changed.connect(self._show_keys)

    def offer(self, choices: Iterable[tuple[str, str]], current: str | None) -> None:
        """Show (key, text) choices with the current one pressed."""
        offered = list(choices)
        if self._keys != [key for key, _text in offered]:
            for button in self._group.buttons():
                self._group.removeButton(button)
                self._flow.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._keys = [key for key, _text in offered]
            for place in range(len(offered)):
                button = self._button(place)
                self._flow.addWidget(button)
                self._put_in_order(self._group.button(place - 1) if place else self, button)
                button.show()  # the layout alone would show it only later, and it may get the focus before
        self._group.setExclusive(False)
        for place, (key, text) in enumerate(offered):
            button = self._group.button(place)
            button.setAccessibleName(text)
            button.setText(self._with_key(place, text))
            button.setChecked(key == current)
        self._group.setExclusive(current in self._keys)
        self.updateGeometry()

    def _put_in_order(self, before: QWidget, button: QWidget) -> None:
        """Give a new button its turn of Tab here, not at the window's end; Qt asks for two that take the focus."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        QWidget.setTabOrder(before, button)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _with_key(self, place: int, text: str) -> str:
        key = keys_of(f"label_{place + 1}") if self._digits and place < LABELS else ""
        return f"{key}  {text}" if key else text

    def _show_keys(self) -> None:
        for button in self._group.buttons():
            button.setText(self._with_key(self._group.id(button), button.accessibleName()))

    def _button(self, place: int) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("chip")
        button.setCheckable(True)
        button.setAutoDefault(False)
        self._group.addButton(button, place)
        return button

    @property
    def offered(self) -> list[str]:
        """The keys of the choices, in their order."""
        return list(self._keys)

    def focus_first(self) -> bool:
        if not self._keys:
            return False
        self._group.button(0).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def choose(self, place: int) -> bool:
        """Choose by number, counted from 0; False when there is no such choice."""
        if not 0 <= place < len(self._keys):
            return False
        self.chosen.emit(self._keys[place])
        return True

    def has_focus(self) -> bool:
        return any(button.hasFocus() for button in self._group.buttons())


class TextField(QLineEdit):
    """A line that is saved with Enter or when the focus leaves it, and restored with Escape."""

    committed = Signal(str)

    def __init__(self, *, rtl: bool) -> None:
        super().__init__()
        self._stored = ""
        self._names: list[str] = []
        self._offered = QStringListModel(self)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)  # the start, in either direction
        self.returnPressed.connect(self.commit)
        self.textEdited.connect(lambda: self.set_wrong(""))

    def show_text(self, text: str) -> None:
        """Show what is stored; what is being typed at this moment is left alone."""
        if self.hasFocus() and self.text() != self._stored and self._stored == text:
            return
        self._stored = text
        self.setText(text)
        self.setCursorPosition(0)
        self.set_wrong("")

    def suggest(self, names: Iterable[str]) -> None:
        """Offer names while somebody types; the popup is made when it is first needed."""
        self._names = sorted(set(names))
        if self.completer() is not None:
            self._offered.setStringList(self._names)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._names and self.completer() is None:
            completer = QCompleter(self._offered, self)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            if (popup := completer.popup()) is not None:
                popup.setLayoutDirection(self.layoutDirection())
            self.setCompleter(completer)
        self._offered.setStringList(self._names)

    def set_wrong(self, why: str) -> None:
        """Mark what was typed as not understood, with the reason; nothing to unmark it."""
        self.setToolTip(why)
        if self.property("wrong") != bool(why):
            self.setProperty("wrong", bool(why))
            self.style().unpolish(self)
            self.style().polish(self)

    def commit(self) -> None:
        if self.text() != self._stored:
            self.committed.emit(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()

    def event(self, event: QEvent) -> bool:
        # Letters typed here are text, not shortcuts.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and not (event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
            and not Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._stored)
            self.set_wrong("")
            window = self.window()
            QTimer.singleShot(0, window, lambda: window.setFocus(Qt.FocusReason.OtherFocusReason))
            return
        super().keyPressEvent(event)


def _tool(text: str, name: str, tip: str, work: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.clicked.connect(work)
    return button


class EdgeField(QWidget):
    """The span in its context, its edges bracketed, with a button for each step of an edge."""

    moved = Signal(str, str, str)  # edge, step, direction: as corrections.move_edge takes them

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self._label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._label.setMinimumSize(QSize(60, 26))
        # The text runs right to left whatever the language of the window: its start is at the right.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        steps = QHBoxLayout()
        steps.setSpacing(0)
        for glyph, edge, direction, name in (
            ("→", "start", "outward", _("Move the start outward")),
            ("←", "start", "inward", _("Move the start inward")),
            ("", "", "", ""),
            ("→", "end", "inward", _("Move the end inward")),
            ("←", "end", "outward", _("Move the end outward")),
        ):
            if glyph:
                steps.addWidget(self._button(glyph, edge, direction, name))
            else:
                steps.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._label)
        layout.addLayout(steps)

    def _button(self, glyph: str, edge: str, direction: str, name: str) -> QToolButton:
        return _tool(glyph, name, name, lambda: self.moved.emit(edge, "clitic", direction))

    def show_span(self, text: str, span: Span, muted: str, accent: str) -> None:
        before, inside, after = (
            _escaped(text[max(0, span.start - CONTEXT) : span.start]),
            span.of(text),
            _escaped(text[span.end : span.end + CONTEXT]),
        )
        if len(inside) > 60:
            inside = f"{inside[:28]} … {inside[-28:]}"
        bracket = f'<span style="color:{accent}">'
        self._label.setText(
            f'<div dir="rtl"><span style="color:{muted}">…{before}</span>{bracket}[</span>{_escaped(inside)}'
            f'{bracket}]</span><span style="color:{muted}">{after}…</span></div>'
        )
        self._label.setAccessibleName(span.of(text))


def _escaped(text: str) -> str:
    flat = text.replace("\n", " ")
    return flat.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class _Words(QLineEdit):
    """Words of the article, which lead to their place by a click or by Enter."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.returnPressed.connect(self.clicked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.deselect()
        if event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()


class PartField(QWidget):
    """A stretch of the text that belongs to a finding: shown, set from what is selected in the article, cleared.

    ``action`` is that of the table which sets it; its key is shown.
    """

    set_wanted = Signal()
    clear_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, set_name: str, clear_name: str, action: str) -> None:
        super().__init__()
        self._action = action
        self._text = _Words()
        self._text.setAccessibleName(set_name)
        self._text.setToolTip(_("Show it in the text"))
        self._text.clicked.connect(self._tell_shown)
        self._set = _tool("", set_name, set_name, self.set_wanted.emit)
        self._set.setCheckable(True)
        self._picking = False
        self._clear = _tool("×", clear_name, clear_name, self.clear_wanted.emit)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._set)
        layout.addWidget(self._clear)
        keymap.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        key = keys_of(self._action)
        self._set.setText(key or "←")
        asked = _("{key}, then a click in the text").format(key=isolated(key or "←"))
        self._text.setPlaceholderText(_("Click it in the text …") if self._picking else asked)

    def show_part(self, surface: str | None) -> None:
        self._text.setText((surface or "").replace("\n", " "))
        self._text.setCursorPosition(0)
        self._clear.setEnabled(surface is not None)
        self._set.setChecked(self._picking)

    def set_picking(self, on: bool) -> None:
        """Show whether the next click in the text sets it."""
        self._picking = on
        self._set.setChecked(on)
        self._show_keys()

    def _tell_shown(self) -> None:
        if self._text.text():
            self.show_wanted.emit()
