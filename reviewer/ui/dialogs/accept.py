"""Accept all suggestions from a score on."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QDoubleSpinBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.model import Article, Status
from reviewer.ui.names import digits


class AcceptDialog(QDialog):
    """Says how many findings a score takes in before anything is done."""

    def __init__(self, article: Article, score: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Accept all sure ones"))
        self._scores = [a.score or 0 for a in article.annotations if a.status is Status.SUGGESTED]
        self._score = QDoubleSpinBox()
        self._score.setRange(0, 1)
        self._score.setSingleStep(0.05)
        self._score.setValue(score)
        self._count = QLabel()
        self._count.setObjectName("hint")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Accept"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(_("Score from"), self._score)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.addLayout(form)
        layout.addWidget(self._count)
        layout.addWidget(self._buttons)
        self._score.valueChanged.connect(lambda _value: self._show())
        self._show()

    @property
    def score(self) -> float:
        return self._score.value()

    def _show(self) -> None:
        number = sum(score >= self.score for score in self._scores)
        self._count.setText(
            ngettext("{n} suggestion will be accepted.", "{n} suggestions will be accepted.", number).format(
                n=digits(number)
            )
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(number > 0)
