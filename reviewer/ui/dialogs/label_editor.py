"""The fields of one type: names, key, colour, line, descriptions."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QColorDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from reviewer.messages import gettext as _
from reviewer.messages import pgettext
from reviewer.model import Label, LineStyle
from reviewer.model.label import LINE_STYLES
from reviewer.ui.definitions import definition
from reviewer.ui.flow import FlowLayout
from reviewer.ui.inspector.fields import Form, TextField
from reviewer.ui.prose import Prose
from reviewer.ui.theme import SWATCHES, Theme

_DOT = 20


def colour_name(key: str) -> str:
    return {
        "blue": pgettext("colour", "Blue"),
        "red": pgettext("colour", "Red"),
        "violet": pgettext("colour", "Violet"),
        "pink": pgettext("colour", "Pink"),
        "teal": pgettext("colour", "Teal"),
        "green": pgettext("colour", "Green"),
        "sky": pgettext("colour", "Sky blue"),
        "olive": pgettext("colour", "Olive"),
        "orange": pgettext("colour", "Orange"),
        "grey": pgettext("colour", "Grey"),
    }[key]


def line_name(style: LineStyle) -> str:
    return {
        "solid": pgettext("line", "Solid"),
        "double": pgettext("line", "Double"),
        "dotted": pgettext("line", "Dotted"),
    }[style]


class Description(Prose):
    """A few lines, saved when the focus leaves them."""

    committed = Signal(str)

    def __init__(self, *, rtl: bool) -> None:
        super().__init__()
        self._stored = ""
        self.run(rtl=rtl)
        self.setFixedHeight(64)

    def show_text(self, text: str) -> None:
        if self.hasFocus() and self.toPlainText() != self._stored and self._stored == text:
            return  # what is being typed at this moment is left alone
        self._stored = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def commit(self) -> None:
        if self.toPlainText().strip() != self._stored:
            self.committed.emit(self.toPlainText().strip())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.commit()


class LabelEditor(QWidget):
    """Shows a type; each change is told once it is meant: ``changed`` a field and its value, ``key_changed`` a key."""

    changed = Signal(str, object)
    key_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label: Label | None = None
        self.name_ar, self.name_en, self.key = TextField(rtl=True), TextField(rtl=False), TextField(rtl=False)
        self.description_ar, self.description_en = Description(rtl=True), Description(rtl=False)
        for name in ("name_ar", "name_en"):
            field: TextField = getattr(self, name)
            field.committed.connect(lambda text, name=name: self._rename(name, text))
        for name in ("description_ar", "description_en"):
            description: Description = getattr(self, name)
            description.committed.connect(lambda text, name=name: self.changed.emit(name, text))
        self.key.committed.connect(lambda text: self.key_changed.emit(text.strip()))
        self.colours, self.lines = QButtonGroup(self), QButtonGroup(self)
        self.hint = QLabel()
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self._build()

    def _build(self) -> None:
        form = Form()
        form.setVerticalSpacing(10)
        form.add(_("Name in Arabic"), self.name_ar)
        form.add(_("Name in English"), self.name_en)
        form.add(_("Key"), self.key)
        form.add(_("Colour"), self._colour_field())
        form.add(_("Line"), self._line_field())
        form.add(_("Description in Arabic"), self.description_ar)
        form.add(_("Description in English"), self.description_en)
        form.add("", self.hint)
        form.setRowStretch(form.rowCount(), 1)
        self.setLayout(form)

    def _colour_field(self) -> QWidget:
        field = QWidget()
        flow = FlowLayout(field)
        for place, (key, colour) in enumerate(SWATCHES):
            dot = _choice(self.colours, place, "swatch", colour_name(key))
            dot.setIcon(_dot(self._theme.shades(colour)[0]))
            dot.setIconSize(QSize(_DOT, _DOT))
            dot.setFixedSize(28, 28)
            flow.addWidget(dot)
        own = _choice(self.colours, len(SWATCHES), "chip", _("As the theme"))
        own.setText(_("As the theme"))
        self.other = _choice(self.colours, len(SWATCHES) + 1, "chip", _("Another colour"))
        self.other.setText(_("Other …"))
        flow.addWidget(own)
        flow.addWidget(self.other)
        self.colours.idClicked.connect(self._choose_colour)
        return field

    def _line_field(self) -> QWidget:
        field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for place, style in enumerate(LINE_STYLES):
            button = _choice(self.lines, place, "chip", line_name(style))
            button.setText(line_name(style))
            button.setIcon(_sample(style, self._theme.ink))
            button.setIconSize(QSize(36, 14))
            row.addWidget(button)
        row.addStretch()
        self.lines.idClicked.connect(lambda place: self.changed.emit("line", LINE_STYLES[place]))
        return field

    # Showing

    def show_label(self, label: Label, *, known: bool) -> None:
        """Show a type; one that is not in the set can only be taken in or merged."""
        self._label = label
        self.setEnabled(known)
        self.name_ar.show_text(label.name_ar if known else "")
        self.name_en.show_text(label.name_en if known else "")
        self.key.show_text(label.key)
        self.description_ar.show_text(label.description_ar)
        self.description_en.show_text(label.description_en)
        sentence = definition("entity", label.key)
        for field in (self.description_ar, self.description_en):
            field.setPlaceholderText(sentence)
        self._show_colour(label.colour)
        style = self._theme.style_of(label).style
        _check(self.lines, LINE_STYLES.index(style) if style in LINE_STYLES else 0)
        self.set_hint("" if known else _("An import brought this type along. Take it into the set, or merge it."))

    def _show_colour(self, colour: str | None) -> None:
        places = {value: n for n, (_key, value) in enumerate(SWATCHES)}
        place = len(SWATCHES) if colour is None else places.get(colour, len(SWATCHES) + 1)
        _check(self.colours, place)
        self.other.setIcon(_dot(self._theme.shades(colour)[0]) if colour and place > len(SWATCHES) else QIcon())

    def set_hint(self, text: str, *, wrong: bool = False) -> None:
        """A sentence below the fields; nothing to take it away."""
        self.hint.setText(text)
        name = "warningText" if wrong else "hint"
        if self.hint.objectName() != name:
            self.hint.setObjectName(name)
            self.hint.style().unpolish(self.hint)
            self.hint.style().polish(self.hint)

    def edit_name(self) -> None:
        """Put the focus where a new type is named."""
        self.name_ar.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name_ar.selectAll()

    # Changing

    def _rename(self, name: str, text: str) -> None:
        if text.strip():
            self.changed.emit(name, text.strip())
            return
        why = _("A type has a name in both languages.")
        getattr(self, name).set_wrong(why)
        self.set_hint(why, wrong=True)

    def _choose_colour(self, place: int) -> None:
        if place < len(SWATCHES):
            self.changed.emit("colour", SWATCHES[place][1])
        elif place == len(SWATCHES):
            self.changed.emit("colour", None)
        else:
            self._choose_other()

    def _choose_other(self) -> None:
        label = self._label
        now = QColor((label.colour if label else None) or SWATCHES[0][1])
        chosen = QColorDialog.getColor(now, self, _("Colour of the type"))
        if chosen.isValid():
            self.changed.emit("colour", chosen.name())
        elif label is not None:
            self._show_colour(label.colour)


def _choice(group: QButtonGroup, place: int, look: str, name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(look)
    button.setCheckable(True)
    button.setAutoDefault(False)
    button.setAccessibleName(name)
    button.setToolTip(name)
    group.addButton(button, place)
    return button


def _check(group: QButtonGroup, place: int) -> None:
    button: QAbstractButton | None = group.button(place)
    if button is not None:
        button.setChecked(True)


def _blank(width: int, height: int) -> QPixmap:
    made = QPixmap(width * 2, height * 2)
    made.setDevicePixelRatio(2)
    made.fill(Qt.GlobalColor.transparent)
    return made


def _dot(colour: str) -> QIcon:
    made = _blank(_DOT, _DOT)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(2, 2, _DOT - 4, _DOT - 4))
    painter.end()
    return QIcon(made)


def _sample(style: LineStyle, colour: str) -> QIcon:
    """A piece of a line as it is drawn below words."""
    made = _blank(36, 14)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 1.4 if style == "double" else 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if style == "dotted":
        pen.setDashPattern([1, 1])
    painter.setPen(pen)
    for y in (5.5, 8.5) if style == "double" else (7,):
        painter.drawLine(QPointF(2, y), QPointF(34, y))
    painter.end()
    return QIcon(made)
