"""What we want to reach, and what is reached: the bounds stand here and nowhere else."""

from __future__ import annotations

import statistics
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from tests.evaluation.noise import KINDS

WIKIT_OURS, WIKIT_STOCK = "wikit.ours", "wikit.stock"
# The kinds of noise that the goal names; KINDS has more, some of them harder.
NAMED_NOISE = ("missing accents", "neighbouring keys", "swapped letters", "short forms")

PERCENT, POINTS = "%", "points"
MET, MISSED, NOT_MEASURED, NO_GOAL, SAMPLE = "met", "MISSED", "not measured", "no goal", "not judged: a sample"


@dataclass(frozen=True)
class Goal:
    """A bound on a measured share: the mean of ``figures``, with their names in the evaluation's report.json.

    ``least`` or ``most``: what is asked for (neither: only shown); ``aim``: what is hoped for beyond it; ``beside``: figures that help
    to read this one, by what they are called. Shares are of 1, printed in ``unit``.
    """

    title: str
    figures: tuple[str, ...]
    least: float | None = None
    most: float | None = None
    aim: float | None = None
    unit: str = PERCENT
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def asked(self) -> str:
        """The bound as it is printed."""
        if self.least is not None:
            sign, bound = "≥", self.least
        elif self.most is not None:
            sign, bound = "≤", self.most
        else:
            return "—"
        return f"{sign} {_number(bound)} {self.unit}" + (f", aim {_number(self.aim)} {self.unit}" if self.aim is not None else "")

    def value(self, measured: Mapping[str, float]) -> float | None:
        """The share reached, with the four digits of the report; None where one of the figures was not measured."""
        if not all(name in measured for name in self.figures):
            return None
        return round(statistics.fmean(measured[name] for name in self.figures), 4)

    def verdict(self, measured: Mapping[str, float], sampled: Container[str] = ()) -> str:
        """Whether the bound is reached; just reached is reached. ``sampled``: figures of a sample, which is often easier than the whole
        (fewer intents to tell apart) and says nothing of a goal."""
        value = self.value(measured)
        if value is None:
            return NOT_MEASURED
        if any(name in sampled for name in self.figures):
            return SAMPLE
        if self.least is None and self.most is None:
            return NO_GOAL
        if not self._reaches(value, self.least, self.most):
            return MISSED
        if self.aim is None:
            return MET
        aimed = self._reaches(value, *((self.aim, None) if self.least is not None else (None, self.aim)))
        return f"{MET}, {'the aim too' if aimed else 'not the aim'}"

    @staticmethod
    def _reaches(value: float, least: float | None, most: float | None) -> bool:
        return (least is None or value >= least) and (most is None or value <= most)


GOALS = (
    Goal("wikit-nlu-french, test side: right", (WIKIT_OURS,), least=0.86, aim=0.88, beside=(("stock Rasa", WIKIT_STOCK),)),
    Goal(
        "Subjects, grouped cross-validation: the first is right",
        ("examples.top1",),
        least=0.95,
        beside=(("one of the first three", "examples.top3"), ("questions of tests/questions answered", "questions.answered")),
    ),
    Goal(
        "Answers lost under typing noise, mean of four kinds",
        tuple(f"noise.{kind}.lost" for kind in NAMED_NOISE),
        most=0.03,
        unit=POINTS,
        beside=(("all kinds", "noise.lost"),),
    ),
    Goal(
        "Public out-of-scope questions answered with a subject",
        ("outside.public.answered",),
        most=0.05,
        beside=(("nobody's questions of tests/questions", "outside.own.answered"),),
    ),
    Goal("Questions of ours refused", ("outside.refused",), most=0.03),
    Goal("Calibration error, questions of tests/questions", ("calibration.questions",)),
    Goal("Calibration error, cross-validated examples", ("calibration.examples",)),
)


def table(measured: Mapping[str, float], sampled: Container[str] = (), goals: Sequence[Goal] = GOALS) -> str:
    """The goals, one a line: what is asked for, what is reached, met or missed, and what stands beside it."""
    lines = [f"{'':<56}{'goal':>20}{'reached':>14}"]
    for goal in goals:
        value = goal.value(measured)
        reached = f"{_number(value, 1)} {goal.unit}" if value is not None else "—"
        beside = "; ".join(f"{name} {_number(measured[figure], 1)} {goal.unit}" for name, figure in goal.beside if figure in measured)
        lines.append(f"{goal.title:<56}{goal.asked:>20}{reached:>14}  {goal.verdict(measured, sampled)}{f' ({beside})' if beside else ''}")
    return "\n".join(lines)


def noise_by_kind(measured: Mapping[str, float], kinds: Sequence[str] = tuple(KINDS)) -> str:
    """The answers lost by each kind of noise in points, the worst first; those that the goal counts are marked. Empty when not measured."""
    lost = {kind: measured[f"noise.{kind}.lost"] for kind in kinds if f"noise.{kind}.lost" in measured}
    return "\n".join(
        f"  {kind:<24}{_number(lost[kind], 1):>6} points{'  *' if kind in NAMED_NOISE else ''}"
        for kind in sorted(lost, key=lambda kind: (-lost[kind], kind))
    )


def _number(part: float, digits: int | None = None) -> str:
    """A share of 1 in hundredths: with these digits, or with those that it needs."""
    return f"{part * 100:g}" if digits is None else f"{part * 100:.{digits}f}"
