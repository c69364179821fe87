"""An article as the grammar of names reads it: tokens with their bare forms and what the lists say of each."""

from __future__ import annotations

from functools import cached_property

from reviewer.extract.entities.lexicon import forms_of, lexicon
from reviewer.extract.entities.mention import Mention, start_after_clitics
from reviewer.model import Reason, Span
from reviewer.text import Analysis, Token, TokenKind, clitic_edges, normalize

_SPORTY = 3  # words of sport that make an article one about sports


class Page:
    """Tokens by index; an index beyond the text is an empty word."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text
        self.tokens = analysis.tokens
        self.norms = [t.norm for t in analysis.tokens]
        self.others = frozenset(self.norms)

    def norm(self, index: int) -> str:
        return self.norms[index] if 0 <= index < len(self.norms) else ""

    def surface(self, index: int) -> str:
        return self.tokens[index].span.of(self.text)

    def is_word(self, index: int) -> bool:
        return 0 <= index < len(self.tokens) and self.tokens[index].kind is TokenKind.WORD

    def has(self, index: int, section: str) -> bool:
        """Whether the word, with or without its proclitics, is in a section of the lists."""
        return self.form_in(index, section) != ""

    def form_in(self, index: int, section: str) -> str:
        """The longest form of the word that is in a section of the lists; للمخرج is there as المخرج."""
        found = lexicon()[section]
        return next((form for form in forms_of(self.norm(index)) if form in found), "")

    def same_line(self, first: int, last: int) -> bool:
        """Whether no line ends between two tokens."""
        return "\n" not in self.text[self.tokens[first].span.end : self.tokens[last].span.start]

    @cached_property
    def sporty(self) -> bool:
        return len(self.others & lexicon()["sport"]) >= _SPORTY

    def phrase(self, index: int, form: str) -> tuple[int, str] | None:
        """Index behind the longest known name that begins with ``form`` at ``index``, and its type."""
        phrases = lexicon().phrases.get(form)
        if phrases is None:
            return None
        best: tuple[int, str] | None = None
        second = self.norm(index + 1 + (self.norm(index + 1) == "-"))
        for words, kind in phrases.items():
            if len(words) > 1 and words[1] != second:
                continue
            end = self._matched(index, words)
            if end and (best is None or end > best[0]):
                best = end, kind
        return best

    def _matched(self, index: int, words: tuple[str, ...]) -> int:
        """Index behind ``words``, between which a hyphen may stand; 0 where the text has others."""
        at = index + 1
        for word in words[1:]:
            if self.norm(at) == "-":
                at += 1
            if self.norm(at) != word:
                return 0
            at += 1
        return at

    def token(self, index: int) -> Token:
        return self.tokens[index]

    def start(self, index: int, form: str) -> int:
        """Where the normalised ``form`` begins at the end of a token."""
        token = self.tokens[index]
        if form != token.norm:
            surface = token.span.of(self.text)
            for edge in clitic_edges(surface):
                rest = normalize(surface[edge:])
                if rest == form or "ا" + rest == form:  # لل|وكالة
                    return token.span.start + edge
        return token.span.start

    def mention(  # noqa: PLR0913
        self,
        first: int,
        last: int,
        kind: str,
        score: float,
        reason: Reason,
        *,
        form: str = "",
        source: str = "grammar",
        fixed: bool = False,
    ) -> Mention:
        """A mention over tokens, from the bare ``form`` of the first one on."""
        if form:
            start = self.start(first, form)
        else:
            start = start_after_clitics(self.text, self.tokens[first], lexicon().sizes.keys(), self.others)
        return Mention(Span(start, self.tokens[last - 1].span.end), first, last, kind, score, reason, source, fixed)
