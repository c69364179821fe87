"""Colours and measures of the window: light, dark and of high contrast. The one place where a colour is written."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import field, frozen

LineStyle: TypeAlias = Literal["solid", "double", "dotted", "bracket"]


@frozen
class MarkStyle:
    """How a mark is drawn: never by colour alone, always with a line style of its own."""

    line: str
    ground: str
    style: LineStyle = "solid"


@frozen(kw_only=True)
class Theme:
    dark: bool
    ground: str
    card: str
    ink: str
    muted: str
    hairline: str
    accent: str
    on_accent: str
    accent_ground: str
    danger: str
    warning: str
    marks: dict[str, MarkStyle] = field()

    def mark(self, layer: str, label: str) -> MarkStyle:
        """The style of an annotation's mark: by label for entities, by layer for quotes and numbers."""
        return self.marks.get(label if layer == "entity" else layer) or self.marks["MISC"]


LIGHT = Theme(
    dark=False,
    ground="#f6f5f2",
    card="#ffffff",
    ink="#1d1d1f",
    muted="#6b6b70",
    hairline="#e3e1dc",
    accent="#0b6e69",
    on_accent="#ffffff",
    accent_ground="#e2f1ef",
    danger="#b3351c",
    warning="#80600a",
    marks={
        "LOC": MarkStyle("#1f4fbf", "#dfe9ff"),
        "PER": MarkStyle("#b3351c", "#ffe3db"),
        "ORG": MarkStyle("#6b2fa0", "#f0e2ff", "double"),
        "MISC": MarkStyle("#4a5568", "#e8eaef"),
        "number": MarkStyle("#0a6b35", "#d9f3e2", "dotted"),
        "quote": MarkStyle("#80600a", "#fff4d2", "bracket"),
    },
)

DARK = Theme(
    dark=True,
    ground="#17181a",
    card="#1f2023",
    ink="#ececee",
    muted="#a0a0a6",
    hairline="#323338",
    accent="#5cc9c0",
    on_accent="#10201f",
    accent_ground="#123a37",
    danger="#ffab96",
    warning="#ecc869",
    marks={
        "LOC": MarkStyle("#9dbcff", "#1d2d52"),
        "PER": MarkStyle("#ffab96", "#4d231a"),
        "ORG": MarkStyle("#d3aefc", "#38214f", "double"),
        "MISC": MarkStyle("#b8c0cc", "#31353d"),
        "number": MarkStyle("#7fdca3", "#163a24", "dotted"),
        "quote": MarkStyle("#ecc869", "#3b3212", "bracket"),
    },
)

CONTRAST = Theme(
    dark=False,
    ground="#ffffff",
    card="#ffffff",
    ink="#000000",
    muted="#303030",
    hairline="#8a8a8a",  # also the empty part of a progress bar, which must not look full
    accent="#00403c",
    on_accent="#ffffff",
    accent_ground="#cdeae7",
    danger="#7a1200",
    warning="#4d3900",
    marks={
        "LOC": MarkStyle("#0a2a7a", "#e8efff"),
        "PER": MarkStyle("#7a1200", "#ffece6"),
        "ORG": MarkStyle("#4a1478", "#f5ebff", "double"),
        "MISC": MarkStyle("#20262e", "#eef0f3"),
        "number": MarkStyle("#00401c", "#e4f8eb", "dotted"),
        "quote": MarkStyle("#4d3900", "#fff8df", "bracket"),
    },
)
THEMES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
