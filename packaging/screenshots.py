"""Make the screenshots of the README: the sample article in each language and theme.

    .venv/bin/python packaging/screenshots.py [FOLDER]

Runs without a display. Every finding shown is what the extractors say; a few are decided on, to show how that looks.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WIDTH, HEIGHT = 1440, 900
DECIDED = 12  # findings that are accepted in the shown article


def main() -> int:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "resources" / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REVIEWER_CONFIG"] = str(Path(folder) / "settings.json")
        os.environ["XDG_DATA_HOME"] = folder
        _shoot(Path(folder), target)
    return 0


def _shoot(folder: Path, target: Path) -> None:
    from attrs import evolve
    from PySide6.QtWidgets import QApplication

    from reviewer import corrections, resources
    from reviewer.app import Program
    from reviewer.messages import set_language
    from reviewer.ui import fonts
    from reviewer.workspace import Workspace

    path = folder / "sample.sqlite"
    with Workspace.open(path, reviewer="سلمى") as workspace:
        workspace.import_files([resources.path("samples", "articles.jsonl")])
        while (article := workspace.unextracted()) is not None:
            workspace.extract_article(article)
        first = workspace.next_article(None)
        assert first is not None
        shown = workspace.article(first)
        workspace.apply(corrections.accept(shown, [a.id for a in shown.annotations[:DECIDED]]))
        quote = next(q for q in shown.quotes if q.marks and q.speaker and len(q.span) > 40)
    application = QApplication(["article-reviewer"])
    fonts.register()
    program = Program(application)
    for language in ("ar", "en"):
        for theme in ("light", "dark"):
            program.keep(
                evolve(
                    program.settings,
                    language=language,
                    theme=theme,
                    reviewer="سلمى",
                    camel_notice_shown=True,
                    welcomed=True,
                )
            )
            set_language(language)
            program.start([path])
            assert program.window is not None
            program.window.resize(WIDTH, HEIGHT)
            program.window.desk.open(first)
            program.window.desk.select(quote.id)
            for _turn in range(20):
                application.processEvents()
            program.window.grab().save(str(target / f"{language}-{theme}.png"))
            program.window.close()
            program.close()
            program.window = None


if __name__ == "__main__":
    sys.exit(main())
