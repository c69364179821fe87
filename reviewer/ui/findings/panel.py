"""The end of the window, above the inspector: tabs with counts, and a row a finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.model import Annotation, Article, Edit, Layer, Status
from reviewer.ui.desk import Desk
from reviewer.ui.findings.delegate import FindingsDelegate
from reviewer.ui.findings.doubts import DoubtsList
from reviewer.ui.findings.model import FindingsModel, Index
from reviewer.ui.names import Names, digits
from reviewer.ui.theme import Theme

TABS: tuple[Layer | None, ...] = (None, "entity", "quote", "number")
DOUBTS = len(TABS)  # the tab behind those of the layers


def _tab_names() -> dict[Layer | None, str]:
    return {None: _("All"), "entity": _("Entities"), "quote": _("Quotes"), "number": _("Numbers")}


class FindingsList(QListView):
    """A list that is laid out anew only when a row gets another height: most corrections leave it as it is."""

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:  # noqa: N803
        wanted = self.itemDelegate().sizeHint(QStyleOptionViewItem(), topLeft).height()
        if topLeft == bottomRight and wanted == self.visualRect(topLeft).height():
            QAbstractItemView.dataChanged(self, topLeft, bottomRight, roles)
        else:
            super().dataChanged(topLeft, bottomRight, roles)


class FindingsPanel(QWidget):
    """The findings of the desk's article, always in step with its text."""

    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, names: Names, theme: Theme, text_family: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group = QButtonGroup(self)
        tabs = QHBoxLayout()
        tabs.setSpacing(2)
        self._tabs: dict[Layer | None, QPushButton] = {}
        for place, layer in enumerate(TABS):
            tab = QPushButton()
            tab.setObjectName("tab")
            tab.setCheckable(True)
            self._tabs[layer] = tab
            self._group.addButton(tab, place)
            tabs.addWidget(tab)
        self._tabs[None].setChecked(True)
        self._doubtful = QPushButton()
        self._doubtful.setObjectName("tab")
        self._doubtful.setCheckable(True)
        self._doubtful.setToolTip(_("Findings that deserve a look"))
        self._doubtful.setAccessibleName(_("Findings that deserve a look"))
        self._group.addButton(self._doubtful, DOUBTS)
        tabs.addWidget(self._doubtful)
        tabs.addStretch()
        self.model = FindingsModel(names, self)
        self.list = FindingsList()
        self.list.setObjectName("findings")
        self.list.setModel(self.model)
        self.delegate = FindingsDelegate(theme, names, text_family, self.list)
        self.list.setItemDelegate(self.delegate)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(_("Findings"))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(tabs)
        self.doubts = DoubtsList(desk, names)
        self.doubts.counted.connect(lambda number: self._doubtful.setText(f"⚠ {digits(number)}"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.doubts)
        layout.addWidget(self._pages, 1)
        self._doubtful.setText(f"⚠ {digits(0)}")
        self._group.idClicked.connect(lambda _place: self._show(self._desk.article))
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.customContextMenuRequested.connect(
            lambda point: self.menu_wanted.emit(self.list.viewport().mapToGlobal(point))
        )
        desk.beginning_opened.connect(self._begin)
        desk.article_opened.connect(self._show)
        desk.article_changed.connect(self._change)
        desk.selection_changed.connect(self._mark)
        self._show(desk.article)

    @property
    def layer(self) -> Layer | None:
        """The layer of the tab; none for all, also while the doubtful ones are shown."""
        place = self._group.checkedId()
        return TABS[place] if place < DOUBTS else None

    def choose_tab(self, place: int) -> None:
        self._group.button(place).click()

    def _change(self, article: Article, _edit: Edit) -> None:
        self._show(article)

    def _begin(self, _article: Article) -> None:
        """Of an article that is not read to its end nothing is known yet."""
        self.model.show(None, self.layer)
        for layer, name in _tab_names().items():
            self._tabs[layer].setText(f"{name} …")

    def _show(self, article: Article | None) -> None:
        self._pages.setCurrentIndex(int(self._group.checkedId() == DOUBTS))
        self.model.show(article, self.layer)
        names = _tab_names()
        counted = Counter(a.layer for a in (article.annotations if article else ()) if a.status is not Status.REJECTED)
        for layer, tab in self._tabs.items():
            number = counted.total() if layer is None else counted[layer]
            tab.setText(f"{names[layer]} {digits(number)}")
        self._mark(self._desk.selected_id)

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self._desk.select(self.model.rows[index.row()].id)

    def _mark(self, annotation_id: str | None) -> None:
        place = self.model.place_of(annotation_id)
        if place is None:
            self.list.selectionModel().clear()
        elif self.list.currentIndex().row() != place or not self.list.selectionModel().hasSelection():
            self.list.setCurrentIndex(self.model.index(place))

    def step(self, direction: int, *, undecided: bool = False) -> bool:
        """Select the next finding of the tab, or the one before; False when there is none."""
        if self._desk.article is None:  # asking reads the whole of it
            return False
        rows = self.model.rows
        here = self.model.place_of(self._desk.selected_id)
        start = here if here is not None else (-1 if direction > 0 else len(rows))
        places = range(start + 1, len(rows)) if direction > 0 else range(start - 1, -1, -1)
        for place in places:
            if not undecided or rows[place].status is Status.SUGGESTED:
                self._desk.select(rows[place].id)
                return True
        return False

    def neighbour(self, annotation: Annotation) -> str | None:
        """The finding after one that goes away, else the one before."""
        place = self.model.place_of(annotation.id)
        if place is None:
            return None
        rows = self.model.rows
        around = [*rows[place + 1 : place + 2], *rows[max(0, place - 1) : place]]
        return around[0].id if around else None
