"""The line at the bottom: saved state, progress of the article, background work, reviewer, text size."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from reviewer.messages import gettext as _
from reviewer.model import Article, ArticleStatus, Status
from reviewer.ui.desk import Desk
from reviewer.ui.names import digits, isolated

_SAID = 6000  # milliseconds


class StatusLine(QStatusBar):
    """``cancel_wanted`` when the reviewer stops the background work."""

    cancel_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._desk = desk
        self._saved = QLabel()
        self._saved.setObjectName("savedState")
        self._progress = QLabel()
        self._said = QLabel()
        self._work = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        self._cancel = QToolButton()
        self._cancel.setText("×")
        self._cancel.setAccessibleName(_("Stop the work"))
        self._cancel.setToolTip(_("Stop the work"))
        self._cancel.clicked.connect(self.cancel_wanted)
        self._reviewer = QLabel()
        self.zoom = QLabel()
        for widget in (self._saved, self._progress, self._reviewer):
            self.addWidget(widget)
        self.addWidget(self._said, 1)
        for widget in (self._work, self._bar, self._cancel, self.zoom):
            self.addPermanentWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._said.clear)
        desk.beginning_opened.connect(lambda _article: self._count(None))
        desk.article_opened.connect(self._count)
        desk.article_changed.connect(lambda article, _edit: self._count(article))
        desk.saved.connect(lambda: self._saved.setText("• " + _("Saved")))
        desk.failed.connect(lambda _error: self._saved.setText("× " + _("Not saved")))
        desk.said.connect(self.say)
        self._saved.setText("• " + _("Saved"))
        self.show_reviewer(desk.workspace.reviewer)
        self._count(desk.article)
        self.show_work(None)

    def show_reviewer(self, name: str) -> None:
        self._reviewer.setText(_("Reviewer: {name}").format(name=isolated(name)))

    def say(self, text: str) -> None:
        """A calm word that goes away by itself."""
        self._said.setText(text)
        self._timer.start(_SAID)

    @property
    def said(self) -> str:
        return self._said.text()

    def _count(self, article: Article | None) -> None:
        if article is None:
            self._progress.clear()
            return
        counted = [a for a in article.annotations if a.status is not Status.REJECTED]
        decided = sum(a.status is not Status.SUGGESTED for a in counted)
        text = _("Article: {decided} of {total} decided").format(decided=digits(decided), total=digits(len(counted)))
        if article.status is ArticleStatus.REVIEWED:
            text = "✓ " + _("Reviewed") + " · " + text
        self._progress.setText(text)

    def show_work(self, name: str | None, done: int = 0, total: int = 0) -> None:
        """Show background work, or that there is none; ``total`` 0 when it is not known."""
        for widget in (self._work, self._bar, self._cancel):
            widget.setVisible(name is not None)
        if name is not None:
            self._work.setText(name)
            self._bar.setRange(0, total)
            self._bar.setValue(done)
