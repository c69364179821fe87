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

    def show(self, article: Article | None, layer: Layer | None) -> None:
        """Show another article or layer, or the same after an edit; rows that stay keep their place."""
        rows = [a for a in (article.annotations if article else ()) if layer is None or a.layer == layer]
        same = article is not None and self._article is not None and article.id == self._article.id
        same = same and layer == self._layer and [a.id for a in rows] == [a.id for a in self.rows]
        self._article, self._layer = article, layer
        if same:
            changed = [i for i, (new, old) in enumerate(zip(rows, self.rows, strict=True)) if new != old]
            self.rows = rows
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def place_of(self, annotation_id: str | None) -> int | None:
        return next((i for i, a in enumerate(self.rows) if a.id == annotation_id), None)

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
                parts = (surface, label, detail(annotation), status_name(annotation.status))
                return "، ".join(part for part in parts if part)
            case Qt.ItemDataRole.UserRole:
                return annotation
            case _:
                return None
