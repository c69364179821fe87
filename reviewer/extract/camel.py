"""The named entity recogniser of camel-tools, in a child process.

Its import takes seconds and hundreds of megabytes (torch), so it never happens in this process. The model is a
directory that the reviewer names, or camel-tools' own data when that is installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from reviewer.errors import ReviewerError
from reviewer.messages import gettext as _
from reviewer.model import Entity, Reason, Span
from reviewer.text import Analysis, Token, TokenKind, clitic_edges, tokens_in

ORIGIN = "camel-tools"
_TYPES = {"PERS": "PER", "PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
_SCORE = 0.85  # the recogniser gives labels only
_LONGEST = 120  # tokens a sentence; its model cuts off longer ones
_PATIENCE = 180.0  # seconds to wait for an answer, the start included


class CamelError(ReviewerError):
    """The recogniser cannot be used; extraction without it goes on."""


def installed_model() -> Path | None:
    """The recogniser's model among camel-tools' installed data, if it is there."""
    root = Path(os.environ.get("CAMELTOOLS_DATA", Path.home() / ".camel_tools"))
    folder = root / "data" / "ner"
    return next((p.parent for p in sorted(folder.glob("*/config.json"))), None)


def find_model(chosen: str | None) -> Path | None:
    """The directory that the settings name, else that of installed data; none when there is neither.

    Raises:
        CamelError: the directory that was named holds no model.
    """
    if not chosen:
        return installed_model()
    path = Path(chosen).expanduser()
    if not (path / "config.json").is_file():
        raise CamelError(
            _("There is no camel-tools model in “{folder}”.").format(folder=path),
            safe=_("Extraction works without it."),
            remedy=_("Choose the folder that holds config.json and vocab.txt, or clear the setting."),
        )
    return path


class CamelNER:
    """A running recogniser. Not for two threads at once; close it, or use it as a context."""

    def __init__(self, model: Path) -> None:
        self._model = model
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> CamelNER:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def entities(self, analysis: Analysis) -> list[Entity]:
        """The entities that the recogniser sees, as suggestions without names.

        Raises:
            CamelError: the child process did not start, died or did not answer.
        """
        sentences = [s for sentence in analysis.sentences for s in _parts(tokens_in(analysis.tokens, sentence))]
        if not sentences:
            return []
        answer = self._ask([[t.norm for t in s] for s in sentences])
        found: list[Entity] = []
        for tokens, labels in zip(sentences, answer, strict=True):
            if len(labels) == len(tokens):  # fewer when a token is nothing to its vocabulary
                found += _entities(analysis.text, tokens, labels)
        return found

    def _ask(self, sentences: list[list[str]]) -> list[list[str]]:
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(_PATIENCE, process.kill)
        timer.start()
        try:
            process.stdin.write(json.dumps(sentences) + "\n")
            process.stdin.flush()
            line = process.stdout.readline()
        except OSError:
            line = ""
        finally:
            timer.cancel()
        if not line:
            self.close()
            raise _failed(_("it stopped without an answer"))
        answer = json.loads(line)
        if isinstance(answer, dict):
            self.close()
            raise _failed(answer["error"])
        return answer

    def _start(self) -> subprocess.Popen[str]:
        try:
            return subprocess.Popen(  # noqa: S603 - our own module
                [sys.executable, "-m", "reviewer.extract.camel_worker", str(self._model)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        except OSError as error:
            raise _failed(error.strerror or str(error)) from error


def _failed(reason: str) -> CamelError:
    return CamelError(
        _("The camel-tools recogniser cannot be used: {reason}.").format(reason=reason.rstrip(".")),
        safe=_("Extraction works without it."),
        remedy=_("Check the model's folder in the settings."),
    )


def _parts(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    return [tokens[i : i + _LONGEST] for i in range(0, len(tokens), _LONGEST)]


def _entities(text: str, tokens: Sequence[Token], labels: Sequence[str]) -> list[Entity]:
    """The entities of one sentence from its B-/I-/O labels; a proclitic before the first word stays outside."""
    found: list[Entity] = []
    index = 0
    while index < len(tokens):
        kind = _TYPES.get(labels[index].partition("-")[2])
        last = index + 1
        if kind is not None and tokens[index].kind is TokenKind.WORD:
            while last < len(tokens) and labels[last].startswith("I-") and labels[last][2:] == labels[index][2:]:
                last += 1
            edges = clitic_edges(tokens[index].span.of(text))
            start = tokens[index].span.start + (edges[0] if edges else 0)
            reason = Reason(ar="تعرّف عليه نموذج camel-tools", en="recognised by the camel-tools model")
            span = Span(start, tokens[last - 1].span.end)
            found.append(Entity(id="e0", span=span, type=kind, origin=ORIGIN, score=_SCORE, reason=reason))
        index = last
    return found
