"""What a number counts: the percent sign, currency, measure, period or noun behind it or before it."""

from __future__ import annotations

from attrs import evolve, frozen

from reviewer.extract.numbers import units
from reviewer.extract.numbers import words as w
from reviewer.extract.numbers.numeral import Numeral
from reviewer.extract.numbers.stream import Stream
from reviewer.extract.numbers.units import Unit
from reviewer.model import Span
from reviewer.text import clitic_edges, normalize

# Words after a number that count nothing: particles, prepositions, verbs and adverbs of news prose.
NOT_COUNTED = frozenset(
    normalize(x)
    for x in """حوالي نحو قرابة زهاء تقريبا لكل من في على إلى عن مع بعد قبل خلال منذ حتى بين عند لدى أو أم ثم لكن بل إن أن إذ إذا كما كانت كان قد لقد هو هي هم
    التي الذي الذين اللذين هذا هذه ذلك تلك أي كل بعض غير سوى فقط حين عندما حيث بينما فيما أيضا كذلك مقابل ضد دون بدون حول فوق تحت إلا عدا رغم إثر عقب لدى حسبما
    أمام وراء قرب وسط داخل خارج عبر بسبب نتيجة بنسبة بمعدل أكثر أقل قال قالت أضاف أكد أعلن بلغ بلغت وصل وصلت يوم أمس اليوم حاليا سنويا شهريا يوميا أسبوعيا
    غدا لم لن لا ما ليس ليست سيتم تم وقد منها منهم منهن منه بينهم بينها بينهن عليها عليه فيها فيه لها له لهم ومن وفي وعلى وإلى وعن ومع وكان وكانت جراء إجمالا
    والتي والذي إضافة مما كي لكي حسب وفق بحسب عام سنة الآن هناك هنا ضمن مثل الماضي الماضية المقبل المقبلة الجاري الجارية الحالي بالفعل
    قتل أصيب جرح شمال جنوب شرق غرب مساء صباحا ظهرا فجرا ليلا اذ عاد جاء شارك شهد فاز خسر سجل تلقى توفي لقي نقل نقلوا أكمل غادر عاما_ بحيث كلا معا""".split()
)
_MEMBERS = frozenset(  # broken plurals that follow من: 12 من رجال الشرطة
    """رجال افراد عناصر جنود ضباط اعضاء طلاب عمال ركاب ابناء سكان نواب قاده مقاتلي موظفي مسلحي انصار اطفال نساء شباب عناصره
    جنوده رجاله ضحايا قتلي جرحي لاعبي اهالي مواطني كبار وزراء قيادات قوات اولاد اولادي""".split()
)
_PRONOUN_ENDS = ("هم", "هما", "هن", "ها")


@frozen
class Counted:
    """A unit, the span that names it and the token after both it and the number."""

    unit: Unit
    span: Span
    last: int


def counted(stream: Stream, first: int, tail: Numeral) -> Counted | None:
    """The unit of a number whose first token is ``first`` and whose last numeral is ``tail``."""
    percent = _percent(stream, first, tail)
    return percent or _behind(stream, tail) or _sign_in_front(stream, first, tail) or _in_front(stream, first, tail)


def _percent(stream: Stream, first: int, tail: Numeral) -> Counted | None:
    index = tail.last
    sign = Unit("percent", "%", 1)
    if tail.digits and stream.text[tail.end : tail.end + 1] in ("%", "٪"):
        return Counted(sign, Span(tail.end, tail.end + 1), index)
    before = first - 2 if stream.norm(first - 1) == "(" else first - 1
    if stream.norm(before) in units.PERCENT_SIGNS and (before == 0 or not stream.is_number(before - 1)):
        return Counted(sign, stream.tokens[before].span, index)
    index += stream.norm(index) == ")" and stream.norm(first - 1) == "("
    count = units.percent(stream, index)
    if not count or not stream.near(index):
        return None
    return Counted(sign, Span(stream.start(index), stream.end(index + count - 1)), index + count)


def _sign_in_front(stream: Stream, first: int, tail: Numeral) -> Counted | None:
    """$10, USD 10."""
    before = first - 1
    unit = units.sign(stream, before) if tail.digits and stream.near(first) else None
    if unit is None or stream.is_number(before - 1):
        return None
    return Counted(unit, stream.tokens[before].span, tail.last)


