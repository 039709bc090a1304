"""Questions before they are drawn: banks of templates, how they load, and how a seed becomes one concrete question.

May import answers, calculus, figures, syntax, expr and what is below; no sheets, no marks, no layout. Reading order:
    variant.py     what is drawn: prompt, parts, keys, derivations
    model.py       what a bank is: Template, Parameter, Definition, Answer, Sample
    numbers.py  fill.py     parameters put into formulas as a textbook would print the result
    fields.py  language.py  words.py  parameters.py  scope.py  definitions.py  asked.py  decode.py  load.py
                   from a YAML file to a Bank, every mistake at its line
    where.py  limits.py  keys.py  pictures.py  checks.py  weigh.py
                   conditions, keys worked out, what a picture shows, degenerate draws, difficulty
    seeds.py  draw.py      where a seed comes from; from a seed to a Variant
    sources.py  overview.py    where banks come from; all templates in one table
    skeleton.py            a new template as text, for an author to go on from
"""
