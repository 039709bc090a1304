"""Deciding, with proof, whether two formulas are the same function.

`decide` climbs one ladder of procedures (ladder.LADDER); the first that can tell gives the verdict, and none of them
guesses: Equal comes from an identity in exact arithmetic, Different from a point where enclosing balls are disjoint.
May import expr, budget and errors (and syntax, which it does not need); never calculus. FLINT is imported by the later
rungs only, so that an answer in the expected form costs no import: they are imported when the ladder reaches them.

Reading order.

What is decided:
    verdict.py      Equal, Different, Undecided, and the evidence that each carries
    certificates.py  words.py       what proves an Equal, as data; a proof in words
    survey.py  domain.py  points.py     one quick look; where a formula has a value; where to look
    problem.py      one question on its way down the ladder: the formulas, what is assumed, what is known so far
    structural.py   the first rung: the same normal form
    plusminus.py    formulas with ±: two in one
    ladder.py       the rungs in order; decide

By points:
    whole.py        variables that can only be whole numbers
    witness.py      proof of difference: a point where enclosing balls are disjoint

By algebra, over generators with known relations:
    arithmetic.py   the one door to the expensive operations of FLINT, which are paid for before they are done
    lattice.py      which multiples of which angles and exponents a problem is made of
    field.py  powers.py             elements: fractions of polynomials over generators; their whole powers
    factors.py  polynomials.py      irreducible factors; polynomials that have one variable only
    arguments.py    arguments of exp, cos and sin over a basis for the whole problem
    constants.py    numbers: their signs by balls, and when one is zero
    nearby.py       values of generators by balls, at a place or over an interval

Signs of factors:
    bounds.py  lines.py             between which ends a variable lies; factors that are lines
    pieces.py  waves.py  positivity.py      by pieces of an interval; of sines and cosines; from other signs
    signs.py        what is known, what is forced, and what has to be split into two cells
    requirements.py     what the domain requires of signs; cells that contradict it are empty

From formulas to elements:
    surds.py  radicals.py           roots of numbers; roots
    logarithms.py  exponentials.py  parity.py  trigonometry.py  inverses.py     one family of functions each
    translate.py    one short function for each kind of node and each function

On the whole domain:
    identities.py   relations between inverse functions and logarithms, guessed at a point and proved
    samples.py  crosswise.py        places in given cells; the cross product of two fractions
    cells.py        equality proved cell by cell
    meaning.py  laws.py             from the field back to formulas; which laws were used, in words
    proofs.py  elementary.py        the proofs of cells as data; the rung of exact algebra
    emptiness.py    formulas that have no value anywhere
    sides.py  recheck.py            left - right; the proof of a cell checked again
    collected.py  letters.py        large formulas that share parts

What else is to be said:
    zeros.py        rational points where a formula vanishes, for conditions u != 0
    principal.py    what a formula is where only a part of it leaves the real numbers
    findings.py  partly.py          the domains of formulas that agree; right on a part of the domain only
    intervals.py  relations.py      inequalities in one variable; equations and inequalities
"""
