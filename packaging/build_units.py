"""Make ``resources/lexicon/units.tsv``: Arabic names of currencies and units of measure, from CLDR through Babel.

Babel (BSD-3-Clause; its data CLDR, Unicode licence) is in the ``build`` dependency group. To load Babel
costs 65 ms, this table 3 ms. A line is: ``money`` or ``measure``, tab, ISO 4217 code or CLDR key, tab, names in the
normalised form of ``reviewer.text.normalize`` parted by ``|``. ``python packaging/build_units.py``
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from babel import Locale
from babel.numbers import get_territory_currencies

from reviewer.text import normalize

TARGET = Path(__file__).resolve().parent.parent / "resources" / "lexicon" / "units.tsv"
ARABIC = re.compile("[\u0621-\u064a]{2,}(?: [\u0621-\u064a]{2,}){0,3}")
LOCALES = ("ar", "ar_SA", "ar_MA", "ar_DZ", "ar_EG", "ar_LB")
PLACES = [code for code in Locale.parse("en").territories if len(code) == 2]
CURRENT = {currency for code in PLACES for currency in get_territory_currencies(code)}
RARE = re.compile(
    "joule|point|pica|bushel|atmosphere|dram|grain|drop|jigger|pinch|earth|solar|furlong|spoon|imperial|fathom|foodcalorie|metric$|scandinavian"
)
CATEGORIES = ("length", "mass", "area", "volume", "speed", "temperature", "power", "energy", "digital", "electric",
              "frequency", "pressure", "angle-degree")  # fmt: skip


def money(locale: Locale) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for code in CURRENT & locale.currencies.keys():
        plurals = locale._data["currency_names_plural"].get(code, {})
        found[code] |= {normalize(form) for form in (locale.currencies[code], *plurals.values())}
    return found


def measures(locale: Locale) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit, patterns in locale._data["unit_patterns"].items():
        key = unit.partition("-")[2]
        if not unit.startswith(CATEGORIES) or RARE.search(key):
            continue
        for width in ("long", "short"):
            for form in patterns.get(width, {}).values():
                if isinstance(form, str):
                    found[key].add(normalize(form.replace("{0}", "")).strip(" \u200f"))
    return found


def main() -> None:
    lines: dict[tuple[str, str], set[str]] = defaultdict(set)
    for code in LOCALES:
        locale = Locale.parse(code)
        for kind, names in (("money", money(locale)), ("measure", measures(locale))):
            for key, forms in names.items():
                lines[kind, key] |= {f for f in forms if ARABIC.fullmatch(f) and not f.startswith("لكل ")}
    rows = [f"{kind}\t{key}\t{'|'.join(sorted(forms))}" for (kind, key), forms in sorted(lines.items()) if forms]
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
