"""What is written can be read in every theme, and nothing is told by colour alone."""

from __future__ import annotations

import pytest

from reviewer.ui.theme import THEMES, Theme

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
