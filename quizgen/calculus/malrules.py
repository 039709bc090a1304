"""The catalogue of mal-rules, the likeliest explanation first: quizgen.marking.diagnosis asks them in this order.

Sources: Clark et al., Constructing a schema: the case of the chain rule (J. Math. Behavior 16, 1997); Orton,
Students' understanding of differentiation (Educ. Stud. Math. 14, 1983); Siyepu, Analysis of errors in derivatives of
trigonometric functions (Int. J. STEM Education 2, 2015). Rows without a source come from marked answers to exercises.
"""

from __future__ import annotations

from quizgen.calculus import mal_chains as chains
from quizgen.calculus import mal_partials as partials
from quizgen.calculus import mal_products as products
from quizgen.calculus import mal_writing as writing
from quizgen.calculus.malrule import Example, MalLaw, MalRule, Slips

CLARK, ORTON, SIYEPU = "Clark et al. 1997", "Orton 1983", "Siyepu 2015"


def _law(
    id: str, title: str, message: str, law: MalLaw, example: tuple[str, str, str], source: str = ""
) -> MalRule:
    return MalRule(id, title, message, law, None, Example(*example), source)


def _slip(id: str, title: str, message: str, slip: Slips, example: tuple[str, str, str], source: str = "") -> MalRule:
    return MalRule(id, title, message, None, slip, Example(*example), source)


WHOLE = (
    _law("order.too-few", "Differentiated too few times",
         "Differentiate once more: a higher derivative was asked for.",
         partials.one_order_short, ("diff(x^4, x, 2)", "", "4x^3")),
    _law("order.squared", "First derivative squared",
         "The second derivative is the derivative of the first, not its square.",
         partials.derivative_squared, ("diff(x^4, x, 2)", "", "16x^6")),
    _law("order.mixed-multiplied", "First derivatives multiplied",
         "The mixed derivative is taken one after the other, it is not a product.",
         partials.mixed_added, ("diff(diff(x^2 y^3, x), y)", "", "6x^3 y^5")),
    _law("laplacian.first-derivatives", "First derivatives added",
         "The Laplacian adds the second derivatives.",
         partials.first_derivatives_added, ("laplacian(x^2+y^3, x, y)", "", "2x+3y^2")),
    _law("laplacian.term-missing", "Term of the Laplacian missing",
         "The Laplacian has one second derivative for every variable.",
         partials.laplacian_term_lost, ("laplacian(x^2+y^3, x, y)", "", "6y")),
    _law("laplacian.not-added", "Second derivatives not added",
         "The Laplacian is one number at every point: add the second derivatives.",
         partials.second_derivatives_listed, ("laplacian(x^2+y^3, x, y)", "", "(2, 6y)")),
    _law("laplacian.gradient", "Gradient instead of Laplacian",
         "This is the gradient; the Laplacian adds the second derivatives.",
         partials.gradient_for_divergence, ("laplacian(x^2+y^3, x, y)", "", "(2x, 3y^2)")),
    _law("gradient.components-swapped", "Components in the wrong order",
         "The components of the gradient come in the order of the variables.",
         partials.components_swapped, ("grad(x^2+3x y, x, y)", "", "(3x, 2x+3y)")),
    _law("gradient.components-added", "Components added",
         "The gradient is a vector: list the partial derivatives instead of adding them.",
         partials.components_added, ("grad(x^2+3x y, x, y)", "", "5x+3y")),
    _law("gradient.component-missing", "Component missing",
         "The gradient has one component for every variable.",
         partials.component_left_out, ("grad(x^2+3x y, x, y)", "", "2x+3y")),
    _law("gradient.component-extra", "A component too many",
         "The gradient has one component for every variable, and no more.",
         partials.component_too_many, ("grad(x^2+3x y, x, y)", "", "(2x+3y, 3x, 0)")),
)  # fmt: skip