def _named(stream: Stream, index: int, clitic: str = "") -> Counted | None:
    unit = units.named(stream, index, clitic=clitic)
    if unit is None:
        return None
    if unit.kind == "money":
        unit = evolve(unit, key=units.at_home(stream, unit))
    last = index + unit.words
    return Counted(unit, Span(stream.start(index) + len(clitic), stream.end(last - 1)), last)


def _behind(stream: Stream, tail: Numeral) -> Counted | None:
    index = tail.last
    if stream.norm(index) == ")" and stream.norm(tail.first - 1) == "(":
        index += 1
    if not stream.near(index):
        return None
    if stream.norm(index) == "من":  # عشرات من المتظاهرين، 12 من رجال الشرطة
        index += 1
        if not (tail.value is None or _members(stream.norm(index))) or not stream.near(index):
            return None
    found = _named(stream, index)
    if found is not None:
        return found
    return _noun(stream, index, tail) if stream.is_word(index) else None


def _members(norm: str) -> bool:
    plural = norm.startswith("ال") and norm.endswith(("ين", "ات")) and len(norm) > 5
    return plural or norm.removeprefix("ال") in _MEMBERS


def _noun(stream: Stream, index: int, tail: Numeral) -> Counted | None:
    norm = stream.norm(index)
    if norm.startswith(("وال", "فال", "بال", "لل")) or (tail.article and not tail.digits):
        return None
    if norm in NOT_COUNTED or w.known(w.stripped(norm)[0]) or len(norm) < 3 or not ("\u0620" < norm[0] < "\u06ff"):
        return None
    if norm[0] == "ي" and norm.endswith(("ون", "ان", "وا")) and len(norm) > 4:
        return None  # يلقون: a verb
    accusative = tail.value is not None and norm.endswith(("ا", "ه"))  # فيلما is no ف + يلما after 19
    if norm[0] in "لوفبك" and _joined(norm) and not (accusative or norm.endswith(("ون", "ين"))):
        return None  # لأغاني
    if norm[0] in "وف" and _joined(norm) and norm.endswith(("ون", "ين")):
        return None
    if norm.endswith(_PRONOUN_ENDS) and len(norm) > 4 and tail.value is not None and not norm.endswith("اها"):
        return None  # 30 بينهم, 20 معظمهم
    if norm.startswith("ال") and tail.digits and tail.value is not None:
        return None
    span = stream.tokens[index].span
    return Counted(Unit("noun", span.of(stream.text), 1), span, index + 1)


def _joined(norm: str) -> bool:
    """Whether a word begins with a clitic and therefore is not counted."""
    return bool(clitic_edges(norm))


def _in_front(stream: Stream, first: int, tail: Numeral) -> Counted | None:
    """الأشهر 12، الدول الخمس، شرطي واحد، الضحايا الـ12: the counted noun before the number."""
    before = first - 1
    article = tail.article
    if stream.norm(before) == "ال":
        before, article = before - 1, True
    norm = stream.norm(before)
    if not stream.near(before + 1) or len(norm) < 3 or not stream.is_word(before):
        return None
    if norm in NOT_COUNTED - {"يوم", "سنه", "عام"}:
        return None
    clitic = next((c for c in ("وال", "بال", "ال", "و", "ل", "ب") if norm.startswith(c)), "")
    one = stream.norm(first).removesuffix("ا") in ("واحد", "واحده") and not article
    definite = norm.startswith(("ال", "وال", "بال", "لل"))
    named = _named(stream, before) or (_named(stream, before, clitic[0]) if clitic and clitic != "ال" else None)
    if named is not None and named.last > before + 1:
        named = None
    period = named is not None and named.unit.kind == "duration" and definite and (article or tail.digits)
    if named is not None and (one or period) and named.unit.key != "year":
        return evolve(named, last=tail.last)
    if named is not None and (one or (period and article)):
        return evolve(named, last=tail.last)
    if one or (article and definite):
        span = stream.tokens[before].span
        return Counted(Unit("noun", span.of(stream.text), 1), span, tail.last)
    return None
