"""What a case is: the messages of a member, what each of them tells, and what must then be said."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

CALCULATED, REFUSED, NOT_COVERED = "calculated", "refused", "not_covered"
Told = dict[str, Any]


@dataclass(frozen=True)
class Expected:
    """What one statement must say; amounts in cents.

    ``headline`` are the amounts of its first sentence in order, ``payers`` who pays what (``rc``, ``pp``, ``do``, ``cns``), ``lines``
    amounts that the lines must hold, ``facts`` what the text must say besides, ``never`` what it must not say. None is not looked at.
    """

    outcome: str
    headline: tuple[int, ...] | None = None
    refund: int | None = None
    paid: int | None = None
    remaining: int | None = None
    payers: Mapping[str, int] | None = None
    lines: tuple[int, ...] = ()
    facts: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """One statement of a reply: its rule, the option that it is worked out for (None for one alone), and what it must say."""

    rule: str
    expected: Expected
    option: str | None = None


@dataclass(frozen=True)
class Wanted:
    """All statements of a reply; ``totals`` are refund, paid and remaining by option where several benefits make one statement."""

    parts: tuple[Part, ...]
    totals: Mapping[str | None, tuple[int, int, int]] | None = None


def alone(rule: str, expected: Expected) -> Wanted:
    """One statement."""
    return Wanted((Part(rule, expected),))


@dataclass(frozen=True)
class Say:
    """A message, and what is told with it (added to what was told before)."""

    text: str
    tells: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Script:
    """One case: what the member says first, answers when asked, and says afterwards; ``wanted`` works out what must be said for what was
    told so far. ``told_by_channel`` is whether the channel names the mutual."""

    rule: str
    mutual: str
    first: Say
    wanted: Callable[[Told], Wanted]
    answers: Mapping[str, Say] = field(default_factory=dict)
    later: Sequence[Say] = ()
    told_by_channel: bool = True
