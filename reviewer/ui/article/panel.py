"""The middle of the window: where the article is from, its text, and the bar that turns a selection into a finding."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import Article, Edit, Quote, Span
from reviewer.ui.article.marks import Mark
from reviewer.ui.article.view import ArticleView
from reviewer.ui.desk import Desk
from reviewer.ui.names import Names, date_text, isolated
from reviewer.ui.theme import Theme


class SelectionBar(QFrame):
    """Floats beside a selection and offers what can be made of it, each with its key."""

    chosen = Signal(str)  # id of an action

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBar")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(4, 4, 4, 4)
        self._layout.setSpacing(2)
        self.hide()

    def offer(self, choices: list[tuple[str, str, str]], near: QRect, area: QRect) -> None:
        """Show buttons for (action id, text, key) below ``near``, inside ``area``."""
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for action, text, key in choices:
            button = QToolButton(self)
            button.setText(f"{text}  {key}" if key else text)
            button.setAccessibleName(text)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, action=action: self.chosen.emit(action))
            self._layout.addWidget(button)
        self.adjustSize()
        below = near.bottom() + 14
        y = below if below + self.height() < area.bottom() else near.top() - self.height() - 14
        x = max(area.left() + 4, min(near.center().x() - self.width() // 2, area.right() - self.width() - 4))
        self.move(QPoint(x, y))
        self.show()
        self.raise_()


class ArticlePanel(QWidget):
    """The article of the desk. ``command`` asks for an action of the window by its id."""

    command = Signal(str)

    def __init__(self, desk: Desk, names: Names, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articlePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._names = names
        self._source = QLabel()
        self._source.setObjectName("kicker")
        self._title = QLabel()
        self._title.setObjectName("title")
        self._title.setWordWrap(True)
        for label in (self._source, self._title):  # above the beginning of the text, whatever the window's direction
            label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._empty = QLabel(_("Drop articles here, or open them with Ctrl+O."))
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = ArticleView(theme, self._label, self)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(0, 18, 0, 0)
        self._head.setSpacing(4)
        self._head.addWidget(self._title)
        self._head.addWidget(self._source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.view, 1)
        self._bar = SelectionBar(self)
        self._bar.chosen.connect(self.command)
        self.view.annotation_clicked.connect(self._clicked)
        self.view.selection_made.connect(self._offer)
        self.view.verticalScrollBar().valueChanged.connect(self._bar.hide)
        desk.article_opened.connect(self._open)
        desk.article_changed.connect(self._change)
        desk.selection_changed.connect(self._select)
        self._open(desk.article)

    def _label(self, mark: Mark) -> str:
        return self._names.label(mark.layer, mark.label)

    def _open(self, article: Article | None) -> None:
        self._bar.hide()
        self.view.setVisible(article is not None)
        self._empty.setVisible(article is None)
        self._source.setVisible(article is not None)
        self.view.show_article(article, lambda: self._desk.analysis.tokens)
        apart = article is not None and article.title and not article.text.lstrip().startswith(article.title.strip())
        self._title.setVisible(bool(apart))
        if article is not None:
            self._title.setText(article.title or "")
            self._source.setText(self._source_line(article))
            self.view.setAccessibleName(article.title or article.text[:80])

    def _source_line(self, article: Article) -> str:
        words = len(article.text.split())
        parts = [
            article.source or "",
            date_text(article.published),
            isolated(ngettext("{n} word", "{n} words", words).format(n=words)),
        ]
        return " · ".join(part for part in parts if part)

    def _change(self, article: Article, _edit: Edit) -> None:
        self.view.show_changed(article)
        self.view.show_selected(self._desk.selected, scroll=False)

    def _select(self, _annotation_id: str | None) -> None:
        self.view.show_selected(self._desk.selected)

    def _clicked(self, annotation_id: str | None) -> None:
        self._bar.hide()
        self._desk.select(annotation_id)

    def _offer(self, span: Span | None) -> None:
        if span is None or self._desk.article is None:
            self._bar.hide()
            return
        choices = [
            (f"label_{place}", label.name, str(place))
            for place, label in enumerate(self._names.labels("entity")[:9], 1)
        ]
        choices += [("add_quote", _("Quote"), "Q"), ("add_number", _("Number"), "N")]
        if isinstance(self._desk.selected, Quote):
            choices += [("set_cue", _("Cue"), "C"), ("set_speaker", _("Speaker"), "S")]
        elif self._desk.selected is not None:
            choices += [("set_span", _("New edges"), "B")]
        rects = self.view.span_rects(span)
        if not rects:
            return
        offset = self.view.viewport().mapTo(self, QPoint(0, 0))
        near = rects[-1].toRect().translated(offset)
        self._bar.offer(choices, near, self.rect())

    def set_text_font(self, font: QFont) -> None:
        self.view.set_text_font(font)
        self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        margin = self.view.viewportMargins().left() + 2
        self._head.setContentsMargins(margin, 18, margin, 0)
