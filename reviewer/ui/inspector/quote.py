"""The card of a quote: who says what, by which word, and how it hangs together with other quotes."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy

from reviewer import corrections
from reviewer.messages import gettext as _
from reviewer.model import Article, Quote, Span, Status
from reviewer.ui.desk import Desk
from reviewer.ui.inspector.completion import Completion
from reviewer.ui.inspector.editor import CANDIDATES, Editor, names_in
from reviewer.ui.inspector.fields import Chips, PartField, TextField
from reviewer.ui.inspector.ties import TieField
from reviewer.ui.names import Names
from reviewer.ui.theme import Theme

ORIGINS = 8  # quotes before one that are offered as what it goes on from
_LONGEST = 90


class Sentence(QLabel):
    """The whole quote as one sentence; each part of it leads to its place in the text."""

    show_wanted = Signal(str)  # cue, speaker, content

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("sentence")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumSize(QSize(60, 26))
        self.linkActivated.connect(self.show_wanted)

    def show_quote(self, quote: Quote, text: str) -> None:
        """قال | الوزير سامر الحلبي: «[المتن]», with the edges of the content bracketed."""
        speaker = quote.speaker.of(text) if quote.speaker else quote.speaker_name
        cue = quote.cue.of(text) if quote.cue else None
        said = [self._part("cue", cue, quote.cue), self._part("speaker", speaker, quote.speaker)]
        if quote.speaker_name and quote.speaker_name != speaker:
            said.append(f'<span style="color:{self._theme.muted}">({_flat(quote.speaker_name)})</span>')
        before, after = self._marks(quote, text)
        words = " ".join(quote.span.of(text).split())
        if len(words) > _LONGEST:
            half = _LONGEST // 2
            words = f"{words[:half].rpartition(' ')[0]} … {words[-half:].partition(' ')[2]}"
        edge = f'<span style="color:{self._theme.accent}">{{}}</span>'
        content = f"{before}{edge.format('[')}{self._link('content', words)}{edge.format(']')}{after}"
        self.setText(f'<div dir="rtl">{" ".join(part for part in said if part)}: {content}</div>')
        names = [part for part in (cue, speaker, words) if part]
        self.setAccessibleName(_("The quote as a sentence") + ": " + " ".join(names))

    def _part(self, key: str, words: str | None, place: Span | None) -> str:
        if words is None:
            return f'<span style="color:{self._theme.muted}">…</span>'
        return self._link(key, words) if place is not None else _flat(words)

    def _link(self, key: str, words: str) -> str:
        return f'<a href="{key}" style="color:{self._theme.ink}; text-decoration:none">{_flat(words)}</a>'

    def _marks(self, quote: Quote, text: str) -> tuple[str, str]:
        """The marks that stand outside of the content; one that is missing is said by a muted cross."""
        if not any(quote.marks):
            return "", ""
        missing = f'<span style="color:{self._theme.danger}">×</span>'
        outside = [m is None or not quote.span.contains(m) for m in quote.marks]
        signs = [_flat(m.of(text)) if m is not None else missing for m in quote.marks]
        opening, closing = (sign if out else "" for sign, out in zip(signs, outside, strict=True))
        return opening, closing


def _flat(text: str) -> str:
    return escape(text.replace("\n", " "), quote=False)


class QuoteEditor(Editor):
    def __init__(self, desk: Desk, names: Names, theme: Theme) -> None:
        super().__init__(desk, names, theme)
        self.sentence = Sentence(theme)
        self.sentence.show_wanted.connect(self._show_part)
        self.marks = Chips()
        self.marks.chosen.connect(lambda _key: self.command.emit("toggle_marks"))
        self.cue = PartField(_("Set the cue"), _("No cue"), "set_cue")
        self.cue.clear_wanted.connect(lambda: self.set_part("cue", None))
        self.speaker = PartField(_("Set the speaker"), _("No speaker in the text"), "set_speaker")
        self.speaker.clear_wanted.connect(lambda: self.set_part("speaker", None))
        for key, field in (("cue", self.cue), ("speaker", self.speaker)):
            field.set_wanted.connect(lambda key=key: self.command.emit(f"set_{key}"))
            field.show_wanted.connect(lambda key=key: self._show_part(key))
        self.name = TextField(rtl=True)
        self.name.committed.connect(self.rename)
        self.completion = Completion(self.name)
        self.candidates = Chips(digits=True)
        self.candidates.chosen.connect(self.rename)
        self.parent_ = TieField(_("Stands in"), _("in no other quote"), "set_parent")
        self.parent_.chosen.connect(self._set_parent)
        self.origin = TieField(_("Goes on from"), _("from no other quote"), "set_continues")
        self.origin.chosen.connect(self._set_origin)
        for tie in (self.parent_, self.origin):
            tie.show_wanted.connect(self._show_quote)
        self._lay_out()

    def _lay_out(self) -> None:
        self.form.add_whole(self.sentence)
        self.form.add(_("Kind"), self.kinds)
        self.form.add(_("Words"), self.edges)
        self.form.add(_("Marks"), self.marks)
        self.form.add(_("Cue"), self.cue)
        self.form.add(_("Speaker"), self.speaker)
        self.form.add(_("Name"), self.name)
        self.form.add("", self.candidates)
        self.form.add(_("Stands in"), self.parent_)
        self.form.add(_("Goes on from"), self.origin)

    def show_finding(self, annotation: Quote, article: Article) -> None:
        super().show_finding(annotation, article)
        text = article.text
        self.sentence.show_quote(annotation, text)
        self._show_marks(annotation, text)
        self.cue.show_part(annotation.cue.of(text) if annotation.cue else None)
        self.speaker.show_part(annotation.speaker.of(text) if annotation.speaker else None)
        self.name.show_text(annotation.speaker_name or "")
        self.completion.show_names(names_in(article))
        self.candidates.offer([(name, name) for name in self._names(annotation, article)], annotation.speaker_name)
        parents = corrections.possible_parents(article, annotation)
        self.parent_.offer(parents, text, annotation.parent, annotation.speaker_name)
        self.form.show_row(self.parent_, bool(parents) or annotation.parent is not None)
        origins = corrections.possible_origins(article, annotation, ORIGINS)
        self.origin.offer(origins, text, annotation.continues, annotation.speaker_name)
        self.form.show_row(self.origin, bool(origins) or annotation.continues is not None)

    def _show_marks(self, quote: Quote, text: str) -> None:
        marks = [m for m in quote.marks if m is not None]
        if not marks:
            marks = [m for m in self.desk.workspace.marks_around(text, quote.span) if m is not None]
        inside = bool(marks) and all(quote.span.contains(m) for m in marks)
        choices = [("out", _("Outside of the words")), ("in", _("Inside"))] if marks else []
        self.marks.offer(choices, "in" if inside else "out")
        self.form.show_row(self.marks, bool(marks))

    def _names(self, quote: Quote, article: Article) -> list[str]:
        """Who may have said it: who is named in the speaker's phrase, who said what it goes on from, then others."""
        phrase, origin = quote.speaker, article.annotation(quote.continues or "")
        named = [
            e.name or e.span.of(article.text)
            for e in article.entities
            if phrase is not None and phrase.contains(e.span) and e.status is not Status.REJECTED and e.type != "LOC"
        ]
        said = [origin.speaker_name] if isinstance(origin, Quote) and origin.speaker_name else []
        found = self.desk.workspace.speaker_candidates(self.desk.analysis, article, quote.span)
        return list(dict.fromkeys([*named, *said, *(c.name for c in found)]))[:CANDIDATES]

    # Changing

    def set_part(self, part: str, span: Span | None) -> None:
        """Set or clear the cue or the speaker."""
        article, found = self.desk.article, self.desk.selected_id
        if article is not None and found is not None:
            change = corrections.set_cue if part == "cue" else corrections.set_speaker
            self.desk.apply(change(article, found, span))

    def _set_parent(self, parent: str | None) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(corrections.set_parent(self.desk.article, self.desk.selected_id, parent))

    def _set_origin(self, origin: str | None) -> None:
        if self.desk.article is not None and self.desk.selected_id is not None:
            self.desk.apply(corrections.set_continues(self.desk.article, self.desk.selected_id, origin))

    # Leading to the text

    def _show_part(self, part: str) -> None:
        quote = self.desk.selected
        if isinstance(quote, Quote):
            place = {"cue": quote.cue, "speaker": quote.speaker, "content": quote.span}[part]
            if place is not None:
                self.desk.looked_at.emit(place)

    def _show_quote(self, quote_id: str) -> None:
        quote = self.desk.article.annotation(quote_id) if self.desk.article is not None else None
        if quote is not None:
            self.desk.looked_at.emit(quote.span)

    def show_picking(self, part: object) -> None:
        """Show which part is being picked in the text."""
        self.cue.set_picking(part == "cue")
        self.speaker.set_picking(part == "speaker")

    def edit_main(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()
