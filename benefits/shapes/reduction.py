"""Shape `reduction`: a share to pay is lowered, by a percentage or by a flat amount that depends on a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from benefits.dated import Dated
from benefits.money import Money
from benefits.results import Calculated, Line, Text
from benefits.rules import Context, Template


@dataclass(frozen=True)
class ByRate:
    """Lowered by a share of itself."""

    rate: Dated[Fraction]


@dataclass(frozen=True)
class ByChoice:
    """Lowered by the flat amount of the chosen option, never below zero."""

    choice_input: str
    amounts: Mapping[str, Dated[Money]]


@dataclass(frozen=True)
class Reduction:
    """The body of a reduction rule: ``share_input`` is the share paid without the reduction, ``label`` how it is called."""

    by: ByRate | ByChoice
    headline: Template
    share_input: str
    label: str

    def needed_inputs(self) -> frozenset[str]:
        """The share, and the choice where the reduction depends on one."""
        return frozenset({self.share_input} | ({self.by.choice_input} if isinstance(self.by, ByChoice) else set()))

    def dated_values(self) -> tuple[Dated, ...]:
        """The rate or the flat amounts."""
        return (self.by.rate,) if isinstance(self.by, ByRate) else tuple(self.by.amounts.values())

    def compute(self, context: Context) -> Calculated:
        """What the reduction takes off and what is left to pay."""
        share = context.inputs[self.share_input]
        limit = None
        if isinstance(self.by, ByRate):
            rate = context.value(self.by.rate)
            off = share.times(rate)
            formula, source = Text("{rate} de {share}", {"rate": rate, "share": share}), context.source_of(self.by.rate)
        else:
            option = context.inputs[self.by.choice_input]
            flat = context.value(self.by.amounts[option])
            off = min(flat, share)
            formula, source = Text("montant fixe de {flat}", {"flat": flat}), context.source_of(self.by.amounts[option])
            if flat > share:
                limit = Text("votre part, {share}", {"share": share})
        remaining = share - off
        lines = (
            Line(Text(self.label), Text("montant que vous indiquez"), share),
            Line(Text("Réduction"), formula, off, limit=limit, source=source),
        )
        headline = context.fill(self.headline, share=share, reduction=off, remaining=remaining)
        return Calculated(context.rule.id, context.day, headline, lines, context.figures, refund=off, paid=share, remaining=remaining)
