"""The label set: what each step changes, and what it leaves alone."""

from __future__ import annotations

import pytest
from attrs import evolve

from reviewer import corrections
from reviewer.corrections import Found, KeyFault, LabelKeyError
from reviewer.model import (
    AnnotationChange,
    ArticleChange,
    ArticleStatus,
    Edit,
    Entity,
    Label,
    LabelChange,
    SettingChange,
    Span,
    Status,
)

NEW, IN_REVIEW, REVIEWED = ArticleStatus
EACH = pytest.mark.parametrize("status", Status)


def label(key: str, position: int, *, retired: bool = False) -> Label:
    return Label(layer="entity", key=key, position=position, name_ar="نوع", name_en=key.title(), retired=retired)


PER, LOC, ORG = label("PER", 1), label("LOC", 2), label("ORG", 3)
SET = (PER, LOC, ORG)


def found(status: Status = Status.SUGGESTED, article_status: ArticleStatus = IN_REVIEW, key: str = "LOC") -> Found:
    return "a1", article_status, Entity(id="e1", span=Span(0, 3), type=key, status=status)


def after(labels: tuple[Label, ...], edit: Edit) -> list[Label]:
    """The label set that an edit makes of another."""
    held = {one.key: one for one in labels}
    for change in edit.changes:
        if isinstance(change, LabelChange):
            old = change.before or change.after
            assert old is not None
            assert held.pop(old.key, None) == change.before
            if change.after is not None:
                held[change.after.key] = change.after
    return sorted(held.values(), key=lambda one: one.position)


def keys(labels: list[Label]) -> list[str]:
    return [one.key for one in labels]


def entities(edit: Edit) -> list[Entity | None]:
    changes = [c for c in edit.changes if isinstance(c, AnnotationChange)]
    return [c.after if isinstance(c.after, Entity) else None for c in changes]


def test_a_new_type_comes_last_whatever_position_it_was_given() -> None:
    assert keys(after(SET, corrections.add_label(SET, label("EVENT", 0)))) == ["PER", "LOC", "ORG", "EVENT"]


@pytest.mark.parametrize(
    ("key", "fault"),
    [
        ("", KeyFault.EMPTY),
        ("A B", KeyFault.SPACES),
        ("A\u00a0B", KeyFault.SPACES),
        ("A\n", KeyFault.SPACES),
        ("LOC", KeyFault.TAKEN),
        ("loc", None),
        ("حدث", None),
    ],
)
def test_a_key_is_not_empty_has_no_spaces_and_is_nobody_elses(key: str, fault: KeyFault | None) -> None:
    assert corrections.key_fault(key, SET) == fault


def test_neither_adding_nor_renaming_takes_a_wrong_key() -> None:
    with pytest.raises(LabelKeyError):
        corrections.add_label(SET, label("PER", 9))
    with pytest.raises(LabelKeyError) as caught:
        corrections.rename_key(SET, "LOC", "a b", [])
    assert caught.value.fault is KeyFault.SPACES


def test_free_keys_are_free() -> None:
    key = corrections.free_key(SET)
    assert corrections.free_key([*SET, label(key, 4)]) != key
    assert corrections.key_fault(key, SET) is None


def test_a_change_that_changes_nothing_is_no_edit() -> None:
    assert corrections.change_label(LOC, name_en="Loc") == corrections.NOTHING
    assert after(SET, corrections.change_label(LOC, name_en="Place"))[1].name_en == "Place"


def test_moving_changes_places_with_the_neighbour_that_is_offered() -> None:
    labels = (PER, label("OLD", 2, retired=True), evolve(LOC, position=3), evolve(ORG, position=4))
    moved = after(labels, corrections.move_label(labels, "LOC", -1))
    assert [one.key for one in moved if not one.retired] == ["LOC", "PER", "ORG"]
    assert len({one.position for one in moved}) == 4
    assert corrections.move_label(labels, "PER", -1) == corrections.NOTHING
    assert corrections.move_label(labels, "ORG", 1) == corrections.NOTHING
    assert corrections.move_label(labels, "OLD", 1) == corrections.NOTHING


def test_moving_orders_types_that_share_a_position() -> None:
    labels = (label("A", 1), label("B", 1), label("C", 1))
    assert keys(after(labels, corrections.move_label(labels, "C", -1))) == ["A", "C", "B"]


@EACH
def test_merging_gives_the_other_type_and_keeps_the_status(status: Status) -> None:
    edit = corrections.merge_labels(SET, "LOC", "ORG", [found(status, NEW)])
    assert keys(after(SET, edit)) == ["PER", "ORG"]
    assert entities(edit) == [Entity(id="e1", span=Span(0, 3), type="ORG", status=status)]
    assert not any(isinstance(change, ArticleChange) for change in edit.changes)


def test_a_type_that_is_not_in_the_set_can_be_merged_into_one_that_is() -> None:
    edit = corrections.merge_labels(SET, "GPE", "LOC", [found(key="GPE")])
    assert after(SET, edit) == list(SET)
    assert [e.type for e in entities(edit) if e] == ["LOC"]
    with pytest.raises(KeyError):
        corrections.merge_labels(SET, "LOC", "GPE", [])
    with pytest.raises(ValueError, match="itself"):
        corrections.merge_labels(SET, "LOC", "LOC", [])


def test_a_renamed_key_keeps_all_else_of_the_type_and_its_annotations() -> None:
    edit = corrections.rename_key(SET, "LOC", "PLACE", [found(Status.ACCEPTED)])
    assert after(SET, edit) == [PER, evolve(LOC, key="PLACE"), ORG]
    assert entities(edit) == [Entity(id="e1", span=Span(0, 3), type="PLACE", status=Status.ACCEPTED)]


def test_retiring_alone_leaves_the_annotations() -> None:
    edit = corrections.retire_label(LOC)
    assert edit.changes == (LabelChange(LOC, evolve(LOC, retired=True)),)
    assert corrections.restore_label(evolve(LOC, retired=True)).inverse().changes == edit.changes
    assert corrections.restore_label(LOC) == corrections.NOTHING


def test_retiring_can_give_the_annotations_another_type() -> None:
    edit = corrections.retire_label(LOC, corrections.retyped([found()], "ORG"))
    assert [e.type for e in entities(edit) if e] == ["ORG"]
    assert keys(after(SET, edit)) == ["PER", "LOC", "ORG"]


@EACH
def test_retiring_can_reject_what_a_machine_found_but_not_what_a_human_added(status: Status) -> None:
    edit = corrections.retire_label(LOC, corrections.refused([found(status)]))
    kept = status in (Status.ADDED, Status.REJECTED)
    assert [e.status for e in entities(edit) if e] == ([] if kept else [Status.REJECTED])


def test_rejecting_puts_a_new_article_in_review_once() -> None:
    changes = list(corrections.refused([found(article_status=NEW), found(article_status=NEW)]))
    assert [c for c in changes if isinstance(c, ArticleChange)] == [ArticleChange("a1", "status", NEW, IN_REVIEW)]
    assert not any(isinstance(c, ArticleChange) for c in corrections.refused([found(article_status=REVIEWED)]))


def test_guidelines_are_a_setting_of_the_file() -> None:
    assert corrections.set_guidelines(None, "# قواعد").changes == (SettingChange("guidelines", None, "# قواعد"),)
    assert corrections.set_guidelines("# قواعد", "# قواعد") == corrections.NOTHING
