"""Names that a noun before them announces: in quotation marks, of places, and in the dateline."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.extract.entities import reasons
from reviewer.extract.entities.chain import is_doubtful, is_given, name_end
from reviewer.extract.entities.lexicon import LARGE_CITY, is_foreign, is_news_word, lexicon
from reviewer.extract.entities.mention import Mention, is_nisba
from reviewer.extract.entities.page import Page
from reviewer.text import TokenKind

OPENERS, _CLOSERS = frozenset("\"«“„”″'"), frozenset("\"»”“″'«")
_DASHES = frozenset("-–—ـ")
_LONGEST_MARKED = 6  # words between the marks of a name
_SECTIONS = (
    ("work_head", "MISC"),
    ("mark_place", "LOC"),
    ("org_nick", "ORG"),
    ("mark_body", "ORG"),
    ("org_head", "ORG"),
)


def marked(page: Page, opener: int) -> Iterator[Mention]:
    """حركة «كذا»، الفيلم الروماني "كذا": the name between marks behind a noun and its adjectives."""
    index = opener - 1
    while index > opener - 4 and is_nisba(page.norm(index)):
        index -= 1
    kind = next((kind for section, kind in _SECTIONS if page.has(index, section)), None)
    if kind is None:
        return
    for last in range(opener + 2, min(opener + 2 + _LONGEST_MARKED, len(page.tokens))):
        if page.norm(last) in _CLOSERS:
            if page.same_line(opener, last) and not _is_speech(page, opener + 1, last):
                noun = page.surface(index)
                yield page.mention(opener + 1, last, kind, 0.93, reasons.announced(noun), form=page.norm(opener + 1))
            return


def _is_speech(page: Page, first: int, last: int) -> bool:
    return any(page.norm(i) in (".", "؟", "!", ":", "،") for i in range(first, last))


def place(page: Page, index: int) -> Iterator[Mention]:
    """مدينة حلب، قرية سرنيه: a place behind a noun that stays outside of its name."""
    at = index + 1
    norm = page.norm(at)
    words = lexicon()
    if not page.is_word(at) or not page.same_line(index, at) or norm in words["never"]:
        return
    if page.phrase(at, norm):
        return
    if norm in words["place_prefix"] and page.is_word(at + 1) and page.norm(at + 1) not in words["never"]:
        yield page.mention(at, at + 2, "LOC", 0.8, reasons.announced(page.surface(index)), form=norm)
        return
    known = norm in words.sizes or norm in words.announced["LOC"]
    head = page.form_in(index, "place_head")
    looks = not head.startswith("ال") and head != "عاصمه" and is_foreign(norm) and norm[0] not in "وفلبكيت"
    if norm.startswith("ال") and len(norm) > 5 and not known:  # قرية النعيرية
        stem = norm[2:].removesuffix("ه")
        looks = head in words["settlement"] and not is_news_word(norm) and not is_news_word(stem)
    if known or looks:
        yield page.mention(
            at, at + 1, "LOC", 0.85 if known else 0.75, reasons.announced(page.surface(index)), form=norm
        )


def named_place(page: Page, index: int) -> Iterator[Mention]:
    """مطار بغداد الدولي، استاد الأمير هاشم: a noun of place with a name that is known or foreign, and its adjective."""
    words = lexicon()
    at = index + 1
    norm = page.norm(at)
    if not page.is_word(at) or not page.same_line(index, at):
        return
    known = page.phrase(at, norm)
    end = at
    if known:
        end = known[0]
    elif norm in words["title"] and norm.startswith("ال") and is_given(page.norm(at + 1)):
        end = name_end(page.tokens, page.text, at + 1)
    elif norm in words.last_names and norm.startswith("ال") and _facility(page, index):
        end = at + 1  # مستشفى الشامي
    elif norm in words.sizes and (words.sizes[norm] >= LARGE_CITY or norm not in words.vocabulary):
        end = at + 1
    elif is_given(norm) and not is_doubtful(norm):
        end = name_end(page.tokens, page.text, at)
    else:
        while end < at + 3 and page.is_word(end) and is_foreign(page.norm(end)) and page.norm(end)[0] not in "وفلب":
            end += 1
    if end == at:
        return
    if page.norm(end) in words["facility_tail"] and _facility(page, index):
        end += 1
    form = page.form_in(index, "place_name_head")
    yield page.mention(index, end, "LOC", 0.87, reasons.announced(form), form=form)


def _facility(page: Page, index: int) -> bool:
    """مطار بغداد الدولي، مستشفى أروما الريفي, but not نهر دجلة العراقي."""
    return page.has(index, "facility")


def dateline(page: Page) -> Iterator[Mention]:
    """اربيل (كوردستان24)-، الرياض - «الواحة»: the source behind the place at the head of a paragraph."""
    for index, token in enumerate(page.tokens):
        at_head = index == 0 or "\n" in page.text[page.tokens[index - 1].span.end : token.span.start]
        if not at_head or token.kind is not TokenKind.WORD:
            continue
        known = page.phrase(index, token.norm)
        if not known or known[1] != "LOC":
            continue
        dash = page.norm(known[0])
        if dash in _DASHES:  # عمان – بترا –
            end = next((i for i in range(known[0] + 2, known[0] + 5) if page.norm(i) == dash), None)
            if (
                end is not None
                and page.same_line(index, end)
                and all(page.is_word(i) for i in range(known[0] + 1, end))
            ):
                yield page.mention(
                    known[0] + 1, end, "ORG", 0.9, reasons.dateline(), form=page.norm(known[0] + 1), source="gazetteer"
                )
                continue
        opener = next((i for i in range(known[0], known[0] + 8) if page.norm(i) in ("(", "«", '"')), None)
        if opener is None or not page.same_line(index, opener):
            continue
        between = [page.norm(i) for i in range(known[0], opener)]
        if any(n not in "-–—،:," and not n.isdigit() and n not in lexicon()["month"] for n in between):
            continue
        closer = next((i for i in range(opener + 2, opener + 6) if page.norm(i) in (")", "»", '"')), None)
        if (
            closer is not None
            and closer < len(page.tokens)
            and page.norm(closer + 1) in ("-", "–", "—", ":", "--", "ـ")
        ):
            yield page.mention(
                opener + 1, closer, "ORG", 0.95, reasons.dateline(), form=page.norm(opener + 1), source="gazetteer"
            )
