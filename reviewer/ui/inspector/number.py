"""The card of a number: what is stored beside what the engine reads in the text, field by field."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QToolButton, QWidget

from reviewer import corrections
from reviewer.messages import gettext as _
from reviewer.messages import language
from reviewer.model import Article, Modifier, Number, NumberKind, Value
from reviewer.quality import same_value
from reviewer.text import normalize
from reviewer.ui import edtf, units
from reviewer.ui.actions import keymap, keys_of
from reviewer.ui.desk import Desk
from reviewer.ui.inspector.compared import Compared, restyle
from reviewer.ui.inspector.date import DateHelper
from reviewer.ui.inspector.editor import Editor
from reviewer.ui.inspector.fields import PartField, TextField
from reviewer.ui.names import Names, digits, isolated, modifier_name
from reviewer.ui.theme import Theme
from reviewer.ui.values import PAIRS, STRINGS, ValueTextError, meaning, read_plain, read_value, value_text

_FOLDED = Qt.ItemDataRole.UserRole + 1


class _Folded(QCompleter):
    """Completes whatever of alef, ta marbuta and case is typed otherwise."""

    def __init__(self, parent: TextField) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setCompletionRole(_FOLDED)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(9)
        if (popup := self.popup()) is not None:
            popup.setLayoutDirection(parent.layoutDirection())

    def offer(self, choices: tuple[str, ...]) -> None:
        self._model.clear()
        for text in choices:
            item = QStandardItem(text)
            item.setData(normalize(text).casefold(), _FOLDED)
            self._model.appendRow(item)

    def splitPath(self, path: str) -> list[str]:
        return [normalize(path).casefold()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "")


class UnitField(TextField):
    """A unit by its name; what is offered depends on the kind of the number."""

    def __init__(self) -> None:
        super().__init__(rtl=language() == "ar")
        self._offered_for: tuple[object, ...] = ()
        self._folded: _Folded | None = None

    def offer(self, kind: NumberKind, nouns: tuple[str, ...]) -> None:
        """Offer the units of a kind; of kinds that count, the nouns that the article counts."""
        choices = units.offered(kind, language()) or nouns
        if choices != self._offered_for:
            self._offered_for = choices
            if self._folded is None:
                self._folded = _Folded(self)
                self._folded.activated[str].connect(lambda _text: self.commit())  # pyright: ignore[reportIndexIssue]
                self.setCompleter(self._folded)
            self._folded.offer(choices)


class PairField(QWidget):
    """Two ends of a range, or two sides of a score."""

    committed = Signal(object)  # (low, high) | None
    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if language() == "ar" else Qt.LayoutDirection.LeftToRight
        )
        self.low, self.high = TextField(rtl=False), TextField(rtl=False)
        self._kind = NumberKind.RANGE
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.low, 1)
        layout.addWidget(QLabel("–"))
        layout.addWidget(self.high, 1)
        for field in (self.low, self.high):
            field.committed.connect(lambda _text: self._commit())
        self.setFocusProxy(self.low)

    def show_value(self, value: Value, kind: NumberKind) -> None:
        self._kind = kind
        low, high = value if isinstance(value, tuple) else (value, None)
        scored = kind is NumberKind.SCORE
        for field, end, name in (
            (self.low, low, _("First side") if scored else _("From")),
            (self.high, high, _("Second side") if scored else _("To")),
        ):
            field.show_text(value_text(end))
            field.setAccessibleName(name)
            field.setPlaceholderText(name)

    def _commit(self) -> None:
        typed = (self.low.text().strip(), self.high.text().strip())
        if not all(typed):
            if not any(typed):
                self.committed.emit(None)
            return  # the other end is still to come
        ends: list[int | float] = []
        for field, text in zip((self.low, self.high), typed, strict=True):
            try:
                ends.append(read_plain(text))
            except ValueTextError as error:
                field.set_wrong(str(error))
                self.said.emit(str(error))
                return
        if self._kind is NumberKind.RANGE and ends[0] > ends[1]:
            wrong = _("A range begins with its smaller number.")
            self.high.set_wrong(wrong)
            self.said.emit(wrong)
            return
        self.committed.emit((ends[0], ends[1]))


class NumberEditor(Editor):
    """Stored fields with the reading of each; what the kind asks for: ends, currencies, a calendar."""

    def __init__(self, desk: Desk, names: Names, theme: Theme) -> None:
        super().__init__(desk, names, theme)
        self._helper: DateHelper | None = None
        self._reading: Number | None = None
        self.value = TextField(rtl=False)
        self.value.committed.connect(self._set_value)
        self.pair = PairField()
        self.pair.committed.connect(lambda ends: self.change(value=ends))
        self.pair.said.connect(desk.said)
        self.calendar = QToolButton()
        self.calendar.clicked.connect(lambda: self.command.emit("choose_date"))
        self.words = QLabel()
        self.words.setObjectName("hint")
        self.words.setWordWrap(True)
        self.unit = UnitField()
        self.unit.committed.connect(self._set_unit)
        self.unit_part = PartField(_("Set the unit in the text"), _("No unit in the text"), "set_unit")
        self.modifier = QComboBox()
        self.modifier.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.modifier.addItem(_("none"), None)
        for one in Modifier:
            self.modifier.addItem(modifier_name(one), one.value)
        self.modifier.activated.connect(self._set_modifier)
        self.modifier_part = PartField(_("Set the modifier in the text"), _("No modifier in the text"), "set_modifier")
        self.reading = QLabel()
        self.reading.setWordWrap(True)
        self.take = QToolButton()
        self.take.clicked.connect(lambda: self.command.emit("take_reading"))
        self._compare()
        self._lay_out()
        self._connect_parts()
        keymap.changed.connect(self._show_keys)
        self._show_keys()

    def _compare(self) -> None:
        self.kind_row = Compared(self.kinds, _("Kind"))
        self.value_row = Compared(self.value, _("Value"), self.calendar)
        self.pair_row = Compared(self.pair, _("Value"))
        self.unit_row = Compared(self.unit, _("Unit"))
        self.modifier_row = Compared(self.modifier, _("Modifier"))
        for row, fields in (
            (self.kind_row, ("kind",)),
            (self.value_row, ("value",)),
            (self.pair_row, ("value",)),
            (self.unit_row, ("unit", "unit_span")),
            (self.modifier_row, ("modifier", "modifier_span")),
        ):
            row.take_wanted.connect(lambda fields=fields: self._take_fields(fields))

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.addWidget(self.reading, 1)
        beside.addWidget(self.take)
        self.form.add(_("Kind"), self.kind_row)
        self.form.add(_("Words"), self.edges)
        self.form.add(_("Text says"), beside)
        self.form.add(_("Value"), self.value_row)
        self.form.add(_("Value"), self.pair_row)
        self.form.add("", self.words)
        self.form.add(_("Unit"), self.unit_row)
        self.form.add("", self.unit_part)
        self.form.add(_("Modifier"), self.modifier_row)
        self.form.add("", self.modifier_part)
        for field, name in ((self.value, _("Value")), (self.unit, _("Unit")), (self.modifier, _("Modifier"))):
            field.setAccessibleName(name)

    def _connect_parts(self) -> None:
        for part, action in ((self.unit_part, "set_unit"), (self.modifier_part, "set_modifier")):
            part.set_wanted.connect(lambda action=action: self.command.emit(action))
        self.unit_part.clear_wanted.connect(lambda: self._clear("unit"))
        self.modifier_part.clear_wanted.connect(lambda: self._clear("modifier"))
        self.unit_part.show_wanted.connect(lambda: self._show_part("unit"))
        self.modifier_part.show_wanted.connect(lambda: self._show_part("modifier"))

    def _show_keys(self) -> None:
        self.take.setText(" ".join(part for part in (_("Take all"), keys_of("take_reading")) if part))
        self.take.setToolTip(_("Take the reading of the text"))
        key = keys_of("choose_date")
        self.calendar.setText("…")
        self.calendar.setAccessibleName(_("Choose a date or time"))
        self.calendar.setToolTip(_("Choose a date or time") + (f" ({isolated(key)})" if key else ""))

    # Showing

    def show_finding(self, annotation: Number, article: Article) -> None:
        super().show_finding(annotation, article)
        number, text = annotation, article.text
        paired = number.kind in PAIRS
        self.form.show_row(self.value_row, not paired)
        self.form.show_row(self.pair_row, paired)
        self.calendar.setVisible(number.kind in STRINGS)
        if paired:
            self.pair.show_value(number.value, number.kind)
        else:
            self.value.show_text(value_text(number.value))
            self.value.setPlaceholderText(_("vague"))
        self._show_words(number)
        self._show_unit(number, article)
        self.modifier.setCurrentIndex(self.modifier.findData(number.modifier and number.modifier.value))
        self.modifier_part.show_part(number.modifier_span.of(text) if number.modifier_span else None)
        self._show_reading(number, article)
        if self._helper is not None:
            self._helper.close()

    def _show_words(self, number: Number) -> None:
        """The meaning of the value in words; what cannot be right is said here, too."""
        said = edtf.words(number.value) if number.kind in STRINGS and isinstance(number.value, str) else ""
        problem = fault(number)
        self.words.setText("× " + problem if problem else digits(said))
        restyle(self.words, "warningText" if problem else "hint")
        self.form.show_row(self.words, bool(problem or said))

    def _show_unit(self, number: Number, article: Article) -> None:
        bare = number.kind in STRINGS or number.kind is NumberKind.ORDINAL
        shown = not bare or number.unit is not None or number.unit_span is not None
        nouns = dict.fromkeys(n.unit for n in article.numbers if n.unit and not units.unit_is_known(n.unit))
        self.unit.offer(number.kind, tuple(nouns))
        self.unit.show_text(units.unit_text(number.unit))
        self.unit_part.show_part(number.unit_span.of(article.text) if number.unit_span else None)
        self.form.show_row(self.unit_row, shown)
        self.form.show_row(self.unit_part, shown)

    def _show_reading(self, number: Number, article: Article) -> None:
        reading = self.desk.workspace.read_number(self.desk.analysis, number.span, article.published)
        self._reading = reading
        self._show_fields(number, reading)
        rows = (self.kind_row, self.value_row, self.unit_row, self.modifier_row)
        agrees = reading is not None and all(row.agrees for row in rows)
        if reading is None:
            self.reading.setText("× " + _("no number that I can read"))
        else:
            said = meaning(reading) or _("vague")
            kind = self.names.label("number", reading.kind.value)
            self.reading.setText(f"{'✓' if agrees else '×'} {isolated(said)} · {kind}")
        restyle(self.reading, "goodText" if agrees else "warningText")
        self.take.setVisible(reading is not None and not agrees)

    def _show_fields(self, number: Number, reading: Number | None) -> None:
        if reading is None:
            for row in (self.kind_row, self.value_row, self.pair_row, self.unit_row, self.modifier_row):
                row.show_reading(None, agrees=True)
            return
        vague = number.value is None and reading.value is None
        alike = number.kind is reading.kind or (vague and {number.kind, reading.kind} <= _VAGUE)
        self.kind_row.show_reading(self.names.label("number", reading.kind.value), agrees=alike)
        value = digits(value_text(reading.value, grouped=True)) or _("vague")
        for row in (self.value_row, self.pair_row):
            row.show_reading(value, agrees=vague or same_value(number.value, reading.value))
        self.unit_row.show_reading(units.unit_text(reading.unit) or _("none"), agrees=number.unit == reading.unit)
        modifier = modifier_name(reading.modifier) if reading.modifier else _("none")
        self.modifier_row.show_reading(modifier, agrees=number.modifier is reading.modifier)

    # Changing

    def _take_fields(self, fields: tuple[str, ...]) -> None:
        if self._reading is not None:
            self.change(**{name: getattr(self._reading, name) for name in fields})

    def _set_value(self, text: str) -> None:
        number = self.desk.selected
        if not isinstance(number, Number):
            return
        try:
            self.change(value=read_value(text, number.kind))
        except ValueTextError as error:
            self.value.set_wrong(str(error))
            self.desk.said.emit(str(error))

    def _set_unit(self, text: str) -> None:
        number = self.desk.selected
        if not isinstance(number, Number):
            return
        try:
            unit = units.read_unit(text, number.kind)
        except units.UnitTextError as error:
            self.unit.set_wrong(str(error))
            self.desk.said.emit(str(error))
            return
        if units.is_doubtful(unit, number.kind):  # كيلو, كم: as the engine understands it
            read = self.desk.workspace.read_number_text(f"5 {unit}")
            unit = read.unit if read is not None and read.unit else unit
        self.change(unit=unit)
        self.unit.show_text(units.unit_text(unit))

    def _set_modifier(self, place: int) -> None:
        key = self.modifier.itemData(place)
        self.change(modifier=Modifier(key) if key else None)

    def _clear(self, part: str) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            clear = corrections.set_unit if part == "unit" else corrections.set_modifier
            self.desk.apply(clear(self.desk.article, self.desk.selected_id, None, None))

    def choose_date(self) -> None:
        """Open the calendar beside the card."""
        number, article = self.desk.selected, self.desk.article
        if not isinstance(number, Number) or article is None:
            return
        if number.kind not in STRINGS:
            self.desk.said.emit(_("Make it a date or a time first."))
            return
        if self._helper is None:
            self._helper = DateHelper(self._read_words, self)
            self._helper.chosen.connect(lambda value: self.change(value=value))
        self._helper.show_value(number, article.published)
        self._helper.show()
        self._helper.raise_()
        self._helper.activateWindow()

    def _read_words(self, text: str, published: str | None) -> str | None:
        read = self.desk.workspace.read_number_text(text, published)
        return read.value if read is not None and read.kind in STRINGS and isinstance(read.value, str) else None

    # Leading to the text

    def _show_part(self, part: str) -> None:
        number = self.desk.selected
        place = getattr(number, f"{part}_span") if isinstance(number, Number) else None
        if place is not None:
            self.desk.looked_at.emit(place)

    def show_picking(self, part: object) -> None:
        """Show which part is being picked in the text."""
        self.unit_part.set_picking(part == "unit")
        self.modifier_part.set_picking(part == "modifier")

    def edit_main(self) -> None:
        number = self.desk.selected
        field = self.pair.low if isinstance(number, Number) and number.kind in PAIRS else self.value
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()


_VAGUE = {NumberKind.CARDINAL, NumberKind.APPROX}


def fault(number: Number) -> str:
    """What about a number's fields cannot be right for its kind; empty when all can."""
    value, kind, paired = number.value, number.kind, isinstance(number.value, tuple)
    if value is not None and kind in PAIRS and not paired:
        return _("This kind needs two numbers.")
    if isinstance(value, tuple) and kind is NumberKind.RANGE and value[0] > value[1]:
        return _("A range begins with its smaller number.")
    if isinstance(value, str) and kind not in STRINGS:
        return _("This kind needs a number, not a date.")
    if kind in STRINGS and value is not None:
        try:
            read_value(value_text(value), kind)
        except ValueTextError as error:
            return str(error)
    if kind is NumberKind.MONEY and number.unit and not units.is_currency(number.unit):
        return _("“{unit}” is no currency.").format(unit=isolated(number.unit))
    if units.is_doubtful(number.unit, kind):
        return _("“{unit}” is no unit of measure that I know.").format(unit=isolated(number.unit or ""))
    return ""
