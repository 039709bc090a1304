"""The sample submissions of examples/fcs, made anew: python examples/make_submissions.py

Run it after a change of the banks or of the plan: a submission answers the questions of one drawing. What each sample
student does is in CLASS; the answers themselves are the samples that the banks hold, typed as different people type.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from quizgen.bank.draw import Deck, values_of
from quizgen.bank.fill import fill
from quizgen.bank.keys import work_out
from quizgen.bank.load import load_banks
from quizgen.bank.model import PartTemplate, Template
from quizgen.bank.variant import Part, Variant
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_text, to_unicode
from quizgen.marking.submission import Response, Submission
from quizgen.resources import folder
from quizgen.sheets.compose import compose
from quizgen.sheets.course import load_course
from quizgen.sheets.plan import load_plan
from quizgen.sheets.roster import load_roster
from quizgen.sheets.sheet import Sheet
from quizgen.wire.key import KeyFile, key_of
from quizgen.wire.submission import write_submission

COURSE = Path(__file__).parent / "fcs"
SECRET = bytes(32)
"""The sample class's secret is no secret: examples/demo.sh writes the same."""

CLASS = {
    "20401": "rrrrr", "20402": "frsrf", "20403": "rsrur", "20404": "fffff", "20405": "ssbrs", "20406": "rrrrr",
    "20407": "brsfr", "20408": "rfssr", "20409": "ubsrb", "20410": "rrsrs", "20412": "frrfs",
}  # fmt: skip
"""For each question: r right, f right in another form, s a slip, u unreadable, b blank. 20411 hands in nothing."""

ON_TIME = "2026-12-03T20:15:00+00:00"
LATE = {"20412": "2026-12-04T19:05:00+00:00"}


def sample_key() -> KeyFile:
    """The sheets of the sample class, as `make demo` draws them."""
    return key_of(sample_sheets())


def sample_sheets() -> tuple[Sheet, ...]:
    banks = load_banks([folder("banks")])
    plan = load_plan(COURSE / "week-04.yaml", banks)
    roster = load_roster(COURSE / "roster.csv")
    return tuple(compose(plan, banks, roster, SECRET, course=load_course(COURSE).name))


def sample_submissions() -> Iterator[tuple[str, str]]:
    """File names and texts: one for each student who hands in, and what also lies on a tutor's desk."""
    key = sample_key()
    templates = {f"{t.bank}/{t.name}": t for b in load_banks([folder("banks")]).values() for t in b.templates.values()}
    for keyed in key.sheets:
        who = keyed.sheet.student.number
        if who not in CLASS:
            continue
        answers = tuple(
            Response(number, part.label, typed)
            for number, (variant, way) in enumerate(zip(keyed.sheet.questions, CLASS[who], strict=True), 1)
            for part, typed in _typed(variant, templates[variant.template], way, who)
        )
        text = write_submission(
            Submission(key.course, key.name, who, keyed.edition, LATE.get(who, ON_TIME), answers)
        )  # fmt: skip
        yield f"{who}.answers.json", text
        if who == "20406":
            yield f"{who} (1).answers.json", text
        if who == "20409":
            yield "scan-of-my-sheet.answers.json", text[: len(text) // 2]
    stranger = Submission(key.course, key.name, "20451", "0" * 16, ON_TIME, ())
    yield "20451.answers.json", write_submission(stranger)


def _typed(variant: Variant, template: Template, way: str, who: str) -> Iterator[tuple[Part, str]]:
    """What this student types for each part; every second one types as in a book."""
    write = to_text if int(who) % 2 else to_unicode
    deck = Deck(template)
    draft = deck.drawn(variant.seed)
    values = values_of(template, draft.assignment)
    for source, part in zip(template.parts, variant.parts, strict=True):
        samples = _samples(source, right=way == "f")
        if way in "fs" and samples:
            sample = samples[int(who) % len(samples)]
            yield part, write(work_out(fill(sample, values), draft.definitions).expr)
        elif way == "b":
            yield part, ""
        elif way == "u":
            yield part, write(part.task.key) + " + ("
        else:
            yield part, write(part.task.key)


def _samples(source: PartTemplate, *, right: bool) -> list[Expr]:
    return [sample.expr for sample in source.samples if sample.right == right]


def main() -> None:
    pile = COURSE / "submissions"
    shutil.rmtree(pile, ignore_errors=True)
    pile.mkdir()
    for name, text in sample_submissions():
        (pile / name).write_text(text, encoding="utf-8")
    sys.stdout.write(f"wrote {len(list(pile.iterdir()))} files to {pile}\n")


if __name__ == "__main__":
    main()
