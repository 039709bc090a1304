"""JSON in and out for every noun: the only room that knows JSON. May import marking, sheets and everything below.

Two ways of writing. What others read (the student's quiz file, submissions, verdicts of `quizgen equal --batch`) has
a shape that is written out by hand and stays as it is; what only quizgen reads (the private key file, marks) is
written field by field from the frozen values themselves. Both carry a format and a version. A formula is a
tree, so that neither a change of the parser nor of the printer changes what an old file means; the text
beside it is for people. A file that is damaged, too large or hostile raises errors.FileError with the place; it never
raises anything else.

Reading order:
    document.py     a JSON document: loading within limits, and fields with their paths
    formula.py      Expr <-> tree
    nouns.py        any frozen value <-> JSON, by its type
    quiz.py         Quiz: what a student gets, without key or seed
    submission.py   Submission
    key.py          KeyFile: what the tutor keeps
    marks.py        SheetMarks
    rulings.py      Rulings
    waiting.py      cases that wait, for other programs
    derivations.py  Derivation, for other programs
    diagnoses.py    Diagnosis and lines of working, for other programs
    readings.py     what was typed, in every spelling, for programs that show it
    questions.py  marked.py   one drawn question and its mark, for other programs
    catalogue.py    banks, for other programs
    schema.py       the JSON Schema of a bank, for editors
    verdicts.py     the lines of `quizgen equal --batch`
"""
