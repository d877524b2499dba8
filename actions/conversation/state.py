"""What a conversation remembers from one message to the next: small, plain data that fits a Rasa slot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from benefits.inputs import UNKNOWN, Act, InputSpec
from benefits.money import Money

_UNKNOWN = "?"


@dataclass
class State:
    """The memory of a conversation.

    ``subject`` is the last one answered; ``rule`` and ``inputs`` the calculation under way or last done, the inputs as
    JSON; ``pending`` what was just asked (``kind``: input, mutual, period); ``offered`` what each button means, by its
    folded title; ``queue`` questions of the same message that wait for their turn.
    """

    mutual: str | None = None
    channel_mutual: str | None = None
    subject: str | None = None
    rule: str | None = None
    inputs: dict[str, Any] = field(default_factory=dict)
    pending: dict[str, Any] | None = None
    offered: dict[str, dict[str, Any]] = field(default_factory=dict)
    queue: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, slot: Mapping[str, Any] | None) -> State:
        """The state kept in a slot; a fresh one for none. Keys of an older version are dropped."""
        names = {entry.name for entry in fields(cls)}
        return cls(**{key: value for key, value in (slot or {}).items() if key in names})

    def slot(self) -> dict[str, Any]:
        """Plain data for the slot."""
        return asdict(self)


def encode(value: Any) -> Any:
    """An input's value as JSON: amounts in cents, dates in ISO form, acts as lists, « je ne sais pas » as "?"."""
    if value is UNKNOWN:
        return _UNKNOWN
    if isinstance(value, Money):
        return value.cents
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [[act.code, act.paid and act.paid.cents, act.statutory and act.statutory.cents] for act in value]
    return value


def decode(spec: InputSpec, value: Any) -> Any:
    """The exact value of an input kept as JSON."""
    if value == _UNKNOWN:
        return UNKNOWN
    if spec.type == "amount":
        return Money(int(value))
    if spec.type == "date":
        return date.fromisoformat(value)
    if spec.type == "acts":
        return tuple(
            Act(code, None if paid is None else Money(int(paid)), None if statutory is None else Money(int(statutory)))
            for code, paid, statutory in value
        )
    return int(value) if spec.type in ("integer", "age", "year", "month") else value


def decoded(specs: Mapping[str, InputSpec], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """All inputs of a state with their exact values."""
    return {name: decode(specs[name], value) for name, value in inputs.items()}
