"""Holds the cases of every calculation with the whole assistant: for the tests, and for `make evaluate`."""

from __future__ import annotations

import logging
import sys
from collections import Counter
from functools import cache

import structlog
from threadpoolctl import threadpool_limits

from tests.inprocess import Assistant
from tests.oracle.draw import SCRIPTS, script
from tests.oracle.play import ASKED, REFUSED, RIGHT, WRONG, CaseResult, play
from tests.oracle.speech import DAY

VERDICTS = (RIGHT, WRONG, ASKED, REFUSED)


@cache
def assistant() -> Assistant:
    """The assistant, loaded once, without Rasa's log of every message; one thread, as thousands of small sums only wait for each other."""
    threadpool_limits(1)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    return Assistant(day=DAY)


def run_rule(rule: str, seed: int, cases: int) -> list[CaseResult]:
    """The cases of one rule."""
    return [play(assistant(), script(rule, seed, number)) for number in range(cases)]


def run(seed: int, cases_per_rule: int) -> list[CaseResult]:
    """The cases of every rule."""
    return [result for rule in SCRIPTS for result in run_rule(rule, seed, cases_per_rule)]


def report(results: list[CaseResult]) -> str:
    """Verdicts by rule, then every case that is not right as it went."""
    lines = [f"{'':<32}{''.join(f'{verdict:>9}' for verdict in VERDICTS)}"]
    for rule in dict.fromkeys(result.rule for result in results):
        counts = Counter(result.verdict for result in results if result.rule == rule)
        lines.append(f"{rule:<32}{''.join(f'{counts[verdict]:>9}' for verdict in VERDICTS)}")
    everything = Counter(result.verdict for result in results)
    lines.append(f"{'all':<32}{''.join(f'{everything[verdict]:>9}' for verdict in VERDICTS)}")
    for result in results:
        if result.verdict != RIGHT:
            lines += ["", f"{result.rule} {result.verdict}: {result.why}", *(f"  > {message}" for message in result.messages)]
            lines.append(f"  < {result.said[:500]}")
    return "\n".join(lines)


def main() -> int:
    """`python -m tests.oracle.run [seed] [cases per rule] [beginning of rules]`: hold the cases and tell how they went."""
    seed, cases, start = [*sys.argv[1:], *("1", "20", "")[len(sys.argv) - 1 :]]
    print(report([result for rule in SCRIPTS if rule.startswith(start) for result in run_rule(rule, int(seed), int(cases))]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
