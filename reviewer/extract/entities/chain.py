"""Names of persons word by word: where one begins and how far it goes.

Arabic names are chains of given names, بن or أبو and a family name; foreign ones are given and family name with دي، فان
and the like between. A word of a chain is a name by the lists or by its look; a word that the language uses otherwise
(كريم، عادل) needs a neighbour that is certainly one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reviewer.extract.entities.lexicon import is_foreign, is_news_word, lexicon
from reviewer.text import Token, TokenKind

LONGEST = 6  # words of a name, joining words included
JOINING = frozenset(
    "بن ابن بنت ابو ابي ابا ام عبد ال ولد دي دا دو دوس ديل ديلا دير دن فان فون لو اوف بو ايت اغ مير حاجي ذو تين".split()
)
_FUTURE = ("سي", "ست", "سن")
_INFLECTED = "وفي"  # letters with which a word that is no known name is rather another word with a clitic


def is_given(norm: str) -> bool:
    words = lexicon()
    return norm in words.given or norm in words["person"]


@lru_cache(maxsize=20_000)
def is_doubtful(norm: str) -> bool:
    """Whether a name is also an ordinary word."""
    words = lexicon()
    return norm in words["common"] or norm in words.vocabulary or norm in words.nouns


def is_preposition(surface: str) -> bool:
    """على, whose normalised form is the name علي."""
    return surface.endswith("ى") and surface.startswith("عل") and len(surface) == 3


@lru_cache(maxsize=20_000)
def _may_follow(norm: str, before: str) -> int:
    """How well a word carries on a name: 2 a known name, 1 by its look, 0 not at all."""
    words = lexicon()
    if norm in words["never"] or norm in words["title_tail"] or norm.startswith("لل"):
        return 0
    known = norm in words.name_words or norm in words["person"]
    if known and not is_doubtful(norm):
        return 2
    if norm.startswith("ال"):
        given = is_given(before) or before in JOINING or before in words.name_words or is_foreign(before)
        known = known or (norm[2:] in words.first_names and norm not in words.vocabulary)  # محمد العلي
        if known and given:
            return 2 if norm not in words["title"] else 0
        # الشريعي, but الموصوف is a participle and الاستمتاع a noun of action
        plain = norm.endswith("ي") or (len(norm) < 8 and not is_news_word(norm[2:]))
        return int(given and norm not in words.ordinary and plain)
    if known and norm in words.first_names and norm not in words.nouns and is_given(before):
        return 2 if not is_doubtful(before) else 1
    if not known and norm[:2] in _FUTURE and len(norm) in (5, 6):
        return 0  # سيزور
    if not known and (norm[0] in _INFLECTED or (norm[-1] == "ه" and len(norm) < 5)):
        return 0  # هنأه
    return int(is_foreign(norm))


def name_end(tokens: Sequence[Token], text: str, start: int) -> int:
    """The token index just behind the name that begins at ``start``, the first word being granted."""
    end = start + 1
    while end < len(tokens) and end - start < LONGEST:
        token = tokens[end]
        before = tokens[end - 1]
        gap = text[before.span.end : token.span.start]
        if token.norm == "-" and _hyphenated(tokens, end):
            end += 2
            continue
        if token.kind is not TokenKind.WORD or not gap.isspace() or "\n" in gap or is_preposition(token.span.of(text)):
            break
        if token.norm in JOINING:
            if end + 1 < len(tokens) and _joins(tokens, end + 1):
                end += 2
                continue
            break
        if not _may_follow(token.norm, before.norm):
            break
        end += 1
    return end


def _hyphenated(tokens: Sequence[Token], index: int) -> bool:
    """كي - مون: short syllables on both sides of a hyphen that stands alone."""
    if index + 1 >= len(tokens) or tokens[index + 1].kind is not TokenKind.WORD:
        return False
    one, other = tokens[index - 1].norm, tokens[index + 1].norm
    known = lexicon().name_words
    return len(one) < 6 and len(other) < 5 and one in known and other in known


def _joins(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word behind بن, عبد or دي belongs to the name."""
    token = tokens[index]
    if token.kind is not TokenKind.WORD or token.norm in lexicon()["never"]:
        return False
    if tokens[index - 1].norm == "ال" or token.norm.startswith("ال") or token.norm in JOINING:
        return True
    known = is_given(token.norm) or token.norm in lexicon().name_words
    return known or (token.norm not in lexicon().vocabulary and token.norm not in lexicon().nouns)


def carries_on(tokens: Sequence[Token], text: str, start: int) -> bool:
    """Whether a word that is surely a name stands behind the one at ``start``."""
    end = name_end(tokens, text, start)
    return any(
        tokens[i].norm in JOINING or _may_follow(tokens[i].norm, tokens[i - 1].norm) == 2 for i in range(start + 1, end)
    )
