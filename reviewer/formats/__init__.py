"""Files in and out: one module a format, one registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from attrs import frozen

from reviewer.errors import ReviewerError
from reviewer.formats import reviewer1, tables, text
from reviewer.formats.exchange import ExportOptions, ExportSummary, Problem, WriteError
from reviewer.formats.reviewer1 import write_articles
from reviewer.formats.tables import write_table
from reviewer.messages import gettext as _
from reviewer.model import Article

__all__ = [
    "FORMATS",
    "JSONL_SUFFIXES",
    "ExportOptions",
    "ExportSummary",
    "Format",
    "Problem",
    "UnknownFormatError",
    "WriteError",
    "export_format",
    "files_in",
    "read_any",
    "read_bytes",
    "write_articles",
    "write_table",
]

Writer: TypeAlias = Callable[[Iterable[Article], Path, ExportOptions], ExportSummary]
TEXT_SUFFIXES = (".txt", ".text", ".md")
JSONL_SUFFIXES = (".jsonl", ".ndjson", ".json")


@frozen
class Format:
    """A format by its id. ``description`` gives a sentence in the language of the interface."""

    id: str
    reads: bool
    write: Writer | None
    folder: bool  # whether the target is a folder
    suffix: str
    unit: str
    description: Callable[[], str]


class UnknownFormatError(ReviewerError):
    """A format id that does not exist or cannot be written."""


FORMATS: tuple[Format, ...] = (
    Format(
        id="reviewer",
        reads=True,
        write=reviewer1.write,
        folder=False,
        suffix=".jsonl",
        unit="code points",
        description=lambda: _("reviewer/1, one JSON object a line; lossless"),
    ),
    Format(
        id="csv",
        reads=False,
        write=tables.write,
        folder=True,
        suffix="",
        unit="code points",
        description=lambda: _(
            "a folder of three tables: entities, quotes, numbers; without the texts and the marks of quotes"
        ),
    ),
    Format(
        id="text",
        reads=True,
        write=None,
        folder=False,
        suffix=".txt",
        unit="code points",
        description=lambda: _(
            "plain text and Markdown in UTF-8, UTF-16, Windows-1256 or ISO-8859-6; one article a file"
        ),
    ),
)


def export_format(format_id: str) -> Format:
    """The format of that id.

    Raises:
        UnknownFormatError: there is none, or it cannot be written.
    """
    for one in FORMATS:
        if one.id == format_id and one.write is not None:
            return one
    known = ", ".join(f.id for f in FORMATS if f.write is not None)
    raise UnknownFormatError(
        _("“{id}” is not a format that can be exported.").format(id=format_id),
        remedy=_("Choose one of: {formats}.").format(formats=known),
    )


def files_in(path: Path) -> list[Path]:
    """The files to import under a path: itself, or a folder's text and JSONL files at any depth, sorted."""
    if not _holds(path.is_dir):
        return [path]
    suffixes = TEXT_SUFFIXES + JSONL_SUFFIXES
    return sorted(p for p in path.rglob("*") if p.suffix.lower() in suffixes and _holds(p.is_file))


def _holds(test: Callable[[], bool]) -> bool:
    """Whether a path is what the test asks; what cannot be looked at is not, and reading it will say why."""
    try:
        return test()
    except OSError:
        return False


def _looks_like_jsonl(head: bytes, suffix: str) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return suffix in JSONL_SUFFIXES or (start.startswith(b'{"') and b'"text"' in head)


def read_bytes(data: bytes, name: str) -> Iterator[Article | Problem]:
    """The articles in the bytes of one file, by its content."""
    if _looks_like_jsonl(data[:4096], Path(name).suffix.lower()):
        yield from reviewer1.read(data.splitlines(), name)
        return
    try:
        yield text.article_of(data, name)
    except text.NotTextError as error:
        yield Problem(name, str(error))


def read_any(path: Path) -> Iterator[Article | Problem]:
    """The articles of a file, or of all files of a folder; what cannot be read comes as Problems."""
    files = files_in(path)
    if not files:
        yield Problem(str(path), _("there is no text or JSONL file in this folder"))
    for file in files:
        try:
            with file.open("rb") as stream:
                head = stream.read(4096)
                stream.seek(0)
                if _looks_like_jsonl(head, file.suffix.lower()):
                    yield from reviewer1.read(stream, str(file))
                else:
                    yield from read_bytes(stream.read(), str(file))
        except FileNotFoundError:
            yield Problem(str(file), _("there is no such file"))
        except PermissionError:
            yield Problem(str(file), _("you may not read this file"))
        except OSError as error:
            yield Problem(str(file), error.strerror or str(error))
        except ValueError as error:  # a name that no file can have
            yield Problem(str(file), str(error))
