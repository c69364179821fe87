"""The calendar beside a date or time: Gregorian or Hijri, as exact as it is known, also by words like أمس."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Literal

from attrs import frozen
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.messages import language
from reviewer.model import Number, NumberKind
from reviewer.ui import edtf
from reviewer.ui.inspector.compared import restyle
from reviewer.ui.inspector.fields import Chips, Form, TextField
from reviewer.ui.names import digits, isolated

Precision = Literal["day", "month", "year", "decade", "century"]
ReadWords = Callable[[str, str | None], str | None]
"""What the engine reads in words against the date of the article, as EDTF."""

_HIJRI = (
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
)
_RELATIVE = ("أول من أمس", "أمس", "غدا", "الشهر الماضي", "العام الماضي")


@cache
def _months(locale: str) -> tuple[str, ...]:
    """The Gregorian months; in Arabic by both names: تشرين الثاني / نوفمبر."""
    from babel import Locale

    def named(code: str) -> list[str]:
        months = Locale.parse(code).months["format"]["wide"]
        return [str(months[number]) for number in range(1, 13)]

    if locale != "ar":
        return tuple(named("en"))
    return tuple(f"{one} / {other}" for one, other in zip(named("ar_LB"), named("ar_EG"), strict=True))


@frozen
class _Parts:
    year: int
    month: int
    day: int


def _spin(least: int, most: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setMinimumWidth(58)
    return made


class _DayRow(QWidget):
    """Day, month and year; those that are not known are hidden."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.day, self.year, self.month = _spin(1, 31), _spin(1, 2999), QComboBox()
        self.month.setMaxVisibleItems(12)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for field, name in ((self.day, _("Day")), (self.month, _("Month")), (self.year, _("Year"))):
            field.setAccessibleName(name)
            layout.addWidget(field)
        layout.addStretch()
        self.day.valueChanged.connect(self.changed)
        self.year.valueChanged.connect(self.changed)
        self.month.currentIndexChanged.connect(self.changed)
        self.setFocusProxy(self.day)

    def name_months(self, names: tuple[str, ...]) -> None:
        if self.month.count() != len(names) or self.month.itemText(0) != names[0]:
            place = max(0, self.month.currentIndex())
            self.month.blockSignals(True)
            self.month.clear()
            self.month.addItems(names)
            self.month.setCurrentIndex(place)
            self.month.blockSignals(False)

    def show_precision(self, precision: Precision) -> None:
        self.day.setVisible(precision == "day")
        self.month.setVisible(precision in ("day", "month"))

    @property
    def parts(self) -> _Parts:
        return _Parts(self.year.value(), self.month.currentIndex() + 1, self.day.value())

    def show_parts(self, parts: _Parts) -> None:
        for field in (self.day, self.month, self.year):
            field.blockSignals(True)
        self.day.setValue(parts.day)
        self.month.setCurrentIndex(parts.month - 1)
        self.year.setValue(parts.year)
        for field in (self.day, self.month, self.year):
            field.blockSignals(False)