SPECIAL = (
    _law("power.rule-on-variable-power", "Power rule where the exponent varies",
         "Base and exponent both contain the variable: take logarithms first.",
         chains.variable_power_as_power, ("x^x", "x", "x*x^(x-1)")),
    _law("exponential.rule-on-variable-power", "Exponential rule where the base varies",
         "Base and exponent both contain the variable: take logarithms first.",
         chains.variable_power_as_exponential, ("x^x", "x", "x^x ln(x)")),
    _law("exponential.variable-power-kept", "Derivative of the exponent missing",
         "x^x = e^(x ln x): multiply by the derivative of x ln x.",
         chains.logarithm_of_power_dropped, ("x^(2x)", "x", "x^(2x)")),
    _law("quotient.reciprocal-of-derivative", "One over the derivative",
         "The derivative of 1/v is -1/v^2 times dv/dx, not 1 over dv/dx.",
         products.reciprocal_of_derivative, ("1/(x^2+1)", "x", "1/(2x)")),
    _law("logarithm.kept", "Logarithm of the derivative",
         "The derivative of ln u is 1/u times du/dx, without a logarithm.",
         chains.logarithm_kept, ("ln(x^3+1)", "x", "ln(3x^2)")),
)  # fmt: skip

CHAIN = (
    _law("chain.inner-derivative-forgotten", "Inner derivative forgotten",
         "You differentiated the outer function. Multiply by the derivative of what is inside it.",
         chains.inner_forgotten, ("sin(x^2)", "x", "cos(x^2)"), CLARK),
    _law("chain.inner-derivative-incomplete", "Inner derivative incomplete",
         "The derivative of what is inside is more than its number: differentiate it fully.",
         chains.inner_number_only, ("cos(sin(3x))", "x", "-3sin(sin(3x))")),
    _law("chain.inner-derivative-inside", "Derivative of the inside put inside",
         "Keep the inside as it is in the outer derivative, and multiply by its derivative.",
         chains.inner_inside, ("sin(x^3)", "x", "cos(3x^2)"), CLARK),
    _law("chain.argument-differentiated", "Inside replaced by its derivative",
         "Inside the outer derivative the inside stays as it was; only the factor behind is its derivative.",
         chains.argument_differentiated, ("e^(x^2+3x)", "x", "(2x+3)e^(2x+3)"), SIYEPU),
    _law("chain.function-of-derivative", "Function of the derivative",
         "The outer function must be differentiated too: you kept it and differentiated only its inside.",
         chains.function_of_derivative, ("tan(x^3)", "x", "tan(3x^2)")),
    _law("chain.inner-derivative-twice", "Inner derivative used twice",
         "The derivative of the inside is a factor once, not twice.",
         chains.inner_twice, ("sin(3x)", "x", "9cos(3x)")),
    _law("chain.argument-changed", "Inside lost from the outer derivative",
         "The outer derivative is taken at the inside, not at the variable itself.",
         chains.argument_changed, ("tan(5x)", "x", "5sec(x)^2"), SIYEPU),
    _law("chain.outer-not-differentiated", "Outer function not differentiated",
         "You multiplied by the derivative of the inside; the outer function has to be differentiated as well.",
         chains.outer_kept, ("ln(x^2+1)", "x", "2x ln(x^2+1)")),
    _law("chain.outer-dropped", "Only the inside differentiated",
         "This is the derivative of the inside alone: the derivative of the outer function is missing as a factor.",
         chains.outer_dropped, ("ln(cosh(x))", "x", "sinh(x)")),
    _law("chain.inner-derivative-added", "Inner derivative added",
         "The derivative of the inside is a factor, not a term: multiply by it.",
         chains.inner_added, ("sin(x^2)", "x", "cos(x^2)+2x")),
    _law("chain.inner-function-for-derivative", "Inside instead of its derivative",
         "Multiply by the derivative of the inside, not by the inside itself.",
         chains.inner_itself, ("sin(x^2)", "x", "x^2 cos(x^2)")),
    _law("chain.divided-by-inner-derivative", "Divided by the inner derivative",
         "Multiply by the derivative of the inside; dividing by it belongs to integration.",
         chains.inner_divided, ("sin(4x)", "x", "cos(4x)/4")),
)  # fmt: skip

