"""Parameters that contracts carry without describing them: ours, and those of Lambda Feedback's functions.

    variables       ["x", "y"] or "x,y"; Lambda Feedback: the names in `symbols`
    assume          "x>0, y!=0"; Lambda Feedback: `symbol_assumptions` "('a', 'positive') ('b', 'nonnegative')"
    kind            expression, number, vector, points, equation, any
    tolerance       "0.001", "5%", "3 figures"; Lambda Feedback: `atol`, `rtol`
    given           {"y": "1/(1+e^-x)"}
    form            "factorised" or ["exact", "expanded"]
    cases           [{"answer": ..., "feedback": ..., "mark": 0 or 1}]: other answers with words of their author's
Others are for other functions and are left alone. In the µEd API they stand in `configuration.params`, or as Lambda
Feedback sends them in `configuration.vendorExtensions.x-lf`: {gradeParams, cases, symbols}.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final, NoReturn

from quizgen.answers.form import FORMS
from quizgen.answers.kinds import KINDS
from quizgen.answers.tolerance import tolerance_of
from quizgen.registry import UnknownName
from quizgen.service.errors import BadRequest
from quizgen.service.graded import ANY, Case, Key
from quizgen.service.limits import KEY
from quizgen.syntax.indices import NAME_ADVICE, is_letter_name
from quizgen.values import replaced

MOST: Final = 20
ASSUMED: Final = {"positive": ">0", "negative": "<0", "nonnegative": ">=0", "nonpositive": "<=0", "nonzero": "!=0"}


def params_in(configuration: Mapping[str, Any]) -> Mapping[str, Any]:
    """The parameters in the configuration of a request to the µEd API; raises BadRequest."""
    found: dict[str, Any] = {}
    theirs = _object(_object(configuration, "vendorExtensions"), "x-lf")
    found |= _object(theirs, "gradeParams")
    found |= {name: theirs[name] for name in ("cases", "symbols") if theirs.get(name) is not None}
    return found | _object(configuration, "params")


def _object(within: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = within.get(name)
    if found is not None and not isinstance(found, dict):
        _wrong(f"configuration: {name}", "an object is expected")
    return found or {}


def key_of(text: object, params: Mapping[str, Any], where: str) -> Key:
    """The key and how it is compared; raises BadRequest with the place of what cannot be used."""
    return Key(
        _text(text, where),
        variables_in(params),
        _kind(params),
        _assume(params),
        _tolerance(params),
        tuple(_given(params)),
        tuple(_forms(params)),
    )


def cases_of(params: Mapping[str, Any], key: Key) -> tuple[Case, ...]:
    """The foreseen answers, in order; raises BadRequest."""
    listed = params.get("cases") or []
    if not isinstance(listed, list) or len(listed) > MOST or not all(isinstance(case, dict) for case in listed):
        _wrong("cases", f"a list of at most {MOST} objects is expected")
    return tuple(
        Case(
            replaced(key, text=_text(case.get("answer"), f"cases[{number}].answer")),
            str(case.get("feedback") or "")[:2000],
            _mark(case.get("mark"), f"cases[{number}].mark"),
        )
        for number, case in enumerate(listed)
    )


def _mark(mark: object, where: str) -> bool | None:
    if mark is None:
        return None
    if mark in (0, 1, "0", "1"):
        return mark in (1, "1")
    _wrong(where, "0 or 1 is expected")
    return None


def variables_in(params: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The letters of the question; None where nothing is said of them. Raises BadRequest."""
    said = params.get("variables")
    if said is None:
        symbols = params.get("symbols")
        said = list(symbols) if isinstance(symbols, dict) and symbols else None
    if isinstance(said, str):
        said = [name.strip() for name in said.split(",") if name.strip()]
    if said is None:
        return None
    if not isinstance(said, list) or len(said) > MOST:
        _wrong("variables", f'a list of at most {MOST} names is expected, such as ["x", "y"]')
    for name in said:
        if not isinstance(name, str) or not is_letter_name(name):
            _wrong("variables", f'"{str(name)[:40]}" is no name of a variable. {NAME_ADVICE}')
    return tuple(said)


def _kind(params: Mapping[str, Any]) -> str:
    kind = params.get("kind", ANY)
    if not isinstance(kind, str):
        _wrong("kind", "a text is expected")
    try:
        KINDS.get(kind)
    except UnknownName as error:
        _wrong("kind", str(error))
    return kind


def _assume(params: Mapping[str, Any]) -> str:
    said = params.get("assume")
    if said is not None:
        return _text(said, "assume")
    pairs = str(params.get("symbol_assumptions") or "").replace("(", " ").replace(")", " ").replace("'", " ")
    words = pairs.replace('"', " ").replace(",", " ").split()
    named = zip(words[::2], words[1::2], strict=False)
    return ", ".join(f"{name}{ASSUMED[what]}" for name, what in named if what in ASSUMED and is_letter_name(name))


def _tolerance(params: Mapping[str, Any]) -> str | None:
    said = params.get("tolerance")
    if said is not None:
        text = str(said)
        if isinstance(said, bool) or tolerance_of(text) is None:
            _wrong("tolerance", f'"{text[:40]}" is none. Write "0.001", "5%", "3 figures" or "2 places"')
        return text
    for name, unit in (("rtol", "%"), ("atol", "")):
        number = params.get(name)
        if isinstance(number, int | float) and not isinstance(number, bool) and 0 < number < 1e9:
            return f"{float(Fraction(str(number)) * (100 if unit else 1)):.12f}".rstrip("0").rstrip(".") + unit
    return None


def _given(params: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    said = params.get("given") or {}
    if not isinstance(said, dict) or len(said) > MOST:
        _wrong("given", 'named formulas are expected, such as {"y": "x^2"}')
    for name, formula in said.items():
        if not is_letter_name(name):
            _wrong("given", f'"{name[:40]}" is no name of a variable. {NAME_ADVICE}')
        yield name, _text(formula, f"given.{name[:40]}")


def _forms(params: Mapping[str, Any]) -> Iterator[str]:
    said = params.get("form") or []
    listed = said if isinstance(said, list) else [said]
    for name in map(str, listed):
        try:
            FORMS.get(name)
        except UnknownName as error:
            _wrong("form", str(error))
        yield name


def _text(text: object, where: str) -> str:
    """A formula of the author's; a number in JSON is one too."""
    if isinstance(text, int | float) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str) or not text.strip():
        _wrong(where, "a formula in a text is expected")
    if len(text) > KEY:
        _wrong(where, f"it has more than {KEY} characters")
    return text


def _wrong(where: str, what: str) -> NoReturn:
    raise BadRequest(f"{where}: {what}.".replace("..", "."), {"field": where})
