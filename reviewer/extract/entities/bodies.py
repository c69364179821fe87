"""Bodies by grammar: a noun such as وزارة, and how far the name goes that it begins."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.extract.entities import reasons
from reviewer.extract.entities.lexicon import is_foreign, lexicon
from reviewer.extract.entities.mention import Mention, is_nisba
from reviewer.extract.entities.page import Page

_LONGEST = 9  # words of the name of a body


def body(page: Page, index: int) -> Iterator[Mention]:
    """وزارة الداخلية، الهيئة العامة للطيران المدني: a noun and the words that complete the name of a body."""
    end = body_end(page, index)
    if end == index + 1 or not page.same_line(index, end - 1):
        return
    form = page.form_in(index, "org_head")
    yield page.mention(index, end, "ORG", 0.9, reasons.begins(form), form=form)
    if page.norm(end) == "(" and page.norm(end + 2) == ")" and _is_acronym(page, end + 1):  # المنظمة … (أوبك)
        short = page.norm(end + 1)
        yield page.mention(end + 1, end + 2, "ORG", 0.99, reasons.acronym(), form=short, source="gazetteer")


def _is_acronym(page: Page, index: int) -> bool:
    norm = page.norm(index)
    listed = norm in lexicon().announced["ORG"]
    return page.is_word(index) and (listed or "." in norm or norm.isascii() or is_foreign(norm))


def body_end(page: Page, index: int) -> int:
    """Index behind the name of a body that begins with the noun at ``index``; just behind the noun when none does."""
    words = lexicon()
    head = page.form_in(index, "org_head")
    at = _first_part(page, index + 1, head)
    if at == index + 1:
        return at
    while at < min(index + _LONGEST, len(page.tokens)):
        further = _further_part(page, at)
        if further == at:
            break
        at = further
    while at > index + 1 and page.norm(at - 1) in words["never"]:
        at -= 1
    if at == index + 2 and (
        page.norm(index + 1) in words["org_generic"] or f"{head} {page.norm(index + 1)}" in words["no_body"]
    ):
        return index + 1
    if head in words["org_with_place"] and page.norm(at) == "في" and page.norm(at + 1) in words.sizes:
        return at + 2
    return at


def _is_field(norm: str) -> bool:
    words = lexicon()
    return norm in words["org_tail"] or norm in words["org_field"]


def _first_part(page: Page, index: int, head: str) -> int:
    """Index behind what completes the noun at once: a field, a place, a person honoured, a definite noun."""
    words = lexicon()
    norm = page.norm(index)
    if not page.is_word(index) or norm in words["never"]:
        return index
    known = page.phrase(index, norm)
    of = head in words["org_of"]
    if (
        head in words["org_outside"]
        and ((known and known[1] == "ORG") or norm in words.announced["ORG"])
        and not _is_field(norm)
    ):
        return index  # وكالة | رويترز
    if known and (known[1] != "PER" or known[0] > index + 1) and (of or known[0] > index + 1):
        return known[0]
    if _is_field(norm):
        return index + 1
    if head.startswith("ال"):  # اللجنة الأولمبية
        return index + (is_nisba(norm) and norm not in words["org_generic"])
    if norm in words["org_idafa"]:
        return _construct(page, index)
    if of and norm.startswith("ال") and len(norm) > 4 and norm not in words["org_generic"]:
        return index + 1
    if of and norm in words.sizes and norm not in words.vocabulary:
        return index + 1
    foreign = of and head not in words["org_nick"] and is_foreign(norm) and norm[0] not in "وفبليت"
    return index + foreign


def _construct(page: Page, index: int) -> int:
    """Index behind nouns in construct and the definite noun or place that ends them: تنظيم الاتصالات."""
    words = lexicon()
    at = index
    while page.norm(at) in words["org_idafa"] and at < index + 3:
        at += 1
    norm = page.norm(at)
    known = page.phrase(at, norm)
    if known and known[1] in ("LOC", "ORG"):
        return known[0]
    definite = norm.startswith("ال") and norm not in words["org_generic"]
    return at + 1 if definite or norm in words.sizes else index


def _further_part(page: Page, index: int) -> int:
    """Index behind an adjective, a second field or a complement with ل that carries the name on."""
    words = lexicon()
    norm = page.norm(index)
    if not page.is_word(index) or norm in words["org_generic"] or norm in words["title"]:
        return index
    if _is_field(norm) or (is_nisba(norm) and page.norm(index - 1) not in words["org_head"]):
        return index + 1
    if norm.startswith("وال") and _is_field(norm[1:]):
        return index + 1
    if norm.startswith("لل"):
        return index + ("ال" + norm[2:] in words.vocabulary or _is_field("ال" + norm[2:]) or _is_field(norm))
    if norm.startswith("ل") and norm[1:] in words["org_idafa"]:
        return _construct_behind(page, index)
    return index


def _construct_behind(page: Page, index: int) -> int:
    """لحقوق الإنسان، لعلوم الأحياء، لشؤون اللاجئين."""
    words = lexicon()
    at = index + 1
    while page.norm(at) in words["org_idafa"] and at < index + 3:
        at += 1
    return at + 1 if page.norm(at).startswith("ال") or page.norm(at) in words.sizes else index


def named(page: Page, index: int) -> Iterator[Mention]:
    """حركة فتح، شركة روتنبرغ: a name that is known to follow such a noun, or one to three words that look foreign."""
    words = lexicon()
    at = index + 1
    norm = page.norm(at)
    if not page.is_word(at) or not page.same_line(index, at):
        return
    known = page.phrase(at, norm)
    if known and known[0] > at + 1:
        if known[1] != "LOC" or " ".join(page.norms[at : known[0]]) not in words.announced["ORG"]:
            return
        end = known[0]
    elif norm in words.announced["ORG"] and not (_is_field(norm) and page.has(index, "org_head")):
        end = at + 1
    elif (known and known[1] == "ORG") or not page.has(index, "org_foreign"):
        return
    else:
        end = at
        while end < at + 3 and page.is_word(end) and is_foreign(page.norm(end)):
            if page.norm(end)[0] in ("وفلبكيتن" if end == at else "وف"):
                break
            end += 1
        if end == at:
            return
        after = page.phrase(end, page.norm(end))
        if (
            after
            and after[1] == "LOC"
            and page.norm(end) not in words.vocabulary
            and not page.norm(end).startswith("ال")
        ):
            end = after[0]  # سبورتينغ لشبونة
    yield page.mention(at, end, "ORG", 0.85, reasons.announced(page.surface(index)), form=norm)
