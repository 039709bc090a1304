"""Lines of working: each judged against the truth and against the line before, and the first slip named.

A line that is wrong only because an earlier one was follows from it, and is not accused a second time. Equality is
decided by the ladder; what it cannot decide is left open, and what cannot be read is said to be unreadable.

A page differentiates; from "dy/dx = 0" on it solves for the stationary points (solving.py), and behind "x = 3" numbers
are values at this place.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.calculus.derivation import Derivation, NoDerivative, steps
from quizgen.calculus.differentiate import differentiate
from quizgen.calculus.redoing import with_result
from quizgen.calculus.strategy import SUM
from quizgen.calculus.values import at
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.errors import InputError
from quizgen.expr.nodes import ZERO, Derivative, Expr, Prime, Relation, Symbol
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import subtrees, symbols
from quizgen.marking.diagnosis import Diagnosis, explain, misread
from quizgen.marking.lines import Formula, LineReader, Statement
from quizgen.marking.meanings import Meanings
from quizgen.marking.outcomes import Follows, Line, Outcome, Right, Said, Slipped, Unread, Unsure, Working, gravest
from quizgen.marking.solving import Solving

MISCOPIED = "This is not the function of the question."


def check_working(
    function: Expr, variable: str, lines: Sequence[str], *, order: int = 1, assume: tuple[Relation, ...] = ()
) -> Working:
    """The lines in which `function` is differentiated, judged one after another. Raises NoDerivative."""
    page = Page(function, variable, order, assume)
    judged = [(number, line, page.judge(line)) for number, line in enumerate(lines, 1) if line.strip()]
    return Working(tuple(Line(*line) for line in page.closed(judged)))


class Page:
    """What has been written so far: the meanings of letters, what each rate was said to be, and by then is."""

    def __init__(self, function: Expr, variable: str, order: int = 1, assume: tuple[Relation, ...] = ()) -> None:
        self.known = Meanings(function, variable, assume)
        self.asked = Derivative(function, (variable,) * order)
        self.reader = LineReader(symbols(function) | {variable}, variable)
        self.subject: Expr | None = None
        self.place: Expr | None = None
        self.solving: Solving | None = None
        partial = bool(symbols(function) - {variable})
        self.carried = differentiate(function, variable, partial=partial, order=order)
        self.right = self.carried.result

    def judge(self, line: str) -> Outcome:
        """What becomes of the next line: the first thing in it that is wrong decides."""
        try:
            statements = self.reader.statements(line)
        except InputError as error:
            self.subject = None
            return Unread(error)
        if self.solving is not None and not any(isinstance(s.subject, Derivative | Prime) for s in statements):
            return self.solving.judge(statements)
        return gravest([self.stated(statement) for statement in sorted(statements, key=self._places_last)])

    def closed(self, judged: Sequence[tuple[int, str, Outcome]]) -> list[tuple[int, str, Outcome]]:
        """The lines with their outcomes, when there is no more to come."""
        lines = list(judged)
        missed = self.solving.missed() if self.solving is not None else None
        if missed is not None and not any(isinstance(outcome, Slipped) for *_, outcome in lines):
            number, text, _ = lines[-1]
            lines[-1] = (number, text, missed)
        return lines

    def _places_last(self, statement: Statement) -> bool:
        """Places come first: "dy/dx = 6 at x = 3"."""
        return statement.subject != Symbol(self.known.variable)

    def stated(self, statement: Statement) -> Outcome:
        """What becomes of one statement of a line."""
        subject, last = statement.subject, statement.values[-1]
        if subject is None:
            subject = self.subject if self.subject is not None else self.asked
            if self._same(last, self.known.function):
                return Said()
            if self.subject is None and self._is_a_term(last):
                return Right()
            if isinstance(subject, Symbol) and self.known.is_function(subject.name):
                subject = self.asked  # "y = x^2, = 2x" means well
        elif subject == Symbol(self.known.variable):
            self.place = last.expr if not symbols(last.expr) else None
            return Said()
        self.subject = subject
        return gravest([self._claim(subject, formula) for formula in statement.values])

    def _is_a_term(self, formula: Formula) -> bool:
        """Whether this is the derivative of one term of the function: somebody works term by term."""
        return self.carried.rule == SUM and any(self._same(formula, part.result) for part in self.carried.parts)

    def _same(self, formula: Formula, e: Expr) -> bool:
        return not _has_rates(formula.expr) and self.known.same(self.known.put_in(formula.expr), e)

    def _claim(self, subject: Expr, formula: Formula) -> Outcome:
        try:
            match subject:
                case Derivative():
                    return self._rate(self.known.canonical(subject), formula)
                case Prime(name, order, place):
                    return self._value(self.known.canonical(self.known.rate_of(name, order)), formula, place)
                case Symbol(name):
                    return self._name(name, formula)
                case _:
                    return self._equation(subject, formula)
        except NoDerivative as error:
            return Unsure(str(error))

    def _name(self, name: str, formula: Formula) -> Outcome:
        """y = x sin x: the question again; u = x: what a letter stands for."""
        if _has_rates(formula.expr) or name in symbols(formula.expr):
            return Said()
        new = self.known.put_in(formula.expr)
        if self.known.is_function(name) and symbols(new) <= self.known.letters:
            verdict = decide(new, self.known.function, assume=self.known.assume)
            if isinstance(verdict, Different):
                found = misread(self.known.function, new, self.carried.goal, assume=self.known.assume)
                return Slipped(found, MISCOPIED)
        self.known.given[name] = formula.expr
        return Said()

    def _equation(self, left: Expr, formula: Formula) -> Outcome:
        """ln y = x ln x: both sides, with everything put in; 2x - 2 = 0: the derivative, to be solved for x."""
        mine, other = self.known.in_truth(left), self.known.in_truth(formula.expr)
        derivative = self.known.claimed.get(self.asked, self.right)
        if other == ZERO and self.known.same(mine, derivative):
            self.solving = Solving(self.right, derivative, self.known.variable)
            return Right()
        match decide(mine, other, assume=self.known.assume):
            case Equal():
                return Right()
            case Different():
                return Slipped()
            case Undecided(reason):
                return Unsure(reason)

    def _rate(self, rate: Derivative, formula: Formula) -> Outcome:
        right = self.known.worked(rate)
        readings = [(e, self.known.in_truth(e)) for e in (formula.expr, *formula.others)]
        if right is None or any(symbols(e) - self.known.letters or _has_rates(e) for _, e in readings):
            return Said()
        result = self.known.put_in(right.result)
        if formula.expr == ZERO and result != ZERO and rate == self.asked:
            self.solving = Solving(result, self.known.claimed.get(rate, result), self.known.variable)
            return Said()
        if self.place is not None and symbols(result) and not symbols(readings[0][1]):
            return self._value(rate, formula, self.place)
        return self._judged(rate, right, result, readings)

    def _judged(
        self, rate: Derivative, right: Derivation, result: Expr, readings: Sequence[tuple[Expr, Expr]]
    ) -> Outcome:
        """A rate claimed: right in one of its readings, following from the lines before, or a slip."""
        before = self.known.claimed.get(rate)
        verdicts = [decide(e, result, assume=self.known.assume) for _, e in readings]
        for (typed, _), verdict in zip(readings, verdicts, strict=True):
            if isinstance(verdict, Equal):
                self.known.claimed[rate] = self.known.as_claimed(typed)
                whole = not _has_rates(typed) and symbols(typed) <= self.known.letters
                return Right(rate == self.asked and whole)
        mine = self.known.as_claimed(readings[0][0])
        self.known.claimed[rate] = mine
        if isinstance(verdicts[0], Undecided):
            return Unsure(verdicts[0].reason)
        expected = before if before is not None else self._carried_to(right).result
        if self.known.same(mine, self.known.put_in(expected)):
            return Follows()
        outcome = self._slip(right, before, mine)
        self.carried = with_result(self.carried, right.goal, mine)
        return outcome

    def _value(self, rate: Derivative, formula: Formula, place: Expr) -> Outcome:
        """The value of a rate at a place: of the right one, or of the one that was claimed."""
        x, right = self.known.variable, self.known.worked(rate)
        mine = at(self.known.in_truth(formula.expr), {x: place})
        if right is None or symbols(mine) - self.known.letters or _has_rates(mine):
            return Said()
        match decide(mine, at(right.result, {x: place}), assume=self.known.assume):
            case Equal():
                return Right(not symbols(formula.expr) and rate == self.asked)
            case Undecided(reason):
                return Unsure(reason)
        claimed = self.known.claimed.get(rate)
        if claimed is not None and self.known.same(mine, at(claimed, {x: place})):
            return Follows()
        return Slipped(why=f"This is not the value of the derivative at {x} = {to_unicode(place)}.")

    def _slip(self, right: Derivation, before: Expr | None, mine: Expr) -> Slipped:
        """A slip of the pen from the line before, if there is one; else of the rules, from what was known by then."""
        if before is not None:
            found = misread(before, mine, right.goal, assume=self.known.assume)
            if not found.unknown:
                return Slipped(found)
        if symbols(right.goal) & set(self.known.given):
            return Slipped(Diagnosis(()))
        found = explain(self._carried_to(right), mine, assume=self.known.assume)
        return Slipped(explain(right, mine, assume=self.known.assume) if found.unknown else found)

    def _carried_to(self, right: Derivation) -> Derivation:
        """The derivation of a rate with the student's own earlier results in it."""
        return next((node for node in steps(self.carried) if node.goal == right.goal), right)


def _has_rates(e: Expr) -> bool:
    return any(isinstance(part, Derivative | Prime) for part in subtrees(e))
