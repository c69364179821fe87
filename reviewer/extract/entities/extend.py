"""Persons made whole: words beside a name that can only belong to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from attrs import evolve

from reviewer.extract.entities.chain import JOINING, LONGEST, is_doubtful, is_preposition, name_end
from reviewer.extract.entities.lexicon import is_foreign, lexicon
from reviewer.extract.entities.mention import Mention, start_after_clitics
from reviewer.extract.entities.ordinary import is_unknown, is_verb
from reviewer.model import Span
from reviewer.text import Analysis, Token, TokenKind

_MADDA = frozenset(["آن", "آنا", "وآن", "وآنا"])  # whose normalised forms are words of the language
_DIGITS = 4
_OFTEN, _SHORTEST = 3, 3  # times that two words stand together, and letters of the second
_PARTICLES = frozenset("دي دو دا فان فون ديل".split())  # دي | ميستورا


def whole_names(analysis: Analysis, mentions: Sequence[Mention]) -> list[Mention]:
    """Persons with the words before and behind that are names by their look: بنيامين | نتنياهو، مرزوق | الغانم."""
    taken = {i for m in mentions for i in range(m.first, m.last)}
    together = _Together(analysis)
    found: list[Mention] = []
    for mention in mentions:
        if mention.type != "PER" or mention.source == "document":
            found.append(_latin_run(analysis, mention))
            continue
        first, last = mention.first, mention.last
        end = name_end(analysis.tokens, analysis.text, last - 1)
        while last < end and last not in taken:
            last += 1
        if last - first == 1 and last not in taken and together.are(last - 1):
            last += 1
        if mention.span.start == analysis.tokens[first].span.start:  # nothing is glued to its beginning
            while last - first < LONGEST and _begins(analysis, first - 1, taken):
                first -= 1
        if _surface(analysis, first - 1) in _MADDA and is_foreign(analysis.tokens[first].norm):
            first -= 1
        if (first, last) != (mention.first, mention.last):
            taken.update(range(first, last))
            mention = over(analysis, mention, first, last)  # noqa: PLW2901
        found.append(mention)
    return found


def _latin_run(analysis: Analysis, mention: Mention) -> Mention:
    """Searching for | sugar | man: a title in Latin letters goes as far as they do."""
    tokens, first, last = analysis.tokens, mention.first, mention.last
    if not _is_latin(tokens[last - 1].norm) or mention.source == "gazetteer":
        return mention
    while last < len(tokens) and _is_latin(tokens[last].norm) and _side_by_side(analysis, last):
        last += 1
    while first > 0 and _is_latin(tokens[first - 1].norm) and _side_by_side(analysis, first):
        first -= 1
    return mention if (first, last) == (mention.first, mention.last) else over(analysis, mention, first, last)


def _is_latin(norm: str) -> bool:
    return norm.isascii() and norm.isalpha()


class _Together:
    """Words that an article has side by side again and again: روبن غيب, though غيب is a word of the language."""

    def __init__(self, analysis: Analysis) -> None:
        self._norms = [t.norm for t in analysis.tokens]
        self._analysis = analysis

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        return Counter(zip(self._norms, self._norms[1:], strict=False))

    @cached_property
    def _words(self) -> Counter[str]:
        return Counter(self._norms)

    def are(self, index: int) -> bool:
        """Whether the word behind ``index`` is most often there where the word at ``index`` is, and is no verb."""
        if index + 1 >= len(self._norms) or _word(self._analysis, index + 1, set()) is None:
            return False
        pair = (self._norms[index], self._norms[index + 1])
        count, words = self._pairs[pair], lexicon()
        if count < _OFTEN or 2 * count <= self._words[pair[0]] or not _side_by_side(self._analysis, index + 1):
            return False
        joins = pair[1] in words["never"] or pair[1] in words.nouns or pair[1] in JOINING or len(pair[1]) < _SHORTEST
        surface = self._analysis.tokens[index + 1].span.of(self._analysis.text)
        return not (joins or pair[1].startswith(("ال", "لل")) or is_verb(pair[1]) or is_preposition(surface))


def with_numbers(analysis: Analysis, mentions: Sequence[Mention]) -> list[Mention]:
    """فوياجر 1: products and works with the number behind them that belongs to the name."""
    if not any(m.type == "MISC" for m in mentions):
        return list(mentions)
    numbers = Counter(
        (one.norm, other.norm)
        for one, other in zip(analysis.tokens, analysis.tokens[1:], strict=False)
        if other.kind is TokenKind.NUMBER
    )
    taken = {m.first for m in mentions}
    return [_numbered(analysis, m, numbers) if m.type == "MISC" and m.last not in taken else m for m in mentions]


def _numbered(analysis: Analysis, mention: Mention, numbers: Counter[tuple[str, str]]) -> Mention:
    tokens, at = analysis.tokens, mention.last
    if at >= len(tokens) or tokens[at].kind is not TokenKind.NUMBER or len(tokens[at].norm) > _DIGITS:
        return mention
    after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    often = numbers[tokens[at - 1].norm, tokens[at].norm] > 1
    one = after in ("", ".", "،", ")", '"', "»") or after.startswith(("ال", "وال")) or is_verb(after)
    if not _side_by_side(analysis, at) or after in lexicon()["multiple"] or not (often or mention.fixed or one):
        return mention
    return over(analysis, mention, mention.first, at + 1)


def _surface(analysis: Analysis, index: int) -> str:
    return analysis.tokens[index].span.of(analysis.text) if index >= 0 else ""


def over(analysis: Analysis, mention: Mention, first: int, last: int) -> Mention:
    words = lexicon()
    start = mention.span.start
    if first != mention.first:
        known = words.name_words
        start = start_after_clitics(analysis.text, analysis.tokens[first], known, frozenset())
    return evolve(mention, span=Span(start, analysis.tokens[last - 1].span.end), first=first, last=last)


def _word(analysis: Analysis, index: int, taken: set[int]) -> Token | None:
    if not 0 <= index < len(analysis.tokens) or index in taken:
        return None
    token = analysis.tokens[index]
    return token if token.kind is TokenKind.WORD else None


def _side_by_side(analysis: Analysis, index: int) -> bool:
    """Whether a token follows the one before after one plain space."""
    one, other = analysis.tokens[index - 1], analysis.tokens[index]
    return analysis.text[one.span.end : other.span.start] in (" ", "\u00a0", "  ")


def _begins(analysis: Analysis, index: int, taken: set[int]) -> bool:
    """Whether the word at ``index`` is the part of a name before the one that begins just behind it."""
    token = _word(analysis, index, taken)
    if token is None or not _side_by_side(analysis, index + 1):
        return False
    words, norm = lexicon(), token.norm
    if norm in _PARTICLES and not set("أإ") & set(token.span.of(analysis.text)):  # but فإن
        return analysis.tokens[index + 1].norm in words["person"]
    if norm in ("ولد", "بنت") or norm in words.nouns or norm in words["never"] or norm.startswith("ال"):
        return False
    if is_preposition(token.span.of(analysis.text)):
        return False
    if is_doubtful(norm):
        before = analysis.tokens[index - 1].norm if index else ""
        return norm in words.first_names and before in words["title"] and norm not in words["linking"]
    if analysis.tokens[index + 1].norm in _PARTICLES:
        return is_foreign(norm) and norm[0] not in "وفل"  # إلكه | فون هايدن
    surname = analysis.tokens[index + 1].norm in words["person"]  # of somebody whom the news knows by it
    known = analysis.tokens[index + 1].norm in words.name_words
    own = token.span.of(analysis.text)[0] not in "وفبكليت" and not norm.endswith(("ه", "ها", "هم", "هما", "نا"))
    unheard = known and own and is_unknown(norm)  # ئازاد | حمه صالح, but نجلاه | رامي
    return norm in words.first_names or unheard or (surname and is_foreign(norm) and norm[0] not in "وفلكيتن")
