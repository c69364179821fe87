"""Articles made for measuring: Arabic of a given size with a given number of annotations."""

from __future__ import annotations

import itertools
import random

from reviewer.model import Annotation, Article, Entity, Number, NumberKind, Quote, QuoteKind, Reason, Span, Status

WORDS = """
    قال الوزير إن المشروع الجديد يربط المدينة بالميناء ويوفر آلاف الوظائف خلال السنوات المقبلة وأضاف أن العمل
    سيبدأ في الربيع بمشاركة شركات محلية ودولية بعد دراسة استمرت عامين كاملين وأشار الخبراء إلى أهمية الخطوة
""".split()
STATUSES = (Status.SUGGESTED, Status.ACCEPTED, Status.CORRECTED)


def text_of(characters: int, seed: int = 1) -> str:
    """About ``characters`` code points of running text in paragraphs of some forty words."""
    chance = random.Random(seed)
    parts: list[str] = []
    size = 0
    for count in itertools.count(1):
        word = chance.choice(WORDS) if count % 17 else str(chance.randint(2, 90000))
        parts.append(word + (".\n" if count % 40 == 0 else " "))
        size += len(parts[-1])
        if size >= characters:
            return "".join(parts).strip()
    raise AssertionError("count never ends")


def _annotation(index: int, span: Span) -> Annotation:
    status = STATUSES[index % len(STATUSES)]
    reason = Reason(ar="كلمة معروفة", en="a known word")
    match index % 4:
        case 0 | 1:
            label = ("PER", "LOC", "ORG", "MISC")[index // 4 % 4]
            return Entity(id=f"e{index}", span=span, type=label, status=status, score=0.9, reason=reason)
        case 2:
            return Number(id=f"n{index}", span=span, kind=NumberKind.CARDINAL, value=index, status=status, score=0.8)
        case _:
            return Quote(id=f"q{index}", span=span, kind=QuoteKind.DIRECT, speaker_name="سامر الحلبي", status=status)


def article(characters: int, marks: int, *, id: str = "bench", seed: int = 1) -> Article:  # noqa: A002
    """An article of about ``characters`` code points with ``marks`` annotations spread over it."""
    text = text_of(characters, seed)
    starts = [i for i in range(1, len(text)) if text[i - 1].isspace() and not text[i].isspace()]
    step = max(1, len(starts) // marks)
    annotations = []
    for index in range(marks):
        start = starts[min(index * step, len(starts) - 1)]
        words = 6 if index % 4 == 3 else 1 + index % 2  # quotes are long
        end = start
        for _ in range(words):
            end = next((i for i in range(end + 1, len(text)) if text[i].isspace()), len(text))
        annotations.append(_annotation(index, Span(start, end)))
    return Article(id=id, text=text, source="قياس", published="2024-01-01", annotations=annotations)
