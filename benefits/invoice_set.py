"""Several benefits in one statement: their results side by side, their totals, and what is open about them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from benefits.dated import Dated
from benefits.money import Money, total
from benefits.results import Calculated, Result


@dataclass(frozen=True)
class JointLimit:
    """A limit of which the source leaves open whether several rules share it."""

    rules: tuple[str, ...]
    limit: Dated[Money]
    open_point: str


@dataclass(frozen=True)
class Together:
    """The sums over all results that were calculated."""

    refund: Money
    paid: Money
    remaining: Money
    open_points: tuple[str, ...]


def together(results: Sequence[Result], limits: Iterable[JointLimit], day: date) -> Together:
    """Add up what was calculated; what was refused or is not covered adds nothing.

    A joint limit's open point is shown where the refunds of its rules, two at least, exceed it together.
    """
    done = [result for result in results if isinstance(result, Calculated) and result.refund is not None]
    points = []
    for limit in limits:
        shares = [result.refund for result in done if result.rule in limit.rules and result.refund is not None and result.refund.cents]
        if len(shares) > 1 and total(shares) > limit.limit.on(day).value:
            points.append(limit.open_point)
    return Together(
        total(result.refund for result in done if result.refund is not None),
        total(result.paid for result in done if result.paid is not None),
        total(result.remaining for result in done if result.remaining is not None),
        tuple(points),
    )
