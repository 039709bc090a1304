"""A fragment as Typst mathematics."""

from __future__ import annotations

from typing import Final

from quizgen.fragments.reading import Accent, Drawn, Fraction, Leaf, Root, Row, Scripts

_SPACES: Final = {"thin": "thin", "medium": "med", "thick": "thick", "quad": "quad", "double": "wide"}
_ACCENTS: Final = {"→": "arrow", "¯": "macron", "^": "hat", "~": "tilde", "˙": "dot", "¨": "dot.double"}


def to_typst(drawn: Drawn) -> str:
    """The tree for Typst's math mode, without the dollar signs."""
    match drawn:
        case Leaf("space", text):
            return _SPACES[text]
        case Leaf("words", text):
            return _quoted(text)
        case Leaf("upright", text):
            return f"upright({_quoted(text)})"
        case Leaf("name", text):
            return f"op({_quoted(text)}{', limits: #true' if text in ('lim', 'max', 'min', 'sup', 'inf') else ''})"
        case Leaf("sign", "-"):
            return "-"
        case Leaf("sign", text) if text.isascii():
            return f"\\{text}"
        case Leaf(_, text):
            return text
        case Row(items):
            return " ".join(filter(None, map(to_typst, items)))
        case Fraction(top, bottom):
            return f"frac({_argument(top)}, {_argument(bottom)})"
        case Root(body, None):
            return f"sqrt({_argument(body)})"
        case Root(body, degree):
            return f"root({_argument(degree or Row(()))}, {_argument(body)})"
        case Scripts(base, below, above):
            under = f"_({to_typst(below)})" if below is not None else ""
            over = f"^({to_typst(above)})" if above is not None else ""
            return f"{_argument(base)}{under}{over}"
        case Accent(sign, body):
            return f"{_ACCENTS[sign]}({_argument(body)})"


def _argument(drawn: Drawn) -> str:
    """What may be empty, and must be something."""
    return to_typst(drawn) or '""'


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
