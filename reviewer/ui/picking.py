"""Picking: the next words that are clicked in the article become a part of the selected finding."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal

from reviewer import corrections
from reviewer.messages import gettext as _
from reviewer.model import Article, Edit, Number, Quote, Span, Status
from reviewer.ui.article.view import ArticleView
from reviewer.ui.desk import Desk

Part = Literal["cue", "speaker", "unit", "modifier"]


def _asked(part: Part) -> str:
    """What the status line says while a part is picked."""
    return {
        "cue": _("Click the cue in the text, or drag over its words. Escape leaves it."),
        "speaker": _("Click the speaker in the text, or drag over the words; a digit takes a name. Escape leaves it."),
        "unit": _("Click the unit in the text, or drag over its words. Escape leaves it."),
        "modifier": _("Click the modifier in the text, or drag over its words. Escape leaves it."),
    }[part]


class Picking(QObject):
    """One part at a time; ``changed`` tells which is asked for, or none."""

    changed = Signal(object)  # Part | None

    def __init__(self, desk: Desk, view: ArticleView, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._view = view
        self.part: Part | None = None
        view.picked.connect(self._picked)
        desk.selection_changed.connect(lambda _id: self.stop())
        desk.article_opened.connect(lambda _article: self.stop())
        desk.article_changed.connect(self._edited)

    def start(self, part: Part) -> None:
        """Ask for a part; asked for twice, it is let go."""
        if part == self.part:
            self.stop()
            return
        self._set(part)
        self._desk.said.emit(_asked(part))

    def stop(self) -> bool:
        """Ask for nothing any more; False when nothing was asked for."""
        asked = self.part is not None
        if asked:
            self._set(None)
            self._desk.said.emit("")
        return asked

    def _set(self, part: Part | None) -> None:
        self.part = part
        self._view.pick(part is not None)
        self.changed.emit(part)

    def _edited(self, _article: Article, _edit: Edit) -> None:
        self.stop()

    def _picked(self, span: Span) -> None:
        part = self.part
        self.stop()
        if part is not None:
            self.set(part, self._whole_name(span) if part == "speaker" else span)

    def _whole_name(self, span: Span) -> Span:
        """The entity around one clicked word: a click on سامر takes سامر الحلبي."""
        article = self._desk.article
        entities = article.entities if article is not None else ()
        around = [e.span for e in entities if e.status is not Status.REJECTED and e.span.contains(span)]
        return max(around, key=len, default=span)

    def set(self, part: Part, span: Span) -> bool:
        """Make a span that part of the selected finding; False when nothing was changed."""
        article, found = self._desk.article, self._desk.selected
        if article is None:
            return False
        match part, found:
            case "cue", Quote():
                return self._desk.apply(corrections.set_cue(article, found.id, span))
            case "speaker", Quote():
                return self._desk.apply(corrections.set_speaker(article, found.id, span))
            case "unit", Number():
                read = self._desk.workspace.read_number_text(f"5 {span.of(article.text)}")
                unit = read.unit if read is not None and read.unit else span.of(article.text)
                return self._desk.apply(corrections.set_unit(article, found.id, span, unit))
            case "modifier", Number():
                read = self._desk.workspace.read_number_text(f"{span.of(article.text)} 500")
                modifier = read.modifier if read is not None else None
                return self._desk.apply(corrections.set_modifier(article, found.id, span, modifier))
            case _:
                return False
