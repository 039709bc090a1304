"""The formulas that authors write: the students' language plus operators, parameters, and functions with a name.

Nothing here runs anything: a text becomes a tree or a message, and only quizgen.bank.keys works an operator out.
"""

from __future__ import annotations

from quizgen.answers.listing import points_key
from quizgen.bank.follow import references_read
from quizgen.errors import InputError
from quizgen.expr.functions import CANONICAL
from quizgen.expr.nodes import Call, Expr, Prime, Relation, Symbol, Vector
from quizgen.expr.walk import subtrees
from quizgen.located.place import Place
from quizgen.near import near, nearest
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.values import value


@value
class Operator:
    """`least` and `most` arguments; `form` and `example` are what messages and banks/README.md show."""

    least: int
    most: int
    form: str
    says: str


OPERATORS = {
    "diff": Operator(2, 3, "diff(y, x) or diff(y, x, 2)", "the derivative of y by x, or the second"),
    "grad": Operator(2, 9, "grad(E, u, v)", "the vector of partial derivatives"),
    "hessian": Operator(2, 9, "hessian(E, u, v)", "the matrix of second partial derivatives"),
    "laplacian": Operator(2, 9, "laplacian(E, u, v)", "the sum of the second partial derivatives"),
    "stationary": Operator(2, 9, "stationary(y, x)", "the stationary points, each with its kind"),
    "minima": Operator(2, 9, "minima(y, x)", "the points where y has a minimum"),
    "maxima": Operator(2, 9, "maxima(y, x)", "the points where y has a maximum"),
    "argmin": Operator(2, 9, "argmin(E, u, v)", "the one point where E is least"),
    "argmax": Operator(2, 9, "argmax(E, u, v)", "the one point where E is greatest"),
    "extremes": Operator(4, 4, "extremes(y, x, 0, 2)", "where y is largest and smallest from x = 0 to x = 2"),
    "descend": Operator(4, 5, "descend(E, (u, v), (1, 2), 1/10)", "the point after one step of gradient descent"),
    "at": Operator(3, 19, "at(y, x, 2)", "the value of y at x = 2; pairs may follow"),
    "paths": Operator(2, 2, "paths(E, x)", "the derivative of E by x along all paths through named quantities"),
    "tangent": Operator(3, 3, "tangent(y, x, 2)", "the equation of the tangent to the curve y at x = 2"),
    "zeros": Operator(2, 9, "zeros(diff(y, x), x)", "where a formula is zero, or all components of a gradient"),
    "part": Operator(1, 1, "part(a)", "the answer to part a, the student's own where a later part is marked"),
    "gcd": Operator(2, 9, "gcd(a, b)", "the greatest common divisor"),
    "lcm": Operator(2, 9, "lcm(a, b)", "the least common multiple"),
}
"""Calls that only authors may write."""

TAKEN = frozenset(CANONICAL) | frozenset(OPERATORS)
"""Names that no author can give to a function."""

SHAPES = frozenset({"vector", "matrix", "set", "relation"})


def notation_of(functions: frozenset[str]) -> Notation:
    """What an author may write where `functions` are the names that stand for functions."""
    return Notation(functions=functions, operators=frozenset(OPERATORS), shapes=SHAPES)


def read_shown(place: Place, text: str, notation: Notation, *, line: int = 0) -> Expr | None:
    """A formula that is only shown: there -1 < x < 1 may be written too, a comparison on the right of another."""
    return _chain(text, notation) or read_formula(place, text, notation, line=line)


def _chain(text: str, notation: Notation) -> Relation | None:
    """The chain of comparisons that `text` is; None for anything else."""
    try:
        parse(text, notation)
    except InputError as error:
        if error.code == "chain":
            return _linked(text, notation)
    return None


def _linked(text: str, notation: Notation) -> Relation | None:
    try:
        *firsts, last = parse_conditions(text, notation)
    except InputError:
        return None
    for one in reversed(firsts):
        if one.right is not last.left or "=" in (one.sign, last.sign):
            return None
        last = Relation(one.left, one.sign, last)
    return last


def read_formula(place: Place, text: str, notation: Notation, *, line: int = 0) -> Expr | None:
    """The formula in `text`; a mistake is noted at `place` with its column."""
    try:
        expr = _parsed(text, notation)
    except InputError as error:
        _note(place, text, error, line)
        return None
    if wrong := _misused(expr, text):
        place.wrong(f'"{text}": {wrong}', line=line)
        return None
    return expr


def read_points(place: Place, text: str, notation: Notation) -> Expr | None:
    """The points in `text`, as students write them: "minimum at (p, q), saddle at (0, 0)"."""
    try:
        return points_key(text, notation)
    except InputError as error:
        _note(place, text, error, 0)
        return None


def _parsed(text: str, notation: Notation) -> Expr:
    """The usual reading. f(x) = ... is what a student may write for ...; an author defines f by it."""
    head = function_head(text.partition("=")[0])
    if head and head in notation.functions:
        left, _, right = text.partition("=")
        return Relation(parse(left, notation).expr, "=", parse(right, notation).expr)
    return references_read(parse(text, notation).expr)


