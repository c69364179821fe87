"""What is written can be read in every theme, and nothing is told by colour alone."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Label, LineStyle
from reviewer.ui import theme as colours
from reviewer.ui.theme import SWATCHES, THEMES, MarkStyle, Theme

READABLE, LARGE, HIGH = 4.5, 3.0, 7.0  # contrast ratios of WCAG 2.1: text (AA), graphics (AA), text (AAA)
EACH = pytest.mark.parametrize("name", THEMES)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, by WCAG 2.1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(theme: Theme) -> dict[str, tuple[str, str]]:
    """What is written on what."""
    found = {
        "ink on card": (theme.ink, theme.card),
        "ink on ground": (theme.ink, theme.ground),
        "muted on card": (theme.muted, theme.card),
        "muted on ground": (theme.muted, theme.ground),
        "button": (theme.on_accent, theme.accent),
        "chosen": (theme.accent, theme.accent_ground),
        "chosen row": (theme.ink, theme.accent_ground),
        "danger": (theme.danger, theme.card),
    }
    for name, style in theme.marks.items():
        found[f"{name} label"] = (style.line, style.ground)
        found[f"text on {name}"] = (theme.ink, style.ground)
    return found


@EACH
def test_all_that_is_written_can_be_read(name: str) -> None:
    least = HIGH if name == "contrast" else READABLE
    poor = {k: round(contrast(*p), 2) for k, p in pairs(THEMES[name]).items() if contrast(*p) < least}
    assert poor == {}


@EACH
def test_lines_of_marks_stand_out_from_the_card(name: str) -> None:
    theme = THEMES[name]
    assert all(contrast(style.line, theme.card) >= LARGE for style in theme.marks.values())


def test_every_theme_has_the_same_marks_in_the_same_line_styles() -> None:
    styles = {name: {key: mark.style for key, mark in theme.marks.items()} for name, theme in THEMES.items()}
    assert styles["light"] == styles["dark"] == styles["contrast"]


def label(key: str, colour: str | None = None, line: LineStyle | None = None) -> Label:
    return Label(layer="entity", key=key, position=1, name_ar="نوع", name_en="Type", colour=colour, line=line)


@EACH
@given(number=st.integers(0, 0xFFFFFF))
def test_a_type_of_any_colour_can_be_read(name: str, number: int) -> None:
    theme = THEMES[name]
    style = theme.style_of(label("EVENT", f"#{number:06x}"))
    least = HIGH if name == "contrast" else READABLE
    written = [(style.line, theme.card), (style.line, style.ground), (theme.ink, style.ground)]
    assert [round(contrast(*pair), 3) for pair in written if contrast(*pair) < least] == []


def test_contrast_is_that_of_the_standard() -> None:
    for pair in (("#000000", "#ffffff"), ("#777777", "#ffffff"), ("#0a0b0c", "#0b0a0c")):
        assert colours.contrast(*pair) == pytest.approx(contrast(*pair), rel=1e-3)


@EACH
def test_the_offered_colours_are_apart_from_each_other(name: str) -> None:
    """By their distance in the space of red, green and blue, weighted as the eye does."""
    lines = [THEMES[name].shades(colour)[0] for _key, colour in SWATCHES]
    parts = [[int(line[i : i + 2], 16) for i in (1, 3, 5)] for line in lines]
    for n, one in enumerate(parts):
        for other in parts[:n]:
            apart = sum(w * (a - b) ** 2 for w, a, b in zip((2, 4, 3), one, other, strict=True)) ** 0.5
            assert apart > 60, (lines[n], other)


def test_types_without_a_colour_look_as_the_theme_has_them() -> None:
    for theme in THEMES.values():
        assert theme.style_of(label("ORG")) == theme.marks["ORG"]
        assert theme.style_of(label("EVENT")) == theme.marks["MISC"]
        assert theme.style_of(label("ORG", line="dotted")).style == "dotted"
        assert theme.style_of(label("LOC", "#b3351c")).style == "solid"


def test_types_named_like_a_layer_do_not_take_its_mark() -> None:
    theme = evolve(THEMES["light"], types={})
    theme.show_labels([label("quote", "#123456"), label("number")])
    assert theme.mark("quote", "direct") == theme.marks["quote"]
    assert theme.mark("number", "cardinal") == theme.marks["number"]
    assert theme.mark("entity", "number") == theme.marks["MISC"]
    assert theme.mark("entity", "quote") != theme.marks["quote"]


def test_the_label_set_of_one_window_is_not_that_of_another() -> None:
    theme = evolve(THEMES["light"], types={})
    theme.show_labels([label("LOC", "#123456")])
    assert theme.mark("entity", "LOC") != THEMES["light"].mark("entity", "LOC")
    theme.show_labels([])
    assert theme.mark("entity", "LOC") == THEMES["light"].mark("entity", "LOC")
    assert isinstance(theme.mark("entity", "unheard of"), MarkStyle)
