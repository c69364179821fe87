"""The commands of ``reviewer``. Each imports what it needs when it runs, so that help is quick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reviewer.cli.progress import Progress
from reviewer.cli.translated import N_, Command, Group, Option
from reviewer.messages import gettext as _
from reviewer.messages import ngettext

if TYPE_CHECKING:
    from reviewer.cli.extracting import Done
    from reviewer.formats import ExportSummary
    from reviewer.model import Annotation, Article
    from reviewer.workspace import ImportReport, Workspace

R = TypeVar("R")
FILE = click.Path(path_type=Path)
FILES = click.Path(path_type=Path, allow_dash=True)
STATUSES = ("suggested", "accepted", "corrected", "added", "rejected", "all")


@click.group(cls=Group, help=N_("Review machine annotations of Arabic news: entities, quotes and numbers."))
def reviewer() -> None:
    pass


def _command(name: str, text: str) -> Any:
    return reviewer.command(name, cls=Command, help=text)


def _option(*names: str, **attributes: Any) -> Any:
    return click.option(*names, cls=Option, **attributes)


_jobs = _option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help=N_("How many processes extract; without it, all cores when there is much to do."),
)


def _note(sentence: str) -> None:
    click.echo(sentence, err=True)


def _name() -> str:
    import getpass

    from reviewer import settings

    try:
        return settings.load().reviewer or getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"


def _workspace(path: Path, *, create: bool = False) -> Workspace:
    from reviewer.workspace import Workspace

    return Workspace.open(path, reviewer=_name(), create=create)


@_command("open", N_("Open the window, on a review file or on articles to import."))
@click.argument("files", nargs=-1, type=FILE, metavar="[FILE…]")
@_option("--sample", is_flag=True, help=N_("Open the bundled sample articles."))
def open_(files: tuple[Path, ...], sample: bool) -> int:
    from reviewer.app import run

    return run(files, sample=sample)


@_command("import", N_("Bring articles into a review file, which is made when it is missing."))
@click.argument("db", type=FILE, metavar="DB")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="FILE…")
@_option("--extract", "extracts", is_flag=True, help=N_("Let the machine read the new articles at once."))
@_jobs
def import_(db: Path, files: tuple[Path, ...], extracts: bool, jobs: int | None) -> int:
    with _workspace(db, create=True) as workspace, Progress() as progress:
        notes = _Notes(progress)
        report = workspace.import_files(files, on_progress=progress.step)
        for problem in report.problems:
            notes.problem(problem)
        if extracts:
            _extract_new(workspace, notes, jobs)
    click.echo(_imported(report))
    return notes.code


def _extract_new(workspace: Workspace, notes: _Notes, jobs: int | None) -> None:
    from reviewer.cli import extracting

    waiting = workspace.unextracted_ids()
    articles = map(workspace.article, waiting)
    with _recogniser() as camel, closing(extracting.run(articles, _annotations, jobs=jobs, camel=camel)) as found:
        for article_id, annotations in notes.results(found, len(waiting)):
            workspace.suggest(article_id, annotations)


def _annotations(article: Article) -> tuple[Annotation, ...]:
    return article.annotations


def _imported(report: ImportReport) -> str:
    parts = [ngettext("{n} article imported", "{n} articles imported", report.added).format(n=report.added)]
    if report.duplicates:
        n = report.duplicates
        parts.append(ngettext("{n} was there already", "{n} were there already", n).format(n=n))
    if report.renamed:
        parts.append(ngettext("{n} under a new id", "{n} under new ids", report.renamed).format(n=report.renamed))
    return _("; ").join(parts)


def _recogniser() -> Any:
    """The camel-tools recogniser of the settings as a context, or a context of none."""
    from contextlib import nullcontext

    from reviewer import settings
    from reviewer.extract.camel import CamelNER, find_model

    model = find_model(settings.load().camel_model)
    return nullcontext(None) if model is None else CamelNER(model)


@_command("extract", N_("Extract entities, quotes and numbers; annotations of reviewer/1 input are replaced."))
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="FILE…")
@_option("--out", type=FILES, default=Path("-"), help=N_("Where to write reviewer/1 JSONL; else standard output."))
@_jobs
def extract(files: tuple[Path, ...], out: Path, jobs: int | None) -> int:
    from reviewer.cli import extracting
    from reviewer.formats.reviewer1 import line_of

    with _recogniser() as camel, Progress() as progress:
        notes = _Notes(progress)
        articles = extracting.read(files, notes.problem)
        with closing(extracting.run(articles, line_of, jobs=jobs, camel=camel)) as found:
            lines = notes.results(found, extracting.count(files))
            extracting.write((line for _id, line in lines), None if str(out) == "-" else out)
    return notes.code


class _Notes:
    """What is told on stderr while articles come by, and the exit code that it means."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self.code = 0

    def problem(self, problem: object) -> None:
        self.code = 1
        self._progress.note(f"reviewer: {problem}")

    def results(self, done: Iterable[Done[R]], total: int) -> Iterator[tuple[str, R]]:
        """Ids and results of the articles that have one; of the others it is told why not."""
        for number, one in enumerate(done, 1):
            if one.result is None:
                self.problem(_("article “{id}” was left out: {reason}").format(id=one.article_id, reason=one.failure))
            else:
                yield one.article_id, one.result
            self._progress.step(number, total, one.article_id)


