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
from reviewer.model.edit import AnnotationChange, Change, Edit, EditConflictError, StatusChange
from reviewer.model.span import Span

__all__ = [
    "CONFIRMED",
    "DECIDED",
    "LAYERS",
    "Annotation",
    "AnnotationChange",
    "Article",
    "ArticleStatus",
    "Change",
    "Edit",
    "EditConflictError",
    "Entity",
    "Layer",
    "Modifier",
    "Number",
    "NumberKind",
    "Quote",
    "QuoteKind",
    "Reason",
    "Span",
    "Status",
    "StatusChange",
    "Value",
    "reading_order",
]
