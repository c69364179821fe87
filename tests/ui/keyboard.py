"""Key presses as the system delivers them: to the window, which hands them to the widget that has the focus."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget


def type_in(widget: QWidget, event: QKeyEvent) -> None:
    widget.window().activateWindow()
    assert QTest.qWaitForWindowActive(widget.window())
    widget.setFocus()
    handle = widget.window().windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, event)
