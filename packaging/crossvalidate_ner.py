"""Cross-validate the entity layer on a corpus: ``python packaging/crossvalidate_ner.py CORPUS.conll --work FOLDER``.

Five folds of contiguous documents, strict spans (both ends and the type), micro-averaged over all folds:

* plain: a CRF over words, affixes, shapes and trigger nouns;
* gazetteers: the same with places and first and last names of ``resources/lexicon/gazetteer.tsv``;
* crf: the model of ``train_ner.py``, its output as it is;
* pipeline: ``find_entities`` over whole documents with the model and the vocabulary of the fold.

Documents are guessed (see ``ner_corpus.documents``); words are joined with spaces, sentences with line breaks. A
predicted span that covers a word except its proclitic counts as that word. Each fold runs in a process of its own and
leaves its models and predictions in FOLDER, where a later run finds them again (``--again crf pipeline`` forgets some).
The map from scores to probabilities comes from the pipeline's predictions, by isotonic regression for each source and
type. The corpus leaves out much that our guidelines mark (ministries, buildings), so ``--news`` adds articles annotated
by our guidelines, which together weigh as much as the corpus. ``--calibrate`` writes the map to
``resources/models/calibration.tsv``; the reliability on the corpus is measured on each fold with the map of the others.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import ner_baseline
from ner_corpus import Sentence, Span, documents, read, tagged_words

FOLDS = 5
SYSTEMS = ("plain", "gazetteers", "crf", "pipeline")
CALIBRATION = Path(__file__).resolve().parent.parent / "resources" / "models" / "calibration.tsv"
LEAST_CASES = 40  # in a step of the map

Found = tuple[int, int, str, float, str]  # span over the words of the corpus, score, source
Case = tuple[str, str, float, bool]  # source, type, score, whether it is right


def fold_of(sentences: Sequence[Sentence], fold: int) -> tuple[list[Sentence], list[Sentence]]:
    """Sentences to train on and to test on."""
    low, high = fold * len(sentences) // FOLDS, (fold + 1) * len(sentences) // FOLDS
    return [*sentences[:low], *sentences[high:]], list(sentences[low:high])


def use_models(folder: Path) -> None:
    """Let the program read its models and the vocabulary from a folder; before anything of it is loaded."""
    from reviewer import resources

    shipped = resources.path

    def path(*parts: str) -> Path:
        found = folder.joinpath(*parts[1:])
        return found if parts[0] == "models" and found.exists() else shipped(*parts)

    resources.path = path


def run(corpus: Path, work: Path, fold: int, systems: Sequence[str]) -> None:
    """Predict one fold with each system that has no prediction yet."""
    training, test = fold_of(read(corpus), fold)
    folder = work / f"fold{fold}"
    folder.mkdir(parents=True, exist_ok=True)
    for system in systems:
        target = folder / f"{system}.json"
        if target.exists():
            continue
        if system in ner_baseline.SYSTEMS:
            found = ner_baseline.predict(training, test, system)
        else:
            import train_ner

            if not (folder / "vocabulary.txt").exists():
                train_ner.write_vocabulary(training, folder)
            use_models(folder)
            if not (folder / "ner.crfsuite").exists():
                train_ner.train(training, folder)
            found = crf(test) if system == "crf" else pipeline(test)
        target.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _word_range(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The words of a sentence that the code points [start, end) of its joined text touch."""
    edges = [0]
    for word in sentence.words:
        edges.append(edges[-1] + len(word) + 1)
    touched = [i for i in range(len(sentence.words)) if edges[i] < end and start < edges[i + 1] - 1]
    return (touched[0], touched[-1] + 1) if touched else (0, 0)


def crf(sentences: Sequence[Sentence]) -> list[list[Found]]:
    from reviewer.extract.entities.tagger import model
    from reviewer.text import analyse

    found: list[list[Found]] = []
    for first, behind in documents(sentences):
        here = sentences[first:behind]
        read = model().read([tagged_words(sentence)[0] for sentence in here])
        for sentence, (names, _) in zip(here, read, strict=True):
            tokens = analyse(" ".join(sentence.words)).tokens
            found.append(
                [
                    (*_word_range(sentence, tokens[a].span.start, tokens[b - 1].span.end), kind, min(scores), "model")
                    for a, b, kind, scores in names
                ]
            )
    return found


