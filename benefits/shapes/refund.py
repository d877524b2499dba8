"""Shape `refund`: several layers pay one after the other on the acts of an invoice.

Each layer pays on what the layers before it left, so that no euro paid is refunded twice and the refunds together never
exceed what was paid. Caps are consumed act after act, with what was already received.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Union

from benefits.conditions import Condition, all_hold
from benefits.dated import Dated
from benefits.inputs import Act, InputError, known
from benefits.money import ZERO, Money, total
from benefits.results import Calculated, Line, Missing, Text
from benefits.rules import Context, Template

STATUTORY = "CNS"

_YOURS = Text("montant que vous indiquez")
_FROM_TABLE = Text("montant donné en exemple par la brochure")
_NONE_GIVEN = Text("aucune part indiquée")
_NO_MORE_THAN_INVOICED = Text("limitée au montant facturé")


@dataclass(frozen=True)
class ShareOfStatutory:
    """A share of what the statutory insurance pays for the act."""

    rate: Dated[Fraction]


@dataclass(frozen=True)
class UpTo:
    """The cost left, up to an amount per act."""

    amount: Dated[Money]


@dataclass(frozen=True)
class AllLeft:
    """The cost left, whole; a cap limits it."""


Pays = Union[ShareOfStatutory, UpTo, AllLeft]


@dataclass(frozen=True)
class Cap:
    """A limit over a period (``calendar_year``, ``lifetime``), lowered by what the input ``already`` says was received."""

    amount: Dated[Money]
    period: str
    already: str | None = None


@dataclass(frozen=True)
class Layer:
    """A payer of the mutual: the cover it belongs to, how it pays, its cap, what is open about it."""

    cover: str
    label: str
    pays: Pays
    cap: Cap | None = None
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """The layers that pay when the conditions hold. ``acts`` names the input that lists acts, None for one single invoice."""

    when: tuple[Condition, ...]
    layers: tuple[Layer, ...]
    headline: Template
    acts: str | None = None
    table: Dated[Mapping[str, Act]] | None = None


@dataclass(frozen=True)
class _Priced:
    """An act with both its amounts, and whether each is the member's own."""

    code: str | None
    paid: Money
    statutory: Money
    own_paid: bool
    own_statutory: bool


