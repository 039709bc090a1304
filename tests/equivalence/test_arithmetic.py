"""No question makes FLINT take memory without end: work is refused before it is begun."""

from __future__ import annotations

import subprocess
import sys

import pytest
from flint import Ordering, fmpq_mpoly_ctx

from quizgen.budget import Budget
from quizgen.equivalence import arithmetic
from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.verdict import Equal
from tests.equivalence.reading import verdict

HOSTILE = """
    tan(sin(sigmoid(|tan(x)^(-3/4)|-x))^(2/3)) | tan(sin(sigmoid(|tan(x)^(-3/4)|-(1+1e-9)*x))^(2/3))
    sin(2x^10000000/(1+x)) | 2sin(x^10000000/(1+x))cos(x^10000000/(1+x))
    sin(2/(1+e^x))+e^(1e-9 x) | 2sin(1/(1+e^x))cos(1/(1+e^x))+e^(1e-9 x)
    (x^100000000-1)/(x-1)+1/(x^100000001-1) | (x^100000000-1)/(x-1)+1/(x^100000001-1)+sin(2y)-2sin y cos y
    e^(x^1000000000/(x-1)) | e^(x^1000000000/(x-1))*(sin(x)^2+cos(x)^2)
    (9^6000 x+9^6000)^1400 | (9^6000 x+9^6000)^1399*(9^6000 x+9^6000)*(sin(y)^2+cos(y)^2)
    (sqrt(3x+1))^1000000001 | (sqrt(3x+1))^1000000001*(sin(y)^2+cos(y)^2)
    sqrt(x^1000001-1)/sqrt(x^2-1) | sqrt((x^1000001-1)/(x^2-1))
    |x^1000001-1| | sqrt((x^1000001-1)^2)*(sin(y)^2+cos(y)^2)
    1/(x^12345677-1)-1/(x^7654321+1) | (x^7654321+1-x^12345677+1)/((x^12345677-1)*(x^7654321+1))
    arctan(x^1000001/(1+x^3)) | arcsin(x^1000001/(1+x^3)/sqrt(1+(x^1000001/(1+x^3))^2))
    sqrt(((x+y)^6001)^2) | |(x+y)^6001|*(sin(y)^2+cos(y)^2)
    e^(e^(e^50)) | e^(e^(e^50))+1
    9^9^9^9 | 9^9^9^9+1
    (10^7)! | 1
    (x+1)^(10^30) | (x+1)^(10^30)+1
"""

PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
from tests.equivalence.reading import verdict
for line in sys.stdin.read().strip().splitlines():
    verdict(*[part.strip() for part in line.split(" | ")])
try:
    status = open("/proc/self/status").read()
    print(status.split("VmHWM:")[1].split()[0])
except OSError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
"""Prints the largest resident size in kB; ru_maxrss only where /proc does not tell: it counts the runner's own size."""


def test_bounded_memory() -> None:
    """Every one of these gets a verdict, and the process stays under 150 MB."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=HOSTILE, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert int(done.stdout) < 150_000


@pytest.mark.parametrize(
    ("response", "key"),
    [
        ("sin(2/(1+e^x))+e^(1e-9 x)", "2sin(1/(1+e^x))cos(1/(1+e^x))+e^(1e-9 x)"),
        ("cos(x)cos(1e-9x)+1e-9", "(cos((1+1e-9)x)+cos((1-1e-9)x))/2+1e-9"),
        ("e^(x/99991)*e^(x/99989)", "e^(x(1/99991+1/99989))"),
    ],
)
def test_multiples_far_apart(response: str, key: str) -> None:
    """x and x/10^9 in exponents and angles are kept apart; what needs no relation between them is still proved."""
    found = verdict(response, key)
    assert isinstance(found, Equal) or response.startswith("cos")  # the last needs both at once


RING = fmpq_mpoly_ctx.get(("y", "x"), Ordering.lex)
Y, X = RING.gens()


def test_division_is_refused() -> None:
    """A quotient of ten million terms is refused, one of a hundred is not."""
    with pytest.raises(NoField):
        arithmetic.division(Budget(10**6), X**10**7, X + 1)
    quotient, rest = arithmetic.division(Budget(10**6), X**100 - 1, X - 1)
    assert (len(quotient), rest.is_zero()) == (100, True)


def test_remainder_is_refused() -> None:
    """A remainder grows like a power of the divisor's tail."""
    with pytest.raises(NoField):
        arithmetic.remainder(Budget(10**6), Y**400, Y**2 - X**3 - X - 1)
    assert arithmetic.remainder(Budget(10**6), Y**4, Y**2 - X - 1) == (X + 1) ** 2


def test_common_divisor_is_refused() -> None:
    """Dense divisors of high degree are refused; a power that all exponents share does not count."""
    with pytest.raises(NoField):
        arithmetic.common_divisor(Budget(10**6), X ** (10**9) - 1, X - 1)
    assert arithmetic.common_divisor(Budget(10**6), X ** (10**9) - 1, X ** (10**9) * 3 - 3) == X ** (10**9) - 1


def test_powers_are_refused() -> None:
    """Too many terms, or too large numbers."""
    with pytest.raises(NoField):
        arithmetic.raised(Budget(10**6), X + Y + 1, 1000)
    with pytest.raises(NoField):
        arithmetic.raised(Budget(10**6), X + 9**6000, 1000)
