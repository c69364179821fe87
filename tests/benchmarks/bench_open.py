"""Open an article to painted, against ``QTextEdit.setPlainText`` and a paint of the same text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit

from reviewer.settings import Settings
from reviewer.ui import fonts
from tests.benchmarks.articles import article
from tests.benchmarks.rows import Row, milliseconds, paired, row
from tests.benchmarks.windows import application, settle, window

CASES = ((2200, 50), (60_000, 500), (200_000, 5000))


def _row(size: int, marks: int) -> Row:
    shown = article(size, marks)
    small = article(300, 1, id="small")
    plain = QTextEdit()
    plain.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    plain.setFont(fonts.text_font(Settings()))
    plain.resize(720, 780)
    plain.show()
    with window([shown, small]) as ours:

        def open_ours() -> float:
            assert ours.desk.article is not None  # the one before is read to its end, and has to be let go of
            ours.desk.open("small")
            settle()
            return milliseconds(lambda: (ours.desk.open(shown.id), ours.article.view.viewport().repaint()))

        def open_plain() -> float:
            plain.setPlainText(small.text)
            settle()
            return milliseconds(lambda: (plain.setPlainText(shown.text), plain.viewport().repaint()))

        pairs = paired(open_ours, open_plain, 9)
    plain.close()
    return row("open", f"{size // 1000} kB, {marks} marks", pairs, unit="ms", must=2.0, aim=1.3)


def rows() -> list[Row]:
    application()
    return [_row(size, marks) for size, marks in CASES]
