"""After a correction: the other places that it fits, offered, chosen, and corrected in one step."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from reviewer.corrections import Propagation, propagation
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import AnnotationChange, Edit, Entity
from reviewer.ui.actions import keys_of
from reviewer.ui.desk import Desk
from reviewer.ui.dialogs.propagate import PropagateDialog
from reviewer.ui.messagebar import MessageBar
from reviewer.ui.names import Names, digits, isolated
from reviewer.ui.tasks import Tasks

_LONG = 20_000  # code points from which an article is long
_PAUSE = 150  # milliseconds


class Propagating:
    """Offers to do elsewhere what was done here. The offer waits below the article and stands in nobody's way."""

    def __init__(self, desk: Desk, names: Names, tasks: Tasks, bar: MessageBar, window: QWidget) -> None:
        self._desk = desk
        self._names = names
        self._tasks = tasks
        self._bar = bar
        self._window = window
        self._wanted: Propagation | None = None
        self._source: tuple[str, str] | None = None
        self._offered = False
        desk.corrected.connect(self._corrected)
        desk.article_opened.connect(lambda _article: self.forget())

    def forget(self) -> None:
        if self._offered:
            self._bar.hide()
        self._wanted, self._source, self._offered = None, None, False

    def _corrected(self, edit: Edit) -> None:
        self.forget()
        article = self._desk.article
        changes = [c for c in edit.changes if isinstance(c, AnnotationChange)]
        if article is None or not changes or changes[0].article_id != article.id:
            return
        if len(changes) > 1 and edit.action != "rename_speaker":  # with a quote its parts are renamed
            return
        change = changes[0]
        wanted = propagation(change.before, change.after, article, edit.action)
        if wanted is None:
            return
        self._wanted, self._source = wanted, (article.id, change.annotation_id)
        if len(article.text) > _LONG:  # the correction is painted before the places are counted
            QTimer.singleShot(_PAUSE, self._window, lambda: self._count(change, wanted))
        else:
            self._count(change, wanted)

    def _count(self, change: AnnotationChange, wanted: Propagation) -> None:
        article = self._desk.article
        if self._wanted is not wanted or article is None:
            return
        tokens = self._desk.analysis.tokens
        here = len(self._desk.workspace.places(wanted, within=article, but=self._source, tokens=tokens))
        elsewhere = self._desk.workspace.articles_with_places(wanted) - 1
        if here or elsewhere > 0:
            self._offer(change, here, max(elsewhere, 0))

    def _offer(self, change: AnnotationChange, here: int, elsewhere: int) -> None:
        article = self._desk.article
        shown = change.after or change.before
        assert article is not None
        assert shown is not None
        surface = isolated(shown.span.of(article.text)[:40]) if isinstance(shown, Entity) else ""
        parts: list[str] = []
        if here:
            parts.append(
                ngettext("{n} more place in this article", "{n} more places in this article", here).format(
                    n=digits(here)
                )
            )
        if elsewhere:
            n = elsewhere
            parts.append(ngettext("{n} other article", "{n} other articles", n).format(n=digits(n)))
        text = _("This fits elsewhere, too: {places}.").format(places=_("; ").join(parts))
        look = _("Look …")  # outside of the f-string, where the catalogue would not find it
        self._bar.offer(
            f"{surface} — {text}" if surface else text, f"{look} {isolated(keys_of('propagate'))}", self.open
        )
        self._offered = True

    def open(self) -> None:
        dialog = self.dialog()
        if dialog is None:
            self._desk.said.emit(_("Correct a name first, or choose one: then it can be applied everywhere."))
        else:
            dialog.exec()
            self.forget()

    def dialog(self) -> PropagateDialog | None:
        """Where the last correction fits, else where the selected entity stands; none when there is neither."""
        article, selected = self._desk.article, self._desk.selected
        wanted, source = self._wanted, self._source
        if article is None:
            return None
        if (wanted is None or source is None) and selected is not None:
            wanted, source = propagation(selected, selected, article, "retype"), (article.id, selected.id)
        if wanted is None or source is None:
            return None
        dialog = PropagateDialog(self._desk.workspace, self._names, self._tasks, article, wanted, source, self._window)
        dialog.corrected.connect(self._done)
        return dialog

    def _done(self, n: int) -> None:
        self._desk.reload()
        self._desk.saved.emit()
        self._desk.queue_changed.emit()
        self._desk.said.emit(ngettext("{n} place corrected.", "{n} places corrected.", n).format(n=digits(n)))
