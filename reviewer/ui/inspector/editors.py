"""One editor a layer: the fields of a finding, each change one edit."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from reviewer import corrections
from reviewer.messages import gettext as _
from reviewer.model import Annotation, Article, Entity, Modifier, Number, NumberKind, Quote, Status
from reviewer.quality import same_value
from reviewer.ui.desk import Desk
from reviewer.ui.inspector.fields import Chips, EdgeField, Form, PartField, TextField
from reviewer.ui.names import Names, isolated, modifier_name
from reviewer.ui.theme import Theme
from reviewer.ui.values import ValueTextError, meaning, read_value, value_text

CANDIDATES = 6
A = TypeVar("A", bound=Annotation)


class Editor(QWidget):
    """The fields that all layers share. ``command`` asks for an action of the window by its id."""

    command = Signal(str)

    def __init__(self, desk: Desk, names: Names, theme: Theme) -> None:
        super().__init__()
        self.desk = desk
        self.names = names
        self.theme = theme
        self.form = Form()
        self.setLayout(self.form)
        self.kinds = Chips(digits=True)
        self.kinds.chosen.connect(self._retype)
        self.edges = EdgeField()
        self.edges.moved.connect(self._move)

    def show_finding(self, annotation: Any, article: Article) -> None:
        labels = self.names.labels(annotation.layer)
        self.kinds.offer([(one.key, one.name) for one in labels], annotation.label)
        self.edges.show_span(article.text, annotation.span, self.theme.muted, self.theme.accent)

    def edit_main(self) -> None:
        """Put the focus where the reviewer most often types."""

    def _retype(self, key: str) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(corrections.retype(self.desk.article, [self.desk.selected_id], key))

    def _move(self, edge: str, step: str, direction: str) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(
                corrections.move_edge(
                    self.desk.article,
                    self.desk.selected_id,
                    edge=edge,  # pyright: ignore[reportArgumentType]
                    step=step,  # pyright: ignore[reportArgumentType]
                    direction=direction,  # pyright: ignore[reportArgumentType]
                )
            )

    def change(self, **fields: Any) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(corrections.set_fields(self.desk.article, self.desk.selected_id, **fields))

    def rename(self, name: str) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(corrections.set_name(self.desk.article, self.desk.selected_id, name))


def _names_in(article: Article) -> list[str]:
    """The canonical names of an article's entities, the fullest first."""
    entities = [e for e in article.entities if e.status is not Status.REJECTED]
    return sorted({e.name or e.span.of(article.text) for e in entities}, key=lambda n: -len(n))


