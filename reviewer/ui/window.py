"""The main window. It assembles the panels and says which action goes where; all else is theirs."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve
from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QCursor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QMainWindow, QSplitter, QVBoxLayout, QWidget

from reviewer.messages import gettext as _
from reviewer.model import Number, Quote, Span
from reviewer.settings import Settings
from reviewer.ui import fonts
from reviewer.ui.actions import TABLE, Actions, Needs, text_of
from reviewer.ui.article import ArticlePanel
from reviewer.ui.commands import Commands
from reviewer.ui.desk import Desk
from reviewer.ui.editing import Editing
from reviewer.ui.filing import Filing
from reviewer.ui.findings import FindingsPanel
from reviewer.ui.guidelines import GuidelinesPanel
from reviewer.ui.inspector import InspectorPanel
from reviewer.ui.inspector.completion import FileNames
from reviewer.ui.messagebar import MessageBar
from reviewer.ui.names import Names, digits, isolated, step_name
from reviewer.ui.propagating import Propagating
from reviewer.ui.queue import QueuePanel
from reviewer.ui.statusline import StatusLine
from reviewer.ui.tasks import Tasks
from reviewer.ui.theme import Theme
from reviewer.ui.topbar import Program, TopBar
from reviewer.ui.turning import Turning


class MainWindow(QMainWindow):
    """One window on one review file."""

    def __init__(self, program: Program, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self.program = program
        self.desk = desk
        self.theme = theme = evolve(theme, types={})  # its own marks: those of the file's types
        self.names = Names(desk.workspace.labels("entity"))
        self.tasks = Tasks(self)
        self.message_bar = MessageBar()
        self.queue = QueuePanel(desk, theme, self.names)
        self.guidelines = GuidelinesPanel(desk, self.names, theme)
        self.article = ArticlePanel(desk, self.names, theme)
        self.findings = FindingsPanel(desk, self.names, theme, fonts.text_font(program.settings).family())
        self.inspector = InspectorPanel(desk, self.names, theme)
        self.status = StatusLine(desk)
        self.filing = Filing(desk, self.tasks, self.status, self.message_bar, program.settings.camel_model)
        self.editing = Editing(desk, self.names, self.article, self.findings, self.inspector)
        self.turning = Turning(desk, self.tasks, self)
        self.propagating = Propagating(desk, self.names, self.tasks, self.message_bar, self)
        self.file_names = FileNames(desk, self.tasks, self)
        self.actions_by_id = Actions(self, self.run)
        self._relabel()
        self.commands = Commands(self)
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
        column.addWidget(self.article, 1)
        column.addWidget(self.message_bar)  # below: above, it would move the text away from under the pointer
        self.end = QSplitter(Qt.Orientation.Vertical)
        self.end.setObjectName("side")
        self.end.addWidget(self.findings)
        self.end.addWidget(self.inspector)
        self.end.setSizes([420, 380])
        self.end.setContentsMargins(12, 10, 12, 10)
        self.end.setHandleWidth(10)
        self.end.setChildrenCollapsible(False)
        self.start = QSplitter(Qt.Orientation.Vertical)
        self.start.addWidget(self.queue)
        self.start.addWidget(self.guidelines)
        self.start.setSizes([400, 400])
        self.start.setChildrenCollapsible(False)
        self.guidelines.hide()
        self.panels = QSplitter(Qt.Orientation.Horizontal)
        for panel, stretch in ((self.start, 0), (middle, 1), (self.end, 0)):
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
        self.queue.entered.connect(lambda: self.article.view.setFocus(Qt.FocusReason.OtherFocusReason))
        self.editing.go_on_by(self.queue)
        self.article.command.connect(self.run)
        self.inspector.command.connect(self.run)
        self.guidelines.command.connect(self.run)
        desk.labels_changed.connect(self._relabel)
        self.article.view.selection_made.connect(lambda _span: self._enable())
        self.article.view.edge_dragged.connect(self.editing.drag)
        self.article.view.zoomed.connect(self.zoom)
        self.article.view.customContextMenuRequested.connect(lambda _point: self.commands.menu(QCursor.pos()))
        self.findings.menu_wanted.connect(self.commands.menu)
        self.inspector.entity.chain.changed.connect(self.article.view.show_chain)
        for editor in (self.inspector.entity, self.inspector.quote):
            editor.completion.read_from(self.file_names)
        for signal in (desk.article_opened, desk.article_changed, desk.selection_changed, desk.saved):
            signal.connect(lambda *_args: self._enable())
        desk.failed.connect(self.message_bar.show_error)
        desk.saved.connect(self.message_bar.hide)

    def _enable(self) -> None:
        desk, workspace = self.desk, self.desk.workspace
        available: set[Needs] = {"nothing"}
        selection: Span | None = self.article.view.selected_span()
        if desk.is_open:
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

    def _relabel(self) -> None:
        """Name and draw the types as the file has them now, in everything that shows them."""
        labels = self.desk.workspace.labels("entity")
        self.names.load(labels)
        self.theme.show_labels(labels)
        offered = [label.name for label in self.names.labels("entity")]
        for spec in TABLE:
            if spec.id.startswith("label_"):
                place = int(spec.id.removeprefix("label_")) - 1
                self.actions_by_id[spec.id].setText(offered[place] if place < len(offered) else text_of(spec))
        for view in self.findChildren(QAbstractScrollArea):
            view.viewport().update()

    def run(self, action_id: str) -> None:
        """Do an action of the table."""
        self.commands.run(action_id)

    # Files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.program.open_paths(paths)

    # The rest

    def toggle_guidelines(self) -> None:
        self.guidelines.setVisible(self.guidelines.isHidden())
        if self.guidelines.isVisible() and not all(self.start.sizes()):
            self.start.setSizes([1, 1])

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller by steps; 0 is the usual size."""
        settings = self.program.settings
        size = settings.font_size + step if step else Settings().font_size
        self.program.keep(evolve(settings, font_size=max(fonts.SIZES.start, min(size, fonts.SIZES.stop - 1))))
        self._set_font()

    def _set_font(self) -> None:
        self.article.set_text_font(fonts.text_font(self.program.settings))
        percent = round(100 * self.program.settings.font_size / Settings().font_size)
        self.status.zoom.setText(isolated(digits(f"{percent}%")))

    def _restore(self) -> None:
        stored = self.program.settings.window
        for key, restore in (
            ("geometry", self.restoreGeometry),
            ("panels", self.panels.restoreState),
            ("end", self.end.restoreState),
            ("start", self.start.restoreState),
        ):
            if isinstance(stored.get(key), str):
                restore(QByteArray.fromBase64(stored[key].encode()))
        self.guidelines.setVisible(stored.get("guidelines") == "shown")

    def state(self) -> dict[str, str]:
        """Sizes and places, for the settings."""
        parts = {"geometry": self.saveGeometry(), "panels": self.panels.saveState(), "end": self.end.saveState()}
        parts["start"] = self.start.saveState()
        shown = "" if self.guidelines.isHidden() else "shown"
        return {key: bytes(value.toBase64().data()).decode() for key, value in parts.items()} | {"guidelines": shown}

    def closeEvent(self, event: QCloseEvent) -> None:
        self.setFocus()  # a field that is being typed in is saved
        self.filing.close()
        self.propagating.forget()
        for timer in self.findChildren(QTimer):  # nothing may ask a file that is closed
            timer.stop()
        self.queue.model.stop()
        self.tasks.drain()
        article = self.desk.article
        window = self.state() | {"article": article.id if article else ""}
        self.program.keep(evolve(self.program.settings, window=window))
        super().closeEvent(event)
