"""What each action of the table does: of the window itself here, of findings in ``editing``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QMenu

from reviewer.messages import gettext as _
from reviewer.model import Entity
from reviewer.ui import dialogs
from reviewer.ui.dialogs import choose
from reviewer.ui.editing import SURE

if TYPE_CHECKING:
    from reviewer.ui.window import MainWindow

_CONTEXT_MENU = (
    ("accept", "reject", "edit"),
    (
        "add_quote",
        "add_number",
        "set_cue",
        "set_speaker",
        "set_parent",
        "set_continues",
        "set_unit",
        "set_modifier",
        "set_span",
    ),
    ("propagate", "merge", "split", "toggle_clitic", "toggle_marks", "take_reading", "note", "copy"),
)


class Commands:
    """The window's actions by their ids. A dialog is made when it is asked for."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._desk = window.desk
        program, desk = window.program, window.desk
        self.names: dialogs.NamesDialog | None = None  # stand beside the window, once they are asked for
        self.contradictions: dialogs.ContradictionsDialog | None = None
        self.statistics: dialogs.StatisticsDialog | None = None
        self.handlers: dict[str, Callable[[], object]] = {
            "open": lambda: program.open_paths(choose.open_paths(window)),
            "new": lambda: program.open_paths(choose.new_file(window)),
            "import": lambda: self._import(choose.articles(window)),
            "import_folder": lambda: self._import(choose.folder(window)),
            "export": lambda: dialogs.ExportDialog(
                window.filing, desk.workspace.path.with_name("reviewed"), window
            ).exec(),
            "settings": self._settings,
            "quit": window.close,
            "undo": window.turning.undo,
            "redo": window.turning.redo,
            "copy": window.article.view.copy,
            "search": lambda: window.queue.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "next_article": lambda: self._go(window.queue.neighbour(1)),
            "previous_article": lambda: self._go(window.queue.neighbour(-1)),
            "next_needing": self._next_needing,
            "queue": window.queue.focus_list,
            "filters": window.queue.open_filters,
            "clear_filters": window.queue.clear_filters,
            "article_note": window.article.note.write,
            "note": window.inspector.note.write,
            "accept_above": self._accept_above,
            "read_again": window.filing.read_again,
            "hidden": self._toggle_hidden,
            "larger": lambda: window.zoom(1),
            "smaller": lambda: window.zoom(-1),
            "normal_size": lambda: window.zoom(0),
            "choose_here": window.article.choose_here,
            "propagate": window.propagating.open,
            "chain": self._chain,
            "names": self._names,
            "contradictions": self._contradictions,
            "labels": self._labels,
            "statistics": self._statistics,
            "guidelines": window.toggle_guidelines,
            "edit_guidelines": self._edit_guidelines,
            "palette": lambda: dialogs.Palette(window.actions_by_id, window).exec(),
            "keys": self._keys,
            "welcome": program.welcome,
            "tour": program.take_tour,
            "deselect": lambda: window.article.chooser.leave() or program.leave_tour() or window.editing.deselect(),
            "sample": program.open_sample,
            "about": lambda: dialogs.AboutDialog(desk.workspace.path, window).exec(),
        }
        for place, tab in enumerate(("tab_all", "tab_entities", "tab_quotes", "tab_numbers", "tab_doubts")):
            self.handlers[tab] = lambda place=place: window.findings.choose_tab(place)

    def run(self, action_id: str) -> None:
        """Do an action of the table."""
        editing = self._window.editing
        for note in (self._window.article.note, self._window.inspector.note):
            note.save()  # it may be of what is left now
        if action_id.startswith("label_"):
            place = int(action_id.removeprefix("label_"))
            if not (self._window.article.chooser.choose(place) or editing.choose_candidate(place)):
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
        dialog = dialogs.SettingsDialog(program.settings, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            program.keep(dialog.settings)
            program.rebuild()

    def _keys(self) -> None:
        program = self._window.program
        dialogs.KeySheet(
            self._window.actions_by_id, lambda own: program.keep(evolve(program.settings, keys=own)), self._window
        ).exec()

    def _names(self) -> None:
        if self.names is None:
            window = self._window
            self.names = dialogs.NamesDialog(self._desk, window.names, window.tasks, window)
        else:
            self.names.read()
        self._bring(self.names)

    def _contradictions(self) -> None:
        if self.contradictions is None:
            window = self._window
            self.contradictions = dialogs.ContradictionsDialog(self._desk, window.names, window.tasks, window)
        else:
            self.contradictions.read()
        self._bring(self.contradictions)

    def _statistics(self) -> None:
        if self.statistics is None:
            window = self._window
            self.statistics = dialogs.StatisticsDialog(self._desk, window.names, window.theme, window)
        self.statistics.present()

    @staticmethod
    def _bring(dialog: QDialog) -> None:
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def _chain(self) -> None:
        if isinstance(self._desk.selected, Entity):
            self._window.inspector.entity.chain.toggle()
        else:
            self._desk.said.emit(_("Choose an entity: then all its mentions are shown."))

    def _labels(self) -> None:
        dialog = dialogs.LabelsDialog(self._desk, self._window.theme, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _edit_guidelines(self) -> None:
        dialog = dialogs.GuidelinesDialog(self._desk, self._window.theme, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _next_needing(self) -> None:
        found = self._window.queue.next_needing()
        if found is None:
            self._desk.said.emit(_("No other article of this list needs you."))
        else:
            self._go(found.id)
            self._desk.said.emit(found.why)

    def _go(self, article_id: str | None) -> None:
        if article_id is not None:
            self._desk.open(article_id)

    def _accept_above(self) -> None:
        if self._desk.article is not None:
            dialog = dialogs.AcceptDialog(self._desk.article, SURE, self._window)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._window.editing.accept_above(dialog.score)

    def _toggle_hidden(self) -> None:
        view = self._window.article.view
        view.show_hidden(not view.shows_hidden)
        self._desk.said.emit(
            _("Hidden characters are shown.") if view.shows_hidden else _("Hidden characters are hidden.")
        )
