"""What only looks like a number: أحد زعماء, ست السيدات, F-16, محمد السادس, هاتف 0770…"""

from __future__ import annotations

from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.counted import NOT_COUNTED
from reviewer.extract.numbers.numeral import Numeral
from reviewer.extract.numbers.stream import Stream
from reviewer.text import normalize

_INDEFINITE_ONE = frozenset(normalize(x) for x in ("أحد", "إحدى", "واحد", "واحدة", "واحدا", "أحدا"))
_AFTER_ONE = frozenset(("من", "منهم", "منها", "منهما", "تلو", "واحد", "واحدا", "واحده", "بعد", "في", "ف"))
_WEEKDAYS = frozenset(("الاثنين", "الاربعاء", "الخميس", "الثلاثاء", "الاحد"))
_IDIOMS_OF_ONE = frozenset(
    normalize(x) for x in ("آن", "صف", "صفا", "يد", "يدا", "رأي", "كل", "لا", "أي", "أو", "وقت", "آنٍ")
)
_RULERS = frozenset(
    normalize(x)
    for x in """محمد الله عبدالله الحسن فيصل غازي فاروق فؤاد إليزابيث إليزابيت جورج تشارلز هنري إدوارد لويس كارل فيليب فيليبي ألبرت
    نابليون بولس يوحنا بنديكتوس بنديكت فرنسيس بيوس كيرلس شنودة تواضروس نيقولا نيكولا ألكسندر إسكندر الإسكندر بطرس رمسيس فريدريك مراد
    سليم سليمان الحميد محمود كارلوس ليوبولد هارالد مارغريت كاترين إغناطيوس أفرام غريغوريوس تحتمس أمنحتب خليفة جوان كرستيان
    فلهلم فيلهلم وليام ويليام جيمس ريتشارد فردريك زكا يعقوب داريوس أردشير كسرى عباس يوليوس ليو باسيليوس رادو ميخائيل البارسلان""".split()
)
_TITLES = frozenset(
    normalize(x)
    for x in ("الملك", "الملكة", "ملك", "البابا", "القيصر", "الإمبراطور", "السلطان", "البطريرك", "الخديوي", "العاهل")
)
_NAMED_AFTER = {  # a word, and what after it is part of a name
    "مجموعه": {"العشرين", "السبع", "السبعه", "الثماني", "الثمانيه"},
    "قمه": {"العشرين", "السبع", "الثماني"},
    "زياره": {"الاربعين"}, "مراسم": {"الاربعين"}, "ذكري": {"الاربعين"}, "الوزير": {"الاول"}, "حرف": {"الالف"},
    "كتاب": {"الف"}, "حكايات": {"الف"},
}  # fmt: skip
_PRODUCTS = frozenset(
    normalize(x)
    for x in """آيفون أيفون ايفون آيباد ويندوز غالاكسي جالاكسي أندرويد اندرويد بلايستيشن إكس بوينغ بوينج إيرباص أيرباص أبولو فوياجر سويوز فورمولا
    بورز ناسداك نيكي كاك فوتسي داكس ميغ سوخوي توبوليف كوفيد إتش اتش القناة قناة راديو إذاعة أوروبا طراز بطراز
    نسخة_ آي_أو_إس الجيل_ موديل إبسون ماك هواوي شاومي نوكيا بيكسل تيسلا سبوتنيك فالكون هاتف الهاتف تلفون جوال بريد فاكس صندوق""".split()
)
_STREETS = frozenset(
    normalize(x)
    for x in (
        "شارع",
        "ساحة",
        "ميدان",
        "حي",
        "جسر",
        "حديقة",
        "مخيم",
        "مستشفى",
        "جامعة",
        "مدرسة",
        "محطة",
        "ملعب",
        "جمعية",
        "حركة",
    )
)
STREETS = _STREETS


def is_trap(stream: Stream, numeral: Numeral) -> bool:
    """Whether a numeral is none."""
    if numeral.digits:
        return _in_digits(stream, numeral)
    if numeral.ordinal:
        return _ordinal(stream, numeral)
    single = numeral.last == numeral.first + 1
    norm = stream.norm(numeral.first)
    before = stream.norm(numeral.first - 1).removeprefix("و")
    if norm in _NAMED_AFTER.get(before, ()):
        return True
    if not single:
        return norm.endswith("الف") and stream.phrase(numeral.first, 3)[1:] == ("ليله", "وليله")
    return _one_word(stream, numeral, norm, before)


def _one_word(stream: Stream, numeral: Numeral, norm: str, before: str) -> bool:
    bare, clitics = w.stripped(norm)
    following = stream.norm(numeral.last)
    if norm.removeprefix("و").removeprefix("ف") == "لست":
        return True  # I am not
    if bare in _INDEFINITE_ONE:
        return _indefinite(stream, numeral, norm, before)
    if norm.removeprefix("و").removeprefix("ل").removeprefix("ب") in _WEEKDAYS or norm == "للاثنين":
        return True
    if bare in w.HUNDRED and (clitics.endswith("بال") or (clitics == "ال" and before == "في")):
        return True  # نسبة في المئة
    if bare == "صفر" and numeral.article and before in ("تحت", "فوق", "من"):
        return True
    if bare in ("ست", "سبع") and following.startswith("ال"):
        return True
    if bare == "الف":
        letter = clitics == "ال" and stream.phrase(numeral.last, 2) in (("الي", "الياء"), ("باء",), ("و", "الياء"))
        tale = following == "ليله"
        return letter or tale or "ّ" in stream.surface(numeral.first)
    return bare == "العشر" or (norm == "العشر" and following.startswith("الاو"))


