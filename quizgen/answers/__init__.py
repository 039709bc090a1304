"""Kinds of answer: how a response of each kind is read, and how it is judged against the key.

May import equivalence, calculus, syntax and expr; knows nothing of marks, students or files. FLINT only in balls.py
and factors.py.

Reading order:
    task.py        what is asked for: kind, key, notation, assumptions, tolerance, given quantities, form
    judgement.py   what judging finds: a verdict for the whole and for each component, credit, findings
    kinds.py       the table of kinds, and the two functions of every kind: read and judge
    tolerance.py   tolerances as people write them
    reading.py     what the kinds share in reading: a name in front of an answer, given quantities
    balls.py       comparing closed numbers, exactly where they are rational, else by enclosing balls
    equation.py  number.py                  one kind each
    constant.py  expression.py              a formula; right up to a constant
    units.py  words.py  scan.py  spaced.py  scaled.py  rows.py  vector.py      a vector, in all its spellings
    named.py  belonging.py  heights.py  listing.py      reading a list of points; points_key
    matching.py  pointing.py  points.py     two sets of points against each other: what belongs together, what is said
    choice.py      the letters of choices
    anything.py    lists, sets and relations inside one another: whatever the key is
    shapes.py  terms.py  factors.py  form.py    what an answer must look like: predicates, and what they cost
    judging.py     judge: a kind's verdict, the form, and what another reading of the text would have given
    compare.py     equal: two texts -> Outcome, the function behind `quizgen equal`
"""
