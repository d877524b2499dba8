"""Conditions on inputs: a closed vocabulary, where inclusive or exclusive is a word in the data."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from benefits.dated import Dated
from benefits.inputs import Inputs, known

OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "is": operator.eq,
    "is_not": operator.ne,
    "in": lambda value, options: value in options,
    "not_in": lambda value, options: value not in options,
    "below": operator.lt,
    "at_most": operator.le,
    "above": operator.gt,
    "at_least": operator.ge,
    "known": operator.eq,
}


@dataclass(frozen=True)
class Condition:
    """One comparison of an input with a fixed or a dated value; ``operator`` is a key of :data:`OPERATORS`."""

    input: str
    operator: str
    value: Any

    def __post_init__(self) -> None:
        if self.operator not in OPERATORS:
            raise ValueError(f"{self.operator!r} is no condition; the words are {', '.join(OPERATORS)}.")

    def holds(self, inputs: Inputs, day: date) -> bool | None:
        """True or false once the input is known, None before (`known` is always decided).

        Raises:
            NotKnown: when its dated value is not known on the day.
        """
        value = known(inputs, self.input)
        if self.operator == "known":
            return (value is not None) == self.value
        if value is None:
            return None
        bound = self.value.on(day).value if isinstance(self.value, Dated) else self.value
        return OPERATORS[self.operator](value, bound)


def all_hold(conditions: Iterable[Condition], inputs: Inputs, day: date) -> bool | None:
    """Whether all conditions hold: False as soon as one fails, None while one is undecided and none failed."""
    verdicts = [condition.holds(inputs, day) for condition in conditions]
    if False in verdicts:
        return False
    return None if None in verdicts else True
