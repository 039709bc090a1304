"""Tests of quizgen.marking, file by file."""
