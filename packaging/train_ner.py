"""Train the CRF of the entity layer: ``python packaging/train_ner.py CORPUS.conll``.

CORPUS is in CoNLL form, ``token tag`` a line, tags in IOB2 with PERS, LOC, ORG, MISC (ANERcorp, CAMeL Lab split).
Writes ``ner.crfsuite``, ``ner.features.txt`` (the features that the model has) and ``vocabulary.txt`` (words that are
no names) to ``resources/models``, or to ``--folder``; deterministic, as L-BFGS has no random start. Train anew whenever
the features or the word lists change; the files change together, at the end.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite
from ner_corpus import Sentence, documents, read, tagged_words

from reviewer.extract.entities.features import Features

MODELS = Path(__file__).resolve().parent.parent / "resources" / "models"
PARAMETERS = {"c1": 0.15, "c2": 0.005, "max_iterations": 60, "feature.possible_transitions": True}


def train(sentences: Sequence[Sentence], folder: Path) -> None:
    """Write the model and the list of its features to ``folder``."""
    trainer = pycrfsuite.Trainer(verbose=False)  # pyright: ignore[reportAttributeAccessIssue]
    features = Features()
    for first, behind in documents(sentences):
        pairs = [tagged_words(sentence) for sentence in sentences[first:behind]]
        for rows, (_, tags) in zip(features.of([words for words, _ in pairs]), pairs, strict=True):
            trainer.append(rows, tags)
    trainer.set_params(PARAMETERS)
    trainer.train(str(folder / "ner.crfsuite"))
    tagger = pycrfsuite.Tagger()  # pyright: ignore[reportAttributeAccessIssue]
    tagger.open(str(folder / "ner.crfsuite"))
    (folder / "ner.features.txt").write_text("\n".join(sorted(tagger.info().attributes)), encoding="utf-8")


def write_vocabulary(sentences: Sequence[Sentence], folder: Path) -> None:
    """Words that occur outside of names, at least four times as often as inside."""
    outside: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for sentence in sentences:
        words, tags = tagged_words(sentence)
        for (_, norm), tag in zip(words, tags, strict=True):
            (outside if tag == "O" else inside)[norm] += 1
    words = sorted(w for w, count in outside.items() if w.isalpha() and count > 4 * inside[w])
    (folder / "vocabulary.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--folder", type=Path, default=MODELS)
    arguments = parser.parse_args()
    sentences = read(arguments.corpus)
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=arguments.folder) as temporary:
        write_vocabulary(sentences, Path(temporary))
        train(sentences, Path(temporary))
        for file in sorted(Path(temporary).iterdir()):
            file.replace(arguments.folder / file.name)
            print(f"{file.name}: {(arguments.folder / file.name).stat().st_size} bytes")


if __name__ == "__main__":
    main()
