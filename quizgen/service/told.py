"""One setting after another from what was told, with every mistake kept for one list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

from quizgen.errors import FileError, Problem


class Told:
    """`over` (options of the command) come before `environment` (prefix and name). Problems are added to `problems`."""

    def __init__(
        self, environment: Mapping[str, str], prefix: str, over: Mapping[str, str], problems: list[Problem]
    ) -> None:
        self._environment = environment
        self._prefix = prefix
        self._over = over
        self._problems = problems

    def where(self, name: str) -> str:
        """What a person calls this setting: the option, where one was given."""
        return f"--{name.lower().replace('_', '-')}" if name in self._over else self._prefix + name

    def wrong(self, name: str, what: str, advice: str) -> None:
        self._problems.append(Problem("settings", 0, self.where(name), what, advice))

    @contextmanager
    def collecting(self) -> Iterator[None]:
        """A FileError inside becomes some of the problems."""
        try:
            yield
        except FileError as error:
            self._problems.extend(error.problems)

    def text(self, name: str, default: str) -> str:
        """What was told, without blanks around it; the default where that is nothing."""
        said = self._over.get(name, self._environment.get(self._prefix + name, ""))
        return said.strip() or default

    def whole(self, name: str, default: int, least: int, most: int) -> int:
        """A whole number, least <= n <= most."""
        text = self.text(name, "")
        if not text:
            return default
        if len(text) < 12 and text.isdecimal() and least <= int(text) <= most:
            return int(text)
        self.wrong(name, f'"{text[:40]}" is not possible.', f"Write a whole number from {least} to {most}.")
        return default

    def number(self, name: str, default: float, least: float, most: float) -> float:
        """A number, least <= x <= most."""
        text = self.text(name, "")
        if not text:
            return default
        try:
            found = float(text)
        except ValueError:
            found = float("nan")
        if least <= found <= most:
            return found
        self.wrong(name, f'"{text[:40]}" is not possible.', f"Write a number from {least:g} to {most:g}.")
        return default

    def url(self, name: str, taken: Collection[str]) -> str:
        """An address https://host[:port][/path] without a slash at the end, or ""; http only for this machine. Its path
        is plain, and does not begin with a word that is `taken`."""
        text = self.text(name, "").rstrip("/")
        if not text:
            return ""
        parts = urlsplit(text)
        local = parts.hostname in ("localhost", "127.0.0.1", "::1")
        sound = parts.scheme == "https" or (parts.scheme == "http" and local)
        steps = parts.path.split("/")[1:]
        if not (sound and parts.hostname) or parts.query or parts.fragment or parts.username:
            self.wrong(name, f'"{text[:60]}" is not possible.', "Write https://marker.example.org, as browsers see it.")
        elif not all(map(_is_plain, steps)):
            self.wrong(name, f'the path "{parts.path[:60]}" is not possible.', "Write letters, digits, - and _ in it.")
        elif steps and steps[0] in taken:
            self.wrong(name, f'paths of quizgen itself begin with "/{steps[0]}".', "Choose another, such as /quizgen.")
        else:
            return text
        return ""

    def hosts(self, name: str) -> tuple[str, ...]:
        """Names of hosts with commas between, without scheme or port."""
        hosts = tuple(host.strip().lower() for host in self.text(name, "").split(",") if host.strip())
        for host in hosts:
            if host.count(":") == 1 or not host.replace(":", "").replace(".", "").replace("-", "").isalnum():
                self.wrong(name, f'"{host[:60]}" is not a host.', "Write lms.example.org, or several with commas.")
        return hosts

    def database(self, name: str, default: str) -> str:
        """sqlite:///file or postgresql://..."""
        text = self.text(name, default)
        if text.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
            return text
        self.wrong(
            name, f'"{text.partition("://")[0][:20]}" is not known.', "Write sqlite:///quizgen.db or postgresql://..."
        )
        return default


def _is_plain(step: str) -> bool:
    """Whether a step of a path looks the same in every place where it is written."""
    return step.isascii() and step.replace("-", "").replace("_", "").isalnum()
