"""The card of the selected finding."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from reviewer import corrections
from reviewer.messages import gettext as _
from reviewer.messages import language
from reviewer.model import Annotation, Article, Edit, Layer, Status
from reviewer.ui.desk import Desk
from reviewer.ui.inspector.editor import Editor
from reviewer.ui.inspector.entity import EntityEditor
from reviewer.ui.inspector.number import NumberEditor
from reviewer.ui.inspector.quote import QuoteEditor
from reviewer.ui.names import Names, digits, isolated, status_name
from reviewer.ui.notes import NoteBox
from reviewer.ui.theme import Theme


class InspectorPanel(QFrame):
    """Shows the selected finding; ``command`` asks for an action of the window by its id."""

    command = Signal(str)

    def __init__(self, desk: Desk, names: Names, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._desk = desk
        self._names = names
        self._title = QLabel()
        self._title.setObjectName("cardTitle")
        self._badge = QLabel()
        self._badge.setObjectName("badge")
        self._reason = QLabel()
        self._reason.setObjectName("hint")
        self._reason.setWordWrap(True)
        self._empty = QLabel(_("Choose a finding in the list or in the text, or select words to add one."))
        self._empty.setObjectName("hint")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.entity = EntityEditor(desk, names, theme)
        self.quote = QuoteEditor(desk, names, theme)
        self.number = NumberEditor(desk, names, theme)
        self.editors: dict[Layer, Editor] = {
            "entity": self.entity,
            "quote": self.quote,
            "number": self.number,
        }
        self._accept = QPushButton(_("Accept"))
        self._reject = QPushButton(_("Reject"))
        self._reject.setObjectName("danger")
        self.note = NoteBox(_("Note on the finding"), theme)
        self.note.written.connect(self._write)
        self._body = QWidget()
        self._build()
        for editor in self.editors.values():
            editor.command.connect(self.command)
        self._accept.clicked.connect(lambda: self.command.emit("accept"))
        self._reject.clicked.connect(lambda: self.command.emit("reject"))
        desk.selection_changed.connect(lambda _id: self.show_selected())
        desk.article_changed.connect(self._changed)
        self.show_selected()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._badge)
        foot = QHBoxLayout()
        foot.addWidget(self._accept)
        foot.addWidget(self._reject)
        foot.addStretch()
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(14, 12, 14, 12)
        inside.setSpacing(10)
        inside.addLayout(head)
        inside.addWidget(self.note)
        for editor in self.editors.values():
            inside.addWidget(editor)
        inside.addWidget(self._reason)
        inside.addLayout(foot)
        inside.addStretch()
        area = QScrollArea()
        area.setObjectName("inspectorArea")
        area.setAccessibleName(_("The chosen finding"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._body)
        self._area = area
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._empty, 1)
        layout.addWidget(area, 1)

    @property
    def editor(self) -> Editor | None:
        selected = self._desk.selected
        return self.editors[selected.layer] if selected else None

    def show_picking(self, part: object) -> None:
        """Show which part of the selected finding is being picked in the text."""
        self.quote.show_picking(part)
        self.number.show_picking(part)

    def _changed(self, _article: Article, _edit: Edit) -> None:
        self.show_selected()

    def _write(self, annotation_id: str, note: str) -> None:
        article = self._desk.article
        if article is not None and article.annotation(annotation_id) is not None:
            self._desk.apply(corrections.set_note(article, annotation_id, note))

    def show_selected(self) -> None:
        annotation, article = self._desk.selected, self._desk.article
        self.note.show_note(annotation.id if annotation else None, annotation.note if annotation else None)
        self._empty.setVisible(annotation is None)
        self._area.setVisible(annotation is not None)
        if annotation is None or article is None:
            return
        for layer, editor in self.editors.items():
            editor.setVisible(layer == annotation.layer)
        self._title.setText(self._names.full_label(annotation.layer, annotation.label))
        score = "" if annotation.score is None else f" · {isolated(digits(f'{annotation.score:.2f}'))}"
        self._badge.setText(status_name(annotation.status) + score)
        self._reason.setText(_why(annotation))
        self._accept.setEnabled(annotation.status in (Status.SUGGESTED, Status.REJECTED))
        self._reject.setEnabled(annotation.status is not Status.REJECTED)
        self._reject.setText(_("Delete") if annotation.status is Status.ADDED else _("Reject"))
        self.editors[annotation.layer].show_finding(annotation, article)


def _why(annotation: Annotation) -> str:
    """Why the machine proposed it, and where it is from."""
    reason = annotation.reason
    said = (reason.ar if language() == "ar" else reason.en) if reason else ""
    source = _("from {origin}").format(origin=isolated(annotation.origin)) if annotation.origin else ""
    return " · ".join(part for part in (said, source) if part)
