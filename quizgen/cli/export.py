"""`quizgen export`: questions as a file that a learning management system imports."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from quizgen.errors import FileError, Problem
from quizgen.render.lms.formats import FORMATS
from quizgen.values import value

if TYPE_CHECKING:
    from quizgen.render.lms.export import Made
    from quizgen.render.lms.foreseen import Posed
    from quizgen.render.lms.formats import Name
    from quizgen.sheets.course import Course
    from quizgen.sheets.pick import Slot
    from quizgen.sheets.practice import Practised

LAUNCHES: Final = "/lti/launch"
"""Where quizgen's service takes launches."""
SEEDED: Final = "quizgen export"
"""The course that variants are drawn for where --seed stands for a course's secret."""


@click.command()
@click.argument("what", nargs=-1, required=True)
@click.option("--to", "to", type=click.Choice(list(FORMATS)), required=True, help="The format.")
@click.option("--variants", default=5, show_default=True, type=click.IntRange(1, 50), help="Variants of each question.")
@click.option("--seed", type=click.IntRange(0), help="Draw the variants from this number, not the course's secret.")
@click.option("--launch-url", help="Where the links of a cartridge lead: quizgen's address for LTI launches.")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write.  [default: NAME with a suffix]")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes.  [default: all cores]")
@click.option("--json", "as_json", is_flag=True, help="What was written and left out, as one JSON object.")
def export(
    what: tuple[str, ...],
    to: Name,
    variants: int,
    seed: int | None,
    launch_url: str | None,
    out: Path | None,
    jobs: int,
    as_json: bool,
) -> None:
    """Write WHAT as a file for a learning management system: a plan (week-04.yaml), or templates (bank/template).

    The variants are for practice: none of them is any student's. What the format cannot carry is said, and why.
    """
    from quizgen.render.lms.foreseen import Export

    launch = _launch(launch_url, to)
    kind = FORMATS[to]
    asked = read_wanted(what, seed, answers=kind.marks)
    questions = _posed(asked, variants if kind.marks else 1, jobs if kind.marks else 1, marked=kind.marks)
    made = kind.write(Export(asked.name, asked.title, questions, launch))
    if not made.questions:
        raise _nothing(made, to)
    path = out or Path(f"{asked.name}{kind.suffix}")
    _write(path, made)
    if as_json:
        click.echo(_as_json(path, to, questions, made), nl=False)
    else:
        click.echo(_in_words(path, questions, made, marked=kind.marks))


@value
class Wanted:
    """What is to be exported: its name and title, its places, and what the variants are drawn from."""

    name: str
    title: str
    slots: tuple[Slot, ...]
    secret: bytes
    course: str


def read_wanted(what: tuple[str, ...], seed: int | None, *, answers: bool = True) -> Wanted:
    """The questions of a plan, or of the templates that are named; `answers`: the file will hold theirs. FileError with
    what is wrong in any of the files; UnknownName."""
    plan = [name for name in what if name.endswith((".yaml", ".yml"))]
    if not plan:
        return _of_templates(what, seed, answers)
    if len(what) > 1:
        advice = "Export the plan by itself; a template in a file is file.yaml:template."
        raise _failed(plan[0], "a plan stands among other questions.", advice)
    return _of_plan(Path(plan[0]), seed, answers)


def _of_plan(path: Path, seed: int | None, answers: bool) -> Wanted:
    from quizgen.bank.load import load_banks
    from quizgen.cli.course import bank_folders, course_of
    from quizgen.sheets.pick import slots_of
    from quizgen.sheets.plan import load_plan

    course = course_of(path)
    secret, name = _drawn_from(course, seed, answers)
    banks = load_banks(bank_folders(course))
    plan = load_plan(path, banks)
    return Wanted(plan.name, plan.title, slots_of(plan, banks, secret, name), secret, name)


def _of_templates(names: tuple[str, ...], seed: int | None, answers: bool) -> Wanted:
    from quizgen.cli.chosen import templates_of
    from quizgen.cli.course import current_course
    from quizgen.sheets.pick import Slot

    secret, course = _drawn_from(current_course(), seed, answers)
    templates = templates_of(names)
    slots = tuple(Slot(template, None) for template in templates)
    first = templates[0]
    one_bank = len({template.bank for template in templates}) == 1
    name = first.name if len(templates) == 1 else first.bank if one_bank else "questions"
    title = first.title if len(templates) == 1 else name.replace("-", " ").capitalize()
    return Wanted(name, title, slots, secret, course)


