"""The article as the quote grammar reads it: tokens with their entities, marks, cues and sentences, all by index."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import evolve

from reviewer.extract.quotes.cues import Hit, complementisers, cue_at, phrase_heads, phrases
from reviewer.extract.quotes.marks import MARKS, Marked, marked_spans
from reviewer.model import Entity, Span
from reviewer.text import Analysis, TokenKind, normalize

_TRIM = " \n\t\u00a0.،,؛:!؟…-–—*"
_INVISIBLE_FIRST = "\u200e\u200f\u202a\u202b\u202c\u061c"
_BEYOND = 64
_MARKS = frozenset(MARKS)
LONG = 3  # words from which a marked stretch is looked at as speech of its own


class Reading:
    """Indexes over one article; every question is answered in constant or logarithmic time."""

    def __init__(self, analysis: Analysis, entities: Sequence[Entity]) -> None:
        self.text = analysis.text
        self.tokens = analysis.tokens
        norms = [token.norm for token in analysis.tokens]
        self.norms = [*norms, *[""] * _BEYOND]
        self.norm = self.norms.__getitem__
        """The normalised form of a token; the empty string up to ``_BEYOND`` tokens before the first and behind the last."""
        self._starts = [token.span.start for token in analysis.tokens]
        self._ends = [token.span.end for token in analysis.tokens]
        self.entities = sorted(entities, key=lambda e: e.span.start)
        self._entity_starts = [e.span.start for e in self.entities]
        self.entity_at = self._covered_tokens()
        self.named = [(e, normalize(e.span.of(self.text))) for e in self.entities]
        """The entities in reading order, each with its normalised surface."""
        people = [(e, norm) for e, norm in self.named if e.type == "PER" and " " in norm]
        self.surnames = {norm.split()[-1]: e.name or e.span.of(self.text) for e, norm in people}
        """The last names of the people of the article, normalised, with who that is."""
        self._hits = self._cues(norms)
        self._hit_places = list(self._hits)
        self.hit = self._hits.get
        """The cue in a token; none in names and in punctuation."""
        known = frozenset(norm for _, norm in self.named)
        self.marked = [self._left_open(m) if m.closing is None else m for m in marked_spans(analysis, known)]
        self.opened_at = {self.index_at(m.opening.start): m for m in self.marked if m.opening}
        self.closed_at = {self.index_at(m.closing.start): m for m in self.marked if m.closing}
        self.inside_marks = self._inside_marks()
        self.sentences = [self.token_range(s) for s in analysis.sentences]
        self.sentence_of = {i: n for n, (a, b) in enumerate(self.sentences) for i in range(a, b)}
        self.paragraphs = [self.token_range(p) for p in analysis.paragraphs]

    def _covered_tokens(self) -> dict[int, Entity]:
        covered: dict[int, Entity] = {}
        for entity in self.entities:
            first, last = self.token_range(entity.span)
            covered.update(dict.fromkeys(range(first, last), entity))
        return covered

    def _cues(self, norms: Sequence[str]) -> dict[int, Hit]:
        """The cues of the article; a name holds none, but a verb behind ف is never part of one (فرأت)."""
        hits: dict[int, Hit] = {}
        for index, norm in enumerate(norms):
            hit = cue_at(norm)
            if hit is None or not self.is_word(index):
                continue
            if hit.form.stem == "ادعي" and self.text[self.tokens[index].span.end - 1] == "ى":
                continue  # تدعى: is called, where تدعي claims
            if index not in self.entity_at or (hit.cut and norm[0] == "ف"):
                hits[index] = hit
        return hits

    def hits(self, first: int, end: int) -> list[int]:
        """The tokens of a range that hold a cue, in order."""
        return self._hit_places[bisect_left(self._hit_places, first) : bisect_left(self._hit_places, end)]

    def _left_open(self, marked: Marked) -> Marked:
        """Speech whose mark is never closed ends before a sentence that reports again: «نحن هنا. وتابع أن …"""
        for index in range(marked.first + 2, marked.last):
            if self.norm(index - 1) in (".", "؟", "!") and self._reports_again(index, marked.last):
                content = self.span(marked.first, index)
                if content is None:
                    return marked
                full_stop = self.norm(index - 1) != "." or self.tokens[index - 1].span.start == content.end
                end = self.tokens[index - 1].span.end if full_stop else content.end
                return evolve(marked, content=Span(content.start, end), last=index)
        return marked

    def _reports_again(self, first: int, end: int) -> bool:
        for index in range(first, min(first + 8, end)):
            norm, hit = self.norm(index), self.hit(first)
            if norm == ":" and self.norm(index + 1) in MARKS:
                return True
            verb = hit is not None and hit.form.kind == "verb" and bool(hit.cut) and not hit.form.first_person
            if verb and index > first and (norm in complementisers() or norm == ":"):
                return True
        return False

    def _inside_marks(self) -> dict[int, Marked]:
        """Tokens of a long marked stretch, by the outermost that holds them."""
        inside: dict[int, Marked] = {}
        last = 0
        for marked in self.marked:
            if marked.size > LONG and marked.last > last:
                inside.update(dict.fromkeys(range(max(marked.first, last), marked.last), marked))
                last = marked.last
        return inside

    # Tokens

    def is_word(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].kind is TokenKind.WORD

    def has_article(self, index: int) -> bool:
        """Whether a word begins with ال; ألقى and ألمح, which are normalised alike, do not."""
        start = self.tokens[index].span.start
        return self.norm(index).startswith("ال") and self.text[start] not in "أإآ"

    def is_mark(self, index: int) -> bool:
        return self.norms[index] in _MARKS

    def index_at(self, offset: int) -> int:
        """The token that begins at ``offset`` or is the first behind it."""
        return bisect_left(self._starts, offset)

    def token_range(self, span: Span) -> tuple[int, int]:
        """The tokens that share a character with ``span``, half-open."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)

    def span_of_hit(self, index: int, cut: int) -> Span:
        """A cue without its proclitic, which may carry tashkeel."""
        span = self.tokens[index].span
        start = span.start
        for _ in range(cut):
            start += 1
            while start < span.end - 1 and not normalize(self.text[start]):
                start += 1
        return Span(start, span.end)

    def span(self, first: int, last: int) -> Span | None:
        """The text of a token range without punctuation at its ends; none when nothing is left."""
        if first >= last:
            return None
        start, end = self.tokens[first].span.start, self.tokens[last - 1].span.end
        while end > start and self.text[end - 1] in _TRIM:
            end -= 1
        while start < end and self.text[start] in _TRIM + _INVISIBLE_FIRST:
            start += 1
        if end - start > 1 and self.text[end - 1] == "و" and self.text[end - 2].isspace():
            return self.span(first, last - 1)
        return Span(start, end) if start < end else None

    def phrase_at(self, index: int, section: str) -> tuple[str, ...] | None:
        """The phrase of a list that begins at a token; a lone ل at its end may be the first letter of the next word."""
        head = self.norm(index)
        if head not in phrase_heads(section):
            return None
        for start in {head, head.removeprefix("و")}:
            for phrase in phrases(section).get(start, ()):
                if all(self._fits(index + n, word) for n, word in enumerate(phrase[1:], 1)):
                    return phrase
        return None

    def _fits(self, index: int, word: str) -> bool:
        return self.norm(index) == word or (word == "ل" and self.norm(index).startswith("ل"))

    # Entities

    def inside(self, span: Span) -> list[Entity]:
        """The entities within ``span``."""
        low, high = bisect_left(self._entity_starts, span.start), bisect_left(self._entity_starts, span.end)
        return [e for e in self.entities[low:high] if e.span.end <= span.end]

    def starts_entity(self, index: int, *types: str) -> bool:
        entity = self.entity_at.get(index)
        return entity is not None and entity.type in types and self.entity_at.get(index - 1) is not entity
