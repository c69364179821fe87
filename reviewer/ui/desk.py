"""The desk: what is being looked at now. All panels hang on it, none knows another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reviewer.errors import ReviewerError
from reviewer.model import Annotation, Article, Edit, EditConflictError
from reviewer.text import Analysis, analyse
from reviewer.workspace import Workspace

FEW = 20  # changes that are applied to the open article one by one


class Desk(QObject):
    """The open workspace, the open article and the selected finding; each change is one signal.

    Every change of data goes through ``apply``, ``undo`` or ``redo``; a failure leaves everything as it was
    and is told through ``failed``.
    """

    article_opened = Signal(object)  # Article | None: another article is shown from now on
    article_changed = Signal(object, object)  # Article, Edit: the shown article after an edit, undo or redo
    selection_changed = Signal(object)  # id of the selected annotation | None
    queue_changed = Signal()  # articles came, went or changed their progress
    corrected = Signal(object)  # Edit: the reviewer has just made it; not told of undo and redo
    saved = Signal()  # an edit is in the file
    failed = Signal(object)  # ReviewerError
    said = Signal(str)  # a calm word for the status line

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.article: Article | None = None
        self.selected_id: str | None = None
        self._analysis: Analysis | None = None

    @property
    def selected(self) -> Annotation | None:
        if self.article is None or self.selected_id is None:
            return None
        return self.article.annotation(self.selected_id)

    @property
    def analysis(self) -> Analysis:
        """The text layer of the open article, made when first asked for."""
        assert self.article is not None
        if self._analysis is None:
            self._analysis = analyse(self.article.text)
        return self._analysis

    def open(self, article_id: str | None) -> None:
        self.article = None if article_id is None else self.workspace.article(article_id)
        self.selected_id = None
        self._analysis = None
        self.article_opened.emit(self.article)
        self.selection_changed.emit(None)

    def reload(self) -> None:
        """Read the open article again: the machine has changed its suggestions."""
        if self.article is not None:
            self.article = self.workspace.article(self.article.id)
            self.article_changed.emit(self.article, Edit("extract", ()))
            if self.selected_id is not None and self.selected is None:
                self.select(None)

    def select(self, annotation_id: str | None) -> None:
        if annotation_id != self.selected_id:
            self.selected_id = annotation_id
            self.selection_changed.emit(annotation_id)

    def apply(self, edit: Edit) -> bool:
        """Save an edit and tell the panels; False when it could not be saved."""

        def save() -> Edit:
            self.workspace.apply(edit)
            return edit

        done = bool(edit.changes) and self._save(save)
        if done:
            self.corrected.emit(edit)
        return done

    def undo(self) -> bool:
        return self._save(self.workspace.undo)

    def redo(self) -> bool:
        return self._save(self.workspace.redo)

    def _save(self, work: Callable[[], Edit | None]) -> bool:
        try:
            done = work()
        except ReviewerError as error:
            self.failed.emit(error)
            return False
        if done is None:
            return False
        self._show(done)
        self.saved.emit()
        self.queue_changed.emit()
        return True

    def _after(self, edit: Edit, article: Article) -> Article:
        """The open article as the file holds it now. One step is done here, too; many are read from the file."""
        if len(edit.changes) > FEW:
            return self.workspace.article(article.id)
        try:
            return edit.apply(article)  # the store checked the same states
        except EditConflictError:  # what is shown is older than the file
            return self.workspace.article(article.id)

    def _show(self, edit: Edit) -> None:
        """Show what an edit did, also when it happened in another article than the open one."""
        open_id = self.article.id if self.article else None
        if open_id not in edit.article_ids:
            self.open(edit.article_ids[0])
        else:
            assert self.article is not None
            self.article = self._after(edit, self.article)
            self.article_changed.emit(self.article, edit)
        if self.selected_id is not None and self.selected is None:
            self.select(None)
