"""The grammar of spelled-out numbers: words in, the value of the longest well-formed number out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import frozen


@frozen
class Part:
    """One number word: مئتين, وعشرون, ألف."""

    kind: Literal["unit", "ten", "hundred", "scale", "dual"]
    value: int
    joined: bool  # with و before it


class _Group:
    """A number below a thousand while its words come in: مئتان وخمسة وثلاثون."""

    def __init__(self) -> None:
        self.value = 0
        self.open = True  # nothing has come yet

    def take(self, part: Part) -> bool:
        """Add a word that stands first or after و; False when it cannot go on this number."""
        ones, tens = self.value % 10, self.value % 100
        match part.kind:
            case "hundred":
                fits = self.open
            case "ten":
                fits = tens == 0 or (0 < tens < 10 and part.value >= 20)
            case _:
                fits = ones == 0 and (tens == 0 or tens >= 20) and (part.value < 10 or tens == 0)
                fits = fits and (part.value > 0 or self.open)
        if fits:
            self.value += part.value
            self.open = False
        return fits

    def multiply(self, before: Part, part: Part) -> bool:
        """Take a word without و: ثلاثة عشر، ثلاث مئة, and in dialects خمسمية خمسة."""
        ones = self.value % 10
        after_unit = before.kind == "unit" and before.value < 10
        if part.kind == "unit" and part.value == 10 and after_unit:
            self.value += 10
            return True
        if part.kind == "hundred" and part.value == 100 and after_unit and 3 <= ones == self.value:
            self.value = ones * 100
            return True
        return before.kind == "hundred" and part.kind in ("unit", "ten") and part.value > 0 and self.take(part)


def compose(parts: Sequence[Part]) -> tuple[int, int, int]:
    """The value of the longest well-formed beginning of ``parts``, how many parts it takes, and its last multiplier."""
    total, group, least_scale, last_scale, taken = 0, _Group(), 10**15, 1, 0
    for position, part in enumerate(parts):
        if part.kind in ("scale", "dual"):
            scale = part.value if part.kind == "scale" else part.value // 2
            if scale >= least_scale:
                if group.open and not part.joined and part.kind == "scale" and last_scale < scale:
                    total *= scale  # ألف مليون, ألفي مليار
                    last_scale, taken = scale, position + 1
                    continue
                break
            if group.open or (not part.joined and part.kind == "scale"):
                total += part.value * (1 if group.open else group.value)
            elif part.joined and group.value % 100 == 0:  # مئة وألف: a hundred and one thousand
                total += group.value * scale + part.value
            else:
                break
            group, least_scale, last_scale = _Group(), scale, scale
        elif position and not part.joined:
            if not group.multiply(parts[position - 1], part):
                break
        elif group.take(part):
            last_scale = 1
        else:
            break
        taken = position + 1
    return total + group.value, taken, last_scale
