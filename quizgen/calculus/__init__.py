"""Derivatives with their working: rules, the derivations they make, and what is read off these.

May import expr, prose and syntax; never equivalence (a claim made here is proved there, by the tests and by marking).
SymPy is behind one door, with_sympy, which opens only for systems that we give up.

Reading order
    derivation          what a worked derivative is: goal, rule, parts, result; a rule, and the plan it makes
    numbers, linear, term, build, multiply, sums, fractions, tidy
                        the form results take: exact numbers, one product, one sum, one fraction line, the whole
    goals, rules, operators, evaluating, lines, network, searches, chords
                        the laws, one short function each
    strategy            the rules by name and their order: which law applies first
    differentiate       the public verbs: differentiate, derivative, gradient, hessian, ..., replay
    request             what people type to have it differentiated
    points, special, values, voice, equations, polynomials, solve_polynomials, solve_inverses, solve, systems
                        exact numbers at points; equations solved exactly, with the steps that people show
    classify, settle, telling_optima, stationary, angles, interval, basin, descent
                        what derivatives are for: optima, on the whole line or an interval; where a descent leads
    arrange, easy, telling_*, telling, in_itself, narrate
                        the working in words, and hints; difficulty weighs it
    malrule, mal_*, malrules, examples
                        the laws people wish were true, in the same shape, each with its example
    with_sympy          the one door to SymPy
    redoing, logistic, restated, candidates
                        one step done in another way and the rest replayed, in other forms of the function, too; what
                        every slip makes of a derivation
"""
