"""The use cases, for the window and the command line alike: open, import, extract, correct, search, export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from attrs import field, frozen

from reviewer.corrections import (
    GUIDELINES,
    Chain,
    Doubt,
    Found,
    MarkReading,
    Place,
    Propagation,
    chain,
    doubts,
    places,
)
from reviewer.errors import ReviewerError
from reviewer.filewide import Filewide, Watch
from reviewer.formats import ExportOptions, ExportSummary, Problem, export_format, files_in, read_any, write_table
from reviewer.messages import gettext as _
from reviewer.model import (
    Annotation,
    Article,
    ArticleStatus,
    Edit,
    EditConflictError,
    Entity,
    Label,
    Layer,
    Number,
    Quote,
    Span,
    Status,
)
from reviewer.quality import COLUMNS, Correction, CorrectionLog, correction_log, same_value
from reviewer.settings import APP_NAME
from reviewer.store import (
    Activity,
    Counts,
    ImportCount,
    QueueFilter,
    QueueRow,
    Stats,
    Store,
    Wanted,
    headline,
    is_open,
)
from reviewer.store.activity import activity
from reviewer.text import Analysis, Token, normalize

if TYPE_CHECKING:  # the extractors load their lists and their model only when they are asked for something
    from reviewer.extract.camel import CamelNER
    from reviewer.extract.quotes import SpeakerCandidate

LONG = 40_000  # code points from which reading all quotes again would hold the window up
CONTEXT = 40  # code points shown on either side of a place

OnProgress = Callable[[int, int, str], None]
"""Called with what is done, what there is in all, and the name of what is worked on."""


def default_path() -> Path:
    """The review file of those who choose none, in the user's data folder, which is made when it is missing."""
    folder = platformdirs.user_data_path(APP_NAME)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ReviewerError(
            _("The folder “{folder}” cannot be made: {reason}.").format(folder=folder, reason=error.strerror),
            remedy=_("Name a review file in a folder that you can write."),
        ) from error
    return folder / "reviewer.sqlite"


@frozen
class FoundPlace:
    """A place that a propagation would change: its article's headline and status, and the words around it."""

    place: Place
    headline: str
    status: ArticleStatus
    before: str
    surface: str
    after: str


@frozen
class ImportReport:
    """What came in and what did not. ``ids`` are those under which articles were added."""

    added: int = 0
    duplicates: int = 0
    renamed: int = 0
    problems: tuple[Problem, ...] = ()
    cancelled: bool = False
    first_id: str | None = None
    encodings: dict[str, int] = field(factory=dict[str, int])


class ConflictError(ReviewerError):
    """The file was changed by somebody else in the meantime."""


