"""The formula editor's files: found where an administrator has them, served by us, or refused in words."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from quizgen.errors import FileError
from quizgen.service.editor import load_editor
from quizgen.service.editor_files import editor_routes
from quizgen.service.html import content_policy
from quizgen.service.settings import read_settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder like node_modules/mathlive."""
    made = tmp_path / "mathlive"
    (made / "fonts").mkdir(parents=True)
    (made / "package.json").write_text('{"name": "mathlive", "version": "0.111.1"}', encoding="utf-8")
    (made / "mathlive.min.mjs").write_text("export class MathfieldElement {}", encoding="utf-8")
    (made / "fonts" / "KaTeX_Main-Regular.woff2").write_bytes(b"font")
    return made


def test_each_version_has_addresses_of_its_own(folder: Path) -> None:
    """So that a browser may keep what it has for ever."""
    assert load_editor(folder).address == "/static/mathlive/0.111.1"


@pytest.mark.parametrize("missing", ["package.json", "mathlive.min.mjs", "fonts/KaTeX_Main-Regular.woff2"])
def test_a_folder_that_is_not_mathlives_is_refused(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    with pytest.raises(FileError, match="npm install mathlive"):
        load_editor(folder)


def test_the_setting_is_checked_at_the_start(folder: Path, tmp_path: Path) -> None:
    editor = read_settings({"QUIZGEN_MATHLIVE": str(folder)}).editor
    assert editor is not None
    assert editor.version == "0.111.1"
    with pytest.raises(FileError, match="nothing-here"):
        read_settings({"QUIZGEN_MATHLIVE": str(tmp_path / "nothing-here")})
    assert read_settings({}).editor is None


def test_the_files_are_served_and_nothing_beside_them(folder: Path) -> None:
    editor = load_editor(folder)
    transport = httpx.ASGITransport(app=Starlette(routes=list(editor_routes(editor))), raise_app_exceptions=False)

    def get(path: str, **headers: str) -> httpx.Response:
        async def answered() -> httpx.Response:
            async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
                return await client.get(editor.address + path, headers=headers)

        return asyncio.run(answered())

    script = get("/mathlive.min.mjs")
    assert script.text == "export class MathfieldElement {}"
    assert script.headers["content-encoding"] == "gzip"
    plain = get("/mathlive.min.mjs", **{"Accept-Encoding": "identity"})
    assert (plain.text, "content-encoding" in plain.headers) == (script.text, False)
    font = get("/fonts/KaTeX_Main-Regular.woff2")
    assert (font.content, font.headers["content-type"]) == (b"font", "font/woff2")
    assert get("/fonts/..%2fpackage.json").status_code != 200


def test_only_a_page_with_an_editor_allows_style_attributes() -> None:
    """And no page allows a script or a style sheet that is not a file of ours."""
    assert "style-src-attr" not in content_policy()
    assert "style-src-attr 'unsafe-inline'" in content_policy(editor=True)
    assert "script-src 'self'" in content_policy(editor=True)
    assert "style-src 'self'" in content_policy(editor=True)
