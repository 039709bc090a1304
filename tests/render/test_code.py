"""QR codes."""

from __future__ import annotations

import pytest

from quizgen.render.code import Ticket, code_of, read_ticket


@pytest.mark.parametrize("ticket", [Ticket("week-04", "20411", "0a1b"), Ticket("a b/c", "../é 张", "ff")])
def test_a_ticket_is_read_as_it_was_written(ticket: Ticket) -> None:
    """Whatever sheets and students are called."""
    assert read_ticket(str(ticket)) == ticket
    assert str(ticket).isascii()


@pytest.mark.parametrize("text", ["", "https://example.org", "quizgen/a/b", "quizgen/a/b/xyz"])
def test_other_codes_are_no_tickets(text: str) -> None:
    """A scanner meets many."""
    assert read_ticket(text) is None


def test_a_code_is_bars_in_a_square() -> None:
    """None outside it, none touching the next; the corner is the seven modules of the finder."""
    code = code_of("quizgen/week-04/20411/0a1b")
    assert code.bars[0] == (0, 0, 7)
    for x, y, length in code.bars:
        assert 0 <= x < x + length <= code.size
        assert 0 <= y < code.size
        assert (x + length, y) not in {(a, b) for a, b, _ in code.bars}
