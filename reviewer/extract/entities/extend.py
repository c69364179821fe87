"""Persons made whole: words beside a name that can only belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from reviewer.extract.entities.chain import LONGEST, is_doubtful, is_preposition, name_end
from reviewer.extract.entities.lexicon import is_foreign, lexicon
from reviewer.extract.entities.mention import Mention, start_after_clitics
from reviewer.model import Span
from reviewer.text import Analysis, Token, TokenKind

_PARTICLES = frozenset("دي دو دا فان فون ديل".split())  # دي | ميستورا


def whole_names(analysis: Analysis, mentions: Sequence[Mention]) -> list[Mention]:
    """Persons with the words before and behind that are names by their look: بنيامين | نتنياهو، مرزوق | الغانم."""
    taken = {i for m in mentions for i in range(m.first, m.last)}
    found: list[Mention] = []
    for mention in mentions:
        if mention.type != "PER" or mention.source == "document":
            found.append(mention)
            continue
        first, last = mention.first, mention.last
        end = name_end(analysis.tokens, analysis.text, last - 1)
        while last < end and last not in taken:
            last += 1
        if mention.span.start == analysis.tokens[first].span.start:  # nothing is glued to its beginning
            while last - first < LONGEST and _begins(analysis, first - 1, taken):
                first -= 1
        if (first, last) != (mention.first, mention.last):
            taken.update(range(first, last))
            mention = over(analysis, mention, first, last)  # noqa: PLW2901
        found.append(mention)
    return found


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
        return norm in words.first_names and before in words["title"]
    if analysis.tokens[index + 1].norm in _PARTICLES:
        return is_foreign(norm) and norm[0] not in "وفل"  # إلكه | فون هايدن
    surname = analysis.tokens[index + 1].norm in words["person"]  # of somebody whom the news knows by it
    return norm in words.first_names or (surname and is_foreign(norm) and norm[0] not in "وفلكيتن")
