"""A card that speaks of one thing in the window, and a soft outline around that thing."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reviewer.messages import gettext as _
from reviewer.ui.theme import Theme

WIDTH = 400
GAP = 14  # pixels between a card and what it speaks of
_MARGIN = 5  # pixels between the outline and what it surrounds


class Outline(QWidget):
    """A rounded line around a part of the window; the mouse goes through it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._line = QColor(theme.accent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def surround(self, target: QRect | None) -> None:
        self.setVisible(target is not None)
        if target is not None:
            self.setGeometry(target.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN) & self._parent.rect())
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._line, 2))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 7, 7)


class Callout(QFrame):
    """One step: what was just done, a title, a sentence or two, and the ways on and back."""

    next_wanted = Signal()
    back_wanted = Signal()
    skip_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("callout")
        self.setFixedWidth(WIDTH)
        self._done = QLabel()
        self._done.setObjectName("goodText")
        self._place = QLabel()
        self._place.setObjectName("hint")
        self._title = QLabel()
        self._title.setObjectName("cardTitle")
        self._text = QLabel()
        for label in (self._done, self._title, self._text):
            label.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self.next = QPushButton()
        self.back = QPushButton(_("Back"))
        self.skip = QPushButton(_("Skip the tour"))
        self.next.clicked.connect(self.next_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.skip.clicked.connect(self.skip_wanted)
        self._build()
        self.hide()

    def _build(self) -> None:
        feet = QHBoxLayout()
        feet.addWidget(self.next)
        feet.addWidget(self.back)
        feet.addStretch()
        feet.addWidget(self.skip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(6)
        for label in (self._done, self._place, self._title, self._text):
            layout.addWidget(label)
        layout.addSpacing(6)
        layout.addLayout(feet)

    def say(self, place: str, title: str, text: str, *, done: str = "", next_: str, last: bool = False) -> None:
        """Show a step and tell screen readers; ``text`` is rich, all else plain."""
        self._done.setText(f"✓ {done}" if done else "")
        self._done.setVisible(bool(done))
        self._place.setText(place)
        self._title.setText(title)
        self._text.setText(text)
        self.next.setText(next_)
        self.next.setObjectName("primary" if last else "")
        self.next.style().unpolish(self.next)
        self.next.style().polish(self.next)
        self.skip.setVisible(not last)
        spoken = self.plain_text
        self.setAccessibleName(title)
        self.setAccessibleDescription(spoken)
        self.next.setAccessibleDescription(spoken)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(WIDTH, layout.totalHeightForWidth(WIDTH))
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{title}. {spoken}"))

    @property
    def plain_text(self) -> str:
        return self._text.text().replace("<b>", "").replace("</b>", "")

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def praise(self) -> str:
        """What was just done, if something was."""
        return self._done.text()

    def settle(self, target: QRect | None, area: QRect, gap: int = GAP) -> None:
        """Go beside ``target`` inside ``area`` without covering it; without a target, to the foot of the area."""
        self.move(placed(self.size(), target, area, gap))


def placed(size: QSize, target: QRect | None, area: QRect, gap: int = GAP) -> QPoint:
    """Where a card of a size goes: below what it speaks of, else above, else beside it, always inside ``area``."""
    low, high = area.left() + GAP, area.right() - size.width() - GAP
    top, bottom = area.top() + GAP, area.bottom() - size.height() - GAP
    if target is None:
        return QPoint(max(low, min(area.center().x() - size.width() // 2, high)), max(top, bottom))
    x = max(low, min(target.center().x() - size.width() // 2, high))
    y = max(top, min(target.center().y() - size.height() // 2, bottom))
    for place in (
        QPoint(x, target.bottom() + gap),
        QPoint(x, target.top() - gap - size.height()),
        QPoint(target.left() - gap - size.width(), y),
        QPoint(target.right() + gap, y),
    ):
        if area.contains(QRect(place, size)):
            return place
    return QPoint(x, max(top, bottom))
