"""The command line: one file per noun. A command parses its options, calls one function and prints.

May import every room; each command imports its rooms when it runs, so that a student's command pays for nothing of the
tutor's.

Reading order:
    exits.py        exit codes, and how an error that nobody caught is told
    entry.py  main.py           where it begins; what it offers
    show.py  progress.py        words and formulas for the terminal; how far long work is

Formulas, without a course:
    formulas.py     arguments that are formulas: "-2x" is no option
    verdict.py  equal.py        `quizgen equal`
    steps.py  derive.py         `quizgen derive`
    working.py  diagnose.py     `quizgen diagnose`

A course and its sheets:
    course.py  new.py           the course a command is run in; `quizgen new`
    looks.py  asked.py  keys.py  sheet.py       how pages look, what sheets are made from, where
                    their private key is kept; `quizgen sheet`
    export.py       `quizgen export`
    session.py  answer.py       the student's side: `quizgen answer`

What was handed in:
    course_gradebook.py         where a course keeps its gradebook
    engines.py  marks_folder.py         the processes that mark; the folder of marks
    remark.py  handed_in.py  mark.py    marked again; files that were handed in; `quizgen mark`
    person_files.py  erasing.py  gradebook.py       what files hold of a person; deleting it; `quizgen gradebook`
    ruling_text.py  review.py   a ruling as it is typed; `quizgen review`

Writing questions:
    banks.py  new_template.py   what there is to ask; a few questions, and a template
    chosen.py  slip_table.py  watching.py  preview.py       one variant while it is being written
    lint.py  schema.py          whether banks are sound; for editors

Beside them:
    lti.py  serve.py            learning platforms; the marker over HTTP
"""
