"""What the program means by its types and kinds: a sentence each, shown where the file says nothing of its own."""

from __future__ import annotations

from reviewer.messages import gettext as _
from reviewer.model import Layer, NumberKind, QuoteKind


def definition(layer: Layer, key: str) -> str:
    """The sentence for a type or kind; empty for one that the program does not know."""
    known = {"entity": _types, "quote": _quotes, "number": _numbers}[layer]()
    return known.get(key, "")


def _types() -> dict[str, str]:
    return {
        "PER": _("A person by name: first name, family name, nickname. Titles and offices stay outside."),
        "LOC": _("A country, city, region, building, airport or park, also when it stands for its government."),
        "ORG": _("A body: ministry, party, company, club, agency, newspaper, international organisation."),
        "MISC": _("Another name: a product, a work, a law, a festival, a programme."),
    }


def _quotes() -> dict[str, str]:
    return {
        QuoteKind.DIRECT: _("The speaker's own words, a whole statement, as a rule between quotation marks."),
        QuoteKind.PARTIAL: _("Some words of the speaker between marks, inside a sentence of the writer."),
        QuoteKind.INDIRECT: _("What was said, in the words of the writer, as a rule a clause after “that”."),
    }


def _numbers() -> dict[str, str]:
    return {
        NumberKind.CARDINAL: _("How many there are of something. The unit is the noun that is counted."),
        NumberKind.ORDINAL: _("The place in an order: the third, the twentieth. It has no unit."),
        NumberKind.FRACTION: _("A part of a whole: half, two thirds."),
        NumberKind.PERCENT: _("A share of a hundred. The value is the number before the sign."),
        NumberKind.MONEY: _("An amount of money. The unit is the currency."),
        NumberKind.MEASURE: _("A length, weight, area, temperature or the like, with its unit."),
        NumberKind.DURATION: _("How long something lasts: three days, two years."),
        NumberKind.DATE: _("A day, month or year of the calendar. The span is the whole date."),
        NumberKind.TIME: _("A time of the day."),
        NumberKind.AGE: _("How old somebody or something is."),
        NumberKind.SCORE: _("A result of two numbers, in the order of the text."),
        NumberKind.RANGE: _("From one number to another; both ends are kept."),
        NumberKind.APPROX: _("A vague quantity without a value: dozens, thousands."),
    }
