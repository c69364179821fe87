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
from reviewer.store import Counts, Order, QueueFilter, Store, queue
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


# Flags, notes, and filters that combine


def dated(key: str, published: str | None, source: str | None = None, title: str | None = None) -> Article:
    return Article(id=key, text="وصلت القافلة إلى الواحة.", published=published, source=source, title=title)


@pytest.fixture
def dates(path: Path) -> Iterable[Store]:
    articles = [
        dated("may", "2024-05-01T08:30:00Z", "المدى", "«برق» فوق الجبل"),
        dated("never", None, None, "تمر وماء"),
        dated("march", "2024-03-09", "الواحة", "أمطار في السهل"),
        dated("year", "2023", "المدى", "ازدحام في الميناء"),
        dated("again", "2024-03-09", "", "إعلان"),
    ]
    with filled(path, articles) as opened:
        yield opened


def test_flags_and_notes_are_shown_counted_and_filtered(store: Store) -> None:
    assert not queue_row(store, "visit").flagged
    assert not queue_row(store, "visit").noted
    store.commit(corrections.toggle_flag(store.article("visit")), WHO)
    store.commit(corrections.set_note(store.article("market"), "e1", "من هي؟"), WHO)
    store.commit(corrections.set_article_note(store.article("plain"), "قصير"), WHO)
    store.commit(corrections.set_note(store.article("market"), "n1", "بأي عملة؟"), WHO)
    assert queue_row(store, "visit").flagged
    assert [queue_row(store, key).noted for key in ("visit", "market", "plain")] == [False, True, True]
    assert shown(store, flagged=True) == ["visit"]
    assert shown(store, noted=True) == ["market", "plain"]
    assert shown(store, noted=True, warning=True) == ["market"]
    assert shown(store, noted=True, flagged=True) == []
    assert (store.counts().flagged, store.counts().noted) == (1, 2)
    for _step in range(4):
        store.undo(WHO)
    assert (store.counts().flagged, store.counts().noted) == (0, 0)


def test_a_kind_is_looked_for_in_its_layer(store: Store) -> None:
    assert shown(store, label="direct", layer="quote") == ["visit"]
    assert shown(store, label="direct", layer="entity") == []


def test_an_article_with_nothing_left_to_decide_passes_no_filter_for_undecided(store: Store) -> None:
    assert shown(store, undecided=True) == ["visit", "market"]
    store.commit(corrections.accept(store.article("visit"), ["e1", "e2", "q1", "n1"]), WHO)
    assert shown(store, undecided=True) == ["market"]


def test_dates_are_filtered_by_year_month_and_day_with_both_ends(dates: Store) -> None:
    assert shown(dates, since="2024") == ["may", "march", "again"]
    assert shown(dates, since="2024-03-10") == ["may"]
    assert shown(dates, until="2024-03") == ["march", "year", "again"]
    assert shown(dates, since="2024-05-01", until="2024-05-01") == ["may"]
    assert shown(dates, until="2023") == ["year"]
    assert shown(dates, since="2024", source="المدى") == ["may"]


def test_sources_are_those_that_occur_in_order_of_the_alphabet(dates: Store) -> None:
    assert dates.sources(10) == ["المدى", "الواحة"]
    assert dates.sources(1) == ["المدى"]
    assert shown(dates, source="الواحة") == ["march"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.IMPORTED, ["may", "never", "march", "year", "again"]),
        (Order.NEWEST, ["may", "again", "march", "year", "never"]),
        (Order.OLDEST, ["year", "march", "again", "may", "never"]),
        (Order.TITLE, ["year", "again", "march", "may", "never"]),
    ],
)
def test_the_queue_is_sorted_by_date_and_by_title_as_arabic_sorts(
    dates: Store, order: Order, expected: list[str]
) -> None:
    assert shown(dates, order=order) == expected


def test_the_queue_is_sorted_by_what_is_to_do(store: Store) -> None:
    assert shown(store, order=Order.MOST_TO_DO) == ["visit", "market", "plain"]
    store.commit(corrections.accept(store.article("visit"), ["e1", "e2"]), WHO)
    assert shown(store, order=Order.MOST_TO_DO) == ["market", "visit", "plain"]
    assert shown(store, order=Order.MOST_WARNINGS) == ["market", "visit", "plain"]


# Search in findings


@pytest.mark.parametrize("typed", ["الحداد", "حداد", "سامر الحد", "ستزيد مساعدات", "12", "١٢"])
def test_findings_are_searched_by_their_words_as_texts_are(store: Store, typed: str) -> None:
    assert shown(store, search=typed, scope="findings") == ["visit"]


def test_words_of_the_text_that_are_in_no_finding_are_not_found_in_findings(store: Store) -> None:
    assert shown(store, search="الجفاف") == ["market"]
    assert shown(store, search="الجفاف", scope="findings") == []
    assert shown(store, search="سامر موسكو") == ["visit"]
    assert shown(store, search="سامر موسكو", scope="findings") == []
    assert shown(store, search="؟!", scope="findings") == []


