"""The document pass: mentions of one article help each other.

A surname alone is the person named in full before; a name that was found once is found everywhere, also where its
spelling differs by a letter (نتنياهو، نتانياهو); one name has one type; and the canonical name is the fullest form in
its best spelling (hamza written). Everything is looked up in indexes, so that a long text takes no longer a word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import evolve

from reviewer.extract.entities.lexicon import bare_forms, is_foreign, lexicon
from reviewer.extract.entities.mention import Mention
from reviewer.model import Reason, Span
from reviewer.text import Analysis, TokenKind, normalize
from reviewer.text.clitics import clitic_edges

SHORTEST_ALIAS = 3  # letters of a name that may be found again by itself
_SHORTEST_VARIANT = 6  # letters of a foreign name that another spelling may differ from by one
_HAMZA = "أإآؤئ"
_WEIGHTS = {"gazetteer": 3.0, "grammar": 1.5, "model": 1.0, "document": 1.0}


def _without_a_letter(word: str) -> Iterator[str]:
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]


def _hamzas(surface: str) -> int:
    return sum(c in _HAMZA for c in surface)


class Document:
    """The mentions of one article and what they say together."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self._text = analysis.text
        self._tokens = analysis.tokens
        self.mentions = self._one_type_each(mentions)
        self._full = self._full_names()
        self._variants = {v: w for w in self._full if len(w) >= _SHORTEST_VARIANT for v in (w, *_without_a_letter(w))}
        self.mentions = [evolve(m, type="PER") if self._is_part_of_person(m) else m for m in self.mentions]
        self._spellings: dict[tuple[str, str], Counter[str]] = {}
        self._singles: dict[tuple[str, str], str] = {}

    def _key(self, mention: Mention) -> str:
        return normalize(mention.span.of(self._text))

    def _one_type_each(self, mentions: Sequence[Mention]) -> list[Mention]:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        keys = [self._key(m) for m in mentions]
        for key, mention in zip(keys, mentions, strict=True):
            votes[key][mention.type] += round(1000 * mention.score * _WEIGHTS[mention.source])
        return [evolve(m, type=votes[key].most_common(1)[0][0]) for key, m in zip(keys, mentions, strict=True)]

    def _full_names(self) -> dict[str, tuple[str, ...]]:
        """For each word of a full name of a person that may stand for it: the words of the full name."""
        full: dict[str, tuple[str, ...]] = {}
        people = [m for m in self.mentions if m.type == "PER" and m.size > 1]
        for mention in sorted(people, key=lambda m: (-m.size, m.first)):
            words = tuple(self._key(mention).split())
            if len(words) > 1:
                full.setdefault(words[-1], words)
                full.setdefault(words[0], words)
        return full

    def _is_part_of_person(self, mention: Mention) -> bool:
        """A single word that the article has as a surname: no body is called so without a word before it."""
        if mention.size > 1 or mention.source != "model":
            return False
        words = self._full.get(self._key(mention))
        return words is not None and words[-1] == self._key(mention)

    def spread(self) -> None:
        """Find the names again where they stand without a mention, or with one of a part of them."""
        self._join_parts()
        taken = {i for m in self.mentions for i in range(m.first, m.last)}
        known = self._known()
        for index, token in enumerate(self._tokens):
            if token.kind is TokenKind.WORD and index not in taken:
                found = self._again(index, known, taken) or self._variant(index)
                if found is not None:
                    self.mentions.append(found)
                    taken.update(range(found.first, found.last))
        self.mentions.sort(key=lambda m: m.first)

    def _known(self) -> dict[str, dict[tuple[str, ...], Mention]]:
        """First word -> name as words -> a mention of it."""
        known: dict[str, dict[tuple[str, ...], Mention]] = defaultdict(dict)
        for mention in self.mentions:
            first = normalize(self._text[mention.span.start : self._tokens[mention.first].span.end])
            words = (first, *(t.norm for t in self._tokens[mention.first + 1 : mention.last]))
            known_word = first in lexicon().vocabulary and mention.source != "gazetteer"  # بلد مصدر
            if len(words) > 1 or (_is_alias(first) and not known_word):
                known[first].setdefault(words, mention)
            if mention.type == "PER" and len(words) > 1:
                if _is_alias(words[-1]) or _needs_witness(words[-1], mention):
                    known[words[-1]].setdefault((words[-1],), mention)
                if words[0] not in lexicon().first_names and _is_alias(words[0]):  # rare enough to be the same
                    known[words[0]].setdefault((words[0],), mention)
        return known

    def _join_parts(self) -> None:
        """جيمي | ويلز where the article has جيمي ويلز: the parts become the whole."""
        at = {m.first: m for m in self.mentions}
        beginnings: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
        for words in self._full.values():
            beginnings[words[0], words[1]].add(words)
        joined: list[Mention] = []
        gone: set[int] = set()
        for index, (token, after) in enumerate(zip(self._tokens, self._tokens[1:], strict=False)):
            for words in beginnings.get((token.norm, after.norm), ()):
                end = index + len(words)
                parts = [at[i] for i in range(index, end) if i in at]
                here = tuple(t.norm for t in self._tokens[index:end])
                if here == words and parts and all(m.size == 1 for m in parts):
                    whole = Span(token.span.start, self._tokens[end - 1].span.end)
                    joined.append(evolve(parts[0], span=whole, first=index, last=end, type="PER"))
                    gone.update(m.first for m in parts)
        self.mentions = sorted([*(m for m in self.mentions if m.first not in gone), *joined], key=lambda m: m.first)

    def _again(self, index: int, known: dict[str, dict[tuple[str, ...], Mention]], taken: set[int]) -> Mention | None:
        token = self._tokens[index]
        best: tuple[int, Mention, str] | None = None
        for form in bare_forms(token.norm):
            for words, model in known.get(form, {}).items():
                size = len(words)
                here = tuple(t.norm for t in self._tokens[index + 1 : index + size])
                free = taken.isdisjoint(range(index, index + size))
                if free and here == words[1:] and (best is None or size > best[0]):
                    best = size, model, form
        if best is None or (best[1].type == "MISC" and best[0] == 1 and best[1].score < 0.8):
            return None
        size, model, form = best
        if size == 1 and _needs_witness(form, model) and not self._is_witnessed(index):
            return None
        surface = token.span.of(self._text)
        start = next((e for e in clitic_edges(surface) if normalize(surface[e:]) == form), 0)
        return self._repeated(
            model, Span(token.span.start + start, self._tokens[index + size - 1].span.end), index, size
        )

    def _repeated(self, model: Mention, span: Span, index: int, size: int) -> Mention:
        original = model.span.of(self._text)
        reason = Reason(ar=f"سبق في المقال: «{original}»", en=f"named in this article as “{original}”")
        return Mention(span, index, index + size, model.type, min(model.score, 0.95), reason, "document")

    def _is_witnessed(self, index: int) -> bool:
        """Whether a verb of saying or a title stands before: قال المصري."""
        words = lexicon()
        before = self._tokens[index - 1].norm if index else ""
        return any(form in words["saying"] or form in words["title"] for form in bare_forms(before))

    def _variant(self, index: int) -> Mention | None:
        """نتانياهو where the article has بنيامين نتنياهو."""
        token = self._tokens[index]
        norm = token.norm
        if len(norm) < _SHORTEST_VARIANT or not is_foreign(norm) or self._nearest(norm) is None:
            return None
        full = " ".join(self._full[self._nearest(norm) or ""])
        reason = Reason(
            ar=f"كتابة أخرى لاسم سبق في المقال: «{full}»", en=f"another spelling of “{full}” in this article"
        )
        return Mention(token.span, index, index + 1, "PER", 0.85, reason, "document")

    def _nearest(self, norm: str) -> str | None:
        """The word of a person's full name that ``norm`` differs from by one letter at most."""
        if len(norm) < _SHORTEST_VARIANT or norm in self._full:
            return None
        return next((self._variants[v] for v in (norm, *_without_a_letter(norm)) if v in self._variants), None)

    def name(self, mention: Mention) -> str | None:
        """The canonical name of a mention where it differs from its surface."""
        self._index_spellings()
        surface = mention.span.of(self._text)
        key = normalize(surface)
        canonical: str | None
        if mention.type == "PER" and " " not in key:
            words = self._full.get(key) or self._full.get(self._nearest(key) or "")
            known = lexicon().people.get(key)
            canonical = self._spelled(" ".join(words), "PER") if words else known or self._spelled(key, "PER")
        else:
            canonical = self._spelled(key, mention.type)
        return None if canonical == surface else canonical

    def _index_spellings(self) -> None:
        if self._spellings:
            return
        for mention in self.mentions:
            surface = mention.span.of(self._text)
            key = (mention.type, normalize(surface))
            self._spellings.setdefault(key, Counter())[surface] += 1
            if mention.size == 1 and _hamzas(surface) > _hamzas(self._singles.get(key, "")):
                self._singles[key] = surface

    def _spelled(self, key: str, kind: str) -> str | None:
        """The best spelling of a normalised name in this article: hamza written before bare alef, then the first.

        أردوغان alone corrects اردوغان in the full name.
        """
        forms = self._spellings.get((kind, key))
        if not forms:
            return None
        best = max(forms, key=lambda form: (_hamzas(form), forms[form]))
        return " ".join(self._singles.get((kind, normalize(word)), word) for word in best.split())


def _is_alias(word: str) -> bool:
    words = lexicon()
    return len(word) >= SHORTEST_ALIAS and word not in words["common"] and word not in words["title"]


def _needs_witness(word: str, model: Mention) -> bool:
    """A surname that is an adjective or a noun, too: المصري، حداد."""
    words = lexicon()
    doubtful = word in words.vocabulary or word in words["common"]
    return model.type == "PER" and model.size > 1 and doubtful and len(word) >= SHORTEST_ALIAS
