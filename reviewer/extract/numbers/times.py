"""Times of day: 14:30, الساعة 10.30, الثامنة والنصف مساء, 1300 بتوقيت غرينتش. Values are ISO 8601 (20:30)."""

from __future__ import annotations

import re

from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.found import LIKELY, SURE, Found
from reviewer.extract.numbers.stream import Stream
from reviewer.model import NumberKind, Span
from reviewer.text import normalize

_HOUR_WORDS = frozenset(normalize(x) for x in ("الساعة", "والساعة", "للساعة", "بالساعة", "ساعة"))
_AFTERNOON = frozenset(normalize(x) for x in ("مساء", "عصرا", "ليلا", "المساء", "العصر"))
_MORNING = frozenset(normalize(x) for x in ("صباحا", "فجرا", "الصباح", "الفجر", "صباح"))
_NOON = frozenset(normalize(x) for x in ("ظهرا", "الظهر"))
_DAYS = frozenset(normalize(x) for x in ("المساء", "العصر", "الصباح", "الفجر", "صباح", "الظهر"))  # also days and ages
_BEFORE_TIME = frozenset(
    normalize(x) for x in "في عند حوالي نحو قرابة قبل بعد حتى منذ من إلى وحتى وعند وفي وبين بين تمام قبيل بعيد".split()
)
_ZONE = frozenset(normalize(x) for x in ("بتوقيت", "غرينتش", "جرينتش", "gmt", "تغ", "بالتوقيت", "utc"))
_MINUTES = {"النصف": 30, "نصف": 30, "الربع": 15, "ربع": 15, "الثلث": 20, "ثلث": 20, "ربعا": -15, "الا": 0}


def time_at(stream: Stream, index: int) -> Found | None:
    """The time of day that begins at the token ``index``."""
    after_word = stream.norm(index - 1) in _HOUR_WORDS or stream.phrase(index - 2, 2) in (("تمام", "الساعه"),)
    if stream.is_number(index):
        return _in_figures(stream, index, after_word=after_word)
    return _in_words(stream, index, after_word=after_word)


def _in_figures(stream: Stream, index: int, *, after_word: bool) -> Found | None:
    surface = stream.norm(index)
    clock = re.fullmatch(r"([01]?\d|2[0-4])([:.٫,])([0-5]\d)", surface)
    following = stream.norm(index + 1)
    timed = following in _AFTERNOON | _MORNING | _NOON | _ZONE or stream.phrase(index + 1, 2) == ("ت", "غ")
    if clock and (clock[2] == ":" or after_word or (timed and clock[2] == ".")):
        if clock[2] == ":" and not (after_word or timed) and len(clock[3]) == 2 and stream.norm(index - 1) == "-":
            return None
        return _found(stream, index, index + 1, int(clock[1]), int(clock[3]))
    plain = re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", surface)
    if plain and ((following in _ZONE and following != "بالتوقيت") or stream.phrase(index + 1, 2) == ("ت", "غ")):
        return _found(stream, index, index + 1, int(plain[1]), int(plain[2]))
    if (
        surface.isdigit()
        and 0 <= int(surface[:3]) <= 24
        and len(surface) < 3
        and (after_word or following in _NOON | _MORNING)
    ):
        return _found(stream, index, index + 1, int(surface), 0)
    return None


def _in_words(stream: Stream, index: int, *, after_word: bool) -> Found | None:
    """الساعة العاشرة; without the word for hour the part of the day must say it: العاشرة صباحا."""
    word, clitics = w.stripped(stream.norm(index))
    hour = w.ORDINALS.get(word) if clitics == "ال" else None
    last = index + 1
    if word == "واحده" and clitics == "ال":
        hour = 1
    if hour is None:
        return None
    if stream.norm(last) in w.TEENS:
        hour, last = (11 if hour == 11 else hour + 10), last + 1
    feminine = stream.norm(last - 1).endswith("ه") or last > index + 1
    part = stream.norm(_minutes(stream, last)[1])
    told = part in _AFTERNOON | _MORNING | _NOON and part not in _DAYS
    placed = stream.norm(index - 1) in _BEFORE_TIME  # الجلسة الثالثة مساء is no time
    if not after_word and not (told and placed and feminine and hour <= 12):
        return None
    return _found(stream, index, last, hour, 0)


def _minutes(stream: Stream, last: int) -> tuple[int, int]:
    """Minutes and the token after them: والنصف، إلا ربعا، و20 دقيقة."""
    norm = stream.norm(last)
    if norm == "الا" and stream.norm(last + 1) in ("ربعا", "ربع", "ثلثا"):
        return (-20 if stream.norm(last + 1) == "ثلثا" else -15), last + 2
    if norm[:1] == "و" and norm[1:] in _MINUTES:
        return _MINUTES[norm[1:]], last + 1
    if norm == "و" and stream.is_number(last + 1) and stream.norm(last + 2).removeprefix("ال") in ("دقيقه", "دقايق"):
        value = stream.norm(last + 1)
        return (int(value) if value.isdigit() and len(value) < 3 else 0), last + 3
    return 0, last


def _found(stream: Stream, first: int, last: int, hour: int, minute: int) -> Found | None:
    if minute == 0:
        minute, last = _minutes(stream, last)
    norm = stream.norm(last)
    skip = norm in ("من", "في", "بعد") and stream.norm(last + 1) in _AFTERNOON | _MORNING | _NOON
    part = stream.norm(last + 1) if skip else norm
    if part in _AFTERNOON | _MORNING | _NOON:
        last += 1 + skip
        night = normalize("ليلا")
        if (part in _AFTERNOON and hour < 12 and not (part == night and hour < 5)) or (part in _NOON and hour < 4):
            hour += 12
        elif hour == 12 and part in _MORNING | {night}:
            hour = 0
    total = (hour * 60 + minute) % (24 * 60)
    value = f"{total // 60:02}:{total % 60:02}"
    start = stream.start(first)
    score = SURE if ":" in stream.norm(first) else LIKELY
    return Found(span=Span(start, stream.end(last - 1)), kind=NumberKind.TIME, value=value, last=last, score=score)
