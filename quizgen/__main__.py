"""`python -m quizgen` is `quizgen`."""

from quizgen.cli.entry import run

if __name__ == "__main__":
    run()
