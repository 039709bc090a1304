"""Banks proved sound before a student sees them: hundreds of variants drawn, every claim of their authors tried.

May import marking and what is below; no layouts, no JSON. Reading order:
    finding.py    one thing that is wrong: line, seed, variant
    subject.py    one template with its variants drawn, each worked out once
    variety.py    enough variants, none twice, all of them equally hard, numbers humane
    answers.py    keys accepted, samples judged as stated, slips recognised, domains not empty
    choices.py    choices that can be told apart
    words.py      nothing given away, every format prints it
    slips.py      mal-rules that come out right, or that cannot be told from each other
    checks.py     all checks in order, applied to a template
    clean.py      which templates were clean already, by a digest of all that matters
"""
