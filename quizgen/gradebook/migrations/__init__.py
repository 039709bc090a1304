"""The history of the tables, run by Alembic: see quizgen.gradebook.migrate. What was released is never changed."""