def _drawn_from(course: Course | None, seed: int | None, answers: bool) -> tuple[bytes, str]:
    """The secret that decides the variants, and the course's name in them; any number where no answer is given away."""
    from quizgen.sheets.course import load_secret

    if seed is None and course is None and not answers:
        seed = 0
    if seed is not None:
        return seed.to_bytes(32, "big"), SEEDED
    if course is None:
        advice = (
            "Run it inside a course (quizgen new makes one), or say --seed 1: who knows that number has the answers."
        )
        raise _failed("course.toml", "there is no course here whose secret could draw the variants.", advice)
    return load_secret(course.key), course.name


def _posed(asked: Wanted, variants: int, jobs: int, *, marked: bool) -> tuple[Posed, ...]:
    """The questions with their variants, and where the file is to mark them with the slips that are foreseen."""
    from quizgen.cli.progress import followed, pool
    from quizgen.render.lms.foreseen import posed, unposed
    from quizgen.sheets.practice import practised

    drawn = tuple(practised(asked.slots, variants, asked.secret, course=asked.course, sheet=asked.name))
    look: Callable[[Practised], Posed] = posed if marked else unposed
    with pool(min(jobs, len(drawn))) as executor:
        found = executor.map(look, drawn) if executor else map(look, drawn)
        return tuple(followed(found, "Looking for slips", len(drawn)))


def _launch(url: str | None, to: str) -> str:
    """The address that links lead to, which a cartridge must have and nothing else has."""
    if (url is not None) != (to == "cartridge"):
        said = "A cartridge needs --launch-url." if url is None else "Only --to cartridge has links to launch."
        raise click.UsageError(said)
    if url is not None and not url.startswith(("https://", "http://")):
        raise click.BadParameter(f'"{url}" is no address: it begins with https://', param_hint="--launch-url")
    if url is not None and not url.endswith(LAUNCHES):
        said = f"quizgen is launched at {LAUNCHES}: say {url.rstrip('/')}{LAUNCHES}"
        raise click.BadParameter(said, param_hint="--launch-url")
    return url or ""


def _nothing(made: Made, to: Name) -> FileError:
    """Why the file would be empty, question by question."""
    from quizgen.render.lms.export import WHOLE

    others = "moodle-stack or --to cartridge" if to != "moodle-stack" else "cartridge"
    advice = f"Try --to {others}: there answers are typed."
    lost = [one for one in made.left_out if one.what == WHOLE]
    return FileError([Problem(one.where, 0, "", f"{one.what} is left out: {one.why}.", advice) for one in lost])


def _write(path: Path, made: Made) -> None:
    from quizgen.cli.show import place
    from quizgen.outputs import write_whole

    try:
        write_whole(path, made.data)
    except OSError as error:
        raise _failed(place(path), f"cannot be written: {error.strerror}.", "Name another file with --out.") from None


def _in_words(path: Path, questions: tuple[Posed, ...], made: Made, *, marked: bool) -> str:
    from quizgen.cli.show import place

    variants = sum(len(question.variants) for question in questions)
    head = f"{place(path)}   {made.questions} of {len(questions)} questions"
    if marked:
        head += f", {variants} variants"
    if not made.left_out:
        return f"{head}\nNothing was left out."
    return "\n".join([head, "Left out:", *(f"  {one}" for one in made.left_out)])


def _as_json(path: Path, to: str, questions: tuple[Posed, ...], made: Made) -> str:
    from quizgen.wire.document import dump

    return dump({
        "file": str(path),
        "format": to,
        "questions": [{"template": one.template, "variants": len(one.variants)} for one in questions],
        "asked": made.questions,
        "left_out": [{"where": one.where, "what": one.what, "why": one.why} for one in made.left_out],
    })  # fmt: skip


def _failed(file: str, what: str, advice: str) -> FileError:
    return FileError([Problem(file, 0, "", what, advice)])
