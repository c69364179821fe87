"""Rows of small buttons: choices that are always in view, and filters that a click takes back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from reviewer.messages import gettext as _
from reviewer.ui.flow import FlowLayout
from reviewer.ui.queue.filters import Active


def _chip(text: str, parent: QWidget) -> QPushButton:
    made = QPushButton(text, parent)
    made.setObjectName("chip")
    made.setAutoDefault(False)
    return made


class ChoiceRow(QWidget):
    """Buttons by their keys; ``chosen`` tells which one was pressed. Of exclusive ones always one is down."""

    chosen = Signal(str)

    def __init__(self, choices: Mapping[str, str], *, exclusive: bool = True) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self._chips: dict[str, QPushButton] = {}
        for key, text in choices.items():
            chip = _chip(text, self)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            self._group.addButton(chip)
            self._flow.addWidget(chip)
            self._chips[key] = chip

    def __getitem__(self, key: str) -> QPushButton:
        return self._chips[key]

    def add(self, button: QPushButton) -> None:
        """Put a button behind the choices."""
        button.setObjectName("chip")
        self._flow.addWidget(button)

    def check(self, keys: Collection[str]) -> None:
        """Press the choices that hold."""
        for key, chip in self._chips.items():
            chip.setChecked(key in keys)


class ActiveRow(QWidget):
    """A button for each filter that is set; ``removed`` gives the fields that take it back."""

    removed = Signal(object)  # dict of fields of QueueFilter

    def __init__(self) -> None:
        super().__init__()
        self._flow = FlowLayout(self)
        self._shown: Sequence[Active] = ()
        self.chips: list[QPushButton] = []

    def fill(self, filters: Sequence[Active]) -> None:
        if filters == self._shown:
            return
        self._shown = filters
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        for one in filters:
            chip = _chip(f"{one.text}  ×", self)
            chip.setAccessibleName(_("Take back: {filter}").format(filter=one.text))
            chip.clicked.connect(lambda _on=False, fields=one.without: self.removed.emit(fields))
            self._flow.addWidget(chip)
            chip.show()
            self.chips.append(chip)
        self.setVisible(bool(filters))
        self.updateGeometry()
