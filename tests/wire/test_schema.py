"""Tests of quizgen.wire.schema: editors accept what quizgen accepts, and complain of what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from quizgen.bank.load import bank_of
from quizgen.errors import FileError
from quizgen.resources import folder
from quizgen.wire.schema import FILE, POINTER, bank_schema

SCHEMA = json.loads(bank_schema())
BANKS = sorted(folder("banks").glob("*.yaml"))


def fits(value: Any, schema: Any) -> bool:
    """A small validator for the words that our schema uses, and for no others."""
    known = {"$schema", "title", "description", "examples", "type", "minimum", "maximum", "enum", "anyOf", "items",
             "minItems", "minProperties", "propertyNames", "additionalProperties", "required",
             "properties"}  # fmt: skip
    assert schema.keys() <= known
    if "enum" in schema:
        return value in schema["enum"]
    if "anyOf" in schema:
        return any(fits(value, one) for one in schema["anyOf"])
    match schema["type"], value:
        case "object", dict():
            others = schema["additionalProperties"]
            fields = schema.get("properties", {})
            inside = (fields.get(name, others) for name in value)
            return set(schema.get("required", ())) <= value.keys() and all(
                one is not False and fits(item, one) for item, one in zip(value.values(), inside, strict=True)
            )
        case "array", list():
            return bool(value) and all(fits(item, schema["items"]) for item in value)
        case "integer", int():
            return bool(schema["minimum"] <= value <= schema["maximum"])
        case ["string", "number"], str() | int() | float():
            return True
    return False


def test_the_published_schema_is_current() -> None:
    """quizgen schema > banks/quizgen-bank.schema.json"""
    assert (folder("banks") / FILE).read_text(encoding="utf-8") == bank_schema()


@pytest.mark.parametrize("path", BANKS, ids=lambda path: path.stem)
def test_shipped_banks_fit_and_point_to_it(path: Any) -> None:
    """The first line says where it is."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"{POINTER}\n")
    assert fits(yaml.safe_load(text), SCHEMA)


GOOD = """\
bank: mine
title: Mine
templates:
  one:
    parameters: { a: 2..9 }
    question: Differentiate $y = a x^2$.
    answer: { key: "diff(y, x)", form: [simplified] }
    difficulty: 2
    marks: 2
    allow: ones
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [("", ""), ("[simplified]", "simplified"), ('{ key: "diff(y, x)", form: [simplified] }', "diff(y, x)"),
     ("marks: 2", "mark: 2"), ("difficulty: 2", "difficulty: 4"), ("allow: ones", "allow: twos"),
     ("bank: mine", "banks: mine"), ("    question", "    # question"), ("form: [simplified]", "form: [simple]")],
)  # fmt: skip
def test_the_schema_and_the_decoder_agree(old: str, new: str) -> None:
    """What the one refuses, the other refuses."""
    text = GOOD.replace(old, new) if old else GOOD
    try:
        bank_of(text)
        read = True
    except FileError:
        read = False
    assert fits(yaml.safe_load(text), SCHEMA) is read
