"""Dates and times as EDTF: taken apart, checked against the calendar, and said in words."""

from __future__ import annotations

import calendar
import re
from datetime import date, time

from attrs import frozen

from reviewer.messages import gettext as _
from reviewer.messages import language
from reviewer.ui.names import digits, isolated

_DATE = re.compile(r"(\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)")
_DATE_LIKE = re.compile(r"\d{1,4}-\d{1,2}(?:-\d{1,2})?[?~%]?")
_TIME = re.compile(r"T(\d\d):(\d\d)(?::(\d\d))?Z?")


class NoSuchDayError(ValueError):
    """The calendar has no such day, or the day no such hour."""


@frozen
class Day:
    """A date as far as it is known. ``year`` has an X for each digit that is not: 199X is a decade."""

    year: str
    month: int | None = None
    day: int | None = None
    doubt: str = ""  # ? uncertain, ~ approximate, % both

    @property
    def edtf(self) -> str:
        parts = [self.year, *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts) + self.doubt

    @property
    def exact(self) -> date | None:
        """The day of the calendar that it is, when it is one."""
        if self.month is None or self.day is None or not self.year.isdigit():
            return None
        return date(int(self.year), self.month, self.day)


def read_day(text: str) -> Day | None:
    """A date without time; none when it is written otherwise.

    Raises:
        NoSuchDayError: it is written like a date, but the calendar has none such.
    """
    found = _DATE.fullmatch(text)
    if found is None:
        if _DATE_LIKE.fullmatch(text):
            raise NoSuchDayError(text)
        return None
    year, month, day = found[1], *(int(p) if p and p.isdigit() else None for p in (found[2], found[3]))
    if year == "0000" or (month is not None and not (1 <= month <= 12 or 21 <= month <= 41)):
        raise NoSuchDayError(text)
    if day is not None:
        longest = calendar.monthrange(int(year) if year.isdigit() else 2000, month)[1] if month and month <= 12 else 31
        if not 1 <= day <= longest:
            raise NoSuchDayError(text)
    return Day(year, month, day, found[4])


def to_hijri(year: int, month: int, day: int) -> tuple[int, int, int] | None:
    """Year, month and day by the calendar of Umm al-Qura; none outside of the years that it is known for."""
    from hijridate import Gregorian

    try:
        return Gregorian(year, month, day).to_hijri().datetuple()
    except (ValueError, OverflowError):
        return None


def check(text: str) -> None:
    """Raises NoSuchDayError when a date or a time in ``text`` cannot be; other EDTF is left as it is."""
    for part in text.split("/"):
        day, _t, clock = part.partition("T")
        if day:
            read_day(day)
        if clock and (found := _TIME.fullmatch(f"T{clock}")) is not None and not _is_time(found):
            raise NoSuchDayError(part)


def _is_time(found: re.Match[str]) -> bool:
    return int(found[1]) <= 24 and int(found[2]) < 60 and int(found[3] or 0) < 60


def words(text: str) -> str:
    """A date, time or interval in words: الثلاثاء 24 تشرين الثاني 2015; empty when it is not understood."""
    if "/" in text:
        first, last = text.split("/", 1)
        start, end = (_said(part) if part not in ("", "..") else None for part in (first, last))
        if start and end:
            return _("from {start} to {end}").format(start=start, end=end)
        if start and end is None:
            return _("from {start} on").format(start=start)
        return _("until {end}").format(end=end) if end and start is None else ""
    return _said(text)


def _said(text: str) -> str:
    try:
        day_text, _t, clock = text.partition("T")
        day = read_day(day_text) if day_text else None
    except NoSuchDayError:
        return ""
    parts = [day_words(day) if day is not None else "", _clock(f"T{clock}") if clock else ""]
    return "، ".join(p for p in parts if p) if language() == "ar" else ", ".join(p for p in parts if p)


def _locale() -> str:
    return "ar_LB" if language() == "ar" else "en"


def _clock(text: str) -> str:
    found = _TIME.fullmatch(text)
    if found is None or not _is_time(found):
        return ""
    from babel.dates import format_time

    return isolated(digits(format_time(time(int(found[1]) % 24, int(found[2])), "h:mm a", locale=_locale())))


def day_words(day: Day) -> str:
    """A date in words, with its day of the week when that is known, and with how sure it is."""
    from babel.dates import format_date

    known = day.exact
    if known is not None:
        said = format_date(known, "EEEE d MMMM y" if language() == "ar" else "EEEE, d MMMM y", locale=_locale())
    elif day.month is not None and day.month <= 12:
        pattern = "MMMM" if day.day is None else "d MMMM"
        month = format_date(date(2000, day.month, day.day or 1), pattern, locale=_locale())
        said = f"{month} {day.year}" if day.year.isdigit() else month
    elif day.year.endswith("XX") and day.year != "XXXX":
        said = _("century {n}").format(n=int(day.year[:2]) + 1)
    elif day.year.endswith("X") and day.year != "XXXX":
        said = _("the decade from {year}").format(year=f"{day.year[:3]}0")
    elif day.month is None and day.year.isdigit():
        said = _("the year {year}").format(year=int(day.year))
    else:
        return ""
    doubts = {"?": _("uncertain"), "~": _("approximate"), "%": _("uncertain and approximate")}
    said = digits(said)
    return f"{said} ({doubts[day.doubt]})" if day.doubt else said
