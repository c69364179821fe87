"""A desktop of its own: an X server without a screen, a window manager, a keyboard layout, and the driven program."""

from __future__ import annotations

import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 40.0  # seconds
# Places on the keyboard (evdev codes + 8), the same under every layout.
KEYCODES = {"a": 38, "b": 56, "c": 54, "d": 40, "e": 26, "f": 41, "g": 42, "i": 31, "j": 44, "k": 45, "l": 46,
            "m": 58, "n": 57, "o": 32, "p": 33, "q": 24, "r": 27, "s": 39, "t": 28, "u": 30, "w": 25, "x": 53,
            "z": 52}  # fmt: skip


class Desktop:
    """Mouse and keyboard of one running program."""

    def __init__(self, environment: dict[str, str], program: subprocess.Popen[str]) -> None:
        self._environment = environment
        self._program = program

    def xdotool(self, *arguments: object) -> str:
        done = subprocess.run(
            ["xdotool", *map(str, arguments)], env=self._environment, capture_output=True, text=True, check=True
        )
        return done.stdout

    def ask(self, question: str, **arguments: Any) -> Any:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(json.dumps({"ask": question, **arguments}) + "\n")
        self._program.stdin.flush()
        ready, _, _ = select.select([self._program.stdout], [], [], PATIENCE)
        assert ready, f"no answer to {question}"
        return json.loads(self._program.stdout.readline())

    def wait(self, **wanted: Any) -> dict[str, Any]:
        """Wait until the program's state is as wanted."""
        end = time.monotonic() + PATIENCE
        state: dict[str, Any] = {}
        while time.monotonic() < end:
            assert self._program.poll() is None, "the program has ended"
            state = self.ask("state")
            if state["ready"] and all(state[key] == value for key, value in wanted.items()):
                return state
            time.sleep(0.05)
        raise AssertionError(f"waited for {wanted}, the state is {state}")

    def wait_for(self, path: Path) -> None:
        """Wait until a file is there; the program renames its files into place when they are whole."""
        end = time.monotonic() + PATIENCE
        while not path.exists():
            assert time.monotonic() < end, f"{path.name} was never written"
            time.sleep(0.05)

    def key(self, keys: str) -> None:
        """Press keys by their place: ``ctrl+shift+z``."""
        *modifiers, last = keys.split("+")
        self.xdotool("key", "--clearmodifiers", "+".join([*modifiers, str(KEYCODES.get(last, last))]))

    def type(self, text: str) -> None:
        """Type into the field that has the focus, in place of what is there.

        For a letter that the layout lacks xdotool changes the layout for a moment, and now and then loses one: then
        all is typed again.
        """
        for _attempt in range(8):
            self.xdotool("key", "ctrl+38")  # all of it, by the place of A
            self.xdotool("type", "--delay", "60", text)
            time.sleep(0.2)
            if self.ask("state")["typed"] == text:
                return
        raise AssertionError(f"{text} could not be typed")

    def click(self, point: list[int]) -> None:
        self.xdotool("mousemove", *point, "click", 1)

    def drag(self, start: list[int], end: list[int]) -> None:
        self.xdotool("mousemove", *start, "mousedown", 1)
        for step in (0.25, 0.5, 0.75, 1):
            x, y = (round(a + (b - a) * step) for a, b in zip(start, end, strict=True))
            self.xdotool("mousemove", "--sync", x, y) if step < 1 else self.xdotool("mousemove", x, y)
        time.sleep(0.1)
        self.xdotool("mouseup", 1)

    def click_span(self, start: int, end: int) -> None:
        points = self.ask("cells", start=start, end=end)
        self.click(points[0])

    def drag_span(self, start: int, end: int) -> None:
        self.drag(*self.ask("cells", start=start, end=end))
        self.wait(selection=[start, end])

    def quit(self) -> int:
        self.key("ctrl+q")
        return self._program.wait(PATIENCE)


@contextlib.contextmanager
def running(*command: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=None, text=True, cwd=ROOT
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextlib.contextmanager
def desktop(folder: Path, layout: str, *files: Path) -> Iterator[Desktop]:
    """A desktop with the program opened on files; settings and data are kept in ``folder``."""
    with contextlib.ExitStack() as stack:
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-noreset", "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        stack.callback(server.wait)
        stack.callback(server.terminate)  # so that it takes its socket away
        os.close(write)
        with os.fdopen(read) as told:
            ready, _, _ = select.select([told], [], [], PATIENCE)
            assert ready, "the X server did not start"
            display = told.readline().strip()  # the whole line: it dies of a pipe that is closed too early
        environment = os.environ | {
            "DISPLAY": f":{display}",
            "QT_QPA_PLATFORM": "xcb",
            "REVIEWER_CONFIG": str(folder / "settings.json"),
            "XDG_DATA_HOME": str(folder),
            "HOME": str(folder),
            "QT_LOGGING_RULES": "*=false",
        }
        environment.pop("WAYLAND_DISPLAY", None)
        subprocess.run(["setxkbmap", layout], env=environment, check=True)
        stack.enter_context(running("openbox", environment=environment))
        program = stack.enter_context(
            running(sys.executable, "-m", "tests.e2e.driven", *map(str, files), environment=environment)
        )
        here = Desktop(environment, program)
        end = time.monotonic() + PATIENCE
        while not here.ask("state")["ready"]:
            assert time.monotonic() < end, "the window never became active"
            time.sleep(0.1)
        yield here
