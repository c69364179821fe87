"""The settings of digits and motion: what they touch, and what they leave alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reviewer import corrections
from reviewer import settings as stored
from reviewer.messages import set_language
from reviewer.model import Modifier, Number, NumberKind, Span, Value
from reviewer.ui import style
from reviewer.ui.dialogs import SettingsDialog
from reviewer.ui.names import date_text, digits, set_digits
from reviewer.ui.theme import LIGHT
from reviewer.ui.values import meaning, read_value, value_text
from tests.ui.conftest import OpenWindow
from tests.ui.samples import article

ARABIC_INDIC = set("٠١٢٣٤٥٦٧٨٩")


@pytest.fixture(autouse=True)
def _western_again() -> Iterator[None]:
    yield
    set_digits("western")


def number(value: Value, kind: NumberKind = NumberKind.CARDINAL, modifier: Modifier | None = None) -> Number:
    return Number(id="n", span=Span(0, 1), kind=kind, value=value, unit="منزل", modifier=modifier)


def bare(text: str) -> str:
    return text.strip("\u2066\u2067\u2068\u2069")


def test_digits_are_western_at_first() -> None:
    assert digits(1234) == "1234"
    assert stored.Settings().digits == "western"


def test_numbers_of_the_program_take_the_digits_of_the_setting() -> None:
    set_digits("arabic_indic")
    assert digits(1205) == "١٢٠٥"
    assert digits("95.5%") == "٩٥٫٥٪"
    assert bare(date_text("2024-03-05")) == "٥ آذار ٢٠٢٤"


def test_an_english_window_stays_western() -> None:
    set_digits("arabic_indic")
    set_language("en")
    assert digits(12) == "12"
    assert bare(date_text("2024-03-05")) == "5 March 2024"
    assert meaning(number(40, modifier=Modifier.AT_LEAST)).startswith("≥ 40")


@pytest.mark.parametrize(
    ("value", "kind", "modifier", "shown"),
    [
        (40000, NumberKind.CARDINAL, Modifier.AT_LEAST, "على الأقل ٤٠\u202f٠٠٠ منزل"),
        (1.5, NumberKind.MEASURE, None, "١٫٥ منزل"),
        ((10, 20), NumberKind.RANGE, None, "١٠ – ٢٠ منزل"),
        ("2015-11-24", NumberKind.DATE, None, "٢٠١٥-١١-٢٤ منزل"),
        ("2015-XX", NumberKind.DATE, None, "\u20682015-XX\u2069 منزل"),
        ("T14:30", NumberKind.TIME, None, "\u2068T14:30\u2069 منزل"),
        (None, NumberKind.APPROX, None, "منزل"),
    ],
)
def test_what_a_number_means_reads_right_to_left(
    value: Value, kind: NumberKind, modifier: Modifier | None, shown: str
) -> None:
    set_digits("arabic_indic")
    said = meaning(number(value, kind, modifier))
    assert said == f"\u2067{shown}\u2069"


def test_what_is_typed_is_western_and_read_in_both() -> None:
    set_digits("arabic_indic")
    assert value_text(1500.5) == "1500.5"
    assert read_value("١٥٠٠٫٥", NumberKind.CARDINAL) == read_value("1500.5", NumberKind.CARDINAL) == 1500.5


def test_the_window_counts_in_the_digits_of_the_setting(open_window: OpenWindow) -> None:
    window = open_window(digits="arabic_indic")
    window.desk.select("n1")
    assert "٦" in window.findings._tabs[None].text()
    assert window.status.zoom.text().strip("\u2068\u2069") == "١٠٠٪"
    assert "٠٫٧٠" in window.inspector._badge.text()
    place = window.findings.model.place_of("n1")
    assert place is not None
    said = window.findings.model.index(place).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "٤٠ منزل" in said


def test_the_article_and_the_file_keep_their_own_digits(open_window: OpenWindow) -> None:
    window = open_window(digits="arabic_indic")
    window.desk.select("n1")
    assert window.article.view.toPlainText() == article().text.replace("\u2029", "\n")
    assert window.desk.article is not None
    window.desk.apply(corrections.set_fields(window.desk.article, "n1", value=41))
    again = window.desk.workspace.article("qimma")
    kept = again.annotation("n1")
    assert isinstance(kept, Number)
    assert kept.value == 41
    assert not ARABIC_INDIC & set(again.text)


def test_reduced_motion_stops_what_blinks_and_slides(qapp: QApplication) -> None:
    usual = qapp.cursorFlashTime()
    try:
        style.dress(qapp, LIGHT, reduced_motion=True)
        assert qapp.cursorFlashTime() == 0
        assert not any(qapp.isEffectEnabled(effect) for effect in Qt.UIEffect)
        assert "widget-animation-duration: 0" in qapp.styleSheet()
    finally:
        style.dress(qapp, LIGHT)
    assert qapp.cursorFlashTime() == usual
    assert "widget-animation-duration" not in qapp.styleSheet()


def test_the_dialog_gives_what_was_chosen(open_window: OpenWindow) -> None:
    window = open_window()
    dialog = SettingsDialog(window.program.settings, window)
    dialog._digits.setCurrentIndex(dialog._digits.findData("arabic_indic"))
    dialog._motion.setChecked(True)
    dialog._save()
    assert (dialog.settings.digits, dialog.settings.reduced_motion) == ("arabic_indic", True)


@pytest.mark.parametrize(("key", "value"), [("digits", "roman"), ("digits", 3), ("reduced_motion", 1)])
def test_a_bad_value_gives_the_default(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps({key: value, "font_size": 20}), encoding="utf-8")
    loaded = stored.load(path)
    assert getattr(loaded, key) == getattr(stored.Settings(), key)
    assert loaded.font_size == 20
