"""Values of numbers as text: how they are shown, and how what a reviewer typed is read."""

from __future__ import annotations

import math
import re

from reviewer.messages import gettext as _
from reviewer.model import Modifier, Number, NumberKind, Value
from reviewer.text import normalize
from reviewer.ui import edtf
from reviewer.ui.names import PDI, RLI, arabic_indic, digits, isolated, modifier_name

_SIGNS = {
    Modifier.APPROX: "≈",
    Modifier.AT_LEAST: "≥",
    Modifier.AT_MOST: "≤",
    Modifier.MORE_THAN: ">",
    Modifier.LESS_THAN: "<",
}
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
# EDTF as far as news needs it: dates, years with unknown digits, times, intervals; see extract/numbers/dates.py.
_EDTF = re.compile(r"[-\dXTYQ:/.~?%+Z\[\]]+")
_PAIR = re.compile(r"(.+?)\s*(?:\.\.|–|—|/|:|،|;|\s-\s|(?<=\d)-(?=\d))\s*(.+)")
STRINGS = frozenset([NumberKind.DATE, NumberKind.TIME])
PAIRS = frozenset([NumberKind.RANGE, NumberKind.SCORE])


def _plain(number: float) -> str:
    if isinstance(number, int) or (abs(number) < 1e15 and number == int(number)):
        return str(int(number))
    return repr(number)


def value_text(value: Value, *, grouped: bool = False) -> str:
    """A value as it is typed; with ``grouped`` with thin spaces between thousands. Nothing for a vague one."""
    match value:
        case None:
            return ""
        case str():
            return value
        case (low, high):
            return f"{value_text(low, grouped=grouped)} – {value_text(high, grouped=grouped)}"
        case _:
            text = _plain(value)
            whole, point, rest = text.partition(".")
            if grouped and len(whole.lstrip("-")) > 4 and whole.lstrip("-").isdigit():
                whole = f"{int(whole):,}".replace(",", "\u202f")
            return whole + point + rest


def meaning(number: Number) -> str:
    """Modifier, value and unit in one line, left to right: ≥ 300 000 شخص; with Arabic-Indic digits right to left and
    the modifier in words, for ≥ would point the other way there.
    """
    value = value_text(number.value, grouped=True)
    if not arabic_indic():
        sign = _SIGNS[number.modifier] if number.modifier else ""
        return " ".join(part for part in (sign, value, number.unit or "") if part)
    word = modifier_name(number.modifier) if number.modifier else ""
    shown = isolated(value) if re.search("[A-Z]", value) else digits(value)  # 2015-XX and T14:30 are codes
    said = " ".join(part for part in (word, shown if value else "", number.unit or "") if part)
    return f"{RLI}{said}{PDI}" if said else ""


class ValueTextError(ValueError):
    """What was typed is no value; the message says what is expected."""


def read_plain(text: str) -> int | float:
    """One number that a reviewer typed. Raises ValueTextError when it is none."""
    cleaned = re.sub(r"[\s,\u202f\u00a0٬_']", "", text).replace("٫", ".")
    if not _NUMBER.fullmatch(cleaned):
        raise ValueTextError(_("“{text}” is not a number.").format(text=text))
    number = float(cleaned)
    if not math.isfinite(number):
        raise ValueTextError(_("“{text}” is not a number.").format(text=text))
    return int(cleaned) if re.fullmatch(r"[+-]?\d+", cleaned) else number


def read_value(text: str, kind: NumberKind) -> Value:
    """The value that a reviewer typed for a number of that kind; digits of all scripts are taken, nothing is none.

    Raises:
        ValueTextError: it is none of the forms of that kind.
    """
    typed = normalize(text).strip()
    typed = typed.upper() if kind in STRINGS else typed
    if not typed:
        return None
    if kind in STRINGS:
        if not _EDTF.fullmatch(typed):
            raise ValueTextError(_("Write a date as 2015-11-24, 2015-11 or 2015, a time as T14:30."))
        try:
            edtf.check(typed)
        except edtf.NoSuchDayError as error:
            raise ValueTextError(_("The calendar has no {date}.").format(date=isolated(str(error)))) from error
        return typed
    if kind in PAIRS:
        found = _PAIR.fullmatch(typed)
        if found is None:
            raise ValueTextError(_("Write both numbers with a dash between them: 10 – 20."))
        return (read_plain(found.group(1)), read_plain(found.group(2)))
    found = _PAIR.fullmatch(typed)
    if found and not _NUMBER.fullmatch(re.sub(r"[\s,٬]", "", typed)):
        try:
            return (read_plain(found.group(1)), read_plain(found.group(2)))
        except ValueTextError:
            pass
    return read_plain(typed)
