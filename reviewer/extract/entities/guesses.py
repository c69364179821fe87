"""What the model proposes, as far as our guidelines and the lists allow: its guesses cut, split or left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from reviewer.extract.entities.chain import JOINING, is_doubtful, is_given, is_glued, is_preposition, is_surname
from reviewer.extract.entities.extend import over
from reviewer.extract.entities.lexicon import bare_forms, forms_of, is_foreign, is_news_word, lexicon, looks_foreign
from reviewer.extract.entities.mention import Mention, is_adjective, start_after_clitics
from reviewer.extract.entities.ordinary import has_forms, is_verb
from reviewer.model import Span
from reviewer.text import Analysis, Token, TokenKind, clitic_edges
from reviewer.text.clitics import whole_words

_TRUSTED = 0.9  # probability from which the model's view of a rare word counts
_SURE = 0.97  # from which a word of the language is taken for a name all the same
_INSIDE = frozenset("من في بلا لا ما كل علي بين ضد".split())  # words that names of bodies may have: أطباء بلا حدود
_LEAST_MISC = 0.75  # the corpus marks much as MISC that our guidelines do not


def guesses(analysis: Analysis, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """What the model proposes, as far as our guidelines and the lists allow."""
    for mention in mentions:
        if mention.type == "PER":
            trimmed = without_strangers(analysis, mention)
            if trimmed is not None:
                yield trimmed
        elif mention.type == "MISC":
            if mention.score >= _LEAST_MISC:
                yield mention
        elif _is_none(analysis, mention):
            continue
        elif mention.size > 1:
            yield from _split(analysis, mention)
        elif not _is_word(analysis.tokens[mention.first].norm) or mention.score >= _SURE:
            yield mention


def _is_none(analysis: Analysis, mention: Mention) -> bool:
    """Whether a place or a body that the model proposes is none by our guidelines."""
    if mention.type == "ORG" and _is_no_body(analysis, mention):
        return True
    adjective = mention.type == "LOC" and mention.size == 1 and _is_adjective(analysis.tokens, mention.first)
    return adjective or _runs_on(analysis, mention)


def _is_no_body(analysis: Analysis, mention: Mention) -> bool:
    """للمخرج فلان، للمنظمة الدولية: what begins with a title, or speaks of some body without naming it."""
    norms = [t.norm for t in analysis.tokens[mention.first : mention.last]]
    words = lexicon()
    if any(form in words["title"] for form in forms_of(norms[0])):
        return True
    return any(" ".join((form, *norms[1:])) in words["no_body"] for form in forms_of(norms[0]))


def _runs_on(analysis: Analysis, mention: Mention) -> bool:
    """[المنظمة أن الشركة]: with a word inside that begins a clause."""
    words = lexicon()
    never = words["never"] - _INSIDE
    last = analysis.tokens[mention.last - 1].norm
    if mention.size > 1 and last in words["title"] and last not in words.listed and last.startswith("ال"):
        return True  # [قصر النبي] فلان
    return any(t.norm in never for t in analysis.tokens[mention.first : mention.last])


def _is_adjective(tokens: Sequence[Token], index: int) -> bool:
    return is_adjective(tokens[index].norm, tokens[index - 1].norm if index else "")


def _split(analysis: Analysis, mention: Mention) -> Iterator[Mention]:
    """ديفون | وإكستر، جامعة ظفار | ومعهد كذا: two names that the model takes for one."""
    heads = lexicon()["org_head"]
    at = mention.first
    for index in range(mention.first + 1, mention.last + 1):
        norm = analysis.tokens[index].norm if index < mention.last else ""
        joint = norm[:1] == "و" and clitic_edges(norm) and (mention.type == "LOC" or norm[1:] in heads)
        if joint or index == mention.last:
            start = mention.span.start if at == mention.first else analysis.tokens[at].span.start + 1
            yield evolve(mention, span=Span(start, analysis.tokens[index - 1].span.end), first=at, last=index)
            at = index


def _is_word(norm: str) -> bool:
    """Whether a single word is one of the language and no name of the lists (بسرعات، ليل)."""
    words = lexicon()
    forms = bare_forms(norm)
    if any(form in words.nouns for form in forms):
        return True
    known = any(form in words.sizes or form in words.phrases for form in forms)
    return not known and any(is_news_word(form) for form in forms)


def without_strangers(analysis: Analysis, mention: Mention) -> Mention | None:
    """A person that the model proposes without words that begin or end no name: [فوز] كريستيانو، رونالدو [لاعب]."""
    tokens, first, last = analysis.tokens, mention.first, mention.last
    while first < last and (_is_stranger(analysis, first, alone=last - first == 1) or _is_epithet(tokens, first, last)):
        first += 1
    sure = mention.score >= _TRUSTED
    last = next((i for i in range(first + 1, last) if _is_stranger(analysis, i, alone=False, sure=sure)), last)
    while last > first and tokens[last - 1].norm in JOINING:
        last -= 1
    if last == first + 1 and _is_stranger(analysis, first, alone=True):
        return None
    if first == last:
        return None
    if (first, last) != (mention.first, mention.last):
        return over(analysis, mention, first, last)
    start = start_after_clitics(analysis.text, tokens[first], lexicon().listed, frozenset())
    return evolve(mention, span=Span(max(start, mention.span.start), mention.span.end))


def _is_epithet(tokens: Sequence[Token], first: int, last: int) -> bool:
    """[السوري الكبير] سليمان العيسى; [ولد] سليمان is a verb."""
    norm = tokens[first].norm
    if last - first == 1:
        return False
    return (
        norm in ("ولد", "بنت")
        or norm in lexicon()["verb_name"]
        or (norm.startswith("ال") and norm not in lexicon().first_names)
    )


def _is_stranger(analysis: Analysis, index: int, *, alone: bool, sure: bool = False) -> bool:
    """Whether a word is one of the language rather than a part of a name; ``sure`` that its look alone is no proof."""
    token, words = analysis.tokens[index], lexicon()
    norm = token.norm
    if token.kind is not TokenKind.WORD or norm in words["never"] or is_preposition(token.span.of(analysis.text)):
        return True
    before = analysis.tokens[index - 1].norm if index and not alone else ""
    if before == "عبد" and norm.startswith("ال"):
        return False
    if norm.startswith("لل") or (norm in words["title"] and not is_given(norm)):
        return True
    if not alone and (norm in JOINING or is_glued(norm)):
        return norm not in JOINING
    if alone and norm[0] in "وف" and is_doubtful(norm[1:]) and norm[1:] in words.first_names:
        return True
    if norm in words.listed or (is_given(norm) and not has_forms(norm)):
        return alone and is_doubtful(norm) and norm not in words["person"]
    if norm.startswith("ال"):
        return norm in words.ordinary and not (sure and is_surname(norm, before))
    return not _has_clitic(norm) and not _looks_like_name(norm, sure=sure)


def _has_clitic(norm: str) -> bool:
    """Whether a proclitic is written on a word that is a name by the lists."""
    words, rest = lexicon(), norm[1:]
    cut = norm[0] in "وفلبك" and norm not in words.vocabulary and norm not in whole_words()
    return cut and (is_given(rest) or rest in words.last_names)


def _looks_like_name(norm: str, *, sure: bool) -> bool:
    if not sure or norm.endswith("ا"):
        return is_foreign(norm)
    return looks_foreign(norm) and not has_forms(norm) and not is_verb(norm)
