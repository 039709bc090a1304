"""Deciding, with proof, whether two formulas are the same function.

`decide` climbs one ladder of procedures (ladder.LADDER); the first that can tell gives the verdict, and none of them
guesses: Equal comes from an identity in exact arithmetic, Different from a point where enclosing balls are disjoint.
May import expr, budget and errors (and syntax, which it does not need); never calculus. FLINT is imported by the later
rungs only, so that an answer in the expected form costs no import.

Reading order
    what is decided     verdict, problem, survey, ladder, structural, certificates
    by points           points, witness, domain, whole, plusminus
    by algebra          arithmetic (the one door to FLINT's polynomials), lattice, field, factors, arguments,
                        polynomials, bounds, constants, lines, positivity, signs, requirements, radicals, logarithms,
                        exponentials, parity, trigonometry, inverses, translate
    on the whole domain nearby, identities, samples, crosswise, cells, elementary, emptiness, meaning, recheck,
                        laws, words, collected, letters
    and beside it       zeros, principal, findings, partly, sides, intervals, relations
"""
