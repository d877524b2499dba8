"""What a calculation can end with: calculated, missing, refused, or not covered by the source.

Results hold words as templates beside exact values (:class:`Text`); whoever shows them writes the values in the
language and the locale of the mutual. Undefined is not zero: nothing here stands for an amount that is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Union

from benefits.dated import Age, Source, Version
from benefits.money import Money

Scalar = Union[Money, Fraction, Decimal, date, int, str, "Month", "Names"]


@dataclass(frozen=True)
class Month:
    """A month of the year, 1 to 12, to be written as a word."""

    number: int


@dataclass(frozen=True)
class Names:
    """Several words or numbers to be written as an enumeration (« 2021, 2022 et 2023 »), with « ou » for ``alternatives``."""

    items: tuple[str, ...]
    alternatives: bool = False


@dataclass(frozen=True)
class Text:
    """A French sentence with `{named}` places and the exact values that fill them."""

    template: str
    values: Mapping[str, Scalar] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One line of a statement: what, how it was worked out, how much, who pays, which limit decided, and the source."""

    label: Text
    formula: Text
    amount: Money | None = None
    payer: str | None = None
    limit: Text | None = None
    source: Source | None = None


@dataclass(frozen=True)
class Figure:
    """A dated figure that a result rests on, and how it stands to the day asked."""

    period: str
    age: Age
    source: Source

    @classmethod
    def of(cls, version: Version, day: date) -> Figure:
        """The figure behind a version, seen from a day."""
        return cls(version.period, version.age_on(day), version.source)


@dataclass(frozen=True)
class Calculated:
    """A full statement. ``refund`` is what the mutual pays, ``paid`` what was invoiced, ``remaining`` what is left to pay;
    each is None where the question has no such amount (a date, a ceiling)."""

    rule: str
    day: date
    headline: Text
    lines: tuple[Line, ...]
    figures: tuple[Figure, ...]
    refund: Money | None = None
    paid: Money | None = None
    remaining: Money | None = None
    notes: tuple[Text, ...] = ()
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Missing:
    """The next input to ask for: ``lead`` says what is known already, ``ask`` is the question where the input's own words do not
    fit, ``act`` the place of the line of the invoice that it is asked for."""

    rule: str
    input: str
    lead: Text | None = None
    ask: Text | None = None
    act: int | None = None


@dataclass(frozen=True)
class Refused:
    """A condition of the source is not met."""

    rule: str
    reason: Text
    source: Source
    figures: tuple[Figure, ...] = ()
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class NotCovered:
    """The source does not say: what is known, and the contact (an id of the mutual's contacts) who can."""

    rule: str
    known: Text
    contact: str
    source: Source | None = None
    figures: tuple[Figure, ...] = ()
    open_points: tuple[str, ...] = ()


Result = Union[Calculated, Missing, Refused, NotCovered]
