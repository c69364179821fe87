"""The map between code points and UTF-16, and the document that is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from reviewer.ui.article.offsets import OffsetMap

# Everything that Qt treats in a way of its own, among Arabic letters.
TRICKY = st.lists(
    st.one_of(
        st.sampled_from("ابتثجوفلكم \n"),
        st.sampled_from("\u064b\u064e\u0651\u0670\u0640\u00a0\u200f\u200e\u202b\u2067\u2069\u200d\ufeff"),
        st.sampled_from(["\r\n", "\r", "\u2028", "\u2029", "\u0085", "\x00", "\x0b", "\x0c", "\t"]),
        st.sampled_from(["😀", "👩‍👩‍👧", "🏳️‍🌈", "𐤀", "\ufdd0", "\ufdd1", "\ufffc", "\uffff"]),
        st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF, categories=["Cs"]),
        st.characters(),
    )
).map("".join)


def units_of(text: str) -> int:
    return sum(2 if ord(c) > 0xFFFF else 1 for c in text)


@given(TRICKY)
def test_every_code_point_offset_comes_back(text: str) -> None:
    offsets = OffsetMap(text)
    assert len(offsets) == units_of(text)
    for offset in range(len(text) + 1):
        assert offsets.to_units(offset) == units_of(text[:offset])
        assert offsets.to_code_points(offsets.to_units(offset)) == offset
    assert "".join(offsets.stored(offsets.to_units(offset)) for offset in range(len(text))) == text


@given(TRICKY)
def test_a_unit_inside_of_a_pair_belongs_to_its_character(text: str) -> None:
    offsets = OffsetMap(text)
    for index, character in enumerate(text):
        if ord(character) > 0xFFFF:
            inside = offsets.to_units(index) + 1
            assert offsets.to_code_points(inside) == index
            assert offsets.span(inside, inside + 1).of(text) == character


@given(TRICKY)
def test_the_document_has_a_position_for_each_unit(text: str) -> None:
    offsets = OffsetMap(text)
    document = QTextDocument()
    QTextCursor(document).insertText(offsets.view)
    assert document.characterCount() - 1 == len(offsets)
    assert len(offsets.units) == len(offsets)


@given(TRICKY, st.data())
def test_what_is_selected_in_the_document_is_the_span(text: str, data: st.DataObject) -> None:
    offsets = OffsetMap(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if start == end:
        return
    span = offsets.span(offsets.to_units(start), offsets.to_units(end))
    assert (span.start, span.end) == (start, end)
