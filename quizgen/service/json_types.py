"""Numbers of JSON as its schemas mean them: 2.0 is a whole number, and no number is infinite."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field


def _whole(number: Any) -> Any:
    """2.0 as 2; everything else as it is."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


WHOLE: Final = BeforeValidator(_whole)
"""Last in an Annotated[int, ...]: before it, the bounds stay in the schema."""
Finite = Annotated[float, Field(allow_inf_nan=False)]
