"""The text of the open article, right to left and read-only, with its marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from reviewer.model import Annotation, Article, Span, Status
from reviewer.text import Token, clitic_edges, snap_to_edges, token_at
from reviewer.ui.article import hidden
from reviewer.ui.article.geometry import Cell, cell_at, distance_to
from reviewer.ui.article.handles import Handle, handle_at, handles, moved
from reviewer.ui.article.handles import draw as draw_handles
from reviewer.ui.article.marks import Mark, MarkIndex, Relations, relations
from reviewer.ui.article.offsets import OffsetMap
from reviewer.ui.article.painter import MarkPainter, Piece, VisibleLine
from reviewer.ui.theme import Theme

LINE_HEIGHT = 155  # per cent: room for a label above and three lanes below
TOP_MARGIN = 20
COLUMN = 34  # ems: the widest column that reads well
_LETTERS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
_DRAG = 4  # pixels from which a press is a selection
HEADLINE = 1.28


class ArticleView(QTextEdit):
    """Shows an article, tells what is clicked and what is selected; changes nothing itself.

    Spans are code points. ``selected_span`` is what the reviewer selected: by mouse, snapped to word and clitic edges
    (Alt or Ctrl held: to letters); by keyboard, to the letter.
    """

    annotation_clicked = Signal(object)  # id | None
    selection_made = Signal(object)  # Span | None
    edge_dragged = Signal(object)  # Span: what the selected finding is to cover
    zoomed = Signal(int)  # steps of Ctrl and the wheel

    def __init__(self, theme: Theme, label: Callable[[Mark], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.setObjectName("article")
        self._label = label
        self._theme = theme
        self.shows_hidden = False  # characters that nobody sees
        self._article: Article | None = None
        self._offsets = OffsetMap("")
        self._tokens: Callable[[], tuple[Token, ...]] = tuple
        self._index = MarkIndex(None, self._offsets)
        self._selected: Annotation | None = None
        self._relations = Relations()
        self._shows_rejected = False  # the selected finding is refused, and drawn only while it is selected
        self._anchor: tuple[int, int] | None = None
        self._pressed = QPointF()
        self._dragging = False
        self._held: Handle | None = None  # the handle that is being dragged
        self._dragged: Span | None = None  # where it has been dragged to
        self._painter = MarkPainter(theme, self.font(), label)
        self.set_theme(theme)
        self.selectionChanged.connect(self._tell_selection)

    # What is shown

    def show_hidden(self, on: bool) -> None:
        self.shows_hidden = on
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self._painter = MarkPainter(theme, self._chrome_font(), self._label)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.card))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        highlight = QColor(theme.accent)
        highlight.setAlphaF(0.28)
        palette.setColor(QPalette.ColorRole.Highlight, highlight)
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.ink))
        self.setPalette(palette)
        self.viewport().update()

    def _chrome_font(self) -> QFont:
        parent = self.parentWidget()
        return parent.font() if parent else QFont()

    def show_article(self, article: Article | None, tokens: Callable[[], tuple[Token, ...]]) -> None:
        """Show another article from its beginning."""
        self._article = article
        self._tokens = tokens
        self._offsets = OffsetMap(article.text if article else "")
        self._selected, self._relations, self._shows_rejected = None, Relations(), False
        self._index = MarkIndex(article, self._offsets)
        self.setDocument(self._new_document())  # the old one is a child of the editor's, which deletes it
        self.verticalScrollBar().setValue(0)

    def _new_document(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(2)
        document.setDefaultFont(self.font())
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)  # of a right-to-left paragraph: its start
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)  # else a paragraph that begins with a digit flips
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        cursor = QTextCursor(document)
        cursor.setBlockFormat(block)
        headline, break_, rest = self._offsets.view.partition("\n")
        if break_ and len(headline) < 200 and not headline.rstrip().endswith((".", "؟", "!")):
            large = QTextCharFormat()
            font = QFont(self.font())
            font.setPixelSize(round(font.pixelSize() * HEADLINE))
            font.setBold(True)
            large.setFont(font)
            cursor.insertText(headline, large)
            cursor.insertText(break_ + rest, QTextCharFormat())
        else:
            cursor.insertText(self._offsets.view)
        self._space(document)
        return document

    def _space(self, document: QTextDocument) -> None:
        """Room above the first line for its labels, and little for the empty lines between paragraphs."""
        frame = document.rootFrame().frameFormat()
        frame.setTopMargin(TOP_MARGIN)
        frame.setBottomMargin(TOP_MARGIN)
        document.rootFrame().setFrameFormat(frame)
        narrow = QTextBlockFormat()
        narrow.setLineHeight(self.font().pixelSize() * 0.6, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        block = document.begin()
        while block.isValid():
            if block.length() == 1:
                cursor.setPosition(block.position())
                cursor.mergeBlockFormat(narrow)
            block = block.next()
        cursor.endEditBlock()

    def show_changed(self, article: Article) -> None:
        """Show the same text with other annotations."""
        self._article = article
        self._index = MarkIndex(article, self._offsets, self._selected.id if self._selected else None)
        self.viewport().update()

    def show_selected(self, annotation: Annotation | None, *, scroll: bool = True) -> None:
        """Light up a finding and the parts of it, and bring it into view."""
        rejected = annotation is not None and annotation.status is Status.REJECTED
        self._selected = annotation
        self._relations = relations(annotation, self._offsets)
        if rejected or self._shows_rejected:
            self._shows_rejected = rejected
            self._index = MarkIndex(self._article, self._offsets, annotation.id if annotation else None)
        if annotation is not None and scroll:
            self._bring_into_view(self._offsets.to_units(annotation.span.start))
        self.viewport().update()

    def _bring_into_view(self, unit: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(unit)
        box = self.cursorRect(cursor)
        height = self.viewport().height()
        if not 40 <= box.top() <= height - 60:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + box.top() - height // 3)

    def set_text_font(self, font: QFont) -> None:
        self.setFont(font)
        if self._article is not None:
            place = self._top_unit()
            selected = self._selected
            self.show_article(self._article, self._tokens)
            self.show_selected(selected, scroll=False)
            self._bring_into_view(place)
        self._set_column()

    def _top_unit(self) -> int:
        return self.cursorForPosition(QPoint(self.viewport().width() // 2, 4)).position()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_column()

    def _set_column(self) -> None:
        """Keep the text in a column of readable width in the middle."""
        size = max(self.font().pixelSize(), 8)
        margin = max(28, (self.width() - COLUMN * size) // 2)
        if self.viewportMargins().left() != margin:
            self.setViewportMargins(margin, 0, margin, 0)

    # Painting

    def visible_lines(self, area: QRectF) -> Iterator[VisibleLine]:
        layout = self.document().documentLayout()
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        block = self.cursorForPosition(QPoint(0, int(area.top()) - 40)).block()
        while block.isValid():
            box = layout.blockBoundingRect(block)
            if box.top() - scrolled.y() > area.bottom() + 40:
                return
            yield from self._lines_of(block, scrolled, area)
            block = block.next()

    def _lines_of(self, block: QTextBlock, scrolled: QPointF, area: QRectF) -> Iterator[VisibleLine]:
        lines = block.layout()
        origin = lines.position() - scrolled
        text = self._offsets.units[block.position() : block.position() + block.length()]
        for number in range(lines.lineCount()):
            line = lines.lineAt(number)
            top = origin.y() + line.y()
            if top - 40 <= area.bottom() and top + line.height() + 40 >= area.top():
                yield VisibleLine(lines, line, origin, block.position(), text)

    def paintEvent(self, event: QPaintEvent) -> None:
        lines = list(self.visible_lines(QRectF(event.rect())))
        pieces = self._painter.pieces(lines, self._index)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.grounds(painter, pieces)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.lines(painter, pieces, self._selected.id if self._selected else None)
        self._painter.relations(painter, lines, self._relations)
        if self.shows_hidden:
            hidden.draw(painter, lines, QColor(self._theme.danger), self._chrome_font())
        if self._selected is not None:
            draw_handles(painter, self._handles(), QColor(self._theme.accent))
        painter.end()

    def pieces_of(self, annotation_id: str) -> list[Piece]:
        """Where a finding is on the screen, line by line; empty when it is out of view."""
        lines = list(self.visible_lines(QRectF(self.viewport().rect())))
        return [p for p in self._painter.pieces(lines, self._index) if p.mark.id == annotation_id]

    def span_rects(self, span: Span) -> list[QRectF]:
        """Where a span is in the viewport, line by line."""
        start, end = self._offsets.to_units(span.start), self._offsets.to_units(span.end)
        scrolled = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        found: list[QRectF] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            self.document().documentLayout().blockBoundingRect(block)  # lays it out, if nobody has yet
            for line in self._lines_of(block, scrolled, QRectF(0, -1e7, 1, 2e7)):
                found += line.rects(start, end)
            block = block.next()
        return found

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

    def _cell(self, point: QPointF) -> tuple[int, int] | None:
        """The units ``[start, end)`` of the character cell nearest to a point of the viewport."""
        here = self.cursorForPosition(point.toPoint()).block()  # lays out what is on the screen
        place = point + QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        block = min(self._blocks_around(here), key=lambda b: distance_to(b, place.y()))
        found: Cell | None = cell_at(block, place)
        if found is None:
            return None
        return block.position() + found.start, block.position() + found.start + found.length

    def _blocks_around(self, block: QTextBlock) -> list[QTextBlock]:
        """A block, and the nearest with words on either side: empty lines are lower than Qt takes them for."""
        found = [block]
        for step in (QTextBlock.previous, QTextBlock.next):
            other = step(block)
            while other.isValid() and other.length() == 1:
                other = step(other)
            if other.isValid():
                found.append(other)
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus()
        self._pressed = event.position()
        self._held = handle_at(self._handles(), event.position())
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
        if not event.buttons():
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
            self.selection_made.emit(self.selected_span())
            return
        self._click(event.position())

    def _click(self, point: QPointF) -> None:
        """Choose the innermost finding at a point; a further click the one around it."""
        ids = [mark.id for mark in self._marks_at(point)]
        if not ids:
            self.annotation_clicked.emit(None)
        elif self._selected is not None and self._selected.id in ids:
            self.annotation_clicked.emit(ids[(ids.index(self._selected.id) + 1) % len(ids)])
        else:
            self.annotation_clicked.emit(ids[0])

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
        """Select the word, without its proclitics when it is pressed beyond them."""
        cell = self._cell(event.position())
        if cell is None or self._article is None:
            return
        offset = self._offsets.to_code_points(cell[0])
        token = token_at(self._tokens(), offset)
        if token is None:
            return
        edges = [token.span.start + e for e in clitic_edges(token.span.of(self._article.text))]
        start = max((e for e in edges if e <= offset), default=token.span.start)
        self.select_span(Span(start, token.span.end))
        self._anchor = None
        self.selection_made.emit(self.selected_span())

    def _select_cells(self, anchor: tuple[int, int], cell: tuple[int, int], *, letters: bool) -> None:
        span = self._offsets.span(min(anchor[0], cell[0]), max(anchor[1], cell[1]))
        if not letters and self._article is not None:
            span = snap_to_edges(self._article.text, span, self._tokens())
        start, end = self._offsets.to_units(span.start), self._offsets.to_units(span.end)
        self._set_cursor(*((start, end) if cell[0] >= anchor[0] else (end, start)))

    def _set_cursor(self, anchor: int, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def select_span(self, span: Span) -> None:
        self._set_cursor(self._offsets.to_units(span.start), self._offsets.to_units(span.end))

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)

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
        if not self._dragging and self._held is None:
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
            self._set_column()

    def createMimeDataFromSelection(self):  # noqa: ANN201 - Qt's type is not in the stubs as a public name
        """Copy the stored text, not what the view shows for it."""
        data = super().createMimeDataFromSelection()
        span = self.selected_span()
        if span is not None and self._article is not None:
            data.clear()
            data.setText(span.of(self._article.text))
        return data
