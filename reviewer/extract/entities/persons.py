"""Persons by grammar: a name behind a title, and a chain of names by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reviewer.extract.entities import reasons
from reviewer.extract.entities.bodies import body_end
from reviewer.extract.entities.chain import (
    JOINING,
    carries_on,
    is_doubtful,
    is_given,
    is_nameish,
    is_preposition,
    name_end,
)
from reviewer.extract.entities.lexicon import bare_forms, is_foreign, lexicon
from reviewer.extract.entities.mention import Mention, is_nisba
from reviewer.extract.entities.ordinary import is_unknown, is_verb
from reviewer.extract.entities.page import Page

_OTHER_NOUNS = (
    "org_nick",
    "org_head",
    "place_head",
    "place_name_head",
    "product_head",
    "work_head",
    "mark_body",
    "site",
)
_SPEECH = frozenset(["ان", "انه", "انها", "ل", ":", "في", "،"])
_COMMAS = frozenset("،,")
_LEAST_APPOSED = 2  # words of a name that only a title behind it tells
_MOST_BETWEEN = 5  # words of a name between two commas, and one
_FURTHEST = 9  # words between a title and its name: المتحدث باسم وزارة الخارجية في إقليم كذا


def titled(page: Page, index: int) -> Iterator[Mention]:
    """الرئيس التركي فلان الفلاني: names behind a title, its adjectives, and the body or place that it names."""
    at = _past_title(page, index)
    if at is None:
        yield from _between_commas(page, index)
        return
    if not page.same_line(index, at):
        return
    end = name_end(page.tokens, page.text, at)
    if end == at + 1 and page.norm(at) in JOINING:
        return
    reason = reasons.announced(page.surface(index))
    yield page.mention(at, end, "PER", 0.9 if is_given(page.norm(at)) else 0.8, reason, form=page.norm(at))


def _between_commas(page: Page, index: int) -> Iterator[Mention]:
    """، الجنرال بحر الدين ساكن،: whatever the two to four words are that fill the commas behind a title with ال."""
    if page.norm(index - 1) not in _COMMAS or not page.norm(index).startswith("ال"):
        return
    first = end = index + 1
    while end < first + _MOST_BETWEEN and page.is_word(end) and not _is_other(page, end, first):
        end += 1
    if end >= first + _LEAST_APPOSED and page.norm(end) in _COMMAS and page.same_line(index, end):
        yield page.mention(first, end, "PER", 0.8, reasons.announced(page.surface(index)), form=page.norm(first))


def _is_other(page: Page, index: int, first: int) -> bool:
    """Whether a word can be no part of a name between commas."""
    norm = page.norm(index)
    other = norm in lexicon()["never"] or is_preposition(page.surface(index)) or is_verb(norm)
    return other or is_nisba(norm) or norm.startswith("وال") or (index == first and norm.startswith("ال"))


def initialled(page: Page, index: int) -> Iterator[Mention]:
    """رضا. ع: a given name and the first letter of a family name that is not told."""
    letter = page.norm(index + 2)
    if page.norm(index + 1) != "." or len(letter) != 1 or not page.is_word(index + 2):
        return
    if page.same_line(index, index + 2) and page.tokens[index + 1].span.start == page.tokens[index].span.end:
        yield page.mention(index, index + 3, "PER", 0.9, reasons.chain(page.surface(index)), form=page.norm(index))


def _past_title(page: Page, title: int) -> int | None:
    """Index of the first word of the name behind the title at ``title``."""
    words = lexicon()
    at = behind = title + 1  # behind the title, or a body or place
    while at <= title + _FURTHEST and at < len(page.tokens):
        norm = page.norm(at)
        known = page.phrase(at, norm)
        if known and known[1] in ("LOC", "ORG"):
            at = behind = known[0]
            continue
        if page.has(at, "org_nick") and page.norm(at + 1) in words.announced["ORG"]:
            at = behind = at + 2  # باسم حركة فتح
            continue
        if _begins_name(page, at, near=at == behind or _is_attribute(page.norm(at - 1))):
            return at
        if at > title + 1 and _is_pair(page, at):
            return at  # مدرب الفريق | ماكسيم لوروا
        if page.has(at, "org_head") and body_end(page, at) > at + 1:
            at = behind = body_end(page, at)
            continue
        if not (norm.startswith(("ال", "لل", "وال")) or norm in words.sizes or _links(norm)):
            return None
        at += 1
    return None


def _is_pair(page: Page, index: int) -> bool:
    """Whether two words that are names by their look stand side by side: ماكسيم لوروا."""
    one, other = page.norm(index), page.norm(index + 1)
    if not (page.is_word(index + 1) and is_nameish(one) and is_nameish(other)) or is_preposition(page.surface(index)):
        return False
    words = lexicon()
    place = any(norm in words.sizes or norm in words.announced["ORG"] for norm in (one, other))
    return not place and name_end(page.tokens, page.text, index) > index + 1


def _links(norm: str) -> bool:
    return any(norm in lexicon()[section] for section in ("linking", "title_tail", "title", "org_head"))


def _is_attribute(norm: str) -> bool:
    words = lexicon()
    return is_nisba(norm) or norm in words["title_tail"] or norm in words["title"] or norm in words.sizes


def _begins_name(page: Page, index: int, *, near: bool) -> bool:
    """Whether a name begins at ``index``; ``near`` behind the title or its adjective an unknown one may."""
    norm = page.norm(index)
    words = lexicon()
    if not page.is_word(index) or norm in words["never"] or norm in words["linking"]:
        return False
    if is_preposition(page.surface(index)) or norm in words["title_tail"] or norm in words["org_head"]:
        return False
    if is_given(norm) or norm in ("ابو", "عبد", "ابن", "ال", "ام"):
        if not is_doubtful(norm) or (near and page.has(index - 1, "kin")):
            return True
        if carries_on(page.tokens, page.text, index):
            return True
        return near and name_end(page.tokens, page.text, index) > index + 1 and not is_doubtful(page.norm(index + 1))
    if norm in words["title"] or norm in words.sizes:
        return False
    before = page.norm(index - 1)
    definite = before.startswith("ال") or before in words.sizes or before.endswith(("ه", "ها", "هم"))
    if before == "باسم" and is_nameish(norm) and norm in words.name_words:
        return True
    looks = near and definite and is_foreign(norm) and (norm[0] not in "وفلبكيتن" or is_nameish(norm))
    return looks and name_end(page.tokens, page.text, index) > index + 1


def _goes_on_list(page: Page, index: int) -> bool:
    """Whether two names of the lists follow two others with و."""
    names = lexicon().listed
    around = (page.norm(index - 2), page.norm(index - 1), page.norm(index)[1:], page.norm(index + 1))
    return page.norm(index).startswith("و") and all(norm in names or norm[1:] in names for norm in around)


def chained(page: Page, index: int) -> Iterator[Mention]:
    """ليلى حداد: a given name and at least one more word that is surely a name."""
    for form in bare_forms(page.norm(index)):
        if form not in lexicon().first_names or form in JOINING or form in lexicon()["never"]:
            continue
        if form != page.norm(index) and page.norm(index) in lexicon().listed:
            continue  # وفاء, not و|فاء
        if form in lexicon()["linking"] and page.has(index - 1, "title"):
            continue  # المتحدث باسم أشتون
        listed = _goes_on_list(page, index)  # بسمة القاسم و|هدى ناصر
        if form != page.norm(index) and not listed and (is_doubtful(form) or is_doubtful(page.norm(index))):
            continue
        if form in lexicon()["verb_name"]:
            continue  # مات روبن، بارك الله
        if is_preposition(page.surface(index)) or not (listed or carries_on(page.tokens, page.text, index)):
            continue
        if any(form in lexicon()[section] for section in ("title", "org_nick", "org_head", "place_head")):
            continue
        end = name_end(page.tokens, page.text, index)
        span = page.mention(index, end, "PER", 0.85, reasons.chain(page.surface(index)), form=form)
        yield span
        return


def subject(page: Page, index: int) -> Iterator[Mention]:
    """قال يوسي غارفينكل: two names by their look behind a verb of speaking, or one before what is said."""
    at = index + 1
    if not page.is_word(at) or not page.same_line(index, at) or page.phrase(at, page.norm(at)):
        return
    lone = is_nameish(page.norm(at)) and page.norm(at) not in lexicon().sizes and page.norm(at + 1) in _SPEECH
    if _is_pair(page, at) or lone:
        end = name_end(page.tokens, page.text, at)
        yield page.mention(at, end, "PER", 0.75, reasons.announced(page.surface(index)), form=page.norm(at))


def apposed(page: Page, index: int) -> Iterator[Mention]:
    """تيري ديران، مدير كذا: two or three names by their look before a title without article."""
    last = index - 1 if page.norm(index - 1) in _COMMAS else index
    first = last
    while first > max(last - 4, 0) and page.is_word(first - 1) and is_nameish(page.norm(first - 1)):
        first -= 1
    form = page.norm(first)
    if last - first < _LEAST_APPOSED and form[:1] != "و" and is_nameish(page.norm(first - 1)[1:]) and first < last:
        first, form = first - 1, page.norm(first - 1)
    if form[:1] == "و" and is_nameish(form[1:]):
        form = form[1:]  # و|فوتيس كوفيليس رئيس
    if (
        last - first >= _LEAST_APPOSED
        and page.same_line(first, index)
        and not any(page.norm(i) in lexicon().sizes for i in range(first, last))
    ):
        yield page.mention(first, last, "PER", 0.75, reasons.chain(page.surface(first)), form=form)


def paired(page: Page, chosen: Iterable[Mention]) -> Iterator[Mention]:
    """خلفا ل|هيرومي تاناكا: two words side by side that nobody uses otherwise, and no noun tells what they are."""
    taken = {i for mention in chosen for i in range(mention.first, mention.last)}
    words = lexicon()
    for index, (norm, after) in enumerate(zip(page.norms, page.norms[1:], strict=False)):
        if index in taken or index + 1 in taken or not is_nameish(after):
            continue
        form = norm[1:] if norm[:1] in "ولب" and is_nameish(norm[1:]) and norm not in words.listed else norm
        if not is_nameish(form) or any(part in words.sizes for part in (form, after)):
            continue
        if not page.is_word(index) or not (is_unknown(form) or form in words.listed):
            continue
        if any(page.has(index - 1, section) for section in _OTHER_NOUNS):
            continue
        end = name_end(page.tokens, page.text, index)
        if end > index + 1 and taken.isdisjoint(range(index, end)):
            taken.update(range(index, end))
            yield page.mention(index, end, "PER", 0.7, reasons.chain(page.surface(index)), form=form)


def related(page: Page, index: int) -> Iterator[Mention]:
    """أخوه الأصغر، آندي; نجليه بشار ورامي: one name behind a word of kinship, its adjectives and a comma."""
    at = index + 1
    while at < index + 3 and page.norm(at).startswith("ال") and page.is_word(at):
        at += 1
    at += page.norm(at) in _COMMAS
    norm = page.norm(at)
    if not page.is_word(at) or not page.same_line(index, at) or is_preposition(page.surface(at)):
        return
    near = at == index + 1
    if (is_given(norm) and (near or norm not in lexicon().vocabulary)) or is_nameish(norm):
        if near and norm in lexicon().nouns:
            return
        end = name_end(page.tokens, page.text, at)
        yield page.mention(at, end, "PER", 0.85, reasons.announced(page.surface(index)), form=norm, fixed=not near)
