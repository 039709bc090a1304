"""A bank of a course's own."""

BANK = """
bank: mine
title: Mine
templates:
  slope:
    question: Differentiate $y = 4 x^2$ with respect to $x$.
    answer: diff(y, x)
    marks: 2
  many:
    parameters: { a: 2..60 }
    question: Differentiate $y = a x^2$ with respect to $x$.
    answer: diff(y, x)
    marks: 2
  sine:
    question: Differentiate $y = sin(3 x)$ with respect to $x$.
    answer: diff(y, x)
    marks: 2
  chain:
    question: Let $y = 3 x^2$.
    parts:
      - ask: Find $diff(y, x)$.
        answer: diff(y, x)
        marks: 2
      - ask: What is it at $x = 2$?
        answer: { kind: number, key: "at(diff(y, x), x, 2)", follows: "at(part(a), x, 2)" }
        marks: 1
  which:
    question: Which of these hold for $y = 5 x^2$?
    answer:
      choose: several
      right: ["it has a minimum", "$y$ grows without bound"]
      wrong: ["it has a maximum"]
    marks: 1
    allow: ones
  one-of:
    question: What is the derivative of $y = 5 x^2$?
    answer:
      right: $diff(y, x)$
      wrong: [{ says: "$5 x$", why: "The exponent comes down as a factor." }]
    marks: 1
"""
"""Of most templates there is one variant, so that tests know the answer."""
