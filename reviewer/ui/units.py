"""Units by name: currencies and measures as the reviewer reads and types them, and the keys that are stored."""

from __future__ import annotations

import re
from functools import cache

from reviewer import resources
from reviewer.messages import gettext as _
from reviewer.messages import language
from reviewer.model import NumberKind
from reviewer.text import normalize

# First those of the Arab countries and of the world, then the others.
_FIRST = (
    "USD EUR SAR AED EGP QAR KWD BHD OMR JOD IQD LBP SYP YER SDG LYD TND DZD MAD MRU SOS DJF ILS "
    "GBP TRY IRR CNY JPY RUB INR PKR CHF CAD AUD"
).split()
_DURATIONS = "second minute hour day night week month year decade century".split()
_MORE = "metric-ton kilowatt-hour megawatt-hour decibel megapixel".split()
# What CLDR has no Arabic name for.
_ARABIC = {
    "dunam": "دونم",
    "celsius": "درجة مئوية",
    "fahrenheit": "درجة فهرنهايت",
    "metric-ton": "طن متري",
    "megapixel": "ميغابكسل",
    "decibel": "ديسيبل",
    "night": "ليلة",
    "megawatt-hour": "ميغاواط ساعة",
    "BTC": "بيتكوين",
}
MEASURED = frozenset([NumberKind.MEASURE, NumberKind.DURATION, NumberKind.AGE])
_ANY = frozenset([NumberKind.RANGE, NumberKind.APPROX, NumberKind.FRACTION])
_BRACKETED = re.compile(r".*\(([^()]+)\)\s*")


class UnitTextError(ValueError):
    """What was typed is no unit of that kind; the message says what is expected."""


@cache
def _keys(kind: str) -> tuple[str, ...]:
    rows = resources.path("lexicon", "units.tsv").read_text(encoding="utf-8").splitlines()
    found = [key for row_kind, key, _names in (row.split("\t") for row in rows) if row_kind == kind]
    if kind == "money":
        return tuple(dict.fromkeys((*_FIRST, "BTC", *sorted(found))))
    return tuple(dict.fromkeys((*_DURATIONS, *found, *_MORE)))


@cache
def _patterns(locale: str) -> dict[str, str]:
    """CLDR key -> name of one of it."""
    from babel import Locale

    found: dict[str, str] = {}
    for unit, widths in Locale.parse(locale)._data["unit_patterns"].items():  # Babel has no public table of them
        forms = [widths.get(width, {}).get(form) for width in ("long", "short") for form in ("one", "other")]
        name = next((form for form in forms if isinstance(form, str)), None)
        if name is not None:
            bare = name.replace("{0}", "").strip(" \u200f")
            found[unit.partition("-")[2]] = bare.removesuffix(" واحد").removesuffix(" واحدة")
    return found


@cache
def _name(key: str, locale: str) -> str | None:
    """The name of a currency or unit in a language."""
    if locale == "ar" and key in _ARABIC:
        return _ARABIC[key]
    if key in _keys("money"):
        from babel import Locale

        return Locale.parse(locale).currencies.get(key)
    return _patterns(locale).get(key)


def _shown(key: str, locale: str) -> str | None:
    name = _name(key, locale)
    if name is None or name.replace(" ", "-") == key:
        return name
    return f"{name} ({key})"


def unit_text(unit: str | None) -> str:
    """A unit as it is shown and typed: دولار أمريكي (USD), كيلوغرام (kilogram); a counted noun as it is."""
    if not unit:
        return ""
    if unit in _keys("money") or unit in _keys("measure"):
        return _shown(unit, language()) or _shown(unit, "en") or unit
    return unit


def _of(kind: NumberKind) -> tuple[str, ...]:
    if kind is NumberKind.MONEY:
        return _keys("money")
    if kind in MEASURED:
        return _keys("measure")
    return (*_keys("measure"), *_keys("money")) if kind in _ANY else ()


@cache
def offered(kind: NumberKind, locale: str) -> tuple[str, ...]:
    """What is offered for a kind while somebody types: names in the language of the interface, then in the other."""
    other = "en" if locale == "ar" else "ar"
    shown = [_shown(key, one) for one in (locale, other) for key in _of(kind)]
    return tuple(dict.fromkeys(text for text in shown if text))


@cache
def _by_name(kind: NumberKind) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in _of(kind):
        for name in (key, _name(key, "ar"), _name(key, "en")):
            if name:
                found.setdefault(normalize(name).casefold(), key)
    return found


def read_unit(text: str, kind: NumberKind) -> str | None:
    """The unit that was typed for a number of a kind, by its name in either language or its key; nothing is none.

    Raises:
        UnitTextError: money in no currency.
    """
    typed = " ".join(text.split())
    if not typed:
        return None
    if typed in "%٪":
        return "%"
    bracketed = _BRACKETED.fullmatch(typed)
    if bracketed is not None and unit_is_known(bracketed[1]):
        return bracketed[1]
    known = _by_name(kind).get(normalize(typed).casefold())
    if known is not None:
        return known
    if kind is not NumberKind.MONEY:
        return typed
    if re.fullmatch("[A-Za-z]{3}", typed):
        return typed.upper()
    raise UnitTextError(
        _("No currency is called “{text}”: write its name, or its code such as USD.").format(text=typed)
    )


def unit_is_known(unit: str) -> bool:
    """Whether a unit is a code or a key of the lists, not a counted noun."""
    return unit in _keys("money") or unit in _keys("measure")


def is_currency(unit: str) -> bool:
    """Whether a unit is the code of a currency; one of three capitals is taken for one."""
    return unit in _keys("money") or re.fullmatch("[A-Z]{3}", unit) is not None


def is_doubtful(unit: str | None, kind: NumberKind) -> bool:
    """Whether a unit is none that a measure should have: what is typed stays, and is pointed out."""
    return bool(unit) and kind in MEASURED and unit not in _keys("measure")
