"""A doubt: why a finding deserves a look, and how it is mended."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from reviewer.model import Annotation, Edit


class Check(StrEnum):
    """Why a finding deserves a look."""

    INSIDE_WORD = "inside_word"  # it begins or ends inside a word
    OVERLAP = "overlap"  # two of one layer share words
    NO_SPEAKER = "no_speaker"
    TIE = "tie"  # it is tied to a quote that is not there, or to itself
    OUTSIDE = "outside"  # it sticks out of the quote that it is said to stand in
    VALUE = "value"  # the text says another number
    TITLE = "title"  # a person's title stands inside the name
    TYPES = "types"  # the same name has another type elsewhere in the article
    UNDECIDED = "undecided"  # the article is finished, this finding is not
    MARK_EDGE = "mark_edge"  # the words of a quote begin or end with its mark, or with a space
    MARK_UNRECORDED = "mark_unrecorded"  # marks stand around a quote that does not know of them
    MARK_MISSING = "mark_missing"  # only one of two marks
    MARK_MIXED = "mark_mixed"  # « with "
    MARK_REVERSED = "mark_reversed"  # »…«
    MARK_NESTED = "mark_nested"  # the same marks inside
    UNQUOTED = "unquoted"  # words in marks that are no quote


@frozen
class Doubt:
    """One reason to look at one finding. ``detail`` is what stands against it: a value, a name, a type, words.

    Of ``UNQUOTED`` the finding is a proposal that the article does not have. A mend that is not ``sure`` is made alone,
    by somebody who looks at it.
    """

    check: Check
    annotation: Annotation
    detail: str = ""
    mend: Edit | None = None
    sure: bool = True
