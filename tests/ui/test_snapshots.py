"""The look of the window and of its main dialogs, against pictures of an eighth of their size in ``snapshots``.

They are compared as coarse patches, so that another version of a font renderer passes, and a panel that moves, another
theme, another direction or missing text do not. ``REVIEWER_SNAPSHOTS=write`` takes them anew; look at them then.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from reviewer.messages import Language
from reviewer.ui import dialogs
from reviewer.ui.window import MainWindow
from tests.ui.conftest import OpenWindow

FOLDER = Path(__file__).parent / "snapshots"
WRITING = os.environ.get("REVIEWER_SNAPSHOTS") == "write"
SCALE = 8
FAR = 8  # of 255, by which a patch may differ
SHARE = 0.03  # of the patches that may differ by more


def _selected(annotation_id: str) -> Callable[[MainWindow], QWidget]:
    def scene(window: MainWindow) -> QWidget:
        window.desk.select(annotation_id)
        window.findings.doubts.look()
        return window

    return scene


def _propagation(window: MainWindow) -> QWidget:
    window.desk.select("e1")
    window.run("label_2")
    dialog = window.propagating.dialog()
    assert dialog is not None
    return dialog


def _guidelines(window: MainWindow) -> QWidget:
    window.desk.select("e3")
    window.run("guidelines")
    return window


SCENES: dict[str, Callable[[MainWindow], QWidget]] = {
    "entity": _selected("e3"),
    "quote": _selected("q1"),
    "number": _selected("n1"),
    "guidelines": _guidelines,
    "propagation": _propagation,
    "labels": lambda window: dialogs.LabelsDialog(window.desk, window.theme, window),
    "palette": lambda window: dialogs.Palette(window.actions_by_id, window),
    "settings": lambda window: dialogs.SettingsDialog(window.program.settings, window),
}
CASES: list[tuple[str, Language, str]] = [
    *((scene, "ar", "light") for scene in SCENES),
    *(("entity", language, theme) for language, theme in (("ar", "dark"), ("ar", "contrast"), ("en", "light"))),  # pyright: ignore[reportAssignmentType]
    ("quote", "en", "dark"),
]


def grabbed(widget: QWidget) -> QImage:
    """What a widget shows, an eighth as wide and high."""
    if not widget.isVisible():
        widget.show()
    for _turn in range(4):
        QApplication.processEvents()
    image = widget.grab().toImage()
    size = QSize(image.width() // SCALE, image.height() // SCALE)
    small = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
    return small.convertToFormat(QImage.Format.Format_RGB888)


def _patches(image: QImage) -> list[list[tuple[int, int, int]]]:
    return [[image.pixelColor(x, y).getRgb()[:3] for x in range(image.width())] for y in range(image.height())]  # pyright: ignore[reportReturnType, reportIndexIssue]


def _blurred(rows: list[list[tuple[int, int, int]]], x: int, y: int) -> tuple[float, ...]:
    near = [
        rows[b][a]
        for b in range(max(0, y - 1), min(len(rows), y + 2))
        for a in range(max(0, x - 1), min(len(rows[0]), x + 2))
    ]
    return tuple(sum(values) / len(near) for values in zip(*near, strict=True))


def difference(one: QImage, other: QImage) -> float:
    """The share of patches that differ by more than ``FAR``; all of them when the pictures differ in size."""
    if one.size() != other.size():
        return 1.0
    first, second = _patches(one), _patches(other)
    places = [(x, y) for y in range(0, one.height(), 2) for x in range(0, one.width(), 2)]
    far = 0
    for x, y in places:
        pairs = zip(_blurred(first, x, y), _blurred(second, x, y), strict=True)
        far += max(abs(a - b) for a, b in pairs) > FAR
    return far / len(places)


def stored(name: str) -> QImage:
    return QImage(str(FOLDER / f"{name}.png")).convertToFormat(QImage.Format.Format_RGB888)


@pytest.mark.parametrize(("scene", "language", "theme"), CASES, ids=["-".join(case) for case in CASES])
def test_it_looks_as_it_did(open_window: OpenWindow, scene: str, language: Language, theme: str) -> None:
    name = f"{scene}-{language}-{theme}"
    window = open_window(language=language, theme=theme)
    image = grabbed(SCENES[scene](window))
    if WRITING:
        FOLDER.mkdir(exist_ok=True)
        image.save(str(FOLDER / f"{name}.png"))
    assert difference(image, stored(name)) <= SHARE


def test_what_went_wrong_would_be_seen(open_window: OpenWindow) -> None:
    picture = stored("entity-ar-light")
    assert difference(picture, picture) == 0
    assert difference(picture, picture.flipped(Qt.Orientation.Horizontal)) > SHARE
    assert difference(picture, stored("entity-en-light")) > SHARE
    assert difference(picture, stored("entity-ar-dark")) > 0.9
    assert difference(stored("entity-ar-light"), stored("entity-ar-contrast")) > SHARE
    window = open_window()
    shown = _selected("e3")(window)
    for part in (window.article.view, window.findings, window.end):
        part.setVisible(False)
        assert difference(picture, grabbed(shown)) > SHARE, type(part).__name__
        part.setVisible(True)