@dataclass(frozen=True)
class Refund:
    """The body of a refund rule. ``covers`` are ordered: each includes the ones before it."""

    covers: tuple[str, ...]
    cases: tuple[Case, ...]
    cover_input: str = "couverture"
    paid_input: str = "montant_facture"
    statutory_input: str = "montant_cns"

    def needed_inputs(self) -> frozenset[str]:
        """The cover, the amounts, the acts and what was already received."""
        names = {self.cover_input, self.paid_input, self.statutory_input}
        for case in self.cases:
            names |= {condition.input for condition in case.when} | ({case.acts} if case.acts else set())
            names |= {layer.cap.already for layer in case.layers if layer.cap and layer.cap.already}
        return frozenset(names)

    def dated_values(self) -> tuple[Dated, ...]:
        """Rates, amounts, caps and tables of all cases."""
        found: list[Dated] = []
        for case in self.cases:
            found += [case.table] if case.table else []
            found += [condition.value for condition in case.when if isinstance(condition.value, Dated)]
            for layer in case.layers:
                if isinstance(layer.pays, ShareOfStatutory):
                    found.append(layer.pays.rate)
                elif isinstance(layer.pays, UpTo):
                    found.append(layer.pays.amount)
                found += [layer.cap.amount] if layer.cap else []
        return tuple(found)

    def compute(self, context: Context) -> Calculated | Missing:
        """The statement: per act the statutory share, then each layer of the member's cover; totals and what is left."""
        case = next(case for case in self.cases if all_hold(case.when, context.inputs, context.day))
        acts = self._acts(case, context)
        if acts is None:
            return Missing(
                context.rule.id,
                case.acts or self.paid_input,
                Text("Je ne peux pas répartir une somme sur plusieurs actes : donnez le montant de chaque acte."),
            )
        layers = [layer for layer in case.layers if self._includes(context, layer)]
        room = {id(layer): self._room(layer, context) for layer in layers if layer.cap}
        lines: list[Line] = []
        refund, remaining = ZERO, ZERO
        for act in acts:
            statutory_pays = min(act.statutory, act.paid)
            left = act.paid - statutory_pays
            lines += self._invoice_lines(act, statutory_pays, case, context)
            for layer in layers:
                line = _layer_line(layer, act.statutory, left, room.get(id(layer)), context)
                amount = line.amount or ZERO
                left, refund = left - amount, refund + amount
                if id(layer) in room:
                    room[id(layer)] = room[id(layer)] - amount
                lines.append(line)
            remaining = remaining + left
        paid_in_all = total(act.paid for act in acts)
        headline = context.fill(case.headline, refund=refund, remaining=remaining, paid=paid_in_all)
        points = tuple(point for layer in layers for point in layer.open_points)
        return Calculated(
            context.rule.id, context.day, headline, tuple(lines), context.figures, refund, paid_in_all, remaining, open_points=points
        )

    def _acts(self, case: Case, context: Context) -> tuple[_Priced, ...] | None:
        """The acts with their amounts: the member's own where given, else the table's; None when one sum is given for several.

        Raises:
            InputError: when the table does not know a code.
        """
        paid, statutory = known(context.inputs, self.paid_input), known(context.inputs, self.statutory_input)
        named = known(context.inputs, case.acts) if case.acts else None
        if not named:
            return (_Priced(None, paid or ZERO, statutory or ZERO, True, statutory is not None),) if paid is not None else None
        table = context.value(case.table) if case.table else {}
        for act in named:
            if act.code not in table:
                raise InputError(case.acts or "", "option", f"{act.code} is none of {', '.join(table)}")
        if len(named) > 1 and (
            (paid is not None and not all(act.paid for act in named)) or (statutory is not None and not all(act.statutory for act in named))
        ):
            return None
        return tuple(_priced(act, table[act.code], paid, statutory) for act in named)

    def _invoice_lines(self, act: _Priced, statutory_pays: Money, case: Case, context: Context) -> list[Line]:
        """What was invoiced and what the statutory insurance pays, each with where the amount comes from."""
        table = context.source_of(case.table) if case.table and act.code else None
        if statutory_pays < act.statutory:
            share = Line(Text("Part de la CNS"), _NO_MORE_THAN_INVOICED, statutory_pays, STATUTORY)
        elif act.own_statutory:
            share = Line(Text("Part de la CNS"), _YOURS, statutory_pays, STATUTORY)
        else:
            share = Line(Text("Part de la CNS"), _FROM_TABLE if act.code else _NONE_GIVEN, statutory_pays, STATUTORY, source=table)
        return [
            Line(
                Text("Acte {code}", {"code": act.code}) if act.code else Text("Votre facture"),
                _YOURS if act.own_paid else _FROM_TABLE,
                act.paid,
                source=None if act.own_paid else table,
            ),
            share,
        ]

    def _includes(self, context: Context, layer: Layer) -> bool:
        return self.covers.index(layer.cover) <= self.covers.index(context.inputs[self.cover_input])

    def _room(self, layer: Layer, context: Context) -> Money:
        assert layer.cap
        already = known(context.inputs, layer.cap.already) if layer.cap.already else None
        return (context.value(layer.cap.amount) - (already or ZERO)).floor()


def _priced(act: Act, example: Act, paid: Money | None, statutory: Money | None) -> _Priced:
    """An act's amounts: its own, else the one sum given, else the table's."""
    own_paid, own_statutory = act.paid or paid, act.statutory if act.statutory is not None else statutory
    return _Priced(
        act.code,
        own_paid or example.paid or ZERO,
        own_statutory if own_statutory is not None else example.statutory or ZERO,
        own_paid is not None,
        own_statutory is not None,
    )


def _layer_line(layer: Layer, statutory: Money, left: Money, room: Money | None, context: Context) -> Line:
    """What one layer pays of one act, with the formula and the limit that decided."""
    limit = None
    if isinstance(layer.pays, ShareOfStatutory):
        rate = context.value(layer.pays.rate)
        amount = statutory.times(rate)
        formula = Text("{rate} de la part de la CNS, {base}", {"rate": rate, "base": statutory})
        source = context.source_of(layer.pays.rate)
    elif isinstance(layer.pays, UpTo):
        amount = context.value(layer.pays.amount)
        formula = Text("ce qui reste, jusqu’à {amount} par acte", {"amount": amount})
        source = context.source_of(layer.pays.amount)
        if amount < left:
            limit = Text("plafond de {amount} par acte", {"amount": amount})
    else:
        amount = left
        formula = Text("ce qui reste à payer, {left}", {"left": left})
        source = context.rule.source
    if room is not None and layer.cap is not None:
        cap = context.value(layer.cap.amount)
        source = context.source_of(layer.cap.amount)
        if room < min(amount, left):
            amount = room
            words = "une seule fois" if layer.cap.period == "lifetime" else "par année civile"
            limit = Text("plafond de {cap} " + words, {"cap": cap})
            if room < cap:
                limit = Text("plafond de {cap} " + words + ", dont il reste {room}", {"cap": cap, "room": room})
    if amount > left:
        amount = left
        limit = Text("ce qui reste à payer, {left}", {"left": left})
    return Line(Text(layer.label), formula, amount, layer.label, limit, source)
