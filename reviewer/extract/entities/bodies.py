"""Bodies by grammar: a noun such as وزارة, and how far the name goes that it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from reviewer.extract.entities import reasons
from reviewer.extract.entities.chain import is_given, is_nameish, name_end
from reviewer.extract.entities.lexicon import COUNTRY, is_foreign, lexicon
from reviewer.extract.entities.mention import Mention, is_nisba
from reviewer.extract.entities.ordinary import is_verb
from reviewer.extract.entities.page import Page

_LONGEST = 9  # words of the name of a body
_OPEN, _CLOSE, _MARKS = "(", ")", frozenset('"»”″')


def body(page: Page, index: int) -> Iterator[Mention]:
    """وزارة الداخلية، الهيئة العامة للطيران المدني: a noun and the words that complete the name of a body."""
    end = body_end(page, index)
    if end == index + 1 or not page.same_line(index, end - 1):
        return
    form = page.form_in(index, "org_head")
    known = page.phrase(index + 1, page.norm(index + 1))
    settled = known is not None and known[1] == "LOC" and form in lexicon()["org_of"]  # برلمان كوردستان
    yield page.mention(index, end, "ORG", 0.9, reasons.begins(form), form=form, fixed=settled)


def acronyms(page: Page, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """المنظمة … (أوبك)، «الحركة الاشتراكية» (باسوك): the short name in brackets behind that of a body."""
    for mention in mentions:
        at = mention.last + (page.norm(mention.last) in _MARKS)
        if mention.type != "ORG" or page.norm(at) != _OPEN or page.norm(at + 2) != _CLOSE:
            continue
        norm = page.norm(at + 1)
        listed = norm in lexicon().announced["ORG"]
        if page.is_word(at + 1) and (listed or "." in norm or norm.isascii() or is_foreign(norm)):
            yield page.mention(
                at + 1, at + 2, "ORG", 0.99, reasons.acronym(), form=norm, source="gazetteer", fixed=True
            )


def body_end(page: Page, index: int) -> int:
    """Index behind the name of a body that begins with the noun at ``index``; just behind the noun when none does."""
    words = lexicon()
    head = page.form_in(index, "org_head")
    at = _first_part(page, index + 1, head)
    if at == index + 1:
        return _coordinated(page, index)
    while at < min(index + _LONGEST, len(page.tokens)):
        further = _further_part(page, at)
        if further == at:
            break
        at = further
    while at > index + 1 and page.norm(at - 1) in words["never"]:
        at -= 1
    if at == index + 2 and (
        page.norm(index + 1) in words["org_generic"]
        or (head.startswith("ال") and "ال" + page.norm(at)[2:] in words["org_head"] and page.norm(at)[:2] == "لل")
        or f"{head} {page.norm(index + 1)}" in words["no_body"]
    ):
        return index + 1
    if head in words["org_with_place"] and page.norm(at) == "في" and page.norm(at + 1) in words.sizes:
        return at + 2
    return at


def _coordinated(page: Page, index: int) -> int:
    """مؤسسة الإذاعة والتلفزيون اليونانية: two definite nouns and the adjective of a country behind a noun without ال."""
    one, other, adjective = (page.norm(index + d) for d in (1, 2, 3))
    definite = one.startswith("ال") and other.startswith("وال") and not page.norm(index).startswith("ال")
    return index + 4 if definite and (is_demonym(adjective) or adjective == "العامه") else index + 1


@cache
def _demonyms() -> frozenset[str]:
    """الكيني، اليونانية … of the countries of the gazetteer."""
    names = [name for name, size in lexicon().sizes.items() if size >= COUNTRY and " " not in name and len(name) > 3]
    stems = {name.removeprefix("ال").removesuffix("ا").removesuffix("ي").removesuffix("ه") for name in names}
    return frozenset(f"ال{stem}{ending}" for stem in stems for ending in ("ي", "يه"))


def is_demonym(norm: str) -> bool:
    return norm in _demonyms() or norm in lexicon()["demonym"]


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
    if of and is_given(norm) and is_nameish(norm):
        end = name_end(page.tokens, page.text, index)
        return end if end <= index + 2 else index + 1  # معهد ماكس بلانك, but معهد باستور | إيلودي شارتييه
    foreign = of and head not in words["org_nick"] and is_foreign(norm)
    foreign = foreign and (norm[0] not in "وفبليت" or is_nameish(norm))  # معهد ليبنيز
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
    noun = norm.startswith("ال") and not norm.endswith(("ي", "يه")) and norm not in words["org_adjective"]
    if noun and page.norm(index - 1).startswith("ال"):
        return index  # وزارة الداخلية | الطرق المؤدية
    if _is_field(norm) or (is_nisba(norm) and page.norm(index - 1) not in words["org_head"]):
        return index + 1
    if norm.startswith("و") and norm.endswith("ها") and norm[1:-2] in words["org_idafa"]:
        return index + 1  # لفنون السينما وعلومها
    if norm.startswith("وال") and _is_field(norm[1:]):
        return index + 1
    if norm.startswith("وال") and page.norm(index - 2) in words["org_idafa"] and is_nisba(page.norm(index + 1)):
        return index + 2  # لقوى الثورة والمعارضة السورية
    if norm.startswith("لل"):
        if "ال" + norm[2:] in words["org_head"]:
            return index  # الهيئة العامة | للائتلاف
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
    if page.norm(index) in words["company"] and _of_country(page, at):
        form = page.form_in(index, "org_nick")
        yield page.mention(index, at + 2, "ORG", 0.85, reasons.begins(form), form=form)  # شركة الطيران الكينية
        return
    if known and known[0] > at + 1:
        if known[1] != "LOC" or " ".join(page.norms[at : known[0]]) not in words.announced["ORG"]:
            return
        end = known[0]
    elif norm in words.announced["ORG"] and not (_is_field(norm) and page.has(index, "org_head")):
        end = at + 1
    elif (known and known[1] == "ORG") or not page.has(index, "org_foreign"):
        return
    else:
        end = _foreign_end(page, at)
        if end == at:
            return
    if page.has(index, "party") and norm.startswith("ال") and page.norm(end).startswith("وال"):
        end += 1  # حزب النهضة والفضيلة
    yield page.mention(at, end, "ORG", 0.85, reasons.announced(page.surface(index)), form=norm)
    yield from _second(page, index, end)


def _second(page: Page, index: int, end: int) -> Iterator[Mention]:
    """صحيفتا معاريف العبرية | والحياة: a second name of the lists behind the first."""
    while is_nisba(page.norm(end)):
        end += 1
    further = page.norm(end)[1:]
    if page.norm(end).startswith("و") and further in lexicon().announced["ORG"]:
        yield page.mention(end, end + 1, "ORG", 0.85, reasons.announced(page.surface(index)), form=further)


def _foreign_end(page: Page, index: int) -> int:
    """Index behind one to three words that look foreign; سوبر is an ordinary word by itself, not in سوبر ديبورتي."""
    end = index
    while end < index + 3 and page.is_word(end):
        norm = page.norm(end)
        before_name = is_nameish(page.norm(end + 1)) and norm not in lexicon().ordinary and not norm.startswith("ال")
        if not (is_foreign(norm) or (before_name and not is_verb(norm))):
            break
        if norm[0] in ("وفلبكيتن" if end == index else "وف"):
            break
        end += 1
    after = page.phrase(end, page.norm(end)) if end > index else None
    plain = page.norm(end) not in lexicon().vocabulary and not page.norm(end).startswith("ال")
    return after[0] if after and after[1] == "LOC" and plain else end  # سبورتينغ لشبونة


def _of_country(page: Page, index: int) -> bool:
    """الطيران الكينية: a definite noun that is no name, and the adjective of a country."""
    norm = page.norm(index)
    return norm.startswith("ال") and norm not in lexicon().announced["ORG"] and is_demonym(page.norm(index + 1))


def of_state(page: Page, index: int) -> Iterator[Mention]:
    """الإذاعة الإسرائيلية: a definite noun that is the name of a body with the adjective of a country."""
    if is_demonym(page.norm(index + 1)) and page.same_line(index, index + 1):
        form = page.form_in(index, "org_definite")
        yield page.mention(index, index + 2, "ORG", 0.8, reasons.begins(form), form=form)
