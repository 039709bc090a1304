r"""Hand-written LaTeX (in math mode), looked over before any engine sees it: a runaway brace takes a class with it.

What TeX alone can know (an unknown command) is left to TeX; see quizgen.render.tex for how that is located.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"\\(?P<edge>begin|end)\s*\{(?P<name>[^{}]*)\}|\\(?P<word>[A-Za-z@]+)|\\.|(?P<sign>[{}$%])", re.DOTALL
)

_FORBIDDEN = frozenset({
    "input", "include", "openin", "openout", "write", "read", "immediate", "special", "catcode", "csname", "end", "bye",
    "verb", "stop", "endinput", "loop", "usepackage", "documentclass", "makeatletter", "directlua", "newpage",
    "clearpage",
})  # fmt: skip


def faults(source: str) -> tuple[str, ...]:
    """What is wrong with a fragment, in words for its author; () when braces, environments and dollars are closed."""
    found: list[str] = []
    open_: list[str] = []
    for token in _TOKEN.finditer(source):
        fault = _step(token, open_)
        if fault:
            found.append(fault)
    found.extend(f"{_shown(opening)} is not closed" for opening in open_)
    return tuple(found)


def _step(token: re.Match[str], open_: list[str]) -> str | None:
    edge, name, word, sign = token["edge"], token["name"], token["word"], token["sign"]
    if edge == "begin":
        open_.append(name)
        return None
    if edge == "end":
        return _closed(name, open_)
    if word is not None:
        return f"\\{word} is not allowed here" if word in _FORBIDDEN else None
    match sign:
        case "{":
            open_.append("{")
        case "}":
            return _closed("{", open_)
        case "$" if open_ and open_[-1] == "$":
            open_.pop()
        case "$":
            open_.append("$")
        case "%":
            return "% begins a comment and swallows what follows: write \\%"
    return None


def _closed(opening: str, open_: list[str]) -> str | None:
    if open_ and open_[-1] == opening:
        open_.pop()
        return None
    met = "}" if opening == "{" else f"\\end{{{opening}}}"
    return f"{met} closes nothing" if opening not in open_ else f"{met} comes before {_shown(open_[-1])} is closed"


def _shown(opening: str) -> str:
    return opening if opening in "{$" else f"\\begin{{{opening}}}"
