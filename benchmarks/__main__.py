"""`python -m benchmarks [SUITE ...] [--cases FILE]`: the suites named, or all of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import calculus, cold, corpus, equality, remarking, typesetting

SUITES = ["equality", "calculus", "cold", "typesetting", "remarking"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("suites", nargs="*", choices=[*SUITES, []], help="default: all")
    parser.add_argument("--cases", type=Path, help="a .jsonl of cases for the equality suite (default: our own corpus)")
    parser.add_argument("--submissions", type=int, default=2000, help="how many the remarking suite marks again")
    options = parser.parse_args()
    suites = options.suites or SUITES
    if "equality" in suites:
        equality.run(corpus.cases_of(options.cases) if options.cases else corpus.our_cases())
    if "calculus" in suites:
        calculus.run()
    if "cold" in suites:
        cold.run()
    if "typesetting" in suites:
        typesetting.run()
    if "remarking" in suites:
        remarking.run(options.submissions)


if __name__ == "__main__":
    main()
