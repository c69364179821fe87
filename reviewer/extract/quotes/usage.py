"""Whether a word that has the form of a cue is used as one: بعد رد الوزير، لم يذكر أن، يذكر أن، عبر الجسر."""

from __future__ import annotations

from reviewer.extract.quotes.cues import Hit, words
from reviewer.extract.quotes.phrases import Phrases
from reviewer.extract.quotes.reading import Reading

_NEGATIONS = ("لم", "لن", "لا")
_DETERMINERS = ("كل", "هذا", "اي", "بعض", "عدم", "دون", "بدون", "رفض")
_PERHAPS = ("قد", "وقد", "ربما", "وربما")
_RELATIVES = ("ما", "مما", "الذي", "التي")
_DOCUMENT_VERBS = ("جاء", "ورد")
_IN_DOCUMENT = ("في", "فيه", "فيها", "علي")
_DAMMA = "\u064f"


class Usage:
    """Tells cues from their homographs in an article."""

    def __init__(self, reading: Reading, phrases: Phrases) -> None:
        self._reading = reading
        self._phrases = phrases

    def is_cue(self, index: int, hit: Hit) -> bool:
        if hit.form.kind == "noun":
            return True
        if hit.form.first_person or self._phrases.is_preposition(index - 1):
            return False
        if hit.form.kind == "participle":
            return True
        if self._is_noun(index) or self._is_denied(index, hit) or self._is_impersonal(index, hit):
            return False
        return self._has_its_construction(index, hit)

    def is_comment(self, index: int, hit: Hit) -> bool:
        """وهذا ما أكده الوزير: it reports what was said before."""
        return hit.form.addressed and self._reading.norm(index - 1) in _RELATIVES

    def _is_noun(self, index: int) -> bool:
        """في معرض رد الوزير: after a noun without article that a preposition governs; كل رد."""
        norm, before = self._reading.norm(index), self._reading.norm(index - 1)
        if before in _DETERMINERS:
            return True
        if norm not in words("noun_like") or not self._phrases.is_preposition(index - 2):
            return False
        return not before.startswith("ال") and before not in words("adverbs") and before not in ("حين", "وقت")

    def _is_denied(self, index: int, hit: Hit) -> bool:
        """لم يذكر أن، دون أن تذكر أن، ما تعتبره: nothing is reported."""
        before = self._reading.norm(index - 1)
        if before in _NEGATIONS:
            return hit.form.stem not in words("negatable")
        word = self._reading.norm(index)[hit.cut :]
        if before in _PERHAPS and word[0] in "يت" and word[0] != hit.form.stem[0]:
            return True  # قد يقول قائل
        if before == "ان" and self._reading.norm(index - 2) in ("دون", "بدون"):
            return True
        return hit.form.addressed and before in _RELATIVES

    def _is_impersonal(self, index: int, hit: Hit) -> bool:
        """يذكر أن، يشار إلى أن، ذُكر أن: nobody speaks."""
        reading = self._reading
        surface = reading.tokens[index].span.of(reading.text)[hit.cut :]
        if surface[1:2] == _DAMMA and surface[0] not in "يت" and hit.form.stem != "نقل":
            return True
        if reading.norm(index)[hit.cut :] not in words("impersonal"):
            return False
        following = reading.norm(index + 1 + (reading.norm(index + 1) in ("الي", "علي", "من", "ب")))
        return following.removeprefix("ب").startswith(("ان", "وجود")) and len(following) < 6

    def _has_its_construction(self, index: int, hit: Hit) -> bool:
        """عبر takes عن, بين أن, جاء and ورد a document; otherwise they are other words."""
        reading, stem = self._reading, hit.form.stem
        if stem == "عبر":
            return any(reading.norm(i) == "عن" for i in range(index + 1, index + 8))
        if stem == "بين":
            behind = self._phrases.end(index + 1, index + 12)  # وبين الوزير أن; not بين بغداد ودمشق
            return reading.norm(behind).startswith("ان") or hit.form.gender == "f"
        if stem == "زاد":  # وزاد: «…»، زاد الوزير أن; not زاد عدد السكان
            behind = max(index + 1, self._phrases.end(index + 1, index + 12))
            return reading.norm(behind).startswith("ان") or reading.norm(behind) == ":" or reading.is_mark(behind)
        if stem in _DOCUMENT_VERBS:
            following = index + 1 + (reading.norm(index + 1) in words("adverbs"))
            return reading.norm(following) in _IN_DOCUMENT
        return True
