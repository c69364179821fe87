"""The bar at the top: name, menus, undo and redo, and the one button of the main path."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QMenuBar, QPushButton, QToolButton, QWidget

from reviewer.messages import gettext as _
from reviewer.settings import Settings
from reviewer.ui.actions import Actions, keys_of
from reviewer.ui.names import isolated


class Program(Protocol):
    """What the window asks of the program around it."""

    settings: Settings

    def keep(self, settings: Settings) -> None: ...
    def open_paths(self, paths: list[Path]) -> None: ...
    def open_sample(self) -> None: ...
    def take_tour(self) -> None: ...
    def leave_tour(self) -> bool: ...
    def welcome(self) -> None: ...
    def rebuild(self) -> None: ...


class TopBar(QWidget):
    def __init__(self, actions: Actions, program: Program) -> None:
        super().__init__()
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._program = program
        brand = QLabel(_("Article Reviewer"))
        brand.setObjectName("brand")
        self.menus = QMenuBar()
        actions.fill(self.menus)
        self._recent = QMenu(_("Recent files"), self)
        file_menu = self.menus.actions()[0].menu()
        assert isinstance(file_menu, QMenu)
        file_menu.insertMenu(actions["import"], self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._recent.setEnabled(bool(program.settings.recent_files))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 6, 12, 6)
        layout.addWidget(brand)
        layout.addWidget(self.menus)
        layout.addStretch()
        for action_id, sign in (("undo", "↶"), ("redo", "↷")):
            button = QToolButton()
            actions[action_id].setIconText(sign)
            button.setDefaultAction(actions[action_id])
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            layout.addWidget(button)
        layout.addSpacing(8)
        layout.addWidget(self._finish_button(actions))

    def _finish_button(self, actions: Actions) -> QPushButton:
        finish = actions["finish"]
        button = QPushButton(finish.text())
        button.setObjectName("primary")
        button.setToolTip(isolated(keys_of("finish")))
        finish.changed.connect(lambda: button.setToolTip(isolated(keys_of("finish"))))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(finish.trigger)
        finish.enabledChanged.connect(button.setEnabled)
        return button

    def _fill_recent(self) -> None:
        self._recent.clear()
        for name in self._program.settings.recent_files:
            action = self._recent.addAction(isolated(name))
            action.triggered.connect(lambda _checked=False, name=name: self._program.open_paths([Path(name)]))
