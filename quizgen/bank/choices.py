"""The choices of one variant: which of them are right here, wrong ones from slips, and their order from the seed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quizgen.answers.choice import notation_of_choices
from quizgen.answers.task import LETTERS, Task
from quizgen.bank.fill import Value
from quizgen.bank.keys import Definitions
from quizgen.bank.model import Answer, ChoiceTemplate
from quizgen.bank.pictures import figure_of
from quizgen.bank.seeds import Choices
from quizgen.bank.variant import Choice
from quizgen.bank.where import holds
from quizgen.bank.worked import worked_choice
from quizgen.calculus.candidates import mistakes
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.tidy import answer as tidied
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different
from quizgen.errors import QuizgenError
from quizgen.expr.nodes import Expr, Set, Symbol
from quizgen.prose import Math, Prose
from quizgen.values import replaced, value


class Unfit(QuizgenError):
    """These parameters make no choices that can be offered: why."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@value
class Offered:
    """The choices in their author's order, the task that asks for the right ones, and how these were found."""

    choices: tuple[Choice, ...]
    task: Task
    derivations: tuple[Derivation, ...]


def offered(answer: Answer, values: Mapping[str, Value], definitions: Definitions) -> Offered:
    """The choices for these parameters. Raises Unfit where they cannot be offered, BadKey where one is no formula."""
    right: list[int] = []
    choices: list[Choice] = []
    found: tuple[Derivation, ...] = ()
    for number, template in enumerate(answer.choices):
        choice, derivations = _choice(template, values, definitions)
        choices.append(choice)
        if template.conditions is not None and all(holds(c, values, answer.source) for c in template.conditions):
            right.append(number)
            found += derivations
    if not right or (len(right) > 1 and not answer.several):
        raise Unfit("no choice is right" if not right else "several choices are right")
    if answer.made:
        choices += _made(answer.made, choices, right[0], found)
    if len({(choice.words, choice.picture) for choice in choices}) < len(choices):
        raise Unfit("two choices are the same")
    return Offered(tuple(choices), _task(len(choices), right, several=answer.several), found)


def _choice(
    template: ChoiceTemplate, values: Mapping[str, Value], definitions: Definitions
) -> tuple[Choice, tuple[Derivation, ...]]:
    words, derivations = worked_choice(template.words, values, definitions)
    figure = None
    if template.picture is not None:
        figure = replaced(figure_of(template.picture, values, definitions), unnamed=True)
    return Choice(words, figure, template.slip, template.why), derivations


def _task(count: int, right: Sequence[int], *, several: bool) -> Task:
    letters = tuple(Symbol(LETTERS[number]) for number in sorted(right))
    key = Set(letters) if several else letters[0]
    return Task("choice", key, notation_of_choices(count, several=several))


def _made(count: int, choices: Sequence[Choice], right: int, found: Sequence[Derivation]) -> list[Choice]:
    """So many wrong choices from slips at different rules, each proved different from every other choice."""
    formulas = [piece.expr for choice in choices for piece in choice.words if isinstance(piece, Math)]
    made: list[Choice] = []
    for rule, gives in _various([pair for derivation in found for pair in _slips(derivation)]):
        if len(made) == count:
            break
        if all(isinstance(decide(gives, other), Different) for other in formulas):
            formulas.append(gives)
            made.append(Choice(_instead(choices[right], found, gives), None, rule))
    if len(made) < count:
        raise Unfit(f"slips make only {len(made)} different wrong choices")
    return made


def _slips(derivation: Derivation) -> Iterator[tuple[str, Expr]]:
    """What every slip makes of the derivation, the commonest first."""
    return ((candidate.rule.id, tidied(candidate.gives)) for candidate in mistakes(derivation))


def _various(slips: Sequence[tuple[str, Expr]]) -> list[tuple[str, Expr]]:
    """Each slip once, and first one of each law that can be got wrong."""
    once = list(dict(reversed(slips)).items())[::-1]
    laws: dict[str, int] = {}
    ranked = []
    for place, (rule, gives) in enumerate(once):
        law = rule.partition(".")[0]
        laws[law] = laws.get(law, -1) + 1
        ranked.append((laws[law], place, rule, gives))
    return [(rule, gives) for _, _, rule, gives in sorted(ranked, key=lambda one: one[:2])]


def _instead(choice: Choice, found: Sequence[Derivation], gives: Expr) -> Prose:
    """The words of the right choice with another result in them."""
    results = {derivation.result for derivation in found}
    return tuple(
        Math(gives, piece.display) if isinstance(piece, Math) and piece.expr in results else piece
        for piece in choice.words
    )


def shuffled(choices: tuple[Choice, ...], task: Task, seed: bytes, label: str) -> tuple[tuple[Choice, ...], Task]:
    """The choices in the order that the seed says, and the key with the letters that they have there."""
    order = Choices(seed[:32] + label.encode()).shuffled(range(len(choices)))
    letter = {LETTERS[old]: LETTERS[new] for new, old in enumerate(order)}
    right = task.key.items if isinstance(task.key, Set) else (task.key,)
    renamed = sorted(letter[e.name] for e in right if isinstance(e, Symbol))
    key = Set(tuple(map(Symbol, renamed))) if isinstance(task.key, Set) else Symbol(renamed[0])
    return tuple(choices[old] for old in order), replaced(task, key=key)
