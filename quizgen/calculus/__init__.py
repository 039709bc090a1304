"""Derivatives with their working: rules, the derivations they make, and what is read off these.

May import expr, prose and syntax; never equivalence (a claim made here is proved there, by the tests and by marking).
SymPy is behind one door, with_sympy, which opens only for systems that we give up.

Reading order:
    derivation.py       what a worked derivative is: goal, rule, parts, result; a rule, and the plan it makes
    numbers.py  linear.py  term.py  build.py  multiply.py  sums.py  fractions.py  tidy.py
                        the form results take: exact numbers, one product, one sum, one fraction line, the whole
    points.py  special.py  values.py            exact numbers at points
    goals.py  rules.py  operators.py  evaluating.py  lines.py  network.py  searches.py  polynomials.py  chords.py
                        the laws, one short function each
    strategy.py         the rules by name and their order: which law applies first
    differentiate.py    the public verbs: differentiate, derivative, gradient, hessian, ..., replay
    request.py          what people type to have it differentiated
    voice.py  equations.py  solve_polynomials.py  solve_inverses.py  solve.py  systems.py
                        equations solved exactly, with the steps that people show
    classify.py  settle.py  telling_optima.py  stationary.py  angles.py  interval.py  basin.py  descent.py
                        what derivatives are for: optima, on the whole line or an interval; where a descent leads
    arrange.py  easy.py  telling_*.py  telling.py  in_itself.py  narrate.py  difficulty.py
                        the working in words, and hints; what makes it difficult
    malrule.py  mal_*.py  malrules.py  examples.py
                        the laws people wish were true, in the same shape, each with its example
    with_sympy.py       the one door to SymPy
    redoing.py  logistic.py  restated.py  candidates.py
                        one step done in another way and the rest replayed, in other forms of the function, too; what
                        every slip makes of a derivation
"""
