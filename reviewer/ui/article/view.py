"""The text of the open article, right to left and read-only, with its marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from reviewer.model import Annotation, Article, Span, Status
from reviewer.text import Token, clitic_edges, snap_to_edges, token_at
from reviewer.ui.article.document import new_document
from reviewer.ui.article.handles import Handle, handle_at, handles, moved
from reviewer.ui.article.handles import draw as draw_handles
from reviewer.ui.article.hidden import HiddenPainter
from reviewer.ui.article.marks import Mark, MarkIndex, Relations, relations
from reviewer.ui.article.offsets import OffsetMap
from reviewer.ui.article.page import Page
from reviewer.ui.article.painter import MarkPainter, Piece
from reviewer.ui.fonts import chrome_font
from reviewer.ui.theme import Theme

_LETTERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_LIT = 1800  # milliseconds
_DRAG = 4  # pixels from which a press is a selection


class ArticleView(Page):
    """Shows an article, tells what is clicked and what is selected; changes nothing itself.

    Spans are code points. ``selected_span`` is what the reviewer selected: by mouse, snapped to word and clitic edges
    (Alt or Ctrl held: to letters); by keyboard, to the letter.
    """

    annotation_clicked = Signal(object)  # id | None
    several_clicked = Signal(object, QPoint)  # ids, the innermost first, where more than one lies; place
    selection_made = Signal(object)  # Span | None
    edge_dragged = Signal(object)  # Span: what the selected finding is to cover
    picked = Signal(object)  # Span of the words that were asked for with ``pick``
    zoomed = Signal(int)  # steps of Ctrl and the wheel

    def __init__(self, theme: Theme, label: Callable[[Mark], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setObjectName("article")
        self._label = label
        self._theme = theme
        self.shows_hidden = False  # characters that nobody sees
        self._article: Article | None = None
        self._tokens: Callable[[], tuple[Token, ...]] = tuple
        self._index = MarkIndex(None, self._offsets)
        self._selected: Annotation | None = None
        self._relations = Relations()
        self._chain: list[tuple[int, int]] = []  # the other mentions of the selected entity
        self._shows_rejected = False  # the selected finding is refused, and drawn only while it is selected
        self._anchor: tuple[int, int] | None = None
        self._pressed = QPointF()
        self._dragging = False
        self._held: Handle | None = None  # the handle that is being dragged
        self._dragged: Span | None = None  # where it has been dragged to
        self._picking = False
        self._lit: tuple[int, int] | None = None  # what is lit up for a moment
        self._lit_timer = QTimer(self)
        self._lit_timer.setSingleShot(True)
        self._lit_timer.setInterval(_LIT)
        self._lit_timer.timeout.connect(self._put_out)
        self._text_font: QFont | None = None
        self._painter = MarkPainter(theme, chrome_font(), label)
        self.set_theme(theme)
        self.selectionChanged.connect(self._tell_selection)

    # What is shown

    def show_hidden(self, on: bool) -> None:
        self.shows_hidden = on
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._painter = MarkPainter(theme, chrome_font(), self._label)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.card))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        highlight = QColor(theme.accent)
        highlight.setAlphaF(0.28)
        palette.setColor(QPalette.ColorRole.Highlight, highlight)
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.ink))
        self.setPalette(palette)
        self.viewport().update()

    def show_article(self, article: Article | None, tokens: Callable[[], tuple[Token, ...]]) -> None:
        """Show another article from its beginning."""
        self._article = article
        self._tokens = tokens
        self._offsets = OffsetMap(article.text if article else "")
        self._selected, self._relations, self._shows_rejected = None, Relations(), False
        self._index = MarkIndex(article, self._offsets)
        # The old one is a child of the editor's, which deletes it.
        self.setDocument(new_document(self._offsets, self.font(), self.lineWrapColumnOrWidth(), self))
        self.verticalScrollBar().setValue(0)

    def show_changed(self, article: Article) -> None:
        """Show the same text with other annotations."""
        self._article = article
        self._index = MarkIndex(article, self._offsets, self._selected.id if self._selected else None, self._index)
        self.viewport().update()

    def show_selected(self, annotation: Annotation | None, *, scroll: bool = True) -> None:
        """Light up a finding and the parts of it, and bring it into view."""
        rejected = annotation is not None and annotation.status is Status.REJECTED
        self._selected = annotation
        self._relations = relations(annotation, self._offsets, self._article)
        if rejected or self._shows_rejected:
            self._shows_rejected = rejected
            self._index = MarkIndex(self._article, self._offsets, annotation.id if annotation else None, self._index)
        if annotation is not None and scroll:
            self._bring_into_view(self._offsets.to_units(annotation.span.start))
        self.viewport().update()

    def show_chain(self, spans: Sequence[Span]) -> None:
        """Outline the other mentions of the selected entity."""
        self._chain = [(self._offsets.to_units(s.start), self._offsets.to_units(s.end)) for s in spans]
        self.viewport().update()

    def light(self, span: Span) -> None:
        """Bring a place into view and light it up for a moment."""
        self._lit = self._offsets.to_units(span.start), self._offsets.to_units(span.end)
        self._bring_into_view(self._lit[0])
        self._lit_timer.start()
        self.viewport().update()

    def _put_out(self) -> None:
        self._lit = None
        self.viewport().update()

    def set_text_font(self, font: QFont) -> None:
        self._text_font = font
        self.setFont(font)
        self._set_column()
        if self._article is not None:
            place = self._top_unit()
            selected = self._selected
            self.show_article(self._article, self._tokens)
            self.show_selected(selected, scroll=False)
            self._bring_into_view(place)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        lines = list(self.visible_lines(QRectF(event.rect())))
        pieces = self._painter.pieces(lines, self._index)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.grounds(painter, pieces)
        self._painter.lit(painter, lines, self._lit)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.lines(painter, pieces, self._selected.id if self._selected else None)
        self._painter.chain(painter, lines, self._chain)
        self._painter.relations(painter, lines, self._relations)
        if self.shows_hidden:
            colours = QColor(self._theme.danger), QColor(self._theme.card)
            HiddenPainter(*colours, chrome_font(), self._offsets.stored).draw(painter, lines)
        if self._selected is not None:
            draw_handles(painter, self._handles(), QColor(self._theme.accent))
        painter.end()

    def pieces_of(self, annotation_id: str) -> list[Piece]:
        """Where a finding is on the screen, line by line; empty when it is out of view."""
        lines = list(self.visible_lines(QRectF(self.viewport().rect())))
        return [p for p in self._painter.pieces(lines, self._index) if p.mark.id == annotation_id]

    # The handles of the selected finding

    def _handles(self) -> list[Handle]:
        span = self._dragged or (self._selected.span if self._selected else None)
        return handles(self.span_rects(span)) if span is not None else []

    def _drag_handle(self, event: QMouseEvent) -> None:
        cell = self._cell(event.position())
        if cell is None or self._held is None or self._selected is None or self._article is None:
            return
        text, letters = self._article.text, bool(event.modifiers() & _LETTERS)
        self._dragged = moved(
            self._selected.span,
            self._held.edge,
            self._offsets.span(*cell),
            lambda span: span if letters else snap_to_edges(text, span, self._tokens()),
        )
        self.select_span(self._dragged)
        self.viewport().update()

    def _drop_handle(self) -> None:
        span, self._held, self._dragged = self._dragged, None, None
        self.clear_selection()
        self.viewport().update()
        if span is not None and self._selected is not None and span != self._selected.span:
            self.edge_dragged.emit(span)

    # Selecting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus()
        self._pressed = event.position()
        self._held = None if self._picking else handle_at(self._handles(), event.position())
        if self._held is not None:
            return
        cell = self._cell(event.position())
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._anchor is not None and cell:
            self._select_cells(self._anchor, cell, letters=bool(event.modifiers() & _LETTERS))
            return
        self._anchor, self._dragging = cell, False
        if cell is not None:
            self._set_cursor(cell[0], cell[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._drag_handle(event)
            return
        if not event.buttons() and not self._picking:
            over = self._selected is not None and handle_at(self._handles(), event.position()) is not None
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor if over else Qt.CursorShape.IBeamCursor)
        if not event.buttons() & Qt.MouseButton.LeftButton or self._anchor is None:
            return
        moved = (event.position() - self._pressed).manhattanLength() >= _DRAG
        self._dragging = self._dragging or moved
        cell = self._cell(event.position())
        if self._dragging and cell is not None:
            self._select_cells(self._anchor, cell, letters=bool(event.modifiers() & _LETTERS))
            self._scroll_at_edge(event.position().y())

    def _scroll_at_edge(self, y: float) -> None:
        bar = self.verticalScrollBar()
        if y < 0 or y > self.viewport().height():
            bar.setValue(bar.value() + (-12 if y < 0 else 12))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drop_handle()
            return
        if event.button() != Qt.MouseButton.LeftButton or self._anchor is None:
            super().mouseReleaseEvent(event)
            return
        if self._dragging:
            self._dragging = False
            self._tell_dragged()
        elif self._picking:
            self._tell_picked(self._word(event.position()))
        else:
            self._click(event.position())

    def _tell_dragged(self) -> None:
        span = self.selected_span()
        if self._picking:
            self.clear_selection()
            self._tell_picked(span)
        else:
            self.selection_made.emit(span)

    def pick(self, on: bool) -> None:
        """Tell the words that are clicked or dragged over as ``picked``, instead of selecting."""
        self._picking = on
        self.viewport().setCursor(Qt.CursorShape.CrossCursor if on else Qt.CursorShape.IBeamCursor)

    def _tell_picked(self, span: Span | None) -> None:
        if span is not None:
            self.picked.emit(span)

    def _click(self, point: QPointF) -> None:
        """Choose the innermost finding at a point; a further click the one around it."""
        ids = [mark.id for mark in self._marks_at(point)]
        if not ids:
            self.annotation_clicked.emit(None)
        elif self._selected is not None and self._selected.id in ids:
            self.annotation_clicked.emit(ids[(ids.index(self._selected.id) + 1) % len(ids)])
        else:
            self.annotation_clicked.emit(ids[0])
        if len(ids) > 1:
            self.several_clicked.emit(ids, point.toPoint())

    def ids_over(self, span: Span) -> list[str]:
        """The findings that share letters with a span, the shortest first."""
        marks = self._index.between(self._offsets.to_units(span.start), self._offsets.to_units(span.end))
        return [mark.id for mark in sorted(marks, key=lambda m: m.length)]

    def _marks_at(self, point: QPointF) -> list[Mark]:
        """The marks under a point, the shortest first; the nearest character alone would take in the margins."""
        cell = self._cell(point)
        lines = list(self.visible_lines(QRectF(point.x(), point.y() - 1, 1, 2)))
        return [
            mark
            for mark in (self._index.at(cell[0]) if cell else ())
            if any(r.adjusted(-3, -6, 3, 12).contains(point) for one in lines for r in one.rects(mark.start, mark.end))
        ]

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        word = None if self._picking else self._word(event.position())
        if word is not None:
            self.select_span(word)
            self._anchor = None
            self.selection_made.emit(self.selected_span())

    def _word(self, point: QPointF) -> Span | None:
        """The word at a point, without its proclitics when the point lies beyond them."""
        cell = self._cell(point)
        if cell is None or self._article is None:
            return None
        offset = self._offsets.to_code_points(cell[0])
        token = token_at(self._tokens(), offset)
        if token is None:
            return None
        edges = [token.span.start + e for e in clitic_edges(token.span.of(self._article.text))]
        return Span(max((e for e in edges if e <= offset), default=token.span.start), token.span.end)

    def _select_cells(self, anchor: tuple[int, int], cell: tuple[int, int], *, letters: bool) -> None:
        span = self._offsets.span(min(anchor[0], cell[0]), max(anchor[1], cell[1]))
        if not letters and self._article is not None:
            span = snap_to_edges(self._article.text, span, self._tokens())
        start, end = self._offsets.to_units(span.start), self._offsets.to_units(span.end)
        self._set_cursor(*((start, end) if cell[0] >= anchor[0] else (end, start)))

    def selected_span(self) -> Span | None:
        """What is selected, without white space at its ends."""
        cursor = self.textCursor()
        if self._article is None or not cursor.hasSelection():
            return None
        span = self._offsets.span(cursor.selectionStart(), cursor.selectionEnd())
        surface = span.of(self._article.text)
        start = span.start + len(surface) - len(surface.lstrip())
        end = span.end - (len(surface) - len(surface.rstrip()))
        return Span(start, end) if start < end else None

    def _tell_selection(self) -> None:
        if not self._dragging and self._held is None and not self._picking:
            self.selection_made.emit(self.selected_span())

    # The rest

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # QTextEdit eats some keys that are actions of ours; those without text it moves the caret by.
        if event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoomed.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_painter"):
            if self._text_font is not None and self.font() != self._text_font:
                self.setFont(self._text_font)  # a style sheet that is applied anew takes it away
            self._set_column()

    def createMimeDataFromSelection(self):  # noqa: ANN201 - Qt's type is not in the stubs as a public name
        """Copy the stored text, not what the view shows for it."""
        data = super().createMimeDataFromSelection()
        span = self.selected_span()
        if span is not None and self._article is not None:
            data.text()  # it writes itself out when first asked, over what was set before
            data.clear()
            data.setText(span.of(self._article.text))
        return data
