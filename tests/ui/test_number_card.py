"""The card of a number: the reading beside each field, and what its kind asks for."""

from __future__ import annotations

from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from reviewer.messages import set_language
from reviewer.model import Article, Modifier, Number, NumberKind, Span
from reviewer.ui import edtf, units
from reviewer.ui.inspector.date import DateHelper
from reviewer.ui.inspector.number import NumberEditor, fault
from reviewer.ui.values import ValueTextError, read_value
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow

TEXT = "كلّف الجسر نحو 300 ألف دولار. واستغرق بناؤه من 10 إلى 20 شهرا، وافتتح في 24 تشرين الثاني 2015 عند الساعة 14:30."


def at(words: str) -> Span:
    found = TEXT.index(words)
    return Span(found, found + len(words))


def bridge(**fields: Any) -> Article:
    money = {
        "id": "n1",
        "span": at("300 ألف"),
        "kind": NumberKind.MONEY,
        "value": 300,
        "unit": "EUR",
        "unit_span": at("دولار"),
    }
    return Article(
        id="bridge",
        text=TEXT,
        published="2015-11-26",
        annotations=[
            Number(**{**money, **fields}),
            Number(id="n2", span=at("من 10 إلى 20"), kind=NumberKind.RANGE, value=(10, 20), unit="month"),
            Number(id="n3", span=at("24 تشرين الثاني 2015"), kind=NumberKind.DATE, value="2015-11-24"),
            Number(id="n4", span=at("14:30"), kind=NumberKind.TIME, value="T14:30"),
        ],
    )


def opened(open_window: OpenWindow, selected: str = "n1", **fields: Any) -> tuple[MainWindow, NumberEditor]:
    window = open_window(bridge(**fields), welcomed=True)
    window.desk.select(selected)
    return window, window.inspector.number


def number(window: MainWindow, id_: str = "n1") -> Number:
    assert window.desk.article is not None
    found = window.desk.article.annotation(id_)
    assert isinstance(found, Number)
    return found


def test_each_field_stands_beside_its_reading(open_window: OpenWindow) -> None:
    _window, card = opened(open_window)
    assert [row.tick.text() for row in (card.kind_row, card.value_row, card.unit_row, card.modifier_row)] == list(
        "✓×××"
    )
    assert "300\u202f000" in card.value_row.reading.text()
    assert "USD" in card.unit_row.reading.text()
    assert card.value_row.tick.objectName() == "warningText"
    assert card.kind_row.tick.objectName() == "goodText"
    assert card.reading.text().startswith("×")


def test_one_field_of_the_reading_is_taken_alone_and_all_by_one_key(open_window: OpenWindow) -> None:
    window, card = opened(open_window)
    card.unit_row.take_wanted.emit()
    after = number(window)
    assert (after.unit, after.value, after.modifier) == ("USD", 300, None)
    assert card.unit_row.tick.text() == "✓"
    window.run("take_reading")
    after = number(window)
    assert (after.value, after.modifier, after.modifier_span) == (300000, Modifier.APPROX, at("نحو"))
    assert card.reading.text().startswith("✓")


@pytest.mark.parametrize("typed", ["دولار أمريكي (USD)", "دولار أمريكي", "دولار امريكي", "US Dollar", "usd"])
def test_a_currency_is_understood_by_its_name_and_its_code(open_window: OpenWindow, typed: str) -> None:
    window, card = opened(open_window)
    card.unit.setText(typed)
    card.unit.commit()
    assert number(window).unit == "USD"
    assert card.unit.text() == "دولار أمريكي (USD)"


def test_money_in_no_currency_is_refused_and_said(open_window: OpenWindow) -> None:
    window, card = opened(open_window)
    card.unit.setText("أصداف")
    card.unit.commit()
    assert number(window).unit == "EUR"
    assert card.unit.property("wrong")
    assert window.status.said


def test_currencies_are_completed_whatever_is_typed_of_alef(open_window: OpenWindow) -> None:
    _window, card = opened(open_window)
    completer = card.unit.completer()
    assert completer is not None
    completer.setCompletionPrefix("دولار ام")
    assert completer.currentCompletion() == "دولار أمريكي (USD)"
    completer.setCompletionPrefix("ريال سع")
    assert completer.currentCompletion() == "ريال سعودي (SAR)"


def test_a_measure_is_read_as_the_engine_reads_it_and_another_word_is_pointed_out(open_window: OpenWindow) -> None:
    window, card = opened(open_window, kind=NumberKind.MEASURE, unit=None)
    card.unit.setText("كم")
    card.unit.commit()
    assert number(window).unit == "kilometer"
    card.unit.setText("أصداف")
    card.unit.commit()
    assert number(window).unit == "أصداف"  # what is typed by hand stays possible
    assert card.words.objectName() == "warningText"
    assert card.words.isVisible()


