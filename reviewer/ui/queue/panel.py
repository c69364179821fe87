"""The start of the window: search, filters and the list of articles."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QGridLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.model import Article, ArticleStatus
from reviewer.store import QueueFilter
from reviewer.ui.desk import Desk
from reviewer.ui.names import article_status_name
from reviewer.ui.queue.delegate import QueueDelegate
from reviewer.ui.queue.model import QueueModel
from reviewer.ui.theme import Theme

_PAUSE = 180  # milliseconds after the last key before the search runs


class QueuePanel(QWidget):
    """The queue of the desk; ``chosen`` tells which article the reviewer wants."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._desk = desk
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the articles …"))
        self.search.setAccessibleName(_("Search the articles"))
        self.search.setClearButtonEnabled(True)
        self._chips: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, key in enumerate(("all", *ArticleStatus, "warning")):
            chip = QPushButton()
            chip.setObjectName("chip")
            chip.setCheckable(True)
            self._chips[key] = chip
            self._group.addButton(chip)
            grid.addWidget(chip, place // 3, place % 3)
        self._chips["all"].setChecked(True)
        self.model = QueueModel(desk.workspace, self)
        self.list = QListView()
        self.list.setObjectName("queue")
        self.list.setModel(self.model)
        self.list.setItemDelegate(QueueDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(_("Articles"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self.search)
        layout.addLayout(grid)
        layout.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.reload)
        self.search.textChanged.connect(self._search_soon)
        self.search.returnPressed.connect(self._open_first)
        self._group.idClicked.connect(self._filter_chosen)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        desk.queue_changed.connect(self._changed)
        desk.article_opened.connect(self._mark)
        self.reload()

    @property
    def filter(self) -> QueueFilter:
        key = next(k for k, chip in self._chips.items() if chip.isChecked())
        status = ArticleStatus(key) if key in list(ArticleStatus) else None
        return QueueFilter(search=self.search.text(), status=status, warning=key == "warning")

    def _search_soon(self, _text: str) -> None:
        self._timer.start()

    def _filter_chosen(self, _chip: int) -> None:
        self.reload()

    def reload(self) -> None:
        """Ask the file for the articles that the filters let through."""
        self._timer.stop()
        self.model.load(self.filter)
        self._count()
        self._mark(self._desk.article)

    def _changed(self) -> None:
        if self._desk.workspace.counts().total != self._total:
            self.reload()
            return
        self.model.refresh()
        self._count()

    def _count(self) -> None:
        counts = self._desk.workspace.counts()
        self._total = counts.total
        texts = {"all": (_("All"), counts.total), "warning": ("!", counts.with_warnings)}
        texts |= {str(s): (article_status_name(s), n) for s, n in counts.by_status.items()}
        for key, (name, number) in texts.items():
            self._chips[key].setText(f"{name} {number}")
        self._chips["warning"].setAccessibleName(_("With findings that deserve a look"))
        self._chips["warning"].setToolTip(_("With findings that deserve a look"))

    def _open_first(self) -> None:
        self.reload()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _current_changed(self, index: QModelIndex) -> None:
        row = self.model.row_at(index.row()) if index.isValid() else None
        if row is not None and (self._desk.article is None or row.id != self._desk.article.id):
            self.chosen.emit(row.id)

    def _mark(self, article: Article | None) -> None:
        """Show which article is open."""
        place = self.model.place_of(self._desk.workspace.rowid(article.id)) if article else None
        selection = self.list.selectionModel()
        if place is None:
            selection.clear()
        elif self.list.currentIndex().row() != place or not selection.hasSelection():
            self.list.setCurrentIndex(self.model.index(place))
