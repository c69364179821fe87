"""The types of entities of the open file: added, changed, ordered, merged, retired. Each change is one edit at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer import corrections
from reviewer.corrections import Found, KeyFault
from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import AnnotationChange, Change, Edit, Label
from reviewer.ui.desk import Desk
from reviewer.ui.dialogs.label_editor import LabelEditor
from reviewer.ui.dialogs.label_list import LabelsDelegate, LabelsModel, Row, rows_of
from reviewer.ui.names import digits, isolated, label_name, step_name
from reviewer.ui.tasks import Task, Tasks
from reviewer.ui.theme import LIGHT, SWATCHES, Theme
from reviewer.workspace import Workspace

_STEPS = {  # that can be taken back here: not those of articles
    "add_label", "change_label", "move_label", "retire_label", "restore_label", "merge_labels", "rename_label",
}  # fmt: skip
_NEW = ("نوع جديد", "New type")  # names until the reviewer gives others


class LabelsDialog(QDialog):
    """What concerns annotations is done off the window's thread, on a connection of its own."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Types"))
        self._desk = desk
        self._tasks = Tasks(self)
        self._task: Task | None = None
        self._closing = False
        self._labels: tuple[Label, ...] = ()
        self._counts: dict[str, int] | None = None
        self.model = LabelsModel(self)
        self.list = QListView()
        self.list.setObjectName("choices")
        self.list.setModel(self.model)
        self.list.setItemDelegate(LabelsDelegate(theme, self.list))
        self.list.setAccessibleName(_("Types"))
        self.editor = LabelEditor(theme)
        self.editor.changed.connect(self._change)
        self.editor.key_changed.connect(self._rename_key)
        self._problem = QLabel()
        self._problem.setObjectName("warningText")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self.add_button = _button(_("Add"), self.add, "Ins")
        self.up = _button("↑", lambda: self._move(-1), "Ctrl+Up", _("Move up"))
        self.down = _button("↓", lambda: self._move(1), "Ctrl+Down", _("Move down"))
        self.merge_button = _button(_("Merge into …"), lambda: self._open(self.merge_menu(), self.merge_button), "M")
        self.retire_button = _button("", self._retire, "Del")
        self.undo_button = _button(_("Undo"), self.undo, "Ctrl+Z")
        self.close_button = _button(_("Close"), self._leave)
        self._build()
        self.list.selectionModel().currentChanged.connect(lambda *_args: self._show_current())
        desk.labels_changed.connect(self._reload)
        desk.failed.connect(self._failed)
        self._reload()
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus()
        self._count()

    def _build(self) -> None:
        self._buttons = (self.add_button, self.up, self.down, self.merge_button, self.retire_button, self.undo_button)
        for button in self._buttons:  # as actions their keys work under an Arabic layout, too
            action = QAction(self)
            action.setShortcut(QKeySequence(button.property("key")))
            action.triggered.connect(button.click)
            self.addAction(action)
        below = QHBoxLayout()
        for button in self._buttons[:-1]:
            below.addWidget(button)
        below.addStretch()
        start = QVBoxLayout()
        start.setSpacing(8)
        start.addWidget(self.list, 1)
        start.addLayout(below)
        halves = QHBoxLayout()
        halves.setSpacing(22)
        halves.addLayout(start, 1)
        halves.addWidget(self.editor, 1)
        feet = QHBoxLayout()
        feet.addWidget(self.undo_button)
        feet.addStretch()
        feet.addWidget(self.close_button)
        hint = QLabel(
            _("Digits choose the first nine types. What the machine suggests keeps the keys of its own types.")
        )
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(hint)
        layout.addLayout(halves, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self._problem)
        layout.addLayout(feet)
        self.resize(960, 600)

    # What is shown

    @property
    def current(self) -> Row | None:
        place = self.list.currentIndex().row()
        return self.model.rows[place] if 0 <= place < len(self.model.rows) else None

    def choose(self, key: str) -> None:
        """Make the type of this key the current one."""
        place = self.model.place_of(key)
        if place is not None:
            self.list.setCurrentIndex(self.model.index(place))

    def _reload(self) -> None:
        """Show the set as the file has it now."""
        here, place = self.current, self.list.currentIndex().row()
        self._labels = self._desk.workspace.labels("entity")
        self.model.show(rows_of(self._labels, self._counts))
        if self.current is None and self.model.rows:  # another set, or the first
            same = self.model.place_of(here.label.key) if here else None
            near = min(max(place, 0), len(self.model.rows) - 1)
            self.list.setCurrentIndex(self.model.index(near if same is None else same))
        self._show_current()

    def _count(self) -> None:
        """Count the annotations anew, without keeping anybody waiting."""
        path, reviewer = self._desk.workspace.path, self._desk.workspace.reviewer

        def work(_task: Task) -> dict[str, int]:
            with Workspace.open(path, reviewer=reviewer, create=False) as own:
                return own.label_counts()

        self._tasks.run(work, on_done=self._counted)

    def _counted(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self._reload()

    def _show_current(self) -> None:
        row = self.current
        if row is not None:
            self.editor.show_label(row.label, known=row.known)
        self._enable()

    def _enable(self) -> None:
        row, idle = self.current, self._task is None
        offered = [label.key for label in self._labels if not label.retired]
        place = offered.index(row.label.key) if row is not None and row.label.key in offered else None
        step = self._desk.workspace.undo_action
        self.add_button.setEnabled(idle)
        self.up.setEnabled(idle and place is not None and place > 0)
        self.down.setEnabled(idle and place is not None and place < len(offered) - 1)
        self.merge_button.setEnabled(idle and row is not None and bool(self._others(row)))
        self.retire_button.setEnabled(idle and row is not None)
        self.retire_button.setText(_action_of(row))
        self.undo_button.setEnabled(idle and step in _STEPS)
        undo = _("Undo")
        self.undo_button.setText(f"{undo}: {step_name(step)}" if step in _STEPS and step else undo)
        self.editor.setEnabled(idle and row is not None and row.known)
        self.list.setEnabled(idle)
        self.close_button.setText(_("Close") if idle else _("Stop"))

    def _others(self, row: Row) -> list[Label]:
        return [label for label in self._labels if label.key != row.label.key and not label.retired]

    # Changes of one type

    def _apply(self, edit: Edit) -> bool:
        self._problem.hide()
        return self._desk.apply(edit)

    def _change(self, field: str, value: object) -> None:
        if self.current is not None and self.current.known:
            self._apply(corrections.change_label(self.current.label, **{field: value}))
            self._show_current()

    def add(self) -> None:
        """Add a type, to be named at once."""
        used = {label.colour or LIGHT.style_of(label).line for label in self._labels}
        colours = [colour for _name, colour in SWATCHES]
        colour = next((c for c in colours if c not in used), colours[len(self._labels) % len(colours)])
        key = corrections.free_key(self._labels)
        new = Label(layer="entity", key=key, position=0, name_ar=_NEW[0], name_en=_NEW[1], colour=colour, line="solid")
        if self._apply(corrections.add_label(self._labels, new)):
            self.choose(key)
            self.editor.edit_name()

    def _move(self, by: int) -> None:
        if self.current is not None:
            key = self.current.label.key
            self._apply(corrections.move_label(self._labels, key, by))
            self.choose(key)

    def undo(self) -> None:
        """Take back the last step, if it was one of the label set."""
        if self._desk.workspace.undo_action not in _STEPS:
            return
        if self._desk.workspace.turns_long(undo=True):
            self._start(lambda own, task: own.undo(on_progress=task.progress, cancelled=task.cancelled))
        elif self._desk.undo():
            self._count()

    # Changes that annotations follow

    def _rename_key(self, key: str) -> None:
        row = self.current
        if row is None:
            return
        others = [label for label in self._labels if label.key != row.label.key]
        if fault := corrections.key_fault(key, others):
            why = _why(fault)
            self.editor.key.set_wrong(why)
            self.editor.set_hint(why, wrong=True)
        elif key != row.label.key:
            old = row.label.key
            self._relabel(old, lambda labels, found: corrections.rename_key(labels, old, key, found), then=key)

    def merge_menu(self) -> QMenu:
        """The types that the current one can be merged into."""
        row = self.current
        menu = QMenu(self)
        if row is not None:
            self._offer(menu, row, lambda into: partial(self._merge, row.label.key, into))
        return menu

    def _offer(self, menu: QMenu, row: Row, work: Callable[[str], Callable[[], None]]) -> None:
        for place, label in enumerate(self._others(row), 1):
            digit = f"&{place}  " if place <= 9 else ""
            menu.addAction(f"{digit}{isolated(label_name(label))}", work(label.key))

    def _merge(self, key: str, into: str) -> None:
        self._relabel(key, lambda labels, found: corrections.merge_labels(labels, key, into, found), then=into)

    def _retire(self) -> None:
        """Retire the current type, or take it back in."""
        row = self.current
        if row is None:
            return
        if not row.known:
            self._apply(corrections.add_label(self._labels, row.label))
            self.choose(row.label.key)
        elif row.label.retired:
            self._apply(corrections.restore_label(row.label))
            self.choose(row.label.key)
        elif row.count == 0:
            self._retire_with(row.label, lambda _found: ())
        else:
            self._open(self.retire_menu(), self.retire_button)

    def retire_menu(self) -> QMenu:
        """What may become of the annotations of a type that is retired."""
        menu = QMenu(self)
        row = self.current
        if row is None:
            return menu
        label = row.label
        menu.addAction(_("Its annotations keep it"), lambda: self._retire_with(label, lambda _found: ()))
        other = menu.addMenu(_("Its annotations get another type"))
        self._offer(other, row, lambda into: lambda: self._retire_with(label, lambda f: corrections.retyped(f, into)))
        other.setEnabled(bool(self._others(row)))
        menu.addAction(
            _("Reject its annotations; those added by hand stay"),
            lambda: self._retire_with(label, corrections.refused),
        )
        return menu

    def _retire_with(self, label: Label, changes: Callable[[Iterable[Found]], Iterable[Change]]) -> None:
        self._relabel(label.key, lambda _labels, found: corrections.retire_label(label, changes(found)), then=label.key)

    def _open(self, menu: QMenu, button: QPushButton) -> None:
        menu.exec(button.mapToGlobal(button.rect().bottomLeft()))
        menu.deleteLater()

    # Work off the window's thread

    def _relabel(self, key: str, make: Callable[[Sequence[Label], Iterable[Found]], Edit], *, then: str) -> None:
        self._start(lambda own, task: own.relabel(key, make, on_progress=task.progress, cancelled=task.cancelled), then)

    def _start(self, work: Callable[[Workspace, Task], Edit | None], then: str | None = None) -> None:
        path, reviewer = self._desk.workspace.path, self._desk.workspace.reviewer

        def on_own_connection(task: Task) -> Edit | None:
            with Workspace.open(path, reviewer=reviewer, create=False) as own:
                return work(own, task)

        self._problem.hide()
        self._progress.setRange(0, 0)
        self._progress.show()
        self._task = self._tasks.run(
            on_own_connection,
            on_done=lambda edit: self._done(edit, then),
            on_error=self._failed,
            on_progress=self._progressed,
        )
        self._task.ended.connect(self._ended)
        self._enable()

    def _progressed(self, done: int, total: int, _name: str) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _done(self, edit: Edit | None, then: str | None) -> None:
        if edit is None:
            return
        self._counts = _counted_after(self._counts, edit)
        self._desk.follow(edit)
        if then is not None:
            self.choose(then)
        n = sum(isinstance(change, AnnotationChange) for change in edit.changes)
        if n:
            self._desk.said.emit(ngettext("{n} annotation changed.", "{n} annotations changed.", n).format(n=digits(n)))

    def _ended(self) -> None:
        self._task = None
        self._progress.hide()
        self._show_current()
        self._count()
        if self._closing:
            self.reject()
        else:
            self.list.setFocus()

    def _failed(self, error: ReviewerError) -> None:
        self._problem.setText(str(error))
        self._problem.show()

    def _leave(self) -> None:
        """Close, or stop what is under way."""
        if self._task is not None:
            self._task.cancel()
        else:
            self.reject()

    def reject(self) -> None:
        if self._task is not None:  # what is being written is written whole; then the dialog closes
            self._closing = True
            self._task.cancel()
            return
        self.list.setFocus()  # a field that is being typed in is saved
        if self._task is not None:
            self._closing = True  # its key, with the annotations
            return
        self._tasks.drain()
        super().reject()


def _button(text: str, work: Callable[[], object], key: str = "", name: str = "") -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _checked=False: work())
    keys = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    if name:
        button.setAccessibleName(name)
    button.setToolTip(" ".join(part for part in (name, isolated(keys) if keys else "") if part))
    button.setProperty("key", key)
    return button


def _action_of(row: Row | None) -> str:
    if row is not None and not row.known:
        return _("Take into the set")
    return _("Restore") if row is not None and row.label.retired else _("Retire …")


def _why(fault: KeyFault) -> str:
    return {
        KeyFault.EMPTY: _("A type needs a key."),
        KeyFault.SPACES: _("A key has no spaces in it: it stands in exported files."),
        KeyFault.TAKEN: _("Another type has this key. To make one of both, merge them."),
    }[fault]


def _counted_after(counts: dict[str, int] | None, edit: Edit) -> dict[str, int] | None:
    """The counts as they are after an edit, until they are counted anew."""
    if counts is None:
        return None
    after = dict(counts)
    for change in edit.changes:
        if isinstance(change, AnnotationChange):
            for entity, step in ((change.before, -1), (change.after, 1)):
                if entity is not None:
                    after[entity.label] = after.get(entity.label, 0) + step
    return {key: n for key, n in after.items() if n > 0}
