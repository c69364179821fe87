"""Train the CRF of the entity layer: ``python packaging/train_ner.py CORPUS.conll``.

CORPUS is in CoNLL form, ``token tag`` a line, tags in IOB2 with PERS, LOC, ORG, MISC (ANERcorp, CAMeL Lab split).
Writes
``ner.crfsuite`` and ``vocabulary.txt`` (words that are no names) to ``resources/models``; deterministic (L-BFGS, no
random start). ``--folds 5`` cross-validates instead.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from pathlib import Path

import pycrfsuite

from reviewer.extract.entities.features import sentence_features
from reviewer.text import normalize

MODELS = Path(__file__).resolve().parent.parent / "resources" / "models"
PARAMETERS = {"c1": 0.15, "c2": 0.005, "max_iterations": 120, "feature.possible_transitions": True}
TYPES = {"PERS": "PER"}

Sentence = tuple[list[str], list[str]]


def read(path: Path) -> list[Sentence]:
    sentences: list[Sentence] = [([], [])]
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.rsplit(None, 1)
        if len(parts) == 2:
            tag, _, kind = parts[1].partition("-")
            sentences[-1][0].append(normalize(parts[0]) or parts[0])
            sentences[-1][1].append(f"{tag}-{TYPES.get(kind, kind)}" if kind else tag)
        elif sentences[-1][0]:
            sentences.append(([], []))
    return [s for s in sentences if s[0]]


def train(sentences: list[Sentence], target: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)  # pyright: ignore[reportAttributeAccessIssue]
    for norms, tags in sentences:
        trainer.append(sentence_features(norms), tags)
    trainer.set_params(PARAMETERS)
    trainer.train(str(target))


def vocabulary(sentences: list[Sentence]) -> list[str]:
    """Words that occur outside of names, at least four times as often as inside."""
    outside: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for norms, tags in sentences:
        for norm, tag in zip(norms, tags, strict=True):
            (outside if tag == "O" else inside)[norm] += 1
    return sorted(w for w, count in outside.items() if w.isalpha() and count > 4 * inside[w])


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Strict IOB2: an entity begins at B."""
    found: set[tuple[int, int, str]] = set()
    start, kind = None, ""
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and tag != f"I-{kind}":
            found.add((start, index, kind))
            start = None
        if tag.startswith("B-"):
            start, kind = index, tag[2:]
    return found


def cross_validate(sentences: list[Sentence], folds: int) -> None:
    hits = predicted = gold = 0
    for fold in range(folds):
        low, high = fold * len(sentences) // folds, (fold + 1) * len(sentences) // folds
        with tempfile.TemporaryDirectory() as folder:
            model = Path(folder) / "fold.crfsuite"
            train(sentences[:low] + sentences[high:], model)
            tagger = pycrfsuite.Tagger()  # pyright: ignore[reportAttributeAccessIssue]
            tagger.open(str(model))
            for norms, tags in sentences[low:high]:
                told, true = spans(tagger.tag(sentence_features(norms))), spans(tags)
                hits, predicted, gold = hits + len(told & true), predicted + len(told), gold + len(true)
    precision, recall = hits / predicted, hits / gold
    print(f"P {precision:.4f}  R {recall:.4f}  F1 {2 * precision * recall / (precision + recall):.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    sentences = read(arguments.corpus)
    if arguments.folds:
        cross_validate(sentences, arguments.folds)
        return
    MODELS.mkdir(parents=True, exist_ok=True)
    words = vocabulary(sentences)
    (MODELS / "vocabulary.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    model = MODELS / "ner.crfsuite"
    train(sentences, model)
    print(f"{len(sentences)} sentences, {model.stat().st_size} bytes, {len(words)} words")


if __name__ == "__main__":
    main()
