"""What a process that predicts intents measures of itself: how often it is right, how long it takes, what it holds in memory."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.wikit import Sentence


def predicting(intent: Callable[[str], str], asked: Sequence[Sentence]) -> dict[str, float]:
    """``right`` of ``asked`` sentences, ``milliseconds`` a message (median), ``megabytes`` resident when all are answered."""
    intent("bonjour")  # what is loaded at the first message is counted in the memory, not in the time
    right = 0
    taken = []
    for sentence in asked:
        started = time.perf_counter()
        found = intent(sentence.text)
        taken.append((time.perf_counter() - started) * 1000)
        right += found == sentence.intent
    return {"right": right, "asked": len(asked), "milliseconds": statistics.median(taken), "megabytes": resident()}


def resident() -> float:
    """Megabytes of this process that are in memory now (Linux)."""
    return resident_in(Path("/proc/self/status").read_text())


def resident_in(status: str) -> float:
    """Megabytes that a process's /proc/…/status tells of."""
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024  # the kernel counts kibibytes


def answer(file: Path, content: dict[str, Any]) -> None:
    """Write what the process that was started has measured; `benchmarks.processes.measured` reads it."""
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
