"""Shortcuts by the place of the key: under an Arabic layout the key of «ش» is still that of A.

Shortcuts are written with Latin letters. When a key press that is no Latin letter or digit reaches a widget, no
shortcut has matched it, so it is tried once more with the Latin key of that place: by its scan code where the system
tells one, else by its Arabic character. Two sequences on one action would make each ambiguous with itself.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

# The Arabic layout (X11 "ara", Windows "Arabic 101"), as written and with Shift; · where it has a character of ASCII,
# which other layouts have at other places.
_ROWS = {
    "QWERTYUIOP[]": ("ضصثقفغعهخحجد", "\u064e\u064b\u064f\u064c\ufef9إ·÷×؛··"),
    "ASDFGHJKL;'": ("شسيبلاتنمكط", "\u0650\u064d··\ufef7أـ،···"),
    "ZXCVBNM,./": ("ئءؤر\ufefbىةوزظ", "·\u0652··\ufef5آ····"),
}
PLACES = {
    arabic: latin
    for keys, rows in _ROWS.items()
    for row in rows
    for arabic, latin in zip(row, keys, strict=True)
    if arabic != "·"
} | {chr(0x660 + digit): str(digit) for digit in range(10)}
_LAM_ALEF = "لا"  # what the key of B types under Windows


def latin_key(text: str) -> str | None:
    """The Latin key at the place where an Arabic layout types this."""
    return "B" if text == _LAM_ALEF else PLACES.get(text[:1])


# Scan codes of a PC keyboard as Windows and the Linux kernel count them; X11 and Wayland add 8.
_SCAN_ROWS = {2: "1234567890-=", 16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'", 44: "ZXCVBNM,./"}
SCAN_CODES = {first + step: latin for first, row in _SCAN_ROWS.items() for step, latin in enumerate(row)}
_SCAN_OFFSET = {"linux": 8, "win32": 0}.get(sys.platform)


def key_of_place(event: QKeyEvent) -> str | None:
    """The Latin key at the place of a key press that is not itself a Latin letter or digit."""
    code = event.key()
    character = chr(code) if 0x20 < code < 0x10000 else event.text()
    if not character or (character.isascii() and character.isalnum()):
        return None
    if _SCAN_OFFSET is not None and event.nativeScanCode() - _SCAN_OFFSET in SCAN_CODES:
        return SCAN_CODES[event.nativeScanCode() - _SCAN_OFFSET]
    return latin_key(character) or latin_key(event.text())


_COMMANDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALONE = frozenset(
    [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock,
     Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock, Qt.Key.Key_unknown, Qt.Key(0)]
)  # fmt: skip


def latin_sequence(event: QKeyEvent) -> str:
    """What was pressed as a Latin key with its modifiers, portable; "" while only modifiers are held."""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & (_COMMANDING | Qt.KeyboardModifier.ShiftModifier)
    if key in _ALONE or Qt.Key.Key_Super_L <= key <= Qt.Key.Key_Direction_R:
        return ""
    character = chr(key) if 0x20 < key < 0x10000 else ""
    if (latin := key_of_place(event)) is not None:
        key = Qt.Key(ord(latin))
    elif character and not character.isalnum():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier  # it is in the character already: «!», not Shift and «!»
    return QKeySequence(QKeyCombination(modifiers, key)).toString()


def _is_editing(widget: QObject) -> bool:
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QLineEdit) or (isinstance(widget, QComboBox) and widget.isEditable())


class KeyPlaces(QObject):
    """Gives Arabic key presses to the actions of their window.

    It watches the system's windows as they get the keyboard. A filter of the whole application would be asked about
    every event, also about those of widgets that are just being made, which Python must not touch half-made.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        application.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # once is enough
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        focused = QApplication.focusWidget() or QApplication.activeWindow()
        latin = key_of_place(event)
        if latin is None or focused is None or QApplication.activePopupWidget() is not None:
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        commanding = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if _is_editing(focused) and not commanding:
            return False
        return self._trigger(focused.window(), QKeySequence(QKeyCombination(modifiers, Qt.Key(ord(latin)))))

    def _trigger(self, window: QWidget, wanted: QKeySequence) -> bool:
        for action in window.actions():
            matches = any(s.matches(wanted) == QKeySequence.SequenceMatch.ExactMatch for s in action.shortcuts())
            if matches and action.isEnabled():
                action.trigger()
                return True
        return False
