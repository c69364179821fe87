"""The guidelines beside the work: what the selected finding's type means, and the rules of the file."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QToolButton, QVBoxLayout, QWidget

from reviewer import resources
from reviewer.corrections import GUIDELINES
from reviewer.messages import gettext as _
from reviewer.messages import language
from reviewer.ui.actions import keymap, keys_of
from reviewer.ui.desk import Desk
from reviewer.ui.names import Names, isolated
from reviewer.ui.theme import Theme

_LINE_HEIGHT = 125  # per cent
_HEADINGS = {1: 17, 2: 15}  # pixels by level; smaller ones are as the text
_ARABIC, _LATIN = re.compile(r"[\u0620-\u064a]"), re.compile(r"[A-Za-z]")


def program_text() -> str:
    """The guidelines that come with the program, in the language of the interface."""
    return resources.path("guidelines", f"{language()}.md").read_text(encoding="utf-8")


def runs_right_to_left(text: str) -> bool:
    """Whether a text is Arabic rather than English: by its letters outside of brackets and isolates."""
    own = re.sub(r"\u2067[^\u2069]*\u2069", "", text)
    return len(_ARABIC.findall(own)) >= len(_LATIN.findall(own))


class Page(QTextBrowser):
    """Markdown, calmly set: one size of text, headings a little larger, lists that run with the text."""

    def __init__(self, theme: Theme, margin: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._margin = margin
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(True)
        self._theme = theme
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(theme.card))
        palette.setColor(QPalette.ColorRole.Text, QColor(theme.ink))
        palette.setColor(QPalette.ColorRole.Link, QColor(theme.accent))
        self.setPalette(palette)

    def show_markdown(self, text: str) -> None:
        rtl = runs_right_to_left(text)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        document = self.document()
        document.setDefaultFont(self.font())
        document.setDocumentMargin(self._margin)
        document.setIndentWidth(20)  # of lists
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)  # of a right-to-left paragraph: its start
        option.setTextDirection(self.layoutDirection())
        document.setDefaultTextOption(option)
        document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
        self._set_blocks(document)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _set_blocks(self, document: QTextDocument) -> None:
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            cursor.setPosition(block.position())
            level = block.blockFormat().headingLevel()
            shape = QTextBlockFormat()
            shape.setLayoutDirection(self.layoutDirection())
            shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(14 if level > 1 else 0)
            shape.setBottomMargin(6)
            cursor.mergeBlockFormat(shape)
            if level:
                self._set_heading(cursor, level)
            block = block.next()

    def _set_heading(self, cursor: QTextCursor, level: int) -> None:
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.DemiBold)
        letters.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 0)
        letters.setProperty(QTextCharFormat.Property.FontPixelSize, _HEADINGS.get(level, self.fontInfo().pixelSize()))
        letters.setForeground(QColor(self._theme.accent if level > 1 else self._theme.ink))
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.mergeCharFormat(letters)
        cursor.clearSelection()


class GuidelinesPanel(QWidget):
    """Stands below the queue while the reviewer wants it; ``command`` asks for an action of the window by its id."""

    command = Signal(str)

    def __init__(self, desk: Desk, names: Names, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self._desk = desk
        self._names = names
        self._text: str | None = None  # as it is shown
        title = QLabel(_("Guidelines"))
        title.setObjectName("cardTitle")
        edit = QToolButton()
        edit.setText(_("Edit …"))
        edit.setAccessibleName(_("Edit the guidelines …"))
        self._edit = edit
        keymap.changed.connect(self._show_keys)
        self._show_keys()
        edit.clicked.connect(lambda: self.command.emit("edit_guidelines"))
        self.type = QLabel()
        self.type.setObjectName("definition")
        self.type.setWordWrap(True)
        self.type.setTextFormat(Qt.TextFormat.RichText)
        self.page = Page(theme)
        self.page.setAccessibleName(_("Guidelines"))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch()
        head.addWidget(edit)
        card = QFrame()
        card.setObjectName("card")
        outside = QVBoxLayout(self)
        outside.setContentsMargins(12, 2, 12, 10)
        outside.addWidget(card)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(12, 6, 12, 6)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.type)
        layout.addWidget(self.page, 1)
        self.setMinimumHeight(180)
        desk.selection_changed.connect(lambda _id: self._show_type())
        desk.article_changed.connect(lambda _article, _edit: self._show_type())
        desk.setting_changed.connect(self._follow)
        self._show_type()

    def _show_keys(self) -> None:
        self._edit.setToolTip(isolated(keys_of("edit_guidelines")))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_text()
        self._show_type()

    @property
    def text(self) -> str:
        """The guidelines that hold for the file."""
        own = self._desk.workspace.guidelines
        return program_text() if own is None else own

    def _follow(self, key: str) -> None:
        if key == GUIDELINES and self.isVisible():
            self._show_text()

    def _show_text(self) -> None:
        if self._text != self.text:
            self._text = self.text
            place = self.page.verticalScrollBar().value()
            self.page.show_markdown(self._text)
            self.page.verticalScrollBar().setValue(place)

    def _show_type(self) -> None:
        """What the type of the selected finding means, above the text."""
        found = self._desk.selected
        said = "" if found is None else self._names.description(found.layer, found.label)
        self.type.setVisible(bool(said))
        if found is not None and said:
            name = self._names.full_label(found.layer, found.label)
            self.type.setText(f"<b>{_escaped(name)}</b><br>{_escaped(said)}")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
