"""Which mistake it is: where reading stopped is known, and here is decided what to say about it."""

from __future__ import annotations

from quizgen.errors import InputError
from quizgen.syntax.advice import mistake
from quizgen.syntax.labels import derivative_at
from quizgen.syntax.meant import nearest_name, other_case, wanted
from quizgen.syntax.names import Names
from quizgen.syntax.tokens import (
    BAR,
    BAR_CLOSE,
    CLOSING,
    END,
    FUNCTION,
    GREEK,
    LETTER,
    LOWERED,
    MATRIX_END,
    NUMBER,
    PRIMES,
    RAISED,
    RELATION_SIGNS,
    UNKNOWN,
    WORD,
    Tokens,
)
from quizgen.syntax.vocabulary import CODE, PROSE

_OPENING = {")": "(", "]": "[", "}": "{", "⟩": "⟨", "\\)": "\\(", "\\]": "\\["}
_OPENS = frozenset(["(", "[", "{", "\\(", "\\[", "⟨"])


class Diagnosis:
    """A text that cannot be read, and everything that is known about it."""

    __slots__ = ("ends", "kinds", "names", "shapes", "starts", "text", "values")

    def __init__(self, text: str, tokens: Tokens, names: Names, shapes: frozenset[str]) -> None:
        self.text = text
        self.kinds = tokens.kinds
        self.values = tokens.values
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.names = names
        self.shapes = shapes

    def at(self, code: str, first: int, last: int, **fields: object) -> InputError:
        """The mistake `code` at the tokens first to last."""
        return mistake(code, self.text, self.starts[first], self.ends[last], **fields)

    # characters and words

    def refused(self, i: int) -> InputError:
        """Token i is something that no formula has."""
        code, fact = self.values[i]
        written = next((at for at in range(i) if self._is_code(at)), None)
        if written is not None:
            return self.at("code", written, written)
        if code == "derivative-left":
            return mistake(code, self.text, self.starts[i], self._end_of_derivative(i))
        if code == "prose":
            return self._prose()
        if code == "dot":
            return self.point(i)
        if code == "unknown-word" and (nearest := nearest_name(self.names, fact)):
            return self.at("near-name", i, i, fact=nearest)
        return self.at(code, i, i, fact=fact)

    def _is_code(self, i: int) -> bool:
        """Whether token i is a word of programs (but \\lambda is a letter)."""
        return self.kinds[i] == UNKNOWN and self.values[i] in CODE and self.text[self.starts[i]] != "\\"

    def point(self, i: int) -> InputError:
        """A point that does not stand between digits: the end of a sentence, or a product."""
        if self.kinds[i + 1] == END and self.ends[i] - self.starts[i] == 1 and i > 0:
            return self.at("full-stop", i, i)
        return mistake("dot", self.text, self.starts[i], self.starts[i] + 1)

    def _prose(self) -> InputError:
        return mistake("prose", self.text, self.starts[0], self.ends[-1])

    def _end_of_derivative(self, i: int) -> int:
        end = derivative_at(self.text, self.starts[i])
        if end:
            return end
        return self._end_of_brackets(i + 1) if self.kinds[i + 1] == "(" else self.ends[i]

    def _end_of_brackets(self, i: int) -> int:
        """The place behind the bracket that closes the one at token i, or the end of the text."""
        depth = 0
        for at in range(i, len(self.kinds)):
            depth += (self.kinds[at] == "(") - (self.kinds[at] == ")")
            if depth == 0:
                return self.ends[at]
        return self.ends[-1]

    # numbers, commas, primes, arguments

    def two_numbers(self, i: int) -> InputError:
        """Two numbers stand side by side."""
        return self.at("two-points" if self.starts[i + 1] == self.ends[i] else "two-numbers", i, i + 1)

    def comma(self, i: int) -> InputError:
        """A comma where one formula is asked for, or outside brackets."""
        if self._is_between_digits(i):
            before = self.text[self.starts[i - 1] : self.ends[i - 1]]
            after = self.text[self.starts[i + 1] : self.ends[i + 1]]
            code = "thousands" if len(after) == 3 and before.strip("0") else "decimal-comma"
            return self.at(code, i, i, fact=f"{before}.{after}", whole=before + after)
        return self.at("comma-outside" if "vector" in self.shapes else "comma", i, i)

    def _is_between_digits(self, i: int) -> bool:
        tight = self.starts[i] == self.ends[i - 1] and self.starts[i + 1] == self.ends[i]
        return tight and self.kinds[i - 1] == NUMBER == self.kinds[i + 1] and not self._is_pair(i)

    def _is_pair(self, i: int) -> bool:
        """Whether the comma stands between two numbers in brackets: [1,2]"""
        return i > 1 and self.kinds[i - 2] in _OPENS and self.kinds[i + 2] in _OPENING

    def prime(self, i: int) -> InputError:
        """A prime that marks a derivative nobody has worked out, or nothing at all."""
        if i and self.kinds[i - 1] in (LETTER, UNKNOWN, FUNCTION):
            end = self._end_of_brackets(i + 1) if self.kinds[i + 1] == "(" else self.ends[i]
            return mistake("prime-left", self.text, self.starts[i - 1], end)
        return self.at("prime-astray", i, i)

    def count(self, name: str, counts: tuple[int, ...], given: int, first: int, last: int) -> InputError:
        """A function was given too many arguments, or too few."""
        words = {(1,): "one argument", (2,): "two arguments", (1, 2): "one or two arguments"}
        return self.at(
            "argument-count", first, last, fact=name, wanted=words.get(counts, "two arguments or more"), count=given
        )

    def no_argument(self, at: int, i: int) -> InputError:
        """The name at token `at` is followed by nothing that it could act on."""
        if self.kinds[i] == UNKNOWN:
            return self._unknown(i)
        return self.at("no-argument", at, at)

    def applied(self, first: int, last: int) -> InputError:
        """The letters of the tokens first to last stand before a bracket like the name of a function."""
        nearest = nearest_name(self.names, self.text[self.starts[first] : self.ends[last]])
        return self.at("near-name" if nearest else "unknown-function", first, last, fact=nearest)

    def inverse(self, at: int) -> InputError:
        """An exponent -1 on a function whose inverse has no name here."""
        end = next(i for i in range(at + 1, len(self.kinds)) if self.values[i] is not None)
        fact = self.text[self.starts[at] : self.ends[end]]
        return mistake("function-inverse", self.text, self.starts[at], self.ends[end], fact=fact)

    # what cannot stand where it does

    def comparison(self, i: int) -> InputError:
        """A relation sign where one formula is asked for."""
        return self.at("equation" if self.kinds[i] == "=" else "inequality", i, i)

    def unclosed(self, close: str, opened: int, i: int) -> InputError:
        """The bracket at token `opened` is not closed where the formula inside it ends."""
        kind = self.kinds[i]
        if kind == END:
            fact = {LOWERED: "", MATRIX_END: "\\end{...}"}.get(close, close)
            return self.at("unclosed", opened, opened, fact=fact)
        if kind in _OPENING:
            return self.at("mismatched", i, i, fact=close, opened=self.text[self.starts[opened] : self.ends[opened]])
        return self.stray(i)

    def stray(self, i: int) -> InputError:
        """Token i neither goes on with the formula nor ends it."""
        kind = self.kinds[i]
        if kind in _OPENING:
            return self.at("unopened", i, i, fact=_OPENING[kind])
        if kind == ",":
            return self.comma(i)
        if kind == PRIMES:
            return self.prime(i)
        if kind == WORD:
            return self.at("word", i, i)
        if kind == "_":
            return self._low_line(i)
        if kind in RELATION_SIGNS:
            return self.at("chain", i, i)
        return self.at("stray", i, i)

    def _low_line(self, i: int) -> InputError:
        double = self.kinds[i + 1] == "_"
        return self.at("code" if double else "bad-index", i, i + double)

    def missing(self, i: int) -> InputError:
        """An operand is due, and token i is none."""
        kind = self.kinds[i]
        if kind == UNKNOWN:
            return self._unknown(i)
        if kind == "_":
            return self._low_line(i)
        if kind == PRIMES and i == 0:
            return self.at("quotes", i, i)
        if kind == RAISED:
            return mistake("raised", self.text, self.starts[i], self.starts[i] + 1)
        if i == 0 or self.kinds[i - 1] in _OPENS or self.kinds[i - 1] in (",", BAR):
            return self._missing_first(i)
        if kind in _OPENING or kind in (",", END, BAR_CLOSE, LOWERED, WORD) or kind in RELATION_SIGNS:
            return self._missing_last(i - 1)
        fact = self.text[self.starts[i - 1] : self.ends[i - 1]]
        return self.at("missing-between", i, i, fact=fact)

    def _missing_first(self, i: int) -> InputError:
        """Nothing stands between an opening and token i."""
        if self.kinds[i] == END:
            return self._missing_last(i - 1)
        if i == 0 and self.kinds[i] in _OPENING:
            return self.stray(i)
        if i and self.kinds[i - 1] == BAR and self.kinds[i] == BAR:
            return self.at("empty-brackets", i - 1, i)
        return self.at("missing-start", i, i)

    def _missing_last(self, i: int) -> InputError:
        """Nothing follows token i, which needs something after it."""
        kind = self.kinds[i]
        if kind == BAR:
            return self.at("unclosed-bars", i, i)
        if kind in CLOSING:
            return self.at("unclosed", i, i, fact=CLOSING[kind])
        if kind == "," and "vector" not in self.shapes:
            return self.comma(i)
        return self.at("missing-end" if self.kinds[i + 1] == END else "missing-in-brackets", i, i)

    # letters that are no name of this question

    def _unknown(self, i: int) -> InputError:
        met: str = self.values[i]
        if self._is_code(i):
            return self.at("code", i, i)
        derivative = self._derivative(i)
        if derivative is not None:
            return derivative
        if self.kinds[i + 1] == PRIMES:
            return self.prime(i + 1)
        if met.lower() in PROSE or _is_prose(self.text, self.names.declared):
            return self._prose()
        single = len(met) == 1 or "_" in met or met[1:].isdigit() or met in GREEK.values()
        return self._single(i, met) if single else self._several(i, met)

    def _derivative(self, i: int) -> InputError | None:
        """d/dx, \\frac{d}{dx}, or a d that is left over."""
        start = self.starts[i]
        commands = (self.text.rfind(command, 0, start) for command in ("\\", "\\frac", "\\dfrac"))
        for begin in (start, *commands):
            end = derivative_at(self.text, begin) if begin >= 0 else 0
            if end > start:
                return mistake("derivative-left", self.text, begin, end)
        follows = self.kinds[i + 1] in (LETTER, UNKNOWN) and self.starts[i + 1] == self.ends[i]
        if self.values[i] == "d" and follows:
            return self.at("differential", i, i + 1)
        return None

    def _is_applied(self, i: int) -> bool:
        """Whether a bracket stands right behind token i, as behind the name of a function."""
        return self.kinds[i + 1] == "(" and self.starts[i + 1] == self.ends[i]

    def _single(self, i: int, met: str) -> InputError:
        nearest = other_case(self.names, met)
        if nearest:
            return self.at("other-case", i, i, fact=nearest)
        if self._is_applied(i) and len(met) == 1:
            return self.at("unknown-function", i, i)
        return self.at("unknown-letter", i, i, wanted=wanted(self.names))

    def _several(self, i: int, met: str) -> InputError:
        nearest = nearest_name(self.names, met)
        if nearest:
            return self.at("near-name", i, i, fact=nearest)
        if self._is_applied(i):
            return self.at("unknown-function", i, i)
        return self.at("unknown-name", i, i, wanted=wanted(self.names))


def _is_prose(text: str, declared: frozenset[str]) -> bool:
    """Whether a text that could not be read looks like a sentence: three words, two of them long, none a symbol."""
    words = [word for word in text.replace("'", " ").split() if word.isalpha() and word not in declared]
    return len(words) >= 3 and sum(len(word) > 2 for word in words) >= 2
