"""From what people type to a formula: one reader for calculator text, Unicode mathematics and LaTeX.

It never simplifies and never evaluates. It imports quizgen.expr, quizgen.errors and quizgen.values, and of the standard
library little more than `re`: it is on the way of every command that a student types.

Read in this order:
    notation.py     what one question allows: its symbols, functions, shapes
    reading.py      the outcome: a formula, and what else the text can mean
    tokens.py       kinds of token; the spellings that mean the same everywhere
    characters.py   characters that no formula has, by name
    vocabulary.py   the words that letters make in every question: functions, Greek, prose, code
    indices.py      what a variable may be called, and its index in every spelling
    names.py        runs of letters: functions, constants, the question's symbols
    meant.py        what was meant by a name that the question does not have
    advice.py       the table of mistakes and what we advise
    ambiguity.py    how other readings arise
    numerals.py     numbers
    lexer.py        text to tokens
    labels.py       `dy/dx =` in front of an answer
    diagnosis.py    which mistake it is, where reading stopped
    joining.py      signs and factors put together      reaching.py   how far bars, exponents and roots reach
    reader.py       the core of the grammar: items, sums, terms, factors
    latex.py        what LaTeX commands take
    powers.py       exponents          adjacent.py   mixed numbers, x2 and ex
    groups.py       brackets, vectors, sets, bars
    roots.py        radical signs      bare.py        where an argument without brackets ends
    application.py  functions and what they act on
    authors.py      what only authors write
    parser.py       the whole grammar; `parse`
    conditions.py   `parse_conditions`
"""