def function_head(text: str) -> str:
    """f for "f(x)" or "g(x, y)" where f is no function of the table and no operator; "" for anything else."""
    name, bracket, inside = text.strip().partition("(")
    arguments = inside.removesuffix(")").split(",")
    plain = bracket and inside.endswith(")") and all(argument.strip().isidentifier() for argument in arguments)
    return name if plain and name.isalpha() and name not in TAKEN else ""


def read_conditions(place: Place, text: str, notation: Notation) -> tuple[Relation, ...]:
    """The conditions in `text`; none, with the mistake noted, where it cannot be read."""
    try:
        return parse_conditions(text, notation)
    except InputError as error:
        _note(place, text, error, 0)
        return ()


def _note(place: Place, text: str, error: InputError, line: int) -> None:
    meant = operator_meant(text) or (DERIVATIVE if error.code in DERIVATIVES else "")
    what = "this is not how a bank says it" if meant else _inside(error.what)
    place.wrong(f'"{text}": {what} (column {error.span.start + 1}).', meant or _sentence(error.advice), line=line)


OTHER_WORDS = {
    "derivative": "diff", "differentiate": "diff", "d": "diff", "deriv": "diff", "gradient": "grad", "nabla": "grad",
    "laplace": "laplacian", "minimum": "argmin", "maximum": "argmax", "min": "argmin", "max": "argmax",
    "extrema": "stationary", "optima": "stationary", "solve": "zeros", "roots": "zeros", "subs": "at", "eval": "at",
}  # fmt: skip
"""What authors write for an operator -> the operator."""


DERIVATIVE = "The derivative of y by x is written diff(y, x)."
DERIVATIVES = frozenset({"derivative-left", "prime-left"})
"""Codes of the mistakes that students make by leaving a derivative to do, and authors by writing it as dy/dx."""


def operator_meant(text: str) -> str:
    """The operator that was probably meant by a word before a bracket, or by a dash; "" where none was."""
    for before in text.split("(")[:-1]:
        word = "".join(c if c.isalpha() else " " for c in before).split(" ")[-1].lower()
        if word and word not in TAKEN and (operator := OTHER_WORDS.get(word) or nearest(word, OPERATORS, 0.7)):
            return f"Did you mean {OPERATORS[operator].form}?"
    return DERIVATIVE if text.rstrip().endswith(("'", "’", "′")) else ""


def _inside(sentence: str) -> str:
    """A sentence as it goes on after a colon: "a comma is missing", but "E is not a name" keeps its letter."""
    first = sentence.partition(" ")[0]
    return sentence[:1].lower() + sentence[1:] if first == "A" or first[1:].islower() else sentence


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def _misused(e: Expr, text: str) -> str:
    """What is wrong with the use of an operator somewhere in e; "" where nothing is."""
    for node in subtrees(e):
        if isinstance(node, Call) and (operator := OPERATORS.get(node.function)):
            if len(node.arguments) < operator.least and (missing := _comma_missing(node.function, text)):
                return missing
            if not operator.least <= len(node.arguments) <= operator.most:
                return f"{node.function} is written {operator.form}: {operator.says}."
            if node.function in _WITH_VARIABLES and not isinstance(node.arguments[1], Symbol):
                return f"{node.function} takes the name of a variable after the first comma: {operator.form}."
    return ""


def _comma_missing(operator: str, text: str) -> str:
    """Where diff(y x) lacks its comma; "" where nothing with a blank in it stands in the brackets."""
    start = text.find(f"{operator}(") + len(operator) + 1
    inside = text[start:].partition(")")[0].rstrip()
    before, blank, _ = inside.rpartition(" ")
    if not blank or "," in inside:
        return ""
    return f"a comma is missing after {before.strip()} (column {start + len(before) + 1})."


_WITH_VARIABLES = frozenset(
    {"diff", "grad", "hessian", "laplacian", "stationary", "minima", "maxima", "argmin", "argmax", "at", "tangent",
     "extremes", "paths", "zeros"}
)  # fmt: skip


def variables_of(node: Call) -> tuple[Expr, ...]:
    """Those arguments of an operator that must be variables."""
    match node.function:
        case "diff" | "tangent" | "extremes":
            return node.arguments[1:2]
        case "at":
            return node.arguments[1::2]
        case "descend":
            variables = node.arguments[1]
            return variables.items if isinstance(variables, Vector) else (variables,)
        case operator if operator in _WITH_VARIABLES:
            return node.arguments[1:]
    return ()


def names_in(e: Expr) -> frozenset[str]:
    """Every name that e uses: variables, parameters, and functions that are not in the table."""
    found = set()
    for node in subtrees(e):
        match node:
            case Symbol(name) | Prime(name):
                found.add(name)
            case Call(name) if name not in OPERATORS and name not in CANONICAL:
                found.add(name)
    return frozenset(found)


def unknown_names(e: Expr, known: frozenset[str], functions: frozenset[str]) -> str:
    """A sentence about the first name in e that nothing defines; "" where all are known."""
    for name in sorted(names_in(e) - known - functions):
        if name.startswith("("):
            return f"there is no earlier part {name} with a formula for its answer."
        return f"{name} is not defined. {near(name, known)}".strip()
    return ""
