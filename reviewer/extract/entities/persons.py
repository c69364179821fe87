"""Persons by grammar: a name behind a title, and a chain of names by itself."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.extract.entities import reasons
from reviewer.extract.entities.bodies import body_end
from reviewer.extract.entities.chain import JOINING, carries_on, is_doubtful, is_given, is_preposition, name_end
from reviewer.extract.entities.lexicon import bare_forms, is_foreign, lexicon
from reviewer.extract.entities.mention import Mention, is_nisba
from reviewer.extract.entities.page import Page

_FURTHEST = 9  # words between a title and its name: المتحدث باسم وزارة الخارجية في إقليم كذا


def titled(page: Page, index: int) -> Iterator[Mention]:
    """الرئيس التركي فلان الفلاني: names behind a title, its adjectives, and the body or place that it names."""
    at = _past_title(page, index)
    if at is None or not page.same_line(index, at):
        return
    end = name_end(page.tokens, page.text, at)
    reason = reasons.announced(page.surface(index))
    yield page.mention(at, end, "PER", 0.9 if is_given(page.norm(at)) else 0.8, reason, form=page.norm(at))


def _past_title(page: Page, title: int) -> int | None:
    """Index of the first word of the name behind the title at ``title``."""
    words = lexicon()
    at = title + 1
    while at <= title + _FURTHEST and at < len(page.tokens):
        norm = page.norm(at)
        known = page.phrase(at, norm)
        if known and known[1] in ("LOC", "ORG"):
            at = known[0]
            continue
        if _begins_name(page, at, near=at == title + 1 or _is_attribute(page.norm(at - 1))):
            return at
        if page.has(at, "org_head") and body_end(page, at) > at + 1:
            at = body_end(page, at)
            continue
        if not (norm.startswith(("ال", "لل", "وال")) or norm in words.sizes or _links(norm)):
            return None
        at += 1
    return None


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
    definite = before.startswith("ال") or before in words.sizes
    looks = near and definite and is_foreign(norm) and norm[0] not in "وفلبكيتن"
    return looks and name_end(page.tokens, page.text, index) > index + 1


def chained(page: Page, index: int) -> Iterator[Mention]:
    """ليلى حداد: a given name and at least one more word that is surely a name."""
    for form in bare_forms(page.norm(index)):
        if form not in lexicon().first_names or form in JOINING or form in lexicon()["never"]:
            continue
        if form != page.norm(index) and (is_doubtful(form) or is_doubtful(page.norm(index))):
            continue
        if is_preposition(page.surface(index)) or not carries_on(page.tokens, page.text, index):
            continue
        if any(form in lexicon()[section] for section in ("title", "org_nick", "org_head", "place_head")):
            continue
        end = name_end(page.tokens, page.text, index)
        span = page.mention(index, end, "PER", 0.85, reasons.chain(page.surface(index)), form=form)
        yield span
        return
