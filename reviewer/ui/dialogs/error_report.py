"""What nobody expected: written to the log, told calmly, and the window lives on."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reviewer import log
from reviewer.messages import gettext as _
from reviewer.messages import ngettext
from reviewer.ui.dialogs.about import open_folder, system_text
from reviewer.ui.names import digits, isolated

_QUIET = 10.0  # seconds in which a failure that was just dismissed is only written to the log
_SAME = 20  # times that one and the same failure is written
_LOUD = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class ErrorReport(QDialog):
    """One for all failures until it is closed: the first is told, those that follow are counted."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Something went wrong"))
        self.setWindowModality(Qt.WindowModality.NonModal)
        title = QLabel(_("The last action failed"))
        title.setObjectName("cardTitle")
        calm = QLabel(
            _("A fault of the program stopped it. All that was shown as saved is safe in the review file.")
            + "\n"
            + _("You can go on working. If it comes again, close the program and open it again.")
        )
        calm.setWordWrap(True)
        self.more = QLabel()
        self.more.setObjectName("hint")
        self.more.hide()
        self._more = 0
        self.report = QPlainTextEdit(f"{report}\n\n{system_text()}\n")
        self.report.setObjectName("report")
        self.report.setReadOnly(True)
        self.report.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.report.setAccessibleName(_("Report"))
        self.report.setTabChangesFocus(True)
        place = QLabel(
            _("It holds versions and places in the program, no word of your articles.")
            + "\n"
            + _("It is in the log, too: {file}").format(file=isolated(str(log.default_path())))
        )
        place.setWordWrap(True)
        place.setObjectName("hint")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 14)
        layout.setSpacing(10)
        for widget in (title, calm, self.more, self.report, place, self._buttons()):
            layout.addWidget(widget, int(widget is self.report))
        self.resize(620, 460)

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(_("Close"))
        close.setFocus()
        self.copy = QPushButton(_("Copy the report"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.report.toPlainText()))
        folder = QPushButton(_("Open the folder of the log"))
        folder.clicked.connect(lambda: open_folder(log.default_path()))
        for button in (self.copy, folder):
            button.setAutoDefault(False)
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def count_another(self, report: str) -> None:
        self._more += 1
        if self._more == 1:
            self.report.appendPlainText(f"\n{report}")
        self.more.setText(
            ngettext("{n} more failure since.", "{n} more failures since.", self._more).format(n=digits(self._more))
        )
        self.more.show()


class Failures(QObject):
    """Takes what Python and Qt report as uncaught, from any thread, between ``watch`` and ``leave``."""

    _happened = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dialog: ErrorReport | None = None
        self._written: dict[str, int] = {}
        self._dismissed = ("", 0.0)
        self._showing = False
        self._before: tuple[Any, Any, Any] | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)  # never in the midst of a paint

    def watch(self) -> None:
        self._before = (sys.excepthook, threading.excepthook, qInstallMessageHandler(self._qt))
        sys.excepthook = self._uncaught
        threading.excepthook = lambda args: self._uncaught(args.exc_type, args.exc_value, args.exc_traceback)

    def leave(self) -> None:
        if self._before is not None:
            sys.excepthook, threading.excepthook, qt = self._before
            qInstallMessageHandler(qt)
            self._before = None
        if self.dialog is not None:
            self.dialog.close()

    def _uncaught(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None or not issubclass(kind, Exception):  # to stop is no failure
            sys.__excepthook__(kind, error or kind(), trace)
            return
        sys.__excepthook__(kind, error, trace)  # whoever started it from a terminal sees it there
        self.tell(log.described(error))

    def _qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if sys.stderr is not None:
            sys.stderr.write(f"{message}\n")
        if kind in _LOUD:
            said = message if message.isascii() else context.function or ""
            self.tell(f"Qt: {said}")

    def tell(self, report: str) -> None:
        """Write it down, and show it as soon as the window is at rest."""
        times = self._written[report] = self._written.get(report, 0) + 1
        if times <= _SAME:
            log.crashed(report)
        self._happened.emit(report)

    def _show(self, report: str) -> None:
        before, when = self._dismissed
        if self._showing or (report == before and time.monotonic() - when < _QUIET):
            return
        self._showing = True  # it stays so when this fails: from then on failures are only written
        if self.dialog is not None:
            self.dialog.count_another(report)
        else:
            self.dialog = ErrorReport(report, QApplication.activeModalWidget() or QApplication.activeWindow())
            self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.dialog.destroyed.connect(self._forget)  # also with the window that it belongs to
            self.dialog.finished.connect(lambda _result: self._closed(report))
            self.dialog.show()
        self._showing = False

    def _forget(self) -> None:
        self.dialog = None

    def _closed(self, report: str) -> None:
        self._dismissed = (report, time.monotonic())
        self.dialog = None
