"""``reviewer/1``: one article a line, lossless. See ``resources/schema/reviewer-1.schema.json``."""

from __future__ import annotations

import codecs
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from reviewer.formats.exchange import Chosen, ExportOptions, ExportSummary, Problem, write_file
from reviewer.messages import gettext as _
from reviewer.model import Article, jsontext
from reviewer.model.record import KEYS, RecordError, article_from_record, article_to_record

_CARRIAGE_RETURN = re.compile(r"\r\n?")
_OFFSETS = {"start", "end", "marks", "alt", "alt_cue"}  # alt and alt_cue: other right answers, for evaluation
_SPANS = {"cue", "speaker", "unit_span", "modifier_span"}


def line_of(article: Article) -> bytes:
    """One line, with its line end. Lone surrogates, which UTF-8 cannot hold, become JSON escapes."""
    return jsontext.dumps(article_to_record(article)) + b"\n"


def _moved(value: object, removed: list[int]) -> object:
    """An offset, a pair of them or a list of pairs that count CRLF as two, as those that count it as one."""
    if isinstance(value, list):
        return [_moved(item, removed) for item in cast("list[object]", value)]
    return value - bisect_left(removed, value) if type(value) is int else value


def _moved_span(value: object, removed: list[int]) -> object:
    """A finding, or a span within one, with its offsets moved and its surface with ``\n`` line ends."""
    if not isinstance(value, dict):
        return value
    span = dict(cast("dict[str, object]", value))
    for key in _OFFSETS & span.keys():
        span[key] = _moved(span[key], removed)
    for key in _SPANS & span.keys():
        span[key] = _moved_span(span[key], removed)
    if isinstance(surface := span.get("text"), str):
        span["text"] = _CARRIAGE_RETURN.sub("\n", surface)
    return span


def _one_newline(record: object) -> object:
    """The record with ``\n`` line ends, its offsets moved with them; unknown keys stay as they are."""
    if not isinstance(record, dict):
        return record
    whole = cast("dict[str, object]", record)
    text = whole.get("text")
    if not isinstance(text, str) or "\r" not in text:
        return whole
    # A lone CR becomes \n in place; of CRLF the LF goes: offsets behind it move by one.
    removed = [match.end() - 1 for match in re.finditer("\r\n", text)]
    moved: dict[str, object] = {"text": _CARRIAGE_RETURN.sub("\n", text)}
    for key in KEYS.values():
        if isinstance(findings := whole.get(key), list):
            moved[key] = [_moved_span(f, removed) for f in cast("list[object]", findings)]
    return whole | moved


def parse(line: bytes) -> Article:
    """The article of one line.

    Raises:
        RecordError: not JSON, or not a sound record.
    """
    try:
        record = _one_newline(jsontext.loads(line))
    except (ValueError, RecursionError) as error:
        raise RecordError(_("not JSON ({reason})").format(reason=error)) from error
    return article_from_record(record)


def read(stream: Iterable[bytes], name: str) -> Iterator[Article | Problem]:
    """The articles of a stream of lines; a line that cannot be read is a Problem and the rest goes on."""
    empty = True
    for number, line in enumerate(stream, 1):
        content = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if not content.strip():
            continue
        empty = False
        try:
            yield parse(content)
        except RecordError as error:
            yield Problem(name, str(error), number)
    if empty:
        yield Problem(name, _("The file is empty."))


def write(articles: Iterable[Article], target: Path, options: ExportOptions) -> ExportSummary:
    """Write the chosen annotations of all articles to one file."""
    chosen = Chosen(articles, options)

    def lines(file: BinaryIO) -> None:
        for article in chosen:
            file.write(line_of(article))

    write_file(target, lines)
    return chosen.summary([target])


def write_articles(articles: Iterable[Article], target: Path | None) -> None:
    """Write articles as they are to a file, whole or not at all; to standard output, as they come, without one.

    Raises:
        WriteError: the file could not be written.
    """

    def lines(file: BinaryIO) -> None:
        for article in articles:
            file.write(line_of(article))

    if target is None:
        lines(sys.stdout.buffer)
        sys.stdout.buffer.flush()
    else:
        write_file(target, lines)
