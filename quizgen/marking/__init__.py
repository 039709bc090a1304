"""From what students handed in to marks: the awards, what was wrong, and which answers wait for a person.

May import bank, answers, calculus, equivalence and below; knows no files, no JSON and no layout. Marks are exact
fractions.

Reading order:
    mark.py          Award, PartMark, Mark, SheetMark: what was awarded out of what, for what, and what is still open
    method.py        how the marks of one part are split into method and accuracy
    diagnosis.py     which slip explains a wrong answer, and where in the derivation; probe.py is its sieve
    slips.py         the slip of one part, and what to tell the student
    marker.py        mark_part, mark_question, mark_sheet
    submission.py    Submission: who, which sheet, the raw texts, when
    submissions.py   sorting a pile of submissions: which one counts, and one line for each that does not
    ruling.py        what a person decides about an answer that waited
    batch.py         marking many sheets over any Executor
    report.py        the class table, rows of marks, feedback to a student
"""
