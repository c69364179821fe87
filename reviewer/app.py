"""The desktop program: settings, the open review file and its window."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import evolve
from PySide6.QtCore import QLibraryInfo, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reviewer import log, resources
from reviewer import settings as stored
from reviewer.errors import ReviewerError
from reviewer.extract.camel import CamelError, find_model
from reviewer.messages import gettext as _
from reviewer.messages import language, set_language
from reviewer.settings import Settings
from reviewer.store import is_review_file
from reviewer.ui import fonts, style
from reviewer.ui.actions import keymap
from reviewer.ui.desk import Desk
from reviewer.ui.dialogs import Failures, Welcome
from reviewer.ui.dialogs.about import versions
from reviewer.ui.keys import KeyPlaces
from reviewer.ui.names import set_digits
from reviewer.ui.tour import ARTICLE, Tour
from reviewer.ui.window import MainWindow
from reviewer.workspace import Workspace, default_path


class NoDisplayError(ReviewerError):
    """There is no screen to open a window on."""


def _reviewer(settings: Settings) -> str:
    try:
        return settings.reviewer or getpass.getuser()
    except (OSError, KeyError):
        return "reviewer"


class Program:
    """Everything that outlives a window."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.settings = stored.load()
        self.window: MainWindow | None = None
        self._workspace: Workspace | None = None
        self._tour: Tour | None = None
        self._before_tour: tuple[Path, str | None] | None = None  # the file and the article to come back to
        self._translator = QTranslator(application)
        self._keys = KeyPlaces(application)
        self._take_hold()
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._follow_system())

    def keep(self, settings: Settings) -> None:
        self.settings = settings
        self._take_hold()
        stored.save(settings)

    def _take_hold(self) -> None:
        """Put in force what needs no new window."""
        keymap.use(self.settings.keys)
        set_digits(self.settings.digits)

    def start(self, paths: Sequence[Path], *, sample: bool = False) -> None:
        """Open the window on what the command line named, else on the file of the last time."""
        databases = [p for p in paths if is_review_file(p)]
        articles = [p for p in paths if p not in databases]
        if databases:
            path = databases[0]
        elif sample:
            path = default_path().with_name("sample.sqlite")
        else:
            path = default_path()
        self._show(Workspace.open(path, reviewer=_reviewer(self.settings), exclusive=True))
        welcome = not self.settings.welcomed and not articles  # who names articles wants to see them
        if sample:
            articles = [resources.path("samples", "articles.jsonl")]
        self._begin(articles)
        if welcome:
            self.welcome()

    def _show(self, workspace: Workspace, *, remember: bool = True) -> None:
        """Replace the window by one on another review file."""
        self._tour = None
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
        if self._workspace is not None:
            self._workspace.close()
        self._workspace = workspace
        log.opened(workspace.path)
        if remember:
            self.keep(self.settings.with_recent(workspace.path.absolute()))
        self._new_window(Desk(workspace))

    def _new_window(self, desk: Desk) -> None:
        self._dress()
        desk.failed.connect(log.failed)
        self.window = MainWindow(self, desk, style.chosen_theme(self.settings.theme))
        self.window.show()

    def _dress(self) -> None:
        direction = Qt.LayoutDirection.RightToLeft if language() == "ar" else Qt.LayoutDirection.LeftToRight
        self._application.setLayoutDirection(direction)
        self._application.removeTranslator(self._translator)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language()}", folder):
            self._application.installTranslator(self._translator)
        motion = self.settings.reduced_motion
        style.dress(self._application, style.chosen_theme(self.settings.theme), reduced_motion=motion)

    def _begin(self, articles: Sequence[Path]) -> None:
        window = self.window
        assert window is not None
        last = self.settings.window.get("article")
        workspace = window.desk.workspace
        if articles:
            QTimer.singleShot(0, window, lambda: window.filing.import_files(list(articles)))
        elif isinstance(last, str) and workspace.rowid(last) is not None:
            window.desk.open(last)
        else:
            window.desk.open(workspace.next_article(None) or workspace.next_article(None, needs_review=False))
        QTimer.singleShot(0, window, window.filing.read)
        self._tell_about_camel(window)

    def _tell_about_camel(self, window: MainWindow) -> None:
        """Say once that the optional recogniser is not there; everything works without it."""
        if self.settings.camel_notice_shown:
            return
        try:
            missing = find_model(self.settings.camel_model) is None
        except CamelError as error:
            window.message_bar.show_error(error)
            return
        if missing:
            window.desk.said.emit(
                _("No camel-tools model is installed; extraction works without it. Settings can name one.")
            )
            self.keep(evolve(self.settings, camel_notice_shown=True))

    # What the window asks for

    def open_paths(self, paths: list[Path]) -> None:
        """Open a review file in place of the present one, or import articles into it."""
        assert self.window is not None
        databases = [p for p in paths if is_review_file(p)]
        if not paths:
            return
        if databases:
            self._switch(databases[0], [p for p in paths if p not in databases])
        else:
            self.window.filing.import_files(paths)

    def open_sample(self) -> None:
        path = default_path().with_name("sample.sqlite")
        self._switch(path, [resources.path("samples", "articles.jsonl")])

    def welcome(self) -> None:
        """Lay the welcome over the window."""
        assert self.window is not None
        if not any(card.isVisible() for card in self.window.findChildren(Welcome)):
            Welcome(self.window)

    def take_tour(self) -> None:
        """Begin the tour on its own file, as it was at the first time; a tour that runs gets the keyboard."""
        window, workspace = self.window, self._workspace
        assert window is not None
        assert workspace is not None
        if self._tour is not None:
            self._tour.take_focus()
            return
        path = default_path().with_name("tour.sqlite")
        if path.absolute() == workspace.path.absolute():
            return
        article = window.desk.article
        try:
            practice = Workspace.open(path, reviewer=_reviewer(self.settings), exclusive=True)
            while practice.undo() is not None:  # of an earlier tour
                pass
            practice.import_files([resources.path("samples", "tour.jsonl")])
        except ReviewerError as error:
            window.message_bar.show_error(error)
            return
        self._before_tour = (workspace.path, article.id if article else None)
        self._show(practice, remember=False)
        assert self.window is not None
        self.window.desk.open(ARTICLE)
        self._tour = Tour(self.window, self.window.theme, self.leave_tour)
        self._tour.show()

    def leave_tour(self) -> bool:
        """Go back to the file from before the tour; False when there is none to leave."""
        if self._tour is None or self._before_tour is None:
            return False
        path, article = self._before_tour
        self._switch(path, ())
        assert self.window is not None
        if article is not None and self.window.desk.workspace.rowid(article) is not None:
            self.window.desk.open(article)
        self.window.desk.said.emit(_("The tour is always there: Help, Guided tour."))
        return True

    def _switch(self, path: Path, articles: Sequence[Path]) -> None:
        assert self.window is not None
        if self._workspace is not None and path.absolute() == self._workspace.path.absolute():
            if articles:
                self.window.filing.import_files(list(articles))
            return
        try:
            workspace = Workspace.open(path, reviewer=_reviewer(self.settings), exclusive=True)
        except ReviewerError as error:
            self.window.message_bar.show_error(error)
            return
        self._show(workspace)
        self._begin(articles)

    def rebuild(self) -> None:
        """Make the window anew, after the language or the theme has changed; the work stays where it is."""
        old = self.window
        assert old is not None
        article, selected, touring = old.desk.article, old.desk.selected_id, self._tour
        welcoming = bool(old.findChildren(Welcome)) and not self.settings.welcomed
        set_language(self.settings.language)
        old.close()
        workspace = old.desk.workspace
        workspace.reviewer = _reviewer(self.settings)
        self._new_window(Desk(workspace))
        old.deleteLater()
        assert self.window is not None
        self.window.desk.open(article.id if article else None)
        self.window.desk.select(selected)
        self.window.filing.read()
        if touring is not None:
            self._tour = Tour(self.window, self.window.theme, self.leave_tour)
            self._tour.show(touring.place)
        if welcoming:
            self.welcome()

    def _follow_system(self) -> None:
        if self.settings.theme == "system" and self.window is not None:
            self.rebuild()

    def close(self) -> None:
        """Let go of the file and of the application."""
        self._keys.deleteLater()
        self._application.removeTranslator(self._translator)
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None