class DateHelper(QDialog):
    """``chosen`` gives EDTF. Nothing is changed before that."""

    chosen = Signal(str)

    def __init__(self, read_words: ReadWords, parent: QWidget) -> None:
        super().__init__(parent)
        self._read_words = read_words
        self._published: str | None = None
        self._kind = NumberKind.DATE
        self.value = ""
        self.calendars, self.precisions, self.relative = Chips(), Chips(), Chips(rtl=True)
        self._calendar = "gregorian"
        self.precision: Precision = "day"
        self.first, self.last = _DayRow(), _DayRow()
        self.interval, self.uncertain, self.approximate = (
            QCheckBox(_("to another day")),
            QCheckBox(_("uncertain (?)")),
            QCheckBox(_("approximate (~)")),
        )
        self.typed = TextField(rtl=True)
        self.hour, self.minute = _spin(0, 23), _spin(0, 59)
        self.said, self.code, self.note = QLabel(), QLabel(), QLabel()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Take this"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setDefault(True)
        self.setModal(False)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.setMinimumWidth(430)
        clock = QHBoxLayout()
        for field, name in ((self.hour, _("Hour")), (self.minute, _("Minute"))):
            field.setAccessibleName(name)
            field.setWrapping(True)
            clock.addWidget(QLabel(name))
            clock.addWidget(field)
        clock.addStretch()
        self.clock = QWidget()
        self.clock.setLayout(clock)
        clock.setContentsMargins(0, 0, 0, 0)
        self.doubts = QWidget()
        doubts = QHBoxLayout(self.doubts)
        doubts.setContentsMargins(0, 0, 0, 0)
        for box in (self.uncertain, self.approximate):
            doubts.addWidget(box)
        doubts.addStretch()
        self.form = Form()
        self.form.add(_("Calendar"), self.calendars)
        self.form.add(_("Known to the"), self.precisions)
        self.form.add(_("Date"), self.first)
        self.form.add("", self.interval)
        self.form.add(_("Until"), self.last)
        self.form.add("", self.doubts)
        self.form.add(_("Time"), self.clock)
        self.form.add(_("In words"), self.typed)
        self.form.add("", self.relative)
        self.said.setObjectName("title")
        self.said.setWordWrap(True)
        self.code.setObjectName("hint")
        self.note.setObjectName("hint")
        self.note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addLayout(self.form)
        for label in (self.said, self.code, self.note):
            layout.addWidget(label)
        layout.addStretch()
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.calendars.chosen.connect(self._choose_calendar)
        self.precisions.chosen.connect(self._choose_precision)
        self.relative.chosen.connect(self._take_words)
        self.typed.committed.connect(self._take_words)
        for row in (self.first, self.last):
            row.changed.connect(self._compose)
        for box in (self.interval, self.uncertain, self.approximate):
            box.toggled.connect(lambda _on: self._compose())
        for spin in (self.hour, self.minute):
            spin.valueChanged.connect(lambda _value: self._compose())
        self.buttons.accepted.connect(self._take)
        self.buttons.rejected.connect(self.reject)

    # What is shown

    def show_value(self, number: Number, published: str | None) -> None:
        """Begin with what is stored, else with the day of the article."""
        self._kind, self._published = number.kind, published
        self._calendar = "gregorian"
        self.setWindowTitle(_("Choose a time") if number.kind is NumberKind.TIME else _("Choose a date"))
        stored = number.value if isinstance(number.value, str) else ""
        self.typed.show_text("")
        dated = _day(published[:10]) if published else None
        self.typed.setPlaceholderText("أمس، الجمعة الماضية، 5 رجب 1436" if dated else "5 رجب 1436")
        self.relative.offer([(one, one) for one in (_RELATIVE if dated else ())], None)
        self._show_edtf(stored or (dated.edtf if dated else "2000-01-01"))
        self.value = stored
        self._arrange()
        self._preview(stored)

    def _show_edtf(self, text: str) -> None:
        """Set the fields from EDTF, as far as they can show it."""
        begin, slash, end = text.partition("/")
        clock = begin.partition("T")[2].split(":")
        for field, part in zip((self.hour, self.minute), clock, strict=False):
            field.blockSignals(True)
            field.setValue(int(part) if part.isdigit() else 0)
            field.blockSignals(False)
        first, last = _day(begin.partition("T")[0]), _day(end)
        for box, on in (
            (self.interval, bool(slash) and last is not None),
            (self.uncertain, first is not None and first.doubt in ("?", "%")),
            (self.approximate, first is not None and first.doubt in ("~", "%")),
        ):
            box.blockSignals(True)
            box.setChecked(on)
            box.blockSignals(False)
        for row, day in ((self.first, first), (self.last, last or first)):
            row.name_months(_months(language()))
            if day is not None:
                row.show_parts(_parts(day))
        if first is not None:
            self.precision = _precision(first)

    def _arrange(self) -> None:
        timed, hijri = self._kind is NumberKind.TIME, self._calendar == "hijri"
        self.calendars.offer([("gregorian", _("Gregorian")), ("hijri", _("Hijri"))], self._calendar)
        names = {
            "day": _("day"),
            "month": _("month"),
            "year": _("year"),
            "decade": _("decade"),
            "century": _("century"),
        }
        offered = [(key, name) for key, name in names.items() if not (hijri and key in ("decade", "century"))]
        self.precisions.offer(offered, self.precision)
        for row in (self.first, self.last):
            row.name_months(_HIJRI if hijri else _months(language()))
            row.show_precision(self.precision)
        for field in (self.calendars, self.precisions, self.first, self.doubts, self.typed):
            self.form.show_row(field, not timed)
        self.form.show_row(self.interval, not timed and not hijri)
        self.form.show_row(self.last, not timed and not hijri and self.interval.isChecked())
        self.form.show_row(self.relative, not timed and bool(self.relative.offered))
        self.form.show_row(self.clock, timed)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _preview(self, value: str, *, told: str = "") -> None:
        self.value = value
        said = edtf.words(value) if value else ""
        self.said.setText(digits(said) if said else told or _("Nothing is chosen yet."))
        restyle(self.said, "title" if said or not told else "warningText")
        self.code.setText(isolated(value))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(value))
        hijri = self._calendar == "hijri" and bool(value)
        note = _("By the calendar of Umm al-Qura; where the moon was sighted, a day earlier or later.") if hijri else ""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    # What is chosen

    def _choose_calendar(self, calendar: str) -> None:
        if calendar == self._calendar:
            return
        begin = _day(self.value.partition("/")[0])
        self._calendar = calendar
        if calendar == "hijri":
            self.precision = "year" if self.precision in ("decade", "century") else self.precision
            parts = self.first.parts
            hijri = edtf.to_hijri(parts.year, parts.month, parts.day)
            self.first.show_parts(_Parts(*(hijri or (1446, 1, 1))))
        elif begin is not None:
            self.first.show_parts(_parts(begin))
        else:
            self.first.show_parts(_Parts(2000, 1, 1))
        self._arrange()
        self._compose()

    def _choose_precision(self, precision: str) -> None:
        self.precision = precision  # pyright: ignore[reportAttributeAccessIssue]
        self._arrange()
        self._compose()

    def _compose(self) -> None:
        """EDTF from the fields."""
        self._arrange()
        if self._kind is NumberKind.TIME:
            self._preview(f"T{self.hour.value():02}:{self.minute.value():02}")
            return
        if self._calendar == "hijri":
            value, wrong = self._from_hijri(), _("This Hijri date cannot be converted.")
        else:
            value, wrong = self._gregorian(self.first), _("The calendar has no such day.")
            end = self._gregorian(self.last) if self.interval.isChecked() else ""
            if self.interval.isChecked():
                ordered = bool(value and end) and end > value
                value, wrong = (f"{value}/{end}", "") if ordered else ("", _("The end is not after the beginning."))
        self._preview(value, told=wrong)

    def _doubt(self) -> str:
        both = (self.uncertain.isChecked(), self.approximate.isChecked())
        return {(True, True): "%", (True, False): "?", (False, True): "~"}.get(both, "")

    def _gregorian(self, row: _DayRow) -> str:
        parts = row.parts
        year = f"{parts.year:04}"
        written = {"decade": f"{year[:3]}X", "century": f"{year[:2]}XX"}.get(self.precision, year)
        if self.precision in ("day", "month"):
            written += f"-{parts.month:02}"
        if self.precision == "day":
            written += f"-{parts.day:02}"
        day = _day(written + self._doubt())
        return day.edtf if day is not None else ""

    def _from_hijri(self) -> str:
        """By the engine's own calendar: a day, or the days that a month or a year covers."""
        parts = self.first.parts
        words = {
            "day": f"{parts.day} {_HIJRI[parts.month - 1]} {parts.year} هـ",
            "month": f"{_HIJRI[parts.month - 1]} {parts.year} هـ",
        }.get(self.precision, f"عام {parts.year} هـ")
        value = self._read_words(words, None)
        doubt = self._doubt()
        return "/".join(f"{part}{doubt}" for part in value.split("/")) if value else ""

    def _take_words(self, text: str) -> None:
        """أمس, الجمعة الماضية, 5 رجب 1436: as the engine reads it on the day of the article."""
        if not text.strip():
            return
        value = self._read_words(text, self._published)
        if value is None:
            self._preview("", told=_("I cannot read a date in these words."))
            return
        self._calendar = "gregorian"
        self._show_edtf(value)
        self._arrange()
        self._preview(value)

    def _take(self) -> None:
        if self.value:
            self.chosen.emit(self.value)
        self.accept()

    def reject(self) -> None:
        super().reject()
        parent = self.parentWidget()
        if parent is not None:
            parent.window().activateWindow()


def _day(text: str) -> edtf.Day | None:
    try:
        return edtf.read_day(text)
    except edtf.NoSuchDayError:
        return None


def _parts(day: edtf.Day) -> _Parts:
    year = day.year.replace("X", "0")
    return _Parts(max(1, int(year)), day.month if day.month and day.month <= 12 else 1, day.day or 1)


def _precision(day: edtf.Day) -> Precision:
    if day.year.endswith("XX"):
        return "century"
    if day.year.endswith("X"):
        return "decade"
    return "day" if day.day else "month" if day.month else "year"
