"""Units: currencies, measures and durations by their Arabic names, abbreviations, symbols and codes.

Names of currencies and measures come from CLDR (``lexicon/units.tsv``, made by ``packaging/build_units.py``); what news
writes beside them stands here. Words are compared by their stem: دولارات كندية and الدولار الكندي are one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from attrs import field, frozen

from reviewer import resources
from reviewer.extract.numbers.stream import Stream
from reviewer.text import normalize


@frozen
class Unit:
    """What a number counts or measures. ``words`` is how many tokens say so; the value is multiplied by ``factor``."""

    kind: Literal["money", "duration", "measure", "percent", "noun"]
    key: str
    words: int
    factor: float = 1
    nations: dict[str, str] = field(factory=dict, repr=False, eq=False)  # stem of a country -> code, for a bare ريال


def _table(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in text.strip().split(";"):
        key, forms = entry.split(":")
        found |= {normalize(form): key.strip() for form in forms.split()}
    return found


_BROKEN = _table(
    """دينار: دنانير; درهم: دراهم; شيكل: شواكل شواقل شيقل; قرش: قروش; فلس: فلوس; مليم: ملاليم; متر: أمتار امتار; ميل: أميال;
    قدم: أقدام; برميل: براميل; طن: أطنان; رطل: أرطال; كوب: أكواب; فدان: أفدنة; قيراط: قراريط; جرام: غرام غم جم غ;
    يورو: أورو اورو; جني: جنيه جنيهات جنيها جنيهين جنيهان; اونص: أونصة أونصات أوقية; جالون: غالون; جيجا: غيغا"""
)
_ENDINGS = re.compile("(?<=..)(?:ات|ان|ين|تين|تان|[اه])$")
_NISBA = re.compile("(?<=..)(?:يات|يه|يا|ي)$")


@lru_cache(maxsize=4_000)
def _stem(word: str) -> str:
    bare = word.removeprefix("ال")
    if bare in ("ين", "ينا", "يوان", "تومان", "هلله"):
        return bare.removesuffix("ا") if bare == "ينا" else bare
    bare = _ENDINGS.sub("", bare) if bare not in _BROKEN else bare
    bare = _BROKEN.get(bare, bare)
    return bare.replace("غيغا", "جيجا").replace("غرام", "جرام").replace("ميقا", "ميغا").replace("ليتر", "لتر")


def _nation(word: str) -> str:
    bare = _NISBA.sub("", word.removeprefix("ال"))
    return "امريك" if bare == "اميرك" else bare


# ISO 4217 of a currency named alone; CLDR says what an adjective of nationality makes of it.
_BARE = _table(
    """USD: دولار; EUR: يورو; GBP: إسترليني استرليني; JPY: ين; CNY: يوان رنمينبي; SAR: ريال; TRY: ليرة; EGP: جنيه; IQD: دينار;
    AED: درهم; INR: روبية; RUB: روبل; CHF: فرنك; IRR: تومان; ILS: شيكل; KRW: وون; SEK: كرونة كرون كورون; BTC: بيتكوين;
    UAH: هريفنيا; MXN: بيزو; ZAR: راند; AFN: أفغاني; THB: بات; NGN: نايرا; BRL: ريال_برازيلي; VND: دونغ; ARS: بيزو_أرجنتيني"""
)
_MORE_NATIONS = {
    "دولار": {"هونغ": "HKD", "تايوان": "TWD"}, "جنيه": {"استرلين": "GBP"}, "دينار": {"عراق": "IQD"},
    "لير": {"سور": "SYP", "لبنان": "LBP", "ترك": "TRY"}, "فرنك": {"افريق": "XOF", "سيف": "XOF"}, "وون": {"كور": "KRW"},
}  # fmt: skip
_PARTS = {"سنت": ("USD", 100), "سينت": ("USD", 100), "سنتيم": ("MAD", 100), "قرش": ("EGP", 100), "فلس": ("KWD", 1000),
          "هلله": ("SAR", 100), "بيس": ("OMR", 1000), "مليم": ("TND", 1000)}  # fmt: skip
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₺": "TRY", "₽": "RUB", "₹": "INR", "₪": "ILS", "﷼": "SAR"}
_CODES = frozenset(
    """USD EUR GBP JPY CNY SAR AED KWD BHD QAR OMR IQD JOD EGP LBP SYP TRY IRR MAD DZD TND LYD SDG YER MRU ILS INR PKR RUB
    CHF CAD AUD SEK NOK DKK KRW BRL ZAR BTC""".lower().split()
)
_SHORT_MONEY = _table(
    "EGP: ج.م; KWD: د.ك; AED: د.إ; SAR: ر.س; IQD: د.ع; QAR: ر.ق; OMR: ر.ع; JOD: د.أ; LBP: ل.ل; SYP: ل.س; USD: د.أمريكي"
)
_DURATIONS = _table(
    """millisecond: ملي_ثانية; second: ثانية ثوان ثواني ثانيتين ثانيتان; minute: دقيقة دقائق دقيقتين دقيقتان; hour: ساعة ساعات
    ساعتين ساعتان; day: يوم يوما أيام يومين يومان; week: أسبوع أسبوعا أسابيع أسبوعين أسبوعان; month: شهر شهرا أشهر شهور شهرين
    شهران; year: عام عاما أعوام عامين عامان سنة سنوات سنين سنتين سنتان; decade: عقد عقدا عقود عقدين عقدان; century: قرن قرنا قرون
    قرنين قرنان; night: ليلة ليال ليالي ليلتين ليلتان"""
)
_MEASURES = """kilometer: كيلومتر|كلم|كم|كيلو متر; meter: متر|م; centimeter: سنتيمتر|سم|سنتي; millimeter: مليمتر|ملم|ميليمتر|ملمتر|مم; mile: ميل;
    nautical-mile: ميل بحري; foot: قدم; inch: بوصة|إنش; yard: ياردة; square-kilometer: كيلومتر مربع|كم مربع|كم2|كلم مربع|كم²|كلم²;
    square-meter: متر مربع|م2|م²|م مربع; cubic-meter: متر مكعب|م3|م³|م مكعب; square-mile: ميل مربع; square-foot: قدم مربع; hectare: هكتار;
    acre: فدان; dunam: دونم; kilogram: كيلوغرام|كيلو|كغ|كلغ|كغم|كجم|كيلوجرام|كيلو غرام; gram: غرام|غم|جم|غ; milligram: مليغرام|ملغ|ملج|ملغم|مليجرام|ميليغرام;
    metric-ton: طن; megaton: ميغاطن; kiloton: كيلوطن; pound: رطل|باوند; liter: لتر; milliliter: مليلتر|مل|ملل|ميليلتر|ملي لتر|مللتر;
    hectoliter: هكتوليتر|هكتو ليتر; gallon: غالون|جالون; barrel: برميل; cup: كوب; ounce: أونصة|أوقية; carat: قيراط; degree: درجة|°;
    celsius: درجة مئوية|سلزيوس|درجة سلزيوس|مئوية|° سلزيوس|° م|°م|℃; fahrenheit: فهرنهايت|درجة فهرنهايت|° فهرنهايت; watt: واط|وات; kilowatt: كيلوواط|كيلو واط|كيلووات;
    megawatt: ميغاواط|ميغاوات|ميغا واط|ميجاواط|ميجاوات|ميجا وات; gigawatt: غيغاواط|غيغاوات|جيجاواط; kilowatt-hour: كيلوواط ساعة|كيلووات ساعة;
    megawatt-hour: ميغاواط ساعة; volt: فولت; ampere: أمبير; hertz: هرتز; megahertz: ميغاهرتز; gigahertz: غيغاهرتز|جيجاهرتز; byte: بايت; kilobyte: كيلوبايت;
    megabyte: ميغابايت|ميجابايت|ميغا; gigabyte: غيغابايت|جيجابايت|غيغا|جيجا|جيجا بايت; terabyte: تيرابايت; megabit: ميغابت|ميجابت|ميغابيت;
    gigabit: غيغابت|جيجابت|غيغابيت; megapixel: ميغابكسل|ميجابكسل; knot: عقدة بحرية; light-year: سنة ضوئية; calorie: سعرة حرارية|سعرة; kilocalorie: كيلو سعرة;
    decibel: ديسيبل; bar: بار"""
_LATIN = _table(
    "kilometer: km; meter: m; centimeter: cm; millimeter: mm; kilogram: kg; gram: g; megabyte: mb; gigabyte: gb; celsius: °c"
)
_RATES = {"ساع": "hour", "س": "hour", "ثاني": "second", "ث": "second"}
_RATED = frozenset(
    "kilometer meter mile gigabit megabit kilobit megabyte gigabyte kilometer-per-hour meter-per-second".split()
)
Names = dict[tuple[str, ...], Unit]


@cache
def _names() -> tuple[Names, dict[str, dict[str, str]], frozenset[str]]:
    """Measures by the stems of their words; codes by stem of noun and nation; the stems that any of them begins with."""
    measures: Names = {}
    families: dict[str, dict[str, str]] = {noun: dict(more) for noun, more in _MORE_NATIONS.items()}
    for line in resources.path("lexicon", "units.tsv").read_text(encoding="utf-8").splitlines():
        kind, key, names = line.split("\t")
        for name in names.split("|"):
            words = name.split()
            if kind == "measure":
                measures.setdefault(tuple(map(_stem, words)), Unit("measure", key, len(words)))
            elif len(words) == 2:
                families.setdefault(_stem(words[0]), {}).setdefault(_nation(words[1]), key)
    for entry in _MEASURES.split(";"):
        key, names = entry.split(":")
        for name in names.split("|"):
            words = normalize(name).split()
            measures[tuple(map(_stem, words))] = Unit("measure", key.strip(), len(words))
    for code, noun in ((code, _stem(noun)) for noun, code in _BARE.items()):
        families.setdefault(noun, {}).setdefault("", code)
    for noun in (noun for noun in families if "" not in families[noun] and noun not in ("اونص", "اوقي")):
        codes = set(families[noun].values())
        families[noun][""] = min(codes) if len(codes) == 1 else ""
    return measures, families, frozenset((*(words[0] for words in measures), *families, *_PARTS))


def begins_unit(norm: str) -> bool:
    """Whether a word may be a unit, or the dual of one."""
    for bare in (norm, norm[1:] if norm[:1] in "وبلف" else norm):
        if bare in _DURATIONS or _stem(bare) in _names()[2] or dual(bare) is not None:
            return True
    return False


def sign(stream: Stream, index: int) -> Unit | None:
    """The currency of the sign or the code at the token ``index``."""
    norm = stream.norm(index)
    if norm in SYMBOLS:
        return Unit("money", SYMBOLS[norm], 1)
    return Unit("money", norm.upper(), 1) if norm in _CODES and stream.surface(index).isupper() else None


def named(stream: Stream, index: int, *, clitic: str = "") -> Unit | None:
    """The currency, duration or measure that begins at the token ``index``, after the letters ``clitic`` there."""
    word = stream.norm(index).removeprefix(clitic)
    duration = _DURATIONS.get(word) or _DURATIONS.get(word.removeprefix("ال"))
    if duration and _stem(stream.norm(index + 1)) != "ضويي":
        return Unit("duration", duration, 1)
    measures, families, starts = _names()
    stem = _stem(word)
    if stem not in starts:
        return _abbreviated(stream, index, word)
    for size in (3, 2, 1):
        stems = (stem, *map(_stem, stream.phrase(index + 1, size - 1)))
        if stems in measures and len(stems) == size:
            return _mauritanian(stream, index, word) or _rate(stream, index, measures[stems])
    if stem in families:
        return _currency(stream, index, families[stem])
    return _part(stream, stem) if stem in _PARTS else None


def _abbreviated(stream: Stream, index: int, word: str) -> Unit | None:
    """Signs, codes and abbreviations: $, USD, د.ك, km."""
    if word.removesuffix(".") in _SHORT_MONEY:
        return Unit("money", _SHORT_MONEY[word.removesuffix(".")], 1)
    signed = sign(stream, index)
    if signed is not None or not stream.norm(index - 1)[:1].isdigit():
        return signed
    surface = stream.surface(index)
    if surface == "C":
        return Unit("measure", "celsius", 1)
    if word in _LATIN and surface != "G":
        return Unit("measure", _LATIN[word], 1)
    return Unit("money", "USD", 1, 0.01) if word in ("¢", "c") else None


def _mauritanian(stream: Stream, index: int, word: str) -> Unit | None:
    """أوقية is an ounce, and the money of Mauritania."""
    if not word.startswith(("اوقي", "الاوقي")) or not stream.mentions("موريتان"):
        return None
    return Unit("money", "MRU", 1 + stream.norm(index + 1).startswith("موريتان"))


def _rate(stream: Stream, index: int, unit: Unit) -> Unit:
    """كم/ساعة، ميغابت في الثانية."""
    after = index + unit.words
    if unit.key in _RATED and stream.norm(after) in ("/", "في", "بال"):
        per = _RATES.get(_stem(stream.norm(after + 1)))
        if per:
            return Unit("measure", f"{unit.key}-per-{per}", unit.words + 2)
    return unit


def _currency(stream: Stream, index: int, nations: dict[str, str]) -> Unit | None:
    following = stream.norm(index + 1)
    code = nations.get(_nation(following)) if following and stream.near(index + 1) else None
    if code:
        return Unit("money", code, 2)
    return Unit("money", nations[""], 1, nations=nations) if nations.get("") else None


def _part(stream: Stream, stem: str) -> Unit:
    code, parts = _PARTS[stem]
    whole = Unit("money", code, 1, 1 / parts)
    if stem == "فلس" and stream.mentions("امارات"):
        return Unit("money", "AED", 1, 1 / 100)
    return whole


_HOME = {"مغرب": "(?:مغرب|غشت|يوليوز|شتنبر|نونبر|دجنبر)"}  # only Morocco has these months


def at_home(stream: Stream, unit: Unit) -> str:
    """The code of a currency without nationality: that of the country of which the text speaks most, else the usual one."""
    if len(unit.nations) < 3 or unit.key in ("USD", "EUR"):
        return unit.key
    counts = {nation: stream.mentions(_HOME.get(nation, nation)) for nation in unit.nations if len(nation) > 2}
    best = max(counts, key=lambda nation: counts[nation])
    return unit.nations[best] if counts[best] else unit.key


DUALS = {word: key for word, key in _DURATIONS.items() if word.endswith(("ين", "ان")) and word not in ("سنين", "ثوان")}


def dual(word: str) -> Unit | None:
    """The measure or currency of which a word is the dual: كيلومترين, دولارين."""
    if not word.endswith(("ين", "ان")) or len(word) < 5:
        return None
    measures, families, _starts = _names()
    stem = _stem(word)
    if stem == word:
        return None
    stem = stem.removesuffix("ت") if word.endswith(("تين", "تان")) and stem.removesuffix("ت") in families else stem
    for one in (stem, stem.removesuffix("ت")):
        if (one,) in measures:
            return measures[one,]
        if families.get(one, {}).get("") and len(one) > 2:
            return Unit("money", families[one][""], 1, nations=families[one])
    return None


PERCENT_PHRASES = frozenset(
    tuple(normalize(p).split())
    for p in ("في المئة", "في المائة", "في الماية", "في المية", "بالمئة", "بالمائة", "بالماية", "بالمية", "في المأة")
)
PERCENT_SIGNS = frozenset("%٪")
POINT = frozenset(normalize(w) for w in ("نقطة", "نقاط"))


def percent(stream: Stream, index: int) -> int:
    """How many tokens from ``index`` on say percent."""
    if stream.norm(index) in PERCENT_SIGNS:
        return 1
    for size in (1, 2):
        if stream.phrase(index, size) in PERCENT_PHRASES:
            return size
    if stream.norm(index) in POINT and stream.norm(index + 1) in ("ميويه", "مييويه"):
        return 2
    return 0
