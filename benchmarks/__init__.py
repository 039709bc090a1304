"""Benchmarks against named peers, all in one run: `make bench`, or `python -m benchmarks [SUITE ...] [--cases FILE]`.

Nothing here is part of the package and no test asserts a time: shared machines are noisy, so read the ratios.
"""
