"""The document that shows an article's text: right to left, with room for the marks."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextOption

from reviewer.ui.article.offsets import OffsetMap

LINE_HEIGHT = 155  # per cent: room for a label above and three lanes below
TOP_MARGIN = 20
HEADLINE = 1.28
_EMPTY_LINE = re.compile(r"\n(?=\n|\Z)")  # the break before it


def new_document(offsets: OffsetMap, font: QFont, width: int, parent: QObject) -> QTextDocument:
    """A document of a text for a column of that width: without it, all would be laid out twice."""
    document = QTextDocument(parent)
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(2)
    document.setDefaultFont(font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)  # of a right-to-left paragraph: its start
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)  # else a paragraph that begins with a digit flips
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    document.setTextWidth(width)
    _fill(document, offsets.view, font)
    _space(document, offsets.units, font)
    return document


def _fill(document: QTextDocument, view: str, font: QFont) -> None:
    block = QTextBlockFormat()
    block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(block)
    end = view.find("\n", 0, 200)
    headline = view[: max(end, 0)]
    if end >= 0 and not headline.rstrip().endswith((".", "؟", "!")):
        large = QTextCharFormat()
        larger = QFont(font)
        larger.setPixelSize(round(font.pixelSize() * HEADLINE))
        larger.setBold(True)
        large.setFont(larger)
        cursor.insertText(headline, large)
        cursor.insertText(view[end:], QTextCharFormat())
    else:
        cursor.insertText(view)


def _space(document: QTextDocument, units: str, font: QFont) -> None:
    """Room above the first line for its labels, and little for the empty lines between paragraphs."""
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(TOP_MARGIN)
    frame.setBottomMargin(TOP_MARGIN)
    document.rootFrame().setFrameFormat(frame)
    narrow = QTextBlockFormat()
    narrow.setLineHeight(font.pixelSize() * 0.6, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    empty = [line.end() for line in _EMPTY_LINE.finditer(units)]
    for position in [0, *empty] if units.startswith("\n") else empty:
        cursor.setPosition(position)
        cursor.mergeBlockFormat(narrow)
    cursor.endEditBlock()
