"""The command line: one file per noun. A command parses its options, calls one function and prints.

May import every room; each command imports its rooms when it runs, so that a student's command pays for nothing of the
tutor's.

Reading order
    exits, entry, main    exit codes and how errors are told; where it begins; what it offers
    show, progress        words and formulas for the terminal; how far long work is
    equal (verdict), derive (steps), diagnose (working), formulas     formulas, without a course
    new, sheet (asked, looks)                  a course folder; this week's sheets and how their pages look
    answer (session)                           the student's side
    mark, review (keys, marks_folder, ruling_text, engines)     what was handed in; what waits for a person
    gradebook, remark (course_gradebook)       what is kept, and marked again
    serve                                      the marker over HTTP
    banks, new_template, preview, lint, schema (course, chosen, slip_table, watching)      writing questions
"""
