"""The one-line reasons of the grammar of names, in both languages."""

from __future__ import annotations

from reviewer.model import Reason

_KINDS = {"LOC": ("مكان", "place"), "ORG": ("جهة", "body"), "PER": ("شخص", "person"), "MISC": ("اسم", "name")}


def known(surface: str, kind: str) -> Reason:
    ar, en = _KINDS[kind]
    return Reason(ar=f"«{surface}» {ar} في قوائم الأسماء", en=f"“{surface}” is a {en} in the lists of names")


def announced(noun: str) -> Reason:
    return Reason(ar=f"لأن «{noun}» قبله", en=f"because “{noun}” stands before it")


def begins(noun: str) -> Reason:
    return Reason(ar=f"اسم جهة يبدأ بكلمة «{noun}»", en=f"the name of a body that begins with “{noun}”")


def chain(surface: str) -> Reason:
    return Reason(ar=f"«{surface}» سلسلة أسماء أشخاص", en=f"“{surface}” is a chain of names of persons")


def acronym() -> Reason:
    return Reason(ar="مختصر اسم الجهة التي قبله", en="short for the name of the body before it")


def dateline() -> Reason:
    return Reason(ar="مصدر الخبر في صدر المقال", en="the source in the dateline of the article")
