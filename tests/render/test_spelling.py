"""A paragraph as source."""

from __future__ import annotations

from quizgen.expr.latex import to_latex
from quizgen.fragments.reading import Drawn, Leaf
from quizgen.prose import Latex, Math, Text
from quizgen.render.spelling import Spelling, with_stops
from tests.render.samples import x


def framed(source: str, piece: Math | Latex, stop: str) -> str:
    return f"[{source}{stop}]" if piece.display else f"<{source}>"


def named(drawn: Drawn) -> str:
    """The leaves of a fragment, by their sorts."""
    return " ".join(f"{leaf.sort} {leaf.text}" for leaf in getattr(drawn, "items", ()) if isinstance(leaf, Leaf))


def test_a_full_stop_after_a_displayed_formula_stands_on_its_line() -> None:
    """And nowhere else."""
    pieces = list(with_stops((Text("So "), Math(x, display=True), Text(". Then "), Math(x), Text("."))))
    assert [(piece, stop) for piece, stop in pieces if stop] == [(Math(x, display=True), ".")]
    assert [piece.words for piece, _ in pieces if isinstance(piece, Text)] == ["So ", " Then ", "."]


def test_a_paragraph_is_its_pieces_as_the_table_spells_them() -> None:
    words = (Text(" so "), Math(x), Text(" and "), Math(x, display=True), Text(", or "), Latex(r"\oint", "round"))
    assert Spelling(str.upper, to_latex, None, framed).prose(words) == r"SO <x> AND [x,] OR <\oint>"


def test_where_latex_is_foreign_it_is_drawn_or_said() -> None:
    """In the author's words where a sign of it is not known, with the stop that a line of its own would have had."""
    spelling = Spelling(str.upper, to_latex, named, framed)
    assert spelling.piece(Latex(r"a \to 3", "a to 3")) == "<letter a sign → number 3>"
    assert spelling.prose((Latex(r"\boxed{a}", "round", True), Text("."))) == "ROUND."


def test_a_format_may_put_its_pieces_together_in_its_own_way() -> None:
    assert Spelling(str, to_latex, None, framed, "|".join).prose((Math(x), Text("y"))) == "<x>|y"
