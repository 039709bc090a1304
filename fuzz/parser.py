"""Coverage-guided fuzzing of the reader: python fuzz/parser.py --seconds 600

Whatever the text, the answer is a Reading or an InputError whose place lies inside the text, in bounded time and
memory; what is read can be printed, read again as the same formula, and handed to every other printer. Exit status 1,
and the text, on the first that is not so. With atheris installed the search is guided by coverage (libFuzzer);
without it Hypothesis draws texts from the same pieces."""

from __future__ import annotations

import argparse
import importlib.util
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MEGABYTES = 200
"""How much memory may grow over what the interpreter and the imports take."""
HANG = 5
"""Seconds for one text, on any machine: an ordinary one takes a thousandth of that."""
LONGEST = 400

PIECES = (
    "x", "y", "x_1", "w11", "theta", "2", "3.5", ".5", "1e-3", "2,5", "pi", "π", "e", "sin", "cos", "tan", "ln",
    "log_2", "exp", "sqrt", "cbrt", "arcsin", "sinh", "abs", "max(", "sgn", "sin^2", "cos^-1", "f'", "diff(", "grad(",
    "d/dx", "dy/dx=", "y'=", "+", "-", "*", "/", "^", "**", "=", "==", "<=", "<", "!=", "±", "∓", "·", "×", "÷", "−",
    "√", "∛", "²", "⁻¹", "ˣ", "₁", "½", "!", "'", "(", ")", "[", "]", "{", "}", "|", "⟨", "⟩", ",", ";", "_", " ",
    "\\frac", "\\sqrt", "\\sqrt[3]", "\\left(", "\\right)", "\\left|", "\\right|", "\\cdot", "\\sin", "\\ln", "\\pi",
    "\\mathrm{e}", "\\operatorname{sgn}", "\\begin{pmatrix}", "\\end{pmatrix}", "\\\\", "&", "\\,", "\\text{", "$",
    "$$", "or", "and", "min", "undefined", "∞", "°", "%", "€", "…", "∫", "∑", "≈", "→", "#", '"', "__", "lambda",
    "import", "\u200b", "\u202e", "\x00", "х", "α", "２", "i", "dx", "C", "\n", "\t",
)  # fmt: skip


def main() -> None:
    options = _options()
    sys.path.insert(0, str(ROOT))
    import_everything()
    guided = importlib.util.find_spec("atheris") is not None and not options.without_coverage
    (with_coverage if guided else without_coverage)(options.seconds, options.corpus)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=60, help="how long to search (default: 60)")
    parser.add_argument("--corpus", type=Path, help="a directory to keep the texts in that reached new code")
    parser.add_argument(
        "--without-coverage", action="store_true", help="draw texts with Hypothesis, even where atheris is installed"
    )
    return parser.parse_args()


def import_everything() -> None:
    """Import all that reading and printing take, before memory is measured."""
    import quizgen.expr.latex
    import quizgen.expr.mathml
    import quizgen.expr.speech
    import quizgen.expr.typst
    import quizgen.syntax.conditions
    import quizgen.syntax.parser  # noqa: F401


