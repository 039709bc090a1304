"""What a formula is: frozen trees as they were written, what can be asked of one, and how each format writes it down.

May import errors and values; knows nothing of typing, rules, verdicts or banks. FLINT only where values are worked out.

Reading order:
    nodes.py       the tree: Symbol, Sum, Quotient, Call, Vector, ...; it never simplifies itself
    walk.py        children, substitution, symbols, size
    functions.py   the one table of functions: derivative, domain, how each prints, what else it is called
    exact_roots.py  collect.py  normal.py  a canonical form: equal normal forms mean equal functions
    flint_numbers.py  balls.py  values_at.py   balls and powers of them; the value of every node and function as a ball
    evaluate.py    values at a point, exact or inside a proved ball
    floats.py      values in floating point, for sieves and for drawing: no verdict rests on them
    letters.py  brackets.py  pen.py  beside.py  layout.py
                   how a textbook sets a formula, decided once for every format; a pen is what a format must draw
    text.py        plain characters: what the parser reads back, and what terminals show
    latex.py  typst.py  mathml.py          pens: they only know how their format draws
    dialects.py  sympy_text.py  maxima.py  for programs that speak SymPy or Maxima; quizgen reads neither
    speech.py      a formula in English, for those who cannot see it
"""
