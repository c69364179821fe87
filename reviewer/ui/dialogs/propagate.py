"""The places that a correction fits, in their context, with tick boxes; one step for all that are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QTextOption
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QProgressBar,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer.corrections import Propagation, propagated
from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import Article, Entity
from reviewer.ui.names import Names, digits, isolated, status_name
from reviewer.ui.tasks import Task, Tasks
from reviewer.workspace import FoundPlace, Workspace

_Index = QModelIndex | QPersistentModelIndex
CONTEXT = Qt.ItemDataRole.UserRole
ROW = 52


class PlacesModel(QAbstractListModel):
    """Places with tick boxes. What a human decided is not ticked from the start."""

    def __init__(self, names: Names, parent: QWidget) -> None:
        super().__init__(parent)
        self._names = names
        self.places: list[FoundPlace] = []
        self.ticked: list[bool] = []

    def show(self, places: Sequence[FoundPlace]) -> None:
        self.beginResetModel()
        self.places = list(places)
        self.ticked = [not found.place.decided for found in places]
        self.endResetModel()

    def tick_all(self, on: bool) -> None:
        self.ticked = [on] * len(self.places)
        if self.places:
            self.dataChanged.emit(self.index(0), self.index(len(self.places) - 1), [Qt.ItemDataRole.CheckStateRole])

    @property
    def chosen(self) -> list[FoundPlace]:
        return [found for found, on in zip(self.places, self.ticked, strict=True) if on]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        found = self.places[index.row()]
        match role:
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if self.ticked[index.row()] else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"…{found.before}[{found.surface}]{found.after}…".replace("\n", " ")
            case _ if role == CONTEXT:
                return self._what(found)
            case _:
                return None

    def _what(self, found: FoundPlace) -> str:
        """What stands there now, and in which article."""
        before = found.place.change.before
        if before is None:
            now = _("not marked")
        else:
            label = self._names.label(before.layer, before.label)
            name = f" · {isolated(before.name)}" if isinstance(before, Entity) and before.name else ""
            now = f"{label}{name} · {status_name(before.status)}"
        return f"{now} · {isolated(found.headline)}"

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.ticked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        return True


class _PlaceDelegate(QStyledItemDelegate):
    """Two lines: the words in their context, right to left in either language, and what stands there now."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(option.rect.width(), ROW)  # pyright: ignore[reportAttributeAccessIssue]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        widget: QWidget = shown.widget  # pyright: ignore[reportAttributeAccessIssue]
        style = widget.style() or QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, widget)
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, widget).adjusted(4, 4, -4, -4)
        half = area.height() // 2
        painter.save()
        palette = shown.palette  # pyright: ignore[reportAttributeAccessIssue]
        lines = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        lines.setTextDirection(Qt.LayoutDirection.RightToLeft)
        lines.setWrapMode(QTextOption.WrapMode.NoWrap)
        painter.setPen(palette.text().color())
        painter.drawText(area.adjusted(0, 0, 0, -half).toRectF(), index.data(), lines)
        painter.setPen(palette.placeholderText().color())
        small = painter.font()
        small.setPixelSize(max(10, painter.fontInfo().pixelSize() - 2))
        painter.setFont(small)
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(index.data(CONTEXT), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area.adjusted(0, half, 0, 0), QStyle.visualAlignment(widget.layoutDirection(), flags), text)
        painter.restore()


