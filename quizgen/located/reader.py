"""YAML text to located values. What could run, refer or grow (tags, anchors, aliases) is refused, never resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from quizgen.located.place import Mistakes
from quizgen.located.values import Fields, Items, Located, Scalar

LARGEST = 1_000_000
DEEPEST = 20
ADVICE = (
    ("mapping values are not allowed", "a colon where none can be.",
     'Put the whole text in quotes, "like: this", or after a bar | on the next line.'),
    ("'\\t'", "a tab.", "Indent with spaces."),
    ("could not find expected ':'", "a name without a colon.", "Write name: value, or - before an item of a list."),
    ("expected ',' or", "a bracket is not closed, or a formula has brackets of its own.",
     'Inside [ ] and { } put each formula in quotes: ["x^2", "sin(x)"].'),
    ("while scanning a quoted scalar", "a quotation mark is not closed.", "Close it on the same line."),
    ("unknown escape character", "a backslash in double quotes.", "Use single quotes: '\\alpha'."),
    ("that cannot start any token", "a text cannot begin with this character.", "Put the text in quotes."),
    ("expected <block end>", "the lines do not stand below each other as they should.",
     "Indent the fields of one thing alike; a text with quotation marks needs them around all of it."),
    ("expected the node content", "something is missing or an extra sign stands here.", "Put a formula in quotes."),
    ("expected alphabetic or numeric character", "a text cannot begin with * or &.", "Put the text in quotes."),
    ("expected a comment or a line break", "a text begins on the line of its bar.",
     "Begin it on the line after the |."),
    ("expected '<document start>'", "the lines do not begin in the same column.",
     "Begin the first lines of the file without blanks, and indent what belongs to a name below it."),
)  # fmt: skip
"""What PyYAML says -> what is wrong and what to do, for tutors; the first row that fits."""

WHERE_IT_BEGAN = ("could not find expected ':'", "while scanning a quoted scalar")
"""Mistakes that PyYAML notices later than in the line in which they are made."""
OTHERWISE = "Compare it with the examples of the guide: quotes, brackets and blanks at the beginning of lines matter."


_QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C, where PyYAML has been built with it."""


