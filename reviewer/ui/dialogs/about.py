"""About the program: what it is, its versions, its licences."""

from __future__ import annotations

import platform
from importlib.metadata import version

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from reviewer import __version__
from reviewer.messages import gettext as _
from reviewer.ui.names import isolated


class AboutDialog(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Article Reviewer"))
        title = QLabel(_("Article Reviewer"))
        title.setObjectName("title")
        what = QLabel(_("Review machine annotations of Arabic news: entities, quotes and numbers."))
        what.setWordWrap(True)
        versions = QLabel(
            "\n".join(
                f"{name} {number}"
                for name, number in (
                    ("reviewer", __version__),
                    ("Python", platform.python_version()),
                    *((name, version(name)) for name in ("PySide6_Essentials", "camel-tools", "sqlite-utils")),
                )
            )
        )
        versions.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        versions.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        versions.setObjectName("hint")
        licences = QLabel(
            _(
                "MIT licence. Fonts: {fonts}, under the SIL Open Font License. "
                "Sources of the word lists and of the model: {file}."
            ).format(
                fonts=isolated("IBM Plex Sans Arabic, Noto Naskh Arabic, Amiri"),
                file=isolated("resources/LICENSES.md"),
            )
        )
        licences.setWordWrap(True)
        licences.setObjectName("hint")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for widget in (title, what, versions, licences, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(420)
