"""The chain of the selected entity, in its card: every mention in the article and what it says; and its link."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.corrections import Chain, LinkError, Mention, address_of, give_all, read_link
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import Article, Entity, Quote
from reviewer.ui.desk import Desk
from reviewer.ui.inspector.fields import TextField
from reviewer.ui.names import digits, isolated, status_name
from reviewer.ui.twolines import ABOUT, ROW, TwoLines

_MANY = 300  # findings of an article from which its chains wait until the reviewer pauses
_PAUSE = 120  # milliseconds
_ROWS = 5  # that are seen at once
_LONGEST = 60
_ID = Qt.ItemDataRole.UserRole + 1


class LinkField(QWidget):
    """An id of Wikidata or an address: typed, checked, and opened only when that is asked for."""

    committed = Signal(object)  # str | None
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = TextField(rtl=False)
        self.field.setAccessibleName(_("Link"))
        self.field.setPlaceholderText(_("Q1234 or an address"))
        self.field.committed.connect(self._commit)
        self._open = QToolButton()
        self._open.setText("↗")
        self._open.setAccessibleName(_("Open in the browser"))
        self._open.setToolTip(_("Open in the browser"))
        self._open.clicked.connect(self._browse)
        self._link: str | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._open)
        self.setFocusProxy(self.field)

    def show_link(self, link: str | None) -> None:
        self._link = link
        self.field.show_text(link or "")
        self._open.setEnabled(link is not None)

    def _commit(self, typed: str) -> None:
        try:
            link = read_link(typed)
        except LinkError:
            why = _("Write an id of Wikidata such as {id}, or an address that begins with {http}.")
            told = why.format(id=isolated("Q1234"), http=isolated("https://"))
            self.field.set_wrong(told)
            self.said.emit(told)
            return
        self.committed.emit(link)

    def _browse(self) -> None:
        if self._link is not None:
            QDesktopServices.openUrl(QUrl(address_of(self._link)))


class ChainCard(QWidget):
    """A line that tells how often the entity is mentioned, and below it, when it is opened, all mentions.

    ``changed`` gives the spans of the mentions, of which the selected one is none.
    """

    changed = Signal(object)  # list[Span]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.chain: Chain | None = None
        self._head = QToolButton()
        self._head.setObjectName("fold")
        self._head.setCheckable(True)
        self._head.toggled.connect(self._fold)
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(_("Mentions in this article"))
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        self.list.hide()
        self.all = QPushButton()
        self.all.clicked.connect(self.give_all)
        self.all.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._head, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self.list)
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeading)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.look)
        desk.selection_changed.connect(self._select)

    def _select(self, annotation_id: str | None) -> None:
        if annotation_id is None or not isinstance(self._desk.selected, Entity):
            self._timer.stop()
            self.chain = None
            self.changed.emit([])

    def show_finding(self, article: Article) -> None:
        """Show the chain of the selected entity, in an article with very many findings a moment later."""
        if len(article.annotations) > _MANY:
            self._timer.start()
        else:
            self.look()

    def look(self) -> None:
        self._timer.stop()
        article, entity = self._desk.article, self._desk.selected
        if article is None or not isinstance(entity, Entity):
            return
        self.chain = self._desk.workspace.chain(article, entity, self._desk.analysis)
        self._show(article, self.chain, entity)
        self.changed.emit([m.entity.span for m in self.chain.mentions if m.entity.id != entity.id])

    def _show(self, article: Article, chain: Chain, entity: Entity) -> None:
        n, said = len(chain.mentions), len(chain.quotes)
        parts = [ngettext("{n} mention", "{n} mentions", n).format(n=digits(n))]
        if said:
            parts.append(ngettext("{n} quote", "{n} quotes", said).format(n=digits(said)))
        self._head.setText(" · ".join(parts) + ("  ▴" if self._head.isChecked() else "  ▾"))
        self._head.setAccessibleName(_("Mentions in this article") + ": " + " · ".join(parts))
        self.list.clear()
        if self._head.isChecked():
            self._fill(article, chain, entity)
        given = chain.unnamed or (chain.link and any(m.entity.link != chain.link for m in chain.mentions))
        self.all.setText(_("Give all the name {name}").format(name=isolated(_short(chain.name))))
        self.all.setVisible(bool(given) and n > 1 and self._head.isChecked())

    def _fill(self, article: Article, chain: Chain, entity: Entity) -> None:
        for mention in chain.mentions:
            self._add(mention.entity.id, _words(article, mention), _about(mention), mention.entity.id == entity.id)
        for quote in chain.quotes:
            self._add(quote.id, _said(article, quote), _("Quote") + " · " + status_name(quote.status), False)
        rows = min(self.list.count(), _ROWS)
        self.list.setFixedHeight(rows * ROW + 2 * self.list.frameWidth() + 6)

    def _add(self, annotation_id: str, words: str, about: str, chosen: bool) -> None:
        item = QListWidgetItem(words)
        item.setData(_ID, annotation_id)
        item.setData(ABOUT, about)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words} — {about}")
        self.list.addItem(item)
        if chosen:
            self.list.setCurrentItem(item)

    def _fold(self, on: bool) -> None:
        self.list.setVisible(on)
        self.look()

    def toggle(self) -> None:
        """Open the list and go into it, or close it."""
        self._head.setChecked(not self._head.isChecked())
        if self._head.isChecked():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, item: QListWidgetItem) -> None:
        self._desk.select(item.data(_ID))

    def give_all(self) -> None:
        article = self._desk.article
        if article is None or self.chain is None:
            return
        edit = give_all(article, self.chain, self.chain.name)
        if self._desk.apply(edit):
            n = sum(change.before != change.after for change in edit.changes)
            self._desk.said.emit(ngettext("{n} place corrected.", "{n} places corrected.", n).format(n=digits(n)))


def _short(text: str) -> str:
    flat = text.replace("\n", " ")
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rpartition(" ")[0] + " …"


def _words(article: Article, mention: Mention) -> str:
    title = mention.title.of(article.text) if mention.title is not None else ""
    return _short(f"{title} | {mention.surface}" if title else mention.surface)


def _about(mention: Mention) -> str:
    entity = mention.entity
    other = _("also written so") if mention.alias else ""
    name = isolated(entity.name) if entity.name else ""
    return " · ".join(part for part in (status_name(entity.status), other, name) if part)


def _said(article: Article, quote: Quote) -> str:
    return "«" + _short(quote.span.of(article.text)) + "»"