@_command("export", N_("Write the reviewed data of a review file."))
@click.argument("db", type=FILE, metavar="DB")
@_option("--format", "format_id", required=True, help=N_("A format that `reviewer formats` lists."))
@_option("--out", type=FILE, required=True, help=N_("The file or folder to write."))
@_option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice(STATUSES),
    help=N_("Export findings of this status; repeat for more. Without it: accepted, corrected and added."),
)
@_option("--only-human", is_flag=True, help=N_("Only what a human changed or added."))
@_option("--bom", is_flag=True, help=N_("Mark CSV tables as UTF-8 for Excel."))
def export(db: Path, format_id: str, out: Path, statuses: tuple[str, ...], only_human: bool, bom: bool) -> None:
    from reviewer.formats import ExportOptions
    from reviewer.model import CONFIRMED, Status

    chosen = frozenset(Status) if "all" in statuses else frozenset(Status(s) for s in statuses) or CONFIRMED
    options = ExportOptions(statuses=chosen, only_human=only_human, bom=bom)
    with _workspace(db) as workspace, Progress() as progress:
        summary = workspace.export(format_id, out, options, on_progress=progress.step)
    _note(_exported(summary))


def _exported(summary: ExportSummary) -> str:
    counts = ngettext("{n} article written", "{n} articles written", summary.articles).format(n=summary.articles)
    written = _("entities {entities}, quotes {quotes}, numbers {numbers}").format(
        entities=summary.written["entity"], quotes=summary.written["quote"], numbers=summary.written["number"]
    )
    lines = [f"{counts}: {written}"]
    if summary.left_out:
        left = ", ".join(f"{status} {n}" for status, n in sorted(summary.left_out.items()))
        lines.append(_("left out by status: {counts}").format(counts=left))
    if summary.orphans:
        lines.append(
            ngettext(
                "{n} quote without its parent, which was left out",
                "{n} quotes without their parents, which were left out",
                summary.orphans,
            ).format(n=summary.orphans)
        )
    lines += [str(file) for file in summary.files]
    return "\n".join(lines)


@_command("evaluate", N_("Measure annotations against gold ones; without PRED, those that the machine makes now."))
@click.argument("gold", type=FILE, metavar="GOLD|DB")
@click.argument("pred", type=FILE, metavar="[PRED]", required=False)
@_option("--json", "as_json", is_flag=True, help=N_("Print JSON instead of a table."))
@_option("--errors", is_flag=True, help=N_("List every error, with its article and class."))
@_option("--reliability", is_flag=True, help=N_("Compare the scores of the suggestions with how many are right."))
def evaluate(gold: Path, pred: Path | None, as_json: bool, errors: bool, reliability: bool) -> int:
    # A review file is measured on what its reviewers decided, a CoNLL file on its tags.
    from reviewer.cli.measuring import Measuring
    from reviewer.cli.report import evaluation_json, evaluation_table

    with _recogniser() as camel, Progress() as progress:
        notes = _Notes(progress)
        measured = Measuring(gold, pred, _name(), camel, notes).measure(reliable=reliability)
    report = evaluation_json if as_json else evaluation_table
    click.echo(report(measured.result, measured.bins, errors=errors))
    return notes.code


@_command("formats", N_("List the formats, what they carry, and whether they are read or written."))
def formats() -> None:
    from reviewer.formats import FORMATS

    for one in FORMATS:
        ways = [_("in")] * one.reads + [_("out")] * (one.write is not None)
        click.echo(f"{one.id:<10}{'+'.join(ways):<14}{one.description()}")


@_command("check", N_("Check that a review file is sound."))
@click.argument("db", type=FILE, metavar="DB")
def check(db: Path) -> int:
    with _workspace(db) as workspace:
        problems = workspace.check()
    for problem in problems:
        _note(f"reviewer: {problem}")
    if not problems:
        click.echo(_("The file is sound."))
    return 1 if problems else 0


@_command("stats", N_("Count what is in a review file."))
@click.argument("db", type=FILE, metavar="DB")
@_option("--json", "as_json", is_flag=True, help=N_("Print JSON instead of a table."))
def stats(db: Path, as_json: bool) -> None:
    from reviewer.cli.report import stats_json, stats_table

    with _workspace(db) as workspace:
        found, activity = workspace.stats(), workspace.activity()
    click.echo(stats_json(found, activity) if as_json else stats_table(found, activity))
