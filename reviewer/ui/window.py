"""The main window. It assembles the panels and says which action goes where; all else is theirs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import evolve
from PySide6.QtCore import QByteArray, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QCursor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from reviewer.messages import gettext as _
from reviewer.model import Number, Quote, Span
from reviewer.settings import Settings
from reviewer.ui import fonts
from reviewer.ui.actions import LABELS, Actions, Needs
from reviewer.ui.article import ArticlePanel
from reviewer.ui.desk import Desk
from reviewer.ui.dialogs import AboutDialog, AcceptDialog, ExportDialog, KeySheet, Palette, SettingsDialog, choose
from reviewer.ui.editing import SURE, Editing
from reviewer.ui.filing import Filing
from reviewer.ui.findings import FindingsPanel
from reviewer.ui.inspector import InspectorPanel
from reviewer.ui.messagebar import MessageBar
from reviewer.ui.names import Names, isolated, step_name
from reviewer.ui.propagating import Propagating
from reviewer.ui.queue import QueuePanel
from reviewer.ui.statusline import StatusLine
from reviewer.ui.tasks import Tasks
from reviewer.ui.theme import Theme
from reviewer.ui.topbar import Program, TopBar


class MainWindow(QMainWindow):
    """One window on one review file."""

    def __init__(self, program: Program, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.program = program
        self.desk = desk
        self.names = Names(desk.workspace.labels("entity"))
        self.tasks = Tasks(self)
        self.message_bar = MessageBar()
        self.queue = QueuePanel(desk, theme)
        self.article = ArticlePanel(desk, self.names, theme)
        self.findings = FindingsPanel(desk, self.names, theme, fonts.text_font(program.settings).family())
        self.inspector = InspectorPanel(desk, self.names, theme)
        self.status = StatusLine(desk)
        self.filing = Filing(desk, self.tasks, self.status, self.message_bar, program.settings.camel_model)
        self.editing = Editing(desk, self.names, self.article, self.findings, self.inspector)
        self.propagating = Propagating(desk, self.names, self.tasks, self.message_bar, self)
        self.actions_by_id = Actions(self, self.run)
        for place, label in enumerate(self.names.labels("entity")[:LABELS], 1):
            self.actions_by_id[f"label_{place}"].setText(label.name)
        self._handlers = self._make_handlers()
        self._assemble()
        self._connect()
        self._restore()
        self._set_font()
        self._enable()
        self.article.view.setFocus()

    # Assembling

    def _assemble(self) -> None:
        self.setWindowTitle(f"{self.desk.workspace.path.name} — {_('Article Reviewer')}")
        self.setAcceptDrops(True)
        self.top_bar = TopBar(self.actions_by_id, self.program)
        self.setMenuWidget(self.top_bar)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message_bar)
        column.addWidget(self.article, 1)
        self.end = QSplitter(Qt.Orientation.Vertical)
        self.end.setObjectName("side")
        self.end.addWidget(self.findings)
        self.end.addWidget(self.inspector)
        self.end.setSizes([420, 380])
        self.end.setContentsMargins(12, 10, 12, 10)
        self.end.setHandleWidth(10)
        self.end.setChildrenCollapsible(False)
        self.panels = QSplitter(Qt.Orientation.Horizontal)
        for panel, stretch in ((self.queue, 0), (middle, 1), (self.end, 0)):
            self.panels.addWidget(panel)
            self.panels.setStretchFactor(self.panels.count() - 1, stretch)
        self.panels.setSizes([280, 690, 420])
        self.panels.setHandleWidth(4)
        self.panels.setChildrenCollapsible(False)
        self.setCentralWidget(self.panels)
        self.setStatusBar(self.status)
        self.resize(1400, 880)

    def _connect(self) -> None:
        desk = self.desk
        self.queue.chosen.connect(desk.open)
        self.article.command.connect(self.run)
        self.inspector.command.connect(self.run)
        self.article.view.selection_made.connect(lambda _span: self._enable())
        self.article.view.edge_dragged.connect(self.editing.drag)
        self.article.view.zoomed.connect(self._zoom)
        self.article.view.customContextMenuRequested.connect(lambda _point: self._context_menu(QCursor.pos()))
        self.findings.menu_wanted.connect(self._context_menu)
        for signal in (desk.article_opened, desk.article_changed, desk.selection_changed, desk.saved):
            signal.connect(lambda *_args: self._enable())
        desk.failed.connect(self.message_bar.show_error)
        desk.saved.connect(self.message_bar.hide)

    def _make_handlers(self) -> dict[str, Callable[[], object]]:
        handlers: dict[str, Callable[[], object]] = {
            "open": self._open,
            "new": lambda: self.program.open_paths(choose.new_file(self)),
            "import": lambda: self._import(choose.articles(self)),
            "import_folder": lambda: self._import(choose.folder(self)),
            "export": self._export,
            "settings": self._settings,
            "quit": self.close,
            "undo": self.desk.undo,
            "redo": self.desk.redo,
            "copy": self.article.view.copy,
            "search": lambda: self.queue.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "next_article": lambda: self._go(self.desk.workspace.next_article),
            "previous_article": lambda: self._go(self.desk.workspace.previous_article),
            "accept_above": self._accept_above,
            "read_again": self.filing.read_again,
            "hidden": self._toggle_hidden,
            "larger": lambda: self._zoom(1),
            "smaller": lambda: self._zoom(-1),
            "normal_size": lambda: self._zoom(0),
            "propagate": self.propagating.open,
            "palette": lambda: Palette(self.actions_by_id, self).exec(),
            "keys": lambda: KeySheet(self).exec(),
            "sample": self.program.open_sample,
            "about": lambda: AboutDialog(self).exec(),
        }
        for place, tab in enumerate(("tab_all", "tab_entities", "tab_quotes", "tab_numbers", "tab_doubts")):
            handlers[tab] = lambda place=place: self.findings.choose_tab(place)
        return handlers

    def run(self, action_id: str) -> None:
        """Do an action of the table."""
        if action_id.startswith("label_"):
            place = int(action_id.removeprefix("label_"))
            if not self.editing.choose_candidate(place):
                self.editing.label(place)
        elif action_id.startswith(("start_", "end_")):
            self.editing.move(action_id)
        elif action_id in self._handlers:
            self._handlers[action_id]()
        else:
            getattr(self.editing, action_id)()

    def _enable(self) -> None:
        desk, workspace = self.desk, self.desk.workspace
        available: set[Needs] = {"nothing"}
        selection: Span | None = self.article.view.selected_span()
        if desk.article is not None:
            available.add("article")
        if selection is not None:
            available.add("selection")
        if desk.selected is not None:
            available.add("finding")
            if selection is not None:
                available.add("finding and selection")
            if isinstance(desk.selected, Quote):
                available.add("quote")
                if selection is not None:
                    available.add("quote and selection")
            elif isinstance(desk.selected, Number):
                available.add("number")
        undo, redo = workspace.undo_action, workspace.redo_action
        self.actions_by_id.enable(available, {"undo": undo is not None, "redo": redo is not None})
        for action_id, name, step in (("undo", _("Undo"), undo), ("redo", _("Redo"), redo)):
            text = f"{name}: {step_name(step)}" if step else name
            self.actions_by_id[action_id].setText(text)
            self.actions_by_id[action_id].setToolTip(text)

    # Files

    def _open(self) -> None:
        self.program.open_paths(choose.open_paths(self))

    def _import(self, paths: list[Path]) -> None:
        if paths:
            self.filing.import_files(paths)

    def _export(self) -> None:
        ExportDialog(self.filing, self.desk.workspace.path.with_name("reviewed"), self).exec()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.program.open_paths(paths)

    # The rest

    def _go(self, find: Callable[..., str | None]) -> None:
        article = self.desk.article
        if article is None:
            following = self.desk.workspace.next_article(None, needs_review=False)
        elif find == self.desk.workspace.next_article:
            following = find(article.id, needs_review=False)
        else:
            following = find(article.id)
        if following is not None:
            self.desk.open(following)

    def _accept_above(self) -> None:
        if self.desk.article is not None:
            dialog = AcceptDialog(self.desk.article, SURE, self)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.editing.accept_above(dialog.score)

    def _context_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        wanted = (
            "accept",
            "reject",
            "edit",
            "-",
            "add_quote",
            "add_number",
            "set_cue",
            "set_speaker",
            "set_span",
            "-",
            "propagate",
            "merge",
            "split",
            "toggle_clitic",
        )
        for action_id in (*wanted, "toggle_marks", "take_reading", "copy"):
            if action_id == "-":
                menu.addSeparator()
            elif self.actions_by_id[action_id].isEnabled():
                menu.addAction(self.actions_by_id[action_id])
        menu.exec(point)

    def _settings(self) -> None:
        dialog = SettingsDialog(self.program.settings, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.program.keep(dialog.settings)
            self.program.rebuild()

    def _toggle_hidden(self) -> None:
        view = self.article.view
        view.show_hidden(not view.shows_hidden)
        self.desk.said.emit(
            _("Hidden characters are shown.") if view.shows_hidden else _("Hidden characters are hidden.")
        )

    def _zoom(self, step: int) -> None:
        settings = self.program.settings
        size = settings.font_size + step if step else Settings().font_size
        self.program.keep(evolve(settings, font_size=max(fonts.SIZES.start, min(size, fonts.SIZES.stop - 1))))
        self._set_font()

    def _set_font(self) -> None:
        self.article.set_text_font(fonts.text_font(self.program.settings))
        percent = round(100 * self.program.settings.font_size / Settings().font_size)
        self.status.zoom.setText(isolated(f"{percent}%"))

    def _restore(self) -> None:
        stored = self.program.settings.window
        for key, restore in (
            ("geometry", self.restoreGeometry),
            ("panels", self.panels.restoreState),
            ("end", self.end.restoreState),
        ):
            if isinstance(stored.get(key), str):
                restore(QByteArray.fromBase64(stored[key].encode()))

    def state(self) -> dict[str, str]:
        """Sizes and places, for the settings."""
        parts = {"geometry": self.saveGeometry(), "panels": self.panels.saveState(), "end": self.end.saveState()}
        return {key: bytes(value.toBase64().data()).decode() for key, value in parts.items()}

    def closeEvent(self, event: QCloseEvent) -> None:
        self.setFocus()  # a field that is being typed in is saved
        self.filing.close()
        self.propagating.forget()
        for timer in self.findChildren(QTimer):  # nothing may ask a file that is closed
            timer.stop()
        self.tasks.drain()
        article = self.desk.article
        window = self.state() | {"article": article.id if article else ""}
        self.program.keep(evolve(self.program.settings, window=window))
        super().closeEvent(event)
