"""From a template and a seed to one concrete question: the same for the same seed, and never a degenerate one."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import prod
from typing import TypeAlias

from quizgen.bank.asked import LABELS
from quizgen.bank.checks import Draft, DraftPart, flaw
from quizgen.bank.choices import Unfit, shuffled
from quizgen.bank.fill import Value, fill
from quizgen.bank.keys import BadKey
from quizgen.bank.limits import too_large
from quizgen.bank.model import Definition, Template
from quizgen.bank.parts import Around, drawn_part, failed
from quizgen.bank.pictures import figure_of, formulas_of_picture
from quizgen.bank.seeds import EXAMPLE_SEED, Choices
from quizgen.bank.variant import Part, Variant
from quizgen.bank.weigh import weigh
from quizgen.bank.where import holds
from quizgen.calculus.derivation import NoDerivative
from quizgen.calculus.difficulty import difficulty_of_all
from quizgen.figures.figure import Figure

TRIES = 400
"""Draws before a small space is looked through for the few questions that its conditions leave."""

SMALL = 5000
SIBLINGS = 12
"""Draws with which a variant's work is compared."""

KEPT = 600
"""Questions that a deck keeps at hand, the latest: all of a small space, and of a large one what memory can bear."""

Assignment: TypeAlias = tuple[Value, ...]
"""One value for each parameter, in the template's order."""

Built: TypeAlias = Draft | str
"""A question, or why there is none."""


class Deck:
    """One template's variants; what was worked out of late is not worked out again."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self._built: dict[Assignment, Draft] = {}
        self._flaws: dict[Assignment, str] = {}
        self._siblings: tuple[float, ...] | None = None

    def __len__(self) -> int:
        """How many assignments there are before any condition."""
        return prod(len(parameter.values) for parameter in self.template.parameters)

    def assignment(self, index: int) -> Assignment:
        """The assignment of that number, 0 <= index < len(self): mixed radix, the last parameter fastest."""
        values = []
        for parameter in reversed(self.template.parameters):
            index, at = divmod(index, len(parameter.values))
            values.append(parameter.values[at])
        return tuple(reversed(values))

    def built(self, assignment: Assignment) -> Built:
        found = self._built.get(assignment)
        if found is not None:
            return found
        made = build(self.template, assignment)
        self._flaws[assignment] = made if isinstance(made, str) else ""
        if isinstance(made, Draft):
            self._built[assignment] = made
            if len(self._built) > KEPT:
                del self._built[next(iter(self._built))]
        return made

    def flaw(self, assignment: Assignment) -> str:
        """Why these parameters make no question; "" where they do."""
        if assignment not in self._flaws:
            self.built(assignment)
        return self._flaws[assignment]

    def sound(self) -> Iterator[Assignment]:
        """All parameters that make a question which is not degenerate, in the order of the space."""
        return (one for one in map(self.assignment, range(len(self))) if not self.flaw(one))

    def every(self) -> Iterator[Draft]:
        """All questions that are not degenerate, in the order of the space."""
        return (draft for one in self.sound() if isinstance(draft := self.built(one), Draft))

    def difficulty(self, draft: Draft) -> float:
        """How difficult the question is, beside a few siblings that are the same for everybody."""
        if self._siblings is None:
            indices = Choices(EXAMPLE_SEED)
            drafts = (self.built(self.assignment(indices.below(len(self)))) for _ in range(SIBLINGS))
            self._siblings = tuple(sibling.cost for sibling in drafts if isinstance(sibling, Draft))
        return weigh(self.template.difficulty, draft.cost, self._siblings)

    def drawn(self, seed: bytes) -> Draft:
        """The question that this seed means; FileError where the template's conditions leave (nearly) none."""
        draft = self.built(self.chosen(seed))
        assert isinstance(draft, Draft)
        return draft

    def chosen(self, seed: bytes) -> Assignment:
        """The parameters that this seed means; FileError where the template's conditions leave (nearly) none."""
        choices = Choices(seed)
        reasons: dict[str, int] = {}
        for _ in range(TRIES):
            assignment = self.assignment(choices.below(len(self)))
            reason = self.flaw(assignment)
            if not reason:
                return assignment
            reasons[reason] = reasons.get(reason, 0) + 1
        if len(self) <= SMALL and (left := tuple(self.sound())):
            return left[choices.below(len(left))]
        worst = max(reasons, key=lambda reason: (reasons[reason], reason))
        what = f"no question came of {TRIES} draws; mostly: {worst}."
        raise failed(self.template.source, what, "Widen the parameters or relax the conditions.")


