"""The choice of another quote: the one that a quote stands in, or goes on from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from reviewer.messages import gettext as _
from reviewer.model import Quote
from reviewer.ui.actions import keymap, keys_of
from reviewer.ui.names import isolated

_LONGEST = 26


class TieField(QWidget):
    """``chosen`` gives an id or none; ``show_wanted`` that the article shows the quote that is chosen."""

    chosen = Signal(object)  # str | None
    show_wanted = Signal(str)

    def __init__(self, name: str, none: str, action: str) -> None:
        super().__init__()
        self._none = none
        self._name = name
        self._action = action
        self.choices = QComboBox()
        self.choices.setAccessibleName(name)
        self.choices.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.choices.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # not by the wheel, which scrolls the card
        self.choices.activated.connect(lambda place: self.chosen.emit(self.choices.itemData(place)))
        self._show = QToolButton()
        self._show.setText("◎")
        self._show.setAccessibleName(_("Show it in the text"))
        self._show.setToolTip(_("Show it in the text"))
        self._show.clicked.connect(self._tell_shown)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.choices, 1)
        layout.addWidget(self._show)
        self.setFocusProxy(self.choices)
        keymap.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        key = keys_of(self._action)
        self.choices.setToolTip(f"{self._name} ({isolated(key)})" if key else self._name)

    def offer(self, quotes: Sequence[Quote], text: str, current: str | None, speaker: str | None) -> None:
        """Show what can be chosen, each with its words, and with who says it when that is not ``speaker``."""
        self.choices.clear()
        self.choices.addItem(self._none, None)
        for quote in quotes:
            self.choices.addItem(_shown(quote, text, speaker), quote.id)
        self.choices.setCurrentIndex(max(0, self.choices.findData(current)))
        self.choices.setEnabled(bool(quotes))
        self._show.setEnabled(current is not None and self.choices.currentIndex() > 0)

    def _tell_shown(self) -> None:
        if isinstance(current := self.choices.currentData(), str):
            self.show_wanted.emit(current)


def _shown(quote: Quote, text: str, speaker: str | None) -> str:
    words = " ".join(quote.span.of(text).split())
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition(" ")[0] + " …"
    other = quote.speaker_name if quote.speaker_name != speaker else None
    return isolated(words) + (f" — {isolated(other)}" if other else "")
