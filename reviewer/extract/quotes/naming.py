"""Whether what stands in marks is a name, title, label or score rather than speech."""

from __future__ import annotations

from reviewer.extract.quotes.cues import words
from reviewer.extract.quotes.marks import Marked
from reviewer.extract.quotes.reading import Reading
from reviewer.model import Span
from reviewer.text import TokenKind, normalize

_SHORT = 5  # words of a title at most, when a noun before it says that it is one
_BACK = 3  # words between that noun and the mark: الفيلم الروماني القصير «…»
_TO = ("الي", "مع", "ل", "لـ")
_COVERED = 0.7  # of a marked stretch, when entities make it a name


class Names:
    """The marked stretches of an article that are names; a name in one place is one everywhere."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._names: set[Span] = set()
        surfaces: set[str] = set()
        for marked in reading.marked:
            if self._is_named(marked):
                self._names.add(marked.content)
                surfaces.add(self._surface(marked))
        for marked in reading.marked:
            if self._surface(marked) in surfaces:
                self._names.add(marked.content)

    def _surface(self, marked: Marked) -> str:
        return normalize(marked.content.of(self._reading.text))

    def __contains__(self, marked: Marked) -> bool:
        return marked.content in self._names

    def _is_named(self, marked: Marked) -> bool:
        reading = self._reading
        tokens = reading.tokens[marked.first : marked.last]
        said = [t for t in tokens if t.kind is TokenKind.WORD]
        if len(said) <= 1 and not self._is_exclamation(marked, len(said)):
            return True
        if not any("\u0621" <= c <= "\u064a" for t in said for c in t.norm):
            return True  # PlaneSploit, iPhone 5
        numbered = any(t.kind is TokenKind.NUMBER for t in tokens)
        if numbered and len(said) <= 2 and not self._is_exclamation(marked, 1):
            return True  # GJ 667، صيف حائل 36
        if len(said) <= _SHORT and (self._has_name_noun(marked) or said[0].norm in words("name_nouns")):
            return True
        governed = reading.norm(marked.first - 2) in ("ب", "بـ", "الي", "من")  # ندد بـ«…» may look like a title
        entities = [e for e in reading.inside(marked.content) if not governed or e.type != "MISC"]
        covered = sum(len(e.span) for e in entities)
        return covered >= _COVERED * len(marked.content)

    def _is_exclamation(self, marked: Marked, said: int) -> bool:
        """قال: «نعم»: one word right behind a colon."""
        return said == 1 and marked.size <= 2 and self._reading.norm(marked.first - 2) == ":"

    def _is_name_noun(self, norm: str) -> bool:
        """A definite noun is followed by a title (الفيلم «…»), but also by what is said of it (السد «خطوة مهمة»)."""
        bare = norm.removeprefix("و").removeprefix("ف")
        bare = bare.removesuffix("ها").removesuffix("هم") if len(bare) > 5 else bare
        if any(form in words("name_nouns") for form in (norm, bare, bare[1:], f"{bare[:-2]}ه", bare[:-1])):
            return True
        forms = (bare.removeprefix("ال"), bare.removeprefix("لل"), bare[1:].removeprefix("ال"))
        return any(form in words("titled") for form in forms)

    def _has_name_noun(self, marked: Marked) -> bool:
        """فيلم «…»، الفيلم الروماني «…»، فيلمه الجديد «…»، تحت عنوان «…»."""
        reading = self._reading
        if reading.norm(marked.first - 3) in words("occasions") and reading.norm(marked.first - 2) in _TO:
            return True  # في حديث إلى «صوت الساحل»
        for index in range(marked.first - 2, marked.first - 2 - _BACK, -1):
            norm = reading.norm(index)
            if self._is_name_noun(norm):
                return True
            adjective = norm.startswith("ال") or norm.endswith(("ي", "يه")) or index in reading.entity_at
            if not reading.is_word(index) or not adjective:
                return False
        return False
