"""What ``reviewer evaluate`` measures: articles, tagged tokens, or the decisions in a review file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from reviewer.cli.extracting import read, run
from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _
from reviewer.quality import Bin, Evaluation, conll, evaluate, evaluate_decisions, reliability

if TYPE_CHECKING:
    from reviewer.extract.camel import CamelNER
    from reviewer.model import Article

_HEAD = 4096  # bytes that show what a file is


@frozen
class Measured:
    """An evaluation and, where it was asked for, the reliability of scores by layer."""

    result: Evaluation
    bins: dict[str, tuple[Bin, ...]] | None = None


class Notes(Protocol):
    """Who is told of what could not be read or extracted."""

    def problem(self, problem: object) -> None: ...


@frozen
class Measuring:
    """One measurement: what is measured is seen by the content of the file."""

    gold: Path
    predicted: Path | None
    reviewer: str
    camel: CamelNER | None
    notes: Notes

    def measure(self, *, reliable: bool) -> Measured:
        """Raises ReviewerError with a sentence for the user when there is nothing to measure."""
        head = _head(self.gold)
        if head.startswith(b"SQLite format 3\0"):
            return Measured(self._decisions())
        lines = head.decode("utf-8-sig", "replace").splitlines()
        if conll.is_conll(next((line for line in lines if line.strip()), "")):
            return Measured(self._tokens())
        return self._articles(reliable=reliable)

    def _decisions(self) -> Evaluation:
        from reviewer.workspace import Workspace

        if self.predicted is not None:
            raise ReviewerError(_("A review file is measured on its own decisions; it takes no second file."))
        with Workspace.open(self.gold, reviewer=self.reviewer, create=False) as workspace:
            result = evaluate_decisions(workspace.decisions())
        if not result.articles:
            raise ReviewerError(_("No article of this file has been reviewed yet."))
        return result

    def _tokens(self) -> Evaluation:
        sentences = _sentences(self.gold)
        strict, lenient = conll.documents(sentences), conll.documents(sentences, lenient=True)
        if self.predicted is None:
            found = [conll.on_tokens(a) for a in self._machine(strict)]
            return conll.evaluate_tokens(strict, found, (lenient, found))
        tagged = _sentences(self.predicted)
        theirs = conll.documents(tagged, lenient=True)
        return conll.evaluate_tokens(strict, conll.documents(tagged), (lenient, theirs))

    def _articles(self, *, reliable: bool) -> Measured:
        problems: list[object] = []
        wanted = list(read([self.gold], problems.append))
        for problem in problems:
            self.notes.problem(problem)
        if problems or not wanted:
            raise ReviewerError(_("There is no gold article to measure against."))
        found = list(self._machine(wanted) if self.predicted is None else read([self.predicted], self.notes.problem))
        return Measured(evaluate(wanted, found), reliability(wanted, found) if reliable else None)

    def _machine(self, articles: list[Article]) -> Iterator[Article]:
        for done in run(articles, _whole, camel=self.camel):
            if done.result is None:
                self.notes.problem(f"{done.article_id}: {done.failure}")
            else:
                yield done.result


def _whole(article: Article) -> Article:
    return article


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except (OSError, ValueError):  # reading it as articles will say why
        return b""


def _sentences(path: Path) -> list[conll.Sentence]:
    try:
        return list(conll.read(path.read_text(encoding="utf-8-sig").splitlines()))
    except OSError as error:
        reason = error.strerror or str(error)
    except UnicodeDecodeError:
        reason = _("it is not in UTF-8")
    except ValueError as error:
        reason = _("line {line} has no tag").format(line=error)
    raise ReviewerError(_("“{name}” cannot be read: {reason}.").format(name=path.name, reason=reason))
