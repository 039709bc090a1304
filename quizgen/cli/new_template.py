"""`quizgen new-template`: a few questions, and a question for students is there to be changed."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import click

from quizgen.bank.skeleton import SORTS, Draft, Sort, bank_head, formula_of, suggested, template_text
from quizgen.errors import FileError, InputError, Problem
from quizgen.expr.nodes import Expr
from quizgen.expr.walk import symbols
from quizgen.near import listed

OF_SAMPLES = ("sample", "slip", "confusion")
SLIPS = 3
"""So many slips are written into the samples where they can be found."""
LOOKED_AT = 60
"""Mistakes that are tried for it."""


@click.command()
@click.option("--file", type=click.Path(path_type=Path), help="The bank to write to.  [default: banks/mine.yaml here]")
def new_template(file: Path | None) -> None:
    """Ask what the question is to be, and write it into a bank, commented and sound."""
    from quizgen.bank.load import bank_of
    from quizgen.cli.show import place
    from quizgen.outputs import write_whole
    from quizgen.wire.schema import FILE, bank_schema

    path = file or _own_bank()
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    taken = tuple(bank_of(before, str(path)).templates) if before else ()
    head = before.rstrip("\n") + "\n\n" if before else bank_head(path.stem.lower(), path.stem.capitalize())
    draft = _asked(taken)
    while why := _undrawable(draft, head):
        click.echo(f"No question comes of this: {why}\nAgain, with another formula or other values:")
        draft = _asked(taken)
    draft, remarks = _sound(draft, head)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, head + template_text(draft))
    if not (path.parent / FILE).exists():
        write_whole(path.parent / FILE, bank_schema())
    shown = place(path)
    click.echo(f"Wrote {draft.name} into {shown}. See it while you change it, and let it be proved:")
    click.echo(f"  quizgen preview {shown}:{draft.name} --watch\n  quizgen lint {shown}:{draft.name}")
    for remark in remarks:
        click.echo(f"To be mended: {remark}")


def _own_bank() -> Path:
    from quizgen.cli.course import course_folder, current_course

    course = current_course()
    return (course.banks if course else course_folder() / "banks") / "mine.yaml"


def _asked(taken: tuple[str, ...]) -> Draft:
    for number, sort in enumerate(SORTS, 1):
        click.echo(f"  {number}  {sort.says}")
    sort = SORTS[click.prompt("What are students to do?", type=click.IntRange(1, len(SORTS)), default=1) - 1]
    formula = _formula(sort)
    usual = suggested(sort, formula_of(formula))
    ranges = tuple((name, click.prompt(f"Values of {name}", default=values)) for name, values in usual)
    difficulty = click.prompt("Difficulty", type=click.IntRange(1, 3), default=1)
    marks = click.prompt("Marks", type=click.IntRange(1, 100), default=2 if difficulty == 1 else 3)
    return Draft(_name(sort, taken), sort, formula, ranges, difficulty, marks)


def _formula(sort: Sort) -> str:
    """A formula that can be read, of letters for numbers and the question's own variables."""
    while True:
        said: str = click.prompt(f"{sort.name} = (letters such as a, b stand for numbers, f for a function)",
                                 default=sort.example)  # fmt: skip
        text = said.strip().removeprefix(f"{sort.name} =").strip()
        try:
            found = formula_of(text)
        except InputError as error:
            click.echo(f"{error.caret()}\n{error}")
            continue
        if why := _useless(sort, found):
            click.echo(f"{text} has {why}. Try {sort.example}.")
            continue
        return text


def _useless(sort: Sort, formula: Expr) -> str:
    """What the formula has too little of; "" where a question can be made of it."""
    missing = [name for name in sort.variables if name not in symbols(formula)]
    if missing:
        return f"no {listed(missing)} in it, so that there is nothing to work out"
    if not suggested(sort, formula):
        return "no letters for numbers in it, so that everybody would get the same question"
    return ""


def _name(sort: Sort, taken: tuple[str, ...]) -> str:
    """A name that the bank does not have yet."""
    free = next(name for n in range(1, 10_000) if (name := sort.code + (f"-{n}" if n > 1 else "")) not in taken)
    while True:
        said: str = click.prompt("A name for it (small letters and hyphens)", default=free)
        name = said.strip().lower().replace(" ", "-")
        if name not in taken and name[:1].isalpha() and name.isascii() and name.replace("-", "").isalnum():
            return name
        click.echo(f"{name} is taken." if name in taken else f"{name} is no name: write {free}.")


def _undrawable(draft: Draft, head: str) -> str:
    """Why no variant can be drawn; "" where one can."""
    try:
        return next((what for check, what in _found(draft, head) if check == "draw"), "")
    except FileError as error:
        return " ".join(f"{problem.what} {problem.advice}".strip() for problem in error.problems)


def _sound(draft: Draft, head: str) -> tuple[Draft, tuple[str, ...]]:
    """The draft with samples that hold in every variant, and what lint still says about it."""
    from quizgen.values import replaced

    right, slips = _samples(draft)
    if _found(rich := replaced(draft, right=right), head) == ():
        draft = rich
    for slip in slips:
        more = replaced(draft, slips=(*draft.slips, slip))
        if len(draft.slips) < SLIPS and all(check not in OF_SAMPLES for check, _ in _found(more, head)):
            draft = more
    if any(what.startswith("only ") for _, what in _found(draft, head)):
        click.echo("There are fewer than a hundred variants: more parameters or wider ranges make copying harder.")
        draft = replaced(draft, few=click.prompt("Or say why that is enough", default="few numbers suit this question"))
    return draft, tuple(f"{check}: {what}" for check, what in _found(draft, head))


def _found(draft: Draft, head: str) -> tuple[tuple[str, str], ...]:
    """What lint says about the draft, as pairs of check and words. FileError where it cannot be read at all."""
    from quizgen.bank.load import bank_of
    from quizgen.lint.checks import findings

    bank = bank_of(head + template_text(draft), "new template")
    return tuple((finding.check, finding.what) for finding in findings(bank.templates[draft.name], 120))


def _samples(draft: Draft) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """The derivative in letters, and what the commonest slips make of it; nothing for other questions."""
    from quizgen.calculus.candidates import mistakes
    from quizgen.calculus.derivation import NoDerivative
    from quizgen.calculus.differentiate import differentiate
    from quizgen.calculus.tidy import answer
    from quizgen.expr.text import to_text

    formula = formula_of(draft.formula)
    if draft.sort.answer != f"diff({draft.sort.name}, {draft.sort.variables[0]})":
        return (), []
    try:
        d = differentiate(formula, draft.sort.variables[0], partial=True)
    except NoDerivative as error:
        problem = Problem("new template", 0, "", f"this cannot be differentiated: {error}.", "Choose another formula.")
        raise FileError([problem]) from None
    slips: dict[str, str] = {}
    for candidate in islice(mistakes(d), LOOKED_AT):
        slips.setdefault(to_text(answer(candidate.gives)), candidate.rule.id)
    return (to_text(d.result),), list(slips.items())