def remember_scores() -> list[tuple[str, str, float]]:
    """A list to which source, type and score of each entity are added before they are made a probability."""
    from reviewer.extract import entities

    raw: list[tuple[str, str, float]] = []

    def calibrated(source: str, kind: str, score: float) -> float:
        raw.append((source, kind, score))
        return score

    entities.calibrated = calibrated
    return raw


def pipeline(sentences: Sequence[Sentence]) -> list[list[Found]]:
    from reviewer.extract import entities
    from reviewer.text import analyse

    found: list[list[Found]] = []
    for first, behind in documents(sentences):
        texts = [" ".join(sentence.words) for sentence in sentences[first:behind]]
        raw = remember_scores()
        here: list[list[Found]] = [[] for _ in texts]
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text) + 1)
        for entity, (source, _, score) in zip(entities.find_entities(analyse("\n".join(texts))), raw, strict=True):
            place = next(i for i in range(len(texts)) if entity.span.start < starts[i + 1])
            shift = starts[place]
            span = _word_range(sentences[first + place], entity.span.start - shift, entity.span.end - shift)
            here[place].append((*span, entity.type, score, source))
        found += here
    return found


def load(work: Path, system: str) -> list[list[Found]]:
    return [
        s for fold in range(FOLDS) for s in json.loads((work / f"fold{fold}" / f"{system}.json").read_text("utf-8"))
    ]


