"""Dates: days, months of all systems, years, spans of years and days, Hijri dates. Values are EDTF."""

from __future__ import annotations

import re
from datetime import date

from attrs import evolve, frozen
from hijridate import Hijri

from reviewer.extract.numbers import units
from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.counted import NOT_COUNTED
from reviewer.extract.numbers.digits import value_of
from reviewer.extract.numbers.found import LIKELY, SURE, Found
from reviewer.extract.numbers.months import month_at
from reviewer.extract.numbers.periods import century, decade, relative
from reviewer.extract.numbers.stream import Stream
from reviewer.extract.numbers.times import time_at
from reviewer.extract.numbers.traps import STREETS
from reviewer.model import NumberKind, Span
from reviewer.text import normalize

_DASHES = frozenset(("-", "–", "—"))
_UNTIL = frozenset(("الي", "حتي")) | _DASHES
YEAR_WORDS = frozenset(
    normalize(x)
    for x in (
        "عام",
        "سنة",
        "العام",
        "السنة",
        "للعام",
        "للسنة",
        "الموسم",
        "موسم",
        "موسمي",
        "عامي",
        "سنتي",
        "العامين",
        "الأعوام",
        "أعوام",
    )
)
_BEFORE_YEAR = YEAR_WORDS | {
    normalize(x)
    for x in """في منذ حتى بحلول خريف صيف شتاء ربيع مطلع أواخر نهاية أوائل بداية منتصف قبل بعد مونديال أولمبياد كأس انتخابات ثورة حرب رؤية
    دستور ميزانية موازنة هزيمة غزو زلزال نكسة نكبة حدود لدورة نسخة طبعة يورو""".split()
}
_PERIODS = frozenset(("النصف", "الربع", "الثلث", "الاسبوع", "الشطر", "الجزء", "اليوم", "العشر"))
_CLITICS = ("و", "ل", "ب", "ف")


