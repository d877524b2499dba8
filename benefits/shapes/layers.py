"""How one payer of a refund pays: on what is left of one unit, up to its amounts and its cap, consumed unit after unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Union

from benefits.dated import Dated, Source
from benefits.money import ZERO, Money
from benefits.results import Line, Scalar, Text
from benefits.rules import Context

# How the period of a cap is said; the source gives none for « unspecified ».
PERIODS = {"calendar_year": "par année civile", "year": "par an", "lifetime": "une seule fois", "unspecified": "au plus"}


@dataclass(frozen=True)
class ShareOfStatutory:
    """A share of what the statutory insurance pays for the act."""

    rate: Dated[Fraction]


@dataclass(frozen=True)
class ShareOfLeft:
    """A share of what is left to pay."""

    rate: Dated[Fraction]


@dataclass(frozen=True)
class ShareOfTariff:
    """What is left, up to a share of the official tariff."""

    rate: Dated[Fraction]


@dataclass(frozen=True)
class UpTo:
    """What is left, up to an amount per unit."""

    amount: Dated[Money]


@dataclass(frozen=True)
class UpToByElement:
    """What is left, up to the amount per unit that a table gives for the element."""

    table: Dated[Mapping[str, Money]]


@dataclass(frozen=True)
class AllLeft:
    """What is left, whole; a cap limits it where there is one."""


Pays = Union[ShareOfStatutory, ShareOfLeft, ShareOfTariff, UpTo, UpToByElement, AllLeft]


@dataclass(frozen=True)
class Cap:
    """A limit over a period (a key of :data:`PERIODS`), lowered by what the input ``already`` says was received."""

    amount: Dated[Money]
    period: str
    already: str | None = None


@dataclass(frozen=True)
class Layer:
    """A payer of the mutual: the cover it belongs to, how it pays, its cap, what is open about it.

    ``most_units`` limits how many units it pays for, ``already`` at their cap. ``only_elements`` are those it pays for (none: all).
    ``same_unit_point`` is the open point shown when the total would differ if it did not pay on a unit that a layer before paid on.
    """

    cover: str
    label: str
    pays: Pays
    cap: Cap | None = None
    most_units: Dated[int] | None = None
    only_elements: tuple[str, ...] = ()
    open_points: tuple[str, ...] = ()
    same_unit_point: str | None = None

    def dated_values(self) -> Iterator[Dated]:
        """Its rate, amount or table, and its limits."""
        if isinstance(self.pays, (ShareOfStatutory, ShareOfLeft, ShareOfTariff)):
            yield self.pays.rate
        elif isinstance(self.pays, UpTo):
            yield self.pays.amount
        elif isinstance(self.pays, UpToByElement):
            yield self.pays.table
        if self.cap:
            yield self.cap.amount
        if self.most_units:
            yield self.most_units

    def pays_for(self, element: str | None) -> bool:
        """Whether it pays for an element at all."""
        return not self.only_elements or element in self.only_elements

    @property
    def by_unit(self) -> bool:
        """Whether the number of units matters to what it pays."""
        return isinstance(self.pays, (UpTo, UpToByElement)) or self.most_units is not None


@dataclass(frozen=True)
class Unit:
    """One unit of an act: what the statutory insurance pays of it, its official tariff where known, and what is left to pay."""

    element: str | None
    statutory: Money
    tariff: Money | None
    left: Money


class Account:
    """A layer within one calculation: what its cap still allows, and the line that it adds to an act."""

    def __init__(self, layer: Layer, room: Money | None, units: int | None, unit: str, context: Context) -> None:
        self.layer = layer
        self._room = self._first_room = room
        self._units = units
        self._unit = unit
        self._context = context
        self._capped = False
        self._out_of_units = False
        self._by_left: Money | None = None
        self._by_amount = False
        self._paid = ZERO
        self._left = ZERO

    def pay(self, unit: Unit) -> Money:
        """What it pays on one unit; its room and its units go down by that."""
        wanted = self._wanted(unit)
        amount = min(wanted, unit.left)
        self._left = self._left + unit.left
        if self._units is not None and self._units <= 0:
            self._out_of_units = True
            return ZERO
        if self._room is not None and self._room < amount:
            amount, self._capped = self._room, True
        elif wanted > unit.left:
            self._by_left = unit.left
        elif wanted < unit.left and isinstance(self.layer.pays, (UpTo, UpToByElement, ShareOfTariff)):
            self._by_amount = True
        if self._room is not None:
            self._room = self._room - amount
        if self._units is not None and amount.cents:
            self._units -= 1
        self._paid = self._paid + amount
        return amount

    def line(self, unit: Unit) -> Line:
        """The line for the units paid since the last one, with the formula and the limit that decided."""
        formula, source = self._formula(unit)
        line = Line(Text(self.layer.label), formula, self._paid, self.layer.label, self._limit(unit), source)
        self._paid, self._left, self._capped, self._by_left, self._by_amount = ZERO, ZERO, False, None, False
        self._out_of_units = False
        return line

    def _wanted(self, unit: Unit) -> Money:
        pays, context = self.layer.pays, self._context
        if isinstance(pays, ShareOfStatutory):
            return unit.statutory.times(context.value(pays.rate))
        if isinstance(pays, ShareOfLeft):
            return unit.left.times(context.value(pays.rate))
        if isinstance(pays, ShareOfTariff):
            return (unit.tariff or ZERO).times(context.value(pays.rate))
        if isinstance(pays, UpTo):
            amount: Money = context.value(pays.amount)
            return amount
        if isinstance(pays, UpToByElement):
            price: Money = context.value(pays.table)[unit.element]
            return price
        return unit.left

    def _formula(self, unit: Unit) -> tuple[Text, Source]:
        pays, context = self.layer.pays, self._context
        if isinstance(pays, ShareOfStatutory):
            values: dict[str, Scalar] = {"rate": context.value(pays.rate), "base": unit.statutory}
            return Text("{rate} de la part de la CNS, {base}", values), context.source_of(pays.rate)
        if isinstance(pays, ShareOfLeft):
            return Text("{rate} de ce qui reste à payer", {"rate": context.value(pays.rate)}), context.source_of(pays.rate)
        if isinstance(pays, ShareOfTariff):
            values = {"rate": context.value(pays.rate), "tariff": unit.tariff or ZERO}
            return Text("ce qui reste, jusqu’à {rate} du tarif officiel de {tariff}", values), context.source_of(pays.rate)
        if isinstance(pays, (UpTo, UpToByElement)):
            values = {"amount": self._wanted(unit), "unit": self._unit}
            source = context.source_of(pays.amount if isinstance(pays, UpTo) else pays.table)
            return Text("ce qui reste, jusqu’à {amount} par {unit}", values), source
        source = context.source_of(self.layer.cap.amount) if self.layer.cap else context.rule.source
        return Text("ce qui reste à payer, {left}", {"left": self._left}), source

    def _limit(self, unit: Unit) -> Text | None:
        if self._out_of_units and self.layer.most_units is not None:
            return Text("{n} {unit} par an", {"n": self._context.value(self.layer.most_units), "unit": self._unit})
        if self._capped and self.layer.cap is not None:
            cap, words = self._context.value(self.layer.cap.amount), PERIODS[self.layer.cap.period]
            if self._first_room is not None and self._first_room < cap:
                return Text("plafond de {cap} " + words + ", dont il reste {room}", {"cap": cap, "room": self._first_room})
            return Text("plafond de {cap} " + words, {"cap": cap})
        if self._by_left is not None:
            return Text("ce qui reste à payer, {left}", {"left": self._by_left})
        if self._by_amount:
            if isinstance(self.layer.pays, ShareOfTariff):
                values: dict[str, Scalar] = {"rate": self._context.value(self.layer.pays.rate), "tariff": unit.tariff or ZERO}
                return Text("{rate} du tarif officiel de {tariff}", values)
            return Text("plafond de {amount} par {unit}", {"amount": self._wanted(unit), "unit": self._unit})
        return None


def at_most(layer: Layer, element: str | None, unit: str, context: Context) -> Text:
    """What a layer pays at most, in words, for somebody who does not know the price."""
    pays, parts = layer.pays, []
    values: dict[str, Scalar] = {"label": layer.label, "unit": unit}
    if isinstance(pays, (UpTo, UpToByElement)):
        values["amount"] = context.value(pays.amount) if isinstance(pays, UpTo) else context.value(pays.table)[element]
        parts.append("jusqu’à {amount} par {unit}")
    elif isinstance(pays, ShareOfTariff):
        values["rate"] = context.value(pays.rate)
        parts.append("jusqu’à {rate} du tarif officiel")
    elif isinstance(pays, ShareOfLeft):
        values["rate"] = context.value(pays.rate)
        parts.append("{rate} de ce qui reste à payer")
    elif isinstance(pays, ShareOfStatutory):
        values["rate"] = context.value(pays.rate)
        parts.append("{rate} de la part de la CNS")
    if layer.cap is not None:
        values["cap"] = context.value(layer.cap.amount)
        words = "" if layer.cap.period == "unspecified" else f" {PERIODS[layer.cap.period]}"
        parts.append("jusqu’à {cap}" + words)
    return Text("{label} : " + (", ".join(parts) or "tout ce qui reste à payer"), values)
