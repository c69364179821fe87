"""Export: which format, which findings, where to; afterwards what was written and what was left out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.errors import ReviewerError
from reviewer.formats import FORMATS, ExportOptions, ExportSummary, Format
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import CONFIRMED, Status
from reviewer.ui.filing import Filing
from reviewer.ui.names import digits, isolated, status_name


class ExportDialog(QDialog):
    """Stays open after an export, to show its summary."""

    def __init__(self, filing: Filing, beside: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export"))
        self._filing = filing
        self._formats = [f for f in FORMATS if f.write is not None]
        self._beside = beside
        self.format = QComboBox()
        for one in self._formats:
            self.format.addItem(one.id, one.id)
        self._what = QLabel()
        self._what.setObjectName("hint")
        self._what.setWordWrap(True)
        self.statuses = {status: QCheckBox(status_name(status)) for status in Status}
        self._human = QCheckBox(_("Only what a human changed or added"))
        self._bom = QCheckBox(_("Mark tables as UTF-8 for Excel"))
        self.target = QLineEdit()
        self.target.setAccessibleName(_("Where to"))
        self.target.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()
        self.format.currentIndexChanged.connect(lambda _place: self._choose())
        self._choose()

    def _build(self) -> None:
        checks = QGridLayout()
        for place, (status, box) in enumerate(self.statuses.items()):
            box.setChecked(status in CONFIRMED)
            checks.addWidget(box, place // 3, place % 3)
        browse = QPushButton(_("Choose …"))
        browse.clicked.connect(self._browse)
        browse.setAutoDefault(False)
        where = QHBoxLayout()
        where.addWidget(self.target, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(_("Format"), self.format)
        form.addRow("", self._what)
        form.addRow(_("Findings"), checks)
        form.addRow("", self._human)
        form.addRow("", self._bom)
        form.addRow(_("Where to"), where)
        self._buttons = QDialogButtonBox()
        self._write = self._buttons.addButton(_("Export"), QDialogButtonBox.ButtonRole.ActionRole)
        self._write.setDefault(True)
        self._write.clicked.connect(self.start)
        close = self._buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(self.outcome)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(560)

    @property
    def _format(self) -> Format:
        return self._formats[self.format.currentIndex()]

    def _choose(self) -> None:
        chosen = self._format
        self._what.setText(chosen.description())
        self._bom.setVisible(chosen.id == "csv")
        self.target.setText(str(self._beside.with_suffix(chosen.suffix or "")))
        self.outcome.clear()

    def _browse(self) -> None:
        if self._format.folder:
            chosen = QFileDialog.getExistingDirectory(self, _("Where to"), str(self._beside.parent))
        else:
            chosen, _filter = QFileDialog.getSaveFileName(self, _("Where to"), self.target.text())
        if chosen:
            self.target.setText(chosen)

    def start(self) -> None:
        """Write it; the summary or what went wrong is shown in the dialog."""
        statuses = frozenset(status for status, box in self.statuses.items() if box.isChecked())
        if not statuses:
            self._show(_("Choose at least one status."), wrong=True)
            return
        bom = self._bom.isChecked() and self._format.id == "csv"
        options = ExportOptions(statuses=statuses, only_human=self._human.isChecked(), bom=bom)
        self._write.setEnabled(False)
        target = Path(self.target.text()).expanduser()
        task = self._filing.export(self._format.id, target, options, self._done, self._failed)
        task.ended.connect(lambda: self._write.setEnabled(True))

    def _done(self, summary: ExportSummary) -> None:
        self._show(export_text(summary), wrong=False)

    def _failed(self, error: ReviewerError) -> None:
        self._show(str(error), wrong=True)

    def _show(self, text: str, *, wrong: bool) -> None:
        self.outcome.setObjectName("warningText" if wrong else "goodText")
        self.outcome.style().unpolish(self.outcome)
        self.outcome.style().polish(self.outcome)
        self.outcome.setText(text)
        self.adjustSize()


def export_text(summary: ExportSummary) -> str:
    """What was written and what was left out."""
    lines = [
        ngettext("{n} article written", "{n} articles written", summary.articles).format(n=digits(summary.articles)),
        _("entities {entities}, quotes {quotes}, numbers {numbers}").format(
            entities=digits(summary.written["entity"]),
            quotes=digits(summary.written["quote"]),
            numbers=digits(summary.written["number"]),
        ),
    ]
    if summary.left_out:
        left = "، ".join(f"{status_name(Status(s))} {digits(n)}" for s, n in sorted(summary.left_out.items()))
        lines.append(_("left out by status: {counts}").format(counts=left))
    lines += [isolated(str(file)) for file in summary.files]
    return "\n".join(lines)
