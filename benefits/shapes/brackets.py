"""Shape `brackets`: the ceiling of an income bracket, lowered or fixed by a status, and what is refunded above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benefits.conditions import Condition, all_hold
from benefits.dated import Dated
from benefits.inputs import known
from benefits.money import ZERO, Money, total
from benefits.results import Calculated, Line, NotCovered, Refused, Text
from benefits.rules import Context, Template


@dataclass(frozen=True)
class Bracket:
    """Incomes from ``lower`` to ``upper``, both included (None: without end), and the ceiling they give."""

    lower: Money
    upper: Money | None
    value: Money


@dataclass(frozen=True)
class Fixed:
    """A ceiling that does not hang on the income, where the conditions hold."""

    when: tuple[Condition, ...]
    label: str
    amount: Dated[Money]
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reduction:
    """What the ceiling is lowered by where the conditions hold; ``note`` says under which reservation."""

    when: tuple[Condition, ...]
    label: str
    amount: Dated[Money]
    note: Template | None = None
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Threshold:
    """What several amounts must reach, each, for the reductions to apply, unless the conditions hold. Where only their sum reaches it,
    the source leaves it open (``only_sum``); where not even that, they don't apply (``not_reached``)."""

    inputs: tuple[str, ...]
    amount: Dated[Money]
    only_sum: Template
    not_reached: Template
    unless: tuple[Condition, ...]
    open_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brackets:
    """The body of a brackets rule: a ceiling given, fixed by a status, or read from the bracket of the income; then its reductions;
    then what the shares paid exceed it by."""

    table: Dated[Sequence[Bracket]] | None
    fixed: tuple[Fixed, ...]
    reductions: tuple[Reduction, ...]
    headline: Template
    above: Template
    below: Template
    income_input: str | None = None
    ceiling_input: str | None = None
    shares_input: str | None = None
    threshold: Threshold | None = None

    def needed_inputs(self) -> frozenset[str]:
        """The income, the ceiling, the shares paid, and what the conditions look at."""
        names = {name for name in (self.income_input, self.ceiling_input, self.shares_input) if name}
        for when in [fixed.when for fixed in self.fixed] + [reduction.when for reduction in self.reductions]:
            names |= {condition.input for condition in when}
        if self.threshold:
            names |= set(self.threshold.inputs) | {condition.input for condition in self.threshold.unless}
        return frozenset(names)

    def dated_values(self) -> tuple[Dated, ...]:
        """The brackets, the fixed ceilings and the reductions."""
        found: list[Dated] = [self.table] if self.table else []
        found += [fixed.amount for fixed in self.fixed] + [reduction.amount for reduction in self.reductions]
        return tuple(found + ([self.threshold.amount] if self.threshold else []))

    def compute(self, context: Context) -> Calculated | Refused | NotCovered:
        """The ceiling with how it came about, and with the shares paid what is refunded and what remains."""
        stopped = self._below_threshold(self.threshold, context) if self.threshold else None
        if stopped is not None:
            return stopped
        ceiling, line, points = self._ceiling(context)
        lines = [line]
        notes: list[Text] = []
        for reduction in self.reductions:
            if all_hold(reduction.when, context.inputs, context.day):
                off = min(context.value(reduction.amount), ceiling)
                ceiling = ceiling - off
                lines.append(Line(Text(reduction.label), Text("à déduire"), off, source=context.source_of(reduction.amount)))
                lines.append(Line(Text("Plafond réduit"), Text("après la réduction"), ceiling))
                notes += [context.fill(reduction.note)] if reduction.note else []
                points += reduction.open_points
        shares = known(context.inputs, self.shares_input) if self.shares_input else None
        if shares is None:
            headline = context.fill(self.headline, ceiling=ceiling)
            return Calculated(context.rule.id, context.day, headline, tuple(lines), context.figures, notes=tuple(notes), open_points=points)
        refund = (shares - ceiling).floor()
        lines.append(Line(Text("Tickets modérateurs payés"), Text("montant que vous indiquez"), shares))
        lines.append(Line(Text("Au-delà du plafond"), Text("{shares} − {ceiling}", {"shares": shares, "ceiling": ceiling}), refund))
        template = self.above if refund.cents else self.below
        headline = context.fill(
            template, ceiling=ceiling, shares=shares, refund=refund, remaining=shares - refund, missing=(ceiling - shares).floor()
        )
        return Calculated(
            context.rule.id,
            context.day,
            headline,
            tuple(lines),
            context.figures,
            refund,
            shares,
            shares - refund,
            notes=tuple(notes),
            open_points=points,
        )

    def _below_threshold(self, threshold: Threshold, context: Context) -> Refused | NotCovered | None:
        """Why the threshold is not met; None where it is, or is not needed."""
        if threshold.unless and all_hold(threshold.unless, context.inputs, context.day):
            return None
        amounts = [known(context.inputs, name) or ZERO for name in threshold.inputs]
        needed = context.value(threshold.amount)
        if all(amount >= needed for amount in amounts):
            return None
        source = context.source_of(threshold.amount)
        if total(amounts) >= needed:
            text = context.fill(threshold.only_sum)
            return NotCovered(context.rule.id, text, context.rule.contact, source, context.figures, threshold.open_points)
        return Refused(context.rule.id, context.fill(threshold.not_reached), source, context.figures)

    def _ceiling(self, context: Context) -> tuple[Money, Line, tuple[str, ...]]:
        """The ceiling before any reduction, with what is open about it: the member's own, a fixed one, or that of the income's bracket."""
        given = known(context.inputs, self.ceiling_input) if self.ceiling_input else None
        if given is not None:
            return given, Line(Text("Plafond"), Text("montant que vous indiquez"), given), ()
        for fixed in self.fixed:
            if all_hold(fixed.when, context.inputs, context.day):
                amount = context.value(fixed.amount)
                line = Line(Text("Plafond"), Text(fixed.label), amount, source=context.source_of(fixed.amount))
                return amount, line, fixed.open_points
        assert self.table is not None
        assert self.income_input is not None
        income = context.inputs[self.income_input]
        bracket = next(bracket for bracket in context.value(self.table) if bracket.upper is None or income <= bracket.upper)
        if bracket.upper is None:
            formula = Text("revenus à partir de {lower:exact}", {"lower": bracket.lower})
        else:
            formula = Text("revenus de {lower:exact} à {upper:exact}", {"lower": bracket.lower, "upper": bracket.upper})
        return bracket.value, Line(Text("Plafond"), formula, bracket.value, source=context.source_of(self.table)), ()
