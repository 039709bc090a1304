"""A sheet: the questions of one student for one week, in order."""

from __future__ import annotations

from fractions import Fraction

from quizgen.bank.variant import Variant
from quizgen.values import value


@value
class Student:
    """Who a sheet is for: number and name as the roster gives them."""

    number: str
    name: str


@value
class Sheet:
    """`name` is the plan's file name without suffix ("week-04"); `course` and `due` are printed as they stand."""

    course: str
    name: str
    title: str
    due: str
    student: Student
    questions: tuple[Variant, ...]

    @property
    def marks(self) -> Fraction:
        return sum((question.marks for question in self.questions), Fraction(0))
