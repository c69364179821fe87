from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.model import Span
from reviewer.text import clitic_edges, edge_stops, normalize, snap_to_edges, tokenize, tokens_in
from reviewer.text.clitics import Direction, Edge, Step
from reviewer.text.shadow import INVISIBLE, TASHKEEL, TATWEEL
from tests.strategies import LETTERS, at, prose, spans, texts, words

TEXT = "زار الوفد وبالرِّياض ثُمَّ ومُوسكو 😀 اليوم."
EDGES, STEPS, DIRECTIONS = get_args(Edge), get_args(Step), get_args(Direction)
edges, steps, directions = st.sampled_from(EDGES), st.sampled_from(STEPS), st.sampled_from(DIRECTIONS)


def cuts_a_letter(text: str, position: int) -> bool:
    """Whether an edge at ``position`` parts a letter from its diacritics."""
    if position in (0, len(text)) or text[position] not in TASHKEEL + TATWEEL:
        return False
    base = position - 1
    while base > 0 and text[base] in TASHKEEL + TATWEEL + INVISIBLE:
        base -= 1
    return text[base] in LETTERS


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *[(word, (1,)) for word in "وموسكو للأمم والقاهرة بالقاهرة كالعراق فالعراق للرئيس والله بالله".split()],
        *[(word, (1,)) for word in "ولبنان فلبنان وفرنسا لفرنسا ببغداد لبغداد لواشنطن وكوريا كباريس".split()],
        *[(word, (1,)) for word in "ووزير لوزارة ووكالة بلندن وفيسبوك ومحمد لأحمد وإيران وترامب وبرلين".split()],
        *[(word, (1, 2)) for word in "وبالرياض ولبيروت وببيروت وللأمم ولوزير فبالعراق ولمحمد".split()],
        *[(word, ()) for word in "وزير واشنطن بغداد كوريا لبنان فرنسا فلسطين بيروت باريس لندن".split()],
        *[(word, ()) for word in "وكالة وزارة كندا ليبيا فيسبوك لجنة بيت ولد كان وهو في لي".split()],
        *[(word, ()) for word in "محمد الوزير القاهرة أحمد و ب لل الـ".split()],
    ],
)
def test_an_edge_stands_after_each_proclitic_and_nowhere_in_a_whole_word(word: str, expected: tuple[int, ...]) -> None:
    assert clitic_edges(word) == expected


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وَموسكو", "وَ|موسكو"),
        ("وَلِلْأُمَمِ", "وَ|لِ|لْأُمَمِ"),
        ("بِالرِّيَاضِ", "بِ|الرِّيَاضِ"),
        ("لـلأمم", "لـ|لأمم"),
        ("وَبِـالرياض", "وَ|بِـ|الرياض"),
        ("و\u200fموسكو", "و\u200f|موسكو"),
        ("وReuters", "و|Reuters"),
        ("وِزير", "وِزير"),
    ],
)
def test_a_proclitic_takes_its_diacritics_and_tatweel_with_it(word: str, parts: str) -> None:
    bounds = [0, *clitic_edges(word), len(word)]
    assert [word[a:b] for a, b in pairwise(bounds)] == parts.split("|")


@pytest.mark.parametrize("other", ["", "12", "😀", "«", "U.N.", "Berlin", "َو", "\u200fوموسكو"])
def test_what_does_not_begin_with_an_arabic_letter_has_no_edge(other: str) -> None:
    assert clitic_edges(other) == ()


@given(words() | st.text("وفبكلامرسن", min_size=1, max_size=8))
def test_edges_rise_part_off_single_proclitics_and_leave_a_stem(word: str) -> None:
    found = clitic_edges(word)
    assert list(found) == sorted(set(found))
    assert len(found) <= 2
    bounds = [0, *found]
    assert all(normalize(word[a:b]) in set("وفبكل") for a, b in pairwise(bounds))
    assert not found or len(normalize(word[found[-1] :])) >= 2
    assert not any(cuts_a_letter(word, edge) for edge in found)


