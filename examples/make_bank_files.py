"""What is made from the shipped banks, made anew: python examples/make_bank_files.py

The table at the end of banks/README.md, and the JSON Schema for editors. Run it after a change of the banks or of the
table of their fields; tests say when.
"""

from __future__ import annotations

import sys
from pathlib import Path

from quizgen.bank.load import load_banks
from quizgen.bank.overview import markdown, rows
from quizgen.resources import folder
from quizgen.wire.schema import FILE, bank_schema

MARK = "<!-- below: quizgen banks --table -->"


def readme_with_table(readme: str) -> str:
    """The guide with the table of today's banks at its end."""
    banks = load_banks([folder("banks")]).values()
    count = sum(len(bank.templates) for bank in banks)
    head = readme.partition(MARK)[0]
    return f"{head}{MARK}\n\n{count} templates in {len(banks)} banks.\n" + "\n".join(markdown(rows(banks))) + "\n"


def main() -> None:
    readme: Path = folder("banks") / "README.md"
    readme.write_text(readme_with_table(readme.read_text(encoding="utf-8")), encoding="utf-8")
    (folder("banks") / FILE).write_text(bank_schema(), encoding="utf-8")
    sys.stdout.write(f"wrote {readme} and {FILE}\n")


if __name__ == "__main__":
    main()