PRODUCT = (
    _law("product.derivatives-multiplied", "Product of the derivatives",
         "The derivative of a product is not the product of the derivatives: use u dv/dx + v du/dx.",
         products.derivatives_multiplied, ("x^2 sin(x)", "x", "2x cos(x)"), ORTON),
    _law("product.one-term-only", "One term of the product rule only",
         "The product rule has a term for every factor: u dv/dx and v du/dx.",
         products.one_term_only, ("x^2 sin(x)", "x", "x^2 cos(x)")),
    _law("product.minus-for-plus", "Minus in the product rule",
         "The terms of the product rule are added: u dv/dx + v du/dx.",
         products.product_minus, ("x^2 sin(x)", "x", "x^2 cos(x) - 2x sin(x)")),
    _law("product.derivatives-added", "Sum of the derivatives",
         "Each derivative in the product rule is multiplied by the other factor.",
         products.derivatives_added, ("x^2 sin(x)", "x", "2x + cos(x)")),
    _law("product.other-factor-lost", "Other factor lost in one term",
         "In both terms of the product rule the factor that is not differentiated stays.",
         products.other_factor_lost, ("x^2 sin(x)", "x", "x^2 cos(x) + 2x")),
)  # fmt: skip

QUOTIENT = (
    _law("quotient.order-swapped", "Quotient rule the wrong way round",
         "The numerator is v du/dx - u dv/dx, in this order: yours has the opposite sign.",
         products.quotient_swapped, ("x^2/(x+1)", "x", "-(x^2+2x)/(x+1)^2")),
    _law("quotient.plus-for-minus", "Plus in the quotient rule",
         "There is a minus in the quotient rule: v du/dx - u dv/dx.",
         products.quotient_plus, ("x^2/(x+1)", "x", "(3x^2+2x)/(x+1)^2")),
    _law("quotient.denominator-not-squared", "Denominator not squared",
         "The denominator of the quotient rule is v squared.",
         products.denominator_not_squared, ("x^2/(x+1)", "x", "(x^2+2x)/(x+1)")),
    _law("quotient.denominator-dropped", "Denominator of the quotient rule dropped",
         "The quotient rule divides by v squared.",
         products.denominator_dropped, ("x^2/(x+1)", "x", "x^2+2x")),
    _law("quotient.derivatives-divided", "Quotient of the derivatives",
         "The derivative of a quotient is not the quotient of the derivatives: use (v du/dx - u dv/dx)/v^2.",
         products.derivatives_divided, ("x^3/(x^2+1)", "x", "3x/2"), ORTON),
    _law("quotient.one-term-only", "One term of the quotient rule only",
         "The numerator of the quotient rule has two terms: v du/dx - u dv/dx.",
         products.quotient_half, ("x^2/(x+1)", "x", "2x/(x+1)")),
    _law("quotient.derivative-squared", "Derivative squared below",
         "Below the line stands v squared, not its derivative squared.",
         products.derivative_squared_below, ("x/(x^3+1)", "x", "(1-2x^3)/(9x^4)")),
)  # fmt: skip

