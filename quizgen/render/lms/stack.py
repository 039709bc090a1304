"""Moodle XML with STACK questions: formulas judged by Maxima, slips told by name, a variant for every deployed seed.

Format: the documentation of STACK (stack-assessment.org), pages CASText, Systematic deployment, Inputs, Potential
response trees and Answer tests, and Moodle's on its XML format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape
from typing import Final

from quizgen.bank.variant import Part, Variant
from quizgen.expr.latex import to_latex
from quizgen.expr.maxima import to_maxima
from quizgen.render.lms.asking import pieces, solution
from quizgen.render.lms.casing import branches, listed, safely, which
from quizgen.render.lms.export import WHOLE, LeftOut, Made, in_words, named
from quizgen.render.lms.foreseen import LIKELIEST, Export, Foreseen, Posed
from quizgen.render.lms.inputs import (
    Field,
    definitions,
    field_of,
    input_of,
    letters,
    options,
    placed,
    spelled,
    tolerances,
)
from quizgen.render.lms.markup import TEX, Files, Markup
from quizgen.render.lms.moodle_parts import FILES, category, files, quiz, texts
from quizgen.render.lms.trees import (
    MOST,
    Foreseeable,
    Node,
    figures,
    gathered,
    nodes_of,
    note,
    slip_name,
    slip_values,
    tree_of,
)
from quizgen.render.lms.xml import Element, element
from quizgen.values import value

PENALTY: Final = Fraction(1, 10)
STACK: Final = "2025030700"
"""The version of STACK that this was written for."""

SETTINGS: Final = {
    "questionsimplify": "1", "assumepositive": "0", "assumereal": "0", "decimals": ".", "scientificnotation": "*10",
    "multiplicationsign": "dot", "sqrtsign": "1", "inversetrig": "arccos", "logicsymbol": "lang", "matrixparens": "(",
    "variantsselectionseed": "",
}  # fmt: skip
"""How STACK simplifies, and what formulas of its own look like."""

GENERAL: Final = (
    LeftOut("all questions", "waiting for a tutor", "STACK marks what Maxima cannot prove to be equal as wrong"),
    LeftOut("all questions", "where an answer is defined", "STACK's tests do not look at it"),
    LeftOut(
        "all questions",
        "rarer slips",
        f"the {LIKELIEST} likeliest of a part are looked for, and {MOST} in all its variants together",
    ),
    LeftOut(
        "all questions",
        "slips that give no such answer",
        "STACK sends back a formula where it asks for a number, a number where it asks for a vector, and marks nothing",
    ),
)


@value
class Asked:
    """One part of a question in all its variants."""

    field: Field
    parts: tuple[Part, ...]
    slips: tuple[Foreseeable, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        return nodes_of(self.field, self.parts, self.slips)


def moodle_stack(export: Export) -> Made:
    """The questions as a file for Moodle's question bank, in a category of their own which says what was left out."""
    made: list[Element] = []
    left_out = list(GENERAL)
    for number, question in enumerate(export.questions, 1):
        asked = asked_in(question)
        problems = tuple(_unspelled(question, asked))
        left_out += (*problems, *(remark for one in asked for remark in _remarks(question, one)))
        if not problems:
            made.append(_question(question, asked, number))
    head = category(export.title, in_words(tuple(left_out)))
    return Made(quiz(head, *made), len(made), tuple(left_out))


def asked_in(question: Posed) -> tuple[Asked, ...]:
    """The parts of a question, each with its field and the slips that are looked for."""
    sides = zip(*(variant.parts for variant in question.variants), strict=True)
    slips = zip(*question.slips, strict=True)
    return tuple(
        _asked(field_of(parts, number), parts, found)
        for number, (parts, found) in enumerate(zip(sides, slips, strict=True), 1)
    )


def _asked(field: Field, parts: tuple[Part, ...], slips: tuple[tuple[Foreseen, ...], ...]) -> Asked:
    kept = [
        tuple(slip for slip in found if spelled(part, slip.response) and field.takes(slip.response, part.task.key))
        for part, found in zip(parts, slips, strict=True)
    ]
    return Asked(field, parts, gathered(kept))


NUMBERS: Final = frozenset(("e", "pi"))
"""Letters that STACK takes for numbers, whatever a question means by them."""


def _unspelled(question: Posed, asked: Sequence[Asked]) -> Iterator[LeftOut]:
    for one in asked:
        where = named(question.variants[0], one.parts[0])
        if not all(spelled(part, part.task.key) for part in one.parts):
            yield LeftOut(where, WHOLE, "Maxima cannot spell its key")
        elif taken := NUMBERS & letters(one.parts):
            why = f"STACK takes the letter {' and '.join(sorted(taken))} for a number"
            yield LeftOut(where, WHOLE, why)


def _remarks(question: Posed, one: Asked) -> Iterator[LeftOut]:
    where, task = named(question.variants[0], one.parts[0]), one.parts[0].task
    if one.parts[0].follows is not None:
        yield LeftOut(
            where, "marks that follow from a wrong earlier part", "it is held against the right answers alone"
        )
    if task.form:
        yield LeftOut(
            where, f"the form asked for ({', '.join(task.form)})", "a right answer in any form gets full marks"
        )
    if task.letters is not None:
        yield LeftOut(where, "the letters that the answer may use", "a right answer in any letters gets full marks")
    if task.tolerance is None and one.field.floats:
        yield LeftOut(where, "the exact value", "STACK's decimals are floating-point: a billionth beside it is right")
    if one.field.sort == "checkbox":
        yield LeftOut(where, "feedback to a wrong choice among several", "only the whole is marked")
    elif not one.slips:
        yield LeftOut(where, "feedback to slips", "no known slip gives an answer of its own")


