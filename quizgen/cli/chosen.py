"""Which templates a tutor means: a bank, bank/template, a file, or file:template."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizgen.bank.load import load_bank, load_banks
from quizgen.bank.model import Bank, Template
from quizgen.cli.course import bank_folders
from quizgen.registry import UnknownName


def templates_of(names: Iterable[str]) -> tuple[Template, ...]:
    """The templates of all that is named, each once; every template there is where nothing is. Raises UnknownName."""
    wanted = tuple(names)
    banks = load_banks(bank_folders()) if not wanted or not all(map(file_of, wanted)) else {}
    if not wanted:
        return tuple(template for bank in banks.values() for template in bank.templates.values())
    return tuple(dict.fromkeys(template for name in wanted for template in _named(name, banks)))


def file_of(name: str) -> Path | None:
    """The file in "file.yaml" or "file.yaml:template"; None where a bank is named."""
    file = name.partition(":")[0]
    return Path(file) if file.endswith((".yaml", ".yml")) else None


def _named(name: str, banks: dict[str, Bank]) -> tuple[Template, ...]:
    file = file_of(name)
    if file is not None:
        template = name.partition(":")[2]
        bank = load_bank(file)
    else:
        first, _, template = name.partition("/")
        if first not in banks:
            raise UnknownName("bank", first, tuple(banks))
        bank = banks[first]
    if template and template not in bank.templates:
        raise UnknownName(f"template in {bank.name}", template, tuple(bank.templates))
    return (bank.templates[template],) if template else tuple(bank.templates.values())
