"""The command palette: every action of the window, found by a few letters, with its key."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.text import normalize
from reviewer.ui.actions import TABLE, Actions, keys_text
from reviewer.ui.names import isolated

_ROW = 34
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


def fits(typed: str, name: str) -> int | None:
    """How well an action's name fits what was typed, smaller is better; none when it does not fit.

    Every word that was typed must begin a word of the name, or stand somewhere in it.
    """
    words, whole = normalize(name).split(), normalize(name)
    bare = [word.removeprefix("ال") for word in words]
    cost = 0
    for part in normalize(typed).split():
        if any(word.startswith(part) for word in (*words, *bare)):
            continue
        if part not in whole:
            return None
        cost += 1
    return cost


class Palette(QDialog):
    """Type, choose with the arrows, press Enter: the action runs as if its key had been pressed."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Find an action"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("What do you want to do?"))
        self.field.setAccessibleName(_("Find an action"))
        self.field.setClearButtonEnabled(True)
        self.list = QTreeWidget()
        self.list.setObjectName("choices")
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setAccessibleName(_("Actions"))
        hint = QLabel(_("Grey ones cannot be used at this moment."))
        hint.setObjectName("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 10)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(hint)
        self._choices: list[tuple[QAction, str, str]] = [
            (actions[spec.id], actions[spec.id].text(), keys_text(spec)) for spec in TABLE if spec.id != "palette"
        ]
        self.field.textChanged.connect(self._show)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._run)
        self.field.returnPressed.connect(lambda: self._run(self.list.currentItem()))
        self.resize(560, 460)
        self._show("")

    def _show(self, typed: str) -> None:
        self.list.clear()
        found = [(fits(typed, name), place) for place, (_action, name, _keys) in enumerate(self._choices)]
        order = sorted(
            (cost, not self._choices[place][0].isEnabled(), place) for cost, place in found if cost is not None
        )
        for _cost, disabled, place in order:
            _action, name, keys = self._choices[place]
            item = QTreeWidgetItem([name, isolated(keys) if keys else ""])
            item.setData(0, Qt.ItemDataRole.UserRole, place)
            item.setSizeHint(0, QSize(0, _ROW))
            if disabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addTopLevelItem(item)
        if order and not order[0][1]:
            self.list.setCurrentIndex(self.list.model().index(0, 0))

    def _run(self, item: QTreeWidgetItem | None) -> None:
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        action = self._choices[item.data(0, Qt.ItemDataRole.UserRole)][0]
        self.accept()
        action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows go through the list while the letters go into the field."""
        moves = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES
        if watched is self.field and moves:
            self.list.event(event)
            return True
        return super().eventFilter(watched, event)
