"""What a conversation remembers from one message to the next: small, plain data that fits a Rasa slot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from benefits.inputs import UNKNOWN, Act, InputSpec
from benefits.money import Money

_UNKNOWN = "?"


@dataclass
class State:
    """The memory of a conversation.

    ``subject`` is the last one answered; ``rule`` and ``inputs`` the calculation under way or last done, the inputs as
    JSON; ``parts`` all calculations of a statement with several, of which ``part`` is the one in hand; ``pending`` what was just asked
    (``kind``: input, mutual, period, basis); ``offered`` what each button means, by its
    folded title; ``queue`` questions of the same message that wait for their turn; ``said`` what
    was answered of the services of all mutuals while the member's was unknown;
    ``question`` the one that was last answered
    with an article; ``member`` what the member said of themselves (cover, status…), for the calculations to come;
    ``past`` the inputs of the last calculations by rule, for « revenons à l'orthodontie »;
    ``people`` how many persons are in the case of the calculation in hand, and ``ages`` their ages, or those that the one's birth year
    leaves open; ``who`` is the person it is about, where one was named, and ``family`` the calculations of the persons before;
    ``told`` what the assistant says once in a conversation (condolences, the list of subjects).
    """

    mutual: str | None = None
    channel_mutual: str | None = None
    subject: str | None = None
    rule: str | None = None
    inputs: dict[str, Any] = field(default_factory=dict)
    pending: dict[str, Any] | None = None
    offered: dict[str, dict[str, Any]] = field(default_factory=dict)
    queue: list[dict[str, Any]] = field(default_factory=list)
    parts: list[dict[str, Any]] = field(default_factory=list)
    part: int = 0
    question: dict[str, Any] | None = None
    member: dict[str, Any] = field(default_factory=dict)
    past: dict[str, dict[str, Any]] = field(default_factory=dict)
    ages: list[int] = field(default_factory=list)
    people: int = 1
    said: str | None = None
    told: list[str] = field(default_factory=list)
    who: str | None = None
    family: list[dict[str, Any]] = field(default_factory=list)

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
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [encode_act(act) for act in value]
    return value


def encode_act(act: Act) -> list[Any]:
    """A line of an invoice as JSON; what was not said of it at the end is left out."""
    paid = _UNKNOWN if act.paid is UNKNOWN else act.paid.cents if isinstance(act.paid, Money) else None
    plain = [act.code, paid, None if act.statutory is None else act.statutory.cents]
    return plain + ([act.count, act.whole] if act.count is not None or act.whole else [])


def decode_act(plain: Sequence[Any]) -> Act:
    """The line of an invoice kept as JSON."""
    code, paid, statutory, count, whole = [*plain, None, False][:5] if len(plain) == 3 else plain
    amount = UNKNOWN if paid == _UNKNOWN else None if paid is None else Money(int(paid))
    return Act(code, amount, None if statutory is None else Money(int(statutory)), count, bool(whole))


def decode(spec: InputSpec, value: Any) -> Any:
    """The exact value of an input kept as JSON."""
    if value == _UNKNOWN:
        return UNKNOWN
    if spec.type == "amount":
        return Money(int(value))
    if spec.type == "date":
        return date.fromisoformat(value)
    if spec.type == "acts":
        return tuple(decode_act(plain) for plain in value)
    if spec.type == "decimal":
        return Decimal(value)
    return int(value) if spec.type in ("integer", "age", "year", "month") else value


def decoded(specs: Mapping[str, InputSpec], inputs: Mapping[str, Any]) -> dict[str, Any]:
    """All inputs of a state with their exact values."""
    return {name: decode(specs[name], value) for name, value in inputs.items()}
