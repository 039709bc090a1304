"""The entry point `quizgen`, and the quick way for its commonest call.

`quizgen equal RESPONSE KEY` without options is answered before click is imported: that is half of its start-up.
Anything else, and every usage error, goes to the group in main.
"""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line; an error of ours becomes one message and its exit code."""
    from quizgen.errors import QuizgenError

    try:
        match sys.argv[1:]:
            case ["equal", response, key] if not (_option(response) or _option(key)):
                from quizgen.cli.verdict import told_plainly

                sys.exit(told_plainly(response, key))
            case _:
                from quizgen.cli.main import main

                main()
    except QuizgenError as error:
        from quizgen.cli.exits import exit_code, told

        print(told(error), file=sys.stderr)  # noqa: T201  click may not be there yet
        sys.exit(exit_code(error))


def _option(text: str) -> bool:
    """Whether the text may be an option rather than a formula that begins with a minus."""
    return text.startswith("--")