def measure(
    gold: Sequence[Iterable[Span]], told: Sequence[Iterable[Span]]
) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and the count of names by type and for all."""
    right: Counter[str] = Counter()
    predicted: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for names, spans in zip(map(set, gold), map(set, told), strict=True):
        for counter, items in ((right, names & spans), (predicted, spans), (true, names)):
            counter.update(kind for _, _, kind in items)
            counter["all"] += len(items)
    result = {}
    for kind in ("PER", "LOC", "ORG", "MISC", "all"):
        precision, recall = right[kind] / max(predicted[kind], 1), right[kind] / max(true[kind], 1)
        total = precision + recall
        result[kind] = (precision, recall, 2 * precision * recall / total if total else 0.0, true[kind])
    return result


def news_cases(files: Sequence[Path]) -> list[Case]:
    """Whether the entities of the shipped program are right in annotated articles; optional ones do not count."""
    from reviewer.extract.entities import find_entities
    from reviewer.text import analyse

    cases: list[Case] = []
    for line in [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]:
        article = json.loads(line)
        raw = remember_scores()
        for entity, told in zip(find_entities(analyse(article["text"])), raw, strict=True):
            met = [e for e in article["entities"] if e["start"] < entity.span.end and entity.span.start < e["end"]]
            spans = {(e["start"], e["end"], e["type"]) for e in met}
            spans |= {(start, end, e["type"]) for e in met for start, end in e.get("alt") or ()}
            right = (entity.span.start, entity.span.end, entity.type) in spans
            if right or not any(e.get("optional") for e in met):
                cases.append((*told, right))
    return cases


def corpus_cases(gold: Sequence[Iterable[Span]], found: Sequence[Sequence[Found]]) -> list[Case]:
    return [
        (source, kind, score, (first, behind, kind) in names)
        for names, told in zip(map(set, gold), found, strict=True)
        for first, behind, kind, score, source in told
    ]


def isotonic(cases: Sequence[tuple[float, bool, float]]) -> list[tuple[float, float]]:
    """The best rising map: steps of lowest score and share of right ones; ``cases`` are score, right, weight."""
    blocks: list[list[float]] = []  # lowest score, weight of the right ones, weight, count
    for score, right, weight in sorted(cases):
        blocks.append([score, right * weight, weight, 1])
        while len(blocks) > 1 and (
            blocks[-2][0] == blocks[-1][0]
            or blocks[-2][3] < LEAST_CASES
            or blocks[-2][1] * blocks[-1][2] >= blocks[-1][1] * blocks[-2][2]
        ):
            last = blocks.pop()
            blocks[-1][1:] = [one + other for one, other in zip(blocks[-1][1:], last[1:], strict=True)]
    if len(blocks) > 1 and blocks[-1][3] < LEAST_CASES:
        last = blocks.pop()
        blocks[-1][1:] = [one + other for one, other in zip(blocks[-1][1:], last[1:], strict=True)]
    return [(low, right / weight) for low, right, weight, _ in blocks]


def steps(corpus: Sequence[Case], news: Sequence[Case]) -> dict[tuple[str, str], list[tuple[float, float]]]:
    """The map of each source and type, and of each source (``*``) for types that hardly occur."""
    share = len(corpus) / len(news) if news else 0.0
    grouped: dict[tuple[str, str], list[tuple[float, bool, float]]] = defaultdict(list)
    for cases, weight in ((corpus, 1.0), (news, share)):
        for source, kind, score, right in cases:
            grouped[source, kind].append((score, right, weight))
            grouped[source, "*"].append((score, right, weight))
    return {key: isotonic(c) for key, c in sorted(grouped.items()) if key[1] == "*" or len(c) >= 2 * LEAST_CASES}


def probability(table: dict[tuple[str, str], list[tuple[float, float]]], case: Case) -> float:
    source, kind, score, _ = case
    found = table.get((source, kind)) or table[source, "*"]
    return next((share for low, share in reversed(found) if low <= score), found[0][1])


def write_calibration(table: dict[tuple[str, str], list[tuple[float, float]]]) -> None:
    lines = ["# source, type (* for the others), score from, probability; made by packaging/crossvalidate_ner.py"]
    lines += [f"{s}\t{k}\t{low:.4f}\t{share:.3f}" for (s, k), found in table.items() for low, share in found]
    CALIBRATION.write_text("\n".join(lines) + "\n", encoding="utf-8")


def reliability(pairs: Sequence[tuple[float, bool]], title: str) -> None:
    print(f"\n{title:24}{'score':>12}{'names':>8}{'mean':>8}{'right':>8}")
    for low in (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        high = {0.9: 0.95, 0.95: 1.01}.get(low, low + 0.1)
        bin_ = [(score, right) for score, right in pairs if low <= score < high]
        if bin_:
            mean, right = (sum(column) / len(bin_) for column in zip(*bin_, strict=True))
            print(f"{'':24}{low:5.2f} - {min(high, 1):.2f}{len(bin_):8}{mean:8.3f}{right:8.3f}")


def show(gold: Sequence[Iterable[Span]], work: Path, systems: Sequence[str]) -> None:
    print(f"{'':12}{'type':6}{'P':>8}{'R':>8}{'F1':>8}{'names':>8}")
    for system in systems:
        told = [[(a, b, kind) for a, b, kind, *_ in found] for found in load(work, system)]
        for kind, (precision, recall, score, count) in measure(gold, told).items():
            print(f"{system:12}{kind:6}{precision:8.4f}{recall:8.4f}{score:8.4f}{count:8}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, default=list(SYSTEMS))
    parser.add_argument("--again", nargs="*", choices=SYSTEMS, default=[])
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--news", nargs="*", type=Path, default=[], help="articles with gold, reviewer/1")
    parser.add_argument("--calibrate", action="store_true")
    arguments = parser.parse_args()
    for fold in range(FOLDS):
        for system in arguments.again:
            (arguments.work / f"fold{fold}" / f"{system}.json").unlink(missing_ok=True)
            if system == "crf":
                (arguments.work / f"fold{fold}" / "ner.crfsuite").unlink(missing_ok=True)
    context: Any = get_context("spawn")
    with ProcessPoolExecutor(arguments.jobs, mp_context=context, max_tasks_per_child=1) as pool:
        jobs = [pool.submit(run, arguments.corpus, arguments.work, k, arguments.systems) for k in range(FOLDS)]
        for job in jobs:
            job.result()
    sentences = read(arguments.corpus)
    gold = [s.names for s in sentences]
    show(gold, arguments.work, arguments.systems)
    found = load(arguments.work, "pipeline")
    news = news_cases(arguments.news)
    told: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        low, high = fold * len(gold) // FOLDS, (fold + 1) * len(gold) // FOLDS
        table = steps(corpus_cases([*gold[:low], *gold[high:]], [*found[:low], *found[high:]]), news)
        told += [(probability(table, case), case[3]) for case in corpus_cases(gold[low:high], found[low:high])]
    reliability(told, "corpus, held out")
    table = steps(corpus_cases(gold, found), news)
    reliability([(probability(table, case), case[3]) for case in news], "news articles")
    if arguments.calibrate:
        write_calibration(table)


if __name__ == "__main__":
    main()
