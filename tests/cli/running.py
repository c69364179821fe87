"""Running ``reviewer`` in a process of its own, and the articles that the tests give it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

ROOT = Path(__file__).resolve().parent.parent.parent
STORY = "قال الرئيس رجب طيب أردوغان في أنقرة إن «الخطة جاهزة تماما» وإن 300 ألف شخص على الأقل عادوا إلى العمل.\n"
OTHER = "أعلنت وزارة الداخلية أن الطريق مغلق حتى الساعة الثامنة.\n"
ARABIC = re.compile("[\u0621-\u064a]")


@frozen
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    def articles(self) -> list[dict[str, Any]]:
        """The reviewer/1 records on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]


Run: TypeAlias = Callable[..., Done]


def write(path: Path, text: str = STORY) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def record(article_id: str = "a1", text: str = STORY, **more: Any) -> str:
    """One line of reviewer/1."""
    return json.dumps({"format": "reviewer/1", "id": article_id, "text": text} | more, ensure_ascii=False) + "\n"


def python(*arguments: str | Path, stdin: bytes = b"", prelude: Sequence[str] = ()) -> Done:
    """Python in a process of its own, in the folder of the project."""
    command = [sys.executable, *prelude, *map(str, arguments)]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, cwd=ROOT, input=stdin, capture_output=True, env=environment, timeout=60)
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def spawned(*arguments: str | Path, stdin: bytes = b"") -> Done:
    """``python -m reviewer`` in a process of its own."""
    return python("-m", "reviewer", *arguments, stdin=stdin)


def told(done: Done, language: str = "ar") -> None:
    """The command failed with a clear sentence in that language, on stderr, and without a traceback."""
    assert done.code not in (0, None)
    assert "Traceback" not in done.err
    sentence = done.err.strip()
    assert sentence.startswith("reviewer: ")
    assert len(sentence.split()) > 3
    named = re.sub(r"\S*/\S*|“[^”]*”", "", sentence)  # names of files are in any language
    assert bool(ARABIC.search(named)) == (language == "ar"), sentence


def spoken(language: str) -> list[str]:
    """The option for a language; Arabic needs none."""
    return [] if language == "ar" else ["--language", language]


def names(folder: Path) -> set[str]:
    """Everything under a folder."""
    return {str(p.relative_to(folder)) for p in folder.rglob("*")}
