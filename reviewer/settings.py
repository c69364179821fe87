"""The reviewer's own settings, one small JSON file that the window and the command line share."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import platformdirs
from attrs import asdict, evolve, field, fields_dict, frozen

from reviewer.messages import DEFAULT_LANGUAGE, LANGUAGES, Language

Theme: TypeAlias = Literal["system", "light", "dark", "contrast"]
Digits: TypeAlias = Literal["western", "arabic_indic"]
APP_NAME = "article-reviewer"
MAX_RECENT = 10


@frozen(kw_only=True)
class Settings:
    """All settings with their defaults. ``window`` holds the window's own state, opaque to all but ``ui``."""

    language: Language = DEFAULT_LANGUAGE
    theme: Theme = "system"
    font: str = "Noto Naskh Arabic"
    font_size: int = 19  # pixels
    digits: Digits = "western"  # of what the program itself shows
    reduced_motion: bool = False
    keys: dict[str, str] = field(factory=dict[str, str])  # by action: its key where it is not that of the table
    reviewer: str = ""
    recent_files: tuple[str, ...] = field(default=(), converter=tuple)
    camel_model: str | None = None  # directory of a camel-tools NER model
    camel_notice_shown: bool = False
    welcomed: bool = False  # the welcome of the first start was answered or dismissed
    window: dict[str, Any] = field(factory=dict[str, Any])

    def with_recent(self, path: Path) -> Settings:
        paths = [str(path), *(p for p in self.recent_files if p != str(path))]
        return evolve(self, recent_files=tuple(paths[:MAX_RECENT]))


def default_path() -> Path:
    """``$REVIEWER_CONFIG`` when set, else the user's configuration folder."""
    chosen = os.environ.get("REVIEWER_CONFIG")
    return Path(chosen) if chosen else platformdirs.user_config_path(APP_NAME) / "settings.json"


def _sound(key: str, value: Any) -> bool:
    match key:
        case "language":
            return value in LANGUAGES
        case "theme":
            return value in get_args(Theme)
        case "digits":
            return value in get_args(Digits)
        case "font_size":
            return isinstance(value, int) and not isinstance(value, bool) and 8 <= value <= 72
        case "recent_files":
            return isinstance(value, list) and all(isinstance(p, str) for p in value)
        case "camel_model":
            return value is None or isinstance(value, str)
        case "camel_notice_shown" | "reduced_motion" | "welcomed":
            return isinstance(value, bool)
        case "keys":
            return isinstance(value, dict) and all(isinstance(key, str) for key in value.values())
        case "window":
            return isinstance(value, dict)
        case _:
            return isinstance(value, str)


def load(path: Path | None = None) -> Settings:
    """The stored settings; a missing or damaged file, or a value of the wrong kind, gives the defaults."""
    try:
        stored = json.loads((path or default_path()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(stored, dict):
        return Settings()
    return Settings(**{k: v for k, v in stored.items() if k in fields_dict(Settings) and _sound(k, v)})


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings whole or not at all. A folder that cannot be written is no reason to stop working."""
    target = path or default_path()
    with contextlib.suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(settings), file, ensure_ascii=False, indent=1)
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
