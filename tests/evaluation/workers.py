"""Conversations held in processes beside this one, each with the whole assistant in it."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from typing import Any, TypeVar

from joblib.externals.loky import get_reusable_executor

from scripts.environment import QUIET
from tests.client import Message
from tests.evaluation.vectors import stored

_AT_ONCE = 8  # conversations that a process is given at a time
_MOST = 2
_THREADS = "OMP_NUM_THREADS"

Given, Made = TypeVar("Given"), TypeVar("Made")


@dataclass(frozen=True)
class Conversation:
    """What a member says, message by message."""

    says: tuple[str, ...]
    mutuelle: str | None = None


@dataclass(frozen=True)
class Exchange:
    """What was made of one message: the likeliest intent of the whole, how sure, the replies, and the seconds of each of the two."""

    intent: str
    confidence: float
    messages: list[Message] = field(repr=False)
    understanding_seconds: float = 0.0
    answering_seconds: float = 0.0


class Workers:
    """As many processes as are of use; each loads the assistant when it holds its first conversation."""

    def __init__(self, day: date, count: int | None = None) -> None:
        """``day``: the day of all answers."""
        self._day = day
        self._pool = ProcessPoolExecutor(count or min(_MOST, os.cpu_count() or 1), multiprocessing.get_context("spawn"), _quiet)

    def hold(self, conversations: Sequence[Conversation]) -> list[list[Exchange]]:
        """The exchanges of each conversation."""
        parts = [conversations[start : start + _AT_ONCE] for start in range(0, len(conversations), _AT_ONCE)]
        return [exchanges for held in self._each(partial(_hold, self._day), parts) for exchanges in held]

    def time(self, conversations: Sequence[Conversation]) -> list[list[Exchange]]:
        """The same, one after another, with nothing kept from before, so that their seconds are those of a new message."""
        return self._each(partial(_held, self._day), [conversations])[0]

    def map(self, work: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
        """Any other work shared out, with the sentence vectors that are kept."""
        return self._each(partial(_with_vectors, work), given)

    def _each(self, work: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
        with _one_thread():  # the processes are started when they get their first work
            made = self._pool.map(work, given)
        return list(made)

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def workers(day: date) -> Iterator[Workers]:
    """Workers that end with the block."""
    hired = Workers(day)
    try:
        yield hired
    finally:
        hired.close()


@contextmanager
def _one_thread() -> Iterator[None]:
    """Processes started inside compute with one thread each: more would wait for one another by spinning, at each other's expense. The
    variable must stand before the first library that knows OpenMP is loaded."""
    before = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = before


def _quiet() -> None:
    """Rasa logs every message unless told not to, before it is imported."""
    import logging
    import warnings

    os.environ.update(QUIET)
    warnings.showwarning = lambda *given, **named: None  # filters would not do: some of Rasa's libraries set their own
    logging.disable(logging.WARNING)
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)


@lru_cache(maxsize=1)
def _assistant(day: date) -> Any:
    from tests.inprocess import Assistant

    class Listening(Assistant):
        """Keeps what it understood last, and how long it took."""

        def understood(self, text: str) -> dict[str, Any]:
            started = time.perf_counter()
            self.last = super().understood(text)
            self.seconds = time.perf_counter() - started
            return self.last

    return Listening(day)


def _hold(day: date, conversations: Sequence[Conversation]) -> list[list[Exchange]]:
    with stored():
        return _held(day, conversations)


def _held(day: date, conversations: Sequence[Conversation]) -> list[list[Exchange]]:
    assistant = _assistant(day)
    held = []
    for conversation in conversations:
        talk = assistant.conversation(conversation.mutuelle)
        exchanges = []
        for text in conversation.says:
            started = time.perf_counter()
            messages = talk.say(text)
            seconds = time.perf_counter() - started
            top = assistant.last["intent"]
            exchanges.append(Exchange(top["name"], top["confidence"], messages, assistant.seconds, seconds - assistant.seconds))
        held.append(exchanges)
    return held


def _with_vectors(work: Callable[[Given], Made], given: Given) -> Made:
    try:
        with stored():
            return work(given)
    finally:
        get_reusable_executor().shutdown()  # joblib's processes would keep this one from ending for minutes
