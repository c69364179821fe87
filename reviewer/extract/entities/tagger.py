"""The CRF over the words of each sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pycrfsuite
from attrs import frozen

from reviewer import resources
from reviewer.extract.entities.features import Features, Word
from reviewer.extract.entities.lexicon import bare_forms, lexicon, looks_inflected
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
_CERTAIN = 0.995  # probability of no name from which the types are not looked at
_DOUBTED = 0.2
LONGEST = 400  # words a sentence; a longer one is cut, since the model was trained on sentences


Found: TypeAlias = tuple[int, int, str, list[float]]  # first word, word behind, type, probability of each word


@frozen
class Model:
    """A trained CRF and the features that it knows."""

    tagger: Any
    features: Features

    @classmethod
    def load(cls, folder: Path) -> Model:
        """Read ``ner.crfsuite`` and ``ner.features.txt`` of a folder."""
        tagger = pycrfsuite.Tagger()  # pyright: ignore[reportAttributeAccessIssue]
        tagger.open(str(folder / "ner.crfsuite"))
        known = (folder / "ner.features.txt").read_text(encoding="utf-8").split("\n")
        return cls(tagger, Features(known))

    def read(self, sentences: Sequence[Sequence[Word]]) -> Iterator[tuple[list[Found], list[dict[str, float]]]]:
        """The names of each sentence of an article, and for each of its words how likely it belongs to a type."""
        types = {kind for label in self.tagger.labels() if (kind := label[2:])}
        for rows in self.features.of(sentences):
            tags: list[str] = self.tagger.tag(rows)
            found = [
                (a, b, kind, [self.tagger.marginal(tags[i], i) for i in range(a, b)]) for a, b, kind in spans(tags)
            ]
            yield found, [self._beliefs(index, types) for index in range(len(rows))]

    def _beliefs(self, index: int, types: Iterable[str]) -> dict[str, float]:
        marginal = self.tagger.marginal
        if marginal("O", index) > _CERTAIN:
            return {}
        return {kind: marginal(f"B-{kind}", index) + marginal(f"I-{kind}", index) for kind in types}


@cache
def model() -> Model:
    return Model.load(resources.path("models"))


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The spans of IOB2 tags; an I- that follows nothing of its type begins one."""
    start, kind = None, ""
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{kind}":
            yield start, index, kind
            start = None
        if start is None and tag != "O":
            start, kind = index, tag[2:]


def sentences(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Token ranges of the sentences."""
    first = 0
    for sentence in analysis.sentences:
        count = len(tokens_in(analysis.tokens, sentence))
        for start in range(first, first + count, LONGEST):
            yield start, min(start + LONGEST, first + count)
        first += count


@cache
def _heads(kind: str) -> frozenset[str]:
    """Words in front of a name of this type that do not belong to it."""
    words = lexicon()
    match kind:
        case "PER":
            return words["never"] | ((words["title"] | words["title_tail"]) - words.first_names)
        case "LOC":
            return words["never"] | words["place_head"]
        case "ORG":
            return words["never"] | (words["org_nick"] - words["org_head"])
        case _:
            return words["never"]


@frozen
class Reading:
    """What the model says of an article: the names that it proposes, and what it thinks of each token."""

    mentions: tuple[Mention, ...]
    norms: tuple[str, ...]
    beliefs: tuple[dict[str, float], ...]

    def support(self, mention: Mention) -> float:
        """How likely the model holds the words of a mention, whoever proposed it, for words of a name of its type."""
        told = self.beliefs[mention.first : mention.last]
        return sum(belief.get(mention.type, 0.0) for belief in told) / len(told)

    def begins_later(self, mention: Mention) -> bool:
        """Whether a place has a word before it that the model holds for no part of the name: جنوب | لبنان.

        Nouns such as بحيرة and مطار belong to the name whatever the corpus says.
        """
        if any(form in lexicon()["place_name_head"] for form in bare_forms(self.norms[mention.first])):
            return False
        first, last = (self.beliefs[i].get(mention.type, 0.0) for i in (mention.first, mention.last - 1))
        return mention.type == "LOC" and first < _DOUBTED and last > 1 - _DOUBTED


def read(analysis: Analysis) -> Reading:
    """Titles, trigger nouns and proclitics are left outside of the mentions."""
    tokens, text = analysis.tokens, analysis.text
    others = frozenset(t.norm for t in tokens)
    ranges = list(sentences(analysis))
    words = [[(t.span.of(text), t.norm) for t in tokens[low:high]] for low, high in ranges]
    mentions: list[Mention] = []
    beliefs: list[dict[str, float]] = []
    for (low, _), (found, believed) in zip(ranges, model().read(words), strict=True):
        beliefs += believed
        for start, end, kind, scores in found:
            while len(scores) > 1 and scores[-1] < _LEAST_LAST:
                scores.pop()
                end -= 1  # noqa: PLW2901
            first, last = _trimmed(tokens, low + start, low + end, kind)
            if first == last or _unlikely(tokens[first].norm, last - first, kind, min(scores)):
                continue
            span = Span(_start(text, tokens[first], others), tokens[last - 1].span.end)
            mentions.append(Mention(span, first, last, kind, min(scores), _REASON, "model"))
    return Reading(tuple(mentions), tuple(t.norm for t in tokens), tuple(beliefs))


def _start(text: str, token: Token, others: frozenset[str]) -> int:
    words = lexicon()
    known = [form for form in bare_forms(token.norm) if form in words.sizes or form in words["person"]]
    return start_after_clitics(text, token, known, others)


def _trimmed(tokens: Sequence[Token], first: int, last: int, kind: str) -> tuple[int, int]:
    """A token range without the titles and nouns before a name and the punctuation around it."""
    while last - first > 1 and _is_before_name(tokens, first, last, kind):
        first += 1
    while first < last and tokens[first].kind in (TokenKind.PUNCTUATION, TokenKind.NUMBER):
        first += 1
    while first < last and (tokens[last - 1].kind is TokenKind.PUNCTUATION or _ends_no_name(tokens[last - 1], kind)):
        last -= 1
    return first, last


def _is_before_name(tokens: Sequence[Token], first: int, last: int, kind: str) -> bool:
    """Whether the first word of a name is a title, a noun that announces it or a preposition."""
    words, norm = lexicon(), tokens[first].norm
    if norm.removeprefix("و") in _heads(kind):
        return True
    if kind == "PER" and norm.startswith("ال"):
        return norm not in words.last_names and norm not in words["person"]
    return norm == "علي" and last - first == 2 and tokens[first + 1].norm not in words.last_names


def _ends_no_name(token: Token, kind: str) -> bool:
    return token.norm in lexicon()["never"] or (kind in ("PER", "LOC") and looks_inflected(token.norm))


def _unlikely(norm: str, size: int, kind: str, score: float) -> bool:
    """Names that the model takes too easily, by their first word: above all single words."""
    words = lexicon()
    if kind == "PER" and norm.startswith(("بال", "لل", "فال", "كال")) and score < _SURE:
        return True
    if size > 1:
        return False
    if kind == "MISC" or norm in words.nouns or (kind != "PER" and is_nisba(norm)):
        return True
    known = norm in words.sizes or norm in words.first_names or norm in words.last_names
    # للملاك begins with a preposition as a rule, يرجح is a verb in the present
    if kind == "PER" and norm[:1] in ("ل", "ي") and not known and score < _SURE:
        return True
    return norm in words.vocabulary and score < _LEAST_COMMON
