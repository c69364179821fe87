"""Quotes of a prediction against those of the gold article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reviewer.model import Article, Quote, QuoteKind, Span
from reviewer.quality.matching import (
    Tally,
    alternatives,
    counted,
    demanded,
    distinct,
    good_spans,
    leftovers,
    pairs,
    tally,
    traps,
)
from reviewer.quality.names import rivals, same_name, words
from reviewer.quality.sheet import Sheet

_MARKS = "\"'«»“”″„‟‘’‹›〞〝"
_ENOUGH = 0.8  # Jaccard overlap in words from which an unmarked quote counts as found
_LONGEST_CUE = 4  # words: a longer stretch is no cue
_WORD = re.compile(r"\w+")


def trimmed(text: str, span: Span) -> Span:
    """The span without the white space and quotation marks at its ends."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _MARKS):
        end -= 1
    return Span(start, end) if start < end else span


def _beside(text: str, position: int, step: int) -> bool:
    """Whether a quotation mark stands next to ``position``, white space of the same line skipped."""
    while 0 <= position < len(text) and text[position].isspace() and text[position] != "\n":
        position += step
    return 0 <= position < len(text) and text[position] in _MARKS


def _is_marked(text: str, quote: Quote) -> bool:
    """Whether a predicted quote stands in marks: as it says, or by the text around it."""
    span = trimmed(text, quote.span)
    left = _beside(text, span.start - 1, -1)
    if quote.kind is QuoteKind.INDIRECT:
        return left and _beside(text, span.end, 1)
    return any(quote.marks) or left


def _words(text: str, span: Span) -> frozenset[int]:
    """Where the words begin that begin in the span."""
    whole = trimmed(text, span)
    found = _WORD.finditer(text, whole.start, whole.end)
    return frozenset(m.start() for m in found if not _WORD.match(text, max(0, m.start() - 1), m.start()))


def _jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def exact(text: str, gold: Quote, predicted: Quote) -> bool:
    return trimmed(text, predicted.span) in {trimmed(text, s) for s in good_spans(gold)}


def near(text: str, gold: Quote, predicted: Quote) -> bool:
    theirs = _words(text, predicted.span)
    return any(_jaccard(theirs, _words(text, s)) >= _ENOUGH for s in good_spans(gold))


def found(text: str, gold: Quote, predicted: Quote) -> bool:
    """Whether a prediction holds the content: exactly between marks, in most of its words without them."""
    if any(gold.marks) != _is_marked(text, predicted):
        return False
    return exact(text, gold, predicted) if any(gold.marks) else near(text, gold, predicted)


def _spared(text: str, predicted: Quote, spare: Quote, *, marked: bool) -> bool:
    """Whether a prediction meets an optional quote, and is no error."""
    theirs, ours = _words(text, predicted.span), _words(text, spare.span)
    if marked:
        return exact(text, spare, predicted) or _jaccard(theirs, ours) >= 0.5
    return bool(theirs & ours) and len(theirs & ours) >= 0.5 * min(len(theirs), len(ours))


def compare(gold: Article, predicted: Article, sheet: Sheet) -> None:
    text = gold.text
    once = distinct(counted(predicted.quotes), lambda q: (trimmed(text, q.span), _is_marked(text, q)))
    people = rivals(gold)
    for marked in (True, False):
        wanted, spare = demanded(q for q in gold.quotes if any(q.marks) == marked)
        theirs = [q for q in once if _is_marked(text, q) == marked]
        free = {j for j, p in enumerate(theirs) if any(_spared(text, p, s, marked=marked) for s in spare)}
        matched = pairs(wanted, theirs, lambda g, p: exact(text, g, p))
        name = "marked" if marked else "unmarked"
        sheet.measures[f"{name}, exact"] += tally(matched, len(wanted), len(theirs), free)
        if marked:
            _traps(gold, [q for j, q in enumerate(theirs) if j not in matched.values()], sheet)
        else:
            matched = pairs(wanted, theirs, lambda g, p: near(text, g, p))
            sheet.measures["unmarked, overlap"] += tally(matched, len(wanted), len(theirs), free)
        _kinds(name, wanted, theirs, matched, free, sheet)
        for i, j in matched.items():
            _fields(gold, wanted[i], theirs[j], people, sheet)
        for g, p in sheet.astray(gold, leftovers(wanted, theirs, matched, free)):
            sheet.fault(gold, "boundary", g, g.span.of(text), p.span.of(text))


def _kinds(
    marks: str, wanted: Sequence[Quote], found: Sequence[Quote], matched: dict[int, int], free: set[int], sheet: Sheet
) -> None:
    for index, quote in enumerate(wanted):
        hit = int(index in matched)
        sheet.types[f"{quote.kind.value}, {marks}"] += Tally(hit, hit, 1)
    used = set(matched.values()) | free
    for index, quote in enumerate(found):
        if index not in used:
            sheet.types[f"{quote.kind.value}, {marks}"] += Tally(0, 1, 0)


def _traps(gold: Article, wrong: Sequence[Quote], sheet: Sheet) -> None:
    """Names, titles and labels in quotation marks that were taken for quotes."""
    taken = {trimmed(gold.text, q.span) for q in wrong}
    for span, kind in {trimmed(gold.text, span): kind for span, kind in traps(gold, "non_quotes")}.items():
        sheet.traps[kind] += Tally(int(span in taken), 1, 1)


def _fields(article: Article, gold: Quote, predicted: Quote, people: set[str], sheet: Sheet) -> None:
    text = article.text
    if not exact(text, gold, predicted):
        sheet.fault(article, "boundary", gold, gold.span.of(text), predicted.span.of(text))
    if not sheet.right("kind", predicted.kind.value in (gold.kind.value, *alternatives(gold, "alt_kind"))):
        sheet.fault(article, "kind", gold, gold.kind.value, predicted.kind.value)
    if gold.cue is not None:
        good = [gold.cue, *(Span(a, b) for a, b in alternatives(gold, "alt_cue"))]
        cue = predicted.cue
        short = cue is not None and len(cue.of(text).split()) <= _LONGEST_CUE
        if not sheet.right("cue", cue is not None and short and any(cue.overlaps(s) for s in good)):
            sheet.fault(article, "cue", gold, gold.cue.of(text), cue.of(text) if cue else "")
        sheet.right("cue, exact span", cue == gold.cue)
    _speaker(article, gold, predicted, people, sheet)


def _speaker(article: Article, gold: Quote, predicted: Quote, people: set[str], sheet: Sheet) -> None:
    """The speaker: by name where the gold gives one, else by the noun phrase."""
    text, name = article.text, gold.speaker_name
    if gold.speaker is None and not name:
        return
    met = gold.speaker is not None and predicted.speaker is not None and predicted.speaker.overlaps(gold.speaker)
    said = predicted.speaker_name or (predicted.speaker.of(text) if predicted.speaker else "")
    if name:
        names = (name, *alternatives(gold, "alt_speaker"))
        right = any(same_name(said, n, people - {name, n}) for n in names)
    else:
        assert gold.speaker is not None
        right = met or words(said) == words(gold.speaker.of(text))
    sheet.right("speaker", right)
    sheet.right("speaker, explicit" if gold.speaker else "speaker, prodrop", right)
    if gold.speaker is not None:
        sheet.right("speaker, span", met)
    if not right:
        sheet.fault(article, "speaker", gold, name or (gold.speaker.of(text) if gold.speaker else ""), said)