@given(words())
def test_diacritics_add_no_edge_and_remove_none(word: str) -> None:
    assert len(clitic_edges(word)) == len(clitic_edges(normalize(word)))


@pytest.mark.parametrize(
    ("surface", "edge", "step", "direction", "expected"),
    [
        ("وبالرِّياض", "start", "clitic", "inward", "بالرِّياض"),
        ("بالرِّياض", "start", "clitic", "inward", "الرِّياض"),
        ("بالرِّياض", "start", "clitic", "outward", "وبالرِّياض"),
        ("وبالرِّياض", "start", "clitic", "outward", "الوفد وبالرِّياض"),
        ("الوفد وبالرِّياض", "start", "token", "inward", "وبالرِّياض"),
        ("مُوسكو", "start", "token", "outward", "ومُوسكو"),
        ("ومُوسكو", "start", "letter", "inward", "مُوسكو"),
        ("مُوسكو", "start", "letter", "inward", "وسكو"),
        ("ومُوسكو", "start", "letter", "outward", "مَّ ومُوسكو"),
        ("زار", "end", "token", "outward", "زار الوفد"),
        ("زار", "end", "clitic", "outward", "زار الوفد"),
        ("زار الوفد", "end", "token", "inward", "زار"),
        ("زار", "end", "letter", "outward", "زار ا"),
        ("وبالر", "end", "letter", "outward", "وبالرِّ"),
        ("وبالرِّي", "end", "letter", "inward", "وبالرِّ"),
        ("وبالرِّ", "end", "letter", "inward", "وبال"),
        ("ومُوسكو", "end", "letter", "outward", "ومُوسكو 😀"),
        ("اليوم", "end", "token", "outward", "اليوم."),
        ("زار", "start", "clitic", "outward", "زار"),
        ("اليوم.", "end", "letter", "outward", "اليوم."),
        ("الوفد", "end", "token", "inward", "الوفد"),
        ("الرِّياض", "start", "clitic", "inward", "الرِّياض"),
        ("😀", "start", "letter", "inward", "😀"),
    ],
)
def test_a_nudge_takes_an_edge_to_its_next_stop(
    surface: str, edge: Edge, step: Step, direction: Direction, expected: str
) -> None:
    span = at(TEXT, surface)
    moved = edge_stops(TEXT, span, edge=edge, step=step, direction=direction)
    assert moved.of(TEXT) == expected


@given(st.data(), edges, steps, directions)
def test_a_nudge_moves_one_edge_only_in_its_direction(
    data: st.DataObject, edge: Edge, step: Step, way: Direction
) -> None:
    text = data.draw(texts(min_pieces=1))
    span = data.draw(spans(text))
    moved = edge_stops(text, span, edge=edge, step=step, direction=way)
    assert 0 <= moved.start < moved.end <= len(text)
    assert moved.end == span.end if edge == "start" else moved.start == span.start
    assert moved.contains(span) if way == "outward" else span.contains(moved)


@given(st.data(), edges, directions)
def test_a_letter_step_never_cuts_a_letter_from_its_diacritics(data: st.DataObject, edge: Edge, way: Direction) -> None:
    text = data.draw(texts(min_pieces=1))
    span = data.draw(spans(text))
    moved = edge_stops(text, span, edge=edge, step="letter", direction=way)
    assert moved == span or not cuts_a_letter(text, moved.start if edge == "start" else moved.end)


@given(st.data(), edges, steps, directions)
def test_no_step_through_prose_cuts_a_letter_from_its_diacritics(
    data: st.DataObject, edge: Edge, step: Step, way: Direction
) -> None:
    text = data.draw(prose())
    span = data.draw(spans(text))
    moved = edge_stops(text, span, edge=edge, step=step, direction=way)
    assert moved == span or not cuts_a_letter(text, moved.start if edge == "start" else moved.end)


