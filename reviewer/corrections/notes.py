"""Notes and flags: what a reviewer remarks about an article or a finding. They decide nothing, so no status changes."""

from __future__ import annotations

from attrs import evolve

from reviewer.corrections.steps import NOTHING
from reviewer.model import AnnotationChange, Article, ArticleChange, Edit


def _kept(note: str) -> str | None:
    return note.strip() or None


def set_article_note(article: Article, note: str) -> Edit:
    """Write a note on an article; an empty one takes it away."""
    after = _kept(note)
    if after == article.note:
        return NOTHING
    return Edit("set_note", (ArticleChange(article.id, "note", article.note, after),))


def set_note(article: Article, annotation_id: str, note: str) -> Edit:
    """Write a note on a finding; an empty one takes it away. Raises KeyError without such a finding."""
    before = article.annotation(annotation_id)
    if before is None:
        raise KeyError(annotation_id)
    after = evolve(before, note=_kept(note))
    return Edit("set_note", (AnnotationChange(article.id, before, after),)) if after != before else NOTHING


def toggle_flag(article: Article) -> Edit:
    """Flag an article as to be looked at again, or take the flag away."""
    action = "unflag" if article.flagged else "flag"
    return Edit(action, (ArticleChange(article.id, "flagged", article.flagged, not article.flagged),))
