"""Names of persons word by word: where one begins and how far it goes.

Arabic names are chains of given names, بن or أبو and a family name; foreign ones are given and family name with دي، فان
and the like between. A word of a chain is a name by the lists or by its look; a word that the language uses otherwise
(كريم، عادل) needs a neighbour that is certainly one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reviewer.extract.entities.lexicon import LARGE_CITY, is_foreign, is_news_word, lexicon
from reviewer.extract.entities.ordinary import has_forms, is_unknown
from reviewer.text import Token, TokenKind

LONGEST = 6  # words of a name, joining words included
JOINING = frozenset(
    "بن ابن بنت ابو ابي ابا ام عبد ال ولد دي دا دو دوس ديل ديلا دير دن فان فون لو اوف بو ايت اغ مير حاجي ذو تين".split()
)
_SHORTEST_NISBA = 5  # letters, with the article
_ADJECTIVES = ("org_tail", "org_field", "org_generic", "facility_tail", "title_tail", "demonym", "title")
_FUTURE = ("سي", "ست", "سن")
_HOURS = frozenset("صباح مساء ظهر عصر فجر ليل ليله عشيه غداه منتصف".split())  # صباح اليوم is no part of a name
_DAYS = frozenset(
    "اليوم امس غد غدا السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه يوم الاول التالي الماضي".split()
)
_INFLECTED = "وفي"  # letters with which a word that is no known name is rather another word with a clitic


def is_given(norm: str) -> bool:
    words = lexicon()
    return norm in words.given or norm in words["person"]


@lru_cache(maxsize=8_000)
def is_doubtful(norm: str) -> bool:
    """Whether a name is also an ordinary word."""
    words = lexicon()
    if norm in words["common"] or norm in words.vocabulary or norm in words.nouns:
        return True
    return norm not in words.listed and not norm.startswith("ال") and has_forms(norm)


def is_nameish(norm: str) -> bool:
    """Whether a word is a name by the lists and no ordinary word, or one that nobody uses otherwise."""
    words = lexicon()
    if norm in words.ordinary or norm in words["never"]:
        return False
    known = norm in words.name_words or norm in words["person"]
    return (known and not is_doubtful(norm)) or (is_foreign(norm) and is_unknown(norm))


def is_surname(norm: str, before: str) -> bool:
    """جميل | الناصري: a nisba behind a first name that neither a body nor a country has for adjective."""
    words = lexicon()
    if not (norm.startswith("ال") and norm.endswith("ي") and len(norm) > _SHORTEST_NISBA):
        return False
    adjective = any(norm in words[section] for section in _ADJECTIVES)
    return before in words.first_names and before not in words.nouns and norm not in words.nouns and not adjective


def is_preposition(surface: str) -> bool:
    """على, whose normalised form is the name علي."""
    return surface.endswith("ى") and surface.startswith("عل") and len(surface) == 3


def is_glued(norm: str) -> bool:
    """Whether a preposition is written on a word of the language: نجاة الطائي | لشفق نيوز."""
    plain = norm[:1] in ("ل", "ب", "ك") and not norm.startswith("بال") and norm not in lexicon().name_words
    return plain and has_forms(norm[1:])


def _never_follows(norm: str) -> bool:
    words = lexicon()
    if any(norm in words[section] for section in ("never", "title_tail", "work_head", "product_head")):
        return True
    joined = norm.startswith("وال") and norm[1:] in words.listed and norm not in words.listed  # إبراهيم | والخالدي
    return norm.startswith("لل") or joined or is_glued(norm)


def _definite_follows(norm: str, before: str, *, known: bool) -> int:
    """``_may_follow`` of a word with the article."""
    words = lexicon()
    behind_given = is_given(before) or before in JOINING
    if words.sizes.get(norm, 0) >= LARGE_CITY and norm not in words.last_names and not behind_given:
        return 0  # غادر هيروشي ناكاتاني | الخرطوم
    behind_name = behind_given or before in words.name_words or is_foreign(before)
    known = known or (norm[2:] in words.first_names and norm not in words.vocabulary)  # محمد العلي
    if known and behind_name:
        if norm in words.last_names and behind_given:
            return 2  # غسان | الخوري, who is no priest
        return 0 if norm in words["title"] else 1 if norm in words["sport"] else 2
    # الشريعي, but الموصوف is a participle and الاستمتاع a noun of action
    plain = norm.endswith("ي") or (len(norm) < 8 and not is_news_word(norm[2:]) and not has_forms(norm))
    return int(is_surname(norm, before) or (behind_name and norm not in words.ordinary and plain))


@lru_cache(maxsize=8_000)
def _may_follow(norm: str, before: str) -> int:
    """How well a word carries on a name: 2 a known name, 1 by its look, 0 not at all."""
    words = lexicon()
    if _never_follows(norm):
        return 0
    known = norm in words.name_words or norm in words["person"]
    if known and not is_doubtful(norm):
        return 2
    if norm.startswith("ال"):
        return _definite_follows(norm, before, known=known)
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
        after = tokens[end + 1].norm if end + 1 < len(tokens) else ""
        if not _may_follow(token.norm, before.norm) or (token.norm in _HOURS and after in _DAYS):
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
    certain = not is_doubtful(tokens[start].norm)
    return any(
        tokens[i].norm in JOINING
        or _may_follow(tokens[i].norm, tokens[i - 1].norm) == 2
        or (certain and is_nameish(tokens[i].norm))
        for i in range(start + 1, end)
    )
