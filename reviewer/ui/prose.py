"""A field for some lines of text that knows in which direction they run."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit


class Prose(QPlainTextEdit):
    """Tab goes on to the next field. Every paragraph runs as the text does, also one that begins with a sign."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setObjectName("prose")
        self.setTabChangesFocus(True)

    def run(self, *, rtl: bool) -> None:
        """Let the text run right to left, or left to right."""
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        option = QTextOption(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        option.setTextDirection(direction)
        self.document().setDefaultTextOption(option)
