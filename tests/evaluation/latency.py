"""Section: how long a new message takes."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence

from scripts.environment import LOGS
from scripts.servers import Assistant, free_port
from tests.client import Client
from tests.evaluation import material, plots
from tests.evaluation.context import Context
from tests.evaluation.figures import MILLISECONDS, Figure, Note, Plot, Section, Table, shown
from tests.evaluation.material import Question
from tests.evaluation.measures import percentile
from tests.evaluation.workers import Conversation

ID = "latency"
_MESSAGES, _QUICK_MESSAGES = 60, 20
_WARM = 3
ABOUT = (
    "Questions drawn from tests/questions, each asked once, so that no sentence vector is known from before. Over REST: the servers "
    "as `make run` starts them, each message a new conversation. In one process with one thread: understanding (Rasa's pipeline) and "
    "conversing (everything after it). Machines are noisy, and other work may share this one: compare with care."
)


def section(context: Context) -> Section:
    """Median and 95th percentile over REST and in one process."""
    asked = material.sampled(material.questions(), (_QUICK_MESSAGES if context.quick else _MESSAGES) + _WARM, context.seed)
    # No text that was said before in this run: the encoder's answers are remembered for a while.
    asked = [Question(f"Bonjour, {question.text}", question.subject, question.mutuelle) for question in asked]
    timed = context.workers.time([Conversation((question.text,), question.mutuelle) for question in asked])[_WARM:]
    taken = {
        "rest": ("Over REST", _over_rest(asked)),
        "understanding": ("In one process: understanding", [exchange.understanding_seconds * 1000 for (exchange,) in timed]),
        "conversing": ("In one process: conversing", [exchange.answering_seconds * 1000 for (exchange,) in timed]),
    }
    headline, rows = [], []
    for name, (title, times) in taken.items():
        median, late = (
            Figure(f"{ID}.{name}.{part}", percentile(times, at), MILLISECONDS, -1) for part, at in (("median", 0.5), ("p95", 0.95))
        )
        headline += [(f"{title}, median", median), (f"{title}, 95th percentile", late)]
        rows.append((title, len(times), median, late, shown(max(times), MILLISECONDS)))
    table = Table("Time of a message", ("", "messages", "median", "95th percentile", "slowest"), tuple(rows))
    drawing = plots.times([(title, times) for title, times in taken.values()])
    load = Note(f"Just after, the machine had {os.getloadavg()[0]:.1f} processes waiting or running, for {os.cpu_count()} processors.")
    plot = Plot("Time of a message", drawing, "Every point is a message; the line is the median.", table)
    return Section(ID, "Latency", ABOUT, tuple(headline), (load, plot))


def _over_rest(asked: Sequence[Question]) -> list[float]:
    """The milliseconds of each message, after a few that only warm the servers."""
    with Assistant(free_port(), free_port(), LOGS / "evaluate") as running:
        client = Client(running.address)
        taken = []
        for question in asked:
            started = time.perf_counter()
            client.say(question.text, mutuelle=question.mutuelle)
            taken.append((time.perf_counter() - started) * 1000)
    return taken[_WARM:]
