"""MathLive's files as browsers get them: from us alone, and only where somebody opens the formula editor."""

from __future__ import annotations

import gzip
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from quizgen.service.editor import MODULE, Editor
from quizgen.service.errors import NotFound

KEPT: Final = {"Cache-Control": "public, max-age=31536000, immutable"}


def editor_routes(editor: Editor) -> tuple[BaseRoute, ...]:
    """The one script, compressed once, and the fonts. All are read at the start: a megabyte."""
    script = editor.module.read_bytes()
    compressed = gzip.compress(script, mtime=0)
    fonts = {font.name: font.read_bytes() for font in editor.fonts}

    async def module(request: Request) -> Response:
        small = "gzip" in request.headers.get("accept-encoding", "")
        coded = {"Content-Encoding": "gzip"} if small else {}
        headers = {**KEPT, **coded, "Vary": "Accept-Encoding"}
        return Response(compressed if small else script, headers=headers, media_type="text/javascript")

    async def font(request: Request) -> Response:
        found = fonts.get(request.path_params["name"])
        if found is None:
            raise NotFound("There is no such font.")
        return Response(found, headers=KEPT, media_type="font/woff2")

    return (
        Route(f"{editor.address}/{MODULE}", module),
        Route(f"{editor.address}/fonts/{{name}}", font),
    )
