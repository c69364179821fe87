"""Names by knowledge and by grammar: the gazetteer, and the nouns that announce or begin a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from reviewer.extract.entities import announced, bodies, persons, reasons
from reviewer.extract.entities.lexicon import COUNTRY, REGION, bare_forms, forms_of, lexicon
from reviewer.extract.entities.mention import Mention, is_adjective
from reviewer.extract.entities.page import Page
from reviewer.text import TokenKind

_BEFORE_PLACE = frozenset("في الي من بين نحو باتجاه شمال جنوب شرق غرب وسط".split())

_ITS = ("ه", "ها", "هم", "يه", "يها", "يهم", "وه", "وها")  # endings of منافسه، منافسيه، منافسوها

_RULES: dict[str, Callable[[Page, int], Iterator[Mention]]] = {
    "org_nick": bodies.named,
    "org_head": bodies.body,
    "place_name_head": announced.named_place,
    "place_head": announced.place,
    "title": persons.titled,
    "saying": persons.subject,
    "brother": persons.related,
    "product_head": announced.product,
    "planet": announced.planet,
    "site": announced.site,
    "org_definite": bodies.of_state,
}


@lru_cache(maxsize=8_000)
def _rules(norm: str) -> tuple[Callable[[Page, int], Iterator[Mention]], ...]:
    """The rules that a word sets going."""
    words = lexicon()
    found = [rule for section, rule in _RULES.items() if any(form in words[section] for form in forms_of(norm))]
    if persons.titled not in found and any(norm.endswith(e) and norm.removesuffix(e) in words["title"] for e in _ITS):
        found.append(persons.titled)  # أقرب منافسيه فلان
    if norm in words["title"] and not norm.startswith("ال"):
        found.append(persons.apposed)
    if any(form in words.first_names for form in bare_forms(norm)):
        found += [persons.chained, persons.initialled]
    return tuple(found)


@lru_cache(maxsize=8_000)
def _beginnings(norm: str) -> tuple[str, ...]:
    """The forms of a word with which known names begin, without those that would cut a word of the language (كبيرا)."""
    words = lexicon()
    word = norm in words.vocabulary and norm[0] != "و"
    found: list[str] = []
    for form in forms_of(norm):
        cut = norm[: len(norm) - len(form)]
        plausible = (
            not cut or form.startswith("ال") or (len(form) > 3 and cut[-1] != "ك" and (not word or form in words.nouns))
        )
        if plausible and form in words.phrases:
            found.append(form)
    return tuple(found)


class Grammar:
    """One pass over the tokens of an article."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._words = lexicon()

    def mentions(self) -> Iterator[Mention]:
        page = self._page
        yield from announced.dateline(page)
        inside = 0  # index behind the last known body: وكالة الصحافة الفرنسية has none within
        for index, token in enumerate(page.tokens):
            if token.kind is TokenKind.WORD:
                for known in self._phrase(index) if index >= inside else ():
                    inside = known.last if known.type == "ORG" else inside
                    yield known
                for rule in _rules(token.norm):
                    yield from rule(page, index)
            elif token.norm in announced.OPENERS:
                yield from announced.marked(page, index)
            elif token.norm == "(":
                yield from announced.bracketed(page, index)

    def _phrase(self, index: int) -> Iterator[Mention]:
        """The longest known name that begins here, with or without proclitics."""
        page = self._page
        norm = page.norms[index]
        if page.sporty and norm in self._words.clubs and page.has(index - 1, "before_club"):
            reason = reasons.announced(page.surface(index - 1))
            yield page.mention(index, index + 1, "ORG", 0.9, reason, form=norm)
            return
        best: tuple[int, str, str] | None = None
        for form in _beginnings(norm):
            known = page.phrase(index, form)
            if known and (best is None or known[0] > best[0]):
                best = *known, form
        if best is None:
            return
        end, kind, form = best
        if end == index + 1:
            if not self._stands_alone(index, form, kind):
                return
            kind = self._kind(index, form, kind)
        size = self._words.sizes.get(form, 0)
        sure = 0.97 if end > index + 1 or size >= COUNTRY or kind == "ORG" else 0.93
        while kind == "MISC" and form in self._words["event"] and page.norm(end) in self._words["event_tail"]:
            end += 1  # مهرجان قرطاج الدولي
        surface = page.text[page.start(index, form) : page.token(end - 1).span.end]
        yield page.mention(index, end, kind, sure, reasons.known(surface, kind), form=form, source="gazetteer")

    def _kind(self, index: int, form: str, kind: str) -> str:
        """A club that is called as its town is, in an article about sports: فاز برايتون, but في برايتون."""
        club = kind == "LOC" and form in self._words.clubs and self._page.sporty
        return "ORG" if club and self._page.norm(index - 1) not in _BEFORE_PLACE | self._words["place_head"] else kind

    def _stands_alone(self, index: int, form: str, kind: str) -> bool:
        words, page = self._words, self._page
        norm, before = page.norm(index), page.norm(index - 1)
        if form in words["common"] or norm in words["never"]:
            return False
        if form.endswith("يا") and index and page.token(index - 1).kind is TokenKind.NUMBER:
            return False  # 34 بريطانيا
        if form in words.vocabulary and words.sizes.get(form, 0) < REGION and kind == "LOC":
            return False  # سنة is a city, too
        return not is_adjective(form, before)
