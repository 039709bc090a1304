"""What banks there are, for programs: one JSON object a line for each template."""

from __future__ import annotations

from quizgen.bank.model import Bank, Template
from quizgen.bank.variant import Variant
from quizgen.lint.finding import Finding
from quizgen.prose import plain
from quizgen.wire.document import dump


def template_line(bank: Bank, template: Template, example: Variant) -> str:
    """A template, with one variant as an example, as one line with its newline."""
    return dump(
        {
            "bank": bank.name,
            "template": f"{bank.name}/{template.name}",
            "title": template.title,
            "topic": bank.topic,
            "difficulty": template.difficulty,
            "marks": str(example.marks),
            "kinds": list(dict.fromkeys(part.task.kind for part in example.parts)),
            "example": [
                plain(prose) for prose in (*example.prompt, *(p for part in example.parts for p in part.prompt))
            ],
        },
        indent=None,
    )


def finding_line(finding: Finding) -> str:
    """One thing that is wrong with a template, as one line with its newline."""
    return dump(
        {
            "check": finding.check,
            "template": finding.template,
            "file": finding.source.file,
            "line": finding.source.line,
            "where": finding.source.where,
            "what": finding.what,
            "seed": finding.seed,
            "variant": finding.variant,
        },
        indent=None,
    )
