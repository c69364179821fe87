"""The first start: what the program is, who reviews, in which language, and three ways to begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from attrs import evolve
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from reviewer.messages import Language
from reviewer.messages import gettext as _

if TYPE_CHECKING:
    from reviewer.ui.window import MainWindow

WIDTH = 520
_LANGUAGES: tuple[tuple[Language, str], ...] = (("ar", "العربية"), ("en", "English"))


class Welcome(QFrame):
    """Lies over the middle of the window and holds nothing up: all that is under it goes on working."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("callout")
        self.setAccessibleName(_("Welcome"))
        self._window = window
        self.name = QLineEdit(window.program.settings.reviewer)
        self.name.setPlaceholderText(window.desk.workspace.reviewer)
        self.name.setAccessibleName(_("Your name"))
        self.languages = QButtonGroup(self)
        self.tour = self._way(_("Take the two-minute tour on a sample"), self._take_tour)
        self.tour.setObjectName("primary")
        self.open = self._way(_("Open articles …"), self._open_articles)
        self.empty = self._way(_("Begin with an empty file"), self._begin_empty)
        self._build()
        window.installEventFilter(self)
        self.show()
        self.raise_()
        self._settle()
        self.tour.setFocus(Qt.FocusReason.OtherFocusReason)

    def _way(self, text: str, work: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setMinimumHeight(38)
        button.clicked.connect(lambda: self._begin(work))
        return button

    def _build(self) -> None:
        title = QLabel(_("Article Reviewer"))
        title.setObjectName("title")
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName(_("Close"))
        close.clicked.connect(self.dismiss)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        what = QLabel(
            _(
                "A machine marks the names, quotes and numbers in your articles; you correct it, and what you export "
                "can be trusted. Everything stays on this computer."
            )
        )
        what.setWordWrap(True)
        languages = QHBoxLayout()
        for place, (key, text) in enumerate(_LANGUAGES):
            chip = QPushButton(text)
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setChecked(key == self._window.program.settings.language)
            self.languages.addButton(chip, place)
            languages.addWidget(chip)
        languages.addStretch()
        self.languages.idClicked.connect(self._speak)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.addRow(_("Your name"), self.name)
        form.addRow(_("Language"), languages)
        note = QLabel(_("The name stands beside each of your corrections. Both can be changed in the settings."))
        note.setObjectName("hint")
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 24)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(what)
        layout.addSpacing(8)
        layout.addLayout(form)
        layout.addWidget(note)
        layout.addSpacing(10)
        for button in (self.tour, self.open, self.empty):
            layout.addWidget(button)
        self.setTabOrder(self.name, self.languages.button(0))

    # Answers

    def _keep(self) -> None:
        """Remember the name, and that the welcome was seen."""
        program, name = self._window.program, self.name.text().strip()
        program.keep(evolve(program.settings, reviewer=name, welcomed=True))
        if name:
            self._window.desk.workspace.reviewer = name
            self._window.status.show_reviewer(name)

    def _begin(self, work: Callable[[], None]) -> None:
        self.dismiss()
        work()

    def event(self, event: QEvent) -> bool:
        """Escape is the card's own while the focus is in it, and no shortcut of the window."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.dismiss()
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def dismiss(self) -> None:
        self._keep()
        self._window.removeEventFilter(self)
        self.hide()
        self.deleteLater()
        self._window.article.view.setFocus()

    def _speak(self, place: int) -> None:
        """The other language at once; the window is made anew, with the welcome in it."""
        program = self._window.program
        language = _LANGUAGES[place][0]
        if language != program.settings.language:
            name = self.name.text().strip()
            program.keep(evolve(program.settings, reviewer=name, language=language, welcomed=False))
            program.rebuild()

    def _take_tour(self) -> None:
        self._window.run("tour")

    def _open_articles(self) -> None:
        self._window.run("open")

    def _begin_empty(self) -> None:
        """The file that is open, when it is empty; else a new one."""
        if self._window.desk.workspace.counts().total:
            self._window.run("new")

    # Where it stands

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """In the middle of what is below the menus, never wider or higher than that."""
        area = self._window.panels.rect()
        layout = self.layout()
        assert layout is not None
        width = min(WIDTH, max(280, area.width() - 24))
        height = min(layout.totalHeightForWidth(width), max(200, area.height() - 12))
        corner = QPoint((area.width() - width) // 2, max(6, (area.height() - height) // 3))
        self.setFixedSize(width, height)
        self.move(self._window.panels.mapTo(self._window, corner))
