"""Annotations: what a machine proposed or a human decided about a span."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from attrs import field, frozen

from reviewer.model.span import Span

Layer: TypeAlias = Literal["entity", "quote", "number"]
LAYERS: tuple[Layer, ...] = ("entity", "quote", "number")

Scalar: TypeAlias = int | float
Value: TypeAlias = int | float | str | tuple[Scalar, Scalar] | None
"""A number's value: plain, ``(a, b)`` for ranges and scores, an EDTF string for dates and times, or none when vague."""


class Status(StrEnum):
    """Where an annotation stands between the machine and the reviewer."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"


DECIDED = frozenset({Status.ACCEPTED, Status.CORRECTED, Status.ADDED, Status.REJECTED})
"""Statuses that a human gave: no machine may replace or remove such an annotation."""

CONFIRMED = frozenset({Status.ACCEPTED, Status.CORRECTED, Status.ADDED})
"""Statuses that count as true; the default of an export."""


class QuoteKind(StrEnum):
    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


class NumberKind(StrEnum):
    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    DURATION = "duration"
    DATE = "date"
    TIME = "time"
    AGE = "age"
    SCORE = "score"
    RANGE = "range"
    APPROX = "approx"


class Modifier(StrEnum):
    APPROX = "approx"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@frozen
class Reason:
    """Why the machine proposed something: one line in each language of the interface."""

    ar: str
    en: str


@frozen(kw_only=True)
class Annotation:
    """What all layers share. ``id`` is unique within its article.

    ``origin`` names the extractor with its version, the importer, or the reviewer. ``score`` is the
    machine's confidence in 0..1, none for what a human made. ``note`` is a reviewer's remark. ``extra`` keeps
    unknown keys of an import.
    """

    id: str
    span: Span
    status: Status = Status.SUGGESTED
    origin: str = ""
    score: float | None = None
    reason: Reason | None = None
    note: str | None = None
    extra: Mapping[str, Any] = field(factory=dict[str, Any])

    @property
    def layer(self) -> Layer:
        raise TypeError("an annotation is an Entity, a Quote or a Number")

    @property
    def label(self) -> str:
        """The type of an entity, the kind of a quote or number."""
        raise TypeError("an annotation is an Entity, a Quote or a Number")

    def spans(self) -> tuple[Span, ...]:
        """Every span that the annotation holds, its own first."""
        return (self.span,)


@frozen(kw_only=True)
class Entity(Annotation):
    """A named entity.

    ``type`` is a key of the label set, ``name`` the canonical name when it differs, ``link`` an entry of a knowledge
    base that it stands for: an address, or an id such as Q1234 of Wikidata.
    """

    type: str
    name: str | None = None
    link: str | None = None

    @property
    def layer(self) -> Layer:
        return "entity"

    @property
    def label(self) -> str:
        return self.type


@frozen(kw_only=True)
class Quote(Annotation):
    """A quotation. ``span`` is the content without its marks.

    ``marks`` holds nothing, or the opening and the closing mark, each a span or none when it is missing.
    ``cue`` is the word that reports, ``speaker`` the noun phrase in the text, ``speaker_name`` who that is,
    ``parent`` the id of the quote around a partial one, ``continues`` that of the quote that this one goes on from.
    """

    kind: QuoteKind
    marks: tuple[Span | None, ...] = ()
    cue: Span | None = None
    speaker: Span | None = None
    speaker_name: str | None = None
    parent: str | None = None
    continues: str | None = None

    @property
    def layer(self) -> Layer:
        return "quote"

    @property
    def label(self) -> str:
        return self.kind.value

    def spans(self) -> tuple[Span, ...]:
        return (self.span, *(s for s in (*self.marks, self.cue, self.speaker) if s is not None))


@frozen(kw_only=True)
class Number(Annotation):
    """A number with its meaning.

    ``unit`` is an ISO 4217 code for money, ``%`` for percentages, a CLDR key (``year``, ``kilogram``) for
    measures, durations and ages, else the counted noun as written.
    """

    kind: NumberKind
    value: Value = None
    unit: str | None = None
    unit_span: Span | None = None
    modifier: Modifier | None = None
    modifier_span: Span | None = None

    @property
    def layer(self) -> Layer:
        return "number"

    @property
    def label(self) -> str:
        return self.kind.value

    def spans(self) -> tuple[Span, ...]:
        return (self.span, *(s for s in (self.unit_span, self.modifier_span) if s is not None))


def reading_order(annotation: Annotation) -> tuple[int, int, str, tuple[int, str], str]:
    """Sort key: as read, the outer before the inner, then by layer and by id (e2 before e10)."""
    span, id_ = annotation.span, annotation.id
    prefix, digits = id_[:1], id_[1:]
    if not (digits.isascii() and digits.isdigit() and len(digits) < 19):  # no id of ours
        found = re.search(r"\d+$", id_, re.ASCII)
        prefix, digits = (id_[: found.start()], found.group()) if found else (id_, "0")
        digits = digits if len(digits) < 19 else "0"
    number = (int(digits), prefix)
    return (span.start, -span.end, annotation.layer, number, annotation.id)
