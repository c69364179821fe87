"""Reading of corpora in CoNLL form for the training of the entity layer, in the tokens of our own tokenizer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from reviewer.text import analyse

TYPES = {"PERS": "PER", "GPE": "LOC", "FAC": "LOC", "PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
_SHORTEST, _LONGEST = 15, 25  # sentences of a guessed document
_NEAR = 6  # sentences before and after a place whose words are compared there

Span = tuple[int, int, str]  # first word, word behind, type


@frozen
class Sentence:
    """Words of a corpus with their names, as spans over these words."""

    words: tuple[str, ...]
    names: frozenset[Span]


def read(path: Path) -> list[Sentence]:
    """Sentences of ``token tag [tag …]`` lines; of nested tags the outermost of our types counts."""
    sentences: list[Sentence] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.split()
        if len(parts) > 1:
            words.append(parts[0])
            tags.append(next((t for t in parts[1:] if t.partition("-")[2] in TYPES), "O"))
        elif words:
            sentences.append(Sentence(tuple(words), frozenset(spans(tags))))
            words, tags = [], []
    return sentences


def spans(tags: Sequence[str]) -> Iterator[Span]:
    """An I- that follows nothing of its type begins a name: the corpus has some."""
    start, kind = None, ""
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{kind}":
            yield start, index, TYPES[kind]
            start = None
        if start is None and tag != "O":
            start, kind = index, tag[2:]


def tags_of(sentence: Sentence) -> list[str]:
    """The IOB2 tag of each word."""
    tags = ["O"] * len(sentence.words)
    for first, behind, kind in sentence.names:
        tags[first:behind] = [f"B-{kind}", *[f"I-{kind}"] * (behind - first - 1)]
    return tags


def tagged_words(sentence: Sentence) -> tuple[list[tuple[str, str]], list[str]]:
    """Surface and normalised form of each of our tokens, and its IOB2 tag."""
    text = " ".join(sentence.words)
    edges = [0]
    for word in sentence.words:
        edges.append(edges[-1] + len(word) + 1)
    words: list[tuple[str, str]] = []
    tags: list[str] = []
    for token in analyse(text).tokens:
        words.append((token.span.of(text), token.norm))
        tag = "O"
        for first, behind, kind in sentence.names:
            if edges[first] <= token.span.start < edges[behind]:
                tag = f"{'B' if token.span.start == edges[first] else 'I'}-{kind}"
        tags.append(tag)
    return words, tags


def documents(sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Guessed documents as ranges of sentences: cut every 15 to 25 where the words around have least in common."""
    counts = Counter(word for sentence in sentences for word in set(sentence.words))
    rare = [{w for w in s.words if counts[w] < 40 and len(w) > 2} for s in sentences]

    def cohesion(cut: int, start: int) -> float:
        before = set().union(*rare[max(start, cut - _NEAR) : cut])
        after = set().union(*rare[cut : cut + _NEAR])
        return len(before & after) / (1 + min(len(before), len(after)))

    ranges: list[tuple[int, int]] = []
    start = 0
    while len(sentences) - start > _LONGEST:
        cut = min(range(start + _SHORTEST, start + _LONGEST + 1), key=lambda cut: cohesion(cut, start))
        ranges.append((start, cut))
        start = cut
    return [*ranges, (start, len(sentences))] if start < len(sentences) else ranges
