"""Lines of working: each judged against the truth and against the line before, and the first slip named.

A line that is wrong only because an earlier one was follows from it, and is not accused a second time. Equality is
decided by the ladder; what it cannot decide is left open, and what cannot be read is said to be unreadable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from quizgen.calculus.candidates import with_result
from quizgen.calculus.derivation import Derivation, NoDerivative, steps
from quizgen.calculus.differentiate import derive, differentiate
from quizgen.calculus.strategy import SUM
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.errors import InputError
from quizgen.expr.nodes import ZERO, Derivative, Expr, Quotient, Relation
from quizgen.expr.walk import substitute, symbols
from quizgen.marking.diagnosis import Diagnosis, explain, misread
from quizgen.marking.lines import Formula, LineReader, Rate, Statement, Subject
from quizgen.values import value


@value
class Said:
    """Nothing to judge: the question again, a letter introduced, a line of words."""


@value
class Right:
    """True, and `final` where it is the derivative that was asked for, with no letter left to put in."""

    final: bool = False


@value
class Follows:
    """Not true, but it follows from the line before."""


@value
class Slipped:
    """Neither true nor a consequence of the lines before; `diagnosis` is what explains it."""

    diagnosis: Diagnosis
    why: str = "This line does not follow, and no single slip explains it."

    def explain(self) -> str:
        """The slip in words."""
        found = self.diagnosis.explanations
        if not found:
            return self.why
        return f"{found[0].rule.id}   {found[0].rule.title}\n{found[0].rule.message}"


@value
class Unsure:
    """It could not be decided, and why."""

    reason: str


@value
class Unread:
    """It could not be read."""

    error: InputError


Outcome: TypeAlias = Said | Right | Follows | Slipped | Unsure | Unread


@value
class Line:
    """One line as it was typed, counted from 1 with the empty ones, and what became of it."""

    number: int
    text: str
    outcome: Outcome


@value
class Working:
    """All the lines that are not empty, judged."""

    lines: tuple[Line, ...]

    @property
    def first_slip(self) -> Line | None:
        """The first line that does not follow."""
        return next((line for line in self.lines if isinstance(line.outcome, Slipped)), None)

    @property
    def finished(self) -> bool:
        """Whether the derivative is reached, and nothing after it is wrong."""
        judged = [line.outcome for line in self.lines]
        reached = max((i for i, outcome in enumerate(judged) if outcome == Right(True)), default=len(judged))
        return reached < len(judged) and not any(isinstance(o, Slipped | Follows | Unsure) for o in judged[reached:])


def check_working(
    function: Expr, variable: str, lines: Sequence[str], *, order: int = 1, assume: tuple[Relation, ...] = ()
) -> Working:
    """The lines in which `function` is differentiated, judged one after another. Raises NoDerivative."""
    page = _Page(function, variable, order, assume)
    judged = (Line(number, line, page.judge(line)) for number, line in enumerate(lines, 1) if line.strip())
    return Working(tuple(judged))


class _Page:
    """What has been written so far: the meanings of letters, what each rate was said to be, and by then is."""

    def __init__(self, function: Expr, variable: str, order: int, assume: tuple[Relation, ...]) -> None:
        self.function, self.variable, self.assume = function, variable, assume
        self.asked = Rate("", (variable,) * order)
        self.reader = LineReader(symbols(function) | {variable}, variable)
        self.meanings: dict[str, Expr] = {}
        self.claimed: dict[Rate, Expr] = {}
        self.subject: Subject = None
        self.carried = differentiate(function, variable, partial=bool(symbols(function) - {variable}), order=order)

    def judge(self, line: str) -> Outcome:
        """What becomes of the next line: the first thing in it that is wrong decides."""
        try:
            outcomes = [self._stated(statement) for statement in self.reader.statements(line)]
        except InputError as error:
            self.subject = None
            return Unread(error)
        for sort in (Slipped, Unsure, Follows):
            for outcome in outcomes:
                if isinstance(outcome, sort):
                    return outcome
        return next((outcome for outcome in reversed(outcomes) if isinstance(outcome, Right)), Said())

    def _stated(self, statement: Statement) -> Outcome:
        subject = statement.subject
        if subject is None:
            subject = self.subject if self.subject is not None else self.asked
            if self._same(statement.values[-1], self.function):
                return Said()
            if self.subject is None and self._is_a_term(statement.values[-1]):
                return Right()
            if isinstance(subject, str) and self._means_function(subject):
                subject = self.asked  # "y = x^2, = 2x" means well
        elif isinstance(subject, str) and subject == self.variable:
            return Said()
        self.subject = subject
        outcome: Outcome = Said()
        for formula in statement.values:
            outcome = self._claim(subject, statement.left, formula)
            if not isinstance(outcome, Said | Right):
                return outcome
        return outcome

    def _is_a_term(self, formula: Formula) -> bool:
        """Whether this is the derivative of one term of the function: somebody works term by term."""
        return self.carried.rule == SUM and any(self._same(formula, part.result) for part in self.carried.parts)

    def _claim(self, subject: Subject, left: Formula | None, formula: Formula) -> Outcome:
        if isinstance(subject, Rate):
            return self._rate(self._canonical(subject), formula)
        if isinstance(subject, str):
            return self._name(subject, formula)
        return self._equation(left, formula)

    def _canonical(self, rate: Rate) -> Rate:
        """The rate of the function itself has no name, whatever the student calls it."""
        if rate.body is not None:
            return Rate("", rate.variables) if self._is(self._put_in(rate.body), self.function) else rate
        known = set(rate.variables) <= self._letters()
        return Rate("", rate.variables) if known and self._means_function(rate.name) else rate

    def _means_function(self, name: str) -> bool:
        """Whether the name stands for the function itself, however it was written."""
        if name not in self.meanings:
            return not name or name in FUNCTION_NAMES
        meaning = self._meaning(name)
        return meaning == self.function or self._is(meaning, self.function)

    def _name(self, name: str, formula: Formula) -> Outcome:
        """y = x sin x: the question again; u = x: what a letter stands for."""
        if formula.rates or name in symbols(formula.expr):
            return Said()
        new = self._put_in(formula.expr)
        if self._means_function(name) and symbols(new) <= self._letters():
            verdict = decide(new, self.function, assume=self.assume)
            if isinstance(verdict, Different):
                return Slipped(misread(self.function, new, self.carried.goal, assume=self.assume), MISCOPIED)
        self.meanings[name] = formula.expr
        return Said()

    def _equation(self, left: Formula | None, formula: Formula) -> Outcome:
        """ln y = x ln x: both sides, with everything put in."""
        if left is None:
            return Said()
        try:
            mine, other = self._in_truth(left, left.expr), self._in_truth(formula, formula.expr)
        except NoDerivative as error:
            return Unsure(str(error))
        match decide(mine, other, assume=self.assume):
            case Equal():
                return Right()
            case Different():
                return Slipped(Diagnosis(()))
            case Undecided(reason):
                return Unsure(reason)

    def _rate(self, rate: Rate, formula: Formula) -> Outcome:
        try:
            right = self._worked(rate)
            readings = [(e, self._in_truth(formula, e)) for e in (formula.expr, *formula.others)]
        except NoDerivative as error:
            return Unsure(str(error))
        if right is None or any(symbols(e) - self._letters() for _, e in readings):
            return Said()
        before = self.claimed.get(rate)
        result = self._put_in(right.result)
        verdicts = [decide(e, result, assume=self.assume) for _, e in readings]
        for (typed, _), verdict in zip(readings, verdicts, strict=True):
            if isinstance(verdict, Equal):
                self.claimed[rate] = self._as_claimed(formula, typed)
                return Right(rate == self.asked and not formula.rates and symbols(typed) <= self._letters())
        mine = self._as_claimed(formula, formula.expr)
        self.claimed[rate] = mine
        if isinstance(verdicts[0], Undecided):
            return Unsure(verdicts[0].reason)
        expected = before if before is not None else self._carried_to(rate, right).result
        if self._is(mine, self._put_in(expected)):
            return Follows()
        outcome = self._slip(rate, right, before, mine)
        self.carried = with_result(self.carried, right.goal, mine)
        return outcome

    def _slip(self, rate: Rate, right: Derivation, before: Expr | None, mine: Expr) -> Slipped:
        """A slip of the pen from the line before, if there is one; else of the rules, from what was known by then."""
        if before is not None:
            found = misread(before, mine, right.goal, assume=self.assume)
            if not found.unknown:
                return Slipped(found)
        if symbols(right.goal) & set(self.meanings):
            return Slipped(Diagnosis(()))
        found = explain(self._carried_to(rate, right), mine, assume=self.assume)
        return Slipped(explain(right, mine, assume=self.assume) if found.unknown else found)

    def _carried_to(self, rate: Rate, right: Derivation) -> Derivation:
        """The derivation of a rate with the student's own earlier results in it."""
        return next((node for node in steps(self.carried) if node.goal == right.goal), right)

    def _worked(self, rate: Rate) -> Derivation | None:
        """The right derivation of a rate, in the letters of the question where it can be; None: not known yet."""
        if rate == self.asked:
            return derive(self.carried.goal)
        if rate.body is None and rate.name and rate.name not in self.meanings:
            return None
        body = rate.body if rate.body is not None else self._meaning(rate.name)
        inner = [name for name in rate.variables if name in self.meanings]
        if not inner:
            whole = self._put_in(body)
            if not set(rate.variables) <= self._letters():
                return None
            return derive(Derivative(whole, rate.variables, bool(symbols(whole) - set(rate.variables))))
        written = self.meanings.get(rate.name)
        if written is not None and symbols(written) & set(inner):
            return derive(Derivative(self._put_in(written, but=inner), rate.variables))
        return self._divided(body, inner[0]) if len(rate.variables) == 1 else None

    def _divided(self, body: Expr, inner: str) -> Derivation | None:
        """dy/du = (dy/dx) / (du/dx)."""
        whole = derive(Derivative(self._put_in(body), (self.variable,)))
        by = derive(Derivative(self._meaning(inner), (self.variable,))).result
        goal = Derivative(whole.goal.body, (inner,)) if isinstance(whole.goal, Derivative) else whole.goal
        return None if by == ZERO else Derivation(goal, whole.rule, (), Quotient(whole.result, by))

    def _letters(self) -> frozenset[str]:
        return symbols(self.function) | {self.variable}

    def _meaning(self, name: str) -> Expr:
        """What a name stands for, in the letters of the question; the function itself if nothing else was said."""
        return self._put_in(self.meanings[name]) if name in self.meanings else self.function

    def _put_in(self, e: Expr, but: Sequence[str] = ()) -> Expr:
        """e with every name replaced by what it stands for."""
        for _ in range(len(self.meanings)):
            known = {n: m for n, m in self.meanings.items() if n in symbols(e) and n not in but}
            if not known:
                break
            e = substitute(e, known)
        return e

    def _in_truth(self, formula: Formula, e: Expr) -> Expr:
        """A reading of the formula with the right values of its rates and the meanings of its names."""
        rates: dict[str, Expr] = {}
        for letter, rate in formula.rates:
            right = self._worked(self._canonical(rate))
            if right is not None:
                rates[letter] = right.result
        return self._with_function(self._put_in(substitute(e, rates)))

    def _with_function(self, e: Expr) -> Expr:
        """Names that only stand for the function: y in y'/y."""
        named: Mapping[str, Expr] = {n: self.function for n in symbols(e) - self._letters() if n in FUNCTION_NAMES}
        return substitute(e, named) if named else e

    def _as_claimed(self, formula: Formula, e: Expr) -> Expr:
        """A reading of the formula with the student's own values of its rates."""
        rates: dict[str, Expr] = {}
        for letter, rate in formula.rates:
            known = self._canonical(rate)
            right = self._worked(known)
            found = self.claimed.get(known, None if right is None else right.result)
            if found is not None:
                rates[letter] = found
        return self._with_function(self._put_in(substitute(e, rates)))

    def _same(self, formula: Formula, e: Expr) -> bool:
        return not formula.rates and self._is(self._put_in(formula.expr), e)

    def _is(self, a: Expr, b: Expr) -> bool:
        return isinstance(decide(a, b, assume=self.assume), Equal)


MISCOPIED = "This is not the function of the question."

FUNCTION_NAMES = frozenset(("y", "f", "z", "E", "g", "h"))
"""What a function is called where nothing else was said."""
