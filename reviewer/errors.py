"""Errors that are shown to people: what happened, what is safe, what to do."""

from __future__ import annotations


class ReviewerError(Exception):
    """An expected failure with a sentence for the reader, in the language of the interface.

    ``happened`` says what went wrong, ``safe`` what is not lost, ``remedy`` what to do; the last two may be
    empty. ``str(error)`` joins them. Anything else that is raised is a defect of the program.
    """

    def __init__(self, happened: str, *, safe: str = "", remedy: str = "") -> None:
        self.happened = happened
        self.safe = safe
        self.remedy = remedy
        super().__init__(" ".join(part for part in (happened, safe, remedy) if part))
