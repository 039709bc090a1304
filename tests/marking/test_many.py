"""Many responses to the same questions: what mark_question would say to each, with less work."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from quizgen.bank.variant import Part, Variant
from quizgen.marking import many
from quizgen.marking.batch import marked_or_failed
from quizgen.marking.many import Asked, Chunk, mark_many
from quizgen.marking.mark import Failed, Mark
from quizgen.marking.marker import mark_question

SPELLINGS = ("12x^2 cos(4x^3)", "12 x^2 cos(4 x^3)", "12*x^2*cos(4*x^3)")
OTHERS = ("cos(4x^3)", "", " ", "2x^^3", "12x^2cos4x^3", "e^2x")


def awarded(question: Variant, mark: Mark) -> tuple[object, ...]:
    """What is kept of a mark here: no text as it was typed."""
    part = mark.parts[0]
    return question.template, part.given, part.waiting, part.feedback, part.review, part.slip


@pytest.fixture
def question(chain: Part) -> Variant:
    return Variant("chain-rule/sine", "A sine", b"", (), (), (chain,), 2.0)


def chunk_of(question: Variant, *texts: str) -> Chunk[tuple[object, ...]]:
    return Chunk((Asked(question, tuple({"": text} for text in texts)),), awarded)


def outcomes(chunk: Chunk[tuple[object, ...]], executor: Executor | None = None) -> tuple[tuple[object, ...], ...]:
    (((label, (found,))),) = mark_many([("week", chunk)], executor)
    assert label == "week"
    return found


def test_each_response_gets_its_own_mark(question: Variant) -> None:
    """In its place, whoever wrote the same before."""
    chunk = chunk_of(question, *SPELLINGS, *OTHERS, *SPELLINGS)
    alone = tuple(awarded(question, mark_question(question, texts)) for texts in chunk.asked[0].responses)
    assert outcomes(chunk) == alone


def test_equal_readings_are_marked_once(question: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three spellings and two ways of writing nothing are two pieces of work."""
    seen: list[object] = []

    def counted(question: Variant, texts: Any) -> Mark:
        seen.append(texts)
        return marked_or_failed(question, texts)

    monkeypatch.setattr(many, "marked_or_failed", counted)
    outcomes(chunk_of(question, *SPELLINGS, "", "  "))
    assert len(seen) == 2


def test_a_text_that_can_be_read_in_two_ways_is_not_its_usual_reading(question: Variant) -> None:
    """It waits for a person; who wrote clearly what it usually means does not."""
    marks = [mark_question(question, {"": text}) for text in ("12x^2cos4x^3", "12x^2*cos(4)*x^3")]
    chunk = chunk_of(question, "12x^2cos4x^3", "12x^2*cos(4)*x^3")
    assert outcomes(chunk) == tuple(awarded(question, mark) for mark in marks)


def test_where_marking_breaks_a_person_looks(question: Variant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where reading does: it is no verdict, and takes no other answer with it."""

    def broken(text: str, task: object) -> object:
        raise RecursionError

    monkeypatch.setattr(many, "read", broken)
    monkeypatch.setattr("quizgen.marking.part.read", broken)
    chunk = Chunk((Asked(question, ({"": "x"}, {"": ""})),), lambda _, mark: mark.parts[0])
    ((_, ((first, second),)),) = mark_many([(0, chunk)])
    assert isinstance(first.outcome, Failed)
    assert first.review.startswith("marking failed: RecursionError")
    assert second.review == ""


def test_many_chunks_come_in_order(question: Variant) -> None:
    """More of them than are handed out at a time."""
    chunks = [(number, chunk_of(question, f"{number} x")) for number in range(many.AHEAD * 2 + 1)]
    with ThreadPoolExecutor(3) as executor:
        assert [label for label, _ in mark_many(chunks, executor)] == list(range(len(chunks)))


def test_an_engine_that_breaks_is_no_mark(question: Variant) -> None:
    """What it had done before is still given out."""

    class Dying(ThreadPoolExecutor):
        def submit(self, *work: Any, **_: Any) -> Future[Any]:
            if chunks_done:
                raise BrokenExecutor("a process died")
            chunks_done.append(1)
            return super().submit(*work)

    chunks_done: list[int] = []
    with Dying(1) as executor:
        results = mark_many([(0, chunk_of(question, "x")), (1, chunk_of(question, "x"))], executor)
        assert next(results)[0] == 0
        with pytest.raises(BrokenExecutor, match="a process died"):
            next(results)
