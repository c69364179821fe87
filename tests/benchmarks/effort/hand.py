"""A hand at our window: keys, clicks and drags, counted by layer and kind. It assigns no data.

A key is the enabled action that has it, a click or a drag is mouse events, a letter a key event in its field. Where a
drag cannot end between two letters, the caret or the handle's own signal does it; ``missed`` counts these.
Not counted is what no tool spares: turning the wheel, moving the pointer, looking.
"""

from __future__ import annotations

from collections import Counter
from typing import TypeAlias

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QPushButton, QWidget

from reviewer.model import Annotation, Article, Layer, Span
from reviewer.text import snap_to_edges
from reviewer.text.clitics import Edge
from reviewer.ui.actions import keys_of
from reviewer.ui.article.handles import handles
from reviewer.ui.window import MainWindow
from tests.benchmarks.windows import settle

Counts: TypeAlias = "Counter[tuple[Layer | str, str]]"
_PLAIN = Qt.KeyboardModifier.NoModifier
_LETTERS = Qt.KeyboardModifier.AltModifier


class MissedError(AssertionError):
    """An action did not do what it is there for."""


class Hand:
    """``layer`` is what the actions are counted for."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.counts: Counts = Counter()
        self.layer: Layer | str = "article"
        self.missed = 0  # drags that the letters did not allow, done by the same signal or by caret
        self._view = window.article.view

    @property
    def article(self) -> Article:
        assert self.window.desk.article is not None
        return self.window.desk.article

    @property
    def selected(self) -> Annotation:
        assert self.window.desk.selected is not None
        return self.window.desk.selected

    def count(self, kind: str, n: int = 1) -> None:
        self.counts[self.layer, kind] += n

    # Keys

    def press(self, action_id: str) -> None:
        """An action by its key; it must have one and be usable at this moment."""
        action = self.window.actions_by_id[action_id]
        if not keys_of(action_id) or not action.isEnabled():
            raise MissedError(f"{action_id} cannot be done by a key now")
        self.count("key")
        action.trigger()

    def answer(self, action_id: str) -> None:
        """An action that opens a dialog, agreed to with Enter."""

        def enter() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                QTest.keyClick(dialog, Qt.Key.Key_Return)

        QTimer.singleShot(0, enter)
        self.press(action_id)
        self.count("key")

    def write(self, field: QLineEdit, text: str) -> None:
        """A click into a field, its old text replaced letter by letter, Enter."""
        self.click(field)
        if field.text():
            field.selectAll()  # Ctrl+A
            self.count("key")
        for letter in text or "\b":
            key = Qt.Key.Key_Backspace if letter == "\b" else Qt.Key(0)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(field, QKeyEvent(kind, key, _PLAIN, letter))
        self.count("letter", len(text))
        if field.text() != text:
            raise MissedError(f"the field holds {field.text()!r}, not {text!r}")
        if (completer := field.completer()) is not None and (popup := completer.popup()) is not None:
            popup.hide()
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.count("key")
        self._view.setFocus()

    # Mouse

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.count("click")

    def choose(self, found: Annotation) -> None:
        """A click on a finding's row, unless it is chosen already."""
        if self.window.desk.selected_id == found.id:
            return
        rows, model = self.window.findings.list, self.window.findings.model
        place = model.place_of(found.id)
        if place is None:
            raise MissedError(f"{found.id} is in no row")
        index = model.index(place)
        rows.scrollTo(index)
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(index).center())
        self.count("click")
        if self.window.desk.selected_id != found.id:
            raise MissedError(f"a click on the row of {found.id} chose {self.window.desk.selected_id}")

    def chip(self, among: QWidget, text: str) -> None:
        """A click on the choice of that name."""
        buttons = [
            b for b in among.findChildren(QPushButton, "chip") if b.accessibleName() == text and not b.isHidden()
        ]
        if not buttons:
            raise MissedError(f"{text} is no choice")
        self.click(buttons[0])

    def pick(self, box: QComboBox, place: int) -> None:
        """A click on a list, and the arrows to one of its lines."""
        away = place - box.currentIndex()
        self.count("click")
        box.setFocus()
        for _step in range(abs(away)):
            QTest.keyClick(box, Qt.Key.Key_Down if away > 0 else Qt.Key.Key_Up)
            self.count("key")
        self._view.setFocus()

    def snaps(self, span: Span) -> bool:
        """Whether a drag over it takes exactly these letters without a modifier."""
        return snap_to_edges(self.article.text, span, self.window.desk.analysis.tokens) == span

    def drag(self, span: Span) -> None:
        """Select words: their edges by themselves, letters with Alt held, which counts as a key."""
        self._view.clear_selection()
        self._show(span)
        exact = self.snaps(span)
        first, last = self._centre(span.start), self._centre(span.end - 1)
        self._drag(first, last, _PLAIN if exact else _LETTERS)
        if self._view.selected_span() != span:  # the press took hold of a handle: from the other side
            self._view.clear_selection()
            self._drag(last, first, _PLAIN if exact else _LETTERS)
        if self._view.selected_span() != span:
            # A ligature or an invisible mark at the edge: with the caret, Shift and the arrows.
            self._view.select_span(span)
            self.missed += 1
            self.count("key", 2)
        self.count("drag")
        self.count("key", 0 if exact else 1)

    def drag_edge(self, edge: Edge, span: Span) -> None:
        """Drag one edge of the chosen finding, so that it covers ``span``."""
        id_ = self.selected.id
        self._show(self.selected.span)
        self._view.clear_selection()
        exact = self.snaps(span)
        found = next(h for h in handles(self._view.span_rects(self.selected.span)) if h.edge == edge)
        target = self._centre(span.start if edge == "start" else span.end - 1)
        self._drag(QPointF(found.place.center().x(), found.place.bottom() - 1), target, _PLAIN if exact else _LETTERS)
        self.count("drag")
        self.count("key", 0 if exact else 1)
        if self.window.desk.selected_id != id_ or self.selected.span != span:
            self.missed += 1
            self.window.desk.select(id_)
            self._view.edge_dragged.emit(span)  # what the same drag gives where the letters join otherwise

    def _show(self, span: Span) -> None:
        rects = self._view.span_rects(span)
        if not rects:
            self._view.verticalScrollBar().setValue(0)
            settle()
            self._view.select_span(Span(span.start, span.start + 1))
            self._view.ensureCursorVisible()
            self._view.clear_selection()
            rects = self._view.span_rects(span)
        bar = self._view.verticalScrollBar()
        if rects and (rects[0].top() < 30 or rects[-1].bottom() > self._view.viewport().height() - 60):
            bar.setValue(bar.value() + round(rects[0].top()) - 60)

    def _centre(self, place: int) -> QPointF:
        rects: list[QRectF] = self._view.span_rects(Span(place, place + 1))
        return rects[0].center() if rects else QPointF(0, 0)

    def _drag(self, start: QPointF, end: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        port, left = self._view.viewport(), Qt.MouseButton.LeftButton
        path = [start, QPointF(start.x() + 5, start.y()), end]
        for kind, point in zip(
            (
                QEvent.Type.MouseButtonPress,
                QEvent.Type.MouseMove,
                QEvent.Type.MouseMove,
                QEvent.Type.MouseButtonRelease,
            ),
            (*path, end),
            strict=True,
        ):
            button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else left
            held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else left
            place = QPointF(port.mapToGlobal(QPoint(0, 0))) + point
            QApplication.sendEvent(port, QMouseEvent(kind, point, place, button, held, modifiers))