class _Refused(Exception):
    """Reading stops here; the mistake has been noted."""


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read; `parts` alternate between name and value for a mapping."""

    line: int
    named: bool
    flow: bool
    parts: list[Located] = field(default_factory=list)


def read_text(text: str, mistakes: Mistakes) -> Located | None:
    """The value that a YAML text holds; None where it could not be read, which has then been noted."""
    if len(text) > LARGEST:
        mistakes.add(0, "", f"the file is larger than {LARGEST} characters.", "Split it.")
        return None
    text = text.removeprefix("\ufeff")
    try:
        return _built(yaml.parse(text, Loader=_QUICK), mistakes)
    except _Refused:
        return None
    except yaml.YAMLError:
        return _told(text, mistakes)


def _told(text: str, mistakes: Mistakes) -> Located | None:
    """As read_text, by the parser that is slower and says what is wrong in the words of ADVICE."""
    try:
        return _built(yaml.parse(text, Loader=yaml.SafeLoader), mistakes)
    except yaml.MarkedYAMLError as error:
        said = f"{error.context or ''} {error.problem or ''}"
        late = any(sign in said for sign in WHERE_IT_BEGAN)
        mark = (error.context_mark if late else None) or error.problem_mark or error.context_mark
        fitting = ((what, advice) for sign, what, advice in ADVICE if sign in said)
        what, advice = next(fitting, (f"{said.strip()}.", OTHERWISE))
        mistakes.add(mark.line + 1 if mark else 0, "", what, advice)
    except yaml.reader.ReaderError as error:
        mistakes.add(text.count("\n", 0, error.position) + 1, "", "a character that cannot be in a text file.", "")
    except _Refused:
        pass
    return None


def read_file(path: Path, mistakes: Mistakes) -> Located | None:
    """The value that a YAML file holds; None where it could not be read, which has then been noted."""
    try:
        if path.stat().st_size > 4 * LARGEST:
            mistakes.add(0, "", f"the file is larger than {LARGEST} characters.", "Split it.")
            return None
        return read_text(path.read_text(encoding="utf-8"), mistakes)
    except FileNotFoundError:
        mistakes.add(0, "", "there is no such file.", "")
    except OSError as error:
        mistakes.add(0, "", f"cannot be read: {error.strerror}.", "")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        mistakes.add(line, "", "not UTF-8 text.", "Save the file as UTF-8.")
    return None


def _built(events: Iterator[yaml.Event], mistakes: Mistakes) -> Located:
    """The events of one document put together, without recursion: depth cannot exhaust anything."""
    stack: list[_Open] = []
    root: Located | None = None
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.DocumentStartEvent) and root is not None:
            _refuse(mistakes, line, "a second document begins.", "Keep one document a file: remove the line ---.")
        done: Located | None = None
        match event:
            case yaml.AliasEvent():
                _refuse(
                    mistakes, line, f'"*{event.anchor}" is a reference.', "Put a formula that begins with * in quotes."
                )
            case yaml.ScalarEvent():
                _check_plain(event, line, mistakes)
                done = Scalar(event.value, line, line + 1 if event.style in ("|", ">") else line)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                _check_plain(event, line, mistakes)
                stack.append(_Open(line, isinstance(event, yaml.MappingStartEvent), bool(event.flow_style)))
                if len(stack) > DEEPEST:
                    _refuse(mistakes, line, f"more than {DEEPEST} levels inside each other.", "")
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                done = _closed(stack.pop(), mistakes)
        if done is not None and stack:
            stack[-1].parts.append(done)
        elif done is not None:
            root = done
    return Scalar("", 1, 1) if root is None else root


def _refuse(mistakes: Mistakes, line: int, what: str, advice: str) -> None:
    mistakes.add(line, "", what, advice)
    raise _Refused


def _check_plain(event: yaml.NodeEvent, line: int, mistakes: Mistakes) -> None:
    """Refuse tags (!!python/...) and anchors (&name): a bank is text, and a text that begins so needs quotes."""
    text = getattr(event, "value", "")
    if any(ord(sign) < 32 and sign not in "\n\t" for sign in text) or "\x7f" in text:
        _refuse(mistakes, line, "a control character stands here.", "Remove it; write a backslash in single quotes.")
    tag = getattr(event, "tag", None)
    if tag is not None:
        _refuse(mistakes, line, f'"{tag}" is a tag.', "Tags are not allowed; put a text that begins with ! in quotes.")
    if event.anchor is not None:
        _refuse(mistakes, line, f'"&{event.anchor}" is an anchor.', "Put a text that begins with & in quotes.")


def _closed(opened: _Open, mistakes: Mistakes) -> Located:
    if opened.flow:
        _check_commas(opened, mistakes)
    if not opened.named:
        return Items(tuple(opened.parts), opened.line)
    names, values = opened.parts[::2], opened.parts[1::2]
    entries: list[tuple[Scalar, Located]] = []
    for name, value in zip(names, values, strict=True):
        if isinstance(name, Scalar):
            entries.append((name, value))
        else:
            _refuse(
                mistakes, name.line, "a name is expected before the colon.", "Put a formula with brackets in quotes."
            )
    return Fields(tuple(entries), opened.line)


def _check_commas(opened: _Open, mistakes: Mistakes) -> None:
    """A formula with a comma in [ ] or { } has been cut in two: [diff(y, x)] is not what it looks like."""
    for part in opened.parts:
        if isinstance(part, Scalar) and part.text.count("(") != part.text.count(")"):
            _refuse(mistakes, part.line, f'"{part.text}" was cut at a comma, or a bracket in it is not closed.',
                    'Inside [ ] and { } put a formula with a comma in quotes: ["diff(y, x)"].')  # fmt: skip
