"""Plain text in: which encoding it is in, and whether it is text at all."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from attrs import frozen
from charset_normalizer import from_bytes

from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _
from reviewer.model import Article

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_SAMPLE = 200_000  # bytes that decide about the encoding
_MANY_CONTROLS = 0.005


@frozen
class Decoded:
    """A text with ``\\n`` line ends, and the encoding that it was found to be in."""

    text: str
    encoding: str


class NotTextError(ReviewerError):
    """Bytes that are no text in any encoding known here."""


def newlines(text: str) -> str:
    """CRLF and CR as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_text(text: str) -> bool:
    return bool(text.strip()) and len(_CONTROL.findall(text)) <= _MANY_CONTROLS * len(text)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return text if _is_text(text) else None


def _utf16_order(data: bytes) -> str | None:
    """UTF-16 without a mark: the high bytes of Arabic and ASCII are nearly all 06 and 00."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return None
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if sum(byte in (0, 6, 0x20) for byte in high) > 0.95 * len(high):
            return encoding
    return None


def _arabic_share(text: str) -> float:
    letters = sum(character.isalpha() for character in text) or 1
    return len(_ARABIC_LETTER.findall(text)) / letters


def _single_byte(data: bytes) -> Decoded | None:
    """Windows-1256 or ISO-8859-6, whichever gives Arabic; else what charset-normalizer finds."""
    if not _is_text(data.decode("latin-1")):  # what no encoding of single bytes makes better
        return None
    candidates: list[tuple[float, str, str]] = []
    for encoding in ("windows-1256", "iso-8859-6"):
        text = _decoded(data, encoding)
        if text is not None and max(text) >= "\x80":
            odd = sum("\x80" <= c <= "\xff" and c not in "\xa0«»×÷·°±½¼¾©®" for c in text[:_SAMPLE]) / len(
                text[:_SAMPLE]
            )
            candidates.append((_arabic_share(text[:_SAMPLE]) - 3 * odd - _doubtful(text[:_SAMPLE]), encoding, text))
    if candidates:
        share, encoding, text = max(candidates)
        if share > 0.5:
            return Decoded(text, encoding)
    best = from_bytes(data[:_SAMPLE]).best()
    text = _decoded(data, best.encoding) if best else None
    return Decoded(text, best.encoding) if best and text is not None else None


def _doubtful(text: str) -> float:
    """The share of words that no Arabic text has: a teh marbuta or alef maqsura in mid-word, or hamza first."""
    words = re.findall("[\u0621-\u064a]+", text)
    return sum(bool(re.search("[ةى].|^ء|اا", word)) for word in words) / (len(words) or 1)


def decode(data: bytes) -> Decoded:
    """Text from bytes in UTF-8, UTF-16, UTF-32, Windows-1256 or ISO-8859-6.

    Raises:
        NotTextError: the bytes are empty, or no text in any of these encodings.
    """
    content = next((data[len(mark) :] for mark, _encoding in _BOMS if data.startswith(mark)), data)
    if not content.strip(b" \t\r\n\0"):
        raise NotTextError(_("The file is empty."), safe=_("Nothing was imported from it."))
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _decoded(data[len(mark) :], encoding)
            if text is not None:
                return Decoded(newlines(text), encoding)
    order = None if b"\0" not in data[:_SAMPLE] and _decoded(data, "utf-8") else _utf16_order(data)
    for encoding in ("utf-8", order):
        text = _decoded(data, encoding) if encoding else None
        if encoding and text is not None:
            return Decoded(newlines(text), encoding)
    found = _single_byte(data) if b"\0" not in data else None
    if found is not None:
        return Decoded(newlines(found.text), found.encoding)
    raise NotTextError(
        _("This is not text in any encoding that is known here (UTF-8, UTF-16, Windows-1256, ISO-8859-6)."),
        safe=_("Nothing was imported from it."),
        remedy=_("Save it as plain text in UTF-8 and import it again."),
    )


def article_of(data: bytes, name: str) -> Article:
    """An article from the bytes of a text file; its id comes from the name and the content, so it is stable."""
    decoded = decode(data)
    stem = re.sub(r"[^\w.-]+", "-", Path(name).stem).strip("-") or "article"
    digest = hashlib.sha256(decoded.text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return Article(
        id=f"{stem}-{digest}", text=decoded.text, meta={"file": Path(name).name, "encoding": decoded.encoding}
    )