def peak() -> float:
    """The most memory that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seeds() -> Iterator[str]:
    """The examples of every mistake in the advice table, and texts that are read."""
    from quizgen.syntax.advice import ADVICE

    yield from (row.example for row in ADVICE.values() if len(row.example) <= LONGEST)
    yield from READABLE


READABLE = (
    "2x cos(x^2)", "2xcos x²", "sin^2 x + cos^2 x", "sin^-1 x", "e^2x", "1/2x", "x^1/2", "3 1/2", "|x|y|z|", "xe^x",
    "√2x", "2√(x+1)", "\\frac{dy}{dx} = 2x\\cos\\left(x^{2}\\right)", "\\dfrac{2x}{x^2+1}", "\\sqrt[3]{x}", "x_1 y_1",
    "2x2(y1-t1)", "y' = 2x", "log_2(x)", "(1,-2) min; (-1,2) max", "x=1 or x=-1", "{1, 2}", "[[1, 2], [3, 4]]",
    "\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}", "±x", "ln|x|", "1.5e-3", "-x^2", "2^x^2", "x!", "5(2x+1)^4",
    "½x⁻¹", "$x^2$", "f'(x)=3", "max(x, y)", "10^{-3}", "π/2", "e^{-x^2}", "diff(x^2, x)", "0 < x < 1", "sin x cos x",
    "arctan(y/x)", "\\ln\\left|x\\right|", "x \\cdot \\mathrm{e}^{x}", "η∇E",
)  # fmt: skip


def say(text: str) -> None:
    """For whoever runs this, beside what libFuzzer says."""
    sys.stderr.write(text + "\n")


class Broken(Exception):
    """A text on which the reader does not keep its promise."""


def check(text: str) -> None:
    """Every promise about one text, in every notation that somebody reads with."""
    from quizgen.errors import InputError
    from quizgen.syntax.conditions import parse_conditions
    from quizgen.syntax.notation import Notation
    from quizgen.syntax.parser import parse

    shapes = ("vector", "matrix", "set", "relation")
    author = Notation(frozenset(["x", "y"]), frozenset(["f"]), frozenset(["diff", "grad"]), frozenset(shapes))
    for notation in (Notation.of("x", "y", "x_1", "w_11", "theta"), Notation(), author):
        try:
            reading = parse(text, notation)
        except InputError as error:
            _check_error(text, error)
        else:
            _check_reading(reading, notation)
    try:
        parse_conditions(text, Notation.of("x", "y"))
    except InputError as error:
        _check_error(text, error)


def _check_error(text: str, error: Any) -> None:
    if error.text != text or not 0 <= error.span.start <= error.span.end <= len(text):
        raise Broken(f"{error.code}: the place {error.span} is not in the text")
    if not (error.what and error.advice and error.caret()):
        raise Broken(f"{error.code}: no words")


def _check_reading(reading: Any, notation: Any) -> None:
    from quizgen.errors import InputError
    from quizgen.expr.latex import to_latex
    from quizgen.expr.mathml import to_mathml
    from quizgen.expr.speech import to_speech
    from quizgen.expr.text import to_text, to_unicode
    from quizgen.expr.typst import to_typst
    from quizgen.syntax.parser import parse

    formulas = (reading.expr, *(other.expr for other in reading.others))
    if len(set(formulas)) != len(formulas):
        raise Broken("another reading is the same formula")
    for e in formulas:
        for printer in (to_latex, to_mathml, to_speech, to_typst, to_unicode):
            if not printer(e):
                raise Broken(f"{printer.__name__} printed nothing")
        strict = to_text(e)
        try:
            read = parse(strict, notation).expr
        except InputError as error:
            if error.code in ("too-deep", "too-long"):  # strict text has more brackets than people write
                continue
            raise
        if read != e:
            raise Broken(f"{strict!r} is printed for {e} and read as {read}")


@contextmanager
def bounded(text: str) -> Iterator[None]:
    """A hang, growth beyond the limit, and any exception but a Broken, as a Broken that shows the text."""

    def ring(_: int, __: FrameType | None) -> None:
        raise Broken(f"more than {HANG} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(HANG)
    try:
        yield
    except Exception as error:
        say(f"\n{text!r}\n{type(error).__name__}: {error}")
        raise
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def text_of(data: bytes) -> str:
    """Bytes as a text: half of the byte values are pieces of formulas, the rest stands for itself."""
    parts = []
    plain = bytearray()
    for byte in data[:LONGEST]:
        if byte >= 128 and byte - 128 < len(PIECES):
            parts += [plain.decode("latin-1"), PIECES[byte - 128]]
            plain.clear()
        else:
            plain.append(byte)
    return "".join([*parts, plain.decode("latin-1")])


def bytes_of(text: str) -> bytes:
    """Bytes that text_of reads as this text, as far as there are pieces for what is not ASCII."""
    pieces = sorted(PIECES, key=len, reverse=True)
    data = bytearray()
    i = 0
    while i < len(text):
        piece = next((p for p in pieces if len(p) + (not p.isascii()) > 1 and text.startswith(p, i)), None)
        data.append(ord(text[i]) & 127 if piece is None else 128 + PIECES.index(piece))
        i += 1 if piece is None else len(piece)
    return bytes(data)


def with_coverage(seconds: int, corpus: Path | None) -> None:
    """libFuzzer chooses the texts, guided by the branches that the reader takes."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    atheris.instrument_all()
    baseline = peak()

    def one(data: bytes) -> None:
        text = text_of(data)
        with bounded(text):
            check(text)
            if peak() - baseline > MEGABYTES:
                raise Broken(f"more than {MEGABYTES} MB")

    with tempfile.TemporaryDirectory() as scratch:
        places = [corpus or Path(scratch, "found"), Path(scratch, "seeds")]
        for place in places:
            place.mkdir(parents=True, exist_ok=True)
        for i, seed in enumerate(seeds()):
            (places[1] / f"{i:04}").write_bytes(bytes_of(seed))
        limits = f"-max_total_time={seconds} -max_len={LONGEST} -timeout={2 * HANG} -rss_limit_mb=2048"
        flags = [*limits.split(), f"-artifact_prefix={scratch}/", "-print_final_stats=1"]
        atheris.Setup([sys.argv[0], *flags, *map(str, places)], one)
        atheris.Fuzz()


def without_coverage(seconds: int, _: Path | None) -> None:
    """Hypothesis draws the texts; used where atheris has no wheel."""
    from hypothesis import HealthCheck, given, settings
    from hypothesis import strategies as st

    say("without coverage: texts are drawn by Hypothesis")
    baseline, until, count = peak(), time.monotonic() + seconds, 0
    texts = st.one_of(
        st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
        st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=40).map("".join),
        st.tuples(st.sampled_from(list(seeds())), st.sampled_from(list(seeds()))).map("".join),
    )

    @settings(max_examples=1_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(texts)
    def batch(text: str) -> None:
        with bounded(text):
            check(text)

    while time.monotonic() < until:
        batch()
        count += 1_000
        if peak() - baseline > MEGABYTES:
            raise Broken(f"more than {MEGABYTES} MB")
    say(f"{count} texts, {peak() - baseline:.0f} MB more than at the start")


if __name__ == "__main__":
    main()
