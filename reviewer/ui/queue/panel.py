"""The start of the window: search, filters and the list of articles."""

from __future__ import annotations

from typing import Any

from attrs import evolve, frozen
from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import Article, ArticleStatus
from reviewer.store import QueueFilter, QueueRow, Scope, Wanted
from reviewer.ui.actions import keymap, keys_of
from reviewer.ui.desk import Desk
from reviewer.ui.names import Names, article_status_name, digits, isolated
from reviewer.ui.queue.chips import ActiveRow, ChoiceRow
from reviewer.ui.queue.delegate import QueueDelegate
from reviewer.ui.queue.filters import SOURCES, FilterCard, active
from reviewer.ui.queue.model import QueueModel
from reviewer.ui.queue.view import QueueList
from reviewer.ui.signs import SIZE, sign_icon
from reviewer.ui.theme import Theme

_PAUSE = 180  # milliseconds after the last key before the search runs
_TOGGLES = ("warning", "flagged", "noted")
_SCOPES: tuple[Scope, ...] = ("texts", "findings")


class SearchField(QLineEdit):
    """The search: Down goes to the list, Escape empties it and then leaves it."""

    left_below = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_below.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)


@frozen
class Needing:
    """An article that needs the reviewer, and why."""

    id: str
    why: str


class QueuePanel(QWidget):
    """The queue of the desk; ``chosen`` tells which article the reviewer wants, ``entered`` that it is to be read."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, desk: Desk, theme: Theme, names: Names | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._desk = desk
        self._names = names or Names(desk.workspace.labels("entity"))
        self._filter = QueueFilter()
        self._open_when_found = False
        self.search = SearchField()
        self.search.setPlaceholderText(_("Search the articles …"))
        self.search.setAccessibleName(_("Search the articles"))
        self.search.setClearButtonEnabled(True)
        self.model = QueueModel(desk.workspace, self)
        self.list = QueueList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(QueueDelegate(theme, self.list))
        self.list.setAccessibleName(_("Articles"))
        self.card = FilterCard(self._names, self)
        self._build(theme)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.reload)
        self._connect()
        self.reload()

    # Assembling

    def _build(self, theme: Theme) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        self.scopes = ChoiceRow({"texts": _("In the texts"), "findings": _("In the findings")})
        self.statuses = ChoiceRow({"all": "", **{str(status): "" for status in ArticleStatus}})
        self.toggles = ChoiceRow(dict.fromkeys(_TOGGLES, ""), exclusive=False)
        said = {
            "warning": _("With findings that deserve a look"),
            "flagged": _("Flagged"),
            "noted": _("With a note on the article or a finding"),
        }
        for key, name in said.items():
            self.toggles[key].setAccessibleName(name)
            self.toggles[key].setToolTip(name)
        self.toggles["flagged"].setIcon(sign_icon("flag", theme.warning))
        self.toggles["noted"].setIcon(sign_icon("note", theme.muted))
        for key in ("flagged", "noted"):
            self.toggles[key].setIconSize(QSize(SIZE, SIZE))
        self.more = QPushButton(_("Filter …"))
        self.more.setAccessibleName(_("Filter and sort"))
        self.toggles.add(self.more)
        self.active = ActiveRow()
        self._hint = QLabel()
        self._hint.setObjectName("hint")
        self.clear = QPushButton(_("Clear"))
        self.clear.setObjectName("chip")
        self.clear.setAccessibleName(_("Clear all filters"))
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(2, 0, 0, 0)
        line.addWidget(self._hint, 1)
        line.addWidget(self.clear)
        for widget in (self.scopes, self.statuses, self.toggles, self.active, self._line):
            layout.addWidget(widget)
        self.empty = QLabel()
        self.empty.setObjectName("hint")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_all = QPushButton(_("Show all articles"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self.empty)
        column.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(page)
        layout.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._open_first)
        self.search.left_below.connect(self.focus_list)
        self.search.left.connect(self.entered)
        self.scopes.chosen.connect(lambda scope: self.choose(scope=scope))
        self.statuses.chosen.connect(
            lambda key: self.choose(status=ArticleStatus(key) if key in list(ArticleStatus) else None)
        )
        self.toggles.chosen.connect(lambda key: self.choose(**{key: self.toggles[key].isChecked()}))
        self.more.clicked.connect(self.open_filters)
        self.clear.clicked.connect(self.clear_filters)
        self.show_all.clicked.connect(self.clear_filters)
        self.active.removed.connect(lambda fields: self.choose(**fields))
        self.card.changed.connect(lambda fields: self.choose(**fields))
        self.card.clear_wanted.connect(self.clear_filters)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.activated.connect(self._enter)
        self.list.left_above.connect(lambda: self.search.setFocus(Qt.FocusReason.OtherFocusReason))
        self.model.grown.connect(self._grown)
        self.model.completed.connect(self._completed)
        self.model.failed.connect(self._desk.failed)
        self._desk.queue_changed.connect(self._changed)
        self._desk.article_opened.connect(self._mark)
        self._desk.labels_changed.connect(self._show_filter)
        keymap.changed.connect(self._show_filter)

    # Filters

    @property
    def filter(self) -> QueueFilter:
        return evolve(self._filter, search=self.search.text())

    def choose(self, **fields: Any) -> None:
        """Set some fields of the filter, and list anew."""
        self._filter = evolve(self._filter, **fields)
        self.reload()

    def clear_filters(self) -> None:
        """Let every article through, in the order that is chosen."""
        self.search.clear()
        self._filter = QueueFilter(scope=self._filter.scope, order=self._filter.order)
        self.reload()

    def open_filters(self) -> None:
        """Open the card with the filters that have no button of their own."""
        self.card.offer(self.filter, self._desk.workspace.sources(SOURCES))
        self.card.open_below(self.more)

    def reload(self) -> None:
        """Ask the file for the articles that the filters let through."""
        self._timer.stop()
        self._open_when_found = False
        self.model.load(self.filter)
        self.list.verticalScrollBar().setValue(0)
        self._show_filter()
        self._count()
        self._mark(self._desk.article)

    def _show_filter(self) -> None:
        chosen = self.filter
        self.scopes.setVisible(bool(self._search_words()))
        self.scopes.check({chosen.scope})
        self.statuses.check({str(chosen.status) if chosen.status is not None else "all"})
        self.toggles.check({key for key in _TOGGLES if getattr(chosen, key)})
        self.active.fill([one for one in active(chosen, self._names) if not one.in_view])
        self.more.setToolTip(isolated(keys_of("filters")))
        self.clear.setToolTip(isolated(keys_of("clear_filters")))
        if self.card.isVisible():
            self.card.show_filter(chosen)

    def _search_words(self) -> str:
        return self.search.text().strip()

    # What is listed

    def _changed(self) -> None:
        if self._desk.workspace.counts().total != self._total:
            self.reload()
            return
        self.model.refresh()
        self._count()

    def _grown(self) -> None:
        if self._open_when_found:
            self._open_first()
        self._tell()

    def _completed(self) -> None:
        self._tell()
        if not self.list.selectionModel().hasSelection() and self.list.verticalOffset() == 0:
            self._mark(self._desk.article)

    def _count(self) -> None:
        counts = self._desk.workspace.counts()
        self._total = counts.total
        texts = {"all": (_("All"), counts.total)}
        texts |= {str(s): (article_status_name(s), n) for s, n in counts.by_status.items()}
        for key, (name, number) in texts.items():
            self.statuses[key].setText(f"{name} {digits(number)}")
        self.toggles["warning"].setText(f"! {digits(counts.with_warnings)}")
        self.toggles["flagged"].setText(digits(counts.flagged))
        self.toggles["noted"].setText(digits(counts.noted))
        self._tell()

    def _tell(self) -> None:
        """Say how many articles the filters let through, or why there are none."""
        rows, chosen = self.model.rowCount(), self.filter
        self._line.setVisible(not chosen.is_all)
        if self.model.complete:
            said = ngettext("{n} article of {total}", "{n} articles of {total}", rows)
        else:
            said = ngettext("{n} article so far, reading on …", "{n} articles so far, reading on …", rows)
        self._hint.setText(said.format(n=digits(rows), total=digits(self._total)))
        self._pages.setCurrentIndex(int(rows == 0))
        self.show_all.setVisible(self.model.complete and not chosen.is_all)
        self.empty.setText(self._why_empty(chosen) if rows == 0 else "")

    def _why_empty(self, chosen: QueueFilter) -> str:
        if not self.model.complete:
            return _("Looking through the articles …")
        if chosen.is_all:
            return _("This file has no articles yet.")
        words = self._search_words()
        filters = _(", ").join(one.text for one in active(chosen, self._names) if "order" not in one.without)
        said: list[str] = []
        if words:
            text = (
                _("No article contains “{words}”.") if chosen.scope == "texts" else _("No finding contains “{words}”.")
            )
            said.append(text.format(words=isolated(words)))
        if filters:
            text = _("Also set: {filters}.") if words else _("No article passes the filter: {filters}.")
            said.append(text.format(filters=filters))
        return "\n".join(said)

    # Going through the list

    def focus_list(self) -> None:
        """Put the keyboard into the list, on the open article or on the first."""
        if self.model.rowCount():
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.list.selectionModel().hasSelection():
                self.list.setCurrentIndex(self.model.index(0))

    def _open_first(self) -> None:
        if self._timer.isActive():
            self.reload()
        if self.model.rowCount():
            self._open_when_found = False
            self._enter(self.model.index(0))
        elif not self.model.complete:
            self._open_when_found = True

    def _enter(self, index: QModelIndex) -> None:
        """Open an article and go over to its text."""
        self.list.setCurrentIndex(index)
        self._current_changed(index)
        self.entered.emit()

    def _current_changed(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is not None and (self._desk.article is None or row.id != self._desk.article.id):
            self.chosen.emit(row.id)

    @property
    def _rowid(self) -> int | None:
        article = self._desk.article
        return self._desk.workspace.rowid(article.id) if article else None

    def neighbour(self, step: int) -> str | None:
        """The next article of the list, or the one before."""
        row = self.model.row_at(self.model.beside(self._rowid, step))
        return row.id if row is not None else None

    def next_wanted(self, wanted: Wanted) -> QueueRow | None:
        """The next article of the list that is not reviewed, or that needs the reviewer; the list goes round once."""
        place = self.model.first_wanted(self._rowid, wanted)
        return None if place is None else self.model.row_at(place)

    def next_needing(self) -> Needing | None:
        """The next article that is flagged, begun or doubtful; when there is none, the next that is not reviewed."""
        row = self.next_wanted("needing") or self.next_wanted("unreviewed")
        return None if row is None else Needing(row.id, _why(row))

    def _mark(self, article: Article | None) -> None:
        """Show which article is open."""
        place = self.model.place_of(self._desk.workspace.rowid(article.id)) if article is not None else None
        selection = self.list.selectionModel()
        if place is None:
            selection.clear()
        elif self.list.currentIndex().row() != place or not selection.hasSelection():
            self.list.setCurrentIndex(self.model.index(place))


def _why(row: QueueRow) -> str:
    """Why an article needs the reviewer."""
    left = row.total - row.decided
    said: list[str] = []
    if row.flagged:
        said.append(_("flagged"))
    if row.status is ArticleStatus.IN_REVIEW:
        undecided = ngettext("begun, {n} finding undecided", "begun, {n} findings undecided", left)
        said.append(undecided.format(n=digits(left)) if left else _("begun, not finished yet"))
    if row.warnings and row.status is not ArticleStatus.REVIEWED:
        doubtful = ngettext("{n} finding deserves a look", "{n} findings deserve a look", row.warnings)
        said.append(doubtful.format(n=digits(row.warnings)))
    return _("Next because: {why}").format(why=_(", ").join(said or [_("not reviewed yet")]))