class PropagateDialog(QDialog):
    """Shows the places of this article, or of the whole file."""

    corrected = Signal(int)  # how many places were, in one edit that is in the file

    def __init__(
        self,
        workspace: Workspace,
        names: Names,
        tasks: Tasks,
        article: Article,
        wanted: Propagation,
        source: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Apply to the other places"))
        self._workspace = workspace
        self._tasks = tasks
        self._article = article
        self._wanted = wanted
        self._source = source
        self._task: Task | None = None
        self.model = PlacesModel(names, self)
        self.model.dataChanged.connect(lambda *_args: self._count())
        self.model.modelReset.connect(self._count)
        self._what = QLabel(_described(wanted, names))
        self._what.setObjectName("cardTitle")
        self._what.setWordWrap(True)
        self._problem = QLabel()
        self._problem.setObjectName("warningText")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self.list = QListView()
        self.list.setObjectName("choices")
        self.list.setModel(self.model)
        self.list.setItemDelegate(_PlaceDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Places"))
        self._apply = QPushButton()
        self._apply.setObjectName("primary")
        self._apply.setDefault(True)
        self._apply.clicked.connect(self._correct)
        self._build()
        self._find()

    def _build(self) -> None:
        self.scope = QButtonGroup(self)
        scopes = QHBoxLayout()
        for place, text in enumerate((_("This article"), _("The whole file"))):
            chip = QPushButton(text)
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            self.scope.addButton(chip, place)
            scopes.addWidget(chip)
        self.scope.button(0).setChecked(True)
        self.scope.idClicked.connect(lambda _place: self._find())
        scopes.addStretch()
        for text, on in ((_("All"), True), (_("None"), False)):
            button = QPushButton(text)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, on=on: self.model.tick_all(on))
            scopes.addWidget(button)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        feet = QHBoxLayout()
        feet.addWidget(self._apply)
        feet.addWidget(cancel)
        feet.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(10)
        layout.addWidget(self._what)
        layout.addLayout(scopes)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._progress)
        layout.addWidget(self._problem)
        layout.addLayout(feet)
        self.resize(760, 560)
        self.list.setFocus()

    # Finding

    def _find(self) -> None:
        self._stop()
        if self.scope.checkedId() == 0:
            self.model.show(self._workspace.places(self._wanted, within=self._article, but=self._source))
            self._tick_first()
            return

        def work(task: Task) -> list[FoundPlace]:
            path, reviewer = self._workspace.path, self._workspace.reviewer
            with Workspace.open(path, reviewer=reviewer, create=False) as own:
                return own.places(self._wanted, but=self._source, on_progress=task.progress, cancelled=task.cancelled)

        self.model.show(())
        self._start(work, self._found)

    def _found(self, places: list[FoundPlace]) -> None:
        self.model.show(places)
        self._tick_first()

    def _tick_first(self) -> None:
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    # Correcting

    def _correct(self) -> None:
        chosen = self.model.chosen
        edit = propagated([(found.place, found.status) for found in chosen], self._wanted.action)

        def work(task: Task) -> int:
            path, reviewer = self._workspace.path, self._workspace.reviewer
            with Workspace.open(path, reviewer=reviewer, create=False) as own:
                own.apply(edit, on_progress=task.progress, cancelled=task.cancelled)
            return len(chosen)

        self._apply.setEnabled(False)
        self._start(work, self._corrected, whatever_comes=True)

    def _corrected(self, count: int) -> None:
        self.accept()
        self.corrected.emit(count)

    # Work off the window's thread

    def _start(self, work: Any, done: Any, *, whatever_comes: bool = False) -> None:
        """Start work; its result is dropped when other work has begun since, but for ``whatever_comes``."""
        self._problem.hide()
        self._progress.setRange(0, 0)
        self._progress.show()

        def told(result: Any) -> None:
            if self._task is task or whatever_comes:
                done(result)

        def ended() -> None:
            if self._task is task:
                self._task = None
                self._progress.hide()
                self._count()

        task = self._tasks.run(work, on_done=told, on_error=self._failed, on_progress=self._progressed)
        self._task = task
        task.ended.connect(ended)
        self._count()

    def _progressed(self, done: int, total: int, _name: str) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _failed(self, error: ReviewerError) -> None:
        self._problem.setText(" ".join(part for part in (error.happened, error.safe, error.remedy) if part))
        self._problem.show()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._progress.hide()

    def _count(self) -> None:
        n = sum(self.model.ticked)
        self._apply.setText(ngettext("Correct {n} place", "Correct {n} places", n).format(n=digits(n)))
        self._apply.setEnabled(n > 0 and self._task is None)

    def reject(self) -> None:
        self._stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._stop()
        super().closeEvent(event)


def _described(wanted: Propagation, names: Names) -> str:
    """What would be done, in a sentence."""
    words = isolated(" ".join(wanted.words))
    label = names.label("entity", wanted.type or "")
    match wanted.action:
        case "reject":
            return _("Reject {words} as {label}").format(words=words, label=label)
        case "rename":
            name = isolated(wanted.name) if wanted.name else _("no other name")
            return _("Name of {words}: {name}").format(words=words, name=name)
        case "rename_speaker":
            old, new = isolated(wanted.speaker or ""), isolated(wanted.name or "")
            return _("Speaker {old} is {new}").format(old=old, new=new)
        case _:
            return _("Mark {words} as {label}").format(words=words, label=label)
