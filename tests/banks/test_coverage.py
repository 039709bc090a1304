"""The lecture (week 4), section by section, and the templates that ask about it: each topic has one at least."""

from __future__ import annotations

import pytest

from quizgen.bank.load import load_banks
from quizgen.resources import folder

BANKS = load_banks([folder("banks")])

LECTURE = {
    "derivatives: slope, speed, acceleration, |dy/dx|": (
        "rates-of-change/slope-of-a-hill",
        "rates-of-change/speed-at-a-time",
        "rates-of-change/velocity-and-acceleration",
        "rates-of-change/where-change-is-fastest",
    ),
    "partial derivatives: z = xy, z = x exp(-x^2 - y^2), the other variables are constants": (
        "partial-derivative/product-of-powers",
        "partial-derivative/gaussian-hill",
        "partial-derivative/constants-of-the-other",
        "partial-derivative/three-variables",
    ),
    "grad: its elements, a ramp with grad E = (0, 1), steepness": (
        "gradient/three-variables",
        "gradient/a-ramp",
        "gradient/gradient-at-a-point",
        "vector-fields/steepness",
    ),
    "vector fields: arrows, straight uphill and downhill": (
        "vector-fields/arrow-at-a-point",
        "vector-fields/which-field",
        "partial-derivative/steepest-way-up",
        "gradient/steepest-way-down",
        "vector-fields/straight-downhill",
    ),
    "contours": ("vector-fields/which-contours", "vector-fields/contours-of-a-map", "vector-fields/contour-direction"),
    "straight lines: change in y over change in x": (
        "straight-lines/gradient-from-two-points",
        "straight-lines/gradient-of-a-line",
        "straight-lines/change-along-a-line",
    ),
    "chord and tangent, first principles": (
        "tangents/chord-and-tangent",
        "tangents/ever-shorter-chords",
        "tangents/quadratic-from-first-principles",
        "tangents/tangent-to-a-parabola",
    ),
    "the table: x^n, constants, sin, cos, ln, e^x, sums, k f(x)": (
        "standard-derivatives/multiple-of-a-power",
        "standard-derivatives/polynomial",
        "standard-derivatives/one-standard-function",
        "standard-derivatives/sum-of-functions",
    ),
    "the exponential series is its own derivative; n!": (
        "exponential-series/series-of-a-derivative",
        "exponential-series/what-is-missing",
        "exponential-series/a-coefficient",
    ),
    "product rule: x sin x": ("product-rule/line-times-function", "product-rule/three-factors"),
    "quotient rule": ("quotient-rule/line-over-line", "quotient-rule/function-over-power"),
    "chain rule: sin(x^2), nested": ("chain-rule/sine-of-a-power", "chain-rule/three-layers"),
    "several rules": ("mixed-rules/product-with-an-inner-line", "mixed-rules/quotient-of-composites"),
    "examples: y_1 = w_11 x_1 + w_12 x_2 + ... + w_1n x_n, E = u^2 + 2u + 20": (
        "networks/sensitivity-of-a-linear-unit",
        "networks/sensitivity-with-many-inputs",
        "standard-derivatives/polynomial",
    ),
    "sigmoid and tanh in terms of y": ("sigmoid/in-terms-of-y", "sigmoid/plain-sigmoid", "sigmoid/hyperbolic-tangent"),
    "a change of the inputs of a linear unit": ("networks/steepest-input", "networks/what-a-weight-changes"),
    "dE/dy, dE/dw": ("networks/error-of-an-output", "networks/error-and-weight", "chain-rule/error-of-one-weight"),
    "two outputs: dE/dw_12, and dE/dx_2 over both paths, the sum over the outputs": (
        "networks/two-output-error",
        "networks/input-of-two-outputs",
        "networks/sum-over-three-outputs",
        "partial-derivative/two-outputs",
    ),
    "the chain rule for partial derivatives": (
        "several-paths/walk-on-a-hill",
        "several-paths/rates-that-add-up",
        "partial-derivative/two-paths",
    ),
    "a hidden layer: dE/dv_ji": ("networks/hidden-layer-in-letters", "networks/hidden-layer-in-numbers"),
    "optima: dy/dx = 0, one variable and several, kinds": (
        "optimum/parabola",
        "optimum/cubic",
        "optimum/saddle",
        "optimum/valley-in-three-variables",
        "optimum/second-derivative-decides",
        "optimum/sort-from-second-derivatives",
    ),
    "end points": ("optimum/end-points",),
    "least squares: dE/dw = 0 solved": ("least-squares/weight-step-by-step", "least-squares/line-through-three-points"),
    "gradient descent in one variable and in two": (
        "gradient-descent/two-steps",
        "optimum/downhill-in-two-dimensions",
        "gradient-descent/one-step-over-two-weights",
        "gradient-descent/update-rule",
    ),
    "the learning rate": ("gradient-descent/rate-too-large", "gradient-descent/largest-safe-rate"),
    "local minima, flat regions": (
        "gradient-descent/which-valley",
        "gradient-descent/flat-region",
        "gradient-descent/flat-tail-of-a-sigmoid",
    ),
    "higher derivatives, mixed ones": (
        "higher-derivatives/second-of-a-polynomial",
        "higher-derivatives/third-of-a-polynomial",
        "higher-derivatives/mixed-both-ways",
        "higher-derivatives/acceleration",
    ),
    "the Laplacian, and which curve is smoother": (
        "higher-derivatives/laplacian",
        "higher-derivatives/smoother-of-two-curves",
        "higher-derivatives/smoothest-picture",
    ),
}


@pytest.mark.parametrize("topic", LECTURE)
def test_the_lecture_is_asked_about(topic: str) -> None:
    """Every template that is named here is shipped."""
    for name in LECTURE[topic]:
        bank, template = name.split("/")
        assert template in BANKS[bank].templates, name


def test_every_bank_belongs_to_the_lecture() -> None:
    """No bank is about something else."""
    assert {name.split("/")[0] for names in LECTURE.values() for name in names} == set(BANKS)
