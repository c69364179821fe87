"""The queue: filters, order, counts, the way from article to article, and search as Arabic is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer import corrections
from reviewer.model import Article, ArticleStatus
from reviewer.store import Counts, QueueFilter, Store
from tests.store.samples import filled, market, queue_row, visit

WHO = "مراجعة"
TEXTS = {
    "talks": "وصل أردوغان إلى أنقرة مساء الخميس، وموسكو تنتظر رده.",
    "vowels": "اِجْتَمَعَ المُدَرِّسُونَ في القَاعَةِ الكُبرى.",
    "stretched": "أعلنت اللجنـــة فوز الفريق بكأس المدينة.",
    "nations": "طالب المندوب للأمم المتحدة بالتهدئة ولبنان يتابع.",
    "tongue": "خصص اليوم العالمي وللغة أخرى.",
    "digits": "بلغ عدد الحضور ٢٥٠ شخصا في مسرح الكرامة.",
}


def shown(store: Store, **chosen: Any) -> list[str]:
    rows = store.queue_rows(store.queue_ids(QueueFilter(**chosen)))
    return [row.id for row in rows]


@pytest.fixture
def library(path: Path) -> Iterable[Store]:
    """Articles for searching; one word stands in a title only."""
    articles = [Article(id=key, text=text) for key, text in TEXTS.items()]
    with filled(path, [*articles, Article(id="titled", title="مهرجان الزيتون", text="بدأ أمس.")]) as opened:
        yield opened


def test_the_queue_shows_all_articles_in_order_of_import(store: Store) -> None:
    assert shown(store) == ["visit", "market", "plain"]
    store.commit(corrections.finish(store.article("visit")), WHO)
    assert shown(store) == ["visit", "market", "plain"]


def test_rows_come_in_the_order_asked_for_and_unknown_ids_are_left_out(store: Store) -> None:
    ids = store.queue_ids()
    assert [row.id for row in store.queue_rows([ids[2], 999, ids[0]])] == ["plain", "visit"]
    assert store.queue_rows([]) == []


def test_a_row_tells_what_the_queue_shows(store: Store) -> None:
    row = queue_row(store, "visit")
    assert (row.headline, row.source, row.published) == ("زيارة الوزير", "وكالة المدينة", "2024-05-01")
    assert (row.total, row.decided, row.warnings, row.words) == (4, 0, 0, len(visit().text.split()))
    assert queue_row(store, "plain").headline == "افتتحت البلدية حديقة جديدة قرب النهر صباح اليوم."
    assert queue_row(store, "market").warnings == 2


def test_filters_by_status_label_and_warning_hold_together(store: Store) -> None:
    assert shown(store, label="PER") == ["visit", "market"]
    assert shown(store, label="money") == ["market"]
    assert shown(store, warning=True) == ["market"]
    assert shown(store, label="LOC", warning=True) == []
    store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
    assert shown(store, status=ArticleStatus.IN_REVIEW) == ["visit"]
    assert shown(store, status=ArticleStatus.NEW, label="PER") == ["market"]
    assert shown(store, search="القمح", warning=True, label="PER", status=ArticleStatus.NEW) == ["market"]


def test_a_rejected_finding_no_longer_counts_for_label_or_warning(store: Store) -> None:
    store.commit(corrections.reject(store.article("market"), ["q1", "n1"]), WHO)
    assert shown(store, label="money") == []
    assert shown(store, warning=True) == []


def test_a_warning_goes_when_the_speaker_and_the_value_are_given(store: Store) -> None:
    store.commit(corrections.set_name(store.article("market"), "q1", "هالة النجار"), WHO)
    assert queue_row(store, "market").warnings == 1
    store.commit(corrections.set_fields(store.article("market"), "n1", value=320), WHO)
    assert shown(store, warning=True) == []


def test_counts_follow_the_statuses(store: Store) -> None:
    new, review, reviewed = ArticleStatus.NEW, ArticleStatus.IN_REVIEW, ArticleStatus.REVIEWED
    assert store.counts() == Counts(3, {new: 3, review: 0, reviewed: 0}, 1)
    store.commit(corrections.finish(store.article("plain")), WHO)
    store.commit(corrections.reject(store.article("market"), ["q1", "n1"]), WHO)
    assert store.counts() == Counts(3, {new: 1, review: 1, reviewed: 1}, 0)


def test_the_next_article_skips_what_is_reviewed_and_goes_round_once(store: Store) -> None:
    assert store.next_article(None) == "visit"
    store.commit(corrections.finish(store.article("market")), WHO)
    assert store.next_article("visit") == "plain"
    assert store.next_article("plain") == "visit"
    assert store.next_article("visit", needs_review=False) == "market"
    store.commit(corrections.finish(store.article("visit")), WHO)
    assert store.next_article("plain") is None


def test_the_previous_article_is_the_one_before_and_the_first_has_none(store: Store) -> None:
    assert store.previous_article("plain") == "market"
    assert store.previous_article("visit") is None
    assert store.previous_article("unknown") is None


def test_an_empty_file_has_an_empty_queue(path: Path) -> None:
    with Store.open(path) as store:
        assert store.queue_ids() == []
        assert store.counts().total == 0
        assert store.next_article(None) is None
        assert store.unextracted() is None


@pytest.mark.parametrize(
    ("typed", "article_id"),
    [
        ("أردوغان", "talks"),
        ("اردوغان", "talks"),
        ("أَرْدُوغَان", "talks"),
        ("انقره", "talks"),
        ("موسكو", "talks"),
        ("وموسكو", "talks"),
        ("خميس", "talks"),
        ("اجتمع", "vowels"),
        ("مدرسون", "vowels"),
        ("الكبري", "vowels"),
        ("اللجنة", "stretched"),
        ("كأس", "stretched"),
        ("امم", "nations"),
        ("الأمم", "nations"),
        ("للأمم", "nations"),
        ("الأمم المتحدة", "nations"),
        ("اللغة", "tongue"),
        ("لغة", "tongue"),
        ("لبنان", "nations"),
        ("250", "digits"),
        ("٢٥٠", "digits"),
        ("الزيتون", "titled"),
        ("زيتون", "titled"),
    ],
)
def test_a_word_is_found_however_it_is_written(library: Store, typed: str, article_id: str) -> None:
    assert shown(library, search=typed) == [article_id]


@pytest.mark.parametrize("typed", ["أردو", "ارد", "موس", "المدرس", "زيت"])
def test_the_last_word_is_a_prefix(library: Store, typed: str) -> None:
    assert len(shown(library, search=typed)) == 1


def test_all_words_must_occur_and_only_the_last_is_a_prefix(library: Store) -> None:
    assert shown(library, search="موسكو أنق") == ["talks"]
    assert shown(library, search="موسكو الكبرى") == []
    assert shown(library, search="موس أنقرة") == []


@pytest.mark.parametrize("typed", ["سمك", "ردوغان", "بنان"])
def test_what_does_not_occur_is_not_found(library: Store, typed: str) -> None:
    assert shown(library, search=typed) == []


@pytest.mark.parametrize(
    "typed",
    ['"موسكو"', '"موسكو', "موسكو*", "موسكو'", "(موسكو", "^موسكو", "«موسكو»،", "موسكو -", "+موسكو", "{موسكو}"],
)
def test_signs_of_the_search_language_are_no_more_than_signs(library: Store, typed: str) -> None:
    assert shown(library, search=typed) == ["talks"]


@pytest.mark.parametrize("typed", ["NOT موسكو", "موسكو OR سمك", "NEAR(موسكو أنقرة)", "body:موسكو", "AND"])
def test_operators_of_the_search_language_are_words_like_others(library: Store, typed: str) -> None:
    assert shown(library, search=typed) == []


@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_a_blank_search_shows_everything(library: Store, typed: str) -> None:
    assert len(shown(library, search=typed)) == len(TEXTS) + 1


@pytest.mark.parametrize("typed", ['"', "***", "()", "؟!", "\u064b\u064c", "'; DROP TABLE article; --", "\0", "\ud800"])
def test_a_search_without_a_known_word_shows_nothing_and_does_no_harm(library: Store, typed: str) -> None:
    assert shown(library, search=typed) == []
    assert library.check() == []


@settings(deadline=None)
@given(typed=st.text(max_size=30))
def test_nothing_that_can_be_typed_makes_the_search_fail(tmp_path_factory: pytest.TempPathFactory, typed: str) -> None:
    with Store.open(tmp_path_factory.getbasetemp() / "typed.sqlite") as store:
        store.import_articles([market()])
        assert store.queue_ids(QueueFilter(search=typed)) in ([], [1])


def test_an_article_is_found_as_soon_as_it_is_imported(store: Store) -> None:
    store.import_articles([Article(id="late", text="وصلت القافلة إلى الواحة.")])
    assert shown(store, search="قافلة") == ["late"]
