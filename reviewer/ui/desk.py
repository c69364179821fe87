"""The desk: what is being looked at now. All panels hang on it, none knows another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer.errors import ReviewerError
from reviewer.model import Annotation, Article, Edit, EditConflictError, LabelChange, SettingChange
from reviewer.text import Analysis, analyse
from reviewer.workspace import Workspace

FEW = 20  # changes that are applied to the open article one by one
BEGINNING = 6_000  # code points: more than a large screen shows
_PAINTED = 20  # milliseconds in which the beginning is painted


class Desk(QObject):
    """The open workspace, the open article and the selected finding; each change is one signal.

    Every change of data goes through ``apply``, ``undo`` or ``redo``; a failure leaves everything as it was
    and is told through ``failed``.

    Of a long article the beginning is shown first, with all its marks; the whole is read when that is painted, or as
    soon as anyone asks for ``article``.
    """

    beginning_opened = Signal(object)  # Article with the annotations of its beginning; ``article_opened`` follows
    article_opened = Signal(object)  # Article | None: another article is shown from now on
    article_changed = Signal(object, object)  # Article, Edit: the shown article after an edit, undo or redo
    selection_changed = Signal(object)  # id of the selected annotation | None
    queue_changed = Signal()  # articles came, went or changed their progress
    corrected = Signal(object)  # Edit: the reviewer has just made it; not told of undo and redo
    labels_changed = Signal()  # the label set is another; told before the article
    setting_changed = Signal(str)  # key of a setting of the file
    saved = Signal()  # an edit is in the file
    failed = Signal(object)  # ReviewerError
    looked_at = Signal(object)  # Span of the open article that is to be brought into view and lit up
    said = Signal(str)  # a calm word for the status line

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.selected_id: str | None = None
        self._article: Article | None = None
        self._beginning: Article | None = None  # while the whole is not read yet
        self._telling = False  # of a beginning: nobody has to wait for the whole
        self._analysis: Analysis | None = None
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(_PAINTED)
        self._painted.timeout.connect(self._read_whole)

    @property
    def article(self) -> Article | None:
        """The open article, whole."""
        if self._beginning is not None and not self._telling:
            self._read_whole()
        return self._article

    @property
    def is_open(self) -> bool:
        """Whether there is an article, be it only its beginning yet."""
        return self._article is not None or self._beginning is not None

    @property
    def selected(self) -> Annotation | None:
        if self.selected_id is None or self.article is None:
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
        article = None if article_id is None else self.workspace.article(article_id, before=BEGINNING)
        self._painted.stop()
        self.selected_id = None
        self._analysis = None
        if article is not None and len(article.text) > BEGINNING:
            self._article, self._beginning = None, article
            self._telling = True
            self.beginning_opened.emit(article)
            self.selection_changed.emit(None)
            self._telling = False
            self._painted.start()
        else:
            self._article, self._beginning = article, None
            self.article_opened.emit(article)
            self.selection_changed.emit(None)

    def _read_whole(self) -> None:
        beginning, self._beginning = self._beginning, None
        self._painted.stop()
        if beginning is not None:
            self._article = self.workspace.article(beginning.id)
            self.article_opened.emit(self._article)

    def reload(self) -> None:
        """Read the open article again: the machine has changed its suggestions."""
        if self.article is not None:
            self._article = self.workspace.article(self.article.id)
            self.article_changed.emit(self.article, Edit("extract", ()))
            if self.selected_id is not None and self.selected is None:
                self.select(None)

    def follow(self, edit: Edit) -> None:
        """Show an edit that was saved through another connection."""
        self._show(edit)
        self.saved.emit()
        self.queue_changed.emit()

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

    def _tell_of_file(self, edit: Edit) -> bool:
        """Tell what an edit changed in the file's labels and settings; whether it did in its labels."""
        labels = any(isinstance(change, LabelChange) for change in edit.changes)
        if labels:
            self.labels_changed.emit()
        for change in edit.changes:
            if isinstance(change, SettingChange):
                self.setting_changed.emit(change.key)
        return labels

    def _show(self, edit: Edit) -> None:
        """Show what an edit did, also when it happened in another article than the open one."""
        labels, concerned = self._tell_of_file(edit), edit.article_ids
        if self.article is None or not (labels or self.article.id in concerned):
            if concerned:
                self.open(concerned[0])
        else:  # other labels concern every article
            self._article = self._after(edit, self.article)
            self.article_changed.emit(self.article, edit)
        if self.selected_id is not None and self.selected is None:
            self.select(None)
