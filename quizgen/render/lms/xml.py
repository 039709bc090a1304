"""Elements of XML by short calls. The library escapes all text, so that none can end an element or a CDATA part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias
from xml.etree import ElementTree

Element: TypeAlias = ElementTree.Element
Attributes: TypeAlias = Mapping[str, str]


def element(tag: str, *content: str | Element, **attributes: str) -> Element:
    """An element of one text, or of elements each on a line of its own."""
    made = ElementTree.Element(tag, attributes)
    for one in content:
        if isinstance(one, str):
            made.text = (made.text or "") + one
        else:
            made.text = made.text or "\n"
            one.tail = "\n"
            made.append(one)
    return made


def with_attributes(made: Element, attributes: Attributes) -> Element:
    """The element with attributes whose names are no Python names: "xml:lang"."""
    for name, text in attributes.items():
        made.set(name, text)
    return made


def fragment(markup: str) -> tuple[Element, ...]:
    """Well-formed XHTML as elements; what says that it is of another namespace (MathML) goes on saying so."""
    root = ElementTree.fromstring(f"<root>{markup.replace('xmlns=', PLAIN)}</root>")
    for one in root.iter():
        if PLAIN[:-1] in one.attrib:
            one.set("xmlns", one.attrib.pop(PLAIN[:-1]))
    return tuple(root)


PLAIN: Final = "xmlns-of-it="
"""A namespace declaration while a fragment is read: the library would put a prefix before every element of it."""


def written(root: Element) -> bytes:
    """The document; namespaces are what its attributes declare."""
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()
