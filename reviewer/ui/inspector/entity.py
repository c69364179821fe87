"""The card of an entity."""

from __future__ import annotations

from PySide6.QtCore import Qt

from reviewer import corrections
from reviewer.messages import gettext as _
from reviewer.model import Article, Entity
from reviewer.ui.desk import Desk
from reviewer.ui.inspector.chain import ChainCard, LinkField
from reviewer.ui.inspector.completion import Completion
from reviewer.ui.inspector.editor import CANDIDATES, Editor, names_in
from reviewer.ui.inspector.fields import Chips, TextField
from reviewer.ui.names import Names
from reviewer.ui.theme import Theme


class EntityEditor(Editor):
    def __init__(self, desk: Desk, names: Names, theme: Theme) -> None:
        super().__init__(desk, names, theme)
        self.name = TextField(rtl=True)
        self.name.committed.connect(self.rename)
        self.completion = Completion(self.name)
        self.link = LinkField()
        self.link.committed.connect(lambda link: self.change(action="set_link", link=link))
        self.link.said.connect(desk.said)
        self.chain = ChainCard(desk)
        self.candidates = Chips(digits=True)
        self.candidates.chosen.connect(self.rename)
        self.form.add(_("Type"), self.kinds)
        self.form.add(_("Words"), self.edges)
        self.form.add(_("Name"), self.name)
        self.form.add("", self.candidates)
        self.form.add(_("Link"), self.link)
        self.form.add(_("Mentions"), self.chain)

    def show_finding(self, annotation: Entity, article: Article) -> None:
        super().show_finding(annotation, article)
        self.name.setPlaceholderText(annotation.span.of(article.text))
        self.name.show_text(annotation.name or "")
        self.completion.show_names(names_in(article))
        self.link.show_link(annotation.link)
        self.chain.show_finding(article)
        found = corrections.name_candidates(article, annotation)[:CANDIDATES]
        self.candidates.offer([(name, name) for name in found], annotation.name)

    def edit_main(self) -> None:
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()
