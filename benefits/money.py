"""Exact money and exact rates: integer cents and fractions, never a binary float."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

_AMOUNT = re.compile(r"(\d+)\.(\d{2})")
_DECIMAL = re.compile(r"\d+(?:\.\d{1,2})?")
_RATE = re.compile(r"(\d+(?:\.\d+)?) ?%")


@dataclass(frozen=True, order=True)
class Money:
    """An amount in euro cents. Negative amounts exist only as intermediate differences; see :meth:`floor`."""

    cents: int

    def __post_init__(self) -> None:
        if isinstance(self.cents, bool) or not isinstance(self.cents, int):
            raise TypeError(f"Money takes whole cents as an int, not {self.cents!r}.")

    @classmethod
    def parse(cls, text: str) -> Money:
        """Read the form used in `knowledge/`: digits, a dot, two decimals (``"20763.88"``).

        Raises:
            ValueError: for any other form, naming the one expected.
        """
        found = _AMOUNT.fullmatch(text) if isinstance(text, str) else None
        if found is None:
            raise ValueError(f'{text!r} is not an amount: write it in quotes with a dot and two decimals, like "1340.00".')
        return cls(int(found[1]) * 100 + int(found[2]))

    def __add__(self, other: Money) -> Money:
        return Money(self.cents + other.cents)

    def __sub__(self, other: Money) -> Money:
        return Money(self.cents - other.cents)

    def times(self, factor: int | Fraction) -> Money:
        """The amount times an exact factor, rounded once to the cent, half up."""
        return Money(round_half_up(self.cents * Fraction(factor)))

    def floor(self) -> Money:
        """Never below zero: nobody owes a mutual a negative refund."""
        return self if self.cents > 0 else ZERO

    def decimal(self) -> str:
        """The amount as an exact decimal string for data exchange (``"611.78"``)."""
        sign = "-" if self.cents < 0 else ""
        return f"{sign}{abs(self.cents) // 100}.{abs(self.cents) % 100:02d}"


ZERO = Money(0)


def total(amounts: Iterable[Money]) -> Money:
    """The sum of amounts; zero for none."""
    return Money(sum(amount.cents for amount in amounts))


def round_half_up(value: Fraction) -> int:
    """Round a non-negative or negative exact number to the nearest integer, halves away from zero upwards."""
    return (value + Fraction(1, 2)).__floor__()


def parse_rate(text: str) -> Fraction:
    """Read a percentage as an exact fraction: ``"20 %"`` is one fifth.

    Raises:
        ValueError: for any other form.
    """
    found = _RATE.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise ValueError(f'{text!r} is not a rate: write it in quotes, like "20 %".')
    return Fraction(found[1]) / 100


def parse_decimal(text: object) -> Decimal:
    """Read an exact decimal number, such as a strength in dioptres: ``"7.75"``.

    Raises:
        ValueError: for any other form.
    """
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        raise ValueError(f'{text!r} is not a decimal number: write it in quotes with a dot, like "7.75".')
    return Decimal(text)
