"""The names of the file: found, merged into one, renamed, linked; each one step for all their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.corrections import Located, Spot, Use, merge_names, set_link
from reviewer.filewide import Watch
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import AnnotationChange, Edit, Quote
from reviewer.store import NameUse
from reviewer.text import normalize
from reviewer.ui.desk import Desk
from reviewer.ui.dialogs.spots import SpotsList, at_start
from reviewer.ui.dialogs.working import Working
from reviewer.ui.inspector.chain import LinkField
from reviewer.ui.inspector.fields import Chips, Form, TextField
from reviewer.ui.names import Names, digits, isolated
from reviewer.ui.tasks import Tasks
from reviewer.ui.twolines import ABOUT, TwoLines
from reviewer.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
_OFFERED = 9  # chosen names that are offered as the one for all


class NamesModel(QAbstractListModel):
    """The names that hold what is searched for."""

    def __init__(self, names: Names, parent: QObject) -> None:
        super().__init__(parent)
        self._labels = names
        self._all: list[tuple[NameUse, str]] = []
        self._searched = ""
        self.shown: list[NameUse] = []

    def show(self, names: Sequence[NameUse]) -> None:
        self._all = [(one, normalize(one.name)) for one in names]
        self.search(self._searched)

    def search(self, typed: str) -> None:
        self._searched = typed
        words = normalize(typed).split()
        self.beginResetModel()
        self.shown = [one for one, folded in self._all if all(word in folded for word in words)]
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return one.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{one.name} — {self._about(one)}"
            case _ if role == ABOUT:
                return self._about(one)
            case _:
                return None

    def _about(self, one: NameUse) -> str:
        parts = [self._labels.label("entity", one.label)] if one.label else []
        if one.entities:
            parts.append(ngettext("{n} entity", "{n} entities", one.entities).format(n=digits(one.entities)))
        if one.quotes:
            parts.append(ngettext("{n} quote", "{n} quotes", one.quotes).format(n=digits(one.quotes)))
        if not one.written:
            parts.append(_("as in the text"))
        if one.link:
            parts.append(isolated(one.link))
        return " · ".join(parts)


class NamesDialog(QDialog):
    """A window beside the main one: names at the start; what can be done with the chosen ones at the end."""

    def __init__(self, desk: Desk, names: Names, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Names of the file"))
        self._desk = desk
        self.model = NamesModel(names, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Search the names …"))
        self.search.setAccessibleName(_("Search the names"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.model.search)
        self.list = QListView()
        self.list.setObjectName("choices")
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setAccessibleName(_("Names of the file"))
        self.list.activated.connect(lambda _index: self.show_places())
        self._what = QLabel()
        self._what.setObjectName("cardTitle")
        self._what.setWordWrap(True)
        self._what.setAlignment(at_start(self))
        self._candidates = Chips(rtl=True)
        self._candidates.setAccessibleName(_("Name"))
        self._candidates.chosen.connect(self._take)
        self.rename = QPushButton()
        self.rename.setObjectName("primary")
        self.rename.setAutoDefault(False)
        self.rename.clicked.connect(self._rename)
        self.name = TextField(rtl=True)
        self.name.textChanged.connect(lambda _text: self._enable())
        self.name.returnPressed.connect(self.rename.click)
        self.link = LinkField()
        self.link.committed.connect(self._set_link)
        self.places_button = QPushButton(_("Show the places"))
        self.places_button.setAutoDefault(False)
        self.places_button.clicked.connect(self.show_places)
        self.places = SpotsList(desk.workspace)
        self.places.wanted.connect(self._open)
        self.working = Working(desk, tasks)
        self.working.changed.connect(self._enable)
        self.link.said.connect(self.working.tell)
        self._build()
        self.list.selectionModel().selectionChanged.connect(lambda *_args: self._chosen())
        self.model.modelReset.connect(self._chosen)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.rename.click)
        self.read()

    def _build(self) -> None:
        start = QVBoxLayout()
        start.addWidget(self.search)
        start.addWidget(self.list, 1)
        hint = QLabel(_("Choose several with Ctrl or Shift to merge them."))
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        start.addWidget(hint)
        form = Form()
        form.add(_("Name"), self.name)
        form.add("", self._candidates)
        form.add(_("Link"), self.link)
        buttons = QHBoxLayout()
        buttons.addWidget(self.rename)
        buttons.addWidget(self.places_button)
        buttons.addStretch()
        end = QVBoxLayout()
        end.setSpacing(10)
        end.addWidget(self._what)
        end.addLayout(form)
        end.addLayout(buttons)
        end.addWidget(self.places, 1)
        end.addWidget(self.working)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(18)
        layout.addLayout(start, 2)
        layout.addLayout(end, 3)
        self.resize(940, 600)

    # Reading

    def read(self) -> None:
        """Read the names of the file as they are now."""
        self.places.places.show([], lambda _spot: "")
        self.working.look(lambda own, watch: own.filewide.names(watch), self._show)

    def _show(self, names: list[NameUse]) -> None:
        kept = {one.name for one in self.chosen} | {self.name.text().strip()}
        self.model.show(names)
        selection = self.list.selectionModel()
        for row, one in enumerate(self.model.shown):
            if one.name in kept:
                index = self.model.index(row)
                selection.select(index, selection.SelectionFlag.Select)
                self.list.setCurrentIndex(index) if len(kept) == 1 else self.list.scrollTo(index)

    @property
    def chosen(self) -> list[NameUse]:
        """The chosen names, the most used first."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.shown[row] for row in rows]

    def _chosen(self) -> None:
        chosen = self.chosen
        self.places.places.show([], lambda _spot: "")
        if not chosen:
            self._what.setText(_("Choose a name."))
        elif len(chosen) == 1:
            self._what.setText(isolated(chosen[0].name))
        else:
            n = len(chosen)
            self._what.setText(ngettext("{n} name chosen", "{n} names chosen", n).format(n=digits(n)))
        offered = [one.name for one in chosen][:_OFFERED] if len(chosen) > 1 else []
        self._candidates.setVisible(bool(offered))
        best = next((one.name for one in chosen if one.written), chosen[0].name if chosen else "")
        self._candidates.offer([(name, name) for name in offered], best)
        self.name.show_text(best)
        links = {one.link for one in chosen if one.link}
        self.link.show_link(next(iter(links)) if len(links) == 1 else None)
        self._enable()

    def _take(self, name: str) -> None:
        self.name.show_text(name)

    def _enable(self) -> None:
        chosen, name, free = self.chosen, self.name.text().strip(), not self.working.busy
        n = len(chosen)
        merging = ngettext("Merge {n} name", "Merge {n} names", n).format(n=digits(n))
        self.rename.setText(merging if n > 1 else _("Rename everywhere"))
        self.rename.setEnabled(free and bool(name) and (n > 1 or (n == 1 and name != chosen[0].name)))
        self.link.setEnabled(free and any(one.entities for one in chosen))
        self.places_button.setEnabled(free and n > 0)
        self.name.setEnabled(n > 0)

    # Correcting

    def _rename(self) -> None:
        names, into = [one.name for one in self.chosen], self.name.text().strip()
        action = "merge_names" if len(names) > 1 else "rename_names"
        every = list(dict.fromkeys([*names, into]))  # a link that the name has already goes along

        def make(own: Workspace, watch: Watch) -> Edit:
            return merge_names(own.filewide.named(every, watch), into, action)

        self.working.correct(make, self._done)

    def _set_link(self, link: str | None) -> None:
        names = [one.name for one in self.chosen]

        def make(own: Workspace, watch: Watch) -> Edit:
            return set_link(own.filewide.named(names, watch), link)

        self.working.correct(make, self._done)

    def _done(self, edit: Edit) -> None:
        n = sum(isinstance(change, AnnotationChange) for change in edit.changes)
        said = ngettext("{n} place corrected.", "{n} places corrected.", n).format(n=digits(n))
        self._desk.said.emit(said)
        self.read()
        self.working.tell(said, calm=True)

    # Places

    def show_places(self) -> None:
        """List where the chosen names stand."""
        names = [one.name for one in self.chosen]
        if names and not self.working.busy:
            self.working.run(lambda own, watch: own.filewide.named(names, watch), self._show_places)

    def _show_places(self, found: list[Located]) -> None:
        spots = [_spot(one) for one in found]
        self.places.places.show(spots, lambda spot: _("Quote") if spot.use.layer == "quote" else "")
        if spots:
            self.places.setCurrentIndex(self.places.places.index(0))
            self.places.setFocus()

    def _open(self, spot: Spot) -> None:
        self._desk.open(spot.article_id)
        self._desk.select(spot.annotation_id)

    def changeEvent(self, event: QEvent) -> None:
        """Back from the main window, where something may have been corrected."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.working.stale:
            self.read()

    def reject(self) -> None:
        self.working.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.working.stop()
        super().closeEvent(event)


def _spot(one: Located) -> Spot:
    annotation = one.annotation
    words = annotation.speaker_name or "" if isinstance(annotation, Quote) else one.surface
    use = Use(annotation.layer, words, annotation.label)
    return Spot(one.article_id, annotation.id, annotation.span.start, annotation.span.end, use)
