"""A fragment as MathML Core."""

from __future__ import annotations

from html import escape
from typing import Final

from quizgen.fragments.reading import Accent, Drawn, Fraction, Leaf, Root, Row, Scripts

_SPACES: Final = {"thin": "0.17em", "medium": "0.22em", "thick": "0.28em", "quad": "1em", "double": "2em"}


def to_mathml(drawn: Drawn) -> str:
    """The tree without the math element around it."""
    match drawn:
        case Leaf("space", text):
            return f'<mspace width="{_SPACES[text]}"/>'
        case Leaf("words", text):
            return f"<mtext>{escape(text)}</mtext>"
        case Leaf("upright" | "name", text):
            return f'<mi mathvariant="normal">{escape(text)}</mi>'
        case Leaf("number", text):
            return f"<mn>{text}</mn>"
        case Leaf("letter", text):
            return f"<mi>{text}</mi>"
        case Leaf(_, text):
            return f"<mo>{escape(text.replace('-', '−'))}</mo>"
        case Row(items):
            return f"<mrow>{''.join(map(to_mathml, items))}</mrow>"
        case Fraction(top, bottom):
            return f"<mfrac>{to_mathml(top)}{to_mathml(bottom)}</mfrac>"
        case Root(body, None):
            return f"<msqrt>{to_mathml(body)}</msqrt>"
        case Root(body, degree):
            return f"<mroot>{to_mathml(body)}{to_mathml(degree or Row(()))}</mroot>"
        case Scripts(base, None, above) if above is not None:
            return f"<msup>{to_mathml(base)}{to_mathml(above)}</msup>"
        case Scripts(base, below, None) if below is not None:
            return f"<msub>{to_mathml(base)}{to_mathml(below)}</msub>"
        case Scripts(base, below, above):
            under, over = to_mathml(below or Row(())), to_mathml(above or Row(()))
            return f"<msubsup>{to_mathml(base)}{under}{over}</msubsup>"
        case Accent(sign, body):
            return f'<mover accent="true">{to_mathml(body)}<mo>{sign}</mo></mover>'
