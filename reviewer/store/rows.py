"""Annotations as rows of the ``annotation`` table, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from reviewer.model import (
    DECIDED,
    Annotation,
    Article,
    Entity,
    Layer,
    Modifier,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Reason,
    Span,
    Status,
    jsontext,
)
from reviewer.model.jsontext import loads
from reviewer.model.record import annotation_from_record, annotation_to_record

COLUMNS = 'article, key, layer, start, "end", surface, label, status, origin, score, warning, fields'
INSERT = f"INSERT INTO annotation ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
READ = 'key, layer, start, "end", status, origin, score, fields'
_TYPED = frozenset({"id", "start", "end", "text", "status", "origin", "score"})

_STATUSES = {status.value: status for status in Status}

Row: TypeAlias = tuple[Any, ...]


def dumps(value: object) -> str:
    return jsontext.dumps(value).decode()


def warns(annotation: Annotation) -> bool:
    """Whether a finding deserves a look: a quote of nobody, a number without a value."""
    if annotation.status is Status.REJECTED:
        return False
    match annotation:
        case Quote():
            return not annotation.speaker_name
        case Number():
            return annotation.value is None and annotation.kind not in (
                NumberKind.APPROX,
                NumberKind.DATE,
                NumberKind.TIME,
            )
        case _:
            return False


def weight(annotation: Annotation | None) -> tuple[int, int, int]:
    """What an annotation adds to its article's counters: total, decided, warnings."""
    if annotation is None or annotation.status is Status.REJECTED:
        return (0, 0, 0)
    return (1, int(annotation.status in DECIDED), int(warns(annotation)))


def storable(text: str) -> str:
    """Text as SQLite can hold it, without lone surrogates; see ``exact``."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def exact(columns: Mapping[str, str | None]) -> str | None:
    """The values that SQLite cannot hold, as JSON with escapes; none when it holds them all."""
    odd = {name: value for name, value in columns.items() if value is not None and storable(value) != value}
    return dumps(odd) if odd else None


def restored(exact: str | None) -> dict[str, Any]:
    """What ``exact`` put aside, by column. A plain string is the text alone."""
    odd: str | dict[str, str] = loads(exact) if exact else {}
    return {"text": odd} if isinstance(odd, str) else odd


def to_row(article_rowid: int, annotation: Annotation, text: str) -> Row:
    record = annotation_to_record(annotation, text)
    fields = {k: v for k, v in record.items() if k not in _TYPED}
    origin = storable(annotation.origin)
    if origin != annotation.origin:
        fields["origin"] = annotation.origin
    return (
        article_rowid,
        annotation.id,
        annotation.layer,
        annotation.span.start,
        annotation.span.end,
        storable(record["text"]),
        storable(annotation.label),
        annotation.status.value,
        origin,
        annotation.score,
        int(warns(annotation)),
        dumps(fields),
    )


def from_row(row: Row, text: str) -> Annotation:
    """The annotation of a row.

    A long article has thousands, which are written by ``to_row``: those of its plain form are built without the checks
    that a record from outside needs. Everything else goes through them; a tampered row ends in a RecordError.
    """
    key, layer, start, end, status, origin, score, fields = row
    record = {"id": key, "start": start, "end": end, "status": status, "origin": origin, "score": score}
    return from_record(record | loads(fields), layer, text)


def from_record(record: dict[str, Any], layer: Layer, text: str) -> Annotation:
    """The annotation of a record that this program has written: in a row, or in the journal."""
    build = _PLAIN.get(layer)
    if build is not None and record["end"] <= len(text):
        given = {key: value for key, value in record.items() if key not in _TYPED}
        try:
            common = {
                "id": record["id"],
                "span": Span(record["start"], record["end"]),
                "status": _STATUSES[record["status"]],
                "origin": record["origin"],
                "score": record["score"],
                "reason": _reason(given.pop("reason", None)),
                "note": _text(given.pop("note", None)),
            }
            return build(common, **given)
        except (TypeError, ValueError, KeyError):  # other keys, or another form
            pass
    return annotation_from_record(record, layer, text)


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise TypeError


def _reason(value: dict[str, str] | None) -> Reason | None:
    return None if value is None else Reason(ar=_text(value["ar"]) or "", en=_text(value["en"]) or "")


def _part(value: dict[str, Any] | None) -> Span | None:
    return None if value is None else _whole(value["start"], value["end"])


def _whole(start: int, end: int) -> Span:
    if type(start) is not int or type(end) is not int:
        raise TypeError
    return Span(start, end)


def _entity(common: dict[str, Any], *, type: str, name: str | None = None, link: str | None = None) -> Entity:  # noqa: A002 - the key of the record
    return Entity(**common, type=_text(type) or "", name=_text(name), link=_text(link))


def _number(
    common: dict[str, Any],
    *,
    kind: str,
    value: Any = None,
    unit: str | None = None,
    unit_span: dict[str, Any] | None = None,
    modifier: str | None = None,
    modifier_span: dict[str, Any] | None = None,
) -> Number:
    if not isinstance(value, int | float | str | None) or isinstance(value, bool):  # a pair is read with care
        raise TypeError
    return Number(
        **common,
        kind=NumberKind(kind),
        value=value,
        unit=_text(unit),
        unit_span=_part(unit_span),
        modifier=None if modifier is None else Modifier(modifier),
        modifier_span=_part(modifier_span),
    )


def _quote(  # noqa: PLR0913 - the keys of the record
    common: dict[str, Any],
    *,
    kind: str,
    marks: list[Any],
    cue: dict[str, Any] | None = None,
    speaker: dict[str, Any] | None = None,
    speaker_name: str | None = None,
    parent: str | None = None,
    continues: str | None = None,
) -> Quote:
    return Quote(
        **common,
        kind=QuoteKind(kind),
        marks=tuple(None if mark is None else _whole(*mark) for mark in marks),
        cue=_part(cue),
        speaker=_part(speaker),
        speaker_name=_text(speaker_name),
        parent=_text(parent),
        continues=_text(continues),
    )


_PLAIN: dict[str, Callable[..., Annotation]] = {"entity": _entity, "quote": _quote, "number": _number}


def headline(article: Article) -> str:
    """What the queue shows: the title, else the first line, at most 160 characters."""
    line = article.title or next((part.strip() for part in article.text.splitlines() if part.strip()), "")
    return line[:160]
