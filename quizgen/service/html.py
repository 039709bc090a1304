"""Pages for people: the layouts of templates/web, filled, and what a browser may do with them.

Whatever is filled in is escaped. A file that a tutor keeps in ~/.config/quizgen/templates/web comes before quizgen's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from quizgen.resources import folder, user_folder
from quizgen.service.below import root

ANYBODY: Final = ("*",)
"""In whose frame a page may stand that only says something: a refusal inside an LMS must be readable there."""


def page(
    file: str,
    status: int = 200,
    *,
    headers: Mapping[str, str] | None = None,
    frames: Iterable[str] = (),
    forms: Iterable[str] = (),
    editor: bool = False,
    **values: object,
) -> HTMLResponse:
    """A layout with these values. `frames`: origins that may show it in a frame; `forms`: where else its forms go;
    `editor`: whether a formula editor may be opened on it."""
    policy = {"Content-Security-Policy": content_policy(frames, forms, editor=editor)}
    return HTMLResponse(fill(file, **values), status, {**(headers or {}), **policy})


def fill(file: str, **values: object) -> str:
    """A layout with these values, which may be a piece of a page."""
    return _layouts().get_template(file).render(**values)


def content_policy(frames: Iterable[str] = (), forms: Iterable[str] = (), *, editor: bool = False) -> str:
    """The Content-Security-Policy of a page all of whose files are ours, and none of whose scripts are inline.

    An editor sets heights and shifts of what it draws in style attributes: these alone are allowed then.
    """
    return "; ".join((
        "default-src 'none'",
        "style-src 'self'",
        *(["style-src-attr 'unsafe-inline'"] if editor else []),
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action " + " ".join(("'self'", *forms)),
        "frame-ancestors " + (" ".join(frames) or "'none'"),
        "base-uri 'none'",
    ))  # fmt: skip


@cache
def _layouts() -> Environment:
    """Templates write << value >>, <% statement %> and <# remark #>, as all layouts do; << root() >> begins paths."""
    places = [place / "web" for place in (user_folder("templates"), folder("templates"))]
    layouts = Environment(
        block_start_string="<%", block_end_string="%>",
        variable_start_string="<<", variable_end_string=">>",
        comment_start_string="<#", comment_end_string="#>",
        trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, autoescape=True, auto_reload=False,
        loader=FileSystemLoader(places),
    )  # fmt: skip
    layouts.globals["root"] = root
    return layouts
