"""The findings of the open article as a list model, all layers or one."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from reviewer.model import Annotation, Article, Entity, Layer, Number, Quote
from reviewer.ui.names import Names, status_name
from reviewer.ui.values import meaning

Index = QModelIndex | QPersistentModelIndex
FINDING = Qt.ItemDataRole.UserRole


def detail(annotation: Annotation) -> str:
    """The second line of a finding: canonical name, speaker, or what a number means."""
    match annotation:
        case Entity():
            return annotation.name or ""
        case Quote():
            return annotation.speaker_name or ""
        case Number():
            return meaning(annotation)
        case _:
            return ""


class FindingsModel(QAbstractListModel):
    """``FINDING`` gives the annotation."""

    def __init__(self, names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = names
        self._article: Article | None = None
        self._layer: Layer | None = None
        self.rows: list[Annotation] = []
        self._places: dict[str, int] = {}

    def show(self, article: Article | None, layer: Layer | None) -> None:
        """Show another article or layer, or the same after an edit; rows that stay keep their place."""
        rows = [a for a in (article.annotations if article else ()) if layer is None or a.layer == layer]
        same = article is not None and self._article is not None and article.id == self._article.id
        same = same and layer == self._layer and [a.id for a in rows] == [a.id for a in self.rows]
        self._article, self._layer = article, layer
        if same:
            pairs = zip(rows, self.rows, strict=True)
            changed = [i for i, (new, old) in enumerate(pairs) if new is not old and new != old]
            self.rows = rows
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self.rows = rows
        self._places = {a.id: place for place, a in enumerate(rows)}
        self.endResetModel()

    def place_of(self, annotation_id: str | None) -> int | None:
        return None if annotation_id is None else self._places.get(annotation_id)

    def detailed(self, place: int) -> bool:
        """Whether a row has a second line."""
        annotation = self.rows[place]
        if isinstance(annotation, Number):  # without writing it out: a list asks for all its rows
            return annotation.value is not None or bool(annotation.unit or annotation.modifier)
        return bool(detail(annotation))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows) or self._article is None:
            return None
        annotation = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return annotation.span.of(self._article.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                label = self._names.full_label(annotation.layer, annotation.label)
                surface = annotation.span.of(self._article.text)
                parts = (surface, label, detail(annotation), status_name(annotation.status), annotation.note)
                return "، ".join(part for part in parts if part)
            case Qt.ItemDataRole.UserRole:
                return annotation
            case _:
                return None
