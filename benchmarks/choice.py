"""Which settings of our classifier to measure with, from accuracies in cross-validation alone.

The assistant's own stay unless others are better by more than one standard error: of dozens of settings, some are always a little
better by chance.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

# Beside the assistant's own. weight_e5 stays as it is: the same factor on every weight does what its square does on C, so that
# C and the three other weights reach every mixture of the four.
GRID: Mapping[str, tuple[float, ...]] = {
    "C": (0.1, 0.3, 1.0),
    "weight_characters": (0.4, 0.7, 1.0),
    "weight_words": (0.0, 0.4),
    "weight_use": (0.4, 0.7, 1.0),
}


@dataclass(frozen=True)
class Candidate:
    """What differs from the assistant's own settings, and whether the spelling of the sentences is mended."""

    changed: Mapping[str, float] = field(default_factory=dict)
    spelt: bool = False

    @property
    def name(self) -> str:
        """As it is printed."""
        parts = [f"{name} {value:g}" for name, value in self.changed.items()] + (["spelling mended"] if self.spelt else [])
        return ", ".join(parts) or "the assistant's own"


OWN = Candidate()


@dataclass(frozen=True)
class Scored:
    """A candidate's accuracy in cross-validation (a share), and one standard error of it."""

    candidate: Candidate
    accuracy: float
    error: float


def candidates(own: Mapping[str, Any], grid: Mapping[str, Sequence[float]] = GRID) -> list[Candidate]:
    """The assistant's own settings, those with its spelling, and every other point of the grid."""
    points = (dict(zip(grid, values, strict=True)) for values in product(*grid.values()))
    changes = ({name: value for name, value in point.items() if value != own[name]} for point in points)
    return [OWN, Candidate(spelt=True), *(Candidate(changed) for changed in changes if changed)]


def scored(candidate: Candidate, right: Sequence[float]) -> Scored:
    """``right``: for each sentence, the share of the repetitions in which it was predicted rightly.

    The sentences are what was drawn by chance, not the repetitions: these tell nothing new of the same sentence.
    """
    return Scored(candidate, statistics.fmean(right), statistics.stdev(right) / math.sqrt(len(right)))


def chosen(own: Scored, others: Sequence[Scored]) -> Scored:
    """``own``, unless the best of the others is better by more than its own standard error; of equally good ones the first."""
    best = max(others, key=lambda one: one.accuracy, default=own)
    return best if best.accuracy - own.accuracy > best.error else own
