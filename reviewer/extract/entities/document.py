"""The document pass: mentions of one article help each other.

A surname alone is the person named in full before; a name that was found once is found everywhere, also where its
spelling differs by a letter (نتنياهو، نتانياهو); one name has one type; and the canonical name is the fullest form in
its best spelling. Everything is looked up in indexes, so that a long text takes no longer a word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from attrs import evolve

from reviewer.extract.entities.chain import is_doubtful, is_preposition
from reviewer.extract.entities.lexicon import bare_forms, forms_of, is_foreign, lexicon
from reviewer.extract.entities.mention import Mention, normal
from reviewer.extract.entities.ordinary import has_forms, is_ordinary, is_verb
from reviewer.extract.entities.spelling import Spellings, plainly
from reviewer.model import Reason, Span
from reviewer.text import Analysis, TokenKind
from reviewer.text.clitics import clitic_edges

SHORTEST_ALIAS = 3  # letters of a name that may be found again by itself
_SHORTEST_VARIANT = 6  # letters of a foreign name that another spelling may differ from by one
_WEIGHTS = {"gazetteer": 3.0, "grammar": 1.5, "model": 1.0, "document": 1.0}
_FIXED = 2  # how much more a name counts whose type a noun before it tells
_PARTICLES = frozenset("دي دو دا فان فون ديل دير".split())
_WITH_SOMEBODY = frozenset("مع عن الي ان لكن فيه له منه معه عنه اليه به فيها لها منها".split())


def _without_a_letter(word: str) -> Iterator[str]:
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]


class Document:
    """The mentions of one article and what they say together."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention]) -> None:
        self._text = analysis.text
        self._tokens = analysis.tokens
        self.mentions = self._one_type_each(self._cut_to_size(mentions))
        self._full = self._full_names()
        self._variants = {v: w for w in self._full if len(w) >= _SHORTEST_VARIANT for v in (w, *_without_a_letter(w))}
        self.mentions = [evolve(m, type="PER") if self._is_part_of_person(m) else m for m in self.mentions]

    def _key(self, mention: Mention) -> str:
        return normal(mention.span.of(self._text))

    def _norm(self, index: int) -> str:
        return self._tokens[index].norm if 0 <= index < len(self._tokens) else ""

    def _cut_to_size(self, mentions: Sequence[Mention]) -> list[Mention]:
        """مات | روبن غيب، روبن غيب | مغني: where the article has the name without the word of the language."""
        keys = {self._key(m) for m in mentions if m.type == "PER" and m.size > 1}
        return [self._cut(m, keys) if m.type == "PER" and m.size > 2 else m for m in mentions]

    def _cut(self, mention: Mention, keys: set[str]) -> Mention:
        words = self._key(mention).split()
        tokens = self._tokens[mention.first : mention.last]
        if " ".join(words[1:]) in keys and _leads(words[0]):
            return evolve(mention, span=Span(tokens[1].span.start, mention.span.end), first=mention.first + 1)
        if " ".join(words[:-1]) in keys and is_ordinary(words[-1]):
            return evolve(mention, span=Span(mention.span.start, tokens[-2].span.end), last=mention.last - 1)
        return mention

    def _one_type_each(self, mentions: Sequence[Mention]) -> list[Mention]:
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        keys = [self._key(m) for m in mentions]
        for key, mention in zip(keys, mentions, strict=True):
            weight = _WEIGHTS[mention.source] * (_FIXED if mention.fixed else 1)
            votes[key][mention.type] += round(1000 * mention.score * weight)
        return [
            m if m.fixed else evolve(m, type=votes[key].most_common(1)[0][0])
            for key, m in zip(keys, mentions, strict=True)
        ]

    def _full_names(self) -> dict[str, tuple[str, ...]]:
        """For each word of a full name of a person that may stand for it: the words of the full name."""
        full: dict[str, tuple[str, ...]] = {}
        given: dict[str, set[str]] = defaultdict(set)  # with the surnames of all who are called so
        people = [m for m in self.mentions if m.type == "PER" and m.size > 1]
        for mention in sorted(people, key=lambda m: (-m.size, m.first)):
            words = tuple(self._key(mention).replace(" - ", " ").split())
            if len(words) > 1:
                for surname in _surnames(words[-1]):
                    full.setdefault(surname, words)
                full.setdefault(words[0], words)
                given[words[0]].add(words[-1])
        for name, surnames in given.items():
            if len(surnames) > 1 and full[name][-1] != name:
                del full[name]  # محمد: which one?
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
        self.mentions = sorted((self._with_particle(m, taken) for m in self.mentions), key=lambda m: m.first)

    def _known(self) -> dict[str, dict[tuple[str, ...], Mention]]:
        """First word -> name as words -> a mention of it."""
        known: dict[str, dict[tuple[str, ...], Mention]] = defaultdict(dict)
        for mention in self.mentions:
            first = normal(self._text[mention.span.start : self._tokens[mention.first].span.end])
            words = (first, *(t.norm for t in self._tokens[mention.first + 1 : mention.last]))
            known_word = mention.source != "gazetteer" and (
                first in lexicon().vocabulary or (mention.fixed and is_ordinary(first))
            )  # بلد مصدر
            if len(words) > 1 or (_is_alias(first) and not known_word):
                known[first].setdefault(words, mention)
            if mention.type == "PER" and len(words) > 1:
                for surname in _surnames(words[-1]):
                    if _is_alias(surname) or _needs_witness(surname, mention):
                        known[surname].setdefault((surname,), mention)
                if len(words[0]) >= SHORTEST_ALIAS and words[0] not in lexicon().sizes:
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
        for form in forms_of(token.norm):
            for words, model in known.get(form, {}).items():
                size = len(words)
                here = tuple(t.norm for t in self._tokens[index + 1 : index + size])
                free = taken.isdisjoint(range(index, index + size))
                if free and here == words[1:] and (best is None or size > best[0]):
                    best = size, model, form
        if best is None or (best[1].type == "MISC" and best[0] == 1 and best[1].score < 0.8):
            return None
        size, model, form = best
        if size == 1 and not self._may_stand(index, form, model):
            return None
        surface = token.span.of(self._text)
        rests = ((e, normal(surface[e:])) for e in clitic_edges(surface))
        start = next((e for e, rest in rests if form in (rest, "ا" + rest)), 0)  # لل|إبراهيمي
        span = Span(token.span.start + start, self._tokens[index + size - 1].span.end)
        original = model.span.of(self._text)
        reason = Reason(ar=f"سبق في المقال: «{original}»", en=f"named in this article as “{original}”")
        return Mention(span, index, index + size, model.type, min(model.score, 0.95), reason, "document")

    def _may_stand(self, index: int, form: str, model: Mention) -> bool:
        """Whether a part of a full name, or a word that has another meaning, stands for the person here."""
        if form.startswith("ال") and form.endswith(("ي", "يه")) and self._norm(index - 1).startswith("ال"):
            return False  # المهاجم الشيلي، الباحث المصري
        if model.type != "PER" or model.size == 1:
            return True
        if is_preposition(self._tokens[index].span.of(self._text)) or form in lexicon()["linking"]:
            return False
        if form == self._full.get(form, (form,))[0] and index + 1 < len(self._tokens):
            after = self._tokens[index + 1]  # محمد alone, not محمد of another full name
            if after.kind is TokenKind.WORD and after.norm in lexicon().name_words and not is_verb(after.norm):
                return False
        if has_forms(form) and not form.startswith("ال") and self._is_in_construct(index):
            return False
        definite = form.startswith("ال") and has_forms(form)
        return not (definite or _needs_witness(form, model) or is_doubtful(form)) or self._is_witnessed(index, form)

    def _is_in_construct(self, index: int) -> bool:
        """Whether a definite noun completes the word, and no verb stands before: عند حداد السوق."""
        words, before, after = lexicon(), self._norm(index - 1), self._norm(index + 1)
        definite = after.startswith("ال") and not after.endswith(("ي", "يه")) and after not in words["never"]
        return definite and not is_verb(before) and not any(form in words["saying"] for form in bare_forms(before))

    def _is_witnessed(self, index: int, form: str) -> bool:
        """Whether a verb or a title stands before: قال المصري، أهدى خليفة; not هذا خليفة، خليفة المسلمين."""
        words, before = lexicon(), self._norm(index - 1)
        if self._tokens[index].norm != form and self._tokens[index].norm[0] not in "ول":
            return False
        if any(bare in words["saying"] or bare in words["title"] for bare in bare_forms(before)):
            return True
        if not form.startswith("ال") and self._is_in_construct(index):
            return False
        surname = form == self._full.get(form, ("",))[-1]
        return is_verb(before) or (surname and before in _WITH_SOMEBODY and form in words.name_words)

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

    def _with_particle(self, mention: Mention, taken: set[int]) -> Mention:
        """دو | ميستورا, also where the full name has دي."""
        full = self._full.get(self._key(mention)) if mention.type == "PER" and mention.size == 1 else None
        before = self._norm(mention.first - 1)
        particle = next((form for form in (before, before[1:]) if form in _PARTICLES), None)
        if full is None or len(full) < 3 or full[-2] not in _PARTICLES or particle is None:
            return mention
        token = self._tokens[mention.first - 1]
        if mention.first - 1 in taken or mention.span.start != self._tokens[mention.first].span.start:
            return mention
        taken.add(mention.first - 1)
        start = token.span.end - len(particle)
        return evolve(mention, span=Span(start, mention.span.end), first=mention.first - 1)

    def names(self) -> Iterator[str | None]:
        """For each mention its canonical name where that differs from its surface."""
        spellings = Spellings(self._text, self.mentions)
        for mention in self.mentions:
            surface = mention.span.of(self._text)
            name = self._canonical(mention, spellings)
            yield None if name in (None, surface) else name

    def _canonical(self, mention: Mention, spellings: Spellings) -> str | None:
        key = normal(plainly(mention.span.of(self._text)))
        if mention.type == "PER":
            parts = key.split()
            alone = len(parts) == 1 or (len(parts) == 2 and parts[0] in _PARTICLES)
            last = "ا" + parts[-1] if "ا" + parts[-1] in self._full else parts[-1]
            words = (self._full.get(last) or self._full.get(self._nearest(last) or "")) if alone else None
            if words:
                return spellings.best(" ".join(words), "PER")
            if alone and key in lexicon().people:
                return lexicon().people[key]
        return spellings.best(key, mention.type)


def _leads(word: str) -> bool:
    """Whether a word before a name is a verb or noun, and nobody's name: مات | روبن غيب."""
    verb = is_verb(word)
    return (has_forms(word) or verb) if word not in lexicon().listed else (verb and is_doubtful(word))


def _surnames(word: str) -> tuple[str, ...]:
    """A surname, and its form with or without the article where neither is an ordinary word: الجربا، جربا."""
    bare = word.removeprefix("ال")
    if len(bare) < SHORTEST_ALIAS + 1 or is_ordinary(bare) or is_ordinary("ال" + bare) or bare.endswith("ي"):
        return (word,)
    return (word, "ال" + bare if bare == word else bare)


def _is_alias(word: str) -> bool:
    words = lexicon()
    return len(word) >= SHORTEST_ALIAS and word not in words["common"] and word not in words["title"]


def _needs_witness(word: str, model: Mention) -> bool:
    """A surname that is an adjective or a noun, too: المصري، حداد."""
    words = lexicon()
    doubtful = word in words.vocabulary or word in words["common"]
    return model.type == "PER" and model.size > 1 and doubtful and len(word) >= SHORTEST_ALIAS
