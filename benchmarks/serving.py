"""The service under load, on this machine only: answers and previews at a fixed rate, for a bounded time.

    python -m benchmarks.serving [--rate 100] [--seconds 60] [--kill] [--pages [--database URL]]

Starts `quizgen serve` by itself on a free port of the loopback, sends `rate` answers and as many previews a second, and
stops it again: to the marking service, or with --pages as students' pages do. With --kill, one worker is killed
(SIGKILL) in the middle.
"""

from __future__ import annotations

import argparse
from typing import Any

from benchmarks.load import MOST_RATE, MOST_SECONDS, Load, Request, serving
from benchmarks.students import students
from quizgen.wire.document import dump

ANSWERS = (
    ("12x^2 cos(4x^3)", "diff(sin(4x^3), x)", 1),
    ("cos(4x^3)", "diff(sin(4x^3), x)", 0),
    ("cos(4x^3)*4x^2", "diff(sin(4x^3), x)", 0),
    ("2x e^(x^2)", "diff(e^(x^2), x)", 1),
    ("e^(x^2)", "diff(e^(x^2), x)", 0),
    ("2 sin x cos x", "sin(2x)", 1),
    ("(1-tanh(x)^2)", "diff(tanh(x), x)", 1),
    ("ln x + 1", "diff(x ln x, x)", 1),
    ("1/x", "diff(x ln x, x)", 0),
    ("3x^2+2x+", "diff(x^3+x^2, x)", None),
    ("(2x, 2y)", "grad(x^2+y^2, x, y)", 1),
)
"""Response, key, and the points that it must be given; None: nobody may say."""


def answer_of(number: int) -> Request:
    """An answer to the marking service, each another one."""
    response, key, points = ANSWERS[number % len(ANSWERS)]
    shift = number // len(ANSWERS) % 997 + 1
    task = {"referenceSolution": {"expression": f"{key} + {shift}" if not key.startswith("grad") else key}}
    typed = f"{response} + {shift}" if points is not None and not response.startswith("(2x,") else response
    body = _json({"submission": _submission(typed), "task": task})
    return Request("/evaluate", body, lambda said: _points(said) == points)


def preview_of(number: int) -> Request:
    """A preview of an answer that is half typed."""
    response = ANSWERS[number % len(ANSWERS)][0]
    typed = response[: number % len(response) + 1]
    body = _json({"submission": _submission(typed), "preSubmissionFeedback": {"enabled": True}})
    return Request("/evaluate", body)


def _submission(typed: str) -> dict[str, Any]:
    return {"type": "MATH", "format": "plain", "content": {"expression": typed}}


def _points(said: Any) -> float | None:
    [item] = said
    given = item["awardedPoints"]
    return None if given is None else float(str(given))


def _json(body: dict[str, Any]) -> str:
    return dump(body, indent=None).strip()


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.serving", description=__doc__)
    parser.add_argument("--rate", type=int, default=100, help=f"answers a second, at most {MOST_RATE}")
    parser.add_argument("--seconds", type=int, default=60, help=f"at most {MOST_SECONDS}")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill", action="store_true", help="kill a worker in the middle")
    parser.add_argument(
        "--pages", action="store_true", help="as students' pages send them; they are kept in a gradebook"
    )
    parser.add_argument(
        "--database", default="", help="of --pages: an empty one (default: SQLite in a temporary folder)"
    )
    options = parser.parse_args()
    if options.pages:
        with students(options.database) as (variables, kinds, kept):
            load = Load(kinds, options.rate, options.seconds)
            with serving(options.workers, **variables) as (server, port):
                load.run(server, port, options.kill)
            print(f"kept      {kept()} attempts")
        return
    load = Load({"answers": answer_of, "previews": preview_of}, options.rate, options.seconds)
    with serving(options.workers) as (server, port):
        load.run(server, port, options.kill)


if __name__ == "__main__":
    main()
