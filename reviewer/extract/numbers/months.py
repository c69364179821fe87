"""Names of months: Gregorian in English, Levantine, Maghrebi and Egyptian usage, and Hijri."""

from __future__ import annotations

from attrs import frozen

from reviewer.extract.numbers.stream import Stream
from reviewer.text import normalize

Names = dict[tuple[str, ...], int]


def _months(text: str) -> Names:
    found: Names = {}
    for number, names in enumerate(text.split(";"), 1):
        found |= {tuple(normalize(name).split()): number for name in names.strip().split("|")}
    return found


GREGORIAN = _months(
    """يناير|كانون الثاني|كانون ثاني|كانون ثان|جانفي; فبراير|شباط|فيفري|فبرایر; مارس|آذار|مارت; أبريل|إبريل|نيسان|أفريل|ابريل;
    مايو|أيار|ماي|مايس; يونيو|حزيران|جوان|يونيه; يوليو|تموز|جويلية|يوليوز|يوليه; أغسطس|آب|أوت|غشت|اغسطس;
    سبتمبر|أيلول|شتنبر|سبتمبير; أكتوبر|تشرين الأول|تشرين أول|اكتوبر; نوفمبر|تشرين الثاني|تشرين ثاني|تشرين ثان|نونبر;
    ديسمبر|كانون الأول|كانون أول|دجنبر"""
)
HIJRI = _months(
    """محرم|المحرم|محرم الحرام; صفر; ربيع الأول|ربيع أول; ربيع الثاني|ربيع الآخر|ربيع ثاني; جمادى الأولى|جمادى الأول|جمادي الأول;
    جمادى الآخرة|جمادى الثانية|جمادى الثاني|جمادى الآخر; رجب; شعبان; رمضان; شوال; ذو القعدة|ذي القعدة|ذو القعده;
    ذو الحجة|ذي الحجة"""
)
# Names and words too: رجب طيب أردوغان, آب عائدا. They are months only with a day or a year.
OPEN = frozenset({("اب",), ("ماي",), ("جوان",), ("صفر",), ("رجب",), ("شعبان",), ("رمضان",), ("محرم",), ("المحرم",), ("اوت",),
                  ("شوال",), ("مايس",), ("مارت",)})  # fmt: skip
_STARTS = frozenset(name[0] for name in (*GREGORIAN, *HIJRI))
_CLITICS = ("", "و", "ل", "ب", "ف", "ك")


@frozen
class Month:
    number: int
    last: int  # the token after its names
    clitic: int  # letters before it
    hijri: bool = False
    open: bool = False


def begins_month(norm: str) -> bool:
    """Whether a word may begin the name of a month."""
    return norm in _STARTS or (norm[:1] in _CLITICS and norm[1:] in _STARTS)


def month_at(stream: Stream, index: int) -> Month | None:
    """The month whose name begins at the token ``index``, with a second name of the same month: آب (أغسطس)."""
    found = _name(stream, index)
    if found is None:
        return None
    skip = 1 if stream.norm(found.last) in ("/", "(", "-", "–", "slash", "أو") else 0
    second = _name(stream, found.last + skip)
    if second is None or second.number != found.number or second.hijri != found.hijri:
        return found
    closed = stream.norm(found.last) == "(" and stream.norm(second.last) == ")"
    return Month(found.number, second.last + closed, found.clitic, found.hijri)


def _name(stream: Stream, index: int) -> Month | None:
    norm = stream.norm(index)
    if not begins_month(norm):
        return None
    for clitic in _CLITICS:
        first = norm[len(clitic) :]
        if not norm.startswith(clitic) or first not in _STARTS:
            continue
        for size in (2, 1):
            words = (first, *stream.phrase(index + 1, size - 1))
            if len(words) != size:
                continue
            if words in GREGORIAN:
                return Month(GREGORIAN[words], index + size, len(clitic), open=words in OPEN)
            if words in HIJRI:
                return Month(HIJRI[words], index + size, len(clitic), hijri=True, open=words in OPEN)
    return None
