"""Make ``resources/fonts/`` from the font packages of the ``build`` dependency group.

Qt registers only the regular weight of a variable font, so Noto Naskh Arabic is cut into two static weights; the
other families are copied as they are. Run it in the project's environment: ``python packaging/build_fonts.py``.
"""

from __future__ import annotations

import shutil
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700}
COPIES = {
    "fontpkg_ibm_plex_sans_arabic": (
        "IBMPlexSansArabic-Regular.ttf",
        "IBMPlexSansArabic-Medium.ttf",
        "IBMPlexSansArabic-SemiBold.ttf",
    ),
    "fontpkg_amiri": ("Amiri-Regular.ttf", "Amiri-Bold.ttf"),
}


def naskh() -> None:
    source = files("pylopdf_fonts_ar").joinpath("NotoNaskhArabic-Variable.ttf")
    for style, weight in WEIGHTS.items():
        font = TTFont(str(source), recalcTimestamp=False)
        static = instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
        static.save(TARGET / f"NotoNaskhArabic-{style}.ttf")


def copies() -> None:
    for package, names in COPIES.items():
        for name in names:
            shutil.copyfile(str(files(package).joinpath("files", name)), TARGET / name)


def licences() -> None:
    rows = []
    for file in sorted(TARGET.glob("*.ttf")):
        names = TTFont(file)["name"]
        rows.append(f"| {file.name} | {names.getDebugName(5)} | {names.getDebugName(0)} |")
    packages = ", ".join(f"{p} {version(p)}" for p in ("pylopdf-fonts-ar", *(c.replace("_", "-") for c in COPIES)))
    text = (
        "# Fonts\n\nAll under the SIL Open Font License 1.1 (`OFL.txt`), made by `packaging/build_fonts.py` from the\n"
        f"PyPI packages {packages}.\n\n| file | version | copyright |\n|---|---|---|\n" + "\n".join(rows) + "\n"
    )
    (TARGET / "README.md").write_text(text, encoding="utf-8")
    amiri, plex = (files(p).joinpath("LICENSE").read_text(encoding="utf-8") for p in reversed(COPIES))
    noto = "Copyright 2022 The Noto Project Authors (https://github.com/notofonts/arabic)"
    holders = [noto, plex.splitlines()[0], amiri.splitlines()[0]]
    licence = amiri.split("\n", 1)[1]
    (TARGET / "OFL.txt").write_text("\n".join(holders) + "\n" + licence, encoding="utf-8")


if __name__ == "__main__":
    TARGET.mkdir(parents=True, exist_ok=True)
    naskh()
    copies()
    licences()
