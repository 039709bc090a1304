"""Tests of quizgen.wire, file by file."""