def _question(question: Posed, asked: Sequence[Asked], number: int) -> Element:
    variants, parts = question.variants, question.variants[0].parts
    pictures: Files = {}
    chosen = _variables(variants, asked, pictures)
    shown = texts("questiontext", _shown(question, asked, pictures))
    solved = texts("generalfeedback", branches([safely(solution(v, TEX, FILES, pictures)) for v in variants]))
    for target in (shown, solved):
        target.extend(files(pictures, target[0].text or ""))
    marks = sum((part.marks for part in parts), Fraction(0))
    markup = Markup(TEX, FILES, pictures)
    return element(
        "question",
        element("name", element("text", f"{question.title} ({question.template})")),
        shown, solved,
        element("defaultgrade", figures(marks)), element("penalty", figures(PENALTY)), element("hidden", "0"),
        element("idnumber", f"quizgen-{number}-{question.template}"),
        element("stackversion", element("text", STACK)),
        element("questionvariables", element("text", chosen)),
        texts("specificfeedback", ""),
        texts("questionnote", branches([_note(v, i) for i, v in enumerate(variants, 1)])),
        texts("questiondescription", f"quizgen {escape(question.template)}"),
        *(element(name, text) for name, text in SETTINGS.items()),
        element("complexno", "symi" if "i" in letters(part for one in asked for part in one.parts) else "i"),
        texts("prtcorrect", "<p>Right.</p>"),
        texts("prtpartiallycorrect", "<p>Partly right.</p>"),
        texts("prtincorrect", ""),
        *(input_of(one.field) for one in asked),
        *(tree_of(one.field, one.parts[0].marks, one.nodes, markup) for one in asked),
        *(element("deployedseed", str(seed)) for seed in range(1, len(variants) + 1)),
        *_tests(asked),
        type="stack",
    )  # fmt: skip


def _variables(variants: Sequence[Variant], asked: Sequence[Asked], pictures: Files) -> str:
    lines = [which(len(variants))]
    for one in asked:
        lines += [f"assume({to_maxima(c)});" for c in one.parts[0].task.assume if c.sign not in ("=", "!=")]
        lines.append(listed(one.field.key, [spelled(part, part.task.key) for part in one.parts]))
        if given := definitions(one.parts):
            lines.append(listed(one.field.given, given))
        if bounds := tolerances(one.parts):
            lines.append(listed(one.field.option, bounds))
        if one.parts[0].choices:
            lines.append(listed(one.field.choices, [options(part, Markup(TEX, FILES, pictures)) for part in one.parts]))
        lines += [
            listed(slip_name(one.field, place), slip_values(one.parts, slip))
            for place, slip in enumerate(one.slips, 1)
        ]  # fmt: skip
    return "\n".join(lines)


def _shown(question: Posed, asked: Sequence[Asked], pictures: Files) -> str:
    """The question as students see it. A field may stand in a STACK question only once, so that what differs between
    variants branches between the fields."""
    shown = (map(safely, pieces(variant, TEX, FILES, pictures)) for variant in question.variants)
    first, *others = map(branches, zip(*shown, strict=True))
    return "\n".join([first, *(placed(one.field) + after for one, after in zip(asked, others, strict=True))])


def _note(variant: Variant, number: int) -> str:
    """What tells the variants apart, for tutors."""
    keys = "; ".join(rf"\({escape(to_latex(part.task.key), quote=False)}\)" for part in variant.parts)
    return f"Variant {number}: {keys}"


def _tests(asked: Sequence[Asked]) -> Iterator[Element]:
    """STACK's own tests of the question: all keys; then each slip that is in all variants, the other parts right."""
    right = {one.field.number: (one.field.key, one.nodes[0], 0) for one in asked}
    yield _test(1, asked, right)
    count = 1
    for one in asked:
        for place, slip in enumerate(one.slips, 1):
            if slip.always:
                count += 1
                name = slip_name(one.field, place)
                yield _test(count, asked, {**right, one.field.number: (name, one.nodes[place], place)})


def _test(number: int, asked: Sequence[Asked], given: dict[int, tuple[str, Node, int]]) -> Element:
    made = element("qtest", element("testcase", str(number)))
    made.append(element("description", "; ".join(given[one.field.number][1].note for one in asked)))
    for one in asked:
        made.append(
            element("testinput", element("name", one.field.answer), element("value", given[one.field.number][0]))
        )
    for one in asked:
        _, node, place = given[one.field.number]
        tree = f"prt{one.field.number}"
        penalty = Fraction(0) if node.share == 1 else PENALTY
        made.append(element(
            "expected", element("name", tree), element("expectedscore", figures(node.share)),
            element("expectedpenalty", figures(penalty)), element("expectedanswernote", note(tree, place, node)),
        ))  # fmt: skip
    return made
