"""What a review file should hold, in plain memory: the articles and two stacks of edits."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from reviewer import corrections
from reviewer.model import Article, Edit, Entity, Quote, Span, Status

LABELS = {"entity": ("PER", "LOC", "ORG"), "quote": ("direct", "indirect"), "number": ("money", "percent")}


class Plain:
    """Commit, undo and redo as they are meant, without a file."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self.articles = {a.id: a for a in articles}
        self.done: list[Edit] = []
        self.undone: list[Edit] = []

    def _apply(self, edit: Edit) -> None:
        self.articles |= {key: edit.apply(self.articles[key]) for key in edit.article_ids}

    def commit(self, edit: Edit) -> None:
        if not edit.changes:
            return
        self._apply(edit)
        self.done.append(edit)
        self.undone.clear()

    def undo(self) -> Edit | None:
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        self._apply(self.undone[-1].inverse())
        return self.undone[-1].inverse()

    def redo(self) -> Edit | None:
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        self._apply(self.done[-1])
        return self.done[-1]


def counters(article: Article) -> tuple[int, int]:
    """How many findings stand, and how many of those a human decided."""
    standing = [a for a in article.annotations if a.status is not Status.REJECTED]
    return len(standing), sum(a.status is not Status.SUGGESTED for a in standing)


def some_span(random: Random, text: str) -> Span:
    start = random.randrange(len(text) - 1)
    return Span(start, random.randint(start + 1, min(len(text), start + 12)))


def correction(random: Random, article: Article) -> Edit:
    """Any action of a reviewer on ``article``."""
    found = list(article.annotations)
    if not found or random.random() < 0.15:
        return corrections.add(article, corrections.added(article, "entity", some_span(random, article.text), "مراجع"))
    one = random.choice(found)
    match random.randrange(8):
        case 0:
            return corrections.accept(article, [a.id for a in random.sample(found, random.randint(1, len(found)))])
        case 1:
            return corrections.reject(article, [one.id])
        case 2:
            return corrections.retype(article, [one.id], random.choice(LABELS[one.layer]))
        case 3 if isinstance(one, Entity | Quote):
            return corrections.set_name(article, one.id, random.choice(["", "ليلى سعد", "كريم الراوي"]))
        case 4:
            return corrections.set_span(article, one.id, some_span(random, article.text))
        case 5:
            return corrections.finish(article, accept_rest=random.random() < 0.5)
        case 6:
            return corrections.reopen(article)
        case _:
            return corrections.accept_above(article, random.random())
