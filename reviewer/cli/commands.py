"""The commands of ``reviewer``. Each imports what it needs when it runs, so that help is quick."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reviewer.cli.progress import Progress
from reviewer.cli.translated import N_, Command, Group, Option
from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _
from reviewer.messages import ngettext

if TYPE_CHECKING:
    from reviewer.formats import ExportSummary, Problem
    from reviewer.model import Article
    from reviewer.workspace import ImportReport, Workspace

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
def import_(db: Path, files: tuple[Path, ...], extracts: bool) -> int:
    with _workspace(db, create=True) as workspace, Progress() as progress:
        report = workspace.import_files(files, on_progress=progress.step)
        if extracts:
            _extract_new(workspace, progress)
    _tell_problems(report.problems)
    click.echo(_imported(report))
    return 1 if report.problems else 0


def _extract_new(workspace: Workspace, progress: Progress) -> None:
    with _recogniser() as camel:
        done = 0
        while (article := workspace.unextracted()) is not None:
            workspace.extract_article(article, camel=camel)
            done += 1
            progress.step(done, 0, article)


def _imported(report: ImportReport) -> str:
    parts = [ngettext("{n} article imported", "{n} articles imported", report.added).format(n=report.added)]
    if report.duplicates:
        n = report.duplicates
        parts.append(ngettext("{n} was there already", "{n} were there already", n).format(n=n))
    if report.renamed:
        parts.append(ngettext("{n} under a new id", "{n} under new ids", report.renamed).format(n=report.renamed))
    return _("; ").join(parts)


def _tell_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _note(f"reviewer: {problem}")


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
def extract(files: tuple[Path, ...], out: Path) -> int:
    from reviewer.formats import write_articles

    problems: list[Problem] = []
    with _recogniser() as camel, Progress() as progress:
        write_articles(_extracted(_read(files, problems), camel, progress), None if str(out) == "-" else out)
    _tell_problems(problems)
    return 1 if problems else 0


def _read(files: Iterable[Path], problems: list[Problem]) -> Iterator[Article]:
    from reviewer.formats import Problem, read_any, read_bytes

    for path in files:
        dash = str(path) == "-"
        for found in read_bytes(sys.stdin.buffer.read(), _("standard input")) if dash else read_any(path):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                yield found


def _extracted(articles: Iterable[Article], camel: Any, progress: Progress) -> Iterator[Article]:
    from attrs import evolve

    from reviewer.extract import extract as suggestions
    from reviewer.model import ArticleStatus

    for done, article in enumerate(articles, 1):
        yield evolve(article, annotations=suggestions(article, camel=camel), status=ArticleStatus.NEW)
        progress.step(done, 0, article.id)


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
@click.argument("gold", type=FILE, metavar="GOLD")
@click.argument("pred", type=FILE, metavar="[PRED]", required=False)
@_option("--json", "as_json", is_flag=True, help=N_("Print JSON instead of a table."))
def evaluate(gold: Path, pred: Path | None, as_json: bool) -> int:
    from reviewer.cli.report import evaluation_json, evaluation_table
    from reviewer.quality import evaluate as measured

    problems: list[Problem] = []
    wanted = list(_read([gold], problems))
    if problems or not wanted:
        _tell_problems(problems)
        raise ReviewerError(_("There is no gold article to measure against."))
    with _recogniser() as camel, Progress() as progress:
        found = _read([pred], problems) if pred is not None else _extracted(wanted, camel, progress)
        result = measured(wanted, found)
    _tell_problems(problems)
    click.echo(evaluation_json(result) if as_json else evaluation_table(result))
    return 1 if problems else 0


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
        found = workspace.stats()
    click.echo(stats_json(found) if as_json else stats_table(found))
