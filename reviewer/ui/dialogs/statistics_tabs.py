"""The three tabs of the statistics. Each is given what was read and shows it; an empty one says so in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from attrs import frozen
from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.messages import language, ngettext
from reviewer.model import LAYERS, Layer
from reviewer.quality import CLASSES, Correction, CorrectionClass, CorrectionLog, Score
from reviewer.store import IDLE, Activity, Work
from reviewer.ui.dialogs.precision_chart import PrecisionChart, layer_name, percent
from reviewer.ui.dialogs.statistics_tables import (
    ROW,
    Column,
    CorrectionDelegate,
    RowsModel,
    class_name,
    described,
    table,
)
from reviewer.ui.names import Names, digits, isolated
from reviewer.ui.theme import Theme

_PADDING = 32  # pixels beside the title of a column, with room for the sign of sorting


def button(text: str, work: Callable[[], object]) -> QPushButton:
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: work())
    return made


def duration(seconds: float | None) -> str:
    """A stretch of time as people say it; a dash for none."""
    if seconds is None:
        return "—"
    whole = round(seconds)
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _("{h} h {m} min").format(h=digits(hours), m=digits(minutes))
    if minutes:
        return _("{m} min {s} s").format(m=digits(minutes), s=digits(rest))
    return _("{s} s").format(s=digits(whole))


def pace(seconds: float | None) -> str:
    return "—" if seconds is None else _("{s} s").format(s=digits(f"{seconds:.1f}"))


def moment(time: datetime) -> str:
    """A time of the journal where the reviewer is."""
    from babel.dates import format_datetime

    locale = "ar_LB" if language() == "ar" else "en"
    return isolated(
        digits(
            format_datetime(time.astimezone(), "d MMM y، HH:mm" if locale != "en" else "d MMM y, HH:mm", locale=locale)
        )
    )


def _hint(text: str = "") -> QLabel:
    label = QLabel(text)
    label.setObjectName("hint")
    label.setWordWrap(True)
    return label


class _Page(QWidget):
    """A page that shows its content, or in words why there is none."""

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.empty = QLabel(empty)
        self.empty.setObjectName("empty")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.content = QWidget()
        self.column = QVBoxLayout(self.content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(self.empty)
        self._layers.addWidget(self.content)

    def show_content(self, *, there: bool) -> None:
        self._layers.setCurrentIndex(int(there))


class WorkTab(_Page):
    """Actions and active time, by article."""

    wanted = Signal(str)  # id of an article

    def __init__(self) -> None:
        super().__init__(
            _("Nothing has been done in this file yet. Time and actions appear with the first correction.")
        )
        self._activity = Activity()
        self.reviewer = QComboBox()
        self.reviewer.setAccessibleName(_("Reviewer"))
        self.reviewer.setMinimumWidth(180)
        self.reviewer.currentIndexChanged.connect(lambda _place: self._fill())
        self.figures: dict[str, QLabel] = {}
        self.model = RowsModel(self._columns(), self)
        self.table = table(self.model, _("Time and actions by article"))
        self.table.activated.connect(self._activated)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 66), (2, 98), (3, 66), (4, 96), (5, 108), (6, 142), (7, 142)):
            header.resizeSection(column, width)
        self.column.addLayout(self._head())
        self.column.addWidget(self.table, 1)
        minutes = int(IDLE.total_seconds()) // 60
        self.column.addWidget(
            _hint(
                ngettext(
                    "Active time: the gaps between a reviewer's steps. One of more than {n} minute counts nothing.",
                    "Active time: the gaps between a reviewer's steps. One of more than {n} minutes counts nothing.",
                    minutes,
                ).format(n=digits(minutes))
            )
        )
        self.show_content(there=False)

    @staticmethod
    def _columns() -> list[Column]:
        return [
            Column(_("Article"), _article_name, lambda w: w.headline or w.article),
            Column(_("Actions"), lambda w: digits(w.actions), lambda w: w.actions, number=True),
            Column(
                _("Undo, redo"),
                lambda w: digits(w.undone + w.redone),
                lambda w: w.undone + w.redone,
                number=True,
                tip=_("How often something was undone or done again; not among the actions"),
            ),
            Column(_("Decided"), lambda w: digits(w.decided), lambda w: w.decided, number=True),
            Column(_("Active time"), lambda w: duration(w.seconds), lambda w: w.seconds, number=True),
            Column(
                _("Time a finding"),
                lambda w: pace(w.pace),
                lambda w: w.pace,
                number=True,
                tip=_("Active time for each finding decided"),
            ),
            Column(_("First step"), lambda w: moment(w.first), lambda w: w.first),
            Column(_("Last step"), lambda w: moment(w.last), lambda w: w.last),
        ]

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(28)
        names = {
            "articles": _("Articles"),
            "actions": _("Actions"),
            "each": _("Actions an article"),
            "decided": _("Findings decided"),
            "seconds": _("Active time"),
            "pace": _("Time a finding"),
        }
        for key, name in names.items():
            figure = QLabel()
            figure.setObjectName("cardTitle")
            figure.setAccessibleName(name)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            caption = QLabel(name)
            caption.setObjectName("hint")
            column.addWidget(caption)
            head.addLayout(column)
            self.figures[key] = figure
        head.addStretch()
        head.addWidget(self.reviewer)
        return head

    def show_activity(self, activity: Activity) -> None:
        chosen = self.reviewer.currentData()
        self._activity = activity
        self.reviewer.blockSignals(True)
        self.reviewer.clear()
        self.reviewer.addItem(_("All reviewers"), None)
        for name in activity.reviewers:
            self.reviewer.addItem(isolated(name), name)
        self.reviewer.setCurrentIndex(max(0, self.reviewer.findData(chosen)))
        self.reviewer.blockSignals(False)
        self._fill()
        self.show_content(there=bool(activity.works))

    def _fill(self) -> None:
        reviewer: str | None = self.reviewer.currentData()
        works = self._activity.by_article(reviewer)
        self.model.show(works)
        total = self._activity.total(reviewer)
        articles = sum(work.article is not None for work in works)
        alone = sum(work.actions for work in works if work.article is not None)
        shown = {
            "articles": digits(articles),
            "actions": digits(total.actions if total else 0),
            "each": digits(f"{alone / articles:.1f}") if articles else "—",
            "decided": digits(total.decided if total else 0),
            "seconds": duration(total.seconds if total else 0),
            "pace": pace(total.pace if total else None),
        }
        for key, text in shown.items():
            self.figures[key].setText(text)

    def _activated(self, index: QModelIndex) -> None:
        work: Work = index.data(ROW)
        if work.article is not None:
            self.wanted.emit(work.article)


def _article_name(work: Work) -> str:
    if work.article is None:
        return _("Several articles at once, or the whole file")
    return isolated(work.headline or work.article)


class CorrectionsTab(_Page):
    """The correction log: the machine's side beside the human's."""

    wanted = Signal(object)  # Correction
    export_wanted = Signal(object)  # Path

    def __init__(self, names: Names, theme: Theme, beside: Path) -> None:
        super().__init__(_("No suggestion of the machine has been corrected yet."))
        self._names = names
        self._beside = beside
        self._log = CorrectionLog()
        self.layer = QButtonGroup(self)
        self.errors = QComboBox()
        self.errors.setAccessibleName(_("Kind of error"))
        self.errors.setMinimumWidth(200)
        self.errors.currentIndexChanged.connect(lambda _place: self._fill())
        self.model = RowsModel(self._columns(), self)
        self.table = table(self.model, _("Corrections"), two_lines=True)
        self.table.setItemDelegate(CorrectionDelegate(theme, names, self.table))
        self.table.activated.connect(lambda index: self.wanted.emit(index.data(ROW)))
        header = self.table.horizontalHeader()
        for column, width in ((0, 210), (1, 96), (2, 230), (3, 230)):
            header.resizeSection(column, width)
        header.setStretchLastSection(True)
        self._count = _hint()
        self.export_button = button(_("Save as a table …"), self._export)
        self.column.addLayout(self._head())
        self.column.addWidget(self.table, 1)
        feet = QHBoxLayout()
        feet.addWidget(self._count, 1)
        feet.addWidget(self.export_button)
        self.column.addLayout(feet)
        self.show_content(there=False)

    def _columns(self) -> list[Column]:
        def side(which: str, missing: str) -> Callable[[Correction], str]:
            return lambda one: self._side_text(one, which) or missing

        return [
            Column(_("Article"), lambda c: isolated(c.headline), lambda c: c.headline),
            Column(_("Layer"), lambda c: layer_name(c.layer), lambda c: LAYERS.index(c.layer)),
            Column(_("Machine"), side("machine", _("not found")), lambda c: c.machine and c.machine.surface),
            Column(_("Human"), side("human", _("rejected")), lambda c: c.human and c.human.surface),
            Column(
                _("Errors"),
                lambda c: " · ".join(map(class_name, c.classes)),
                lambda c: [CLASSES.index(one) for one in c.classes],
            ),
        ]

    def _side_text(self, one: Correction, which: str) -> str:
        side = getattr(one, which)
        return "" if side is None else f"{side.surface} · {described(side, self._names)}".replace("\n", " ")

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(6)
        for place, name in enumerate((_("All"), *map(layer_name, LAYERS))):
            chip = QPushButton(name)
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            self.layer.addButton(chip, place)
            head.addWidget(chip)
        self.layer.button(0).setChecked(True)
        self.layer.idClicked.connect(lambda _place: self._choose_layer())
        head.addStretch()
        head.addWidget(self.errors)
        return head

    @property
    def shown(self) -> list[Correction]:
        """The corrections that the filters let through, in the order of the table."""
        return self.model.rows

    def show_log(self, log: CorrectionLog) -> None:
        self._log = log
        self._choose_layer()
        self.show_content(there=bool(log.corrections))

    def _of_layer(self) -> list[Correction]:
        place = self.layer.checkedId()
        layer: Layer | None = LAYERS[place - 1] if place else None
        return [one for one in self._log.corrections if layer is None or one.layer == layer]

    def _choose_layer(self) -> None:
        """Offer the errors of the layer with their numbers; the chosen one stays where there is any."""
        chosen, some = self.errors.currentData(), self._of_layer()
        counts = Counter(name for one in some for name in one.classes)
        self.errors.blockSignals(True)
        self.errors.clear()
        self.errors.addItem(_("All errors"), None)
        for name in CLASSES:
            if counts[name]:
                self.errors.addItem(f"{class_name(name)} ({digits(counts[name])})", name)
        self.errors.setCurrentIndex(max(0, self.errors.findData(chosen)))
        self.errors.blockSignals(False)
        self._fill()

    def _fill(self) -> None:
        wanted: CorrectionClass | None = self.errors.currentData()
        self.model.show(one for one in self._of_layer() if wanted is None or wanted in one.classes)
        n = len(self.shown)
        text = ngettext("{n} correction", "{n} corrections", n).format(n=digits(n))
        self._count.setText(f"{text}. {_('Enter goes to the finding.')}")
        self.export_button.setEnabled(n > 0)

    def _export(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Where to"), str(self._beside), "CSV (*.csv)")
        if chosen:
            self.export_wanted.emit(Path(chosen))


class ExtractorsTab(_Page):
    """What can be said of each extractor: in figures, and the precision by type as a chart beside them."""

    def __init__(self, names: Names, theme: Theme) -> None:
        super().__init__(_("No suggestion has been decided yet. What is accepted, corrected or rejected counts here."))
        self._names = names
        self.chart = PrecisionChart(names, theme)
        self.model = RowsModel(self._columns(), self)
        self.table = table(self.model, _("Extractors by type"))
        header = self.table.horizontalHeader()
        for place, column in enumerate(self.model.columns):
            if column.number:
                header.resizeSection(place, header.fontMetrics().horizontalAdvance(column.title) + _PADDING)
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(self.model.columns) - 1, QHeaderView.ResizeMode.Stretch)
        area = QScrollArea()
        area.setObjectName("inspectorArea")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._card())
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(12)
        halves.addWidget(area)
        halves.addWidget(self.table)
        halves.setSizes([380, 760])
        self.column.addWidget(halves, 1)
        self.column.addWidget(
            _hint(
                _("Precision: suggestions accepted as they were, of all decided. Recall: the same, of all true ones.")
                + " "
                + _("Missed findings are those that a human added.")
            )
        )
        self.show_content(there=False)

    def _card(self) -> QWidget:
        card = QWidget()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(4, 12, 4, 8)
        title = QLabel(_("Precision by type"))
        title.setObjectName("cardTitle")
        title.setContentsMargins(12, 0, 12, 0)
        inside.addWidget(title)
        inside.addWidget(self.chart)
        inside.addStretch()
        return card

    def _columns(self) -> list[Column]:
        def count(title: str, of: Callable[[Score], int], tip: str = "") -> Column:
            return Column(title, lambda r: digits(of(r.score)), lambda r: of(r.score), number=True, tip=tip)

        def share(title: str, of: Callable[[Score], float | None]) -> Column:
            return Column(title, lambda r: percent(of(r.score)), lambda r: of(r.score), number=True)

        return [
            Column(_("Type"), lambda r: self._type(r.score), lambda r: self._place(r.score)),
            Column(_("Extractor"), _origin, lambda r: r.origin or ""),
            count(_("Decided"), lambda s: s.tally.predicted, _("Suggestions that a human decided about")),
            count(_("Right"), lambda s: s.tally.hits, _("Suggestions accepted as they were")),
            share(_("Precision"), lambda s: s.precision),
            count(_("Missed"), lambda s: s.errors.get("missing", 0), _("Findings that a human added")),
            share(_("Recall"), lambda s: s.recall),
            Column(_("Errors"), lambda r: _errors(r.score), lambda r: sum(r.score.errors.values())),
        ]

    def _type(self, score: Score) -> str:
        if score.label is None:
            return layer_name(score.layer)
        return self._names.full_label(score.layer, score.label)

    def _place(self, score: Score) -> Any:
        return (LAYERS.index(score.layer), score.label or "", score.origin or "")

    def show_log(self, log: CorrectionLog) -> None:
        self.chart.show_scores(log.layer_scores())
        self.model.show(_judged(log.scores))
        self.show_content(there=bool(log.scores))


@frozen
class _Judged:
    """A row: a score, and whose it is; of none in particular when several extractors have a part in it."""

    score: Score
    origin: str | None


def _judged(scores: Sequence[Score]) -> list[_Judged]:
    """A row a score, but for those of a sole extractor: what is said of all together is said of that one."""
    origins: dict[tuple[str, str | None], set[str]] = {}
    for score in scores:
        if score.origin is not None:
            origins.setdefault((score.layer, score.label), set()).add(score.origin)
    rows: list[_Judged] = []
    for score in scores:
        its = origins.get((score.layer, score.label), set())
        if score.origin is None:
            rows.append(_Judged(score, next(iter(its)) if len(its) == 1 else None))
        elif len(its) > 1:
            rows.append(_Judged(score, score.origin))
    return rows


def _origin(row: _Judged) -> str:
    if row.origin is not None:
        return isolated(row.origin)
    return _("all") if row.score.tally.predicted else "—"


def _errors(score: Score) -> str:
    """Each kind of error with its number, the most frequent first."""
    ranked = sorted(score.errors.items(), key=lambda item: -item[1])
    return " · ".join(f"{class_name(name)} {digits(n)}" for name, n in ranked)
