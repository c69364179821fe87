"""Draw the arrows of combo boxes and spin boxes: ``.venv/bin/python packaging/build_icons.py``.

One grey that stands out on light and dark grounds; drawn at four times their size for screens of high density.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZE = 48
GREY = QColor("#77777d")


def chevron(*, up: bool) -> QImage:
    image = QImage(SIZE, SIZE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(GREY, 6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    high, low = (30, 18) if up else (18, 30)
    painter.drawPolyline([QPointF(12, high), QPointF(24, low), QPointF(36, high)])
    painter.end()
    return image


def main() -> None:
    application = QGuiApplication([])
    ICONS.mkdir(exist_ok=True)
    for name, up in (("chevron-down", False), ("chevron-up", True)):
        chevron(up=up).save(str(ICONS / f"{name}.png"))
    del application


if __name__ == "__main__":
    main()
