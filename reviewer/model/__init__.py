"""The frozen values in the middle: articles, spans, annotations and the edits that change them."""

from reviewer.model.annotation import (
    CONFIRMED,
    DECIDED,
    LAYERS,
    Annotation,
    Entity,
    Layer,
    Modifier,
    Number,
    NumberKind,
    Quote,
    QuoteKind,
    Reason,
    Status,
    Value,
    reading_order,
)
from reviewer.model.article import Article, ArticleStatus
from reviewer.model.edit import (
    AnnotationChange,
    ArticleChange,
    Change,
    Edit,
    EditConflictError,
    LabelChange,
    SettingChange,
)
from reviewer.model.label import LINE_STYLES, Label, LineStyle
from reviewer.model.span import Span

__all__ = [
    "CONFIRMED",
    "DECIDED",
    "LAYERS",
    "LINE_STYLES",
    "Annotation",
    "AnnotationChange",
    "Article",
    "ArticleChange",
    "ArticleStatus",
    "Change",
    "Edit",
    "EditConflictError",
    "Entity",
    "Label",
    "LabelChange",
    "Layer",
    "LineStyle",
    "Modifier",
    "Number",
    "NumberKind",
    "Quote",
    "QuoteKind",
    "Reason",
    "SettingChange",
    "Span",
    "Status",
    "Value",
    "reading_order",
]
