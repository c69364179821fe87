"""The guidelines of the file as Markdown, with what they look like beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from reviewer import corrections
from reviewer.messages import gettext as _
from reviewer.ui.desk import Desk
from reviewer.ui.guidelines import Page, program_text, runs_right_to_left
from reviewer.ui.prose import Prose
from reviewer.ui.theme import Theme

_PAUSE = 200  # milliseconds after the last key before the page is set anew


class GuidelinesDialog(QDialog):
    """Saves in one edit; where that fails it stays open with what was written."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Edit the guidelines"))
        self._desk = desk
        self._stored = desk.workspace.guidelines
        self._before = text = program_text() if self._stored is None else self._stored
        self._warned = False
        self._rtl: bool | None = None
        self.source = Prose(text)
        self.source.setAccessibleName(_("Text of the guidelines"))
        self.page = Page(theme, margin=12)
        self.page.setAccessibleName(_("As it will be shown"))
        self._hint = QLabel(_("# begins a heading, - a list, **two stars** make words bold."))
        self._hint.setObjectName("hint")
        self._hint.setWordWrap(True)
        self.save_button = QPushButton(_("Save"))
        self.save_button.setObjectName("primary")
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.setShortcut("Ctrl+S")
        self.cancel_button = QPushButton(_("Cancel"))
        self.original_button = QPushButton(_("Back to the text of the program"))
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        self.original_button.clicked.connect(self._take_original)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._show)
        self.source.textChanged.connect(self._changed)
        desk.failed.connect(lambda error: self._warn(str(error)))
        self._build()
        self._show()
        self._enable()
        self.source.setFocus()

    def _build(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setHandleWidth(14)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.source)
        halves.addWidget(self.page)
        halves.setSizes([1, 1])
        feet = QHBoxLayout()
        for button in (self.save_button, self.cancel_button):
            feet.addWidget(button)
        feet.addStretch()
        feet.addWidget(self.original_button)
        for button in (self.save_button, self.cancel_button, self.original_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(halves, 1)
        layout.addWidget(self._hint)
        layout.addLayout(feet)
        self.resize(980, 640)

    @property
    def text(self) -> str | None:
        """What is written; none for the text of the program."""
        written = self.source.toPlainText().replace("\u2029", "\n").strip()
        return None if not written or written == program_text().strip() else written + "\n"

    def _changed(self) -> None:
        self._warned = False
        self._timer.start()
        self._enable()

    def _enable(self) -> None:
        written = self.source.toPlainText()
        self.save_button.setEnabled(written != self._before)
        self.original_button.setEnabled(written != program_text())

    def _show(self) -> None:
        written = self.source.toPlainText()
        rtl = runs_right_to_left(written)
        if rtl != self._rtl:
            self._rtl = rtl
            self.source.run(rtl=rtl)
        place = self.page.verticalScrollBar().value()
        self.page.show_markdown(written)
        self.page.verticalScrollBar().setValue(place)

    def _take_original(self) -> None:
        """As one step of the editor, so that its own undo brings back what was written."""
        cursor = QTextCursor(self.source.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(program_text())
        self.source.setFocus()

    def _save(self) -> None:
        edit = corrections.set_guidelines(self._stored, self.text)
        if not edit.changes or self._desk.apply(edit):
            self.accept()

    def _warn(self, text: str) -> None:
        self._hint.setText(text)
        self._hint.setObjectName("warningText")
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)

    def reject(self) -> None:
        """Leave without saving; what was written is thrown away only when that is said twice."""
        if self.source.toPlainText() != self._before and not self._warned:
            self._warned = True
            self._warn(_("This is not saved yet. Cancel once more to throw it away."))
            return
        super().reject()
