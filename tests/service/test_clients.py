"""Keys of programs: shown once, kept as digests."""

from __future__ import annotations

from quizgen.service.clients import client_with, clients_in, new_key


def test_a_new_key_opens_with_its_line() -> None:
    """And with no other."""
    key, line = new_key("moodle-1")
    other, more = new_key("canvas")
    clients = clients_in(f"{line}  # our Moodle\n{more}\n", "clients")
    found = client_with(key, clients)
    assert found is not None
    assert found.name == "moodle-1"
    assert client_with(other + "x", clients) is None
    assert client_with("", clients) is None


def test_the_key_is_not_in_the_line() -> None:
    """Whoever reads the file cannot call."""
    key, line = new_key("lms")
    assert key not in line
    assert client_with(line.split("sha256:")[1], clients_in(line, "clients")) is None
