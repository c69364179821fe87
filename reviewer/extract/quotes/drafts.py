"""Drafts: quotes while they are found, and the rules by which they are, with what each rule is worth."""

from __future__ import annotations

from attrs import frozen

from reviewer.model import QuoteKind, Reason, Span


@frozen
class Speaker:
    """``span`` is none when the verb has no subject of its own; ``name`` is who that is."""

    span: Span | None
    name: str | None


NOBODY = Speaker(None, None)


@frozen
class Rule:
    """One way to find a quote: how often it is right, and its reason with ``{cue}`` for the word that reports."""

    score: float
    ar: str
    en: str

    def reason(self, cue: str = "") -> Reason:
        return Reason(ar=self.ar.format(cue=cue), en=self.en.format(cue=cue))


RULES: dict[str, Rule] = {
    "marked": Rule(0.96, "بين علامتين بعد «{cue}»", "between marks after “{cue}”"),
    "marked before": Rule(0.93, "بين علامتين قبل «{cue}»", "between marks before “{cue}”"),
    "half marked": Rule(0.75, "بعد «{cue}»، وإحدى العلامتين ناقصة", "after “{cue}”, one of the marks is missing"),
    "clause": Rule(0.92, "جملة منقولة بعد «{cue}»", "a clause reported by “{cue}”"),
    "carried clause": Rule(0.91, "جملة منقولة بعد «{cue}»، وقائلها مذكور قبلها",
                           "a clause reported by “{cue}”, whose speaker was named before"),
    "participle": Rule(0.9, "جملة منقولة بالحال «{cue}»", "a clause reported by the participle “{cue}”"),
    "noun": Rule(0.75, "جملة منقولة بالاسم «{cue}»", "a clause reported by the noun “{cue}”"),
    "colon": Rule(0.8, "كلام بعد «{cue}:» بلا علامتين", "speech after “{cue}:” without marks"),
    "headline": Rule(0.7, "كلام بعد اسم قائله ونقطتين", "speech after its speaker's name and a colon"),
    "source first": Rule(0.75, "منسوب بكلمة «{cue}»", "attributed by “{cue}”"),
    "source last": Rule(0.65, "منسوب بكلمة «{cue}» بعده", "attributed by “{cue}” after it"),
    "partial in clause": Rule(0.93, "كلمات بين علامتين داخل جملة منقولة", "words in marks within a reported clause"),
    "partial": Rule(0.9, "كلمات بين علامتين مع «{cue}»", "words in marks with “{cue}”"),
    "echo": Rule(0.85, "الكلمات نفسها منقولة في موضع آخر", "the same words are quoted elsewhere"),
    "continued": Rule(0.8, "تتمة الكلام السابق", "goes on with the speech before it"),
}  # fmt: skip


@frozen
class Draft:
    """A quote before it becomes a model value. ``first`` and ``last`` are the tokens of its content, half-open."""

    content: Span
    kind: QuoteKind
    rule: str
    speaker: Speaker
    first: int
    last: int
    marks: tuple[Span | None, ...] = ()
    cue: Span | None = None
    parent: Span | None = None
    gender: str | None = None
