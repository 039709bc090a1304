"""Tests of quizgen.answers, file by file."""
