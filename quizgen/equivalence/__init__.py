"""Deciding, with proof, whether two formulas are the same function.

`decide` climbs one ladder of procedures (ladder.LADDER); the first that can tell gives the verdict, and none of them
guesses: Equal comes from an identity in exact arithmetic, Different from a point where enclosing balls are disjoint.
May import expr, budget and errors (and syntax, which it does not need); never calculus. FLINT is imported by the later
rungs only, so that an answer in the expected form costs no import.

Reading order: verdict, problem, structural, witness, domain, then the algebra (field, exponentials, trigonometry,
logarithms, radicals, constants), cells, elementary, differentiation, relations, and ladder.
"""
