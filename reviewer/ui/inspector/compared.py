"""A field beside what the engine reads in the text for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reviewer.messages import gettext as _
from reviewer.ui.names import isolated


def restyle(widget: QWidget, name: str) -> None:
    """Give a widget the look of another name of the style sheet."""
    if widget.objectName() != name:
        widget.setObjectName(name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Compared(QWidget):
    """✓ beside a field that the text agrees with; else × with the reading below it, which can be taken alone."""

    take_wanted = Signal()

    def __init__(self, field: QWidget, name: str, *more: QWidget) -> None:
        super().__init__()
        self._name = name
        self.tick = QLabel()
        self.tick.setFixedWidth(16)
        self.reading = QLabel()
        self.reading.setObjectName("warningText")
        self.reading.setWordWrap(True)
        self._take = QToolButton()
        self._take.setText(_("Take"))
        said = _("Take only this from the reading: {field}").format(field=name)
        self._take.setAccessibleName(said)
        self._take.setToolTip(said)
        self._take.clicked.connect(self.take_wanted)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(field, 1)
        for widget in more:
            row.addWidget(widget)
        row.addWidget(self.tick)
        below = QHBoxLayout()
        below.addWidget(self.reading, 1)
        below.addWidget(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addLayout(below)
        self.setFocusProxy(field)
        self.show_reading(None, agrees=True)

    def show_reading(self, reading: str | None, *, agrees: bool) -> None:
        """Show what the text says; none where there is nothing to compare with."""
        differs = reading is not None and not agrees
        self.tick.setText("" if reading is None else "✓" if agrees else "×")
        said = _("The text says the same") if agrees else _("The text says something else")
        self.tick.setAccessibleName("" if reading is None else said)
        self.tick.setToolTip("" if reading is None else said)
        restyle(self.tick, "goodText" if agrees else "warningText")
        if differs:
            self.reading.setText(_("Text says: {reading}").format(reading=isolated(reading or "")))
        self.reading.setVisible(differs)
        self._take.setVisible(differs)
        self.agrees = not differs
