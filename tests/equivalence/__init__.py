"""Tests of quizgen.equivalence."""
