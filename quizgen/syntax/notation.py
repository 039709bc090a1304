"""The symbols, functions and habits that one question allows: what decides how letters are read."""

from __future__ import annotations

from quizgen.values import replaced, value


@value
class Notation:
    """What may occur in a text, by canonical names.

    `symbols`: the variables of the question ("x", "w_11", "theta"); None: whatever letters occur.
    `functions`: names that stand for functions without being in the table (a template's parameter f: f and f' apply).
    `operators`: calls that only authors may write, such as "diff" or "grad".
    `shapes`: which results are allowed beside a formula: "vector", "matrix", "set", "relation".
    """

    symbols: frozenset[str] | None = None
    functions: frozenset[str] = frozenset()
    operators: frozenset[str] = frozenset()
    shapes: frozenset[str] = frozenset()

    @classmethod
    def of(cls, *names: str) -> Notation:
        """The notation of a question in these variables."""
        return cls(frozenset(names))

    def allowing(self, *shapes: str) -> Notation:
        """The same notation, with these shapes allowed as well."""
        return replaced(self, shapes=self.shapes | frozenset(shapes))
