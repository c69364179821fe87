"""Names that a noun before them announces: in quotation marks, of places, and in the dateline."""

from __future__ import annotations

from collections.abc import Iterator

from reviewer.extract.entities import reasons
from reviewer.extract.entities.chain import is_doubtful, is_given, is_nameish, name_end
from reviewer.extract.entities.lexicon import LARGE_CITY, forms_of, is_foreign, is_news_word, lexicon
from reviewer.extract.entities.mention import Mention, is_nisba
from reviewer.extract.entities.page import Page
from reviewer.text import TokenKind

OPENERS, _CLOSERS = frozenset("\"«“„”″'"), frozenset("\"»”“″'«")
_DASHES = frozenset("-–—ـ")
_LONGEST_BRACKETED = 5  # words of a company in brackets, and the bracket
_LONGEST_MARKED = 8  # words between the marks of a name
_DIGITS = 4
_NO_SOURCE = frozenset("وكالات الوكالات خاص متابعات مراسلون".split())  # they name nobody
_MOST_LISTED = 5  # names in marks of one list
_ENDINGS = ("ته", "تها", "تي", "تا", "تين", "ه", "ها", "ان", "ين")
_JOINTS = frozenset("و ، او , ثم".split())
_LEADING = frozenset(
    "ل ب : مثل هي هو منها بعنوان الاشهر الاخير الاخيره الاول الاولي الجديد الجديده الشهيره الشهير اخري اسم تحت عنوان".split()
)
_SPOKEN = frozenset(["ان", "انه", "انها"])
_SECTIONS = (
    ("work_head", "MISC"),
    ("mark_place", "LOC"),
    ("org_nick", "ORG"),
    ("mark_body", "ORG"),
    ("org_head", "ORG"),
)


def marked(page: Page, opener: int) -> Iterator[Mention]:
    """حركة «كذا»، الفيلم الروماني "كذا"، أغانيه مثل «كذا» و«كذا»: the name between marks behind a noun."""
    index, kind = _noun_before(page, opener)
    if kind is None:
        return
    for last in range(opener + 2, min(opener + 2 + _LONGEST_MARKED, len(page.tokens))):
        if page.norm(last) in _CLOSERS:
            if page.same_line(opener, last) and not _is_speech(page, opener + 1, last):
                noun = page.surface(index)
                form = page.norm(opener + 1)
                yield page.mention(opener + 1, last, kind, 0.93, reasons.announced(noun), form=form, fixed=True)
            return


def bracketed(page: Page, opener: int) -> Iterator[Mention]:
    """أسهم (صناعات البحر) و(دلما العقارية): companies in brackets behind a noun of the market, one or a list."""
    at = opener - 1
    while page.norm(at) in _JOINTS and page.norm(at - 1) == ")":
        at = next((i for i in range(at - 2, at - 3 - _LONGEST_BRACKETED, -1) if page.norm(i) == "("), 0) - 1
    if at < 0 or not page.has(at, "market"):
        return
    last = next((i for i in range(opener + 1, opener + 1 + _LONGEST_BRACKETED) if page.norm(i) == ")"), None)
    plain = last is not None and all(page.is_word(i) for i in range(opener + 1, last))
    if last is None or last == opener + 1 or not plain or not page.same_line(opener, last):
        return
    first = page.norm(opener + 1)
    if first not in lexicon()["never"] and not first.endswith(("ها", "هم")):  # (مقرها دبي)
        yield page.mention(opener + 1, last, "ORG", 0.85, reasons.announced(page.surface(at)), form=first, fixed=True)


def _noun_before(page: Page, opener: int) -> tuple[int, str | None]:
    """The noun that tells what the name in marks is, and the type; of a list of names the noun before the first."""
    for _ in range(_MOST_LISTED):
        index = opener - 1
        while index > opener - 5 and _stands_between(page, index):
            index -= 1
        for section, kind in _SECTIONS:
            if page.has(index, section) or (kind == "MISC" and _is_work(page, index)):
                return index, kind
        if page.norm(opener - 1) not in _JOINTS or page.norm(opener - 2) not in _CLOSERS:
            break
        before = next((i for i in range(opener - 4, opener - 5 - _LONGEST_MARKED, -1) if page.norm(i) in OPENERS), None)
        if before is None:
            break
        opener = before
    return 0, None


def _stands_between(page: Page, index: int) -> bool:
    """Adjectives, and what leads to a name: قصيدة: «كذا»، أغانيه الأشهر مثل «كذا»، الأمانة العامة لـ«كذا»."""
    norm = page.norm(index)
    return is_nisba(norm) or norm in _LEADING or norm in lexicon()["org_adjective"]


