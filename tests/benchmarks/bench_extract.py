"""Extraction of all layers against camel-tools' simple_word_tokenize of the same text."""

from __future__ import annotations

import orjson
from camel_tools.tokenizers.word import simple_word_tokenize

from reviewer import resources
from reviewer.extract import extract
from reviewer.model.record import article_from_record
from tests.benchmarks.rows import Row, milliseconds, paired, row


def rows() -> list[Row]:
    lines = resources.path("samples", "articles.jsonl").read_bytes().splitlines()
    articles = [article_from_record(orjson.loads(line)) for line in lines]
    words = sum(len(a.text.split()) for a in articles)
    repeats = 20  # the floor takes a millisecond only

    def ours() -> float:
        return milliseconds(lambda: [extract(a) for a in articles]) * 1000 / words

    def floor() -> float:
        once = milliseconds(lambda: [simple_word_tokenize(a.text) for a in articles for _ in range(repeats)])
        return once / repeats * 1000 / words

    return [row("extract", f"samples, {words} words", paired(ours, floor, 7), unit="ms/1000 words", must=60, aim=20)]
