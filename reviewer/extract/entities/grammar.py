"""Names by knowledge and by grammar: the gazetteer, and the nouns that announce or begin a name."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.extract.entities.lexicon import LARGE_CITY, bare_forms, is_foreign, lexicon
from reviewer.extract.entities.mention import Mention, is_nisba, start_after_clitics
from reviewer.model import Reason, Span
from reviewer.text import Analysis, Token, TokenKind

_OPENERS, _CLOSERS = "\"«“„”″'", "\"»”“″'"
_ADJECTIVES = frozenset(["السعوديه"])  # the country and its nisba are one word
COUNTRY = 10**9  # the size that the gazetteer gives to countries
LONGEST_NICK = 5  # words between marks after a noun such as حركة


def _known_reason(surface: str, kind: str) -> Reason:
    ar = {"LOC": "مكان", "ORG": "جهة", "PER": "شخص", "MISC": "اسم"}[kind]
    en = {"LOC": "place", "ORG": "body", "PER": "person", "MISC": "name"}[kind]
    return Reason(ar=f"«{surface}» {ar} في قوائم الأسماء", en=f"“{surface}” is a {en} in the lists of names")


def _announced(noun: str) -> Reason:
    return Reason(ar=f"لأن «{noun}» قبله", en=f"because “{noun}” stands before it")


def _begins(noun: str) -> Reason:
    return Reason(ar=f"اسم جهة يبدأ بكلمة «{noun}»", en=f"the name of a body that begins with “{noun}”")


class Grammar:
    """One pass over the tokens of an article."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.text
        self._tokens = analysis.tokens
        self._words = lexicon()
        self._others = frozenset(t.norm for t in analysis.tokens)

    def mentions(self) -> Iterator[Mention]:
        for index, token in enumerate(self._tokens):
            if token.kind is not TokenKind.WORD:
                continue
            yield from self._phrase(index)
            forms = bare_forms(token.norm)
            if any(form in self._words["org_nick"] for form in forms):
                yield from self._nick(index)
            if any(form in self._words["org_head"] for form in forms):
                yield from self._body(index)
            if any(form in self._words["place_name_head"] for form in forms):
                yield from self._named_place(index)
            if any(form in self._words["title"] for form in forms):
                yield from self._titled(index)

    def _token(self, index: int) -> Token | None:
        return self._tokens[index] if index < len(self._tokens) else None

    def _norm(self, index: int) -> str:
        token = self._token(index)
        return token.norm if token else ""

    def _mention(self, first: int, last: int, kind: str, score: float, reason: Reason, source: str) -> Mention:
        head = self._tokens[first]
        known = self._words.sizes.keys() | self._words.first_names | self._words["org_head"]
        start = start_after_clitics(self._text, head, known | self._words["place_name_head"], self._others)
        return Mention(Span(start, self._tokens[last - 1].span.end), first, last, kind, score, reason, source)

    def _phrase(self, index: int) -> Iterator[Mention]:
        """The longest known name that begins here, with or without proclitics."""
        best: tuple[int, str, str] | None = None
        for form in self._plausible_forms(index):
            for words, kind in self._words.phrases.get(form, {}).items():
                size = len(words)
                if all(self._norm(index + i) == words[i] for i in range(1, size)) and (not best or size > best[0]):
                    best = size, kind, form
        if best is None:
            return
        size, kind, form = best
        token = self._tokens[index]
        start = token.span.end - self._tail_length(token, form)
        if size == 1 and (form in self._words["common"] or token.norm in self._words["never"]):
            return
        if size == 1 and form in self._words.vocabulary and self._words.sizes.get(form, 0) < COUNTRY and kind == "LOC":
            return  # سنة is a city, too
        before = self._norm(index - 1)
        if size == 1 and form in _ADJECTIVES and before.startswith("ال") and before not in self._words["place_head"]:
            return  # الحكومة السعودية
        span = Span(start, self._tokens[index + size - 1].span.end)
        sure = 0.97 if size > 1 or self._words.sizes.get(form, 0) >= 10**9 or kind == "ORG" else 0.93
        yield Mention(span, index, index + size, kind, sure, _known_reason(span.of(self._text), kind), "gazetteer")

    def _plausible_forms(self, index: int) -> Iterator[str]:
        """A word and its rests after proclitics, without those that would cut a word of the language (كبيرا)."""
        norm = self._norm(index)
        for form in bare_forms(norm):
            cut = norm[: len(norm) - len(form)]
            if not cut or form.startswith("ال") or (len(form) > 3 and cut[-1] != "ك" and not self._is_word(norm)):
                yield form

    def _is_word(self, norm: str) -> bool:
        return norm in self._words.vocabulary and norm[0] not in "و"

    def _tail_length(self, token: Token, form: str) -> int:
        """How many code points at the end of a token make the normalised ``form``."""
        if form == token.norm:
            return len(token.span)
        surface = token.span.of(self._text)
        from reviewer.text import clitic_edges, normalize

        for edge in clitic_edges(surface):
            if normalize(surface[edge:]) == form:
                return len(surface) - edge
        return len(token.span)

    def _nick(self, index: int) -> Iterator[Mention]:
        """حركة «كذا»: the name between the marks."""
        opener = self._token(index + 1)
        if opener is None:
            return
        if opener.norm not in _OPENERS:
            yield from self._bare_nick(index)
            return
        for last in range(index + 2, min(index + 3 + LONGEST_NICK, len(self._tokens))):
            if self._norm(last) in _CLOSERS and last > index + 2:
                noun = self._tokens[index].span.of(self._text)
                span = Span(self._tokens[index + 2].span.start, self._tokens[last - 1].span.end)
                if "\n" not in span.of(self._text):
                    yield Mention(span, index + 2, last, "ORG", 0.93, _announced(noun), "grammar")
                return

    def _bare_nick(self, index: int) -> Iterator[Mention]:
        """حركة فتح، شركة روتنبرغ: without marks a name that is known to follow, or one or two foreign words."""
        last = index + 1
        if self._norm(last) in self._words["org_named"]:
            last += 1
        else:
            while last < index + 3 and is_foreign(self._norm(last)) and self._norm(last)[0] not in "وفلبكيتن":
                last += 1
        if last > index + 1:
            noun = self._tokens[index].span.of(self._text)
            span = Span(self._tokens[index + 1].span.start, self._tokens[last - 1].span.end)
            if "\n" not in self._text[self._tokens[index].span.end : span.end]:
                yield Mention(span, index + 1, last, "ORG", 0.85, _announced(noun), "grammar")

    def _body(self, index: int) -> Iterator[Mention]:
        """وزارة الداخلية: a noun and the words that complete the name of a body."""
        last = self._body_end(index)
        if last > index + 1:
            noun = bare_forms(self._norm(index))[-1]
            yield self._mention(index, last, "ORG", 0.9, _begins(noun), "grammar")

    def _body_end(self, index: int) -> int:
        """Where the name of a body ends that begins with the noun at ``index``; just behind it when none does."""
        last = index + 1
        head = bare_forms(self._norm(index))
        if any(form in self._words["org_of"] for form in head):
            last = self._definite_or_place(last)
        while last < len(self._tokens) and self._is_tail(last, last == index + 1):
            last += 1
        while last > index + 1 and self._norm(last - 1) in self._words["never"]:
            last -= 1
        return last

    def _definite_or_place(self, index: int) -> int:
        """بلدية نابلس، هيئة الانتخابات: a known place, or one definite noun, after a noun that always has such."""
        norm = self._norm(index)
        best = max(
            (len(words) for words in self._words.phrases.get(norm, {}) if self._matches(index, words)), default=0
        )
        place = norm in self._words.sizes and norm not in self._words.vocabulary
        if best or place:
            return index + max(best, 1)
        return index + (norm.startswith("ال") and len(norm) > 4)

    def _matches(self, index: int, words: tuple[str, ...]) -> bool:
        return all(self._norm(index + i) == word for i, word in enumerate(words))

    def _is_tail(self, index: int, first: bool) -> bool:
        norm = self._norm(index)
        if any(form in self._words["org_tail"] for form in bare_forms(norm)):
            return True
        return not first and is_nisba(norm) and self._norm(index - 1) not in self._words["org_head"]

    def _named_place(self, index: int) -> Iterator[Mention]:
        """مطار بغداد، نهر النيل: a noun of place with a name that is known or foreign."""
        following = self._norm(index + 1)
        large = self._words.sizes.get(following, 0) >= LARGE_CITY and following not in self._words["common"]
        if large or is_foreign(following):
            last = index + 2
            while last < index + 4 and is_foreign(self._norm(last)) and self._norm(last)[0] not in "وفبل":
                last += 1
            noun = bare_forms(self._norm(index))[-1]
            yield self._mention(index, last, "LOC", 0.85, _announced(noun), "grammar")

    def _titled(self, index: int) -> Iterator[Mention]:
        """الرئيس التركي فلان الفلاني: names after a title and its adjectives."""
        first = index + 1
        while first < index + 5 and self._follows_title(first):
            first += 1
        first = self._past_body_or_place(index, first)
        last = first
        while last < first + 4 and self._is_name(last, begins=last == first):
            last += 1
        if last > first:
            title = self._tokens[index].span.of(self._text)
            yield Mention(
                Span(self._tokens[first].span.start, self._tokens[last - 1].span.end),
                *(first, last, "PER", 0.85, _announced(title), "grammar"),
            )

    def _past_body_or_place(self, title: int, index: int) -> int:
        """رئيس مجلس الأمة | فلان، رئيس وزراء إسرائيل | فلان: behind the body or place that a title names."""
        head = bare_forms(self._norm(index))
        if any(form in self._words["org_head"] for form in head) and index == title + 1:
            return self._body_end(index)
        longest = 0
        for form in head[:1]:
            for words, kind in self._words.phrases.get(form, {}).items():
                if kind in ("LOC", "ORG") and self._matches(index, words):
                    longest = max(longest, len(words))
        if not longest:
            return index
        index += longest
        while is_nisba(self._norm(index)) or self._norm(index) in self._words["title_tail"]:
            index += 1
        return index

    def _follows_title(self, index: int) -> bool:
        norm = self._norm(index)
        nisba = norm.startswith("ال") and norm.endswith(("ي", "يه"))
        return norm in self._words["title_tail"] or norm in self._words["title"] or nisba

    def _is_name(self, index: int, *, begins: bool) -> bool:
        norm = self._norm(index)
        surface = self._tokens[index].span.of(self._text) if norm else ""
        if norm in self._words["never"] or surface == "على":  # its normalised form is the name Ali's
            return False
        if norm in self._words.first_names or norm in self._words["person"]:
            return True
        if is_foreign(norm) and (begins or norm[0] not in "وف"):
            return True
        return not begins and (norm in self._words.last_names or norm in ("بن", "ابن", "ابو", "عبد", "ال"))
