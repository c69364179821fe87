"""What all formats share: problems of an import, choices and summary of an export, writing whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from attrs import evolve, field, frozen

from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _
from reviewer.model import CONFIRMED, Article, Quote, Status


@frozen
class Problem:
    """A file, or a line of one, that could not be read. ``line`` counts from 1; none for a whole file."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.path if self.line is None else _("{path}, line {line}").format(path=self.path, line=self.line)
        return f"{place}: {self.message}"


@frozen
class ExportOptions:
    """``statuses`` that count; with ``only_human`` just what a human changed or added; ``bom`` marks CSV for Excel."""

    statuses: frozenset[Status] = CONFIRMED
    only_human: bool = False
    bom: bool = False

    @property
    def chosen(self) -> frozenset[Status]:
        return self.statuses & {Status.CORRECTED, Status.ADDED} if self.only_human else self.statuses


@frozen
class ExportSummary:
    """What was written, and what the choice of statuses left out. Keys of the counters are layers and statuses."""

    files: tuple[Path, ...]
    articles: int
    written: Counter[str] = field(factory=Counter[str])
    left_out: Counter[str] = field(factory=Counter[str])
    orphans: int = 0  # quotes written without their parent, because that was left out


class Chosen:
    """A stream of articles reduced to the annotations that the options choose, counting as it goes."""

    def __init__(self, articles: Iterable[Article], options: ExportOptions) -> None:
        self._articles = articles
        self._statuses = options.chosen
        self._written: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._count = self._orphans = 0

    def __iter__(self) -> Iterator[Article]:
        for article in self._articles:
            self._count += 1
            kept = [a for a in article.annotations if a.status in self._statuses]
            ids = {a.id for a in kept}
            for index, annotation in enumerate(kept):
                self._written[annotation.layer] += 1
                if isinstance(annotation, Quote) and annotation.parent and annotation.parent not in ids:
                    kept[index] = evolve(annotation, parent=None)
                    self._orphans += 1
            for annotation in article.annotations:
                if annotation.status not in self._statuses:
                    self._left_out[annotation.status.value] += 1
            yield article.with_annotations(kept)

    def summary(self, files: Iterable[Path]) -> ExportSummary:
        return ExportSummary(tuple(files), self._count, self._written, self._left_out, self._orphans)


DRAFT = ".export-"  # short, because a name has room for 255 bytes and the target's own may take them all


class WriteError(ReviewerError):
    """A target that could not be written; what stood there before is untouched."""


@contextlib.contextmanager
def _told(target: Path) -> Generator[None]:
    try:
        yield
    except OSError as error:
        reasons = {
            errno.ENOSPC: _("the disk is full"),
            errno.EDQUOT: _("the disk is full"),
            errno.EACCES: _("you may not write there"),
            errno.EPERM: _("you may not write there"),
            errno.EROFS: _("the folder is read-only"),
            errno.ENOENT: _("the folder does not exist"),
            errno.EISDIR: _("a folder has this name"),
            errno.ENOTDIR: _("a file has the name of the folder"),
        }
        reason = reasons.get(error.errno or 0) or error.strerror or str(error)
        raise WriteError(
            _("“{name}” could not be written: {reason}.").format(name=target.name, reason=reason),
            safe=_("No half file was left, and the review file is untouched."),
            remedy=_("Choose another place, or make room, and export again."),
        ) from error


def write_file(target: Path, write: Callable[[BinaryIO], None]) -> None:
    """Write a file whole or not at all: beside the target first, to the disk, then renamed over it.

    A device or pipe (``/dev/stdout``) is written to directly.

    Raises:
        WriteError: it could not be written; what stood there is untouched.
    """
    with _told(target):
        if target.exists() and not target.is_file() and not target.is_dir():
            with target.open("wb") as file:
                write(file)
            return
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=DRAFT)
        try:
            with os.fdopen(handle, "wb") as file:
                write(file)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def write_folder(target: Path, write: Callable[[Path], None]) -> None:
    """Write a folder whole or not at all; an existing one gets the new files, each renamed into place.

    Raises:
        WriteError: it could not be written.
    """
    with _told(target):
        if target.exists() and not target.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=DRAFT))
        try:
            write(draft)
            if target.is_dir():
                for file in sorted(draft.iterdir()):
                    file.replace(target / file.name)
            else:
                draft.chmod(0o777 & ~_umask())
                draft.replace(target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