def _is_work(page: Page, index: int) -> bool:
    """Whether a noun of a work stands with a suffix, in the dual or in the plural: روايتها، أغنيتي، تطبيقات."""
    found = lexicon()["work_head"]
    return any(
        form.endswith(ending) and (form.removesuffix(ending) in found or form.removesuffix(ending) + "ه" in found)
        for form in forms_of(page.norm(index))
        for ending in _ENDINGS
    )


def product(page: Page, index: int) -> Iterator[Mention]:
    """فيروس ميني فليم، مسبار فوياجر 1: words that no other reading explains behind the noun of a work or product."""
    at, words = index + 1, lexicon()
    first = page.norm(at)
    if not page.is_word(at) or not page.same_line(index, at) or first in words.sizes:
        return
    if is_given(first) and page.has(index, "authored"):
        return  # فيلم فلان الفلاني
    known = page.phrase(at, first)
    if known and known[1] != "MISC":
        return
    end = known[0] if known else at
    while end < at + 3 and page.is_word(end) and (is_nameish(page.norm(end)) or _is_latin(page.norm(end))):
        end += 1
    if end == at and _is_numbered(page, index):
        end = at + 2
    if end == at or (end == at + 1 and page.norm(end) in _SPOKEN):
        return
    yield page.mention(at, end, "MISC", 0.85, reasons.announced(page.surface(index)), form=first, fixed=True)


def _is_numbered(page: Page, index: int) -> bool:
    """صاروخ أطلس 5: a word of the language with a number is the name of a product, not of a work."""
    norm, number = page.norm(index + 1), page.norm(index + 2)
    plain = not norm.startswith("ال") and not norm.endswith(("ي", "يه")) and norm not in lexicon()["never"]
    digits = number.isdigit() and len(number) < _DIGITS and not page.has(index, "authored")
    return plain and digits and page.norm(index + 3) not in lexicon()["multiple"]


def _is_latin(norm: str) -> bool:
    return norm.isascii() and norm.isalpha()


def planet(page: Page, index: int) -> Iterator[Mention]:
    """كوكب الأرض، المشترى وزحل: planets, those that are other words as well beside another one."""
    words = lexicon()
    form = page.form_in(index, "planet")
    beside = (
        page.has(index - 1, "planet") or page.has(index + 1, "planet") or page.norm(index - 1) in words["planet_head"]
    )
    if form in words["planet_alone"] or beside:
        yield page.mention(index, index + 1, "LOC", 0.9, reasons.known(form, "LOC"), form=form, source="gazetteer")


def site(page: Page, index: int) -> Iterator[Mention]:
    """خربة قيافا، تل حلف: a noun that begins the names of old places and villages, and an unknown word."""
    at = index + 1
    norm = page.norm(at)
    if page.is_word(at) and page.same_line(index, at) and is_nameish(norm) and not is_given(norm):
        form = page.form_in(index, "site")
        yield page.mention(index, at + 1, "LOC", 0.8, reasons.announced(form), form=form)


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
    if page.has(index, "org_nick") and ((known and known[1] == "ORG") or norm in words.announced["ORG"]):
        return  # قناة | روسيا اليوم
    if norm in words["org_nick"]:
        return  # ملعب نادي | كذا
    end = known[0] if known else _named_end(page, index)
    if end == at:
        return
    if page.norm(end) in words["facility_tail"] and _facility(page, index):
        end += 1
    form = page.form_in(index, "place_name_head")
    yield page.mention(index, end, "LOC", 0.87, reasons.announced(form), form=form)


def _named_end(page: Page, index: int) -> int:
    """Index behind a person, place or foreign name that no list has as a whole, behind the noun at ``index``."""
    words, at = lexicon(), index + 1
    norm = page.norm(at)
    titled = norm in words["title"] and norm.startswith("ال") and is_given(page.norm(at + 1))
    if titled and not page.has(index, "dwelling"):  # قصر الملك فلان is not the name of the palace
        return name_end(page.tokens, page.text, at + 1)
    if norm in words.last_names and norm.startswith("ال") and _facility(page, index):
        return at + 1  # مستشفى الشامي
    if norm in words.sizes and (words.sizes[norm] >= LARGE_CITY or norm not in words.vocabulary):
        return at + 1
    if is_given(norm) and not is_doubtful(norm):
        return name_end(page.tokens, page.text, at)
    end = at
    while end < at + 3 and page.is_word(end) and is_foreign(page.norm(end)) and page.norm(end)[0] not in "وفلب":
        end += 1
    return end


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
        if opener is None or not page.same_line(index, opener) or page.norm(opener + 1) in _NO_SOURCE:
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