def test_findings_are_searched_by_names_that_stand_nowhere_in_the_text(store: Store) -> None:
    store.commit(corrections.set_name(store.article("visit"), "e2", "الاتحاد الروسي"), WHO)
    store.commit(corrections.set_name(store.article("market"), "q1", "هالة سليم النجّار"), WHO)
    assert shown(store, search="روسي", scope="findings") == ["visit"]
    assert shown(store, search="سليم النجار", scope="findings") == ["market"]
    assert shown(store, search="سليم", scope="findings", status=ArticleStatus.NEW) == []
    store.commit(corrections.reject(store.article("market"), ["q1"]), WHO)
    assert shown(store, search="سليم", scope="findings") == []


# Large files


@pytest.fixture
def many(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterable[Store]:
    """A file that counts as large, listed five articles at a time."""
    monkeypatch.setattr(queue, "WHOLE", 10)
    monkeypatch.setattr(queue, "FIRST", 5)
    monkeypatch.setattr(queue, "CHUNK", 7)
    articles = [dated(f"a{n:02}", f"2024-01-{n % 28 + 1:02}", "المدى" if n % 2 else None) for n in range(40)]
    with filled(path, articles) as opened:
        yield opened


def listed(store: Store, chosen: QueueFilter) -> tuple[list[int], list[int]]:
    """What is there at once, and what comes later."""
    first, complete = store.queue_beginning(chosen)
    rest = [] if complete else [one for part in store.queue_rest(chosen, first, lambda: False) for one in part]
    return list(first), rest


@pytest.mark.parametrize("search", ["", "القافلة"])
@pytest.mark.parametrize("order", list(Order))
def test_the_beginning_and_the_rest_are_the_whole_list(many: Store, order: Order, search: str) -> None:
    chosen = QueueFilter(search=search, source="المدى", order=order)
    first, rest = listed(many, chosen)
    assert len(first) == 5
    assert first + rest == many.queue_ids(chosen)
    assert len(set(first + rest)) == 20


def test_all_articles_in_order_of_import_are_listed_without_being_read(many: Store) -> None:
    found, complete = many.queue_beginning(QueueFilter(search="  "))
    assert isinstance(found, range)
    assert complete
    assert list(found) == many.queue_ids()


def test_a_short_list_of_a_large_file_is_whole_at_once(many: Store) -> None:
    assert listed(many, QueueFilter(since="2024-01-28")) == (many.queue_ids(QueueFilter(since="2024-01-28")), [])


def test_what_takes_longer_than_a_moment_comes_later_and_whole(many: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MOMENT", -1.0)
    monkeypatch.setattr(queue, "_PACE", 1)
    chosen = QueueFilter(order=Order.TITLE)
    first, complete = many.queue_beginning(chosen)
    assert (list(first), complete) == ([], False)
    assert listed(many, chosen)[1] == many.queue_ids(chosen)


def test_reading_on_ends_when_it_is_cancelled(many: Store) -> None:
    parts = many.queue_rest(QueueFilter(source="المدى"), [], lambda: True)
    assert sum(len(part) for part in parts) < 20


@pytest.mark.parametrize("few", [queue.FEW, 0])
def test_the_first_that_is_wanted_is_found_whether_few_are_or_many(
    many: Store, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(queue, "FEW", few or 1)
    ids = many.queue_ids()
    assert many.queue_first_of(ids, "needing") is None
    for key in ("a00", "a01", "a02"):
        many.commit(corrections.finish(many.article(key)), WHO)
    many.commit(corrections.toggle_flag(many.article("a30")), WHO)
    many.commit(corrections.toggle_flag(many.article("a01")), WHO)
    many.commit(corrections.toggle_flag(many.article("a20")), WHO)
    assert many.queue_first_of(ids, "unreviewed") == many.rowid("a03")
    assert many.queue_first_of(ids[3:], "needing") == many.rowid("a20")
    assert many.queue_first_of(ids[::-1], "needing") == many.rowid("a30")
    assert many.queue_first_of(ids[:1], "unreviewed") is None


def test_what_is_begun_flagged_or_doubtful_needs_the_reviewer(store: Store) -> None:
    ids = store.queue_ids()
    assert store.queue_first_of(ids, "needing") == store.rowid("market")
    store.commit(corrections.accept(store.article("visit"), ["e1"]), WHO)
    assert store.queue_first_of(ids, "needing") == store.rowid("visit")
    store.commit(corrections.finish(store.article("visit")), WHO)
    store.commit(corrections.finish(store.article("market")), WHO)
    assert store.queue_first_of(ids, "needing") is None
    store.commit(corrections.toggle_flag(store.article("visit")), WHO)
    assert store.queue_first_of(ids, "needing") == store.rowid("visit")


def test_a_search_of_a_large_file_comes_in_order_of_import_and_with_filters(many: Store) -> None:
    first, rest = listed(many, QueueFilter(search="واحة"))
    assert first + rest == many.queue_ids()
    first, rest = listed(many, QueueFilter(search="واحة", source="المدى", since="2024-01-15"))
    assert first + rest == many.queue_ids(QueueFilter(source="المدى", since="2024-01-15"))
    assert listed(many, QueueFilter(search="سمك")) == ([], [])
