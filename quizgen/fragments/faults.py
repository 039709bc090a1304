r"""Hand-written LaTeX (in math mode), looked over before any engine sees it: a runaway brace takes a class with it.

`faults` is what harms more than the fragment itself; `doubts` is what TeX is going to refuse as far as a table of its
commands can tell. The rest is left to TeX; see quizgen.render.tex for how that is located.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from quizgen.near import nearest

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


def doubts(source: str) -> tuple[str, ...]:
    """What TeX will hardly typeset: commands and environments that are in no table of ours, \\left without \\right, two
    powers or two indices on one thing, & outside of an array."""
    found: list[str] = []
    for token in _TOKEN.finditer(source):
        word, name = token["word"], token["name"]
        if word is not None and word not in COMMANDS and word not in _FORBIDDEN:
            found.append(f"\\{word} is not known here{_meant(word, COMMANDS)}")
        if name is not None and name.rstrip("*") not in ENVIRONMENTS:
            found.append(f"the environment {name} is not known here{_meant(name, ENVIRONMENTS)}")
    for opening, closing in (("left", "right"), ("bigl", "bigr"), ("Bigl", "Bigr")):
        if len(re.findall(rf"\\{opening}(?![A-Za-z])", source)) != len(re.findall(rf"\\{closing}(?![A-Za-z])", source)):
            found.append(f"\\{opening} and \\{closing} do not go in pairs")
    if _TWICE.search(source):
        found.append("two powers, or two indices, stand on one thing: put braces around what belongs together")
    if "\\begin" not in source and re.search(r"(?<!\\)&", source):
        found.append("& belongs into an array or a matrix: for the sign write \\&")
    return tuple(dict.fromkeys(found))


def _meant(name: str, known: Collection[str]) -> str:
    near = nearest(name, known, 0.75)
    return f" (did you mean {near}?)" if near else ""


_GROUP = r"(?:\{[^{}]*\}|\\[A-Za-z]+|[^\\{}\s])"
_TWICE = re.compile(rf"\^{_GROUP}\s*\^|_{_GROUP}\s*_|\^{_GROUP}\s*_{_GROUP}\s*[\^_]|_{_GROUP}\s*\^{_GROUP}\s*[\^_]")
"""Both on one thing are fine, in either order; a third is not."""

ENVIRONMENTS = frozenset({
    "aligned", "alignedat", "array", "cases", "gathered", "matrix", "pmatrix", "bmatrix", "Bmatrix", "vmatrix",
    "Vmatrix", "smallmatrix", "split",
})  # fmt: skip

COMMANDS = frozenset(
    """
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi pi varpi rho
    varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi
    Omega frac dfrac tfrac cfrac binom dbinom tbinom sqrt root over choose
    sum prod coprod int iint iiint oint bigcup bigcap bigoplus bigotimes bigvee bigwedge limits nolimits
    sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan exp log ln lg lim limsup liminf max min sup inf arg
    det dim gcd deg hom ker Pr bmod pmod mod operatorname
    cdot cdots ldots dots dotsc dotsb dotsm dotsi vdots ddots times div pm mp ast star circ bullet oplus ominus otimes
    odot wedge vee cap cup setminus sqcap sqcup uplus amalg dagger ddagger
    le leq leqslant ge geq geqslant ne neq ll gg equiv approx cong sim simeq propto asymp doteq prec succ preceq
    succeq parallel perp mid nmid subset supset subseteq supseteq subsetneq in ni notin not models vdash dashv
    to gets mapsto longmapsto rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow
    longleftarrow Longrightarrow Longleftarrow Longleftrightarrow uparrow downarrow updownarrow Uparrow Downarrow
    nearrow searrow swarrow nwarrow hookrightarrow rightharpoonup implies impliedby iff xrightarrow xleftarrow
    partial nabla infty emptyset varnothing forall exists nexists neg lnot land lor therefore because angle triangle
    square Box blacksquare prime backprime hbar ell Re Im wp aleph imath jmath surd top bot diamond
    hat widehat tilde widetilde bar overline underline vec overrightarrow overleftarrow dot ddot dddot check breve acute
    grave mathring overbrace underbrace overset underset stackrel substack
    mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak boldsymbol text textrm textbf textit mbox hbox rm bf
    displaystyle textstyle scriptstyle scriptscriptstyle
    left right middle big Big bigg Bigg bigl bigr bigm Bigl Bigr Bigm biggl biggr Biggl Biggr
    lbrace rbrace lbrack rbrack langle rangle lvert rvert lVert rVert vert Vert lfloor rfloor lceil rceil backslash
    quad qquad enspace thinspace medspace thickspace negthinspace hspace hskip phantom hphantom vphantom smash mathstrut
    strut color textcolor colorbox boxed fbox hline cline multicolumn tag notag nonumber label
    S P copyright pounds checkmark
    """.split()  # noqa: SIM905  a list of some hundred strings is harder to read
)
"""What LaTeX with amsmath and amssymb knows and a formula of a question may need."""


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
