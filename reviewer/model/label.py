"""Labels: the types that entities can have, as a reviewer may change them."""

from __future__ import annotations

import re
from typing import Literal, TypeAlias, get_args

from attrs import frozen

from reviewer.model.annotation import Layer

LineStyle: TypeAlias = Literal["solid", "double", "dotted"]
LINE_STYLES: tuple[LineStyle, ...] = get_args(LineStyle)
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@frozen(kw_only=True)
class Label:
    """One type of a layer's label set.

    ``key`` stands in annotations and exports. ``position`` orders the set and gives the digit that chooses the type.
    ``colour`` is that of its line on a light ground, ``#rrggbb``, none for the theme's own. A ``retired`` type is no
    longer offered; the annotations that have it keep it.

    Raises:
        ValueError: an empty key or name, an unknown line style, or no colour of that form.
    """

    layer: Layer
    key: str
    position: int
    name_ar: str
    name_en: str
    colour: str | None = None
    line: LineStyle | None = None
    description_ar: str = ""
    description_en: str = ""
    retired: bool = False

    def __attrs_post_init__(self) -> None:
        if not all(value.strip() for value in (self.key, self.name_ar, self.name_en)):
            raise ValueError("a label has a key and a name in both languages")
        if self.colour is not None and not _COLOUR.fullmatch(self.colour):
            raise ValueError(f"no colour: {self.colour!r}")
        if self.line is not None and self.line not in LINE_STYLES:
            raise ValueError(f"no line style: {self.line!r}")
