"""What each action of the table does: of the window itself here, of findings in ``editing``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu

from reviewer.messages import gettext as _
from reviewer.ui.dialogs import AboutDialog, AcceptDialog, ExportDialog, KeySheet, Palette, SettingsDialog, choose
from reviewer.ui.editing import SURE

if TYPE_CHECKING:
    from reviewer.ui.window import MainWindow

_CONTEXT_MENU = (
    ("accept", "reject", "edit"),
    ("add_quote", "add_number", "set_cue", "set_speaker", "set_span"),
    ("propagate", "merge", "split", "toggle_clitic", "toggle_marks", "take_reading", "copy"),
)


class Commands:
    """The window's actions by their ids. A dialog is made when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk = window.desk
        program, desk = window.program, window.desk
        self.handlers: dict[str, Callable[[], object]] = {
            "open": lambda: program.open_paths(choose.open_paths(window)),
            "new": lambda: program.open_paths(choose.new_file(window)),
            "import": lambda: self._import(choose.articles(window)),
            "import_folder": lambda: self._import(choose.folder(window)),
            "export": lambda: ExportDialog(window.filing, desk.workspace.path.with_name("reviewed"), window).exec(),
            "settings": self._settings,
            "quit": window.close,
            "undo": desk.undo,
            "redo": desk.redo,
            "copy": window.article.view.copy,
            "search": lambda: window.queue.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "next_article": self._next_article,
            "previous_article": self._previous_article,
            "accept_above": self._accept_above,
            "read_again": window.filing.read_again,
            "hidden": self._toggle_hidden,
            "larger": lambda: window.zoom(1),
            "smaller": lambda: window.zoom(-1),
            "normal_size": lambda: window.zoom(0),
            "propagate": window.propagating.open,
            "palette": lambda: Palette(window.actions_by_id, window).exec(),
            "keys": lambda: KeySheet(window).exec(),
            "sample": program.open_sample,
            "about": lambda: AboutDialog(window).exec(),
        }
        for place, tab in enumerate(("tab_all", "tab_entities", "tab_quotes", "tab_numbers", "tab_doubts")):
            self.handlers[tab] = lambda place=place: window.findings.choose_tab(place)

    def run(self, action_id: str) -> None:
        """Do an action of the table."""
        editing = self._window.editing
        if action_id.startswith("label_"):
            place = int(action_id.removeprefix("label_"))
            if not editing.choose_candidate(place):
                editing.label(place)
        elif action_id.startswith(("start_", "end_")):
            editing.move(action_id)
        elif action_id in self.handlers:
            self.handlers[action_id]()
        else:
            getattr(editing, action_id)()

    def menu(self, point: QPoint) -> None:
        """The context menu of the text and of the findings: what can be done now."""
        menu = QMenu(self._window)
        for group in _CONTEXT_MENU:
            for action_id in group:
                if self._window.actions_by_id[action_id].isEnabled():
                    menu.addAction(self._window.actions_by_id[action_id])
            menu.addSeparator()
        menu.exec(point)

    def _import(self, paths: list[Path]) -> None:
        if paths:
            self._window.filing.import_files(paths)

    def _settings(self) -> None:
        program = self._window.program
        dialog = SettingsDialog(program.settings, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            program.keep(dialog.settings)
            program.rebuild()

    def _next_article(self) -> None:
        article = self._desk.article
        self._go(self._desk.workspace.next_article(article.id if article else None, needs_review=False))

    def _previous_article(self) -> None:
        article = self._desk.article
        if article is None:
            self._next_article()
        else:
            self._go(self._desk.workspace.previous_article(article.id))

    def _go(self, article_id: str | None) -> None:
        if article_id is not None:
            self._desk.open(article_id)

    def _accept_above(self) -> None:
        if self._desk.article is not None:
            dialog = AcceptDialog(self._desk.article, SURE, self._window)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._window.editing.accept_above(dialog.score)

    def _toggle_hidden(self) -> None:
        view = self._window.article.view
        view.show_hidden(not view.shows_hidden)
        self._desk.said.emit(
            _("Hidden characters are shown.") if view.shows_hidden else _("Hidden characters are hidden.")
        )
