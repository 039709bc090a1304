"""What a character that belongs to no formula is: its row of the advice table, and its name for the message.

Nothing here is read as something else: a look-alike of x is refused by name, because what is seen and what is stored
must agree. The one exception is mathematical italic and bold, which word processors and chat windows write for plain
letters: Unicode defines them as those letters, so they are. Invisible function application and invisible times, which
come with them, say what standing side by side says (tokens.SILENT); all other invisible characters are refused.
"""

from __future__ import annotations

import re

_CODES: dict[str, str] = {
    **dict.fromkeys('"`“”„«»', "quotes"),
    **dict.fromkeys(";", "semicolon"),
    **dict.fromkeys("#", "comment"),
    **dict.fromkeys("%‰", "percent"),
    **dict.fromkeys("$€£¥¢", "currency"),
    **dict.fromkeys("°º", "degrees"),
    **dict.fromkeys("∞", "infinity"),
    **dict.fromkeys("∫∬∭∮", "integral"),
    **dict.fromkeys("∑∏", "series"),
    **dict.fromkeys("∂∇∆", "derivative-left"),
    **dict.fromkeys("≈≃≅∼~", "approximately"),
    **dict.fromkeys(":→⇒⟹↦⟶⇔⟺≡∴∵", "arrow"),
    **dict.fromkeys("¹²³⁴⁰⁵⁶⁷⁸⁹", "raised"),
    **dict.fromkeys("…⋯", "dots"),
}

SAME_LOOK: dict[str, str] = {
    **dict(zip("асеорхуіѕјАВСЕНІЈКМОРЅТХҮԁԛԝһ", "aceopxyisjABCEHIJKMOPSTXYdqwh", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),
}

_INVISIBLE = {
    "\u200b": "zero-width space", "\u200c": "zero-width non-joiner", "\u200d": "zero-width joiner",
    "\u2060": "word joiner", "\ufeff": "byte order mark", "\u00ad": "soft hyphen", "\u180e": "vowel separator",
    "\u200e": "left-to-right mark", "\u200f": "right-to-left mark", "\u061c": "Arabic letter mark",
    "\u202a": "left-to-right embedding", "\u202b": "right-to-left embedding", "\u202c": "end of embedding",
    "\u202d": "left-to-right override", "\u202e": "right-to-left override", "\u2066": "left-to-right isolate",
    "\u2067": "right-to-left isolate", "\u2068": "first strong isolate", "\u2069": "end of isolate",
    "\u2063": "invisible comma", "\u2064": "invisible plus", "\u034f": "grapheme joiner",
    "〖": "Word's invisible bracket", "〗": "Word's invisible bracket",
    "\u115f": "Hangul filler", "\u3164": "Hangul filler",
}  # fmt: skip

_MATHEMATICAL = re.compile("[\U0001d400-\U0001d7ffℎℯⅆⅇ]")


def plain(text: str) -> str:
    """The text with mathematical letters as plain ones, character by character, so that every place stays."""
    return text if text.isascii() else _MATHEMATICAL.sub(_plain_letter, text)


def _plain_letter(match: re.Match[str]) -> str:
    """Unicode defines these as letters and digits in a font: 𝑥, 𝐱, 𝟐, ℎ, ⅇ."""
    from unicodedata import normalize

    return normalize("NFKC", match[0])


def code_of(character: str) -> tuple[str, str]:
    """The advice code for a character that cannot be in a formula, and what to call it or what it looks like."""
    known = _CODES.get(character)
    if known:
        return known, character
    if character in _INVISIBLE or "\ufe00" <= character <= "\ufe0f" or "\U000e0000" <= character <= "\U000e01ef":
        return "invisible", _INVISIBLE.get(character, f"U+{ord(character):04X}")
    if character in SAME_LOOK:
        return "look-alike", SAME_LOOK[character]
    if "\uff01" <= character <= "\uff5e":
        return "full-width", chr(ord(character) - 0xFEE0)
    if character < " " or "\x7f" <= character <= "\x9f" or "\ud800" <= character <= "\udfff":
        return "control", f"U+{ord(character):04X}"
    return "unknown-character", character
