"""The machine over a stream of articles: in this process, or on all cores, in order and in constant memory."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from attrs import evolve, frozen

from reviewer.cli.workers import WorkerDiedError, in_order
from reviewer.errors import ReviewerError
from reviewer.extract import extract
from reviewer.formats import JSONL_SUFFIXES, Problem, files_in, read_any, read_bytes
from reviewer.formats.exchange import write_file
from reviewer.messages import gettext as _
from reviewer.model import Article, ArticleStatus

if TYPE_CHECKING:
    from reviewer.extract.camel import CamelNER

_ENOUGH = 200_000  # code points that are worth the start of other processes: more than a second of work
_BATCH, _MOST = 20_000, 64  # code points and articles that a process gets at a time
_BLOCK = 2**20  # bytes that are looked at in one go when lines are counted


R = TypeVar("R")


@frozen
class Done(Generic[R]):
    """What came of an article; without a result, ``failure`` says what went wrong in it."""

    article_id: str
    result: R | None
    failure: str = ""


def read(paths: Iterable[Path], on_problem: Callable[[Problem], object]) -> Iterator[Article]:
    """The articles of files, folders and, for ``-``, of standard input."""
    for path in paths:
        dash = str(path) == "-"
        for found in read_bytes(sys.stdin.buffer.read(), _("standard input")) if dash else read_any(path):
            if isinstance(found, Problem):
                on_problem(found)
            else:
                yield found


def count(paths: Iterable[Path]) -> int:
    """About how many articles there are: the lines of JSONL files, one for each other file; 0 when not known."""
    total = 0
    try:
        for path in paths:
            if str(path) == "-":
                return 0
            for file in files_in(path):
                total += _lines(file) if file.suffix.lower() in JSONL_SUFFIXES else 1
    except OSError:  # reading it will say why
        return 0
    return total


def _lines(file: Path) -> int:
    with file.open("rb") as stream:
        return sum(block.count(b"\n") for block in iter(lambda: stream.read(_BLOCK), b""))


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def run(
    articles: Iterable[Article], result: Callable[[Article], R], *, jobs: int | None = 1, camel: CamelNER | None = None
) -> Generator[Done[R]]:
    """The ``result`` of each article with the machine's annotations instead of its own, in order.

    Without ``jobs`` all cores work if there is enough to do. ``camel`` is one process, so it is not shared: with it,
    all is done here. Close the generator to stop: the other processes end then, too. ``result`` must be a function
    that they can find.

    Raises:
        CamelError: the recogniser does not answer.
        ReviewerError: another process was killed.
    """
    source = iter(articles)
    if jobs is None and camel is None:
        source, jobs = _weighed(source)
    if jobs is not None and jobs > 1 and camel is None:
        yield from _shared(source, result, jobs)
    else:
        for article in source:
            yield _one(article, result, camel)


def _weighed(source: Iterator[Article]) -> tuple[Iterator[Article], int]:
    """The same articles, and how many processes they are worth."""
    first: list[Article] = []
    size = 0
    for article in source:
        first.append(article)
        size += len(article.text)
        if size >= _ENOUGH and len(first) > 1:
            return chain(first, source), cores()
    return iter(first), 1


def _one(article: Article, result: Callable[[Article], R], camel: CamelNER | None = None) -> Done[R]:
    try:
        found = evolve(article, annotations=extract(article, camel=camel), status=ArticleStatus.NEW)
        return Done(article.id, result(found))
    except ReviewerError:
        raise
    except Exception as error:  # one article must not stop a hundred thousand
        return Done(article.id, None, f"{type(error).__name__}: {error}")


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    size = 0
    for article in articles:
        batch.append(evolve(article, annotations=()))  # they would only be copied to the other process
        size += len(article.text)
        if size >= _BATCH or len(batch) >= _MOST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _shared(articles: Iterable[Article], result: Callable[[Article], R], jobs: int) -> Generator[Done[R]]:
    with closing(in_order(_batches(articles), partial(_all, result=result), jobs)) as batches:
        try:
            for batch in batches:
                yield from batch
        except WorkerDiedError as error:
            raise ReviewerError(
                _("A process that was extracting ended unexpectedly."),
                remedy=_("There may be too little memory: try again with --jobs 1."),
            ) from error


def _all(batch: list[Article], result: Callable[[Article], R]) -> list[Done[R]]:
    return [_one(article, result) for article in batch]


def write(lines: Iterable[bytes], target: Path | None) -> None:
    """Write lines to a file, whole or not at all; to standard output, each as it comes, without one.

    Raises:
        WriteError: the file could not be written.
    """
    if target is not None:
        write_file(target, lambda file: file.writelines(lines))
        return
    for line in lines:
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
