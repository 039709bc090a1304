"""Questions before they are drawn: banks of templates, how they load, and how a seed becomes one concrete question.

May import answers, equivalence, calculus, figures, syntax, expr and what is below; no sheets, no marks, no layout.
Reading order:
    numbers.py  fill.py        parameters put into formulas as a textbook would print the result
    model.py       what a bank is: Template, Parameter, Definition, Answer, Sample
    follow.py  variant.py      keys that build on earlier answers; what is drawn: prompt, parts, keys, derivations
    fields.py  language.py  words.py  parameters.py  scope.py  definitions.py
                   the fields of a bank, its formulas, its words, and which names they may use
    limits.py  keys.py         what is too large; keys worked out
    diagrams.py  pictures.py   a network from the question's formulas; what a picture shows
    options.py  offered.py  asked.py  decode.py  load.py
                   what is asked for: options, choices, parts; from a YAML file to a Bank, every mistake at its line
    seeds.py  where.py  earlier.py  worked.py  choices.py  checks.py  weigh.py
                   where a seed comes from; conditions, keys in terms of earlier ones, words worked out, choices in
                   their order, degenerate draws, difficulty
    parts.py  draw.py          one part for drawn parameters; from a seed to a Variant
    solution.py                what a worked solution says, in the question's own names
    sources.py  overview.py    where banks come from; all templates in one table
    skeleton.py                a new template as text, for an author to go on from
"""
