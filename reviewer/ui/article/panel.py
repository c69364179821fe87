"""The middle of the window: where the article is from, its text, and the bar that turns a selection into a finding."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer import corrections
from reviewer.messages import gettext as _
from reviewer.messages import ngettext, pgettext
from reviewer.model import Article, ArticleChange, Edit, Quote, Span, Status
from reviewer.ui.actions import keymap, keys_of
from reviewer.ui.article.chooser import Choice, Chooser
from reviewer.ui.article.marks import Mark
from reviewer.ui.article.view import ArticleView
from reviewer.ui.desk import Desk
from reviewer.ui.names import Names, date_text, digits, isolated
from reviewer.ui.notes import NoteBox
from reviewer.ui.theme import Theme


def _is_typing(widget: QWidget | None) -> bool:
    return isinstance(widget, QLineEdit) and bool(widget.text())


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
        self._begun: Article | None = None  # shown, but not yet read to its end
        self._source = QLabel()
        self._source.setObjectName("kicker")
        self._title = QLabel()
        self._title.setObjectName("title")
        self._title.setWordWrap(True)
        for label in (self._source, self._title):  # above the beginning of the text, whatever the direction of either
            label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self._empty = QLabel()
        self._empty.setObjectName("empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.view = ArticleView(theme, self._label, self)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(0, 18, 0, 0)
        self._head.setSpacing(4)
        self._head.addWidget(self._title)
        self._head.addWidget(self._source)
        self.note = NoteBox(_("Note on the article"), theme)
        self.note.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.note.written.connect(self._write)
        self._head.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.view, 1)
        self._bar = SelectionBar(self)
        self._bar.chosen.connect(self.command)
        self.chooser = Chooser(theme, self)
        self.chooser.chosen.connect(self._choose)
        self.chooser.left.connect(self.view.setFocus)
        self.view.several_clicked.connect(self._offer_findings)
        self.view.verticalScrollBar().valueChanged.connect(self.chooser.hide)
        self.view.annotation_clicked.connect(self._clicked)
        self.view.selection_made.connect(self._offer)
        self.view.verticalScrollBar().valueChanged.connect(self._bar.hide)
        desk.beginning_opened.connect(self._begin)
        desk.article_opened.connect(self._open)
        desk.article_changed.connect(self._change)
        desk.selection_changed.connect(self._select)
        desk.looked_at.connect(self.view.light)
        keymap.changed.connect(self._show_keys)
        self._show_keys()
        self._open(desk.article)

    def _show_keys(self) -> None:
        text = _("Drop articles here, or open them with {key}.").format(key=isolated(keys_of("open")))
        self._empty.setText(text if keys_of("open") else _("Drop articles here."))

    def _label(self, mark: Mark) -> str:
        return self._names.label(mark.layer, mark.label)

    def _begin(self, article: Article) -> None:
        """Show a long article of which only the beginning is read; its words are counted with the rest."""
        self._open(article, whole=False)
        self._begun = article

    def _open(self, article: Article | None, *, whole: bool = True) -> None:
        begun, self._begun = self._begun, None
        if begun is not None and article is not None and (begun.id, begun.text) == (article.id, article.text):
            self.view.show_changed(article)
            self._source.setText(self._source_line(article))
            return
        self._bar.hide()
        self.note.show_note(article.id if article else None, article.note if article else None)
        first = self.view.isHidden() and article is not None
        self.view.setVisible(article is not None)
        if first and not _is_typing(QApplication.focusWidget()):
            self.view.setFocus()  # while there was nothing to read, the keyboard went elsewhere
        self._empty.setVisible(article is None)
        self._source.setVisible(article is not None)
        self.view.show_article(article, lambda: self._desk.analysis.tokens)
        apart = article is not None and article.title and not article.text.lstrip().startswith(article.title.strip())
        self._title.setVisible(bool(apart))
        if article is not None:
            self._title.setText(article.title or "")
            self._source.setText(self._source_line(article, whole=whole))
            self.view.setAccessibleName(article.title or article.text.strip().partition("\n")[0][:80])

    def _source_line(self, article: Article, *, whole: bool = True) -> str:
        flag = pgettext("article", "Flagged") if article.flagged else ""
        parts = [flag, article.source or "", date_text(article.published)]
        if whole:
            words = len(article.text.split())
            parts.append(isolated(ngettext("{n} word", "{n} words", words).format(n=digits(words))))
        return " · ".join(part for part in parts if part)

    def _write(self, article_id: str, note: str) -> None:
        article = self._desk.article
        if article is not None and article.id == article_id:
            self._desk.apply(corrections.set_article_note(article, note))

    def _change(self, article: Article, edit: Edit) -> None:
        self.note.show_note(article.id, article.note)
        if any(isinstance(change, ArticleChange) for change in edit.changes):
            self._source.setText(self._source_line(article))
        self.chooser.hide()
        self.view.show_changed(article)
        self.view.show_selected(self._desk.selected, scroll=False)

    def _select(self, _annotation_id: str | None) -> None:
        self.chooser.hide()
        self.view.show_selected(self._desk.selected)

    def _clicked(self, annotation_id: str | None) -> None:
        self._bar.hide()
        self._desk.select(annotation_id)

    def _offer(self, span: Span | None) -> None:
        if span is None or self._desk.article is None:
            self._bar.hide()
            return
        choices = [
            (f"label_{place}", label.name, keys_of(f"label_{place}"))
            for place, label in enumerate(self._names.labels("entity")[:9], 1)
        ]
        more = [("add_quote", _("Quote")), ("add_number", _("Number"))]
        if isinstance(self._desk.selected, Quote):
            more += [("set_cue", _("Cue")), ("set_speaker", _("Speaker"))]
        elif self._desk.selected is not None:
            more += [("set_span", _("New edges"))]
        choices += [(action, text, keys_of(action)) for action, text in more]
        rects = self.view.span_rects(span)
        if not rects:
            return
        offset = self.view.viewport().mapTo(self, QPoint(0, 0))
        near = rects[-1].toRect().translated(offset)
        self._bar.offer(choices, near, self.rect())

    # The findings that lie one upon another

    def _offer_findings(self, ids: list[str], point: QPoint) -> None:
        line = QRect(0, -self.view.fontMetrics().height() // 2, 1, self.view.fontMetrics().height())
        self._show_choices(ids, line.translated(self.view.viewport().mapTo(self, point)), by_key=False)

    def choose_here(self) -> None:
        """Offer what lies at the place of the selected finding to the keyboard."""
        selected = self._desk.selected
        if selected is None:
            return
        ids, rects = self.view.ids_over(selected.span), self.view.span_rects(selected.span)
        if len(ids) > 1 and rects:
            offset = self.view.viewport().mapTo(self, QPoint(0, 0))
            self._show_choices(ids, rects[-1].toRect().translated(offset), by_key=True)
        else:
            self._desk.said.emit(_("No other finding lies here."))

    def _show_choices(self, ids: list[str], near: QRect, *, by_key: bool) -> None:
        article = self._desk.article
        found = [article.annotation(one) for one in ids] if article is not None else []
        choices = [
            Choice(
                id=one.id,
                layer=one.layer,
                label=one.label,
                name=self._names.full_label(one.layer, one.label),
                surface=one.span.of(article.text),
                confirmed=one.status is not Status.SUGGESTED,
                selected=one.id == self._desk.selected_id,
            )
            for one in found
            if one is not None and article is not None
        ]
        if len(choices) > 1:
            self.chooser.offer(choices, near, self.rect(), by_key=by_key)

    def _choose(self, annotation_id: str) -> None:
        self._desk.select(annotation_id)

    def set_text_font(self, font: QFont) -> None:
        self.chooser.set_text_font(font)
        self.view.set_text_font(font)
        self._align()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._align()

    def _align(self) -> None:
        margin = self.view.column_margin + 2
        self._head.setContentsMargins(margin, 18, margin, 0)
