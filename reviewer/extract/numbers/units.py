"""Units: currencies, measures, durations, and the words around a number that are no unit."""

from __future__ import annotations

from typing import Literal

from attrs import frozen

from reviewer.text import normalize


def _table(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in text.strip().split(";"):
        key, forms = entry.split(":")
        found |= {normalize(form): key.strip() for form in forms.split()}
    return found


# ISO 4217 of a currency named alone; what an adjective of nationality makes of it stands below.
CURRENCIES = _table(
    """USD: دولار دولارا دولارات دولارين; EUR: يورو اليورو; GBP: إسترليني استرليني; JPY: ين ينا; CNY: يوان يوانا;
    SAR: ريال ريالا ريالات; TRY: ليرة ليرات; EGP: جنيه جنيها جنيهات; IQD: دينار دينارا دنانير; AED: درهم درهما دراهم;
    INR: روبية روبيات; RUB: روبل روبلا روبلات; CHF: فرنك فرنكا فرنكات; IRR: تومان تومانا; ILS: شيكل شيكلا شواكل;
    KRW: وون; SEK: كرونة كرونات; BTC: بيتكوين"""
)
_BY_NATION: dict[str, dict[str, str]] = {
    "دولار": _table("USD: أميركي أمريكي أميركية أمريكية; CAD: كندي; AUD: أسترالي; HKD: هونغ"),
    "دينار": _table("KWD: كويتي; BHD: بحريني; JOD: أردني; IQD: عراقي; LYD: ليبي; TND: تونسي; DZD: جزائري; RSD: صربي"),
    "ريال": _table("SAR: سعودي; QAR: قطري; OMR: عماني; YER: يمني; IRR: إيراني; BRL: برازيلي"),
    "ليره": _table("TRY: تركية; SYP: سورية; LBP: لبنانية"),
    "جنيه": _table("EGP: مصري مصرية; GBP: إسترليني استرليني إسترلينية; SDG: سوداني سودانية"),
    "درهم": _table("AED: إماراتي; MAD: مغربي"),
    "روبيه": _table("INR: هندية; PKR: باكستانية"),
    "فرنك": _table("CHF: سويسري; XOF: أفريقي"),
}
DURATIONS = _table(
    """second: ثانية ثوان ثواني الثواني; minute: دقيقة دقائق دقيقتين; hour: ساعة ساعات ساعتين; day: يوم يوما أيام يومين;
    week: أسبوع أسبوعا أسابيع أسبوعين; month: شهر شهرا أشهر شهور شهرين; year: عام عاما أعوام عامين سنة سنوات سنين سنتين;
    decade: عقد عقدا عقود عقدين; century: قرن قرنا قرون قرنين; night: ليلة ليال"""
)
MEASURES = _table(
    """kilometer: كيلومتر كيلومترا كيلومترات كلم كم; meter: متر مترا أمتار م; centimeter: سنتيمتر سنتيمترا سنتيمترات سم;
    millimeter: مليمتر ملم مليمترا; mile: ميل ميلا أميال; foot: قدم قدما أقدام; inch: بوصة; kilogram: كيلوغرام كيلوغراما
    كيلوغرامات كيلوجرام كيلوجراما كيلوجرامات كيلو كغ كلغ كغم; gram: غرام غراما غرامات جرام جراما جرامات;
    metric-ton: طن طنا أطنان; pound: رطل رطلا أرطال; liter: لتر لترا لترات ليتر ليترا ليترات; milliliter: مليلتر ملل;
    barrel: برميل برميلا براميل; hectare: هكتار هكتارا هكتارات; acre: فدان فدانا; degree: درجة درجات; watt: واط;
    kilowatt: كيلوواط; megawatt: ميغاواط ميغاوات; byte: بايت; megabyte: ميغابايت; gigabyte: غيغابايت جيغابايت;
    hertz: هرتز; kilometer-per-hour: كلمس; ounce: أونصة أوقية; carat: قيراط قيراطا"""
)
DUALS = {  # words that are a number and a unit in one
    normalize(form): unit
    for form, unit in {
        "يومين": "day", "أسبوعين": "week", "شهرين": "month", "عامين": "year", "سنتين": "year", "ساعتين": "hour",
        "دقيقتين": "minute", "عقدين": "decade", "قرنين": "century", "ثانيتين": "second",
        "يومان": "day", "أسبوعان": "week", "شهران": "month", "عامان": "year", "سنتان": "year", "ساعتان": "hour",
        "دقيقتان": "minute", "عقدان": "decade", "قرنان": "century", "ثانيتان": "second",
    }.items()
}  # fmt: skip
PERCENT_PHRASES = [
    tuple(normalize(p).split()) for p in ("في المئة", "في المائة", "في الماية", "بالمئة", "بالمائة", "بالماية")
]
POINT = tuple(normalize(w) for w in ("نقطة", "نقاط"))

# Words after a number that count nothing: particles, prepositions, verbs and adverbs of news prose.
NOT_COUNTED = frozenset(
    normalize(w)
    for w in """حوالي نحو قرابة زهاء تقريبا لكل من في على إلى عن مع بعد قبل خلال منذ حتى بين عند لدى أو أم ثم لكن بل إن أن إذ إذا كما كانت كان قد لقد هو هي هم
    التي الذي الذين اللذين هذا هذه ذلك تلك أي كل بعض غير سوى فقط حين عندما حيث بينما فيما أيضا كذلك مقابل ضد دون بدون حول نحو فوق تحت
    أمام وراء قرب وسط داخل خارج عبر بسبب نتيجة بنسبة بمعدل أكثر أقل تقريبا قال قالت أضاف أكد أعلن بلغ بلغت وصل وصلت يوم أمس اليوم
    غدا لم لن لا ما ليس ليست سيتم تم وقد منها منهم بينهم بينها عليها عليه فيها فيه لها له لهم ومن وفي وعلى وإلى وعن ومع وكان وكانت
    والتي والذي إضافة مما كي لكي حسب وفق بحسب عام سنة الآن هناك هنا ضمن مثل أخرى آخرين آخر الماضي الماضية المقبل المقبلة الجاري""".split()
)


@frozen
class Unit:
    """What a number counts or measures. ``words`` is how many tokens say so."""

    kind: Literal["money", "duration", "measure", "percent", "noun"]
    key: str
    words: int


def named(norms: tuple[str, str]) -> Unit | None:
    """The currency, duration or measure that begins with the first of two normalised words."""
    word, following = norms
    bare = word.removeprefix("ال")
    if bare in CURRENCIES or bare in ("جنيهات", "ليرات"):
        return _currency(bare, following.removeprefix("ال"))
    if bare in DURATIONS:
        return Unit("duration", DURATIONS[bare], 1)
    if bare in MEASURES:
        return Unit("measure", MEASURES[bare], 1)
    return None


def _currency(word: str, following: str) -> Unit:
    plain = CURRENCIES[word]
    for family, nations in _BY_NATION.items():
        same = CURRENCIES.get(word) == CURRENCIES.get(family)
        if same and following in nations:
            return Unit("money", nations[following], 2)
        if same and following + "ه" in nations:
            return Unit("money", nations[following + "ه"], 2)
        if same and following.endswith("ه") and following[:-1] in nations:
            return Unit("money", nations[following[:-1]], 2)
    return Unit("money", plain, 1)
