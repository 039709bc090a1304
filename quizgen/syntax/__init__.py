"""From what people type to a formula: one reader for calculator text, Unicode mathematics and LaTeX.

It never simplifies and never evaluates. It imports quizgen.errors and quizgen.expr, and the standard library's `re`.

Read in this order:
    notation.py     what one question allows: its symbols, functions, shapes
    reading.py      the outcome: a formula, and what else the text can mean
    tokens.py       kinds of token; the spellings that mean the same everywhere
    names.py        runs of letters: functions, constants, the question's symbols
    characters.py   characters that no formula has, by name
    advice.py       the table of mistakes and what we advise
    lexer.py        text to tokens
    labels.py       `dy/dx =` in front of an answer
    ambiguity.py    how other readings arise
    parser.py       the grammar; `parse`
    conditions.py   `parse_conditions`
"""
