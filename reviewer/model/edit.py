"""Edits: the one form in which anything about an article changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from reviewer.model.annotation import Annotation
from reviewer.model.article import Article, ArticleStatus
from reviewer.model.label import Label

ArticleField: TypeAlias = Literal["status", "note", "flagged"]


class EditConflictError(ValueError):
    """The article is not in the state that the edit starts from."""


@frozen
class AnnotationChange:
    """One annotation before and after: added (no before), removed (no after) or changed (same id)."""

    article_id: str
    before: Annotation | None
    after: Annotation | None

    def __attrs_post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a before or an after")
        if self.before is not None and self.after is not None and self.before.id != self.after.id:
            raise ValueError("a change keeps the annotation's id")

    @property
    def annotation_id(self) -> str:
        annotation = self.after or self.before
        assert annotation is not None  # __attrs_post_init__
        return annotation.id

    def inverse(self) -> AnnotationChange:
        return AnnotationChange(self.article_id, self.after, self.before)

    def apply(self, article: Article) -> Article:
        found = article.annotation(self.annotation_id)
        if found != self.before:
            raise EditConflictError(f"annotation {self.annotation_id!r} is not as the edit expects it")
        return article.with_one(found, self.after)


@frozen
class ArticleChange:
    """One field of an article before and after: its status, the reviewer's note, or the flag."""

    article_id: str
    field: ArticleField
    before: ArticleStatus | str | bool | None
    after: ArticleStatus | str | bool | None

    def inverse(self) -> ArticleChange:
        return ArticleChange(self.article_id, self.field, self.after, self.before)

    def apply(self, article: Article) -> Article:
        if getattr(article, self.field) != self.before:
            raise EditConflictError(f"{self.field} of article {article.id!r} is not {self.before!r}")
        return evolve(article, **{self.field: self.after})


@frozen
class LabelChange:
    """One label of the file's set before and after: added (no before), removed (no after) or changed (same key)."""

    before: Label | None
    after: Label | None

    def __attrs_post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a before or an after")
        if len({(label.layer, label.key) for label in (self.before, self.after) if label is not None}) > 1:
            raise ValueError("a change keeps the label's key")

    def inverse(self) -> LabelChange:
        return LabelChange(self.after, self.before)


@frozen
class SettingChange:
    """One setting of the file before and after, none where it is not set: its guidelines."""

    key: str
    before: str | None
    after: str | None

    def inverse(self) -> SettingChange:
        return SettingChange(self.key, self.after, self.before)


Change = AnnotationChange | ArticleChange | LabelChange | SettingChange


@frozen
class Edit:
    """What a reviewer did in one step: one or many changes, done and undone together.

    ``action`` names the step (``accept``, ``retype``, ``move_edge`` …) for the journal and the undo menu.
    ``changes`` may span articles and concern the file's labels and settings.
    ``edit.inverse().apply(edit.apply(article)) == article``.
    """

    action: str
    changes: tuple[Change, ...] = field(converter=tuple)

    def inverse(self) -> Edit:
        return Edit(self.action, tuple(c.inverse() for c in reversed(self.changes)))

    def apply(self, article: Article) -> Article:
        """The article after the changes that concern it.

        Raises:
            EditConflictError: the article is not in the state that the edit starts from.
        """
        for change in self.changes:
            if isinstance(change, AnnotationChange | ArticleChange) and change.article_id == article.id:
                article = change.apply(article)
        return article

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The articles concerned, each once, in the order of the changes."""
        concerned = (c.article_id for c in self.changes if isinstance(c, AnnotationChange | ArticleChange))
        return tuple(dict.fromkeys(concerned))


def add(article: Article, annotations: Iterable[Annotation], action: str = "add") -> Edit:
    return Edit(action, tuple(AnnotationChange(article.id, None, a) for a in annotations))


def change(article: Article, after: Iterable[Annotation], action: str) -> Edit:
    """The edit that turns annotations of ``article`` into ``after`` (found by id)."""
    before = {a.id: a for a in article.annotations}
    return Edit(action, tuple(AnnotationChange(article.id, before[a.id], a) for a in after if before[a.id] != a))


def remove(article: Article, ids: Iterable[str], action: str = "remove") -> Edit:
    before = {a.id: a for a in article.annotations}
    return Edit(action, tuple(AnnotationChange(article.id, before[i], None) for i in ids))