def _need_display() -> None:
    named = os.environ.get("QT_QPA_PLATFORM") or any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))
    if sys.platform.startswith("linux") and not named:
        raise NoDisplayError(
            _("There is no display to open a window on."),
            remedy=_(
                "Start it in a desktop session, or use the commands that need none: "
                "reviewer import, extract, export, evaluate, check, stats (see reviewer --help)."
            ),
        )


def run(paths: Sequence[Path] = (), *, sample: bool = False) -> int:
    """Open the window and stay until it is closed; returns the exit code.

    Raises:
        ReviewerError: no display, or the review file cannot be opened.
    """
    _need_display()
    application = QApplication.instance() or QApplication(["article-reviewer"])
    assert isinstance(application, QApplication)
    application.setApplicationName("article-reviewer")
    application.setApplicationDisplayName("")
    fonts.register()
    log.start()
    log.started(versions())
    failures = Failures(application)
    program = Program(application)
    try:
        program.start(paths, sample=sample)
        failures.watch()
        return application.exec()
    except Exception as error:
        log.failed(error)
        raise
    finally:
        failures.leave()
        program.close()
        log.ended()
        log.stop()


def main() -> int:
    """The desktop entry: as ``reviewer open``."""
    from reviewer.cli import main as command_line

    return command_line(["open", *sys.argv[1:]])
