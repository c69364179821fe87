"""Flat CSV tables: ``entities.csv``, ``quotes.csv`` and ``numbers.csv`` in a folder."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

from reviewer.formats.exchange import Chosen, ExportOptions, ExportSummary, write_file, write_folder
from reviewer.model import Annotation, Article, Entity, Layer, Number, Quote, Span, Value

_SHARED = ("article", "title", "source", "published", "id", "start", "end", "text")
_LAST = ("status", "origin", "score")
COLUMNS: dict[Layer, tuple[str, ...]] = {
    "entity": (*_SHARED, "type", "name", *_LAST),
    "quote": (
        *(*_SHARED, "kind", "cue", "cue_start", "cue_end", "speaker", "speaker_start", "speaker_end"),
        *("speaker_name", "parent", *_LAST),
    ),
    "number": (
        *(*_SHARED, "kind", "value", "value_to", "unit", "unit_text", "modifier", "modifier_text"),
        *_LAST,
    ),
}
FILES: dict[Layer, str] = {"entity": "entities.csv", "quote": "quotes.csv", "number": "numbers.csv"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _value(value: Value) -> tuple[object, object]:
    match value:
        case (low, high):
            return low, high
        case _:
            return value, None


def _span(span: Span | None, text: str) -> tuple[object, object, object]:
    return (None, None, None) if span is None else (span.of(text), span.start, span.end)


def _own(annotation: Annotation, text: str) -> tuple[object, ...]:
    match annotation:
        case Entity():
            return annotation.type, annotation.name
        case Quote():
            return (
                annotation.kind.value,
                *_span(annotation.cue, text),
                *_span(annotation.speaker, text),
                annotation.speaker_name,
                annotation.parent,
            )
        case Number():
            unit, modifier = annotation.unit_span, annotation.modifier_span
            return (
                annotation.kind.value,
                *_value(annotation.value),
                annotation.unit,
                unit.of(text) if unit else None,
                annotation.modifier.value if annotation.modifier else None,
                modifier.of(text) if modifier else None,
            )
        case _:
            raise TypeError(type(annotation).__name__)


def row(article: Article, annotation: Annotation) -> list[object]:
    """The cells of an annotation, in the order of ``COLUMNS``."""
    cells = (
        *(article.id, article.title, article.source, article.published),
        *(annotation.id, annotation.span.start, annotation.span.end, annotation.span.of(article.text)),
        *_own(annotation, article.text),
        *(annotation.status.value, annotation.origin, annotation.score),
    )
    return [safe(cell) for cell in cells]


def _write(chosen: Iterable[Article], folder: Path, *, bom: bool) -> None:
    with ExitStack() as stack:
        writers: dict[str, Any] = {}
        for layer, name in FILES.items():
            encoding = "utf-8-sig" if bom else "utf-8"
            file = stack.enter_context((folder / name).open("w", encoding=encoding, errors="replace", newline=""))
            writers[layer] = csv.writer(file, lineterminator="\r\n")
            writers[layer].writerow(COLUMNS[layer])
        for article in chosen:
            for annotation in article.annotations:
                writers[annotation.layer].writerow(row(article, annotation))


def write_table(target: Path, columns: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    """Write one table, whole or not at all, marked as UTF-8 so that spreadsheets read it right.

    Raises:
        WriteError: it could not be written.
    """

    def fill(file: BinaryIO) -> None:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(columns)
        writer.writerows([safe(cell) for cell in row] for row in rows)
        text.flush()
        text.detach()

    write_file(target, fill)


def write(articles: Iterable[Article], target: Path, options: ExportOptions) -> ExportSummary:
    """Write the three tables of the chosen annotations into the folder ``target``."""
    chosen = Chosen(articles, options)
    write_folder(target, lambda folder: _write(chosen, folder, bom=options.bom))
    return chosen.summary(target / name for name in FILES.values())
