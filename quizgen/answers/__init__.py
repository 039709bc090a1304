"""Kinds of answer: how a response of each kind is read, and how it is judged against the key.

May import equivalence, calculus, syntax and expr; knows nothing of marks, students or files. FLINT only in balls.py.

Reading order:
    task.py        what is asked for: kind, key, notation, assumptions, tolerance, given quantities, form
    judgement.py   what judging finds: a verdict for the whole and for each component, credit, findings
    kinds.py       the table of kinds, and the two functions of every kind: read and judge
    expression.py  number.py  vector.py  points.py  equation.py    one kind each
    anything.py    lists, sets and relations inside one another: whatever the key is
    tolerance.py   tolerances as people write them
    balls.py       comparing closed numbers, exactly where they are rational, else by enclosing balls
    reading.py     a name in front of an answer, given quantities: what the kinds share in reading
    words.py scan.py named.py belonging.py listing.py    reading a list of points; points_key
    matching.py    two sets of points against each other
    units.py spaced.py scaled.py rows.py    reading a vector
    constant.py    right up to a constant
    form.py        what an answer must look like; the predicates are in shapes.py, terms.py and factors.py
    judging.py     judge: a kind's verdict, the form, and what another reading of the text would have given
    compare.py     equal: two texts -> Outcome, the function behind `quizgen equal`
"""
