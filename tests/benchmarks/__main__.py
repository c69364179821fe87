"""Run benchmarks: ``python -m tests.benchmarks [--json] [NAME…]``. Prints ratios; never fails on a slow machine."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys

from attrs import asdict

from tests.benchmarks.rows import Row

NAMES = ("start", "open", "correct", "import", "export", "list", "search", "extract", "memory", "effort")


def measure(name: str) -> list[Row]:
    return importlib.import_module(f"tests.benchmarks.bench_{name}").rows()


def table(rows: list[Row]) -> str:
    lines = [f"{'work':<9} {'case':<38} {'ratio':>7} {'must':>6} {'aim':>6} {'ours':>10} {'floor':>10} unit"]
    for r in rows:
        verdict = "aim" if r.ratio <= r.aim else "must" if r.ratio <= r.must else "over"
        lines.append(
            f"{r.name:<9} {r.case:<38} {r.ratio:>7.2f} {r.must:>6.1f} {r.aim:>6.1f}"
            f" {r.ours:>10.2f} {r.floor:>10.2f} {r.unit}  {verdict}"
        )
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="packaging/bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*NAMES, []], metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows: list[Row] = []
    for name in arguments.names or NAMES:
        print(f"measuring {name} …", file=sys.stderr)
        rows += measure(name)
    print(json.dumps([asdict(r) for r in rows], indent=1) if arguments.json else table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
