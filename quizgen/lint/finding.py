"""One thing that is wrong with a template: where it is written, and which variant shows it."""

from __future__ import annotations

from quizgen.bank.checks import Draft
from quizgen.bank.model import Source, Template
from quizgen.expr.text import to_text
from quizgen.values import value


@value
class Finding:
    """`check` is a name in quizgen.lint.checks; `seed` and `variant` are those that show it, None and "" for all."""

    check: str
    template: str
    source: Source
    what: str
    seed: int | None = None
    variant: str = ""

    def __str__(self) -> str:
        shown = f"  seed {self.seed}" if self.seed is not None else ""
        shown += f" ({self.variant})" if self.variant else ""
        return f"{self.source.file}:{self.source.line}  {self.template}{shown}  {self.check}: {self.what}"


def name_of(template: Template) -> str:
    return f"{template.bank}/{template.name}"


def variant_in_words(template: Template, draft: Draft) -> str:
    """ "a = 3, f = sin": the parameters of one variant."""
    pairs = zip((parameter.name for parameter in template.parameters), draft.assignment, strict=True)
    return ", ".join(f"{name} = {value if isinstance(value, str) else to_text(value)}" for name, value in pairs)