def _indefinite(stream: Stream, numeral: Numeral, norm: str, before: str) -> bool:
    """واحد counts only behind a noun: شرطي واحد، ساعة واحدة، مقعدا واحدا."""
    countable = norm in ("واحد", "واحده", "واحدا") and len(before) > 2 and not before.startswith("ال")
    if not countable or not stream.near(numeral.first) or not stream.is_word(numeral.first - 1):
        return True
    if before in NOT_COUNTED - {"يوم", "عام", "سنه", "شمال"} or before in _IDIOMS_OF_ONE or before.endswith("كان"):
        return True
    feminine = before.endswith(("ه", "ات")) or before in ("مره", "نفس", "عين", "ارض", "شمس", "نار", "دار", "حرب")
    if norm == "واحدا" and not before.endswith(("ا", "ي")):
        return True  # كان واحدا من
    return stream.norm(numeral.last) in _AFTER_ONE - {"في", "بعد"} and not (feminine and norm == "واحده")


def _ordinal(stream: Stream, numeral: Numeral) -> bool:
    """أول من أمس, ملك محمد السادس, الوزير الأول."""
    following, before = stream.norm(numeral.last), stream.norm(numeral.first - 1)
    if following == "من" and stream.norm(numeral.last + 1) == "امس":
        return True
    if following in ("امس", "البارحه") and numeral.value == 1:
        return True
    if stream.norm(numeral.first) in _NAMED_AFTER.get(before.removeprefix("و"), ()):
        return True
    if stream.norm(numeral.first) == "الثانيه" and following.startswith("الاخير"):
        return True
    if not numeral.article or not stream.near(numeral.first):
        return False
    if before in _RULERS and numeral.value is not None and numeral.value < 30:
        return True
    return any(
        stream.norm(numeral.first - back) in _TITLES
        and not before.startswith("ال")
        and len(before) > 2
        and not before.endswith("ه")
        for back in (2, 3)
    )


def _in_digits(stream: Stream, numeral: Numeral) -> bool:
    """Numbers that name: phones, versions, models, channels."""
    first = numeral.first
    surface = stream.norm(first)
    phone = surface.isdigit() and surface[0] == "0" and len(surface) > 2 and stream.surface(first).isdigit()
    if phone or (surface.startswith("+") and len(surface) > 6):
        return True
    if _titled(stream, numeral):
        return True
    before = stream.norm(first - 1)
    if before == "+" or (stream.norm(numeral.last) == "+" and stream.is_number(numeral.last + 1)):
        return True  # مجموعة 5+1
    latin = numeral.last < len(stream) and stream.touching(numeral.last) and "a" <= stream.norm(numeral.last)[:1] <= "z"
    if latin and (stream.norm(numeral.last) not in _LATIN_UNITS or stream.surface(numeral.last) == "G"):
        return True  # 4G
    if (
        before in ("-", "–", "/")
        and stream.touching(first)
        and stream.touching(first - 1)
        and stream.is_word(first - 2)
    ):
        owner = stream.norm(first - 2)
        return owner not in ("ال", "ب", "ل", "و", "ف", "ك") and not w.known(w.stripped(owner)[0])
    if before in ("plus", "slash") or stream.norm(numeral.last) == "plus":
        return True
    back = first - 1 - (before in ("-", "–") and not stream.is_number(first - 2))
    owner = stream.norm(back).removeprefix("و")
    if numeral.scale > 1 or not stream.near(first) or numeral.value is None or not float(numeral.value).is_integer():
        return False
    is_latin = stream.is_word(back) and "a" <= owner[:1] <= "z" and owner not in _LATIN_UNITS and not _is_code(owner)
    return owner in _PRODUCTS or is_latin


def _titled(stream: Stream, numeral: Numeral) -> bool:
    """«صيف حائل 36»: the number ends a short name in quotation marks."""
    if stream.norm(numeral.last) not in _CLOSING or stream.norm(numeral.first - 1) in NOT_COUNTED:
        return False
    opened = any(stream.norm(numeral.first - back) in _OPENING for back in (2, 3, 4))
    return opened and stream.is_word(numeral.first - 1) and numeral.scale == 1


def after_trap(stream: Stream, numeral: Numeral) -> int:
    """The token after a trap; the groups of a telephone number go with it."""
    last = numeral.last
    if numeral.digits and stream.norm(numeral.first)[:1] in "0+":
        while stream.is_number(last):
            last += 1
    return last


def _is_code(owner: str) -> bool:
    return owner in ("usd", "eur", "gbp", "sar", "aed", "kwd", "qar", "iqd", "jpy")


_OPENING = frozenset('«“"”')
_CLOSING = frozenset('»”"″“')
_LATIN_UNITS = frozenset("km m cm mm kg g gb mb c k usd eur gbp sar aed kwd qar iqd lbp egp jpy".split())
