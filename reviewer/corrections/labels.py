"""The label set of a file and its guidelines: types added, changed, put in order, merged and retired.

Annotations follow their type. They keep their status when it only gets another key: nobody has looked at them anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import count
from typing import Any, TypeAlias

from attrs import evolve

from reviewer.corrections.steps import NOTHING
from reviewer.model import (
    Annotation,
    AnnotationChange,
    ArticleChange,
    ArticleStatus,
    Change,
    Edit,
    Entity,
    Label,
    LabelChange,
    SettingChange,
    Status,
)

GUIDELINES = "guidelines"  # the setting that holds the guidelines of a file
Found: TypeAlias = tuple[str, ArticleStatus, Annotation]
"""An annotation with the id and the status of its article."""


class KeyFault(StrEnum):
    """Why a key cannot be that of a type."""

    EMPTY = "empty"
    SPACES = "spaces"
    TAKEN = "taken"


class LabelKeyError(ValueError):
    """A key that cannot be that of a type, with its fault."""

    def __init__(self, key: str, fault: KeyFault) -> None:
        super().__init__(f"{key!r} is no key: {fault}")
        self.fault = fault


def key_fault(key: str, labels: Iterable[Label]) -> KeyFault | None:
    """What is wrong with a key for a new type; nothing when it may be taken."""
    if not key:
        return KeyFault.EMPTY
    if any(c.isspace() or not c.isprintable() for c in key):
        return KeyFault.SPACES
    return KeyFault.TAKEN if any(label.key == key for label in labels) else None


def free_key(labels: Iterable[Label]) -> str:
    """A key for a type that nobody has named yet."""
    taken = {label.key for label in labels}
    return next(key for n in count(len(taken) + 1) if (key := f"TYPE{n}") not in taken)


def _checked(key: str, labels: Iterable[Label]) -> None:
    if fault := key_fault(key, labels):
        raise LabelKeyError(key, fault)


def add_label(labels: Sequence[Label], label: Label) -> Edit:
    """Put a type at the end of the set.

    Raises:
        LabelKeyError: its key is taken or is none.
    """
    _checked(label.key, labels)
    last = max((one.position for one in labels), default=0)
    return Edit("add_label", (LabelChange(None, evolve(label, position=last + 1)),))


def change_label(label: Label, **fields: Any) -> Edit:
    """Give a type other names, descriptions, another colour or line. Its key changes by ``rename_key``."""
    return _changed("change_label", label, **fields)


def _changed(action: str, label: Label, **fields: Any) -> Edit:
    after = evolve(label, **fields)
    return NOTHING if after == label else Edit(action, (LabelChange(label, after),))


def move_label(labels: Sequence[Label], key: str, by: int) -> Edit:
    """Move a type by places among those that are offered; so its digit changes. Nothing at either end."""
    offered = [label for label in labels if not label.retired]
    place = next((n for n, label in enumerate(offered) if label.key == key), None)
    if place is None or not 0 <= place + by < len(offered):
        return NOTHING
    offered.insert(place + by, offered.pop(place))
    order = [*offered, *(label for label in labels if label.retired)]
    moved = ((label, evolve(label, position=n)) for n, label in enumerate(order, 1))
    return Edit("move_label", tuple(LabelChange(label, after) for label, after in moved if label != after))


def retyped(found: Iterable[Found], key: str) -> Iterator[Change]:
    """Entities with another type; their status stays."""
    for article_id, _status, annotation in found:
        if isinstance(annotation, Entity) and annotation.type != key:
            yield AnnotationChange(article_id, annotation, evolve(annotation, type=key))


def refused(found: Iterable[Found]) -> Iterator[Change]:
    """Findings as rejected, and their new articles in review. What a human added stays: its removal is no bulk step."""
    begun: set[str] = set()
    for article_id, status, annotation in found:
        if annotation.status in (Status.ADDED, Status.REJECTED):
            continue
        yield AnnotationChange(article_id, annotation, evolve(annotation, status=Status.REJECTED))
        if status is ArticleStatus.NEW and article_id not in begun:
            begun.add(article_id)
            yield ArticleChange(article_id, "status", ArticleStatus.NEW, ArticleStatus.IN_REVIEW)


def retire_label(label: Label, changes: Iterable[Change] = ()) -> Edit:
    """Offer a type no longer. ``changes`` are what becomes of its annotations: ``retyped``, ``refused``, or none."""
    return Edit("retire_label", (LabelChange(label, evolve(label, retired=True)), *changes))


def restore_label(label: Label) -> Edit:
    return _changed("restore_label", label, retired=False)


def merge_labels(labels: Sequence[Label], key: str, into: str, found: Iterable[Found]) -> Edit:
    """Give the annotations of one type another, and take the one out of the set.

    ``key`` may be one that an import brought along and that is not in the set.

    Raises:
        KeyError: the set has no type ``into``.
        ValueError: a type cannot be merged into itself.
    """
    if into not in {label.key for label in labels}:
        raise KeyError(into)
    if key == into:
        raise ValueError("a type cannot be merged into itself")
    gone = (LabelChange(label, None) for label in labels if label.key == key)
    return Edit("merge_labels", (*gone, *retyped(found, into)))


def rename_key(labels: Sequence[Label], key: str, new: str, found: Iterable[Found]) -> Edit:
    """Give a type another key, in the set and in its annotations.

    Raises:
        LabelKeyError: the new key is taken or is none.
        KeyError: the set has no type ``key``.
    """
    _checked(new, labels)
    label = next((one for one in labels if one.key == key), None)
    if label is None:
        raise KeyError(key)
    row = (LabelChange(label, None), LabelChange(None, evolve(label, key=new)))
    return Edit("rename_label", (*row, *retyped(found, new)))


def set_guidelines(before: str | None, after: str | None) -> Edit:
    """The file's own guidelines; none for those of the program."""
    return NOTHING if before == after else Edit("set_guidelines", (SettingChange(GUIDELINES, before, after),))
