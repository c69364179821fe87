"""Plain CRFs to compare the entity layer with: words, affixes, shapes, trigger nouns; with gazetteers on request."""

from __future__ import annotations

import re
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pycrfsuite
from ner_corpus import Sentence, spans, tags_of

from reviewer import resources
from reviewer.text import normalize

SYSTEMS = ("plain", "gazetteers")
PARAMETERS = {"c1": 0.15, "c2": 0.005, "max_iterations": 120, "feature.possible_transitions": True}
_PROCLITICS = ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك")
_GAZETTEER = {"L": "gC", "F": "gF", "N": "gL"}  # places, first and last names
_SHARED = ("n=", "sh=", "g", "t", "al", "st", "s2=", "s3=", "p2=")
_TRIGGERS = {
    "tP": "الرئيس رئيس وزير الوزير السيد الدكتور د الملك الأمير الشيخ النائب المدرب اللاعب الحكم الجنرال العميد اللواء "
    "القاضي المتحدث الناطق مدير أمين سفير المستشار السيدة الأستاذ المهندس الكاتب الشاعر الفنان المخرج نظيره نجم قائد "
    "زعيم المستشارة الفنانة عضو",
    "tO": "وزارة شركة حزب حركة جماعة منظمة مؤسسة هيئة جامعة مجلس نادي فريق لجنة بنك مصرف وكالة صحيفة جريدة مجلة قناة "
    "اتحاد الاتحاد جمعية رابطة نقابة محكمة تنظيم كتائب جيش قوات شرطة معهد مركز برنامج صندوق جبهة كتلة منتخب",
    "tL": "مدينة محافظة ولاية قرية بلدة منطقة إقليم جمهورية مملكة دولة إمارة جزيرة جبل نهر بحر شارع مخيم مطار ميناء حي "
    "قضاء ناحية العاصمة شمال جنوب شرق غرب وسط قطاع خليج سد ساحة",
    "tS": "قال وقال قالت وقالت أكد وأكد أعلن وأعلن صرح أضاف وأضاف أوضح وأوضح ذكر وذكر أشار وأشار نقل دعا طالب رفض",
}


@cache
def _lists() -> dict[str, frozenset[str]]:
    lists: dict[str, set[str]] = defaultdict(set)
    for code, words in _TRIGGERS.items():
        lists[code].update(map(normalize, words.split()))
    for line in resources.path("lexicon", "gazetteer.tsv").read_text(encoding="utf-8").splitlines():
        kind, name, *_ = line.split("\t")
        if kind in _GAZETTEER:
            lists[_GAZETTEER[kind]].add(name)
    return {code: frozenset(words) for code, words in lists.items()}


def _shape(word: str) -> str:
    if re.fullmatch(r"[0-9.,:/%-]+", word):
        return "NUM"
    if re.fullmatch(r"[a-z.\-]+", word):
        return "LAT"
    return "AR" if re.search("[\u0621-\u064a]", word) else "PUN"


def _word(surface: str, *, gazetteers: bool) -> list[str]:
    norm = normalize(surface)
    row = [f"w={surface}", f"n={norm}", f"sh={_shape(norm)}", f"len={min(len(norm), 9)}"]
    for length in (1, 2, 3, 4):
        row += [f"p{length}={norm[:length]}", f"s{length}={norm[-length:]}"]
    stems = [norm[len(p) :] for p in _PROCLITICS if norm.startswith(p) and len(norm) - len(p) >= 2]
    row += [f"st={stem}" for stem in stems]
    for form in (norm, *stems):
        row += [
            f"{code}{int(form is not norm)}"
            for code, words in _lists().items()
            if form in words and (gazetteers or code[0] == "t")
        ]
    return row + ["al"] * norm.startswith("ال") + ["nisba"] * norm.endswith("ي")


def _rows(words: Sequence[str], *, gazetteers: bool) -> list[list[str]]:
    alone = [_word(word, gazetteers=gazetteers) for word in words]
    norms = [normalize(word) for word in words]
    rows: list[list[str]] = []
    for index, own in enumerate(alone):
        row = list(own)
        for distance in (-3, -2, -1, 1, 2):
            other = index + distance
            if 0 <= other < len(words):
                shared = _SHARED if distance > -3 else ("g", "t")
                row += [f"{distance}:{feature}" for feature in alone[other] if feature.startswith(shared)]
            else:
                row.append(f"{distance}:edge")
        if index:
            row.append(f"bg={norms[index - 1]}|{norms[index]}")
        if index + 1 < len(words):
            row.append(f"bn={norms[index]}|{norms[index + 1]}")
        if index > 1:
            row.append(f"bm={norms[index - 2]}|{norms[index - 1]}")
        rows.append(row)
    return rows


def predict(
    training: Sequence[Sentence], test: Sequence[Sentence], system: str
) -> list[list[tuple[int, int, str, float, str]]]:
    """Names of the test sentences by a CRF over the words of the corpus as they are."""
    gazetteers = system == "gazetteers"
    trainer = pycrfsuite.Trainer(verbose=False)  # pyright: ignore[reportAttributeAccessIssue]
    for sentence in training:
        trainer.append(_rows(sentence.words, gazetteers=gazetteers), tags_of(sentence))
    trainer.set_params(PARAMETERS)
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "plain.crfsuite"
        trainer.train(str(model))
        tagger = pycrfsuite.Tagger()  # pyright: ignore[reportAttributeAccessIssue]
        tagger.open(str(model))
        tags = [tagger.tag(_rows(sentence.words, gazetteers=gazetteers)) for sentence in test]
    return [[(*span, 0.0, system) for span in spans(row)] for row in tags]
