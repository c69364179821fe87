"""The findings of the open article that deserve a look: why, what stands against them, and the mend."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from reviewer.corrections import Check, Doubt, mended
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.ui.desk import Desk
from reviewer.ui.names import Names, digits, isolated

_PAUSE = 350  # milliseconds after the last change before the article is looked through again
_MANY = 1000  # findings of an article
_LONGEST = 44  # characters of a finding that are shown


def why(doubt: Doubt, names: Names) -> str:
    """The doubt in a sentence."""
    detail = isolated(doubt.detail)
    match doubt.check:
        case Check.INSIDE_WORD:
            return _("begins or ends inside a word: {words}").format(words=detail)
        case Check.OVERLAP:
            return _("shares words with {words}").format(words=detail)
        case Check.NO_SPEAKER:
            return _("nobody is named as its speaker")
        case Check.VALUE:
            return _("the text says {value}").format(value=isolated(digits(doubt.detail)))
        case Check.TITLE:
            return _("a title stands inside the name: {words}").format(words=detail)
        case Check.TYPES:
            label = names.label("entity", doubt.detail)
            return _("the same name is elsewhere of type {label}").format(label=label)
        case Check.UNDECIDED:
            return _("undecided in a finished article")
        case Check.TIE:
            return _("tied to a quote that is not there")
        case Check.OUTSIDE:
            return _("sticks out of the quote that it stands in: {words}").format(words=detail)
        case _:
            return _about_marks(doubt.check, isolated(_short(doubt.detail)))


def _about_marks(check: Check, words: str) -> str:
    match check:
        case Check.MARK_EDGE:
            return _("its words begin or end with a mark or a space: {words}").format(words=words)
        case Check.MARK_UNRECORDED:
            return _("marks stand around it that it does not know: {words}").format(words=words)
        case Check.MARK_MISSING:
            return _("one of two marks is missing: {words}").format(words=words)
        case Check.MARK_MIXED:
            return _("begins with one kind of mark and ends with another: {words}").format(words=words)
        case Check.MARK_REVERSED:
            return _("its marks look the wrong way: {words}").format(words=words)
        case Check.MARK_NESTED:
            return _("the same marks stand inside it: {words}").format(words=words)
        case _:
            return _("speech in marks after {cue} that is no quote").format(cue=words)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rpartition(" ")[0] + " …"


class DoubtsList(QWidget):
    """``counted`` tells how many there are; looking through an article waits until the reviewer pauses."""

    counted = Signal(int)

    def __init__(self, desk: Desk, names: Names, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._names = names
        self.doubts: list[Doubt] = []
        self.list = QListWidget()
        self.list.setObjectName("choices")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Findings that deserve a look"))
        self._none = QLabel(_("Nothing in this article looks doubtful."))
        self._none.setObjectName("hint")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._one = QPushButton(_("Mend"))
        self._all = QPushButton()
        feet = QHBoxLayout()
        feet.addWidget(self._one)
        feet.addWidget(self._all)
        feet.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._none, 1)
        layout.addWidget(self.list, 1)
        layout.addLayout(feet)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look_if_quick)
        self.list.currentRowChanged.connect(self._chosen)  # which blockSignals holds back, as its model does not
        self._one.clicked.connect(self.mend)
        self._all.clicked.connect(self.mend_all)
        desk.article_opened.connect(lambda _article: self._timer.start())
        desk.article_changed.connect(lambda _article, _edit: self._timer.start())
        desk.selection_changed.connect(self._mark)
        self._show()
        self._timer.start()

    def _look_if_quick(self) -> None:
        """Of an article with very many findings only while the list is shown."""
        article = self._desk.article
        if article is None or len(article.annotations) <= _MANY or self.isVisible():
            self.look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def look(self) -> None:
        """Look through the article as it is now."""
        self._timer.stop()
        article = self._desk.article
        found = self._desk.workspace.doubts(article, self._desk.analysis) if article is not None else []
        if found != self.doubts:
            self.doubts = found
            self._show()

    def _show(self) -> None:
        article = self._desk.article
        self.list.blockSignals(True)
        self.list.clear()
        for doubt in self.doubts:
            assert article is not None
            surface = _short(doubt.annotation.span.of(article.text))
            said = why(doubt, self._names)
            item = QListWidgetItem(f"{isolated(surface)}\n{said}")
            item.setToolTip(said)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(self.doubts))
        self._none.setVisible(not self.doubts)
        safe = sum(d.mend is not None and d.sure for d in self.doubts)
        self._all.setText(ngettext("Mend {n}", "Mend all {n}", safe).format(n=digits(safe)))
        self._all.setVisible(safe > 1)
        self._mark(self._desk.selected_id)
        self.counted.emit(len(self.doubts))

    def _mark(self, annotation_id: str | None) -> None:
        """Show the doubts of the finding that is selected elsewhere."""
        here = self.list.currentRow()
        if not (0 <= here < len(self.doubts) and self._is_about(self.doubts[here], annotation_id)):
            place = next((n for n, d in enumerate(self.doubts) if d.annotation.id == annotation_id), -1)
            self.list.blockSignals(True)
            self.list.setCurrentRow(place)
            self.list.blockSignals(False)
        self._enable()

    def _is_about(self, doubt: Doubt, annotation_id: str | None) -> bool:
        """Whether a doubt is about what is selected; a proposal is, as long as nothing else is."""
        proposed = self._desk.article is not None and self._desk.article.annotation(doubt.annotation.id) is None
        return annotation_id is None if proposed else doubt.annotation.id == annotation_id

    def _enable(self) -> None:
        here = self.list.currentRow()
        able = 0 <= here < len(self.doubts) and self.doubts[here].mend is not None
        self._one.setVisible(bool(self.doubts))
        self._one.setEnabled(able)

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self.doubts):
            found, article = self.doubts[row].annotation, self._desk.article
            there = article is not None and article.annotation(found.id) is not None
            self._desk.select(found.id if there else None)
            if not there:
                self._desk.looked_at.emit(found.span)
        self._enable()

    # Mending

    def mend(self) -> bool:
        """Mend what is doubtful about the selected finding; False when there is nothing that is safe to do."""
        self.look()
        here = self.list.currentRow()
        if not 0 <= here < len(self.doubts):
            return False
        doubt = self.doubts[here]
        done = self._desk.apply(mended([doubt]))
        if done:
            self._desk.select(doubt.annotation.id)
        self.look()
        return done

    def mend_all(self) -> None:
        self.look()
        edit = mended(self.doubts)
        if self._desk.apply(edit):
            n = len(edit.changes)
            self._desk.said.emit(ngettext("{n} finding mended.", "{n} findings mended.", n).format(n=digits(n)))
        self.look()
