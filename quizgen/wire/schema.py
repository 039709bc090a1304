"""The JSON Schema of a bank, from the table that decodes it: editors complete and explain its fields."""

from __future__ import annotations

from quizgen.bank.fields import BANK, Choice, Each, Either, Field, Items, Named, Shape, Table, Text, Whole
from quizgen.wire.document import Json, dump

FILE = "quizgen-bank.schema.json"
POINTER = f"# yaml-language-server: $schema={FILE}"
"""The first line of every bank: where editors find the schema."""


def bank_schema() -> str:
    """The schema as text, the same bytes on every machine."""
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A bank of questions for quizgen",
        "description": "Written by quizgen schema; see banks/README.md.",
    }
    return dump({**head, **_table(BANK)})


def _of(shape: Shape) -> Json:
    match shape:
        case Text(example):
            words: Json = {"type": ["string", "number"]}
            return words | {"examples": [example]} if example else words
        case Whole(least, most):
            return {"type": "integer", "minimum": least, "maximum": most}
        case Choice(names):
            return {"enum": list(names)}
        case Each(item):
            return {"anyOf": [_of(item), _list(item)]}
        case Items(item):
            return _list(item)
        case Named(item, pattern):
            chosen: Json = {"type": "object", "minProperties": 1, "additionalProperties": _of(item)}
            return chosen | {"propertyNames": {"pattern": pattern}} if pattern else chosen
        case Either(short, long):
            return {"anyOf": [_of(short), _of(long)]}
        case Table(fields):
            return _table(fields)


def _list(item: Shape) -> Json:
    return {"type": "array", "minItems": 1, "items": _of(item)}


def _table(fields: tuple[Field, ...]) -> Json:
    return {
        "type": "object",
        "required": [field.name for field in fields if field.needed],
        "additionalProperties": False,
        "properties": {field.name: {"description": field.says, **_of(field.shape)} for field in fields},
    }
