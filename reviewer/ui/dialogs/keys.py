"""The key sheet: every action with its key, from the same table as menus and shortcuts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.ui.actions import EDGES, EDIT, FILE, FINDING, HELP, TABLE, VIEW, keys_text, text_of
from reviewer.ui.names import isolated

_COLUMNS = ((FINDING,), (EDGES, EDIT), (FILE, VIEW, HELP))


class KeySheet(QDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        hint = QLabel(_("Keys go by their place on the keyboard, so they work under an Arabic layout too."))
        hint.setObjectName("hint")
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setSpacing(28)
        for menus in _COLUMNS:
            column = QVBoxLayout()
            for menu in menus:
                column.addLayout(_section(menu))
            column.addStretch()
            columns.addLayout(column)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 14)
        layout.addWidget(hint)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.resize(1080, 740)


def _section(menu: str) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    title = QLabel(_(menu))
    title.setObjectName("cardTitle")
    grid.addWidget(title, 0, 0, 1, 2)
    specs = [s for s in TABLE if s.menu == menu and s.keys]
    rows = [(keys_text(s), text_of(s)) for s in specs]
    if menu == FINDING:
        rows.insert(0, ("1 … 9", _("Type of the finding, or add an entity of that type from the selection")))
        rows.append(("Alt", _("held while selecting by mouse: letters instead of words")))
    for row, (keys, text) in enumerate(rows, 1):
        key = QLabel(isolated(keys))
        key.setObjectName("badge")
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label = QLabel(text)
        label.setWordWrap(True)
        grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label, row, 1)
    return grid
