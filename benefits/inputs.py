"""The closed vocabulary of inputs: what a benefit may ask, in which type, within which bounds.

Values are plain and exact: amounts are :class:`Money`, everything else is an int, a decimal, a bool, a date, a string (the id
of an option) or a tuple of :class:`Act`. ``UNKNOWN`` stands for a member who said that they do not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from benefits.money import Money


class Unknown(Enum):
    """The member was asked and does not know: different from never asked, and from zero."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN


@dataclass(frozen=True)
class Act:
    """One line of an invoice, as far as the member gave it: the act's code or the element's id, what was invoiced (``paid``,
    ``UNKNOWN`` when the member does not know it), what the statutory insurance (CNS) refunds of it (``statutory``), and how many
    units (``count``: sessions, implants…). The amounts are those of one unit, or with ``whole`` those of all units together."""

    code: str | None = None
    paid: Money | Unknown | None = None
    statutory: Money | None = None
    count: int | None = None
    whole: bool = False


class InputError(ValueError):
    """An input that cannot be: wrong type, out of bounds, not an option. ``problem`` is a word of the closed list
    ``type``, ``too_low``, ``too_high``, ``option``, ``future``; ``input`` names the input."""

    def __init__(self, input_id: str, problem: str, detail: str) -> None:
        super().__init__(f"{input_id}: {detail}")
        self.input = input_id
        self.problem = problem


LONGEST_LIFE = 120  # years

TYPES = ("choice", "integer", "amount", "decimal", "age", "year", "month", "date", "yes_no", "acts")
MOST_UNITS = 400  # of one act in one calculation

_PYTHON: Mapping[str, type] = {
    "choice": str,
    "integer": int,
    "amount": Money,
    "decimal": Decimal,
    "age": int,
    "year": int,
    "month": int,
    "date": date,
    "yes_no": bool,
    "acts": tuple,
}


@dataclass(frozen=True)
class InputSpec:
    """An input of the vocabulary. Bounds are inclusive; for amounts they are in cents."""

    id: str
    type: str
    minimum: int | None = None
    maximum: int | None = None
    options: tuple[str, ...] = ()

    def check(self, value: Any, day: date) -> None:
        """Refuse what cannot be, so that nothing absurd is ever calculated.

        Raises:
            InputError: naming the problem.
        """
        if value is UNKNOWN:
            return
        wanted = _PYTHON[self.type]
        fits = isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))
        if not fits:
            raise InputError(self.id, "type", f"{value!r} is no {self.type}")
        if self.type == "choice" and value not in self.options:
            raise InputError(self.id, "option", f"{value!r} is none of {', '.join(self.options)}")
        if self.type == "date":
            self._check_date(value, day)
        if self.type == "acts":
            for act in value:
                if not isinstance(act, Act):
                    raise InputError(self.id, "type", f"{act!r} is no act")
                if isinstance(act.paid, Money):
                    self._bounds(act.paid.cents, self.minimum)
                if act.statutory is not None:
                    self._bounds(act.statutory.cents, 0)  # the CNS may pay nothing
                if act.count is not None and not 1 <= act.count <= MOST_UNITS:
                    raise InputError(self.id, "too_low" if act.count < 1 else "too_high", f"{act.count} units of {act.code}")
        elif self.type == "amount":
            self._bounds(value.cents, self.minimum)
        elif self.type == "decimal":
            if not value.is_finite():
                raise InputError(self.id, "type", f"{value} is no number")
            self._bounds(value, self.minimum)
        elif wanted is int:
            self._bounds(value, self.minimum)

    def _check_date(self, value: date, day: date) -> None:
        """A date of somebody's life: not after the day where it must be past, and within a long life of it."""
        if value > day and self.maximum == 0:
            raise InputError(self.id, "future", f"{value} lies after {day}")
        if not day.year - LONGEST_LIFE <= value.year <= day.year + LONGEST_LIFE:
            raise InputError(self.id, "too_low" if value < day else "too_high", f"{value} is too far from {day}")

    def _bounds(self, number: int | Decimal, minimum: int | None) -> None:
        if minimum is not None and number < minimum:
            raise InputError(self.id, "too_low", f"{number} is below {minimum}")
        if self.maximum is not None and number > self.maximum:
            raise InputError(self.id, "too_high", f"{number} is above {self.maximum}")


Inputs = Mapping[str, Any]


def known(inputs: Inputs, name: str) -> Any | None:
    """The value of an input, or None when it was not given or the member does not know it."""
    value = inputs.get(name)
    return None if value is UNKNOWN else value