class EntityEditor(Editor):
    def __init__(self, desk: Desk, names: Names, theme: Theme) -> None:
        super().__init__(desk, names, theme)
        self.name = TextField(rtl=True)
        self.name.committed.connect(self.rename)
        self.candidates = Chips(digits=True)
        self.candidates.chosen.connect(self.rename)
        self.form.add(_("Type"), self.kinds)
        self.form.add(_("Words"), self.edges)
        self.form.add(_("Name"), self.name)
        self.form.add("", self.candidates)

    def show_finding(self, annotation: Entity, article: Article) -> None:
        super().show_finding(annotation, article)
        self.name.setPlaceholderText(annotation.span.of(article.text))
        self.name.show_text(annotation.name or "")
        self.name.suggest(_names_in(article))
        found = corrections.name_candidates(article, annotation)[:CANDIDATES]
        self.candidates.offer([(name, name) for name in found], annotation.name)

    def edit_main(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()


class QuoteEditor(Editor):
    def __init__(self, desk: Desk, names: Names, theme: Theme) -> None:
        super().__init__(desk, names, theme)
        self.marks = Chips()
        self.marks.chosen.connect(self._marks)
        self.cue = PartField(_("Set the cue from the selection"), _("No cue"), "C")
        self.cue.set_wanted.connect(lambda: self.command.emit("set_cue"))
        self.cue.clear_wanted.connect(lambda: self.change(cue=None, action="set_cue"))
        self.speaker = PartField(_("Set the speaker from the selection"), _("No speaker in the text"), "S")
        self.speaker.set_wanted.connect(lambda: self.command.emit("set_speaker"))
        self.speaker.clear_wanted.connect(lambda: self.change(speaker=None, action="set_speaker"))
        self.name = TextField(rtl=True)
        self.name.committed.connect(self.rename)
        self.candidates = Chips(digits=True)
        self.candidates.chosen.connect(self.rename)
        self.form.add(_("Kind"), self.kinds)
        self.form.add(_("Words"), self.edges)
        self.form.add(_("Marks"), self.marks)
        self.form.add(_("Cue"), self.cue)
        self.form.add(_("Speaker"), self.speaker)
        self.form.add(_("Name"), self.name)
        self.form.add("", self.candidates)

    def show_finding(self, annotation: Quote, article: Article) -> None:
        super().show_finding(annotation, article)
        marks = [m for m in annotation.marks if m is not None]
        if not marks:
            marks = [m for m in self.desk.workspace.marks_around(article.text, annotation.span) if m is not None]
        inside = bool(marks) and all(annotation.span.contains(m) for m in marks)
        self.marks.setEnabled(bool(marks))
        choices = [("out", _("Outside of the words")), ("in", _("Inside"))]
        self.marks.offer(choices, ("in" if inside else "out") if marks else None)
        self.cue.show_part(annotation.cue.of(article.text) if annotation.cue else None)
        self.speaker.show_part(annotation.speaker.of(article.text) if annotation.speaker else None)
        self.name.show_text(annotation.speaker_name or "")
        found = self.desk.workspace.speaker_candidates(self.desk.analysis, article, annotation.span)[:CANDIDATES]
        self.name.suggest(_names_in(article))
        self.candidates.offer([(c.name, c.name) for c in found], annotation.speaker_name)

    def _marks(self, _key: str) -> None:
        self.command.emit("toggle_marks")

    def edit_main(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()


class NumberEditor(Editor):
    """Beside the stored fields stands what the engine reads in the text now, red when they disagree."""

    def __init__(self, desk: Desk, names: Names, theme: Theme) -> None:
        super().__init__(desk, names, theme)
        self.value = TextField(rtl=False)
        self.value.committed.connect(self._set_value)
        self.unit = TextField(rtl=True)
        self.unit.committed.connect(lambda text: self.change(unit=text.strip() or None))
        self.modifier = QComboBox()
        self.modifier.addItem(_("none"), None)
        for one in Modifier:
            self.modifier.addItem(modifier_name(one), one.value)
        self.modifier.activated.connect(self._set_modifier)
        self.reading = QLabel()
        self.reading.setWordWrap(True)
        self.take = QToolButton()
        self.take.setText(_("Take"))
        self.take.setToolTip(_("Take the reading of the text"))
        self.take.clicked.connect(lambda: self.command.emit("take_reading"))
        beside = QHBoxLayout()
        beside.addWidget(self.reading, 1)
        beside.addWidget(self.take)
        self.form.add(_("Kind"), self.kinds)
        self.form.add(_("Words"), self.edges)
        self.form.add(_("Value"), self.value)
        self.form.add(_("Text says"), beside)
        self.form.add(_("Unit"), self.unit)
        self.form.add(_("Modifier"), self.modifier)

    def show_finding(self, annotation: Number, article: Article) -> None:
        super().show_finding(annotation, article)
        self.value.show_text(value_text(annotation.value))
        self.value.setPlaceholderText(_("vague"))
        self.unit.show_text(annotation.unit or "")
        self.modifier.setCurrentIndex(self.modifier.findData(annotation.modifier and annotation.modifier.value))
        self._show_reading(annotation)

    def _show_reading(self, number: Number) -> None:
        reading = self.desk.workspace.read_number(self.desk.analysis, number.span)
        agrees = reading is not None and _agree(number, reading)
        if reading is None:
            self.reading.setText(_("no number that I can read"))
        else:
            said = meaning(reading) or _("vague")
            kind = self.names.label("number", reading.kind.value)
            self.reading.setText(f"{'✓' if agrees else '×'} {isolated(said)} · {kind}")
        self.reading.setObjectName("goodText" if agrees else "warningText")
        self.reading.style().unpolish(self.reading)
        self.reading.style().polish(self.reading)
        self.take.setVisible(reading is not None and not agrees)

    def _set_value(self, text: str) -> None:
        number = self.desk.selected
        if not isinstance(number, Number):
            return
        try:
            self.change(value=read_value(text, number.kind))
        except ValueTextError as error:
            self.value.set_wrong(str(error))
            self.desk.said.emit(str(error))

    def _set_modifier(self, place: int) -> None:
        key = self.modifier.itemData(place)
        self.change(modifier=Modifier(key) if key else None)

    def edit_main(self) -> None:
        self.value.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.value.selectAll()


def _agree(number: Number, reading: Number) -> bool:
    vague = number.value is None and reading.value is None
    same = vague or same_value(number.value, reading.value)
    kinds = {NumberKind.CARDINAL, NumberKind.APPROX} if vague else {number.kind}
    return same and reading.kind in kinds | {number.kind} and number.unit == reading.unit
