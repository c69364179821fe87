"""Collect the messages of ``reviewer/`` into ``resources/locale/ar.po`` and compile it to ``ar.mo``.

Translations that exist are kept; messages that are no longer in the code are dropped. With ``--check`` nothing
is written, and the exit code says whether the catalogue is complete and up to date.
"""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
UNWANTED = tuple(
    f'"{key}:'.encode()
    for key in (
        *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Report-Msgid-Bugs-To"),
        *("Project-Id-Version", "Generated-By"),
    )
)
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2), "N_": None}


def collected() -> Catalog:
    template = Catalog(project="Article Reviewer")
    for file, _line, message, _comments, context in extract_from_dir(
        ROOT / "reviewer", method_map=[("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True
    ):
        template.add(message, locations=[(f"reviewer/{file}", 0)], context=context)
    return template


def updated() -> Catalog:
    file = LOCALE / "ar.po"
    if file.is_file():
        with file.open("rb") as stream:
            catalogue = read_po(stream, locale="ar")
    else:
        catalogue = Catalog(locale="ar", project="Article Reviewer", fuzzy=False)
    catalogue.update(collected(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    def complete(text: object) -> bool:
        return all(text) if isinstance(text, tuple | list) else bool(text)

    return [str(m.id) for m in catalogue if m.id and (m.fuzzy or not complete(m.string))]


def po_bytes(catalogue: Catalog) -> bytes:
    catalogue.header_comment = "# Arabic messages of Article Reviewer."
    buffer = io.BytesIO()
    write_po(buffer, catalogue, sort_output=True, omit_header=False, include_lineno=False, width=120)
    lines = buffer.getvalue().splitlines(keepends=True)
    # Dates change with every run, and the rest says nothing that the project does not.
    return b"".join(line for line in lines if not line.startswith(UNWANTED))


def mo_bytes(catalogue: Catalog) -> bytes:
    buffer = io.BytesIO()
    stable = read_po(io.BytesIO(po_bytes(catalogue)), locale="ar")
    stable.creation_date = stable.revision_date = EPOCH  # the same bytes for the same messages
    write_mo(buffer, stable)
    return buffer.getvalue()


def main() -> int:
    catalogue = updated()
    missing = untranslated(catalogue)
    for message in missing:
        print(f"untranslated: {message}", file=sys.stderr)
    po = po_bytes(catalogue)
    if "--check" in sys.argv:
        current = (LOCALE / "ar.po").read_bytes() == po and (LOCALE / "ar.mo").read_bytes() == mo_bytes(catalogue)
        if not current:
            print("the catalogue is not up to date: run packaging/messages", file=sys.stderr)
        return 0 if current and not missing else 1
    LOCALE.mkdir(parents=True, exist_ok=True)
    (LOCALE / "ar.po").write_bytes(po)
    (LOCALE / "ar.mo").write_bytes(mo_bytes(catalogue))
    print(f"{len(catalogue)} messages, {len(missing)} untranslated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
