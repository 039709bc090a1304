"""Keys are accepted, samples are judged as stated, formulas are defined somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.answers.judgement import Judgement
from quizgen.answers.judging import judge, read
from quizgen.answers.kinds import KINDS
from quizgen.answers.task import Task
from quizgen.bank.follow import chosen
from quizgen.bank.keys import BadKey, work_out
from quizgen.bank.model import Sample
from quizgen.calculus.malrules import MALRULES
from quizgen.equivalence.verdict import Different, Equal
from quizgen.errors import InputError, QuizgenError
from quizgen.expr.evaluate import enclose
from quizgen.expr.nodes import Neg, Relation, Sum
from quizgen.expr.text import to_text
from quizgen.expr.walk import symbols
from quizgen.lint.finding import Finding
from quizgen.lint.subject import Drawn, Subject, of_part, part_of
from quizgen.marking.slips import find_slip
from quizgen.near import closest, listed

SAMPLED = 16
"""Variants on which every sample is judged."""
EXPLAINED = 2
"""Variants on which a slip is looked for, which takes longer."""


def keys(subject: Subject) -> Iterator[Finding]:
    """Typed as text, the key of every part of every variant gets full credit, and has no second reading."""
    for drawn in subject.drawn:
        for source, part in subject.parts(drawn):
            text = to_text(part.task.key)
            wrong = _not_accepted(text, part.task)
            if wrong:
                yield subject.finding("key", f"{of_part(part)}{text} {wrong}", drawn, source.answer.source)


def _not_accepted(text: str, task: Task) -> str:
    """Why a response is not simply right; "" where it is."""
    try:
        judgement = judge(read(text, task), task)
    except InputError as error:
        return f"cannot be read: {error}"
    if judgement.instead is not None:
        return f"could also be read as {to_text(judgement.instead)}."
    if not isinstance(judgement.verdict, Equal):
        return f"is not accepted: {judgement.verdict.explain()}"
    if judgement.credit < 1:
        return f"gets {judgement.credit} of the credit: {' '.join(finding.message for finding in judgement.findings)}"
    return ""


def samples(subject: Subject) -> Iterator[Finding]:
    """Right samples get full credit, wrong ones and slips are proved wrong."""
    for drawn in subject.few(SAMPLED):
        for source, part in subject.parts(drawn):
            for sample in source.samples:
                if wrong := _misjudged(subject, sample, drawn, part.task):
                    yield subject.finding("sample", of_part(part) + wrong, drawn, sample.source)


def _misjudged(subject: Subject, sample: Sample, drawn: Drawn, task: Task) -> str:
    try:
        text = to_text(subject.sample(sample, drawn))
    except BadKey as error:
        return f"cannot be worked out: {error}."
    if sample.right:
        wrong = _not_accepted(text, task)
        return f"{text} should be right, but {wrong}" if wrong else ""
    try:
        judgement = judge(read(text, task), task)
    except InputError as error:
        return f"{text} cannot be read: {error}"
    if isinstance(judgement.verdict, Different) and judgement.instead is None:
        return ""
    return f"{text} should be wrong, but {_said(judgement)} the key {to_text(task.key)}."


def _said(judgement: Judgement) -> str:
    match judgement.verdict:
        case Equal():
            return "equals"
        case Different():
            return "can be read in another way that equals"
        case _:
            return "cannot be told from"


def slips(subject: Subject) -> Iterator[Finding]:
    """A named slip exists, and a student who makes it is told so."""
    known = {rule.id for rule in MALRULES}
    named = [sample for part in subject.template.parts for sample in part.samples if sample.slip]
    for sample in named:
        if what := unknown_slip(sample.slip):
            yield subject.finding("slip", what, None, sample.source)
    for drawn in subject.few(EXPLAINED) if named else ():
        for source, part in subject.parts(drawn):
            for sample in source.samples:
                if sample.slip in known:
                    text = to_text(subject.sample(sample, drawn))
                    typed = read(text, part.task)
                    found = find_slip(part_of(part), typed.expr, judge(typed, part.task))
                    told = found.slip.code if found else "nothing"
                    if told != sample.slip:
                        what = f"{of_part(part)}{text} shows {told}, not {sample.slip}."
                        yield subject.finding("slip", what, drawn, sample.source)


PREVIEW = "quizgen preview lists the slips that can be made in a question."


def unknown_slip(name: str) -> str:
    """A sentence about a mal-rule that does not exist, with those that may have been meant; "" where it does."""
    known = [rule.id for rule in MALRULES]
    if name in known:
        return ""
    alike = [other for other in known if other.startswith(name.partition(".")[0])]
    advice = closest(name, known) or (f"There is {listed(alike)}." if alike else PREVIEW)
    return f'no mal-rule "{name}". {advice}'


def follow_ups(subject: Subject) -> Iterator[Finding]:
    """A key that follows from earlier answers comes out as it stands where these are right."""
    for drawn in subject.few(SAMPLED):
        keys = {part.label: part.task.key for part in drawn.draft.parts}
        for source, part in subject.parts(drawn):
            if part.follows is None:
                continue
            try:
                found = work_out(part.follows.with_answers(keys), part.follows.definitions).expr
            except QuizgenError as error:
                wrong = f"what follows from earlier parts cannot be worked out: {error}."
            else:
                follows = chosen(found, part.task)
                judgement = KINDS.get(part.task.kind).judge(follows, part.task)
                if isinstance(judgement.verdict, Equal):
                    continue
                wrong = f"{to_text(follows)} follows from the right answers, but the key is {to_text(part.task.key)}."
            yield subject.finding("follows", of_part(part) + wrong, drawn, source.answer.source)


_PAIRS = ((7, 5), (1, 7), (-3, 4), (11, 3), (-29, 7), (5, 2), (1, 90), (-1, 9), (0, 1))
PLACES = tuple(Fraction(*pair) for pair in _PAIRS)
"""Where keys are tried; one variable after the other takes them in turn, so that they differ."""


def domains(subject: Subject) -> Iterator[Finding]:
    """Every key is defined at some place where what it assumes holds."""
    for drawn in subject.drawn:
        for source, part in subject.parts(drawn):
            task = part.task
            if task.assume and task.kind == "expression" and not any(_defined(task, i) for i in range(len(PLACES))):
                what = f"{of_part(part)}{to_text(task.key)} is defined nowhere where {_words(task.assume)}."
                yield subject.finding("domain", what, drawn, source.answer.source)


def _defined(task: Task, start: int) -> bool:
    names = sorted(symbols(task.key).union(*map(symbols, task.assume)))
    point = {name: PLACES[(start + i) % len(PLACES)] for i, name in enumerate(names)}
    return all(_holds(condition, point) for condition in task.assume) and enclose(task.key, point, 64) is not None


def _holds(condition: Relation, point: dict[str, Fraction]) -> bool:
    difference = enclose(Sum((condition.left, Neg(condition.right))), point, 64)
    if difference is None:
        return False
    match condition.sign:
        case ">" | ">=":
            return bool(difference > 0)
        case "<" | "<=":
            return bool(difference < 0)
        case "!=":
            return bool(difference != 0)
        case _:
            return bool(difference == 0)


def _words(assume: tuple[Relation, ...]) -> str:
    return " and ".join(map(to_text, assume))
