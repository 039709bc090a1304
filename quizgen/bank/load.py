"""Banks from files: what loads is whole and checked; what is wrong is told all at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from quizgen.bank.decode import read_bank
from quizgen.bank.model import Bank
from quizgen.errors import FileError, Problem
from quizgen.located.place import Mistakes, Place, complete
from quizgen.located.reader import read_file, read_text
from quizgen.values import replaced


def load_bank(path: Path) -> Bank:
    """The bank in a file; FileError with every mistake at its line."""
    mistakes = Mistakes(str(path))
    root = read_file(path, mistakes)
    return complete(None if root is None else read_bank(Place(root, "", mistakes)), mistakes)


def bank_of(text: str, file: str = "bank.yaml") -> Bank:
    """The bank in a text, as `load_bank`."""
    mistakes = Mistakes(file)
    root = read_text(text, mistakes)
    return complete(None if root is None else read_bank(Place(root, "", mistakes)), mistakes)


def load_banks(folders: Iterable[Path]) -> dict[str, Bank]:
    """Every *.yaml of the folders by its bank's name; where two have the same name the earlier folder's holds, and
    knows which one it replaces.

    Folders that do not exist are passed over. FileError with the mistakes of all files.
    """
    banks: dict[str, Bank] = {}
    problems: list[Problem] = []
    for place in folders:
        here: dict[str, str] = {}
        for path in sorted(place.glob("*.yaml")):
            try:
                bank = load_bank(path)
            except FileError as error:
                problems.extend(error.problems)
                continue
            if bank.name in here:
                what = f"the bank {bank.name} is also in {here[bank.name]}."
                problems.append(Problem(str(path), 0, "bank", what, "Rename one."))
            here[bank.name] = str(path)
            held = banks.setdefault(bank.name, bank)
            if held is not bank and not held.replaces:
                banks[bank.name] = replaced(held, replaces=str(path))
    if problems:
        raise FileError(problems)
    return banks
