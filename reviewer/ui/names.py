"""Names of things in the language of the interface: labels, statuses, modifiers, steps, dates."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from attrs import frozen

from reviewer.messages import gettext as _
from reviewer.messages import language, pgettext
from reviewer.model import ArticleStatus, Label, Layer, Modifier, NumberKind, QuoteKind, Status
from reviewer.settings import Digits
from reviewer.ui.definitions import definition

FSI, RLI, PDI = "\u2068", "\u2067", "\u2069"
_ARABIC_INDIC = str.maketrans("0123456789.%", "٠١٢٣٤٥٦٧٨٩٫٪")
_state: dict[str, Digits] = {"digits": "western"}


def set_digits(choice: Digits) -> None:
    """Choose the digits of everything that the program itself shows from now on."""
    _state["digits"] = choice


def arabic_indic() -> bool:
    """Whether the program shows its numbers in Arabic-Indic digits; beside English it never does."""
    return _state["digits"] == "arabic_indic" and language() == "ar"


def digits(number: object) -> str:
    """A number of the program's own, or a text of digits, in the digits of the setting.

    Never for words of an article, nor for what is stored, exported or typed.
    """
    return str(number).translate(_ARABIC_INDIC) if arabic_indic() else str(number)


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


def label_name(label: Label) -> str:
    """The name of a type in the language of the interface."""
    return label.name_ar if language() == "ar" else label.name_en


def _description(label: Label) -> str:
    arabic, english = label.description_ar, label.description_en
    return (arabic or english) if language() == "ar" else (english or arabic)


class Names:
    """The label set of the open file, and the fixed kinds, by name."""

    def __init__(self, entity_labels: tuple[Label, ...]) -> None:
        self._by_layer: dict[str, list[NamedLabel]] = {
            "quote": [NamedLabel(key, name) for key, name in _quote_kinds().items()],
            "number": [NamedLabel(key, name) for key, name in _number_kinds().items()],
        }
        self.load(entity_labels)

    def load(self, entity_labels: tuple[Label, ...]) -> None:
        """Take over the label set as it is now. Types that are retired keep their name, but are not offered."""
        self._described = {one.key: _description(one) for one in entity_labels}
        self._by_layer["entity"] = [NamedLabel(one.key, label_name(one)) for one in entity_labels if not one.retired]
        self._name = {(layer, one.key): one.name for layer, labels in self._by_layer.items() for one in labels}
        self._name |= {("entity", one.key): label_name(one) for one in entity_labels}

    def labels(self, layer: Layer) -> list[NamedLabel]:
        return self._by_layer[layer]

    def label(self, layer: Layer, key: str) -> str:
        """The name of a type or kind; one that an import brought along keeps its key."""
        return self._name.get((layer, key), key)

    def description(self, layer: Layer, key: str) -> str:
        """What a type or kind means: as the file says it, else the program; empty when neither does."""
        own = self._described.get(key, "") if layer == "entity" else ""
        return own or definition(layer, key)

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
        "set_parent": _("Set the quote around it"),
        "set_continues": _("Set the quote it goes on from"),
        "set_unit": _("Set unit"),
        "set_modifier": _("Set modifier"),
        "set_speaker": _("Set speaker"),
        "marks_in": _("Take marks in"),
        "marks_out": _("Leave marks out"),
        "add_entity": _("Add entity"),
        "add_quote": _("Add quote"),
        "add_number": _("Add number"),
        "toggle_clitic": _("Proclitics out or in"),
        "mend": _("Mend"),
        "merge_names": _("Merge names"),
        "rename_names": _("Rename everywhere"),
        "set_link": _("Set link"),
        "name_chain": _("Name all mentions"),
        "mend_contradiction": _("Settle a contradiction"),
        "call_fine": _("Call it fine"),
        "merge": _("Merge"),
        "split": _("Split"),
        "retype_everywhere": _("Change type everywhere"),
        "add_entity_everywhere": _("Mark everywhere"),
        "rename_everywhere": _("Change name everywhere"),
        "reject_everywhere": _("Reject everywhere"),
        "rename_speaker_everywhere": _("Change speaker everywhere"),
        "add_label": _("Add type"),
        "change_label": _("Change a type"),
        "move_label": _("Move type"),
        "retire_label": _("Retire type"),
        "restore_label": _("Restore type"),
        "merge_labels": _("Merge types"),
        "rename_label": _("Change key of type"),
        "set_guidelines": _("Change guidelines"),
        "set_note": _("Write note"),
        "flag": _("Flag article"),
        "unflag": _("Take flag away"),
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
    return isolated(digits(_written(day, "ar_LB" if language() == "ar" else "en")))


@lru_cache(maxsize=500)  # a list asks for those that it shows each time that it is drawn
def _written(day: date, locale: str) -> str:
    from babel.dates import format_date

    return format_date(day, "d MMMM y", locale=locale)
