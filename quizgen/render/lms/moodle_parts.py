"""What every Moodle XML file has: the quiz, its category, texts that are HTML, and pictures that belong to a text.

Format: docs.moodle.org/en/Moodle_XML_format.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape
from typing import Final

from quizgen.render.lms.markup import Files
from quizgen.render.lms.xml import Element, element, written

FILES: Final = "@@PLUGINFILE@@/"
"""Where a text finds its pictures."""


def quiz(*questions: Element) -> bytes:
    """The whole file."""
    return written(element("quiz", *questions))


def category(title: str, about: str) -> Element:
    """The place in the question bank where the questions go, and what is said about them there."""
    lines = "".join(f"<p>{escape(line, quote=False)}</p>" for line in about.splitlines())
    name = f"$course$/top/{title.replace('/', '//')}"  # a single stroke would begin a category below
    return element("question", element("category", element("text", name)), texts("info", lines), type="category")


def texts(tag: str, html: str) -> Element:
    """A text that is HTML."""
    return element(tag, element("text", html), format="html")


def files(pictures: Files, html: str) -> Iterator[Element]:
    """The pictures that a text shows."""
    for name in sorted(pictures):
        if FILES + name in html:
            data = b64encode(pictures[name]).decode()
            yield element("file", data, name=name, path="/", encoding="base64")