POWER = (
    _law("power.not-lowered", "Exponent not lowered",
         "In the power rule the exponent is lowered by one.",
         chains.power_not_lowered, ("x^5", "x", "5x^5")),
    _law("power.factor-forgotten", "Exponent not brought down",
         "In the power rule the exponent comes down as a factor.",
         chains.power_factor_forgotten, ("x^5", "x", "x^4")),
    _law("power.raised", "Exponent raised",
         "In the power rule the exponent is lowered by one, not raised.",
         chains.power_raised, ("x^5", "x", "5x^6")),
    _law("power.integrated", "Integrated instead of differentiated",
         "This is an integral: to differentiate, bring the exponent down and lower it by one.",
         chains.power_integrated, ("x^5", "x", "x^6/6"), ORTON),
    _law("power.lowered-twice", "Exponent lowered too far",
         "In the power rule the exponent is lowered by one, not by two.",
         chains.power_lowered_twice, ("x^5", "x", "5x^3")),
    _law("power.exponent-lost", "Exponent lost",
         "The exponent is lowered by one, it does not vanish.",
         chains.power_lost, ("x^5", "x", "5x")),
    _law("power.root-dropped", "Root dropped",
         "The derivative of the square root of x is one over twice the root of x: the root stays.",
         chains.root_dropped, ("sqrt(x)", "x", "1/(2x)")),
    _law("power.rule-on-exponential", "Power rule on an exponential",
         "The variable is in the exponent, so the power rule does not apply: (e^u)' = e^u du/dx.",
         chains.exponential_as_power, ("e^(2x)", "x", "2x e^(2x-1)"), ORTON),
    _law("exponential.rule-on-power", "Exponential rule on a power",
         "The variable is in the base, so the power rule applies: bring the exponent down.",
         chains.power_as_exponential, ("x^5", "x", "x^5 ln(x)")),
)  # fmt: skip

TABLE = (
    _law("exponential.logarithm-forgotten", "Logarithm of the base forgotten",
         "Only e^x is its own derivative: (a^x)' = a^x ln a.",
         chains.logarithm_of_base_forgotten, ("3^x", "x", "3^x")),
    _law("exponential.logarithm-divided", "Divided by the logarithm of the base",
         "Multiply by ln a; dividing by it belongs to integration.",
         chains.divided_by_logarithm_of_base, ("3^x", "x", "3^x/ln(3)")),
    _law("logarithm.base-forgotten", "Base of the logarithm forgotten",
         "(log_b x)' = 1/(x ln b): only for the natural logarithm it is 1/x.",
         chains.base_of_logarithm_forgotten, ("log_10(x)", "x", "1/x")),
    _law("logarithm.base-on-top", "Logarithm of the base on the wrong side",
         "(log_b x)' = 1/(x ln b): the logarithm of the base stands below the line.",
         chains.logarithm_of_base_on_top, ("log_10(x)", "x", "ln(10)/x")),
    _law("logarithm.base-as-factor", "Base instead of its logarithm",
         "(log_b x)' = 1/(x ln b): it is the logarithm of the base that is a factor.",
         chains.base_as_factor, ("log_10(x)", "x", "1/(10x)")),
    _law("table.sign", "Sign of a standard derivative",
         "Check the sign: (sin x)' = cos x, but (cos x)' = -sin x.",
         chains.table_sign, ("cos(x)", "x", "sin(x)"), SIYEPU),
    _law("table.square-forgotten", "Square of a standard derivative forgotten",
         "There is a square in this derivative: (tan x)' = sec^2 x.",
         chains.square_forgotten, ("tan(x)", "x", "sec(x)")),
    _law("table.unchanged", "Function not differentiated",
         "The function has not changed: look it up in the table of derivatives.",
         chains.table_unchanged, ("cos(x)", "x", "cos(x)")),
    _law("table.sign-inside", "Sign inside a standard derivative",
         "Check the sign inside the formula: (arctan x)' = 1/(1 + x^2).",
         chains.inner_square_sign, ("arctan(x)", "x", "1/(1-x^2)")),
    _law("table.other-function", "Derivative of another function",
         "This is the derivative of another function of the same family.",
         chains.sister_function, ("tan(x)", "x", "sec(x) tan(x)"), SIYEPU),
    _law("table.trigonometric-for-hyperbolic", "Trigonometric rule for a hyperbolic function",
         "Hyperbolic functions have other signs: 1 - tanh^2 x = sech^2 x.",
         chains.trigonometric_for_hyperbolic, ("tanh(x)", "x", "1+tanh(x)^2")),
    _law("table.reciprocal", "One over the function",
         "(ln x)' is 1/x, not 1/ln x.",
         chains.reciprocal_of_function, ("ln(x)", "x", "1/ln(x)")),
)  # fmt: skip

