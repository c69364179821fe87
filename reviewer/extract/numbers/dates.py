"""Dates and times: all month systems, doubled month names, years, Hijri dates, clock times. Values are EDTF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from attrs import frozen
from hijridate import Hijri

from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.digits import value_of
from reviewer.text import Token, TokenKind, normalize

_UNTIL = ("الي", "حتي", "-", "–", "—")


def _months(text: str) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for number, names in enumerate(text.split(";"), 1):
        found |= {tuple(normalize(name).split()): number for name in names.strip().split("|")}
    return found


GREGORIAN = _months(
    """يناير|كانون الثاني|جانفي; فبراير|شباط|فيفري; مارس|آذار; أبريل|إبريل|نيسان|أفريل; مايو|أيار|ماي; يونيو|حزيران|جوان|يونيه;
    يوليو|تموز|جويلية|يوليوز|يوليه; أغسطس|آب|أوت|غشت; سبتمبر|أيلول|شتنبر; أكتوبر|تشرين الأول|تشرين أول; نوفمبر|تشرين الثاني|تشرين
    ثاني|نونبر; ديسمبر|كانون الأول|كانون أول|دجنبر"""
)
HIJRI = _months(
    """محرم|المحرم; صفر; ربيع الأول; ربيع الثاني|ربيع الآخر; جمادى الأولى|جمادى الأول; جمادى الآخرة|جمادى الثانية; رجب; شعبان;
    رمضان; شوال; ذو القعدة|ذي القعدة; ذو الحجة|ذي الحجة"""
)
YEAR_WORDS = frozenset(normalize(x) for x in ("عام", "سنة", "العام", "السنة", "عامي", "لعام", "بعام", "وعام", "لسنة"))
BEFORE_YEAR = YEAR_WORDS | {
    normalize(x) for x in ("في", "منذ", "حتى", "بحلول", "خريف", "صيف", "شتاء", "ربيع", "مطلع", "أواخر", "نهاية")
}
_OPEN_MONTHS = frozenset(
    {("اب",), ("ماي",), ("جوان",), ("صفر",), ("رجب",), ("شعبان",), ("رمضان",), ("محرم",), ("اوت",)}
)
_CLITICS = ("", "و", "ل", "ب", "ف")


@frozen
class DateFound:
    first: int
    last: int
    start: int
    end: int
    value: str
    kind: Literal["date", "time"] = "date"


class DateReader:
    """Reads dates from the tokens of a text."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text = text
        self._tokens = tokens

    def _norm(self, index: int) -> str:
        return self._tokens[index].norm if 0 <= index < len(self._tokens) else ""

    def _month(self, index: int) -> tuple[int, int, bool, int] | None:
        """Number, token after it, whether Hijri, and the letters of a proclitic, of the month name at ``index``."""
        for hijri, table in ((False, GREGORIAN), (True, HIJRI)):
            for size in (2, 1):
                rest = tuple(self._norm(i) for i in range(index + 1, index + size))
                for clitic in _CLITICS:
                    first = self._norm(index)
                    if clitic and not first.startswith(clitic):
                        continue
                    number = table.get((first[len(clitic) :], *rest))
                    if number is not None:
                        return number, index + size, hijri, len(clitic)
        return None

    def _integer(self, index: int) -> int | None:
        if 0 <= index < len(self._tokens) and self._tokens[index].kind is TokenKind.NUMBER:
            value = value_of(self._tokens[index].span.of(self._text))
            return value if isinstance(value, int) else None
        return None

    def _year(self, index: int) -> tuple[int, int, bool] | None:
        """Year, token after it and whether Hijri, of ``عام 2015`` or ``2015م`` or ``1436هـ`` at ``index``."""
        if self._norm(index) in YEAR_WORDS:
            index += 1
        value = self._integer(index)
        if value is None or len(self._tokens[index].span) != 4:
            return None
        if self._norm(index + 1) in ("ه", "هجري", "هجريه"):
            return value, index + 2, True
        if self._norm(index + 1) == "م" and self._tokens[index + 1].span.start - self._tokens[index].span.end <= 1:
            return value, index + 2, False
        return (value, index + 1, False) if 1000 <= value <= 2199 else None

    def _day_before(self, index: int) -> tuple[int, int] | None:
        """Day and its token, of a number or ordinal just before the month at ``index``."""
        place = index - 1
        if self._norm(place) == "من":
            place -= 1
        elif self._norm(place) in ("شهر", "لشهر"):
            place -= 2 if self._norm(place - 1) == "من" else 1
        day = self._integer(place)
        if day is None:
            word, _ = w.stripped(self._norm(place))
            day = w.ORDINALS.get(word)
            if word in w.TENS and w.stripped(self._norm(place - 1))[0] in w.ORDINALS:
                tens, place = w.TENS[word], place - 1
                ones = w.ORDINALS[w.stripped(self._norm(place))[0]]
                day = tens + (1 if ones == 11 else ones)
            elif word in w.TEENS and w.stripped(self._norm(place - 1))[0] in w.ORDINALS:
                place -= 1
                ones = w.ORDINALS[w.stripped(self._norm(place))[0]]
                day = 10 + (1 if ones == 11 else ones)
        return (day, place) if day is not None and 1 <= day <= 31 else None

    def around_month(self, index: int) -> DateFound | None:
        """The date whose month name begins at ``index``: 5 آب (أغسطس) 2010."""
        found = self._month(index)
        if found is None:
            return None
        month, last, hijri, clitic = found
        last = self._second_name(last, month)
        day = self._day_before(index)
        first = index if day is None else day[1]
        year = self._year(last if self._norm(last) not in ("من", "،") else last + 1)
        if year is not None:
            last = year[1]
        elif (self._norm(index)[clitic:],) in _OPEN_MONTHS and day is None:
            return None  # رجب، آب and their like are names and words too
        hijri = hijri and not (year and not year[2] and year[0] > 1600)
        start = self._tokens[first].span.start
        if first == index:
            start += clitic
        elif self._tokens[first].kind is TokenKind.WORD and self._norm(first).startswith("و"):
            start += 1
        value = _edtf(year[0] if year else None, month, day[0] if day else None, hijri=hijri)
        begun = self._first_of_days(first) if day is not None and not hijri else None
        if begun is not None and day is not None and begun < day[0]:  # 14 إلى 16 فبراير
            first, start = first - 2, self._tokens[first - 2].span.start
            value = f"{_edtf(year[0] if year else None, month, begun, hijri=False)}/{value}"
        return DateFound(first, last, start, self._tokens[last - 1].span.end, value) if value else None

    def _first_of_days(self, index: int) -> int | None:
        """The day before a dash or إلى before the day at ``index``."""
        return self._integer(index - 2) if self._norm(index - 1) in _UNTIL else None

    def _second_name(self, index: int, month: int) -> int:
        """The token after a second name of the same month: نوفمبر, /نوفمبر or (نوفمبر)."""
        skip = 1 if self._norm(index) in ("/", "(", "-") else 0
        second = self._month(index + skip)
        if second is None or second[0] != month:
            return index
        return second[1] + (1 if self._norm(index) == "(" and self._norm(second[1]) == ")" else 0)

    def at_number(self, index: int) -> DateFound | None:
        """A year, a date in figures or a clock time at the token ``index``."""
        token = self._tokens[index]
        surface = normalize(token.span.of(self._text))
        figures = re.fullmatch(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})", surface)
        if figures:
            a, b, c = (int(x) for x in figures.groups())
            year, month, day = (a, b, c) if a > 31 else (c, b, a)
            if 1 <= month <= 12 and 1 <= day <= 31 and year > 99:
                return self._whole(index, _edtf(year, month, day, hijri=1300 < year < 1500))
        clock = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", surface)
        if clock:
            return self._whole(index, f"{int(clock[1]):02}:{clock[2]}", kind="time")
        return self._lone_year(index)

    def _whole(self, index: int, value: str | None, kind: Literal["date", "time"] = "date") -> DateFound | None:
        span = self._tokens[index].span
        return DateFound(index, index + 1, span.start, span.end, value, kind) if value else None

    def _lone_year(self, index: int) -> DateFound | None:
        year = self._year(index)
        if year is None:
            return None
        value, last, hijri = year
        before, following = self._norm(index - 1), self._norm(index + 1)
        dated = before in BEFORE_YEAR or last > index + 1
        # مونديال 2022: such a figure that counts nothing is a year.
        counts = index + 1 < len(self._tokens) and self._tokens[index + 1].kind is TokenKind.WORD
        dated = dated or (1950 <= value <= 2049 and not counts and self._tokens[index - 1].kind is TokenKind.WORD)
        bracketed = before == "(" and following == ")"
        if not (dated or bracketed or (1900 <= value <= 2099 and (before in ("و", "-", "–", "الي", "بين")))):
            return None
        if not hijri and not 1000 <= value <= 2199:
            return None
        edtf = _edtf(value, None, None, hijri=hijri)
        span = self._tokens[index].span
        return DateFound(index, last, span.start, self._tokens[last - 1].span.end, edtf) if edtf else None

    def clock_word(self, index: int) -> DateFound | None:
        """الساعة الثامنة، الساعة 8: an hour after the word for it."""
        if self._norm(index).removeprefix("و") not in ("الساعه",):
            return None
        hour = self._integer(index + 1)
        word = w.stripped(self._norm(index + 1))[0]
        if hour is None and self._norm(index + 1).startswith("ال"):
            hour = w.ORDINALS.get(word)
        if hour is None or not 0 <= hour <= 24:
            return None
        span = self._tokens[index + 1].span
        return DateFound(index + 1, index + 2, span.start, span.end, f"{hour:02}:00", "time")


def _edtf(year: int | None, month: int | None, day: int | None, *, hijri: bool) -> str | None:
    """EDTF of a date; a Hijri date is converted where it is complete to the month."""
    if hijri:
        return _from_hijri(year, month, day)
    parts = [f"{year:04}" if year is not None else "XXXX"]
    if month is not None:
        parts.append(f"{month:02}")
        if day is not None:
            parts.append(f"{day:02}")
    return "-".join(parts)


def _from_hijri(year: int | None, month: int | None, day: int | None) -> str | None:
    """A day as a day; a month or year as the interval that it covers; by the Umm al-Qura calendar (1343-1500)."""
    if year is None or not 1343 <= year <= 1500:
        return None
    try:
        if month and day:
            return Hijri(year, month, day).to_gregorian().isoformat()
        first = Hijri(year, month or 1, 1).to_gregorian()
        end = Hijri(year, month or 12, 1)
        last = Hijri(year, month or 12, end.month_length()).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return f"{first.isoformat()}/{last.isoformat()}"
