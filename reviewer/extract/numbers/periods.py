"""Periods of the calendar: decades, centuries, and days and years named from the day of the article."""

from __future__ import annotations

from datetime import date, timedelta

from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.found import LIKELY, OPTIONAL, Found
from reviewer.extract.numbers.stream import Stream
from reviewer.model import NumberKind, Span
from reviewer.text import normalize

_DECADES = {
    stem + ending: tens
    for tens, stem in ((20, "عشرين"), (30, "ثلاثين"), (40, "اربعين"), (50, "خمسين"), (60, "ستين"), (70, "سبعين"),
                       (80, "ثمانين"), (90, "تسعين"))
    for ending in ("يات", "ات")
}  # fmt: skip
_AGES = ("من", "عمره", "عمرها", "العمر")
_PAST = frozenset(normalize(x) for x in ("الماضي", "الماضية", "المنصرم", "المنصرمة", "الفائت", "الفائتة"))
_NEXT = frozenset(normalize(x) for x in ("المقبل", "المقبلة", "القادم", "القادمة", "التالي"))
_NOW = frozenset(normalize(x) for x in ("الحالي", "الحالية", "الجاري", "الجارية", "هذا", "هذه"))
_PARTS_OF_DAY = frozenset(normalize(x) for x in ("صباح", "مساء", "ظهر", "عصر", "فجر", "ليل", "ليلة", "يوم", "عشية"))
_WEEKDAYS = {
    normalize(name): number
    for number, names in enumerate(("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"))
    for name in names.split()
}


_RELATIVE = frozenset("امس الامس اليوم غدا غد الغد بعد اول العام السنه الشهر الاسبوع".split())


def _found(stream: Stream, first: int, last: int, value: str, score: float, clitic: int = 0) -> Found:
    span = Span(stream.after_letters(first, clitic), stream.end(last - 1))
    return Found(span=span, kind=NumberKind.DATE, value=value, last=last, score=score)


def begins_period(norm: str) -> bool:
    """Whether a word may begin a decade, a century or a relative date."""
    bare = norm.removeprefix("و")
    relative_word = bare in _RELATIVE or bare in _PARTS_OF_DAY or bare in _WEEKDAYS
    return relative_word or norm.endswith(("القرن", "ينات", "ينيات"))


def century(stream: Stream, index: int) -> Found | None:
    """القرن التاسع عشر is 18XX."""
    norm = stream.norm(index)
    clitic = len(norm) - len("القرن") if norm.endswith("القرن") and norm[: -len("القرن")] in ("", "و", "ب", "ل") else -1
    word, article = w.stripped(stream.norm(index + 1))
    if clitic < 0 or article != "ال":
        return None
    number, last = w.ORDINALS.get(word), index + 2
    if stream.norm(last) in w.TEENS and number is not None:
        number, last = (11 if number == 11 else number + 10), last + 1
    elif w.stripped(stream.norm(last)) == ("عشرين", "وال") and number is not None:
        number, last = (1 if number == 11 else number) + 20, last + 1
    elif w.TENS.get(word) == 20:
        number = 20
    if number is None or stream.norm(last) in ("قبل", "الهجري"):
        return None
    return _found(stream, index, last, f"{number - 1:02}XX", LIKELY, clitic)


def decade(stream: Stream, index: int) -> Found | None:
    """تسعينيات القرن الماضي is 199X."""
    norm = stream.norm(index)
    for clitic in ("", "و", "ب", "ل", "ال", "وال", "بال", "لل"):
        tens = _DECADES.get(norm.removeprefix(clitic)) if norm.startswith(clitic) else None
        if tens is not None:
            break
    else:
        return None
    last, hundreds = index + 1, 19
    if (stream.norm(last) == "من" and stream.norm(last + 1) in _AGES) or stream.norm(last) in _AGES[1:]:
        return None  # في الستينيات من عمره
    if stream.norm(last) == "من":
        last += 1
    if stream.norm(last) == "القرن":
        named = century(stream, last)
        if named is not None:
            hundreds, last = int(str(named.value)[:2]), named.last
        else:
            current = stream.norm(last + 1) in _NOW
            hundreds, last = (20 if current else 19), last + 1 + (stream.norm(last + 1) in _PAST | _NOW)
    elif stream.norm(index + 1) == "من":
        last = index + 1
    article = clitic.endswith(("ال", "لل"))
    return _found(stream, index, last, f"{hundreds}{tens // 10}X", LIKELY, len(clitic) - 2 * article)


def relative(stream: Stream, index: int, today: date | None) -> Found | None:
    """أمس, مساء الأربعاء, العام الماضي, against the day of the article; optional, and only with that day."""
    if today is None:
        return None
    norm = stream.norm(index)
    begin = index + (norm.removeprefix("و") in _PARTS_OF_DAY)
    for reader in (_day, _weekday, _period):
        read = reader(stream, begin, today)
        if read is not None and (begin == index or reader is not _period):
            value, last = read
            return _found(stream, index, last, value, OPTIONAL, int(norm.startswith("و") and norm[1:] in _PARTS_OF_DAY))
    return None


def _day(stream: Stream, index: int, today: date) -> tuple[str, int] | None:
    norm = stream.norm(index).removeprefix("ال") if stream.norm(index) != "اليوم" else "اليوم"
    if norm == "امس":
        days, last = -1, index + 1
        if stream.norm(last) == "الاول":
            days, last = -2, last + 1
    elif stream.phrase(index, 3) == ("اول", "من", "امس"):
        days, last = -2, index + 3
    elif stream.phrase(index, 2) == ("اول", "امس"):
        days, last = -2, index + 2
    elif stream.phrase(index, 2) in (("بعد", "غد"), ("بعد", "غدا")):
        days, last = 2, index + 2
    elif norm in ("غدا", "غد"):
        days, last = 1, index + 1
    elif norm == "اليوم" and stream.norm(index + 1) in _WEEKDAYS:
        days, last = 0, index + 1
    else:
        return None
    last += stream.norm(last) in _WEEKDAYS
    if stream.is_number(last):
        return None  # اليوم الاثنين 20 أغسطس: the date says it
    return (today + timedelta(days=days)).isoformat(), last


def _weekday(stream: Stream, index: int, today: date) -> tuple[str, int] | None:
    number = _WEEKDAYS.get(stream.norm(index))
    if number is None:
        return None
    following = stream.norm(index + 1)
    back = (today.weekday() - number) % 7
    if following in _NEXT:
        return (today + timedelta(days=7 - back)).isoformat(), index + 2
    if following in _PAST:
        return (today - timedelta(days=back or 7)).isoformat(), index + 2
    return (today - timedelta(days=back)).isoformat(), index + 1


def _period(stream: Stream, index: int, today: date) -> tuple[str, int] | None:
    norm, following = stream.norm(index), stream.norm(index + 1)
    step = -1 if following in _PAST else 1 if following in _NEXT else 0 if following in _NOW else None
    if step is None:
        return None
    if norm in ("العام", "السنه"):
        return f"{today.year + step:04}", index + 2
    if norm == "الشهر":
        months = today.year * 12 + today.month - 1 + step
        return f"{months // 12:04}-{months % 12 + 1:02}", index + 2
    if norm == "الاسبوع":
        first = today - timedelta(days=(today.weekday() + 1) % 7 - 7 * step)  # weeks begin on Sunday
        return f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}", index + 2
    return None
