"""Small articles with findings in all three layers, for the tests of the store."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from reviewer.model import Article, Entity, Number, NumberKind, Quote, QuoteKind, Reason, Span
from reviewer.store import QueueRow, Store

VISIT = "قال الوزير سامر الحداد إن بلاده «ستزيد مساعداتها بنسبة 12 بالمئة» هذا العام. ورحبت موسكو بالقرار."
MARKET = "ارتفعت أسعار القمح إلى 320 دولارا، وأكدت هالة النجار أن السوق «بخير» رغم الجفاف."
PLAIN = "افتتحت البلدية حديقة جديدة قرب النهر صباح اليوم."


def place(text: str, surface: str) -> Span:
    """Where ``surface`` first stands in ``text``."""
    start = text.index(surface)
    return Span(start, start + len(surface))


def visit(article_id: str = "visit") -> Article:
    return Article(
        id=article_id,
        title="زيارة الوزير",
        text=VISIT,
        source="وكالة المدينة",
        published="2024-05-01",
        meta={"desk": "سياسة"},
        annotations=(
            Entity(id="e1", span=place(VISIT, "سامر الحداد"), type="PER", score=0.9, origin="names/1"),
            Entity(id="e2", span=place(VISIT, "موسكو"), type="LOC", score=0.6, reason=Reason(ar="مدينة", en="a city")),
            Quote(
                id="q1",
                span=place(VISIT, "ستزيد مساعداتها بنسبة 12 بالمئة"),
                kind=QuoteKind.DIRECT,
                marks=(place(VISIT, "«"), place(VISIT, "»")),
                cue=place(VISIT, "قال"),
                speaker=place(VISIT, "الوزير سامر الحداد"),
                speaker_name="سامر الحداد",
                score=0.8,
            ),
            Number(id="n1", span=place(VISIT, "12 بالمئة"), kind=NumberKind.PERCENT, value=12, unit="%", score=1.0),
        ),
    )


def market(article_id: str = "market") -> Article:
    """Its quote has no speaker and its number no value, so that both deserve a look."""
    return Article(
        id=article_id,
        title="أسعار القمح",
        text=MARKET,
        annotations=(
            Entity(id="e1", span=place(MARKET, "هالة النجار"), type="PER", score=0.7),
            Quote(id="q1", span=place(MARKET, "بخير"), kind=QuoteKind.PARTIAL, score=0.4),
            Number(id="n1", span=place(MARKET, "320 دولارا"), kind=NumberKind.MONEY, unit="USD", score=0.5),
        ),
    )


def plain(article_id: str = "plain") -> Article:
    return Article(id=article_id, text=PLAIN)


def filled(path: Path, articles: Iterable[Article] | None = None) -> Store:
    """A fresh review file with these articles, by default one of each kind."""
    store = Store.open(path)
    store.import_articles([visit(), market(), plain()] if articles is None else articles)
    return store


def queue_row(store: Store, article_id: str) -> QueueRow:
    rowid = store.rowid(article_id)
    assert rowid is not None
    return store.queue_rows([rowid])[0]
