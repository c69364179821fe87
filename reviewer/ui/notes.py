"""The box in which a reviewer writes a note, on an article or on a finding."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from reviewer.messages import gettext as _
from reviewer.ui.guidelines import runs_right_to_left
from reviewer.ui.names import isolated
from reviewer.ui.prose import Prose
from reviewer.ui.signs import SIZE, sign_icon
from reviewer.ui.theme import Theme

_MOST = 6  # lines that are shown without scrolling
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteField(Prose):
    """Some lines, as high as what is written; ``left`` when the writing is done, ``abandoned`` with Escape."""

    left = Signal()
    abandoned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """Run as the text runs, and be as high as it is."""
        text = self.toPlainText()
        empty = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        rtl = runs_right_to_left(text) if text.strip() else empty
        if rtl != (self.layoutDirection() == Qt.LayoutDirection.RightToLeft) or not text:
            self.run(rtl=rtl)
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        lines = max(1, min(_MOST, int(self.document().size().height())))  # of plain text: in lines, as they are wrapped
        return QSize(160, lines * QFontMetrics(self.font()).lineSpacing() + 18)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            commanding = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            if event.key() in _ENTER or not (commanding or Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35):
                event.accept()  # what is typed here is text, not an action
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.abandoned.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        window = self.window()
        QTimer.singleShot(0, window, lambda: window.setFocus(Qt.FocusReason.OtherFocusReason))
        self.left.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()


class NoteBox(QWidget):
    """A note beside its sign. It is there while there is a note, or while one is written.

    ``written`` tells of what and the text: when the focus leaves it, with Ctrl+Enter, and by ``save``.
    """

    written = Signal(str, str)  # id of the article or of the finding, and the text

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: str | None = None
        self._stored = ""
        sign = QLabel()
        sign.setPixmap(sign_icon("note", theme.muted).pixmap(SIZE, SIZE))
        sign.setToolTip(name)
        self.field = NoteField()
        self.field.setAccessibleName(name)
        enter = isolated("Ctrl+Enter")
        self.field.setPlaceholderText(_("Note; {key} saves it").format(key=enter))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(6)
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.field, 1)
        sign.setContentsMargins(0, 9, 0, 0)
        self.field.left.connect(self._left)
        self.field.abandoned.connect(self._abandon)
        self.hide()

    def show_note(self, of: str | None, note: str | None) -> None:
        """Show the note of an article or a finding; what is being typed about the same one is left alone."""
        stored = note or ""
        if of == self._of and self._stored == stored and self.field.hasFocus():
            return
        self._of, self._stored = of, stored
        if self.field.toPlainText() != stored:
            self.field.setPlainText(stored)
        self.setVisible(bool(stored) and of is not None)

    def write(self) -> None:
        """Put the cursor at the end of the note, or into an empty one."""
        if self._of is not None:
            self.show()
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            cursor = self.field.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            self.field.setTextCursor(cursor)

    def save(self) -> None:
        """Tell what was written, if it is another text than before."""
        text = self.field.toPlainText().strip()
        if self._of is not None and text != self._stored:
            self._stored = text
            self.written.emit(self._of, text)

    def _left(self) -> None:
        self.save()
        self.setVisible(bool(self._stored))

    def _abandon(self) -> None:
        self.field.setPlainText(self._stored)
        window = self.window()
        window.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(self._stored))
