"""Derivatives with their working: rules, the derivations they make, and what is read off these.

May import expr, prose and syntax; never equivalence (a claim made here is proved there, by the tests and by marking).
SymPy is behind one door, with_sympy, which opens only for systems that we give up.

Reading order
    derivation          what a worked derivative is: goal, rule, parts, result; a rule, and the plan it makes
    numbers, linear, terms, sums, fractions, tidy
                        the form results take: exact numbers, one product, one sum, one fraction line, the whole
    goals, rules, operators, network, searches, chords
                        the laws, one short function each
    strategy            the rules by name and their order: which law applies first
    differentiate       the public verbs: differentiate, derivative, gradient, hessian, ..., replay
    arrange, voice, telling*, narrate
                        the working in words, and hints; difficulty weighs it
    points, special, values, polynomials, solve, systems, classify, settle, stationary, angles, interval, basin, descent
                        what derivatives are for: optima exactly, descents step by step
    malrule, mal_*, malrules, examples
                        the laws people wish were true, in the same shape, each with its example
    candidates          what every single slip would have made of a derivation
"""
