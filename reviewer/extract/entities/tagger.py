"""The CRF over the words of each sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import pycrfsuite

from reviewer import resources
from reviewer.extract.entities.features import sentence_features
from reviewer.extract.entities.lexicon import lexicon, looks_inflected
from reviewer.extract.entities.mention import Mention, is_nisba, start_after_clitics
from reviewer.model import Reason, Span
from reviewer.text import Analysis, Token, TokenKind, tokens_in

_REASON = Reason(
    ar="يرجّح النموذج المدرَّب على أخبار عربية أنه اسم، بحسب الكلمة وما حولها",
    en="the model trained on Arabic news takes it for a name, by the word and its neighbours",
)
_LEAST_LAST = 0.45  # marginal probability under which the last word of a name is cut off
_LEAST_COMMON = 0.8  # the same for a word that is usually no name
_SURE = 0.96  # for words that look like something else
LONGEST = 400  # words a sentence; a longer one is cut, since the model was trained on sentences


@cache
def _tagger() -> Any:
    tagger = pycrfsuite.Tagger()  # pyright: ignore[reportAttributeAccessIssue]
    tagger.open(str(resources.path("models", "ner.crfsuite")))
    return tagger


def _sentences(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences."""
    first = 0
    for sentence in analysis.sentences:
        count = len(tokens_in(analysis.tokens, sentence))
        for start in range(first, first + count, LONGEST):
            yield start, min(start + LONGEST, first + count)
        first += count


def _spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = None, ""
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{kind}":
            yield start, index, kind
            start = None
        if start is None and tag != "O":
            start, kind = index, tag[2:]


def _heads(kind: str) -> frozenset[str]:
    """Words in front of a name of this type that do not belong to it."""
    words = lexicon()
    match kind:
        case "PER":
            return (words["title"] | words["title_tail"]) - words.first_names
        case "LOC":
            return words["place_head"]
        case "ORG":
            return words["org_nick"] - words["org_head"]
        case _:
            return frozenset()


def tagged(analysis: Analysis) -> list[Mention]:
    """What the model proposes, with titles, trigger nouns and proclitics left outside."""
    tagger = _tagger()
    tokens, text = analysis.tokens, analysis.text
    words = lexicon()
    others = frozenset(t.norm for t in tokens)
    known = words.sizes.keys() | words["person"]
    mentions: list[Mention] = []
    for low, high in _sentences(analysis):
        tags: list[str] = tagger.tag(sentence_features([t.norm for t in tokens[low:high]]))
        for start, end, kind in _spans(tags):
            scores = [tagger.marginal(tags[i], i) for i in range(start, end)]
            while len(scores) > 1 and scores[-1] < _LEAST_LAST:
                scores.pop()
            first, last = _trimmed(tokens, low + start, low + start + len(scores), kind)
            glued = first < last and kind == "PER" and tokens[first].norm.startswith(("بال", "لل", "فال", "كال"))
            if glued and min(scores) < _SURE:
                continue
            if first == last or (last - first == 1 and _doubtful(tokens[first].norm, kind, min(scores))):
                continue
            span = Span(start_after_clitics(text, tokens[first], known, others), tokens[last - 1].span.end)
            mentions.append(Mention(span, first, last, kind, min(scores), _REASON, "model"))
    return mentions


def _trimmed(tokens: Sequence[Token], first: int, last: int, kind: str) -> tuple[int, int]:
    """A token range without the titles and nouns before a name and the punctuation around it."""
    words = lexicon()
    heads = _heads(kind)
    while last - first > 1:
        norm = tokens[first].norm
        epithet = kind == "PER" and norm.startswith("ال") and norm not in words.last_names | words["person"]
        preposition = (
            tokens[first].norm == "علي" and last - first == 2 and tokens[first + 1].norm not in words.last_names
        )
        if norm.removeprefix("و") not in heads | words["never"] and not epithet and not preposition:
            break
        first += 1
    while first < last and tokens[first].kind in (TokenKind.PUNCTUATION, TokenKind.NUMBER):
        first += 1
    while first < last and (tokens[last - 1].kind is TokenKind.PUNCTUATION or _ends_no_name(tokens[last - 1], kind)):
        last -= 1
    return first, last


def _ends_no_name(token: Token, kind: str) -> bool:
    return token.norm in lexicon()["never"] or (kind in ("PER", "LOC") and looks_inflected(token.norm))


def _doubtful(norm: str, kind: str, score: float) -> bool:
    """Single words that the model takes for names too easily."""
    if kind == "MISC" or norm in lexicon()["title"]:
        return True
    known = norm in lexicon().sizes or norm in lexicon().first_names | lexicon().last_names
    if norm in lexicon().nouns:
        return True
    # للملاك begins with a preposition as a rule, يرجح is a verb in the present
    if kind == "PER" and norm[:1] in ("ل", "ي") and not known and score < _SURE:
        return True
    if kind != "PER" and is_nisba(norm):
        return True
    return norm in lexicon().vocabulary and score < _LEAST_COMMON
