"""What the editors of all layers share: each change of a field is one edit."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewer import corrections
from reviewer.model import Article, Status
from reviewer.ui.desk import Desk
from reviewer.ui.inspector.fields import Chips, EdgeField, Form
from reviewer.ui.names import Names
from reviewer.ui.theme import Theme

CANDIDATES = 6


class Editor(QWidget):
    """The fields that all layers share. ``command`` asks for an action of the window by its id."""

    command = Signal(str)

    def __init__(self, desk: Desk, names: Names, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        self.names = names
        self.theme = theme
        self.form = Form()
        self.setLayout(self.form)
        self.kinds = Chips(digits=True)
        self.kinds.chosen.connect(self._retype)
        self.edges = EdgeField()
        self.edges.moved.connect(self._move)

    def show_finding(self, annotation: Any, article: Article) -> None:
        labels = self.names.labels(annotation.layer)
        self.kinds.offer([(one.key, one.name) for one in labels], annotation.label)
        self.edges.show_span(article.text, annotation.span, self.theme.muted, self.theme.accent)

    def edit_main(self) -> None:
        """Put the focus where the reviewer most often types."""

    def _retype(self, key: str) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(corrections.retype(self.desk.article, [self.desk.selected_id], key))

    def _move(self, edge: str, step: str, direction: str) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(
                corrections.move_edge(
                    self.desk.article,
                    self.desk.selected_id,
                    edge=edge,  # pyright: ignore[reportArgumentType]
                    step=step,  # pyright: ignore[reportArgumentType]
                    direction=direction,  # pyright: ignore[reportArgumentType]
                )
            )

    def change(self, **fields: Any) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(corrections.set_fields(self.desk.article, self.desk.selected_id, **fields))

    def rename(self, name: str) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(corrections.set_name(self.desk.article, self.desk.selected_id, name))


def names_in(article: Article) -> list[str]:
    """The canonical names of an article's entities, the fullest first."""
    entities = [e for e in article.entities if e.status is not Status.REJECTED]
    return sorted({e.name or e.span.of(article.text) for e in entities}, key=lambda n: -len(n))
