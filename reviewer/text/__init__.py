"""Arabic text with offsets: tokens, sentences, clitics and the normalised shadow. All offsets are code points."""

from __future__ import annotations

from attrs import field, frozen

from reviewer.model import Span
from reviewer.text.clitics import clitic_edges, edge_stops, snap_to_edges
from reviewer.text.sentences import paragraphs, sentences
from reviewer.text.shadow import Shadow, normalize, shadow
from reviewer.text.tokens import Token, TokenKind, snap, token_at, tokenize, tokens_in

__all__ = [
    "Analysis",
    "Shadow",
    "Token",
    "TokenKind",
    "analyse",
    "clitic_edges",
    "edge_stops",
    "normalize",
    "paragraphs",
    "sentences",
    "shadow",
    "snap",
    "snap_to_edges",
    "token_at",
    "tokenize",
    "tokens_in",
]


@frozen
class Analysis:
    """One pass over a text, shared by all extractors."""

    text: str
    tokens: tuple[Token, ...] = field(repr=False)
    sentences: tuple[Span, ...] = field(repr=False)
    paragraphs: tuple[Span, ...] = field(repr=False)
    shadow: Shadow = field(repr=False)


def analyse(text: str) -> Analysis:
    return Analysis(text, tokenize(text), sentences(text), paragraphs(text), shadow(text))
