"""The words of Arabic numbers, in normalised form (hamza folded, ة as ه, ى and ئ as ي)."""

from __future__ import annotations

from functools import lru_cache

from reviewer.text import normalize


def _table(text: str) -> dict[str, int]:
    """``value: forms; value: forms …`` as form -> value."""
    found: dict[str, int] = {}
    for entry in text.strip().split(";"):
        value, forms = entry.split(":")
        found |= {normalize(form): int(value) for form in forms.split()}
    return found


UNITS = _table(
    """0: صفر صفرا; 1: واحد واحدة واحدا إحدى أحد أحدى; 2: اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي إثنتى إثنى ثنتين ثنتان
    اتنين تنين; 3: ثلاث ثلاثة تلات تلاتة ثلاثا; 4: أربع أربعة أربعا; 5: خمس خمسة خمسا; 6: ست ستة ستا; 7: سبع سبعة سبعا;
    8: ثمان ثماني ثمانية تمان تمانية ثمانيا; 9: تسع تسعة تسعا; 10: عشر عشرة عشرا"""
)
TEENS = {"عشر", "عشره"}
_STEMS = {1: "أحد إحدى", 2: "اثنا اثني اثنتا اثنتي", 3: "ثلاث ثلاثة", 4: "أربع أربعة", 5: "خمس خمسة", 6: "ست ستة",
          7: "سبع سبعة", 8: "ثمان ثماني ثمانية", 9: "تسع تسعة"}  # fmt: skip
TENS = _table(
    """11: حداشر احداشر; 12: اتناشر إتناشر اطناشر طناشر; 13: تلتاشر تلاتاشر تلطاشر; 14: أربعتاشر أربعطاشر; 15: خمستاشر خمسطاشر;
    16: ستاشر سطاشر; 17: سبعتاشر سبعطاشر; 18: تمنتاشر تمانتاشر تمنطاشر; 19: تسعتاشر تسعطاشر; 20: عشرون عشرين;
    30: ثلاثون ثلاثين تلاتين; 40: أربعون أربعين; 50: خمسون خمسين; 60: ستون ستين; 70: سبعون سبعين;
    80: ثمانون ثمانين تمانين; 90: تسعون تسعين"""
)
# خمسةعشر: the space is often lost. A joined 13 never means three tenths.
TENS |= {normalize(s + t): 10 + n for n, stems in _STEMS.items() for s in stems.split() for t in ("عشر", "عشرة")}
HUNDRED = {normalize(w) for w in "مئة مائة ماية مية مأة".split()}
HUNDREDS = _table(
    """200: مئتان مئتين مئتي مئتا مائتان مائتين مائتي مائتا ميتين ميتان متين مأتين; 300: ثلثمئة ثلثمائة تلتمية تلاتمية;
    400: ربعمية; 800: ثمنمئة ثمنمائة تمنمية تمانمية"""
)
HUNDREDS |= dict.fromkeys(HUNDRED, 100)
HUNDREDS |= {
    normalize(stem) + hundred: number * 100
    for number, stems in _STEMS.items()
    if number > 2
    for stem in stems.split()
    for hundred in HUNDRED
}
SCALES = _table(
    """1000: ألف ألفا آلاف ألوف; 1000000: مليون مليونا ملايين; 1000000000: مليار مليارا مليارات بليون بليونا بلايين;
    1000000000000: تريليون تريليونا تريليونات ترليون ترليونا ترليونات تريليونًا"""
)
DUAL_SCALES = _table(
    """2000: ألفان ألفين ألفي ألفا; 2000000: مليونان مليونين مليوني مليونا; 2000000000: ملياران مليارين ملياري مليارا بليونين
    بليونان بليوني; 2000000000000: تريليونين تريليونان تريليوني ترليونين ترليونان ترليوني"""
)
for _form in list(DUAL_SCALES):
    if _form in SCALES:  # ألفا and مليونا are singulars far more often than duals before a noun
        del DUAL_SCALES[_form]
VAGUE = {normalize(w) for w in "عشرات مئات مائات آلاف ألوف ملايين مليارات تريليونات بضع بضعة بضعا".split()}
ORDINALS = _table(
    """1: أول أولى; 2: ثاني ثانية ثان; 3: ثالث ثالثة; 4: رابع رابعة; 5: خامس خامسة; 6: سادس سادسة; 7: سابع سابعة;
    8: ثامن ثامنة; 9: تاسع تاسعة; 10: عاشر عاشرة; 11: حادي حادية"""
)
FRACTIONS: dict[str, float] = {
    normalize(form): share
    for forms, share in {
        "نصف نص نصفا": 1 / 2, "ثلث": 1 / 3, "ثلثا ثلثي ثلثين ثلثان": 2 / 3, "ربع ربعا": 1 / 4, "خمسي": 2 / 5,
        "سدس سدسا": 1 / 6, "أرباع": 1 / 4, "أثلاث": 1 / 3, "أخماس": 1 / 5,
        "أسداس": 1 / 6, "أسباع": 1 / 7, "أثمان": 1 / 8, "أتساع": 1 / 9, "أعشار": 1 / 10,
    }.items()
    for form in forms.split()
}  # fmt: skip
PLURAL_FRACTIONS = {normalize(w) for w in "أرباع أثلاث أخماس أسداس أسباع أثمان أتساع أعشار".split()}
# خمس is five before سنوات and a fifth before السكان.
EITHER = {"خمس": 1 / 5, "سبع": 1 / 7, "تسع": 1 / 9, "عشر": 1 / 10}
POINT = frozenset(normalize(w) for w in ("فاصلة", "فاصل"))

_PROCLITICS = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ف", "ل", "ك")
_KNOWN = frozenset().union(UNITS, TENS, HUNDREDS, SCALES, DUAL_SCALES, ORDINALS, FRACTIONS, VAGUE)


def known(word: str) -> bool:
    return word in _KNOWN


@lru_cache(maxsize=4_000)
def stripped(norm: str) -> tuple[str, str]:
    """A number word without its proclitics and article, and what was taken off; ``(norm, "")`` for other words."""
    if norm in _KNOWN:
        return norm, ""
    for prefix in _PROCLITICS:
        rest = norm.removeprefix(prefix)
        if rest != norm:
            if rest in _KNOWN:
                return rest, prefix
            if len(prefix) == 1:
                for inner in ("بال", "لل", "ال", "ب", "ل", "ك"):
                    deep = rest.removeprefix(inner)
                    if deep != rest and deep in _KNOWN:
                        return deep, prefix + inner
    return norm, ""
