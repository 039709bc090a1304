"""Marking very many responses to questions that recur: each distinct reading of a question once, over any Executor.

The results are those of mark_question, response by response, whatever the executor, the size of the chunks and the
order in which they are done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from typing import Generic, TypeAlias, TypeVar

from quizgen.answers.judging import read
from quizgen.bank.variant import Part, Variant
from quizgen.chunks import spread
from quizgen.marking.batch import ONE_AT_A_TIME, marked_or_failed
from quizgen.marking.mark import Mark
from quizgen.values import value

T = TypeVar("T")
S = TypeVar("S")

Texts: TypeAlias = Mapping[str, str]
"""The raw texts to one question, by the labels of its parts."""

AHEAD = 64
"""So many chunks are handed out before the first result is taken: workers never wait, and memory stays small."""


@value
class Asked:
    """One question and what was answered to it, by any number of people."""

    variant: Variant
    responses: tuple[Texts, ...]


@value
class Chunk(Generic[T]):
    """Work for one call in a worker: `outcome` is what to keep of a mark, a function that can be pickled."""

    asked: tuple[Asked, ...]
    outcome: Callable[[Variant, Mark], T]


def mark_many(
    chunks: Iterable[tuple[S, Chunk[T]]], executor: Executor | None = None
) -> Iterator[tuple[S, tuple[tuple[T, ...], ...]]]:
    """For each chunk, in order, whatever came with it and the outcomes: for every question those of its responses.

    Raises BrokenExecutor where a chunk's turn comes that no worker has lived through.
    """
    labels: deque[S] = deque()

    def handed_out() -> Iterator[Chunk[T]]:
        for label, chunk in chunks:
            labels.append(label)
            yield chunk

    for outcomes in spread(mark_chunk, handed_out(), executor, ahead=AHEAD):
        yield labels.popleft(), outcomes


def mark_chunk(chunk: Chunk[T]) -> tuple[tuple[T, ...], ...]:
    """The outcomes for each question of a chunk, in the order of its responses."""
    with ONE_AT_A_TIME:
        return tuple(tuple(_outcomes(asked, chunk.outcome)) for asked in chunk.asked)


def _outcomes(asked: Asked, outcome: Callable[[Variant, Mark], T]) -> Iterator[T]:
    known: dict[object, T] = {}
    for responses in asked.responses:
        key = tuple(understood(part, responses.get(part.label, "")) for part in asked.variant.parts)
        if key not in known:
            known[key] = outcome(asked.variant, marked_or_failed(asked.variant, responses))
        yield known[key]


def understood(part: Part, response: str) -> object:
    """What marking depends on: all readings of a response; of one that cannot be read, the text."""
    if not response.strip():
        return ""
    try:
        reading = read(response, part.task)
    except Exception:  # the rim, as in batch: what cannot be read is marked by itself, where it is told why
        return response
    return (reading.expr, reading.others)
