"""The document pass: mentions of one article help each other.

A surname alone is the person named in full before; a name that was found once is found everywhere; one name has one
type; and the canonical name is the fullest form in its best spelling (hamza written).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from attrs import evolve

from reviewer.extract.entities.lexicon import bare_forms, lexicon
from reviewer.extract.entities.mention import Mention, is_nisba
from reviewer.model import Reason, Span
from reviewer.text import Analysis, TokenKind, normalize
from reviewer.text.clitics import clitic_edges

SHORTEST_ALIAS = 3  # letters of a name that may be found again by itself
_HAMZA = "أإآؤئ"


class Document:
    """The mentions of one article and what they say together."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self._text = analysis.text
        self._tokens = analysis.tokens
        self.mentions = self._one_type_each(mentions)
        self._full = self._full_names()
        self.mentions = [evolve(m, type="PER") if self._is_part_of_person(m) else m for m in self.mentions]

    def _key(self, mention: Mention) -> str:
        return normalize(mention.span.of(self._text))

    def _one_type_each(self, mentions: Sequence[Mention]) -> list[Mention]:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in mentions:
            weight = mention.score * (3 if mention.source == "gazetteer" else 1)
            votes[self._key(mention)][mention.type] += round(1000 * weight)
        return [evolve(m, type=votes[self._key(m)].most_common(1)[0][0]) for m in mentions]

    def _full_names(self) -> dict[str, tuple[str, ...]]:
        """For each word of a full name of a person that may stand for it: the words of the full name."""
        full: dict[str, tuple[str, ...]] = {}
        people = [m for m in self.mentions if m.type == "PER" and m.size > 1]
        for mention in sorted(people, key=lambda m: (-m.size, m.first)):
            words = tuple(self._key(mention).split())
            if len(words) < 2:
                continue
            for word in (words[-1], words[0]):
                full.setdefault(word, words)
        return full

    def _is_part_of_person(self, mention: Mention) -> bool:
        """A single word that the article has as a surname: no body is called so without a word before it."""
        surnames = {words[-1] for words in self._full.values()}
        return mention.size == 1 and mention.source == "model" and self._key(mention) in surnames

    def _is_alias(self, word: str) -> bool:
        words = lexicon()
        plain = word not in words["common"] and word not in words["title"]
        return len(word) >= SHORTEST_ALIAS and plain and not is_nisba(word)

    def spread(self) -> None:
        """Find the names again where they stand without a mention, or with one of a part of them."""
        self._join_parts()
        taken = {i for m in self.mentions for i in range(m.first, m.last)}
        known: dict[str, list[tuple[tuple[str, ...], Mention]]] = defaultdict(list)
        for mention in self.mentions:
            words = tuple(normalize(t.span.of(self._text)) for t in self._tokens[mention.first : mention.last])
            first = normalize(self._text[mention.span.start : self._tokens[mention.first].span.end])
            words = (first, *words[1:])
            if len(words) > 1 or self._is_alias(first):
                known[first].append((words, mention))
            if mention.type == "PER" and len(words) > 1 and self._is_alias(words[-1]):
                known[words[-1]].append(((words[-1],), mention))
                if words[0] not in lexicon().first_names and self._is_alias(words[0]):  # rare enough to be the same
                    known[words[0]].append(((words[0],), mention))
        for index, token in enumerate(self._tokens):
            if token.kind is TokenKind.WORD and index not in taken:
                found = self._again(index, known, taken)
                if found is not None:
                    self.mentions.append(found)
                    taken.update(range(found.first, found.last))
        self.mentions.sort(key=lambda m: m.first)

    def _join_parts(self) -> None:
        """جيمي | ويلز where the article has جيمي ويلز: the parts become the whole."""
        at = {m.first: m for m in self.mentions}
        for words in set(self._full.values()):
            for index in [i for i, t in enumerate(self._tokens) if t.norm == words[0]]:
                span = range(index, index + len(words))
                here = tuple(self._tokens[i].norm for i in span if i < len(self._tokens))
                parts = [at[i] for i in span if i in at]
                if here == words and parts and all(m.size == 1 for m in parts) and len(parts) <= len(words):
                    model = parts[0]
                    whole = Span(self._tokens[index].span.start, self._tokens[index + len(words) - 1].span.end)
                    joined = evolve(model, span=whole, first=index, last=index + len(words), type="PER")
                    self.mentions = [m for m in self.mentions if m not in parts] + [joined]
        self.mentions.sort(key=lambda m: m.first)

    def _again(
        self, index: int, known: dict[str, list[tuple[tuple[str, ...], Mention]]], taken: set[int]
    ) -> Mention | None:
        token = self._tokens[index]
        best: tuple[int, Mention, str] | None = None
        for form in bare_forms(token.norm):
            for words, model in known.get(form, ()):
                size = len(words)
                here = tuple(t.norm for t in self._tokens[index + 1 : index + size])
                free = taken.isdisjoint(range(index, index + size))
                if free and here == words[1:] and (best is None or size > best[0]):
                    best = size, model, form
        if best is None or (best[1].type == "MISC" and best[0] == 1 and best[1].score < 0.8):
            return None
        size, model, form = best
        surface = token.span.of(self._text)
        start = next((e for e in clitic_edges(surface) if normalize(surface[e:]) == form), 0)
        span = Span(token.span.start + start, self._tokens[index + size - 1].span.end)
        original = model.span.of(self._text)
        reason = Reason(ar=f"سبق في المقال: «{original}»", en=f"named in this article as “{original}”")
        return Mention(span, index, index + size, model.type, min(model.score, 0.95), reason, "document")

    def name(self, mention: Mention) -> str | None:
        """The canonical name of a mention where it differs from its surface."""
        key = self._key(mention)
        words = self._full.get(key) if mention.type == "PER" else None
        if mention.type == "PER" and words is None and key in map(" ".join, self._full.values()):
            words = tuple(key.split())
        canonical = self._spelled(" ".join(words) if words else key, mention.type)
        return None if canonical == mention.span.of(self._text) else canonical

    def _spelled(self, key: str, kind: str) -> str | None:
        """The best spelling of a normalised name in this article: hamza written before bare alef, then the first."""
        forms = Counter(m.span.of(self._text) for m in self.mentions if m.type == kind and self._key(m) == key)
        if not forms:
            return None
        words = list(max(forms, key=lambda form: (sum(c in _HAMZA for c in form), forms[form])).split())
        singles: dict[str, str] = {}
        for mention in self.mentions:  # أردوغان alone corrects اردوغان in the full name
            surface = mention.span.of(self._text)
            if mention.type == kind and mention.size == 1:
                present = singles.get(normalize(surface), "")
                if sum(c in _HAMZA for c in surface) > sum(c in _HAMZA for c in present):
                    singles[normalize(surface)] = surface
        return " ".join(singles.get(normalize(word), word) for word in words)
