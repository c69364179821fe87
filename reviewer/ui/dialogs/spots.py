"""Places of the whole file in their context. A place's text is read when its row is first seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from reviewer.corrections import Spot
from reviewer.filewide import Context
from reviewer.messages import gettext as _
from reviewer.ui.names import isolated
from reviewer.ui.twolines import ABOUT, TwoLines
from reviewer.workspace import Workspace

_Index = QModelIndex | QPersistentModelIndex
_KEPT = 2000  # contexts that are remembered


def at_start(widget: QWidget) -> Qt.AlignmentFlag:
    """The start of the window for a label that shows words of an article, whose own direction would decide else."""
    rtl = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class SpotsModel(QAbstractListModel):
    """Places, with tick boxes where ``ticked`` is given."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._around: Callable[[Spot], Context] = lru_cache(_KEPT)(workspace.filewide.around)
        self._about: Callable[[Spot], str] = lambda _spot: ""
        self.spots: list[Spot] = []
        self.ticked: list[bool] | None = None

    def show(self, spots: Sequence[Spot], about: Callable[[Spot], str], ticked: Sequence[bool] | None = None) -> None:
        """Show places, each with what ``about`` says of it."""
        self.beginResetModel()
        self.spots, self._about = list(spots), about
        self.ticked = None if ticked is None else list(ticked)
        self.endResetModel()

    def tick(self, ticked: Sequence[bool]) -> None:
        self.ticked = list(ticked)
        if self.spots:
            self.dataChanged.emit(self.index(0), self.index(len(self.spots) - 1))

    @property
    def chosen(self) -> list[Spot]:
        return [s for s, on in zip(self.spots, self.ticked or (), strict=False) if on]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.spots)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.ticked is None else flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        spot = self.spots[index.row()]
        match role:
            case Qt.ItemDataRole.CheckStateRole if self.ticked is not None:
                return Qt.CheckState.Checked if self.ticked[index.row()] else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DisplayRole:
                return _line(self._around(spot))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_line(self._around(spot))} — {self._about(spot)}"
            case _ if role == ABOUT:
                headline = isolated(self._around(spot).headline)
                return " · ".join(part for part in (self._about(spot), headline) if part)
            case _:
                return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or self.ticked is None:
            return False
        self.ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        return True


def _line(context: Context) -> str:
    """The words in their context, cut at words."""
    before = context.before.rpartition("\n")[2]
    after = context.after.partition("\n")[0]
    before = before.partition(" ")[2] if before == context.before and " " in before.strip() else before
    after = after.rpartition(" ")[0] if after == context.after and " " in after.strip() else after
    return f"…{before}[{context.words}]{after}…".replace("\n", " ")


class SpotsList(QListView):
    """A row each; Enter or a double click asks for the place in the main window."""

    wanted = Signal(object)  # Spot

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.places = SpotsModel(workspace, self)
        self.setObjectName("choices")
        self.setModel(self.places)
        self.setItemDelegate(TwoLines(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Places"))
        self.setToolTip(_("Enter or a double click opens the place."))
        self.activated.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self.places.spots[index.row()])
