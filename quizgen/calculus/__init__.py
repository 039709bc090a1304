"""Derivatives with their working: rules, the derivations they make, and what is read off these.

May import expr, prose and syntax; never equivalence (a claim made here is proved there, by the tests and by marking).
Reading order: derivation (what a worked derivative is), tidy (the form results take), rules and strategy (the laws and
their order), differentiate (the public verbs), narrate and difficulty (read off the tree), stationary, descent and
network (what derivatives are for), malrules (the laws people wish were true).
"""
