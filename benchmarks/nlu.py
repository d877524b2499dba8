"""`make bench-nlu`: what is understood, by the stock Rasa pipeline and by ours, and how far our own goals are reached.

It prints the report and writes var/bench-nlu/report.txt. These machines are noisy: compare ratios of times, not times.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks import goals, side_by_side, wikit
from benchmarks.processes import Failed, call
from scripts.environment import ROOT
from scripts.progress import say

FOLDER = ROOT / "var" / "bench-nlu"
WIKIT, OWN = "wikit", "own"
PARTS = (WIKIT, OWN)
SECTIONS = ("questions", "calibration", "examples", "outside", "noise")  # of tests.evaluation: those that the goals are about


def main(arguments: Sequence[str] | None = None) -> int:
    """Always 0: this measures, `make test` judges."""
    options = _options(arguments)
    started = time.monotonic()
    load = os.getloadavg()[0]  # of other work on the machine, for who reads the times
    FOLDER.mkdir(parents=True, exist_ok=True)
    measured: dict[str, float] = {}
    sampled: set[str] = set()
    texts = []
    if WIKIT in options.only:
        text, figures = _public()
        texts.append(text)
        measured |= figures
    if OWN in options.only:
        own = _own(options.quick)
        measured |= own
        sampled = set(own) if options.quick else set()
    texts.append(_goals(measured, sampled))
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    machine = f"{os.cpu_count()} processors with a load of {load:.1f} when it began"
    about = f"NLU benchmark of {date.today()}, {machine}, measured in {minutes} min {seconds:02} s."
    report = "\n\n".join([about, *texts]) + "\n"
    (FOLDER / "report.txt").write_text(report, encoding="utf-8")
    print(f"\n{report}")
    say(f"The report: {(FOLDER / 'report.txt').relative_to(ROOT)}")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.nlu", description=__doc__)
    parser.add_argument("--only", type=_named, metavar="PART[,PART]", help=f"{WIKIT}: the public benchmark; {OWN}: our own goals")
    quick = f"without our own goals, the longest part; with --only={OWN}, those on a seeded sample"
    parser.add_argument("--quick", action="store_true", help=quick)
    options = parser.parse_args(arguments)
    options.only = options.only or ([WIKIT] if options.quick else list(PARTS))
    return options


def _named(text: str) -> list[str]:
    names = text.split(",")
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        raise argparse.ArgumentTypeError(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    return names


def _public() -> tuple[str, dict[str, float]]:
    """The table of the public benchmark, and what the goals want to know of it."""
    title = "== Public benchmark wikit-nlu-french"
    if not wikit.at_hand():
        return f"{title}\nSkipped: the benchmark is no part of the project and is not at hand here ({wikit.FOLDER}). All else works.", {}
    found = side_by_side.measure(FOLDER)
    sides = {goals.WIKIT_STOCK: found.stock, goals.WIKIT_OURS: found.ours}
    return f"{title}\n{side_by_side.table(found)}", {name: side_by_side.accuracy(told) for name, told in sides.items() if told}


def _own(quick: bool) -> dict[str, float]:
    """The figures of the evaluation's report, written beside this one, so that the evaluation's own stays."""
    folder = FOLDER / "evaluation"
    report = folder / "report.json"
    report.unlink(missing_ok=True)  # never the figures of an earlier run
    command = ["tests.evaluation", "--only", ",".join(SECTIONS), "--folder", folder, *(["--quick"] if quick else [])]
    try:
        call("Our own goals (the evaluation; a quarter of an hour when it is whole)", FOLDER / "evaluation.log", *command)
        return figures(report)
    except Failed as error:
        say(str(error))
        return {}


def figures(report: Path) -> dict[str, float]:
    """The figures of an evaluation's report.json by their names; shares are of 1."""
    return dict(json.loads(report.read_text(encoding="utf-8"))["figures"])


def _goals(measured: dict[str, float], sampled: set[str]) -> str:
    parts = [f"== Goals\n{goals.table(measured, sampled)}"]
    by_kind = goals.noise_by_kind(measured)
    if by_kind:
        parts.append(f"-- Answers lost by kind of typing noise (* counted in the goal)\n{by_kind}")
    return "\n\n".join(parts)


if __name__ == "__main__":
    sys.exit(main())
