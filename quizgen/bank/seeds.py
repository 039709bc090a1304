"""Where a seed comes from, and how choices are made from one. The same bytes on every machine, in every process.

The seed is a keyed hash: who has the public bank and a student's number, but not the course's secret, learns nothing
about the variant. (BLAKE2b with a key is a MAC: RFC 7693.)
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

SEED_BYTES = 32
EXAMPLE_SEED = b"the example that everybody sees."
"""The seed of the variant that stands for its template in listings; no student gets it but by chance."""


def _joined(parts: tuple[str, ...]) -> bytes:
    """The parts with their lengths before them, so that no two lists of parts give the same bytes."""
    coded = [part.encode() for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in coded)


def variant_seed(
    secret: bytes, *, course: str, sheet: str, template: str, student: str, slot: int, attempt: int = 0
) -> bytes:
    """The seed of the question in place `slot` of a student's sheet; `attempt` counts draws that could not be used."""
    if len(secret) < 16:
        raise ValueError("a course's secret has at least 16 bytes")
    message = _joined((course, sheet, template, student, str(slot), str(attempt)))
    return blake2b(message, digest_size=SEED_BYTES, key=secret[:64], person=b"quizgen variant").digest()


def sheet_seed(secret: bytes, *, course: str, sheet: str, purpose: str) -> bytes:
    """The seed of what is decided once for a whole class, such as which templates a plan's line takes."""
    message = _joined((course, sheet, purpose))
    return blake2b(message, digest_size=SEED_BYTES, key=secret[:64], person=b"quizgen sheet").digest()


class Choices:
    """An endless stream of unbiased choices that a seed determines."""

    __slots__ = ("_count", "_seed")

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self._count = 0

    def below(self, bound: int) -> int:
        """A whole number 0 <= i < bound, each equally likely."""
        if not 0 < bound <= 2**64:
            raise ValueError(f"no choice from {bound}")
        largest = 2**128 - 2**128 % bound
        while True:
            block = blake2b(self._count.to_bytes(8, "big"), digest_size=16, key=self._seed, person=b"quizgen choice")
            self._count += 1
            if (number := int.from_bytes(block.digest(), "big")) < largest:
                return number % bound

    def shuffled(self, items: Sequence[T]) -> tuple[T, ...]:
        """The items in an order of which each is equally likely (Fisher and Yates)."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return tuple(order)
