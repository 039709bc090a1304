"""Slow checks that only `make check-all` runs: thousands of formulas, laws that must hold for them, hostile texts.

oracle.py      the value of a formula by mpmath, which shares nothing with quizgen
strategies.py  formulas as students and tutors write them
spellings.py   one formula typed in many ways
laws.py        rewritings that keep the value      changes.py   changes that do not
hostile.py     texts that try to hold the process or to fill its memory
"""
