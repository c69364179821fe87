"""First letters that may be clitics, judged by the article: فليم stands there many times, and never ليم."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attrs import evolve

from reviewer.extract.entities.chain import is_doubtful
from reviewer.extract.entities.lexicon import LARGE_CITY, lexicon
from reviewer.extract.entities.mention import Mention, normal
from reviewer.extract.entities.ordinary import has_forms
from reviewer.model import Span
from reviewer.text import Analysis

_CLITICS = ("", "و", "ف", "ب", "ك", "ل", "وب", "ول")
_VERY_OFTEN = 4  # occurrences that count for more than a name of the lists: ليم is a family
_OFTEN = {"و": 3}  # occurrences that make a letter the word's own; two of any other letter


def with_own_letters(analysis: Analysis, mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions, with a first letter that was taken for a clitic where the article always has it."""
    counts = Counter(token.norm for token in analysis.tokens)
    return [_with_letter(analysis, mention, counts) for mention in mentions]


def _with_letter(analysis: Analysis, mention: Mention, counts: Counter[str]) -> Mention:
    token = analysis.tokens[mention.first]
    if mention.span.start == token.span.start:
        return mention
    letters = normal(analysis.text[token.span.start : mention.span.start])
    rest = token.norm[len(letters) :]
    if rest.startswith("ال") or (letters[-1:] == rest[:1] == "ل"):
        return mention
    if _is_known(rest) and (counts[token.norm] < _VERY_OFTEN or letters == "و" or rest in lexicon().ordinary):
        return mention
    alone = sum(counts[clitic + rest] for clitic in _CLITICS if clitic != letters)
    if alone or counts[token.norm] < _OFTEN.get(letters, 2):
        return mention
    return evolve(mention, span=Span(token.span.start, mention.span.end))


def _is_known(norm: str) -> bool:
    words = lexicon()
    if words.sizes.get(norm, 0) >= LARGE_CITY or norm in words["person"]:
        return True
    if norm in words.ordinary or has_forms(norm):
        return True
    return (norm in words.first_names or norm in words.last_names) and not is_doubtful(norm)
