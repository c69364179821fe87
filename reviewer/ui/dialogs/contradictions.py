"""Contradictions of the file: the same words marked in two ways, with their places, settled in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.corrections import Conflict, Contradiction, Spot, settled, value_and_unit, variant_key
from reviewer.filewide import FINE, Watch
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import LAYERS, AnnotationChange, Edit, Layer
from reviewer.text import normalize
from reviewer.ui.desk import Desk
from reviewer.ui.dialogs.spots import SpotsList, at_start
from reviewer.ui.dialogs.working import Working
from reviewer.ui.inspector.fields import Chips
from reviewer.ui.names import Names, digits, isolated
from reviewer.ui.tasks import Tasks
from reviewer.ui.twolines import ABOUT, TwoLines
from reviewer.ui.values import value_text
from reviewer.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
_PAUSE = 200  # milliseconds on a contradiction before its places are read


def variant_text(conflict: Conflict, key: str, names: Names) -> str:
    """What one way of marking says."""
    match conflict:
        case Conflict.TYPE:
            return names.label("entity", key)
        case Conflict.NAME | Conflict.SPEAKER:
            return key
        case Conflict.VALUE:
            value, unit = value_and_unit(key)
            return " ".join(part for part in (value_text(value, grouped=True) or _("vague"), unit or "") if part)
        case Conflict.REJECTED:
            return _("marked") if key == "marked" else _("rejected")


def _counted(text: str, places: int) -> str:
    return f"{isolated(text)} ({digits(places)})"


def conflict_name(conflict: Conflict) -> str:
    """In what the same words differ."""
    return {
        Conflict.TYPE: _("Another type"),
        Conflict.NAME: _("Another name"),
        Conflict.SPEAKER: _("Another speaker"),
        Conflict.VALUE: _("Another value"),
        Conflict.REJECTED: _("Marked here, rejected there"),
    }[conflict]


class ContradictionsModel(QAbstractListModel):
    """The contradictions that the filters let through."""

    def __init__(self, names: Names, parent: QObject) -> None:
        super().__init__(parent)
        self._names = names
        self._all: list[Contradiction] = []
        self._fine: frozenset[str] = frozenset()
        self.searched = ""
        self.layer: Layer | None = None
        self.hides_fine = True
        self.shown: list[Contradiction] = []

    def show(self, found: Sequence[Contradiction] | None = None, fine: frozenset[str] | None = None) -> None:
        """Show others, or the same through other filters."""
        self._all = self._all if found is None else list(found)
        self._fine = self._fine if fine is None else fine
        words = normalize(self.searched).split()
        self.beginResetModel()
        self.shown = [
            one
            for one in self._all
            if self.layer in (None, one.layer)
            and not (self.hides_fine and one.id in self._fine)
            and all(word in self._searchable(one) for word in words)
        ]
        self.endResetModel()

    def is_fine(self, one: Contradiction) -> bool:
        return one.id in self._fine

    def _searchable(self, one: Contradiction) -> str:
        ways = (variant_text(one.conflict, v.key, self._names) for v in one.variants)
        return normalize(" ".join([*one.forms, *ways]))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.words.replace("\n", " ")
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{one.words} — {self._about(one)}"
            case _ if role == ABOUT:
                return self._about(one)
            case _:
                return None

    def _about(self, one: Contradiction) -> str:
        ways = (_counted(variant_text(one.conflict, v.key, self._names), v.places) for v in one.variants)
        fine = [_("fine")] if self.is_fine(one) else []
        return " · ".join([conflict_name(one.conflict), *ways, *fine])


class ContradictionsDialog(QDialog):
    """A window beside the main one: what contradicts itself at the start, its places and the mend at the end."""

    def __init__(self, desk: Desk, names: Names, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Contradictions of the file"))
        self._desk = desk
        self._names = names
        self._right: str | None = None  # the chosen way
        self.model = ContradictionsModel(names, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the contradictions …"))
        self.search.setAccessibleName(_("Search the contradictions"))
        self.search.setClearButtonEnabled(True)
        self.layers = Chips()
        self.layers.setAccessibleName(_("Layer"))
        self.hide_fine = QCheckBox(_("Hide those that I called fine"))
        self.hide_fine.setChecked(True)
        self.groups = QListView()
        self.groups.setObjectName("choices")
        self.groups.setModel(self.model)
        self.groups.setItemDelegate(TwoLines(self.groups))
        self.groups.setUniformItemSizes(True)
        self.groups.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.groups.setAccessibleName(_("Contradictions of the file"))
        self._count = QLabel()
        self._count.setObjectName("hint")
        self._what = QLabel()
        self._what.setObjectName("cardTitle")
        self._what.setWordWrap(True)
        self._what.setAlignment(at_start(self))
        self._ask = QLabel(_("Which is right?"))
        self._ask.setObjectName("hint")
        self.ways = Chips()
        self.ways.setAccessibleName(_("Which is right?"))
        self.places = SpotsList(desk.workspace)
        self.mend = QPushButton()
        self.mend.setObjectName("primary")
        self.fine = QPushButton(_("All are fine"))
        self._ticks = QWidget()
        self.working = Working(desk, tasks)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._build()
        self._connect()
        self.read()

    def _build(self) -> None:
        again = QPushButton(_("Look again"))
        again.clicked.connect(self.read)
        self._all = QPushButton(_("All"))
        self._none = QPushButton(_("None"))
        for button in (again, self.mend, self.fine, self._all, self._none):
            button.setAutoDefault(False)
        head = QHBoxLayout()
        head.addWidget(self.search, 1)
        head.addWidget(again)
        start = QVBoxLayout()
        start.addLayout(head)
        start.addWidget(self.layers)
        start.addWidget(self.hide_fine)
        start.addWidget(self.groups, 1)
        start.addWidget(self._count)
        ticks = QHBoxLayout(self._ticks)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.addWidget(self._ask, 1)
        ticks.addWidget(self._all)
        ticks.addWidget(self._none)
        feet = QHBoxLayout()
        feet.addWidget(self.mend)
        feet.addWidget(self.fine)
        feet.addStretch()
        end = QVBoxLayout()
        end.setSpacing(10)
        end.addWidget(self._what)
        end.addWidget(self._ticks)
        end.addWidget(self.ways)
        end.addWidget(self.places, 1)
        end.addWidget(self.working)
        end.addLayout(feet)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(18)
        layout.addLayout(start, 2)
        layout.addLayout(end, 3)
        self.resize(980, 620)
        names = {"all": _("All"), "entity": _("Entities"), "quote": _("Quotes"), "number": _("Numbers")}
        self.layers.offer(list(names.items()), "all")

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search)
        self.layers.chosen.connect(self._filter_layer)
        self.hide_fine.toggled.connect(self._filter_fine)
        self.groups.selectionModel().currentChanged.connect(lambda *_args: self._chosen())
        self._timer.timeout.connect(self._read_places)
        self.ways.chosen.connect(self._choose)
        self.places.wanted.connect(self._open)
        self.places.places.dataChanged.connect(lambda *_args: self._enable())
        self._all.clicked.connect(lambda: self._tick(lambda _spot: True))
        self._none.clicked.connect(lambda: self._tick(lambda _spot: False))
        self.mend.clicked.connect(self.settle)
        self.fine.clicked.connect(self.call_fine)
        self.working.changed.connect(self._enable)
        self._desk.setting_changed.connect(self._setting)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.mend.click)

    # Looking

    def read(self) -> None:
        """Look through the whole file as it is now."""
        self._ask.setText(_("The file is looked through …"))
        self.working.look(lambda own, watch: own.filewide.contradictions(watch), self._show)

    def _show(self, found: list[Contradiction]) -> None:
        self._refresh(found, self._desk.workspace.filewide.fine)

    def _refresh(self, found: Sequence[Contradiction] | None = None, fine: frozenset[str] | None = None) -> None:
        row = max(0, self.groups.currentIndex().row())
        self.model.show(found, fine)
        n = self.model.rowCount()
        self._count.setText(
            ngettext("{n} contradiction", "{n} contradictions", n).format(n=digits(n)) if n else _("No contradictions.")
        )
        self.groups.setCurrentIndex(self.model.index(min(row, n - 1)) if n else QModelIndex())
        self._chosen()

    def _search(self, typed: str) -> None:
        self.model.searched = typed
        self._refresh()

    def _filter_layer(self, key: str) -> None:
        self.model.layer = next((layer for layer in LAYERS if layer == key), None)
        self._refresh()

    def _filter_fine(self, on: bool) -> None:
        self.model.hides_fine = on
        self._refresh()

    def _setting(self, key: str) -> None:
        if key == FINE:
            self._refresh(fine=self._desk.workspace.filewide.fine)

    @property
    def group(self) -> Contradiction | None:
        index = self.groups.currentIndex()
        return self.model.shown[index.row()] if index.isValid() and index.row() < len(self.model.shown) else None

    def _chosen(self) -> None:
        group = self.group
        self.places.places.show([], lambda _spot: "")
        self._what.setText(isolated(group.words) if group is not None else "")
        self.ways.setVisible(group is not None)
        if group is not None:
            self._right = group.variants[0].key
            self._ask.setText(_("Which is right?"))
            self._offer(group)
            self.fine.setText(_("No longer fine") if self.model.is_fine(group) else _("All are fine"))
            self._timer.start()
        elif not self.working.busy:
            self._ask.setText("")
        self._enable()

    def _offer(self, group: Contradiction) -> None:
        texts = [(v.key, _counted(self._way(v.key), v.places)) for v in group.variants]
        self.ways.offer(texts, self._right)

    def _way(self, key: str) -> str:
        group = self.group
        return variant_text(group.conflict, key, self._names) if group is not None else key

    def _read_places(self) -> None:
        group = self.group
        if group is None:
            return
        if self.working.busy:  # the file is being looked through, or written
            self._timer.start()
            return

        def shown(spots: list[Spot]) -> None:
            if group is self.group:
                self.places.places.show(spots, lambda spot: self._about(group, spot), [False] * len(spots))
                self._tick(self._safe)

        self.working.run(lambda own, watch: own.filewide.spots(group, watch), shown)

    def _about(self, group: Contradiction, spot: Spot) -> str:
        key = variant_key(group.conflict, spot.use)
        decided = _("decided") if spot.use.decided else _("undecided")
        return f"{isolated(variant_text(group.conflict, key or '', self._names))} · {decided}"

    # Settling

    def _choose(self, key: str) -> None:
        group = self.group
        if group is not None:
            self._right = key
            self._offer(group)
            self._tick(self._safe)

    def _differs(self, spot: Spot) -> bool:
        group = self.group
        return group is not None and variant_key(group.conflict, spot.use) != self._right

    def _safe(self, spot: Spot) -> bool:
        """Whether a place may be mended unseen: no human has decided it."""
        return not spot.use.decided

    def _tick(self, wanted: Callable[[Spot], bool]) -> None:
        spots = self.places.places.spots
        self.places.places.tick([self._differs(spot) and wanted(spot) for spot in spots])
        self._enable()

    @property
    def _mended(self) -> list[Spot]:
        return [spot for spot in self.places.places.chosen if self._differs(spot)]

    def _enable(self) -> None:
        n, free = len(self._mended), not self.working.busy
        self.mend.setText(ngettext("Mend {n} place", "Mend {n} places", n).format(n=digits(n)))
        self.mend.setEnabled(n > 0 and free)
        self.fine.setEnabled(self.group is not None and free)
        for button in (self._all, self._none):
            button.setEnabled(bool(self.places.places.spots) and free)

    def settle(self) -> None:
        """Mark the ticked places in the chosen way, as one step."""
        group, key, spots = self.group, self._right, self._mended
        if group is None or key is None or not spots:
            return

        def make(own: Workspace, _watch: Watch) -> Edit:
            return settled(group.conflict, own.filewide.located(spots), key)

        self.working.correct(make, self._done)

    def _done(self, edit: Edit) -> None:
        n = sum(isinstance(change, AnnotationChange) for change in edit.changes)
        said = ngettext("{n} place corrected.", "{n} places corrected.", n).format(n=digits(n))
        self._desk.said.emit(said)
        self.read()
        self.working.tell(said, calm=True)

    def call_fine(self) -> None:
        """The words rightly differ: hide them from now on, or show them again."""
        group = self.group
        if group is not None:
            self._desk.apply(self._desk.workspace.filewide.call_fine([group.id], fine=not self.model.is_fine(group)))

    def _open(self, spot: Spot) -> None:
        self._desk.open(spot.article_id)
        self._desk.select(spot.annotation_id)

    def changeEvent(self, event: QEvent) -> None:
        """Back from the main window, where something may have been corrected."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.working.stale:
            self.read()

    def reject(self) -> None:
        self._timer.stop()
        self.working.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self.working.stop()
        super().closeEvent(event)
