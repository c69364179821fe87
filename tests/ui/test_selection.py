"""Selecting by mouse in a wrapped right-to-left text takes exactly what lies between the two characters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer import resources
from reviewer.extract import extract
from reviewer.model import Article, Span
from reviewer.model.record import article_from_record
from reviewer.settings import Settings
from reviewer.text import analyse, clitic_edges, snap_to_edges
from reviewer.ui.article.view import ArticleView
from reviewer.ui.fonts import text_font
from reviewer.ui.theme import LIGHT

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "gold.jsonl"
WIDTHS = (430, 700)  # narrow enough that most quotes wrap


def samples() -> list[Article]:
    lines = resources.path("samples", "articles.jsonl").read_text("utf-8").splitlines()
    found = [article_from_record(json.loads(line)) for line in lines]
    return [a.with_annotations(extract(a)) for a in found]


def gold() -> list[Article]:
    return [article_from_record(json.loads(line)) for line in GOLD.read_text("utf-8").splitlines()]


def spans_of(article: Article) -> Iterator[Span]:
    yield from sorted({s for a in article.annotations for s in a.spans()}, key=lambda s: (s.start, s.end))


@pytest.fixture(params=WIDTHS)
def view(request: pytest.FixtureRequest, qapp_with_fonts: QApplication, qtbot: QtBot) -> ArticleView:
    made = ArticleView(LIGHT, lambda mark: mark.label)
    qtbot.addWidget(made)
    made.resize(request.param, 500)
    made.set_text_font(text_font(Settings()))
    made.show()
    return made


def drag(view: ArticleView, span: Span, *, letters: bool = False, backwards: bool = False) -> Span | None:
    """Drag from the middle of the first character to the middle of the last, or the other way."""
    bar = view.verticalScrollBar()
    bar.setValue(bar.value() + int(view.span_rects(Span(span.start, span.start + 1))[0].top()) - 120)
    first = view.span_rects(Span(span.start, span.start + 1))[0].center()
    last = view.span_rects(Span(span.end - 1, span.end))[-1].center()
    if backwards:
        first, last = last, first
    held = Qt.KeyboardModifier.AltModifier if letters else Qt.KeyboardModifier.NoModifier
    # Straight to the view: through the application, two presses at one place would become a double click.
    view.mousePressEvent(mouse(view, QEvent.Type.MouseButtonPress, first, held))
    view.mouseMoveEvent(mouse(view, QEvent.Type.MouseMove, first + QPointF(9, 0), held))
    view.mouseMoveEvent(mouse(view, QEvent.Type.MouseMove, last, held))
    view.mouseReleaseEvent(mouse(view, QEvent.Type.MouseButtonRelease, last, held))
    return view.selected_span()


def mouse(view: ArticleView, kind: QEvent.Type, place: QPointF, held: Qt.KeyboardModifier) -> QMouseEvent:
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    return QMouseEvent(kind, place, view.viewport().mapToGlobal(place), button, Qt.MouseButton.LeftButton, held)


def check(view: ArticleView, article: Article) -> int:
    analysis = analyse(article.text)
    view.show_article(article, lambda: analysis.tokens)
    wrong: list[str] = []
    count = 0
    for span in spans_of(article):
        count += 1
        # A span of whole words is taken as it is; one that ends inside a word needs the letters.
        whole = snap_to_edges(article.text, span, analysis.tokens) == span
        for backwards in (False, True):
            found = drag(view, span, letters=not whole, backwards=backwards)
            if found != span:
                wrong.append(f"{span.of(article.text)!r} gave {found and found.of(article.text)!r}")
    assert not wrong
    return count


def test_every_span_of_the_samples_can_be_dragged_over(view: ArticleView) -> None:
    assert sum(check(view, article) for article in samples()) > 100


@pytest.mark.skipif(not GOLD.is_file(), reason="the annotated articles are not here")
def test_every_gold_span_can_be_dragged_over(view: ArticleView) -> None:
    assert sum(check(view, article) for article in gold()) > 150


def test_a_drag_that_begins_beyond_a_clitic_leaves_it_out(view: ArticleView) -> None:
    article = Article(id="a", text="وصل وبالرياض اجتمع")
    analysis = analyse(article.text)
    view.show_article(article, lambda: analysis.tokens)
    start = article.text.index("بالرياض")
    assert clitic_edges("وبالرياض") == (1, 2)
    assert drag(view, Span(start, start + 7)) == Span(start, start + 7)
    assert drag(view, Span(start + 1, start + 7)) == Span(start + 1, start + 7)
    assert drag(view, Span(start - 1, start + 7)) == Span(start - 1, start + 7)


def test_a_drag_from_inside_a_word_takes_the_word(view: ArticleView) -> None:
    article = Article(id="a", text="اجتمع المسؤولون في القاهرة")
    analysis = analyse(article.text)
    view.show_article(article, lambda: analysis.tokens)
    word = article.text.index("المسؤولون")
    assert drag(view, Span(word + 3, word + 7)) == Span(word, word + 9)
    assert drag(view, Span(word + 3, word + 7), letters=True) == Span(word + 3, word + 7)


def test_a_letter_is_never_parted_from_its_diacritics(view: ArticleView) -> None:
    article = Article(id="a", text="قَرَّرَ المُدَرِّسُ السَّفَرَ")
    analysis = analyse(article.text)
    view.show_article(article, lambda: analysis.tokens)
    found = drag(view, Span(0, 2), letters=True)
    assert found == Span(0, 2)


def test_what_is_copied_is_the_stored_text(view: ArticleView) -> None:
    text = "تبلغ\u00a030\u200f درجة\u200e في\ufeff الريـــاض\u200c كریم 😀 اليوم"
    article = Article(id="a", text=text)
    view.show_article(article, lambda: analyse(text).tokens)
    view.show_hidden(on=True)
    view.select_span(Span(0, len(text)))
    assert view.createMimeDataFromSelection().text() == text
    view.show_hidden(on=False)


def test_hidden_characters_are_drawn_and_change_no_place(view: ArticleView) -> None:
    text = "تبلغ\u00a030\u200f درجة في الريـــاض"
    view.show_article(Article(id="a", text=text), lambda: analyse(text).tokens)
    before, places = view.grab().toImage(), view.span_rects(Span(0, len(text)))
    view.show_hidden(on=True)
    assert view.grab().toImage() != before
    assert view.span_rects(Span(0, len(text))) == places
    view.show_hidden(on=False)
    assert view.grab().toImage() == before
