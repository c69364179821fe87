"""Colours and measures of the window: light, dark and of high contrast. The one place where a colour is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from attrs import field, frozen

from reviewer.model import Label

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
    least: float = 4.5  # contrast of what is written on what, by WCAG 2.1
    types: dict[str, MarkStyle] = field(factory=dict[str, MarkStyle])  # of the open file, as ``show_labels`` left them

    def mark(self, layer: str, label: str) -> MarkStyle:
        """The style of an annotation's mark: by label for entities, by layer for quotes and numbers."""
        if layer != "entity":
            return self.marks[layer]
        return self.types.get(label) or self._own(label)

    def _own(self, label: str) -> MarkStyle:
        known = label in self.marks and label not in _LAYERS
        return self.marks[label if known else "MISC"]

    def style_of(self, label: Label) -> MarkStyle:
        """How a type of the file is drawn: with its own colour and line where it has them."""
        own = self._own(label.key)
        line, ground = self.shades(label.colour) if label.colour else (own.line, own.ground)
        return MarkStyle(line, ground, label.line or own.style)

    def show_labels(self, labels: Iterable[Label]) -> None:
        """Draw the types of a file from now on as its label set says. The one thing in a theme that changes."""
        self.types.clear()
        self.types.update({label.key: self.style_of(label) for label in labels})

    def shades(self, colour: str) -> tuple[str, str]:
        """A line and a ground of a colour that can be read in this theme: each on the other, and ink on the ground."""
        ground = _mixed(self.card, colour, 0.25 if self.dark else 0.14 if self.least < _HIGH else 0.09)
        path = _lighter(colour) if self.dark else _steps(colour, "#000000")
        least = self.least * 1.5 if self.dark else self.least  # glaring colours tire on a dark ground; pale ones do not
        readable = (s for s in path if min(contrast(s, self.card), contrast(s, ground)) >= least)
        return next(readable), ground


_LAYERS = ("quote", "number")  # marks of these are not those of types of that name
_HIGH = 7.0
SWATCHES = (  # one after the other for new types; numbers and quotes have colours of their own
    ("blue", "#1f4fbf"),
    ("red", "#b3351c"),
    ("violet", "#6b2fa0"),
    ("pink", "#b8246e"),
    ("teal", "#0b6e69"),
    ("green", "#2f7d14"),
    ("sky", "#1272b0"),
    ("olive", "#666a10"),
    ("orange", "#a65a00"),
    ("grey", "#54585f"),
)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _mixed(one: str, other: str, share: float) -> str:
    """``one`` with a share of another colour."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)


def _steps(one: str, other: str) -> Iterator[str]:
    """From a colour to another."""
    return (_mixed(one, other, step / 24) for step in range(25))


def _lighter(colour: str) -> Iterator[str]:
    """From a colour over its brightest shade to white, so that it stays vivid as long as it can."""
    parts = _parts(colour)
    most = max(parts) or 255
    bright = "#" + "".join(f"{p * 255 // most:02x}" for p in parts)
    yield from _steps(colour, bright)
    yield from _steps(bright, "#ffffff")


def _luminance(colour: str) -> float:
    weights = zip(_parts(colour), (0.2126, 0.7152, 0.0722), strict=True)
    return sum(w * (p / 255 / 12.92 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4) for p, w in weights)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, by WCAG 2.1."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


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
    least=_HIGH,
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
