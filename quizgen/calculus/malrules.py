"""The catalogue of mal-rules, the likeliest explanation first.

Their words, examples and sources stand beside their laws, in mal_*.py. The order of the families is that of marked
answers to exercises: what a whole question went wrong by, then the laws, then slips of the pen. Where two explain the
same answer, quizgen.marking.ranking says which is named first.
"""

from __future__ import annotations

from quizgen.calculus.mal_brackets import BRACKETS
from quizgen.calculus.mal_chains import CHAIN
from quizgen.calculus.mal_descent import DESCENT
from quizgen.calculus.mal_exponentials import EXPONENTIAL, VARYING
from quizgen.calculus.mal_factors import FACTOR
from quizgen.calculus.mal_implicit import IMPLICIT
from quizgen.calculus.mal_likeness import ARITHMETIC, INTEGRAL
from quizgen.calculus.mal_lines import LINES
from quizgen.calculus.mal_losses import LOSSES
from quizgen.calculus.mal_misread import MISREAD
from quizgen.calculus.mal_optima import OPTIMUM
from quizgen.calculus.mal_orders import HIGHER, ORDER
from quizgen.calculus.mal_partials import PARTIAL
from quizgen.calculus.mal_paths import PATHS
from quizgen.calculus.mal_powers import POWER, RARE_POWER
from quizgen.calculus.mal_products import PRODUCT
from quizgen.calculus.mal_quotients import QUOTIENT, RECIPROCAL
from quizgen.calculus.mal_signs import SIGNS
from quizgen.calculus.mal_sums import LINEAR
from quizgen.calculus.mal_table import TABLE
from quizgen.calculus.mal_values import VALUES
from quizgen.calculus.mal_vectors import VECTOR
from quizgen.calculus.malrule import MalRule

MALRULES: tuple[MalRule, ...] = (
    *HIGHER, *VALUES, *LINES, *DESCENT, *VECTOR, *PATHS, *IMPLICIT, *OPTIMUM,
    *VARYING, *RECIPROCAL, *CHAIN, *PRODUCT, *QUOTIENT, *POWER, *EXPONENTIAL, *TABLE, *INTEGRAL, *FACTOR, *LINEAR,
    *PARTIAL, *ORDER, *RARE_POWER, *MISREAD,
    *SIGNS, *BRACKETS, *LOSSES, *ARITHMETIC,
)  # fmt: skip
"""All of them, in the order in which they are asked. A rule at a goal is preferred to a slip of the pen."""