LINEAR = (
    _law("constant.kept", "Constant kept",
         "A constant does not change: its derivative is 0.",
         products.constant_kept, ("x^3+7", "x", "3x^2+7"), ORTON),
    _law("constant.to-one", "Derivative of a constant taken as 1",
         "A constant does not change: its derivative is 0, not 1.",
         products.constant_to_one, ("x^3+7", "x", "3x^2+1")),
    _law("constant.power-rule", "Power rule on a constant",
         "There is no variable in it: a power of a constant is a constant, and its derivative is 0.",
         products.constant_as_power, ("pi^3", "x", "3pi^2")),
    _law("constant.integrated", "Constant integrated",
         "This is an integral: the derivative of a constant is 0.",
         products.constant_integrated, ("x^3+7", "x", "3x^2+7x")),
    _law("factor.lost", "Constant factor lost",
         "A constant factor stays: (k f)' = k f'.",
         products.factor_lost, ("5 sin(x)", "x", "cos(x)")),
    _law("factor.differentiated-away", "Constant factor differentiated to 0",
         "A constant factor stays: (k f)' = k f'. Only a constant term vanishes.",
         products.factor_differentiated_away, ("x^3 + 5 sin(x)", "x", "3x^2")),
    _law("factor.added", "Constant factor treated as a term",
         "The constant multiplies: (k f)' = k f'.",
         products.factor_power, ("5 sin(x)", "x", "cos(x)+5")),
    _law("minus.lost", "Minus sign lost",
         "A minus sign in front stays: (-f)' = -f'.",
         products.minus_lost, ("x-x^3", "x", "1+3x^2")),
    _law("minus.first-term-only", "Minus applied to the first term only",
         "A minus in front of a bracket changes the sign of every term in it.",
         products.minus_over_first_term_only, ("x^2-(x^3+e^x)", "x", "2x-3x^2+e^x")),
    _law("sum.sign", "Sign of a term",
         "Check the sign of each term.",
         products.sign_of_term, ("x^3+e^x", "x", "3x^2-e^x")),
    _law("sum.term-lost", "Term lost",
         "Every term of the sum has a derivative: one of yours is missing.",
         products.term_lost, ("x^3+sin(x)+x", "x", "cos(x)+1")),
)  # fmt: skip

RARE = (
    _law("power.sign-of-factor", "Sign of the power rule",
         "The factor in front is the exponent with its own sign.",
         chains.power_sign_of_factor, ("e^(x^3)", "x", "-3x^2 e^(x^3)")),
    _law("power.lowered-before-use", "Exponent lowered before it was brought down",
         "The factor is the exponent as it was before it was lowered.",
         chains.power_factor_lowered, ("x^5", "x", "4x^4")),
    _law("power.sign-of-exponent", "Sign lost in the exponent",
         "Look at the sign of the exponent: one less than -2 is -3, one less than 1/2 is -1/2.",
         chains.power_sign_of_exponent, ("x^(-2)", "x", "-2x^3")),
)  # fmt: skip

SEVERAL = (
    _law("partial.wrong-variable", "Differentiated with respect to another variable",
         "This is the derivative with respect to another letter: look which one moves.",
         partials.wrong_variable, ("x^2 y^3", "x", "3x^2 y^2")),
    _law("partial.other-variable-not-held", "Other variable not held constant",
         "Only one variable moves in a partial derivative; the others count as constants.",
         partials.not_held, ("x^2+y^3", "x", "2x+3y^2")),
    _law("partial.other-factor-differentiated", "Factor with the other variable differentiated",
         "A factor that holds only other variables counts as a constant and stays as it is.",
         partials.other_factor_differentiated, ("x^2 y^3", "x", "6x y^2")),
    _law("partial.other-variable-kept", "Term of other variables kept",
         "A term without the variable that moves counts as a constant: its derivative is 0.",
         partials.other_letter_kept, ("x^2+sin(y)", "x", "2x+sin(y)")),
    _law("order.too-many", "Differentiated too many times",
         "This is one derivative further than was asked for.",
         partials.one_order_too_many, ("sin(x^2)+x^4", "x", "2cos(x^2)-4x^2 sin(x^2)+12x^2")),
    _law("derivative.not-taken", "Not differentiated",
         "A part of this is still as it was in the question: differentiate it.",
         partials.not_differentiated, ("x^2+x sin(x)", "x", "2x+x sin(x)")),
)  # fmt: skip