def test_the_ends_of_a_range_are_two_fields_that_are_checked(open_window: OpenWindow) -> None:
    window, card = opened(open_window, "n2")
    assert card.pair.isVisible()
    assert not card.value.isVisible()
    assert (card.pair.low.text(), card.pair.high.text()) == ("10", "20")
    card.pair.high.setText("٢٥")
    card.pair.high.commit()
    assert number(window, "n2").value == (10, 25)
    card.pair.high.setText("5")
    card.pair.high.commit()
    assert number(window, "n2").value == (10, 25)
    assert card.pair.high.property("wrong")


def test_a_score_may_be_lost(open_window: OpenWindow) -> None:
    window, card = opened(open_window, "n2")
    card.kinds.chosen.emit("score")
    card.pair.low.setText("3")
    card.pair.high.setText("1")
    card.pair.high.commit()
    assert number(window, "n2").value == (3, 1)


@pytest.mark.parametrize(
    ("kind", "value", "unit", "to", "expected"),
    [
        (NumberKind.CARDINAL, 10, "منزل", NumberKind.PERCENT, (10, "%")),
        (NumberKind.PERCENT, 10, "%", NumberKind.CARDINAL, (10, None)),
        (NumberKind.CARDINAL, 2015, None, NumberKind.DATE, ("2015", None)),
        (NumberKind.DATE, "2015", None, NumberKind.CARDINAL, (2015, None)),
        (NumberKind.DATE, "2010/2015", None, NumberKind.RANGE, ((2010, 2015), None)),
        (NumberKind.RANGE, (2010, 2015), None, NumberKind.DATE, ("2010/2015", None)),
        (NumberKind.DATE, "2015-11-24", None, NumberKind.CARDINAL, ("2015-11-24", None)),
        (NumberKind.RANGE, (10, 20), "day", NumberKind.CARDINAL, ((10, 20), "day")),
    ],
)
def test_another_kind_rewrites_what_is_lossless_and_keeps_the_rest(
    open_window: OpenWindow, kind: NumberKind, value: Any, unit: str | None, to: NumberKind, expected: tuple[Any, Any]
) -> None:
    window, card = opened(open_window, kind=kind, value=value, unit=unit)
    card.kinds.chosen.emit(to.value)
    after = number(window)
    assert (after.kind, after.value, after.unit) == (to, *expected)


def test_a_value_that_does_not_fit_its_kind_is_pointed_out() -> None:
    span = Span(0, 1)
    assert fault(Number(id="n", span=span, kind=NumberKind.RANGE, value=5))
    assert fault(Number(id="n", span=span, kind=NumberKind.CARDINAL, value="2015-11-24"))
    assert fault(Number(id="n", span=span, kind=NumberKind.DATE, value="2015-02-30"))
    assert fault(Number(id="n", span=span, kind=NumberKind.MONEY, value=5, unit="بيت"))
    assert not fault(Number(id="n", span=span, kind=NumberKind.MONEY, value=5, unit="BTC"))
    assert not fault(Number(id="n", span=span, kind=NumberKind.DATE, value="199X"))


def test_a_date_is_said_in_words_below(open_window: OpenWindow) -> None:
    _window, card = opened(open_window, "n3")
    assert card.words.text() == "الثلاثاء 24 تشرين الثاني 2015"
    assert card.calendar.isVisible()


def test_parts_are_set_by_keys_from_the_selection(open_window: OpenWindow) -> None:
    window, _card = opened(open_window, unit=None, unit_span=None)
    window.article.view.select_span(at("دولار"))
    window.run("set_unit")
    after = number(window)
    assert (after.unit, after.unit_span) == ("USD", at("دولار"))
    window.article.view.select_span(at("نحو"))
    window.run("set_modifier")
    after = number(window)
    assert (after.modifier, after.modifier_span) == (Modifier.APPROX, at("نحو"))


def test_a_part_is_cleared(open_window: OpenWindow) -> None:
    window, card = opened(open_window, modifier=Modifier.APPROX, modifier_span=at("نحو"))
    card.modifier_part.clear_wanted.emit()
    card.unit_part.clear_wanted.emit()
    after = number(window)
    assert (after.modifier, after.modifier_span, after.unit_span, after.unit) == (None, None, None, "EUR")


# The calendar


@pytest.fixture
def calendar(open_window: OpenWindow) -> DateHelper:
    window, card = opened(open_window, "n3")
    window.run("choose_date")
    assert card._helper is not None
    assert card._helper.isVisible()
    return card._helper


def test_the_calendar_begins_with_what_is_stored(calendar: DateHelper) -> None:
    assert (calendar.first.day.value(), calendar.first.month.currentIndex(), calendar.first.year.value()) == (
        24,
        10,
        2015,
    )
    assert calendar.first.month.currentText() == "تشرين الثاني / نوفمبر"
    assert calendar.value == "2015-11-24"


