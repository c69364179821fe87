"""Work shared by several processes: in order, with little read ahead, and stopped at any moment.

Each process has a pipe of its own and gets its next piece only when it has handed in the last, so nothing can block
that is stopped in the middle; the executors of the standard library may then wait for each other for ever.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 3  # pieces for each process that may be done before an earlier one is


class WorkerDiedError(Exception):
    """A process ended in the middle of its work."""


class _Worker(Generic[T, R]):
    """One process with a pipe to it and one back. (A pipe for both ways would be a socket.)"""

    def __init__(self, work: Callable[[T], R], others: Sequence[_Worker[T, R]]) -> None:
        theirs, self._to = multiprocessing.Pipe(duplex=False)
        self.back, answers = multiprocessing.Pipe(duplex=False)
        ours = [end for worker in (*others, self) for end in (worker._to, worker.back)]
        self._process = multiprocessing.Process(target=_serve, args=(theirs, answers, ours, work), daemon=True)
        self._process.start()
        theirs.close()
        answers.close()

    def give(self, piece: T) -> None:
        try:
            self._to.send(piece)
        except OSError as error:
            raise WorkerDiedError from error

    def take(self) -> R:
        try:
            return self.back.recv()
        except (EOFError, OSError) as error:
            raise WorkerDiedError from error

    def stop(self) -> None:
        self._process.terminate()
        self._to.close()
        self.back.close()


def in_order(pieces: Iterable[T], work: Callable[[T], R], jobs: int) -> Generator[R]:
    """``work`` of each piece. ``work`` must be a function that other processes can find. Close it to stop them.

    Raises:
        WorkerDiedError: a process was killed, for want of memory for instance.
    """
    workers: list[_Worker[T, R]] = []
    try:
        for _number in range(jobs):
            workers.append(_Worker(work, workers))
        yield from _results(enumerate(pieces), workers)
    finally:
        for worker in workers:
            worker.stop()


def _results(pieces: Iterator[tuple[int, T]], workers: Sequence[_Worker[T, R]]) -> Generator[R]:
    idle = list(workers)
    busy: dict[object, tuple[int, _Worker[T, R]]] = {}
    finished: dict[int, R] = {}
    passed_on = 0
    piece = next(pieces, None)
    while piece is not None or busy:
        while piece is not None and idle and piece[0] < passed_on + _AHEAD * len(workers):
            worker = idle.pop()
            busy[worker.back] = (piece[0], worker)
            worker.give(piece[1])
            piece = next(pieces, None)
        for end in wait([worker.back for _number, worker in busy.values()]):
            number, worker = busy.pop(end)
            finished[number] = worker.take()
            idle.append(worker)
        while passed_on in finished:
            yield finished.pop(passed_on)
            passed_on += 1


def _serve(
    pieces: Connection, answers: Connection, inherited: Sequence[Connection], work: Callable[[Any], object]
) -> None:
    """One process: until the other ends are closed, also when who holds them was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the process that reads and writes
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for end in inherited:
        end.close()
    with contextlib.suppress(EOFError, OSError):
        while True:
            answers.send(work(pieces.recv()))
