"""Extraction of all layers: its speed against camel-tools' tokenizer, its growth with the text, its memory."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

import orjson
from camel_tools.tokenizers.word import simple_word_tokenize

from reviewer import resources
from reviewer.extract import extract
from reviewer.model import Article
from reviewer.model.record import article_from_record
from tests.benchmarks.rows import Row, milliseconds, paired, row

SHORT, LONG = 64, 1024  # kB of UTF-8
FEW, MANY = 5_000, 20_000  # articles; the fewer are enough to fill the caches, which are bounded
_PEAK = """
import re, sys
from pathlib import Path
from reviewer.cli import main
code = main(["extract", sys.argv[1], "--out", "/dev/null", "--jobs", "1"])
print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])  # getrusage tells the parent's, too
sys.exit(code)
"""


def samples() -> list[Article]:
    lines = resources.path("samples", "articles.jsonl").read_bytes().splitlines()
    return [article_from_record(orjson.loads(line)) for line in lines]


def text_of(kilobytes: int, seed: int = 1) -> str:
    """The paragraphs of the samples in random order, with other numbers, up to a size."""
    chance = random.Random(seed)
    paragraphs = [line for article in samples() for line in article.text.splitlines() if line]
    parts: list[str] = []
    size = 0
    while size < kilobytes * 1024:
        parts.append(f"{chance.choice(paragraphs)} {chance.randrange(10**6)}.")
        size += len(parts[-1].encode()) + 1
    return "\n".join(parts)


def write_articles(path: Path, count: int) -> None:
    """Short articles, each with a word that no other has, so that a cache without an end would show."""
    chance = random.Random(count)
    words = [word for article in samples() for word in article.text.split()]
    letters = "ابتجحدرسشصطعفقكلمنهوي"
    with path.open("wb") as file:
        for index in range(count):
            text = " ".join([*chance.choices(words, k=25), "".join(chance.choices(letters, k=6))])
            file.write(orjson.dumps({"format": "reviewer/1", "id": f"a{index}", "text": text}) + b"\n")


def _speed() -> Row:
    articles = samples()
    words = sum(len(a.text.split()) for a in articles)
    repeats = 20  # the floor takes a millisecond only

    def ours() -> float:
        return milliseconds(lambda: [extract(a) for a in articles]) * 1000 / words

    def floor() -> float:
        once = milliseconds(lambda: [simple_word_tokenize(a.text) for a in articles for _ in range(repeats)])
        return once / repeats * 1000 / words

    return row("extract", f"samples, {words} words", paired(ours, floor, 7), unit="ms/1000 words", must=60, aim=20)


def _growth() -> Row:
    long, short = (Article(id=f"{size}", text=text_of(size)) for size in (LONG, SHORT))

    def each(article: Article, size: int) -> float:
        return milliseconds(lambda: extract(article)) / size

    pairs = [(each(long, LONG), each(short, SHORT)) for _ in range(3)]
    return row("extract", f"a text of {LONG} kB against {SHORT} kB", pairs, unit="ms/kB", must=1.3, aim=1.1)


def _memory() -> Row:
    with tempfile.TemporaryDirectory() as folder:

        def megabytes(count: int) -> float:
            path = Path(folder) / f"{count}.jsonl"
            write_articles(path, count)
            command = [sys.executable, "-c", _PEAK, str(path)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            return int(done.stdout.split()[-1]) / 1024

        pairs = [(megabytes(MANY), megabytes(FEW))]
    return row("extract", f"memory, {MANY} articles against {FEW}", pairs, unit="MB", must=1.2, aim=1.05)


def rows() -> list[Row]:
    return [_speed(), _growth(), _memory()]
