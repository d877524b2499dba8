"""The arithmetic of the report: shares, their intervals, percentiles, how well probabilities are calibrated."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True)
class Bin:
    """The predictions whose confidence lies in an interval: how many, their mean confidence, the share of them that is right."""

    count: int
    confidence: float
    accuracy: float


def share(part: int, whole: int) -> float:
    """A part of a whole; 0 of nothing."""
    return part / whole if whole else 0.0


def interval(part: int, whole: int, z: float = 1.96) -> tuple[float, float]:
    """Wilson's interval of a share (95 % for the usual ``z``)."""
    if not whole:
        return 0.0, 1.0
    p = part / whole
    middle = p + z * z / (2 * whole)
    spread = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole))
    scale = 1 + z * z / whole
    return (middle - spread) / scale, (middle + spread) / scale


def percentile(values: Sequence[float], part: float) -> float:
    """The smallest of the values that at least this part of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(part * len(ordered)) - 1)]


def reliability(predictions: Sequence[tuple[float, bool]], bins: int = BINS) -> list[Bin]:
    """Pairs of confidence and right or not, in intervals of equal width; those that hold nothing are left out."""
    filled: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in predictions:
        filled.setdefault(min(int(confidence * bins), bins - 1), []).append((confidence, right))
    return [
        Bin(len(inside), sum(confidence for confidence, _ in inside) / len(inside), share(sum(right for _, right in inside), len(inside)))
        for _, inside in sorted(filled.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: by how much confidence and accuracy differ, on average over the predictions."""
    total = sum(entry.count for entry in bins)
    return sum(entry.count * abs(entry.accuracy - entry.confidence) for entry in bins) / total if total else 0.0


def overconfidence(bins: Sequence[Bin]) -> float:
    """Mean confidence less accuracy: above 0, the classifier is surer than it is right."""
    total = sum(entry.count for entry in bins)
    return sum(entry.count * (entry.confidence - entry.accuracy) for entry in bins) / total if total else 0.0