@frozen
class _Date:
    """Parts of a date over the tokens up to ``last``; its span begins at ``start`` (code points)."""

    last: int
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hijri: bool = False

    def edtf(self) -> str | None:
        """EDTF; a Hijri date as the Gregorian days that it covers, none when its year is not given."""
        if self.hijri:
            return _from_hijri(self.year, self.month, self.day)
        parts = [f"{self.year:04}" if self.year is not None else "XXXX"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def _bare(norm: str) -> str:
    return norm[1:] if norm[:1] in _CLITICS and len(norm) > 2 and norm not in _BEFORE_YEAR else norm


class DateReader:
    """Reads dates from the tokens of a text; with ``published`` also relative ones (أمس)."""

    def __init__(self, stream: Stream, published: date | None = None) -> None:
        self._stream = stream
        self._published = published
        self.past = 0  # the token after the last date that is a name: شارع 14 تموز

    def at(self, index: int) -> Found | None:
        """The date or time that begins at the token ``index``."""
        stream = self._stream
        if not (stream.is_number(index) or stream.is_word(index)):
            return None
        timed = time_at(stream, index)
        if timed is not None:
            return timed
        found = self._calendar(index) or self._figures(index) or self._years(index)
        if found is not None:
            return found
        if stream.is_number(index):
            return self._lone_year(index)
        return century(stream, index) or decade(stream, index) or relative(stream, index, self._published)

    def skipped(self, index: int) -> int:
        """The token after a name of a month or of a street that is no date: ربيع الأول, شارع 14 تموز."""
        day = self._day_and_month(index)
        return day.last if day is not None else index + 1

    def _integer(self, index: int) -> int | None:
        if not self._stream.is_number(index):
            return None
        value = value_of(self._stream.surface(index))
        return value if isinstance(value, int) else None

    def _year(self, index: int) -> tuple[int, int, bool] | None:
        """Year, token after it and whether Hijri, of ``عام 2015`` or ``2015م`` or ``1436هـ`` at ``index``."""
        stream = self._stream
        if _bare(stream.norm(index)) in YEAR_WORDS:
            index += 1
        value = self._integer(index)
        if value is None or not stream.norm(index).isdigit() or len(stream.norm(index)) != 4:
            return None
        if stream.norm(index + 1) in ("ه", "هجري", "هجريه"):
            return value, index + 2, True
        if stream.norm(index + 1) in ("م", "ميلادي", "ميلاديه") and stream.near(index + 1):
            return value, index + 2, False
        return (value, index + 1, False) if 1000 <= value <= 2199 else None

    def _day(self, index: int) -> tuple[int, int, int] | None:
        """Day, token after it and start, of a number or ordinal at ``index``."""
        stream = self._stream
        value = self._integer(index)
        if value is not None:
            return (value, index + 1, stream.start(index)) if 1 <= value <= 31 and len(stream.norm(index)) < 3 else None
        word, clitics = w.stripped(stream.norm(index))
        if not clitics.endswith("ال") or stream.norm(index - 1) in _PERIODS:
            return None
        start, last = stream.after_letters(index, len(clitics) - 2), index + 1
        if w.TENS.get(word) in (20, 30):
            return w.TENS[word], last, start
        day = w.ORDINALS.get(word)
        if day is None:
            return None
        following, joint = w.stripped(stream.norm(last))
        if following in w.TEENS and not joint:
            return (day if day == 11 else day + 10), last + 1, start
        if joint == "وال" and w.TENS.get(following) in (20, 30):
            return (1 if day == 11 else day) + w.TENS[following], last + 1, start
        return (day, last, start) if day != 11 else None

    def _day_and_month(self, index: int) -> _Date | None:
        stream = self._stream
        day = self._day(index)
        place = index
        if day is not None:
            place = day[1] + (stream.norm(day[1]) == "من")
            place += _bare(stream.norm(place)) == "شهر"
        if not stream.is_word(place) or not (place == index or stream.near(place)):
            return None
        month = month_at(stream, place)
        if month is None or (day is not None and month.clitic):
            return None
        start = day[2] if day else stream.after_letters(place, month.clitic)
        dated = _Date(month.last, start, stream.end(month.last - 1), None, month.number, day and day[0], month.hijri)
        place = month.last + (stream.norm(month.last) in ("من", "،", ","))
        year = self._year(place) if stream.near(place) else None
        if year is None:
            return dated if day is not None or not month.open else None
        hijri = month.hijri and not (not year[2] and year[0] > 1600)
        return evolve(dated, last=year[1], end=stream.end(year[1] - 1), year=year[0], hijri=hijri or year[2])

    def _calendar(self, index: int) -> Found | None:
        """5 آب (أغسطس) 2010، 14 إلى 16 فبراير, من 28 فبراير إلى 5 مارس."""
        stream = self._stream
        dated = self._days(index) or self._day_and_month(index)
        if isinstance(dated, Found):
            return dated
        if dated is None:
            return None
        quoted = stream.norm(index - 1) == "«" and stream.norm(dated.last) == "»"
        if quoted or stream.norm(index - 1).removeprefix("ال") in STREETS:
            self.past = dated.last
            return None
        value = dated.edtf()
        second = self._end_of_span(dated, index)
        if second is not None:
            first = evolve(dated, year=dated.year if dated.year is not None else second.year)
            return self._found(dated.start, second.end, f"{first.edtf()}/{second.edtf()}", second.last)
        if value is None and dated.day is None:
            return None
        return self._found(dated.start, dated.end, value, dated.last)

    def _days(self, index: int) -> Found | None:
        """14 إلى 16 فبراير، 14-16 فبراير، 14 و15 فبراير."""
        stream = self._stream
        day = self._day(index)
        if day is None or stream.norm(day[1]) not in _UNTIL | {"و"}:
            return None
        second = self._day_and_month(day[1] + 1)
        if second is None or second.day is None or second.hijri or second.day <= day[0]:
            return None
        if stream.is_word(index) and stream.norm(day[1]) == "و":
            return None
        first = evolve(second, day=day[0]).edtf()
        return self._found(day[2], second.end, f"{first}/{second.edtf()}", second.last)

    def _end_of_span(self, dated: _Date, index: int) -> _Date | None:
        stream = self._stream
        joint, before = stream.norm(dated.last), stream.norm(index - 1).removeprefix("و")
        spans = joint in _UNTIL and (before in ("من", "بين") or joint in _DASHES)
        if dated.hijri or not (spans or (joint == "و" and before == "بين")):
            return None
        second = self._day_and_month(dated.last + 1)
        return second if second and second.day is not None and dated.day is not None and not second.hijri else None

    def _figures(self, index: int) -> Found | None:
        """2015/11/05، 12-5-2015، يوم 12/5."""
        stream = self._stream
        if not stream.is_number(index):
            return None
        surface, last = stream.norm(index), index + 1
        while last - index < 5 and stream.touching(last) and (stream.norm(last) == "-" or stream.is_number(last)):
            surface, last = surface + stream.norm(last), last + 1
        whole = re.fullmatch(r"(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})", surface)
        if whole:
            a, b, c = int(whole[1]), int(whole[3]), int(whole[4])
            year, month, day = (a, b, c) if a > 31 else (c, b, a)
            if month > 12 >= day:
                month, day = day, month
            if 1 <= month <= 12 and 1 <= day <= 31 and year > 99:
                dated = _Date(last, stream.start(index), stream.end(last - 1), year, month, day, 1300 < year < 1500)
                return self._found(dated.start, dated.end, dated.edtf(), last)
        short = re.fullmatch(r"(\d{1,2})[/-](\d{1,2})", stream.norm(index))
        if short and _bare(stream.norm(index - 1)) in ("يوم", "بتاريخ", "تاريخ") and int(short[2]) <= 12:
            value = f"XXXX-{int(short[2]):02}-{int(short[1]):02}"
            return self._found(stream.start(index), stream.end(index), value, index + 1)
        return None

    def _years(self, index: int) -> Found | None:
        """2010-2015، موسم 2013/2014، بين عامي 2010 و2015."""
        stream = self._stream
        slashed = re.fullmatch(r"([12]\d{3})/([12]\d{3}|\d\d)", stream.norm(index)) if stream.is_number(index) else None
        if slashed:
            return self._year_span(index, index + 1, int(slashed[1]), slashed[2])
        first = self._year(index) if stream.is_number(index) else None
        if first is None or first[2] or not stream.norm(index).isdigit():
            return None
        before, joint = stream.norm(index - 1), stream.norm(first[1])
        between = "بين" in (before, stream.norm(index - 2)) and joint == "و"
        spans = joint in _UNTIL and (joint in _DASHES or before in ("من", "بين") or before in YEAR_WORDS)
        if joint == "/" or between or spans:
            second = self._year(first[1] + 1)
            if second is not None and 1800 <= first[0] < second[0] < 2100 and not self._counts(second[1]):
                return self._year_span(index, second[1], first[0], str(second[0]))
            short = stream.norm(first[1] + 1)
            if joint in ("-", "/") and re.fullmatch(r"\d\d", short) and int(short) == (first[0] + 1) % 100:
                return self._year_span(index, first[1] + 2, first[0], short)
        return None

    def _year_span(self, index: int, last: int, first: int, second: str) -> Found | None:
        end = int(second) if len(second) == 4 else first // 100 * 100 + int(second)
        if not first < end < 2200:
            return None
        return self._found(self._stream.start(index), self._stream.end(last - 1), f"{first}/{end}", last)

    def _counts(self, index: int) -> bool:
        """Whether the word at ``index`` may be what a number counts."""
        stream = self._stream
        norm = stream.norm(index)
        if units.named(stream, index) or norm in ("%", "٪"):
            return True
        return (
            stream.is_word(index)
            and stream.near(index)
            and norm not in NOT_COUNTED
            and not norm.startswith(("ال", "و"))
        )

    def _lone_year(self, index: int) -> Found | None:
        stream = self._stream
        year = self._year(index)
        if year is None:
            return None
        value, last, hijri = year
        before, following = stream.norm(index - 1), stream.norm(index + 1)
        bare = _bare(before)
        named = bare in YEAR_WORDS or last > index + 1 or stream.norm(index - 2) in ("العام", "السنه", "الموسم")
        counts = self._counts(last)
        plain = counts and (value % 100 == 0 or bare not in _BEFORE_YEAR or units.named(stream, last) is not None)
        likely = bare in _BEFORE_YEAR or (1950 <= value <= 2049 and stream.is_word(index - 1) and not counts)
        bracketed = before == "(" and following == ")"
        joined = 1900 <= value <= 2099 and before in ("و", "-", "–", "الي", "بين", "،", "(") and not counts
        if not named and (plain or not (likely or bracketed or joined)):
            return None
        if not named and before in ("رقم", "نحو", "حوالي", "من") and not 1900 <= value <= 2049:
            return None
        if not named and (stream.norm(last) in w.SCALES or bare in ("رقم", "القرار", "الماده", "قرابه")):
            return None
        dated = _Date(last, stream.start(index), stream.end(last - 1), value, hijri=hijri)
        return self._found(dated.start, dated.end, dated.edtf(), last, SURE if named else LIKELY)

    def _found(self, start: int, end: int, value: str | None, last: int, score: float = SURE) -> Found:
        return Found(span=Span(start, end), kind=NumberKind.DATE, value=value, last=last, score=score)


def _from_hijri(year: int | None, month: int | None, day: int | None) -> str | None:
    """The Gregorian days of a Hijri date, for the years that hijridate knows (1343-1500)."""
    if year is None:
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
