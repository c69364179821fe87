"""Articles: an unchanging text with its annotations."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping
from copy import copy
from enum import StrEnum
from itertools import count
from typing import Any

from attrs import evolve, field, frozen

from reviewer.model.annotation import Annotation, Entity, Layer, Number, Quote, reading_order

LONGEST_NUMBER = 19  # digits from which the number in an id is only text
ID_PREFIX: dict[Layer, str] = {"entity": "e", "quote": "q", "number": "n"}


class ArticleStatus(StrEnum):
    NEW = "new"
    IN_REVIEW = "in_review"
    REVIEWED = "reviewed"


def _ordered(annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    return tuple(sorted(annotations, key=reading_order))


@frozen(kw_only=True)
class Article:
    """One article. ``text`` is the exact decoded text with ``\\n`` line ends and never changes.

    ``annotations`` are kept in reading order. ``published`` is an ISO 8601 date or time as imported.
    ``meta`` is the importer's free data, ``extra`` keeps unknown keys of an import. ``note`` is a reviewer's remark,
    and a reviewer has ``flagged`` what is to be looked at again.

    Raises:
        ValueError: an annotation lies outside the text, or two share an id.
    """

    id: str
    text: str
    title: str | None = None
    language: str = "ar"
    source: str | None = None
    url: str | None = None
    published: str | None = None
    meta: Mapping[str, Any] = field(factory=dict[str, Any])
    status: ArticleStatus = ArticleStatus.NEW
    note: str | None = None
    flagged: bool = False
    annotations: tuple[Annotation, ...] = field(default=(), converter=_ordered)
    extra: Mapping[str, Any] = field(factory=dict[str, Any])

    def __attrs_post_init__(self) -> None:
        seen: set[str] = set()
        for annotation in self.annotations:
            if annotation.id in seen:
                raise ValueError(f"two annotations have the id {annotation.id!r}")
            seen.add(annotation.id)
            if max(s.end for s in annotation.spans()) > len(self.text):
                raise ValueError(f"annotation {annotation.id!r} lies outside the text")

    @property
    def entities(self) -> tuple[Entity, ...]:
        return tuple(a for a in self.annotations if isinstance(a, Entity))

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return tuple(a for a in self.annotations if isinstance(a, Quote))

    @property
    def numbers(self) -> tuple[Number, ...]:
        return tuple(a for a in self.annotations if isinstance(a, Number))

    def annotation(self, annotation_id: str) -> Annotation | None:
        return next((a for a in self.annotations if a.id == annotation_id), None)

    def with_annotations(self, annotations: Iterable[Annotation]) -> Article:
        return evolve(self, annotations=tuple(annotations))

    def with_one(self, before: Annotation | None, after: Annotation | None) -> Article:
        """The article with one annotation, ``after``, in place of another of its own; either may be none.

        A long article has thousands: what stays is neither sorted nor looked at again.

        Raises:
            ValueError: ``after`` lies outside the text, or another annotation has its id.
        """
        found = [a for a in self.annotations if a is not before]
        if after is not None:
            if max(s.end for s in after.spans()) > len(self.text):
                raise ValueError(f"annotation {after.id!r} lies outside the text")
            if any(a.id == after.id for a in found):
                raise ValueError(f"two annotations have the id {after.id!r}")
            insort(found, after, key=reading_order)
        made = copy(self)
        object.__setattr__(made, "annotations", tuple(found))  # as attrs itself does it in a frozen class
        return made

    def free_id(self, layer: Layer) -> str:
        """An id that no annotation of the article has: the layer's letter and the next number."""
        prefix = ID_PREFIX[layer]
        taken = {a.id[1:] for a in self.annotations if a.id.startswith(prefix)}
        plain = (int(t) for t in taken if t.isascii() and t.isdigit() and len(t) < LONGEST_NUMBER)
        return next(f"{prefix}{n}" for n in count(max(plain, default=0) + 1) if str(n) not in taken)
