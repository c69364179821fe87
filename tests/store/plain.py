"""What a review file should hold, in plain memory: the articles and two stacks of edits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from random import Random

from attrs import evolve

from reviewer import corrections
from reviewer.corrections import Place, propagated, propagation
from reviewer.model import (
    AnnotationChange,
    Article,
    ArticleChange,
    Change,
    Edit,
    Entity,
    Label,
    LabelChange,
    Quote,
    SettingChange,
    Span,
    Status,
)

LABELS = {"entity": ("PER", "LOC", "ORG"), "quote": ("direct", "indirect"), "number": ("money", "percent")}


class Plain:
    """Commit, undo and redo as they are meant, without a file. ``labels`` are those of the layer entity, by key."""

    def __init__(self, articles: Iterable[Article], labels: Iterable[Label] = ()) -> None:
        self.articles = {a.id: a for a in articles}
        self.labels = {label.key: label for label in labels}
        self.settings: dict[str, str] = {}
        self.done: list[Edit] = []
        self.undone: list[Edit] = []

    def _apply(self, edit: Edit) -> None:
        self.articles |= {key: edit.apply(self.articles[key]) for key in edit.article_ids}
        for change in edit.changes:
            match change:
                case LabelChange(before, after):
                    key = (before or after).key  # pyright: ignore[reportOptionalMemberAccess]
                    assert self.labels.pop(key, None) == before
                    self.labels |= {key: after} if after else {}
                case SettingChange(key, before, after):
                    assert self.settings.pop(key, None) == before
                    self.settings |= {key: after} if after is not None else {}
                case _:
                    pass

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


def remark(random: Random, article: Article) -> Edit:
    """A note or a flag of the article, or a note, a link or a continuation of a finding."""
    note = random.choice([None, "يراجع", "سطر\nوسطر", "ك\ud83dك"])
    match random.randrange(3):
        case 0:
            return Edit("set_note", (ArticleChange(article.id, "note", article.note, note),))
        case 1:
            return Edit("flag", (ArticleChange(article.id, "flagged", article.flagged, not article.flagged),))
        case _:
            found = random.choice(article.annotations) if article.annotations else None
            after = evolve(found, note=note) if found else None
            if isinstance(after, Entity):
                after = evolve(after, link=random.choice([None, "Q1234"]))
            elif isinstance(after, Quote):
                after = evolve(after, continues=random.choice([None, "q1"]))
            return Edit("set_note", (AnnotationChange(article.id, found, after),) if found else ())


def everywhere(random: Random, articles: Sequence[Article]) -> Edit:
    """A correction of one entity carried to some of its other places in all articles."""
    source = random.choice([a for a in articles if a.entities] or list(articles))
    if not source.entities:
        return Edit("nothing", ())
    one = random.choice(source.entities)
    after = evolve(one, type=random.choice(LABELS["entity"]), status=Status.CORRECTED)
    wanted = propagation(one, after, source, "retype")
    if wanted is None:
        return Edit("nothing", ())
    found: list[tuple[Place, Article]] = [
        (place, article) for article in articles for place in corrections.places(article, wanted, "مراجع")
    ]
    chosen = random.sample(found, random.randint(0, len(found)))
    return propagated([(place, article.status) for place, article in chosen], wanted.action)


def reshaped(random: Random, article: Article) -> Edit:
    """Two findings made one, or one made several."""
    found = list(article.annotations)
    if len(found) < 2:
        return Edit("nothing", ())
    one = random.choice(found)
    if random.random() < 0.5:
        return corrections.merge(article, [a.id for a in found if a.layer == one.layer][:2])
    start = random.randint(one.span.start, one.span.end - 1)
    return corrections.split(article, one.id, Span(start, random.randint(start + 1, one.span.end)), "مراجع")


def relabelled(random: Random, labels: Sequence[Label], articles: Sequence[Article]) -> Edit:
    """A label added, changed, retired, or merged into another with all that has it; or other guidelines."""
    one = random.choice(labels) if labels else None
    if one is None or random.random() < 0.3:
        key = f"T{random.randrange(3)}"
        new = Label(layer="entity", key=key, position=9, name_ar="حدث", name_en="Event", colour="#1f4fbf")
        return Edit("add_label", () if key in {label.key for label in labels} else (LabelChange(None, new),))
    if random.random() < 0.5:
        after = evolve(one, name_ar=random.choice(["شخص", "علم"]), retired=random.random() < 0.5, line="dotted")
        return Edit("change_label", (LabelChange(one, after),) if after != one else ())
    into = random.choice(labels)
    if into is one:
        return Edit("nothing", ())
    changes: list[Change] = [
        AnnotationChange(article.id, e, evolve(e, type=into.key))
        for article in articles
        for e in article.entities
        if e.type == one.key
    ]
    return Edit("merge_labels", (*changes, LabelChange(one, None)))
