"""Named entities on the tokens of a CoNLL file: ``token tag`` a line, an empty line after each sentence.

Sentences become articles, so that the measures of entities serve here as well. Strict IOB2 starts an entity at B-X
only; the lenient reading, which most published figures use, also at an I-X that continues nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from attrs import evolve

from reviewer.model import Article, Entity, Span
from reviewer.quality.entities import entity_type
from reviewer.quality.evaluation import evaluate
from reviewer.quality.sheet import Evaluation

Sentence: TypeAlias = list[tuple[str, str]]
_TAG = re.compile(r"O|[BI]-\S+")
_TOKEN = re.compile(r"\S+")
_DOCUMENT = 15  # sentences an article, about as many as a news item has; the format itself knows no articles


def is_conll(line: str) -> bool:
    """Whether a line of a file that is not empty holds a token and its tag."""
    parts = line.split()
    return len(parts) >= 2 and _TAG.fullmatch(parts[-1]) is not None


def read(lines: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of a file.

    Raises:
        ValueError: a line has no tag; the message is its number.
    """
    sentence: Sentence = []
    for number, line in enumerate(lines, 1):
        parts = line.split()
        if len(parts) == 1:
            raise ValueError(str(number))
        if parts:
            sentence.append((parts[0], parts[-1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _chunks(tags: Sequence[str], *, lenient: bool) -> Iterator[tuple[int, int, str]]:
    """First token, token behind the last, and type of each entity."""
    start, kind = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        prefix, _, label = tag.partition("-")
        goes_on = prefix == "I" and entity_type(label) == kind
        if start >= 0 and not goes_on:
            yield start, index, kind
            start = -1
        if prefix == "B" or (lenient and prefix == "I" and start < 0):
            start, kind = index, entity_type(label)


def documents(sentences: Iterable[Sentence], *, lenient: bool = False) -> list[Article]:
    """The sentences as articles: tokens joined by spaces, each sentence a paragraph, the tags as entities."""
    source = iter(sentences)
    found: list[Article] = []
    while some := list(islice(source, _DOCUMENT)):
        text = "\n".join(" ".join(token for token, _ in sentence) for sentence in some)
        tokens = [Span(*m.span()) for m in _TOKEN.finditer(text)]
        entities: list[Entity] = []
        first = 0
        for sentence in some:
            for start, end, kind in _chunks([tag for _, tag in sentence], lenient=lenient):
                span = Span(tokens[first + start].start, tokens[first + end - 1].end)
                entities.append(Entity(id=f"e{len(entities) + 1}", span=span, type=kind))
            first += len(sentence)
        found.append(Article(id=f"{len(found) + 1}", text=text, annotations=entities))
    return found


def on_tokens(article: Article) -> Article:
    """The article with its entities on whole tokens: of ونايفة the proclitic belongs to the token, too."""
    tokens = [m.span() for m in _TOKEN.finditer(article.text)]
    entities: list[Entity] = []
    end = index = 0
    for entity in article.entities:
        while tokens[index][1] <= entity.span.start:
            index += 1
        last = index
        while last + 1 < len(tokens) and tokens[last + 1][0] < entity.span.end:
            last += 1
        if tokens[index][0] >= end:  # a token has one tag
            end = tokens[last][1]
            entities.append(evolve(entity, span=Span(tokens[index][0], end)))
    return article.with_annotations(entities)


def evaluate_tokens(
    gold: Sequence[Article],
    predicted: Sequence[Article],
    lenient: tuple[Sequence[Article], Sequence[Article]],
) -> Evaluation:
    """The measures of entities, ``exact`` in strict IOB2, and ``exact, lenient`` from gold and predicted in that."""
    result = evaluate(gold, predicted)
    measures = dict(result.measures["entities"])
    measures["exact, lenient"] = evaluate(*lenient).measures["entities"]["exact"]
    return evolve(result, measures={"entities": measures}, types={"entities": result.types["entities"]})
