"""One file for each step, named by its number; the newest number is in quizgen.gradebook.migrate.KNOWN."""
