"""The ``reviewer/1`` record: articles and annotations as plain JSON objects, and back.

This is the one place that knows the keys of the interchange; the JSONL format, the store's journal and
the tests all go through it. Offsets are Unicode code points, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import count
from math import isfinite
from typing import Any, TypeAlias, TypeGuard, TypeVar, cast

from reviewer.messages import gettext as _
from reviewer.model.annotation import (
    Annotation,
    Entity,
    Layer,
    Modifier,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Reason,
    Status,
    Value,
)
from reviewer.model.article import Article, ArticleStatus
from reviewer.model.span import Span

FORMAT = "reviewer/1"
KEYS: dict[Layer, str] = {"entity": "entities", "quote": "quotes", "number": "numbers"}

Record: TypeAlias = dict[str, Any]

_COMMON = ("id", "start", "end", "text", "status", "origin", "score", "reason")
# Written only where they are set. What another program keeps under such a key goes on as ``x-note`` and the like.
_OPTIONAL: dict[Layer, tuple[str, ...]] = {
    "entity": ("note", "link"),
    "quote": ("note", "continues"),
    "number": ("note",),
}
_OWN: dict[Layer, tuple[str, ...]] = {
    "entity": ("type", "name"),
    "quote": ("kind", "marks", "cue", "speaker", "speaker_name", "parent"),
    "number": ("kind", "value", "unit", "unit_span", "modifier", "modifier_span"),
}
_SURROGATE = re.compile("[\ud800-\udfff]")
T = TypeVar("T")
DEEPEST = 100  # lists and objects within each other that a record may have
_ARTICLE = ("format", "id", "title", "text", "language", "source", "url", "published", "meta", "status", *KEYS.values())


class RecordError(ValueError):
    """A record that is not a sound ``reviewer/1`` object; the message names the field."""


def _span_record(span: Span | None, text: str) -> Record | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def annotation_to_record(annotation: Annotation, text: str) -> Record:
    """One annotation of ``text`` as a JSON object with the keys of its layer, in a fixed order."""
    record: Record = {
        "id": annotation.id,
        "start": annotation.span.start,
        "end": annotation.span.end,
        "text": annotation.span.of(text),
    }
    match annotation:
        case Entity():
            record |= {"type": annotation.type, "name": annotation.name}
        case Quote():
            record |= {
                "kind": annotation.kind.value,
                "marks": [None if m is None else [m.start, m.end] for m in annotation.marks],
                "cue": _span_record(annotation.cue, text),
                "speaker": _span_record(annotation.speaker, text),
                "speaker_name": annotation.speaker_name,
                "parent": annotation.parent,
            }
        case Number():
            value = annotation.value
            record |= {
                "kind": annotation.kind.value,
                "value": list(value) if isinstance(value, tuple) else value,
                "unit": annotation.unit,
                "unit_span": _span_record(annotation.unit_span, text),
                "modifier": annotation.modifier.value if annotation.modifier else None,
                "modifier_span": _span_record(annotation.modifier_span, text),
            }
        case _:
            raise TypeError(type(annotation).__name__)
    record |= {"status": annotation.status.value, "origin": annotation.origin, "score": annotation.score}
    if annotation.reason is not None:
        record["reason"] = {"ar": annotation.reason.ar, "en": annotation.reason.en}
    record |= annotation.extra
    for key in _OPTIONAL[annotation.layer]:
        value = getattr(annotation, key)
        if value is not None:
            record[key] = value
    return record


def article_to_record(article: Article) -> Record:
    """An article as one ``reviewer/1`` object; equal articles give equal bytes."""
    record: Record = {
        "format": FORMAT,
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "meta": dict(article.meta),
        "status": article.status.value,
    }
    for layer, key in KEYS.items():
        record[key] = [annotation_to_record(a, article.text) for a in article.annotations if a.layer == layer]
    record |= article.extra
    if article.note is not None:
        record["note"] = article.note
    if article.flagged:
        record["flagged"] = True
    return record


def _is_number(value: object) -> TypeGuard[int | float]:
    return type(value) is int or (isinstance(value, float) and isfinite(value))


def _refuse_unsound(record: Record) -> None:
    """Refuse what JSON has no word for, and what is nested so deeply that no other program would read it."""
    level: list[object] = [record]
    for _depth in range(DEEPEST + 1):
        inner: list[object] = []
        for value in level:
            for item in cast(Record, value).values() if isinstance(value, dict) else cast(list[object], value):
                if isinstance(item, (dict, list)):
                    inner.append(cast(object, item))
                elif isinstance(item, float) and not isfinite(item):
                    raise RecordError(_("{number} is not a number of JSON").format(number=item))
        if not inner:
            return
        level = inner
    raise RecordError(_("nested more than {n} levels deep").format(n=DEEPEST))


class _Reader:
    """Typed access to one JSON object; every failure is a RecordError that names the place."""

    def __init__(self, record: object, where: str) -> None:
        if not isinstance(record, dict):
            raise RecordError(_("{where}: not an object").format(where=where))
        self.record = cast(Record, record)
        self.where = where

    def fail(self, key: str, expected: str) -> RecordError:
        return RecordError(f"{self.where}.{key}: {expected}")

    def string(self, key: str) -> str:
        value = self.record.get(key)
        if not isinstance(value, str):
            raise self.fail(key, _("a string is missing"))
        return value

    def identifier(self) -> str:
        """The id, which must be text that can be stored and looked up."""
        value = self.string("id")
        if _SURROGATE.search(value):
            raise self.fail("id", _("half a character (a lone surrogate) cannot be part of an id"))
        return value

    def optional_string(self, key: str) -> str | None:
        return None if self.record.get(key) is None else self.string(key)

    def integer(self, key: str) -> int:
        value = self.record.get(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fail(key, _("an integer is missing"))
        return value

    def score(self) -> float | None:
        value = self.record.get("score")
        if value is None:
            return None
        try:
            if _is_number(value):
                return float(value)
        except OverflowError:  # an integer of more than 308 digits
            pass
        raise self.fail("score", _("not a number"))

    def span(self, text: str) -> Span:
        start, end = self.integer("start"), self.integer("end")
        if not 0 <= start < end <= len(text):
            raise self.fail(
                "start",
                _("[{start}, {end}) is no span of the text of {n} characters").format(
                    start=start, end=end, n=len(text)
                ),
            )
        surface = self.optional_string("text")
        if surface is not None and text[start:end] != surface:
            raise self.fail(
                "text",
                _("at [{start}, {end}) the text has “{found}”, not “{wanted}”").format(
                    start=start, end=end, found=text[start:end][:80], wanted=surface[:80]
                ),
            )
        return Span(start, end)

    def optional_span(self, key: str, text: str) -> Span | None:
        value = self.record.get(key)
        return None if value is None else _Reader(value, f"{self.where}.{key}").span(text)

    def marks(self, text: str) -> tuple[Span | None, ...]:
        marks: object = self.record.get("marks") or []
        if not isinstance(marks, list):
            raise self.fail("marks", _("not a list"))
        return tuple(self._mark(m, text) for m in cast(list[object], marks))

    def _mark(self, mark: object, text: str) -> Span | None:
        match mark:
            case None:
                return None
            case [int(start), int(end)] if bool not in (type(start), type(end)) and 0 <= start < end <= len(text):
                return Span(start, end)
            case _:
                raise self.fail("marks", _("a mark is null or [start, end] within the text"))

    def value(self) -> Value:
        match self.record.get("value"):
            case None | str() as value:
                return value
            case value if _is_number(value):
                return value
            case [low, high] if _is_number(low) and _is_number(high):
                return (low, high)
            case _:
                raise self.fail("value", _("not a number, a pair or a string"))

    def mapping(self, key: str) -> dict[str, Any]:
        value = self.record.get(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.fail(key, _("not an object"))
        return cast(dict[str, Any], value)

    def objects(self, key: str) -> list[object]:
        value = self.record.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.fail(key, _("not a list"))
        return cast(list[object], value)

    def reason(self) -> Reason | None:
        if self.record.get("reason") is None:
            return None
        inner = _Reader(self.record["reason"], f"{self.where}.reason")
        return Reason(ar=inner.string("ar"), en=inner.string("en"))

    def own(self, key: str, kind: type[T]) -> T | None:
        """The value of an optional key of ours; none when another program uses it for something else."""
        value = self.record.get(key)
        return value if isinstance(value, kind) else None

    def extra(self, known: tuple[str, ...], optional: Mapping[str, object]) -> dict[str, Any]:
        """The keys that are not ours; ``optional`` are those of ours that were not set before, with what was read."""
        kept = {k: v for k, v in self.record.items() if k not in known and k not in optional}
        foreign = {
            key: self.record[key]
            for key, value in optional.items()
            if value is None and self.record.get(key) is not None
        }
        for key, value in foreign.items():
            kept[next(name for n in count(1) if (name := "x" * n + f"-{key}") not in kept)] = value
        return kept


def annotation_from_record(record: Mapping[str, Any], layer: Layer, text: str, where: str = "annotation") -> Annotation:
    """The annotation that a JSON object of the given layer describes.

    Raises:
        RecordError: a field is missing, of the wrong type, outside the text, or disagrees with the text.
    """
    r = _Reader(record, where)
    optional = {key: r.own(key, str) for key in _OPTIONAL[layer]}
    try:
        common: dict[str, Any] = {
            "id": r.identifier(),
            "span": r.span(text),
            "status": Status(r.optional_string("status") or Status.SUGGESTED),
            "origin": r.optional_string("origin") or "",
            "score": r.score(),
            "reason": r.reason(),
            **optional,
            "extra": r.extra((*_COMMON, *_OWN[layer]), optional),
        }
        match layer:
            case "entity":
                return Entity(**common, type=r.string("type"), name=r.optional_string("name"))
            case "quote":
                return Quote(
                    **common,
                    kind=QuoteKind(r.string("kind")),
                    marks=r.marks(text),
                    cue=r.optional_span("cue", text),
                    speaker=r.optional_span("speaker", text),
                    speaker_name=r.optional_string("speaker_name"),
                    parent=r.optional_string("parent"),
                )
            case "number":
                modifier = r.optional_string("modifier")
                return Number(
                    **common,
                    kind=NumberKind(r.string("kind")),
                    value=r.value(),
                    unit=r.optional_string("unit"),
                    unit_span=r.optional_span("unit_span", text),
                    modifier=Modifier(modifier) if modifier else None,
                    modifier_span=r.optional_span("modifier_span", text),
                )
    except RecordError:
        raise
    except ValueError as error:  # an unknown status, kind or modifier
        raise RecordError(f"{where}: {error}") from error


def article_from_record(record: object) -> Article:
    """The article that a ``reviewer/1`` object describes; unknown keys are kept.

    Raises:
        RecordError: as for annotation_from_record, or nested too deeply, or with a number that is not finite.
    """
    r = _Reader(record, "article")
    _refuse_unsound(r.record)
    if r.optional_string("format") not in (None, FORMAT):
        raise r.fail("format", _("{wanted} expected, {found} found").format(wanted=FORMAT, found=r.string("format")))
    text = r.string("text")
    note, flagged = r.own("note", str), r.own("flagged", bool)
    annotations = [
        annotation_from_record(cast(Record, item), layer, text, f"article.{key}[{index}]")
        for layer, key in KEYS.items()
        for index, item in enumerate(r.objects(key))
    ]
    try:
        return Article(
            id=r.identifier(),
            text=text,
            title=r.optional_string("title"),
            language=r.optional_string("language") or "ar",
            source=r.optional_string("source"),
            url=r.optional_string("url"),
            published=r.optional_string("published"),
            meta=r.mapping("meta"),
            status=ArticleStatus(r.optional_string("status") or ArticleStatus.NEW),
            note=note,
            flagged=bool(flagged),
            annotations=annotations,
            extra=r.extra(_ARTICLE, {"note": note, "flagged": flagged}),
        )
    except RecordError:
        raise
    except ValueError as error:
        raise RecordError(f"article: {error}") from error
