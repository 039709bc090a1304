"""From what students handed in to marks: the awards, what was wrong, and which answers wait for a person.

May import bank, answers, calculus, equivalence and below; knows no files, no JSON and no layout. Marks are exact
fractions.

Reading order:
    mark.py          Award, PartMark, Mark, SheetMark: what was awarded out of what, for what, and what is still open
    submission.py    Submission: who, which sheet, the raw texts, when
    words.py         the sentences of the feedback
    method.py        how the marks of one part are split into method and accuracy
    pairing.py       several formulas held side by side
    probe.py         a sieve before anything is proved
    foreign.py       answers that speak of functions which the question does not know
    vague.py         answers that come out of nearly anything
    ranking.py       which of several slips is named first
    diagnosis.py     which slip explains a wrong answer, and where in the derivation
    slips.py         the slip of one part, and what to tell the student
    awards.py        what a response earns of each line of the scheme, and why
    part.py          mark_part
    following.py     a part as it would be asked after the student's own earlier answers
    marker.py        mark_question, mark_sheet
    batch.py         marking many sheets over any Executor
    many.py          marking very many responses to the same questions, each distinct reading once
    submissions.py   sorting a pile of submissions: which one counts, and one line for each that does not
    ruling.py        what a person decides about an answer that waited; waiting.py lists these, case by case
    report.py        the class table, rows of marks
    feedback.py      what one student reads
    outcomes.py      what becomes of a line of working
    line_words.py  rates.py  lines.py    reading such lines: the words around them, rates of change, statements
    meanings.py      what letters and rates stand for on a page of working
    solving.py  working.py  descending.py    judging lines, one after another: derivatives, equations, descents
"""
