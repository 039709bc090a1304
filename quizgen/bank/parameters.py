"""What a parameter may stand for: 2..9, -5..5 except 0, 10..50 step 5, [sin, cos], [1/2, 1/3], [x, t]."""

from __future__ import annotations

from fractions import Fraction

from quizgen.bank.fill import Value
from quizgen.bank.language import notation_of, read_formula
from quizgen.bank.model import Parameter
from quizgen.bank.numbers import written
from quizgen.expr.functions import CANONICAL, FUNCTIONS
from quizgen.located.place import Place
from quizgen.located.values import Items, Scalar

MOST_VALUES = 1000
FORMS = "Write a range such as 2..9, or a choice such as [sin, cos]."


def read_parameter(name: str, place: Place) -> Parameter | None:
    """The parameter that stands at `place`; None, with every mistake noted, where it cannot be read."""
    match place.value:
        case Items():
            values = _choices(place)
        case Scalar():
            values = _range(place)
        case _:
            place.wrong("names with values are not expected here.", FORMS)
            values = ()
    return Parameter(name, values) if values else None


def _choices(place: Place) -> tuple[Value, ...]:
    items = place.items()
    read = [_choice(item) for item in items]
    values = [value for value in read if value is not None]
    if not items:
        place.wrong("there is nothing to choose from.", FORMS)
    elif len(values) < len(read):
        return ()
    elif len(values) == 1:
        place.wrong("there is only one to choose from.", "Write a range such as 2..9, or put it into the question.")
    elif len({isinstance(value, str) for value in values}) > 1:
        place.wrong(
            "functions and formulas in one choice.", "Choose from functions [sin, cos], or from formulas [1/2, x^2]."
        )
    elif len(set(values)) < len(values):
        place.wrong("the same choice twice.", "Each is equally likely: name each once.")
    else:
        return tuple(values)
    return ()


def _choice(place: Place) -> Value | None:
    text = place.text()
    if text is None:
        return None
    function = CANONICAL.get(text)
    if function is not None and FUNCTIONS[function].derivative is not None:
        return function
    return read_formula(place, text, notation_of(frozenset()))


def _range(place: Place) -> tuple[Value, ...]:
    """LOW..HIGH, then perhaps: step S, except A, B, nonzero."""
    text = place.text()
    if text is None:
        return ()
    words = text.replace(",", " ").replace("..", " .. ").split()
    low, high = (_whole(words[i]) if len(words) > i else None for i in (0, 2))
    if low is None or high is None or words[1] != "..":
        place.wrong(f'"{text}" is not a range.', _meant(text))
        return ()
    rest = _options(words[3:])
    if rest is None:
        place.wrong(f'"{text}" is not a range.', "After 2..9 may follow: step 2, except 0, 1, nonzero.")
        return ()
    step, excluded = rest
    if low > high:
        place.wrong(f'the range "{text}" is empty.', f"Write {high}..{low}.")
        return ()
    numbers = [number for number in range(low, high + 1, step) if number not in excluded]
    if len(numbers) > MOST_VALUES:
        place.wrong(
            f'"{text}" has {len(numbers)} values.', f"At most {MOST_VALUES} are allowed: use a step or a shorter range."
        )
        return ()
    if len(numbers) < 2:
        place.wrong(
            f'"{text}" leaves {len(numbers)} value{"" if numbers else "s"} to choose from.',
            "A parameter has two or more.",
        )
        return ()
    return tuple(written(Fraction(number)) for number in numbers)


def _options(words: list[str]) -> tuple[int, frozenset[int]] | None:
    """The step and the excluded numbers; None where the words say something else."""
    step, excluded = 1, set[int]()
    while words:
        match words:
            case ["nonzero", *rest]:
                excluded.add(0)
            case ["step", number, *rest] if (value := _whole(number)) is not None and value > 0:
                step = value
            case ["except", number, *rest] if (value := _whole(number)) is not None:
                excluded.add(value)
                while rest and (value := _whole(rest[0].removeprefix("and"))) is not None:
                    excluded.add(value)
                    rest = rest[1:]
            case _:
                return None
        words = rest
    return step, frozenset(excluded)


def _whole(text: str) -> int | None:
    digits = text.removeprefix("-").removeprefix("+").removeprefix("−")
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 8 and len(text) - len(digits) < 2):
        return None
    return int(digits) if text[0] in "+" or text == digits else -int(digits)


def _meant(text: str) -> str:
    """Advice with the author's own numbers where two can be seen: 2-9, 2 to 9, 2...9, 2:9."""
    numbers = "".join(c if c.isdigit() else " " for c in text).split()
    if "." in text.replace("..", " "):
        return "A range has whole numbers only. Write 1..9, and a/10 in the question; or a choice: [0.1, 0.2, 0.5]."
    if len(numbers) == 2 and not any(c.isalpha() for c in text.replace("to", "")):
        low, high = numbers
        low = "-" + low if text.startswith(("-", "−")) else low
        return f"Write {low}..{high}, or [{low}, {high}] for a choice of two."
    if len(numbers) == 1 and text.lstrip("-").isdigit():
        return "A parameter has two values or more: write a range such as 2..9, or put the number into the question."
    return FORMS