def draw(template: Template, seed: bytes, deck: Deck | None = None) -> Variant:
    """The variant that this seed means. A `deck` of the same template saves work, and changes nothing."""
    deck = deck or Deck(template)
    return variant_of(deck, seed, deck.drawn(seed))


def variant_of(deck: Deck, seed: bytes, draft: Draft) -> Variant:
    """The question that this seed drew from the deck."""
    template = deck.template
    named = zip((p.name for p in template.parameters), draft.assignment, strict=True)
    return Variant(
        f"{template.bank}/{template.name}",
        template.title,
        seed,
        tuple(named),
        draft.prompt,
        tuple(_part_of(part, seed) for part in draft.parts),
        deck.difficulty(draft),
        pictures_of(template, draft),
    )


def _part_of(part: DraftPart, seed: bytes) -> Part:
    """The part with its choices in the order that the seed says."""
    choices, task = shuffled(part.choices, part.task, seed, part.label) if part.choices else ((), part.task)
    marks = Fraction(part.marks)
    return Part(part.label, part.prompt, task, marks, part.derivations, part.follows, choices, part.solution, part.unit)


def pictures_of(template: Template, draft: Draft) -> tuple[Figure, ...]:
    """What is to be seen below the question. FileError where something in it is no number."""
    if template.picture is None:
        return ()
    try:
        return (figure_of(template.picture, values_of(template, draft.assignment), draft.definitions),)
    except (BadKey, NoDerivative) as error:
        raise failed(template.source, f"the picture cannot be drawn: {error}.") from None


def values_of(template: Template, assignment: Assignment) -> dict[str, Value]:
    """The parameters' values and what `let` makes of them."""
    values: dict[str, Value] = dict(zip((p.name for p in template.parameters), assignment, strict=True))
    for name, body in template.let:
        filled_in = fill(body, values)
        if too_large(filled_in):
            raise failed(template.source, f"{name}, of let, becomes too long.", "Use fewer formulas inside each other.")
        values[name] = filled_in
    return values


def admitted(template: Template, values: dict[str, Value]) -> bool:
    """Whether the template's conditions hold."""
    return all(holds(condition, values, template.source) for condition in template.where)


def build(template: Template, assignment: Assignment) -> Built:
    """The question for these parameters, or why it cannot be asked."""
    values = values_of(template, assignment)
    if not admitted(template, values):
        return "a condition under where does not hold"
    try:
        return _built(template, assignment, values)
    except Unfit as error:
        return error.what
    except BadKey as error:
        raise failed(template.source, f"the question cannot be worked out: {error}.") from None


def _built(template: Template, assignment: Assignment, values: dict[str, Value]) -> Built:
    definitions = tuple(Definition(d.name, d.arguments, fill(d.body, values)) for d in template.definitions)
    prompt, lost = Around(values, definitions).words(template.prompt)
    parts: tuple[DraftPart, ...] = ()
    for number, part in enumerate(template.parts):
        label = "" if len(template.parts) == 1 and not part.ask else LABELS[number]
        asked = tuple((one.label, fill(p.answer.key, values)) for one, p in zip(parts, template.parts, strict=False))
        drawn, part_lost = drawn_part(part, label, Around(values, definitions, prompt, parts, asked))
        parts += (drawn,)
        lost |= part_lost
    work = difficulty_of_all(derivation for part in parts for derivation in part.derivations)
    shown = (*formulas_of_picture(template.picture), *(d.body for d in definitions if template.picture))
    seen = tuple(fill(e, values) for e in shown)
    draft = Draft(assignment, definitions, prompt, parts, work, lost, seen)
    return flaw(draft, template.allow) or draft
