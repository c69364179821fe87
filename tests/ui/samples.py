"""An article with a finding of each layer, made by hand."""

from __future__ import annotations

from typing import Any

from reviewer.model import Article, Entity, Number, NumberKind, Quote, QuoteKind, Reason, Span

TEXT = (
    "قمة بيروت تبحث إعادة الإعمار\n\n"
    "بيروت (وكالة المدى)- وصل وزير الخارجية سامر الحلبي إلى بيروت ودمشق في جولة تستمر 3 أيام.\n\n"
    'وقال الحلبي للصحفيين: "سنبدأ إعادة بناء 40 ألف منزل قبل نهاية العام". وحضر المؤتمر ممثل عن شركة النور.'
)
REASON = Reason(ar="في قوائم الأسماء", en="in the lists of names")


def at(words: str, start: int = 0) -> Span:
    found = TEXT.index(words, start)
    return Span(found, found + len(words))


def _machine(id_: str, words: str, score: float = 0.7) -> dict[str, Any]:
    return {"id": id_, "span": at(words), "origin": "test/1", "score": score, "reason": REASON}


def article(id_: str = "qimma") -> Article:
    opening, closing = TEXT.index('"'), TEXT.rindex('"')
    return Article(
        id=id_,
        text=TEXT,
        source="المدى",
        published="2024-03-05",
        annotations=[
            Entity(**_machine("e1", "بيروت"), type="ORG"),
            Entity(**_machine("e2", "ودمشق"), type="LOC"),
            Entity(**_machine("e3", "سامر الحلبي", 0.95), type="PER"),
            Entity(**_machine("e4", "المؤتمر"), type="MISC"),
            Quote(
                **_machine("q1", "سنبدأ إعادة بناء 40 ألف منزل قبل نهاية العام"),
                kind=QuoteKind.DIRECT,
                marks=(Span(opening, opening + 1), Span(closing, closing + 1)),
            ),
            Number(**_machine("n1", "40 ألف"), kind=NumberKind.CARDINAL, value=40, unit="منزل"),
        ],
    )


def another(id_: str = "taqs") -> Article:
    return Article(id=id_, text="طقس مشمس في الرياض\n\nتبلغ الحرارة 30 درجة في الرياض اليوم.")
