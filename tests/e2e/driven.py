"""The real program with a window for tests to look through: it answers on standard output where things are.

Run as ``python -m tests.e2e.driven FILE…``. Each line on standard input is a question in JSON, each line on standard
output an answer. Nothing can be changed through it: what is done is done by mouse and keyboard.
"""

from __future__ import annotations

import json
import sys
import threading
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from reviewer import app
from reviewer.messages import set_language
from reviewer.model import Span
from reviewer.ui.window import MainWindow


class Probe(QObject):
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self.answer, Qt.ConnectionType.QueuedConnection)

    def listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line)

    def answer(self, line: str) -> None:
        question = json.loads(line)
        print(json.dumps(getattr(self, question.pop("ask"))(**question)), flush=True)

    @property
    def window(self) -> MainWindow:
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())

    def state(self) -> dict[str, Any]:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
        if not windows:
            return {"ready": False}
        window = windows[0]
        desk = window.desk
        modal = QApplication.activeModalWidget()
        focus = QApplication.focusWidget()
        popup = QApplication.activePopupWidget()
        selection = window.article.view.selected_span()
        return {
            "ready": window.isActiveWindow() or modal is not None,
            "article": desk.article.id if desk.article else None,
            "status": desk.article.status.value if desk.article else None,
            "selected": desk.selected_id,
            "selection": [selection.start, selection.end] if selection else None,
            "busy": window.tasks.busy,
            # A key that is pressed before the window manager has given a dialog the keyboard is lost.
            "dialog": type(modal).__name__ if modal and modal.isActiveWindow() else None,
            "focus": type(focus).__name__ if focus else None,
            "undo": desk.workspace.undo_action,
            "picking": window.editing.picking.part,
            "idle": getattr(modal, "_task", None) is None,  # of a dialog that works off the window's thread
            "popup": type(popup).__name__ if popup else None,
            "offered": window.message_bar.isVisible(),
            "typed": focus.text() if isinstance(focus, QLineEdit) else None,
            "message": window.message_bar.text if window.message_bar.isVisible() else None,
        }

    def cells(self, start: int, end: int) -> list[list[int]]:
        """The middle of the first and the last character of a span, on the screen."""
        view = self.window.article.view
        ends = [view.span_rects(Span(start, start + 1))[0], view.span_rects(Span(end - 1, end))[-1]]
        points = [view.viewport().mapToGlobal(rect.center().toPoint()) for rect in ends]
        return [[p.x(), p.y()] for p in points]

    def row(self, place: int) -> list[int]:
        """The middle of a row of the queue."""
        view = self.window.queue.list
        rect = view.visualRect(view.model().index(place, 0))
        point = view.viewport().mapToGlobal(rect.center())
        return [point.x(), point.y()]

    def widget(self, name: str) -> list[int]:
        found = next(w for w in self.window.findChildren(QWidget, name) if w.isVisible())
        point = found.mapToGlobal(QPoint(found.width() // 2, found.height() // 2))
        return [point.x(), point.y()]


def main() -> int:
    set_language("ar")
    application = QApplication(["driven"])
    probe = Probe()
    threading.Thread(target=probe.listen, daemon=True).start()
    code = app.run([Path(name) for name in sys.argv[1:]])
    del application
    return code


if __name__ == "__main__":
    sys.exit(main())
