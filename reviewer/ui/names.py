"""Names of things in the language of the interface: labels, statuses, modifiers, steps, dates."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from reviewer.messages import gettext as _
from reviewer.messages import language, pgettext
from reviewer.model import ArticleStatus, Layer, Modifier, NumberKind, QuoteKind, Status
from reviewer.store import Label

FSI, PDI = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Text that keeps its own direction inside a sentence; for display only."""
    return f"{FSI}{text}{PDI}"


@frozen
class NamedLabel:
    """A type or kind with its name in the language of the interface."""

    key: str
    name: str


def _quote_kinds() -> dict[str, str]:
    return {
        QuoteKind.DIRECT: pgettext("quote", "Direct"),
        QuoteKind.PARTIAL: pgettext("quote", "Partial"),
        QuoteKind.INDIRECT: pgettext("quote", "Indirect"),
    }


def _number_kinds() -> dict[str, str]:
    return {
        NumberKind.CARDINAL: pgettext("number", "Count"),
        NumberKind.ORDINAL: pgettext("number", "Ordinal"),
        NumberKind.FRACTION: pgettext("number", "Fraction"),
        NumberKind.PERCENT: pgettext("number", "Percentage"),
        NumberKind.MONEY: pgettext("number", "Money"),
        NumberKind.MEASURE: pgettext("number", "Measure"),
        NumberKind.DURATION: pgettext("number", "Duration"),
        NumberKind.DATE: pgettext("number", "Date"),
        NumberKind.TIME: pgettext("number", "Time"),
        NumberKind.AGE: pgettext("number", "Age"),
        NumberKind.SCORE: pgettext("number", "Score"),
        NumberKind.RANGE: pgettext("number", "Range"),
        NumberKind.APPROX: pgettext("number", "Vague"),
    }


class Names:
    """The label set of the open file, and the fixed kinds, by name."""

    def __init__(self, entity_labels: tuple[Label, ...]) -> None:
        arabic = language() == "ar"
        self._by_layer: dict[str, list[NamedLabel]] = {
            "entity": [NamedLabel(one.key, one.name_ar if arabic else one.name_en) for one in entity_labels],
            "quote": [NamedLabel(key, name) for key, name in _quote_kinds().items()],
            "number": [NamedLabel(key, name) for key, name in _number_kinds().items()],
        }
        self._name = {(layer, one.key): one.name for layer, labels in self._by_layer.items() for one in labels}

    def labels(self, layer: Layer) -> list[NamedLabel]:
        return self._by_layer[layer]

    def label(self, layer: Layer, key: str) -> str:
        """The name of a type or kind; one that an import brought along keeps its key."""
        return self._name.get((layer, key), key)

    def full_label(self, layer: Layer, key: str) -> str:
        """As ``label``, with the layer where the kind alone does not say it."""
        name = self.label(layer, key)
        return _("{kind} quote").format(kind=name) if layer == "quote" else name


def status_name(status: Status) -> str:
    return {
        Status.SUGGESTED: _("Suggested"),
        Status.ACCEPTED: _("Accepted"),
        Status.CORRECTED: _("Corrected"),
        Status.ADDED: _("Added"),
        Status.REJECTED: _("Rejected"),
    }[status]


def article_status_name(status: ArticleStatus) -> str:
    return {
        ArticleStatus.NEW: _("New"),
        ArticleStatus.IN_REVIEW: _("In review"),
        ArticleStatus.REVIEWED: _("Reviewed"),
    }[status]


def modifier_name(modifier: Modifier) -> str:
    return {
        Modifier.APPROX: _("about"),
        Modifier.AT_LEAST: _("at least"),
        Modifier.AT_MOST: _("at most"),
        Modifier.MORE_THAN: _("more than"),
        Modifier.LESS_THAN: _("less than"),
    }[modifier]


def step_name(action: str) -> str:
    """What an edit did, for the undo menu and the status line."""
    return {
        "accept": _("Accept"),
        "accept_above": _("Accept sure ones"),
        "reject": _("Reject"),
        "retype": _("Change type"),
        "rename": _("Change name"),
        "rename_speaker": _("Change speaker"),
        "move_edge": _("Move edge"),
        "set_cue": _("Set cue"),
        "set_speaker": _("Set speaker"),
        "marks_in": _("Take marks in"),
        "marks_out": _("Leave marks out"),
        "add_entity": _("Add entity"),
        "add_quote": _("Add quote"),
        "add_number": _("Add number"),
        "toggle_clitic": _("Proclitics out or in"),
        "mend": _("Mend"),
        "merge": _("Merge"),
        "split": _("Split"),
        "retype_everywhere": _("Change type everywhere"),
        "add_entity_everywhere": _("Mark everywhere"),
        "rename_everywhere": _("Change name everywhere"),
        "reject_everywhere": _("Reject everywhere"),
        "rename_speaker_everywhere": _("Change speaker everywhere"),
        "finish": _("Finish article"),
        "reopen": _("Reopen article"),
    }.get(action, _("Change"))


def date_text(published: str | None) -> str:
    """An ISO 8601 date or time as people write it; anything else as it stands."""
    if not published:
        return ""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return isolated(published)
    from babel.dates import format_date

    return isolated(format_date(day, "d MMMM y", locale="ar_LB" if language() == "ar" else "en"))
