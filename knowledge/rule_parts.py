"""What the builders of rules share: references, conditions, and amounts in questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from benefits.conditions import Condition
from benefits.dated import Dated
from benefits.money import Money, parse_decimal
from knowledge import rule_schema
from knowledge.build import Values
from knowledge.vocabulary_schema import Input

Inputs = Mapping[str, Input]
_COMPARABLE: Mapping[str, type] = {
    "integer": int,
    "age": int,
    "year": int,
    "month": int,
    "amount": Money,
    "decimal": Decimal,
    "date": date,
    "yes_no": bool,
}


def conditions(specs: Sequence[rule_schema.ConditionSpec], values: Values, inputs: Inputs) -> tuple[Condition, ...]:
    """Conditions that can be decided."""
    return tuple(_condition(spec, values, inputs) for spec in specs)


def _condition(spec: rule_schema.ConditionSpec, values: Values, inputs: Inputs) -> Condition:
    """A condition that can be decided: its value is of the input's type; for a number a text is the id of a dated value."""
    if spec.input not in inputs:
        raise ValueError(f"{spec.input!r} is no input of the vocabulary (knowledge/inputs.yml): add it there, or correct the name")
    if spec.operator == "known":
        if not isinstance(spec.value, bool):
            raise ValueError(f"`known` is true or false, not {spec.value!r}")
        return Condition(spec.input, spec.operator, spec.value)
    several = spec.operator in ("in", "not_in")
    if several != isinstance(spec.value, list):
        raise ValueError(f"`{spec.operator}` takes {'a list of values' if several else 'one value'}, not {spec.value!r}")
    if not several:
        return Condition(spec.input, spec.operator, _compared(inputs[spec.input], spec.value, values))
    bounds = tuple(_compared(inputs[spec.input], item, values) for item in spec.value)
    for item, bound in zip(spec.value, bounds, strict=True):
        if isinstance(bound, Dated):
            raise ValueError(f"`{spec.operator}` takes fixed values, and {item!r} is a dated one: use `is`, one condition each")
    return Condition(spec.input, spec.operator, bounds)


def _compared(entry: Input, raw: Any, values: Values) -> Any:
    """What an input is compared with: an option of a choice, a dated value by its id, or a literal of the input's type."""
    if entry.type == "choice":
        options = [option.id for option in entry.options]
        if raw not in options:
            raise ValueError(f"{raw!r} is no option of {entry.id}: its options are {', '.join(options)}")
        return raw
    wanted = _COMPARABLE.get(entry.type)
    if wanted is None:
        raise ValueError(f"{entry.id} cannot be compared: use `known`")
    bound = ref(values, raw) if isinstance(raw, str) else raw
    found = [version.value for version in bound.versions] if isinstance(bound, Dated) else [bound]
    if any(type(item) is not wanted for item in found):
        raise ValueError(f"{entry.id} is of type {entry.type} and cannot be compared with {raw!r}: use a value of that type")
    return bound


def given(name: str, raw: Any, inputs: Inputs) -> Any:
    """A default or an assumed value: an amount stands in quotes, the rest as it is."""
    kind = inputs[name].type if raw is not None and name in inputs else ""
    return Money.parse(raw) if kind == "amount" else parse_decimal(raw) if kind == "decimal" else raw


def ref(values: Values, name: str) -> Dated:
    """A dated value or table by its id."""
    if name not in values:
        raise ValueError(f"{name!r} is no known value or table: add it under `values` or `tables`, or correct the name")
    return values[name]