class Workspace:
    """An open review file and the person who works on it. ``store`` is for this module and the benchmarks."""

    def __init__(self, store: Store, reviewer: str) -> None:
        self.store = store
        self.reviewer = reviewer

    @classmethod
    def open(cls, path: Path, *, reviewer: str, create: bool = True, exclusive: bool = False) -> Workspace:
        """Open a review file. Raises FileError with a sentence for the reviewer when it cannot be."""
        return cls(Store.open(path, create=create, exclusive=exclusive), reviewer)

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        return self.store.path

    # Correcting

    def article(self, article_id: str, *, before: int | None = None) -> Article:
        """The article with its annotations, all or those that begin ``before`` an offset; KeyError without it."""
        return self.store.article(article_id, before=before)

    def apply(
        self, edit: Edit, *, on_progress: OnProgress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> tuple[str, ...]:
        """Save an edit; when this returns, it is on the disk. Returns the ids of the articles concerned.

        Raises:
            ConflictError: the file is not in the state that the edit starts from.
            FileError: it could not be written.
            CancelledError: it was stopped. In each case nothing was written.
        """
        try:
            self.store.commit(edit, self.reviewer, _step(on_progress, cancelled))
        except EditConflictError as error:
            raise _conflict() from error
        return edit.article_ids

    def undo(
        self, *, on_progress: OnProgress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Edit | None:
        """Take back the last edit that stands, also of an earlier session; returns what that changed."""
        try:
            return self.store.undo(self.reviewer, _step(on_progress, cancelled))
        except EditConflictError as error:
            raise _conflict() from error

    def redo(
        self, *, on_progress: OnProgress | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Edit | None:
        try:
            return self.store.redo(self.reviewer, _step(on_progress, cancelled))
        except EditConflictError as error:
            raise _conflict() from error

    def turns_long(self, *, undo: bool) -> bool:
        """Whether the next undo, or redo, has so many changes that it is done beside the window."""
        return self.store.turns_long(undo=undo)

    @property
    def undo_action(self) -> str | None:
        return self.store.undo_action

    @property
    def redo_action(self) -> str | None:
        return self.store.redo_action

    def places(
        self,
        wanted: Propagation,
        *,
        within: Article | None = None,
        but: tuple[str, str] | None = None,
        tokens: Sequence[Token] | None = None,
        on_progress: OnProgress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> list[FoundPlace]:
        """Where a correction would fit too: within an article, else in the whole file.

        ``but`` is the article and the finding that it comes from, ``tokens`` are those of ``within`` if they are
        known. When it is cancelled, what was found so far.
        """
        if within is not None:
            ids = [within.id]
        else:
            ids = self.store.quoting(wanted.speaker) if wanted.speaker else self.store.holding(wanted.words)
        found: list[FoundPlace] = []
        for done, article_id in enumerate(ids, 1):
            if cancelled is not None and cancelled():
                break
            article = within or self.store.article(article_id)
            source = but[1] if but is not None and but[0] == article_id else None
            given = tokens if within is not None else None
            title = headline(article)
            found += (
                _in_context(article, title, p) for p in places(article, wanted, self.reviewer, but=source, tokens=given)
            )
            if on_progress is not None:
                on_progress(done, len(ids), article_id)
        return found

    def articles_with_places(self, wanted: Propagation) -> int:
        """In how many articles of the file the words of a propagation stand; a quick upper bound."""
        ids = self.store.quoting(wanted.speaker) if wanted.speaker else self.store.holding(wanted.words)
        return len(ids)

    # The machine's reading beside the reviewer's

    def read_number(self, analysis: Analysis, span: Span, published: str | None = None) -> Number | None:
        """What the engine reads at a span of the text; words like أمس only against a date."""
        from reviewer.extract.numbers import read_at

        return read_at(analysis, span, published)

    def read_number_text(self, text: str, published: str | None = None) -> Number | None:
        """What the engine reads in words that a reviewer typed: a Hijri date, أمس, ثلاثون ألفا."""
        from reviewer.extract.numbers import read_number

        return read_number(text, published)

    def read_quote(self, analysis: Analysis, article: Article, span: Span) -> Quote | None:
        """What the engine reads at a span of the text: kind, cue and speaker; nothing in a very long article."""
        from reviewer.extract.quotes import read_at

        if len(article.text) > LONG:
            return None
        return read_at(analysis, span, [e for e in article.entities if e.status is not Status.REJECTED])

    def marks_around(self, text: str, span: Span) -> tuple[Span | None, Span | None]:
        """The quotation marks next to a span."""
        from reviewer.extract.quotes import marks_around

        return marks_around(text, span)

    def speaker_candidates(self, analysis: Analysis, article: Article, quote_span: Span) -> list[SpeakerCandidate]:
        """Who may have said a quote, the likeliest first."""
        from reviewer.extract.quotes import speaker_candidates

        entities = [e for e in article.entities if e.status is not Status.REJECTED]
        return speaker_candidates(analysis, quote_span, entities)

    def doubts(self, article: Article, analysis: Analysis) -> list[Doubt]:
        """Findings of an article that deserve a look, with their mends."""
        from reviewer.extract.entities.lexicon import titles
        from reviewer.extract.numbers import Readings

        readings = Readings(analysis)

        def disagreement(number: Number) -> Number | None:
            read = readings.at(number.span)
            silent = read is None or read.value is None or same_value(number.value, read.value)
            return None if silent else read

        marks = self._mark_reading(article, analysis)
        return doubts(article, analysis, disagreement, titles(), marks, reviewer=self.reviewer)

    def _mark_reading(self, article: Article, analysis: Analysis) -> MarkReading:
        """How the machine reads the quotation marks of an article."""
        from reviewer.extract.quotes import marks_around
        from reviewer.extract.quotes.cues import cue_beside
        from reviewer.extract.quotes.marks import marked_spans

        names = frozenset(normalize(e.span.of(article.text)) for e in article.entities)
        return MarkReading(
            marked_spans(analysis, names),
            lambda span: marks_around(article.text, span),
            lambda span: cue_beside(analysis, span),
        )

    def chain(self, article: Article, entity: Entity, analysis: Analysis) -> Chain:
        """All mentions of what an entity stands for in its article."""
        from reviewer.extract.entities.lexicon import titles

        return chain(article, entity, analysis.tokens, titles())

    @property
    def filewide(self) -> Filewide:
        """What can be asked about all articles at once."""
        return Filewide(self.store)

    # The queue

    def queue_ids(self, chosen: QueueFilter | None = None) -> list[int]:
        return self.store.queue_ids(chosen)

    def queue_beginning(self, chosen: QueueFilter) -> tuple[Sequence[int], bool]:
        """The first row ids of the queue as far as they are found within a moment, and whether these are all."""
        return self.store.queue_beginning(chosen)

    def queue_rest(
        self, chosen: QueueFilter, known: Sequence[int], cancelled: Callable[[], bool]
    ) -> Iterator[Sequence[int]]:
        """The row ids behind these, a chunk at a time, until it is cancelled."""
        return self.store.queue_rest(chosen, known, cancelled)

    def first_of(self, rowids: Sequence[int], wanted: Wanted) -> int | None:
        """The first of these articles that is not reviewed, or that needs the reviewer: begun, flagged or doubtful."""
        return self.store.queue_first_of(rowids, wanted)

    def sources(self, limit: int) -> list[str]:
        """The sources that articles are from, in order of the alphabet."""
        return self.store.sources(limit)

    def queue_rows(self, rowids: Sequence[int]) -> list[QueueRow]:
        return self.store.queue_rows(rowids)

    def rowid(self, article_id: str) -> int | None:
        return self.store.rowid(article_id)

    def counts(self) -> Counts:
        return self.store.counts()

    def next_article(self, after: str | None, *, needs_review: bool = True) -> str | None:
        return self.store.next_article(after, needs_review=needs_review)

    # The label set and the guidelines

    def labels(self, layer: Layer) -> tuple[Label, ...]:
        return self.store.labels(layer)

    def label_counts(self) -> dict[str, int]:
        """How many entities of the file have which type, also types that are not in the set."""
        return self.store.label_counts("entity")

    def relabel(
        self,
        key: str,
        make: Callable[[Sequence[Label], Iterable[Found]], Edit],
        *,
        on_progress: OnProgress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Edit:
        """Change the types of entities together with all annotations of the type ``key``, in one edit.

        ``make`` gets the label set and these annotations. Raises as ``apply``.
        """

        def watched() -> Iterator[Found]:
            step = _step(None, cancelled)
            for found in self.store.of_label("entity", key):
                if step is not None:
                    step(0, 0)
                yield found

        edit = make(self.labels("entity"), watched())
        self.apply(edit, on_progress=on_progress, cancelled=cancelled)
        return edit

    @property
    def guidelines(self) -> str | None:
        """The file's own guidelines; none where those of the program hold."""
        return self.store.setting(GUIDELINES)

    # In and out

    def import_files(
        self,
        paths: Iterable[Path],
        *,
        on_progress: OnProgress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ImportReport:
        """Bring articles in from files and folders. What cannot be read is reported, the rest comes in.

        Cancelling keeps what has come in so far; the same import later leaves that out as duplicates.
        """
        return _Import(self.store, on_progress, cancelled).run(paths)

    def export(
        self,
        format_id: str,
        out: Path,
        options: ExportOptions,
        *,
        on_progress: OnProgress | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> ExportSummary:
        """Write the reviewed data whole or not at all.

        Raises:
            UnknownFormatError, WriteError, FileError, CancelledError
        """
        write = export_format(format_id).write
        assert write is not None  # export_format
        total = self.counts().total
        return write(_watched(self.store.articles(), total, on_progress, cancelled), out, options)

    # Extraction

    def unextracted(self, prefer: str | None = None) -> str | None:
        """An article that the machine has not read: the preferred one, else the first."""
        return self.store.unextracted(prefer)

    def unextracted_ids(self) -> list[str]:
        """All articles that the machine has not read, in order of import."""
        return self.store.unextracted_ids()

    def unextracted_count(self) -> int:
        return self.store.unextracted_count()

    def extract_article(self, article_id: str, *, camel: CamelNER | None = None) -> Article:
        """Let the machine read an article; what a human decided in it stays."""
        from reviewer.extract import extract

        return self.suggest(article_id, extract(self.store.article(article_id), camel=camel))

    def suggest(self, article_id: str, annotations: Sequence[Annotation]) -> Article:
        """Put what the machine found into an article.

        What a human decided in it stays; what it was imported with and nobody decided is merged in by the rule of
        ``extract.merge``.
        """
        from reviewer.extract.merge import with_imported

        return self.store.suggest(article_id, with_imported(annotations, self.store.article(article_id).annotations))

    # The file

    def decisions(self) -> Iterator[tuple[Article, dict[str, Annotation]]]:
        """What its reviewers decided: articles with what the machine had suggested before it was changed, by id."""
        return self.store.decisions()

    def activity(self, watch: Watch | None = None) -> Activity:
        """The work that the journal shows, by article and reviewer; what was read so far when it is stopped."""
        with self.store.reading() as connection:
            return activity(connection, watch)

    def correction_log(self, watch: Watch | None = None) -> CorrectionLog:
        """What the machine got wrong by these decisions; what was read so far when it is stopped."""
        counts = self.counts()
        total = counts.total - counts.by_status.get(ArticleStatus.NEW, 0)
        told = watch or Watch()
        return correction_log(self.decisions(), headline, lambda done: told(done, total))

    def write_corrections(self, corrections: Iterable[Correction], target: Path) -> None:
        """Write lines of the correction log as a table. Raises WriteError."""
        write_table(target, COLUMNS, (one.cells for one in corrections))

    def stats(self) -> Stats:
        return self.store.stats()

    def check(self) -> list[str]:
        return self.store.check()


def _in_context(article: Article, title: str, place: Place) -> FoundPlace:
    text, span = article.text, place.span
    before = text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + CONTEXT].partition("\n")[0]
    if len(before) == CONTEXT:  # cut at a word
        before = before.partition(" ")[2]
    if len(after) == CONTEXT:
        after = after.rpartition(" ")[0]
    return FoundPlace(place, title, article.status, before, span.of(text), after)


class CancelledError(ReviewerError):
    """The reviewer stopped the work."""


def _conflict() -> ConflictError:
    return ConflictError(
        _("This finding was changed elsewhere in the meantime."),
        safe=_("Nothing was overwritten."),
        remedy=_("Open the article again and repeat the step."),
    )


def _step(on_progress: OnProgress | None, cancelled: Callable[[], bool] | None) -> Callable[[int, int], None] | None:
    """What the store is to call while it makes the changes of an edit."""
    if on_progress is None and cancelled is None:
        return None

    def step(done: int, total: int) -> None:
        if cancelled is not None and cancelled():
            raise CancelledError(_("The correction was stopped."), safe=_("Nothing was changed."))
        if on_progress is not None:
            on_progress(done, total, "")

    return step


def _watched(
    articles: Iterable[Article],
    total: int,
    on_progress: OnProgress | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[Article]:
    for done, article in enumerate(articles, 1):
        if cancelled is not None and cancelled():
            raise CancelledError(_("The export was stopped."), safe=_("Nothing was written."))
        yield article
        if on_progress is not None:
            on_progress(done, total, article.id)


class _Import:
    """One import: a stream of articles into the store, with what was met on the way."""

    def __init__(self, store: Store, on_progress: OnProgress | None, cancelled: Callable[[], bool] | None) -> None:
        self._store = store
        self._on_progress = on_progress
        self._cancelled = cancelled or (lambda: False)
        self._problems: list[Problem] = []
        self._encodings: dict[str, int] = {}
        self._first: str | None = None
        self._stopped = False

    def run(self, paths: Iterable[Path]) -> ImportReport:
        files: list[Path] = []
        for path in paths:
            files += files_in(path) or [path]
        count: ImportCount = self._store.import_articles(self._articles(files))
        return ImportReport(
            added=count.added,
            duplicates=count.duplicates,
            renamed=count.renamed,
            problems=tuple(self._problems),
            cancelled=self._stopped,
            first_id=self._first,
            encodings=self._encodings,
        )

    def _articles(self, files: list[Path]) -> Iterator[Article]:
        for done, file in enumerate(files):
            if self._on_progress is not None:
                self._on_progress(done, len(files), file.name)
            if is_open(file):  # and must not be opened otherwise; see store.file
                self._problems.append(Problem(str(file), _("this is the open review file, not articles")))
                continue
            for found in read_any(file):
                if self._cancelled():
                    self._stopped = True
                    return
                if isinstance(found, Problem):
                    self._problems.append(found)
                    continue
                encoding = found.meta.get("encoding")
                if isinstance(encoding, str):
                    self._encodings[encoding] = self._encodings.get(encoding, 0) + 1
                self._first = self._first or found.id
                yield found
        if self._on_progress is not None:
            self._on_progress(len(files), len(files), "")
