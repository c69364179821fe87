"""Make ``resources/models/paradigms.tsv`` from the word frequencies of wordfreq (data CC BY-SA 4.0).

For each of the frequent Arabic words, in the normalised form of ``reviewer.text.normalize``: how often its other forms
occur for one of itself, in steps of ten, one character each in the order of ``paradigms.NAMES``: its frequency, with
the article (for words with it: without), with a possessive or object suffix, as nisba, as verb, feminine, plural, with
و, with ب and with ل before it. Needs the ``build`` dependency group: ``python packaging/build_paradigms.py``
"""

from __future__ import annotations

import math
import re
from collections import Counter
from pathlib import Path

from wordfreq import get_frequency_dict

from reviewer.text import normalize

TARGET = Path(__file__).resolve().parent.parent / "resources" / "models" / "paradigms.tsv"
ARABIC = re.compile("[\u0621-\u064a]{2,}")
LEAST = 7e-8  # of all words; about 200,000 words are as frequent
_SUFFIXES = ("ها", "هم", "هما", "نا", "كم")


def bucket(ratio: float) -> str:
    """``0`` for none, then ``a`` to ``e`` in steps of ten from 0.003."""
    return "0" if not ratio else "abcde"[sum(ratio >= step for step in (0.003, 0.03, 0.3, 3))]


def code(word: str, frequencies: Counter[str]) -> str:
    def share(*forms: str) -> str:
        return bucket(sum(frequencies[form] for form in forms) / frequencies[word])

    definite = word.startswith("ال") and len(word) > 4
    stem = word[2:] if definite else word
    article = share(stem if definite else "ال" + word)
    possessive = share(*(stem + suffix for suffix in _SUFFIXES), *([stem + "ه"] if definite else []))
    nisba = share(stem + "ي", word + "ي") if definite else share(f"ال{word}ي", f"ال{word}يه")
    verb = share("ي" + stem, "ت" + stem, stem + "ت", stem + "وا")
    plural = share(word + "ات", word + "ين", word + "ون")
    rest = (share(word + "ه"), plural, share("و" + word), share("ب" + word), share("ل" + word))
    return (
        f"{min(int(-1.5 * math.log10(frequencies[word])), 15):x}" + article + possessive + nisba + verb + "".join(rest)
    )


def main() -> None:
    frequencies: Counter[str] = Counter()
    for word, frequency in get_frequency_dict("ar", "best").items():
        if ARABIC.fullmatch(norm := normalize(word)):
            frequencies[norm] += frequency
    lines = [f"{word}\t{code(word, frequencies)}\n" for word, count in frequencies.items() if count >= LEAST]
    TARGET.write_bytes("".join(sorted(lines)).encode())
    print(f"{len(lines)} words, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
