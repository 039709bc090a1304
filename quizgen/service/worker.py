"""The other side of the pipe: a process that does one piece of mathematics after another.

It imports no web framework. What comes over the pipe is a pickled (function, arguments), from our own process only;
what goes back is ("done", result), ("refused", an error of ours) or ("broken", what happened, for the log).
"""

from __future__ import annotations

import contextlib
import pickle
import signal
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from quizgen.errors import QuizgenError

READY: Final = b"ready"
GRACE: Final = 5.0
"""Seconds after which a job of nobody ends."""
MEMORY: Final = 2 << 30
"""Bytes that a worker may take; beyond that it dies, which costs one request an error and not the machine."""


def work(pipe: Connection, seconds: float, folders: tuple[Path, ...]) -> None:
    """Answer requests until the pipe is closed. The first message out says that everything is imported.

    The pool ends a job that takes more than `seconds`; where the pool itself is gone, the process ends by itself. Until
    then signals are the pool's business: those that stop a service come to all its processes, and it finishes first.
    """
    for stopping in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stopping, signal.SIG_IGN)
    _limit_memory()
    from quizgen.service.jobs import warm

    warm(folders)
    with contextlib.suppress(EOFError, OSError):
        pipe.send_bytes(READY)
        while True:
            request = pipe.recv_bytes()
            _ring_after(seconds + GRACE)
            pipe.send_bytes(answered(request))
            _ring_after(0)


def _ring_after(seconds: float) -> None:
    """An alarm that ends this process, where there is such a thing; 0 takes it back."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def answered(request: bytes) -> bytes:
    """The pickled answer to a pickled request."""
    try:
        function, arguments = pickle.loads(request)
        return pickle.dumps(("done", function(*arguments)))
    except QuizgenError as error:
        return pickle.dumps(("refused", error))
    except MemoryError:  # the next job would meet it too: this process ends, and another takes its place
        raise
    except Exception as fault:  # the rim of a worker: a fault in one job must not end the process
        return pickle.dumps(("broken", _where(fault)))


def _where(fault: Exception) -> str:
    """The kind of fault and its place; its text may quote an answer, so that stays here."""
    trace = fault.__traceback__
    place = ""
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_filename.rpartition('quizgen/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"{type(fault).__name__} in {place}"


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