def test_the_calendar_writes_what_is_known_and_how_surely(calendar: DateHelper) -> None:
    expected = {"month": "2015-11", "year": "2015", "decade": "201X", "century": "20XX", "day": "2015-11-24"}
    for precision, value in expected.items():
        calendar.precisions.chosen.emit(precision)
        assert calendar.value == value
    calendar.uncertain.setChecked(True)
    assert calendar.value == "2015-11-24?"
    calendar.approximate.setChecked(True)
    assert calendar.value == "2015-11-24%"


def test_an_interval_ends_after_it_begins(calendar: DateHelper) -> None:
    calendar.interval.setChecked(True)
    assert calendar.value == ""
    calendar.last.day.setValue(30)
    assert calendar.value == "2015-11-24/2015-11-30"


def test_a_day_that_does_not_exist_is_not_taken(calendar: DateHelper) -> None:
    calendar.first.month.setCurrentIndex(1)
    calendar.first.day.setValue(30)
    assert calendar.value == ""
    assert calendar.said.text()


def test_a_hijri_date_becomes_gregorian_and_says_how_sure_that_is(calendar: DateHelper) -> None:
    calendar.calendars.chosen.emit("hijri")
    assert (calendar.first.day.value(), calendar.first.month.currentText(), calendar.first.year.value()) == (
        12,
        "صفر",
        1437,
    )
    assert calendar.value == "2015-11-24"
    assert calendar.note.isVisible()
    calendar.first.day.setValue(13)
    assert calendar.value.endswith("-25")
    calendar.precisions.chosen.emit("month")
    first, _slash, last = calendar.value.partition("/")
    assert first < "2015-11-25" < last
    calendar.calendars.chosen.emit("gregorian")
    assert not calendar.note.isVisible()


@pytest.mark.parametrize(
    ("words", "value"), [("أمس", "2015-11-25"), ("الجمعة الماضية", None), ("5 رجب 1436 هـ", "2015-04-24"), ("كلام", "")]
)
def test_words_are_read_against_the_day_of_the_article(calendar: DateHelper, words: str, value: str | None) -> None:
    calendar.typed.committed.emit(words)
    if value is None:
        assert edtf.words(calendar.value).startswith("الجمعة")
    else:
        assert calendar.value == value


def test_what_is_chosen_is_stored_and_undone(open_window: OpenWindow, qtbot: QtBot) -> None:
    window, card = opened(open_window, "n3")
    window.run("choose_date")
    helper = card._helper
    assert helper is not None
    helper.first.day.setValue(25)
    with qtbot.waitSignal(helper.chosen):
        helper._take()
    assert number(window, "n3").value == "2015-11-25"
    assert not helper.isVisible()
    window.run("undo")
    assert number(window, "n3").value == "2015-11-24"


def test_a_time_has_hours_and_minutes(open_window: OpenWindow) -> None:
    window, card = opened(open_window, "n4")
    window.run("choose_date")
    helper = card._helper
    assert helper is not None
    assert (helper.hour.value(), helper.minute.value()) == (14, 30)
    assert not helper.first.isVisible()
    helper.minute.setValue(45)
    assert helper.value == "T14:45"


def test_a_number_that_is_no_date_has_no_calendar(open_window: OpenWindow, qtbot: QtBot) -> None:
    window, card = opened(open_window)
    with qtbot.waitSignal(window.desk.said):
        window.run("choose_date")
    assert card._helper is None


# Words and units


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2015-11", "تشرين الثاني 2015"),
        ("XXXX-11-24", "24 تشرين الثاني"),
        ("2015-13", ""),
        ("كلام", ""),
    ],
)
def test_dates_in_words(value: str, said: str) -> None:
    set_language("ar")
    assert edtf.words(value) == said


@pytest.mark.parametrize("wrong", ["2015-13-01", "2015-02-29", "2015-1-1", "T25:00", "2015-11-24/2015-11-31", "0000"])
def test_a_day_that_the_calendar_does_not_have_is_refused(wrong: str) -> None:
    kind = NumberKind.TIME if wrong.startswith("T") else NumberKind.DATE
    with pytest.raises(ValueTextError):
        read_value(wrong, kind)


@pytest.mark.parametrize(
    "right", ["2016-02-29", "199X", "2015-11-24?", "2010/2015", "2015-11-24T14:30", "2015-21", "1800~"]
)
def test_what_the_calendar_has_is_taken(right: str) -> None:
    assert read_value(right, NumberKind.DATE) == right


def test_every_unit_that_is_offered_is_understood() -> None:
    for kind in (NumberKind.MONEY, NumberKind.MEASURE):
        for language in ("ar", "en"):
            for shown in units.offered(kind, language):
                key = units.read_unit(shown, kind)
                assert key is not None
                assert units.unit_is_known(key), shown