@given(st.data(), edges, steps)
def test_an_edge_at_a_stop_comes_back_from_outward_and_from_inward(data: st.DataObject, edge: Edge, step: Step) -> None:
    text = data.draw(texts(min_pieces=1))
    first = data.draw(spans(text))
    stop = edge_stops(text, first, edge=edge, step=step, direction=data.draw(directions))
    if stop == first:  # it may stand between two stops
        return
    for there, back in (DIRECTIONS, DIRECTIONS[::-1]):
        moved = edge_stops(text, stop, edge=edge, step=step, direction=there)
        assert moved == stop or edge_stops(text, moved, edge=edge, step=step, direction=back) == stop


@given(st.data(), edges, steps)
def test_outward_again_and_again_arrives_at_the_end_of_what_is_visible(
    data: st.DataObject, edge: Edge, step: Step
) -> None:
    text = data.draw(prose())
    span = data.draw(spans(text))
    for _ in text:
        span = edge_stops(text, span, edge=edge, step=step, direction="outward")
    assert not (text[: span.start] if edge == "start" else text[span.end :]).strip()


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_nudge_in_a_long_article_is_that_in_its_sentence(edge: Edge, step: Step, direction: Direction) -> None:
    before, after = "قالت المصادر كلاما كثيرا. " * 200, " ثم قالت غيره." * 200
    span = at(TEXT, "وبالرِّياض ثُمَّ")
    there = edge_stops(before + TEXT + after, span.shifted(len(before)), edge=edge, step=step, direction=direction)
    assert there == edge_stops(TEXT, span, edge=edge, step=step, direction=direction).shifted(len(before))


@pytest.mark.parametrize(
    ("selected", "snapped"),
    [
        ("لوف", "الوفد"),
        ("الوفد ", "الوفد"),
        (" الوفد وبا", "الوفد وبالرِّياض"),
        ("وبالرِّ", "وبالرِّياض"),
        ("بالرِّ", "بالرِّياض"),
        ("الرِّي", "الرِّياض"),
        ("ياض ثُ", "الرِّياض ثُمَّ"),
        ("ُوسكو", "مُوسكو"),
        ("يوم.", "اليوم."),
    ],
)
def test_a_selection_takes_whole_tokens_but_leaves_out_a_proclitic_before_it(selected: str, snapped: str) -> None:
    assert snap_to_edges(TEXT, at(TEXT, selected), tokenize(TEXT)).of(TEXT) == snapped


@given(st.data())
def test_a_snapped_selection_holds_all_that_was_visible_in_it_and_stays_when_snapped_again(data: st.DataObject) -> None:
    text = data.draw(texts(min_pieces=1))
    span = data.draw(spans(text))
    tokens = tokenize(text)
    snapped = snap_to_edges(text, span, tokens)
    hidden = set(range(span.start, span.end)) - set(range(snapped.start, snapped.end))
    assert all(text[i].isspace() or text[i] in INVISIBLE for i in hidden)
    assert snap_to_edges(text, snapped, tokens) == snapped


@given(st.data())
def test_a_snapped_selection_ends_with_a_token_and_starts_with_one_or_behind_a_proclitic(data: st.DataObject) -> None:
    text = data.draw(texts(min_pieces=1))
    span = data.draw(spans(text))
    tokens = tokenize(text)
    touched = tokens_in(tokens, span)
    snapped = snap_to_edges(text, span, tokens)
    if not touched:
        assert snapped == span
        return
    head = touched[0].span
    assert snapped.end == touched[-1].span.end
    assert snapped.start - head.start in (0, *clitic_edges(head.of(text)))


def test_a_selection_of_nothing_but_white_space_is_left_as_it_is() -> None:
    assert snap_to_edges("نعم   لا", Span(4, 5), tokenize("نعم   لا")) == Span(4, 5)
