"""``reviewer/1``: one article a line, lossless. See ``resources/schema/reviewer-1.schema.json``."""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson

from reviewer.formats.exchange import Chosen, ExportOptions, ExportSummary, Problem, write_file
from reviewer.messages import gettext as _
from reviewer.model import Article
from reviewer.model.record import KEYS, RecordError, article_from_record, article_to_record

_CARRIAGE_RETURN = re.compile(r"\r\n?")


def line_of(article: Article) -> bytes:
    """One line, with its line end. Lone surrogates, which UTF-8 cannot hold, become JSON escapes."""
    record = article_to_record(article)
    try:
        return orjson.dumps(record) + b"\n"
    except TypeError:  # a lone surrogate, or an integer beyond 64 bits
        return json.dumps(record, separators=(",", ":")).encode() + b"\n"


def _loads(line: bytes) -> object:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        return json.loads(line.decode("utf-8"))  # takes escaped lone surrogates and big integers


def _moved(value: object, removed: list[int]) -> object:
    """A record whose offsets count CRLF as two, with offsets that count it as one."""

    def at(offset: Any) -> Any:
        return offset - bisect_left(removed, offset) if isinstance(offset, int) else offset

    if isinstance(value, list):
        items = cast("list[object]", value)
        if len(items) == 2 and all(isinstance(i, int) for i in items):
            return [at(i) for i in items]
        return [_moved(i, removed) for i in items]
    if not isinstance(value, dict):
        return value
    record = cast("dict[str, object]", value)
    moved: dict[str, object] = {}
    for key, item in record.items():
        if key in ("start", "end"):
            moved[key] = at(item)
        elif key == "text" and isinstance(item, str):
            moved[key] = _CARRIAGE_RETURN.sub("\n", item)
        elif key in ("value", "meta"):
            moved[key] = item
        else:
            moved[key] = _moved(item, removed)
    return moved


def _one_newline(record: object) -> object:
    """The record with ``\n`` line ends, its offsets moved with them."""
    if not isinstance(record, dict):
        return record
    whole = cast("dict[str, object]", record)
    text = whole.get("text")
    if not isinstance(text, str) or "\r" not in text:
        return whole
    # A lone CR becomes \n in place; of CRLF the LF goes: offsets behind it move by one.
    removed = [match.end() - 1 for match in re.finditer("\r\n", text)]
    layers = {key: _moved(whole[key], removed) for key in KEYS.values() if key in whole}
    return whole | layers | {"text": _CARRIAGE_RETURN.sub("\n", text)}


def parse(line: bytes) -> Article:
    """The article of one line.

    Raises:
        RecordError: not JSON, or not a sound record.
    """
    try:
        record = _loads(line)
    except (ValueError, RecursionError) as error:
        raise RecordError(_("not JSON ({reason})").format(reason=error)) from error
    return article_from_record(_one_newline(record))


def read(stream: Iterable[bytes], name: str) -> Iterator[Article | Problem]:
    """The articles of a stream of lines; a line that cannot be read is a Problem and the rest goes on."""
    for number, line in enumerate(stream, 1):
        content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not content.strip():
            continue
        try:
            yield parse(content)
        except RecordError as error:
            yield Problem(name, str(error), number)


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
