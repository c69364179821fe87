"""The tokens of a text as the readers of numbers see them: by index, safe to ask beyond both ends."""

from __future__ import annotations

import re

from reviewer.text import Analysis, TokenKind, normalize


class Stream:
    """Tokens with their normalised forms. Positions are code points, indices count tokens."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text
        self.tokens = analysis.tokens
        self.norms = [token.norm for token in self.tokens]
        self._words = [token.kind is TokenKind.WORD for token in self.tokens]
        self._numbers = [token.kind is TokenKind.NUMBER for token in self.tokens]
        self._size = len(self.tokens)
        self._mentions: dict[str, int] = {}

    def __len__(self) -> int:
        return self._size

    def norm(self, index: int) -> str:
        return self.norms[index] if 0 <= index < self._size else ""

    def mentions(self, stem: str) -> int:
        """How many words begin with ``stem``, after a conjunction, preposition or article."""
        if stem not in self._mentions:
            begins = re.compile(f"[وبلف]?(?:ال|لل)?{stem}").match
            self._mentions[stem] = sum(1 for norm in self.norms if begins(norm))
        return self._mentions[stem]

    def phrase(self, index: int, size: int) -> tuple[str, ...]:
        return tuple(self.norms[index : index + size]) if index >= 0 else ()

    def surface(self, index: int) -> str:
        return self.tokens[index].span.of(self.text) if 0 <= index < len(self.tokens) else ""

    def is_word(self, index: int) -> bool:
        return 0 <= index < self._size and self._words[index]

    def is_number(self, index: int) -> bool:
        return 0 <= index < self._size and self._numbers[index]

    def start(self, index: int) -> int:
        return self.tokens[index].span.start

    def end(self, index: int) -> int:
        return self.tokens[index].span.end

    def gap(self, index: int) -> str | None:
        """What stands between the token ``index`` and the one before it, normalised; none at both ends of the text."""
        if not 0 < index < len(self.tokens):
            return None
        return normalize(self.text[self.end(index - 1) : self.start(index)])

    def near(self, index: int) -> bool:
        """Whether the token ``index`` follows the one before it in the same line."""
        gap = self.gap(index)
        return gap is not None and "\n" not in gap

    def touching(self, index: int) -> bool:
        """Whether nothing visible, not even a space, parts the token ``index`` from the one before it."""
        return self.gap(index) == ""

    def after_letters(self, index: int, letters: int) -> int:
        """The position after so many normalised letters of the token, with the diacritics that follow them."""
        surface = self.surface(index)
        position = seen = 0
        while seen < letters and position < len(surface):
            seen += len(normalize(surface[position]))
            position += 1
        while position < len(surface) and not normalize(surface[position]):
            position += 1
        return self.start(index) + position
