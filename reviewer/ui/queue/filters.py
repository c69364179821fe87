"""The filters that are not always in view: a card that opens over the list, and what they say in words."""

from __future__ import annotations

import re
from typing import Any, cast

from attrs import evolve, frozen
from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.model import Layer
from reviewer.model.annotation import LAYERS
from reviewer.store import Order, QueueFilter
from reviewer.text import normalize
from reviewer.ui.inspector.fields import Form
from reviewer.ui.names import Names, article_status_name, digits, isolated

SOURCES = 500  # that are offered
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def order_name(order: Order) -> str:
    return {
        Order.IMPORTED: _("as imported"),
        Order.NEWEST: _("newest first"),
        Order.OLDEST: _("oldest first"),
        Order.TITLE: _("by title"),
        Order.MOST_TO_DO: _("most to do first"),
        Order.MOST_WARNINGS: _("most doubtful first"),
    }[order]


@frozen
class Active:
    """A filter that is set: what it says, and the fields of the filter that take it back."""

    text: str
    without: dict[str, Any]
    in_view: bool = False  # by a button of its own


def active(chosen: QueueFilter, names: Names) -> list[Active]:
    """The filters that are set, without the search; the order, too, where it is another than that of import."""
    found: list[Active] = []
    if chosen.status is not None:
        found.append(Active(article_status_name(chosen.status), {"status": None}, in_view=True))
    for on, text, name in (
        (chosen.warning, _("With findings that deserve a look"), "warning"),
        (chosen.flagged, _("Flagged"), "flagged"),
        (chosen.noted, _("With a note"), "noted"),
    ):
        if on:
            found.append(Active(text, {name: False}, in_view=True))
    if chosen.label is not None:
        layer: Layer = chosen.layer or "entity"
        found.append(Active(names.full_label(layer, chosen.label), {"label": None, "layer": None}))
    if chosen.undecided:
        found.append(Active(_("With undecided findings"), {"undecided": False}))
    if chosen.source is not None:
        found.append(Active(isolated(chosen.source), {"source": None}))
    if chosen.since is not None:
        found.append(Active(_("From {day}").format(day=isolated(digits(chosen.since))), {"since": None}))
    if chosen.until is not None:
        found.append(Active(_("Until {day}").format(day=isolated(digits(chosen.until))), {"until": None}))
    if chosen.order is not Order.IMPORTED:
        found.append(Active(order_name(chosen.order), {"order": Order.IMPORTED}))
    return found


class DayField(QLineEdit):
    """A year, a month or a day; ``chosen`` tells of one that is whole, or of none."""

    chosen = Signal(object)  # str | None

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setPlaceholderText("2024-03-05")
        self.setToolTip(
            _("A year, a month or a day: {examples}").format(examples=isolated("2024, 2024-03, 2024-03-05"))
        )
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(lambda: self._mark(wrong=self._day() == ""))

    def _day(self) -> str | None:
        """What was typed as the file writes it; none for nothing, "" for what is no day."""
        typed = re.sub(r"[/.\s]+", "-", normalize(self.text()).strip())
        parts = "-".join(part.zfill(2) for part in typed.split("-"))
        return (parts if _DAY.fullmatch(parts) else "") if typed else None

    def _typed(self) -> None:
        self._mark(wrong=False)
        if (day := self._day()) != "":
            self.chosen.emit(day)

    def _mark(self, *, wrong: bool) -> None:
        if self.property("wrong") != wrong:
            self.setProperty("wrong", wrong)
            self.style().unpolish(self)
            self.style().polish(self)

    def show_day(self, day: str | None) -> None:
        if self._day() != day:
            self.setText(day or "")
            self._mark(wrong=False)


class FilterCard(QFrame):
    """Opens below its button. ``changed`` gives the fields of the filter that are to be others; they hold at once."""

    changed = Signal(object)  # dict of fields of QueueFilter
    clear_wanted = Signal()

    def __init__(self, names: Names, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAccessibleName(_("Filter and sort"))
        self._names = names
        self.label = self._choice(_("Type or kind"))
        self.source = self._choice(_("Source"))
        self.order = self._choice(_("Order"))
        self.undecided = QCheckBox(_("With undecided findings"))
        self.since = DayField(_("From"))
        self.until = DayField(_("Until"))
        for order in Order:
            self.order.addItem(order_name(order), order)
        form = Form()
        for field in (self.order, self.label, self.source, self.since, self.until):
            form.add(field.accessibleName(), field)
        form.add_whole(self.undecided)
        title = QLabel(_("Filter and sort"))
        title.setObjectName("cardTitle")
        self.clear = QPushButton(_("Clear all filters"))
        foot = QHBoxLayout()
        foot.addWidget(self.clear)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addLayout(form)
        layout.addLayout(foot)
        self.setMinimumWidth(330)
        self.label.activated.connect(self._label_chosen)
        self.source.activated.connect(lambda _place: self.changed.emit({"source": self.source.currentData()}))
        self.order.activated.connect(lambda _place: self.changed.emit({"order": Order(self.order.currentData())}))
        self.undecided.toggled.connect(lambda on: self.changed.emit({"undecided": on}))
        self.since.chosen.connect(lambda day: self.changed.emit({"since": day}))
        self.until.chosen.connect(lambda day: self.changed.emit({"until": day}))
        self.clear.clicked.connect(self.clear_wanted)

    @staticmethod
    def _choice(name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setMinimumContentsLength(12)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return made

    def _label_chosen(self, _place: int) -> None:
        layer, label = self.label.currentData() or (None, None)
        self.changed.emit({"label": label, "layer": layer})

    def offer(self, chosen: QueueFilter, sources: list[str]) -> None:
        """Offer the types and the sources that there are now."""
        self.label.clear()
        self.label.addItem(_("Any"), None)
        for layer in LAYERS:
            self.label.insertSeparator(self.label.count())
            for one in self._names.labels(layer):
                self.label.addItem(self._names.full_label(layer, one.key), (layer, one.key))
        self.source.clear()
        self.source.addItem(_("Any"), None)
        for source in sources:
            self.source.addItem(source, source)
        self.show_filter(chosen)

    def show_filter(self, chosen: QueueFilter) -> None:
        """Show what is set."""
        with QSignalBlocker(self.undecided):
            self.undecided.setChecked(chosen.undecided)
        label = (chosen.layer, chosen.label) if chosen.label is not None else None
        for field, value in ((self.label, label), (self.source, chosen.source), (self.order, chosen.order)):
            places = range(field.count())
            field.setCurrentIndex(next((i for i in places if _plain(field.itemData(i)) == value), 0))
        self.since.show_day(chosen.since)
        self.until.show_day(chosen.until)
        self.clear.setEnabled(not evolve(chosen, search="").is_all)

    def open_below(self, button: QWidget) -> None:
        """Open at the start edge of a button, inside of the screen."""
        self.adjustSize()
        rtl = button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = button.mapToGlobal(QPoint(button.width() - self.width() if rtl else 0, button.height() + 4))
        area = button.screen().availableGeometry()
        x = max(area.left(), min(corner.x(), area.right() - self.width()))
        y = max(area.top(), min(corner.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.order.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)


def _plain(data: object) -> object:
    """The data of an item; Qt gives a tuple back as a list."""
    return tuple(cast("list[object]", data)) if isinstance(data, list) else data
