"""A new template as text, commented, for an author to go on from: what sorts there are, and how each is written."""

from __future__ import annotations

from quizgen.bank.language import names_in, notation_of
from quizgen.expr.nodes import Call, Expr
from quizgen.expr.walk import subtrees
from quizgen.syntax.parser import parse
from quizgen.values import value


@value
class Sort:
    """What may be asked. `name` is what the formula is called; `ranges` are parameters beside those of the formula."""

    code: str
    says: str
    name: str
    variables: tuple[str, ...]
    example: str
    question: str
    answer: str
    ranges: tuple[tuple[str, str], ...] = ()


SORTS = (
    Sort("derivative", "differentiate a formula", "y", ("x",), "sin(a x + b)",
         "Differentiate $y = {formula}$ with respect to $x$.", "diff(y, x)"),
    Sort("second", "find a second derivative", "y", ("x",), "a x^4 + b x^2",
         "Find the second derivative $diff(y, x, 2)$ of $y = {formula}$.", "diff(y, x, 2)"),
    Sort("slope", "find the gradient of a curve at a point", "y", ("x",), "a x^2 + b x",
         "Find the gradient of the curve $y = {formula}$ at the point where $x = p$.", "at(diff(y, x), x, p)",
         (("p", "-5..5 nonzero"),)),
    Sort("tangent", "find the tangent to a curve at a point", "y", ("x",), "a x^2 + b x",
         "Find the equation of the tangent to the curve $y = {formula}$ at the point where $x = p$.",
         "tangent(y, x, p)", (("p", "-5..5 nonzero"),)),
    Sort("partial", "find a partial derivative", "z", ("x", "y"), "a x^2 y + b y^3",
         "Let $z = {formula}$. Find $diff(z, x)$.", "diff(z, x)"),
    Sort("gradient", "find the gradient of a function of two variables", "z", ("x", "y"), "a x^2 + b x y",
         "Find the gradient $grad(z, x, y)$ of $z = {formula}$.", "grad(z, x, y)"),
    Sort("stationary", "find and classify stationary points", "y", ("x",), "a x^2 + b x",
         "Find the stationary points of $y = {formula}$, and say of each whether it is a minimum or a maximum.",
         "stationary(y, x)"),
    Sort("descent", "do a step of gradient descent", "E", ("w",), "a w^2 - b w",
         "Gradient descent is to minimise $E = {formula}$. It starts at $w = p$ with the learning rate $r$. "
         "Where is $w$ after one step?", "{{ kind: number, key: 'descend(E, w, p, r)' }}",
         (("p", "1..9"), ("r", "[0.1, 0.01]"))),
)  # fmt: skip

YAML_WORDS = ("yes", "no", "true", "false", "null", "on", "off")
FUNCTION_NAMES = frozenset({"f", "g"})


@value
class Draft:
    """What an author has said. `slips` are pairs of a wrong response and the mal-rule it shows."""

    name: str
    sort: Sort
    formula: str
    ranges: tuple[tuple[str, str], ...]
    difficulty: int
    marks: int
    right: tuple[str, ...] = ()
    slips: tuple[tuple[str, str], ...] = ()
    few: str = ""


def formula_of(text: str) -> Expr:
    """The formula as an author typed it, f and g being functions; raises InputError."""
    return parse(text, notation_of(FUNCTION_NAMES)).expr


def suggested(sort: Sort, formula: Expr) -> tuple[tuple[str, str], ...]:
    """A range for each parameter: every letter of the formula that is no variable of the question, and the sort's."""
    functions = {node.function for node in subtrees(formula) if isinstance(node, Call)} & FUNCTION_NAMES
    letters = sorted(names_in(formula) - set(sort.variables) - functions)
    numbers = "2..9" if len(letters) + len(sort.ranges) > 2 else "2..12"
    return (*((name, "[sin, cos]") for name in sorted(functions)), *((name, numbers) for name in letters), *sort.ranges)


def bank_head(name: str, title: str) -> str:
    """The first lines of a new bank."""
    return f"""\
# yaml-language-server: $schema=quizgen-bank.schema.json
bank: {name}
title: {quoted(title)}
topic: {quoted(title.lower())}
version: 1

templates:
"""


def template_text(draft: Draft) -> str:
    """The template, indented as it stands in a bank, with a remark wherever an author will want to change something."""
    lines = [
        f"{draft.name}:",
        f"  difficulty: {draft.difficulty}                   # 1, 2 or 3",
        "  parameters:                     # drawn for each student: 2..9, -5..5 nonzero, [sin, cos], [x, y]",
        *(f"    {name}: {values}" for name, values in draft.ranges),
        "  # where: a != b                 # what the parameters must fulfil; several: [a < b, b != 0]",
        *([f"  few-variants: {quoted(draft.few)}"] if draft.few else []),
        "  question: |                     # maths between dollar signs, as you would type it",
        f"    {draft.sort.question.format(formula=draft.formula)}",
        f"  answer: {draft.sort.answer.replace('{{', '{').replace('}}', '}')}",
        f"  marks: {draft.marks}",
        "  samples:                        # the test of your question: quizgen lint tries them on many variants",
        f"    right: [{', '.join(map(quoted, draft.right))}]" if draft.right else "    # right: [another form]",
        *(["    slips:", *(f"      {quoted(text)}: {slip}" for text, slip in draft.slips)] if draft.slips else
          ["    # wrong: [what students write]"]),
    ]  # fmt: skip
    if not draft.right and not draft.slips:
        lines = [line.replace("  samples:  ", "  # samples:") for line in lines]
    return "".join(f"  {line}".rstrip() + "\n" for line in lines)


def quoted(text: str) -> str:
    """The text as YAML reads it back, whatever is in it; plain words stay as they are."""
    if text.replace(" ", "").isalpha() and text.lower() not in YAML_WORDS:
        return text
    return "'" + text.replace("'", "''") + "'"


