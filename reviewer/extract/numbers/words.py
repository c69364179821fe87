"""The words of Arabic numbers, in normalised form (hamza folded, ة as ه, ى and ئ as ي)."""

from __future__ import annotations

from functools import cache

from reviewer.text import normalize


def _table(text: str) -> dict[str, int]:
    """``value: forms, value: forms …`` as form -> value."""
    found: dict[str, int] = {}
    for entry in text.strip().split(";"):
        value, forms = entry.split(":")
        found |= {normalize(form): int(value) for form in forms.split()}
    return found


UNITS = _table(
    """0: صفر; 1: واحد واحدة إحدى أحد; 2: اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي
    ثنتين ثنتان اتنين;
    3: ثلاث ثلاثة تلات تلاتة ثلاثا; 4: أربع أربعة أربعا; 5: خمس خمسة خمسا; 6: ست ستة ستا; 7: سبع سبعة سبعا;
    8: ثمان ثماني ثمانية تمان تمانية ثمانيا; 9: تسع تسعة تسعا; 10: عشر عشرة"""
)
TEENS = {"عشر", "عشره"}
TENS = _table(
    """11: حداشر احداشر; 12: اتناشر إتناشر اطناشر طناشر; 13: تلتاشر تلاتاشر تلطاشر; 14: أربعتاشر أربعطاشر; 15: خمستاشر خمسطاشر;
    16: ستاشر سطاشر; 17: سبعتاشر سبعطاشر; 18: تمنتاشر تمانتاشر تمنطاشر; 19: تسعتاشر تسعطاشر; 20: عشرون عشرين; 30: ثلاثون ثلاثين تلاتين; 40: أربعون أربعين; 50: خمسون خمسين; 60: ستون ستين; 70: سبعون سبعين;
    80: ثمانون ثمانين تمانين; 90: تسعون تسعين"""
)
HUNDREDS = _table(
    """100: مئة مائة ماية مية مئه; 200: مئتان مئتين مئتي مئتا مائتان مائتين مائتي مائتا ميتين;
    300: ثلاثمئة ثلاثمائة ثلاثمية تلتمية تلاتمية; 400: أربعمئة أربعمائة أربعمية ربعمية; 500: خمسمئة خمسمائة خمسمية;
    600: ستمئة ستمائة ستمية; 700: سبعمئة سبعمائة سبعمية; 800: ثمانمئة ثمانمائة ثمانيمئة ثمانيمائة ثمانمية تمنمية تمانمية;
    900: تسعمئة تسعمائة تسعمية"""
)
HUNDRED = {normalize(w) for w in "مئة مائة ماية مية".split()}
SCALES = _table(
    """1000: ألف ألفا آلاف ألوف; 1000000: مليون مليونا ملايين; 1000000000: مليار مليارا مليارات بليون بليونا بلايين;
    1000000000000: تريليون تريليونا تريليونات ترليون ترليونا ترليونات"""
)
DUAL_SCALES = _table(
    """2000: ألفان ألفين ألفي; 2000000: مليونان مليونين مليوني; 2000000000: ملياران مليارين ملياري بليونين
    بليونان;
    2000000000000: تريليونين تريليونان تريليوني ترليونين"""
)
VAGUE = {normalize(w) for w in "عشرات مئات مائات آلاف ألوف ملايين مليارات بضع بضعة بضعا".split()}
ORDINALS = _table(
    """1: أول أولى; 2: ثاني ثانية ثان; 3: ثالث ثالثة; 4: رابع رابعة; 5: خامس خامسة; 6: سادس سادسة; 7: سابع سابعة;
    8: ثامن ثامنة; 9: تاسع تاسعة; 10: عاشر عاشرة; 11: حادي حادية"""
)
FRACTIONS: dict[str, float] = {
    normalize(w): v
    for w, v in {
        "نصف": 1 / 2,
        "ثلث": 1 / 3,
        "ثلثا": 2 / 3,
        "ثلثي": 2 / 3,
        "ثلثين": 2 / 3,
        "ربع": 1 / 4,
        "أرباع": 1 / 4,
        "أثلاث": 1 / 3,
        "أخماس": 1 / 5,
        "أسداس": 1 / 6,
        "أثمان": 1 / 8,
        "أعشار": 1 / 10,
    }.items()
}
PLURAL_FRACTIONS = {normalize(w) for w in "أرباع أثلاث أخماس أسداس أثمان أعشار".split()}

_PROCLITICS = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ف", "ل", "ك")


def known(word: str) -> bool:
    return any(word in t for t in (UNITS, TENS, HUNDREDS, SCALES, DUAL_SCALES, ORDINALS, FRACTIONS, VAGUE))


@cache
def stripped(norm: str) -> tuple[str, str]:
    """A number word without its proclitics and article, and what was taken off; ``(norm, "")`` for other words."""
    if known(norm):
        return norm, ""
    for prefix in _PROCLITICS:
        rest = norm.removeprefix(prefix)
        if rest != norm:
            if known(rest):
                return rest, prefix
            if len(prefix) == 1:
                for inner in ("بال", "لل", "ال", "ب", "ل", "ك"):
                    deep = rest.removeprefix(inner)
                    if deep != rest and known(deep):
                        return deep, prefix + inner
    return norm, ""
