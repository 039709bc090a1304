"""Which law applies: the first of STRATEGY that does not decline."""

from __future__ import annotations

from quizgen.calculus import chords, evaluating, lines, network, operators, rules, searches
from quizgen.calculus.derivation import Rule

CONSTANT = Rule("derive.constant", "Constant", rules.constant, "A constant does not change.", 0, 0.25)
OTHER_VARIABLE = Rule(
    "derive.other-variable", "Other variables held constant", rules.other_variable,
    "Only one variable moves; treat every other letter as a fixed number.", 0, 0.5,
)  # fmt: skip
IDENTITY = Rule("derive.identity", "Derivative of the variable", rules.identity, "The slope of x is 1.", 0, 0.25)
NEGATION = Rule("derive.negation", "Minus sign", rules.negation, "The minus sign stays.", 0, 0.25)
PLUS_MINUS = Rule("derive.plus-minus", "Plus or minus", rules.plus_minus, "The sign stays.", 0, 0.25)
SUM = Rule("derive.sum", "Sum rule", rules.sum_of_terms, "Differentiate term by term.", 0, 0.5)
CONSTANT_MULTIPLE = Rule(
    "derive.constant-multiple", "Constant multiple rule", rules.constant_multiple,
    "The constant factor stays; differentiate what it multiplies.", 0, 0.25,
)  # fmt: skip
CONSTANT_DENOMINATOR = Rule(
    "derive.constant-denominator", "Constant multiple rule", rules.constant_denominator,
    "The denominator is a constant and stays; differentiate the numerator.", 0, 0.25,
)  # fmt: skip
PRODUCT = Rule("derive.product", "Product rule", rules.product, "This is a product of functions.", 1, 2.0)
RECIPROCAL = Rule(
    "derive.reciprocal", "Write as a power", rules.reciprocal, "Write one over something as a power.", 0, 0.5
)
QUOTIENT = Rule("derive.quotient", "Quotient rule", rules.quotient, "This is one function over another.", 1, 2.5)
POWER = Rule(
    "derive.power", "Power rule", rules.power, "Bring the exponent down as a factor, then lower it by one.", 1, 1.0
)
EXPONENTIAL = Rule(
    "derive.exponential", "Exponential", rules.exponential,
    "The variable is in the exponent: this is no power rule.", 1, 1.0,
)  # fmt: skip
LOGARITHMIC = Rule(
    "derive.logarithmic", "Logarithmic differentiation", rules.logarithmic,
    "The variable is in the base and in the exponent: take logarithms first.", 1, 3.0,
)  # fmt: skip
TABLE = Rule("derive.table", "Standard derivative", rules.table, "This one is in the table of derivatives.", 1, 1.0)
CHAIN = Rule("derive.chain", "Chain rule", rules.chain, "This is a function of a function.", 1, 2.0)
ROOT = Rule("derive.root", "Write as a power", rules.root_as_power, "Write the root as a power.", 0, 0.5)
CHANGE_OF_BASE = Rule("derive.base", "Change of base", rules.change_of_base, "Write it with natural logarithms.", 0)

SUCCESSIVE = Rule(
    "derive.successive", "Differentiate again", operators.successive,
    "Differentiate once, then differentiate the result.", 1, 1.0,
)  # fmt: skip
COMPONENTS = Rule("derive.components", "Each component", operators.components, "Differentiate each component.", 0, 0.5)
GRADIENT = Rule(
    "derive.gradient", "Gradient", operators.gradient, "The components are the partial derivatives, in order.", 1, 1.0
)
JACOBIAN = Rule("derive.jacobian", "Jacobian matrix", operators.jacobian, "One row for each component.", 1, 1.0)
HESSIAN = Rule(
    "derive.hessian", "Hessian matrix", operators.hessian, "The entries are the second partial derivatives.", 1, 1.0
)
LAPLACIAN = Rule(
    "derive.laplacian", "Laplacian", operators.laplacian, "Add the second derivatives in every variable.", 1, 1.0
)
DIRECTIONAL = Rule(
    "derive.directional", "Directional derivative", operators.directional, "Gradient times direction.", 1, 1.0
)
NETWORK = Rule(
    "derive.paths", "Chain rule along every path", network.law,
    "Follow every path from the output to the variable, multiply along each, and add.", 1, 2.0,
)  # fmt: skip
STATIONARY = Rule(
    "derive.stationary", "Stationary points", searches.stationary,
    "At a stationary point every first derivative is zero: differentiate, then solve.", 1, 2.0,
)  # fmt: skip
DESCENT = Rule(
    "derive.descent", "Gradient descent", searches.descent,
    "Find the slope at the point, and go against it: w - eta dE/dw.", 1, 1.5,
)  # fmt: skip
EXTREMES = Rule(
    "derive.extremes", "Largest and smallest value", searches.extremes,
    "Compare the values at the stationary points inside and at the ends of the interval.", 1, 2.0,
)  # fmt: skip
VALUE = Rule(
    "derive.value", "Put the numbers in", evaluating.value_at, "Differentiate first; put the numbers in then.", 0, 0.25
)
IMPLICIT = Rule(
    "derive.implicit", "Implicit differentiation", operators.implicit,
    "Differentiate both sides, remember that y depends on x, and solve for its derivative.", 1, 2.5,
)  # fmt: skip
TANGENT = Rule(
    "derive.tangent", "Tangent", lines.tangent, "Find the slope at the point, then the line through it.", 1, 1.0
)
CHORD = Rule(
    "derive.chord", "First principles", chords.from_first_principles,
    "Write down the slope of a chord of width h, cancel h, then let h go to 0.", 1, 3.0,
)  # fmt: skip

STRATEGY: tuple[Rule, ...] = (
    SUCCESSIVE,
    CONSTANT,
    OTHER_VARIABLE,
    IDENTITY,
    NEGATION,
    PLUS_MINUS,
    SUM,
    CONSTANT_MULTIPLE,  # before the product rule, or 3x costs three steps
    PRODUCT,
    CONSTANT_DENOMINATOR,
    RECIPROCAL,
    QUOTIENT,
    POWER,
    EXPONENTIAL,
    LOGARITHMIC,
    TABLE,
    CHAIN,
    ROOT,
    CHANGE_OF_BASE,
    COMPONENTS,
    GRADIENT,
    JACOBIAN,
    HESSIAN,
    LAPLACIAN,
    DIRECTIONAL,
    NETWORK,
    STATIONARY,
    DESCENT,
    EXTREMES,
    VALUE,
    TANGENT,
    IMPLICIT,
    CHORD,
)
"""The order of the laws."""
