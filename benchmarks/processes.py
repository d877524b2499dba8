"""Each measurement in a process of its own, so that what one has loaded and kept does not count for another."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from scripts.environment import ROOT, environment
from scripts.progress import heartbeat
from scripts.train import tail

_EVERY_SECONDS = 30


class Failed(Exception):
    """A measurement that could not be made, and the end of its log."""


def call(what: str, log: Path, *command: object, **variables: str) -> None:
    """Run a module (``command``: its name and arguments) to its end; ``variables`` are added to its environment."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with heartbeat(what, _EVERY_SECONDS), log.open("w") as output:
        line = [sys.executable, "-m", *map(str, command)]
        done = subprocess.run(line, cwd=ROOT, env=environment(**variables), stdout=output, stderr=subprocess.STDOUT)
    if done.returncode:
        raise Failed(f"{what}: failed. The end of {log}:\n{tail(log)}")


def measured(what: str, folder: Path, module: str, step: str, *given: object, **variables: str) -> dict[str, Any]:
    """What a step of a module (`python -m module step … answer.json`) says about itself; its answer and its log stay in ``folder``."""
    name = f"{module.rpartition('.')[2]}-{step}"
    answer = folder / f"{name}.json"
    answer.unlink(missing_ok=True)  # never the answer of an earlier run
    call(what, folder / f"{name}.log", module, step, *given, answer, **variables)
    try:
        return dict(json.loads(answer.read_text(encoding="utf-8")))
    except (OSError, ValueError) as error:
        raise Failed(f"{what}: gave no answer ({error}). The end of {folder / name}.log:\n{tail(folder / f'{name}.log')}") from error