WRITING = (
    _slip("sign.whole", "Sign of the answer",
          "All is right but the sign.", writing.whole_sign, ("e^x", "x", "-e^x")),
    _slip("sign.term", "Sign of a term",
          "Check the signs of the terms.", writing.signs_of_terms, ("(x^2+1)(x^3-2)", "x", "5x^4+3x^2+4x")),
    _slip("sign.inside", "Sign lost inside",
          "Check the sign in the exponent or inside the function.", writing.signs_in_exponents,
          ("e^(-x^2)", "x", "-2x e^(x^2)")),
    _slip("bracket.lost", "Bracket forgotten",
          "A bracket is missing: without it only the nearest term is meant.", writing.brackets_lost,
          ("e^(x^2+3x)", "x", "2x+3e^(x^2+3x)")),
    _slip("bracket.power-and-argument", "Power of the function and of its argument confused",
          "sin(x^2) is not (sin x)^2: look which of the two is squared.", writing.power_and_argument,
          ("sin(x^2)", "x", "2x cos(x)^2")),
    _slip("bracket.power-over-sum", "Power taken term by term",
          "The square or root of a sum is not the sum of the squares or roots.", writing.power_over_sum,
          ("sqrt(x^2+y^2)", "x", "x/(x+y)")),
    _slip("square.lost", "Square lost",
          "A square is missing.", writing.squares_lost, ("x^2 sin(x)", "x", "x cos(x)+2x sin(x)")),
    _slip("exponent.off", "Exponent wrong",
          "Check the exponents.", writing.exponents_off, ("x^3 sin(x)", "x", "x^4 cos(x)+3x^2 sin(x)")),
    _slip("term.lost", "Term lost",
          "A term is missing.", writing.terms_lost, ("x^2 (x^3+x+1)", "x", "5x^4+2x")),
    _slip("number.lost", "Number lost",
          "A numerical factor is missing.", writing.numbers_lost, ("(x^2+3)/(x^2+1)", "x", "-x/(x^2+1)^2")),
    _slip("number.upside-down", "Number on the wrong side of the fraction line",
          "A numerical factor stands on the wrong side of the fraction line.", writing.numbers_upside_down,
          ("sqrt(x)", "x", "2/sqrt(x)")),
    _slip("factor.missing", "Factor lost",
          "A factor is missing.", writing.factors_lost, ("e^(2x)/x", "x", "(2x-1)/x^2")),
    _slip("denominator.lost", "Denominator lost",
          "A denominator is missing.", writing.denominators_lost, ("sqrt(x)+x^2", "x", "1+2x")),
    _slip("fraction.upside-down", "Fraction upside down",
          "A fraction stands upside down.", writing.upside_down, ("ln(cosh(x))", "x", "coth(x)")),
    _slip("fraction.denominators-combined", "Denominators added",
          "Fractions with different denominators cannot be put over the sum of these.", writing.denominators_combined,
          ("sqrt(x+1)+sqrt(x)", "x", "1/(2sqrt(x+1)+2sqrt(x))")),
    _slip("function.other-name", "Another function's name",
          "Check the names of the functions.", writing.function_names,
          ("x sin(x)", "x", "x cos(x)+cos(x)")),
)  # fmt: skip

MALRULES: tuple[MalRule, ...] = (
    *WHOLE, *SPECIAL, *CHAIN, *PRODUCT, *QUOTIENT, *POWER, *TABLE, *LINEAR, *SEVERAL, *RARE, *WRITING
)  # fmt: skip
"""All of them, in the order in which they are asked. A rule at a goal is preferred to a slip of the pen."""


def malrule(id: str) -> MalRule:
    """The mal-rule of this id; KeyError for an unknown one."""
    for rule in MALRULES:
        if rule.id == id:
            return rule
    raise KeyError(id)
