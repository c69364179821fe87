"""The child process of ``camel``: a line with sentences of words in, a line with their labels out, as JSON.

``python -m reviewer.extract.camel_worker MODEL``. An error is one line with an object ``{"error": …}``.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

_CATALOGUE = '{"version": "1.6.0", "packages": {}, "components": {}}'


def _go_offline() -> None:
    """camel-tools fetches a catalogue when it is imported, unless one is there: give it an empty one."""
    folder = Path(tempfile.mkdtemp(prefix="reviewer-camel-"))
    (folder / "catalogue.json").write_text(_CATALOGUE, encoding="utf-8")
    (folder / "versions.json").write_text("{}", encoding="utf-8")
    os.environ["CAMELTOOLS_DATA"] = str(folder)
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"


def main() -> int:
    out = sys.stdout
    sys.stdout = sys.stderr  # libraries that print must not get in between
    sys.stdin.reconfigure(encoding="utf-8")  # pyright: ignore[reportAttributeAccessIssue]
    _go_offline()
    try:
        from camel_tools.ner import NERecognizer

        recogniser = NERecognizer(sys.argv[1], use_gpu=False)
        for line in sys.stdin:
            out.write(json.dumps(recogniser.predict(json.loads(line))) + "\n")
            out.flush()
    except Exception as error:  # whatever it is, the parent shows it
        out.write(json.dumps({"error": f"{type(error).__name__}: {error}"}) + "\n")
        out.flush()
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
