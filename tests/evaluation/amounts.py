"""Section: calculated amounts beside those of tests/oracle, which works them out a second time from the documents alone."""

from __future__ import annotations

import importlib
import importlib.util
from collections import Counter, defaultdict
from functools import partial
from typing import Any

from tests.evaluation import plots
from tests.evaluation.context import Context
from tests.evaluation.figures import Figure, Note, Plot, Section, Table
from tests.evaluation.measures import share

ID = "amounts"
VERDICTS = ("right", "asked", "refused", "wrong")
_CASES, _QUICK_CASES = 10, 1
_ORACLE = "tests.oracle.run"  # what it has: SCRIPTS by rule, `run_rule(rule, seed, cases)`
_COLUMNS = ("rule", "", "why", "messages", "said", "expected")
_LONGEST = 300
ABOUT = (
    "Cases drawn from the seed, said as people say them, rule by rule; the amount of the reply beside the one that tests/oracle works "
    "out from the documents. Asked: the reply asks for something that the messages gave; refused: it gives nothing."
)


def section(context: Context) -> Section:
    """Verdicts by rule, and every case that is not right; a sentence while there is no oracle."""
    if not _is_there():
        return Section(ID, "Calculated amounts", ABOUT, blocks=(Note(f"Skipped: {_ORACLE} is not there yet."),))
    (rules,) = context.workers.map(_rules, [_ORACLE])
    held = context.workers.map(partial(_cases, context.seed, _QUICK_CASES if context.quick else _CASES), rules)
    cases = [case for inside in held for case in inside]
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for rule, verdict, *_ in cases:
        counts[rule][verdict] += 1
    total = sum(counts.values(), Counter[str]())
    order = sorted(counts, key=lambda name: (share(counts[name]["right"], counts[name].total()), name))
    rows = tuple(
        (
            rule,
            counts[rule].total(),
            Figure(f"{ID}.rule.{rule}", share(counts[rule]["right"], counts[rule].total())),
            *(counts[rule][verdict] for verdict in VERDICTS[1:]),
        )
        for rule in order
    )
    drawing = plots.stacked(
        [(f"{rule} ({counts[rule].total()})", [counts[rule][verdict] for verdict in VERDICTS]) for rule in order], VERDICTS
    )
    failures = tuple(case for case in sorted(cases, key=lambda case: (-VERDICTS.index(case[1]), case[0])) if case[1] != "right")
    better = {"right": 1, "wrong": -1}
    return Section(
        ID,
        "Calculated amounts",
        ABOUT,
        tuple(
            (
                f"Amounts {verdict} ({len(cases)} cases)",
                Figure(f"{ID}.{verdict}", share(total[verdict], len(cases)), better=better.get(verdict, 0)),
            )
            for verdict in VERDICTS
        ),
        (
            Plot(
                "By rule",
                drawing,
                "Share of the cases of each rule; their number in brackets.",
                Table("Amounts by rule", ("rule", "cases", *VERDICTS), rows, short=True),
            ),
            Table(f"Every case that is not right ({len(failures)})", _COLUMNS, failures, folded=True),
        ),
    )


def _is_there() -> bool:
    try:
        return importlib.util.find_spec(_ORACLE) is not None
    except ModuleNotFoundError:  # not even the folder
        return False


def _rules(oracle: str) -> list[str]:
    return list(importlib.import_module(oracle).SCRIPTS)


def _cases(seed: int, cases: int, rule: str) -> list[tuple[str, ...]]:
    """What the oracle found for a rule, as plain text: rule, verdict, why, messages, said, expected."""
    found: list[Any] = importlib.import_module(_ORACLE).run_rule(rule, seed, cases)
    return [(one.rule, one.verdict, one.why, _text(one.messages), _text(one.said), _text(one.expected)) for one in found]


def _text(value: Any) -> str:
    text = " ⏎ ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
