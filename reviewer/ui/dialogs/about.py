"""About the program: what it is, its versions, its licences, and where its files are."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer import __version__, log, settings
from reviewer.messages import gettext as _
from reviewer.messages import language
from reviewer.store import SQLITE_VERSION
from reviewer.ui.names import isolated


def versions() -> list[tuple[str, str]]:
    """The program and what it stands on, by name."""
    return [
        ("reviewer", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("SQLite", SQLITE_VERSION),
        *((name, version(name)) for name in ("PySide6_Essentials", "camel-tools", "sqlite-utils")),
    ]


def system_text() -> str:
    """Versions, platform and language, a line each, for a report."""
    lines = [f"{name} {number}" for name, number in versions()]
    return "\n".join([*lines, f"{platform.system()} {platform.release()} {platform.machine()}", f"({language()})"])


def open_folder(path: Path) -> None:
    """Show the folder of a file in the desktop's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _place(path: Path) -> QLabel:
    label = QLabel(isolated(str(path)))
    label.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setObjectName("hint")
    return label


class AboutDialog(QDialog):
    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Article Reviewer"))
        title = QLabel(_("Article Reviewer"))
        title.setObjectName("title")
        what = QLabel(_("Review machine annotations of Arabic news: entities, quotes and numbers."))
        what.setWordWrap(True)
        written = QLabel("\n".join(f"{name} {number}" for name, number in versions()))
        written.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        written.setObjectName("hint")
        places = QFormLayout()
        for name, path in (
            (_("Review file"), file),
            (_("Settings"), settings.default_path()),
            (_("Log"), log.default_path()),
        ):
            places.addRow(name, _place(path))
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for widget in (title, what, written):
            layout.addWidget(widget)
        layout.addLayout(places)
        layout.addWidget(licences)
        layout.addWidget(self._buttons())
        self.setMinimumWidth(520)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        self.copy = QPushButton(_("Copy the versions"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(system_text()))
        folder = QPushButton(_("Open the folder of the log"))
        folder.setAutoDefault(False)
        folder.clicked.connect(lambda: open_folder(log.default_path()))
        for button in (self.copy, folder):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons
