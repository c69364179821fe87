"""One line below the article that says what happened, what is safe, and what to do. Never modal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _


class MessageBar(QFrame):
    """Shows one message, with or without something to do about it, until it is dismissed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._action.clicked.connect(self._act)
        self._work: Callable[[], object] | None = None
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName(_("Dismiss"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 10, 8)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def show_error(self, error: ReviewerError) -> None:
        self._show("error", " ".join(part for part in (error.happened, error.safe, error.remedy) if part))

    def show_calm(self, text: str) -> None:
        self._show("calm", text)

    def offer(self, text: str, action: str, work: Callable[[], object]) -> None:
        """Say something and offer one thing to do."""
        self._show("calm", text)
        self._action.setText(action)
        self._action.show()
        self._work = work

    def _act(self) -> None:
        self.hide()
        if self._work is not None:
            self._work()

    def _show(self, kind: str, text: str) -> None:
        self._text.setText(text)
        self._action.hide()
        self._work = None
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()
